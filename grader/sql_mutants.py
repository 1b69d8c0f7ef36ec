"""Small faults planted in statements: the ones people make when they write SQL."""

import re
from collections.abc import Iterator

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
        ("OneMore", r"(?<![\w'.-])\d+(?![\w'.-])", lambda found: str(int(found[0]) + 1)),
    )
)


def faulty(source: str) -> Iterator[tuple[str, str]]:
    """Yield (name of the fault, changed text), one fault at one place at a time."""
    for name, pattern, change in FAULTS:
        for found in pattern.finditer(source):
            line = source[: found.start()].rpartition("\n")[2]
            if "--" in line:
                continue
            put = change(found) if callable(change) else change
            yield name, source[: found.start()] + put + source[found.end() :]
