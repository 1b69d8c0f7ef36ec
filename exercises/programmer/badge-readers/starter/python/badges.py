"""Compare the log of the badge readers with the rights: badges.py RIGHTS LOG [MOMENT ...]."""

import sys


def main(arguments):
    """Print what the log tells, and return the exit code."""
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
