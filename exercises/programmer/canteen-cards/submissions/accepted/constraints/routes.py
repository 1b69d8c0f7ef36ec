"""Addresses and what they do."""

import json
import re
import sqlite3
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


class Wrong(Exception):
    pass


def check(condition):
    if not condition:
        raise Wrong("the request is not as agreed")


def handler(canteen):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.reply(self.looked)

        def do_PUT(self):
            self.reply(self.named)

        def do_POST(self):
            self.reply(self.booked)

        def reply(self, work):
            try:
                status, value = work()
            except Wrong as error:
                status, value = 400, {"error": str(error)}
            except sqlite3.IntegrityError as error:
                status, value = 409, {"error": str(error)}
            data = json.dumps(value if value is not None else {"error": "not found"}).encode()
            self.send_response(status if value is not None else 404)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def body(self):
            try:
                value = json.loads(self.rfile.read(int(self.headers["Content-Length"] or 0)))
            except ValueError:
                value = None
            check(isinstance(value, dict))
            return value

        def looked(self):
            url = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(url.query).items()}
            match [unquote(part) for part in url.path.strip("/").split("/")]:
                case ["cards"]:
                    limit = query.get("limit", "20")
                    check(re.fullmatch(r"[1-9][0-9]?|100", limit, re.ASCII))
                    return 200, canteen.search(query.get("name", ""), query.get("after"), int(limit))
                case ["cards", number]:
                    return 200, canteen.card(number)
                case ["cards", number, "movements"]:
                    return 200, canteen.movements(number)
            return 404, None

        def named(self):
            match [unquote(part) for part in self.path.strip("/").split("/")]:
                case ["cards", number]:
                    name = self.body().get("name")
                    check(re.fullmatch(r"[A-Z0-9-]{1,20}", number))
                    check(isinstance(name, str) and 0 < len(name) < 81)
                    return canteen.put(number, name)
            return 404, None

        def booked(self):
            if self.path != "/deliveries":
                return 404, None
            events = self.body().get("events")
            check(isinstance(events, list))
            for event in events:
                check(isinstance(event, dict) and sorted(event) == ["at", "card", "cents", "id"])
                texts = (event["at"], event["card"], event["id"])
                check(all(isinstance(text, str) and text for text in texts))
                check(re.fullmatch(TIME, event["at"], re.ASCII))
                check(type(event["cents"]) is int and event["cents"] != 0)
            return 200, canteen.deliver(events)

    return Handler
