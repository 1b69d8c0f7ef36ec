"""Borders of rights, lines that are wrong, files that cannot be read, and large logs."""

import random
from datetime import datetime, timedelta

import pytest

EDGE = pytest.mark.indicator("PRG-1.2")
INVALID = pytest.mark.indicator("PRG-1.3")
LIMITS = pytest.mark.indicator("PRG-1.4")
STRUCTURE = pytest.mark.indicator("PRG-1.6")
ERRORS = pytest.mark.indicator("PRG-1.10")

DAY = "2026-11-24"
NUR = "badge;B000001;nur;\n"
ALWAYS = "00:00-24:00"
GOOD_RIGHTS = f"entrance;front\n{NUR}allow;nur;front;{ALWAYS}\n"
GOOD_LOG = f"{DAY}T08:00:00;front;in;B000001;opened\n"
CROWD = f"entrance;front\n{NUR}badge;B000002;omar;\n"


def answered(candidate, rights, log, *moments):
    """Return the breaches as (moment, door, badge, reason), those inside, and the run."""
    run = candidate.run(["rights.txt", "log.txt", *moments], files={"rights.txt": rights, "log.txt": log})
    lines = [line.split(";") for line in run.stdout.splitlines()]
    breaches = [tuple(line[1:]) for line in lines if line[0] == "breach"]
    inside = [(line[1], line[2]) for line in lines if line[0] == "inside"]
    assert [line[0] for line in lines] == ["breach"] * len(breaches) + ["inside"] * len(inside)
    return breaches, inside, run


def entries(*times, door="front", badge="B000001", day=DAY):
    """Return the log of openings at those times."""
    return "".join(f"{day}T{time};{door};in;{badge};opened\n" for time in times)


def reasons(candidate, rights, log):
    """Return the reason of each breach, by its time, or by its day where it is another."""
    breaches, _inside, _run = answered(candidate, rights, log)
    return {moment.removeprefix(f"{DAY}T"): reason for moment, _door, _badge, reason in breaches}


@EDGE
@pytest.mark.parametrize(
    ("hours", "within", "without"),
    [
        ("07:00-19:30", ["07:00:00", "19:29:59"], ["06:59:59", "19:30:00", "19:30:01"]),
        ("22:00-06:00", ["22:00:00", "23:59:59", "00:00:00", "05:59:59"], ["06:00:00", "21:59:59"]),
        ("13:15-24:00", ["13:15:00", "23:59:59"], ["00:00:00", "13:14:59"]),
        ("13:15-00:00", ["13:15:00", "23:59:59"], ["00:00:00", "13:14:59"]),
        (ALWAYS, ["00:00:00", "12:00:00", "23:59:59"], []),
    ],
)
def test_hours_begin_and_end(candidate, hours, within, without):
    rights = NUR + f"allow;nur;front;{hours}\n"

    assert reasons(candidate, rights, entries(*within, *without)) == dict.fromkeys(
        sorted(without), "no-rule"
    )


@EDGE
def test_a_badge_ends_after_its_last_day(candidate):
    rights = f"badge;B000001;nur;{DAY}\nallow;*;front;{ALWAYS}\n"
    log = entries("00:00:00", day="2026-11-25") + entries("23:59:59")

    assert reasons(candidate, rights, log) == {"2026-11-25T00:00:00": "expired"}


@EDGE
def test_a_lost_badge_is_blocked_from_the_earliest_moment_on(candidate):
    rights = (
        f"lost;B000001;{DAY}T14:00:00\nlost;B000001;{DAY}T12:00:00\nlost;B000001;{DAY}T13:00:00\n"
        f"{NUR}badge;B000002;nur;\nallow;nur;front;{ALWAYS}\n"
    )
    log = entries("11:59:59", "12:00:00", "12:30:00") + entries("12:40:00", badge="B000002")

    assert reasons(candidate, rights, log) == {"12:00:00": "lost", "12:30:00": "lost"}


