"""The booking service: contract, failures, input, other people's bookings, configuration."""

import json
import random

import pytest

ROOMS = ["attic", "kitchen", "stage"]


class Person:
    """Somebody with a token, who speaks to the service."""

    def __init__(self, http, chance, name):
        self.http = http
        self.chance = chance
        self.name = name
        self.token = f"t-{chance.getrandbits(80):x}"
        self.headers = {"Authorization": f"Bearer {self.token}"}

    def ask(self, method, path, headers=None, **options):
        return self.http.request(method, path, headers=self.headers | (headers or {}), **options)

    def prepare(self, wanted, key=None):
        headers = self.headers | {"Idempotency-Key": key or self.key()}
        return self.http.prepare("POST", "/bookings", json=wanted, headers=headers)

    def book(self, wanted, key=None):
        return self.http.together([self.prepare(wanted, key)])[0]

    def made(self, wanted):
        answer = self.book(wanted)
        assert answer.status == 201
        return answer.headers["Location"], answer.headers["ETag"], answer.json()

    def key(self):
        return f"key-{self.chance.getrandbits(64):x}"


@pytest.fixture
def people(candidate, seed):
    chance = random.Random(seed)
    found = [Person(candidate.http, chance, name) for name in ("anouk", "karim", "lotte")]
    start(candidate, found)
    return found


def start(candidate, people):
    tokens = {person.token: person.name for person in people}
    candidate.http.start(environment={"BOOKING_TOKENS": json.dumps(tokens)})


def wanted(chance, hour=None, **changes):
    day = f"2026-12-{chance.randrange(1, 29):02}"
    hour = chance.randrange(8, 20) if hour is None else hour
    quarter = chance.choice(["00", "15", "30", "45"])
    made = {
        "room": chance.choice(ROOMS),
        "from": f"{day}T{hour:02}:{quarter}",
        "to": f"{day}T{hour + 2:02}:{quarter}",
    }
    return made | changes


@pytest.mark.indicator("DEV-1.1")
def test_the_life_of_a_booking(people):
    anouk, *_ = people
    place, first, made = anouk.made(wanted(anouk.chance, room="attic"))
    assert place == f"/bookings/{made['number']}"
    later = wanted(anouk.chance, room="kitchen")
    changed = anouk.ask("PUT", place, {"If-Match": first}, json=later)
    assert (changed.status, changed.json()) == (200, {"number": made["number"], **later})
    assert changed.headers["Content-Type"].startswith("application/json")
    second = changed.headers["ETag"]
    assert second != first
    read = anouk.ask("GET", place)
    assert (read.json(), read.headers["ETag"]) == (changed.json(), second)
    gone = anouk.ask("DELETE", place, {"If-Match": second})
    assert (gone.status, gone.body) == (204, b"")
    assert anouk.ask("GET", place).status == 404
    assert anouk.ask("GET", "/bookings").json() == {"bookings": []}


@pytest.mark.indicator("DEV-1.1")
def test_the_list_is_ordered_by_beginning_then_by_room(people):
    anouk, *_ = people
    day = f"2027-01-{anouk.chance.randrange(10, 29)}"
    spans = [(hour, room) for hour in ("09", "13", "18") for room in ROOMS[:2]]
    asked = [{"room": room, "from": f"{day}T{hour}:00", "to": f"{day}T{hour}:45"} for hour, room in spans]
    shuffled = anouk.chance.sample(asked, len(asked))
    for one in shuffled:
        anouk.made(one)
    found = anouk.ask("GET", "/bookings").json()["bookings"]
    assert [{key: one[key] for key in ("room", "from", "to")} for one in found] == asked
    assert all(set(one) == {"number", "room", "from", "to"} for one in found)


@pytest.mark.indicator("DEV-1.1")
def test_a_repeated_request_is_answered_alike_and_books_once(people):
    anouk, *_ = people
    asked, key = wanted(anouk.chance), anouk.key()
    first, again = anouk.book(asked, key), anouk.book(asked, key)
    assert (first.status, again.status) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["Location"] == first.headers["Location"]
    answers = anouk.http.together([anouk.prepare(asked, key) for _ in range(5)])
    assert {answer.json()["number"] for answer in answers} == {first.json()["number"]}
    assert len(anouk.ask("GET", "/bookings").json()["bookings"]) == 1


@pytest.mark.indicator("DEV-1.1")
def test_of_those_who_book_at_the_same_moment_one_gets_the_room(people):
    for _ in range(3):
        asked = wanted(people[0].chance)
        answers = people[0].http.together([one.prepare(asked) for one in [*people, *people]])
        assert sorted(answer.status for answer in answers) == [201] + [409] * 5
        for person in people:
            for one in person.ask("GET", "/bookings").json()["bookings"]:
                tag = person.ask("GET", f"/bookings/{one['number']}").headers["ETag"]
                person.ask("DELETE", f"/bookings/{one['number']}", {"If-Match": tag})


