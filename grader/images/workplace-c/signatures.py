"""What a function's prototype says: how values of the suite become arguments of C, and back.

The compiler writes the prototypes down (`-aux-info`), with every type as it was named.
"""

import ctypes
import re
from dataclasses import dataclass, field
from typing import Any

PROTOTYPE = re.compile(
    r"^/\* (?P<file>[^:]+):(?P<line>\d+):\wF \*/ extern (?P<result>[\w ]+[ *]+)"
    r"(?P<name>\w+) \((?P<parameters>[^()]*)\);",
    re.MULTILINE,
)
DEFINED = re.compile(r"^/\* (?P<file>[^:]+):\d+:\wF \*/ extern .*?\b(?P<name>\w+) \(", re.MULTILINE)
QUALIFIERS = re.compile(r"\b(?:const|volatile|restrict|__restrict|register)\b")
COUNT = re.compile(r"n|num\w*|\w*(?:count|len|length|size)", re.IGNORECASE)
INTEGERS: dict[str, Any] = {
    "signed char": ctypes.c_int8, "unsigned char": ctypes.c_uint8,
    "short int": ctypes.c_int16, "short unsigned int": ctypes.c_uint16,
    "int": ctypes.c_int32, "unsigned int": ctypes.c_uint32,
    "long int": ctypes.c_int64, "long unsigned int": ctypes.c_uint64,
    "long long int": ctypes.c_int64, "long long unsigned int": ctypes.c_uint64,
    "size_t": ctypes.c_uint64, "ssize_t": ctypes.c_int64, "ptrdiff_t": ctypes.c_int64,
    "intmax_t": ctypes.c_int64, "uintmax_t": ctypes.c_uint64, "time_t": ctypes.c_int64,
    **{f"{sign}int{bits}_t": getattr(ctypes, f"c_{sign}int{bits}")
       for sign in ("", "u") for bits in (8, 16, 32, 64)},
}  # fmt: skip
NUMBERS: dict[str, Any] = {
    **INTEGERS, "float": ctypes.c_float, "double": ctypes.c_double, "_Bool": ctypes.c_bool,
    "char": ctypes.c_char,
}  # fmt: skip
SPELLED = {
    "bool": "_Bool", "short": "short int", "long": "long int", "unsigned": "unsigned int",
    "long long": "long long int", "unsigned long": "long unsigned int",
    "unsigned long long": "long long unsigned int", "unsigned short": "short unsigned int",
    "signed": "int", "long double": "long double",
}  # fmt: skip


class UnsupportedError(Exception):
    """A type of C that no value of a suite becomes."""


@dataclass(frozen=True)
class Type:
    """A type as it was declared: its name, how many stars, and whether what it points to is const."""

    base: str
    stars: int
    const: bool
    name: str = ""

    @property
    def text(self) -> str:
        """The type as it is written."""
        return f"{self.base} {'*' * self.stars}".strip()

    @property
    def is_string(self) -> bool:
        """Say whether it is a pointer to characters."""
        return self.base == "char" and self.stars == 1

    @property
    def is_integer(self) -> bool:
        """Say whether it counts."""
        return self.base in INTEGERS and self.stars == 0


@dataclass(frozen=True)
class Prototype:
    """One function that the suite may call."""

    name: str
    file: str
    result: Type | None = None
    parameters: tuple[Type, ...] = field(default=())
    unsupported: str = ""


def read_type(text: str) -> Type:
    """Read `const char **items` or `long int`; raises UnsupportedError for what is neither."""
    const = "const" in text
    words = QUALIFIERS.sub(" ", text)
    if "[" in words or "(" in words or "..." in words:
        raise UnsupportedError(" ".join(text.split()))
    *base, last = words.replace("*", " * ").split()
    named = bool(base) and last != "*" and " ".join([*base, last]) not in NUMBERS
    if named and base[-1:] in (["struct"], ["enum"], ["union"]):
        named = False
    if not named:
        base.append(last)
        last = ""
    plain = " ".join(word for word in base if word != "*")
    return Type(SPELLED.get(plain, plain), base.count("*"), const, last)


def prototypes(text: str) -> list[Prototype]:
    """Return the functions that one file defines, from what the compiler wrote of them."""
    readable = {found["name"]: found for found in PROTOTYPE.finditer(text)}
    return [
        _prototype(found["name"], found["file"], readable.get(found["name"]))
        for found in DEFINED.finditer(text)
    ]


def _prototype(name: str, file: str, found: re.Match[str] | None) -> Prototype:
    if found is None:
        return Prototype(name, file, unsupported="a function type")
    try:
        listed = [] if found["parameters"] == "void" else found["parameters"].split(", ")
        return Prototype(
            name, file, read_type(found["result"]), tuple(read_type(part) for part in listed)
        )
    except UnsupportedError as error:
        return Prototype(name, file, unsupported=str(error))
