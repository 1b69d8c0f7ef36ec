"""The candidate's result: nothing before its release, per criterion after it, hidden tests never."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from assessment.domain.clock import now
from assessment.models.attempts import Attempt
from assessment.models.reviews import Conclusion
from assessment.models.sittings import Sitting
from assessment.services import catalogue
from tests.support import factories

HIDDEN = "hidden/test_hidden.py::test_PRG-1.2"
TOLD = "assert 1 == 2"
RELEASED = now().replace(year=2026, month=3, day=2, hour=10)


@pytest.fixture
def revision(session, tmp_path):
    return factories.revision(session, tmp_path)


@pytest.fixture
def place(session, people, revision):
    """Lea's place in a sitting she has finished, with one check of PRG-1.2 failed."""
    sitting = factories.sitting(session, people, [revision])
    return sat(session, sitting, people.lea, revision)


@pytest.fixture
def lea(sign_in, people, place):
    return sign_in(people.lea)


def sat(session, sitting, person, revision):
    """Somebody's place in a sitting, with graded work."""
    made = factories.enrolment(session, sitting, person)
    attempt = factories.attempt(session, made, finished_at=now())
    submission = factories.submission(session, attempt, revision)
    factories.graded(session, submission, factories.report(revision, failing=["PRG-1.2"]))
    session.refresh(made)
    session.commit()
    return made


def released(session, place, at=RELEASED):
    sitting = session.get_one(Sitting, place.sitting_id)
    sitting.released_at = at
    return factories.saved(session, sitting)


def concluded(session, people, place, outcome, reason=""):
    attempt = session.exec(select(Attempt).where(Attempt.enrolment_id == place.id)).one()
    row = Conclusion(
        attempt_id=attempt.id,
        unit_code="PRG-1",
        proposed="passed",
        concluded=outcome,
        reason=reason,
        assessor_id=people.ada.id,
        at=now(),
    )
    return factories.saved(session, row)


def test_before_the_release_there_is_nothing_to_read_even_if_it_is_concluded(
    lea, session, people, place
):
    concluded(session, people, place, "passed", "well done")

    answer = lea.get(f"/results/{place.id}")

    assert answer.status_code == 410
    assert "The result is not released yet; you get a mail when it is." in answer.text
    for word in ("PRG-1", "well done", "checks passed", "You showed"):
        assert word not in answer.text


def test_after_the_release_every_criterion_says_what_was_asked_and_seen(lea, session, place):
    sitting = released(session, place)
    unit = catalogue.standard(session, sitting.standard_version_id).unit("PRG-1")

    page = lea.get(f"/results/{place.id}").text

    assert [one.code for one in unit.criteria if f">{one.code}<" not in page] == []
    assert page.count('<li class="indicator">') == len(list(unit.indicators()))
    assert "Seen: 1 of 1 checks passed." in page
    assert "Seen: 0 of 1 checks passed." in page
    assert "This test did not ask for it." in page
    assert page.count("Asked in: Double (Python).") == 2


def test_hidden_tests_are_never_named_and_their_messages_never_shown(lea, session, place):
    released(session, place)

    page = lea.get(f"/results/{place.id}").text

    for hidden in (HIDDEN, "test_hidden", "test_PRG", TOLD, "assert", "hidden/"):
        assert hidden not in page


def test_without_a_conclusion_it_is_a_proposal_and_no_decision(lea, session, place):
    released(session, place)

    page = lea.get(f"/results/{place.id}").text

    assert "it is not a decision" in page
    assert "This was decided by an assessor" not in page


@pytest.mark.parametrize(
    ("outcome", "verdict", "next_step"),
    [
        ("passed", "You showed this unit of competence.", "This unit is yours"),
        (
            "not_passed",
            "You did not show this unit of competence yet.",
            "You can take the test of this unit again",
        ),
    ],
)
def test_what_people_concluded_counts_and_its_reason_is_told_as_text(
    lea, session, people, place, outcome, verdict, next_step
):
    concluded(session, people, place, outcome, "<b>seen in the drafts</b>")
    released(session, place)

    page = lea.get(f"/results/{place.id}").text

    assert verdict in page
    assert next_step in page
    assert "This was decided by an assessor" in page
    assert "&lt;b&gt;seen in the drafts&lt;/b&gt;" in page
    assert "it is not a decision" not in page


def test_the_appeal_ends_the_days_that_are_set_after_the_release(lea, session, settings, place):
    yesterday = (now() - timedelta(days=1)).replace(hour=10)
    released(session, place, at=yesterday)
    until = yesterday + timedelta(days=settings.appeal_days)

    page = lea.get(f"/results/{place.id}").text

    assert f"Write to Canal Centre before {until.day} {until:%B %Y}" in page


def test_an_appeal_that_comes_too_late_is_not_invited(lea, session, settings, place):
    released(session, place, at=now() - timedelta(days=settings.appeal_days + 1))

    page = lea.get(f"/results/{place.id}").text

    assert "a second look ended on" in page
    assert "Write to Canal Centre" not in page


def test_who_was_enrolled_and_never_began_has_no_result(sign_in, session, people, revision):
    sitting = factories.sitting(session, people, [revision])
    absent = factories.enrolment(session, sitting, people.lea)
    released(session, absent)

    assert sign_in(people.lea).get(f"/results/{absent.id}").status_code == 410


def test_the_result_of_another_candidate_does_not_exist(lea, session, people, place, revision):
    factories.member(session, people.emil, people.centre)
    theirs = sat(session, session.get_one(Sitting, place.sitting_id), people.emil, revision)
    released(session, place)

    answers = [lea.get(f"/results/{key}") for key in (theirs.id, uuid4())]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "PRG-1" not in answers[0].text


@pytest.mark.parametrize("name", ["ada", "mona", "emil", "oskar", "otto"])
def test_the_page_is_the_candidates_own(sign_in, people, session, place, name):
    released(session, place)

    answer = sign_in(getattr(people, name)).get(f"/results/{place.id}")

    assert answer.status_code == 404
    assert "You showed" not in answer.text


def test_who_is_not_signed_in_is_asked_to(client, session, place):
    released(session, place)

    answer = client.get(f"/results/{place.id}")

    assert (answer.status_code, answer.location.split("?")[0]) == (303, "/login")
