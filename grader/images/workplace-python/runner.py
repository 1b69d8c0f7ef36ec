"""Run the candidate's code in this process and answer what is asked of its objects.

Everything this process answers is the candidate's own claim: the other side
checks types and decides equality, and never unpickles or executes an answer.
"""

import builtins
import importlib
import os
import sys
import traceback
import types
from typing import Any

from operations import PERFORM, specials_of
from values import MalformedError, decode, encode
from wire import WireError, read_frame, write_frame

CHANGEABLE = (list, dict, set, bytearray)


class Elsewhere:
    """An object of the suite: what is done to it here is done over there."""

    def __getattribute__(self, name: str) -> Any:
        # A stand-in for `super` is asked for __init__, which every object here has by itself.
        return (
            _forward(name).__get__(self) if name == "__init__" else super().__getattribute__(name)
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._peer.ask_back({"op": "get", "on": self._number, "name": name})

    def __setattr__(self, name: str, value: Any) -> None:
        self._peer.ask_back({"op": "set", "on": self._number, "name": name}, value)


def _forward(name: str) -> Any:
    def method(self: Elsewhere, *values: Any, **named: Any) -> Any:
        message = {"op": "do", "on": self._number, "name": name}
        return self._peer.ask_back(message, *values, **named)

    return method


def _kind_of(specials: list[str]) -> type:
    """Make the class for an object of the suite with just the special methods it has."""
    return type("Elsewhere", (Elsewhere,), {name: _forward(name) for name in specials})


class Runner:
    """One process of candidate code, spoken to over two pipes."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading = reading
        self.writing = writing
        self.objects: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}
        self.elsewhere: dict[int, Elsewhere] = {}

    def serve(self) -> None:
        """Answer until the pipe closes."""
        while True:
            write_frame(self.writing, {"reply": self.answer(read_frame(self.reading))})

    def answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked; what the candidate's code raises becomes part of the answer."""
        values = [decode(value, self.resolve) for value in message.get("values", [])]
        given = message.get("named", {})
        named = {name: decode(value, self.resolve) for name, value in given.items()}
        changeable = [value for value in values if type(value) in CHANGEABLE]
        before = [encode(value, self.refer) for value in changeable]
        try:
            answer = {"value": encode(self._perform(message, values, named), self.refer)}
        except WireError:
            raise
        except BaseException as error:  # noqa: BLE001 - whatever candidate code raises is an answer
            answer = {"raised": self._raised(error)}
        changed = self._changed(changeable, before)
        return {**answer, "changed": changed} if changed else answer

    def _changed(self, changeable: list[Any], before: list[Any]) -> list[Any]:
        """Return [place, value] for every container among the arguments that was changed."""
        try:
            after = [encode(value, self.refer) for value in changeable]
        except (MalformedError, RecursionError):
            return []
        return [
            [place, new]
            for place, (old, new) in enumerate(zip(before, after, strict=True))
            if old != new
        ]

    def _perform(self, message: dict[str, Any], values: list[Any], named: dict[str, Any]) -> Any:
        op = message["op"]
        if op == "import":
            return self._import(message["name"])
        if op == "check":
            return _syntax_errors(message["files"])
        target = self.objects[message["on"]]
        if op == "get":
            return getattr(target, message["name"])
        if op == "set":
            return setattr(target, message["name"], values[0])
        if op == "del":
            return delattr(target, message["name"])
        return PERFORM[message["name"]](target, *values, **named)

    def _import(self, name: str) -> Any:
        module = importlib.import_module(name)
        public = getattr(module, "__all__", None)
        if public is None:
            public = [word for word in vars(module) if not word.startswith("_")]
        return [self._handle(module), [str(word) for word in public]]

    def refer(self, value: Any) -> list[Any]:
        """Encode something that is not plain data: it stays here and gets a number."""
        if isinstance(value, Elsewhere):
            return ["p", value._number]
        if isinstance(value, type):
            return ["C", self._describe(value)]
        if isinstance(value, BaseException):
            return ["x", self._raised(value)]
        return ["h", self._handle(value), self._describe(type(value))]

    def resolve(self, data: list[Any]) -> Any:
        """Decode a reference: an object of ours, or one of the suite."""
        if data[0] == "h":
            return self.objects[data[1]]
        if data[0] == "e":
            return getattr(builtins, data[1])(*[decode(part, self.resolve) for part in data[2]])
        if data[0] == "E!":
            return getattr(builtins, data[1])
        if data[0] == "p":
            # One object of the suite is one object here, so that it can be found again.
            if data[1] not in self.elsewhere:
                made = object.__new__(_kind_of(data[2]))
                object.__setattr__(made, "_peer", self)
                object.__setattr__(made, "_number", data[1])
                self.elsewhere[data[1]] = made
            return self.elsewhere[data[1]]
        raise MalformedError(f"an unknown reference {data[0]}")

    def _handle(self, value: Any) -> int:
        number = self.numbers.get(id(value))
        if number is None or self.objects[number] is not value:
            number = len(self.objects) + 1
            self.objects[number] = value
            self.numbers[id(value)] = number
        return number

    def _describe(self, kind: type) -> dict[str, Any]:
        """Describe a class: its number, name, bases, and special methods."""
        known = id(kind) in self.numbers and self.objects.get(self.numbers[id(kind)]) is kind
        number = self._handle(kind)
        if known:
            return {"n": number}
        bases = [self._base(base) for base in kind.__bases__ if base is not object]
        return {
            "n": number,
            "name": kind.__name__,
            "module": kind.__module__,
            "bases": bases,
            "specials": specials_of(kind),
            "meta": specials_of(type(kind)) if type(kind) is not type else [],
        }

    def _base(self, base: type) -> Any:
        if base.__module__ == "builtins":
            return base.__name__
        return self._describe(base)

    def _raised(self, error: BaseException) -> dict[str, Any]:
        kind = type(error)
        plain = kind.__module__ == "builtins"
        return {
            "type": kind.__name__,
            "class": None if plain else self._describe(kind),
            "number": self._handle(error),
            "args": _safely(lambda: [encode(part, self.refer) for part in error.args], []),
            "text": _safely(lambda: str(error)[:2000], ""),
            "where": _where(error),
            "origin": error.__dict__.get("_origin"),
        }

    def ask_back(self, message: dict[str, Any], *values: Any, **named: Any) -> Any:
        """Ask the suite's side, and answer what it asks meanwhile."""
        message["values"] = [encode(value, self.refer) for value in values]
        message["named"] = {name: encode(value, self.refer) for name, value in named.items()}
        message["via"] = _caller()
        write_frame(self.writing, {"back": message})
        while True:
            frame = read_frame(self.reading)
            if "answer" in frame:
                return self._result(frame["answer"])
            write_frame(self.writing, {"reply": self.answer(frame)})

    def _result(self, answer: dict[str, Any]) -> Any:
        if "raised" in answer:
            raised = answer["raised"]
            if raised.get("number") in self.objects:
                raise self.objects[raised["number"]]
            kind = getattr(builtins, raised["type"], Exception)
            error = kind(*[decode(part, self.resolve) for part in raised["args"]])
            error.__dict__["_origin"] = raised["origin"]
            raise error
        return decode(answer["value"], self.resolve)


def _syntax_errors(names: list[str]) -> list[Any]:
    """Return [file, line, message] for every source file that is not valid Python."""
    found = []
    for name in names:
        try:
            with open(name, "rb") as source:
                compile(source.read(), name, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            found.append(
                [name, getattr(error, "lineno", 0) or 0, str(getattr(error, "msg", error))]
            )
    return found


def _safely(get: Any, otherwise: Any) -> Any:
    """Ask candidate code for a detail of its own exception, which may fail again."""
    try:
        return get()
    except Exception:  # noqa: BLE001 - a broken __str__ must not hide the exception itself
        return otherwise


def _caller() -> list[str]:
    """Return [file, function] of the candidate's code that uses an object of the suite."""
    here = os.getcwd() + os.sep
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename.startswith(here):
            return [frame.f_code.co_filename.removeprefix(here), frame.f_code.co_name]
        frame = frame.f_back
    return []


def _where(error: BaseException) -> list[Any]:
    """Return [file, line] of the innermost frame in the candidate's own files."""
    if isinstance(error, SyntaxError) and error.filename:
        return [os.path.relpath(error.filename), error.lineno or 0]
    here = os.getcwd() + os.sep
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        name = frame.f_code.co_filename
        if name.startswith(here):
            return [name.removeprefix(here), line]
    return []


def main(reading: int, writing: int, folder: str) -> None:
    """Become the process of the candidate's code; never returns."""
    os.chdir(folder)
    _leave_the_names_free()
    sys.path.insert(0, folder)
    sys.argv = [""]
    runner = Runner(reading, writing)
    try:
        runner.serve()
    finally:
        os._exit(0)


def _leave_the_names_free() -> None:
    """Forget our own modules by name, so that the candidate may use any name for theirs."""
    own = os.path.dirname(os.path.abspath(__file__))
    for name, module in list(sys.modules.items()):
        if os.path.dirname(getattr(module, "__file__", None) or "") == own:
            del sys.modules[name]
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.path[:] = [path for path in sys.path if path != own]
