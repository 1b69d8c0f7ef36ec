"""problem.yaml: what a package says of itself, and what of that cannot be done here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from assessment.domain.languages import READING_LANGUAGES
from commands.kattis.documents import read_mapping, words
from commands.kattis.folder import Folder, ProblemError

FORMATS = ("legacy", "legacy-icpc", "2025-09", "2023-07-draft", "2023-07")
LEGACY = ("legacy", "legacy-icpc")
STRICT = "2025-09"
SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
UNLIKE_OURS = {
    "interactive": "a program cannot talk with a judge here",
    "multi-pass": "a program is run once for each case here",
    "submit-answer": "answers without a program cannot be handed in here",
}
FOREIGN_FOLDERS = {
    "include": "code that is added to every submission",
    "static_validator": "a static validator",
}
KEYS = frozenset([
    "problem_format_version", "type", "name", "uuid", "version", "credits", "source", "license",
    "rights_owner", "embargo_until", "limits", "keywords", "languages", "allow_file_writing",
    "constants", "author", "source_url",
])  # fmt: skip
"""The last two are older, and found in packages of every format; they change no verdict."""
LICENCES = {
    "public domain": "CC-PDDC",
    "cc0": "CC0-1.0",
    "cc by": "CC-BY-4.0",
    "cc by-sa": "CC-BY-SA-4.0",
    "educational": "LicenseRef-educational",
    "permission": "LicenseRef-permission",
}
MEMORY_MB = 1024
MOST_MEMORY_MB = 4096
LEAST_MEMORY_MB = 16
OUTPUT_MB = 8
MOST_CPU_S = 60.0
OURS_OF_A_LIMIT = 3.0
MOST_NUMBER = 1_000_000
CONSTANT = re.compile(r"\{\{([A-Za-z_][A-Za-z0-9_]*)(?:\.([A-Za-z0-9_]+))?\}\}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What problem.yaml says."""

    slug: str
    uuid: UUID
    is_legacy: bool
    is_scoring: bool
    has_validator: bool
    names: Mapping[str, str]
    authors: tuple[str, ...]
    licence: str
    flags: tuple[str, ...]
    cpu_s: float | None
    cpu_factor: float
    memory_mb: int
    output_mb: int
    constants: Mapping[str, Any]

    def filled(self, text: str) -> str:
        """Return the text with every {{constant}} replaced that the package defines."""

        def value(found: re.Match[str]) -> str:
            known = self.constants.get(found[1])
            variants = known if isinstance(known, dict) else {"value": known}
            return str(variants.get(found[2] or "value") or found[0])

        return CONSTANT.sub(value, text) if self.constants else text


def read_problem(folder: Folder) -> Problem:
    """Read problem.yaml; raises ProblemError for what is unknown or cannot be done here."""
    said = read_mapping(folder, "problem.yaml")
    named = str(said.get("problem_format_version", "legacy"))
    if named not in FORMATS:
        raise refusal(
            folder, f"its problem_format_version is {named}; known are {', '.join(FORMATS)}"
        )
    if named == STRICT and (odd := sorted(set(said) - KEYS)):
        raise refusal(
            folder, f"problem.yaml has an unknown key {odd[0]}; known are {', '.join(sorted(KEYS))}"
        )
    if not SLUG.fullmatch(folder.name):
        raise refusal(folder, "the folder's name is not letters, digits, - and _; rename it")
    kinds, validation = words(said.get("type", "pass-fail")), words(said.get("validation"))
    _check_kinds(folder, kinds, validation)
    limits = _mapping(said.get("limits"))
    is_legacy = named in LEGACY
    cpu_s, factor = _time(folder, limits, is_legacy=is_legacy)
    return Problem(
        slug=folder.name,
        uuid=_uuid(said, folder.name),
        is_legacy=is_legacy,
        is_scoring="scoring" in kinds,
        has_validator="custom" in validation or (not is_legacy and folder.has("output_validator")),
        names=_names(said.get("name"), folder.name),
        authors=_authors(said),
        licence=LICENCES.get(str(said.get("license", "")), "LicenseRef-unknown"),
        flags=tuple(words(said.get("validator_flags"))),
        cpu_s=cpu_s,
        cpu_factor=factor,
        memory_mb=_memory(folder, limits),
        output_mb=int(min(_number(folder, limits, "output", OUTPUT_MB), OUTPUT_MB)),
        constants=_mapping(said.get("constants")),
    )


