"""Frames on a pipe: four bytes of length, then one JSON document."""

import json
import os
from typing import Any

HEADER = 4
MOST_BYTES = 16_000_000


class WireError(Exception):
    """The other end closed the pipe, or sent what is no frame."""


def read_frame(fd: int, most: int = MOST_BYTES) -> Any:
    """Read one frame; raises WireError at the end of the stream or for a bad frame."""
    size = int.from_bytes(_exactly(fd, HEADER), "big")
    if size > most:
        raise WireError(f"a frame of {size} bytes was announced; {most} are allowed")
    try:
        return json.loads(_exactly(fd, size))
    except (ValueError, RecursionError) as error:
        raise WireError(f"a frame is not JSON: {error}") from error


def write_frame(fd: int, value: Any) -> None:
    """Write one frame; raises WireError where the reader is gone."""
    body = json.dumps(value, separators=(",", ":")).encode()
    view = memoryview(len(body).to_bytes(HEADER, "big") + body)
    try:
        while view:
            view = view[os.write(fd, view) :]
    except OSError as error:
        raise WireError(f"the pipe is closed: {error}") from error


def _exactly(fd: int, size: int) -> bytes:
    parts, missing = [], size
    while missing:
        part = os.read(fd, min(missing, 1 << 20))
        if not part:
            raise WireError("the pipe was closed")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
