"""One submission's workplace, spoken to for the examiner; replaced when it is used up."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from assessment.domain.exercises import Kind, Limits
from assessment.domain.reports import Limit
from grader.clocks import MARGIN, Stopwatch
from grader.languages.language import Language
from grader.sandbox import Channel, ClosedError, Sandbox, SandboxError, Workplace

MOST_REPLACED = 3
FIRST_LOOK_S = 0.05
LOOK_S = 0.02
SENDING_S = 10.0
NO_SPACE = (28, 122)
KILLED = (-9, 137)
"""How a program ends that was killed, and a shell whose last command was."""
BUILDING = {"cpu_s": 20.0, "wall_s": 60.0}


class StoppedError(Exception):
    """The workplace was stopped at a limit; it answers no more."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(limit)
        self.limit = limit


class ViolationError(Exception):
    """The workplace answered with something that is no answer."""


class Conversation:
    """Asks the workplace and believes nothing but the form of its answers."""

    def __init__(
        self,
        sandbox: Sandbox,
        language: Language,
        limits: Limits,
        files: Mapping[str, bytes],
        kind: Kind,
    ) -> None:
        self.sandbox = sandbox
        self.language = language
        self.limits = limits
        packed = {name: base64.b64encode(data).decode() for name, data in files.items()}
        sources = language.sources(files)
        self.setup = {
            "op": "setup",
            "files": packed,
            "limits": limits.model_dump(),
            "sources": sources,
        }
        self.check = {"op": "check", "files": sources, "kind": kind.value}
        self.visitor: Channel | None = None
        self.replaced = -1
        self.asked = 0
        self.cpu_ms = 0
        self.memory_kb = 0
        self.workplace: Workplace | None = None
        self.clock: Stopwatch | None = None

    @property
    def is_spent(self) -> bool:
        """Say whether no further workplace will be given."""
        return self.workplace is None and self.replaced >= MOST_REPLACED

    def open(self) -> None:
        """Take a fresh workplace and lay out the submission; no candidate code runs yet."""
        self.replaced += 1
        self.workplace = self.sandbox.workplace(self.language.name, self.limits)
        if self.check["kind"] == Kind.SERVICE:
            self.visitor = self.workplace.visitor()
        self.restart_clock()
        try:
            self.ask(self.setup)
        except (StoppedError, ViolationError) as error:
            raise SandboxError(f"a fresh workplace did not answer: {error}") from error

    def build(self) -> Any:  # noqa: ANN401 - an untrusted answer, only shown
        """Have the sources built or checked, within limits of their own; returns the faults.

        Raises StoppedError or ViolationError, since a compiler too does what the source says.
        """
        if self.workplace is not None and self.language.compiles:
            limits = self.limits.model_copy(update=BUILDING)
            self.clock = Stopwatch.start(self.workplace, limits)
        try:
            return self.ask(self.check).get("value")
        except StoppedError:
            if self.language.compiles:
                self.replaced = MOST_REPLACED  # in a fresh workplace it would be stopped again
            raise

    def reopen(self) -> None:
        """Take a fresh workplace after one was stopped, with everything built anew."""
        self.open()
        if self.language.compiles:
            try:
                self.build()
            except (StoppedError, ViolationError) as error:
                raise SandboxError(f"what was built before does not build: {error}") from error

    def restart_clock(self) -> None:
        """Begin to count anew, for the next check."""
        if self.workplace is not None:
            self.clock = Stopwatch.start(self.workplace, self.limits)

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Return the workplace's answer; raises StoppedError or ViolationError."""
        if self.workplace is None or self.clock is None:
            raise SandboxError("there is no workplace to ask")
        self.asked += 1
        try:
            self.workplace.channel.send({"n": self.asked, "q": self.asked, "m": message}, SENDING_S)
            answer = self._checked(self._wait(self.workplace.channel, self.clock))
        except (ClosedError, TimeoutError):
            raise self._silenced(self.workplace) from None
        if "limit" in answer:
            # A limit that the workplace claims may be believed: it is never a pass.
            raise self._stop(Limit.MEMORY if answer["limit"] == "memory" else Limit.OUTPUT)
        if answer.get("errno") in NO_SPACE:
            raise self._stop(Limit.DISK)
        ended = answer.keys() & {"died", "ended"} or answer.get("exit_code") in KILLED
        if ended and self.workplace.exhausted():
            raise self._stop(self.workplace.exhausted() or Limit.MEMORY)
        return answer

    def visit(self, message: dict[str, Any]) -> dict[str, Any]:
        """Return what the service in the workplace answers to a visit; raises StoppedError."""
        if self.visitor is None or self.clock is None:
            raise SandboxError(
                'only an exercise of kind "service" has a service to ask; set kind = "service"',
                permanent=True,
            )
        self.asked += 1
        try:
            self.visitor.send({"q": self.asked, "m": message}, SENDING_S)
            answer = json.loads(self._wait(self.visitor, self.clock))
        except (ClosedError, TimeoutError) as error:
            raise SandboxError(f"the visitor of a service is gone: {error}") from error
        if answer["q"] != self.asked:
            raise SandboxError("the visitor of a service answered out of turn")
        found: dict[str, Any] = answer["r"]
        return found

    def limit_reached(self) -> Limit | None:
        """Say whether what has been used since the clock's start is too much.

        Memory too, where the kernel killed a child of code that then ended well itself.
        """
        if self.workplace is None or self.clock is None:
            return None
        if self.workplace.exhausted() is Limit.MEMORY:
            return Limit.MEMORY
        return self.clock.exceeded()

    def came_close(self) -> bool:
        """Say whether no more than the margin was used beyond a limit of time."""
        return bool(self.limit_reached() and self.clock and not self.clock.exceeded(MARGIN))

    def close(self, *, at_once: bool = True) -> None:
        """Take the last figures and remove the workplace, or leave that to the sandbox."""
        if self.workplace is not None:
            self.cpu_ms += self.workplace.cpu_ms()
            self.memory_kb = max(self.memory_kb, self.workplace.memory_kb())
            if at_once:
                self.workplace.kill()
            self.workplace = self.visitor = None

    def _wait(self, channel: Channel, clock: Stopwatch) -> bytes:
        look = FIRST_LOOK_S
        while (frame := channel.receive(look)) is None:
            look = LOOK_S
            limit = clock.exceeded()
            if limit is not None and clock.exceeded(MARGIN):
                raise self._stop(limit)
        return frame

    def _checked(self, frame: bytes) -> dict[str, Any]:
        try:
            answer = json.loads(frame)
        except (ValueError, RecursionError) as error:
            raise ViolationError(f"an answer is not JSON: {error}") from error
        if not isinstance(answer, dict) or set(answer) != {"n", "q", "r"}:
            raise ViolationError("an answer has the wrong shape")
        if answer["n"] != self.asked or answer["q"] != self.asked:
            raise ViolationError("an answer came out of turn")
        if not isinstance(answer["r"], dict):
            raise ViolationError("an answer carries no result")
        return answer["r"]

    def _silenced(self, workplace: Workplace) -> Exception:
        """Return what it means that the workplace speaks no more: its own doing, or our fault."""
        limit = workplace.exhausted()
        if limit is None and workplace.was_killed():
            return SandboxError("the workplace was killed from outside")
        return self._stop(limit or Limit.WALL)

    def _stop(self, limit: Limit) -> StoppedError:
        self.close()
        return StoppedError(limit)
