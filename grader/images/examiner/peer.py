"""The examiner's end of the pipe: asks the workplace, and lets it use the suite's objects.

Answers are decoded strictly. What the candidate's code may do with an object
that the suite gave to it is bounded too: no way leads into the examiner.
"""

import builtins
import types
import weakref
from collections.abc import Callable
from typing import Any

from given import perform_given, specials_given, under_caller
from operations import PERFORM
from remote import (
    CandidateError,
    Remote,
    RemoteClass,
    RemoteError,
    StoppedError,
    ViolationError,
    class_special,
    performed,
)
from values import MalformedError, decode, encode

CHANGEABLE = (list, dict, set, bytearray)
BUILTIN_ERRORS = {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, Exception)
}


class Peer:
    """Speaks with one workplace: `exchange` sends a message and returns the answer."""

    def __init__(self, exchange: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        self.exchange = exchange
        self.epoch = 0
        self.objects: weakref.WeakValueDictionary[int, Any] = weakref.WeakValueDictionary()
        self.classes: dict[int, type] = {}
        self.given: list[Any] = []
        self.numbers: dict[tuple[int, str], int] = {}

    def ask(self, message: dict[str, Any], *values: Any, **named: Any) -> Any:
        """Have something done over there; raises what the candidate's code raised."""
        message["values"] = [encode(value, self.refer) for value in values]
        message["named"] = {name: encode(value, self.refer) for name, value in named.items()}
        changeable = [value for value in values if type(value) in CHANGEABLE]
        try:
            answer = self.exchange(message)
            while "back" in answer:
                answer = self.exchange({"answer": self._answer_back(answer["back"])})
            self._apply_changes(changeable, answer.get("changed", []))
            if "raised" in answer:
                raise self._error(answer["raised"])
            return decode(answer["value"], self.resolve)
        except (MalformedError, LookupError, TypeError, ValueError, AttributeError) as error:
            if isinstance(error, MalformedError) or _is_ours(error):
                raise ViolationError(f"an answer is malformed: {error}") from error
            raise

    def renew(self) -> None:
        """Forget the objects of a workplace that is gone."""
        self.epoch += 1
        self.classes.clear()
        self.objects.clear()

    def find_again(self, known: Any, module: int, name: str) -> None:
        """Let an object the suite took from a module at import mean its successor."""
        answer = self.exchange({"op": "get", "on": module, "name": name})
        data = answer.get("value")
        if isinstance(known, Remote) and _tag(data) == "h":
            object.__setattr__(known, "_own_number", _whole(data[1]))
            object.__setattr__(known, "_epoch", self.epoch)
            self.objects[_whole(data[1])] = known
        elif isinstance(known, type) and _tag(data) == "C":
            number = _whole(data[1]["n"])
            type.__setattr__(known, "_class_number", number)
            self.classes[number] = known

    def _apply_changes(self, changeable: list[Any], changed: list[Any]) -> None:
        for place, data in changed:
            target, value = changeable[place], decode(data, self.resolve)
            if type(value) is not type(target):
                raise MalformedError("a changed argument has another type")
            if isinstance(target, list | bytearray):
                target[:] = value
            else:
                target.clear()
                target.update(value)

    def refer(self, value: Any) -> list[Any]:
        """Encode what is not plain data: the candidate's own object, or one of the suite."""
        if isinstance(value, Remote | RemoteError):
            return ["h", value._number]
        if isinstance(value, RemoteClass):
            return ["h", value.__dict__["_class_number"]]
        if isinstance(value, types.ModuleType):
            remote = value.__dict__.get("_remote")
            if remote is None:
                raise TypeError("a module of the examiner cannot be given to the candidate")
            return ["h", remote]
        if type(value) in BUILTIN_ERRORS.values():
            return ["e", type(value).__name__, [encode(part, self.refer) for part in value.args]]
        if isinstance(value, type) and BUILTIN_ERRORS.get(value.__name__) is value:
            return ["E!", value.__name__]
        return ["p", self._given_number(value), specials_given(value)]

    def _given_number(self, value: Any) -> int:
        """Number an object of the suite; the same one gets the same number again."""
        owner = getattr(value, "__self__", None)
        bound = isinstance(value, types.MethodType | types.BuiltinMethodType)
        key = (id(owner), value.__name__) if bound else (id(value), "")
        if key not in self.numbers:
            self.numbers[key] = len(self.given)
            self.given.append(value)
        return self.numbers[key]

    def resolve(self, data: list[Any]) -> Any:
        """Decode a reference out of an answer."""
        tag = data[0]
        if tag == "h":
            return self._object(_whole(data[1]), self._class(data[2]))
        if tag == "C":
            return self._class(data[1])
        if tag == "p":
            return self.given[_whole(data[1])]
        if tag == "x":
            return self._error(data[1])
        raise MalformedError(f"an unknown reference {tag!r}")

    def _object(self, number: int, kind: type) -> Any:
        found = self.objects.get(number)
        if found is None:
            found = object.__new__(kind)
            object.__setattr__(found, "_peer", self)
            object.__setattr__(found, "_own_number", number)
            object.__setattr__(found, "_epoch", self.epoch)
            self.objects[number] = found
        return found

    def _class(self, data: dict[str, Any]) -> type:
        """Return the class described, made at its first appearance."""
        number = _whole(data["n"])
        if number not in self.classes:
            self.classes[number] = self._make(number, data)
        return self.classes[number]

    def _make(self, number: int, data: dict[str, Any]) -> type:
        name = str(data["name"])
        bases = tuple(dict.fromkeys(self._base(base) for base in data["bases"]))
        if any(issubclass(base, Exception) for base in bases):
            kinds = (
                bases if any(issubclass(b, RemoteError) for b in bases) else (RemoteError, *bases)
            )
            made = type(name, kinds, {"__module__": str(data["module"]), "_number": 0})
            made._class_number = number
            return made
        space: dict[str, Any] = {"__module__": str(data["module"]), "__hash__": Remote.__hash__}
        for special in data["specials"]:
            if special in PERFORM and special not in {"__getattr__", "__repr__"}:
                space[special] = performed(special)
            elif special == "!__hash__":
                space["__hash__"] = None
        if "__hash__" in data["specials"]:
            space["__hash__"] = performed("__hash__")
        space["__repr__"] = performed("__repr__")
        space |= {"_class_number": number, "_class_peer": self}
        kinds = tuple(base for base in bases if issubclass(base, Remote)) or (Remote,)
        return self._metaclass(data)(name, kinds, space)

    def _metaclass(self, data: dict[str, Any]) -> type[RemoteClass]:
        specials = [name for name in data["meta"] if name in {"__iter__", "__len__", "__getitem__",
                                                              "__contains__"}]  # fmt: skip
        if not specials:
            return RemoteClass
        return type("RemoteClass", (RemoteClass,), {n: class_special(n) for n in specials})

    def _base(self, base: Any) -> type:
        if isinstance(base, str):
            kind = getattr(builtins, base, None)
            if base in BUILTIN_ERRORS:
                return BUILTIN_ERRORS[base]
            if isinstance(kind, type) and issubclass(kind, BaseException):
                return Exception
            return Remote
        return self._class(base)

    def _error(self, data: dict[str, Any]) -> BaseException:
        """Build the exception that the candidate's code raised."""
        origin = data.get("origin")
        if origin is not None:
            found = self.given[_whole(origin)]
            if isinstance(found, BaseException):
                found.__dict__.setdefault("_where", None)
                return found
        args = [decode(part, self.resolve) for part in data["args"]]
        error = self._built(data, args)
        error.__dict__["_where"] = data.get("where")
        return error

    def _built(self, data: dict[str, Any], args: list[Any]) -> BaseException:
        name, text = str(data["type"]), str(data["text"])
        if data.get("class") is not None:
            kind = self._class(data["class"])
            if not issubclass(kind, RemoteError):
                return CandidateError(name, text)
            error = kind.__new__(kind, *args)
            BaseException.__init__(error, *args)
            error.__dict__.update(_number=_whole(data["number"]), _text=text, _peer=self)
            return error
        if name == "SystemExit":
            return StoppedError(f"the code ended the program (SystemExit {args})")
        kind = BUILTIN_ERRORS.get(name)
        if kind is None or kind in (ExceptionGroup, UnicodeDecodeError, UnicodeEncodeError,
                                    UnicodeTranslateError):  # fmt: skip
            return kind_of_unicode(name, text)
        return kind(*args)

    def _answer_back(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Do what the candidate's code asks of an object that the suite gave to it."""
        target = self.given[_whole(asked["on"])]
        values = [decode(value, self.resolve) for value in asked["values"]]
        named = {str(key): decode(value, self.resolve) for key, value in asked["named"].items()}
        try:
            result = under_caller(
                asked.get("via"), lambda: perform_given(target, asked, values, named)
            )
            return {"value": encode(result, self.refer)}
        except (ViolationError, StoppedError):
            raise
        except Exception as error:  # noqa: BLE001 - a callback's exception travels through the candidate
            return {"raised": self._given_error(error)}

    def _given_error(self, error: Exception) -> dict[str, Any]:
        number = error.__dict__.get("_number", 0) if isinstance(error, RemoteError) else 0
        self.given.append(error)
        plain = [part for part in error.args if type(part) in (str, int, float, bool)]
        name = next(kind.__name__ for kind in type(error).__mro__
                    if BUILTIN_ERRORS.get(kind.__name__) is kind)  # fmt: skip
        origin = len(self.given) - 1
        return {"type": name, "number": number, "args": plain, "origin": origin}


def kind_of_unicode(name: str, text: str) -> Exception:
    """Stand in for exceptions whose constructors want more than a message."""
    if name.startswith("Unicode"):
        return type(name, (UnicodeError,), {})(text)
    return CandidateError(name, text)


def _tag(data: Any) -> str:
    return str(data[0]) if isinstance(data, list) and data else ""


def _whole(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise MalformedError("a number is malformed")
    return value


def _is_ours(error: BaseException) -> bool:
    """Say whether the error was raised here while reading an answer, not by the candidate."""
    return "_where" not in error.__dict__
