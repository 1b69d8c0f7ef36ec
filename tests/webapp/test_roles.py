"""Every route, every role, every owner: a stranger's id answers as if nothing were there."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from assessment.domain.clock import now
from assessment.domain.submissions import State
from assessment.models.catalogue import Standing
from assessment.models.reviews import ReviewFlag, Similarity
from assessment.models.sittings import Message
from assessment.models.submissions import VisibleRun
from assessment.services import invitations
from tests.support import factories
from tests.support.packages import write_package

BROWSER = "the-one-at-home"
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
    "operations": {"oskar"},
}
ALSO = {
    "catalogue.index": {"ada", "mona"},
    "catalogue.show": {"ada", "mona"},
    "catalogue.standing": {"ada", "mona"},
    "catalogue.trial": {"ada", "mona"},
    "catalogue.preview": {"ada", "mona"},
    "catalogue.preview_language": {"ada", "mona"},
    "catalogue.preview_run": {"ada", "mona"},
    "catalogue.preview_resource": {"ada", "mona"},
}
"""Who may go where: by room, and which pages of a room are open to others as well."""


ELSEWHERE = {"catalogue.trial"}
"""Pages that need a proof, which the catalogue's own tests have."""


@dataclass
class World:
    """One of everything that an address can name, all of it Lea's or her centre's."""

    ids: dict
    own: dict
    secrets: tuple


@pytest.fixture
def world(session, people, tmp_path):
    write_package(tmp_path, resources__prices_DOT_csv="2\n")
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
    attempt = factories.attempt(session, place, browser=BROWSER)
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
    preview = VisibleRun(
        person_id=people.emil.id,
        revision_id=revision.id,
        language="python",
        files=first.files,
        created_at=now(),
    )
    for row in (flag, pair, run, letter, preview):
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
            "name": "prices.csv",
        },
        own={"catalogue.preview_run_state": {"run_id": preview.id}},
        secrets=(sitting.title, str(sitting.id), str(revision.id), "lea@example.org"),
    )


def routes(app):
    """Every (endpoint, method, rule) that is not open to the world."""
    return [
        (rule.endpoint, method, rule)
        for rule in app.url_map.iter_rules()
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
        if rule.endpoint not in PUBLIC
    ]


def admitted(endpoint):
    room = endpoint.partition(".")[0]
    return ROOMS[room] | ALSO.get(endpoint, set())


def ask(client, app, rule, method, world):
    with app.test_request_context():
        known = {**world.ids, **world.own.get(rule.endpoint, {})}
        ids = {name: known[name] for name in rule.arguments}
        address = app.url_for(rule.endpoint, **ids)
    return client.open(address, method=method)


def test_every_route_belongs_to_a_room_or_to_everybody(app):
    assert {endpoint.partition(".")[0] for endpoint, _, _ in routes(app)} == set(ROOMS)


def test_without_the_role_a_page_does_not_exist(app, sign_in, people, world):
    for name in ("lea", "ada", "emil", "mona", "oskar"):
        client = sign_in(getattr(people, name))
        for endpoint, method, rule in routes(app):
            if name not in admitted(endpoint):
                answer = ask(client, app, rule, method, world)
                assert answer.status_code == 404, (name, method, endpoint)


def test_a_strangers_id_answers_as_if_nothing_were_there(app, sign_in, people, world):
    otto = sign_in(people.otto)
    for endpoint, method, rule in routes(app):
        answer = ask(otto, app, rule, method, world)
        if rule.arguments:
            assert answer.status_code == 404, (method, endpoint)
        told = answer.text.replace(answer.request.path, "")  # what Otto asked for, he knew
        assert not [one for one in world.secrets if one in told], (method, endpoint)


def test_nobody_unknown_gets_further_than_the_door(app, client, world):
    for endpoint, method, rule in routes(app):
        answer = ask(client, app, rule, method, world)
        expected = 303 if method == "GET" else 401
        assert answer.status_code == expected, (method, endpoint)


def test_whoever_has_the_role_gets_in(app, sign_in, people, world):
    for endpoint, method, rule in routes(app):
        if method != "GET" or endpoint in ELSEWHERE:
            continue  # what a POST does is the business of each room's own tests
        for name in sorted(admitted(endpoint)):
            client = sign_in(getattr(people, name))
            with client.session_transaction() as session:
                session["browser"] = BROWSER
            answer = ask(client, app, rule, method, world)
            assert answer.status_code in (200, 303, 410), (name, method, endpoint)
