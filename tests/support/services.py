"""A small exercise of kind service: a counter that adds what it is sent, and keeps it in a file."""

from tests.support.packages import FILES, MANIFEST, write_package

HONEST = """\
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock

STORE, LOCK = Path("total.txt"), Lock()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(200, {"total": total()})

    def do_POST(self):
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with LOCK:
            STORE.write_text(str(total() + sent["add"]))
            self.answer(201, {"total": total()})

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def total():
    return int(STORE.read_text()) if STORE.exists() else 0


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
"""
HIDDEN = """\
import random

import pytest


@pytest.mark.indicator("PRG-1.2")
def test_numbers_add_up(candidate, seed):
    numbers = [random.Random(seed + place).randrange(10**9) for place in range(3)]
    for place, number in enumerate(numbers, 1):
        answer = candidate.http.post("/total", json={"add": number})
        assert (answer.status, answer.json()) == (201, {"total": sum(numbers[:place])})
    assert candidate.http.get("/total").json() == {"total": sum(numbers)}
"""
VISIBLE = """\
import pytest


@pytest.mark.indicator("PRG-1.1")
def test_the_total_begins_at_nought(candidate):
    assert candidate.http.get("/total").json() == {"total": 0}
"""
WRONG = HONEST.replace('+ sent["add"]', '+ sent["add"] + 1')


def write_service(root, hidden=HIDDEN, limits=""):
    """Write the package `counter` below `root`, with the given hidden suite and limits."""
    manifest = MANIFEST.replace('"function"', '"service"') + limits
    unused = {
        name.replace("/", "__"): None
        for name in FILES
        if name.startswith(("submissions/", "starter/"))
    }
    return write_package(
        root,
        "counter",
        **unused,
        exercise_DOT_toml=manifest,
        starter__python__main_DOT_py="# begin here\n",
        visible__test_visible_DOT_py=VISIBLE,
        hidden__test_hidden_DOT_py=hidden,
        submissions__accepted__honest__main_DOT_py=HONEST,
    )
