"""Go: compiled and linked once; its runtime has threads of its own."""

from grader.languages.language import Language

LANGUAGE = Language(
    "go", memory_mb=192, processes=14, disk_mb=24, files=20, compiles=True, native=True
)
