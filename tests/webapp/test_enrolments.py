"""Enrolling on the site: bad rows are named, the text is kept, links go out by mail."""

import io
import re

import pytest
from sqlmodel import select

from assessment.domain.clock import now
from assessment.models.people import Person
from assessment.models.sittings import Enrolment, Message, MessageState
from assessment.services import invitations
from tasks.queues import MAIL, queue
from tests.support import factories

SAM = {"name": "Sam", "email": "sam@example.org", "language": "nl"}
BAD = (
    "name;email;language;extra_minutes\n"
    "Sam;sam@example.org;nl;30\n"
    "Noor;noor.example.org;nl;\n"
    "Tom <b>;tom@example.org;de;\n"
)


@pytest.fixture
def sitting(session, people, tmp_path):
    return factories.sitting(session, people, [factories.revision(session, tmp_path)])


@pytest.fixture
def mona(sign_in, people):
    return sign_in(people.mona)


def enrolled(session):
    session.expire_all()
    return sorted(session.exec(select(Person.email).join(Enrolment)).all())


def test_one_candidate_is_enrolled(mona, session, sitting):
    answer = mona.post(f"/sittings/{sitting.id}/enrolments", data=SAM | {"extra_minutes": "30"})

    assert (answer.status_code, answer.location) == (303, f"/sittings/{sitting.id}")
    assert enrolled(session) == ["sam@example.org"]
    assert "Sam is enrolled; the invitation is not sent yet." in mona.get(answer.location).text


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(mona, session, sitting):
    wrong = SAM | {"email": "sam.example.org", "birth_date": "yesterday", "name": "Sam <i>"}

    answer = mona.post(f"/sittings/{sitting.id}/enrolments", data=wrong)

    assert answer.status_code == 422
    assert "“sam.example.org” is not an e-mail address." in answer.text
    assert 'aria-describedby="email-error"' in answer.text
    assert "is not a date of birth" in answer.text
    assert 'value="Sam &lt;i&gt;"' in answer.text
    assert enrolled(session) == []


def test_who_is_enrolled_already_is_refused_beside_the_address(mona, sitting):
    mona.post(f"/sittings/{sitting.id}/enrolments", data=SAM)

    answer = mona.post(f"/sittings/{sitting.id}/enrolments", data=SAM)

    assert answer.status_code == 422
    assert "sam@example.org is enrolled in this sitting already." in answer.text


def test_a_table_with_two_bad_rows_names_both_and_keeps_the_text(mona, session, sitting):
    answer = mona.post(f"/sittings/{sitting.id}/roster", data={"table": BAD})

    assert answer.status_code == 422
    assert "Nobody was enrolled: 2 of 3 rows cannot be taken." in answer.text
    said = re.findall(r"<li><b>(Row \d)</b> (.*?)</li>", answer.text)
    assert [row for row, _ in said] == ["Row 3", "Row 4"]
    assert "“noor.example.org” is not an e-mail address." in said[0][1]
    assert "“de” is not a language of the site" in said[1][1]
    assert "Sam;sam@example.org;nl;30" in answer.text
    assert "Tom &lt;b&gt;;tom@example.org" in answer.text
    assert enrolled(session) == []


def test_the_corrected_table_enrols_everyone(mona, session, sitting):
    good = BAD.replace("noor.example", "noor@example").replace(";de;", ";fr;")

    answer = mona.post(f"/sittings/{sitting.id}/roster", data={"table": good})

    assert answer.status_code == 303
    assert enrolled(session) == ["noor@example.org", "sam@example.org", "tom@example.org"]
    assert "3 candidates are enrolled" in mona.get(answer.location).text


def test_a_file_as_a_spreadsheet_saves_it_is_taken(mona, session, sitting):
    raw = "Name;Email;Language\r\nZoë;zoe@example.org;nl\r\n".encode("utf-8-sig")

    answer = mona.post(
        f"/sittings/{sitting.id}/roster", data={"file": (io.BytesIO(raw), "class.csv")}
    )

    assert answer.status_code == 303
    assert session.exec(select(Person.name).join(Enrolment)).one() == "Zoë"


def test_a_bad_file_is_shown_as_text_to_be_corrected(mona, sitting):
    answer = mona.post(
        f"/sittings/{sitting.id}/roster", data={"file": (io.BytesIO(BAD.encode()), "class.csv")}
    )

    assert answer.status_code == 422
    assert "Noor;noor.example.org;nl;" in answer.text


def test_a_file_in_another_encoding_gets_one_sentence(mona, session, sitting):
    raw = "name;email;language\nZoë;zoe@example.org;nl\n".encode("latin-1")

    answer = mona.post(
        f"/sittings/{sitting.id}/roster", data={"file": (io.BytesIO(raw), "class.csv")}
    )

    assert answer.status_code == 422
    assert "not UTF-8 text from line 2 on" in answer.text
    assert enrolled(session) == []


