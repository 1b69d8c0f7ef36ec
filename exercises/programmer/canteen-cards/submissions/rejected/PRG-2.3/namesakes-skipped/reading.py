"""Take apart what was sent; whatever is not as agreed is refused with 400."""

import json
import re

from refusals import Refused

NUMBER = re.compile(r"[A-Z0-9-]{1,20}")
EVENT = {"id", "card", "cents", "at"}
AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def document(body):
    try:
        return json.loads(body)
    except ValueError:
        raise Refused(400, "the body is not JSON") from None


def card(number, sent):
    name = sent.get("name") if isinstance(sent, dict) else None
    if not NUMBER.fullmatch(number) or not isinstance(name, str) or not 1 <= len(name) <= 80:
        raise Refused(400, "a card has a number and a name")
    return number, name


def delivery(sent):
    events = sent.get("events") if isinstance(sent, dict) else None
    if not isinstance(events, list) or not all(map(is_event, events)):
        raise Refused(400, "a delivery holds events with id, card, cents and at")
    return events


def is_event(event):
    return (
        isinstance(event, dict)
        and set(event) == EVENT
        and all(isinstance(event[key], str) and event[key] for key in ("id", "card"))
        and type(event["cents"]) is int
        and event["cents"] != 0
        and isinstance(event["at"], str)
        and AT.fullmatch(event["at"]) is not None
    )


def limit(asked):
    text = asked.get("limit", ["20"])[-1]
    if not re.fullmatch("[0-9]{1,3}", text) or not 1 <= int(text) <= 100:
        raise Refused(400, "the limit is a number from 1 to 100")
    return int(text)
