"""The only door to the queue: one function for each job, which it names by string."""

from uuid import UUID

from redis import Redis
from rq import Queue
from rq.exceptions import DuplicateJobError
from rq.serializers import JSONSerializer

GRADING = "grading"
VISIBLE = "visible"
VERIFY = "verify"
RERUN = "rerun"
MAIL = "mail"
SIMILARITY = "similarity"
ORDER = (VISIBLE, GRADING, MAIL, SIMILARITY, RERUN, VERIFY)
"""Workers look here in this order: who waits before a screen comes first."""

JOBS = {
    GRADING: "tasks.grading.grade_submission",
    VISIBLE: "tasks.visible.run_visible",
    RERUN: "tasks.rerunning.grade_again",
    VERIFY: "tasks.verifying.verify_revision",
    MAIL: "tasks.mail.send_message",
    SIMILARITY: "tasks.comparing.compare_submission",
}
TIMEOUTS_S = {GRADING: 900, VISIBLE: 300, RERUN: 900, VERIFY: 3600, MAIL: 120, SIMILARITY: 300}


def grade_later(redis: Redis, submission_id: UUID) -> None:
    """Have a submission graded. Call it after the commit."""
    enqueue(redis, GRADING, submission_id)


def visible_later(redis: Redis, run_id: UUID) -> None:
    """Have the visible tests run on a draft. Call it after the commit."""
    enqueue(redis, VISIBLE, run_id)


def verify_later(redis: Redis, revision_id: UUID) -> None:
    """Have an uploaded package proved. Call it after the commit."""
    enqueue(redis, VERIFY, revision_id)


def rerun_later(redis: Redis, rerun_id: UUID) -> None:
    """Have a submission graded once more, after those for whom somebody waits. Call it after the commit."""
    enqueue(redis, RERUN, rerun_id)


def mail_later(redis: Redis, message_id: UUID) -> None:
    """Have a message sent. Call it after the commit."""
    enqueue(redis, MAIL, message_id)


def queue(redis: Redis, name: str) -> Queue:
    """Return one queue; its jobs are JSON and never pickles."""
    return Queue(name, connection=redis, serializer=JSONSerializer)


def lengths(redis: Redis) -> dict[str, int]:
    """Count what stands in each queue, in the order in which workers look."""
    return {name: queue(redis, name).count for name in ORDER}


def job_id(name: str, key: UUID) -> str:
    """Return the id under which a job stands in the queue, once for each thing to be done."""
    return f"{name}-{key}"


def enqueue(redis: Redis, name: str, key: UUID) -> None:
    """Enqueue the job of queue `name` about `key`; once is enough."""
    try:
        queue(redis, name).enqueue(
            JOBS[name],
            args=(str(key),),
            job_id=job_id(name, key),
            job_timeout=TIMEOUTS_S[name],
            result_ttl=0,
            failure_ttl=0,
            unique=True,
        )
    except DuplicateJobError:
        # It stands in the queue already, which is all that was wanted.
        return
