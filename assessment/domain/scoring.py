"""From reports to a proposal: checks give indicators, indicators criteria, criteria the unit.

Passing one more check never lowers anything here, and the order of checks and
reports never matters. The result is a proposal; people decide.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.reports import Check, CheckOutcome, Report
from assessment.domain.standards import Criterion, Indicator, Rule, Unit


class Finding(StrEnum):
    """What the evidence says of one indicator."""

    MET = "met"
    NOT_MET = "not_met"
    NO_EVIDENCE = "no_evidence"


class Proposed(StrEnum):
    """What is proposed for a unit or criterion."""

    PASSED = "passed"
    NOT_PASSED = "not_passed"
    NO_EVIDENCE = "no_evidence"


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator with the checks that speak of it."""

    indicator: Indicator
    finding: Finding
    passed: int
    of: int


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion with its indicators; `met` and `evidenced` count them."""

    criterion: Criterion
    indicators: tuple[IndicatorResult, ...]
    proposed: Proposed

    @property
    def met(self) -> int:
        """Count the indicators that are met."""
        return sum(one.finding is Finding.MET for one in self.indicators)

    @property
    def evidenced(self) -> int:
        """Count the indicators for which there is evidence."""
        return sum(one.finding is not Finding.NO_EVIDENCE for one in self.indicators)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the evidence proposes for a unit, before anyone decides."""

    unit: Unit
    criteria: tuple[CriterionResult, ...]
    proposed: Proposed
    borderline: bool


def propose(
    unit: Unit, rule: Rule, reports: Iterable[Report], expected: frozenset[str] | None = None
) -> Proposal:
    """Turn the reports of one attempt into the proposal for `unit`.

    `expected` names the indicators for which evidence was due; one of these
    with no check at all, because an exercise was never handed in, is not met.
    """
    checks = [check for report in reports for check in report.checks]
    criteria = tuple(
        _criterion(criterion, rule, checks, expected or frozenset()) for criterion in unit.criteria
    )
    return Proposal(unit, criteria, _unit(criteria), _is_borderline(criteria, rule))


def find(checks: Iterable[Check], *, due: bool) -> Finding:
    """Say what checks of one indicator amount to: all must pass; with none it depends on `due`."""
    outcomes = [check.outcome for check in checks]
    if not outcomes:
        return Finding.NOT_MET if due else Finding.NO_EVIDENCE
    met = all(outcome is CheckOutcome.PASSED for outcome in outcomes)
    return Finding.MET if met else Finding.NOT_MET


def _criterion(
    criterion: Criterion, rule: Rule, checks: list[Check], expected: frozenset[str]
) -> CriterionResult:
    results = []
    for indicator in criterion.indicators:
        own = [check for check in checks if check.indicator == indicator.code]
        passed = sum(check.outcome is CheckOutcome.PASSED for check in own)
        finding = find(own, due=indicator.code in expected)
        results.append(IndicatorResult(indicator, finding, passed, len(own)))
    return CriterionResult(criterion, tuple(results), _proposed(results, rule))


def _proposed(results: list[IndicatorResult], rule: Rule) -> Proposed:
    evidenced = [one for one in results if one.finding is not Finding.NO_EVIDENCE]
    if not evidenced:
        return Proposed.NO_EVIDENCE
    met = sum(one.finding is Finding.MET for one in evidenced)
    failed_essential = any(
        one.indicator.essential and one.finding is Finding.NOT_MET for one in evidenced
    )
    enough = met >= rule.criterion_share * len(evidenced)
    return Proposed.PASSED if enough and not failed_essential else Proposed.NOT_PASSED


def _unit(criteria: tuple[CriterionResult, ...]) -> Proposed:
    proposals = {result.proposed for result in criteria}
    if Proposed.NOT_PASSED in proposals:
        return Proposed.NOT_PASSED
    return Proposed.PASSED if Proposed.PASSED in proposals else Proposed.NO_EVIDENCE


def _is_borderline(criteria: tuple[CriterionResult, ...], rule: Rule) -> bool:
    """Say whether `rule.borderline` indicators decided otherwise would turn the proposal."""
    if _unit(criteria) is Proposed.NO_EVIDENCE:
        return False
    if _unit(criteria) is Proposed.PASSED:
        return any(_turns_down(result, rule) for result in criteria)
    failing = [one for one in criteria if one.proposed is Proposed.NOT_PASSED]
    return sum(_lacking(result, rule) for result in failing) <= rule.borderline


def _turns_down(result: CriterionResult, rule: Rule) -> bool:
    """Say whether losing `rule.borderline` indicators by share would fail a passed criterion."""
    if result.proposed is not Proposed.PASSED:
        return False
    return result.met - rule.borderline < rule.criterion_share * result.evidenced


def _lacking(result: CriterionResult, rule: Rule) -> int:
    """Count the indicators still to be met before this criterion would pass."""
    essential = sum(
        one.indicator.essential and one.finding is Finding.NOT_MET for one in result.indicators
    )
    short = 0
    while result.met + short < rule.criterion_share * result.evidenced:
        short += 1
    return max(essential, short)
