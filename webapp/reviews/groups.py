"""The checks of one submission, by the indicator they are evidence for."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.domain.reports import Check, CheckOutcome
from assessment.domain.scoring import Finding, find
from assessment.domain.standards import Indicator, Unit


@dataclass(frozen=True, slots=True)
class Group:
    """Checks of one indicator, those that did not pass first; checks of none have no code."""

    code: str | None
    indicator: Indicator | None
    checks: tuple[Check, ...]

    @property
    def passed(self) -> int:
        """Count the checks that passed."""
        return sum(check.outcome is CheckOutcome.PASSED for check in self.checks)

    @property
    def finding(self) -> Finding:
        """Say what these checks amount to."""
        return find(self.checks, due=False)


def grouped(checks: Iterable[Check], unit: Unit) -> list[Group]:
    """Return the groups in the order of the unit; other indicators follow, and none at all last."""
    found: dict[str | None, list[Check]] = {}
    for check in checks:
        found.setdefault(check.indicator, []).append(check)
    known = {one.code: one for one in unit.indicators()}
    codes: list[str | None] = [code for code in known if code in found]
    codes += sorted(code for code in found if code is not None and code not in known)
    codes += [None] if None in found else []
    return [
        Group(code, known.get(code or ""), tuple(sorted(found[code], key=_passed)))
        for code in codes
    ]


def _passed(check: Check) -> bool:
    return check.outcome is CheckOutcome.PASSED