def test_invitations_go_to_everyone_once_in_their_language_with_a_link_that_works(
    mona, client, session, redis, people, sitting
):
    people.lea.language = "fr"
    factories.saved(session, people.lea)
    factories.enrolment(session, sitting, people.lea, extra_minutes=30, break_minutes=10)
    mona.post(f"/sittings/{sitting.id}/enrolments", data=SAM)

    answer = mona.post(f"/sittings/{sitting.id}/invitations")
    mona.post(f"/sittings/{sitting.id}/invitations")

    letters = session.exec(select(Message).order_by(Message.recipient)).all()
    assert answer.status_code == 303
    assert [(one.recipient, one.language, one.state) for one in letters] == [
        ("lea@example.org", "fr", MessageState.QUEUED),
        ("sam@example.org", "nl", MessageState.QUEUED),
    ]
    waiting = {job.args[0] for job in queue(redis, MAIL).jobs}
    assert waiting == {str(one.id) for one in letters}
    link = re.search(r"http://127\.0\.0\.1:8000(/invitations/\S+)", letters[0].body)[1]
    assert "Canal Centre" in letters[0].body
    assert client.get(link).status_code == 200


def test_a_new_link_replaces_the_one_before(mona, session, people, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    token = invitations.issue(session, place, now())
    session.commit()

    answer = mona.post(f"/sittings/candidates/{place.id}/invitation")

    assert answer.status_code == 303
    session.expire_all()
    assert session.get_one(Enrolment, place.id).token_hash != invitations.hashed(token)
    assert len(session.exec(select(Message)).all()) == 1


def test_time_is_granted_during_the_test_and_shown_at_once(mona, session, people, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    factories.attempt(session, place)
    form = {"extra_minutes": "45", "break_minutes": "5"}

    answer = mona.post(f"/sittings/candidates/{place.id}/time", data=form)

    assert answer.status_code == 303
    session.expire_all()
    assert session.get_one(Enrolment, place.id).extra_minutes == 45
    assert "+45 minutes" in mona.get(f"/sittings/{sitting.id}").text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"extra_minutes": "10", "break_minutes": "0"}, "not taken away"),
        ({"extra_minutes": "9999"}, "This number is too large."),
        ({"extra_minutes": "many"}, "Write a whole number."),
    ],
)
def test_time_that_cannot_be_granted_is_refused_beside_the_field(
    mona, session, people, sitting, form, said
):
    place = factories.enrolment(session, sitting, people.lea, extra_minutes=20)
    factories.attempt(session, place)

    answer = mona.post(f"/sittings/candidates/{place.id}/time", data=form)

    assert answer.status_code in {409, 422}
    assert said in answer.text
    session.expire_all()
    assert session.get_one(Enrolment, place.id).extra_minutes == 20


def test_time_for_a_test_that_has_ended_is_refused_in_a_sentence(mona, session, people, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    factories.attempt(session, place, finished_at=now())
    form = {"extra_minutes": "45", "break_minutes": "5"}

    answer = mona.post(f"/sittings/candidates/{place.id}/time", data=form)

    assert answer.status_code == 409
    assert "has finished the test; its time can no longer be changed" in answer.text


def test_who_is_withdrawn_is_gone_and_the_link_is_dead(mona, client, session, people, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    token = invitations.issue(session, place, now())
    session.commit()

    answer = mona.post(f"/sittings/candidates/{place.id}/withdrawal")

    assert (answer.status_code, answer.location) == (303, f"/sittings/{sitting.id}")
    assert enrolled(session) == []
    assert client.get(f"/invitations/{token}").status_code == 404


def test_who_has_begun_is_not_withdrawn(mona, session, people, sitting):
    place = factories.enrolment(session, sitting, people.lea)
    factories.attempt(session, place)

    answer = mona.post(f"/sittings/candidates/{place.id}/withdrawal")

    assert answer.status_code == 409
    assert "Lea has begun the test" in answer.text
    assert enrolled(session) == ["lea@example.org"]


def test_a_name_is_shown_as_text_wherever_it_appears(mona, session, people, sitting):
    people.lea.name = "<script>alert(1)</script>"
    factories.saved(session, people.lea)
    place = factories.enrolment(session, sitting, people.lea)
    mona.post(f"/sittings/candidates/{place.id}/invitation")
    letter = session.exec(select(Message)).one()

    for path in (
        f"/sittings/{sitting.id}",
        f"/sittings/candidates/{place.id}",
        f"/outbox/{letter.id}",
    ):
        assert "<script>alert" not in mona.get(path).text
