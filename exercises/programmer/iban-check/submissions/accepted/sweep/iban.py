"""Checks on the account numbers of a payment batch."""

from string import ascii_uppercase, digits

SIGNS = digits + ascii_uppercase
VALUES = {sign: value for value, sign in enumerate(SIGNS)}
LENGTH_BY_COUNTRY = dict(BE=16, DE=22, FR=27, LU=20, NL=18)


class Iban:
    """An account number, as it is kept in a computer."""

    def __init__(self, text):
        self.text = "".join(text.split(" ")).upper()

    @property
    def country(self):
        return self.text[:2]

    @property
    def account(self):
        return self.text[4:]

    def is_well_formed(self):
        if LENGTH_BY_COUNTRY.get(self.country) != len(self.text):
            return False
        if any(sign not in VALUES for sign in self.text):
            return False
        check = self.text[2:4]
        return all(sign in digits for sign in check) and "02" <= check <= "98"

    def remainder(self):
        result = 0
        for sign in self.account + self.text[:4]:
            value = VALUES[sign]
            result = (result * (10 if value < 10 else 100) + value) % 97
        return result

    def keeps_national_rule(self):
        if self.country != "BE":
            return True
        if not set(self.account) <= set(digits):
            return False
        front, check = divmod(int(self.account), 100)
        return check == (front % 97 or 97)

    def is_valid(self):
        return self.is_well_formed() and self.remainder() == 1 and self.keeps_national_rule()


def is_valid(text):
    """Say whether the text is a valid IBAN."""
    return text.isascii() and Iban(text).is_valid()


def repeated(ibans):
    """Return the IBANs that occur more than once, in the order in which they first occur."""
    again = {}
    for text in ibans:
        iban = Iban(text).text
        again[iban] = iban in again
    return [iban for iban in again if again[iban]]


def questions(ibans, names):
    """Return the codes of the banks that must still be asked for, each of them once."""
    found = []
    seen = set(names)
    for one in map(Iban, ibans):
        code = one.account[:3]
        if one.country == "BE" and code not in seen:
            seen.add(code)
            found.append(code)
    return found


def bank_names(ibans, names):
    """Return the name of the bank of each IBAN, or None."""
    batch = [Iban(text) for text in ibans]
    return [names.get(one.account[:3]) if one.country == "BE" else None for one in batch]


def blocked(ibans, ranges):
    """Return the IBANs whose account number lies in one of the blocked ranges.

    Walks once over beginnings, accounts and ends, in the order of the numbers.
    """
    batch = [Iban(text) for text in ibans]
    marks = []
    for number, (first, last) in enumerate(ranges, 1):
        if not (is_account(first) and is_account(last) and first <= last):
            raise ValueError(f"range {number} is none: {first} to {last}")
        marks += [(first, 0, 0), (last, 2, 0)]
    marks += [(one.account, 1, place) for place, one in enumerate(batch) if one.country == "BE"]
    open_ranges, hits = 0, set()
    for _account, kind, place in sorted(marks):
        if kind == 1 and open_ranges:
            hits.add(place)
        open_ranges += (1, 0, -1)[kind]
    return [one.text for place, one in enumerate(batch) if place in hits]


def is_account(text):
    """Say whether this can be a Belgian account number."""
    return len(text) == 12 and all(sign in digits for sign in text)
