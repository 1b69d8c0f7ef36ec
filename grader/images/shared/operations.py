"""The operations that may be asked of an object on the other side."""

import operator
from collections.abc import Callable
from typing import Any

UNARY: dict[str, Callable[[Any], Any]] = {
    "__len__": len,
    "__iter__": iter,
    "__next__": next,
    "__reversed__": reversed,
    "__hash__": hash,
    "__bool__": bool,
    "__str__": str,
    "__repr__": repr,
    "__int__": int,
    "__float__": float,
    "__complex__": complex,
    "__index__": operator.index,
    "__neg__": operator.neg,
    "__pos__": operator.pos,
    "__abs__": abs,
    "__invert__": operator.invert,
}
COMPARING: dict[str, Callable[[Any, Any], Any]] = {
    "__eq__": operator.eq,
    "__ne__": operator.ne,
    "__lt__": operator.lt,
    "__le__": operator.le,
    "__gt__": operator.gt,
    "__ge__": operator.ge,
}
ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    f"__{name}__": getattr(operator, place)
    for name, place in (
        ("add", "add"), ("sub", "sub"), ("mul", "mul"), ("truediv", "truediv"),
        ("floordiv", "floordiv"), ("mod", "mod"), ("pow", "pow"), ("matmul", "matmul"),
        ("and", "and_"), ("or", "or_"), ("xor", "xor"), ("lshift", "lshift"),
        ("rshift", "rshift"),
    )
}  # fmt: skip
IN_PLACE = {f"__i{name[2:]}": getattr(operator, f"i{name.strip('_')}") for name in ARITHMETIC}
CONTAINER: dict[str, Callable[..., Any]] = {
    "__getitem__": operator.getitem,
    "__setitem__": operator.setitem,
    "__delitem__": operator.delitem,
    "__contains__": operator.contains,
}


def _method(name: str) -> Callable[..., Any]:
    return lambda target, *values: getattr(target, name)(*values)


OTHER = {
    name: _method(name)
    for name in ("__enter__", "__exit__", "__format__", "__round__", "__floor__", "__ceil__",
                 "__trunc__", "__divmod__", "__getattr__", "__missing__", "__length_hint__",
                 "__bytes__")
}  # fmt: skip
REFLECTED = {f"__r{name[2:]}": name for name in ARITHMETIC}

PERFORM: dict[str, Callable[..., Any]] = {
    **UNARY, **COMPARING, **ARITHMETIC, **IN_PLACE, **CONTAINER, **OTHER,
    **{name: lambda target, value, plain=plain: ARITHMETIC[plain](value, target)
       for name, plain in REFLECTED.items()},
    "__call__": lambda target, *values, **named: target(*values, **named),
}  # fmt: skip
"""Every special method by name; each is performed as the language performs it."""


def specials_of(kind: type) -> list[str]:
    """Return the special methods that `kind` has beyond those of every object."""
    found = []
    for name in PERFORM:
        method = getattr(kind, name, None)
        if method is not None and method is not getattr(object, name, None):
            found.append(name)
    if getattr(kind, "__hash__", None) is None:
        found.append("!__hash__")
    if not hasattr(kind, "__iter__") and "__getitem__" in found:
        found.append("__iter__")
    return found
