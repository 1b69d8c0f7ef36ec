"""Write a problem package as an ordinary exercise, which an assessor can read."""

import json
import math
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from assessment.domain.errors import InvalidInputError
from assessment.domain.exercises import MANIFEST, Exercise, read_exercise
from assessment.domain.programming import LANGUAGES
from commands.kattis.cases import Case, Cases, read_data
from commands.kattis.folder import Folder
from commands.kattis.problem import Problem, read_problem, refusal
from commands.kattis.statements import pictures, read_statements
from commands.kattis.submissions import Submissions, constant_answer, read_submissions
from commands.kattis.validators import Validators, check_flags, read_validators
from grader.languages import installed

SUITE = Path(__file__).parent / "suite" / "judging.py"
UNMEASURED_CPU_S = 60.0
MOST_CPU_S = 60.0
WALL_PER_CPU = 5
LEAST_WALL_S = 10.0
MOST_WALL_S = 300.0
MINUTES = 60
CASES = '''"""The {which} cases of the imported problem: one check for each."""

from pathlib import Path

import pytest
from judging import Suite

suite = Suite(Path(__file__).with_suffix(".json"))


@pytest.mark.parametrize("case", suite.cases())
def test_case(candidate, judge, case):
    suite.judge(candidate, judge, case)
'''
GROUPS = """

@pytest.mark.parametrize("group", suite.groups())
def test_group(group):
    suite.judge_group(group)
"""
STARTERS = {
    "python": "import sys\n\n\ndef main():\n    ...\n\n\nmain()\n",
    "c": "#include <stdio.h>\n\nint main(void) {\n    return 0;\n}\n",
    "cpp": "#include <iostream>\n\nint main() {\n    return 0;\n}\n",
    "java": "public class Main {\n    public static void main(String[] args) {\n    }\n}\n",
    "javascript": 'const lines = require("fs").readFileSync(0, "utf8").split("\\n");\n',
    "csharp": "class Program {\n    static void Main() {\n    }\n}\n",
    "php": "<?php\n",
    "go": "package main\n\nfunc main() {\n}\n",
    "bash": "#!/bin/bash\n",
    "typescript": "export {};\n",
}


ADDED = "one-answer-only"
"""The faulty submission that is added where a package brings none."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one package, what of it was left out, and what a time limit is made of."""

    exercise: Exercise
    left_out: tuple[str, ...]
    cpu_factor: float | None
    """What the slowest accepted run is multiplied with, where no limit was named."""


def find_problems(source: Path) -> list[Path]:
    """Return the packages in `source`: itself, or folders below it; raises InvalidInputError."""
    found = [source] if (source / "problem.yaml").is_file() else []
    found = found or sorted(path.parent for path in source.rglob("problem.yaml"))
    if not found:
        raise InvalidInputError(
            "%(source)s holds no problem package; name a folder with a problem.yaml in it, or a "
            "folder of such folders.",
            source=source,
        )
    return found


def import_problem(
    source: Path, dest: Path, indicator: str, cpu_s: float | None = None
) -> Imported:
    """Write the package in `source` as dest/<slug>; raises InvalidInputError, and leaves nothing."""
    folder = Folder(source)
    problem = read_problem(folder)
    target = dest / problem.slug
    if target.exists():
        raise InvalidInputError(
            "%(folder)s exists already; remove it or import elsewhere.", folder=target
        )
    given = cpu_s or problem.cpu_s
    files, left_out = _files(folder, problem, indicator, given or UNMEASURED_CPU_S)
    try:
        for name, data in files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        exercise = read_exercise(target)
    except (InvalidInputError, OSError):
        shutil.rmtree(target, ignore_errors=True)
        raise
    return Imported(exercise, tuple(left_out), None if given else problem.cpu_factor)


def limit_time(folder: Path, cpu_s: float) -> Exercise:
    """Write another time limit into a package that was imported without one."""
    path = folder / MANIFEST
    text, old = path.read_text(encoding="utf-8"), _time_limits(UNMEASURED_CPU_S)
    path.write_text(text.replace(old, _time_limits(cpu_s)), encoding="utf-8")
    return read_exercise(folder)


def _files(
    folder: Folder, problem: Problem, indicator: str, cpu_s: float
) -> tuple[dict[str, bytes], list[str]]:
    data = read_data(folder, problem)
    validators = read_validators(folder, problem)
    if validators is None:
        for case in [*data.samples, *data.secret]:
            check_flags(folder, case.flags)
    handed = read_submissions(folder, problem, _languages())
    languages = sorted({handed.languages[name] for name in handed.accepted})
    if not languages:
        raise refusal(
            folder,
            f"it has no accepted submission in {', '.join(_languages())}; add one to "
            "submissions/accepted/",
        )
    files = _suite(folder, problem, data, validators, indicator)
    files |= _submissions(folder, data, handed, languages, indicator)
    statements = read_statements(folder, problem, data.samples)
    files |= {f"statement.{language}.md": text.encode() for language, text in statements.items()}
    given = pictures(folder) | {
        path.removeprefix("attachments/"): folder.read(path) for path in folder.below("attachments")
    }
    files |= {f"resources/{name}": content for name, content in given.items()}
    files[MANIFEST] = _manifest(problem, languages, indicator, cpu_s).encode()
    return files, handed.left_out


