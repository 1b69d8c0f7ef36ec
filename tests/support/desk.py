"""A server of one exercise page, small enough to cut its line at will: for the editor alone."""

import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

STATIC = Path(__file__).resolve().parents[2] / "webapp" / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
SHEETS = ("reset", "tokens", "base", "layout", "parts")
CSP = (
    "default-src 'none'; script-src 'self' 'nonce-N0nce'; style-src 'self' 'nonce-N0nce'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
STARTER = {"main.py": "def greet(name):\n    return name\n", "notes.txt": "Write here.\n"}
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Desk</title>
<meta name="viewport" content="width=device-width"><meta name="csrf-token" content="token">
<meta name="csp-nonce" content="N0nce"><link rel="stylesheet" href="/static/fonts/fonts.css">{sheets}
<link rel="stylesheet" href="/static/dist/exam.css"><link rel="icon" href="data:,">
<script type="module" src="/static/dist/site.js"></script>
<script type="module" src="/static/dist/exam.js"></script></head><body class="exam">
<script type="application/json" id="exam-state">{state}</script>
<header class="site"><h1>Desk</h1><span data-saved data-state="saved">Saved</span>
<span data-clock data-over-url="/over">…</span><p data-warning hidden></p></header>
<p class="unseen" data-announce aria-live="polite"></p><div data-notice></div>
<nav aria-label="Exercises"><a href="/1" data-exercise="1">1</a> <a href="/2" data-exercise="2">2</a></nav>
<main><form method="post" action="/{key}/submit" data-live-form data-target="result">
<div data-editor data-language="python" data-label="Your program" data-allow-files data-entry="main.py">
{areas}</div>
<button class="action" formaction="/{key}/run" data-run>Run published cases</button>
<button class="action primary" data-confirm="After this you cannot change it.">Hand in</button></form>
<div id="result" data-result></div>
<table class="table" data-sortable><caption>Sizes</caption><thead><tr><th scope="col">Name</th><th scope="col">Size</th>
</tr></thead><tbody><tr><td>b</td><td>9</td></tr><tr><td>a</td><td>10</td></tr></tbody></table></main>
<dialog data-shortcuts aria-labelledby="keys"><h2 id="keys">Shortcuts</h2><form method="dialog">
<button class="action">Close</button></form></dialog></body></html>"""


@dataclass
class Draft:
    """What the server has of one exercise."""

    files: dict[str, str] = field(default_factory=lambda: dict(STARTER))
    version: int = 0
    device: str = ""
    acknowledged: int = 0
    events: list[dict] = field(default_factory=list)


@dataclass
class Desk:
    """The two exercises, the clock, and the line."""

    address: str = ""
    drafts: dict[str, Draft] = field(default_factory=lambda: {"1": Draft(), "2": Draft()})
    closes_at: datetime = field(default_factory=lambda: datetime.now(UTC) + timedelta(hours=1))
    broken: bool = False
    status: int = 200
    outdated: str = ""
    asked: list[str] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def times(self):
        """Return the clock as every answer tells it."""
        return {"now": datetime.now(UTC).isoformat(), "closes_at": self.closes_at.isoformat()}

    def save(self, key, body):
        """Take events as the platform does: each once, and none over another device's work."""
        draft = self.drafts[key]
        with self.lock:
            if body["base"] < draft.version and draft.device != body["device"]:
                return 409, {"version": draft.version, "files": draft.files, "device": draft.device}
            known = draft.acknowledged if draft.device == body["device"] else 0
            fresh = [event for event in body["events"] if event["n"] > known]
            for event in fresh:
                changes = event["files"].items()
                draft.files.update({name: text for name, text in changes if text is not None})
                for name in [name for name, text in changes if text is None]:
                    draft.files.pop(name, None)
            if fresh:
                draft.version += 1
                draft.device, draft.acknowledged = body["device"], fresh[-1]["n"]
                draft.events += fresh
            said = {"version": draft.version, "acknowledged": max(known, draft.acknowledged)}
            return 200, said | self.times() | {"saved_at": datetime.now(UTC).isoformat()}

    def page(self, key):
        """Return the page of one exercise; once the outdated one, where there is one."""
        if self.outdated:
            page, self.outdated = self.outdated, ""
            return page
        draft = self.drafts[key]
        state = {"files": draft.files, "starter": STARTER, "version": draft.version}
        state |= {"device": draft.device, "acknowledged": draft.acknowledged, **self.times()}
        state |= {
            "draft_url": f"/{key}/draft",
            "siblings": [f"/{3 - int(key)}/draft"],
            "warnings": [15, 5, 1],
        }
        sheets = "".join(
            f'<link rel="stylesheet" href="/static/css/{name}.css">' for name in SHEETS
        )
        area = '<label>{0} <textarea name="file:{0}">{1}</textarea></label>'
        areas = "".join(area.format(*item) for item in draft.files.items())
        data = json.dumps(state).replace("<", "\\u003c")
        return PAGE.format(state=data, key=key, areas=areas, sheets=sheets)


class Answers(BaseHTTPRequestHandler):
    """Answers one request; a broken line answers nothing."""

    desk: Desk

    def log_message(self, *_):
        """Say nothing: a test reads what it needs from the desk."""

    def do_GET(self):
        """Answer the page, a static file, or the state of a run."""
        if self.path.startswith("/static/"):
            file = STATIC / self.path.removeprefix("/static/")
            return self._say(200, file.read_bytes(), KINDS[file.suffix])
        if self.desk.broken:
            return self.connection.close()
        self.desk.asked.append(self.path)
        if self.path.endswith("/state"):
            done = self.desk.asked.count(self.path) > 1
            text = "2 of 3 published cases" if done else "Running…"
            mark = "" if done else " data-pending"
            return self._fragment(f"<p{mark} data-announce-text>{text}</p>")
        if self.path == "/over":
            return self._say(200, b"<title>Over</title><h1>Over</h1>", "text/html")
        if self.path.strip("/") not in self.desk.drafts:
            return self._say(404, b"", "text/plain")
        return self._say(
            200, self.desk.page(self.path.strip("/")).encode(), "text/html; charset=utf-8"
        )

    def do_POST(self):
        """Take a draft, a run or a hand-in."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.desk.broken:
            return self.connection.close()
        _, key, action = self.path.split("/")
        if action == "draft":
            if self.desk.status != 200:
                return self._say(self.desk.status, b"{}", "application/json")
            status, said = self.desk.save(key, json.loads(body))
            return self._say(status, json.dumps(said).encode(), "application/json")
        self.desk.posted.append(f"{action}\n{body.decode()}")
        return self._fragment(
            f'<div data-live="/{key}/state"><p data-pending data-announce-text>Queued</p></div>'
        )

    def _fragment(self, html):
        self._say(200, html.encode(), "text/html; charset=utf-8", {"X-Fragment": "1"})

    def _say(self, status, body, kind, headers=None):
        self.send_response(status)
        told = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Content-Security-Policy": CSP,
        }
        for name, value in {**told, "Cache-Control": "no-store", **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """Serves, and says nothing when a browser closes in the middle of an answer."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        """Tell of every fault but the one that these tests make on purpose."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving():
    """Serve a desk on a free port of this machine."""
    desk = Desk()
    server = Server(("127.0.0.1", 0), type("Bound", (Answers,), {"desk": desk}))
    desk.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield desk
    server.shutdown()
    server.server_close()
    thread.join()
