"""What may be asked, by whom, and what comes of it."""

import json
import re
from datetime import datetime

from table import Table

SHAPE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:(00|15|30|45)", re.ASCII)
METHODS = {1: ("GET", "POST"), 2: ("GET", "PUT", "DELETE")}


class Stop(Exception):
    """The answer is an error."""


def stop_if(wrong, status, text, **headers):
    if wrong:
        raise Stop(status, text, headers)


class Service:
    def __init__(self, tokens):
        self.people = {f"Bearer {token}": person for token, person in tokens.items()}
        self.table = Table()

    def answer(self, method, path, headers, body):
        try:
            return self.acted(method, path, headers, body)
        except Stop as stop:
            status, text, more = stop.args
            return status, {"error": text}, {name.replace("_", "-"): v for name, v in more.items()}

    def acted(self, method, path, headers, body):
        _, first, *rest = path.split("/")
        stop_if(first != "bookings" or len(rest) > 1, 404, "nothing here")
        allowed = METHODS[1 + len(rest)]
        stop_if(method not in allowed, 405, "wrong method", Allow=", ".join(allowed))
        person = self.people.get(headers.get("authorization", ""))
        stop_if(person is None, 401, "unknown", WWW_Authenticate="Bearer")
        if method == "POST":
            return self.post(person, headers, body)
        if not rest:
            return 200, {"bookings": self.table.of(person)}, {}
        found = self.table.one(person, rest[0])
        stop_if(found is None, 404, "no such booking")
        booking, version = found
        if method == "GET":
            return 200, booking, {"ETag": f'"{version}"'}
        wanted = self.wanted(headers, body) if method == "PUT" else None
        stop_if("if-match" not in headers, 428, "If-Match is missing")
        stop_if(headers["if-match"] != f'"{version}"', 412, "changed meanwhile")
        if wanted is None:
            self.table.remove(booking["number"])
            return 204, None, {}
        stop_if(self.table.taken(wanted, booking["number"]), 409, "taken")
        self.table.change(booking["number"], wanted)
        return 200, {"number": booking["number"], **wanted}, {"ETag": f'"{version + 1}"'}

    def post(self, person, headers, body):
        key = headers.get("idempotency-key", "")
        stop_if(not re.fullmatch("[!-~]{8,64}", key), 400, "Idempotency-Key is missing or wrong")
        wanted = self.wanted(headers, body)
        before = self.table.remembered(person, key)
        if before is None:
            stop_if(self.table.taken(wanted, None), 409, "taken")
            before = self.table.add(person, key, wanted)
        number, asked = before
        stop_if(asked != wanted, 422, "the key was used for something else")
        where = {"Location": f"/bookings/{number}", "ETag": '"1"'}
        return 201, {"number": number, **wanted}, where

    def wanted(self, headers, body):
        kind = headers.get("content-type", "").split(";")[0].strip()
        stop_if(kind.lower() != "application/json", 415, "JSON, please")
        try:
            value = json.loads(body)
        except (ValueError, RecursionError):
            value = None
        right = isinstance(value, dict) and sorted(value) == ["from", "room", "to"]
        right = right and value["room"] in ("attic", "kitchen", "stage")
        right = right and all(self.is_time(value[key]) for key in ("from", "to"))
        right = right and value["from"] < value["to"] and value["from"][:10] == value["to"][:10]
        stop_if(not right, 400, "this is no booking")
        return {"room": value["room"], "from": value["from"], "to": value["to"]}

    @staticmethod
    def is_time(text):
        try:
            return bool(SHAPE.fullmatch(text)) and bool(datetime.fromisoformat(text))
        except (TypeError, ValueError):
            return False
