"""A candidate who hands in steadily, whatever becomes of the line."""

import random
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from commands.bench._browser import Browser
from commands.bench._ledger import Ledger

AT_HAND = 5
PAUSE_S = 0.1


@dataclass(slots=True)
class Candidate:
    """Keeps a few submissions waiting; believes in none that the site did not confirm."""

    browser: Browser
    desk: str
    answers: Sequence[Mapping[str, str]]
    ledger: Ledger
    done: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Hand in from a thread until the context ends."""
        thread = threading.Thread(target=self._work, name="candidate")
        thread.start()
        try:
            yield
        finally:
            self.done.set()
            thread.join()

    def _work(self) -> None:
        while not self.done.wait(PAUSE_S):
            if self.ledger.waiting() >= AT_HAND:
                continue
            files = random.choice(self.answers)  # noqa: S311 - a die, not a secret
            confirmed = self.browser.hand_in(self.desk, files)
            if confirmed is not None:
                self.ledger.received.add(UUID(confirmed))
