"""The documents tell the truth: nothing that can be set or called is left out, no link is dead."""

import ast
import re
import tomllib

import pytest

from assessment.domain.exercises import Kind, Limits, Manifest
from assessment.domain.programming import LANGUAGES
from assessment.domain.reports import Check, Limit, Outcome, Report
from assessment.settings import ROOT, Settings
from commands.__main__ import COMMANDS
from commands.exercise import VERBS
from grader.languages import installed

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
PLACES = ("assessment/", "grader/", "tasks/", "webapp/", "commands/", "tests/", "docs/",
          "requirements/", "standards/", "domain/", "models/", "services/")  # fmt: skip


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def anchor(heading):
    """The anchor under which a heading is found, as the usual renderers make it."""
    kept = re.sub(r"[^\w\s-]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def found(pattern):
    """Every (document, match) once, the document by its name."""
    pairs = [
        (name_of(document), match)
        for document in DOCUMENTS
        for match in pattern.findall(document.read_text(encoding="utf-8"))
    ]
    return list(dict.fromkeys(pairs))


LINKS = [pair for pair in found(LINK) if "://" not in pair[1]]
FILES = [
    (document, word)
    for document, word in found(CODE)
    if re.fullmatch(r"[\w./-]+", word) and word.startswith(PLACES)
]


@pytest.mark.parametrize(("document", "target"), LINKS)
def test_every_link_within_the_project_leads_somewhere(document, target):
    path, _, fragment = target.partition("#")
    aim = (ROOT / document).parent / path if path else ROOT / document

    assert aim.exists()
    if fragment:
        headings = re.findall(r"(?m)^#+ (.+)$", aim.read_text(encoding="utf-8"))
        assert fragment in {anchor(heading) for heading in headings}


@pytest.mark.parametrize(("document", "path"), FILES)
def test_every_file_that_is_named_is_there(document, path):
    """A function may be named behind its module, and a floor of assessment without the room."""
    module = path.rpartition(".")[0] + ".py"
    places = [room / name for room in (ROOT, ROOT / "assessment") for name in (path, module)]

    assert any(place.exists() for place in places)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained(command):
    assert f"`./proeve {command}" in read("docs/deployment.md")


@pytest.mark.parametrize("verb", list(VERBS))
def test_every_verb_on_exercises_is_explained(verb):
    assert f"./proeve exercise {verb}" in read("docs/exercises.md")


@pytest.mark.parametrize("setting", list(Settings.model_fields))
def test_every_setting_is_explained(setting):
    assert f"`PROEVE_{setting.upper()}`" in read("docs/deployment.md")


@pytest.mark.parametrize("key", [key for key in Manifest.model_fields if key != "limits"])
def test_every_key_of_the_manifest_is_explained(key):
    assert f"| `{key}` |" in read("docs/exercises.md")


@pytest.mark.parametrize("key", list(Limits.model_fields))
def test_every_limit_is_explained_with_its_default_and_how_it_is_held(key):
    default = Limits.model_fields[key].default

    assert f"| `limits.{key}` | {default} |" in read("docs/exercises.md")
    assert f"| `{key}` |" in read("docs/grading.md")


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_exercise_is_explained(kind):
    assert f"- `{kind.value}`:" in read("docs/exercises.md")


@pytest.mark.parametrize("language", list(installed()))
def test_every_language_is_named(language):
    text = read("docs/grading.md").partition("## Languages")[2]

    assert f"- **{LANGUAGES[language].title}**" in text


def offered_to_suites():
    tree = ast.parse(read("grader/images/examiner/candidate.py"))
    kind = next(node for node in tree.body if getattr(node, "name", "") == "Candidate")
    return [
        node.name
        for node in kind.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


@pytest.mark.parametrize("method", offered_to_suites())
def test_everything_a_suite_may_do_with_the_candidates_work_is_explained(method):
    assert f"`candidate.{method}(" in read("docs/exercises.md")


@pytest.mark.parametrize(
    "word", sorted({*Report.model_fields, *Check.model_fields, *map(str, [*Outcome, *Limit])})
)
def test_every_word_of_the_report_is_explained(word):
    assert f"`{word}`" in read("docs/grading.md")


def test_the_manifest_that_is_shown_is_a_valid_one():
    shown = re.findall(r"(?s)```toml\n(.*?)```", read("docs/exercises.md"))
    manifests = [Manifest.model_validate(tomllib.loads(text)) for text in shown if "id = " in text]

    assert manifests
    assert set(Manifest.model_fields) == manifests[0].model_fields_set


def test_every_decision_is_linked_from_the_architecture():
    architecture = read("docs/architecture.md")
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert decisions
    assert not [path.name for path in decisions if f"decisions/{path.name}" not in architecture]


def test_the_recipes_fit_on_two_screens():
    assert len(read("CONTRIBUTING.md").splitlines()) <= 80
