"""Submissions: nothing is lost, and a verdict is written exactly once."""

import pytest
from sqlmodel import select

from assessment.domain.clock import now
from assessment.domain.reports import CheckOutcome, Flag, Outcome
from assessment.domain.submissions import Origin, State, SubmissionError
from assessment.models.reviews import ReviewFlag
from assessment.models.submissions import Grading, Submission
from assessment.services import leases, submissions
from tests.assessment.domain.test_scoring import check, report
from tests.support import factories


def begun(session, submission):
    run = leases.take(session, Submission, submission.id, owner="one", now=now(), seconds=30)
    session.commit()
    return run


def kinds(session, submission):
    found = select(ReviewFlag).where(ReviewFlag.submission_id == submission.id)
    return {one.kind for one in session.exec(found).all()}


def test_a_submission_is_kept_as_it_was_handed_in(session, settings, people, tmp_path):
    earlier = factories.handed_in(session, people, tmp_path)

    taken = submissions.receive(
        session,
        settings,
        earlier.attempt_id,
        earlier.revision_id,
        {"double.py": "é = 1\n"},
        language="python",
        now=now(),
        origin=Origin.COLLECTED,
    )
    session.commit()

    row = session.get_one(Submission, taken.id)
    assert (row.files, row.state, row.origin) == (
        {"double.py": "é = 1\n"},
        State.RECEIVED,
        Origin.COLLECTED,
    )


def test_a_refused_submission_leaves_no_row(session, settings, people, tmp_path):
    earlier = factories.handed_in(session, people, tmp_path)

    with pytest.raises(SubmissionError, match="not allowed"):
        submissions.receive(
            session,
            settings,
            earlier.attempt_id,
            earlier.revision_id,
            {"../x": "1"},
            language="python",
            now=now(),
        )

    assert len(submissions.of_attempt(session, earlier.attempt_id)) == 1


def test_a_verdict_is_written_once_for_a_run(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    run = begun(session, submission)

    assert submissions.record(session, submission.id, run, report(check(1)), now())
    session.commit()
    assert not submissions.record(session, submission.id, run, report(check(1)), now())

    assert len(session.exec(select(Grading)).all()) == 1
    assert session.get_one(Submission, submission.id).state is State.GRADED


def test_the_verdict_of_a_run_that_was_taken_over_is_refused(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    begun(session, submission)

    assert not submissions.record(session, submission.id, 7, report(check(1)), now())
    assert submissions.verdict(session, submission.id) is None


def test_an_infrastructure_error_is_never_written_as_a_verdict(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    run = begun(session, submission)
    broken = report().model_copy(update={"outcome": Outcome.INFRASTRUCTURE_ERROR})

    with pytest.raises(ValueError, match="no verdict"):
        submissions.record(session, submission.id, run, broken, now())


def test_three_broken_runs_need_review_and_tell_the_cause(session, settings, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)

    states = []
    for _ in range(3):
        run = begun(session, submission)
        cause = "the engine is away"
        states.append(
            submissions.fail(session, settings, submission.id, run, cause=cause, now=now())
        )
        session.commit()

    row = session.get_one(Submission, submission.id)
    assert states == [State.QUEUED, State.QUEUED, State.NEEDS_REVIEW]
    assert row.cause == "the engine is away"
    assert kinds(session, submission) == {"needs_review"}


def test_a_permanent_fault_is_not_tried_again(session, settings, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    run = begun(session, submission)

    state = submissions.fail(
        session, settings, submission.id, run, cause="x", now=now(), permanent=True
    )

    assert state is State.NEEDS_REVIEW


def test_what_the_report_flags_is_shown_to_an_assessor(session, people, tmp_path):
    submission = factories.handed_in(session, people, tmp_path)
    run = begun(session, submission)
    flagged = report(check(1)).model_copy(
        update={"flags": (Flag(kind="limit", detail="cpu"), Flag(kind="compile_error", detail="x"))}
    )

    submissions.record(session, submission.id, run, flagged, now())

    assert kinds(session, submission) == {"limit"}


def test_the_same_files_judged_differently_are_flagged(session, people, tmp_path):
    first = factories.handed_in(session, people, tmp_path)
    second = Submission(
        **first.model_dump(exclude={"id", "state", "run", "tries", "lease_until", "lease_owner"})
    )
    factories.saved(session, second)
    submissions.record(session, first.id, begun(session, first), report(check(1)), now())
    session.commit()

    other = report(check(1, CheckOutcome.FAILED))
    submissions.record(session, second.id, begun(session, second), other, now())

    assert kinds(session, second) == {"non_determinism"}
    assert kinds(session, first) == set()


def test_the_last_submission_counts(session, people, tmp_path):
    first = factories.handed_in(session, people, tmp_path)
    second = Submission(**{**first.model_dump(exclude={"id"}), "received_at": now()})
    factories.saved(session, second)

    counted = submissions.counted(session, first.attempt_id)

    assert counted[first.revision_id].id == second.id
