"""How many submissions a second: through the queue, and bare beside it."""

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from sqlmodel import Session, col, func, select

from assessment.domain.exercises import Exercise
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision
from assessment.models.session import Engine
from assessment.models.submissions import Grading, Submission
from assessment.settings import Settings
from commands.bench._contenders import Bare
from commands.bench._platform import Platform, private
from commands.bench._submissions import Desk, Files, Pair, desk, texts
from commands.console import HostError

WORKERS = 2
TURNS = 2
PER_SUBMISSION_S = 20


def rates(
    settings: Settings, exercise: Exercise, handed_in: Pair, count: int
) -> tuple[float, float]:
    """Return submissions a second of the platform and of bare pytest, which take turns."""
    each = max(1, count // TURNS)
    ours, bare = 0.0, 0.0
    with private(settings) as site:
        (row,) = site.publish([exercise])
        seat = desk(site.settings, site.engine, [row])
        site.start("worker", WORKERS)
        site.start("upkeep")
        for _ in range(TURNS):
            site.warm(WORKERS)
            ours += _through_the_queue(site, seat, row, handed_in.right, each)
            site.warm(WORKERS)
            bare += _bare(exercise, handed_in.right, each)
    return TURNS * each / ours, TURNS * each / bare


def _through_the_queue(
    site: Platform, seat: Desk, row: ExerciseRevision, files: Files, count: int
) -> float:
    with site.redis() as redis:
        keys = [seat.hand_in(redis, row.id, texts(files)) for _ in range(count)]
        wait_graded(site, keys)
    return span(site.engine, keys)


def wait_graded(site: Platform, keys: list[UUID]) -> None:
    """Wait until every one of these has its verdict; raises HostError where one does not get it."""

    def done() -> bool:
        with Session(site.engine) as session:
            graded = col(Submission.state) == State.GRADED
            wanted = select(func.count()).where(graded, col(Submission.id).in_(keys))
            return session.exec(wanted).one() == len(keys)

    if not site.until(done, patience_s=60 + PER_SUBMISSION_S * len(keys)):
        raise HostError(f"not all were graded; read {site.settings.state_dir}/log")


def span(engine: Engine, keys: list[UUID]) -> float:
    """Return the seconds from the first one received to the last verdict."""
    with Session(engine) as session:
        received = select(func.min(Submission.received_at)).where(col(Submission.id).in_(keys))
        recorded = select(func.max(Grading.recorded_at)).where(col(Grading.submission_id).in_(keys))
        return (session.exec(recorded).one() - session.exec(received).one()).total_seconds()


def _bare(exercise: Exercise, files: Files, count: int) -> float:
    began = time.perf_counter()
    with ThreadPoolExecutor(WORKERS) as lanes:
        for _took, passed in lanes.map(lambda _: Bare(exercise).judge(files), range(count)):
            if not passed:
                raise HostError("bare pytest failed an accepted submission")
    return time.perf_counter() - began
