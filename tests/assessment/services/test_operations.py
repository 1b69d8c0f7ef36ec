"""The condition of the whole platform: counts and moments, for operators alone."""

from datetime import timedelta

import pytest

from assessment.domain.clock import now
from assessment.domain.errors import NotFoundError
from assessment.domain.submissions import State
from assessment.models.reviews import FlagState
from assessment.models.sittings import Message, MessageState
from assessment.models.submissions import VisibleRun
from assessment.services import operations, outages
from assessment.services.flags import flag
from assessment.services.operations import Load
from tests.support import factories

NOTHING = Load(waiting=0, running=0, oldest=None)


@pytest.fixture
def oskar(people):
    return people.actor(people.oskar)


@pytest.fixture
def revision(session, tmp_path):
    return factories.revision(session, tmp_path, state=State.GRADED)


@pytest.fixture
def attempt(session, people, revision):
    sitting = factories.sitting(session, people, [revision])
    return factories.attempt(session, factories.enrolment(session, sitting, people.lea))


def test_a_quiet_platform_has_nothing_to_tell(session, oskar):
    found = operations.condition(session, oskar)

    assert (found.submissions, found.visible_runs, found.proofs) == (NOTHING, NOTHING, NOTHING)
    assert (found.untested, found.failed_mails, found.upkeep_at) == (0, 0, None)


def test_what_waits_and_what_runs_is_counted_and_the_oldest_dated(
    session, oskar, people, attempt, revision
):
    for state in (State.RECEIVED, State.QUEUED, State.RUNNING, State.GRADED, State.NEEDS_REVIEW):
        factories.submission(session, attempt, revision, state=state)
    oldest = now() - timedelta(minutes=7)
    running = factories.submission(session, attempt, revision, state=State.RUNNING)
    running.received_at = oldest
    done = factories.submission(session, attempt, revision, state=State.GRADED)
    done.received_at = oldest - timedelta(days=1)
    run = VisibleRun(
        person_id=people.lea.id,
        revision_id=revision.id,
        language="python",
        files={},
        created_at=oldest,
        state=State.QUEUED,
    )
    factories.saved(session, run)

    found = operations.condition(session, oskar)

    assert found.submissions == Load(waiting=2, running=2, oldest=oldest)
    assert found.visible_runs == Load(waiting=1, running=0, oldest=oldest)
    assert found.proofs == NOTHING


def test_a_package_that_waits_for_its_proof_is_counted(session, oskar, revision):
    revision.state = State.RUNNING
    factories.saved(session, revision)

    assert operations.condition(session, oskar).proofs == Load(0, 1, revision.created_at)


def test_what_could_not_be_tested_counts_until_an_assessor_settled_it(
    session, oskar, attempt, revision
):
    submission = factories.submission(session, attempt, revision, state=State.NEEDS_REVIEW)
    raised = flag(session, submission.id, "needs_review", "the engine was away", now())
    flag(session, submission.id, "remark", "look", now())
    assert operations.condition(session, oskar).untested == 1

    raised.state = FlagState.CLEARED
    factories.saved(session, raised)

    assert operations.condition(session, oskar).untested == 0


def test_failed_mails_of_every_centre_are_counted(session, people, oskar):
    for centre in (people.centre, people.elsewhere):
        for state in MessageState:
            message = Message(
                centre_id=centre.id,
                recipient="x@example.org",
                language="fr",
                subject="s",
                body="b",
                state=state,
                created_at=now(),
            )
            factories.saved(session, message)

    assert operations.condition(session, oskar).failed_mails == 2


def test_the_last_round_of_upkeep_is_known(session, oskar, settings):
    moment = now()
    outages.give_back(session, settings, moment)

    assert operations.condition(session, oskar).upkeep_at == moment


@pytest.mark.parametrize("name", ["lea", "ada", "emil", "mona"])
def test_for_who_does_not_operate_there_is_no_such_page(session, people, name):
    with pytest.raises(NotFoundError):
        operations.condition(session, people.actor(getattr(people, name)))
