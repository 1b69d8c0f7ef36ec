"""What assessors see, settle and conclude; and what is refused to them."""

import pytest

from assessment.domain.clock import now
from assessment.domain.errors import ConflictError, InvalidInputError, NotFoundError
from assessment.domain.reports import Flag, Limit, Outcome
from assessment.domain.scoring import Finding, Proposed
from assessment.domain.submissions import State
from assessment.models.reviews import FlagState
from assessment.services import conclusions, journal, proposals, reviews
from assessment.services.flags import flag
from tests.support import factories

INDICATORS = ["PRG-1.1", "PRG-1.2"]


@pytest.fixture
def revision(session, tmp_path):
    return factories.revision(session, tmp_path)


@pytest.fixture
def attempt(session, people, revision):
    sitting = factories.sitting(session, people, [revision])
    return factories.attempt(
        session, factories.enrolment(session, sitting, people.lea), finished_at=now()
    )


@pytest.fixture
def ada(people):
    return people.actor(people.ada)


@pytest.fixture
def otto(people):
    return people.actor(people.otto)


def handed_in(session, attempt, revision, **found):
    submission = factories.submission(session, attempt, revision)
    return factories.graded(session, submission, factories.report(revision, **found))


def test_a_limit_comes_into_the_queue_of_the_centre_and_no_other(
    session, attempt, revision, ada, otto
):
    submission = handed_in(
        session,
        attempt,
        revision,
        failing=INDICATORS,
        outcome=Outcome.LIMIT,
        limit=Limit.CPU,
        flags=(Flag(kind="limit", detail="cpu"),),
    )

    assert [one.submission.id for one in reviews.queue(session, ada)] == [submission.id]
    assert reviews.queue(session, ada, kind="similarity") == []
    assert reviews.queue(session, otto) == []


def test_the_evidence_is_all_there(session, attempt, revision, ada):
    first = handed_in(session, attempt, revision, failing=["PRG-1.2"])
    second = handed_in(session, attempt, revision)

    found = reviews.evidence(session, ada, first.id)

    assert found.report.checks[1].message == "assert 1 == 2"
    assert {one.id for one in found.earlier} == {first.id, second.id}


def test_a_stranger_finds_no_evidence_no_flag_and_no_case(session, attempt, revision, otto):
    submission = handed_in(session, attempt, revision)
    raised = flag(session, submission.id, "remark", "look", now())

    with pytest.raises(NotFoundError):
        reviews.evidence(session, otto, submission.id)
    with pytest.raises(NotFoundError):
        reviews.settle(session, otto, raised.id, FlagState.CLEARED, reason="mine", now=now())
    with pytest.raises(NotFoundError):
        conclusions.case(session, otto, attempt.id)


def test_a_flag_is_settled_once_with_a_reason_and_noted(session, attempt, revision, ada):
    submission = handed_in(session, attempt, revision)
    raised = flag(session, submission.id, "remark", "look", now())

    with pytest.raises(InvalidInputError):
        reviews.settle(session, ada, raised.id, FlagState.CLEARED, reason="  ", now=now())
    reviews.settle(session, ada, raised.id, FlagState.CLEARED, reason="fine", now=now())

    assert raised.reason == "fine"
    assert journal.about(session, submission.id)[-1].action == "flag cleared"
    with pytest.raises(ConflictError):
        reviews.settle(session, ada, raised.id, FlagState.UPHELD, reason="no", now=now())


def test_the_proposal_comes_from_the_submission_that_counts(session, attempt, revision):
    handed_in(session, attempt, revision, failing=INDICATORS)
    assert proposals.for_attempt(session, attempt.id).proposed is Proposed.NOT_PASSED

    handed_in(session, attempt, revision)

    assert proposals.for_attempt(session, attempt.id).proposed is Proposed.PASSED


def test_what_was_asked_and_never_handed_in_is_not_met(session, attempt):
    found = proposals.for_attempt(session, attempt.id).criteria[0].indicators[0]

    assert found.finding is Finding.NOT_MET


