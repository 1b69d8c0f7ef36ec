"""Enrolments: one by one or a table as a whole; time is granted, and never taken from one at work."""

from datetime import timedelta

import pytest
from sqlmodel import SQLModel, select

from assessment.domain.access import Role
from assessment.domain.attempts import AttemptKind, Phase
from assessment.domain.clock import now
from assessment.domain.entries import Entry
from assessment.domain.errors import (
    ClosedError,
    ConflictError,
    InvalidInputError,
    NotFoundError,
)
from assessment.domain.rosters import RosterError
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt, Draft, DraftEvent
from assessment.models.people import Membership, Person
from assessment.models.sittings import Enrolment
from assessment.models.submissions import Submission
from assessment.services import enrolments, invigilation, invitations, journal, messages
from tests.support import factories

HEADER = "name;email;language;birth_date;extra_minutes;break_minutes\n"
SAM = Entry("Sam", "sam@example.org", "nl", None, 30, 10)


@pytest.fixture
def sitting(session, people, tmp_path):
    return factories.sitting(session, people, [factories.revision(session, tmp_path)])


@pytest.fixture
def mona(people):
    return people.actor(people.mona)


@pytest.fixture
def otto(people):
    return people.actor(people.otto)


def enrolled(session, sitting):
    wanted = select(Person.email).join(Enrolment).where(Enrolment.sitting_id == sitting.id)
    return sorted(session.exec(wanted).all())


def test_a_candidate_is_enrolled_with_account_role_and_time(session, people, mona, sitting):
    made = enrolments.enrol(session, mona, sitting.id, SAM, now())
    session.commit()

    person = session.get_one(Person, made.person_id)
    roles = session.exec(select(Membership).where(Membership.person_id == person.id)).all()
    assert (person.name, person.language, person.password_hash) == ("Sam", "nl", None)
    assert [(one.centre_id, one.role) for one in roles] == [(people.centre.id, Role.CANDIDATE)]
    assert (made.extra_minutes, made.break_minutes, made.token_hash) == (30, 10, None)
    assert [entry.action for entry in journal.about(session, made.id)] == ["enrolled"]


def test_a_known_person_is_enrolled_under_the_same_account(session, people, mona, sitting):
    made = enrolments.enrol(
        session, mona, sitting.id, Entry("Lea P.", "lea@example.org", "fr"), now()
    )

    assert made.person_id == people.lea.id


def test_nobody_is_enrolled_twice(session, mona, sitting):
    enrolments.enrol(session, mona, sitting.id, SAM, now())

    with pytest.raises(InvalidInputError, match="is enrolled in this sitting"):
        enrolments.enrol(session, mona, sitting.id, SAM, now())


def test_nobody_who_works_on_the_site_is_enrolled_even_from_another_centre(session, mona, sitting):
    for name in ("Ada", "Otto"):
        with pytest.raises(InvalidInputError, match="works on this site"):
            enrolments.enrol(
                session, mona, sitting.id, Entry(name, f"{name.lower()}@example.org"), now()
            )


def test_nobody_is_enrolled_after_the_latest_start(session, mona, sitting):
    with pytest.raises(ClosedError):
        enrolments.enrol(session, mona, sitting.id, SAM, now() + timedelta(hours=2))


def test_nobody_is_enrolled_after_the_release(session, mona, sitting):
    sitting.released_at = now()

    with pytest.raises(ClosedError, match="are released"):
        enrolments.enrol(session, mona, sitting.id, SAM, now())


def test_a_table_enrols_everyone_in_it(session, mona, sitting):
    table = HEADER + "Sam;sam@example.org;nl;1990-05-31;30;\nZoë;zoe@example.org;fr;;;15\n"

    made = enrolments.from_csv(session, mona, sitting.id, table, now())
    session.commit()

    assert enrolled(session, sitting) == ["sam@example.org", "zoe@example.org"]
    assert [(one.extra_minutes, one.break_minutes) for one in made] == [(30, 0), (0, 15)]


