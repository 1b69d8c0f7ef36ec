"""The fault is gone, at its root, with a test of its own; nothing else has changed."""

import difflib
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
START = {path.name: path.read_text(encoding="utf-8") for path in (FIXTURES / "start").iterdir()}
MENDED = {path.stem: path.read_text(encoding="utf-8") for path in (FIXTURES / "mended").iterdir()}
MODULES = {name: text for name, text in START.items()
           if name.endswith(".py") and not name.startswith("test")}  # fmt: skip
MOST_CHANGED = 16
REPRODUCED = pytest.mark.indicator("PRG-3.1")
ROOT = pytest.mark.indicator("PRG-3.2")
PASSES = pytest.mark.indicator("PRG-3.3")
KEPT = pytest.mark.indicator("PRG-3.4")
SMALL = pytest.mark.indicator("PRG-3.5")
HEADINGS = {
    "rates.csv": "department;from;cents",
    "staff.csv": "number;name;department",
    "shifts.csv": "number;day;start;end;break",
}


def table(name, rows):
    return "\n".join([HEADINGS[name], *(";".join(map(str, row)) for row in rows)]) + "\n"


def data(rates, staff, shifts):
    return {
        "rates.csv": table("rates.csv", rates),
        "staff.csv": table("staff.csv", staff),
        "shifts.csv": table("shifts.csv", shifts),
    }


def shown(day):
    """Write a date as the payroll does, without zeros in front."""
    return f"{day.year}-{day.month}-{day.day}"


def one_shift(rates, day, command="slips"):
    """Return the data and arguments for one shift of four hours of Ilse."""
    files = data(rates, [(101, "Ilse Maes", "shop")], [(101, shown(day), "08:00", "12:00", 0)])
    return {"argv": [command, f"{day.year}-{day.month}"], "files": files}


def expected_slip(rates, day):
    cents = max((begin, cents) for begin, cents in rates if begin <= day)[1]
    total = f"{cents * 4 // 100}.{cents * 4 % 100:02d}"
    return (
        "101 Ilse Maes (shop)\n"
        f"  {shown(day):<10} 4.00 h x {cents // 100}.{cents % 100:02d} = {total}\n"
        f"  total      4.00 h, {total}, 0 meal vouchers\n"
    )


def suite_with(candidate, modules):
    """Run every test that was handed in, with these modules instead of the candidate's."""
    return candidate.run([], module="unittest", files=modules)


@REPRODUCED
@pytest.mark.parametrize("way", sorted(MENDED))
def test_the_tests_fail_before_and_pass_after(candidate, way):
    before = suite_with(candidate, MODULES)
    after = suite_with(candidate, {**MODULES, "rates.py": MENDED[way]})

    assert before.exit_code != 0, "no test fails with the program as it was"
    assert after.exit_code == 0, "a test fails although the fault is gone"


@ROOT
@pytest.mark.parametrize(
    ("begin", "day"),
    [
        (date(2026, 9, 1), date(2026, 10, 2)),
        (date(2026, 2, 1), date(2026, 12, 31)),
        (date(2026, 10, 3), date(2026, 10, 12)),
        (date(2026, 9, 30), date(2026, 10, 1)),
        (date(2026, 5, 9), date(2026, 5, 10)),
    ],
    ids=["reported", "whole year", "within a month", "next day", "ninth and tenth"],
)
def test_a_rate_goes_on_counting(candidate, begin, day):
    rates = [("shop", "2025-1-1", 1400), ("shop", shown(begin), 1525)]

    assert "x 15.25 =" in candidate.run(**one_shift(rates, day)).stdout


@ROOT
@pytest.mark.parametrize(
    ("begin", "day"),
    [
        (date(2026, 10, 1), date(2026, 9, 30)),
        (date(2026, 12, 1), date(2026, 2, 1)),
        (date(2026, 10, 12), date(2026, 10, 3)),
        (date(2026, 5, 10), date(2026, 5, 9)),
    ],
    ids=["month", "year", "within a month", "ninth and tenth"],
)
def test_a_rate_does_not_count_too_early(candidate, begin, day):
    rates = [("shop", "2025-1-1", 1400), ("shop", shown(begin), 1525)]

    assert "x 14.00 =" in candidate.run(**one_shift(rates, day)).stdout


@ROOT
def test_the_latest_of_several_counts_whatever_their_order(candidate):
    rates = [("shop", "2026-10-1", 1530), ("shop", "2026-1-1", 1400), ("shop", "2026-9-1", 1520)]

    assert "x 15.30 =" in candidate.run(**one_shift(rates, date(2026, 11, 2))).stdout


@ROOT
def test_the_summary_is_right_as_well(candidate):
    rates = [("shop", "2026-1-1", 1400), ("shop", "2026-9-1", 1525)]
    run = candidate.run(**one_shift(rates, date(2026, 10, 2), "summary"))

    assert run.stdout == "shop: 1 people, 4.00 h, 61.00\n"


