"""The canteen cards: what the tills send, in every order and every state."""

import random

import pytest

NAMES = ["Amina", "Björn", "Chloé", "Daan", "Élise", "Fatou", "Gust", "Hanne", "Ilyas", "Jana"]


@pytest.fixture
def http(candidate):
    candidate.http.start()
    return candidate.http


@pytest.fixture
def chance(seed):
    return random.Random(seed)


def number(chance):
    return f"K-{chance.randrange(10**6):06}"


def event(chance, card, cents, minute=None):
    minute = chance.randrange(60) if minute is None else minute
    ident = f"till-{chance.randrange(10**9)}"
    return {"id": ident, "card": card, "cents": cents, "at": f"2026-11-24T11:{minute:02}:07Z"}


def make(http, card, name="Noor"):
    answer = http.put(f"/cards/{card}", json={"name": name})
    assert answer.status == 201
    return answer.json()


def deliver(http, *events):
    return http.post("/deliveries", json={"events": list(events)})


def balance(http, card):
    return http.get(f"/cards/{card}").json()["balance"]


@pytest.mark.indicator("PRG-2.1")
def test_search_gives_exactly_the_cards_whose_name_contains_the_text(http, chance):
    mark = f"x{chance.randrange(10**6)}"
    names = [f"{mark} Ann", f"Bo {mark}", "Bo", mark.upper(), f"C{mark}c", mark[:-1]]
    for place, name in enumerate(names):
        make(http, f"S-{place}", name)
    found = http.get("/cards", params={"name": mark})
    assert found.status == 200
    assert found.headers["Content-Type"].startswith("application/json")
    assert {card["name"] for card in found.json()["cards"]} == {names[0], names[1], names[4]}
    assert len(http.get("/cards").json()["cards"]) == len(names)
    assert http.get("/cards", params={"name": "nobody"}).json() == {"cards": [], "next": None}


@pytest.mark.indicator("PRG-2.1")
def test_balances_and_movements_are_those_of_the_card(http, chance):
    cards = ["R-1", "R-10", "R-100"]
    sent = {card: [event(chance, card, chance.randrange(1, 900)) for _ in range(3)] for card in cards}
    for card in cards:
        make(http, card)
    assert deliver(http, *sent["R-10"], *sent["R-1"], *sent["R-100"]).json()["booked"] == 9
    for card in cards:
        assert balance(http, card) == sum(one["cents"] for one in sent[card])
        found = http.get(f"/cards/{card}/movements").json()["movements"]
        wanted = [{key: one[key] for key in ("id", "cents", "at")} for one in sent[card]]
        assert sorted(found, key=str) == sorted(wanted, key=str)
    listed = {card["number"]: card["balance"] for card in http.get("/cards").json()["cards"]}
    assert listed == {card: sum(one["cents"] for one in sent[card]) for card in cards}
    assert http.get("/cards/R-2/movements").status == 404


@pytest.mark.indicator("PRG-2.3")
def test_pages_follow_each_other_without_gap_or_repetition(http, chance):
    made = [(chance.choice(NAMES), number(chance)) for _ in range(11)]
    made += [("Zoë", "Z-2"), ("Zoë", "Z-1"), ("Zoë", "Z-3")]
    for name, card in made:
        make(http, card, name)
    seen, after, pages = [], None, 0
    while pages < 20:
        asked = {"limit": 4} | ({"after": after} if after else {})
        page = http.get("/cards", params=asked).json()
        seen += [(card["name"], card["number"]) for card in page["cards"]]
        pages, after = pages + 1, page["next"]
        if after is None:
            break
        assert after == seen[-1][1]
    assert seen == sorted(made)
    assert pages == 4
    whole = http.get("/cards", params={"limit": 14}).json()
    assert (len(whole["cards"]), whole["next"]) == (14, None)
    for wrong in ("0", "101", "-1", "many", "1.5"):
        assert http.get("/cards", params={"limit": wrong}).status == 400


@pytest.mark.indicator("PRG-2.3")
def test_movements_are_ordered_by_time_whatever_came_first(http, chance):
    make(http, "O-1")
    events = [event(chance, "O-1", 100, minute) for minute in (9, 3, 41, 3, 17, 3)]
    chance.shuffle(events)
    for one in events:
        assert deliver(http, one).status == 200
    found = [one["id"] for one in http.get("/cards/O-1/movements").json()["movements"]]
    assert found == [one["id"] for one in sorted(events, key=lambda one: (one["at"], one["id"]))]


@pytest.mark.indicator("PRG-2.4")
def test_renaming_touches_one_card_and_nothing_but_its_name(http, chance):
    for card in ("N-1", "N-10", "N-11"):
        make(http, card, "Ward")
        deliver(http, event(chance, card, 700))
    before = http.get("/cards").json()["cards"]
    answer = http.put("/cards/N-1", json={"name": "Warda"})
    assert (answer.status, answer.json()) == (200, {"number": "N-1", "name": "Warda", "balance": 700})
    wanted = [card | {"name": "Warda"} if card["number"] == "N-1" else card for card in before]
    assert sorted(http.get("/cards").json()["cards"], key=str) == sorted(wanted, key=str)
    assert len(http.get("/cards/N-1/movements").json()["movements"]) == 1


