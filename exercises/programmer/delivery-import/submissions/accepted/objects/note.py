"""A delivery note, as a supplier wrote it."""
import csv
import io
import os

from delivery import Delivery, Invalid

NEEDED = {"date", "article", "quantity", "price"}


class Unusable(Exception):
    """A file that gives nothing."""

    def __init__(self, path, why):
        super().__init__(f"{path}: {why}")


class Note:
    """One file: its deliveries, and the rows in which something is wrong."""

    def __init__(self, path, content):
        self.path = path
        self.content = content
        self.deliveries = []
        self.faults = []

    @classmethod
    def load(cls, path):
        """Read a file and everything in it."""
        try:
            with open(path, "rb") as source:
                note = cls(path, source.read())
            note.read(note.content.decode("utf-8-sig"))
        except OSError as error:
            raise Unusable(path, f"cannot be opened, {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise Unusable(path, f"no UTF-8 at byte {error.start}") from error
        except csv.Error as error:
            raise Unusable(path, str(error)) from error
        return note

    @property
    def name(self):
        """The file's own name."""
        return os.path.basename(self.path)

    def summary(self):
        """Tell in one line what the note holds."""
        good, bad = len(self.deliveries), len(self.faults)
        return f"{self.path}: {good} accepted, {bad} rejected"

    def read(self, text):
        """Sort all rows into deliveries and faults."""
        separator = ";" if ";" in text.split("\n", 1)[0] else ","
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        header = [name.strip().casefold() for name in next(rows, [])]
        self.check(header)
        ended = rows.line_num
        for row in rows:
            begun, ended = ended + 1, rows.line_num
            if "".join(row).strip():
                self.sort(begun, header, row)

    def check(self, header):
        """Refuse a header without exactly one of each column that is needed."""
        for name in sorted(NEEDED):
            if header.count(name) == 0:
                raise Unusable(self.path, f"there is no column {name}")
            if header.count(name) > 1:
                raise Unusable(self.path, f"there are several columns {name}")

    def sort(self, line, header, row):
        """Put one row where it belongs."""
        try:
            if len(row) != len(header):
                raise Invalid("fields")
            self.deliveries.append((line, Delivery.parse(dict(zip(header, row)))))
        except Invalid as fault:
            self.faults.append((line, str(fault)))
