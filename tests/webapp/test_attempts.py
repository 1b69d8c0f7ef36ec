"""At the desk: drafts, runs, handing in, two browsers, the end of the time."""

from datetime import timedelta

import pytest
from sqlmodel import select

from assessment.domain.clock import now
from assessment.domain.submissions import Origin, State
from assessment.models.attempts import Attempt, Draft, DraftEvent
from assessment.models.submissions import Submission, VisibleRun
from tasks import queues, signs
from tests.support import journey


@pytest.fixture
def place(session, people, tmp_path):
    return journey.ready(session, people, tmp_path)


@pytest.fixture
def lea(sign_in, people):
    return sign_in(people.lea)


@pytest.fixture
def desk(lea, place):
    return journey.start(lea, place)


def end_the_time(session, place, *, ago=1):
    """Move Lea's start back, so that her time was over `ago` seconds ago."""
    attempt = session.exec(select(Attempt).where(Attempt.enrolment_id == place.id)).one()
    attempt.started_at = now() - timedelta(minutes=90, seconds=ago)
    session.add(attempt)
    session.commit()


def test_the_desk_shows_statement_editor_and_clock_but_no_hidden_test(lea, desk):
    page = lea.get(desk).text

    assert "double(number)" in page
    assert "data-clock" in page
    assert "test_two" in page
    assert "test_others" not in page


def test_drafts_are_acknowledged_and_a_repeated_one_counts_once(lea, desk, session):
    first = journey.draft(lea, desk, (1, "a = 1\n"), (2, "a = 2\n"))
    again = journey.draft(lea, desk, (2, "a = 2\n"), (3, "a = 3\n"), base=2)

    assert first.json["acknowledged"] == 2
    assert again.json == {**again.json, "acknowledged": 3, "version": 3}
    assert session.exec(select(Draft)).one().files["double.py"] == "a = 3\n"
    assert len(session.exec(select(DraftEvent)).all()) == 3


def test_looking_at_an_exercise_and_going_on_makes_no_draft(lea, desk, session):
    look = {"n": 1, "at": "", "kind": "switch", "files": {}}
    answer = lea.post(f"{desk}/drafts", json={"device": "laptop", "base": 0, "events": [look]})

    assert answer.json["acknowledged"] == 1
    assert answer.json["version"] == 0
    assert session.exec(select(Draft)).all() == []


def test_what_is_typed_after_a_first_look_is_kept(lea, desk):
    look = {"n": 1, "at": "", "kind": "switch", "files": {}}
    lea.post(f"{desk}/drafts", json={"device": "laptop", "base": 0, "events": [look]})

    assert journey.draft(lea, desk, (2, "typed = True\n")).json["version"] == 1


def test_a_reload_continues_where_it_was(lea, desk):
    journey.draft(lea, desk, (1, "typed = True\n"))

    assert "typed = True" in lea.get(desk).text


def test_an_older_device_is_told_and_writes_over_nothing(lea, desk, session):
    journey.draft(lea, desk, (1, "from the laptop\n"))
    journey.draft(lea, desk, (1, "from the desktop\n"), device="desktop", base=1)

    answer = journey.draft(lea, desk, (2, "late from the laptop\n"), base=1)

    assert answer.status_code == 409
    assert answer.json["files"] == {"double.py": "from the desktop\n"}
    assert session.exec(select(Draft)).one().version == 2


def test_a_device_that_only_asks_learns_that_another_has_gone_on(lea, desk):
    journey.draft(lea, desk, (1, "from the laptop\n"))
    journey.draft(lea, desk, (1, "from the desktop\n"), device="desktop", base=1)

    answer = journey.draft(lea, desk, base=1)

    assert answer.status_code == 409
    assert journey.draft(lea, desk, device="desktop", base=2).status_code == 200


def test_a_second_browser_is_asked_before_it_takes_over(sign_in, lea, desk, people):
    journey.draft(lea, desk, (1, "from the first\n"))
    second = sign_in(people.lea)

    asked = second.get(desk)
    second.post(f"{desk}/here")

    assert asked.status_code == 409
    assert b"open in another browser" in asked.data
    assert "from the first" in second.get(desk).text
    assert journey.draft(lea, desk, (2, "from the first again\n"), base=1).status_code == 409


