"""Copied work is found, flagged on both sides and shown to the centre alone."""

import pytest

from assessment.domain.attempts import AttemptKind
from assessment.domain.clock import now
from assessment.domain.errors import NotFoundError
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision
from assessment.models.reviews import FlagState
from assessment.services import reviews, similarity
from assessment.services.attempts import exercises
from assessment.settings import ROOT
from tests.support import factories

ACCEPTED = ROOT / "exercises/programmer/market-receipt/submissions/accepted"
COPY = {"double.py": (ACCEPTED / "by-rate" / "receipt.py").read_text()}
OTHER = {"double.py": (ACCEPTED / "class-based" / "receipt.py").read_text()}


@pytest.fixture
def sitting(session, people, tmp_path):
    return factories.sitting(session, people, [factories.revision(session, tmp_path)])


@pytest.fixture
def ada(people):
    return people.actor(people.ada)


def hand_in(session, sitting, person, files):
    (revision,) = exercises(session, sitting.id, AttemptKind.TEST)
    place = factories.enrolment(session, sitting, person)
    attempt = factories.attempt(session, place, finished_at=now())
    submission = factories.submission(session, attempt, revision, files)
    factories.graded(session, submission, factories.report(revision))
    submission.compared_at = None
    session.commit()
    return submission


def compare(session, settings, submission):
    found = similarity.look(session, submission.id)
    similarity.record(session, settings, submission.id, found, now())
    session.commit()


def test_a_copy_is_flagged_on_both_sides_and_shown_side_by_side(
    session, settings, people, sitting, ada
):
    first = hand_in(session, sitting, people.lea, COPY)
    second = hand_in(session, sitting, people.emil, COPY)

    compare(session, settings, second)

    kinds = {(one.submission.id, one.flag.kind) for one in reviews.queue(session, ada)}
    assert kinds == {(first.id, "similarity"), (second.id, "similarity")}
    _, _, pair = reviews.pair(session, ada, first.id, second.id)
    assert pair.score == 1
    assert pair.fragments


def test_work_written_apart_is_not_flagged(session, settings, people, sitting, ada):
    hand_in(session, sitting, people.lea, COPY)

    compare(session, settings, hand_in(session, sitting, people.emil, OTHER))

    assert reviews.queue(session, ada) == []


def test_ones_own_earlier_work_is_nobody_elses(session, settings, people, sitting):
    first = hand_in(session, sitting, people.lea, COPY)
    attempt = session.get(Attempt, first.attempt_id)
    revision = session.get(ExerciseRevision, first.revision_id)
    again = factories.submission(session, attempt, revision, COPY)
    factories.graded(session, again, factories.report(revision))

    compare(session, settings, first)

    assert similarity.of(session, first.id) == []


def test_comparing_again_adds_nothing(session, settings, people, sitting):
    hand_in(session, sitting, people.lea, COPY)
    second = hand_in(session, sitting, people.emil, COPY)

    compare(session, settings, second)
    compare(session, settings, second)

    assert len(similarity.of(session, second.id)) == 1


def test_a_cleared_flag_comes_back_for_another_match(session, settings, people, sitting, ada):
    hand_in(session, sitting, people.lea, COPY)
    second = hand_in(session, sitting, people.emil, COPY)
    compare(session, settings, second)
    for one in reviews.queue(session, ada):
        reviews.settle(
            session, ada, one.flag.id, FlagState.CLEARED, reason="same course", now=now()
        )

    compare(session, settings, hand_in(session, sitting, people.oskar, COPY))

    assert second.id in {one.submission.id for one in reviews.queue(session, ada)}


def test_strangers_see_no_pair(session, settings, people, sitting):
    first = hand_in(session, sitting, people.lea, COPY)
    second = hand_in(session, sitting, people.emil, COPY)
    compare(session, settings, second)

    with pytest.raises(NotFoundError):
        reviews.pair(session, people.actor(people.otto), first.id, second.id)


def test_graded_work_waits_to_be_compared_until_it_was(session, settings, people, sitting):
    submission = hand_in(session, sitting, people.lea, COPY)
    assert similarity.uncompared(session) == [submission.id]

    compare(session, settings, submission)

    assert similarity.uncompared(session) == []
