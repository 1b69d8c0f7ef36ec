"""Prove an uploaded package before it may be published."""

import logging
from collections.abc import Mapping

from sqlmodel import Session

from assessment.domain.clock import now
from assessment.domain.proofs import VerifyReport
from assessment.domain.reports import Report
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision, Standing
from assessment.services import catalogue
from grader import SandboxError, grade
from grader.docker_sandbox import DockerSandbox
from grader.imaging import build_missing
from grader.verify import Verification
from tasks.leased import Work, perform

log = logging.getLogger(__name__)


def verify_revision(revision_id: str) -> None:
    """Run the job, one on the whole platform at a time: a proof takes minutes, and candidates wait.

    One that comes meanwhile is left to upkeep, which brings the next one into the queue.
    """
    perform(ExerciseRevision, revision_id, _judge, _record, _fail, alone=True)


def _judge(work: Work, sandbox: DockerSandbox) -> VerifyReport:
    with Session(work.engine) as session:
        exercise = work.exercise(session, work.key)
    # Nobody may have worked in these languages here before.
    build_missing(sandbox.client, log.info, exercise.toolchains)

    def graded(files: Mapping[str, bytes], language: str) -> Report:
        report = grade(exercise, files, language, sandbox, turns=work.turns())
        sandbox.tidy()
        return report

    return Verification(exercise, graded).run()


def _record(session: Session, work: Work, report: VerifyReport) -> None:
    if not work.end(session, State.GRADED):
        return
    row = catalogue.get(session, work.key)
    row.verify_report = report.model_dump(mode="json")
    row.verified_at = now()
    row.standing = Standing.VERIFIED if report.proved else Standing.REFUSED
    row.problem = "\n".join(report.problems)


def _fail(session: Session, work: Work, error: SandboxError) -> None:
    """Try again later; after the last try the author reads why it could not be proved."""
    enough = error.permanent or work.tried_enough(catalogue.get(session, work.key).tries)
    state = State.NEEDS_REVIEW if enough else State.QUEUED
    if work.end(session, state, cause=str(error)) and enough:
        catalogue.get(session, work.key).problem = str(error)
