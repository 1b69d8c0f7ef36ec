"""Read what was sent; whatever is not as agreed is refused."""

import json
import re
from datetime import datetime

from refusals import Refused

ROOMS = ("attic", "kitchen", "stage")
KEYS = {"room", "from", "to"}
MOST = 4096
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
KEY = re.compile(r"[!-~]{8,64}")


def size(headers):
    text = headers.get("Content-Length", "0")
    if not re.fullmatch("[0-9]{1,9}", text):
        raise Refused(400, "Content-Length is no number")
    if int(text) > MOST:
        raise Refused(413, f"a body has at most {MOST} bytes")
    return int(text)


def booking(headers, body):
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refused(415, "send application/json")
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(400, "the body is not JSON") from None
    if not isinstance(sent, dict) or set(sent) != KEYS:
        raise Refused(400, "a booking has room, from and to")
    if sent["room"] not in ROOMS:
        raise Refused(400, f"the rooms are {', '.join(ROOMS)}")
    start, end = moment(sent["from"]), moment(sent["to"])
    if start >= end or start.date() != end.date():
        raise Refused(400, "a booking ends after it begins, on the same day")
    return {key: sent[key] for key in ("room", "from", "to")}


def moment(text):
    try:
        if not isinstance(text, str) or not TIME.fullmatch(text):
            raise ValueError
        found = datetime.strptime(text, "%Y-%m-%dT%H:%M")
    except ValueError:
        raise Refused(400, "a time is written as 2026-11-24T09:15") from None
    if found.minute % 15:
        raise Refused(400, "a time is a whole quarter of an hour")
    return found


def key(headers):
    text = headers.get("Idempotency-Key", "")
    if not KEY.fullmatch(text):
        raise Refused(400, "Idempotency-Key has 8 to 64 visible ASCII characters")
    return text
