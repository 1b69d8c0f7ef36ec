"""Compare the log of the badge readers with the rights: badges.py RIGHTS LOG [MOMENT ...]."""

import sys

from log import Log
from reading import Fault, moment_of
from rights import Rights


def main(arguments):
    """Print what the log tells, and return the exit code."""
    if len(arguments) < 2:
        sys.stderr.write("Give a file of rights and a log: badges.py RIGHTS LOG [MOMENT ...]\n")
        return 2
    try:
        moments = [moment_of(text) for text in arguments[2:]]
        rights = Rights.read(arguments[0])
        log = Log.read(arguments[1])
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    return report(rights, log, moments)


def report(rights, log, moments):
    """Print the openings contrary to the rights and those present."""
    sys.stderr.writelines(f"{fault}\n" for fault in log.faults)
    is_clean = not log.faults
    for event in log.events:
        if event.is_entry and (reason := rights.objection(event)):
            is_clean = False
            print(f"breach;{event.moment.isoformat()};{event.door};{event.badge};{reason}")
    for moment in moments:
        print(f"inside;{moment.isoformat()};{','.join(log.inside(moment, rights))}")
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
