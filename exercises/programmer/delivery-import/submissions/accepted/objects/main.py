"""Import delivery notes: main.py FILE [FILE ...]."""
import sys

from journal import Journal
from note import Note, Unusable


def main(paths):
    """Import the delivery notes and return the exit code."""
    if not paths:
        print("Name at least one delivery note.", file=sys.stderr)
        return 2
    journal = Journal()
    failures = [path for path in paths if not imported(path, journal)]
    try:
        journal.save()
    except OSError as error:
        print(f"{error.filename} cannot be written: {error}", file=sys.stderr)
        return 2
    return 2 if failures else journal.exit_code()


def imported(path, journal):
    """Add a file to the journal; say on the way what became of it."""
    try:
        note = Note.load(path)
    except Unusable as problem:
        print(problem, file=sys.stderr)
        return False
    journal.add(note)
    print(note.summary())
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
