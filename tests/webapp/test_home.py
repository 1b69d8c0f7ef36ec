"""The first page: what waits for each role, with a way there; calm where nothing does."""

import re
from uuid import uuid4

import pytest

from assessment.domain.clock import now
from assessment.models.catalogue import ExerciseRevision, Standing
from assessment.models.sittings import Message, MessageState
from assessment.services.flags import flag
from tests.support import factories

NOTHING = "Nothing waits for you."


@pytest.fixture
def revision(session, tmp_path):
    return factories.revision(session, tmp_path)


@pytest.fixture
def busy(session, people, revision):
    """A centre in which something waits for everybody."""
    running = factories.sitting(session, people, [revision])
    factories.attempt(session, factories.enrolment(session, running, people.lea))
    soon = factories.sitting(session, people, [revision], opens_in=60, closes_in=90)
    soon.title = "Programmer, spring"
    over = factories.sitting(session, people, [revision], opens_in=-300, closes_in=-200)
    ended = factories.attempt(
        session, factories.enrolment(session, over, people.lea), finished_at=now()
    )
    flag(session, factories.submission(session, ended, revision).id, "remark", "look", now())
    session.add(
        Message(
            centre_id=people.centre.id,
            recipient="lea@example.org",
            language="fr",
            subject="s",
            body="b",
            state=MessageState.FAILED,
            created_at=now(),
        )
    )
    for standing in (Standing.UPLOADED, Standing.REFUSED):
        changes = {"revision": uuid4().hex, "exercise_id": uuid4(), "standing": standing}
        columns = revision.model_dump(exclude={"id"}) | changes
        session.add(ExerciseRevision(**columns | {"centre_id": people.centre.id}))
    session.commit()
    return running


def waits(page):
    """What the page says waits, by the address it leads to."""
    (section,) = re.findall(r'<section aria-labelledby="duties">.+?</section>', page, re.DOTALL)
    return dict(re.findall(r'<a href="([^"]+)">([^<]+)</a>', section))


def test_an_assessor_is_led_to_flags_and_tests(sign_in, people, busy):
    page = sign_in(people.ada).get("/").text

    assert waits(page) == {
        "/reviews/?state=open": "1 flag asks for a look",
        "/reviews/#tests": "1 test waits for a conclusion",
    }
    assert "Programmer, March" not in page


def test_a_manager_sees_sittings_with_who_is_at_work_and_what_failed(sign_in, people, busy):
    page = sign_in(people.mona).get("/").text

    assert waits(page) == {
        "/outbox/?state=failed": "1 mail could not be sent",
        "/sittings/?stage=past": "1 sitting is over and its results are not released",
    }
    assert f'href="/sittings/{busy.id}"' in page
    assert "1 candidate at work" in page
    assert page.index("Programmer, March") < page.index("Programmer, spring")


def test_an_author_is_led_to_packages_that_are_proved_or_refused(sign_in, people, busy):
    assert waits(sign_in(people.emil).get("/").text) == {
        "/exercises/?standing=refused": "1 package was not proved",
        "/exercises/?standing=uploaded": "1 package is being proved",
    }


@pytest.mark.parametrize("name", ["ada", "mona", "emil"])
def test_where_each_line_leads_there_is_what_it_spoke_of(sign_in, people, busy, name):
    client = sign_in(getattr(people, name))

    for address in waits(client.get("/").text):
        page = client.get(address)
        assert page.status_code == 200
        assert 'class="empty"' not in page.text.partition('<section aria-labelledby="tests">')[0]


def test_nothing_of_it_is_seen_from_another_centre(sign_in, people, busy):
    page = sign_in(people.otto).get("/").text

    assert NOTHING in page
    assert waits(page) == {}
    assert "Programmer, March" not in page


@pytest.mark.parametrize("name", ["ada", "mona", "emil"])
def test_a_quiet_day_says_so(sign_in, people, name):
    page = sign_in(getattr(people, name)).get("/").text

    assert NOTHING in page
    assert waits(page) == {}


def test_a_candidate_has_tests_and_nothing_of_the_staff(sign_in, people, busy):
    page = sign_in(people.lea).get("/").text

    assert "Your tests" in page
    assert 'aria-labelledby="duties"' not in page


def test_many_sittings_to_come_are_told_in_a_number(sign_in, people, session, revision):
    for n in range(8):
        factories.sitting(session, people, [revision], opens_in=60 + n, closes_in=200)

    page = sign_in(people.mona).get("/").text

    assert page.count("<b>Programmer, March</b>") == 5
    assert '<a href="/sittings/?stage=upcoming">3 more to come</a>' in page


def test_a_stranger_reads_what_this_is(client):
    page = client.get("/").text

    assert "Prove what you can do" in page
    assert "What waits for you" not in page
