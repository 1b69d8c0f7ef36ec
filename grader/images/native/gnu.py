"""Build with the GNU compilers: each source file by itself, then one link."""

import re
from collections.abc import Sequence
from pathlib import Path

from building import Complaint, compiled

COMPLAINT = re.compile(
    r"^(?:/usr/bin/ld: )?(?:/box/work/)?(?:\./)?(?P<file>[^\s:(/][^:\n]*):(?:(?P<line>\d+):(?:\d+:)?"
    r"|\([^)\n]*\):(?P<none>)) (?=(?:fatal )?error: |undefined reference|multiple definition)"
    r"(?:(?:fatal )?error: )?(?P<text>.*)$",
    re.MULTILINE,
)
OURS = re.compile(r"(?:/box/build/\d+\.o:)?/box/work/")
QUIET = (
    "-w",
    "-pipe",
    "-fmax-errors=20",
    "-fno-diagnostics-show-caret",
    "-fdiagnostics-color=never",
)


def objects(
    compiler: Sequence[str], folder: Path, sources: Sequence[str], build: Path
) -> tuple[dict[str, Path], list[Complaint]]:
    """Compile every source file; returns the object of each, and what was complained of."""
    made: dict[str, Path] = {}
    faults: list[Complaint] = []
    for number, source in enumerate(sources):
        made[source] = build / f"{number}.o"
        faults += compile_one(compiler, folder, source, made[source])
    return made, faults


def compile_one(
    compiler: Sequence[str], folder: Path, source: str, target: Path
) -> list[Complaint]:
    """Compile one source file; `{object}` in the compiler's words stands for what it makes."""
    given = [word.replace("{object}", str(target)) for word in compiler]
    argv = [*given, *QUIET, "-I.", "-c", source, "-o", str(target)]
    return compiled(argv, folder, COMPLAINT)


def link(
    linker: Sequence[str], folder: Path, parts: Sequence[Path], target: Path
) -> list[Complaint]:
    """Link the objects; a name that is missing is told with the file and line that use it."""
    argv = [*linker, *map(str, parts), "-o", str(target), "-lm", "-pthread"]
    faults = compiled(argv, folder, COMPLAINT)
    if any("undefined reference to `main'" in str(text) for _file, _line, text in faults):
        return [["", 0, "no file defines the function main"]]
    return [[file, line, OURS.sub("", str(text))] for file, line, text in faults]
