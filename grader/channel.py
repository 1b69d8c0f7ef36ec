"""Frames to and from the program in a container: over pipes of our own, or the engine's stream."""

import json
import os
import select
import socket
import time
from abc import ABC, abstractmethod
from typing import Any

from grader.sandbox import ClosedError

HEADER = 4
STREAM_HEADER = 8
STDOUT = 1
MOST_FRAME = 32_000_000
CHUNK = 1 << 18


class FrameChannel(ABC):
    """Frames as four bytes of length and one JSON document; `MOST_FRAME` bounds what comes back."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading = reading
        self.writing = writing
        for fd in (reading, writing):
            os.set_blocking(fd, False)
        self.text = bytearray()
        self.poll = select.poll()
        self.poll.register(reading, select.POLLIN)

    @abstractmethod
    def close(self) -> None:
        """Let go of the container."""

    @abstractmethod
    def _take(self, part: bytes) -> None:
        """Add to `text` what a part of the stream holds for us."""

    def send(self, message: dict[str, Any], timeout_s: float) -> None:
        """Send one frame; raises ClosedError, or TimeoutError where nobody reads."""
        body = json.dumps(message, separators=(",", ":")).encode()
        left = memoryview(len(body).to_bytes(HEADER, "big") + body)
        end = time.monotonic() + timeout_s
        while left:
            try:
                left = left[os.write(self.writing, left[:CHUNK]) :]
            except BlockingIOError:
                if not select.select([], [self.writing], [], max(0, end - time.monotonic()))[1]:
                    raise TimeoutError("the container does not read") from None
            except OSError as error:
                raise ClosedError(str(error)) from error

    def receive(self, timeout_s: float) -> bytes | None:
        """Return the next frame, or None where it is not complete after `timeout_s`."""
        end = time.monotonic() + timeout_s
        while (frame := self._whole_frame()) is None:
            if not self.poll.poll(max(0.0, end - time.monotonic()) * 1000):
                return None
            self._read()
        return frame

    def _whole_frame(self) -> bytes | None:
        if len(self.text) < HEADER:
            return None
        size = int.from_bytes(self.text[:HEADER], "big")
        if size > MOST_FRAME:
            raise ClosedError(f"a frame of {size} bytes was announced; {MOST_FRAME} are allowed")
        if len(self.text) < HEADER + size:
            return None
        frame = bytes(self.text[HEADER : HEADER + size])
        del self.text[: HEADER + size]
        return frame

    def _read(self) -> None:
        try:
            part = os.read(self.reading, CHUNK)
        except BlockingIOError:
            return
        except OSError as error:
            raise ClosedError(str(error)) from error
        if not part:
            raise ClosedError("the container closed its pipe")
        self._take(part)


class AttachedChannel(FrameChannel):
    """The engine's stream, in which a container's outputs are interleaved."""

    def __init__(self, attached: socket.socket) -> None:
        super().__init__(attached.fileno(), attached.fileno())
        self.socket = attached
        self.raw = bytearray()

    def close(self) -> None:
        """Let go of the container."""
        self.socket.close()

    def _take(self, part: bytes) -> None:
        """Take standard output out of the engine's stream; standard error is dropped."""
        self.raw += part
        while len(self.raw) >= STREAM_HEADER:
            size = int.from_bytes(self.raw[4:STREAM_HEADER], "big")
            if len(self.raw) < STREAM_HEADER + size:
                return
            if self.raw[0] == STDOUT:
                self.text += self.raw[STREAM_HEADER : STREAM_HEADER + size]
            del self.raw[: STREAM_HEADER + size]


class PipeChannel(FrameChannel):
    """The far ends of pipes that the program made; `attached` keeps the engine's stream open."""

    def __init__(self, reading: int, writing: int, attached: AttachedChannel) -> None:
        super().__init__(reading, writing)
        self.attached = attached

    def close(self) -> None:
        """Let go of the container."""
        for fd in {self.reading, self.writing} - {-1}:
            os.close(fd)
        self.reading = self.writing = -1
        self.attached.close()

    def _take(self, part: bytes) -> None:
        self.text += part
