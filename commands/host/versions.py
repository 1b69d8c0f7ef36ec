"""Versions as numbers, compared the way releases of several lines need."""

import re
from collections.abc import Sequence

Version = tuple[int, ...]


def numbers(text: str) -> Version:
    """Return the leading numbers of a version such as 1.1.5+ds1."""
    found = re.match(r"\d+(\.\d+)*", text)
    return tuple(int(part) for part in found.group().split(".")) if found else ()


def at_least(version: Version, oldest: Version) -> bool:
    """Say whether a version is this one or newer; an unknown version is not."""
    return bool(version) and version >= oldest


def has_repair(version: Version, repaired: Sequence[Version]) -> bool:
    """Say whether a version is repaired, where each release line got the repair on its own.

    `repaired` holds the first good version of each line, such as 1.2.8 and 1.3.3;
    what is newer than every line is good, what is older than every line is not.
    """
    lines = {line[:2]: line for line in repaired}
    if version[:2] in lines:
        return at_least(version, lines[version[:2]])
    return at_least(version, max(repaired))
