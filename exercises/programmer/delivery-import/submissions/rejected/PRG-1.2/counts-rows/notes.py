"""Read one delivery note."""

import csv
import io
from pathlib import Path

from rows import COLUMNS, RowError, read_row


class NoteError(Exception):
    """A file cannot be used."""


def read_note(path):
    """Return the accepted and the rejected rows of a file."""
    try:
        lines = list(numbered_rows(read_text(path)))
    except csv.Error as error:
        raise NoteError(f"is no table: {error}") from error
    header = lines[0][1] if lines else []
    places = find_columns(header)
    accepted, rejected = [], []
    for line, fields in lines[1:]:
        try:
            row = read_row(fields, places, len(header))
        except RowError as error:
            rejected.append((path, line, error.reason))
        else:
            accepted.append((path, line, *row))
    return accepted, rejected


def read_text(path):
    """Return the text of a file, without the mark that some programs begin it with."""
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise NoteError(error.strerror) from error
    except UnicodeDecodeError as error:
        raise NoteError("is not UTF-8") from error


def numbered_rows(text):
    """Yield each row that is not blank, with the line on which it begins."""
    separator = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = ([field.strip() for field in fields] for fields in reader)
    yield from enumerate(filter(any, rows), start=1)


def find_columns(header):
    """Return the place of each column we need."""
    names = [name.lower() for name in header]
    for column in COLUMNS:
        if names.count(column) != 1:
            raise NoteError(f"has {names.count(column)} columns named {column}")
    return [names.index(column) for column in COLUMNS]
