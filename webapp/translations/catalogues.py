"""Bring the catalogues in line with the sources: `python -m webapp.translations.catalogues`."""

import importlib
import io
import pkgutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import assessment
from assessment.domain.errors import AssessmentError
from assessment.domain.languages import READING_LANGUAGES
from assessment.settings import ROOT

HERE = Path(__file__).parent
SOURCE = "en"
TRANSLATED = tuple(code for code in READING_LANGUAGES if code != SOURCE)
PLACES = ("assessment", "webapp")
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
WIDTH = 100
HEADER = "# %s of Proeve. English stands in the sources; this file is kept in line with them by\n# python -m webapp.translations.catalogues"
Keyword = tuple[int | tuple[int, int] | tuple[int, str], ...] | None
Keywords = dict[str, Keyword | dict[int | None, Keyword]]


def path(language: str, ending: str = "po") -> Path:
    """Return where a catalogue lies: `po` for people, `mo` for the site."""
    return HERE / language / "LC_MESSAGES" / f"messages.{ending}"


def extracted() -> Catalog:
    """Return every text of the sources that a reader may see, with the files it stands in."""
    catalog, keywords = Catalog(project="Proeve", charset="utf-8"), _keywords()
    for place in PLACES:
        for name, _line, message, comments, context in extract_from_dir(
            ROOT / place, METHODS, keywords=keywords
        ):
            # Without line numbers: a catalogue changes only where its words do.
            where = [(f"{place}/{Path(name).as_posix()}", 0)]
            catalog.add(message, None, where, auto_comments=comments, context=context)
    return catalog


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it is kept; an empty one where there is none."""
    kept = path(language)
    data = kept.read_bytes() if kept.exists() else b""
    catalog = read_po(io.BytesIO(data), locale=language)
    catalog.project, catalog.version = "Proeve", "0.1"
    catalog.last_translator = catalog.language_team = "Proeve"
    catalog.msgid_bugs_address = "see SECURITY.md and CONTRIBUTING.md"
    return catalog


def update(language: str) -> None:
    """Take in new texts without a translation, and drop those the sources lost."""
    catalog = read(language)
    catalog.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.header_comment = HEADER % str(
        catalog.locale.english_name if catalog.locale else language
    )
    catalog.fuzzy = False
    catalog.obsolete.clear()
    path(language).parent.mkdir(parents=True, exist_ok=True)
    with path(language).open("wb") as file:
        write_po(
            file, catalog, omit_header=False, sort_by_file=True, include_lineno=False, width=WIDTH
        )
    path(language, "mo").write_bytes(compiled(catalog))


def compiled(catalog: Catalog) -> bytes:
    """Return the catalogue in the form the site reads."""
    held = io.BytesIO()
    write_mo(held, catalog)
    return held.getvalue()


def missing(language: str) -> list[str]:
    """Return every text that this language lacks, or has for the sources' former words."""
    kept = read(language)
    found = []
    for message in extracted():
        ours = kept.get(message.id, context=message.context) if message.id else None
        if message.id and (ours is None or ours.fuzzy or not _is_whole(ours.string)):
            found.append(str(message.id))
    return found


def _is_whole(string: str | Sequence[str] | None) -> bool:
    return bool(string) and all(string or ())


def _keywords() -> Keywords:
    """Return the functions whose first argument is shown; raising a refusal is one of them."""
    for module in pkgutil.walk_packages(assessment.__path__, "assessment."):
        if "migrations" not in module.name:
            importlib.import_module(module.name)
    names = [
        "_l",
        "lazy_gettext",
        "FieldError",
        *(kind.__name__ for kind in _refusals(AssessmentError)),
    ]
    keywords: Keywords = {**DEFAULT_KEYWORDS}
    keywords.update(dict.fromkeys(names))
    return keywords


def _refusals(kind: type[AssessmentError]) -> Iterator[type[AssessmentError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _refusals(narrower)


if __name__ == "__main__":
    for code in TRANSLATED:
        update(code)
        print(f"{code}: {len(missing(code))} texts lack a translation")  # noqa: T201 - a command
