"""SQLite: statements, run through its driver in the workplace."""

from grader.languages.language import Language

LANGUAGE = Language("sqlite", memory_mb=64, disk_mb=16, importable=False)
