"""What becomes known during one grading, and the report it amounts to."""

from collections.abc import Callable, Mapping
from typing import Any

from assessment.domain.exercises import Exercise
from assessment.domain.reports import (
    Check,
    CheckOutcome,
    ExerciseRef,
    Flag,
    Limit,
    Outcome,
    Report,
    SubmissionRef,
    may_pass,
)
from assessment.domain.reruns import ON_TIME
from assessment.domain.revisions import revision_of

MOST_SHOWN = 5
Progress = Callable[[int, int], None]
"""Is told how many checks ended, of how many; it is called between checks and must not wait."""


def unwatched(_done: int, _of: int) -> None:
    """Take no notice."""


class Findings:
    """Collects the expected checks first, then what was found for each of them.

    A check that was announced and never ended is not reached; one that ended
    without being announced, or ended twice, is our own fault and counts for nothing.
    """

    def __init__(
        self,
        exercise: Exercise,
        files: Mapping[str, bytes],
        language: str,
        progress: Progress = unwatched,
    ) -> None:
        self.progress = progress
        self.exercise = exercise
        self.files = files
        self.language = language
        self.image = ""
        self.environment: dict[str, str] = {}
        self.expected: dict[str, dict[str, Any]] = {}
        self.found: dict[str, Check] = {}
        self.flags: list[Flag] = []
        self.errors: list[str] = []
        self.limit: Limit | None = None
        self.current: Limit | None = None
        self.violated = False
        self.broken = self.unread = ""
        self.status: int | None = None
        self.late: set[str] = set()
        self.close: set[str] = set()
        self.cpu_ms = self.wall_ms = self.memory_kb = 0

    def expect(self, checks: list[dict[str, Any]]) -> None:
        """Note every check of the suite before the first one runs."""
        self.expected = {check["id"]: check for check in checks}
        self.progress(0, len(self.expected))

    def syntax(self, answer: Any) -> None:  # noqa: ANN401 - an untrusted answer, only shown
        """Note source files that do not compile, as the workplace tells it."""
        self.errors += faults_in(answer)

    def import_failed(self, text: str, where: list[Any]) -> None:
        """Note that a module could not be imported, with the candidate's own line."""
        place = f"{where[0]}, line {where[1]}: " if len(where) == 2 else ""  # noqa: PLR2004
        if place and any(error.startswith(place) for error in self.errors):
            return  # the same fault, found before anything ran
        self.errors.append(storable(f"{place}{text}"[:1000]))

    def uncollected(self, text: str) -> None:
        """Note why a part of the suite could not be collected."""
        self.unread = self.unread or storable(text[:500])

    def violation(self, detail: str) -> None:
        """Note that the workplace broke the protocol."""
        self.violated = True
        self.flags.append(Flag(kind="protocol_violation", detail=storable(detail[:300])))

    def stopped(self, limit: Limit) -> None:
        """Note that candidate code was stopped at a limit, within the current check."""
        self.limit = self.limit or limit
        self.current = limit

    def begin(self, _check_id: str) -> None:
        """Begin a check with a clean slate."""
        self.current = None

    def end(self, check_id: str, *, passed: bool, text: str, used: tuple[int, int]) -> None:
        """Note how a check ended; one that broke a limit did not pass."""
        announced = self.expected.get(check_id)
        if announced is None or check_id in self.found:
            self.broken = f"the examiner told of check {check_id} out of turn"
            return
        if self.current in ON_TIME:
            self.late.add(check_id)
        good = passed is True and self.current is None and not self.violated
        points = float(announced["points"])
        self.found[check_id] = Check(
            **announced_fields(announced),
            outcome=CheckOutcome.PASSED if good else CheckOutcome.FAILED,
            points=points if good else 0,
            of=points,
            message="" if good else storable(text),
            cpu_ms=used[0],
            wall_ms=used[1],
        )
        self.progress(len(self.found), len(self.expected))

    def came_close(self, check_id: str) -> None:
        """Note that a check was over a limit of time by no more than the margin."""
        self.close.add(check_id)

    def finished(self, status: int) -> None:
        """Note how pytest ended: 0 and 1 are verdicts, 2 and above are not."""
        self.status = status

    def broke(self, detail: str, *, permanent: bool) -> None:
        """Note that our own machinery failed."""
        self.broken = detail
        self.environment["permanent"] = str(permanent).lower()

    def report(self) -> Report:
        """Return the report; a check that was expected and not found is not reached."""
        outcome = self._outcome()
        checks = tuple(self._check(check, outcome) for check in self.expected.values())
        return Report(
            exercise=ExerciseRef(
                id=self.exercise.id, slug=self.exercise.slug, revision=self.exercise.revision
            ),
            submission=SubmissionRef(
                sha256=revision_of(self.files), language=self.language, files=tuple(self.files)
            ),
            image=self.image,
            outcome=outcome,
            limit=self.limit if outcome is Outcome.LIMIT else None,
            checks=checks,
            passed=may_pass(outcome, checks),
            cpu_ms=self.cpu_ms,
            wall_ms=self.wall_ms,
            memory_kb=self.memory_kb,
            flags=tuple(self._flags(outcome)),
            environment=self.environment,
        )

    def _outcome(self) -> Outcome:
        if self.broken:
            return Outcome.INFRASTRUCTURE_ERROR
        if self.violated:
            return Outcome.PROTOCOL_VIOLATION
        if self.limit is not None:
            return Outcome.LIMIT
        if self.errors:
            return Outcome.COMPILE_ERROR
        return Outcome.GRADED if self._is_whole() else Outcome.INFRASTRUCTURE_ERROR

    def _is_whole(self) -> bool:
        """Say whether the suite ran to its end and told of every check."""
        return (
            self.status in (0, 1) and bool(self.expected) and set(self.found) == set(self.expected)
        )

    def _check(self, announced: dict[str, Any], outcome: Outcome) -> Check:
        found = self.found.get(announced["id"])
        void = outcome in (Outcome.COMPILE_ERROR, Outcome.INFRASTRUCTURE_ERROR)
        if found is not None and not void:
            return found
        return Check(
            **announced_fields(announced),
            outcome=CheckOutcome.NOT_REACHED,
            points=0,
            of=float(announced["points"]),
            message="\n".join(self.errors[:MOST_SHOWN]),
        )

    def _flags(self, outcome: Outcome) -> list[Flag]:
        flags = list(self.flags)
        if outcome is Outcome.LIMIT and self.limit is not None:
            flags.append(Flag(kind="limit", detail=self.limit.value))
        if outcome is Outcome.COMPILE_ERROR:
            flags.append(Flag(kind="compile_error", detail="\n".join(self.errors[:MOST_SHOWN])))
        if outcome is Outcome.INFRASTRUCTURE_ERROR:
            ended = f"the suite ended with status {self.status}"
            detail = self.broken or ": ".join(filter(None, [ended, self.unread]))
            flags.append(Flag(kind="infrastructure_error", detail=detail))
        return flags


def faults_in(answer: Any) -> list[str]:  # noqa: ANN401 - untrusted
    """Return what a workplace said of sources that do not compile, one line for each fault."""
    shown = answer[1] if isinstance(answer, list) and len(answer) > 1 else []
    faults = []
    for part in shown if isinstance(shown, list) else []:
        triple = part[1] if isinstance(part, list) and len(part) > 1 else None
        if isinstance(triple, list) and len(triple) == 3:  # noqa: PLR2004 - file, line, text
            file, line, text = (str(item)[:300] for item in triple)
            faults.append(storable(f"{file}, line {line}: {text}"))
    return faults


def announced_fields(announced: dict[str, Any]) -> dict[str, Any]:
    """Return what the suite says of a check, apart from its points."""
    return {name: announced[name] for name in ("id", "indicator", "visible")}


def storable(text: str) -> str:
    """Return text that every database keeps: no NUL, no half of a character."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
