"""The files of a new exercise of kind service: a counter that adds up what it is sent."""

SERVICE = """\
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock


class Handler(BaseHTTPRequestHandler):
    total, lock = 0, Lock()

    def do_GET(self):
        self.answer(200, {{"total": Handler.total}})

    def do_POST(self):
        try:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            number = sent["add"]
            if type(number) is not int:
                raise TypeError
        except (ValueError, TypeError, KeyError):
            self.answer(400, {{"error": "send an object with a whole number under add"}})
            return
        with Handler.lock:
            Handler.total += number
            self.answer(200, {{"total": Handler.total}})

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[-1])), Handler).serve_forever()
"""
STARTER = """\
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_error(501)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[-1])), Handler).serve_forever()
"""
FILES = {
    "exercise.toml": """\
id = "{id}"
title = {{ en = "{title}", fr = "{title}", nl = "{title}" }}
kind = "service"
languages = ["python"]
minutes = 45
indicators = ["{indicator}"]
authors = ["{author}"]
licence = "CC-BY-SA-4.0"
entry = "main.py"
""",
    "statement.en.md": """\
# {title}

Write a service that is started by `python3 main.py PORT` and listens on `127.0.0.1`, on that port.
`POST` with the JSON object `{{"add": 5}}` adds to a total and answers `{{"total": 5}}`; `GET` answers
the total without changing it. Anything else than a whole number gives 400.
""",
    "statement.fr.md": """\
# {title}

Écrivez un service qui se lance par `python3 main.py PORT` et écoute sur `127.0.0.1`, à ce port.
`POST` avec l'objet JSON `{{"add": 5}}` ajoute à un total et répond `{{"total": 5}}` ; `GET` répond le
total sans le changer. Toute autre chose qu'un nombre entier donne 400.
""",
    "statement.nl.md": """\
# {title}

Schrijf een dienst die wordt gestart met `python3 main.py PORT` en op die poort van `127.0.0.1` luistert.
`POST` met het JSON-object `{{"add": 5}}` telt op bij een totaal en antwoordt `{{"total": 5}}`; `GET`
antwoordt het totaal zonder het te veranderen. Al het andere dan een geheel getal geeft 400.
""",
    "starter/python/main.py": STARTER,
    "visible/test_visible.py": """\
import pytest


@pytest.mark.indicator("{indicator}")
def test_what_is_sent_is_added(candidate):
    assert candidate.http.post("/", json={{"add": 5}}).json() == {{"total": 5}}
    assert candidate.http.get("/").json() == {{"total": 5}}
""",
    "hidden/test_hidden.py": """\
import random

import pytest

pytestmark = pytest.mark.indicator("{indicator}")


def test_numbers_add_up(candidate, seed):
    numbers = [random.Random(seed).randrange(-100, 100) for _ in range(5)]
    asked = [candidate.http.prepare("POST", "/", json={{"add": number}}) for number in numbers]
    assert [answer.status for answer in candidate.http.together(asked)] == [200] * 5
    assert candidate.http.get("/").json() == {{"total": sum(numbers)}}


@pytest.mark.parametrize("body", ["", "5", '{{"add": "5"}}', '{{"add": 1.5}}', "{{}}", "["])
def test_anything_else_is_refused(candidate, body):
    assert candidate.http.post("/", data=body).status == 400
    assert candidate.http.get("/").json() == {{"total": 0}}
""",
    "submissions/accepted/locked/main.py": SERVICE,
    "submissions/accepted/one-at-a-time/main.py": SERVICE.replace(
        "ThreadingHTTPServer", "HTTPServer"
    ),
    "submissions/rejected/{indicator}/takes-anything/main.py": SERVICE.replace(
        "type(number) is not int", "number is None"
    ),
}
