"""What the candidate's code may do with the objects that a suite gave to it.

Calls and the special methods of `ALLOWED`, and public attributes of what is
neither a function, a module nor a class: no way leads into the examiner.
"""

import functools
import types
from collections.abc import Callable
from typing import Any

from operations import PERFORM
from values import MalformedError

CALLER_PARTS = 2
ALLOWED = (frozenset(PERFORM) | {"__init__"}) - {"__getattr__", "__format__", "__missing__"}


def perform_given(
    target: Any, asked: dict[str, Any], values: list[Any], named: dict[str, Any]
) -> Any:
    """Do to an object of the suite what the candidate's code asks, if that may be asked."""
    op, name = asked["op"], str(asked["name"])
    if op == "do":
        if name not in ALLOWED:
            raise MalformedError(f"{name} may not be asked of the suite's objects")
        perform = PERFORM.get(name) or (lambda it, *rest, **kw: it.__init__(*rest, **kw))
        return perform(target, *values, **named)
    if name.startswith("_") or isinstance(target, types.FunctionType | types.ModuleType | type):
        raise AttributeError(name)
    if op == "get":
        return getattr(target, name)
    if op == "set":
        return setattr(target, name, values[0])
    raise MalformedError(f"{op} may not be asked of the suite's objects")


def under_caller(via: Any, perform: Callable[[], Any]) -> Any:
    """Perform under a frame named like the candidate's caller, for suites that look at those."""
    if not (isinstance(via, list) and len(via) == CALLER_PARTS):
        return perform()
    file, name = str(via[0])[:100], str(via[1])[:100]
    return _frame(file, name if name.isidentifier() else "_")(perform)


@functools.lru_cache(maxsize=200)
def _frame(file: str, name: str) -> Callable[..., Any]:
    space: dict[str, Any] = {}
    exec(compile(f"def {name}(perform):\n    return perform()", file, "exec"), space)  # noqa: S102
    found: Callable[..., Any] = space[name]
    return found


def specials_given(value: Any) -> list[str]:
    """Return the special methods that the candidate's code will find on an object."""
    kind = type(value)
    return [
        name
        for name in ALLOWED
        if (name == "__call__" and callable(value))
        or (name != "__call__" and getattr(kind, name, None) is not getattr(object, name, None)
            and getattr(kind, name, None) is not None)
    ]  # fmt: skip