@ROOT
def test_the_function_itself_is_right(candidate):
    lines = ["shop;2026-1-1;1400\n", "shop;2026-9-1;1525\n", "shop;2026-12-1;1600\n"]
    rates = candidate.call("rates.read_rates", lines)

    assert candidate.call("rates.rate_on", rates, "shop", "2026-10-31") == 1525
    assert candidate.call("rates.rate_on", rates, "shop", "2026-12-10") == 1600


@PASSES
def test_the_slips_of_october(candidate):
    assert candidate.run(["slips", "2026-10"], files=data_of_start()).stdout == (
        "101 Ilse Maes (shop)\n"
        "  2026-10-2  8.00 h x 15.20 = 121.60\n"
        "  2026-10-12 7.50 h x 15.20 = 114.00\n"
        "  total      15.50 h, 235.60, 2 meal vouchers\n"
        "102 Karim Bennani (depot)\n"
        "  2026-10-3  7.50 h x 16.55 = 124.13\n"
        "  total      7.50 h, 124.13, 1 meal vouchers\n"
        "103 Chantal Dubois (shop)\n"
        "  2026-10-2  5.25 h x 15.20 = 79.80\n"
        "  total      5.25 h, 79.80, 0 meal vouchers\n"
    )


@PASSES
@pytest.mark.parametrize(
    ("month", "printed"),
    [
        ("2026-10", "depot: 1 people, 7.50 h, 124.13\nshop: 2 people, 20.75 h, 315.40\n"),
        ("2026-9", "depot: 1 people, 7.50 h, 120.75\nshop: 1 people, 8.00 h, 121.60\n"),
    ],
)
def test_the_summary_of_a_month(candidate, month, printed):
    assert candidate.run(["summary", month], files=data_of_start()).stdout == printed


@PASSES
@pytest.mark.parametrize("turn", range(6))
def test_any_rates_and_any_day(candidate, seed, turn):
    chance = random.Random(seed * 6 + turn)
    first = date(2025, 1, 1)
    days = [first, *chance.sample([first + timedelta(n) for n in range(1, 700)], 9)]
    rates = [(day, 1300 + 7 * number) for number, day in enumerate(sorted(days))]
    rows = [("shop", shown(begin), cents) for begin, cents in rates]
    chance.shuffle(rows)
    day = first + timedelta(chance.randrange(700))

    assert candidate.run(**one_shift(rows, day)).stdout == expected_slip(rates, day)


def data_of_start():
    return {name: text for name, text in START.items() if name.endswith(".csv")}


@KEPT
def test_the_tests_that_were_there_pass(candidate):
    run = candidate.run(
        ["test_payroll"], module="unittest", files={"test_payroll.py": START["test_payroll.py"]}
    )

    assert run.exit_code == 0, run.stderr


@KEPT
def test_the_tests_that_were_there_are_still_there(candidate):
    kept = "\n".join(text for name, text in candidate.files.items() if "test" in name)
    missing = [line.split("(")[0].split()[1] for line in START["test_payroll.py"].splitlines()
               if line.strip().startswith("def test_")]  # fmt: skip

    assert [name for name in missing if name not in kept] == []


@KEPT
def test_a_rate_counts_from_its_very_first_day(candidate):
    rates = [("shop", "2026-1-1", 1400), ("shop", "2026-5-1", 1525)]

    assert "x 15.25 =" in candidate.run(**one_shift(rates, date(2026, 5, 1))).stdout
    assert "x 14.00 =" in candidate.run(**one_shift(rates, date(2026, 4, 30))).stdout


@KEPT
def test_a_day_without_a_rate_is_an_error(candidate):
    run = candidate.run(**one_shift([("shop", "2026-5-1", 1400)], date(2026, 4, 9)))

    assert (run.exit_code, run.stdout) == (1, "")
    assert run.stderr == "payroll: no rate for shop on 2026-4-9\n"


@KEPT
def test_another_departments_rate_does_not_count(candidate):
    rates = [("depot", "2026-5-1", 9900), ("shop", "2026-1-1", 1400)]

    assert "x 14.00 =" in candidate.run(**one_shift(rates, date(2026, 6, 1))).stdout


@KEPT
@pytest.mark.parametrize(
    ("shift", "printed"),
    [
        ((101, "2026-6-2", "22:00", "06:00", 30), "  2026-6-2   7.50 h x 14.81 = 111.08\n"),
        ((101, "2026-6-12", "08:00", "08:30", 0), "  2026-6-12  0.50 h x 14.81 = 7.41\n"),
        ((101, "2026-6-2", "00:00", "23:59", 0), "  2026-6-2   23.98 h x 14.81 = 355.19\n"),
    ],
)
def test_hours_and_pay_of_a_shift(candidate, shift, printed):
    files = data([("shop", "2026-1-1", 1481)], [(101, "Ilse Maes", "shop")], [shift])

    assert printed in candidate.run(["slips", "2026-6"], files=files).stdout


