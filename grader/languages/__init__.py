"""One module per language; each is found by being here and declares one `LANGUAGE`."""

import importlib
import pkgutil
from functools import cache

from grader.languages.language import Language
from grader.sandbox import SandboxError


@cache
def installed() -> dict[str, Language]:
    """Return every language that has a module here, by its name."""
    modules = (
        importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
        if found.name != "language"
    )
    return {module.LANGUAGE.name: module.LANGUAGE for module in modules}


def adapter(language: str) -> Language:
    """Return what is known of a language; raises SandboxError for one that is not installed."""
    known = installed()
    if language not in known:
        raise SandboxError(
            f"No adapter for the language {language}; installed are {', '.join(sorted(known))}.",
            permanent=True,
        )
    return known[language]
