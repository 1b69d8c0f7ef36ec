"""Grade one submission and record its verdict."""

from uuid import UUID

from sqlmodel import Session

from assessment.domain.clock import now
from assessment.domain.reports import Report
from assessment.domain.seeds import Purpose
from assessment.models.submissions import Submission
from assessment.services import submissions
from grader import SandboxError, grade
from grader.docker_sandbox import DockerSandbox
from grader.findings import Progress, unwatched
from tasks.leased import Work, perform, verdict_of


def grade_submission(submission_id: str) -> None:
    """Run the job."""
    perform(Submission, submission_id, _judge, _record, _fail)


def judge(
    work: Work,
    sandbox: DockerSandbox,
    submission_id: UUID,
    purpose: Purpose,
    progress: Progress = unwatched,
) -> Report:
    """Grade a submission with the seed of this purpose; raises SandboxError where we broke it."""
    with Session(work.engine) as session:
        submission = submissions.get(session, submission_id)
        files = {name: text.encode() for name, text in submission.files.items()}
        language = submission.language
        exercise = work.exercise(session, submission.revision_id)
        seed = work.seed(submission.attempt_id, purpose)
        proved = work.proved(session, submission.revision_id)
    report = grade(
        exercise,
        files,
        language,
        sandbox,
        seed=seed,
        turns=work.turns(),
        proved=proved,
        progress=progress,
    )
    return verdict_of(report)


def _judge(work: Work, sandbox: DockerSandbox) -> Report:
    with work.watched() as progress:
        return judge(work, sandbox, work.key, Purpose.GRADING, progress)


def _record(session: Session, work: Work, report: Report) -> None:
    submissions.record(session, work.key, work.run, report, now())


def _fail(session: Session, work: Work, error: SandboxError) -> None:
    submissions.fail(
        session,
        work.shop.settings,
        work.key,
        work.run,
        cause=str(error),
        now=now(),
        permanent=error.permanent,
    )
