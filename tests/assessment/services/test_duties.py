"""What waits for the staff of a centre, and what of it is nobody else's business."""

from uuid import uuid4

import pytest

from assessment.domain.clock import now
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision, Standing
from assessment.models.reviews import Conclusion, FlagState
from assessment.models.sittings import Message, MessageState
from assessment.services import duties
from assessment.services.duties import Assessing, Authoring
from assessment.services.flags import flag
from tests.support import factories

NOTHING = Assessing(flags=0, tests=0)


@pytest.fixture
def revision(session, tmp_path):
    return factories.revision(session, tmp_path)


@pytest.fixture
def otto(people):
    return people.actor(people.otto)


def sat(session, people, revision, person, **changes):
    place = factories.enrolment(
        session, factories.sitting(session, people, [revision], **changes), person
    )
    return factories.attempt(session, place, finished_at=now())


def test_an_assessor_has_open_flags_and_ended_tests_without_a_conclusion(
    session, people, revision, otto
):
    ended = sat(session, people, revision, people.lea)
    submission = factories.submission(session, ended, revision)
    flag(session, submission.id, "remark", "look", now())
    flag(session, submission.id, "limit", "cpu", now()).state = FlagState.CLEARED
    running = factories.enrolment(
        session, factories.sitting(session, people, [revision]), people.emil
    )
    factories.attempt(session, running)
    ada = people.actor(people.ada)

    assert duties.assessing(session, ada) == Assessing(flags=1, tests=1)
    assert duties.assessing(session, otto) == NOTHING
    assert duties.assessing(session, people.actor(people.mona)) == NOTHING

    factories.saved(
        session,
        Conclusion(
            attempt_id=ended.id,
            unit_code="PRG-1",
            proposed="passed",
            concluded="passed",
            assessor_id=people.ada.id,
            at=now(),
        ),
    )
    assert duties.assessing(session, ada) == Assessing(flags=1, tests=0)


def test_a_manager_has_what_runs_what_comes_and_what_is_not_released(
    session, people, revision, otto
):
    running = factories.sitting(session, people, [revision])
    factories.attempt(session, factories.enrolment(session, running, people.lea))
    later = factories.sitting(session, people, [revision], opens_in=600, closes_in=700)
    soon = factories.sitting(session, people, [revision], opens_in=60, closes_in=90)
    over = {"opens_in": -300, "closes_in": -200}
    sat(session, people, revision, people.lea, **over)
    sat(session, people, revision, people.lea, **over, released_at=now())
    factories.sitting(session, people, [revision], **over)

    found = duties.managing(session, people.actor(people.mona), now())

    assert [(line.sitting.id, line.at_work) for line in found.running] == [(running.id, 1)]
    assert [line.sitting.id for line in found.coming] == [soon.id, later.id]
    assert found.unreleased == 1
    nothing = duties.managing(session, otto, now())
    assert (nothing.running, nothing.coming, nothing.unreleased) == ((), (), 0)


def test_mails_that_failed_are_counted_and_no_others(session, people, otto):
    for state in MessageState:
        factories.saved(
            session,
            Message(
                centre_id=people.centre.id,
                recipient="lea@example.org",
                language="fr",
                subject="s",
                body="b",
                state=state,
                created_at=now(),
            ),
        )

    assert duties.managing(session, people.actor(people.mona), now()).failed_mails == 1
    assert duties.managing(session, otto, now()).failed_mails == 0


def uploaded(session, revision, centre, **changes):
    usual = {"revision": uuid4().hex, "exercise_id": uuid4(), "centre_id": centre.id}
    columns = revision.model_dump(exclude={"id"}) | usual | changes
    return factories.saved(session, ExerciseRevision(**columns))


def test_an_author_has_packages_that_are_proved_now_untried_or_refused(
    session, people, revision, otto
):
    uploaded(session, revision, people.centre, standing=Standing.UPLOADED, state=State.RUNNING)
    uploaded(session, revision, people.centre, standing=Standing.UPLOADED, state=State.QUEUED)
    uploaded(session, revision, people.centre, standing=Standing.UPLOADED, state=State.NEEDS_REVIEW)
    uploaded(session, revision, people.centre, standing=Standing.PUBLISHED, state=State.GRADED)
    refused = uploaded(
        session, revision, people.centre, standing=Standing.REFUSED, state=State.GRADED
    )
    emil = people.actor(people.emil)

    assert duties.authoring(session, emil) == Authoring(being_proved=2, untried=1, refused=1)
    assert duties.authoring(session, otto) == Authoring(0, 0, 0)

    uploaded(
        session,
        revision,
        people.centre,
        exercise_id=refused.exercise_id,
        standing=Standing.VERIFIED,
        state=State.GRADED,
        created_at=now(),
    )
    assert duties.authoring(session, emil).refused == 0
