"""Send one message, or keep it readable where no mail server is set."""

import smtplib
import ssl
from email.message import EmailMessage
from uuid import UUID

from sqlmodel import Session

from assessment.domain.clock import now
from assessment.models.sittings import Message, MessageState
from assessment.settings import Settings
from tasks.workshop import current

TIMEOUT_S = 30
MOST_TRIES = 3
UNSENT = (MessageState.QUEUED, MessageState.FAILED)


def send_message(message_id: str) -> None:
    """Run the job; a message that was sent, or was tried often enough, is left alone."""
    shop = current()
    engine = shop.engine()
    try:
        with Session(engine) as session:
            message = session.get(Message, UUID(message_id))
            if message is None or message.state not in UNSENT or message.tries >= MOST_TRIES:
                return
            message.tries += 1
            message.state, message.problem = _deliver(message, shop.settings)
            message.sent_at = now() if message.state is MessageState.SENT else None
            session.commit()
    finally:
        engine.dispose()


def _deliver(message: Message, settings: Settings) -> tuple[MessageState, str]:
    """Try to deliver; what went wrong is told beside the message."""
    if not settings.smtp_host:
        return MessageState.KEPT, ""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = (
        message.subject,
        settings.mail_from,
        message.recipient,
    )
    mail["Content-Language"] = message.language
    mail.set_content(message.body)
    try:
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=TIMEOUT_S) as server:
            if settings.smtp_starttls:
                server.starttls(context=ssl.create_default_context())
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
            server.send_message(mail)
    except (smtplib.SMTPException, OSError) as error:
        return MessageState.FAILED, f"{type(error).__name__}: {error}"[:500]
    return MessageState.SENT, ""