def test_half_a_character_is_refused_in_a_sentence_and_ends_no_session(lea, desk):
    event = '{"n": 1, "files": {"double.py": "\\ud800"}}'
    sent = f'{{"device": "x", "base": 0, "events": [{event}]}}'

    answer = lea.post(f"{desk}/drafts", data=sent, content_type="application/json")

    assert answer.status_code == 422
    assert "could not be read" in answer.json["error"]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"device": "x", "base": 0},
        {"device": "", "base": 0, "events": []},
        {"device": "x", "base": -1, "events": []},
        {"device": "x", "base": 0, "events": [{"n": 1, "kind": "other"}]},
        {"device": "x", "base": 0, "events": [], "more": 1},
        {"device": "x\0", "base": 0, "events": []},
        {"device": "x", "base": 0, "events": [{"n": 1, "files": {"a\0.py": None}}]},
        {"device": "x", "base": 0, "events": [{"n": 1, "at": "\0"}]},
    ],
)
def test_drafts_of_another_shape_are_refused(lea, desk, sent):
    assert lea.post(f"{desk}/drafts", json=sent).status_code == 422


@pytest.mark.parametrize("name", ["../x.py", "/etc/passwd", "a\\b.py", "..", "a//b.py", "x\n.py"])
def test_a_draft_with_a_name_that_leads_elsewhere_is_refused(lea, desk, name):
    event = {"n": 1, "files": {name: "x"}}

    answer = lea.post(f"{desk}/drafts", json={"device": "x", "base": 0, "events": [event]})

    assert answer.status_code == 422
    assert "is not allowed" in answer.json["error"]


def test_a_draft_that_is_too_large_is_refused_in_a_sentence(lea, desk, settings):
    answer = journey.draft(lea, desk, (1, "x" * (settings.submission_bytes + 1)))

    assert answer.status_code == 422
    assert "at most" in answer.json["error"]


def test_handing_in_is_committed_then_queued(lea, desk, session, redis):
    answer = lea.post(f"{desk}/submissions", data=journey.FILES, headers={"X-Fragment": "1"})

    submission = session.exec(select(Submission)).one()
    assert "Handed in at" in answer.text
    assert answer.headers["X-Fragment"] == "1"
    assert submission.files == {"double.py": journey.DOUBLE}
    assert queues.queue(redis, queues.GRADING).job_ids == [f"grading-{submission.id}"]


def test_what_is_handed_in_while_the_queue_is_away_is_not_lost(lea, desk, session, app):
    class Away:
        def __getattr__(self, _name):
            from redis.exceptions import ConnectionError as Unreachable  # noqa: PLC0415

            raise Unreachable("the queue is away")

    app.extensions["proeve.redis"].close()
    app.extensions["proeve.redis"] = type("Redis", (Away,), {"close": lambda _self: None})()

    answer = lea.post(f"{desk}/submissions", data=journey.FILES)

    assert answer.status_code == 303
    assert session.exec(select(Submission)).one().state is State.RECEIVED


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "is empty"),
        ({"file:double.py": "  \n"}, "is empty"),
        ({"file:../x": "x"}, "is not allowed"),
        ({"file:double.py": "a\x00b"}, "is not text"),
        ({f"file:f{n}.py": "x" for n in range(51)}, "at most 50"),
    ],
)
def test_what_cannot_be_handed_in_is_refused_in_one_sentence(lea, desk, session, files, said):
    answer = lea.post(f"{desk}/submissions", data=files, headers={"X-Fragment": "1"})

    assert answer.status_code == 422
    assert said in answer.text
    assert not session.exec(select(Submission)).all()


def test_fifty_megabytes_are_refused_and_the_draft_is_kept(lea, desk, session):
    journey.draft(lea, desk, (1, "kept\n"))

    answer = lea.post(f"{desk}/submissions", data={"file:double.py": "x" * 50_000_000})

    assert answer.status_code == 413
    assert b"what was saved before is kept" in answer.data
    assert session.exec(select(Draft)).one().files == {"double.py": "kept\n"}


def test_one_second_late_is_late_and_the_draft_at_the_end_counts(lea, desk, session, place):
    journey.draft(lea, desk, (1, "in time\n"))
    end_the_time(session, place)

    answer = lea.post(f"{desk}/submissions", data=journey.FILES, headers={"X-Fragment": "1"})

    assert answer.status_code == 410
    assert "your work as saved at" in answer.text
    assert journey.draft(lea, desk, (2, "late\n"), base=1).status_code == 410
    assert session.exec(select(Draft)).one().files == {"double.py": "in time\n"}


def test_the_page_after_the_end_says_what_counts(lea, desk, session, place):
    journey.draft(lea, desk, (1, "in time\n"))
    end_the_time(session, place)

    over = lea.get(desk).headers["Location"]

    assert over.endswith("/over")
    assert "draft of" in lea.get(over).text


def test_finishing_hands_in_what_was_only_typed(lea, desk, session):
    journey.draft(lea, desk, (1, "typed, not handed in\n"))
    attempt = desk.rsplit("/", 2)[0]

    assert "draft of" in lea.get(f"{attempt}/finish").text
    lea.post(f"{attempt}/finish")

    submission = session.exec(select(Submission)).one()
    assert submission.origin is Origin.COLLECTED
    assert submission.files == {"double.py": "typed, not handed in\n"}