def test_a_table_with_two_bad_rows_enrols_nobody_and_names_both(session, people, mona, sitting):
    factories.enrolment(session, sitting, people.lea)
    table = HEADER + (
        "Sam;sam@example.org;nl;;;\nLea;LEA@example.org;fr;;;\nTom;tom@example.org;fr;;soon;\n"
    )

    with pytest.raises(RosterError) as caught:
        enrolments.from_csv(session, mona, sitting.id, table, now())
    session.commit()

    assert [(one.row, [str(why) for why in one.reasons]) for one in caught.value.faults] == [
        (3, ["lea@example.org is enrolled in this sitting already."]),
        (4, ["“soon” is not a number of minutes from 0 to 480."]),
    ]
    assert enrolled(session, sitting) == ["lea@example.org"]


def test_extra_time_during_a_test_counts_at_once(session, people, mona, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    factories.attempt(session, place, started_ago=10)
    before = invigilation.day(session, mona, sitting.id, now()).places[0]

    enrolments.set_accommodations(
        session, mona, place.id, extra_minutes=30, break_minutes=5, now=now()
    )
    session.commit()

    after = invigilation.day(session, mona, sitting.id, now()).places[0]
    assert after.ends_at - before.ends_at == timedelta(minutes=30)
    noted = journal.about(session, place.id)[-1]
    assert (noted.action, noted.detail["extra_minutes"]) == ("accommodated", [0, 30])
    assert noted.person_id == people.mona.id


@pytest.mark.parametrize("less", [{"extra_minutes": 10}, {"break_minutes": 0}])
def test_time_is_not_taken_from_one_at_work(session, people, mona, sitting, less):
    place = factories.enrolment(session, sitting, people.lea, extra_minutes=20, break_minutes=10)
    factories.attempt(session, place)
    wanted = {"extra_minutes": 20, "break_minutes": 10} | less

    with pytest.raises(ConflictError, match="not taken away"):
        enrolments.set_accommodations(session, mona, place.id, now=now(), **wanted)


def test_time_may_be_lowered_before_the_test(session, people, mona, sitting):
    place = factories.enrolment(session, sitting, people.lea, extra_minutes=20)
    factories.attempt(session, place, kind=AttemptKind.TRIAL)

    enrolments.set_accommodations(
        session, mona, place.id, extra_minutes=0, break_minutes=0, now=now()
    )

    assert place.extra_minutes == 0


def test_time_is_not_granted_after_the_test(session, people, mona, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    factories.attempt(session, place, finished_at=now())

    with pytest.raises(ClosedError, match="Lea has finished"):
        enrolments.set_accommodations(
            session, mona, place.id, extra_minutes=5, break_minutes=0, now=now()
        )


def test_who_is_withdrawn_leaves_neither_place_nor_link_nor_trial(
    session, people, mona, sitting, tmp_path
):
    place = factories.enrolment(session, sitting, people.lea)
    invitations.issue(session, place, now())
    letter = messages.post(session, place, subject="Come", body="…", now=now())
    trial = factories.attempt(session, place, kind=AttemptKind.TRIAL)
    row = factories.revision(session, tmp_path / "other", revision="r2")
    factories.submission(session, trial, row, state=State.GRADED)
    factories.saved(
        session,
        DraftEvent(
            attempt_id=trial.id,
            revision_id=row.id,
            language="python",
            version=1,
            device="a",
            n=1,
            at=now(),
        ),
    )
    factories.saved(
        session, Draft(attempt_id=trial.id, revision_id=row.id, language="python", saved_at=now())
    )

    person = enrolments.withdraw(session, mona, place.id, now())
    session.commit()

    assert person.id == people.lea.id
    assert enrolled(session, sitting) == []
    for kind in (Attempt, Submission, DraftEvent, Draft):
        assert session.exec(select(kind)).all() == []
    assert [one.id for one in messages.outbox(session, mona)] == [letter.id]
    assert journal.about(session, sitting.id)[-1].detail == {"candidate": str(people.lea.id)}


def test_everything_that_hangs_on_an_attempt_is_known_to_the_withdrawal():
    hanging = {
        table.name
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in {"attempts", "submissions"}
    }

    # Conclusions and gradings before a release are about tests that ended, and who has begun
    # the test is not withdrawn.
    assert hanging - {"conclusions", "reruns"} == {
        "breaks",
        "draft_events",
        "drafts",
        "gradings",
        "review_flags",
        "similarities",
        "submissions",
        "visible_runs",
    }


def test_nobody_is_withdrawn_while_the_trial_is_being_run(session, people, mona, sitting, tmp_path):
    place = factories.enrolment(session, sitting, people.lea)
    trial = factories.attempt(session, place, kind=AttemptKind.TRIAL)
    row = factories.revision(session, tmp_path / "other", revision="r2")
    factories.submission(session, trial, row, state=State.RUNNING)

    with pytest.raises(ConflictError, match="try again in a minute"):
        enrolments.withdraw(session, mona, place.id, now())


def test_who_has_begun_the_test_is_not_withdrawn(session, people, mona, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    factories.attempt(session, place)

    with pytest.raises(ConflictError, match="Lea has begun"):
        enrolments.withdraw(session, mona, place.id, now())


def test_who_did_not_come_stays_registered(session, people, mona, sitting):
    place = factories.enrolment(session, sitting, people.lea)

    with pytest.raises(ClosedError, match="stays in the figures"):
        enrolments.withdraw(session, mona, place.id, now() + timedelta(hours=2))


def test_only_who_never_got_a_link_is_uninvited(session, people, mona, sitting):
    first = factories.enrolment(session, sitting, people.lea)
    second = factories.enrolment(session, sitting, people.emil)
    invitations.issue(session, first, now())

    assert [one.id for one in enrolments.uninvited(session, mona, sitting.id)] == [second.id]


def test_otto_enrols_changes_withdraws_and_sees_nobody_here(session, people, otto, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    tries = [
        lambda: enrolments.enrol(session, otto, sitting.id, SAM, now()),
        lambda: enrolments.from_csv(session, otto, sitting.id, HEADER, now()),
        lambda: enrolments.get_for(session, otto, place.id),
        lambda: enrolments.uninvited(session, otto, sitting.id),
        lambda: enrolments.withdraw(session, otto, place.id, now()),
        lambda: enrolments.set_accommodations(
            session, otto, place.id, extra_minutes=1, break_minutes=1, now=now()
        ),
        lambda: enrolments.get_for(session, otto, sitting.id),
        lambda: invigilation.day(session, otto, sitting.id, now()),
    ]

    for attempt in tries:
        with pytest.raises(NotFoundError):
            attempt()
    assert enrolled(session, sitting) == ["lea@example.org"]


def test_an_assessor_of_the_centre_enrols_nobody(session, people, sitting):
    with pytest.raises(NotFoundError):
        enrolments.enrol(session, people.actor(people.ada), sitting.id, SAM, now())


def test_the_day_says_who_is_there_works_and_has_finished(session, people, mona, sitting, tmp_path):
    row = factories.revision(session, tmp_path / "other", revision="r2")
    factories.enrolment(session, sitting, people.ada)
    factories.enrolment(session, sitting, people.emil, contract_accepted_at=now())
    working = factories.enrolment(session, sitting, people.lea, extra_minutes=15)
    attempt = factories.attempt(session, working)
    factories.submission(session, attempt, row)
    factories.submission(session, attempt, row, state=State.GRADED)
    saved = Draft(attempt_id=attempt.id, revision_id=row.id, language="python", saved_at=now())
    factories.saved(session, saved)
    finished = factories.enrolment(session, sitting, people.oskar)
    factories.attempt(session, finished, finished_at=now())

    day = invigilation.day(session, mona, sitting.id, now())

    assert [(place.person.name, place.phase, place.is_here) for place in day.places] == [
        ("Ada", Phase.READY, False),
        ("Emil", Phase.READY, True),
        ("Lea", Phase.WORKING, False),
        ("Oskar", Phase.FINISHED, False),
    ]
    lea = day.places[2]
    assert (lea.work.handed_in, lea.work.waiting, lea.saved_at) == (1, 1, saved.saved_at)
    assert lea.ends_at == attempt.started_at + timedelta(minutes=105)
    assert (day.here, day.waiting, day.phases[Phase.READY]) == (1, 1, 2)


def test_names_stand_in_the_order_people_expect(session, people, mona, sitting):
    for person, name in ((people.lea, "Émile"), (people.ada, "zoë"), (people.emil, "Ahmed")):
        person.name = name
        factories.enrolment(session, sitting, person)

    day = invigilation.day(session, mona, sitting.id, now())

    assert [place.person.name for place in day.places] == ["Ahmed", "Émile", "zoë"]
