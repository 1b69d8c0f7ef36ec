"""Checks on the account numbers of a payment batch."""

import re
from bisect import bisect_right
from collections import Counter

LENGTHS = {"BE": 16, "DE": 22, "FR": 27, "LU": 20, "NL": 18}
FORM = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]+")
BELGIAN = re.compile(r"[0-9]{12}")
MODULUS = 97


def is_valid(text):
    """Say whether the text is a valid IBAN."""
    if not text.isascii():
        return False
    iban = compact(text)
    if LENGTHS.get(iban[:2]) != len(iban) or not FORM.fullmatch(iban):
        return False
    number = "".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])
    return int(number) % MODULUS == 1 and (iban[:2] != "BE" or is_belgian(iban[4:]))


def is_belgian(account):
    """Say whether twelve digits end in the check digits of the ten before them."""
    if not BELGIAN.fullmatch(account):
        return False
    return int(account[10:]) == (int(account[:10]) % MODULUS or MODULUS)


def compact(text):
    """Return the IBAN without spaces, in capitals."""
    return text.replace(" ", "").upper()


def repeated(ibans):
    """Return the IBANs that occur more than once, in the order in which they first occur."""
    counts = Counter(map(compact, ibans))
    return [iban for iban, count in counts.items() if count > 1]


def questions(ibans, names):
    """Return the codes of the banks that must still be asked for, each of them once."""
    codes = dict.fromkeys(bank_code(iban) for iban in map(compact, ibans))
    return [code for code in codes if code and code not in names]


def bank_names(ibans, names):
    """Return the name of the bank of each IBAN, or None."""
    return [names.get(bank_code(iban)) for iban in map(compact, ibans)]


def bank_code(iban):
    """Return the code of the bank of a Belgian account, or None."""
    return iban[4:7] if iban.startswith("BE") else None


def blocked(ibans, ranges):
    """Return the IBANs whose account number lies in one of the blocked ranges."""
    merged = merge(ranges)
    begins = [first for first, _last in merged]
    found = []
    for iban in map(compact, ibans):
        account = iban[4:]
        place = bisect_right(begins, account)
        if iban.startswith("BE") and place and account <= merged[place - 1][1]:
            found.append(iban)
    return found


def merge(ranges):
    """Return the ranges in order, those that overlap joined."""
    merged = []
    for first, last in sorted(checked(ranges)):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def checked(ranges):
    """Yield the ranges; the first that is none is refused by its number."""
    for number, (first, last) in enumerate(ranges, start=1):
        if not BELGIAN.fullmatch(first) or not BELGIAN.fullmatch(last) or first > last:
            raise ValueError(f"range {number}: {first}-{last} is no range of account numbers")
        yield first, last
