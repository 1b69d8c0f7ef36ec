"""Upkeep brings back what the queue forgot, and ends what nobody works on."""

from datetime import timedelta

import pytest

from assessment.domain.clock import now
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision
from assessment.models.submissions import Submission
from assessment.services import leases
from tasks import queues, signs
from tasks.signs import Deed
from tasks.upkeep import Upkeep
from tests.support import factories


@pytest.fixture
def upkeep(settings, engine, redis):
    return Upkeep(settings, engine, redis)


def queued(redis):
    return queues.queue(redis, "grading").get_job_ids()


def test_what_the_queue_lost_is_brought_back_in_the_second_round(
    upkeep, session, people, redis, tmp_path
):
    submission = factories.handed_in(session, people, tmp_path)

    upkeep.once(now())
    assert queued(redis) == []
    upkeep.once(now())

    assert queued(redis) == [f"grading-{submission.id}"]


def test_what_stands_in_the_queue_is_left_there_once(upkeep, session, people, redis, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    queues.grade_later(redis, submission.id)

    for _ in range(3):
        upkeep.once(now())

    assert len(queued(redis)) == 1


def test_a_job_that_a_lost_worker_had_taken_is_brought_back(
    upkeep, session, people, redis, tmp_path
):
    submission = factories.handed_in(session, people, tmp_path)
    queues.grade_later(redis, submission.id)
    redis.lpop("rq:queue:grading")

    upkeep.once(now())
    upkeep.once(now())

    assert queued(redis) == [f"grading-{submission.id}"]


def test_a_dead_lease_is_ended_and_queued_again(upkeep, session, people, redis, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    leases.take(session, Submission, submission.id, owner="gone", now=now(), seconds=30)
    session.commit()

    upkeep.once(now() + timedelta(seconds=31))

    session.expire_all()
    assert session.get_one(Submission, submission.id).state is State.QUEUED
    assert queued(redis) == [f"grading-{submission.id}"]


def test_a_live_lease_is_left_alone(upkeep, session, people, redis, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    leases.take(session, Submission, submission.id, owner="busy", now=now(), seconds=30)
    session.commit()

    upkeep.once(now())
    upkeep.once(now())

    session.expire_all()
    assert session.get_one(Submission, submission.id).state is State.RUNNING
    assert queued(redis) == []


def test_the_third_lost_worker_brings_the_submission_to_people(upkeep, session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path, tries=2)
    leases.take(session, Submission, submission.id, owner="gone", now=now(), seconds=30)
    session.commit()

    upkeep.once(now() + timedelta(seconds=31))

    session.expire_all()
    row = session.get_one(Submission, submission.id)
    assert row.state is State.NEEDS_REVIEW
    assert "worker was lost" in row.cause


def test_graded_work_is_never_queued_again(upkeep, session, people, redis, tmp_path):
    factories.handed_in(session, people, tmp_path, state=State.GRADED)

    upkeep.once(now())
    upkeep.once(now())

    assert queued(redis) == []


def test_of_the_packages_one_at_a_time_is_brought_back_and_none_while_one_is_proved(
    upkeep, session, redis, tmp_path
):
    first, second = (
        factories.revision(session, tmp_path, slug, state=State.RECEIVED)
        for slug in ("first", "second")
    )

    def rounds():
        for _ in range(2):
            upkeep.once(now())
        return queues.queue(redis, "verify").get_job_ids()

    assert rounds() == [f"verify-{first.id}"]

    queues.queue(redis, "verify").empty()
    leases.take(session, ExerciseRevision, first.id, owner="busy", now=now(), seconds=30)
    session.commit()
    assert rounds() == []

    leases.end(session, ExerciseRevision, first.id, 1, State.GRADED)
    session.commit()
    assert rounds() == [f"verify-{second.id}"]


def test_what_a_round_put_in_order_is_noted_and_a_quiet_round_is_not(
    upkeep, session, people, redis, tmp_path
):
    submission = factories.handed_in(session, people, tmp_path)
    leases.take(session, Submission, submission.id, owner="gone", now=now(), seconds=30)
    session.commit()
    moment = now() + timedelta(seconds=31)

    for n in range(4):
        upkeep.once(moment + timedelta(seconds=5 * n))

    # The package whose proof comes next is brought too, which is no news.
    (done,) = signs.noted(redis)
    assert done.at == moment
    assert done.counts == {Deed.ENDED: 1, Deed.BROUGHT_BACK: 1}
