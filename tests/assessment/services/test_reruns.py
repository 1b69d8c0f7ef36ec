"""What counts is graded once more before a release; a difference asks a person and changes nothing."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from assessment.domain.attempts import AttemptKind
from assessment.domain.clock import now
from assessment.domain.errors import ConflictError, NotFoundError
from assessment.domain.reports import Limit, Outcome
from assessment.domain.scoring import Proposed
from assessment.domain.seeds import Purpose
from assessment.domain.submissions import State
from assessment.models.reruns import Rerun
from assessment.models.reviews import ReviewFlag
from assessment.services import conclusions, leases, releases, reruns, submissions
from tests.support import factories

INFRASTRUCTURE = Outcome.INFRASTRUCTURE_ERROR


@pytest.fixture
def exercise(session, tmp_path):
    return factories.revision(session, tmp_path)


@pytest.fixture
def sitting(session, people, exercise):
    return factories.sitting(session, people, [exercise], opens_in=-200, closes_in=-100)


@pytest.fixture
def attempt(session, people, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    return factories.attempt(session, place, started_ago=120, finished_at=now())


def graded(session, attempt, exercise, failing=(), **changes):
    row = factories.submission(session, attempt, exercise)
    found = factories.report(exercise, failing, **changes)
    return factories.graded(session, row, found, certified=False)


def planned(session):
    found = reruns.plan(session, now())
    session.commit()
    return found


def taken(session, rerun):
    run = leases.take(session, Rerun, rerun.id, owner="w", now=now(), seconds=30)
    session.commit()
    return run


def flags(session, submission):
    found = select(ReviewFlag).where(ReviewFlag.submission_id == submission.id)
    return {one.kind: one for one in session.exec(found).all()}


def certify(session, rerun, found):
    done = reruns.record(session, rerun.id, taken(session, rerun), found, now())
    session.commit()
    return done


def test_what_counts_is_planned_once(session, attempt, exercise):
    first = graded(session, attempt, exercise)
    last = graded(session, attempt, exercise)

    found = planned(session)

    assert {one.submission_id for one in found} == {last.id} != {first.id}
    assert Purpose.CERTIFICATION in {one.purpose for one in found}
    assert planned(session) == []


def test_nothing_is_planned_while_the_test_runs_or_something_of_it_is_graded(
    session, people, sitting, exercise, attempt
):
    running = factories.attempt(session, factories.enrolment(session, sitting, people.emil))
    graded(session, running, exercise)
    factories.submission(session, attempt, exercise)

    assert planned(session) == []


def test_practice_and_released_tests_are_not_graded_again(
    session, people, sitting, attempt, exercise
):
    place = factories.enrolment(session, sitting, people.emil)
    trial = factories.attempt(session, place, kind=AttemptKind.TRIAL, finished_at=now())
    graded(session, trial, exercise)
    assert planned(session) == []

    graded(session, attempt, exercise)
    sitting.released_at = now()
    session.add(sitting)
    session.commit()

    assert planned(session) == []
    assert reruns.count_lacking(session, sitting_id=sitting.id) == 0


def test_what_failed_on_time_is_graded_a_third_time(session, attempt, exercise):
    limited = {"outcome": Outcome.LIMIT, "limit": Limit.CPU}
    graded(session, attempt, exercise, exercise.indicators, **limited)

    assert {one.purpose for one in planned(session)} == {
        Purpose.CERTIFICATION,
        Purpose.BORDERLINE,
    }


def test_no_result_is_released_and_no_test_concluded_before(
    session, people, sitting, attempt, exercise
):
    graded(session, attempt, exercise)
    mona, ada = people.actor(people.mona), people.actor(people.ada)

    def refused():
        with pytest.raises(ConflictError, match="graded once more, with other inputs: 1"):
            releases.release(session, mona, sitting.id, now())
        with pytest.raises(ConflictError, match="graded once more"):
            conclusions.conclude(session, ada, attempt.id, Proposed.PASSED, reason="x", now=now())

    refused()
    waiting = planned(session)
    refused()
    for rerun in waiting:
        assert certify(session, rerun, factories.report(exercise))

    assert conclusions.conclude(
        session, ada, attempt.id, Proposed.PASSED, reason="", now=now()
    ).concluded
    assert releases.release(session, mona, sitting.id, now()).released_at


def test_gradings_that_agree_raise_no_flag(session, attempt, exercise):
    submission = graded(session, attempt, exercise)

    certify(session, planned(session)[0], factories.report(exercise, cpu_ms=99))

    assert reruns.DIFFERS not in flags(session, submission)


def test_a_difference_raises_a_flag_and_the_first_verdict_stands(session, attempt, exercise):
    submission = graded(session, attempt, exercise)
    code = exercise.indicators[0]

    certify(session, planned(session)[0], factories.report(exercise, [code]))

    raised = flags(session, submission)[reruns.DIFFERS]
    assert f"test_{code}" in raised.detail
    assert raised.evidence["purpose"] == "certification"
    assert submissions.verdict(session, submission.id) == factories.report(exercise)


def test_a_difference_as_a_whole_is_told_though_every_check_ended_alike(session, attempt, exercise):
    every = exercise.indicators
    submission = graded(session, attempt, exercise, every)
    limited = factories.report(exercise, every, outcome=Outcome.LIMIT, limit=Limit.WALL)

    certify(session, planned(session)[0], limited)

    assert "graded before, limit now" in flags(session, submission)[reruns.DIFFERS].detail


def test_a_worker_thought_dead_writes_nothing_over(session, attempt, exercise):
    submission = graded(session, attempt, exercise)
    rerun = planned(session)[0]
    run = taken(session, rerun)
    assert reruns.record(session, rerun.id, run, factories.report(exercise), now())
    session.commit()

    late = factories.report(exercise, exercise.indicators)
    assert not reruns.record(session, rerun.id, run, late, now())

    assert reruns.report(reruns.get(session, rerun.id)) == factories.report(exercise)
    assert reruns.DIFFERS not in flags(session, submission)


def test_our_fault_is_retried_then_left_to_a_person_and_the_verdict_stands(
    session, settings, sitting, attempt, exercise
):
    submission = graded(session, attempt, exercise)
    waiting = planned(session)
    for rerun in waiting:
        for tried in range(1, settings.grading_tries + 1):
            run = taken(session, rerun)
            assert run == tried
            reruns.fail(session, settings, rerun.id, run, cause="no engine", now=now())
            session.commit()

    session.refresh(submission)
    assert submission.state is State.GRADED
    assert flags(session, submission)[reruns.MISSING].detail == "no engine"
    assert reruns.report(reruns.get(session, waiting[0].id)) is None
    assert reruns.count_lacking(session, sitting_id=sitting.id) == 0


def test_our_fault_is_never_written_down_as_a_grading(session, attempt, exercise):
    graded(session, attempt, exercise)
    rerun = planned(session)[0]
    broken = factories.report(exercise, exercise.indicators, outcome=INFRASTRUCTURE)

    with pytest.raises(ValueError, match="no grading"):
        reruns.record(session, rerun.id, taken(session, rerun), broken, now())


def test_the_database_refuses_a_second_one_of_a_purpose(session, engine, attempt, exercise):
    submission = graded(session, attempt, exercise)
    planned(session)

    second = Rerun(submission_id=submission.id, purpose=Purpose.CERTIFICATION, created_at=now())
    with Session(engine) as other:
        other.add(second)
        with pytest.raises(IntegrityError):
            other.commit()


def test_a_rerun_that_is_none_is_told(session, attempt):
    with pytest.raises(NotFoundError):
        reruns.get(session, attempt.id)
