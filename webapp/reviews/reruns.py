"""The gradings made before a release, as the assessor sees them beside the verdict."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.domain.reports import Report
from assessment.domain.reruns import Difference, agree, differences
from assessment.domain.seeds import Purpose
from assessment.domain.submissions import State
from assessment.services import reruns
from assessment.services.reviews import Evidence


@dataclass(frozen=True, slots=True)
class Shown:
    """One rerun; without a report it waits, or it failed because of `cause`."""

    purpose: Purpose
    report: Report | None
    agrees: bool
    differences: tuple[Difference, ...]
    failed: bool
    cause: str


def shown(found: Evidence) -> Iterator[Shown]:
    """Give each rerun of a submission that has a verdict."""
    for rerun in found.reruns if found.report else ():
        report = reruns.report(rerun)
        first = found.report
        yield Shown(
            purpose=rerun.purpose,
            report=report,
            agrees=bool(first and report and agree(first, report)),
            differences=differences(first, report) if first and report else (),
            failed=rerun.state is State.NEEDS_REVIEW,
            cause=rerun.cause,
        )
