"""The life of a submission and what may be handed in."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath

from assessment.domain.errors import InvalidInputError
from assessment.domain.revisions import revision_of

MOST_FILES = 50
LONGEST_NAME = 100
_NAME = re.compile(r"[\w][\w .+-]*(/[\w][\w .+-]*){0,3}")


class State(StrEnum):
    """Where a submission is in its life."""

    RECEIVED = "received"
    QUEUED = "queued"
    RUNNING = "running"
    GRADED = "graded"
    NEEDS_REVIEW = "needs_review"


UNDER_WAY = (State.RECEIVED, State.QUEUED, State.RUNNING)
"""The states that pass by themselves."""


class Origin(StrEnum):
    """Who handed in: the candidate, or the clock that collected the last draft."""

    HANDED_IN = "handed_in"
    COLLECTED = "collected"


class SubmissionError(InvalidInputError):
    """What was handed in cannot be taken."""


def check_files(files: Mapping[str, str], most_bytes: int) -> dict[str, str]:
    """Return the files if they may be handed in; raises SubmissionError in one sentence."""
    if not files or not any(text.strip() for text in files.values()):
        raise SubmissionError("The submission is empty; write something before you hand it in.")
    return check_draft(files, most_bytes)


def check_draft(files: Mapping[str, str], most_bytes: int) -> dict[str, str]:
    """Return the files if they may be kept as a draft, which may still be empty."""
    if len(files) > MOST_FILES:
        raise SubmissionError(
            "The submission has %(count)s files; at most %(most)s are allowed.",
            count=len(files),
            most=MOST_FILES,
        )
    size = sum(len(text.encode("utf-8", "replace")) for text in files.values())
    if size > most_bytes:
        raise SubmissionError(
            "The submission has %(size)s bytes; at most %(most)s are allowed.",
            size=size,
            most=most_bytes,
        )
    for name, text in files.items():
        check_name(name)
        _check_folders(name, files)
        if "\x00" in text or not _is_encodable(text):
            raise SubmissionError(
                "The file %(name)s is not text; hand in source code as UTF-8 text.", name=name
            )
    return dict(files)


def check_name(name: str) -> str:
    """Return the file name if it is a plain relative one; raises SubmissionError."""
    plain = unicodedata.normalize("NFC", name) == name and len(name) <= LONGEST_NAME
    if not plain or not _NAME.fullmatch(name):
        raise SubmissionError(
            "The file name “%(name)s” is not allowed; use letters, digits, spaces and . _ - +.",
            name=name[:LONGEST_NAME],
        )
    return name


def _check_folders(name: str, files: Mapping[str, str]) -> None:
    for folder in PurePosixPath(name).parents:
        if folder.as_posix() in files:
            raise SubmissionError(
                "The submission holds %(name)s as a file and as a folder; rename one of them.",
                name=folder.as_posix(),
            )


def decode_files(raw: Mapping[str, bytes]) -> dict[str, str]:
    """Return the files as text; raises SubmissionError naming the one that is binary."""
    texts = {}
    for name, data in raw.items():
        try:
            texts[name] = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise SubmissionError(
                "The file %(name)s is not text; hand in source code as UTF-8 text.", name=name
            ) from error
    return texts


def digest(files: Mapping[str, str]) -> str:
    """Return the SHA-256 over names and contents that evidence is kept under."""
    return revision_of({name: text.encode() for name, text in files.items()})


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
