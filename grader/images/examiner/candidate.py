"""The `candidate` fixture: what a suite may do with the candidate's work."""

import base64
import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from database import Sql
from peer import Peer
from remote import StoppedError, ViolationError
from service import Http

MOST_BACK = 4_000_000


@dataclass(frozen=True)
class Run:
    """What a program did; `files` are those it created or changed."""

    stdout: str
    stderr: str
    exit_code: int
    files: dict[str, bytes]
    cpu_ms: int


class Candidate:
    """The submission under test: `files` is its source text; nothing of it runs here."""

    def __init__(
        self, peer: Peer, files: Mapping[str, str], entry: str, modules: Sequence[str]
    ) -> None:
        self.files = dict(files)
        self.sql = Sql(peer, self.files)
        self._peer = peer
        self._entry = entry
        self._modules = tuple(modules)
        self.http = Http(peer, entry)

    def call(self, name: str, *values: Any, **named: Any) -> Any:
        """Call `module.function`, or a function of the only module handed in."""
        module, _, function = name.rpartition(".")
        return getattr(importlib.import_module(module or self._only_module()), function)(
            *values, **named
        )

    def run(
        self,
        argv: Sequence[str] = (),
        stdin: str | bytes = "",
        files: Mapping[str, str | bytes] | None = None,
        *,
        program: str | None = None,
        module: str | None = None,
    ) -> Run:
        """Run the program, another file of the submission, or a module the language brings."""
        answer = self._peer.exchange({
            "op": "run",
            "program": program or self._entry,
            "module": module,
            "argv": [str(word) for word in argv],
            "stdin": packed(stdin),
            "files": {name: packed(data) for name, data in (files or {}).items()},
        })  # fmt: skip
        return run_from(answer)

    def put(self, name: str, data: str | bytes) -> None:
        """Place a data file in the folder where the candidate's modules work."""
        self._peer.exchange({"op": "put", "name": name, "data": packed(data)})

    def get(self, name: str) -> bytes:
        """Read a file from that folder; raises StoppedError where there is none."""
        answer = self._peer.exchange({"op": "fetch", "name": name, "most": MOST_BACK})
        if "refused" in answer:
            raise StoppedError(str(answer["refused"]))
        return base64.b64decode(answer["value"])

    def _only_module(self) -> str:
        if len(self._modules) != 1:
            raise ValueError(
                f"{len(self._modules)} modules were handed in; call it as module.function"
            )
        return self._modules[0]


def run_from(answer: Mapping[str, Any]) -> Run:
    """Read the answer to a run; raises ViolationError where it is none."""
    try:
        return Run(
            stdout=base64.b64decode(answer["stdout"]).decode("utf-8", "replace"),
            stderr=base64.b64decode(answer["stderr"]).decode("utf-8", "replace"),
            exit_code=int(answer["exit_code"]),
            files={str(k): base64.b64decode(v) for k, v in answer["files"].items()},
            cpu_ms=int(answer["cpu_ms"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ViolationError(f"the answer to a run is malformed: {error}") from error


def packed(data: str | bytes) -> str:
    """Return the data as a message carries it; text as UTF-8."""
    raw = data.encode("utf-8", "surrogateescape") if isinstance(data, str) else bytes(data)
    return base64.b64encode(raw).decode()
