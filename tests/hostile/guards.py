"""The guards as data, and a copy of the project from which one of them is taken out."""

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from assessment.settings import ROOT
from tests.hostile.reading import every_case

LISTED = Path(__file__).with_name("guards.toml")
COPIED = ("assessment", "grader", "tasks", "tests/support", "tests/hostile", "tests/conftest.py",
          "pyproject.toml")  # fmt: skip


@dataclass(frozen=True)
class Guard:
    """One guard: where it stands, and what stands there once it is removed."""

    name: str
    what: str
    file: str
    find: str
    put: str

    @property
    def cases(self):
        """The (case, language) that need it: each case in one language, Python where it may be."""
        named = [case for case in every_case() if self.name in case.guards]
        return [
            (case, "python" if "python" in case.languages else case.languages[0]) for case in named
        ]

    def stands(self):
        """Say how often its text stands in the code; a guard that was rewritten stands nowhere."""
        return (ROOT / self.file).read_text(encoding="utf-8").count(self.find)

    def removed(self, folder):
        """Copy the project to `folder` without it."""
        for name in COPIED:
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, place, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, place)
        for name in ("exercises", "standards"):  # settings want them to be there
            (folder / name).mkdir()
        changed = folder / self.file
        text = changed.read_text(encoding="utf-8")
        changed.write_text(text.replace(self.find, self.put), encoding="utf-8")
        return folder


def every_guard():
    listed = tomllib.loads(LISTED.read_text(encoding="utf-8"))
    return [Guard(name, **fields) for name, fields in listed.items()]