def _languages() -> list[str]:
    return [name for name in installed() if name in STARTERS]


def _suite(
    folder: Folder,
    problem: Problem,
    data: Cases,
    validators: Validators | None,
    indicator: str,
) -> dict[str, bytes]:
    """Return suites and data: samples where candidates run them, the secret where they never do."""
    files = (
        {
            f"judge/{validators.language}/{path}": problem.filled(folder.text(source)).encode()
            for path, source in validators.files.items()
        }
        if validators
        else {}
    )
    shared = "visible" if data.samples else "hidden"
    files[f"{shared}/judging.py"] = SUITE.read_bytes()
    for which, place, base, cases in (
        ("sample", "visible", "fixtures/sample", data.samples),
        ("secret", "hidden", "hidden/data", data.secret),
    ):
        if not cases:
            continue
        groups = data.groups if which == "secret" else []
        moved = [_moved(folder, case, base, files) for case in cases]
        said = {
            "indicator": indicator,
            "validators": list(validators.mains) if validators else [],
            "cases": [asdict(case) for case in moved],
            "groups": [asdict(group) for group in groups],
        }
        text = CASES.format(which=which) + (GROUPS if groups else "")
        files[f"{place}/test_{which}.py"] = text.encode()
        files[f"{place}/test_{which}.json"] = (
            json.dumps(said, indent=1, ensure_ascii=False) + "\n"
        ).encode()
    return files


def _moved(folder: Folder, case: Case, base: str, files: dict[str, bytes]) -> Case:
    """Lay the data of a case into the package, and return the case as it is found there."""
    stem = f"{base}/{case.name}"
    files[f"{stem}.in"] = folder.read(case.stdin)
    files[f"{stem}.ans"] = folder.read(case.answer)
    beside = {name: f"{stem}.files/{name}" for name in case.files}
    for name, path in beside.items():
        files[path] = folder.read(case.files[name])
    return Case(case.name, f"{stem}.in", f"{stem}.ans", case.args, beside, case.flags, case.points)


def _submissions(
    folder: Folder, data: Cases, handed: Submissions, languages: list[str], indicator: str
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for language in languages:
        name = "Main.java" if language == "java" else f"main{LANGUAGES[language].endings[0]}"
        files[f"starter/{language}/{name}"] = STARTERS[language].encode()
    rejected = {n: one for n, one in handed.rejected.items() if handed.languages[n] in languages}
    handed.left_out += [
        f"{n}: nothing is accepted in its language" for n in handed.rejected if n not in rejected
    ]
    if "python" in languages and not any(handed.languages[n] == "python" for n in rejected):
        answers = {folder.read(case.answer) for case in data.secret}
        rejected[ADDED] = constant_answer(min(answers) if len(answers) > 1 else b"")
    for place, found in (("accepted", handed.accepted), (f"rejected/{indicator}", rejected)):
        for title, texts in found.items():
            for name, text in texts.items():
                files[f"submissions/{place}/{title}/{name}"] = text
    return files


def _time_limits(cpu_s: float) -> str:
    cpu = min(MOST_CPU_S, max(1.0, math.ceil(cpu_s * 10) / 10))
    wall = min(MOST_WALL_S, max(LEAST_WALL_S, WALL_PER_CPU * cpu))
    return f"cpu_s = {cpu}\nwall_s = {wall}\n"


def _manifest(problem: Problem, languages: list[str], indicator: str, cpu_s: float) -> str:
    """Write the manifest; JSON strings are valid TOML strings."""
    names = ", ".join(f"{key} = {_quoted(name)}" for key, name in problem.names.items())
    return f"""\
id = "{problem.uuid}"
title = {{ {names} }}
kind = "program"
languages = {json.dumps(languages)}
minutes = {MINUTES}
indicators = ["{indicator}"]
authors = [{", ".join(_quoted(author) for author in problem.authors)}]
licence = "{problem.licence}"

[limits]
{_time_limits(cpu_s)}\
memory_mb = {problem.memory_mb}
output_kb = {problem.output_mb * 1024}
"""


def _quoted(text: str) -> str:
    return json.dumps("".join(sign for sign in text if sign.isprintable()), ensure_ascii=False)
