"""Plain data as tagged JSON, decoded strictly; anything else goes through `refer`."""

import base64
import collections
import datetime as dt
import decimal
import fractions
import keyword
import math
from collections.abc import Callable
from typing import Any

DEEPEST = 150
SAFE_INT = 2**53
MOST_DIGITS = 100_000

PLAIN_TYPES = (
    bool, int, float, complex, str, bytes, bytearray, list, tuple, set, frozenset, dict, range,
    object, type, type(None), decimal.Decimal, fractions.Fraction,
    dt.date, dt.datetime, dt.time, dt.timedelta,
)  # fmt: skip
TYPE_NAMES = {kind: kind.__name__ for kind in PLAIN_TYPES}
NAMED_TYPES = {name: kind for kind, name in TYPE_NAMES.items()}


class MalformedError(Exception):
    """A value cannot be encoded or is not well formed."""


def encode(value: Any, refer: Callable[[Any], list[Any]], depth: int = 0) -> Any:
    """Return `value` as JSON; what is not plain data becomes what `refer` answers."""
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if depth > DEEPEST:
        raise MalformedError(f"a value is nested more than {DEEPEST} deep")
    encoder = _ENCODERS.get(kind) or _inherited(kind)
    if encoder is not None:
        return encoder(value, lambda inner: encode(inner, refer, depth + 1))
    if kind is type and value in TYPE_NAMES:
        return ["T", TYPE_NAMES[value]]
    return refer(value)


def decode(data: Any, resolve: Callable[[list[Any]], Any], depth: int = 0) -> Any:
    """Return the value of `data`; raises MalformedError for what no encoder writes."""
    if data is None or type(data) in (bool, int, float, str):
        return data
    if type(data) is not list or not data or type(data[0]) is not str or depth > DEEPEST:
        raise MalformedError("a value has an unknown shape")
    decoder = _DECODERS.get(data[0])
    if decoder is None:
        return resolve(data)
    try:
        return decoder(data, lambda inner: decode(inner, resolve, depth + 1))
    except MalformedError:
        raise
    except (TypeError, ValueError, LookupError, ArithmeticError) as error:
        raise MalformedError(f"a value tagged {data[0]} is malformed") from error


def _int(value: int, _into: Any) -> Any:
    return value if -SAFE_INT < value < SAFE_INT else ["i", hex(value)]


def _float(value: float, _into: Any) -> Any:
    return value if math.isfinite(value) else ["f", repr(value)]


def _sequence(tag: str) -> Callable[..., Any]:
    return lambda value, into: [tag, [into(item) for item in value]]


def _inherited(kind: type) -> Callable[..., Any] | None:
    """Encode a subclass of a plain type as that type: its own methods stay behind."""
    if kind.__mro__[-2] is BaseException or issubclass(kind, type):
        return None
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _named_tuple
    for base in (bool, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset,
                 decimal.Decimal, fractions.Fraction, dt.datetime, dt.date):  # fmt: skip
        if issubclass(kind, base):
            return lambda value, into: _plain_of(base, value, into)
    return None


def _plain_of(base: type, value: Any, into: Any) -> Any:
    """Read the value through the plain type's own methods, not through overridden ones."""
    if base is str:
        return str.__str__(value)
    if base is dict:
        return _ENCODERS[dict](dict(dict.items(value)), into)
    if base in (list, tuple, set, frozenset):
        return _ENCODERS[base](base(base.__iter__(value)), into)
    if base is int:
        return _int(int.__int__(value), into)
    if base is float:
        return _float(float.__float__(value), into)
    return _ENCODERS[base](value, into)


def _named_tuple(value: Any, into: Any) -> Any:
    kind = type(value)
    items = [into(item) for item in tuple.__iter__(value)]
    return ["nt", str(kind.__name__), [str(name) for name in kind._fields], items]


def _time(value: dt.datetime | dt.time, _into: Any) -> Any:
    return ["dt" if isinstance(value, dt.datetime) else "ti", value.isoformat(), value.fold]


