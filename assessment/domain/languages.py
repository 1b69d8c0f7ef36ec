"""The languages people read: which ones a text must have, and which text to show."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator

READING_LANGUAGES = ("en", "fr", "nl")


def _complete(texts: dict[str, str]) -> dict[str, str]:
    missing = [name for name in READING_LANGUAGES if not texts.get(name, "").strip()]
    extra = sorted(set(texts) - set(READING_LANGUAGES))
    if missing:
        raise ValueError(f"the text is missing in {', '.join(missing)}")
    if extra:
        raise ValueError(f"unknown language {', '.join(extra)}; known are en, fr, nl")
    return texts


Texts = Annotated[dict[str, str], AfterValidator(_complete)]
"""One text in every reading language, keyed by its two-letter code."""


def text_for(texts: Mapping[str, str], language: str) -> str:
    """Return the text in `language`, or in English where that is missing."""
    return texts.get(language) or texts["en"]
