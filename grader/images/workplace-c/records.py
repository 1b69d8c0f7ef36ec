"""The structs and enums that the candidate's own files declare, laid out as the compiler does."""

import ctypes
import re
from typing import Any

from signatures import NUMBERS, Type, UnsupportedError, read_type

COMMENTS = re.compile(r"//[^\n]*|/\*.*?\*/|^[ \t]*#[^\n]*", re.DOTALL | re.MULTILINE)
STRUCT = re.compile(
    r"(?P<typedef>typedef\s+)?struct\s*(?P<tag>\w+)?\s*\{(?P<fields>[^{}]*)\}\s*(?P<alias>\w+)?\s*;"
)
ENUM = re.compile(
    r"(?P<typedef>typedef\s+)?enum\s*(?P<tag>\w+)?\s*\{(?P<fields>[^{}]*)\}\s*(?P<alias>\w+)?\s*;"
)
ALIAS = re.compile(r"typedef\s+(?P<type>[\w\s]+?[\s*]+)(?P<alias>\w+)\s*;")
FIELD = re.compile(r"(?P<stars>\**)\s*(?P<name>\w+)\s*(?:\[\s*(?P<size>\w+)\s*\])?\s*$")
DEFINED = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+\(?(\d+)\)?[ \t]*$", re.MULTILINE)


class Record:
    """One struct: its fields by name, and the layout that ctypes gives it."""

    def __init__(self, name: str, fields: list[tuple[Type, int]], types: "Types") -> None:
        self.name = name
        self.fields = fields
        layout = [(kind.name, self._placed(kind, size, types)) for kind, size in fields]
        self.layout: Any = type(name, (ctypes.Structure,), {"_fields_": layout})

    def _placed(self, kind: Type, size: int, types: "Types") -> Any:
        place = ctypes.c_void_p if kind.stars else types.layout(kind)
        return place * size if size else place


class Types:
    """Every type name of a submission that is not C's own."""

    def __init__(self, texts: list[str]) -> None:
        sizes = {name: value for text in texts for name, value in DEFINED.findall(text)}
        plain = [COMMENTS.sub(" ", text) for text in texts]
        self.aliases: dict[str, Type] = {}
        self.enums: dict[str, dict[int, str]] = {}
        self.records: dict[str, Record] = {}
        self.sizes = {name: int(value) for name, value in sizes.items()}
        for text in plain:
            self._read_enums(text)
            for found in ALIAS.finditer(STRUCT.sub(" ", ENUM.sub(" ", text))):
                self.aliases[found["alias"]] = read_type(found["type"])
        for text in plain:
            for found in STRUCT.finditer(text):
                self._read_struct(found)

    def plain(self, kind: Type) -> Type:
        """Return the type with the candidate's own names for numbers looked up."""
        for _ in range(10):
            known = self.aliases.get(kind.base)
            if known is None or kind.base in self.records:
                break
            kind = Type(known.base, known.stars + kind.stars, kind.const or known.const, kind.name)
        return kind

    def layout(self, kind: Type) -> Any:
        """Return what ctypes calls the type; raises UnsupportedError where it cannot be given."""
        kind = self.plain(kind)
        if kind.stars:
            return ctypes.c_void_p
        if kind.base in self.records:
            return self.records[kind.base].layout
        if kind.base in self.enums:
            return ctypes.c_int
        if kind.base not in NUMBERS:
            raise UnsupportedError(kind.text)
        return NUMBERS[kind.base]

    def _read_enums(self, text: str) -> None:
        for found in ENUM.finditer(text):
            members: dict[int, str] = {}
            following = 0
            for part in filter(None, (word.strip() for word in found["fields"].split(","))):
                name, _, value = (word.strip() for word in part.partition("="))
                following = int(value, 0) if value.lstrip("-").isalnum() else following
                members[following] = name
                following += 1
            for name in _names("enum", found):
                self.enums[name] = members

    def _read_struct(self, found: re.Match[str]) -> None:
        """Keep a struct if all its fields can be laid out; else it is an unknown type."""
        fields: list[tuple[Type, int]] = []
        try:
            for line in filter(None, (part.strip() for part in found["fields"].split(";"))):
                fields += self._fields(line)
            names = _names("struct", found)
            record = Record(names[0], fields, self) if names else None
        except (UnsupportedError, ValueError):
            return
        for name in names:
            if record is not None:
                self.records[name] = record

    def _fields(self, line: str) -> list[tuple[Type, int]]:
        """Read `const char *title, *shelf[4]`."""
        first, *others = line.split(",")
        found = FIELD.search(first)
        if found is None:
            raise UnsupportedError(line)
        base = first[: found.start()]
        fields = []
        for part in (first[found.start() :], *others):
            one = FIELD.match(part.strip())
            if one is None:
                raise UnsupportedError(line)
            kind = self.plain(read_type(f"{base} {one['stars']} {one['name']}"))
            size = one["size"] or "0"
            fields.append((kind, self.sizes[size] if size in self.sizes else int(size)))
        return fields


def _names(kind: str, found: re.Match[str]) -> list[str]:
    """Return what the type is called: by its tag, and by the name typedef gave it."""
    alias = [found["alias"]] if found["typedef"] and found["alias"] else []
    return [*alias, *([f"{kind} {found['tag']}"] if found["tag"] else [])]
