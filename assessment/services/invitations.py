"""Invitations: a link that lets one candidate in, kept only as its hash."""

import hashlib
import secrets
from datetime import datetime

from sqlmodel import Session, select

from assessment.domain.errors import ClosedError, NotFoundError
from assessment.models.sittings import Enrolment, Sitting


def issue(session: Session, enrolment: Enrolment, now: datetime) -> str:
    """Return a new token for the link; an earlier link stops working.

    It works until the sitting takes nobody in any more, and for the result after that.
    """
    token = secrets.token_urlsafe(32)
    sitting = session.get_one(Sitting, enrolment.sitting_id)
    enrolment.token_hash = hashed(token)
    enrolment.token_expires_at = sitting.closes_at
    enrolment.invited_at = now
    session.add(enrolment)
    session.flush()
    return token


def redeem(session: Session, token: str, now: datetime) -> Enrolment:
    """Return the enrolment behind a link; raises NotFoundError or ClosedError."""
    found = session.exec(select(Enrolment).where(Enrolment.token_hash == hashed(token))).first()
    if found is None:
        raise NotFoundError(
            "This invitation link is not known; use the newest mail, or ask your centre for a new one."
        )
    started = found.contract_accepted_at is not None
    if found.token_expires_at is not None and found.token_expires_at <= now and not started:
        raise ClosedError(
            "This invitation link has expired; ask your centre for a new one. Nothing of yours is lost."
        )
    return found


def hashed(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
