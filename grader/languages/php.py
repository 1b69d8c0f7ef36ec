"""PHP: files run by the command line's interpreter as they are."""

from grader.languages.language import Language

LANGUAGE = Language("php", memory_mb=24)
