"""Run the visible tests on a draft, for a candidate or a previewing author."""

from sqlmodel import Session

from assessment.domain.reports import Report
from assessment.domain.seeds import Purpose
from assessment.domain.submissions import State
from assessment.models.submissions import VisibleRun
from grader import SandboxError, grade
from grader.docker_sandbox import DockerSandbox
from tasks.leased import Work, perform, verdict_of


def run_visible(run_id: str) -> None:
    """Run the job."""
    perform(VisibleRun, run_id, _judge, _record, _fail)


def _judge(work: Work, sandbox: DockerSandbox) -> Report:
    with Session(work.engine) as session:
        wanted = session.get_one(VisibleRun, work.key)
        files = {name: text.encode() for name, text in wanted.files.items()}
        language = wanted.language
        exercise = work.exercise(session, wanted.revision_id)
        # Other numbers than the verdict is drawn from: what is seen here helps with none of it.
        seed = work.seed(wanted.attempt_id or wanted.person_id, Purpose.VISIBLE)
    with work.watched() as progress:
        report = grade(
            exercise,
            files,
            language,
            sandbox,
            visible_only=True,
            seed=seed,
            turns=work.turns(),
            progress=progress,
        )
    return verdict_of(report)


def _record(session: Session, work: Work, report: Report) -> None:
    if work.end(session, State.GRADED):
        session.get_one(VisibleRun, work.key).report = report.model_dump(mode="json")


def _fail(session: Session, work: Work, error: SandboxError) -> None:
    """Try again later, or say honestly that these tests could not be run."""
    enough = error.permanent or work.tried_enough(session.get_one(VisibleRun, work.key).tries)
    work.end(session, State.NEEDS_REVIEW if enough else State.QUEUED, cause=str(error))
