"""How attempts end: by the clock, with the last draft, and never to the candidate's cost."""

from datetime import timedelta

import pytest

from assessment.domain.clock import now
from assessment.domain.submissions import Origin
from assessment.models.attempts import Attempt, DraftKind
from assessment.services import attempts, drafts, endings, outages, submissions
from assessment.services.drafts import Batch, Change
from tests.support import factories

MINUTES = 90


@pytest.fixture
def revision(session, tmp_path):
    return factories.revision(session, tmp_path)


@pytest.fixture
def sitting(session, people, revision):
    return factories.sitting(session, people, [revision], opens_in=-200, minutes=MINUTES)


def begun(session, sitting, person, *, minutes_ago, **changes):
    place = factories.enrolment(session, sitting, person, **changes)
    return factories.attempt(session, place, started_ago=minutes_ago)


def typed(session, settings, attempt, revision, text, language="python"):
    draft = drafts.current(
        session, attempt, revision, language=language, starter={"double.py": ""}, now=now()
    )
    change = Change(draft.version + 1, DraftKind.EDIT, {"double.py": text})
    drafts.save(session, settings, draft, Batch("laptop", draft.version, [change]), now())
    session.commit()


def collect(session, settings):
    collected = endings.collect_overdue(session, settings, now())
    session.commit()
    return collected


def test_the_last_draft_is_collected_when_the_time_is_over(
    session, settings, people, sitting, revision
):
    attempt = begun(session, sitting, people.lea, minutes_ago=MINUTES + 1)
    typed(session, settings, attempt, revision, "last = True\n")

    (key,) = collect(session, settings)

    submission = submissions.get(session, key)
    assert submission.origin is Origin.COLLECTED
    assert submission.files == {"double.py": "last = True\n"}
    ended = session.get(Attempt, attempt.id)
    assert ended.finished_at == ended.started_at + timedelta(minutes=MINUTES)


def test_collecting_happens_once(session, settings, people, sitting, revision):
    attempt = begun(session, sitting, people.lea, minutes_ago=MINUTES + 1)
    typed(session, settings, attempt, revision, "last = True\n")

    assert len(collect(session, settings)) == 1
    assert collect(session, settings) == []


def test_nobody_is_ended_before_their_own_time(session, settings, people, sitting, revision):
    attempt = begun(session, sitting, people.lea, minutes_ago=MINUTES + 1, extra_minutes=20)
    typed(session, settings, attempt, revision, "still = True\n")

    assert collect(session, settings) == []
    assert session.get(Attempt, attempt.id).finished_at is None


def test_what_was_handed_in_unchanged_is_not_collected_again(
    session, settings, people, sitting, revision
):
    attempt = begun(session, sitting, people.lea, minutes_ago=MINUTES + 1)
    typed(session, settings, attempt, revision, "same = True\n")
    factories.submission(session, attempt, revision, {"double.py": "same = True\n"})

    assert collect(session, settings) == []


def test_what_was_changed_after_handing_in_counts_as_it_stands(
    session, settings, people, sitting, revision
):
    attempt = begun(session, sitting, people.lea, minutes_ago=MINUTES + 1)
    factories.submission(session, attempt, revision, {"double.py": "first = True\n"})
    typed(session, settings, attempt, revision, "second = True\n")

    (key,) = collect(session, settings)

    assert submissions.get(session, key).files == {"double.py": "second = True\n"}


def test_a_draft_older_than_what_was_handed_in_is_not_put_over_it(
    session, settings, people, sitting, revision
):
    attempt = begun(session, sitting, people.lea, minutes_ago=MINUTES + 1)
    typed(session, settings, attempt, revision, "early = True\n")
    handed_in = factories.submission(session, attempt, revision, {"double.py": "late = True\n"})

    assert collect(session, settings) == []
    assert submissions.counted(session, attempt.id)[revision.id].id == handed_in.id


def test_an_empty_draft_is_no_submission_and_ends_all_the_same(
    session, settings, people, sitting, revision
):
    attempt = begun(session, sitting, people.lea, minutes_ago=MINUTES + 1)
    typed(session, settings, attempt, revision, "   \n")

    assert collect(session, settings) == []
    assert session.get(Attempt, attempt.id).finished_at is not None


def test_the_time_of_an_outage_is_given_back(session, settings, people, sitting):
    attempt = begun(session, sitting, people.lea, minutes_ago=60)
    outages.give_back(session, settings, now() - timedelta(minutes=12))
    session.commit()

    assert outages.give_back(session, settings, now()) == 1
    assert session.get(Attempt, attempt.id).given_back_s == pytest.approx(720, abs=2)


def test_who_started_during_the_outage_gets_what_they_lost(session, settings, people, sitting):
    attempt = begun(session, sitting, people.lea, minutes_ago=3)
    outages.give_back(session, settings, now() - timedelta(minutes=12))

    outages.give_back(session, settings, now())

    assert session.get(Attempt, attempt.id).given_back_s == pytest.approx(180, abs=2)


def test_a_platform_that_lives_gives_nothing_back(session, settings, people, sitting):
    attempt = begun(session, sitting, people.lea, minutes_ago=60)
    outages.give_back(session, settings, now() - timedelta(seconds=settings.upkeep_seconds))

    assert outages.give_back(session, settings, now()) == 0
    assert session.get(Attempt, attempt.id).given_back_s == 0


def test_given_back_time_moves_the_end(session, settings, people, sitting):
    attempt = begun(session, sitting, people.lea, minutes_ago=MINUTES - 1)
    before = attempts.place(session, people.actor(people.lea), attempt.enrolment_id, now()).deadline
    attempt.given_back_s = 600
    session.commit()

    after = attempts.place(session, people.actor(people.lea), attempt.enrolment_id, now()).deadline

    assert after - before == timedelta(minutes=10)
