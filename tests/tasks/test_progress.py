"""Progress in Redis: of one run, only forwards, now and then, and never in anybody's way."""

import threading
from uuid import uuid4

import pytest

from tasks import progress
from tasks.progress import Progress, tell, telling, told
from tests.support.processes import until


@pytest.fixture
def key():
    return uuid4()


def teller():
    """The thread that tells, once it has ended."""
    for thread in threading.enumerate():
        if thread.name == "progress":
            thread.join()


def test_what_was_told_of_a_run_is_found_and_forgotten_by_itself(redis, key):
    tell(redis, key, Progress(run=2, done=3, of=12))

    assert told(redis, key, 2) == Progress(run=2, done=3, of=12)
    assert 0 < redis.ttl(f"{progress.KEY}{key}") <= progress.LIVES_S


@pytest.mark.parametrize(("done", "current"), [(0, 1), (3, 4), (12, 12)])
def test_the_check_that_goes_on_is_the_one_after_those_that_ended(done, current):
    assert Progress(run=1, done=done, of=12).current == current


def test_an_earlier_run_and_another_submission_tell_nothing_of_this_one(redis, key):
    tell(redis, key, Progress(run=1, done=3, of=12))

    assert told(redis, key, 2) is None
    assert told(redis, uuid4(), 1) is None


@pytest.mark.parametrize(
    "forged",
    [b"", b"{", b"[]", b"\xff", b'{"run": 1}', b'{"run": 1, "done": 5, "of": 4}',
     b'{"run": 1, "done": -1, "of": 4}', b'{"run": 1, "done": "<b>", "of": 4}'],
)  # fmt: skip
def test_what_is_no_progress_is_none(redis, key, forged):
    redis.set(f"{progress.KEY}{key}", forged)

    assert told(redis, key, 1) is None


def test_a_run_is_told_of_while_it_goes_on(redis, redis_url, key):
    with telling(redis_url, key, 1) as note:
        note(2, 4)

        assert until(lambda: told(redis, key, 1)) == Progress(run=1, done=2, of=4)


def test_a_repetition_that_counts_anew_shows_no_step_back(redis, redis_url, key):
    with telling(redis_url, key, 1) as note:
        note(3, 4)
        note(0, 4)
        note(1, 4)

        assert until(lambda: told(redis, key, 1)) == Progress(run=1, done=3, of=4)


def test_a_suite_without_checks_has_no_progress(redis, redis_url, key, monkeypatch):
    monkeypatch.setattr(progress, "TOLD_EVERY_S", 0.01)
    with telling(redis_url, key, 1) as note:
        note(0, 0)
    teller()

    assert told(redis, key, 1) is None


def test_a_run_that_ends_before_it_is_due_tells_nothing(redis, redis_url, key, monkeypatch):
    monkeypatch.setattr(progress, "TOLD_EVERY_S", 60)
    with telling(redis_url, key, 1) as note:
        note(4, 4)
    teller()

    assert told(redis, key, 1) is None


def test_a_queue_that_is_away_stops_nobody(tmp_path, key, monkeypatch):
    monkeypatch.setattr(progress, "TOLD_EVERY_S", 0.01)
    tried = threading.Event()
    monkeypatch.setattr(progress, "tell", lambda *said: (tried.set(), tell(*said)))

    with telling(f"unix://{tmp_path}/nobody.sock", key, 1) as note:
        note(1, 4)
        assert tried.wait(60)
        note(2, 4)
    teller()
