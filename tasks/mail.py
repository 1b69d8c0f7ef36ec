"""Send one message, or keep it readable where no mail server is set."""

import smtplib
import ssl
from email.message import EmailMessage
from uuid import UUID

from sqlmodel import Session

from assessment.domain.clock import now
from assessment.models.session import Engine
from assessment.models.sittings import Message, MessageState
from assessment.services.messages import PAUSES
from assessment.settings import Settings
from tasks.workshop import current

TIMEOUT_S = 30
REFUSED_FOR_GOOD = 500
UNSENT = (MessageState.QUEUED, MessageState.FAILED)


def send_message(message_id: str) -> None:
    """Run the job; a message that was sent, or was tried often enough, is left alone.

    No transaction is open while the mail server is spoken to: a slow one must
    not keep candidates from saving.
    """
    shop = current()
    engine = shop.engine()
    try:
        message = _begin(engine, UUID(message_id))
        if message is not None:
            state, problem, final = _deliver(message, shop.settings)
            _end(engine, message.id, state, problem, final=final)
    finally:
        engine.dispose()


def _begin(engine: Engine, key: UUID) -> Message | None:
    """Count the try; returns what is to be sent, or None where nothing is."""
    with Session(engine, expire_on_commit=False) as session:
        message = session.get(Message, key, with_for_update=True)
        if message is None or message.state not in UNSENT or message.tries >= len(PAUSES):
            return None
        message.tries += 1
        session.commit()
        return message


def _end(engine: Engine, key: UUID, state: MessageState, problem: str, *, final: bool) -> None:
    """Note how the try ended; after a final refusal no further one is made unless somebody asks."""
    with Session(engine) as session:
        message = session.get_one(Message, key)
        message.state, message.problem = state, problem
        message.tries = len(PAUSES) if final else message.tries
        message.sent_at = now() if state is MessageState.SENT else None
        session.commit()


def _deliver(message: Message, settings: Settings) -> tuple[MessageState, str, bool]:
    """Try to deliver; what went wrong is told beside the message, and whether that is final."""
    if not settings.smtp_host:
        return MessageState.KEPT, "", False
    try:
        mail = _written(message, settings.mail_from)
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=TIMEOUT_S) as server:
            if settings.smtp_starttls:
                server.starttls(context=ssl.create_default_context())
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
            server.send_message(mail)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return MessageState.FAILED, f"{type(error).__name__}: {error}"[:500], _is_final(error)
    return MessageState.SENT, "", False


def _is_final(error: Exception) -> bool:
    """Say whether the server refused this very message for good, by a code of 500 or above.

    Where it refuses us (our name, our password), the operator sets that right and
    the message goes out then.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _said in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        codes = [error.smtp_code]
    else:
        return False
    return min(codes, default=0) >= REFUSED_FOR_GOOD


def _written(message: Message, sender: str) -> EmailMessage:
    """Return the mail; by its name a server recognises one that it was handed twice."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = message.subject, sender, message.recipient
    mail["Date"] = message.created_at
    mail["Message-ID"] = f"<{message.id}@{sender.rpartition('@')[2].strip('>')}>"
    mail["Content-Language"] = message.language
    mail.set_content(message.body)
    return mail
