"""HTTP: which address does what."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import reading
import store
from refusals import Refused


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.attempt(self.look)

    def do_PUT(self):
        self.attempt(self.name_card)

    def do_POST(self):
        self.attempt(self.book)

    def attempt(self, act):
        try:
            status, value = act()
        except Refused as refused:
            status, value = refused.status, {"error": refused.reason}
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def look(self):
        address = urlsplit(self.path)
        asked = parse_qs(address.query, keep_blank_values=True)
        parts = [unquote(part) for part in address.path.split("/")[1:]]
        if parts == ["cards"]:
            name, after = (asked.get(key, [""])[-1] for key in ("name", "after"))
            return 200, store.find(name, after, reading.limit(asked))
        if len(parts) == 2 and parts[0] == "cards":
            return 200, store.card(parts[1])
        if len(parts) == 3 and parts[0] == "cards" and parts[2] == "movements":
            return 200, {"movements": store.movements(parts[1])}
        raise Refused(404, "there is nothing at this address")

    def name_card(self):
        parts = self.path.split("/")[1:]
        if len(parts) != 2 or parts[0] != "cards":
            raise Refused(404, "there is nothing at this address")
        number, name = reading.card(unquote(parts[1]), self.sent())
        is_new = store.name_card(number, name)
        return 201 if is_new else 200, store.card(number)

    def book(self):
        if self.path != "/deliveries":
            raise Refused(404, "there is nothing at this address")
        booked, known = store.book(reading.delivery(self.sent()))
        return 200, {"booked": booked, "known": known}

    def sent(self):
        return reading.document(self.rfile.read(int(self.headers.get("Content-Length", 0))))


def serve(port):
    store.prepare()
    ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