@pytest.mark.indicator("DEV-1.2")
def test_only_times_that_overlap_are_refused(people):
    anouk, karim, _ = people
    day = f"2027-02-{anouk.chance.randrange(10, 28)}"
    anouk.made({"room": "stage", "from": f"{day}T10:00", "to": f"{day}T12:00"})
    span = {
        ("09:00", "10:00"): 201, ("12:00", "12:15"): 201, ("11:45", "12:15"): 409,
        ("09:30", "10:15"): 409, ("10:15", "11:00"): 409, ("09:00", "13:00"): 409,
        ("10:00", "12:00"): 409,
    }  # fmt: skip
    for (begin, end), status in span.items():
        asked = {"room": "stage", "from": f"{day}T{begin}", "to": f"{day}T{end}"}
        assert karim.book(asked).status == status
    assert karim.book({"room": "attic", "from": f"{day}T10:00", "to": f"{day}T12:00"}).status == 201


@pytest.mark.indicator("DEV-1.2")
def test_a_change_needs_the_version_it_was_made_for(people):
    anouk, *_ = people
    place, first, made = anouk.made(wanted(anouk.chance, 10))
    other = {**made, "to": made["to"][:11] + "13:45"}
    del other["number"]
    assert anouk.ask("PUT", place, json=other).status == 428
    assert anouk.ask("DELETE", place).status == 428
    second = anouk.ask("PUT", place, {"If-Match": first}, json=other).headers["ETag"]
    for method, options in (("PUT", {"json": other}), ("DELETE", {})):
        for stale in (first, '"none"'):
            assert anouk.ask(method, place, {"If-Match": stale}, **options).status == 412
    assert anouk.ask("GET", place).headers["ETag"] == second
    both = [
        anouk.http.prepare("PUT", place, json=other, headers=anouk.headers | {"If-Match": second})
        for _ in range(4)
    ]
    assert sorted(answer.status for answer in anouk.http.together(both)) == [200, 412, 412, 412]


@pytest.mark.indicator("DEV-1.2")
def test_a_change_to_a_taken_time_leaves_everything_as_it_was(people):
    anouk, karim, _ = people
    _, _, taken = karim.made(wanted(anouk.chance, 10, room="kitchen"))
    place, tag, made = anouk.made(wanted(anouk.chance, 14, room="attic"))
    asked = {key: taken[key] for key in ("room", "from", "to")}
    assert anouk.ask("PUT", place, {"If-Match": tag}, json=asked).status == 409
    read = anouk.ask("GET", place)
    assert (read.json(), read.headers["ETag"]) == (made, tag)
    same = {key: made[key] for key in ("room", "from", "to")}
    assert anouk.ask("PUT", place, {"If-Match": tag}, json=same).status == 200


@pytest.mark.indicator("DEV-1.2")
def test_a_key_stands_for_one_request(people):
    anouk, *_ = people
    asked, key = wanted(anouk.chance, 10, room="attic"), anouk.key()
    assert anouk.book(asked, key).status == 201
    answer = anouk.book(asked | {"room": "stage"}, key)
    assert (answer.status, set(answer.json())) == (422, {"error"})
    refused = anouk.key()
    assert anouk.book(asked, refused).status == 409
    assert anouk.book(asked | {"room": "stage"}, refused).status == 201


@pytest.mark.indicator("DEV-1.2")
def test_addresses_and_methods_that_do_not_exist(people):
    anouk, *_ = people
    for path in ("/", "/booking", "/bookings/a/b", "/bookings/nobody"):
        answer = anouk.ask("GET", path)
        assert (answer.status, set(answer.json())) == (404, {"error"})
    for method, path, allowed in (
        ("DELETE", "/bookings", {"GET", "POST"}),
        ("POST", "/bookings/any", {"GET", "PUT", "DELETE"}),
    ):
        answer = anouk.ask(method, path)
        assert answer.status == 405
        assert {one.strip() for one in answer.headers["Allow"].split(",")} == allowed


@pytest.mark.indicator("DEV-1.6")
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_what_is_no_booking_is_refused_and_changes_nothing(people, method):
    anouk, *_ = people
    place, tag, made = anouk.made(wanted(anouk.chance, 10, room="attic"))
    good = wanted(anouk.chance, 15, room="stage")
    day = good["from"][:10]
    wrong = [
        [], None, "stage", {}, good | {"person": "karim"}, good | {"number": "1"},
        good | {"room": "cellar"}, good | {"room": None}, good | {"room": ["stage"]},
        good | {"from": good["to"], "to": good["from"]}, good | {"to": good["from"]},
        good | {"from": f"{day}T15:10"}, good | {"from": f"{day}T15:00:00"}, good | {"to": f"{day}T24:00"},
        good | {"from": f"{day} 09:00"}, good | {"from": "2026-11-31T09:00", "to": "2026-11-31T10:00"},
        good | {"from": "2026-11-30T23:00", "to": "2026-12-01T01:00"}, good | {"to": 17},
        good | {"from": f"{day}T٠٩:٠٠"}, {"room": "stage", "from": good["from"]},
    ]  # fmt: skip
    headers = {"If-Match": tag}
    for one in wrong:
        answer = anouk.ask(
            method, place if method == "PUT" else "/bookings",
            headers | {"Idempotency-Key": anouk.key()}, json=one,
        )  # fmt: skip
        assert (answer.status, set(answer.json())) == (400, {"error"}), one
    assert anouk.ask("GET", "/bookings").json() == {"bookings": [made]}


