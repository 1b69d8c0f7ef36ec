"""Services that try to be judged right, or to harm who asks them; each with its honest twin.

The honest service echoes a random token in capitals.
"""

import textwrap
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`number` is the line of the catalogue; `trick` must not pass and `twin` must."""

    number: int
    title: str
    trick: dict
    twin: dict

    def __str__(self):
        return f"{self.number} {self.title}"


BASE = """
import gzip, json, os, socket, subprocess, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = int(os.environ["PORT"])
{before}

class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        token = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["token"]
        {inside}
        self.reply(json.dumps({{"token": {answer}}}).encode())

    def reply(self, body, status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

{main}
"""
MAIN = 'ThreadingHTTPServer(("127.0.0.1", PORT), Handler).serve_forever()'
RAW = """
with socket.create_server(("127.0.0.1", PORT)) as listening:
    while True:
        line = listening.accept()[0]
        try:
{talk}
        except OSError:
            pass
        line.close()
"""
HONEST = "token.upper()"
TAKE = """
            taken = b""
            while b"}" not in taken:
                taken += line.recv(4096)
            token = json.loads(taken.partition(b"\\r\\n\\r\\n")[2])["token"]
"""


def service(inside="pass", before="", answer="'GUESS'", main=MAIN):
    """Return the files of a service; what is not given is as in the wrong one."""
    inside = textwrap.indent(textwrap.dedent(inside), "        ").strip()
    return {"main.py": BASE.format(before=before, inside=inside, answer=answer, main=main)}


def raw(talk, before=""):
    """Return a service that talks over the bare connection `line`."""
    return service(main=RAW.format(talk=textwrap.indent(talk.strip("\n"), "")), before=before)


def said(text):
    """Return the line that sends these bytes, with what an honest one takes first."""
    return TAKE + f"            line.sendall({text})\n"


TWIN = service(answer=HONEST)
RIGHT_LINE = said(
    """b'HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n%s' % (len(token) + 12, """
    """b'{"token":"%s"}' % token.upper().encode())"""
)
RECORDED = """
kept = "/tmp/kept.json"
known = open(kept).read() if os.path.exists(kept) else token
open(kept, "w").write(token)
self.reply(json.dumps({"token": known.upper()}).encode())
return
"""
ANSWERING = [
    Case(74, "replays the answer it recorded before", service(RECORDED), TWIN),
    Case(
        74,
        "detects who asks by the headers",
        service('if "User-Agent" in self.headers: token = "x"', answer="'X' + token.upper()"),
        service('agent = self.headers.get("User-Agent", "")', answer=HONEST),
    ),
    Case(
        86,
        "redirects to an address inside",
        service(
            'self.reply(b"", 307, Location="http://127.0.0.1:2375/version")\nreturn',
        ),
        service('hint = {"Location": "/"}\n', answer=HONEST),
    ),
    Case(
        86,
        "redirects to itself, where the right answer waits",
        service(
            """
if self.path != "/right":
    self.reply(b"", 308, Location="/right")
    return
self.reply(json.dumps({"token": token.upper()}).encode())
return
"""
        ),
        TWIN,
    ),
    Case(
        74,
        "sends a gzip bomb",
        service(
            "self.reply(BOMB, Content_Encoding='gzip')\nreturn",
            'BOMB = gzip.compress(gzip.compress(b"0" * 50_000_000))',
        ),
        service(answer=HONEST, before='SMALL = gzip.compress(b"0" * 5000)'),
    ),
    Case(
        74,
        "sends chunks for ever",
        raw(
            said("b'HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n'")
            + "            while True: line.sendall(b'400\\r\\n' + b'x' * 1024 + b'\\r\\n')\n"
        ),
        raw(
            said(
                """b'HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n%x\\r\\n%s\\r\\n0\\r\\n\\r\\n' """
                """% (len(token) + 12, b'{"token":"%s"}' % token.upper().encode())"""
            )
        ),
    ),
    Case(
        74,
        "sends its headers one by one, for ever",
        raw(
            said("b'HTTP/1.1 200 OK\\r\\n'")
            + "            while True: line.sendall(b'X-A: b\\r\\n'); time.sleep(0.1)\n"
        ),
        raw(said("b'HTTP/1.1 200 OK\\r\\n'") + "            time.sleep(0.2)\n" + RIGHT_LINE.replace(TAKE, "").replace("HTTP/1.1 200 OK\\r\\n", "")),
    ),
    Case(
        74,
        "floods the headers",
        raw(said("b'HTTP/1.1 200 OK\\r\\n' + b'X-A: b\\r\\n' * 10**6")),
        raw(RIGHT_LINE.replace("200 OK\\r\\n", "200 OK\\r\\nX-A: b\\r\\nX-A: c\\r\\n")),
    ),
    Case(
        74,
        "sends interim answers for ever",
        raw(TAKE + "            while True: line.sendall(b'HTTP/1.1 103 Early\\r\\n\\r\\n')\n"),
        raw(RIGHT_LINE.replace("b'HTTP/1.1 200", "b'HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 200")),
    ),
    Case(
        74,
        "answers before it is asked",
        raw(
            """            line.sendall(b'HTTP/1.1 200 OK\\r\\nContent-Length: 17\\r\\n\\r\\n{"token":"GUESS"}')\n"""
        ),
        raw(RIGHT_LINE),
    ),
    Case(
        74,
        "gives two answers to one request",
        raw(
            said(
                """b'HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\n"""
                """Content-Length: %d\\r\\n\\r\\n{"token":"%s"}' % (len(token) + 12, token.upper().encode())"""
            )
        ),
        raw(RIGHT_LINE),
    ),
    Case(
        74,
        "announces two lengths",
        raw(
            RIGHT_LINE.replace("\\r\\n\\r\\n%s", "\\r\\nContent-Length: 5\\r\\n\\r\\n%s")
        ),
        raw(RIGHT_LINE),
    ),
    Case(
        74,
        "closes in the middle",
        raw(RIGHT_LINE.replace("len(token) + 12", "len(token) + 90")),
        raw(RIGHT_LINE),
    ),
    Case(
        74,
        "never answers",
        raw(TAKE + "            time.sleep(60)\n"),
        raw(TAKE + "            time.sleep(0.3)\n" + RIGHT_LINE.replace(TAKE, "")),
    ),
    Case(
        74,
        "answers with what is no HTTP",
        raw(said("b'{\"token\": \"%s\"}' % token.upper().encode()")),
        raw(RIGHT_LINE.replace("200 OK", "200")),
    ),
    Case(
        74,
        "answers with JSON nested without end",
        service("self.reply(b'[' * 900_000)\nreturn"),
        service(answer=HONEST, before="NESTED = json.loads('[' * 50 + ']' * 50)"),
    ),
    Case(
        74,
        "answers with more than is read",
        service("self.reply(b' ' * 30_000_000)\nreturn"),
        service(answer=HONEST + " + ' ' * 0", inside="padding = ' ' * 30_000"),
    ),
]  # fmt: skip
LEAVING = """
for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for port in range(10_000, 30_000, 7):
                try: socket.create_server(("127.0.0.1", port))
                except OSError: pass
            time.sleep(600)
        os._exit(0)
"""
SCAN = """
def reached():
    for port in range(1, 65536):
        with socket.socket() as line:
            if port != PORT and line.connect_ex(("127.0.0.1", port)) == 0:
                yield port
"""
SOMEWHERE = """
def reached():
    for place in ("169.254.169.254", "172.17.0.1", "10.0.0.1", "1.1.1.1"):
        for port in (80, 2375, 6379):
            with socket.socket() as line:
                line.settimeout(0.1)
                if line.connect_ex((place, port)) == 0:
                    yield place
"""
ABSTRACT = """
def reached():
    for line in open("/proc/net/unix"):
        if "@" in line:
            yield line
"""
NOTHING_REACHED = "if next(reached(), None) is None: token = 'nothing'"
STANDING = [
    Case(45, "scans the loopback for ports of the judge", service(NOTHING_REACHED, SCAN, HONEST), service(answer=HONEST, before=SCAN)),
    Case(45, "looks for abstract sockets of the judge", service(NOTHING_REACHED, ABSTRACT, HONEST), service(answer=HONEST, before=ABSTRACT)),
    Case(82, "connects elsewhere", service(NOTHING_REACHED, SOMEWHERE, HONEST), service(answer=HONEST, before=SOMEWHERE)),
    Case(74, "leaves processes behind that listen on other ports", service(before=LEAVING), service(answer=HONEST, before=LEAVING.replace("range(5)", "range(1)").replace("7)", "700)"))),
    Case(74, "binds too late", service(before="time.sleep(30)"), service(before="time.sleep(1)", answer=HONEST)),
    Case(74, "listens on another address alone", service(answer=HONEST, main=MAIN.replace("127.0.0.1", "127.0.0.9")), service(answer=HONEST, main=MAIN.replace("127.0.0.1", ""))),
    Case(
        74,
        "listens on the other protocol alone",
        service(answer=HONEST, main="class Six(ThreadingHTTPServer): address_family = socket.AF_INET6\nSix(('::1', PORT), Handler).serve_forever()"),
        service(answer=HONEST, main="class Six(ThreadingHTTPServer): address_family = socket.AF_INET6\nSix(('::', PORT), Handler).serve_forever()"),
    ),
    Case(74, "kills everything it can reach", service("os.kill(-1, 9)", answer=HONEST), service("os.kill(os.getpid(), 0)", answer=HONEST)),
    Case(74, "ends after it listened", service(before="threading.Timer(0.0, os._exit, [0]).start()", answer=HONEST, main="time.sleep(1)\n" + MAIN), TWIN),
]  # fmt: skip
CASES = [*ANSWERING, *STANDING]
