"""The pay slip of one person."""

from money import euros, hours, pay
from rates import rate_on

VOUCHER_FROM = 6 * 60


def slip(person, shifts, rates):
    """Return the slip of one month, or nothing for somebody who did not work."""
    own = [shift for shift in shifts if shift.number == person.number]
    if not own:
        return ""
    text = [f"{person.number} {person.name} ({person.department})"]
    total = 0
    for shift in own:
        cents = rate_on(rates, person.department, shift.day)
        earned = pay(shift.minutes, cents)
        total += earned
        text.append(f"  {shift.day:<10} {hours(shift.minutes)} h x {euros(cents)} = {euros(earned)}")
    vouchers = sum(shift.minutes >= VOUCHER_FROM for shift in own)
    worked = sum(shift.minutes for shift in own)
    text.append(f"  total      {hours(worked)} h, {euros(total)}, {vouchers} meal vouchers")
    return "\n".join(text)
