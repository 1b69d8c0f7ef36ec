"""Compare the log of the badge readers with the rights: badges.py RIGHTS LOG [MOMENT ...]."""

import re
import sys
from collections import defaultdict
from datetime import date, datetime

USAGE = "usage: badges.py RIGHTS LOG [MOMENT ...]"
NAME = re.compile(r"[a-z][a-z0-9-]*")
BADGE = re.compile(r"B[0-9]{6}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")
HOURS = re.compile(r"((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)")


class Unusable(Exception):
    """The questions cannot be answered; each argument is a line that says why."""


def main(arguments):
    """Print what the log tells, and return the exit code."""
    if len(arguments) < 2:
        print(USAGE, file=sys.stderr)
        return 2
    rights_path, log_path, *moments = arguments
    try:
        for moment in moments:
            if not is_moment(moment):
                raise Unusable(f"{moment} is no moment")
        rights = read_rights(rights_path)
        events, faults = read_log(log_path)
    except Unusable as error:
        print(*error.args, sep="\n", file=sys.stderr)
        return 2
    for fault in faults:
        print(fault, file=sys.stderr)
    breaches = [(event, reason) for event in events if (reason := judge(event, rights))]
    for (moment, door, _direction, badge, _result), reason in breaches:
        print("breach", moment, door, badge, reason, sep=";")
    present = presence(events, rights, moments)
    for moment in moments:
        print("inside", moment, ",".join(present[moment]), sep=";")
    return 1 if breaches or faults else 0


def read_fields(path):
    """Yield the number and the fields of every line that means something."""
    try:
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                line = line.strip()
                if line and not line.startswith("#"):
                    yield number, [field.strip() for field in line.split(";")]
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Unusable(f"{path}: is not UTF-8") from error


def read_rights(path):
    """Return the rights as tables; refuse a file in which any line is wrong."""
    rights = {
        "entrances": set(),
        "badges": {},
        "lost": {},
        "groups": defaultdict(set),
        "rules": defaultdict(list),
    }
    faults = []
    for number, fields in read_fields(path):
        if not note_right(rights, *fields):
            faults.append(f"{path}:{number}: cannot be understood")
    if faults:
        raise Unusable(*faults)
    return rights


def note_right(rights, kind, *fields):
    """Enter one line into the tables; say whether it was right."""
    match kind, *fields:
        case "entrance", door if is_name(door):
            rights["entrances"].add(door)
        case "badge", badge, person, until if is_badge(badge) and is_name(person):
            if badge in rights["badges"] or not (until == "" or is_date(until)):
                return False
            rights["badges"][badge] = person, until
        case "lost", badge, moment if is_badge(badge) and is_moment(moment):
            rights["lost"][badge] = min(moment, rights["lost"].get(badge, moment))
        case "member", person, group if is_name(person) and is_name(group):
            rights["groups"][person].add(group)
        case "allow" | "deny", who, door, hours if is_who(who) and (door == "*" or is_name(door)):
            found = HOURS.fullmatch(hours)
            if not found or found[1] == found[2]:
                return False
            rights["rules"][who, door].append((kind, *found.groups()))
        case _:
            return False
    return True


def read_log(path):
    """Return the events in the order of time, each once, and what is wrong with the others."""
    events, faults = {}, []
    for number, fields in read_fields(path):
        if is_event(fields):
            events.setdefault(tuple(fields))
        else:
            faults.append(f"{path}:{number}: is no event")
    return sorted(events, key=lambda event: event[0]), faults


def is_event(fields):
    """Say whether these are the five fields of an event."""
    if len(fields) != 5:
        return False
    moment, door, direction, badge, result = fields
    return (
        is_moment(moment)
        and is_name(door)
        and direction in ("in", "out")
        and is_badge(badge)
        and result in ("opened", "refused")
    )


def is_name(text):
    """Say whether this is the name of a person, a group or a door."""
    return NAME.fullmatch(text) is not None


def is_who(text):
    """Say whether a rule may be for this."""
    return text == "*" or is_name(text.removeprefix("@"))


def is_badge(text):
    """Say whether this is the number of a badge."""
    return BADGE.fullmatch(text) is not None


def is_date(text):
    """Say whether this is a day of the calendar."""
    return DATE.fullmatch(text) is not None and exists(date, text)


def is_moment(text):
    """Say whether this is a second of the calendar."""
    return MOMENT.fullmatch(text) is not None and exists(datetime, text)


def exists(kind, text):
    """Say whether the calendar has what is written in the right form."""
    try:
        kind.fromisoformat(text)
    except ValueError:
        return False
    return True


def judge(event, rights):
    """Return why an event is contrary to the rights, or None."""
    moment, door, direction, badge, result = event
    if (direction, result) != ("in", "opened"):
        return None
    if badge not in rights["badges"]:
        return "unknown"
    person, until = rights["badges"][badge]
    if badge in rights["lost"] and moment >= rights["lost"][badge]:
        return "lost"
    day, time = moment.split("T")
    if until and day > until:
        return "expired"
    groups = [f"@{group}" for group in rights["groups"].get(person, ())]
    verdicts = verdicts_of([person, *groups, "*"], door, time, rights["rules"])
    if not verdicts:
        return "no-rule"
    return "denied" if "deny" in verdicts else None


def verdicts_of(level, door, time, rules):
    """Return what the rules of one level say that apply."""
    return {
        verdict
        for who in level
        for place in (door, "*")
        for verdict, begin, end in rules.get((who, place), ())
        if within(time, begin, end)
    }


def within(time, begin, end):
    """Say whether a time of the day lies within hours that may run past midnight."""
    if begin < end:
        return begin <= time < end
    return time >= begin or time < end


def presence(events, rights, moments):
    """Return who is inside at each moment; walks once over the log."""
    passages = [
        (moment, direction, rights["badges"].get(badge, (badge,))[0])
        for moment, door, direction, badge, result in events
        if door in rights["entrances"] and result == "opened"
    ]
    present, inside, place = {}, set(), 0
    for asked in sorted(moments):
        while place < len(passages) and passages[place][0] <= asked:
            _moment, direction, person = passages[place]
            if direction == "in":
                inside.add(person)
            else:
                inside.discard(person)
            place += 1
        present[asked] = sorted(inside)
    return present


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
