"""Keeps a family of processes alive: starts, restarts with growing pauses, stops all of them."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Self

from commands.console import say
from commands.host.packages import find
from commands.host.processes import kill_session

LOOK_S = 0.1
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
SOUND_AFTER_S = 60.0
STOP_S = 10.0
UNLESS_LEFT = ("/bin/sh", "-c", '[ "$PPID" = "$0" ] && exec "$@"')
"""Starts nothing where we ended before the tie held: the signal for that would never come."""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Child:
    """One process of the family, and how often it fell in a row."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    falls: int = 0
    not_before: float = 0.0

    def start(self) -> None:
        """Start it in a session of its own, which ends when we do, however we end."""
        command = list(self.command)
        if setpriv := find("setpriv"):
            tied = [setpriv, "--pdeathsig", "TERM", "--", *UNLESS_LEFT, str(os.getpid())]
            command = [*tied, *command]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                command,
                env=dict(self.env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.began = time.monotonic()

    def has_fallen(self) -> bool:
        """Say whether it ran and ended."""
        return self.process is not None and self.process.poll() is not None

    def note_fall(self) -> None:
        """Decide when to start it again; a long sound life forgives earlier falls."""
        code = self.process.returncode if self.process else None
        now = time.monotonic()
        self.falls = 1 if now - self.began > SOUND_AFTER_S else self.falls + 1
        pause = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** (self.falls - 1))
        self.not_before = now + pause
        self.kill()
        self.process = None
        say(f"{self.name} ended with {code}; starting it again in {pause:.1f} s, see {self.log}")

    def kill(self) -> None:
        """Kill the process with all its descendants."""
        if self.process is not None:
            kill_session(self.process.pid)


@dataclass
class Supervisor:
    """The family; used as a context manager, so that nothing survives it."""

    log_dir: Path
    children: list[Child] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self.log_dir.mkdir(parents=True, exist_ok=True)
        for number in SIGNALS:
            signal.signal(number, self._asked_to_stop)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, name: str, command: Sequence[str], env: Mapping[str, str]) -> Child:
        """Start a process and look after it from now on."""
        child = Child(name, command, env, self.log_dir / f"{name}.log")
        child.start()
        self.children.append(child)
        return child

    def watch(self, until: Callable[[], bool] = lambda: False) -> bool:
        """Look after the family until `until` holds or a signal asks to stop; True for the first.

        `until` is asked between two looks, so it should answer fast.
        """
        while not self.stopping.wait(LOOK_S):
            self._restart_fallen()
            if until():
                return True
        return False

    def stop(self) -> None:
        """Stop everything, the youngest first, so that what others lean on ends last."""
        while self.children:
            first = self.children[0]
            batch = [child for child in self.children if child is not first] or [first]
            self.children = [first] if batch != [first] else []
            _end(batch)

    def _restart_fallen(self) -> None:
        for child in self.children:
            if child.has_fallen():
                child.note_fall()
            elif child.process is None and time.monotonic() >= child.not_before:
                child.start()

    def _asked_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping.set()


def _end(children: Sequence[Child]) -> None:
    """Ask all of them at once to end, and kill those that do not in time."""
    for child in children:
        if child.process is not None and child.process.poll() is None:
            child.process.terminate()
    end = time.monotonic() + STOP_S
    for child in children:
        if child.process is None:
            continue
        try:
            child.process.wait(max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            say(f"{child.name} does not end within {STOP_S:.0f} s: killing it")
        child.kill()
        child.process.wait()
