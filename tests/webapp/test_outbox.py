"""The outbox on the site: readable, with what became of each mail; sent again where it failed."""

import pytest

from assessment.domain.clock import now
from assessment.models.sittings import Message, MessageState
from assessment.services import messages
from tasks.queues import MAIL, queue
from tests.support import factories


@pytest.fixture
def letter(session, people, tmp_path):
    sitting = factories.sitting(session, people, [factories.revision(session, tmp_path)])
    place = factories.enrolment(session, sitting, people.lea)
    message = messages.post(
        session,
        place,
        subject="Invitation",
        body="Open http://127.0.0.1:8000/invitations/abc\n\n<b>now</b>",
        now=now(),
    )
    session.commit()
    return message


def became(session, letter, state, problem=""):
    letter.state, letter.problem, letter.tries = state, problem, 3
    return factories.saved(session, letter)


def test_a_kept_message_is_readable_and_says_why_it_was_not_sent(sign_in, people, session, letter):
    became(session, letter, MessageState.KEPT)
    mona = sign_in(people.mona)

    listed, page = mona.get("/outbox/").text, mona.get(f"/outbox/{letter.id}").text

    assert "No mail server is set" in listed
    assert "kept in the outbox" in listed
    assert "lea@example.org" in listed
    assert 'href="http://127.0.0.1:8000/invitations/abc"' in page
    assert "&lt;b&gt;now&lt;/b&gt;" in page


def test_the_address_chooses_by_state(sign_in, people, session, letter):
    became(session, letter, MessageState.FAILED, "SMTPException: <refused>")
    mona = sign_in(people.mona)

    assert "SMTPException: &lt;refused&gt;" in mona.get("/outbox/?state=failed").text
    assert "lea@example.org" not in mona.get("/outbox/?state=sent").text
    assert "No message is in this state" in mona.get("/outbox/?state=sent").text


def test_a_failed_message_is_sent_again(sign_in, people, session, redis, letter):
    became(session, letter, MessageState.FAILED, "refused")
    mona = sign_in(people.mona)

    shown = mona.get(f"/outbox/{letter.id}").text
    answer = mona.post(f"/outbox/{letter.id}/again")

    assert "Send again" in shown
    assert (answer.status_code, answer.location) == (303, f"/outbox/{letter.id}")
    session.expire_all()
    assert session.get_one(Message, letter.id).state is MessageState.QUEUED
    assert [job.args[0] for job in queue(redis, MAIL).jobs] == [str(letter.id)]


def test_a_sent_message_is_not_sent_twice(sign_in, people, session, letter):
    became(session, letter, MessageState.SENT)

    assert sign_in(people.mona).post(f"/outbox/{letter.id}/again").status_code == 409


@pytest.mark.parametrize("name", ["otto", "ada", "lea", "emil", "oskar"])
def test_nobody_but_the_centres_manager_reads_or_sends(sign_in, people, session, letter, name):
    became(session, letter, MessageState.FAILED)
    client = sign_in(getattr(people, name))

    assert client.get(f"/outbox/{letter.id}").status_code == 404
    assert client.post(f"/outbox/{letter.id}/again").status_code == 404
    assert "lea@example.org" not in client.get("/outbox/").text
