"""Bash: scripts, with the distribution's usual text tools."""

from grader.languages.language import Language

LANGUAGE = Language("bash", processes=4)
