"""What a second grading says beside the first, and whose verdict deserves one more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assessment.domain.reports import Check, CheckOutcome, Limit, Report
from assessment.domain.scoring import propose
from assessment.domain.standards import Rule, Unit

Key = TypeVar("Key")
ON_TIME = (Limit.CPU, Limit.WALL)


@dataclass(frozen=True, slots=True)
class Difference:
    """One check that ended otherwise; None where a report does not know it."""

    check_id: str
    first: CheckOutcome | None
    again: CheckOutcome | None


def differences(first: Report, again: Report) -> tuple[Difference, ...]:
    """Return the checks that ended differently, in the order of the suite."""
    before = {check.id: check.outcome for check in first.checks}
    after = {check.id: check.outcome for check in again.checks}
    found = (Difference(name, before.get(name), after.get(name)) for name in before | after)
    return tuple(one for one in found if one.first is not one.again)


def agree(first: Report, again: Report) -> bool:
    """Say whether two gradings amount to the same in everything that counts."""
    return first.outcome is again.outcome and not differences(first, again)


def turning(
    unit: Unit, rule: Rule, reports: Mapping[Key, Report], expected: frozenset[str]
) -> set[Key]:
    """Return the reports one check of which, had it ended otherwise, would turn the proposal."""
    stands = propose(unit, rule, reports.values(), expected).proposed

    def turns(key: Key, changed: Report) -> bool:
        others = {**reports, key: changed}
        return propose(unit, rule, others.values(), expected).proposed is not stands

    return {
        key
        for key, report in reports.items()
        if any(turns(key, changed) for changed in _with_one_changed(report))
    }


def failed_on_time(report: Report) -> bool:
    """Say whether a limit of time decided something here."""
    return report.limit in ON_TIME


def _with_one_changed(report: Report) -> Iterator[Report]:
    """Give the report with one check decided otherwise; those that weigh alike are tried once."""
    tried: set[tuple[str | None, bool]] = set()
    for number, check in enumerate(report.checks):
        passed = check.outcome is CheckOutcome.PASSED
        if (check.indicator, passed) not in tried:
            tried.add((check.indicator, passed))
            yield _changed(report, number, check, passed=not passed)


def _changed(report: Report, number: int, check: Check, *, passed: bool) -> Report:
    outcome = CheckOutcome.PASSED if passed else CheckOutcome.FAILED
    checks: Sequence[Check] = report.checks
    other = check.model_copy(update={"outcome": outcome})
    return report.model_copy(update={"checks": (*checks[:number], other, *checks[number + 1 :])})
