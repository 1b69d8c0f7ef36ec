"""Grade a submission that counts once more, with a seed of its own; its verdict stays."""

from sqlmodel import Session

from assessment.domain.clock import now
from assessment.domain.reports import Report
from assessment.models.reruns import Rerun
from assessment.services import reruns, submissions
from grader import SandboxError, grade
from grader.docker_sandbox import DockerSandbox
from tasks.leased import Work, perform, verdict_of


def grade_again(rerun_id: str) -> None:
    """Run the job."""
    perform(Rerun, rerun_id, _judge, _record, _fail)


def _judge(work: Work, sandbox: DockerSandbox) -> Report:
    with Session(work.engine) as session:
        rerun = reruns.get(session, work.key)
        submission = submissions.get(session, rerun.submission_id)
        files = {name: text.encode() for name, text in submission.files.items()}
        language = submission.language
        exercise = work.exercise(session, submission.revision_id)
        seed = work.seed(submission.attempt_id, rerun.purpose)
        proved = work.proved(session, submission.revision_id)
    turns = work.turns()
    report = grade(exercise, files, language, sandbox, seed=seed, turns=turns, proved=proved)
    return verdict_of(report)


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
