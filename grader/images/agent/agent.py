"""The agent of a workplace: takes in the files, then starts the candidate's code.

It speaks frames on its standard input and output, only when spoken to, and
runs candidate code in child processes alone. Nothing it says is believed.
"""

import base64
import errno
import os
import select
import shutil
import signal
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import building
import language
from direct import hide, switch
from first import stand_first
from process import CandidateProcess
from programs import run_program
from services import Service, end_all
from wire import WireError, read_frame, write_frame

BOX = Path("/box")
WORK = BOX / "work"
BUILD = BOX / "build"
EXHAUSTED: tuple[int, ...] = getattr(language, "EXHAUSTED", ())
"""How a runtime ends whose own memory is full; telling so is never a pass."""
ALONE = ("program", "service")
"""Kinds of which each run has the workplace for itself."""


class Agent:
    """One workplace, for one submission."""

    def __init__(self) -> None:
        self.process = self._prepared()
        self.service: Service | None = None
        self.limits: dict[str, int] = {}
        self.sources: list[str] = []
        self.runs = 0

    def _prepared(self) -> CandidateProcess | None:
        """Start the candidate's process before there is a file, in languages slow to start."""
        if not getattr(language, "PREPARED", False):
            return None
        WORK.mkdir()
        return CandidateProcess(WORK, BUILD, 0)

    def serve(self) -> None:
        """Answer frame after frame until the pipe closes."""
        reading, writing = 0, 1
        while True:
            self._await_frame(reading)
            frame = read_frame(reading)
            if "direct" in frame:
                reading, writing = switch(writing)
                continue
            answer = self.answer(frame["m"])
            write_frame(writing, {"n": frame["n"], "q": frame["q"], "r": answer})

    def _await_frame(self, reading: int) -> None:
        """Take in what a service prints until somebody asks for something."""
        while self.service is not None and self.service.output is not None:
            ready, _, _ = select.select([reading, self.service.output], [], [])
            self.service.drain()
            if reading in ready:
                return

    def answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """Do one thing; a full disk is told as such."""
        agents_own = {
            "version": self.version, "setup": self.setup, "check": self.check,
            "run": self.run, "put": self.put, "fetch": self.fetch,
            "serve": self.start_service, "halt": self.halt, "printed": self.printed,
        }  # fmt: skip
        own = agents_own.get(message.get("op", ""))
        try:
            return own(message) if own else self.ask(message)
        except OSError as error:
            return {"refused": f"{error.strerror}: {error.filename}", "errno": error.errno}

    def version(self, _message: dict[str, Any]) -> dict[str, Any]:
        """Ask the toolchain for its version, which shows that there is one."""
        return {"value": building.version(language.VERSION)}

    def setup(self, message: dict[str, Any]) -> dict[str, Any]:
        """Lay out the submission; nothing of it is run or read."""
        self.limits, self.sources = message["limits"], message["sources"]
        for place in ("submission", "work"):
            _write(BOX / place, message["files"])
        if self.process is not None:
            self.process.most_output = self._most_output()
        return {"value": None}

    def check(self, message: dict[str, Any]) -> dict[str, Any]:
        """Build what has to be built; answers with the faults found in the source files."""
        build = getattr(language, "build", None)
        if build is None:
            answer = self.ask(message)
            if message["kind"] in ALONE and self.process is not None:
                self.process.end()
                self.process = None
            return answer
        BUILD.mkdir(exist_ok=True)
        faults = build(WORK, message["files"], BUILD, message["kind"])
        return {"value": ["l", [["l", fault] for fault in faults]]}

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Pass a message on to the candidate's process."""
        if self.process is None:
            if message["op"] not in getattr(language, "BEGINNING", ("import", "check")):
                return {"died": 0}
            self.process = CandidateProcess(WORK, BUILD, self._most_output())
        answer = self.process.ask(message)
        if "died" in answer and answer["died"] in EXHAUSTED:
            answer = {"limit": "memory"}
        if "died" in answer or "limit" in answer:
            self.process = None
        return answer

    def put(self, message: dict[str, Any]) -> dict[str, Any]:
        """Place a data file where the candidate's modules work."""
        _write(WORK, {message["name"]: message["data"]})
        return {"value": None}

    def fetch(self, message: dict[str, Any]) -> dict[str, Any]:
        """Read one file back, if it is a plain one and not too large."""
        path = WORK / message["name"]
        if path.is_symlink() or not path.is_file() or path.stat().st_size > message["most"]:
            return {"refused": f"{message['name']} is missing, too large or no plain file"}
        return {"value": base64.b64encode(path.read_bytes()).decode()}

    def run(self, message: dict[str, Any]) -> dict[str, Any]:
        """Run a program in a fresh copy of the submission, and leave nothing of it running."""
        self.runs += 1
        folder = BOX / f"run-{self.runs}"
        shutil.copytree(BOX / "submission", folder)
        _write(folder, message["files"])
        started = {
            "argv": [*self._started(message), *message["argv"]],
            "stdin": message["stdin"],
            "environment": language.ENVIRONMENT,
        }
        try:
            answer = run_program(folder, started, self._most_output())
            return {"limit": "memory"} if answer.get("exit_code") in EXHAUSTED else answer
        finally:
            if self.process is None:
                _kill_all()
            shutil.rmtree(folder, ignore_errors=True)

    def start_service(self, message: dict[str, Any]) -> dict[str, Any]:
        """Start the service, in a fresh copy of the submission or where it ran before."""
        folder = BOX / "service"
        if message["fresh"]:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(BOX / "submission", folder)
        _write(folder, message["files"])
        argv = [*self._started(message), *message["argv"]]
        environment = {**language.ENVIRONMENT, **message["environment"]}
        self.service = Service(folder, argv, environment, self._most_output())
        return {"value": None}

    def halt(self, message: dict[str, Any]) -> dict[str, Any]:
        """End the service and leave nothing of it running; `wipe` removes its files too."""
        service, self.service = self.service, None
        flooded = service is not None and service.end()
        if self.process is None:
            end_all()
        if message["wipe"]:
            shutil.rmtree(BOX / "service", ignore_errors=True)
        return {"limit": "output"} if flooded else {"value": None}

    def printed(self, _message: dict[str, Any]) -> dict[str, Any]:
        """Tell what the service printed, and whether it has ended."""
        return self.service.state() if self.service else {"printed": ""}

    def _most_output(self) -> int:
        return self.limits["output_kb"] * 1024

    def _started(self, message: dict[str, Any]) -> list[str]:
        """Return how the program asked for is started; `main.py` is `Main.java` in Java."""
        if message.get("module"):
            if not hasattr(language, "module"):
                raise OSError(errno.ENOTSUP, "this language starts no modules", message["module"])
            return list(language.module(message["module"]))
        wanted = _folded(message["program"])
        files = [name for name in self.sources if _folded(name) == wanted]
        exact = message["program"] in self.sources or not files
        return list(language.program(message["program"] if exact else files[0], str(BUILD)))


def _folded(name: str) -> str:
    """Return a file's name as all languages agree on it."""
    path = PurePosixPath(name)
    return str(path.with_name(path.stem.replace("_", "").replace("-", "").lower()))


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(data))


def _kill_all() -> None:
    """Kill every process but the agent and the container's init."""
    try:
        os.kill(-1, signal.SIGKILL)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    hide()
    stand_first()
    getattr(language, "warm", list)()
    sys.dont_write_bytecode = True
    try:
        Agent().serve()
    except WireError:
        sys.exit(0)
