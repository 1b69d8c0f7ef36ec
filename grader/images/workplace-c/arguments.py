"""Values of the suite laid out in memory as C has them, and read back from there."""

import ctypes
from typing import Any

from records import Record, Types
from signatures import COUNT, INTEGERS, Type

LONGEST = 10_000_000
NUMERIC: dict[str, tuple[str, tuple[Any, ...]]] = {
    "_Bool": ("a bool", (bool,)),
    "float": ("a number", (float, int)),
    "double": ("a number", (float, int)),
}


class Arguments:
    """Writes and reads values of the types of one submission."""

    def __init__(self, types: Types) -> None:
        self.types = types

    def write(self, kind: Type, value: Any, kept: list[Any]) -> Any:
        """Return `value` as ctypes takes it; raises TypeError or OverflowError if it does not fit.

        What it points to is added to `kept`, for as long as the call lasts.
        """
        kind = self.types.plain(kind)
        if kind.is_string:
            return _text(value, kept)
        layout = self.types.layout(kind)
        if kind.base in self.types.records:
            return self.record(self.types.records[kind.base], value, kept)
        if kind.base in self.types.enums:
            return layout(_member(self.types.enums[kind.base], value))
        return layout(_number(kind, layout, value))

    def array(self, item: Type, values: Any, kept: list[Any]) -> Any:
        """Return a C array of the values."""
        if not isinstance(values, list | tuple | bytes | bytearray):
            raise TypeError(f"a list of {item.text} is wanted, not {type(values).__name__}")
        layout = self.types.layout(item)
        made = (layout * max(1, len(values)))()
        for place, value in enumerate(values):
            made[place] = _bare(self.write(item, value, kept))
        kept.append(made)
        return made

    def record(self, record: Record, value: Any, kept: list[Any]) -> Any:
        """Fill a struct from a map by the names of its fields, which all must be there."""
        if not isinstance(value, dict):
            raise TypeError(f"a map for {record.name} is wanted, not {type(value).__name__}")
        made = record.layout()
        wanted = {kind.name for kind, _size in record.fields if kind.name not in counts(record)}
        if set(value) != wanted:
            raise TypeError(
                f"{record.name} has the fields {', '.join(sorted(wanted))}, not "
                f"{', '.join(sorted(map(str, value)))}"
            )
        for kind, size in record.fields:
            if kind.name in wanted:
                self._field(record, made, (kind, size), value[kind.name], kept)
        return made

    def _field(
        self, record: Record, made: Any, field: tuple[Type, int], value: Any, kept: list[Any]
    ) -> None:
        kind, size = field
        counting = {of: name for name, of in counts(record).items()}.get(kind.name)
        if size and kind.base == "char" and not kind.stars:
            data = _encoded(value)
            if len(data) >= size:
                raise OverflowError(f"{kind.name} of {record.name} has room for {size - 1} bytes")
            ctypes.memmove(ctypes.addressof(made) + getattr(record.layout, kind.name).offset,
                           data + b"\0", len(data) + 1)  # fmt: skip
            return
        if not size and not counting:
            setattr(made, kind.name, _bare(self.write(kind, value, kept)))
            return
        stars = kind.stars if size else kind.stars - 1
        items = self.array(Type(kind.base, stars, kind.const), value, kept)
        if counting:
            setattr(made, counting, len(value))
        if not size:
            setattr(made, kind.name, ctypes.addressof(items))
            return
        if len(value) > size or (len(value) < size and not counting):
            raise OverflowError(f"{kind.name} of {record.name} has room for {size} values")
        ctypes.memmove(ctypes.addressof(made) + getattr(record.layout, kind.name).offset,
                       items, ctypes.sizeof(items) if value else 0)  # fmt: skip

    def read(self, kind: Type, found: Any) -> Any:
        """Return what lies in memory as plain data; a NULL is None."""
        kind = self.types.plain(kind)
        if found is None:
            return None
        if kind.is_string:
            return ctypes.string_at(found).decode("utf-8", "replace")
        if kind.base in self.types.records:
            record = self.types.records[kind.base]
            return self.read_record(
                record, record.layout.from_address(found) if kind.stars else found
            )
        if kind.stars:
            item = Type(kind.base, kind.stars - 1, kind.const)
            return self.read(item, self.types.layout(item).from_address(found).value)
        if kind.base in self.types.enums:
            return self.types.enums[kind.base].get(found, found)
        return found.decode("latin-1") if isinstance(found, bytes) else found

    def read_list(self, item: Type, found: Any, count: int) -> list[Any] | None:
        """Return `count` values that lie one after the other."""
        if not found:
            return None if found is None and count else []
        if count > LONGEST:
            raise OverflowError(f"a list of {count} values is too long to be given back")
        layout = self.types.layout(item)
        return [self.read(item, value) for value in (layout * count).from_address(found)]

    def read_record(self, record: Record, found: Any) -> dict[str, Any]:
        """Return a struct as a map, its lists as long as the counts beside them say."""
        counting = counts(record)
        lengths = {of: getattr(found, name) for name, of in counting.items()}
        values: dict[str, Any] = {}
        for kind, size in record.fields:
            if kind.name in counting:
                continue
            place = ctypes.addressof(found) + getattr(record.layout, kind.name).offset
            if size and kind.base == "char" and not kind.stars:
                values[kind.name] = ctypes.string_at(place).decode("utf-8", "replace")
            elif size:
                length = min(lengths.get(kind.name, size), size)
                values[kind.name] = self.read_list(kind, place, length)
            elif kind.name in lengths:
                item = Type(kind.base, kind.stars - 1, kind.const)
                address = getattr(found, kind.name)
                values[kind.name] = self.read_list(item, address, lengths[kind.name])
            else:
                values[kind.name] = self.read(kind, getattr(found, kind.name))
        return values


