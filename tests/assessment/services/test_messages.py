"""The outbox: what was written to candidates can be read and sent again by their centre alone."""

from datetime import timedelta

import pytest

from assessment.domain.clock import now
from assessment.domain.errors import ConflictError, NotFoundError
from assessment.models.sittings import MessageState
from assessment.services import messages
from tests.support import factories


@pytest.fixture
def place(session, people, tmp_path):
    sitting = factories.sitting(session, people, [factories.revision(session, tmp_path)])
    people.lea.language = "fr"
    return factories.enrolment(session, sitting, people.lea)


@pytest.fixture
def mona(people):
    return people.actor(people.mona)


def posted(session, place, **changes):
    message = messages.post(session, place, subject="Your\ntest", body="Come.", now=now())
    message.sqlmodel_update(changes)
    session.commit()
    return message


def test_a_message_waits_for_sending_in_the_candidates_language(session, people, place):
    message = posted(session, place)

    assert (message.recipient, message.language, message.state) == (
        "lea@example.org",
        "fr",
        MessageState.QUEUED,
    )
    assert (message.centre_id, message.subject) == (people.centre.id, "Your test")


def test_the_outbox_shows_the_newest_first_and_by_state(session, mona, place):
    failed = posted(session, place, state=MessageState.FAILED)
    kept = posted(session, place, state=MessageState.KEPT)

    assert [one.id for one in messages.outbox(session, mona)] == [kept.id, failed.id]
    assert [one.id for one in messages.outbox(session, mona, MessageState.FAILED)] == [failed.id]
    assert messages.latest_of(session, place.sitting_id)[place.id].id == kept.id


def test_a_message_is_tried_again_for_hours_with_growing_pauses(session, place):
    message = posted(session, place)

    def due_after(minutes):
        return message.id in messages.due(session, message.created_at + timedelta(minutes=minutes))

    assert due_after(0)
    message.sqlmodel_update({"state": MessageState.FAILED, "tries": 1})
    assert (due_after(0.5), due_after(1)) == (False, True)
    message.tries = 5
    assert (due_after(239), due_after(240)) == (False, True)
    message.tries = len(messages.PAUSES)
    assert not due_after(10_000)


@pytest.mark.parametrize("state", [MessageState.SENT, MessageState.KEPT])
def test_what_is_sent_or_kept_is_not_due(session, place, state):
    posted(session, place, state=state)

    assert messages.due(session, now()) == []


@pytest.mark.parametrize("state", [MessageState.FAILED, MessageState.KEPT])
def test_what_was_not_sent_is_sent_again_from_the_start(session, mona, place, state):
    message = posted(session, place, state=state, tries=3, problem="refused")

    messages.again(session, mona, message.id, now())

    assert (message.state, message.tries, message.problem) == (MessageState.QUEUED, 0, "")


@pytest.mark.parametrize("state", [MessageState.SENT, MessageState.QUEUED])
def test_what_is_sent_or_on_its_way_is_not_sent_twice(session, mona, place, state):
    message = posted(session, place, state=state)

    with pytest.raises(ConflictError):
        messages.again(session, mona, message.id, now())


def test_otto_and_the_assessor_read_no_message_of_this_centre(session, people, place):
    message = posted(session, place, state=MessageState.FAILED)

    for person in (people.otto, people.ada):
        asking = people.actor(person)
        assert messages.outbox(session, asking) == []
        with pytest.raises(NotFoundError):
            messages.get_for(session, asking, message.id)
        with pytest.raises(NotFoundError):
            messages.again(session, asking, message.id, now())
