"""The grading images: their names carry the hash of what they are made of."""

from functools import cache
from pathlib import Path

from assessment.domain.revisions import read_files, revision_of

FOLDER = Path(__file__).resolve().parent
EXAMINER = "examiner"
REPOSITORY = "proeve"
TOOLCHAIN = "be.proeve.toolchain"
"""The label under which an image says what the version of its toolchain is."""
IN_COMMON = {"workplace-javascript": ("node",), "workplace-typescript": ("node",),
             "workplace-c": ("native",), "workplace-cpp": ("native",)}  # fmt: skip
"""Folders that some images share beside what all of them have."""


def parts(name: str) -> tuple[str, ...]:
    """Return the folders that an image is made of, its own last."""
    return (
        ("shared", name)
        if name == EXAMINER
        else ("shared", "agent", *IN_COMMON.get(name, ()), name)
    )


@cache
def tag(name: str) -> str:
    """Return the full name of an image as the files beside this one define it."""
    files = {
        f"{part}/{path}": data
        for part in parts(name)
        for path, data in read_files(FOLDER / part).items()
    }
    return f"{REPOSITORY}/{name}:{revision_of(files)[:16]}"
