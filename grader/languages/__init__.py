"""One module per language: which image runs it, and how its files become modules."""

from types import ModuleType

from grader.languages import python
from grader.sandbox import SandboxError

_KNOWN: dict[str, ModuleType] = {"python": python}


def adapter(language: str) -> ModuleType:
    """Return the adapter of a language; raises SandboxError for one that is not installed."""
    if language not in _KNOWN:
        known = ", ".join(sorted(_KNOWN))
        raise SandboxError(
            f"No adapter for the language {language}; installed are {known}.", permanent=True
        )
    return _KNOWN[language]
