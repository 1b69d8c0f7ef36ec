"""The house rules that no linter knows: sizes, clocks, commits, names."""

import ast
import re
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("assessment", "grader", "tasks", "webapp", "commands")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50
USUAL_FUNCTION = 25
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "misc"}


def modules(*rooms):
    return [
        path
        for room in rooms or ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if not {"versions", "node_modules"}.intersection(path.parts)
    ]


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def length(node):
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    text = (first.end_lineno - first.lineno + 1) if documented else 0
    return node.end_lineno - node.lineno + 1 - text


def matches(pattern, *rooms):
    found = re.compile(pattern)
    return {
        path.relative_to(ROOT).as_posix()
        for path in modules(*rooms)
        if found.search(path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_outgrows_its_docstring(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_most_modules_are_about_a_hundred_lines():
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in modules()]

    assert statistics.median(sizes) <= 110


def test_functions_are_short():
    sizes = sorted(length(node) for path in modules() for node in functions(path))
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in modules()
        for node in functions(path)
        if length(node) > LONGEST_FUNCTION
    ]

    assert not long
    assert sizes[int(len(sizes) * 0.9)] <= USUAL_FUNCTION


def test_no_module_is_a_drawer():
    assert not [path for path in modules() if path.stem in FORBIDDEN_NAMES]


def test_only_entry_points_commit():
    committing = matches(r"\.commit\(\)")

    assert {path.split("/")[0] for path in committing} <= {"webapp", "tasks", "commands"}


def test_the_environment_is_read_by_the_settings_alone():
    # Programs inside the images have no settings: they get a rebuilt environment of their own.
    reading = {
        path
        for path in matches(r"os\.(environ|getenv)", "assessment", "tasks", "webapp", "grader")
        if not path.startswith("grader/images/")
    }

    assert reading <= {"assessment/settings.py"}


def test_the_clock_is_made_in_one_place():
    assert matches(r"datetime\.now\(|utcnow\(", "assessment", "tasks", "webapp", "grader") <= {
        "assessment/domain/clock.py"
    }


def test_only_the_grader_and_the_host_check_import_docker():
    importing = matches(r"(?m)^\s*(import docker|from docker)\b")

    assert {path.split("/")[0] for path in importing} <= {"grader"}


def test_broad_excepts_stand_around_one_job_alone():
    broad = matches(r"except (Exception|BaseException)\b|except:")

    assert len([path for path in broad if not path.startswith("grader/images/")]) <= 2
