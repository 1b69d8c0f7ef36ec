"""Imported problem packages in real containers: they verify, and validators are asked."""

import pytest

from assessment.domain.programming import language_of
from assessment.domain.reports import CheckOutcome, Outcome
from assessment.domain.revisions import read_files
from commands.__main__ import main
from commands.kattis.package import import_problem
from commands.kattis.timing import measured
from grader import grade, judging
from grader.containers import connect
from grader.imaging import build_missing
from tests.support import sandboxes
from tests.support.problems import SUM, write_problem

pytestmark = [pytest.mark.docker, pytest.mark.timeout(240)]
VALIDATOR = """\
import sys
from pathlib import Path
from rules import near

given, due, feedback, *flags = sys.argv[1:]
printed = sys.stdin.read().split()
assert feedback.endswith("/") and Path(feedback).is_dir() and flags == ["by", "1"]
if printed == ["crash"]:
    sys.exit(0)
if len(printed) == 1 and near(printed[0], Path(due).read_text(), int(flags[1])):
    sys.exit(42)
Path(feedback, "judgemessage.txt").write_text(f"too far off for {Path(given).read_text().strip()}")
sys.exit(43)
"""
RULES = "def near(a, b, by):\n    return a.isdigit() and abs(int(a) - int(b)) <= by\n"
WITH_VALIDATOR = {
    "problem.yaml": "name: Sum\nvalidation: custom\nvalidator_flags: by 1\n",
    "output_validators/near/validate.py": VALIDATOR,
    "output_validators/near/rules.py": RULES,
}
CPP = """\
#include <fstream>
#include <iostream>
#include "near.h"

int main(int argc, char **argv) {
    std::ifstream given(argv[1]), due(argv[2]);
    long first, expected, printed;
    given >> first;
    due >> expected;
    if (argc != 6 || !(std::cin >> printed)) return 43;
    for (volatile bool on = true; printed == -1 && on;) {}
    if (near_enough(printed, expected)) return 42;
    std::ofstream(std::string(argv[3]) + "judgemessage.txt") << "too far off for " << first;
    return 43;
}
"""
NEAR = "inline bool near_enough(long a, long b) { return a - b <= 1 && b - a <= 1; }\n"
WITH_CPP = {
    "problem.yaml": "name: Sum\nvalidation: custom\nvalidator_flags: by 1\n",
    "output_validators/near/validate.cc": CPP,
    "output_validators/near/near.h": NEAR,
}


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("problems") as made:
        yield made


def exercise(tmp_path, files=()):
    folder = write_problem(tmp_path, files=files)
    return import_problem(folder, tmp_path / "programmer", "PRG-1.2", 2.0).exercise


def graded(found, sandbox, text):
    return sandboxes.judged(found, sandbox, {"main.py": text.encode()})


def messages(report):
    return [check.message for check in report.checks if check.outcome is CheckOutcome.FAILED]


def test_what_was_imported_verifies(tmp_path):
    found = exercise(tmp_path)

    assert main(["exercise", "verify", str(found.folder), "--repeats", "2"]) == 0


def test_a_validator_of_the_package_decides(tmp_path, sandbox):
    found = exercise(tmp_path, WITH_VALIDATOR)

    assert graded(found, sandbox, SUM.replace("print(", "print(1 + ")).passed
    far = graded(found, sandbox, SUM.replace("print(", "print(2 + "))

    assert far.outcome is Outcome.GRADED
    assert messages(far)[1] == "too far off for 20 22"


def test_a_validator_in_cpp_with_its_own_header_decides_in_a_container_of_its_own(
    tmp_path, sandbox
):
    found = exercise(tmp_path, WITH_CPP)

    assert graded(found, sandbox, SUM.replace("print(", "print(1 + ")).passed
    report = graded(found, sandbox, SUM.replace("print(", "print(2 + "))

    assert messages(report)[1] == "too far off for 20"
    assert report.environment["toolchain"].startswith("Python")
    assert found.judge_language == "cpp"
    assert report.environment["judge_image"].startswith("sha256:")
    assert report.environment["judge_image"] != report.image


def test_a_validator_that_loops_gives_no_verdict(tmp_path, sandbox, monkeypatch):
    monkeypatch.setattr(judging, "LIMITS", judging.LIMITS.model_copy(update={"cpu_s": 0.5}))

    report = graded(exercise(tmp_path, WITH_CPP), sandbox, "print(-1)\n")

    assert report.outcome is Outcome.INFRASTRUCTURE_ERROR
    assert not report.passed


