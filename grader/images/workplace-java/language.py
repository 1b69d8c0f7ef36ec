"""Java in its workplace: one process compiles and holds the classes; programs get one each."""

import os
import signal
from pathlib import Path, PurePosixPath

import programs

JAVA = "/opt/java/bin/java"
VERSION = (JAVA, "-version")
ENVIRONMENT: dict[str, str] = {}
PREPARED = True
EXHAUSTED = (-signal.SIGABRT,)
"""How a process ends that found no more room in its heap; see the flags below."""
OWN = "/opt/proeve"
FLAGS = (
    f"-XX:SharedArchiveFile={OWN}/runner.jsa",
    "-Xshare:auto",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    "-XX:+DisableAttachMechanism",
    "-XX:+CrashOnOutOfMemoryError",
    "-XX:+SuppressFatalErrorMessage",
    "-Xss16m",
)
COMPILING_MB = 48
USUAL_MB = 128


def program(file: str, build: str) -> list[str]:
    """Return how a file of the submission is started as a program: by its class's full name."""
    return _java(0, f"{OWN}/runner.jar:{build}", _class_of(file, Path(build)))


def become(reading: int, writing: int, folder: str, build: str) -> None:
    """Become the process that compiles and holds the candidate's classes; never returns."""
    os.chdir(folder)
    words = ["proeve.Runner", str(reading), str(writing), folder, build]
    fresh = [] if any(Path(folder).iterdir()) else [f"{OWN}/sample"]
    argv = _java(COMPILING_MB, f"{OWN}/runner.jar", *words, *fresh)
    os.execve(JAVA, argv, programs.ENVIRONMENT)  # noqa: S606


def _java(more_mb: int, classes: str, *words: str) -> list[str]:
    heap = int(os.environ.get("MEMORY_MB", USUAL_MB)) + more_mb
    return [JAVA, *FLAGS, f"-Xmx{heap}m", "-cp", classes, *words]


def _class_of(file: str, build: Path) -> str:
    """Find the class that a source file was compiled to: its package need not be its folder."""
    source = PurePosixPath(file).with_suffix("")
    made = [path.relative_to(build).with_suffix("") for path in sorted(build.rglob("*.class"))]
    same = [path for path in made if path.name.lower() == source.name.lower()]
    best = max(same, key=lambda path: _shared_end(path.parts, source.parts), default=source)
    return ".".join(best.parts)


def _shared_end(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    same = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        same += 1
    return same
