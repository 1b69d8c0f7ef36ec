"""Drafts over time: how the text grew, where it jumped, and how it stood at each save."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from assessment.models.attempts import DraftEvent
from assessment.services.reviews import Evidence

JUMP = 400
"""So many characters at once are rarely typed within the seconds between two saves."""
WIDTH, HEIGHT = 600, 80


@dataclass(frozen=True, slots=True)
class Moment:
    """One save: its version, size in characters, and by how much it grew."""

    version: int
    at: datetime
    kind: str
    size: int
    growth: int

    @property
    def jumps(self) -> bool:
        """Say whether more came at once than is usually typed."""
        return self.growth >= JUMP


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every save of one exercise in one of the `languages` it was written in.

    `files` is the text at the version that is shown.
    """

    language: str
    languages: Sequence[str]
    moments: Sequence[Moment]
    version: int | None
    files: Mapping[str, str]
    points: str

    @property
    def jumps(self) -> list[Moment]:
        """The saves at which the text jumped."""
        return [moment for moment in self.moments if moment.jumps]

    @property
    def stops(self) -> list[Moment]:
        """A handful of saves spread over the time, to step through."""
        step = max(1, len(self.moments) // 12)
        return [*self.moments[::step], *self.moments[-1:]]


def shown(found: Evidence, asked: str | None, version: int | None) -> Timeline:
    """Return the timeline in a language, that of the submission at first, and how `version` read."""
    languages = sorted({event.language for event in found.events})
    language = asked if asked in languages else found.submission.language
    files: dict[str, str] = {}
    at_version: Mapping[str, str] = {}
    moments: list[Moment] = []
    for event in found.events:
        if event.language != language:
            continue
        before = _size(files)
        files = _after(files, event)
        size = _size(files)
        # The first save holds the starter too, which nobody typed.
        growth = size - before if moments else 0
        moments.append(Moment(event.version, event.at, event.kind.value, size, growth))
        if event.version == version:
            at_version = dict(files)
    known = version if at_version else None
    return Timeline(language, languages, moments, known, at_version, _points(moments))


def _after(files: dict[str, str], event: DraftEvent) -> dict[str, str]:
    merged = {**files, **event.files}
    return {name: text for name, text in merged.items() if text is not None}


def _size(files: Mapping[str, str]) -> int:
    return sum(len(text) for text in files.values())


def _points(moments: Sequence[Moment]) -> str:
    """Return the line of a small chart: time across, size up."""
    if not moments:
        return ""
    began, ended = moments[0].at, moments[-1].at
    span = (ended - began).total_seconds() or 1
    most = max(moment.size for moment in moments) or 1
    return " ".join(
        f"{(moment.at - began).total_seconds() / span * WIDTH:.1f},"
        f"{HEIGHT - moment.size / most * HEIGHT:.1f}"
        for moment in moments
    )
