"""The people on the payroll."""

from collections import namedtuple

Person = namedtuple("Person", "number name department")


def read_staff(lines):
    """Return the people that stand in lines such as `101;Ilse Maes;shop`, by number."""
    staff = {}
    for number, line in enumerate(lines, start=1):
        person = Person(*line.strip().split(";"))
        if person.number in staff:
            raise ValueError(f"staff, line {number}: {person.number} is already taken")
        staff[person.number] = person
    return staff
