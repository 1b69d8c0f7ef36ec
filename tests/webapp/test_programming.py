"""A candidate chooses the programming language of an exercise; nothing written is lost by it."""

from datetime import timedelta

import pytest
from sqlmodel import select

from assessment.domain.clock import now
from assessment.models.attempts import Attempt, Draft
from assessment.models.submissions import Submission, VisibleRun
from assessment.services import endings
from tests.support import factories, journey
from tests.support.packages import MANIFEST, write_package

BASH = "double() {\n  echo $(($1 * 2))\n}\n"


@pytest.fixture
def place(session, people, tmp_path):
    write_package(
        tmp_path,
        exercise_DOT_toml=MANIFEST.replace('["python"]', '["python", "bash"]'),
        starter__bash__double_DOT_sh="double() {\n  :\n}\n",
    )
    return journey.ready(session, people, tmp_path)


@pytest.fixture
def lea(sign_in, people):
    return sign_in(people.lea)


@pytest.fixture
def desk(lea, place):
    """The address of the exercise, without the language that it is done in."""
    return journey.start(lea, place)


def typed(client, desk, language, name, text):
    event = {"n": 1, "at": "", "kind": "edit", "files": {name: text}}
    sent = {"device": f"laptop-{language}", "base": 0, "events": [event]}
    answer = client.post(f"{desk}/drafts?language={language}", json=sent)
    assert answer.status_code == 200, answer.text
    return answer


def switch(client, desk, before, wanted, **form):
    return client.post(f"{desk}/language?language={before}", data={"wanted": wanted, **form})


def end_the_time(session):
    attempt = session.exec(select(Attempt)).one()
    attempt.started_at = now() - timedelta(minutes=90, seconds=1)
    session.add(attempt)
    session.commit()


def test_the_desk_offers_the_languages_of_the_exercise_and_opens_with_the_first(lea, desk):
    page = lea.get(desk).text

    assert '<option value="python" selected>Python</option>' in page
    assert '<option value="bash">Bash</option>' in page
    assert 'name="file:double.py"' in page


def test_an_exercise_in_one_language_offers_no_choice(session, people, tmp_path, lea):
    desk = journey.start(lea, journey.ready(session, people, tmp_path))

    assert "Programming language" not in lea.get(desk).text


def test_another_language_opens_with_its_own_starter_and_how_its_names_are_written(lea, desk):
    page = lea.get(f"{desk}?language=bash").text

    assert 'name="file:double.sh"' in page
    assert 'data-language="bash"' in page
    assert "Names are written in Bash exactly as they stand here." in page
    assert "Names are written" not in lea.get(f"{desk}?language=python").text


def test_switching_keeps_the_draft_of_the_other_language(lea, desk, session):
    typed(lea, desk, "python", "double.py", "a = 1\n")

    there = switch(lea, desk, "python", "bash")
    typed(lea, desk, "bash", "double.sh", BASH)
    back = switch(lea, desk, "bash", "python")

    assert there.headers["Location"].endswith("?language=bash")
    assert "a = 1" in lea.get(back.headers["Location"]).text
    assert len(session.exec(select(Draft)).all()) == 2


def test_the_switch_is_said(lea, desk):
    answer = switch(lea, desk, "python", "bash")

    page = lea.get(answer.headers["Location"]).text
    assert "You now work in Bash. What you wrote in Python is kept" in page
    assert "You now work" not in lea.get(answer.headers["Location"]).text


def test_the_script_that_follows_a_switch_takes_nothing_of_what_is_said(lea, desk):
    answer = switch(lea, desk, "python", "bash")

    assert not lea.get(answer.headers["Location"], headers={"X-Fragment": "1"}).data
    assert "You now work in Bash" in lea.get(answer.headers["Location"]).text


def test_without_scripts_switching_keeps_what_stands_in_the_form(lea, desk, session):
    switch(lea, desk, "python", "bash", **{"file:double.py": "typed = True\r\n"})

    draft = session.exec(select(Draft)).one()
    assert (draft.language, draft.files) == ("python", {"double.py": "typed = True\n"})


