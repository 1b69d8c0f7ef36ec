"""JavaScript: scripts and modules, run by Node as they are."""

from grader.languages.language import Language

LANGUAGE = Language("javascript", memory_mb=64, processes=12)
