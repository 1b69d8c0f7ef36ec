"""Import delivery notes: main.py FILE [FILE ...]."""

import sys


def main(paths):
    """Import the delivery notes and return the exit code."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
