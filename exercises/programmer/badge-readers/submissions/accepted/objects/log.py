"""What the readers noted."""

from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from reading import Fault, badge_of, lines_of, moment_of, name_of


class Event(NamedTuple):
    """A badge that was held before a reader."""

    moment: datetime
    door: str
    direction: str
    badge: str
    result: str

    @classmethod
    def of(cls, fields):
        """Make an event of the fields of a line."""
        if len(fields) != 5:
            raise Fault(f"5 fields are needed, {len(fields)} are there")
        moment, door, direction, badge, result = fields
        if direction not in {"in", "out"}:
            raise Fault(f"{direction!r} is no direction")
        if result not in {"opened", "refused"}:
            raise Fault(f"{result!r} is no result")
        return cls(moment_of(moment), name_of(door), direction, badge_of(badge), result)

    @property
    def is_entry(self):
        return self.direction == "in" and self.result == "opened"


class Log:
    """The events of a log in the order of time, and the lines that are none."""

    def __init__(self, events, faults):
        self.events = sorted(events, key=attrgetter("moment"))
        self.faults = faults

    @classmethod
    def read(cls, path):
        """Return the log in a file."""
        events, seen, faults = [], set(), []
        for number, fields in lines_of(path):
            try:
                event = Event.of(fields)
            except Fault as fault:
                faults.append(f"{path}:{number}: {fault}")
                continue
            if event not in seen:
                seen.add(event)
                events.append(event)
        return cls(events, faults)

    def inside(self, moment, rights):
        """Return who is in the building at a moment."""
        last = {}
        for event in self.events:
            if event.moment > moment:
                break
            if event.result == "opened" and event.door in rights.entrances:
                last[rights.holder(event.badge)] = event.direction
        return sorted(person for person, direction in last.items() if direction == "in")
