"""The package's own submissions: which must pass, which must not, which are left out."""

import ast
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from assessment.domain.programming import LANGUAGES
from assessment.domain.submissions import SubmissionError, check_name
from commands.kattis.documents import read_mapping, words
from commands.kattis.folder import Folder
from commands.kattis.problem import Problem

FAULTY = (
    "wrong_answer",
    "time_limit_exceeded",
    "run_time_error",
    "rejected",
    "brute_force",
    "partially_accepted",
    "memory_limit_exceeded",
    "output_limit_exceeded",
)
NOTES = "submissions/submissions.yaml"
ENTRY = "main"
BRACES = re.compile(r"\{([^{}]*)\}")
LONGEST_PATTERN = 200
MOST_BRACES = 3


@dataclass(slots=True)
class Submissions:
    """File name -> text for each submission, by its name; and why others are left out."""

    known: list[str]
    accepted: dict[str, dict[str, bytes]] = field(default_factory=dict)
    rejected: dict[str, dict[str, bytes]] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def read_submissions(folder: Folder, problem: Problem, known: list[str]) -> Submissions:
    """Take the submissions that are written in a language of `known`."""
    found = Submissions(known)
    notes = read_mapping(folder, NOTES) if folder.has(NOTES) else {}
    for place in folder.entries("submissions"):
        for path in folder.entries(place) if folder.is_folder(place) else ():
            try:
                _take(folder, problem, path, _notes_on(path, notes), found)
            except _LeftOutError as error:
                found.left_out.append(f"{path}: {error}")
    return found


def _take(
    folder: Folder, problem: Problem, path: str, notes: Mapping[str, Any], found: Submissions
) -> None:
    kind, name = path.split("/")[1], path.split("/")[2]
    passes = _must_pass(kind, notes)
    files = list(folder.below(path)) if folder.is_folder(path) else [path]
    language = _language(files, found.known)
    if passes is None:
        raise _LeftOutError("whether it must pass is not said")
    if language is None:
        raise _LeftOutError(f"it is in none of the languages {', '.join(found.known)}")
    texts = {file: problem.filled(folder.text(file)).encode() for file in files}
    laid = _laid_out(path, texts, language, str(notes.get("entrypoint", "")))
    title = f"{kind}-{name}".replace(".", "-").replace("_", "-").lower()
    (found.accepted if passes else found.rejected)[title] = laid
    found.languages[title] = language


class _LeftOutError(Exception):
    """Why a submission is left out."""


def _must_pass(kind: str, notes: Mapping[str, Any]) -> bool | None:
    """Say whether a submission passes, fails, or may do either."""
    parts = [notes, *(part for part in notes.values() if isinstance(part, dict))]
    if any("required" in part and "AC" not in words(part["required"]) for part in parts):
        return False
    if "permitted" in notes and words(notes["permitted"]) == ["AC"]:
        return True
    if kind == "accepted":
        return True
    return False if kind in FAULTY else None


def _notes_on(path: str, notes: Mapping[str, Any]) -> dict[str, Any]:
    """Gather what submissions.yaml says of a submission and of its folder."""
    inner = path.removeprefix("submissions/")
    found: dict[str, Any] = {}
    for pattern, said in notes.items():
        names = {inner, inner.split("/")[0]}
        if (
            len(pattern) <= LONGEST_PATTERN
            and isinstance(said, dict)
            and any(_fits(name, pattern) for name in names)
        ):
            found |= said
    return found


def _is_short(pattern: str) -> bool:
    return len(pattern) <= LONGEST_PATTERN and pattern.count("{") <= MOST_BRACES


def _fits(name: str, pattern: str) -> bool:
    """Say whether a pattern names it; braces hold alternatives, and a star stays in its folder."""
    if braces := BRACES.search(pattern):
        before, after = pattern[: braces.start()], pattern[braces.end() :]
        return any(_fits(name, f"{before}{one}{after}") for one in braces[1].split(","))
    return name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)


def _language(files: list[str], known: list[str]) -> str | None:
    """Return the language that owns every source file; what is data counts for none."""
    sources = [file for file in files if any(one.owns(file) for one in LANGUAGES.values())]
    owning = [name for name in known if sources and all(map(LANGUAGES[name].owns, sources))]
    return owning[0] if owning else None


def _laid_out(path: str, texts: dict[str, bytes], language: str, entry: str) -> dict[str, bytes]:
    """Return the files as a candidate would hand them in, the main one under its usual name."""
    base = path if len(texts) > 1 or path not in texts else path.rpartition("/")[0]
    laid = {file.removeprefix(f"{base}/"): text for file, text in texts.items()}
    if language == "python":
        _check_version(laid)
    sources = [name for name in laid if LANGUAGES[language].owns(name)]
    usual = f"{ENTRY}{LANGUAGES[language].endings[0]}"
    main = entry if entry in laid else usual if usual in laid else ""
    main = main or ("__main__.py" if "__main__.py" in laid else "")
    if not main and len(sources) == 1:
        main = sources[0]
    if not main:
        raise _LeftOutError(f"which of {', '.join(sources)} is started is not said")
    if language != "java":
        laid[usual] = laid.pop(main)
    try:
        for name in laid:
            check_name(name)
    except SubmissionError as error:
        raise _LeftOutError(str(error)) from error
    return laid


def _check_version(files: Mapping[str, bytes]) -> None:
    for name, text in files.items():
        if not name.endswith(".py"):
            continue
        first = text.split(b"\n", 1)[0]
        if first.startswith(b"#!") and first.rstrip().endswith(
            (b"python2", b"pypy2", b"python2.7")
        ):
            raise _LeftOutError("it is written for Python 2")
        try:
            ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise _LeftOutError(f"{name} is not Python 3") from None


def constant_answer(answer: bytes) -> dict[str, bytes]:
    """Return a faulty program for a package that brings none: it knows one answer only."""
    text = json.dumps(answer.decode("utf-8", "replace"), ensure_ascii=True)
    return {"main.py": f'print({text}, end="")\n'.encode()}
