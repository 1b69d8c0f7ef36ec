"""Find the functions and plain structs of a C++ source file, without understanding the rest.

What is found is only offered to the compiler, which knows better: a line it refuses is left out.
"""

import re
from dataclasses import dataclass, field

NOISE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\s\\]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:[^\n\\]|\\.|\\\n)*",
    re.DOTALL | re.MULTILINE,
)
WORD = re.compile(r"[A-Za-z_]\w*|::|->|\S")
PLAIN = re.compile(r"[A-Za-z_]\w*$")
TYPES = frozenset({"struct", "class", "union", "enum"})
HIDDEN = frozenset({"static", "template", "operator", "typedef", "using", "friend", "concept", "="})
NEVER = frozenset({"main", "alignas", "decltype", "noexcept", "__attribute__", "requires"})


@dataclass
class Found:
    """What a file defines: full names of functions, and fields of structs by their full names."""

    functions: list[str] = field(default_factory=list)
    structs: dict[str, list[str]] = field(default_factory=dict)


def scan(text: str) -> Found:
    """Return what stands at the level of namespaces, those without a name left out."""
    words = WORD.findall(NOISE.sub(_blank, text))
    found = Found()
    _scope(words, 0, "", found)
    return found


def _blank(match: re.Match[str]) -> str:
    return '""' if '"' in match[0][:2] else " "


def _scope(words: list[str], place: int, space: str, found: Found) -> int:
    """Read declarations until the scope's closing brace; returns the place behind it."""
    head: list[str] = []
    while place < len(words):
        word = words[place]
        place += 1
        if word == "}":
            return place
        if word == ";":
            head = []
        elif word == "{":
            place, done = _block(words, place, head, space, found)
            head = [] if done else [*head, "{}"]
        else:
            head.append(word)
    return place


def _block(
    words: list[str], place: int, head: list[str], space: str, found: Found
) -> tuple[int, bool]:
    """Read what a brace opens; the last value says whether the declaration ends with it."""
    if "namespace" in head:
        names = [word for word in head[head.index("namespace") + 1 :] if PLAIN.match(word)]
        inner = "".join(f"::{name}" for name in names)
        return _scope(words, place, space + inner, found if names else Found()), True
    if head[:1] == ["extern"] and '"' in head:
        return _scope(words, place, space, found), True
    end = _behind(words, place)
    kind = next((word for word in head if word in TYPES), "")
    if kind and "(" not in head:
        if kind == "struct" and "template" not in head and ":" not in head and len(head) > 1:
            fields = _fields(words[place : end - 1])
            if fields and PLAIN.match(head[-1]):
                found.structs[f"{space}::{head[-1]}"] = fields
        return end, False
    if not HIDDEN.intersection(head):
        name = _function(head)
        if name:
            found.functions.append(f"{space}::{name}")
    return end, "=" not in head


def _function(head: list[str]) -> str:
    """Return the name before the first parenthesis, if it is a plain one."""
    if "(" not in head:
        return ""
    name = head.index("(") - 1
    if name < 1 or not PLAIN.match(head[name]) or head[name] in NEVER:
        return ""
    return "" if head[name - 1] in ("::", "~") else head[name]


def _behind(words: list[str], place: int) -> int:
    """Return the place behind the brace that closes what was opened before `place`."""
    depth = 1
    while place < len(words) and depth:
        depth += {"{": 1, "}": -1}.get(words[place], 0)
        place += 1
    return place


def _fields(body: list[str]) -> list[str]:
    """Return the names of the fields of a struct without methods, none where it has any."""
    fields: list[str] = []
    line: list[str] = []
    depth = 0
    for word in body:
        depth += {"{": 1, "}": -1, "<": 1, ">": -1, "[": 1, "]": -1}.get(word, 0)
        if word == "(":
            return []
        if word in (";", ",") and depth == 0:
            fields += _named(line)
            line = line[:1] if word == "," else []
        elif depth == 0:
            line.append(word)
    return fields


def _named(line: list[str]) -> list[str]:
    if "=" in line:
        line = line[: line.index("=")]
    line = [word for word in line if PLAIN.match(word)]
    return [line[-1]] if len(line) > 1 and "static" not in line else []
