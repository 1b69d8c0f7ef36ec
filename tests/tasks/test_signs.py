"""Signs of life: who told lately is there, and of what was put in order a little is kept."""

from datetime import timedelta

import pytest

from assessment.domain.clock import now
from tasks import signs
from tasks.signs import Deed

pytestmark = pytest.mark.usefixtures("redis")


def test_a_worker_lives_for_a_while_after_it_told(redis):
    signs.tell(redis, "worker-b")
    signs.tell(redis, "worker-a")

    assert signs.workers(redis) == ["worker-a", "worker-b"]
    assert 0 < redis.ttl(signs.WORKER + "worker-a") <= signs.LIVES_S


def test_where_nobody_told_there_is_no_worker_and_no_note(redis):
    assert signs.workers(redis) == []
    assert signs.noted(redis) == []


def test_the_latest_notes_are_kept_newest_first(redis):
    began = now()
    for n in range(signs.MOST_KEPT + 3):
        signs.note(redis, began + timedelta(minutes=n), {Deed.ENDED: n + 1, Deed.COLLECTED: 0})

    found = signs.noted(redis)

    assert [one.counts for one in found] == [{Deed.ENDED: n} for n in (8, 7, 6, 5, 4)]
    assert found[0].at == began + timedelta(minutes=7)


def test_a_round_that_found_nothing_leaves_no_note(redis):
    signs.note(redis, now(), {Deed.BROUGHT_BACK: 0})
    signs.note(redis, now(), {})

    assert signs.noted(redis) == []


@pytest.mark.parametrize(
    "forged",
    [b"", b"{", b"[]", b"\xff", b'{"at": "soon", "counts": {}}',
     b'{"at": "2026-01-01T00:00:00Z", "counts": {"<script>": 1}}',
     b'{"at": "2026-01-01T00:00:00Z", "counts": {"ended": -1}}'],
)  # fmt: skip
def test_a_note_that_is_none_of_ours_is_passed_over(redis, forged):
    signs.note(redis, now(), {Deed.ENDED: 1})
    redis.lpush(signs.DONE, forged)
    redis.set(signs.WORKER.encode() + b"\xff", "1")

    assert [one.counts for one in signs.noted(redis)] == [{Deed.ENDED: 1}]
    assert signs.workers(redis) == ["\ufffd"]
