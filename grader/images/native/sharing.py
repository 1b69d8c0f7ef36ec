"""Serve the functions of a compiled library: the process is a fork of the agent.

What the library's functions do to this process they do to themselves: every answer
is only a claim, checked on the other side. A crash ends the process, and is told.
"""

import ctypes
import os
import re
from collections.abc import Mapping
from typing import Any, Protocol

from wire import read_frame, write_frame

FUNCTION = {
    "n": 1, "name": "function", "module": "builtins", "bases": [], "specials": ["__call__"],
    "meta": [],
}  # fmt: skip
FIRST_FUNCTION = 1000


class Function(Protocol):
    """One function of the candidate."""

    name: str
    file: str

    def answer(self, values: list[Any]) -> dict[str, Any]:
        """Call it with encoded values; returns the value or what was raised, encoded."""
        ...


def raised(kind: str, text: str, where: list[Any] | None = None) -> dict[str, Any]:
    """Return an answer that raises a builtin exception on the other side."""
    return {"raised": {"type": kind, "class": None, "number": 0, "args": [text], "text": text,
                       "where": where or [], "origin": None}}  # fmt: skip


class Sharing:
    """The modules of a submission: one per file, each with the functions defined in it."""

    def __init__(self, functions: list[Function], writing: int) -> None:
        self.functions = functions
        self.files: list[str] = []
        self.writing = writing

    def serve(self, reading: int) -> None:
        """Answer until the pipe closes."""
        flush = ctypes.CDLL(None).fflush
        while True:
            answer = self.answer(read_frame(reading))
            flush(None)
            write_frame(self.writing, {"reply": answer})

    def answer(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Do what is asked: find a module, find a function in it, or call one."""
        op = message["op"]
        if op == "import":
            self.files.append(message["file"])
            names = [found.name for found in self.functions if found.file == message["file"]]
            return {"value": ["l", [len(self.files) + 1, ["l", names]]]}
        if op == "get":
            return self._get(message["on"], message["name"])
        if op == "do" and message["name"] == "__call__" and message["on"] >= FIRST_FUNCTION:
            if message.get("named"):
                return raised("TypeError", "arguments cannot be given by name in this language")
            return self.functions[message["on"] - FIRST_FUNCTION].answer(message["values"])
        return raised("TypeError", f"functions can be called only; {message['name']} is not done")

    def _get(self, module: int, name: str) -> dict[str, Any]:
        """Find a function by its name or as the language may spell it, in its own file first."""
        file = self.files[module - 2] if 0 <= module - 2 < len(self.files) else ""
        for spelling in spellings(name):
            numbers = [n for n, found in enumerate(self.functions) if found.name == spelling]
            numbers.sort(key=lambda number: self.functions[number].file != file)
            if numbers:
                return {"value": ["h", FIRST_FUNCTION + numbers[0], FUNCTION]}
        return raised("AttributeError", f"{file} does not define {name}")


def spellings(name: str) -> list[str]:
    """Return `closing_time`, `closingTime` and `ClosingTime`."""
    camel = re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), name)
    return [name, camel, camel[:1].upper() + camel[1:]]


def serve(functions: list[Function], reading: int, writing: int) -> None:
    """Become the process that holds the candidate's functions; never returns."""
    try:
        Sharing(functions, writing).serve(reading)
    finally:
        os._exit(0)