@pytest.mark.indicator("PRG-2.5")
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_delivery_is_booked_as_a_whole_or_not_at_all(http, chance, place):
    make(http, "T-1")
    make(http, "T-2")
    good = [event(chance, "T-1", 500), event(chance, "T-2", 300)]
    for wrong in (event(chance, "T-9", 100), event(chance, "T-2", -301)):
        assert deliver(http, *good[:place], wrong, *good[place:]).status == 409
        assert (balance(http, "T-1"), balance(http, "T-2")) == (0, 0)
        assert http.get("/cards/T-1/movements").json() == {"movements": []}
    http.restart()
    assert (balance(http, "T-1"), balance(http, "T-2")) == (0, 0)
    assert deliver(http, *good).json() == {"booked": 2, "known": 0}


@pytest.mark.indicator("PRG-2.5")
def test_what_was_confirmed_survives_the_end_of_the_service(http, chance):
    card = number(chance)
    make(http, card, "Lieve")
    paid = event(chance, card, 1250)
    assert deliver(http, paid).json() == {"booked": 1, "known": 0}
    http.restart()
    assert http.get(f"/cards/{card}").json() == {"number": card, "name": "Lieve", "balance": 1250}
    assert deliver(http, paid).json() == {"booked": 0, "known": 1}


@pytest.mark.indicator("PRG-2.6")
def test_only_the_balance_after_the_whole_delivery_counts(http, chance):
    make(http, "B-1")
    amount = chance.randrange(100, 900)
    assert deliver(http, event(chance, "B-1", -amount), event(chance, "B-1", amount)).status == 200
    assert balance(http, "B-1") == 0
    assert deliver(http, event(chance, "B-1", -1)).status == 409
    assert deliver(http, event(chance, "B-1", amount)).status == 200
    assert deliver(http, event(chance, "B-1", -amount)).status == 200


@pytest.mark.indicator("PRG-2.6")
def test_an_event_is_booked_once_and_never_with_another_content(http, chance):
    make(http, "D-1")
    make(http, "D-2")
    paid = event(chance, "D-1", 800)
    assert deliver(http, paid, paid).json() == {"booked": 1, "known": 1}
    for change in ({"cents": 801}, {"card": "D-2"}, {"at": "2026-11-24T10:00:00Z"}):
        assert deliver(http, event(chance, "D-1", 5), paid | change).status == 409
    assert (balance(http, "D-1"), balance(http, "D-2")) == (800, 0)


@pytest.mark.indicator("PRG-2.6")
def test_tills_that_pay_at_the_same_moment_do_not_overdraw_a_card(http, chance):
    make(http, "C-1")
    deliver(http, event(chance, "C-1", 1000))
    meals = [event(chance, "C-1", -400) for _ in range(5)]
    asked = [http.prepare("POST", "/deliveries", json={"events": [meal]}) for meal in meals]
    assert sorted(answer.status for answer in http.together(asked)) == [200, 200, 409, 409, 409]
    assert balance(http, "C-1") == 200


@pytest.mark.indicator("PRG-2.6")
def test_malformed_deliveries_are_refused_and_change_nothing(http, chance):
    make(http, "M-1")
    good = event(chance, "M-1", 100)
    wrong = [
        good | {"cents": "100"}, good | {"cents": 1.5}, good | {"cents": True}, good | {"cents": 0},
        good | {"id": ""}, good | {"id": 7}, good | {"card": None}, good | {"at": "yesterday"},
        good | {"tip": 1}, {key: good[key] for key in ("id", "card", "at")}, [], None,
    ]  # fmt: skip
    for one in wrong:
        answer = deliver(http, event(chance, "M-1", 50), one)
        assert (answer.status, set(answer.json())) == (400, {"error"})
    for body in (b"", b"{", b"\xff\xfe", b"[]", b'{"events": {}}', b"null"):
        assert http.post("/deliveries", data=body).status == 400
    for path, name in (("/cards/m-1", "Mo"), ("/cards/M-2", ""), ("/cards/M-2", "x" * 81), ("/cards/M-2", 5)):
        assert http.put(path, json={"name": name}).status == 400
    assert balance(http, "M-1") == 0
    assert http.get("/cards/M-2").status == 404
    assert deliver(http).json() == {"booked": 0, "known": 0}


@pytest.mark.indicator("PRG-2.7")
def test_names_are_data_whatever_signs_they_hold(http, chance):
    names = ["O'Neill", '"Bo"', "a'); DROP TABLE card; --", "100%", "under_score", "; --", "Zoë 🍲", "%"]
    for place, name in enumerate(names):
        assert make(http, f"Q-{place}", name)["name"] == name
    chance.shuffle(names)
    for text in [*names, "' OR '1'='1", "_", "%%", "'", "\\"]:
        found = {card["name"] for card in http.get("/cards", params={"name": text}).json()["cards"]}
        assert found == {name for name in names if text in name}


@pytest.mark.indicator("PRG-2.7")
def test_addresses_and_events_are_data_too(http, chance):
    make(http, "X-1")
    make(http, "X-2")
    for text in ("X-1'%20OR%20'1'='1", "%25", "X%25", "X-_", "'"):
        assert http.get(f"/cards/{text}").status == 404
        assert http.get(f"/cards/{text}/movements").status == 404
    odd = event(chance, "X-1", 300) | {"id": "x', 'X-2', 999, '"}
    assert deliver(http, odd).json() == {"booked": 1, "known": 0}
    assert http.get("/cards/X-1/movements").json()["movements"][0]["id"] == odd["id"]
    assert deliver(http, event(chance, "X-1' OR '1'='1", 5)).status == 409
    assert (balance(http, "X-1"), balance(http, "X-2")) == (300, 0)
