"""HTTP: which address does what."""

import hmac
import json
from http.server import BaseHTTPRequestHandler

import reading
from refusals import Refused


def shown(booking):
    return {key: booking[key] for key in ("number", "room", "from", "to")}


def tag(booking):
    return f'"{booking["version"]}"'


def handler(bookings, tokens):
    """Return the class that answers requests about these bookings."""

    class Handler(BaseHTTPRequestHandler):
        def act(self):
            try:
                self.body = self.rfile.read(reading.size(self.headers))
                status, value, headers = self.routed()
            except Refused as refused:
                status, value, headers = refused.status, {"error": refused.reason}, refused.headers
            self.answer(status, value, headers)

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = act

        def routed(self):
            parts = self.path.split("/")[1:]
            if parts[0] != "bookings" or len(parts) > 2:
                raise Refused(404, "there is nothing at this address")
            methods = (
                {"GET": self.all, "POST": self.make}
                if len(parts) == 1
                else {"GET": self.one, "PUT": self.change, "DELETE": self.cancel}
            )
            if self.command not in methods:
                raise Refused(405, "not this method", Allow=", ".join(methods))
            self.person = self.who()
            return methods[self.command](*parts[1:])

        def who(self):
            scheme, _, given = self.headers.get("Authorization", "").partition(" ")
            for token, person in tokens.items():
                if scheme.lower() == "bearer" and hmac.compare_digest(
                    token.encode(), given.encode()
                ):
                    return person
            raise Refused(401, "say who you are", **{"WWW-Authenticate": "Bearer"})

        def all(self):
            return 200, {"bookings": [shown(one) for one in bookings.of(self.person)]}, {}

        def one(self, number):
            found = bookings.one(self.person, number)
            return 200, shown(found), {"ETag": tag(found)}

        def make(self):
            key = reading.key(self.headers)
            made = bookings.make(self.person, key, reading.booking(self.headers, self.body))
            where = f"/bookings/{made['number']}"
            return 201, shown(made), {"Location": where, "ETag": tag(made)}

        def change(self, number):
            bookings.one(self.person, number)
            wanted = json.loads(self.body)
            changed = bookings.change(self.person, number, self.headers.get("If-Match"), wanted)
            return 200, shown(changed), {"ETag": tag(changed)}

        def cancel(self, number):
            bookings.cancel(self.person, number, self.headers.get("If-Match"))
            return 204, None, {}

        def answer(self, status, value, headers):
            body = b"" if value is None else json.dumps(value).encode()
            self.send_response(status)
            if value is not None:
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
            for name, text in headers.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_parts):
            """Keep tokens and people out of the log."""

    return Handler
