"""What the month costs in each department."""

from money import euros, hours, pay
from rates import rate_on


def summary(staff, shifts, rates):
    """Return one line for each department that worked, in alphabetical order."""
    minutes, cost, people = {}, {}, {}
    for shift in shifts:
        if shift.number not in staff:
            raise LookupError(f"nobody has number {shift.number}")
        department = staff[shift.number].department
        earned = pay(shift.minutes, rate_on(rates, department, shift.day))
        minutes[department] = minutes.get(department, 0) + shift.minutes
        cost[department] = cost.get(department, 0) + earned
        people.setdefault(department, set()).add(shift.number)
    return "\n".join(
        f"{department}: {len(people[department])} people, "
        f"{hours(minutes[department])} h, {euros(cost[department])}"
        for department in sorted(minutes)
    )
