"""Figures: registered, present, passed; a person who sits two tests is one candidate."""

from datetime import UTC, datetime

import pytest

from assessment.domain.attempts import AttemptKind
from assessment.domain.clock import now
from assessment.models.reviews import Conclusion
from assessment.services import figures
from tests.support import factories

BRUSSELS = "Europe/Brussels"


@pytest.fixture
def exercise(session, tmp_path):
    return factories.revision(session, tmp_path)


@pytest.fixture
def mona(people):
    return people.actor(people.mona)


def sat(session, people, sitting, person, concluded=None):
    attempt = factories.attempt(
        session, factories.enrolment(session, sitting, person), finished_at=now()
    )
    if concluded:
        factories.saved(
            session,
            Conclusion(
                attempt_id=attempt.id,
                unit_code="PRG-1",
                proposed="passed",
                concluded=concluded,
                assessor_id=people.ada.id,
                at=now(),
            ),
        )


def numbers(count):
    return (count.candidates, count.tests)


def shown(found):
    return [numbers(one) for one in (found.registered, found.present, found.passed)]


def at(session, sitting, text):
    sitting.opens_at = datetime.fromisoformat(text).replace(tzinfo=UTC)
    session.commit()


def test_people_and_tests_are_counted_apart(session, people, mona, exercise):
    first, second = (
        factories.sitting(session, people, [exercise], released_at=now()) for _ in range(2)
    )
    for sitting in (first, second):
        at(session, sitting, "2027-03-01 09:00")
    sat(session, people, first, people.lea, "not_passed")
    sat(session, people, second, people.lea, "passed")
    sat(session, people, second, people.emil, "passed")
    factories.enrolment(session, second, people.oskar)

    table = figures.table(session, mona, BRUSSELS)

    assert [(row.year, row.profession, row.title["fr"]) for row in table.rows] == [
        (2027, "PRG", "Programmeur·euse")
    ]
    assert shown(table.rows[0].figures) == [(3, 4), (2, 3), (2, 2)]
    assert shown(table.total) == shown(table.years[2027]) == [(3, 4), (2, 3), (2, 2)]


def test_a_pass_counts_once_it_is_released(session, people, mona, exercise):
    sat(session, people, factories.sitting(session, people, [exercise]), people.lea, "passed")

    assert shown(figures.table(session, mona, BRUSSELS).total) == [(1, 1), (1, 1), (0, 0)]


def test_a_trial_is_no_presence(session, people, mona, exercise):
    place = factories.enrolment(session, factories.sitting(session, people, [exercise]), people.lea)
    factories.attempt(session, place, kind=AttemptKind.TRIAL)

    assert shown(figures.table(session, mona, BRUSSELS).total) == [(1, 1), (0, 0), (0, 0)]


def test_someone_who_sits_in_two_years_is_one_candidate_of_each_and_of_all(
    session, people, mona, exercise
):
    for text in ("2026-12-31 23:30", "2026-06-01 09:00"):
        sitting = factories.sitting(session, people, [exercise])
        at(session, sitting, text)
        sat(session, people, sitting, people.lea)

    table = figures.table(session, mona, BRUSSELS)

    assert list(table.years) == [2027, 2026]
    assert [shown(row.figures)[0] for row in table.rows] == [(1, 1), (1, 1)]
    assert shown(table.total)[0] == (1, 2)


def test_versions_of_a_standard_are_one_profession(session, people, mona, exercise):
    first = factories.sitting(session, people, [exercise])
    second = factories.sitting(session, people, [exercise])
    old = factories.standard(session)
    newer = factories.saved(
        session, type(old)(**old.model_dump(exclude={"id"}) | {"version": "2027.1"})
    )
    second.standard_version_id = newer.id
    session.commit()
    sat(session, people, first, people.lea)
    sat(session, people, second, people.emil)

    assert len(figures.table(session, mona, BRUSSELS).rows) == 1


def test_otto_counts_nobody_of_this_centre(session, people, exercise):
    sat(session, people, factories.sitting(session, people, [exercise]), people.lea)

    table = figures.table(session, people.actor(people.otto), BRUSSELS)

    assert (table.rows, shown(table.total)) == ((), [(0, 0), (0, 0), (0, 0)])
