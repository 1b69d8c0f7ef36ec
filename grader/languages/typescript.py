"""TypeScript: types are checked and the files translated before Node runs them."""

from grader.languages.language import Language

LANGUAGE = Language("typescript", memory_mb=256, processes=12, disk_mb=8, files=100, compiles=True)
