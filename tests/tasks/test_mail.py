"""A mail is sent once, and what went wrong is told beside it."""

import smtplib
from datetime import timedelta
from typing import ClassVar

import pytest

from assessment.domain.clock import now
from assessment.models.sittings import MessageState
from assessment.services import messages
from grader.pool import Station
from tasks.mail import send_message
from tasks.workshop import Workshop, furnish
from tests.support import factories


@pytest.fixture
def message(session, people, tmp_path):
    sitting = factories.sitting(session, people, [factories.revision(session, tmp_path)])
    place = factories.enrolment(session, sitting, people.lea)
    made = messages.post(session, place, subject="Épreuve", body="Come.\n", now=now())
    session.commit()
    return made


@pytest.fixture
def server(monkeypatch):
    """A mail server that takes everything, or raises what it is told to."""

    class Server:
        taken: ClassVar[list] = []
        trouble = None
        meanwhile = staticmethod(lambda: None)

        def __init__(self, host, port, timeout):
            self.address = (host, port, timeout)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def send_message(self, mail):
            Server.meanwhile()
            if Server.trouble:
                raise Server.trouble
            Server.taken.append(mail)

    monkeypatch.setattr(smtplib, "SMTP", Server)
    return Server


@pytest.fixture
def send(session, settings, message):
    furnish(
        Workshop(
            settings.model_copy(
                update={
                    "smtp_host": "mail",
                    "smtp_starttls": False,
                    "mail_from": "Centre <centre@example.org>",
                }
            ),
            "worker",
            Station(),
        )
    )

    def sent():
        send_message(str(message.id))
        session.refresh(message)
        session.commit()
        return message.state

    return sent


def test_a_mail_bears_its_own_name_and_date_and_is_sent_once(send, server, message):
    assert send() is MessageState.SENT
    assert send() is MessageState.SENT

    (mail,) = server.taken
    assert mail["Message-ID"] == f"<{message.id}@example.org>"
    assert mail["Date"].datetime == message.created_at
    assert mail["Subject"] == "Épreuve"


@pytest.mark.parametrize(
    "trouble",
    [
        ConnectionRefusedError("nobody there"),
        smtplib.SMTPRecipientsRefused({"lea@example.org": (450, b"come back later")}),
        smtplib.SMTPDataError(451, b"disk full"),
        smtplib.SMTPSenderRefused(421, b"too many", "centre@example.org"),
        smtplib.SMTPAuthenticationError(535, b"wrong password"),
        UnicodeEncodeError("ascii", "é", 0, 1, "ordinal not in range"),
    ],
    ids=["away", "recipient", "data", "sender", "password", "odd"],
)
def test_a_mail_that_is_refused_for_now_is_told_and_goes_once_the_server_takes_it(
    send, server, message, trouble
):
    server.trouble = trouble
    assert send() is MessageState.FAILED
    assert type(trouble).__name__ in message.problem

    server.trouble = None
    assert send() is MessageState.SENT
    assert len(server.taken) == 1
    assert message.problem == ""


def test_others_can_write_while_a_slow_mail_server_is_spoken_to(send, server, session, people):
    def write():
        people.lea.name = "Lea Meanwhile"
        session.add(people.lea)
        session.commit()

    server.meanwhile = staticmethod(write)

    assert send() is MessageState.SENT
    assert people.lea.name == "Lea Meanwhile"


@pytest.mark.parametrize(
    "trouble",
    [
        smtplib.SMTPRecipientsRefused({"lea@example.org": (550, b"no such user")}),
        smtplib.SMTPDataError(554, b"looks like spam"),
        smtplib.SMTPSenderRefused(550, b"not from here", "centre@example.org"),
    ],
    ids=["recipient", "data", "sender"],
)
def test_a_mail_that_is_refused_for_good_is_not_tried_again_until_somebody_asks(
    send, server, session, people, message, trouble
):
    server.trouble = trouble
    assert send() is MessageState.FAILED
    assert type(trouble).__name__ in message.problem
    assert message.id not in messages.due(session, now() + timedelta(days=1))
    session.commit()

    server.trouble = None
    assert send() is MessageState.FAILED
    assert server.taken == []

    messages.again(session, people.actor(people.mona), message.id, now())
    session.commit()
    assert send() is MessageState.SENT


def test_a_mail_that_is_refused_for_now_is_due_again(send, server, session, message):
    server.trouble = smtplib.SMTPRecipientsRefused({"lea@example.org": (450, b"later")})

    send()

    assert message.id in messages.due(session, now() + timedelta(days=1))
