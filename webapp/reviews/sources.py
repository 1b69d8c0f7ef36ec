"""The files of a submission as they are shown, and messages that lead to their lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from webapp.highlighting import visible_controls


@dataclass(frozen=True, slots=True)
class Source:
    """One file; the ids of its lines are `prefix` and the number."""

    name: str
    text: str
    prefix: str

    @property
    def lines(self) -> int:
        """Count the lines as they are numbered on the page."""
        text = self.text.replace("\r\n", "\n").replace("\r", "\n")
        return text.count("\n") + bool(text and not text.endswith("\n"))


def sources(files: Mapping[str, str]) -> list[Source]:
    """Return the files by name."""
    ordered = sorted(files.items())
    return [Source(name, text, f"L{n}-") for n, (name, text) in enumerate(ordered, start=1)]


def linked(message: str, shown: Sequence[Source]) -> Markup:
    """Return the message with a link where it names a line that is shown, and all else as text."""
    known = {source.name: source for source in shown}
    parts, last = [], 0
    for found in _places(known).finditer(message) if known else ():
        source, line = known[found["file"]], int(found["line"])
        if 1 <= line <= source.lines:
            text = visible_controls(found[0])
            parts.append(visible_controls(message[last : found.start()]))
            parts.append(Markup('<a href="#{}{}">{}</a>').format(source.prefix, line, text))
            last = found.end()
    return Markup("").join([*parts, visible_controls(message[last:])])


def _places(names: Mapping[str, Source]) -> re.Pattern[str]:
    """Match `a.py, line 3`, and a traceback's `File "a.py", line 3`; the longest name first."""
    files = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf'(?<![\w./-])(?P<file>{files})"?, line (?P<line>[0-9]{{1,6}})\b')
