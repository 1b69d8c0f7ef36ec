"""Everything one import brought, and where it is written down."""
import csv
import os


class Journal:
    """The notes of one import."""

    def __init__(self):
        self.notes = []

    def add(self, note):
        """Take a note up."""
        self.notes.append(note)

    def exit_code(self):
        """Return 1 where a row was refused."""
        return 1 if any(note.faults for note in self.notes) else 0

    def save(self):
        """Write both lists, and keep what was read."""
        self.write("accepted.csv", ["date", "article", "quantity", "price"], self.deliveries())
        self.write("rejected.csv", ["reason"], self.faults())
        os.makedirs("archive", exist_ok=True)
        for note in self.notes:
            with open(os.path.join("archive", note.name), "wb") as copy:
                copy.write(note.content)

    def deliveries(self):
        """Yield the accepted rows."""
        for note in self.notes:
            for line, delivery in note.deliveries:
                yield note.path, line, *delivery.values()

    def faults(self):
        """Yield the rejected rows."""
        for note in self.notes:
            for line, reason in note.faults:
                yield note.path, line, reason

    @staticmethod
    def write(name, columns, rows):
        """Write one list, for a spreadsheet that must not take a text for a formula."""
        with open(name, "w", encoding="utf-8", newline="") as target:
            out = csv.writer(target)
            out.writerow(["file", "line", *columns])
            for row in rows:
                out.writerow(
                    "'" + part if isinstance(part, str) and part[:1] in set("=+-@") else part
                    for part in row
                )
