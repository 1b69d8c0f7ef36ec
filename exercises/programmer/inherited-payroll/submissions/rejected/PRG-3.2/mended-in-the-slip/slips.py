"""The pay slip of one person."""

from datetime import date

from money import euros, hours, pay

VOUCHER_FROM = 6 * 60


def rate_of(rates, department, day):
    """Return the rate of a day, also in October."""
    as_date = {begin: date(*map(int, begin.split("-"))) for _, begin, _ in rates}
    today = date(*map(int, day.split("-")))
    begun = [r for r in rates if r[0] == department and as_date[r[1]] <= today]
    if not begun:
        raise LookupError(f"no rate for {department} on {day}")
    return max(begun, key=lambda rate: as_date[rate[1]])[2]


def slip(person, shifts, rates):
    """Return the slip of one month, or nothing for somebody who did not work."""
    own = [shift for shift in shifts if shift.number == person.number]
    if not own:
        return ""
    text = [f"{person.number} {person.name} ({person.department})"]
    total = 0
    for shift in own:
        cents = rate_of(rates, person.department, shift.day)
        earned = pay(shift.minutes, cents)
        total += earned
        text.append(f"  {shift.day:<10} {hours(shift.minutes)} h x {euros(cents)} = {euros(earned)}")
    vouchers = sum(shift.minutes >= VOUCHER_FROM for shift in own)
    worked = sum(shift.minutes for shift in own)
    text.append(f"  total      {hours(worked)} h, {euros(total)}, {vouchers} meal vouchers")
    return "\n".join(text)
