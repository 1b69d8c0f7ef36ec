"""Fair time: which of two runs counts where the first came close, and what a slow machine means."""

from collections.abc import Mapping

from assessment.domain.reports import Flag, Outcome
from grader.findings import Findings

IN_TIME = "it ran in time when it was repeated alone; the repetition counts"
SLOWER = "this machine is slower than the one on which the limits were proved"
LATE_AGAIN = "it used too much time again when it was repeated alone"
MUCH_SLOWER = 1.25


def worth_repeating(first: Findings) -> bool:
    """Say whether a check was over a limit of time by no more than the margin, and nothing is wrong else."""
    return bool(first.close) and first.report().outcome is Outcome.LIMIT


def fairer(first: Findings, again: Findings) -> Findings:
    """Return the run that counts: the repetition where it was in time with more, else the first.

    What the other one found stands in the environment, and an assessor is told. A repetition
    that we broke is returned as it is: then all of it is tried again.
    """
    outcome = again.report().outcome
    if outcome is Outcome.INFRASTRUCTURE_ERROR:
        return again
    better = outcome in (Outcome.GRADED, Outcome.LIMIT) and again.late < first.late
    counts, other = (again, first) if better else (first, again)
    counts.environment["other_run"] = _told(other)
    detail = IN_TIME if better else LATE_AGAIN
    counts.flags.append(Flag(kind="time_repeated", detail=detail))
    return counts


def note_slowness(findings: Findings, proved: Mapping[str, str]) -> None:
    """Have an assessor told where time ran out on a machine much slower than that of the proof.

    Nothing is scaled: a limit leaves the reference three times what it needs, and people decide.
    """
    try:
        ratio = float(findings.environment["calibration_ms"]) / float(proved["calibration_ms"])
    except (KeyError, ValueError, ZeroDivisionError):
        return  # a proof of before says nothing of its machine
    if findings.late and ratio > MUCH_SLOWER:
        findings.flags.append(Flag(kind="slower_machine", detail=SLOWER))


def _told(findings: Findings) -> str:
    report = findings.report()
    late = [
        f"{check.id}: {check.cpu_ms} ms of CPU, {check.wall_ms} ms on the clock"
        for check in report.checks
        if check.id in findings.late
    ]
    return "; ".join([str(report.outcome), *late])