_ENCODERS: dict[type, Callable[..., Any]] = {
    int: _int,
    float: _float,
    complex: lambda value, into: ["c", into(value.real), into(value.imag)],
    bytes: lambda value, _into: ["b", base64.b64encode(value).decode()],
    bytearray: lambda value, _into: ["ba", base64.b64encode(value).decode()],
    list: _sequence("l"),
    tuple: _sequence("t"),
    set: _sequence("s"),
    frozenset: _sequence("fs"),
    collections.deque: _sequence("dq"),
    dict: lambda value, into: ["d", [[into(key), into(item)] for key, item in value.items()]],
    range: lambda value, into: ["r", into(value.start), into(value.stop), into(value.step)],
    decimal.Decimal: lambda value, _into: ["D", str(value)],
    fractions.Fraction: lambda value, into: ["F", into(value.numerator), into(value.denominator)],
    dt.datetime: _time,
    dt.time: _time,
    dt.date: lambda value, _into: ["da", dt.date.isoformat(value)],
    dt.timedelta: lambda value, _into: ["td", value.days, value.seconds, value.microseconds],
    type(NotImplemented): lambda _value, _into: ["N"],
    type(Ellipsis): lambda _value, _into: ["E"],
}


def _hex(text: str) -> int:
    if type(text) is not str or len(text) > MOST_DIGITS:
        raise MalformedError("an integer is malformed or too long")
    return int(text, 16)


def _text(value: Any) -> str:
    if type(value) is not str or len(value) > MOST_DIGITS:
        raise MalformedError("a text field is malformed")
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise MalformedError("a number field is malformed")
    return value


def _items(data: list[Any], into: Any) -> list[Any]:
    if type(data[1]) is not list:
        raise MalformedError("a sequence is malformed")
    return [into(item) for item in data[1]]


def _named(data: list[Any], into: Any) -> Any:
    name, fields = _text(data[1]), [_text(field) for field in data[2]]
    for word in (name, *fields):
        if not word.isidentifier() or keyword.iskeyword(word):
            raise MalformedError("a named tuple has names that are none")
    kind = collections.namedtuple(name, fields, rename=True)  # noqa: PYI024
    return kind(*[into(item) for item in data[3]])


_DECODERS: dict[str, Callable[..., Any]] = {
    "i": lambda data, _into: _hex(data[1]),
    "f": lambda data, _into: {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[data[1]],
    "c": lambda data, into: complex(into(data[1]), into(data[2])),
    "b": lambda data, _into: base64.b64decode(data[1], validate=True),
    "ba": lambda data, _into: bytearray(base64.b64decode(data[1], validate=True)),
    "l": _items,
    "t": lambda data, into: tuple(_items(data, into)),
    "s": lambda data, into: set(_items(data, into)),
    "fs": lambda data, into: frozenset(_items(data, into)),
    "dq": lambda data, into: collections.deque(_items(data, into)),
    "d": lambda data, into: {into(key): into(item) for key, item in data[1]},
    "r": lambda data, into: range(*[into(part) for part in data[1:4]]),
    "D": lambda data, _into: decimal.Decimal(_text(data[1])),
    "F": lambda data, into: fractions.Fraction(into(data[1]), into(data[2])),
    "dt": lambda data, _into: dt.datetime.fromisoformat(_text(data[1])).replace(fold=data[2]),
    "ti": lambda data, _into: dt.time.fromisoformat(_text(data[1])).replace(fold=data[2]),
    "da": lambda data, _into: dt.date.fromisoformat(_text(data[1])),
    "td": lambda data, _into: dt.timedelta(*[_number(part) for part in data[1:4]]),
    "nt": _named,
    "T": lambda data, _into: NAMED_TYPES[data[1]],
    "N": lambda _data, _into: NotImplemented,
    "E": lambda _data, _into: Ellipsis,
}
