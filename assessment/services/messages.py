"""Mails to candidates: posted, kept readable, and sent again where sending failed."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.domain.access import Actor, Role
from assessment.domain.errors import ConflictError, NotFoundError
from assessment.models.people import Person
from assessment.models.sittings import Enrolment, Message, MessageState, Sitting
from assessment.services import journal

UNSENT = (MessageState.FAILED, MessageState.KEPT)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (0, 1, 5, 15, 60, 240, 720))
"""How long after a message was written each try is made: a mail server may be away for a while."""


def post(
    session: Session, enrolment: Enrolment, *, subject: str, body: str, now: datetime
) -> Message:
    """Write a message to an enrolled candidate; once committed it may be sent."""
    person = session.get_one(Person, enrolment.person_id)
    sitting = session.get_one(Sitting, enrolment.sitting_id)
    message = Message(
        centre_id=sitting.centre_id,
        enrolment_id=enrolment.id,
        recipient=person.email,
        language=person.language,
        subject=" ".join(subject.split()),
        body=body,
        created_at=now,
    )
    session.add(message)
    session.flush()
    return message


def outbox(
    session: Session, actor: Actor, state: MessageState | None = None, *, most: int = 200
) -> list[Message]:
    """Return the latest messages of the actor's centres, newest first."""
    wanted = select(Message).where(col(Message.centre_id).in_(actor.centres(Role.MANAGER)))
    if state is not None:
        wanted = wanted.where(Message.state == state)
    return list(session.exec(wanted.order_by(col(Message.created_at).desc()).limit(most)).all())


def get_for(session: Session, actor: Actor, message_id: UUID) -> Message:
    """Return one message of the actor's centres; raises NotFoundError for any other."""
    found = session.get(Message, message_id)
    if found is None or not actor.may_act(found.centre_id, Role.MANAGER):
        raise NotFoundError("There is no such message.")
    return found


def again(session: Session, actor: Actor, message_id: UUID, now: datetime) -> Message:
    """Have a message sent that failed, or was kept while no mail server was set."""
    message = get_for(session, actor, message_id)
    if message.state not in UNSENT:
        raise ConflictError("This message is sent or on its way already.")
    message.state, message.problem, message.tries = MessageState.QUEUED, "", 0
    session.add(message)
    journal.note(session, "sent again", "message", message.id, now, person_id=actor.person_id)
    return message


def due(session: Session, now: datetime) -> list[UUID]:
    """Return what should be on its way by now: not sent yet, and not tried often enough."""
    wanted = select(Message.id, Message.tries, Message.created_at).where(
        col(Message.state).in_([MessageState.QUEUED, MessageState.FAILED]),
        Message.tries < len(PAUSES),
    )
    return [
        key
        for key, tries, written_at in session.exec(wanted).all()
        if written_at + PAUSES[tries] <= now
    ]


def latest_of(session: Session, sitting_id: UUID) -> dict[UUID, Message]:
    """Return the last message to each enrolment of a sitting."""
    wanted = (
        select(Message)
        .join(Enrolment)
        .where(Enrolment.sitting_id == sitting_id)
        .order_by(col(Message.created_at))
    )
    return {one.enrolment_id: one for one in session.exec(wanted).all() if one.enrolment_id}


def to_enrolment(session: Session, actor: Actor, enrolment_id: UUID) -> list[Message]:
    """Return what was written to one candidate of the actor's centres, newest first."""
    wanted = select(Message).where(
        Message.enrolment_id == enrolment_id,
        col(Message.centre_id).in_(actor.centres(Role.MANAGER)),
    )
    return list(session.exec(wanted.order_by(col(Message.created_at).desc())).all())
