"""C# on Mono: one process compiles the files and holds their classes; a program gets one each."""

from grader.languages.language import Language

LANGUAGE = Language("csharp", memory_mb=110, processes=24, disk_mb=16, files=100, compiles=True)
