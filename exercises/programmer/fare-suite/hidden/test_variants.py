"""The candidate's suite against other modules, correct and faulty, and under other conditions."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
FAULTS = tomllib.loads((FIXTURES / "faults.toml").read_text(encoding="utf-8"))["fault"]
GIVEN = (FIXTURES / "fares.py").read_text(encoding="utf-8")
CORRECT = {path.stem: path.read_text(encoding="utf-8") for path in (FIXTURES / "correct").iterdir()}
RECORDER = (FIXTURES / "recorder.py").read_text(encoding="utf-8")
MOMENTS = ["2027-01-01T00:00", "2031-07-15T09:10", "2028-02-29T23:59"]
BROKEN = pytest.mark.indicator("PRG-3.6")
COVERED = pytest.mark.indicator("PRG-3.7")
STEADY = pytest.mark.indicator("PRG-3.8")


def run_with(candidate, module):
    """Run the suite with this text as fares.py."""
    return candidate.run(["test_fares"], module="unittest", files={"fares.py": module})


def with_runner(candidate, name, *argv, module=GIVEN):
    """Run the suite in another way."""
    text = (FIXTURES / "runners" / f"{name}.py").read_text(encoding="utf-8")
    files = {"fares.py": module, f"{name}.py": text}
    return candidate.run(argv, program=f"{name}.py", files=files)


def passes(run):
    """Say whether tests ran, and all of them passed."""
    return run.exit_code == 0 and re.search(r"Ran [1-9]", run.stderr) is not None


def faulty(fault):
    """Return the module with one fault in it."""
    assert GIVEN.count(fault["old"]) == 1, fault["name"]
    return GIVEN.replace(fault["old"], fault["new"])


def calls(run):
    """Return what the suite asked of the module, in a fixed order."""
    lines = run.files.get("calls.txt", b"").decode("utf-8", "replace").splitlines()
    return sorted(lines)


def asked(candidate, function):
    """Return the arguments with which the suite called a function."""
    found = []
    for line in calls(run_with(candidate, GIVEN + RECORDER)):
        try:
            name, *given = ast.literal_eval(line)
        except (ValueError, SyntaxError):
            continue
        if name == function:
            found.append(given)
    return found


def cases(indicator):
    found = [fault for fault in FAULTS if fault["indicator"] == indicator]
    return pytest.mark.parametrize("fault", found, ids=[fault["name"] for fault in found])


@BROKEN
@pytest.mark.parametrize("variant", sorted(CORRECT))
def test_another_correct_module_passes(candidate, variant):
    run = run_with(candidate, CORRECT[variant])

    assert passes(run), "the suite fails with a module that keeps every rule"


@BROKEN
@cases("PRG-3.6")
def test_a_broken_rule_is_noticed(candidate, fault):
    assert run_with(candidate, faulty(fault)).exit_code != 0, "a fault goes unnoticed"


@COVERED
@cases("PRG-3.7")
def test_a_moved_border_is_noticed(candidate, fault):
    assert run_with(candidate, faulty(fault)).exit_code != 0, "a border is not tested"


@COVERED
def test_passengers_of_every_kind_travel(candidate):
    quiet = [*range(570, 960), *range(1140, 1440)]
    kinds = {
        (zones, sum(age >= border for border in (6, 18, 65)), minute in quiet)
        for zones, age, minute in asked(candidate, "fare")
        if zones in (1, 2, 3) and age >= 0 and 0 <= minute < 1440
    }

    assert {zones for zones, _band, _quiet in kinds} == {1, 2, 3}
    assert {band for _zones, band, _quiet in kinds} == {0, 1, 2, 3}
    assert {(band, calm) for _zones, band, calm in kinds if band > 1} == {
        (2, False), (2, True), (3, False), (3, True)
    }  # fmt: skip


@COVERED
def test_tickets_that_are_good_and_that_are_not(candidate):
    spans = [(boarded - bought) % 1440 for bought, boarded in asked(candidate, "is_valid")]

    assert any(span < 90 for span in spans)
    assert any(span > 91 for span in spans)


@STEADY
def test_every_test_passes_alone(candidate):
    run = with_runner(candidate, "alone")

    assert passes(run), f"these fail alone: {run.stdout[:300]}"


@STEADY
def test_the_order_does_not_matter(candidate):
    assert passes(with_runner(candidate, "backwards"))


@STEADY
def test_a_second_run_in_the_same_folder_passes(candidate):
    assert passes(with_runner(candidate, "twice"))


@STEADY
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_day_and_the_hour_do_not_matter(candidate, moment):
    assert passes(with_runner(candidate, "other_day", moment))


@STEADY
def test_every_run_asks_the_same(candidate):
    module = GIVEN + RECORDER
    found = [calls(with_runner(candidate, "other_day", moment, module=module)) for moment in MOMENTS]

    assert found[0], "the suite asks nothing of the module"
    assert found[0] == found[1] == found[2], "the suite asks something else each time"
