"""A queue server that is killed and started again costs neither work nor worker."""

import subprocess
from contextlib import contextmanager

import pytest
from redis import Redis
from rq.exceptions import StopRequested
from rq.worker import WorkerStatus
from sqlmodel import Session, select

from assessment.domain.submissions import State
from assessment.models.submissions import Grading, Submission
from commands import embedded_redis
from grader.containers import connect, owned
from tasks import queues
from tasks.worker import ProeveWorker
from tests.support import factories
from tests.support.processes import running, until

pytestmark = [pytest.mark.docker, pytest.mark.timeout(180)]
LONGER_THAN_A_LOOK = (
    "import time\n\n\ndef double(number):\n    time.sleep(2)\n    return number * 2\n"
)


@pytest.fixture
def database_url(sqlite_url):
    """One kind of database is enough: this is about the queue."""
    return sqlite_url


@contextmanager
def server(folder):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(embedded_redis.command(folder), **quiet)
    until(lambda: embedded_redis.is_answering(embedded_redis.address(folder)))
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def owners(process):
    client = connect()
    try:
        found = {one.labels["be.proeve.owner"] for one in owned(client)}
    finally:
        client.close()
    return {owner for owner in found if f"-{process.pid}-" in owner}


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("queue")


def test_work_goes_on_while_the_queue_is_away_and_the_same_worker_takes_the_next(
    engine, session, people, settings, tmp_path, folder
):
    site = settings.model_copy(update={"redis_url": embedded_redis.address(folder)})
    first = factories.handed_in(session, people, tmp_path, {"double.py": LONGER_THAN_A_LOOK})
    second = Submission(**{**first.model_dump(exclude={"id"}), "files": {"double.py": "x = 1"}})

    def state(submission):
        with Session(engine) as reading:
            return reading.get_one(Submission, submission.id).state

    with running(site, "worker") as processes:
        with server(folder):
            queues.grade_later(Redis.from_url(site.redis_url), first.id)
            until(lambda: state(first) is State.RUNNING)
        until(lambda: state(first) is State.GRADED)
        with server(folder):
            factories.saved(session, second)
            queues.grade_later(Redis.from_url(site.redis_url), second.id)
            until(lambda: state(second) is State.GRADED)
            assert processes["worker"].poll() is None

    with Session(engine) as reading:
        runs = {row.submission_id: row.run for row in reading.exec(select(Grading)).all()}
    assert runs == {first.id: 1, second.id: 1}


def test_a_worker_stops_and_leaves_no_container_while_the_queue_is_away(settings, folder):
    site = settings.model_copy(update={"redis_url": embedded_redis.address(folder)})
    with running(site, "worker") as processes:
        with server(folder):
            until(lambda: owners(processes["worker"]))
        processes["worker"].terminate()
        processes["worker"].wait(10)

        assert processes["worker"].returncode == 0
        assert not owners(processes["worker"])


def test_a_stop_whose_signal_got_lost_in_a_log_line_is_made_up_for_while_nothing_is_worked_on(
    settings, redis
):
    worker = ProeveWorker(settings, None, redis, "lost-signal")
    worker.register_birth()
    worker.stopping = True

    worker.set_state(WorkerStatus.BUSY)
    worker.heartbeat()
    worker.set_state(WorkerStatus.IDLE)
    with pytest.raises(StopRequested):
        worker.heartbeat()
    worker.register_death()