def _check_kinds(folder: Folder, kinds: list[str], validation: list[str]) -> None:
    for word in [*kinds, *validation]:
        if word in UNLIKE_OURS:
            raise refusal(folder, f"it is {word}, and {UNLIKE_OURS[word]}")
    if "score" in validation:
        raise refusal(folder, "its validator gives scores, and a check passes or fails here")
    for key, found, known in (
        ("type", kinds, {"pass-fail", "scoring"}),
        ("validation", validation, {"default", "custom"}),
    ):
        if odd := [word for word in found if word not in known]:
            raise refusal(
                folder, f"its {key} {odd[0]} is unknown; known are {', '.join(sorted(known))}"
            )
    for name, what in FOREIGN_FOLDERS.items():
        if any(folder.below(name)):
            raise refusal(folder, f"{name}/ holds {what}, which cannot be done here")


def _time(
    folder: Folder, limits: Mapping[str, Any], *, is_legacy: bool
) -> tuple[float | None, float]:
    """Return the limit that is named, if one is, and what an accepted run is multiplied with.

    An accepted submission may use a third of a limit here. Where a package promises
    less, its limit is widened by as much: it keeps the too slow at least as far off.
    """
    multipliers = limits.get("time_multipliers")
    key, usual = ("time_multiplier", 5.0) if is_legacy else ("ac_to_time_limit", 2.0)
    source = limits if is_legacy or not isinstance(multipliers, dict) else multipliers
    factor = _number(folder, source, key, usual)
    found = _number(folder, limits, "time_limit", 0.0)
    for path in (".timelimit", "domjudge-problem.ini"):
        if not found and folder.has(path):
            text = folder.text(path)
            named = re.search(
                r"^\s*(?:timelimit\s*=\s*)?['\"]?(\d{1,4}(?:\.\d+)?)['\"]?\s*$", text, re.MULTILINE
            )
            found = float(named[1]) if named else 0.0
    found *= max(1.0, OURS_OF_A_LIMIT / factor)
    if found > MOST_CPU_S:
        raise refusal(folder, f"a case may take {found:.0f} s, and at most {MOST_CPU_S:.0f} s here")
    return found or None, max(factor, OURS_OF_A_LIMIT)


def _memory(folder: Folder, limits: Mapping[str, Any]) -> int:
    memory = int(_number(folder, limits, "memory", MEMORY_MB))
    if memory > MOST_MEMORY_MB:
        raise refusal(folder, f"it may use {memory} MB, and at most {MOST_MEMORY_MB} MB here")
    return max(memory, LEAST_MEMORY_MB)


def _number(folder: Folder, source: Any, key: str, usual: float) -> float:  # noqa: ANN401 - as YAML gives it
    value = source.get(key, usual) if isinstance(source, dict) else usual
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not 0 <= number <= MOST_NUMBER or (number == 0 and usual):
        raise refusal(folder, f"problem.yaml has the limit {key}: {value}; write a number above 0")
    return number


def _mapping(value: object) -> dict[str, Any]:
    return {str(key): one for key, one in value.items()} if isinstance(value, dict) else {}


def _names(value: object, slug: str) -> dict[str, str]:
    """Return the name in each reading language, from whatever languages there are."""
    given = value if isinstance(value, dict) else {"en": value or slug}
    texts = {str(language): " ".join(str(name).split()) for language, name in given.items()}
    first = texts.get("en") or next(iter(texts.values()), "") or slug
    return {language: texts.get(language) or first for language in READING_LANGUAGES}


def _authors(said: Mapping[str, Any]) -> tuple[str, ...]:
    credit = said.get("credits")
    named = credit.get("authors") if isinstance(credit, dict) else credit
    named = named or said.get("author") or said.get("rights_owner") or said.get("source")
    people = named if isinstance(named, list) else [named]
    found = [
        str(one.get("name", "")) if isinstance(one, dict) else str(one) for one in people if one
    ]
    return tuple(name for name in found if name.strip()) or ("unknown",)


def _uuid(said: Mapping[str, Any], slug: str) -> UUID:
    try:
        return UUID(str(said.get("uuid")))
    except ValueError:
        return uuid5(NAMESPACE_URL, f"problem package/{slug}")


def refusal(folder: Folder, why: str) -> ProblemError:
    """Return the error that says why a package cannot be imported."""
    return ProblemError("%(package)s cannot be imported: %(why)s.", package=folder.name, why=why)
