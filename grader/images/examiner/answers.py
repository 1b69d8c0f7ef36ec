"""Read one HTTP answer from a service that may send anything, within bounds."""

import re
import socket
import time

MOST_HEAD = 64_000
MOST_FIELDS = 100
MOST_INTERIM = 8
LONGEST_LINE = 16_000
CHUNK = 65536
FIRST_FINAL = 200
EMPTY = (204, 304)
STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([1-5][0-9][0-9])( [^\r\n]*)?")
FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\x00]*?)[ \t]*")
NUMBER = re.compile(r"[0-9]{1,15}")
CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(;[^\r\n]*)?")

Fields = list[tuple[str, str]]


class AnswerError(Exception):
    """What came is no whole HTTP answer, or is larger than allowed; says so in words."""


class Incoming:
    """The bytes that come over one connection until `deadline`, `most` of a body among them."""

    def __init__(self, line: socket.socket, deadline: float, most: int) -> None:
        self.line = line
        self.deadline = deadline
        self.buffer = bytearray()
        self.left = MOST_HEAD + 8 * most  # a body sent in small chunks takes more than itself

    def more(self) -> bool:
        """Wait for further bytes; False at the end; raises TimeoutError or AnswerError."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.line.settimeout(left)
        part = self.line.recv(CHUNK)
        self.left -= len(part)
        if self.left < 0:
            raise AnswerError("sent more than is read of an answer")
        self.buffer += part
        return bool(part)

    def text_line(self, longest: int = LONGEST_LINE) -> bytes:
        """Return the next line without its end."""
        looked = 0
        while (end := self.buffer.find(b"\n", looked)) < 0 and len(self.buffer) <= longest:
            looked = len(self.buffer)
            if not self.more():
                raise AnswerError("closed the connection before its answer was whole")
        if end < 0 or end > longest:
            raise AnswerError(f"sent a line of more than {longest} bytes in front of the body")
        line = bytes(self.buffer[:end])
        del self.buffer[: end + 1]
        return line.removesuffix(b"\r")

    def exactly(self, size: int) -> bytes:
        """Return that many bytes."""
        while len(self.buffer) < size:
            if not self.more():
                raise AnswerError(
                    f"closed the connection after {len(self.buffer)} of {size} announced bytes"
                )
        taken = bytes(self.buffer[:size])
        del self.buffer[:size]
        return taken

    def rest(self, most: int) -> bytes:
        """Return everything until the connection is closed."""
        while self.more():
            _bounded(len(self.buffer), most)
        _bounded(len(self.buffer), most)
        return bytes(self.buffer)


def read_answer(incoming: Incoming, method: str, most: int) -> tuple[int, Fields, bytes]:
    """Return status, fields and body; raises AnswerError, TimeoutError or OSError.

    What follows the answer is never looked at: each request has a connection of
    its own, so a second answer on it is the answer to nothing.
    """
    status, fields = _head(incoming)
    interim = 0
    while status < FIRST_FINAL:
        interim += 1
        if interim > MOST_INTERIM:
            raise AnswerError(f"sent more than {MOST_INTERIM} interim answers (1xx)")
        status, fields = _head(incoming)
    if method == "HEAD" or status in EMPTY:
        return status, fields, b""
    return status, fields, _body(incoming, fields, most)


def _head(incoming: Incoming) -> tuple[int, Fields]:
    line = incoming.text_line()
    found = STATUS_LINE.fullmatch(line)
    if found is None:
        raise AnswerError(f"began its answer with {_shown(line)}, which is no HTTP/1 status line")
    fields: Fields = []
    size = 0
    while line := incoming.text_line():
        size += len(line)
        field = FIELD.fullmatch(line)
        if field is None:
            raise AnswerError(f"sent {_shown(line)}, which is no header")
        fields.append((field[1].decode("ascii"), field[2].decode("latin-1")))
        if len(fields) > MOST_FIELDS or size > MOST_HEAD:
            raise AnswerError(f"sent more than {MOST_FIELDS} headers, or {MOST_HEAD} bytes of them")
    return int(found[1]), fields


def _body(incoming: Incoming, fields: Fields, most: int) -> bytes:
    codings = [value.lower() for name, value in fields if name.lower() == "transfer-encoding"]
    lengths = {value for name, value in fields if name.lower() == "content-length"}
    if codings and lengths:
        raise AnswerError("sent both Content-Length and Transfer-Encoding")
    if codings:
        if codings != ["chunked"]:
            raise AnswerError(f"used the transfer encoding {', '.join(codings)[:50]}")
        return _chunks(incoming, most)
    if not lengths:
        return incoming.rest(most)
    length = lengths.pop()
    if lengths or not NUMBER.fullmatch(length):
        raise AnswerError(f"sent the Content-Length {length[:50]!r}, or several different ones")
    _bounded(int(length), most)
    return incoming.exactly(int(length))


def _chunks(incoming: Incoming, most: int) -> bytes:
    body = bytearray()
    while True:
        line = incoming.text_line()
        found = CHUNK_SIZE.fullmatch(line)
        if found is None:
            raise AnswerError(f"sent {_shown(line)}, which is no size of a chunk")
        size = int(found[1], 16)
        if size == 0:
            break
        _bounded(len(body) + size, most)
        body += incoming.exactly(size)
        if incoming.text_line():
            raise AnswerError("sent a chunk that is longer than its size")
    for _ in range(MOST_FIELDS):
        if not incoming.text_line():
            return bytes(body)
    raise AnswerError(f"sent more than {MOST_FIELDS} headers after the body")


def _bounded(size: int, most: int) -> None:
    if size > most:
        raise AnswerError(f"sent a body of more than {most} bytes")


def _shown(line: bytes) -> str:
    return repr(line[:60].decode("latin-1"))
