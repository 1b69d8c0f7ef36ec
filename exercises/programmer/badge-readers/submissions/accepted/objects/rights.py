"""Who may open what."""

from dataclasses import dataclass, field
from datetime import date, datetime

from reading import Fault, Hours, badge_of, date_of, lines_of, moment_of, name_of

EVERY = "*"
MEMBERS = "@"


@dataclass
class Badge:
    """A badge and who carries it."""

    person: str
    last_day: date


@dataclass
class Subject:
    """A person, a group or everyone, with the rules for them at each door."""

    rules: dict = field(default_factory=dict)

    def verdicts(self, event):
        """Yield whether each rule that applies allows the event."""
        for door in (event.door, EVERY):
            for allows, hours in self.rules.get(door, ()):
                if hours.include(event.moment):
                    yield allows


class Rights:
    """What the manager of the building wrote down."""

    def __init__(self):
        self.badges = {}
        self.blocked = {}
        self.entrances = set()
        self.memberships = {}
        self.subjects = {}

    @classmethod
    def read(cls, path):
        """Return the rights of a file without any fault."""
        rights, faults = cls(), []
        for number, (kind, *fields) in lines_of(path):
            try:
                rights.add(kind, fields)
            except Fault as fault:
                faults.append(f"{path}:{number}: {fault}")
        if faults:
            raise Fault("\n".join(faults))
        return rights

    def add(self, kind, fields):
        """Take over one line."""
        kinds = {
            "entrance": (1, self.add_entrance),
            "badge": (3, self.add_badge),
            "lost": (2, self.add_loss),
            "member": (2, self.add_member),
            "allow": (3, lambda *rule: self.add_rule(True, *rule)),
            "deny": (3, lambda *rule: self.add_rule(False, *rule)),
        }
        if kind not in kinds:
            raise Fault(f"{kind!r} is no kind of line")
        size, add = kinds[kind]
        if len(fields) != size:
            raise Fault(f"{kind} needs {size} fields and has {len(fields)}")
        add(*fields)

    def add_entrance(self, door):
        self.entrances.add(name_of(door))

    def add_badge(self, badge, person, day):
        if badge_of(badge) in self.badges:
            raise Fault(f"{badge} is given twice")
        self.badges[badge] = Badge(name_of(person), date_of(day) if day else date.max)

    def add_loss(self, badge, moment):
        self.blocked.setdefault(badge_of(badge), []).append(moment_of(moment))

    def add_member(self, person, group):
        self.memberships.setdefault(name_of(person), set()).add(name_of(group))

    def add_rule(self, allows, who, door, hours):
        if who != EVERY:
            name_of(who[1:] if who.startswith(MEMBERS) else who)
        if door != EVERY:
            name_of(door)
        subject = self.subjects.setdefault(who, Subject())
        subject.rules.setdefault(door, []).append((allows, Hours(hours)))

    def holder(self, badge):
        """Return the person of a badge; one that is not known stands for itself."""
        known = self.badges.get(badge)
        return known.person if known else badge

    def objection(self, event):
        """Return why an opening is contrary to the rights, or None."""
        badge = self.badges.get(event.badge)
        if badge is None:
            return "unknown"
        if event.moment >= min(self.blocked.get(event.badge, [datetime.max])):
            return "lost"
        if event.moment.date() > badge.last_day:
            return "expired"
        for level in self.levels(badge.person):
            verdicts = [verdict for subject in level for verdict in subject.verdicts(event)]
            if verdicts:
                return None if all(verdicts) else "denied"
        return "no-rule"

    def levels(self, person):
        """Yield the subjects that a person is, the narrowest first."""
        groups = [MEMBERS + group for group in self.memberships.get(person, ())]
        for names in ([person], groups, [EVERY]):
            yield [self.subjects[name] for name in names if name in self.subjects]