@EDGE
def test_the_first_reason_is_told(candidate):
    rights = (
        f"lost;B000009;{DAY}T00:00:00\nlost;B000001;{DAY}T12:00:00\nbadge;B000001;nur;2026-11-20\n"
        f"badge;B000002;omar;{DAY}\ndeny;*;*;10:00-24:00\n"
    )
    log = (
        entries("13:00:01", badge="B000009")
        + entries("13:00:02", "11:00:00")
        + entries("13:00:03", "09:00:00", badge="B000002")
    )

    assert reasons(candidate, rights, log) == {
        "09:00:00": "no-rule",
        "11:00:00": "expired",
        "13:00:01": "unknown",
        "13:00:02": "lost",
        "13:00:03": "denied",
    }


@EDGE
@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (["allow;nur;front", "deny;@staff;front", "deny;*;front"], None),
        (["deny;nur;front", "allow;@staff;front", "allow;*;front"], "denied"),
        (["deny;@staff;front", "allow;*;front"], "denied"),
        (["allow;@staff;front", "deny;*;front"], None),
        (["allow;@staff;front", "deny;@night;front", "allow;@staff;*"], "denied"),
        (["deny;nur;*", "allow;nur;front"], "denied"),
        (["allow;nur;*", "deny;@staff;front"], None),
        (["deny;@others;front", "deny;omar;front", "allow;*;*"], None),
        (["deny;nur;back", "deny;@staff;back", "allow;*;front"], None),
        (["allow;staff;front", "allow;@nur;front"], "no-rule"),
    ],
)
def test_the_narrowest_level_that_applies_decides(candidate, rules, expected):
    rights = NUR + "badge;B000002;omar;\nmember;nur;staff\nmember;nur;night\nmember;omar;others\n"
    lines = [f"{rule};{ALWAYS}\n" for rule in rules]

    for order in lines, lines[::-1]:
        found = reasons(candidate, "".join(order) + rights, entries("12:00:00"))
        assert found == ({"12:00:00": expected} if expected else {})


@EDGE
def test_a_rule_outside_its_hours_leaves_the_word_to_others(candidate):
    rights = NUR + (
        "member;nur;staff\ndeny;nur;front;08:00-09:00\nallow;@staff;front;08:00-10:00\n"
        "deny;@staff;*;09:30-09:45\nallow;*;front;08:00-12:00\ndeny;*;front;11:00-13:00\n"
    )
    log = entries("08:30:00", "09:15:00", "09:40:00", "10:30:00", "11:30:00", "13:30:00")

    assert reasons(candidate, rights, log) == {
        "08:30:00": "denied",
        "09:40:00": "denied",
        "11:30:00": "denied",
        "13:30:00": "no-rule",
    }


@EDGE
def test_only_what_opened_inwards_is_judged(candidate):
    log = "".join(
        f"{DAY}T12:00:0{second};front;{direction};B000001;{result}\n"
        for second, (direction, result) in enumerate(
            [("in", "refused"), ("out", "opened"), ("out", "refused"), ("in", "opened")]
        )
    )

    assert reasons(candidate, NUR, log) == {"12:00:03": "no-rule"}


@EDGE
def test_breaches_stand_in_the_order_of_time_and_then_of_the_log(candidate):
    log = (
        entries("09:00:00", door="zoo")
        + entries("08:00:00", door="yard", badge="B000002")
        + entries("09:00:00", door="attic")
        + entries("09:00:00", door="zoo")
        + entries("07:00:00", day="2026-11-25")
        + entries("08:00:00", door="yard")
    )
    breaches, _inside, _run = answered(candidate, NUR, log)

    assert breaches == [
        (f"{DAY}T08:00:00", "yard", "B000002", "unknown"),
        (f"{DAY}T08:00:00", "yard", "B000001", "no-rule"),
        (f"{DAY}T09:00:00", "zoo", "B000001", "no-rule"),
        (f"{DAY}T09:00:00", "attic", "B000001", "no-rule"),
        ("2026-11-25T07:00:00", "front", "B000001", "no-rule"),
    ]


