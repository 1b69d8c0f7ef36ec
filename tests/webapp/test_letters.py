"""Letters: in the candidate's language, with link, times in the centre's zone, and how long."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from assessment.domain.clock import now
from assessment.models.people import Centre, Person
from assessment.models.sittings import Enrolment, Sitting
from webapp.sittings import letters


@pytest.fixture
def parties():
    person = Person(name="Lea", email="lea@example.org", language="en", created_at=now())
    sitting = Sitting(
        centre_id=uuid4(),
        standard_version_id=uuid4(),
        unit_code="PRG-1",
        title="Programmer, March",
        opens_at=datetime(2027, 3, 1, 8, 0, tzinfo=UTC),
        closes_at=datetime(2027, 7, 1, 8, 0, tzinfo=UTC),
        minutes=90,
        created_by=person.id,
        created_at=now(),
    )
    enrolment = Enrolment(sitting_id=sitting.id, person_id=person.id, created_at=now())
    centre = Centre(slug="canal", name="Canal Centre", created_at=now())
    return letters.Parties(person, sitting, centre, enrolment)


def test_an_invitation_says_who_when_how_long_and_where(app, parties):
    parties.enrolment.extra_minutes, parties.enrolment.break_minutes = 30, 15

    with app.test_request_context():
        letter = letters.invitation(parties, "the-token")

    assert letter.subject == "Invitation to your test: Programmer, March"
    for said in (
        "Good day Lea,",
        "Canal Centre",
        "http://127.0.0.1:8000/invitations/the-token",
        "Opens: 1 Mar 2027, 09:00 CET",
        "Start at the latest: 1 Jul 2027, 10:00 CEST",
        "2 hours from the moment you start",
        "Extra time, included above: 30 minutes",
        "Breaks, with the clock standing still: 15 minutes",
    ):
        assert said in letter.body


def test_what_is_not_granted_is_not_mentioned(app, parties):
    with app.test_request_context():
        letter = letters.invitation(parties, "the-token")

    assert "Extra time" not in letter.body
    assert "Breaks" not in letter.body


def test_the_candidate_reads_their_own_language_whatever_the_manager_reads(app, parties):
    parties.person.language = "fr"

    with app.test_request_context(headers={"Accept-Language": "nl"}):
        letter = letters.invitation(parties, "the-token")

    assert "1er mars 2027, 09:00" in letter.body


def test_the_link_is_the_public_address_whatever_name_the_request_used(app, parties):
    with app.test_request_context(base_url="http://localhost:9999"):
        letter = letters.result(parties)

    assert f"http://127.0.0.1:8000/tests/{parties.enrolment.id}" in letter.body
    assert "localhost" not in letter.body
