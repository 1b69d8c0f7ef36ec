"""The verify report: what was proved of a package, and the kill matrix drawn from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assessment.domain.reports import ExerciseRef

Role = Literal["accepted", "rejected", "starter", "empty", "mutant"]
ROLES: tuple[Role, ...] = ("accepted", "rejected", "starter", "empty", "mutant")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Trial(_Part):
    """One submission that was graded for the proof.

    `role` says what it is: accepted, rejected, starter, empty or mutant.
    `unmet` lists the indicators it did not meet; `expected` the one it should not.
    """

    role: Role
    name: str
    language: str
    outcome: str
    passed: bool
    unmet: tuple[str, ...]
    expected: str | None = None
    cpu_ms: int = 0
    memory_kb: int = 0


class MutationScore(_Part):
    """How many planted faults were noticed, in all and by each indicator."""

    planted: int
    killed: int
    by_indicator: dict[str, int]
    survivors: tuple[str, ...]


class VerifyReport(_Part):
    """Version 1. `problems` is empty where the package is proved.

    `environment` tells of the machine on which the accepted submissions were timed.
    """

    verify: Literal[1] = 1
    exercise: ExerciseRef
    image: str
    languages: tuple[str, ...]
    repeats: int
    trials: tuple[Trial, ...]
    mutation: MutationScore
    evidenced: dict[str, int]
    limits_used: dict[str, float]
    problems: tuple[str, ...]
    environment: dict[str, str] = Field(default_factory=dict)

    @property
    def proved(self) -> bool:
        """Say whether nothing speaks against the package."""
        return not self.problems

    def kill_matrix(self) -> dict[str, dict[str, bool]]:
        """Return indicator -> name of a faulty submission -> whether the indicator caught it."""
        faulty = [trial for trial in self.trials if trial.role != "accepted"]
        return {
            code: {f"{trial.role} {trial.name}": code in trial.unmet for trial in faulty}
            for code in self.evidenced
        }


class Sign(StrEnum):
    """What happened where a submission meets an indicator, beside what was expected there."""

    MET = "met"
    """An accepted submission meets it, as it must."""
    WRONGED = "wronged"
    """An accepted submission does not meet it: the suite is wrong, or the submission."""
    CAUGHT = "caught"
    """A faulty submission does not meet it."""
    CAUGHT_AS_EXPECTED = "caught_as_expected"
    """A rejected submission does not meet the indicator it is there for."""
    MISSED = "missed"
    """A rejected submission meets the indicator it is there for."""
    PASSED_OVER = "passed_over"
    """A faulty submission meets it, which nobody minds while another indicator catches it."""
    UNKNOWN = "unknown"
    """The submission was stopped before anything could be said of indicators."""

    @property
    def is_bad(self) -> bool:
        """Say whether this speaks against the package."""
        return self in {Sign.WRONGED, Sign.MISSED}


@dataclass(frozen=True, slots=True)
class Row:
    """One submission of the matrix; `number` is its place among the trials of the report."""

    number: int
    trial: Trial
    repeats: int
    signs: tuple[Sign, ...]

    @property
    def is_unnoticed(self) -> bool:
        """Say whether a faulty submission passed every check."""
        return self.trial.role != "accepted" and self.trial.passed

    @property
    def is_bad(self) -> bool:
        """Say whether this row speaks against the package; a mutant may go unnoticed."""
        unnoticed = self.is_unnoticed and self.trial.role != "mutant"
        return unnoticed or any(sign.is_bad for sign in self.signs)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Indicators across, submissions down, in the order of the roles."""

    indicators: tuple[str, ...]
    rows: tuple[Row, ...]

    def of(self, *roles: Role) -> list[Row]:
        """Return the rows of these roles."""
        return [row for row in self.rows if row.trial.role in roles]

    def catches(self, code: str) -> int:
        """Count the faulty submissions that an indicator catches."""
        place = self.indicators.index(code)
        return sum(row.signs[place] in {Sign.CAUGHT, Sign.CAUGHT_AS_EXPECTED} for row in self.rows)


def matrix(report: VerifyReport, indicators: tuple[str, ...]) -> Matrix:
    """Draw the kill matrix for the indicators that a package lists."""
    extra = [code for code in report.evidenced if code and code not in indicators]
    codes = (*indicators, *extra)
    rows = sorted(_rows(report, codes), key=lambda row: ROLES.index(row.trial.role))
    return Matrix(codes, tuple(rows))


def _rows(report: VerifyReport, codes: tuple[str, ...]) -> Iterator[Row]:
    """Yield a row for each submission; repeats of an accepted one share a row, the worst counts."""
    together: dict[str | int, list[tuple[int, Trial]]] = {}
    for number, trial in enumerate(report.trials):
        # Two mutants may bear the same name: the same change, twice in one line.
        key = trial.name if trial.role == "accepted" else number
        together.setdefault(key, []).append((number, trial))
    for repeats in together.values():
        number, worst = min(repeats, key=lambda pair: pair[1].passed)
        signs = tuple(_sign(worst, code) for code in codes)
        yield Row(number, worst, len(repeats), signs)


def _sign(trial: Trial, code: str) -> Sign:
    if not trial.passed and not trial.unmet:
        return Sign.UNKNOWN
    unmet = code in trial.unmet
    if trial.role == "accepted":
        return Sign.WRONGED if unmet else Sign.MET
    if trial.expected == code:
        return Sign.CAUGHT_AS_EXPECTED if unmet else Sign.MISSED
    return Sign.CAUGHT if unmet else Sign.PASSED_OVER
