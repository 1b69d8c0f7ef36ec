"""Pay of the month: python3 payroll.py slips 2026-10, or: python3 payroll.py summary 2026-10"""

import sys

from rates import read_rates
from shifts import of_month, read_shifts
from slips import slip
from staff import read_staff
from summary import summary


def lines_of(name):
    """Return the lines of a file that are not empty, without its heading."""
    with open(name, encoding="utf-8") as source:
        return [line for line in source if line.strip()][1:]


def main(arguments):
    """Print what is asked for; return the exit code."""
    if len(arguments) != 2 or arguments[0] not in ("slips", "summary"):
        print("usage: payroll.py slips|summary YEAR-MONTH", file=sys.stderr)
        return 2
    command, month = arguments
    try:
        rates = read_rates(lines_of("rates.csv"))
        staff = read_staff(lines_of("staff.csv"))
        shifts = of_month(read_shifts(lines_of("shifts.csv")), month)
        if command == "slips":
            printed = [slip(person, shifts, rates) for person in staff.values()]
        else:
            printed = [summary(staff, shifts, rates)]
    except (ValueError, LookupError) as error:
        print(f"payroll: {error.args[0]}", file=sys.stderr)
        return 1
    print("\n".join(text for text in printed if text))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
