"""Go: compiled and linked by the toolchain's own parts, with the library as it came."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from building import Complaint, compiled

ROOT = "/usr/lib/go-1.19"
TOOLS = f"{ROOT}/pkg/tool/linux_amd64"
VERSION = (f"{TOOLS}/compile", "-V")
ENVIRONMENT = {"GOROOT": ROOT, "GOMAXPROCS": "2"}
GLUE = "/opt/proeve/go/glue"
OURS = "/opt/proeve/go"
COMPLAINT = re.compile(
    r"^(?P<file>[^\s:]+\.go):(?P<line>\d+)(?::\d+)?: (?P<text>.*)$", re.MULTILINE
)


def program(_file: str, build: str) -> list[str]:
    """Return how the program that was built is started: a package main has one."""
    return [f"{build}/program"]


def build(folder: Path, files: Sequence[str], build: Path, kind: str) -> list[Complaint]:
    """Compile and link; for functions, together with what serves them."""
    sources = [name for name in files if not name.endswith("_test.go")]
    if not sources:
        return []
    if kind == "function":
        made = build / "sources"
        made.mkdir()
        faults = _run([GLUE, str(folder), str(made), *sources], folder)
        if faults:
            return faults
        folder, sources = made, [*sources, "proeve___.go"]
    compiler = [f"{TOOLS}/compile", "-p", "main", "-c", "1", "-I", OURS, "-trimpath", f"{folder}=>"]
    target = str(build / "program.o")
    faults = _run([*compiler, "-o", target, *sources], folder)
    linker = [f"{TOOLS}/link", "-s", "-w", "-L", OURS, "-o", str(build / "program"), target]
    return faults or _run(linker, folder)


def become(_reading: int, _writing: int, folder: str, build: str) -> None:
    """Become the program that serves the candidate's functions; never returns."""
    os.chdir(folder)
    path = f"{build}/program"
    os.execve(path, [path], {**os.environ, **ENVIRONMENT})  # noqa: S606 - a program, not a shell


def _run(argv: Sequence[str], folder: Path) -> list[Complaint]:
    return compiled(argv, folder, COMPLAINT, ENVIRONMENT)
