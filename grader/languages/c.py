"""C: compiled once by gcc, as one program or as one library whose functions are called."""

from grader.languages.language import Language

LANGUAGE = Language(
    "c", memory_mb=48, processes=4, disk_mb=8, files=20, compiles=True, native=True, headers=(".h",)
)
