"""The report: what grading found out about one submission (JSON, version 1)."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assessment.domain.errors import InvalidInputError


class Outcome(StrEnum):
    """How a grading ended as a whole."""

    GRADED = "graded"
    COMPILE_ERROR = "compile_error"
    LIMIT = "limit"
    PROTOCOL_VIOLATION = "protocol_violation"
    INFRASTRUCTURE_ERROR = "infrastructure_error"


class CheckOutcome(StrEnum):
    """What one check of a suite found."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_REACHED = "not_reached"


class Limit(StrEnum):
    """The resource a submission used up."""

    CPU = "cpu"
    WALL = "wall"
    MEMORY = "memory"
    PROCESSES = "processes"
    OUTPUT = "output"
    DISK = "disk"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExerciseRef(_Value):
    """Which exercise, at which content hash, was graded."""

    id: str
    slug: str
    revision: str


class SubmissionRef(_Value):
    """What was handed in: `sha256` over names and contents, and the file names."""

    sha256: str
    language: str
    files: tuple[str, ...]


class Check(_Value):
    """One test of the suite: evidence for one indicator. Times are milliseconds."""

    id: str
    indicator: str | None
    outcome: CheckOutcome
    points: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    of: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    visible: bool
    message: str = ""
    cpu_ms: Annotated[int, Field(ge=0)] = 0
    wall_ms: Annotated[int, Field(ge=0)] = 0


class Flag(_Value):
    """Something an assessor should look at."""

    kind: str
    detail: str


class Report(_Value):
    """Everything one grading found. `passed` is derived and cannot be claimed."""

    report: Literal[1] = 1
    exercise: ExerciseRef
    submission: SubmissionRef
    image: str
    outcome: Outcome
    limit: Limit | None = None
    checks: tuple[Check, ...] = ()
    passed: bool = False
    cpu_ms: Annotated[int, Field(ge=0)] = 0
    wall_ms: Annotated[int, Field(ge=0)] = 0
    memory_kb: Annotated[int, Field(ge=0)] = 0
    flags: tuple[Flag, ...] = ()
    environment: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _passed_is_what_the_checks_say(self) -> Self:
        if self.passed and not may_pass(self.outcome, self.checks):
            raise ValueError("passed is true although the outcome or a check says otherwise")
        return self

    def to_json(self) -> str:
        """Return the report as it is stored and printed."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a stored report; raises InvalidInputError where it is not one."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "report"
            raise InvalidInputError(
                "This is not a report of version 1: %(where)s: %(problem)s.",
                where=where,
                problem=first["msg"],
            ) from error


def may_pass(outcome: Outcome, checks: tuple[Check, ...]) -> bool:
    """Say whether these checks amount to a pass: all there, at least one, all passed."""
    return (
        outcome is Outcome.GRADED
        and bool(checks)
        and all(check.outcome is CheckOutcome.PASSED for check in checks)
    )
