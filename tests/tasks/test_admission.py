"""What stands in Redis may be forged; workers run our own jobs alone."""

import importlib
from uuid import uuid4

import pytest
from rq import Callback, Queue
from rq.job import Job
from rq.serializers import JSONSerializer

from tasks import queues
from tasks.admission import ForgedJobError, admit


def forged(redis, function, *args, **options):
    queue = Queue("grading", connection=redis, serializer=JSONSerializer)
    job = queue.enqueue(function, args=args, job_timeout=5, **options)
    return Job.fetch(job.id, connection=redis, serializer=JSONSerializer)


def test_our_own_job_is_admitted_with_its_id(redis):
    key = uuid4()
    queues.grade_later(redis, key)
    job = Job.fetch(queues.job_id("grading", key), connection=redis, serializer=JSONSerializer)

    assert admit(job) == key


@pytest.mark.parametrize("function", ["os.system", "tasks.queues.enqueue", "builtins.eval"])
def test_a_function_that_is_none_of_ours_is_refused(redis, function):
    with pytest.raises(ForgedJobError, match="none of ours"):
        admit(forged(redis, function, "id"))


@pytest.mark.parametrize("option", ["on_success", "on_failure", "on_stopped"])
def test_a_named_callback_is_refused_before_it_is_imported(redis, option):
    options = {option: Callback("os.system")}

    with pytest.raises(ForgedJobError, match="callback"):
        admit(forged(redis, queues.JOBS["grading"], str(uuid4()), **options))


@pytest.mark.parametrize("args", [(), ("a", "b"), ("not-an-id",), (["x"],), ("../x",)])
def test_arguments_that_are_not_one_id_are_refused(redis, args):
    with pytest.raises(ForgedJobError):
        admit(forged(redis, queues.JOBS["grading"], *args))


def test_a_pickled_job_is_never_unpickled(redis):
    queue = Queue("grading", connection=redis)
    job = queue.enqueue(queues.JOBS["grading"], str(uuid4()), job_timeout=5)
    found = Job.fetch(job.id, connection=redis, serializer=JSONSerializer)

    with pytest.raises(ForgedJobError, match="not JSON"):
        admit(found)


@pytest.mark.parametrize("path", queues.JOBS.values())
def test_every_queued_job_names_a_function_that_exists(path):
    module, _, name = path.rpartition(".")

    assert callable(getattr(importlib.import_module(module), name))


def test_a_job_stands_in_the_queue_once(redis):
    key = uuid4()
    queues.grade_later(redis, key)
    queues.grade_later(redis, key)

    assert queues.queue(redis, "grading").get_job_ids() == [f"grading-{key}"]
