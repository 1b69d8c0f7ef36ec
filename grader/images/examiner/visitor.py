"""The visitor: asks a candidate's service on the loopback that it shares with the workplace.

It runs in a container of its own, which holds neither suite nor expected value.
It listens on nothing, speaks to one address alone, follows no redirect, unpacks
nothing, and reads a bounded number of bytes within a bounded time.
"""

import base64
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from answers import AnswerError, Incoming, read_answer
from direct import hide, switch
from wire import WireError, read_frame, write_frame

ADDRESS = "127.0.0.1"
TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
LISTENING = "0A"
REACHED_AT = {
    "0100007F", "00000000", "0" * 32, "0000000000000000FFFF00000100007F",
}  # fmt: skip
"""The local addresses, as the kernel writes them, whose listeners are asked at `ADDRESS`."""
LOOK_S = 0.005


def serve() -> None:
    """Answer frame after frame until the pipe closes."""
    reading, writing = 0, 1
    while True:
        frame = read_frame(reading)
        if "direct" in frame:
            reading, writing = switch(writing)
            continue
        write_frame(writing, {"q": frame["q"], "r": _answer(frame["m"])})


def _answer(message: dict[str, Any]) -> dict[str, Any]:
    if message["visit"] == "await":
        return {"listens": _await(int(message["port"]), float(message["seconds"]))}
    return {"answers": _together(int(message["port"]), message["requests"], int(message["most"]))}


def _await(port: int, seconds: float) -> bool:
    """Wait until somebody listens; looking does not disturb a service as a trial call would."""
    end = time.monotonic() + seconds
    while not (found := _listens(port)) and time.monotonic() < end:
        time.sleep(LOOK_S)
    return found


def _listens(port: int) -> bool:
    wanted = f"{port:04X}"
    for table in TABLES:
        if not table.exists():
            continue
        for line in table.read_text(encoding="ascii").splitlines()[1:]:
            _number, local, _remote, state = line.split()[:4]
            address, _, own = local.partition(":")
            if state == LISTENING and own == wanted and address in REACHED_AT:
                return True
    return False


def _together(port: int, requests: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """Send all requests at once, each over a connection of its own that is open by then."""
    if len(requests) == 1:
        return [_exchange(port, requests[0], most, lambda: None)]
    gate = threading.Barrier(len(requests))
    answers: list[dict[str, Any]] = [{} for _ in requests]

    def ask(place: int) -> None:
        answers[place] = _exchange(port, requests[place], most, lambda: _pass(gate))

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(len(requests))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _pass(gate: threading.Barrier) -> None:
    try:
        gate.wait(1.0)
    except threading.BrokenBarrierError:
        return  # somebody found no way in; the others need not wait for it


def _exchange(
    port: int, request: dict[str, Any], most: int, gate: Callable[[], None]
) -> dict[str, Any]:
    """Return the answer to one request, or in words why there is none."""
    seconds = float(request["seconds"])
    began = time.monotonic()
    with socket.socket() as line:
        try:
            line.settimeout(seconds)
            line.connect((ADDRESS, port))
            gate()
            began = time.monotonic()
            _send(line, base64.b64decode(request["bytes"]))
            incoming = Incoming(line, began + seconds, most)
            status, headers, body = read_answer(incoming, request["method"], most)
        except TimeoutError:
            return {"failed": f"did not answer whole within {seconds:g} s"}
        except AnswerError as error:
            return {"failed": str(error)}
        except OSError as error:
            return {"failed": f"could not be asked: {error.strerror or error}"}
    return {
        "status": status,
        "headers": headers,
        "body": base64.b64encode(body).decode(),
        "ms": (time.monotonic() - began) * 1000,
    }


def _send(line: socket.socket, data: bytes) -> None:
    """Send the request; a service may answer, and close, before it has read all of it."""
    try:
        line.sendall(data)
    except (BrokenPipeError, ConnectionResetError):
        return


if __name__ == "__main__":
    hide()
    try:
        serve()
    except WireError:
        sys.exit(0)
