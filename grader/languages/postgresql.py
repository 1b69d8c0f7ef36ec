"""PostgreSQL: statements, run through a driver by a server of the workplace's own."""

from grader.languages.language import Language

LANGUAGE = Language(
    "postgresql", memory_mb=192, processes=24, disk_mb=160, files=2500, importable=False
)
