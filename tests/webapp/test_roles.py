"""Every route, every role, every owner: a stranger's id answers as if nothing were there."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.domain.submissions import State
from assessment.models.catalogue import Standing
from assessment.models.reviews import ReviewFlag, Similarity
from assessment.models.sittings import Message
from assessment.models.submissions import VisibleRun
from assessment.services import invitations
from tests.support import browsers, factories
from webapp import create_app

EVERYBODY = frozenset({"lea", "ada", "emil", "mona", "oskar"})
PUBLIC = {
    "static",
    "home.show",
    "home.health",
    "accounts.sign_in",
    "accounts.take_sign_in",
    "accounts.sign_out",
    "accounts.choose_language",
    "invitations.show",
    "invitations.accept",
}
ROOMS = {
    "lobby": {"lea"},
    "attempts": {"lea"},
    "results": {"lea"},
    "sittings": {"mona"},
    "figures": {"mona"},
    "outbox": {"mona"},
    "reviews": {"ada"},
    "catalogue": {"emil"},
}
ALSO = {
    "catalogue.index": {"ada", "mona"},
    "catalogue.show": {"ada", "mona"},
    "catalogue.standing": {"ada", "mona"},
    "catalogue.trial": {"ada", "mona"},
    "catalogue.preview": {"ada", "mona"},
    "catalogue.preview_run": {"ada", "mona"},
}
"""Who may go where: by room, and which pages of a room are open to others as well."""

FORMS = {"reason": "looked at it", "state": "cleared", "concluded": "passed", "name": "Zoe"}


@dataclass
class World:
    """One of everything that an address can name, all of it Lea's or her centre's."""

    ids: dict
    names: tuple


@pytest.fixture
def world(session, people, tmp_path):
    revision = factories.revision(
        session,
        tmp_path,
        centre_id=people.centre.id,
        standing=Standing.PUBLISHED,
        author_id=people.emil.id,
    )
    sitting = factories.sitting(session, people, [revision])
    place = factories.enrolment(
        session,
        sitting,
        people.lea,
        identity_confirmed_at=now(),
        contract_accepted_at=now(),
        break_minutes=5,
    )
    token = invitations.issue(session, place, now())
    attempt = factories.attempt(session, place, browser=browsers.LEAS)
    first = factories.submission(session, attempt, revision, state=State.GRADED)
    other_place = factories.enrolment(session, sitting, people.mona)
    other = factories.submission(session, factories.attempt(session, other_place), revision)
    flag = ReviewFlag(submission_id=first.id, kind="remark", detail="please look", raised_at=now())
    pair = Similarity(first_id=first.id, second_id=other.id, score=0.9, found_at=now())
    run = VisibleRun(
        attempt_id=attempt.id,
        person_id=people.lea.id,
        revision_id=revision.id,
        language="python",
        files=first.files,
        created_at=now() - timedelta(minutes=5),
    )
    letter = Message(
        centre_id=people.centre.id,
        recipient="lea@example.org",
        language="fr",
        subject="s",
        body="b",
        created_at=now(),
    )
    for row in (flag, pair, run, letter):
        factories.saved(session, row)
    return World(
        ids={
            "enrolment_id": place.id,
            "attempt_id": attempt.id,
            "revision_id": revision.id,
            "submission_id": first.id,
            "other_id": other.id,
            "run_id": run.id,
            "sitting_id": sitting.id,
            "message_id": letter.id,
            "flag_id": flag.id,
            "number": 1,
            "draft": 1,
            "kind": "test",
            "token": token,
            "filename": "css/base.css",
        },
        names=(sitting.title, str(sitting.id), str(revision.id)),
    )
