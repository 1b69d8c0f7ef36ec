"""Call the functions of shell scripts: words go in, and what is printed comes out.

Every call is a fresh shell that reads the script and then calls the function, so
nothing of one call reaches the next but files.
"""

import os
import re
import subprocess
from typing import Any

from programs import ENVIRONMENT
from wire import WireError, read_frame, write_frame

# The script sees no arguments of ours, and a name of itself that is not the shell's `$0`.
CALL = '__call=("$@"); set --; . "./$0"; "${__call[@]}"'
COMPLAINT = re.compile(
    r"^(?:\./)?(?P<file>[^:\n]+): line (?P<line>\d+): (?P<text>.*)$", re.MULTILINE
)
FUNCTIONS = 1
FUNCTION = {
    "n": FUNCTIONS, "name": "function", "module": "builtins", "bases": [],
    "specials": ["__call__"], "meta": [],
}  # fmt: skip
MOST_TEXT = 2000


class RefusedError(Exception):
    """Something that the other side shall see as an exception of the type named."""

    def __init__(self, kind: str, text: str, where: list[Any] | None = None) -> None:
        super().__init__(text)
        self.answer = {
            "type": kind, "class": None, "number": 0, "args": [text], "text": text,
            "where": where or [], "origin": None,
        }  # fmt: skip


class Runner:
    """Answers what is asked of the scripts in the folder it runs in."""

    def __init__(self) -> None:
        self.known: list[Any] = [None, None]

    def answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked; what a script refuses becomes part of the answer."""
        try:
            return {"value": self._perform(message)}
        except RefusedError as refused:
            return {"raised": refused.answer}

    def _perform(self, message: dict[str, Any]) -> Any:
        op = message["op"]
        if op == "check":
            return ["l", [["l", fault] for fault in map(_fault, message["files"]) if fault]]
        if op == "import":
            return self._import(message["file"])
        if op == "get":
            return self._function(self.known[message["on"]], message["name"])
        if op == "do" and message["name"] == "__call__" and not message.get("named"):
            file, function = self.known[message["on"]]
            return _called(file, function, *map(_word, message["values"]))
        raise RefusedError("TypeError", "this cannot be asked of a shell function")

    def _import(self, file: str) -> Any:
        printed = _called(file, "declare", "-F")
        names = [line.split()[-1] for line in printed.splitlines() if line]
        self.known.append((file, names))
        return ["l", [len(self.known) - 1, ["l", names]]]

    def _function(self, script: Any, name: str) -> Any:
        file, names = script
        camel = re.sub(r"_+([a-z0-9])", lambda found: found[1].upper(), name)
        for spelling in (name, camel, name.replace("_", "-")):
            if spelling in names:
                self.known.append((file, spelling))
                return ["h", len(self.known) - 1, FUNCTION]
        raise RefusedError("AttributeError", f"there is no {name}")


def _called(file: str, *words: str) -> str:
    done = subprocess.run(  # noqa: S603 - calling the candidate's functions is what this is for
        ["/usr/bin/bash", "--noprofile", "--norc", "-c", CALL, file, *words],
        stdin=subprocess.DEVNULL, capture_output=True, env=ENVIRONMENT, check=False,
    )  # fmt: skip
    complained = done.stderr.decode("utf-8", "replace")
    os.write(2, done.stderr[:MOST_TEXT])
    if done.returncode:
        found = [match for match in COMPLAINT.finditer(complained) if match["file"] == file]
        where = [file, int(found[-1]["line"])] if found else []
        text = found[-1]["text"] if found else complained.strip()[-MOST_TEXT:]
        raise RefusedError("ValueError", text or f"status {done.returncode}", where)
    return done.stdout.decode("utf-8", "replace").rstrip("\n")


def _word(value: Any) -> str:
    """Return a value as the one word that a function gets for it."""
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    if not isinstance(value, list):
        return str(value)
    if value[0] in ("l", "t"):
        return "\n".join(map(_word, value[1]))
    if value[0] in ("D", "da", "dt", "ti"):
        return str(value[1])
    if value[0] == "i":
        return str(int(value[1], 16))
    raise RefusedError(
        "TypeError", "what is neither text, a number nor a list cannot be given to Bash"
    )


def _fault(file: str) -> list[Any]:
    """Return [file, line, message] where a script is not valid; nothing of it is run."""
    argv = ["/usr/bin/bash", "-n", file]
    done = subprocess.run(argv, capture_output=True, env=ENVIRONMENT, check=False)  # noqa: S603
    found = COMPLAINT.search(done.stderr.decode("utf-8", "replace"))
    if done.returncode == 0:
        return []
    return [file, int(found["line"]), found["text"]] if found else [file, 0, "it is not valid"]


def main(reading: int, writing: int, folder: str) -> None:
    """Become the process of the candidate's functions; never returns."""
    os.chdir(folder)
    runner = Runner()
    try:
        while True:
            write_frame(writing, {"reply": runner.answer(read_frame(reading))})
    except WireError:
        os._exit(0)
