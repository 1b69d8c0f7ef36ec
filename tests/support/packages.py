"""Small exercise packages, written to disk for a test."""

from pathlib import Path

MANIFEST = """\
id = "5b0f2a52-6d0c-4b4e-9c58-1b9d6f9a7f10"
title = { en = "Double", fr = "Double", nl = "Dubbel" }
kind = "function"
languages = ["python"]
minutes = 10
indicators = ["PRG-1.1", "PRG-1.2"]
authors = ["Proeve"]
licence = "CC-BY-SA-4.0"
"""

FILES = {
    "exercise.toml": MANIFEST,
    "statement.en.md": "Write `double(number)`.",
    "statement.fr.md": "Écrivez `double(number)`.",
    "statement.nl.md": "Schrijf `double(number)`.",
    "starter/python/double.py": "def double(number):\n    ...\n",
    "visible/test_visible.py": (
        "import pytest\n"
        "from double import double\n\n\n"
        '@pytest.mark.indicator("PRG-1.1")\n'
        "def test_two():\n"
        "    assert double(2) == 4\n"
    ),
    "hidden/test_hidden.py": (
        "import pytest\n"
        "from double import double\n\n\n"
        '@pytest.mark.indicator("PRG-1.2")\n'
        '@pytest.mark.parametrize("number", [0, -3, 10**30])\n'
        "def test_others(number):\n"
        "    assert double(number) == number + number\n"
    ),
    "submissions/accepted/times/double.py": "def double(number):\n    return 2 * number\n",
    "submissions/accepted/plus/double.py": "def double(number):\n    return number + number\n",
    "submissions/rejected/PRG-1.1/nothing/double.py": "def double(number):\n    return 0\n",
    "submissions/rejected/PRG-1.2/square/double.py": "def double(number):\n    return number**2\n",
}


def write_package(root, slug="double", **changes):
    """Write the package `slug` below `root`; `changes` replace files, None removes one.

    Keys of `changes` are paths with `__` for `/` and `_DOT_` for the last dot.
    """
    folder = Path(root) / "programmer" / slug
    files = {**FILES, **{_path(key): value for key, value in changes.items()}}
    for name, content in files.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def _path(key):
    return key.replace("__", "/").replace("_DOT_", ".")