@pytest.mark.indicator("DEV-1.6")
def test_bodies_are_json_of_a_bounded_size(people):
    anouk, *_ = people
    good = json.dumps(wanted(anouk.chance))
    sent = {"Idempotency-Key": anouk.key(), "Content-Type": "application/json"}
    for data in ("", "{", good[:-1], "\x00", "[" * 3000, b"\xff\xfe{}"):
        assert anouk.ask("POST", "/bookings", sent, data=data).status == 400
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/jsonp"):
        assert anouk.ask("POST", "/bookings", sent | {"Content-Type": kind}, data=good).status == 415
    assert anouk.ask("POST", "/bookings", sent, data=good + " " * 5000).status == 413
    full = good + " " * (4096 - len(good))
    kind = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert anouk.ask("POST", "/bookings", sent | kind, data=full).status == 201


@pytest.mark.indicator("DEV-1.6")
def test_keys_are_of_the_agreed_form(people):
    anouk, *_ = people
    asked = wanted(anouk.chance)
    for key in ("short", "x" * 65, "with space in", ""):
        answer = anouk.ask("POST", "/bookings", {"Idempotency-Key": key}, json=asked)
        assert answer.status == 400
    assert anouk.ask("POST", "/bookings", json=asked).status == 400
    assert anouk.ask("GET", "/bookings").json() == {"bookings": []}


@pytest.mark.indicator("DEV-1.7")
def test_other_peoples_bookings_cannot_be_seen_changed_or_cancelled(people):
    anouk, karim, lotte = people
    place, tag, made = anouk.made(wanted(anouk.chance, 10))
    other = {key: made[key] for key in ("room", "from", "to")}
    for stranger in (karim, lotte):
        assert stranger.ask("GET", place).status == 404
        for headers in ({"If-Match": tag}, {"If-Match": '"9"'}, {}):
            assert stranger.ask("PUT", place, headers, json=other).status == 404
            assert stranger.ask("DELETE", place, headers).status == 404
        assert stranger.ask("GET", "/bookings").json() == {"bookings": []}
    assert anouk.ask("GET", place).json() == made


@pytest.mark.indicator("DEV-1.7")
def test_the_same_key_of_two_people_stands_for_two_requests(people):
    anouk, karim, _ = people
    key = anouk.key()
    first = wanted(anouk.chance, room="attic")
    second = wanted(anouk.chance, room="stage")
    mine, theirs = anouk.book(first, key), karim.book(second, key)
    assert (mine.status, theirs.status) == (201, 201)
    assert theirs.json()["number"] != mine.json()["number"]
    assert karim.book(first, anouk.key()).status == 409


@pytest.mark.indicator("DEV-1.7")
def test_nobody_gets_anywhere_without_a_token(people):
    anouk, *_ = people
    place, tag, made = anouk.made(wanted(anouk.chance))
    token = anouk.token
    for header in ("", "Bearer", "Bearer ", f"Basic {token}", token, f"Bearer {token}x", f"Bearer {token[:-1]}", "Bearer anouk"):
        for method, path in (("GET", place), ("DELETE", place), ("GET", "/bookings")):
            answer = anouk.http.request(method, path, headers={"Authorization": header, "If-Match": tag})
            assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert anouk.http.get(place).status == 401
    assert anouk.ask("GET", place).json() == made


@pytest.mark.indicator("DEV-1.8")
def test_tokens_are_those_of_the_configuration_and_no_others(candidate, people):
    anouk, karim, lotte = people
    start(candidate, [karim])
    assert karim.ask("GET", "/bookings").status == 200
    assert anouk.ask("GET", "/bookings").status == 401
    start(candidate, [anouk, lotte])
    assert [one.ask("GET", "/bookings").status for one in people] == [200, 401, 200]


@pytest.mark.indicator("DEV-1.8")
def test_without_configuration_nobody_is_let_in(candidate):
    try:
        candidate.http.start(within=10)
    except candidate.http.Error:
        return
    for token in ("t-anouk-7781", "t-karim-2093", "", "admin", "secret", "None"):
        answer = candidate.http.get("/bookings", headers={"Authorization": f"Bearer {token}"})
        assert answer.status == 401


@pytest.mark.indicator("DEV-1.8")
def test_no_token_stands_in_the_log(candidate, people):
    anouk, *_ = people
    anouk.made(wanted(anouk.chance))
    anouk.ask("GET", "/bookings/none")
    assert anouk.token not in candidate.http.printed()
