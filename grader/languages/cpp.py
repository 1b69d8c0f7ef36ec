"""C++: compiled once by g++, as one program or as a library whose functions are called."""

from grader.languages.language import Language

LANGUAGE = Language(
    "cpp", memory_mb=320, processes=4, disk_mb=16, files=20, compiles=True, native=True,
    headers=(".h", ".hpp"),
)  # fmt: skip
