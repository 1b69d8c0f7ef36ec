"""C++: g++ makes a program, or a library that tells what functions it has."""

import ctypes
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sharing
from building import Complaint
from gnu import compile_one, link, objects
from scanning import Found, scan

VERSION = ("/usr/bin/g++", "--version")
ENVIRONMENT: dict[str, str] = {}
OURS = "/opt/proeve/cpp"
COMPILER = ("/usr/bin/g++", "-std=gnu++20")
PROGRAM = (*COMPILER, "-O2", "-g1")
SHARED = (*COMPILER, "-O1", "-fPIC", f"-I{OURS}")
GLUE = "proeve.glue"
INCLUDED = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"', re.MULTILINE)
ENDINGS = (".cpp", ".cc", ".cxx")
LIBRARY = "library.so"


def program(_file: str, build: str) -> list[str]:
    """Return how the program that was built is started."""
    return [f"{build}/program"]


def build(folder: Path, files: Sequence[str], build: Path, kind: str) -> list[Complaint]:
    """Compile the sources into a library for functions, else into one program."""
    sources = [name for name in files if name.endswith(ENDINGS)]
    if not sources:
        return []
    if kind == "function":
        return _library(folder, sources, build)
    made, faults = objects(PROGRAM, folder, sources, build)
    if faults:
        return faults
    linker = ["/usr/bin/g++", "-static"]
    return link(linker, folder, list(made.values()), build / "program")


def _library(folder: Path, sources: Sequence[str], build: Path) -> list[Complaint]:
    faults: list[Complaint] = []
    made = [Path(OURS) / name for name in ("wire.o", "proeve.o")]
    scanned = {name: scan((folder / name).read_text("utf-8", "replace")) for name in sources}
    for number, (name, found) in enumerate(scanned.items()):
        made.append(build / f"{number}.o")
        faults += _module(folder, name, found, build / f"{number}.cpp")
    linker = ["/usr/bin/g++", "-shared", "-Wl,-z,defs"]
    return faults or link(linker, folder, made, build / LIBRARY)


def _module(folder: Path, name: str, found: Found, target: Path) -> list[Complaint]:
    """Compile one file with its functions listed behind it.

    First behind headers that are compiled already; where that fails, as the file stands,
    since a header of ours may have brought a name that is the candidate's too.
    """
    glue = _glue(folder, name, found)
    faults: list[Complaint] = []
    for ready in (True, False, False):
        include = "" if ready else '#include "proeve.hpp"\n'
        head = f'#include "{name}"\n{include}#line 1 "{GLUE}"\n'
        target.write_text(head + "\n".join(glue) + "\n", encoding="utf-8")
        options = ["-include", "proeve.hpp"] if ready else []
        faults = compile_one([*SHARED, *options], folder, str(target), target.with_suffix(".o"))
        if not faults:
            return []
        refused = {line for file, line, _text in faults if file == GLUE}
        glue = [text if number not in refused else "" for number, text in enumerate(glue, 1)]
        if not refused and not ready:
            break
    return [fault for fault in faults if fault[0] != GLUE] or faults


def _glue(folder: Path, name: str, found: Found) -> list[str]:
    """Return one line for each struct and function, so that each can be left out alone."""
    lines = []
    for struct, fields in _structs(folder, name, set()).items():
        quoted = ", ".join(json.dumps(word) for word in fields)
        parts = ", ".join(f"value.{word}" for word in fields)
        lines.append(
            f"template <> struct proeve::Fields<{struct}> {{ static constexpr "
            f"std::array<std::string_view, {len(fields)}> names{{{quoted}}}; "
            f"static auto of(auto &value) {{ return std::tie({parts}); }} }};"
        )
    once = [full for full in found.functions if found.functions.count(full) == 1]
    for number, full in enumerate(once):
        listed = f'proeve::function("{full.rpartition("::")[2]}", &{full})'
        lines.append(
            f"static const proeve::Listed proeve_{number}{{{json.dumps(name)}, {listed}}};"
        )
    return lines


def _structs(folder: Path, name: str, seen: set[Path]) -> dict[str, list[str]]:
    """Return the structs of a file and of what it includes of the submission."""
    path = (folder / name).resolve()
    if path in seen or not path.is_file() or folder.resolve() not in path.parents:
        return {}
    seen.add(path)
    text = path.read_text("utf-8", "replace")
    structs: dict[str, list[str]] = {}
    for included in INCLUDED.findall(text):
        for base in (path.parent, folder):
            structs |= _structs(folder, str(base / included), seen)
    return structs | scan(text).structs


class CppFunction:
    """One function that the candidate's library tells of."""

    def __init__(self, library: Any, number: int) -> None:
        self.library = library
        self.number = number
        self.name = library.proeve_name(number).decode()
        self.file = library.proeve_file(number).decode()

    def answer(self, values: list[Any]) -> dict[str, Any]:
        """Call it; the library reads the values and writes the answer itself."""
        given = json.dumps(values).encode()
        said = self.library.proeve_call(self.number, given, ctypes.c_size_t(len(given)))
        answer: dict[str, Any] = json.loads(said.decode("utf-8", "replace"))
        return answer


def become(reading: int, writing: int, folder: str, build: str) -> None:
    """Become the process that holds the candidate's functions; never returns."""
    os.chdir(folder)
    library = ctypes.CDLL(f"{build}/{LIBRARY}")
    for name in ("proeve_name", "proeve_file", "proeve_call"):
        getattr(library, name).restype = ctypes.c_char_p
    functions = [CppFunction(library, number) for number in range(library.proeve_count())]
    sharing.serve(list(functions), reading, writing)
