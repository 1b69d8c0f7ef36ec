"""A mail is sent once, and what went wrong is told beside it."""

import smtplib
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
        smtplib.SMTPRecipientsRefused({"lea@example.org": (550, b"no such user")}),
        UnicodeEncodeError("ascii", "é", 0, 1, "ordinal not in range"),
    ],
    ids=["away", "refused", "odd"],
)
def test_a_mail_that_is_refused_is_told_and_goes_once_the_server_takes_it(
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
