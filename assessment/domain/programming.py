"""The programming languages candidates may work in, and whose files are whose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

NUMBER = re.compile(r"\d+(?:\.\d+)+")


@dataclass(frozen=True, slots=True)
class ProgrammingLanguage:
    """One language: the name in manifests, the name people read, and its files' endings."""

    name: str
    title: str
    endings: tuple[str, ...]
    tool: str = ""
    """What reads or runs its files, where that bears another name."""
    lexer: str = ""
    """What Pygments calls it, where that is not its name."""

    def owns(self, path: str) -> bool:
        """Say whether a file is source text of this language."""
        return path.endswith(self.endings)

    def toolchain(self, told: str) -> str:
        """Return in short what a toolchain tells of its version, such as `OpenJDK 17.0.12`."""
        number = NUMBER.search(told.rpartition(") ")[2]) or NUMBER.search(told)
        return f"{self.tool} {number[0]}".strip() if number else ""


LANGUAGES = {
    language.name: language
    for language in (
        ProgrammingLanguage("python", "Python", (".py",)),
        ProgrammingLanguage("javascript", "JavaScript", (".js", ".mjs", ".cjs"), tool="Node.js"),
        ProgrammingLanguage("typescript", "TypeScript", (".ts",)),
        ProgrammingLanguage("java", "Java", (".java",), tool="OpenJDK"),
        ProgrammingLanguage("csharp", "C#", (".cs",), tool="Mono"),
        ProgrammingLanguage("php", "PHP", (".php",)),
        ProgrammingLanguage("c", "C", (".c", ".h"), tool="gcc"),
        ProgrammingLanguage("cpp", "C++", (".cpp", ".cc", ".cxx", ".hpp", ".h"), tool="g++"),
        ProgrammingLanguage("go", "Go", (".go",)),
        ProgrammingLanguage("bash", "Bash", (".sh",)),
        ProgrammingLanguage("sqlite", "SQLite", (".sql",), lexer="sql"),
        ProgrammingLanguage("postgresql", "PostgreSQL", (".sql",)),
    )
}
"""Every language by its name; the grader has an adapter for each."""


def language_of(paths: Iterable[str], offered: Iterable[str]) -> str:
    """Return which of the `offered` languages most of the files are written in.

    The first one offered where several fit alike, or none does.
    """
    names = list(paths)
    known = list(offered)
    return max(known, key=lambda name: sum(LANGUAGES[name].owns(path) for path in names))


def lexer_of(language: str) -> str:
    """Return what Pygments calls a language, known here or not."""
    known = LANGUAGES.get(language)
    return (known.lexer or known.name) if known else language
