"""Bookings in an SQLite table, behind one small asyncio server."""

import asyncio
import json
import os

from http_line import serve
from rules import Service

if __name__ == "__main__":
    service = Service(json.loads(os.environ["BOOKING_TOKENS"]))
    asyncio.run(serve(int(os.environ["PORT"]), service))
