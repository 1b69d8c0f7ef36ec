"""A package's folder, read with caution: plain names, links that stay inside, bounded sizes."""

import re
from collections.abc import Iterator
from pathlib import Path

from assessment.domain.errors import InvalidInputError

MOST_BYTES = 30_000_000
"""All that is taken in; the examiner gets the suite with its data in one message."""
LARGEST_FILE = 8_000_000
"""What one program can be given, or print."""
MOST_FILES = 1900
DEEPEST = 12
PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]{0,254}")


class ProblemError(InvalidInputError):
    """A problem package cannot become an exercise."""


class Folder:
    """One package; every byte that is taken out of it is counted."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.bytes = 0
        self.files = 0

    @property
    def name(self) -> str:
        """What the package is called."""
        return self.root.name

    def has(self, path: str) -> bool:
        """Say whether there is anything under that path."""
        return (self.root / path).exists()

    def entries(self, path: str) -> Iterator[str]:
        """Yield what lies directly in a folder, in order; odd names are as if not there."""
        place = self.root / path
        if place.is_dir():
            self._inside(place)
            if path.count("/") > DEEPEST:
                raise ProblemError(
                    "%(package)s: %(path)s lies more than %(most)s folders deep; move it up.",
                    package=self.name,
                    path=path,
                    most=DEEPEST,
                )
            yield from (f"{path}/{name}" for name in _plain_names(place))

    def below(self, path: str) -> Iterator[str]:
        """Yield every file below a folder, in order."""
        for entry in self.entries(path):
            if self.is_folder(entry):
                yield from self.below(entry)
            else:
                yield entry

    def is_folder(self, path: str) -> bool:
        """Say whether it is a folder; one that is only linked to is refused."""
        place = self.root / path
        if place.is_symlink() and place.is_dir():
            raise ProblemError(
                "%(package)s: %(path)s is a link to a folder; put the folder itself there.",
                package=self.name,
                path=path,
            )
        return place.is_dir()

    def read(self, path: str) -> bytes:
        """Return a file; raises ProblemError where it leads outside or is too much."""
        place = self._inside(self.root / path)
        if not place.is_file():
            raise ProblemError(
                "%(package)s: %(path)s is no plain file; put one there.",
                package=self.name,
                path=path,
            )
        size = place.stat().st_size
        self.bytes += size
        self.files += 1
        if size > LARGEST_FILE or self.bytes > MOST_BYTES or self.files > MOST_FILES:
            raise ProblemError(
                "%(package)s: %(path)s makes it too large; a file may have %(file)s bytes, and all "
                "that is taken in %(all)s bytes in %(files)s files.",
                package=self.name,
                path=path,
                file=LARGEST_FILE,
                all=MOST_BYTES,
                files=MOST_FILES,
            )
        return place.read_bytes()

    def text(self, path: str) -> str:
        """Return a file as text; raises ProblemError where it is none."""
        try:
            return self.read(path).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ProblemError(
                "%(package)s: %(path)s is not UTF-8 text; save it as UTF-8.",
                package=self.name,
                path=path,
            ) from error

    def _inside(self, place: Path) -> Path:
        try:
            real = place.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            raise ProblemError(
                "%(package)s: %(path)s leads nowhere; put the file itself there.",
                package=self.name,
                path=place.relative_to(self.root),
            ) from error
        if not real.is_relative_to(self.root):
            raise ProblemError(
                "%(package)s: %(path)s leads out of the package; put the file itself there.",
                package=self.name,
                path=place.relative_to(self.root),
            )
        return real


def _plain_names(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if PLAIN.fullmatch(path.name))
