"""Frames over a container's attached pipes, which the engine interleaves in one stream."""

import json
import select
import socket
import time
from typing import Any

from grader.sandbox import ClosedError

HEADER = 4
STREAM_HEADER = 8
STDOUT = 1
MOST_FRAME = 32_000_000
CHUNK = 1 << 18


class AttachedChannel:
    """Speaks with the program in one container; `most` bounds a frame from it, in bytes."""

    def __init__(self, attached: socket.socket, most: int = MOST_FRAME) -> None:
        self.socket = attached
        self.socket.setblocking(False)  # noqa: FBT003 - the socket's own signature
        self.most = most
        self.raw = bytearray()
        self.text = bytearray()

    def send(self, message: dict[str, Any], timeout_s: float) -> None:
        """Send one frame; raises ClosedError, or TimeoutError where nobody reads."""
        body = json.dumps(message, separators=(",", ":")).encode()
        left = memoryview(len(body).to_bytes(HEADER, "big") + body)
        end = time.monotonic() + timeout_s
        while left:
            try:
                left = left[self.socket.send(left[:CHUNK]) :]
            except BlockingIOError:
                if not select.select([], [self.socket], [], max(0, end - time.monotonic()))[1]:
                    raise TimeoutError("the container does not read") from None
            except OSError as error:
                raise ClosedError(str(error)) from error

    def receive(self, timeout_s: float) -> bytes | None:
        """Return the next frame, or None where it is not complete after `timeout_s`."""
        end = time.monotonic() + timeout_s
        while (frame := self._whole_frame()) is None:
            if not select.select([self.socket], [], [], max(0, end - time.monotonic()))[0]:
                return None
            self._read()
        return frame

    def close(self) -> None:
        """Let go of the container."""
        self.socket.close()

    def _whole_frame(self) -> bytes | None:
        if len(self.text) < HEADER:
            return None
        size = int.from_bytes(self.text[:HEADER], "big")
        if size > self.most:
            raise ClosedError(f"a frame of {size} bytes was announced; {self.most} are allowed")
        if len(self.text) < HEADER + size:
            return None
        frame = bytes(self.text[HEADER : HEADER + size])
        del self.text[: HEADER + size]
        return frame

    def _read(self) -> None:
        try:
            part = self.socket.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError as error:
            raise ClosedError(str(error)) from error
        if not part:
            raise ClosedError("the container closed its pipe")
        self.raw += part
        self._separate()

    def _separate(self) -> None:
        """Take standard output out of the engine's stream; standard error is dropped."""
        while len(self.raw) >= STREAM_HEADER:
            size = int.from_bytes(self.raw[4:STREAM_HEADER], "big")
            if len(self.raw) < STREAM_HEADER + size:
                return
            if self.raw[0] == STDOUT:
                self.text += self.raw[STREAM_HEADER : STREAM_HEADER + size]
            del self.raw[: STREAM_HEADER + size]
