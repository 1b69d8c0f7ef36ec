"""Small faults planted in statements: the ones people make when they write SQL."""

import re
from collections.abc import Iterator

NUMBER = re.compile(r"(?<![\w'.-])\d+(?![\w'.-])")
FAULTS = tuple(
    (name, re.compile(pattern, re.IGNORECASE), change)
    for name, pattern, change in (
        ("InnerJoin", r"\bLEFT (OUTER )?JOIN\b", "JOIN"),
        ("NoDistinct", r"\bDISTINCT\s", ""),
        ("UnionOnce", r"\bUNION ALL\b", "UNION"),
        ("OrForAnd", r"\bAND\b", "OR"),
        ("AndForOr", r"\bOR\b", "AND"),
        ("NotNull", r"\bIS NULL\b", "IS NOT NULL"),
        ("Null", r"\bIS NOT NULL\b", "IS NULL"),
        ("OtherOrder", r"\bDESC\b", "ASC"),
        ("DenseRank", r"\brank\(\)", "dense_rank()"),
        ("MoreOrEqual", r"(?<![<>])>(?![=>])", ">="),
        ("LessOrEqual", r"(?<![<>])<(?![=>])", "<="),
        ("More", r">=", ">"),
        ("Less", r"<=", "<"),
        ("Unequal", r"(?<![<>!=])=(?!=)", "<>"),
        ("MaxForMin", r"\bmin\(", "max("),
        ("MinForMax", r"\bmax\(", "min("),
        ("NoCase", r"\blower\(", "("),
        ("NoTrim", r"\btrim\(", "("),
        ("Nullable", r"\bNOT NULL\b", ""),
        ("NotUnique", r"\bUNIQUE\b", ""),
    )
)


def faulty(source: str) -> Iterator[tuple[str, str]]:
    """Yield (name of the fault, changed text), one fault at one place at a time."""
    for name, pattern, change in FAULTS:
        for found in pattern.finditer(source):
            yield from _put(name, source, found, change)
    for found in NUMBER.finditer(source):
        yield from _put("OneMore", source, found, str(int(found[0]) + 1))


def _put(name: str, source: str, found: re.Match[str], change: str) -> Iterator[tuple[str, str]]:
    """Yield the fault, unless it would stand in a comment."""
    if "--" not in source[: found.start()].rpartition("\n")[2]:
        yield name, source[: found.start()] + change + source[found.end() :]
