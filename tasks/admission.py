"""Which jobs a worker runs at all: JSON alone does not stop a forged one from naming anything."""

from uuid import UUID

from rq.exceptions import DeserializationError
from rq.job import Job

from tasks.queues import JOBS


class ForgedJobError(Exception):
    """A job in the queue is none that this platform makes."""


def admit(job: Job) -> UUID:
    """Return the id the job is about; raises ForgedJobError for any job but our own.

    Only the raw fields are looked at: nothing is imported or unpickled.
    """
    try:
        named_function = job.func_name
    except DeserializationError as error:
        raise ForgedJobError(f"job {job.id} is not JSON") from error
    if named_function not in JOBS.values():
        raise ForgedJobError(f"job {job.id} names {named_function}, which is none of ours")
    named = (job._success_callback_name, job._failure_callback_name, job._stopped_callback_name)  # noqa: SLF001 - the properties would import them
    if any(named) or getattr(job, "webhooks", None):
        raise ForgedJobError(f"job {job.id} names a callback")
    if job.instance is not None or job.kwargs or len(job.args) != 1:
        raise ForgedJobError(f"job {job.id} has arguments that none of ours has")
    if getattr(job, "repeats_left", None) or job.retries_left or job.dependency_ids:
        raise ForgedJobError(f"job {job.id} asks for more runs than one")
    try:
        return UUID(job.args[0])
    except (ValueError, TypeError, AttributeError) as error:
        raise ForgedJobError(f"job {job.id} is not about an id") from error
