"""Import delivery notes: main.py FILE [FILE ...]."""

import csv
import io
import re
import shutil
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

COLUMNS = ("date", "article", "quantity", "price")
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
BELGIAN_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
QUANTITY = re.compile(r"(?:([0-9]+) *[xX] *)?([0-9]+)")
PRICE = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?")


class NoteError(Exception):
    """A file cannot be used."""


def read_date(text):
    """Return a date in the form of ISO 8601, or None."""
    found = ISO_DATE.fullmatch(text)
    parts = found.groups() if found else (BELGIAN_DATE.sub(r"\3 \2 \1", text)).split()
    try:
        return date(*map(int, parts)).isoformat() if len(parts) == 3 else None
    except ValueError:
        return None


def read_pieces(text):
    """Return how many pieces there are, counted out of their boxes."""
    found = QUANTITY.fullmatch(text)
    return int(found[1] or 1) * int(found[2]) if found else 0


def harmless(value):
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{value}" if str(value).startswith(("=", "+", "-", "@")) else value


def import_note(path, accepted, rejected):
    """Add the rows of a file to the accepted and the rejected ones."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise NoteError(error.strerror) from error
    except UnicodeDecodeError as error:
        raise NoteError("is not UTF-8") from error
    separator = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = [name.strip().lower() for name in next(reader, [])]
    for column in COLUMNS:
        if header.count(column) != 1:
            raise NoteError(f"needs one column {column}")
    good, bad = 0, 0
    line = reader.line_num + 1
    for fields in reader:
        fields = [field.strip() for field in fields]
        reason = None
        if any(fields):
            if len(fields) != len(header):
                reason = "fields"
            else:
                row = dict(zip(header, fields))
                if not read_date(row["date"]):
                    reason = "date"
                elif not row["article"]:
                    reason = "article"
                elif not read_pieces(row["quantity"]):
                    reason = "quantity"
                elif not PRICE.fullmatch(row["price"]):
                    reason = "price"
            if reason:
                bad += 1
                rejected.append((path, line, reason))
            else:
                good += 1
                price = format(Decimal(row["price"].replace(",", ".")), ".2f")
                pieces = read_pieces(row["quantity"])
                day = read_date(row["date"])
                accepted.append((path, line, day, row["article"], pieces, price))
        line = reader.line_num + 1
    print(f"{path}: {good} accepted, {bad} rejected")


def write_table(name, header, rows):
    """Write one table."""
    with open(name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([harmless(value) for value in row] for row in rows)


def main(paths):
    """Import the delivery notes and return the exit code."""
    if not paths:
        print("usage: main.py FILE [FILE ...]", file=sys.stderr)
        return 2
    accepted, rejected, code = [], [], 0
    try:
        for path in paths:
            try:
                import_note(path, accepted, rejected)
            except NoteError as error:
                print(f"{path}: {error}", file=sys.stderr)
                code = 2
            else:
                Path("archive").mkdir(exist_ok=True)
                shutil.copyfile(path, Path("archive") / Path(path).name)
        write_table(
            "accepted.csv", ["file", "line", "date", "article", "quantity", "price"], accepted
        )
        write_table("rejected.csv", ["file", "line", "reason"], rejected)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    return code or (1 if rejected else 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
