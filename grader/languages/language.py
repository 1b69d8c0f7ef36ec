"""What the grader must know of a language: its image, its needs, and its modules' names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from assessment.domain.programming import LANGUAGES

HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Language:
    """One language; what its image's programs do stands in the image's folder.

    The figures are what the toolchain itself needs, on top of an exercise's limits.
    """

    name: str
    memory_mb: int = 0
    processes: int = 0
    disk_mb: int = 0
    files: int = 0
    compiles: bool = False
    """Something is built before the first check, and again in every fresh workplace."""
    headers: tuple[str, ...] = ()
    """Endings of files that are included by others, and are no modules."""
    native: bool = False
    """What was built runs from the workplace's own disk, which is mounted so that it may."""
    importable: bool = True
    """Its files are modules, which a suite may import; statements are none."""

    @property
    def image(self) -> str:
        """The folder of its image under `grader/images/`."""
        return f"workplace-{self.name}"

    def sources(self, names: Iterable[str]) -> list[str]:
        """Return the files that are source text, in order."""
        return sorted(name for name in names if LANGUAGES[self.name].owns(name))

    def modules(self, names: Iterable[str]) -> dict[str, str]:
        """Return module name -> file: `ShelfPlan.java` is the module `shelf_plan`."""
        if not self.importable:
            return {}
        return {
            _snake(PurePosixPath(name).stem): name
            for name in self.sources(names)
            if not name.endswith(self.headers)
        }

    def entry(self, named: str, names: Iterable[str]) -> str:
        """Return the file that is started: the one called as the manifest says, in this language."""
        stem = _snake(PurePosixPath(named).stem)
        written = PurePosixPath(named).with_suffix(LANGUAGES[self.name].endings[0])
        return self.modules(names).get(stem, str(written))


def _snake(stem: str) -> str:
    return HUMP.sub("_", stem).replace("-", "_").lower()
