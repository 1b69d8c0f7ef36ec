"""A failed check in the reader's words: what was called, expected and given."""

import re
from dataclasses import dataclass

COMPARED = re.compile(
    r"\Aassert (?P<given>.+?) (?:==|is(?! not\b)) (?P<expected>.+?)(?:\n|\Z)", re.DOTALL
)
WHERE = re.compile(r"^ *\+ +where (?P<given>.+?) = (?P<call>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Told:
    """One comparison that did not hold."""

    called: str
    expected: str
    given: str


def told(message: str) -> Told | None:
    """Return the comparison a message tells of, or None where it tells of something else."""
    compared, where = COMPARED.match(message), WHERE.search(message)
    if compared is None or where is None or where["given"] != compared["given"]:
        return None
    return Told(where["call"], compared["expected"], compared["given"])
