"""Sittings: planned from what is published, changed before they open, listed by stage."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from assessment.domain.access import Role, actor
from assessment.domain.clock import now
from assessment.domain.errors import ClosedError, NotFoundError
from assessment.domain.plans import Plan, PlanError
from assessment.models.catalogue import Standing
from assessment.services import invitations, journal, offers, sittings
from assessment.services.sittings import Stage
from tests.support import factories


@pytest.fixture
def exercise(session, tmp_path):
    factories.standard(session)
    return factories.revision(session, tmp_path)


@pytest.fixture
def mona(people):
    return people.actor(people.mona)


@pytest.fixture
def otto(people):
    return people.actor(people.otto)


def wanted(*revisions, **changes):
    usual = Plan(
        title="Programmer, March",
        unit_code="PRG-1",
        opens_at=now() + timedelta(hours=1),
        closes_at=now() + timedelta(hours=2),
        minutes=90,
        revisions=tuple(row.id for row in revisions),
    )
    return replace(usual, **changes)


def other(session, folder, exercise, **changes):
    """Another published exercise, made of the same package."""
    usual = {"exercise_id": uuid4(), "revision": uuid4().hex, "slug": "other"}
    columns = exercise.model_dump(exclude={"id"}) | usual | changes
    return factories.saved(session, type(exercise)(**columns))


def test_a_sitting_pins_revisions_in_the_order_chosen_and_the_trial_before_them(
    session, people, mona, exercise, tmp_path
):
    second = other(session, tmp_path, exercise)
    trial = other(session, tmp_path, exercise, unit_code="PRG-2")

    made = sittings.plan(
        session, mona, people.centre.id, wanted(second, exercise, trial=trial.id), now()
    )
    session.commit()

    assert [
        (one.position, one.is_trial, one.revision.id) for one in sittings.pinned(session, made.id)
    ] == [(0, True, trial.id), (1, False, second.id), (2, False, exercise.id)]
    assert (made.created_by, made.unit_code) == (people.mona.id, "PRG-1")
    assert [entry.action for entry in journal.about(session, made.id)] == ["planned"]


def test_a_sitting_keeps_the_newest_version_of_its_standard(session, people, mona, exercise):
    first = factories.standard(session)
    newer = type(first)(
        **first.model_dump(exclude={"id"})
        | {"version": "2027.1", "loaded_at": now() + timedelta(days=1)}
    )
    factories.saved(session, newer)

    made = sittings.plan(session, mona, people.centre.id, wanted(exercise), now())

    assert made.standard_version_id == newer.id
    assert [unit.code for unit in offers.units(session)] == [
        "DEV-1",
        "PRG-1",
        "PRG-2",
        "PRG-3",
    ]


def test_an_assessor_or_a_stranger_plans_nothing(session, people, otto, exercise):
    for asking in (people.actor(people.ada), people.actor(people.lea), otto):
        with pytest.raises(NotFoundError):
            sittings.plan(session, asking, people.centre.id, wanted(exercise), now())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "   "}, "title"),
        ({"title": "a\nBcc: x"}, "title"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"revisions": ()}, "revisions"),
        ({"revisions": (uuid4(),)}, "revisions"),
        ({"unit_code": "PRG-2"}, "revisions"),
        ({"unit_code": "XXX-1", "revisions": (uuid4(),)}, "revisions"),
        ({"trial": uuid4()}, "trial"),
        ({"opens_at": now() + timedelta(hours=3)}, "closes_at"),
        ({"closes_at": now() - timedelta(hours=3)}, "closes_at"),
        ({"closes_at": now() + timedelta(days=400)}, "closes_at"),
    ],
)
def test_a_plan_that_is_off_names_the_field(session, people, mona, exercise, changes, field):
    with pytest.raises(PlanError) as caught:
        sittings.plan(session, mona, people.centre.id, wanted(exercise, **changes), now())

    assert caught.value.field == field
    assert str(caught.value).endswith(".")


def test_the_trial_is_not_one_of_the_exercises(session, people, mona, exercise):
    with pytest.raises(PlanError, match="choose another one"):
        sittings.plan(session, mona, people.centre.id, wanted(exercise, trial=exercise.id), now())


def test_two_revisions_of_one_exercise_are_not_sat_together(
    session, people, mona, exercise, tmp_path
):
    newer = other(session, tmp_path, exercise, exercise_id=exercise.exercise_id)

    with pytest.raises(PlanError, match="twice"):
        sittings.plan(session, mona, people.centre.id, wanted(exercise, newer), now())


def test_what_is_not_published_or_belongs_to_another_centre_is_not_offered(
    session, people, mona, exercise, tmp_path
):
    other(session, tmp_path, exercise, standing=Standing.VERIFIED)
    foreign = other(session, tmp_path, exercise, centre_id=people.elsewhere.id)

    offered = offers.exercises(session, mona, people.centre.id)

    assert [row.id for row in offered] == [exercise.id]
    with pytest.raises(PlanError, match="not published"):
        sittings.plan(session, mona, people.centre.id, wanted(foreign), now())


def test_an_exercise_of_one_centre_is_not_used_in_another_by_who_manages_both(
    session, people, exercise, tmp_path
):
    both = actor(
        people.mona.id,
        [(people.centre.id, Role.MANAGER), (people.elsewhere.id, Role.MANAGER)],
    )
    foreign = other(session, tmp_path, exercise, centre_id=people.elsewhere.id)

    with pytest.raises(PlanError, match="not published"):
        sittings.plan(session, both, people.centre.id, wanted(foreign), now())


def test_only_the_newest_published_revision_is_offered(session, people, mona, exercise, tmp_path):
    newer = other(
        session,
        tmp_path,
        exercise,
        exercise_id=exercise.exercise_id,
        slug=exercise.slug,
        created_at=now() + timedelta(days=1),
    )

    assert [row.id for row in offers.exercises(session, mona, people.centre.id)] == [newer.id]


def test_a_change_moves_the_times_of_invitations_along(session, people, mona, exercise, tmp_path):
    made = sittings.plan(session, mona, people.centre.id, wanted(exercise), now())
    place = factories.enrolment(session, made, people.lea)
    invitations.issue(session, place, now())
    second = other(session, tmp_path, exercise)
    later = wanted(second, closes_at=now() + timedelta(days=2), title="Moved")

    sittings.change(session, mona, made.id, later, now())
    session.commit()

    assert (made.title, made.closes_at) == ("Moved", later.closes_at)
    assert place.token_expires_at == later.closes_at
    assert [one.revision.id for one in sittings.pinned(session, made.id)] == [second.id]


def test_a_sitting_that_has_opened_is_not_changed(session, people, mona, exercise):
    made = factories.sitting(session, people, [exercise], opens_in=-1)

    with pytest.raises(ClosedError, match="has opened"):
        sittings.change(session, mona, made.id, wanted(exercise), now())


def test_otto_finds_no_sitting_of_this_centre(session, people, otto, exercise):
    made = factories.sitting(session, people, [exercise], opens_in=30)

    assert sittings.lines(session, otto, now()) == []
    with pytest.raises(NotFoundError):
        sittings.get_for(session, otto, made.id)
    with pytest.raises(NotFoundError):
        sittings.change(session, otto, made.id, wanted(exercise), now())
    with pytest.raises(NotFoundError):
        sittings.get_for(session, otto, uuid4())


def test_sittings_are_listed_by_stage_with_their_counts(session, people, mona, exercise):
    upcoming = factories.sitting(session, people, [exercise], opens_in=30)
    running = factories.sitting(session, people, [exercise])
    past = factories.sitting(session, people, [exercise], opens_in=-300, closes_in=-200)
    still = factories.sitting(session, people, [exercise], opens_in=-90, closes_in=-30)
    factories.attempt(session, factories.enrolment(session, running, people.lea))
    factories.enrolment(session, running, people.emil)
    factories.attempt(session, factories.enrolment(session, still, people.lea))
    done = factories.enrolment(session, past, people.lea)
    factories.attempt(session, done, finished_at=now())

    found = {line.sitting.id: line for line in sittings.lines(session, mona, now())}

    assert {key: line.stage for key, line in found.items()} == {
        upcoming.id: Stage.UPCOMING,
        running.id: Stage.RUNNING,
        past.id: Stage.PAST,
        still.id: Stage.RUNNING,
    }
    counts = found[running.id]
    assert (counts.enrolled, counts.begun, counts.at_work) == (2, 1, 1)
    assert (found[past.id].begun, found[past.id].at_work) == (1, 0)
    assert [line.sitting.id for line in sittings.lines(session, mona, now(), Stage.PAST)] == [
        past.id
    ]
    assert sittings.stage_of(session, still, now()) is Stage.RUNNING
