"""Rows as a CSV file that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"


def spreadsheet(rows: Iterable[Sequence[str | int]]) -> bytes:
    """Return UTF-8 with a byte order mark, by which spreadsheets know the encoding."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows([inert(cell) for cell in row] for row in rows)
    return (BOM + written.getvalue()).encode()


def inert(cell: str | int) -> str:
    """Return a cell that is shown as it is, with an apostrophe before what would be a formula."""
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