@KEPT
def test_vouchers_from_six_hours_on(candidate):
    shifts = [
        (101, "2026-6-1", "08:00", "14:00", 0),
        (101, "2026-6-2", "08:00", "14:00", 1),
        (101, "2026-6-3", "08:00", "14:01", 0),
    ]
    files = data([("shop", "2026-1-1", 1400)], [(101, "Ilse Maes", "shop")], shifts)

    assert "18.00 h, 252.00, 2 meal vouchers\n" in candidate.run(["slips", "2026-6"], files=files).stdout


@KEPT
def test_only_the_month_and_only_those_who_worked(candidate):
    shifts = [(101, "2026-1-9", "08:00", "12:00", 0), (102, "2026-10-9", "08:00", "12:00", 0)]
    staff = [(101, "Ilse Maes", "shop"), (102, "Karim Bennani", "shop")]
    files = data([("shop", "2026-1-1", 1400)], staff, shifts)

    assert candidate.run(["slips", "2026-1"], files=files).stdout.startswith("101 Ilse Maes (shop)\n")
    assert "102" not in candidate.run(["slips", "2026-1"], files=files).stdout
    assert candidate.run(["slips", "2026-2"], files=files).stdout == "\n"


@KEPT
@pytest.mark.parametrize(
    ("rates", "staff", "shifts", "told"),
    [
        ("shop;2026-1-1", "101;I;shop", "101;2026-1-5;08:00;12:00;0", "rates, line 1: shop;2026-1-1"),
        ("shop;2026-1-1;x", "101;I;shop", "101;2026-1-5;08:00;12:00;0", "rates, line 1: shop;2026-1-1;x"),
        ("shop;2026-1-1;9", "101;I;shop", "101;2026-1-5;08:00;24:00;0",
         "shifts, line 1: 101;2026-1-5;08:00;24:00;0"),
        ("shop;2026-1-1;9", "101;I;shop", "101;2026-1-5;08:60;12:00;0",
         "shifts, line 1: 101;2026-1-5;08:60;12:00;0"),
        ("shop;2026-1-1;9", "101;I;shop", "101;2026-1-5;08:00;12:00;240",
         "shifts, line 1: the break is longer than the shift"),
        ("shop;2026-1-1;9", "101;I;shop", "109;2026-1-5;08:00;12:00;0", "nobody has number 109"),
        ("shop;2026-1-1;9", "101;I;shop\n101;J;shop", "101;2026-1-5;08:00;12:00;0",
         "staff, line 2: 101 is already taken"),
    ],
    ids=["two parts", "no number", "hour 24", "minute 60", "long break", "nobody", "twice"],
)  # fmt: skip
def test_wrong_lines_are_told(candidate, rates, staff, shifts, told):
    rows = {"rates.csv": rates, "staff.csv": staff, "shifts.csv": shifts}
    files = {name: f"{HEADINGS[name]}\n{text}\n" for name, text in rows.items()}
    run = candidate.run(["summary", "2026-1"], files=files)

    assert (run.exit_code, run.stdout, run.stderr) == (1, "", f"payroll: {told}\n")


@KEPT
def test_a_command_that_does_not_exist(candidate):
    for argv in (["pay", "2026-1"], ["slips"], ["slips", "2026-1", "all"]):
        run = candidate.run(argv, files=data_of_start())

        assert (run.exit_code, run.stdout) == (2, "")
        assert run.stderr == "usage: payroll.py slips|summary YEAR-MONTH\n"


@SMALL
def test_only_the_module_with_the_fault_is_changed(candidate):
    changed = [name for name in MODULES if candidate.files.get(name, "").strip() != START[name].strip()]

    assert set(changed) <= {"rates.py"}, f"changed: {', '.join(changed)}"


@SMALL
def test_few_lines_are_changed(candidate):
    before = START["rates.py"].splitlines()
    after = candidate.files["rates.py"].splitlines()
    lines = [line for line in difflib.ndiff(before, after) if line[:1] in "+-" and line[1:].strip()]

    assert lines, "nothing is changed"
    assert len(lines) <= MOST_CHANGED, f"{len(lines)} lines are added or removed"


@SMALL
def test_the_data_is_as_it_was(candidate):
    for name, text in data_of_start().items():
        assert candidate.files.get(name, "").split() == text.split(), f"{name} is changed"


@SMALL
def test_what_stays_of_the_module_keeps_its_names(candidate):
    for line in ("def read_rates(lines):", "def rate_on(rates, department, day):"):
        assert line in candidate.files["rates.py"].splitlines()


@SMALL
def test_no_module_is_added(candidate):
    added = [name for name in candidate.files if name.endswith(".py") and name not in MODULES
             and not name.rpartition("/")[2].startswith("test")]  # fmt: skip

    assert added == []