def test_a_validator_that_does_not_compile_gives_no_verdict(tmp_path, sandbox):
    broken = {**WITH_CPP, "output_validators/near/near.h": "int near_enough(;\n"}

    report = graded(exercise(tmp_path, broken), sandbox, SUM)

    assert report.outcome is Outcome.INFRASTRUCTURE_ERROR
    assert "judge/cpp/ does not compile: near.h, line 1" in report.flags[0].detail


def test_a_validator_that_ends_otherwise_gives_no_verdict(tmp_path, sandbox):
    report = graded(exercise(tmp_path, WITH_VALIDATOR), sandbox, "print('crash')\n")

    assert report.outcome is Outcome.INFRASTRUCTURE_ERROR
    assert not report.passed


def test_the_candidates_own_modules_do_not_stand_in_for_the_judging(tmp_path, sandbox):
    files = {
        "main.py": b"print(3)\n",
        "judging.py": b"class Suite:\n    pass\ndef compare(*_):\n    pass\n",
        "rules.py": b"def near(*_):\n    return True\n",
    }
    for number, changes in enumerate(((), WITH_VALIDATOR)):
        found = exercise(tmp_path / str(number), changes)

        report = grade(found, files, "python", sandbox)
        sandbox.tidy()

        assert report.outcome is Outcome.GRADED
        assert len(messages(report)) == 2


def test_a_crash_and_a_loop_are_no_pass_whatever_was_printed(tmp_path, sandbox):
    found = exercise(tmp_path)

    crashed = graded(found, sandbox, SUM + "sys.exit(3)\n")
    looping = graded(found, sandbox, SUM + "while True: pass\n")

    assert set(messages(crashed)) == {"the program ended with exit code 3"}
    assert looping.outcome is Outcome.LIMIT


def test_submissions_in_another_language_are_graded_by_the_same_suite(tmp_path, sandbox):
    build_missing(connect(), print, ["javascript"])
    text = 'const all = require("fs").readFileSync(0, "utf8").split(/\\s+/).map(Number);\n'
    files = {
        "submissions/accepted/sum.js": text + "console.log(all[0] + all[1]);\n",
        "submissions/wrong_answer/difference.js": text + "console.log(all[0] - all[1]);\n",
    }
    found = exercise(tmp_path, files)

    verdicts = {}
    for folder in [*found.accepted(), *(path for _code, path in found.rejected())]:
        language = language_of([path.name for path in folder.iterdir()], found.manifest.languages)
        report = grade(found, read_files(folder), language, sandbox)
        sandbox.tidy()
        verdicts[folder.name] = (language, report.outcome, report.passed)

    assert found.manifest.languages == ("javascript", "python")
    assert verdicts == {
        "accepted-sum-js": ("javascript", Outcome.GRADED, True),
        "accepted-sum-py": ("python", Outcome.GRADED, True),
        "wrong-answer-difference-js": ("javascript", Outcome.GRADED, False),
        "wrong-answer-first-py": ("python", Outcome.GRADED, False),
    }


def test_a_group_gives_its_points_only_where_all_of_its_cases_passed(tmp_path, sandbox):
    files = {
        "problem.yaml": "name: Sum\ntype: scoring\n",
        "data/secret/testdata.yaml": "grader_flags: min\naccept_score: 40\n",
    }
    found = exercise(tmp_path, files)

    assert sum(check.points for check in graded(found, sandbox, SUM).checks) == 40
    half = graded(found, sandbox, "print(42)\n")

    assert sum(check.points for check in half.checks) == 0
    assert "1 of 2 cases did not pass" in messages(half)


def test_a_limit_that_is_not_named_is_measured(tmp_path, sandbox):
    imported = import_problem(write_problem(tmp_path), tmp_path / "programmer", "PRG-1.2")

    limits = measured(imported, sandbox).manifest.limits

    assert imported.exercise.manifest.limits.cpu_s == 60
    assert 1 <= limits.cpu_s < 60
    assert limits.wall_s >= limits.cpu_s


def test_the_bench_names_verdicts_that_are_not_what_the_folder_says(tmp_path, capsys):
    files = {"submissions/wrong_answer/right.py": SUM}
    write_problem(tmp_path / "source", files=files)
    write_problem(tmp_path / "source", slug="talk", problem_DOT_yaml="validation: interactive\n")

    code = main(["bench", "problems", str(tmp_path / "source")])

    said = capsys.readouterr().out
    assert code == 1
    assert "66.7% of 3 verdicts agree" in said
    assert "otherwise: sum wrong-answer-right-py: graded" in said
    assert "refused: talk cannot be imported" in said
