"""Java: one process compiles the files and holds their classes; a program gets a process each."""

from grader.languages.language import Language

LANGUAGE = Language("java", memory_mb=170, processes=32, disk_mb=16, files=200, compiles=True)
