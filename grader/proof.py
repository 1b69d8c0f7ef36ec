"""The verify report: what was proved of a package, and the kill matrix."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from assessment.domain.reports import ExerciseRef

Role = Literal["accepted", "rejected", "starter", "empty", "mutant"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Trial(_Part):
    """One submission that was graded for the proof.

    `role` says what it is: accepted, rejected, starter, empty or mutant.
    `unmet` lists the indicators it did not meet; `expected` the one it should not.
    """

    role: Role
    name: str
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
    """Version 1. `problems` is empty where the package is proved."""

    verify: Literal[1] = 1
    exercise: ExerciseRef
    image: str
    language: str
    repeats: int
    trials: tuple[Trial, ...]
    mutation: MutationScore
    evidenced: dict[str, int]
    limits_used: dict[str, float]
    problems: tuple[str, ...]

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
