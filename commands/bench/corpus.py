"""`proeve bench corpus`: public practice exercises, graded through the queue."""

import argparse
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, select

from assessment.domain.errors import AssessmentError
from assessment.domain.exercises import Exercise
from assessment.domain.revisions import read_files
from assessment.models.catalogue import ExerciseRevision
from assessment.models.session import Engine, for_reading
from assessment.models.submissions import Grading
from assessment.settings import Settings
from commands.arguments import Subparsers
from commands.bench._figures import table
from commands.bench._platform import Platform, private
from commands.bench._submissions import desk, texts
from commands.bench._throughput import WORKERS, span, wait_graded
from commands.console import progress, refuse
from commands.exercism import find_practices, import_practice
from commands.host.grading import ensure_grading

INDICATOR = "PRG-1.2"
NOTHING = "# nothing\n"
METHOD = """\
Method: {count} practice exercises, imported with their suites unmodified. Of each, three submissions
go through a platform of its own: rows in its database, ids through its Redis, {workers} worker
processes. The example must pass; a file that holds nothing but a comment must not, nor the stub as given.
"""
Handed = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out for one submission."""

    passed: bool
    outcome: str


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the benchmark."""
    parser = subparsers.add_parser("corpus", help="grade public practice exercises")
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("--first", type=int, metavar="N", help="only the first N of them")
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Import, grade, count; 1 where an example fails or an empty file passes."""
    ensure_grading(settings.state_dir / "log", ["python"])
    with (
        tempfile.TemporaryDirectory(prefix="proeve-bench-") as folder,
        private(settings) as site,
    ):
        exercises = _imported(args.source, Path(folder) / "programmer", args.first)
        print(METHOD.format(count=len(exercises), workers=WORKERS), flush=True)
        rows = {row.slug: row for row in site.publish(exercises)}
        keys = _graded(site, exercises, rows)
        verdicts = _verdicts(site.engine, keys)
        seconds = span(site.engine, list(keys))
    return _report(verdicts, seconds)


def _imported(source: Path, dest: Path, first: int | None) -> list[Exercise]:
    """Import what can be; what cannot is named and left out."""
    found = []
    for practice in find_practices(source)[:first]:
        try:
            found.append(import_practice(practice, dest, INDICATOR))
        except AssessmentError as error:
            refuse(error)
    return found


def _graded(
    site: Platform, exercises: list[Exercise], rows: Mapping[str, ExerciseRevision]
) -> dict[UUID, Handed]:
    """Hand in three submissions of each and wait for all verdicts."""
    seat = desk(site.settings, site.engine, list(rows.values()))
    site.start("worker", WORKERS)
    site.start("upkeep")
    site.warm(WORKERS)
    keys = {}
    with site.redis() as redis:
        for exercise in exercises:
            for name, files in _three(exercise).items():
                key = seat.hand_in(redis, rows[exercise.slug].id, files)
                keys[key] = (exercise.slug, name)
        progress(f"{len(keys)} submissions are queued")
        wait_graded(site, list(keys))
    return keys


def _three(exercise: Exercise) -> dict[str, dict[str, str]]:
    """Return the example, files that hold nothing, and the stub; no site takes in an empty file."""
    (example,) = exercise.accepted()
    starter = texts(exercise.starter("python"))
    return {
        "example": texts(read_files(example)),
        "empty": dict.fromkeys(starter, NOTHING),
        "starter": starter,
    }


def _verdicts(engine: Engine, keys: Mapping[UUID, Handed]) -> dict[Handed, Verdict]:
    with Session(for_reading(engine)) as session:
        wanted = select(Grading.submission_id, Grading.passed, Grading.outcome)
        return {
            keys[key]: Verdict(passed, outcome) for key, passed, outcome in session.exec(wanted)
        }


def _report(verdicts: Mapping[Handed, Verdict], seconds: float) -> int:
    total = len(verdicts) // 3
    rows, unexpected = [], []
    for name, wanted in (("example", True), ("empty", False), ("starter", False)):
        right = [
            slug for (slug, kind), one in verdicts.items() if kind == name and one.passed is wanted
        ]
        rows.append((f"{name} {'passes' if wanted else 'fails'}", f"{len(right)} of {total}"))
        unexpected += [
            (slug, kind, one)
            for (slug, kind), one in verdicts.items()
            if kind == name and one.passed is not wanted
        ]
    print(table(("expected", "found"), rows))
    for slug, kind, one in unexpected:
        print(f"  otherwise: {kind} of {slug} {'passed' if one.passed else one.outcome}")
    print(f"\n{len(verdicts)} submissions in {seconds:.0f} s: {len(verdicts) / seconds:.1f}/s")
    return int(any(kind != "starter" for _slug, kind, _one in unexpected))
