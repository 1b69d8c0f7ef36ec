"""Results are released once, by the centre's manager, when nothing is still going on."""

from datetime import timedelta

import pytest

from assessment.domain.clock import now
from assessment.domain.errors import ConflictError, NotFoundError
from assessment.domain.submissions import State
from assessment.models.reviews import FlagState
from assessment.services import journal, releases
from assessment.services.flags import flag
from tests.support import factories


@pytest.fixture
def exercise(session, tmp_path):
    return factories.revision(session, tmp_path)


@pytest.fixture
def sitting(session, people, exercise):
    return factories.sitting(session, people, [exercise], opens_in=-200, closes_in=-100)


@pytest.fixture
def mona(people):
    return people.actor(people.mona)


@pytest.fixture
def finished(session, people, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    return factories.attempt(session, place, started_ago=120, finished_at=now())


def test_a_sitting_that_is_over_is_released_once(session, people, mona, sitting, finished):
    moment = now()

    releases.release(session, mona, sitting.id, moment)
    session.commit()

    assert sitting.released_at == moment
    entry = journal.about(session, sitting.id)[-1]
    assert (entry.action, entry.person_id) == ("released", people.mona.id)
    assert (entry.detail["begun"], entry.detail["unconcluded"]) == (1, 1)
    with pytest.raises(ConflictError, match="released already"):
        releases.release(session, mona, sitting.id, now())
    assert [one.person_id for one in releases.informed(session, sitting.id)] == [people.lea.id]


def test_nothing_is_released_while_someone_works(session, people, mona, sitting, finished):
    factories.attempt(session, factories.enrolment(session, sitting, people.emil))

    with pytest.raises(ConflictError, match="Tests that still run: 1"):
        releases.release(session, mona, sitting.id, now())
    assert sitting.released_at is None


@pytest.mark.parametrize("state", [State.RECEIVED, State.QUEUED, State.RUNNING])
def test_nothing_is_released_while_work_is_graded(
    session, mona, sitting, finished, exercise, state
):
    factories.submission(session, finished, exercise, state=state)

    with pytest.raises(ConflictError, match="still being graded: 1"):
        releases.release(session, mona, sitting.id, now())


def test_work_that_we_could_not_grade_is_settled_first(session, mona, sitting, finished, exercise):
    row = factories.submission(session, finished, exercise, state=State.NEEDS_REVIEW)
    raised = flag(session, row.id, "needs_review", "the engine is away", now())
    session.commit()

    with pytest.raises(ConflictError, match="could not be graded"):
        releases.release(session, mona, sitting.id, now())
    raised.state = FlagState.CLEARED
    releases.release(session, mona, sitting.id, now())

    assert sitting.released_at is not None


def test_nothing_is_released_while_someone_may_still_start(session, people, mona, exercise):
    open_still = factories.sitting(session, people, [exercise])
    factories.attempt(
        session, factories.enrolment(session, open_still, people.lea), finished_at=now()
    )
    factories.enrolment(session, open_still, people.emil)

    with pytest.raises(ConflictError, match="may still start: 1"):
        releases.release(session, mona, open_still.id, now())
    releases.release(session, mona, open_still.id, now() + timedelta(hours=2))


def test_what_everyone_has_finished_may_be_released_before_the_latest_start(
    session, people, mona, exercise
):
    open_still = factories.sitting(session, people, [exercise])
    factories.attempt(
        session, factories.enrolment(session, open_still, people.lea), finished_at=now()
    )

    assert releases.release(session, mona, open_still.id, now()).released_at is not None


def test_a_sitting_nobody_sat_has_no_results(session, people, mona, sitting):
    factories.enrolment(session, sitting, people.lea)

    with pytest.raises(ConflictError, match="nothing to release"):
        releases.release(session, mona, sitting.id, now())


def test_otto_and_the_assessor_release_nothing(session, people, sitting, finished):
    for person in (people.otto, people.ada):
        with pytest.raises(NotFoundError):
            releases.release(session, people.actor(person), sitting.id, now())
        with pytest.raises(NotFoundError):
            releases.readiness(session, people.actor(person), sitting.id, now())
    assert sitting.released_at is None