def test_what_we_could_not_test_is_no_evidence_against_anyone(session, attempt, revision):
    factories.submission(session, attempt, revision, state=State.NEEDS_REVIEW)

    found = proposals.for_attempt(session, attempt.id)

    assert found.proposed is Proposed.NO_EVIDENCE


def test_ada_confirms_the_proposal_without_a_reason(session, attempt, revision, ada):
    handed_in(session, attempt, revision)

    found = conclusions.conclude(session, ada, attempt.id, Proposed.PASSED, reason="", now=now())

    assert found.concluded == found.proposed == "passed"
    assert conclusions.waiting(session, ada) == []


def test_departing_from_the_proposal_needs_a_reason(session, attempt, revision, ada):
    handed_in(session, attempt, revision)

    with pytest.raises(InvalidInputError, match="write down why"):
        conclusions.conclude(session, ada, attempt.id, Proposed.NOT_PASSED, reason=" ", now=now())

    found = conclusions.conclude(
        session, ada, attempt.id, Proposed.NOT_PASSED, reason="not own work", now=now()
    )
    assert (found.proposed, found.concluded) == ("passed", "not_passed")


def test_nothing_is_concluded_twice(session, attempt, revision, ada):
    handed_in(session, attempt, revision)
    conclusions.conclude(session, ada, attempt.id, Proposed.PASSED, reason="", now=now())

    with pytest.raises(ConflictError, match="concluded already"):
        conclusions.conclude(session, ada, attempt.id, Proposed.PASSED, reason="", now=now())


def test_open_flags_are_settled_before_a_conclusion(session, attempt, revision, ada):
    submission = handed_in(session, attempt, revision)
    flag(session, submission.id, "remark", "look", now())

    with pytest.raises(ConflictError, match="still open: 1"):
        conclusions.conclude(session, ada, attempt.id, Proposed.PASSED, reason="", now=now())


def test_what_is_still_graded_or_compared_is_not_concluded(session, attempt, revision, ada):
    submission = factories.submission(session, attempt, revision)
    with pytest.raises(ConflictError, match="still being graded"):
        conclusions.conclude(session, ada, attempt.id, Proposed.NOT_PASSED, reason="x", now=now())

    factories.graded(session, submission, factories.report(revision))
    submission.compared_at = None
    session.commit()
    with pytest.raises(ConflictError, match="compared with the work of others"):
        conclusions.conclude(session, ada, attempt.id, Proposed.PASSED, reason="", now=now())


def test_a_running_test_is_not_concluded(session, people, revision, ada):
    sitting = factories.sitting(session, people, [revision])
    running = factories.attempt(session, factories.enrolment(session, sitting, people.lea))

    with pytest.raises(ConflictError, match="has not ended"):
        conclusions.conclude(session, ada, running.id, Proposed.PASSED, reason="x", now=now())


def test_what_could_not_be_tested_can_be_tested_again(session, attempt, revision, ada):
    submission = factories.submission(session, attempt, revision, state=State.NEEDS_REVIEW, tries=3)

    reviews.grade_again(session, ada, submission.id, now())

    assert (submission.state, submission.tries) == (State.QUEUED, 0)
    with pytest.raises(ConflictError):
        reviews.grade_again(session, ada, submission.id, now())


def test_a_borderline_proposal_asks_for_a_look_once_all_is_graded(session, attempt, revision, ada):
    handed_in(session, attempt, revision, failing=["PRG-1.2"])

    assert proposals.for_attempt(session, attempt.id).borderline
    assert proposals.flag_borderline(session, attempt.id, now())
    assert [one.flag.kind for one in reviews.queue(session, ada)] == ["borderline"]


def test_a_clear_proposal_asks_for_no_look(session, attempt, revision):
    handed_in(session, attempt, revision, failing=INDICATORS)
    found = proposals.for_attempt(session, attempt.id)

    assert proposals.flag_borderline(session, attempt.id, now()) is found.borderline