def test_the_exercise_opens_again_in_the_language_last_worked_in(lea, desk):
    typed(lea, desk, "python", "double.py", "a = 1\n")
    typed(lea, desk, "bash", "double.sh", BASH)

    assert 'name="file:double.sh"' in lea.get(desk).text


def test_runs_and_submissions_carry_the_language(lea, desk, session):
    files = {"file:double.sh": BASH}
    lea.post(f"{desk}/runs?language=bash", data=files)
    lea.post(f"{desk}/submissions?language=bash", data=files)

    assert session.exec(select(VisibleRun)).one().language == "bash"
    assert session.exec(select(Submission)).one().language == "bash"


@pytest.mark.parametrize("view", ["drafts", "runs", "submissions", "language"])
def test_a_language_that_the_exercise_does_not_offer_is_not_found(lea, desk, session, view):
    answer = lea.post(f"{desk}/{view}?language=java", data={"file:double.py": "a = 1\n"})

    assert answer.status_code == 404
    assert lea.get(f"{desk}?language=java").status_code == 404
    assert session.exec(select(Submission)).all() == []


@pytest.mark.parametrize("wanted", ["java", "", "python' OR 1", "<script>"])
def test_a_forged_choice_is_refused_with_what_there_is_to_choose(lea, desk, session, wanted):
    answer = switch(lea, desk, "python", wanted, **{"file:double.py": "a = 1\n"})

    assert answer.status_code == 422
    assert "choose one of Python, Bash" in answer.text
    assert session.exec(select(Draft)).all() == []


def test_after_the_time_no_language_is_changed(lea, desk, session, place):
    end_the_time(session)

    answer = switch(lea, desk, "python", "bash", **{"file:double.py": "late = 1\n"})

    assert answer.status_code == 410
    assert session.exec(select(Draft)).all() == []


def test_nobody_switches_the_language_of_anothers_attempt(sign_in, people, desk):
    for person in (people.otto, people.mona):
        assert switch(sign_in(person), desk, "python", "bash").status_code == 404


def test_the_clock_collects_the_language_last_worked_in(lea, desk, session, settings, place):
    typed(lea, desk, "python", "double.py", "a = 1\n")
    typed(lea, desk, "bash", "double.sh", BASH)
    end_the_time(session)

    endings.collect_overdue(session, settings, now())

    collected = session.exec(select(Submission)).one()
    assert (collected.language, collected.files) == ("bash", {"double.sh": BASH})


def test_a_look_at_another_language_does_not_take_the_place_of_work(
    lea, desk, session, settings, place
):
    typed(lea, desk, "python", "double.py", "a = 1\n")
    typed(lea, desk, "bash", "double.sh", "double() {\n  :\n}\n")
    end_the_time(session)

    endings.collect_overdue(session, settings, now())

    assert session.exec(select(Submission)).one().language == "python"


def test_the_review_names_the_language_and_shows_the_drafts_of_each(
    sign_in, people, lea, desk, session
):
    typed(lea, desk, "python", "double.py", "a = 'first'\n")
    typed(lea, desk, "bash", "double.sh", BASH)
    lea.post(f"{desk}/submissions?language=bash", data={"file:double.sh": BASH})
    submission = session.exec(select(Submission)).one()
    ada = sign_in(people.ada)

    page = ada.get(f"/reviews/{submission.id}").text
    other = ada.get(f"/reviews/{submission.id}?language=python&draft=1").text

    assert "Bash · Received" in page
    assert "?language=python#drafts" in page
    assert "first" in other


def test_the_preview_shows_each_language_and_refuses_others(sign_in, people, session, place):
    emil = sign_in(people.emil)
    row = session.exec(select(factories.ExerciseRevision)).one()
    session.commit()

    answer = emil.post(f"/exercises/{row.id}/preview/language", data={"wanted": "bash"})

    assert 'name="file:double.sh"' in emil.get(answer.headers["Location"]).text
    assert emil.get(f"/exercises/{row.id}/preview?language=java").status_code == 404
