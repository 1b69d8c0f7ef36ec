"""The example of the statement, request by request."""

import json

import pytest

TOKENS = {"t-anouk-7781": "anouk", "t-karim-2093": "karim"}
ANOUK = {"Authorization": "Bearer t-anouk-7781"}
KARIM = {"Authorization": "Bearer t-karim-2093"}
WANTED = {"room": "stage", "from": "2026-12-05T14:00", "to": "2026-12-05T17:30"}


@pytest.fixture
def http(candidate):
    candidate.http.start(environment={"BOOKING_TOKENS": json.dumps(TOKENS)})
    return candidate.http


def book(http, who, key):
    return http.post("/bookings", json=WANTED, headers=who | {"Idempotency-Key": key})


@pytest.mark.indicator("DEV-1.1")
def test_a_booking_is_made_and_can_be_read(http):
    made = book(http, ANOUK, "first-try")
    assert made.status == 201
    number = made.json()["number"]
    assert made.json() == {"number": number, **WANTED}
    assert made.headers["Location"] == f"/bookings/{number}"
    read = http.get(f"/bookings/{number}", headers=ANOUK)
    assert (read.status, read.json()) == (200, {"number": number, **WANTED})
    assert read.headers["ETag"] == made.headers["ETag"]


@pytest.mark.indicator("DEV-1.2")
def test_a_room_that_is_taken_is_refused(http):
    assert book(http, ANOUK, "first-try").status == 201
    assert book(http, KARIM, "other-try").status == 409


@pytest.mark.indicator("DEV-1.7")
def test_a_booking_of_somebody_else_is_not_found(http):
    number = book(http, ANOUK, "first-try").json()["number"]
    assert http.get(f"/bookings/{number}", headers=KARIM).status == 404


@pytest.mark.indicator("DEV-1.8")
def test_a_token_that_was_not_configured_is_nobodys(http):
    answer = http.get("/bookings", headers={"Authorization": "Bearer t-guess"})
    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
