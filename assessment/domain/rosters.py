"""Who is to be enrolled, as people write it: one by one, or as a table with a header.

A table is right as a whole or refused as a whole, with every bad row named.
"""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from assessment.domain.entries import COLUMNS, REQUIRED, Entry, read_entry
from assessment.domain.errors import InvalidInputError

MOST_BYTES = 1_000_000
MOST_ROWS = 1000
DELIMITERS = ";,\t"
Objection = Callable[[Entry], InvalidInputError | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row; rows are counted from the top of the file, the header is 1."""

    row: int
    reasons: tuple[InvalidInputError, ...]


class RosterError(InvalidInputError):
    """A table cannot be taken; `faults` names each bad row with its reasons."""

    def __init__(self, message: str, *, faults: tuple[Fault, ...] = (), **params: object) -> None:
        super().__init__(message, **params)
        self.faults = faults


def decode(raw: bytes) -> str:
    """Return the text of an uploaded file; raises RosterError in one sentence."""
    if len(raw) > MOST_BYTES:
        raise RosterError(
            "The file has %(size)s bytes; at most %(most)s are allowed.",
            size=len(raw),
            most=MOST_BYTES,
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RosterError(
            "The file is not UTF-8 text from line %(line)s on; save it as “CSV UTF-8” and "
            "choose it again.",
            line=raw.count(b"\n", 0, error.start) + 1,
        ) from error
    if "\x00" in text:
        raise RosterError("The file is not a text table; save it as “CSV UTF-8” first.")
    return text


def read_roster(text: str, today: date, objection: Objection = lambda _: None) -> list[Entry]:
    """Return everyone in the table; raises RosterError naming every bad row.

    `objection` says what else speaks against an entry that is well written.
    """
    rows = _rows(text)
    columns = _header(rows)
    entries: dict[int, Entry] = {}
    faults: list[Fault] = []
    for number, cells in rows[1:]:
        entry, reasons = _read_row(columns, cells, today)
        if entry is not None:
            reasons = [*_repeated(entry, entries), *filter(None, [objection(entry)])]
        if entry is None or reasons:
            faults.append(Fault(number, tuple(reasons)))
        else:
            entries[number] = entry
    if faults:
        raise RosterError(
            "Nobody was enrolled: %(bad)s of %(all)s rows cannot be taken.",
            bad=len(faults),
            all=len(rows) - 1,
            faults=tuple(faults),
        )
    return list(entries.values())


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Split the table into numbered rows of stripped cells, leaving empty rows out."""
    head = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                rows.append((reader.line_num, stripped))
    except csv.Error as error:
        raise RosterError(
            "Row %(row)s cannot be read as a table: %(problem)s.",
            row=reader.line_num,
            problem=error,
        ) from error
    if len(rows) > MOST_ROWS + 1:
        raise RosterError(
            "The table has %(count)s rows; at most %(most)s are allowed at once.",
            count=len(rows) - 1,
            most=MOST_ROWS,
        )
    return rows


def _header(rows: list[tuple[int, list[str]]]) -> list[str]:
    """Return the names of the columns; raises RosterError where they are not the ones known."""
    columns = [cell.lower() for cell in rows[0][1]] if rows else []
    missing = [name for name in REQUIRED if name not in columns]
    unknown = [name for name in columns if name not in COLUMNS]
    if missing or unknown or len(set(columns)) < len(columns):
        raise RosterError(
            "The first row must name the columns: %(required)s, and if needed %(optional)s, each "
            "once; it says “%(found)s”.",
            required=", ".join(REQUIRED),
            optional=", ".join(name for name in COLUMNS if name not in REQUIRED),
            found=", ".join(columns)[:200],
        )
    if len(rows) == 1:
        raise RosterError("The table has a header and no rows; add one row for each candidate.")
    return columns


def _read_row(
    columns: list[str], cells: list[str], today: date
) -> tuple[Entry | None, list[InvalidInputError]]:
    if any(cells[len(columns) :]):
        more = InvalidInputError(
            "It has %(count)s cells and the header %(columns)s; put quotes around a cell that "
            "contains the separator.",
            count=len(cells),
            columns=len(columns),
        )
        return None, [more]
    entry, problems = read_entry(dict(zip(columns, cells, strict=False)), today)
    return entry, list(problems.values())


def _repeated(entry: Entry, earlier: Mapping[int, Entry]) -> list[InvalidInputError]:
    return [
        InvalidInputError("%(email)s stands in row %(row)s already.", email=entry.email, row=number)
        for number, other in earlier.items()
        if other.email == entry.email
    ]
