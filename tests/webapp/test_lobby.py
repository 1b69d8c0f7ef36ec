"""From the invitation to the start: Lea comes in, confirms, practises, waits."""

from datetime import timedelta

from assessment.domain.clock import now
from assessment.models.people import Person
from assessment.models.sittings import Enrolment
from tests.support import journey


def test_an_invitation_leads_through_details_and_contract_to_the_lobby(
    client, session, people, tmp_path
):
    place = journey.enrolled(session, people, tmp_path)
    address = journey.link(session, place)

    assert b"You are invited" in client.get(address).data
    client.post(address)
    details = client.get(f"/tests/{place.id}").headers["Location"]
    contract = client.post(details, data={"name": "Lea Peeters", "birth_date": "1990-12-31"})
    lobby = client.post(
        contract.headers["Location"],
        data={"own_work": "yes", "recorded": "yes", "decided": "yes"},
    )

    assert b"Start the test" in client.get(lobby.headers["Location"]).data
    session.expire_all()
    assert session.get(Person, people.lea.id).name == "Lea Peeters"


def test_opening_the_link_changes_nothing_because_mail_programs_do_it_too(
    client, session, people, tmp_path
):
    place = journey.enrolled(session, people, tmp_path)

    client.get(journey.link(session, place))

    assert client.get(f"/tests/{place.id}").headers["Location"].startswith("/login")


def test_an_expired_link_says_so_in_one_sentence(client, session, people, tmp_path):
    place = journey.enrolled(session, people, tmp_path, opens_in=-90, closes_in=-5)

    answer = client.get(journey.link(session, place))

    assert answer.status_code == 410
    assert b"has expired; ask your centre for a new one" in answer.data


def test_a_link_keeps_working_for_who_has_begun(client, session, people, tmp_path):
    place = journey.ready(session, people, tmp_path, opens_in=-90, closes_in=-5)

    assert client.get(journey.link(session, place)).status_code == 200


def test_a_new_link_ends_the_old_one(client, session, people, tmp_path):
    place = journey.enrolled(session, people, tmp_path)
    old = journey.link(session, place)
    journey.link(session, place)

    answer = client.get(old)

    assert answer.status_code == 404
    assert b"use the newest mail" in answer.data


def test_details_that_cannot_be_are_named_and_what_was_typed_is_kept(
    sign_in, session, people, tmp_path
):
    place = journey.enrolled(session, people, tmp_path)
    tomorrow = (now() + timedelta(days=1)).date().isoformat()

    answer = sign_in(people.lea).post(
        f"/tests/{place.id}/details", data={"name": "Lea Peeters", "birth_date": tomorrow}
    )

    assert answer.status_code == 422
    assert b"cannot be a date of birth" in answer.data
    assert b"Lea Peeters" in answer.data


def test_a_name_that_does_not_show_what_it_says_is_refused(sign_in, session, people, tmp_path):
    place = journey.enrolled(session, people, tmp_path)
    form = {"name": "Lea\u202eada", "birth_date": "1990-12-31"}

    answer = sign_in(people.lea).post(f"/tests/{place.id}/details", data=form)

    assert answer.status_code == 422
    assert b"signs that cannot be printed" in answer.data


def test_nobody_becomes_another_person_once_the_test_has_begun(sign_in, session, people, tmp_path):
    place = journey.ready(session, people, tmp_path)
    lea = sign_in(people.lea)
    journey.start(lea, place)
    form = {"name": "Somebody Else", "birth_date": "1990-12-31"}

    answer = lea.post(f"/tests/{place.id}/details", data=form)

    assert answer.status_code == 409
    assert b"ask your centre" in answer.data
    session.expire_all()
    assert session.get_one(Person, people.lea.id).name == "Lea"


def test_the_contract_is_accepted_point_by_point(sign_in, session, people, tmp_path):
    place = journey.enrolled(session, people, tmp_path, identity_confirmed_at=now())

    answer = sign_in(people.lea).post(f"/tests/{place.id}/contract", data={"own_work": "yes"})

    assert answer.status_code == 422
    session.expire_all()
    assert session.get(Enrolment, place.id).contract_accepted_at is None


def test_the_lobby_opens_early_for_nobody(sign_in, session, people, tmp_path):
    client = sign_in(people.lea)
    place = journey.ready(session, people, tmp_path, opens_in=5)

    assert b"Not open yet" in client.get(f"/tests/{place.id}").data
    assert client.post(f"/tests/{place.id}/test").status_code == 410


def test_after_the_latest_start_nobody_begins(sign_in, session, people, tmp_path):
    client = sign_in(people.lea)
    place = journey.ready(session, people, tmp_path, opens_in=-90, closes_in=-1)

    answer = client.post(f"/tests/{place.id}/test")

    assert answer.status_code == 410
    assert b"ask your centre for another sitting" in answer.data


def test_nobody_starts_without_the_contract(sign_in, session, people, tmp_path):
    place = journey.enrolled(session, people, tmp_path, identity_confirmed_at=now())

    assert sign_in(people.lea).post(f"/tests/{place.id}/test").status_code == 409


def test_lea_practises_before_the_sitting_opens(sign_in, session, people, tmp_path):
    client = sign_in(people.lea)
    place = journey.ready(session, people, tmp_path, opens_in=30)
    journey.add_trial(session, place, tmp_path)

    desk = journey.start(client, place, "trial")

    assert b"counts for nothing" in client.get(desk).data
    assert client.post(f"{desk}/submissions", data=journey.FILES).status_code == 303


def test_practice_ends_where_the_test_begins(sign_in, session, people, tmp_path):
    client = sign_in(people.lea)
    place = journey.ready(session, people, tmp_path)
    journey.add_trial(session, place, tmp_path)
    desk = journey.start(client, place, "trial")
    journey.start(client, place)

    assert client.post(f"{desk}/submissions", data=journey.FILES).status_code == 410


def test_another_candidate_does_not_find_the_place(sign_in, session, people, tmp_path):
    place = journey.ready(session, people, tmp_path)

    for address in ("", "/details", "/contract", "/standing"):
        assert sign_in(people.otto).get(f"/tests/{place.id}{address}").status_code == 404
