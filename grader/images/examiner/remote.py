"""Objects of the candidate as the suite sees them: every use of one crosses the pipe.

Nothing here believes an answer more than its plain value: equality of plain
data is decided on this side, and an object of the candidate never equals one.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from operations import ARITHMETIC, COMPARING, REFLECTED

if TYPE_CHECKING:
    from peer import Peer


class CandidateError(Exception):
    """The candidate's code raised something that has no builtin exception class."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.type = kind
        self.message = message


class StoppedError(Exception):
    """The candidate's code was stopped, or its process ended on its own."""


class ViolationError(Exception):
    """An answer from the workplace is not well formed."""


class Remote:
    """An object that stayed in the workplace."""

    _peer: "Peer"
    _own_number: int
    _epoch: int
    _tainted = False
    _built = False

    @property
    def _number(self) -> int:
        """Return its number over there, while the workplace it lives in lives."""
        if self._epoch != self._peer.epoch:
            raise StoppedError("this object was lost when the code was stopped")
        return self._own_number

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_pytest") or name in NEVER_ASKED:
            raise AttributeError(name)
        return self._peer.ask({"op": "get", "on": self._number, "name": name})

    def __setattr__(self, name: str, value: Any) -> None:
        self._peer.ask({"op": "set", "on": self._number, "name": name}, value)

    def __delattr__(self, name: str) -> None:
        self._peer.ask({"op": "del", "on": self._number, "name": name})

    def __eq__(self, other: object) -> Any:
        return self is other if isinstance(other, Remote) else NotImplemented

    def __ne__(self, other: object) -> Any:
        return self is not other if isinstance(other, Remote) else NotImplemented

    def __hash__(self) -> int:
        return id(self)


NEVER_ASKED = frozenset({
    "__wrapped__", "__test__", "__tracebackhide__", "__signature__", "__isabstractmethod__",
    "__class_getitem__", "__array_ufunc__", "__rich_repr__", "__path__", "__spec__", "__file__",
    "pytestmark", "__unittest_skip__", "__unittest_skip_why__", "_is_coroutine", "__bases__",
})  # fmt: skip


def performed(name: str) -> Callable[..., Any]:
    """Make the special method `name`: performed over there, judged here."""
    if name in COMPARING:
        return _comparing(name)
    if name in ARITHMETIC or name in REFLECTED or name in IN_PLACE_NAMES:
        return _computing(name)
    if name in CONVERTING:
        return _converting(name)
    if name in {"__bool__", "__contains__"}:
        return _answering_truly(name)
    return _forwarding(name)


def _forwarding(name: str) -> Callable[..., Any]:
    def method(self: Remote, *values: Any, **named: Any) -> Any:
        message = {"op": "do", "on": self._number, "name": name}
        return self._peer.ask(message, *values, **named)

    return method


def _comparing(name: str) -> Callable[..., Any]:
    """Compare objects of the candidate with each other only, and take a bool for an answer."""
    forward = _forwarding(name)

    def compare(self: Remote, other: Any) -> Any:
        if not isinstance(other, Remote):
            return NotImplemented
        answer = forward(self, other)
        if type(answer) is not bool:
            return self is other if name == "__eq__" else NotImplemented
        return answer

    return compare


def _computing(name: str) -> Callable[..., Any]:
    """Compute; with plain data only a further object may come out, or a built one was asked.

    Else a returned object could answer any difference from an expected number with zero.
    """
    forward = _forwarding(name)

    def compute(self: Remote, *values: Any) -> Any:
        answer = forward(self, *values)
        mixed = self._tainted or not all(isinstance(value, Remote) for value in values)
        if self._built or not mixed or answer is NotImplemented:
            return answer
        if not isinstance(answer, Remote):
            raise TypeError(
                "arithmetic between an object of the candidate and plain data must give an object"
            )
        object.__setattr__(answer, "_tainted", True)
        return answer

    return compute


def _converting(name: str) -> Callable[..., Any]:
    forward = _forwarding(name)

    def convert(self: Remote, *values: Any) -> Any:
        if self._tainted:
            raise TypeError("the result of mixed arithmetic is compared as an object only")
        return forward(self, *values)

    return convert


def _answering_truly(name: str) -> Callable[..., Any]:
    convert = _converting(name)

    def answer(self: Remote, *values: Any) -> bool:
        return convert(self, *values) is True

    return answer


IN_PLACE_NAMES = frozenset(f"__i{name[2:]}" for name in ARITHMETIC)
CONVERTING = frozenset({
    "__abs__", "__int__", "__float__", "__complex__", "__index__", "__round__", "__neg__",
    "__floor__", "__ceil__", "__trunc__", "__len__",
})  # fmt: skip


class RemoteClass(type):
    """A class of the candidate: calling it makes an object over there."""

    def __call__(cls, *values: Any, **named: Any) -> Any:
        """Construct over there."""
        message = {"op": "do", "on": cls.__dict__["_class_number"], "name": "__call__"}
        made = cls.__dict__["_class_peer"].ask(message, *values, **named)
        if isinstance(made, Remote):
            object.__setattr__(made, "_built", True)
        return made

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("_pytest") or name in NEVER_ASKED or "_class_peer" not in cls.__dict__:
            raise AttributeError(name)
        message = {"op": "get", "on": cls.__dict__["_class_number"], "name": name}
        return cls.__dict__["_class_peer"].ask(message)

    def __setattr__(cls, name: str, value: Any) -> None:
        message = {"op": "set", "on": cls.__dict__["_class_number"], "name": name}
        cls.__dict__["_class_peer"].ask(message, value)


def class_special(name: str) -> Callable[..., Any]:
    """Make a special method of a class itself, such as iterating over an enumeration."""

    def method(cls: type, *values: Any) -> Any:
        message = {"op": "do", "on": cls.__dict__["_class_number"], "name": name}
        return cls.__dict__["_class_peer"].ask(message, *values)

    return method


class RemoteError(Exception):
    """An exception class of the candidate's own."""


def _error_attribute(self: RemoteError, name: str) -> Any:
    if name in NEVER_ASKED or name.startswith("_") or "_peer" not in self.__dict__:
        raise AttributeError(name)
    return self.__dict__["_peer"].ask({"op": "get", "on": self.__dict__["_number"], "name": name})


RemoteError.__getattr__ = _error_attribute  # type: ignore[attr-defined]
RemoteError.__str__ = lambda self: self.__dict__.get("_text", "")  # type: ignore[method-assign]
