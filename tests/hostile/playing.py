"""Play one case, with an honest neighbour where it takes what others need too, and look around."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from grader import grade
from tests.hostile import oracles

CROWDED = ("exhaustion",)
"""Sections whose cases are played beside a neighbour."""


@dataclass
class Played:
    """How one case ended, what the oracles complain of, and how the neighbour fared."""

    ended: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    neighbour_s: float | None = None


class Neighbour:
    """An honest candidate, graded in containers of its own while a case is played."""

    def __init__(self, exercise, files, sandbox):
        self.exercise, self.files, self.sandbox = exercise, files, sandbox
        self.runner = ThreadPoolExecutor(1, thread_name_prefix="neighbour")
        self.alone_s = min(self.graded()[1] for _ in range(3))

    def graded(self):
        began = time.monotonic()
        report = grade(self.exercise, self.files, "python", self.sandbox)
        taken = time.monotonic() - began
        self.sandbox.tidy()
        return report, taken

    def begin(self):
        return self.runner.submit(self.graded)


def play(case, language, exercise, sandbox, neighbour=None):
    """Grade the hostile side as often as the case asks for, and put all oracles to it."""
    played = Played()
    for _ in range(case.times):
        before = oracles.host(sandbox.client)
        beside = neighbour.begin() if neighbour and case.section in CROWDED else None
        report = grade(exercise, case.hostile(language), language, sandbox)
        sandbox.tidy()
        beside_report, taken = beside.result() if beside else (None, None)
        played.neighbour_s = max(filter(None, (played.neighbour_s, taken)), default=None)
        after = oracles.host(sandbox.client)
        played.ended.append(oracles.ending(report))
        played.faults += [
            *oracles.verdict(report, case),
            *oracles.leftovers(sandbox, before, after),
            *oracles.canaries(report),
            *oracles.neighbour(beside_report),
            *oracles.growth(sandbox.looks, before, after),
            *oracles.reason(report),
        ]
        sandbox.looks.clear()
    return played
