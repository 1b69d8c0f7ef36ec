"""The program by which a package judges what was printed, in a container that holds nothing else."""

from typing import Any

from assessment.domain.exercises import Exercise, Kind, Limits
from grader.conversation import Conversation, StoppedError, ViolationError
from grader.findings import faults_in
from grader.languages import adapter
from grader.sandbox import Sandbox, SandboxError

LIMITS = Limits(
    cpu_s=30, wall_s=60, memory_mb=512, processes=16, output_kb=1024, disk_mb=64, files=1000
)


class Judging:
    """Runs the judge of one exercise, case by case; whatever goes wrong here is no verdict.

    It reads bytes that the candidate chose, so it may be overrun by them. It then holds one case,
    and no suite, no way to the examiner and no other candidate's work.
    """

    def __init__(self, sandbox: Sandbox, exercise: Exercise) -> None:
        self.sandbox = sandbox
        self.exercise = exercise
        self.conversation: Conversation | None = None
        self.image = ""

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Return what a run of the judge came to; raises SandboxError where it came to nothing."""
        try:
            conversation = self.conversation or self._open()
            conversation.restart_clock()
            answer = conversation.ask({**message, "op": "run", "module": None})
        except StoppedError as error:
            raise self._failed(f"was stopped at the limit of {error.limit.value}") from error
        except ViolationError as error:
            raise self._failed(f"gave no answer ({error})") from error
        if "exit_code" not in answer:
            raise self._failed("gave no exit code")
        return answer

    def close(self) -> None:
        """Leave its container to the sandbox."""
        if self.conversation is not None:
            self.conversation.close(at_once=False)

    def _open(self) -> Conversation:
        language = self.exercise.judge_language
        if not language:
            raise SandboxError(
                "the suite asks a judge, and the package has none; add judge/<language>/",
                permanent=True,
            )
        self.conversation = Conversation(
            self.sandbox, adapter(language), LIMITS, self.exercise.judge(), Kind.PROGRAM
        )
        self.conversation.open()
        self.image = self.sandbox.image
        faults = faults_in(self.conversation.build())
        if faults:
            raise self._failed(f"does not compile: {faults[0]}")
        return self.conversation

    def _failed(self, why: str) -> SandboxError:
        language = self.exercise.judge_language
        return SandboxError(
            f"the judge in judge/{language}/ {why}; mend the package", permanent=True
        )
