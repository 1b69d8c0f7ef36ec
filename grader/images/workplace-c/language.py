"""C: gcc makes one program, or one library whose functions a fork of this process calls."""

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

import sharing
from building import Complaint
from calling import CFunction, Complaints
from gnu import link, objects
from records import Types
from signatures import prototypes

VERSION = ("/usr/bin/gcc", "--version")
ENVIRONMENT: dict[str, str] = {}
GCC = ("/usr/bin/gcc", "-std=gnu17", "-O2", "-g1", "-Werror=implicit-function-declaration",
       "-aux-info", "{object}.aux")  # fmt: skip
LIBRARY = "library.so"


def program(file: str, build: str) -> list[str]:
    """Return how the program whose `main` is in `file` is started."""
    return [str(Path(build) / _binary(file))]


def build(folder: Path, files: Sequence[str], build: Path, kind: str) -> list[Complaint]:
    """Compile the sources into a library for functions, else into programs."""
    sources = [name for name in files if name.endswith(".c")]
    shared = kind == "function"
    made, faults = objects([*GCC, *(["-fPIC"] if shared else [])], folder, sources, build)
    if faults or not sources:
        return faults
    if shared:
        linker = ["/usr/bin/gcc", "-shared", "-Wl,-z,defs"]
        return link(linker, folder, list(made.values()), build / LIBRARY)
    # A program that is linked whole starts three times as fast, and starts once per case.
    mains = [name for name, made_of in made.items() if _names(made_of, "main")] or sources[:1]
    for main in mains:
        parts = [made[name] for name in made if name == main or name not in mains]
        faults += link(["/usr/bin/gcc", "-static"], folder, parts, build / _binary(main))
    return faults


def become(reading: int, writing: int, folder: str, build: str) -> None:
    """Become the process that holds the candidate's functions; never returns."""
    os.chdir(folder)
    place = Path(build)
    known = [found for notes in sorted(place.glob("*.aux")) for found in prototypes(_text(notes))]
    texts = [_text(path) for ending in ("h", "c") for path in sorted(Path().rglob(f"*.{ending}"))]
    types = Types(texts)
    library = ctypes.CDLL(str(place / LIBRARY), use_errno=True)
    complaints = Complaints()
    functions = [CFunction(library, prototype, types, complaints) for prototype in known]
    sharing.serve(list(functions), reading, writing)


def _names(made: Path, name: str) -> bool:
    return any(found.name == name for found in prototypes(_text(Path(f"{made}.aux"))))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _binary(file: str) -> str:
    return f"{file.replace('/', '__')}.program"
