"""Folders as values: their files by name, and the content hash that names a revision."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from assessment.domain.errors import InvalidInputError

MOST_FILES = 2000
MOST_BYTES = 50_000_000
KEPT_REPORT = "verify.json"
"""The verify report may lie in the package; it speaks of the revision and is no part of it."""

_IGNORED = {"__pycache__", ".git", ".pytest_cache", ".DS_Store", KEPT_REPORT}


class FolderError(InvalidInputError):
    """A folder holds something that cannot be taken in."""


def read_files(folder: Path) -> dict[str, bytes]:
    """Return every regular file below `folder`, by POSIX path relative to it.

    A missing folder is an empty one. Raises FolderError for links and special
    files, and where there are more than 2000 files or 50 million bytes.
    """
    files: dict[str, bytes] = {}
    total = 0
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if _IGNORED.intersection(relative.parts) or path.suffix == ".pyc":
            continue
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise FolderError(
                "%(path)s is a link or a special file; only plain files are taken in.",
                path=relative,
            )
        if path.is_dir():
            continue
        total += path.stat().st_size
        if len(files) >= MOST_FILES or total > MOST_BYTES:
            raise FolderError(
                "%(folder)s holds more than %(files)s files or %(bytes)s bytes; take some out.",
                folder=folder.name,
                files=MOST_FILES,
                bytes=MOST_BYTES,
            )
        files[relative.as_posix()] = path.read_bytes()
    return files


def revision_of(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over names and contents, in hex; the order of files is no part of it."""
    digest = hashlib.sha256()
    for name in sorted(files):
        data = files[name]
        for part in (name.encode(), data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()
