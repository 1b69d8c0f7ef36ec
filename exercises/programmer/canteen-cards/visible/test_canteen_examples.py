"""The example of the statement, request by request."""

import pytest

LUNCH = {"id": "till-2-0041", "card": "A-17", "cents": -420, "at": "2026-11-24T12:05:31Z"}
TOP_UP = {"id": "desk-0007", "card": "A-17", "cents": 2000, "at": "2026-11-24T08:10:00Z"}


@pytest.mark.indicator("PRG-2.1")
def test_a_card_is_made_and_can_be_read(candidate):
    made = candidate.http.put("/cards/A-17", json={"name": "Yasmine"})
    assert made.status == 201
    assert made.json() == {"number": "A-17", "name": "Yasmine", "balance": 0}
    assert candidate.http.get("/cards/A-17").json() == made.json()
    assert candidate.http.get("/cards/A-18").status == 404


@pytest.mark.indicator("PRG-2.6")
def test_a_delivery_that_comes_twice_is_booked_once(candidate):
    candidate.http.put("/cards/A-17", json={"name": "Yasmine"})
    first = candidate.http.post("/deliveries", json={"events": [LUNCH, TOP_UP]})
    assert (first.status, first.json()) == (200, {"booked": 2, "known": 0})
    again = candidate.http.post("/deliveries", json={"events": [LUNCH, TOP_UP]})
    assert (again.status, again.json()) == (200, {"booked": 0, "known": 2})
    assert candidate.http.get("/cards/A-17").json()["balance"] == 1580


@pytest.mark.indicator("PRG-2.3")
def test_movements_stand_in_the_order_in_which_they_happened(candidate):
    candidate.http.put("/cards/A-17", json={"name": "Yasmine"})
    candidate.http.post("/deliveries", json={"events": [LUNCH, TOP_UP]})
    found = candidate.http.get("/cards/A-17/movements").json()
    assert [movement["id"] for movement in found["movements"]] == ["desk-0007", "till-2-0041"]
