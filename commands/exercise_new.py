"""`proeve exercise new`: a package to start from, which already runs and can be proved."""

import argparse
import re
from pathlib import Path
from uuid import uuid4

from assessment.domain.errors import InvalidInputError
from assessment.domain.exercises import Kind, read_exercise
from assessment.settings import Settings
from commands import _new_service, _new_sql
from commands.arguments import Subparsers

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FILES = {
    "exercise.toml": """\
id = "{id}"
title = {{ en = "{title}", fr = "{title}", nl = "{title}" }}
kind = "function"
languages = ["python"]
minutes = 30
indicators = ["{indicator}"]
authors = ["{author}"]
licence = "CC-BY-SA-4.0"
""",
    "statement.en.md": """\
# {title}

Write a function `total(prices)` in `{module}.py` that returns the sum of a list of prices in cents.
An empty list gives 0.
""",
    "statement.fr.md": """\
# {title}

Écrivez dans `{module}.py` une fonction `total(prices)` qui renvoie la somme d'une liste de prix
en centimes. Une liste vide donne 0.
""",
    "statement.nl.md": """\
# {title}

Schrijf in `{module}.py` een functie `total(prices)` die de som van een lijst prijzen in cent
teruggeeft. Een lege lijst geeft 0.
""",
    "starter/python/{module}.py": """\
def total(prices):
    ...
""",
    "visible/test_visible.py": """\
import pytest

from {module} import total


@pytest.mark.indicator("{indicator}")
def test_two_prices_are_added():
    assert total([250, 199]) == 449
""",
    "hidden/test_hidden.py": """\
import pytest

from {module} import total


@pytest.mark.indicator("{indicator}")
@pytest.mark.parametrize(
    ("prices", "expected"), [([], 0), ([1], 1), ([5, -5, 7], 7), ([10**12, 1], 10**12 + 1)]
)
def test_every_list_is_added_up(prices, expected):
    assert total(prices) == expected
""",
    "submissions/accepted/with-sum/{module}.py": """\
def total(prices):
    return sum(prices)
""",
    "submissions/accepted/loop/{module}.py": """\
def total(prices):
    result = 0
    for price in prices:
        result += price
    return result
""",
    "submissions/rejected/{indicator}/first-only/{module}.py": """\
def total(prices):
    return prices[0]
""",
}


OTHERS = {Kind.SERVICE: _new_service.FILES, Kind.SQL: _new_sql.FILES}
"""The files of the kinds that do not begin with a function."""


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the verb."""
    parser = subparsers.add_parser("new", help="write a package to start from")
    parser.add_argument("folder", type=Path, help="exercises/<profession>/<slug>")
    parser.add_argument("--indicator", default="PRG-1.1", help="which one it evidences")
    parser.add_argument(
        "--kind",
        choices=[Kind.FUNCTION.value, *(kind.value for kind in OTHERS)],
        default=Kind.FUNCTION.value,
        help="what the candidate makes",
    )
    parser.add_argument("--author", default="Proeve", help="who wrote it")
    return parser


def run(args: argparse.Namespace, _settings: Settings) -> int:
    """Write the package and say what to do next."""
    print(scaffold(args.folder, args.indicator, args.author, Kind(args.kind)))
    print(f"Now edit it, then prove it: ./proeve exercise verify {args.folder}")
    return 0


def scaffold(folder: Path, indicator: str, author: str, kind: Kind = Kind.FUNCTION) -> Path:
    """Write a package in a new folder; raises InvalidInputError where it cannot be one."""
    slug = folder.resolve().name
    if not SLUG.fullmatch(slug):
        raise InvalidInputError(
            "%(slug)s is not a name for an exercise; use small letters, digits and hyphens.",
            slug=slug,
        )
    if folder.exists():
        raise InvalidInputError(
            "%(folder)s exists already; choose another folder.", folder=str(folder)
        )
    values = {
        "id": uuid4(),
        "title": slug.replace("-", " ").capitalize(),
        "module": slug.replace("-", "_"),
        "indicator": indicator,
        "author": author.replace("\\", "").replace('"', "'"),
    }
    for name, text in OTHERS.get(kind, FILES).items():
        path = folder / name.format(**values)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(**values), encoding="utf-8")
    return read_exercise(folder).folder