class Given:
    """The arguments of one call, and what became of the lists that it may change."""

    def __init__(self, arguments: Arguments) -> None:
        self.arguments = arguments
        self.passed: list[Any] = []
        self.kept: list[Any] = []
        self.open: list[tuple[int, Type, Any, Any]] = []

    def add(self, place: int, form: str, kind: Type, value: Any, counting: Type | None) -> None:
        """Lay out one value."""
        item = Type(kind.base, kind.stars - 1, kind.const)
        if form == "list" and counting is not None:
            made = self.arguments.array(item, value, self.kept)
            length = INTEGERS[self.arguments.types.plain(counting).base](len(value))
            self.passed += [made, length]
        elif form == "record":
            if value is None:
                self.passed.append(None)
                return
            record = self.arguments.types.records[kind.base]
            made = self.arguments.record(record, value, self.kept)
            self.passed.append(ctypes.byref(made))
        else:
            self.passed.append(self.arguments.write(kind, value, self.kept))
            return
        if not kind.const and isinstance(value, list | dict):
            self.open.append((place, item, made, value))

    def changed(self) -> list[tuple[int, Any]]:
        """Return the lists and maps that are no longer what was given."""
        found: list[tuple[int, Any]] = []
        for place, item, made, value in self.open:
            after: Any
            if isinstance(value, dict):
                after = self.arguments.read(item, made)
            else:
                after = self.arguments.read_list(item, ctypes.addressof(made), len(value))
            if after != value:
                found.append((place, after))
        return found


def counts(record: Record) -> dict[str, str]:
    """Return which fields count which others: `tags` is followed by its `tag_count`."""
    found: dict[str, str] = {}
    for (kind, size), (following, _none) in zip(record.fields, record.fields[1:], strict=False):
        listed = (kind.stars and not kind.is_string) or (size and kind.base != "char") or (
            size and kind.stars)  # fmt: skip
        if listed and following.is_integer and COUNT.fullmatch(following.name):
            found[following.name] = kind.name
    return found


def _bare(value: Any) -> Any:
    """Return a simple ctypes value as what may be assigned."""
    return value if isinstance(value, ctypes.Structure) else value.value


def _encoded(value: Any) -> bytes:
    if type(value) is not str:
        raise TypeError(f"text is wanted, not {type(value).__name__}")
    data = value.encode("utf-8", "surrogatepass")
    if b"\0" in data:
        raise ValueError("text of C holds no NUL")
    return data


def _text(value: Any, kept: list[Any]) -> Any:
    if value is None:
        return ctypes.c_void_p(None)
    buffer = ctypes.create_string_buffer(_encoded(value))
    kept.append(buffer)
    return ctypes.c_void_p(ctypes.addressof(buffer))


def _member(members: dict[int, str], value: Any) -> int:
    for number, name in members.items():
        if value in (name, number) and type(value) in (int, str):
            return number
    raise ValueError(f"{value!r} is none of {', '.join(members.values())}")


def _number(kind: Type, layout: Any, value: Any) -> Any:
    if kind.base == "char":
        data = _encoded(value)
        if len(data) != 1:
            raise TypeError(f"one character is wanted, not {value!r}")
        return data
    wanted, fitting = NUMERIC.get(kind.base, ("a whole number", (int,)))
    if type(value) not in fitting:
        raise TypeError(f"{wanted} is wanted, not {type(value).__name__}")
    if kind.base in NUMERIC:
        return fitting[0](value)
    if layout(value).value != value:
        raise OverflowError(f"{value} does not fit {kind.text}")
    return value
