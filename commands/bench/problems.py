"""`proeve bench problems`: public problem packages, each submission against its folder's word."""

import argparse
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from assessment.domain.errors import AssessmentError
from assessment.domain.exercises import Exercise
from assessment.domain.programming import language_of
from assessment.domain.reports import Report
from assessment.domain.revisions import read_files
from assessment.settings import Settings
from commands.arguments import Subparsers
from commands.bench._figures import table
from commands.console import progress, say
from commands.kattis.package import ADDED, Imported, find_problems, import_problem
from commands.kattis.timing import measured
from commands.workbench import workbench
from grader import grade
from grader.docker_sandbox import DockerSandbox
from grader.languages import installed

INDICATOR = "PRG-1.2"
METHOD = """\
Method: every package below SOURCE is imported as `proeve exercise import kattis` does. A limit that a
package does not name is measured on its accepted submissions. Then each submission in a language that is
installed ({languages}) is graded once. It agrees where its folder says accepted and all checks pass,
or its folder says otherwise and one does not.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One submission: what its folder says, and what came out."""

    name: str
    due: bool
    report: Report

    @property
    def agrees(self) -> bool:
        """Say whether the verdict is the one the folder names."""
        return self.report.passed is self.due


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the benchmark."""
    parser = subparsers.add_parser("problems", help="grade public problem packages")
    parser.add_argument("source", type=Path, metavar="SOURCE", nargs="+")
    parser.add_argument("--first", type=int, metavar="N", help="only the first N of them")
    return parser


def run(args: argparse.Namespace, _settings: Settings) -> int:
    """Import, grade, compare; 1 where a verdict is not the one its folder names."""
    print(METHOD.format(languages=", ".join(installed())), flush=True)
    began = time.monotonic()
    refused: list[str] = []
    judged: list[Judged] = []
    packages = 0
    problems = [found for source in args.source for found in find_problems(source)][: args.first]
    with (
        tempfile.TemporaryDirectory(prefix="proeve-bench-") as place,
        workbench(installed()) as box,
    ):
        for number, source in enumerate(problems):
            progress(f"{number} of {len(problems)}: {source.name}")
            try:
                imported = import_problem(source, Path(place) / str(number), INDICATOR)
            except AssessmentError as error:
                refused.append(str(error))
                continue
            packages += 1
            judged += _judged(imported, box)
    return _report(packages, refused, judged, time.monotonic() - began)


def _judged(imported: Imported, box: DockerSandbox) -> list[Judged]:
    exercise = measured(imported, box)
    handed = [(True, folder) for folder in exercise.accepted()]
    handed += [(False, folder) for _code, folder in exercise.rejected() if folder.name != ADDED]
    found = [_one(exercise, folder, box, due=due) for due, folder in handed]
    say(f"{exercise.slug}: {sum(one.agrees for one in found)} of {len(found)} agree")
    return found


def _one(exercise: Exercise, folder: Path, box: DockerSandbox, *, due: bool) -> Judged:
    files = read_files(folder)
    report = grade(exercise, files, language_of(files, exercise.manifest.languages), box)
    box.tidy()
    return Judged(f"{exercise.slug} {folder.name}", due, report)


def _report(packages: int, refused: list[str], judged: list[Judged], seconds: float) -> int:
    agreeing = sum(one.agrees for one in judged)
    rows = [
        ("packages imported", f"{packages} of {packages + len(refused)}"),
        *(
            (f"accepted in {name}" if due else f"not accepted in {name}", f"{good} of {count}")
            for (due, name), (good, count) in sorted(_by_kind(judged).items(), reverse=True)
        ),
        ("submissions that agree", f"{agreeing} of {len(judged)}"),
    ]
    print(table(("what", "found"), rows))
    for one in judged:
        if not one.agrees:
            why = next((f"{c.id}: {c.message}" for c in one.report.checks if c.message), "")
            print(
                f"  otherwise: {one.name}: {one.report.outcome} {one.report.limit or ''} {why[:200]}"
            )
    for text in refused:
        print(f"  refused: {text}")
    share = agreeing / len(judged) if judged else 0
    print(f"\n{share:.1%} of {len(judged)} verdicts agree, in {seconds:.0f} s")
    return int(agreeing != len(judged))


def _by_kind(judged: list[Judged]) -> dict[tuple[bool, str], tuple[int, int]]:
    count = Counter((one.due, one.report.submission.language) for one in judged)
    good = Counter((one.due, one.report.submission.language) for one in judged if one.agrees)
    return {key: (good[key], count[key]) for key in count}
