"""Grade a submission that counts once more, with a seed of its own; its verdict stays."""

from sqlmodel import Session

from assessment.domain.clock import now
from assessment.domain.reports import Report
from assessment.models.reruns import Rerun
from assessment.services import reruns
from grader import SandboxError
from grader.docker_sandbox import DockerSandbox
from tasks.grading import judge
from tasks.leased import Work, perform


def grade_again(rerun_id: str) -> None:
    """Run the job."""
    perform(Rerun, rerun_id, _judge, _record, _fail)


def _judge(work: Work, sandbox: DockerSandbox) -> Report:
    with Session(work.engine) as session:
        rerun = reruns.get(session, work.key)
        submission_id, purpose = rerun.submission_id, rerun.purpose
    return judge(work, sandbox, submission_id, purpose)


def _record(session: Session, work: Work, report: Report) -> None:
    reruns.record(session, work.key, work.run, report, now())


def _fail(session: Session, work: Work, error: SandboxError) -> None:
    reruns.fail(
        session,
        work.shop.settings,
        work.key,
        work.run,
        cause=str(error),
        now=now(),
        permanent=error.permanent,
    )