def test_finishing_hands_in_nothing_twice(lea, desk, session):
    lea.post(f"{desk}/submissions", data=journey.FILES)
    journey.draft(lea, desk, (1, journey.DOUBLE))
    attempt = desk.rsplit("/", 2)[0]

    lea.post(f"{attempt}/finish")

    assert lea.post(f"{attempt}/finish").status_code == 410
    assert len(session.exec(select(Submission)).all()) == 1


def test_the_visible_tests_are_queued_and_paced(lea, desk, session, redis, settings):
    answers = [
        lea.post(f"{desk}/runs", data=journey.FILES, headers={"X-Fragment": "1"})
        for _ in range(settings.visible_runs_per_minute + 1)
    ]

    assert answers[0].status_code == 200
    assert "data-pending" in answers[0].text
    assert answers[-1].status_code == 429
    assert "the next run is possible in" in answers[-1].text
    assert len(session.exec(select(VisibleRun)).all()) == settings.visible_runs_per_minute


def test_a_break_stops_the_clock_for_as_long_as_granted(sign_in, session, people, tmp_path):
    client = sign_in(people.lea)
    place = journey.ready(session, people, tmp_path, break_minutes=10)
    attempt = journey.start(client, place).rsplit("/", 2)[0]

    paused = client.post(f"{attempt}/break")

    assert "The clock stands still" in client.get(paused.headers["Location"]).text
    assert client.post(f"{attempt}/resume").status_code == 303


def test_otto_finds_nothing_of_leas_attempt(sign_in, desk, people):
    otto = sign_in(people.otto)

    assert otto.get(desk).status_code == 404
    assert journey.draft(otto, desk, (1, "mine\n")).status_code == 404
    for action in ("runs", "submissions", "here"):
        assert otto.post(f"{desk}/{action}", data=journey.FILES).status_code == 404


def test_without_scripts_what_is_run_or_handed_in_stays_in_the_editor(lea, desk, session):
    plain = lea.post(f"{desk}/runs", data={"file:double.py": "run = True\r\n"})
    after_run = lea.get(plain.headers["Location"]).text
    handed_in = lea.post(f"{desk}/submissions", data={"file:double.py": "handed_in = True\r\n"})
    after = lea.get(handed_in.headers["Location"]).text

    assert (plain.status_code, handed_in.status_code) == (303, 303)
    assert plain.headers["Location"] == handed_in.headers["Location"] == desk
    assert "run = True" in after_run
    assert "Your program is being run" in after_run
    assert "handed_in = True" in after
    assert "waiting to be tested" in after
    assert f'<noscript><p><a href="{desk}">' in after
    assert session.exec(select(Draft)).one().files == {"double.py": "handed_in = True\n"}


def test_without_scripts_a_file_that_is_gone_from_the_form_is_gone_from_the_draft(
    lea, desk, session
):
    lea.post(f"{desk}/submissions", data={"file:double.py": "a = 1\n", "file:more.py": "b = 1\n"})
    lea.post(f"{desk}/submissions", data={"file:double.py": "a = 2\n"})

    assert session.exec(select(Draft)).one().files == {"double.py": "a = 2\n"}


def test_a_form_of_the_page_with_scripts_leaves_the_draft_to_them(lea, desk, session):
    journey.draft(lea, desk, (1, "typed = True\n"))
    lea.post(f"{desk}/submissions", data=journey.FILES, headers={"X-Fragment": "1"})

    assert session.exec(select(Draft)).one().files == {"double.py": "typed = True\n"}


def test_without_scripts_a_browser_that_was_left_writes_over_nothing(
    sign_in, lea, desk, people, session
):
    second = sign_in(people.lea)
    second.post(f"{desk}/here")
    journey.draft(second, desk, (1, "in the second\n"))

    lea.post(f"{desk}/runs", data=journey.FILES)

    assert session.exec(select(Draft)).one().files == {"double.py": "in the second\n"}


def test_the_candidate_is_told_which_version_the_workers_have(lea, desk, redis):
    assert "Python (3" not in lea.get(desk).text

    signs.tell_toolchains(redis, {"python": "Python 3.11.2"})

    assert "Python (3.11.2)" in lea.get(desk).text


def test_what_a_worker_says_of_a_toolchain_is_no_markup(lea, desk, redis):
    signs.tell_toolchains(redis, {"python": "<script>alert(1)</script> 3.11.2"})

    page = lea.get(desk).text

    assert "alert(1)" not in page
    assert "Python (3.11.2)" in page
