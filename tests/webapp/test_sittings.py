"""Sittings on the site: planned, followed, released; another centre's do not exist."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from assessment.domain.clock import now
from assessment.domain.submissions import State
from assessment.domain.zones import written_in
from assessment.models.catalogue import Standing
from assessment.models.reviews import Conclusion
from assessment.models.sittings import Message, Sitting
from assessment.services import sittings
from tests.support import factories

BRUSSELS = "Europe/Brussels"


@pytest.fixture
def exercise(session, tmp_path):
    factories.standard(session)
    return factories.revision(session, tmp_path)


@pytest.fixture
def mona(sign_in, people):
    return sign_in(people.mona)


@pytest.fixture
def otto(sign_in, people):
    return sign_in(people.otto)


def local(minutes):
    return written_in(now() + timedelta(minutes=minutes), BRUSSELS).isoformat(timespec="minutes")


def typed(exercise, **changes):
    usual = {
        "unit": "PRG-1",
        "title": "Programmer, spring",
        "opens_at": local(60),
        "closes_at": local(120),
        "minutes": "90",
        f"place-{exercise.id}": "1",
    }
    return usual | changes


def test_the_list_shows_sittings_by_stage_and_the_address_chooses(mona, session, people, exercise):
    soon = factories.sitting(session, people, [exercise], opens_in=30)
    soon.title = "Soon"
    factories.saved(session, soon)
    factories.sitting(session, people, [exercise])

    everything = mona.get("/sittings/").text
    running = mona.get("/sittings/?stage=running").text

    assert "Soon" in everything
    assert "Programmer, March" in everything
    assert "Soon" not in running
    assert "Programmer, March" in running
    assert "No sitting is in this state" in mona.get("/sittings/?stage=past").text
    assert mona.get("/sittings/?stage=nonsense").status_code == 200


def test_an_empty_list_says_how_to_begin(mona):
    assert "Plan one, then enrol candidates" in mona.get("/sittings/").text


def test_a_sitting_is_planned_in_the_time_of_the_centre(mona, session, people, exercise):
    form = typed(exercise)

    answer = mona.post("/sittings/new", data=form)

    made = session.exec(select(Sitting)).one()
    assert (answer.status_code, answer.location) == (303, f"/sittings/{made.id}")
    assert written_in(made.opens_at, BRUSSELS).isoformat(timespec="minutes") == form["opens_at"]
    assert (made.created_by, made.centre_id, made.minutes) == (people.mona.id, people.centre.id, 90)
    assert "The sitting is planned" in mona.get(answer.location).text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "This is needed."),
        ({"opens_at": "soon"}, "Choose a day and a time."),
        ({"opens_at": "2027-03-01T10:00Z"}, "Choose a day and a time."),
        ({"minutes": "0"}, "This number is too small."),
        ({"closes_at": "2020-01-01T10:00"}, "The latest start is in the past."),
        ({"opens_at": "2027-03-28T02:30"}, "does not exist in Europe/Brussels"),
        ({"place": ""}, "Choose at least one exercise."),
    ],
)
def test_a_plan_that_is_off_comes_back_as_it_was_typed(mona, session, exercise, changes, said):
    form = typed(exercise, **changes)
    if "place" in changes:
        del form[f"place-{exercise.id}"]

    answer = mona.post("/sittings/new", data=form)

    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{form["closes_at"]}"' in answer.text
    assert session.exec(select(Sitting)).all() == []


def test_two_trials_are_one_too_many(mona, session, people, exercise):
    trials = {f"place-{key}": "trial" for key in (uuid4(), uuid4())}

    answer = mona.post("/sittings/new", data=typed(exercise, **trials))

    assert answer.status_code == 422
    assert "Choose one trial." in answer.text


def test_a_planned_sitting_is_changed_before_it_opens(mona, session, people, exercise):
    made = factories.sitting(session, people, [exercise], opens_in=30, closes_in=90)
    form = mona.get(f"/sittings/{made.id}/change").text

    answer = mona.post(f"/sittings/{made.id}/change", data=typed(exercise, title="Moved"))

    assert 'value="Programmer, March"' in form
    assert answer.status_code == 303
    session.expire_all()
    assert session.get_one(Sitting, made.id).title == "Moved"


def test_a_sitting_keeps_an_exercise_that_was_withdrawn_since_when_its_times_change(
    mona, session, people, exercise
):
    made = factories.sitting(session, people, [exercise], opens_in=30, closes_in=90)
    exercise.standing = Standing.WITHDRAWN
    factories.saved(session, exercise)

    form = mona.get(f"/sittings/{made.id}/change").text
    changed = mona.post(f"/sittings/{made.id}/change", data=typed(exercise, title="Moved"))
    planned = mona.post("/sittings/new", data=typed(exercise))

    assert f"place-{exercise.id}" in form
    assert changed.status_code == 303
    assert planned.status_code == 422
    assert [one.revision.id for one in sittings.pinned(session, made.id)] == [exercise.id]


def test_an_open_sitting_is_not_changed(mona, session, people, exercise):
    made = factories.sitting(session, people, [exercise])

    answer = mona.post(f"/sittings/{made.id}/change", data=typed(exercise))

    assert answer.status_code == 410
    assert "has opened" in answer.text


def test_the_page_of_a_sitting_shows_who_is_where_and_what_is_pinned(
    mona, session, people, exercise
):
    made = factories.sitting(session, people, [exercise])
    working = factories.enrolment(session, made, people.lea, extra_minutes=15)
    factories.attempt(session, working)
    factories.enrolment(session, made, people.emil, contract_accepted_at=now())

    page = mona.get(f"/sittings/{made.id}").text
    part = mona.get(f"/sittings/{made.id}/day")
    lobby = mona.get(f"/sittings/{made.id}?show=here").text

    assert "at work" in page
    assert "in the lobby" in page
    assert exercise.revision[:8] in page
    assert "+15 minutes" in page
    assert '<rect class="busy"' in page
    assert part.headers["X-Fragment"] == "1"
    assert part.text.startswith('<div id="day"')
    assert "emil@example.org" in lobby
    assert "lea@example.org" not in lobby


def test_a_sitting_of_another_centre_does_not_exist_for_otto(otto, session, people, exercise):
    made = factories.sitting(session, people, [exercise], opens_in=30, closes_in=90)
    place = factories.enrolment(session, made, people.lea)
    reads = [f"/sittings/{made.id}{rest}" for rest in ("", "/day", "/change", "/release")]
    reads.append(f"/sittings/candidates/{place.id}")
    writes = [
        f"/sittings/{made.id}{rest}"
        for rest in ("/change", "/release", "/enrolments", "/roster", "/invitations")
    ]
    writes += [
        f"/sittings/candidates/{place.id}/{rest}" for rest in ("time", "invitation", "withdrawal")
    ]

    answers = [otto.get(path) for path in reads] + [otto.post(path, data={}) for path in writes]

    assert {answer.status_code for answer in answers} == {404}
    assert not any("Programmer, March" in answer.text for answer in answers)
    assert "Programmer, March" not in otto.get("/sittings/").text
    assert session.exec(select(Message)).all() == []


def test_otto_plans_nothing_in_this_centre(otto, people, session, exercise):
    answer = otto.post("/sittings/new", data=typed(exercise, centre=str(people.centre.id)))

    assert answer.status_code == 404
    assert session.exec(select(Sitting)).all() == []


@pytest.mark.parametrize("name", ["lea", "ada", "emil", "oskar"])
def test_sittings_are_the_managers_alone(sign_in, people, session, exercise, name):
    made = factories.sitting(session, people, [exercise])
    client = sign_in(getattr(people, name))

    for path in ("/sittings/", "/sittings/new", f"/sittings/{made.id}"):
        assert client.get(path).status_code == 404
    assert client.post(f"/sittings/{made.id}/release").status_code == 404


def test_a_stranger_is_asked_to_sign_in(client):
    answer = client.get("/sittings/")

    assert (answer.status_code, answer.location.split("?")[0]) == (303, "/login")
    assert client.post("/sittings/new").status_code == 401


def test_a_part_of_a_page_is_refused_and_not_replaced_by_the_sign_in_page(client):
    answer = client.get(f"/sittings/{uuid4()}/day", headers={"X-Fragment": "1"})

    assert answer.status_code == 401
    assert "<html" not in answer.text


def finished(session, people, exercise):
    made = factories.sitting(session, people, [exercise], opens_in=-200, closes_in=-100)
    place = factories.enrolment(session, made, people.lea)
    return made, factories.attempt(session, place, started_ago=150, finished_at=now())


def test_a_release_says_what_will_happen_then_mails_who_sat(mona, session, people, exercise):
    made, _ = finished(session, people, exercise)
    factories.enrolment(session, made, people.emil)
    before = mona.get(f"/sittings/{made.id}/release").text

    answer = mona.post(f"/sittings/{made.id}/release")

    assert "This cannot be taken back" in before
    assert "1 test has no conclusion yet" in before
    assert (answer.status_code, answer.location) == (303, f"/sittings/{made.id}")
    session.expire_all()
    assert session.get_one(Sitting, made.id).released_at is not None
    letter = session.exec(select(Message)).one()
    assert (letter.recipient, letter.subject) == (
        "lea@example.org",
        "Your result: Programmer, March",
    )


def test_a_concluded_test_is_released_without_a_warning(mona, session, people, exercise):
    made, attempt = finished(session, people, exercise)
    factories.saved(
        session,
        Conclusion(
            attempt_id=attempt.id,
            unit_code="PRG-1",
            proposed="passed",
            concluded="passed",
            assessor_id=people.ada.id,
            at=now(),
        ),
    )

    assert "no conclusion yet" not in mona.get(f"/sittings/{made.id}/release").text


def test_a_release_is_refused_in_one_sentence_while_work_is_graded(mona, session, people, exercise):
    made, attempt = finished(session, people, exercise)
    factories.submission(session, attempt, exercise, state=State.RUNNING)

    asked = mona.get(f"/sittings/{made.id}/release")
    answer = mona.post(f"/sittings/{made.id}/release")

    assert (asked.status_code, answer.status_code) == (200, 409)
    assert "still being graded: 1" in asked.text
    assert "Release the results now" not in asked.text
    session.expire_all()
    assert session.get_one(Sitting, made.id).released_at is None
    assert session.exec(select(Message)).all() == []


def test_a_second_release_mails_nobody_again(mona, session, people, exercise):
    made, _ = finished(session, people, exercise)
    mona.post(f"/sittings/{made.id}/release")

    answer = mona.post(f"/sittings/{made.id}/release")

    assert answer.status_code == 409
    assert len(session.exec(select(Message)).all()) == 1


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_every_page_is_shown_in_every_language(sign_in, session, people, exercise, language):
    client = sign_in(people.mona, language)
    made, _ = finished(session, people, exercise)
    place = sittings.lines(session, people.actor(people.mona), now())[0]

    assert place.enrolled == 1
    for path in ("/sittings/", "/sittings/new", f"/sittings/{made.id}", "/figures/", "/outbox/"):
        page = client.get(path)
        assert page.status_code == 200
        assert f'<html lang="{language}">' in page.text