@EDGE
def test_an_event_that_was_sent_again_is_one_event(candidate):
    line = entries("09:00:00")
    log = line + line.replace(";", " ; ") + line
    breaches, _inside, run = answered(candidate, NUR, log)

    assert breaches == [(f"{DAY}T09:00:00", "front", "B000001", "no-rule")]
    assert run.stderr == ""


@EDGE
def test_spaces_blank_lines_remarks_and_windows(candidate):
    rights = f"\r\n# badge;x\r\n entrance ; front \r\n {NUR[:-1]} \r\n  allow; nur ;front; {ALWAYS}\r\n"
    log = f"# nothing\r\n\r\n   \r\n {DAY}T09:00:00; front ;in; B000001 ;opened \r\nx\r\n"
    breaches, inside, run = answered(candidate, rights, log, f"{DAY}T10:00:00")

    assert (breaches, inside) == ([], [(f"{DAY}T10:00:00", "nur")])
    assert run.stderr.startswith("log.txt:5: ")


@EDGE
def test_the_last_opening_of_an_entrance_decides(candidate):
    log = (
        f"{DAY}T12:00:00;front;out;B000001;opened\n"
        f"{DAY}T08:00:00;front;in;B000001;opened\n"
        f"{DAY}T09:00:00;cellar;out;B000001;opened\n"
        f"{DAY}T13:00:00;cellar;in;B000001;opened\n"
        f"{DAY}T10:00:00;front;out;B000001;refused\n"
        f"{DAY}T14:00:00;front;in;B000001;refused\n"
        f"{DAY}T09:30:00;back;in;B000002;opened\n"
        f"{DAY}T15:00:00;back;out;B000002;opened\n"
    )
    expected = {
        "07:59:59": "", "08:00:00": "nur", "09:15:00": "nur", "11:59:59": "nur,omar",
        "12:00:00": "omar", "13:30:00": "omar", "14:30:00": "omar", "23:59:59": "",
    }  # fmt: skip
    moments = [f"{DAY}T{time}" for time in expected]
    order = [*moments[::-1], moments[3], f"{DAY}T11:59:59"]
    _breaches, inside, _run = answered(candidate, CROWD + "entrance;back\n", log, *order)

    assert inside == [(moment, expected[moment[11:]]) for moment in order]


@EDGE
def test_a_person_is_followed_from_badge_to_badge(candidate):
    rights = CROWD + f"badge;B000003;nur;2026-11-01\nlost;B000001;{DAY}T07:00:00\n"
    log = (
        f"{DAY}T08:00:00;front;in;B000001;opened\n{DAY}T09:00:00;front;out;B000003;opened\n"
        f"{DAY}T09:30:00;front;in;B000077;opened\n{DAY}T09:31:00;front;in;B000066;opened\n"
        f"{DAY}T09:40:00;front;out;B000066;opened\n{DAY}T09:45:00;front;in;B000002;opened\n"
    )
    moments = [f"{DAY}T08:30:00", f"{DAY}T09:00:00", f"{DAY}T09:35:00", "2026-11-25T00:00:00"]
    _breaches, inside, _run = answered(candidate, rights, log, *moments)

    assert [names for _moment, names in inside] == [
        "nur", "", "B000066,B000077", "B000077,omar",
    ]  # fmt: skip


@EDGE
def test_within_a_second_the_log_decides_who_is_in(candidate):
    come, leave = (f"{DAY}T08:00:00;front;{way};B00000%d;opened\n" for way in ("in", "out"))
    log = come % 1 + leave % 2 + leave % 1 + come % 2 + come % 1
    _breaches, inside, _run = answered(candidate, CROWD, log, f"{DAY}T08:00:00")

    assert inside == [(f"{DAY}T08:00:00", "omar")]


