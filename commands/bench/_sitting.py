"""One candidate of many in a sitting: enters, types, hands in, and waits for the tests."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from commands.bench._browser import Browser

FIRST_LOOK_S, LAST_LOOK_S, GROWTH = 1.0, 3.0, 1.25
LONGEST_WAIT_S = 300.0
AGAIN_S = 1.0


@dataclass(frozen=True, slots=True)
class Timetable:
    """When what happens, in seconds: all enter, all type every so often, all hand in."""

    entering: float
    typing: float
    handing_in: float
    every: float = 5.0


@dataclass(slots=True)
class Sitter:
    """What one candidate did, and what the site confirmed of it."""

    browser: Browser
    secret: str
    number: int
    files: Mapping[str, str]
    desk: str = ""
    sent: int = 0
    version: int = 0
    confirmed: dict[str, str] = field(default_factory=dict)
    submission: UUID | None = None
    problem: str = ""

    def sit(self, plan: Timetable) -> None:
        """Go through the whole sitting; what cannot be done is kept as the problem."""
        began = time.monotonic()
        time.sleep(random.uniform(0, plan.entering))  # noqa: S311 - people, not secrets
        self.desk = self.browser.enter(self.secret)
        if "/exercises/" not in self.desk:
            self.problem = f"did not get in: ended at {self.desk or 'nothing'}"
            return
        minute = began + plan.entering + plan.typing
        moment = minute + random.uniform(0, plan.handing_in)  # noqa: S311
        while (left := moment - time.monotonic()) > 0:
            time.sleep(min(left, plan.every))
            self._type()
        self._hand_in()
        self.browser.page(self.desk)

    def _type(self) -> None:
        """Save the text with one more line; what is not confirmed is sent again next time."""
        self.sent += 1
        lines = f"\n# line {self.sent} of candidate {self.number}\n"
        text = {name: body + lines for name, body in self.files.items()}
        event = {"n": self.sent, "kind": "edit", "files": text}
        batch = {"device": f"device-{self.number}", "base": self.version, "events": [event]}
        said = self.browser.save(self.desk, batch)
        if said.get("acknowledged") == self.sent:
            self.confirmed = text
            self.version = int(str(said["version"]))

    def _hand_in(self) -> None:
        files = {
            name: f"{body}\n# of candidate {self.number}\n" for name, body in self.files.items()
        }
        end = time.monotonic() + LONGEST_WAIT_S
        while (received := self.browser.hand_in(self.desk, files)) is None:
            if time.monotonic() > end:
                self.problem = "could not hand in"
                return
            time.sleep(AGAIN_S)
        self.submission = UUID(received)
        pause = FIRST_LOOK_S
        while time.monotonic() < end:
            time.sleep(pause)
            state = self.browser.look(self.desk, received)
            if state.is_good and "data-pending" not in state.text:
                return
            pause = min(LAST_LOOK_S, pause * GROWTH)
        self.problem = "was not told the end"
