"""Figures of a benchmark: medians, ratios, and tables that a person can read."""

import statistics
from collections.abc import Sequence

NEARLY_ALL = 95


def median(times: Sequence[float]) -> float:
    """Return the middle of what was measured."""
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    """Return what 95 in a hundred stayed below: a value that was measured, never one between."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * NEARLY_ALL // 100) - 1)]


def ms(seconds: float) -> str:
    """Write a time in milliseconds."""
    return f"{seconds * 1000:.0f} ms"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Lay rows out below their heading; the first column is text, the others are figures."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = []
    for row in cells:
        first, *others = zip(row, widths, strict=True)
        words = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        lines.append("  ".join(words).rstrip())
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])
