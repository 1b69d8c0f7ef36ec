"""Import delivery notes: main.py FILE [FILE ...]."""

import shutil
import sys
from pathlib import Path

from notes import NoteError, read_note
from results import write_results

USAGE = "usage: main.py FILE [FILE ...]"
ARCHIVE = Path("archive")


def main(paths):
    """Import the delivery notes and return the exit code."""
    if not paths:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        accepted, rejected, is_complete = import_all(paths)
        write_results(accepted, rejected)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    if not is_complete:
        return 2
    return 1 if rejected else 0


def import_all(paths):
    """Return accepted and rejected rows, and whether every file could be used."""
    accepted, rejected, is_complete = [], [], True
    for path in paths:
        try:
            good, bad = read_note(path)
        except NoteError as error:
            print(f"{path}: {error}", file=sys.stderr)
            is_complete = False
            continue
        print(f"{path}: {len(good)} accepted, {len(bad)} rejected")
        accepted += good
        rejected += bad
        keep(path)
    return accepted, rejected, is_complete


def keep(path):
    """Copy a file that was used to the archive."""
    ARCHIVE.mkdir(exist_ok=True)
    shutil.copyfile(path, ARCHIVE / Path(path).name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
