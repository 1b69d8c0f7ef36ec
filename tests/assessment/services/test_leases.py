"""Leases: one worker at a time, and the last word belongs to the current run."""

from datetime import timedelta
from uuid import uuid4

from assessment.domain.clock import now
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision
from assessment.models.submissions import Submission
from assessment.services import leases
from tests.support import factories


def take(session, submission, owner="one", at=None, *, alone=False):
    moment = at or now()
    run = leases.take(
        session, Submission, submission.id, owner=owner, now=moment, seconds=30, alone=alone
    )
    session.commit()
    return run


def test_work_is_begun_once_however_often_it_is_delivered(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)

    assert take(session, submission) == 1
    assert take(session, submission, owner="two") is None


def test_a_lease_that_ran_out_is_taken_over_as_a_new_run(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    take(session, submission)

    run = take(session, submission, owner="two", at=now() + timedelta(seconds=31))

    assert run == 2
    assert session.get_one(Submission, submission.id).lease_owner == "two"


def test_an_extended_lease_is_not_taken_over(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    take(session, submission)
    later = now() + timedelta(seconds=20)

    assert leases.extend(session, Submission, submission.id, 1, now=later, seconds=30)
    assert take(session, submission, owner="two", at=now() + timedelta(seconds=31)) is None


def test_a_run_that_was_taken_over_can_neither_extend_nor_end(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    take(session, submission)
    take(session, submission, owner="two", at=now() + timedelta(seconds=31))

    assert not leases.extend(session, Submission, submission.id, 1, now=now(), seconds=30)
    assert not leases.end(session, Submission, submission.id, 1, State.GRADED)
    assert leases.end(session, Submission, submission.id, 2, State.GRADED)


def test_an_expired_lease_is_found_dead_and_only_its_owner_can_expire_it(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    take(session, submission)
    key, soon = submission.id, now() + timedelta(seconds=1)

    assert not leases.expire(session, Submission, key, owner="two", now=now())
    assert leases.dead(session, Submission, soon) == []
    assert leases.expire(session, Submission, key, owner="one", now=now())
    assert [row.id for row in leases.dead(session, Submission, soon)] == [key]


def test_what_is_done_is_not_begun_again(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path, state=State.GRADED)

    assert take(session, submission) is None


def test_an_unknown_id_is_nobodys_work(session):
    assert leases.take(session, Submission, uuid4(), owner="x", now=now(), seconds=30) is None


def test_handing_back_costs_no_try(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    take(session, submission)

    assert leases.hand_back(session, Submission, submission.id, 1)

    row = session.get_one(Submission, submission.id)
    assert (row.state, row.tries) == (State.QUEUED, 0)


def test_work_that_is_done_alone_is_not_begun_while_other_work_of_its_kind_goes_on(
    session, people, tmp_path
):
    first = factories.handed_in(session, people, tmp_path)
    second = factories.submission(
        session,
        session.get_one(Attempt, first.attempt_id),
        session.get_one(ExerciseRevision, first.revision_id),
    )
    take(session, first)

    assert take(session, second, owner="two", alone=True) is None
    later = now() + timedelta(seconds=31)
    assert take(session, second, owner="two", at=later, alone=True) == 1
