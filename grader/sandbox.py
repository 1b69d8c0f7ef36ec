"""What the grader asks of the place where code runs; no Docker here."""

from collections.abc import Mapping
from typing import Any, Protocol

from assessment.domain.exercises import Limits
from assessment.domain.reports import Limit


class SandboxError(Exception):
    """We broke something: a container, a pipe, the engine. Never the candidate's fault.

    `permanent` says that trying again will not help.
    """

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent


class ClosedError(Exception):
    """The other end of a channel is gone."""


class Channel(Protocol):
    """Frames to and from one program in a container."""

    def send(self, message: dict[str, Any], timeout_s: float) -> None:
        """Send one frame; raises ClosedError or TimeoutError."""

    def receive(self, timeout_s: float) -> bytes | None:
        """Return the next frame's JSON, None after `timeout_s`; raises ClosedError."""


class Workplace(Protocol):
    """The container of one submission, measured from outside."""

    @property
    def channel(self) -> Channel:
        """Return the way to the agent in it."""

    def visitor(self) -> Channel:
        """Return the way to a visitor, which asks a service in it over their common loopback."""

    def cpu_ms(self) -> int:
        """Return the CPU time used by everything in it so far."""

    def memory_kb(self) -> int:
        """Return the most memory it ever held."""

    def exhausted(self) -> Limit | None:
        """Return memory or processes where the kernel had to refuse some."""

    def was_killed(self) -> bool:
        """Say whether it was ended from outside, which no code in it can bring about."""

    def kill(self) -> None:
        """Remove it with everything that runs in it."""


class Sandbox(Protocol):
    """Gives the containers of one grading and takes them back."""

    @property
    def image(self) -> str:
        """Return the digest of the image that candidate code ran in."""

    @property
    def environment(self) -> Mapping[str, str]:
        """Return engine, runtime, limits and toolchain of the last workplace, as a report keeps them."""

    def examiner(self) -> Channel:
        """Return the channel to an examiner."""

    def discard_examiner(self) -> None:
        """Remove the examiner, whose pipe is in an unknown state."""

    def tidy(self) -> None:
        """Remove the workplaces used so far."""

    def workplace(self, language: str, limits: Limits) -> Workplace:
        """Return a workplace that nobody used before."""
