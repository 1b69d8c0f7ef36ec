"""The cases as they stand in folders: `cases/<section>/<case>/`, its expectation and its two sides.

`case.toml` says what is tried and how it must end; `hostile/<language>/` tries it, and
`honest/<language>/` is its twin. Where a twin has nothing of its own, the section's
kind of exercise has one for each language: `honest/<kind>/<language>/`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assessment.domain.revisions import read_files

FOLDER = Path(__file__).parent
CASES = FOLDER / "cases"
HONEST = FOLDER / "honest"
KEYS = {"number", "title", "kind", "ends", "guards", "times"}


@dataclass(frozen=True)
class Case:
    """One abuse of the catalogue; `ends` are the ways in which a grading of it may end."""

    folder: Path
    number: int
    title: str
    kind: str
    ends: tuple[str, ...]
    guards: tuple[str, ...] = ()
    times: int = 1

    @property
    def name(self):
        """Section and folder, which is what the case is called by."""
        return self.folder.relative_to(CASES).as_posix()

    @property
    def section(self):
        return self.folder.parent.name

    @property
    def languages(self):
        return sorted(place.name for place in (self.folder / "hostile").iterdir())

    def hostile(self, language):
        return read_files(self.folder / "hostile" / language)

    def honest(self, language):
        own = self.folder / "honest" / language
        return read_files(own if own.is_dir() else HONEST / self.kind / language)


def read_case(folder):
    """Read one case; an unknown key or an empty one is a mistake of whoever wrote it."""
    said = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    if unknown := said.keys() - KEYS:
        raise ValueError(f"{folder}/case.toml has {sorted(unknown)}; known are {sorted(KEYS)}")
    lists = {key: tuple(said.get(key, ())) for key in ("ends", "guards")}
    return Case(folder=folder, **{**said, **lists})


@cache
def every_case():
    return [read_case(path.parent) for path in sorted(CASES.glob("*/*/case.toml"))]