@EDGE
def test_nothing_happened(candidate):
    _breaches, _inside, run = answered(candidate, "", "", f"{DAY}T08:00:00")

    assert (run.stdout, run.stderr, run.exit_code) == (f"inside;{DAY}T08:00:00;\n", "", 0)


HOURS = [ALWAYS, "08:00-12:00", "12:00-18:00", "22:00-06:00", "10:00-14:00"]
MIDNIGHT = datetime(2026, 11, 24)


class World:
    """People, rules and a day, drawn at random, with the answers found the slow way."""

    def __init__(self, chance, *, people, doors, rules, events):
        self.doors = ["front", *(f"door-{number}" for number in range(1, doors))]
        self.people = [f"person-{number}" for number in range(people)]
        self.groups = {
            person: chance.sample(["staff", "night", "guests"], chance.randrange(3))
            for person in self.people
        }
        self.badges = {
            f"B{number:06d}": (chance.choice(self.people), chance.choice(["", DAY, "2026-11-23"]))
            for number in range(100, 100 + people * 2)
        }
        self.lost = {
            badge: f"{DAY}T{chance.randrange(24):02d}:00:00"
            for badge in chance.sample(sorted(self.badges), people // 3)
        }
        named = self.people[: people // 2] + ["@staff", "@night", "@guests", "*"] * (people // 6 + 1)
        self.rules = [
            (
                chance.choice(["allow", "allow", "deny"]),
                chance.choice(named),
                chance.choice([*self.doors, "*"]),
                chance.choice(HOURS),
            )
            for _ in range(rules)
        ]
        badges = [*self.badges, "B999999"]
        self.events = [
            (
                (MIDNIGHT + timedelta(seconds=self.second(chance))).isoformat(),
                chance.choice(self.doors),
                chance.choice(["in", "in", "out"]),
                chance.choice(badges),
                chance.choice(["opened", "opened", "opened", "refused"]),
            )
            for _ in range(events)
        ]

    @staticmethod
    def second(chance):
        """Return a second of the day, often at a full hour or just before it."""
        if chance.random() < 0.5:
            return chance.randrange(24) * 3600 + chance.choice([0, 3599])
        return chance.randrange(24 * 3600)

    def rights(self, chance):
        lines = ["entrance;front"]
        lines += [f"member;{person};{group}" for person in self.people for group in self.groups[person]]
        lines += [f"badge;{badge};{person};{day}" for badge, (person, day) in self.badges.items()]
        lines += [f"lost;{badge};{moment}" for badge, moment in self.lost.items()]
        lines += [";".join(rule) for rule in self.rules]
        chance.shuffle(lines)
        return "\n".join(lines)

    def log(self):
        return "".join(";".join(event) + "\n" for event in self.events)

    def breaches(self):
        found = [(*event[:2], event[3], self.reason(event)) for event in dict.fromkeys(self.events)]
        return sorted((line for line in found if line[3]), key=lambda line: line[0])

    def reason(self, event):
        moment, door, direction, badge, result = event
        if direction == "out" or result == "refused":
            return None
        if badge not in self.badges:
            return "unknown"
        person, day = self.badges[badge]
        if self.lost.get(badge, "9") <= moment:
            return "lost"
        if day and moment[:10] > day:
            return "expired"
        levels = {"deny": [], "allow": []}
        for verdict, who, place, hours in self.rules:
            begin, end = hours.split("-")
            later, earlier = begin <= moment[11:16], moment[11:16] < end
            fits = (later and earlier) if begin < end else (later or earlier)
            if fits and place in {door, "*"}:
                if who == person:
                    levels[verdict].append(0)
                elif who == "*":
                    levels[verdict].append(2)
                elif who[0] == "@" and who[1:] in self.groups[person]:
                    levels[verdict].append(1)
        denied, allowed = (min(levels[verdict], default=3) for verdict in ("deny", "allow"))
        if denied == allowed == 3:
            return "no-rule"
        return "denied" if denied <= allowed else None

    def inside(self, asked):
        last = {}
        for place, (moment, door, direction, badge, result) in enumerate(dict.fromkeys(self.events)):
            if door == "front" and result == "opened" and moment <= asked:
                person = self.badges.get(badge, [badge])[0]
                last[person] = max(last.get(person, ("", 0, "")), (moment, place, direction))
        return ",".join(sorted(person for person in last if last[person][2] == "in"))


@EDGE
@pytest.mark.parametrize("number", range(4))
def test_random_days_agree_with_a_slow_search(candidate, seed, number):
    chance = random.Random(seed + number)
    world = World(chance, people=6 + number, doors=3 + number, rules=12 * (number + 1), events=250)
    world.events += chance.choices(world.events, k=50)
    moments = [(MIDNIGHT + timedelta(seconds=world.second(chance))).isoformat() for _ in range(12)]

    found = answered(candidate, world.rights(chance), world.log(), *moments)

    assert found[0] == world.breaches()
    assert found[1] == [(moment, world.inside(moment)) for moment in moments]
    assert (found[2].exit_code, found[2].stderr) == (1, "")


WRONG_EVENTS = {
    "fields": ["x", ";", ";;;;", "{};front;in;B000001", "{};front;in;B000001;opened;", "{}"],
    "moment": [
        f"{moment};front;in;B000001;opened"
        for moment in (
            "", "2026-11-24", "2026-02-30T08:00:00", "2026-11-24T24:00:00", "2026-11-24T08:60:00",
            "2026-11-24T08:00", "2026-11-24 08:00:00", "2026-11-24T08:00:00Z", "2026-11-24T8:00:00",
            "20261124T080000", "2026-11-24T08:00:00.5", "2026-W48-2T08:00:00", "24/11/2026T08:00:00",
            "2026-11-24T08:00:00+01:00", "2026-11-2\u0664T08:00:00", "2026-1-24T08:00:00",
        )
    ],
    "door": [f"{{}};{door};in;B000001;opened" for door in ("", "Front", "2nd", "front door", "*", "-a",
                                                           "caf\u00e9", "front_door")],
    "direction": [f"{{}};front;{direction};B000001;opened" for direction in ("", "IN", "into", "inside")],
    "badge": [f"{{}};front;in;{badge};opened" for badge in ("", "b000001", "B00001", "B0000001", "000001",
                                                            "C000001", "B00000\u0661", "B 00001")],
    "result": [f"{{}};front;in;B000001;{result}" for result in ("", "open", "Opened", "denied")],
}  # fmt: skip
MOMENT = f"{DAY}T09:00:00"


def places(run, name):
    """Return the numbers of the lines that were told, each checked to be told well."""
    told = [line.split(":", 2) for line in run.stderr.splitlines()]
    assert all(len(parts) == 3 and parts[0] == name and parts[2].strip() for parts in told), run.stderr
    return [int(number) for _name, number, _text in told]


@INVALID
@pytest.mark.parametrize("what", WRONG_EVENTS)
def test_a_line_that_is_no_event_is_told_and_left_out(candidate, what):
    lines = [line.format(MOMENT) for line in WRONG_EVENTS[what]]
    log = GOOD_LOG + "\n".join(lines) + "\n" + entries("08:30:00", badge="B000002")
    breaches, inside, run = answered(candidate, GOOD_RIGHTS, log, f"{DAY}T12:00:00")

    assert places(run, "log.txt") == list(range(2, len(lines) + 2))
    assert breaches == [(f"{DAY}T08:30:00", "front", "B000002", "unknown")]
    assert inside == [(f"{DAY}T12:00:00", "B000002,nur")]
    assert run.exit_code == 1


@INVALID
def test_wrong_lines_in_a_random_log_are_all_told(candidate, seed):
    chance = random.Random(seed + 10)
    wrong = [line.format(MOMENT) for lines in WRONG_EVENTS.values() for line in lines]
    lines, expected = [], []
    for number in range(1, 200):
        if chance.random() < 0.4:
            expected.append(number)
        lines.append(chance.choice(wrong) if expected[-1:] == [number] else GOOD_LOG.strip())
    breaches, _inside, run = answered(candidate, GOOD_RIGHTS, "\n".join(lines))

    assert places(run, "log.txt") == expected
    assert (breaches, run.exit_code) == ([], 1)


WRONG_RIGHTS = {
    "kind": ["x", "Allow;nur;front;07:00-08:00", "permit;nur;front;07:00-08:00", ";nur;front", "badges"],
    "fields": ["entrance", "entrance;front;back", "badge;B000002;omar", "badge;B000002;omar;;",
               "lost;B000001", "member;nur", "member;nur;staff;night", "allow;nur;front",
               "deny;nur;front;07:00-08:00;"],
    "name": ["entrance;", "entrance;*", "entrance;Front", "badge;B000002;Omar;", "badge;B000002;@omar;",
             "badge;B000002;;", "member;nur;@staff", "member;*;staff", "member;nur;", "allow;@;front;07:00-08:00",
             "allow;;front;07:00-08:00", "allow;@*;front;07:00-08:00", "allow;nur;;07:00-08:00",
             "deny;nur;front door;07:00-08:00", "deny;n\u00far;front;07:00-08:00", "allow;nur;@front;07:00-08:00",
             "allow;@@staff;front;07:00-08:00"],
    "badge": ["badge;2;omar;", "badge;B00002;omar;", "badge;B0000002;omar;", "lost;b000001;2026-11-24T08:00:00",
              "badge;B00000\u0662;omar;"],
    "date": ["badge;B000002;omar;2026-02-29", "badge;B000002;omar;20261124", "badge;B000002;omar;24-11-2026",
             "badge;B000002;omar;2026-11-24T00:00:00", "badge;B000002;omar;-", "badge;B000002;omar;2026-W48-2",
             "badge;B000002;omar;2026-1-2"],
    "moment": ["lost;B000001;", "lost;B000001;2026-11-24", "lost;B000001;2026-11-31T08:00:00",
               "lost;B000001;2026-11-24T08:00", "lost;B000001;2026-11-24 08:00:00"],
    "hours": [f"allow;nur;front;{hours}" for hours in (
        "", "07:00", "07:00-", "-08:00", "7:00-8:00", "07:00-07:00", "00:00-00:00", "24:00-06:00",
        "07:00-25:00", "07:60-08:00", "07:00-24:01", "07:00-08:00-09:00", "0700-0800", "07:00/08:00",
        "07:00:00-08:00:00", "24:00-24:00", "0\u0667:00-08:00", "07:00-24:30")],
}  # fmt: skip


@INVALID
@pytest.mark.parametrize("what", WRONG_RIGHTS)
def test_every_wrong_line_of_the_rights_is_told_and_nothing_answered(candidate, what):
    lines = WRONG_RIGHTS[what]
    rights = f"# rights\n{GOOD_RIGHTS}" + "\n".join(lines) + f"\nallow;*;*;{ALWAYS}\n"
    log = entries("08:30:00", badge="B000009")
    _breaches, _inside, run = answered(candidate, rights, log, f"{DAY}T12:00:00")

    assert places(run, "rights.txt") == list(range(5, len(lines) + 5))
    assert (run.stdout, run.exit_code) == ("", 2)


@INVALID
def test_a_badge_is_given_once(candidate):
    rights = GOOD_RIGHTS + f"badge;B000002;omar;\n{NUR}badge;B000003;nur;\nbadge;B000002;nur;\n"
    _breaches, _inside, run = answered(candidate, rights, GOOD_LOG)

    assert places(run, "rights.txt") == [5, 7]
    assert (run.stdout, run.exit_code) == ("", 2)


@INVALID
@pytest.mark.parametrize(
    "moment",
    ["noon", "2026-11-24", "2026-11-31T08:00:00", "2026-11-24T08:00", "2026-11-24 08:00:00",
     "2026-11-24T08:00:00Z", "20261124T080000"],
)  # fmt: skip
def test_a_moment_that_is_none_is_told_and_nothing_answered(candidate, moment):
    log = entries("08:30:00", badge="B000009")
    _breaches, _inside, run = answered(candidate, GOOD_RIGHTS, log, f"{DAY}T12:00:00", moment)

    assert moment in run.stderr
    assert "Traceback" not in run.stderr
    assert (run.stdout, run.exit_code) == ("", 2)


def refused(run, begin):
    """Check that nothing was answered, and one line says why."""
    assert (run.stdout, run.exit_code) == ("", 2)
    assert run.stderr.startswith(begin)
    assert len(run.stderr.splitlines()) == 1, run.stderr


BREACH = entries("08:30:00", badge="B000009")


@ERRORS
@pytest.mark.parametrize("missing", ["rights.txt", "log.txt"])
def test_a_file_that_is_missing_is_no_empty_file(candidate, missing):
    files = {"rights.txt": GOOD_RIGHTS, "log.txt": BREACH}
    del files[missing]
    run = candidate.run(["rights.txt", "log.txt", f"{DAY}T12:00:00"], files=files)

    refused(run, f"{missing}: ")


@ERRORS
@pytest.mark.parametrize("name", ["rights.txt", "log.txt"])
def test_a_folder_is_no_file(candidate, name):
    files = {"rights.txt": GOOD_RIGHTS, "log.txt": BREACH, "folder/log.txt": BREACH}
    names = ["folder" if name == other else other for other in ("rights.txt", "log.txt")]

    refused(candidate.run(names, files=files), "folder: ")


@ERRORS
@pytest.mark.parametrize("name", ["rights.txt", "log.txt"])
def test_a_file_that_is_not_utf_8_is_not_guessed_at(candidate, name):
    files = {"rights.txt": GOOD_RIGHTS.encode(), "log.txt": BREACH.encode()}
    files[name] += b"# caf\xe9\n"
    run = candidate.run(["rights.txt", "log.txt"], files=files)

    refused(run, f"{name}: ")


@ERRORS
@pytest.mark.parametrize("arguments", [[], ["rights.txt"]], ids=["none", "one"])
def test_too_few_arguments_are_told(candidate, arguments):
    run = candidate.run(arguments, files={"rights.txt": GOOD_RIGHTS})

    assert (run.stdout, run.exit_code) == ("", 2)
    assert run.stderr.strip()
    assert "Traceback" not in run.stderr


@LIMITS
def test_a_day_of_many_events_that_were_sent_again(candidate, seed):
    chance = random.Random(seed + 20)
    badges = [f"B{number:06d}" for number in range(50)]
    rights = f"entrance;front\nallow;*;*;{ALWAYS}\n"
    rights += "".join(f"badge;{badge};p{badge[1:]};\n" for badge in badges)
    lines, expected = [], []
    for second in sorted(chance.sample(range(24 * 3600), 22_000)):
        moment = (MIDNIGHT + timedelta(seconds=second)).isoformat()
        door, way = f"cabinet-{chance.randrange(3_000)}", chance.choice(["in", "out"])
        lines.append(f"{moment};{door};{way};{chance.choice(badges)};opened\n")
        if len(expected) < 40 and chance.random() < 0.01:
            expected.append((moment, door, "B999999", "unknown"))
            lines[-1] = f"{moment};{door};in;B999999;opened\n"
    lines += chance.choices([line for line in lines if "B999999" not in line], k=8_000)
    chance.shuffle(lines)

    breaches, _inside, run = answered(candidate, rights, "".join(lines))

    assert breaches == expected
    assert run.stderr == ""


@LIMITS
def test_a_crowd_is_called_at_five_moments(candidate, seed):
    chance = random.Random(seed + 21)
    badges = [f"B{number:06d}" for number in chance.sample(range(10**6), 10_000)]
    rights = f"entrance;front\nallow;*;*;{ALWAYS}\n"
    rights += "".join(f"badge;{badge};p{badge[1:]};\n" for badge in badges)
    seconds = sorted(chance.sample(range(80_000), 10_000))
    staying, passing = badges[:20], badges[20:]
    stays = [(chance.choice(passing), second) for second in seconds[:-20]]
    stays += zip(staying, seconds[-20:], strict=True)
    events = [(second, badge, "in") for badge, second in stays]
    events += [(second + 5, badge, "out") for badge, second in stays[:-20]]
    lines = [
        f"{(MIDNIGHT + timedelta(seconds=second)).isoformat()};front;{way};{badge};opened\n"
        for second, badge, way in events
    ]
    chance.shuffle(lines)
    moments = [(MIDNIGHT + timedelta(seconds=85_000 + number)).isoformat() for number in range(5)]
    last = ",".join(sorted(f"p{badge[1:]}" for badge in staying))

    breaches, inside, _run = answered(candidate, rights, "".join(lines), *moments)

    assert breaches == []
    assert inside == [(moment, last) for moment in moments]


def looked_up(candidate, chance, badges, rules, pairs):
    """Ask for openings, each a badge and a door of one rule, and check what is told."""
    lines = [f"badge;{badge};{person};" for badge, person in badges.items()]
    lines += [f"{verdict};{who};{door};{ALWAYS}" for (who, door), verdict in rules.items()]
    chance.shuffle(lines)
    log, expected = [], []
    for second, (badge, who, door) in enumerate(pairs):
        moment = (MIDNIGHT + timedelta(seconds=second)).isoformat()
        log.append(f"{moment};{door};in;{badge};opened\n")
        if rules[who, door] == "deny":
            expected.append((moment, door, badge, "denied"))
    breaches, _inside, run = answered(candidate, "\n".join(lines), "".join(log))

    assert breaches == expected
    assert run.stderr == ""


def verdicts(chance, keys):
    """Return a verdict for each pair of somebody and a door; few deny."""
    return {key: "deny" if chance.random() < 0.1 else "allow" for key in keys}


@STRUCTURE
def test_many_rules_for_many_people_at_many_doors(candidate, seed):
    chance = random.Random(seed + 30)
    badges = {f"B{number:06d}": f"p{number}" for number in range(4_000)}
    people = {person: badge for badge, person in badges.items()}
    keys = [(chance.choice(list(people)), f"door-{chance.randrange(2_000)}") for _ in range(18_000)]
    rules = verdicts(chance, keys)
    pairs = [(people[who], who, door) for who, door in chance.choices(list(rules), k=9_000)]

    looked_up(candidate, chance, badges, rules, pairs)


@STRUCTURE
def test_many_people_have_a_rule_for_the_same_door(candidate, seed):
    chance = random.Random(seed + 31)
    badges = {f"B{number:06d}": f"p{number}" for number in range(2_000)}
    rules = verdicts(chance, [(f"p{number}", "prints") for number in range(28_000)])
    pairs = [(badge, badges[badge], "prints") for badge in chance.choices(list(badges), k=9_000)]

    looked_up(candidate, chance, badges, rules, pairs)


@STRUCTURE
def test_one_person_has_rules_for_many_cabinets(candidate, seed):
    chance = random.Random(seed + 32)
    rules = verdicts(chance, [("nur", f"cabinet-{number}") for number in range(20_000)])
    pairs = [("B000001", who, door) for who, door in chance.choices(list(rules), k=9_000)]

    looked_up(candidate, chance, {"B000001": "nur"}, rules, pairs)
