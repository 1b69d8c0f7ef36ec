"""What stands ready before anyone asks: made for what is wanted now, and never more than that."""

import secrets

import pytest

from assessment.domain.exercises import Limits
from grader.containers import connect, is_running, owned
from grader.imaging import build_missing
from grader.languages import adapter
from grader.pool import Pool, Wanted
from tests.support.processes import until

pytestmark = [pytest.mark.docker, pytest.mark.timeout(120)]
USUAL = Wanted(adapter("python"), Limits())
ROOMY = Wanted(adapter("python"), Limits(memory_mb=256))


@pytest.fixture
def pool():
    client = connect()
    build_missing(client, print)
    made = Pool(f"pool-{secrets.token_hex(4)}", 2)
    made.open()
    until(made.is_full)
    yield made
    made.close()
    assert not owned(client, owner=made.owner)
    made.client.close()
    client.close()


def standing(pool):
    return [
        c for c in owned(pool.client, owner=pool.owner) if c.labels["be.proeve.role"] == "workplace"
    ]


def test_a_job_is_lent_one_workplace_that_runs_and_another_takes_its_place(pool):
    station = pool.take(USUAL)

    [lent] = station.ready[USUAL.profile]
    assert is_running(pool.client, lent)
    until(pool.is_full)
    assert lent not in pool.ready[USUAL.profile]

    pool.give_back(station, sound=True)
    until(lambda: len(standing(pool)) == 2)


def test_a_job_that_wants_other_limits_gets_none_that_was_made_for_the_usual_ones(pool):
    assert pool.take(ROOMY).ready == {}


def test_what_was_asked_for_last_stands_ready_next_time_and_what_was_not_is_gone(pool):
    pool.take(ROOMY)
    pool.take(ROOMY)
    until(pool.is_full)

    assert len(pool.ready[ROOMY.profile]) == 2
    assert not pool.ready[USUAL.profile]
    assert len(standing(pool)) == 2


def test_two_kinds_that_take_turns_find_one_each(pool):
    pool.take(ROOMY)
    pool.take(USUAL)
    until(pool.is_full)

    assert len(pool.ready[ROOMY.profile]) == len(pool.ready[USUAL.profile]) == 1


def test_a_job_that_grades_nothing_is_lent_no_workplace(pool):
    assert pool.take().ready == {}
