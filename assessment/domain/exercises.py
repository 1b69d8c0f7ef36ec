"""The exercise package: read a folder into an Exercise; nothing in it is run."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator

from assessment.domain.documents import read_document
from assessment.domain.errors import InvalidInputError
from assessment.domain.languages import READING_LANGUAGES, Texts
from assessment.domain.programming import LANGUAGES
from assessment.domain.revisions import MOST_BYTES, read_files, revision_of
from assessment.domain.submissions import SubmissionError, check_draft, decode_files

MANIFEST = "exercise.toml"


class ExerciseError(InvalidInputError):
    """A folder is not a valid exercise package."""


class Kind(StrEnum):
    """What the candidate does in an exercise."""

    FUNCTION = "function"
    PROGRAM = "program"
    SERVICE = "service"
    SQL = "sql"


class Limits(BaseModel):
    """Bounds on candidate code. CPU decides, per check; wall is the safety."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    cpu_s: Annotated[float, Field(gt=0, le=60)] = 2
    wall_s: Annotated[float, Field(gt=0, le=300)] = 10
    memory_mb: Annotated[int, Field(ge=16, le=4096)] = 128
    processes: Annotated[int, Field(ge=1, le=256)] = 16
    output_kb: Annotated[int, Field(ge=1, le=65536)] = 1024
    disk_mb: Annotated[int, Field(ge=1, le=1024)] = 16
    files: Annotated[int, Field(ge=10, le=20000)] = 200


class Manifest(BaseModel):
    """What exercise.toml may say."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: UUID
    title: Texts
    kind: Kind
    languages: Annotated[tuple[str, ...], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=1, le=480)]
    indicators: Annotated[tuple[str, ...], Field(min_length=1)]
    authors: Annotated[tuple[str, ...], Field(min_length=1)]
    licence: Annotated[str, Field(min_length=1)]
    unit: str = ""
    entry: str = "main.py"
    limits: Limits = Limits()
    checks: dict[str, str] = Field(default_factory=dict)

    @field_validator("languages")
    @classmethod
    def _known_languages(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if name not in LANGUAGES:
                raise ValueError(
                    f"{name} is no language known here; known are {', '.join(LANGUAGES)}"
                )
        if len(set(value)) != len(value):
            raise ValueError("a language is listed twice")
        return value

    @field_validator("indicators")
    @classmethod
    def _known_shape(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for code in value:
            if not _is_indicator(code):
                raise ValueError(f"{code} is not an indicator code such as PRG-1.2")
        if len(set(value)) != len(value):
            raise ValueError("an indicator is listed twice")
        return value


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise at one revision, as it lies in `folder`."""

    folder: Path
    manifest: Manifest
    profession: str
    slug: str
    revision: str

    @property
    def id(self) -> str:
        """The identity that never changes, whatever folder it lies in."""
        return str(self.manifest.id)

    @property
    def unit(self) -> str:
        """The unit of competence that the exercise gives evidence for."""
        return self.manifest.unit or self.manifest.indicators[0].rpartition(".")[0]

    def statement(self, language: str) -> str:
        """Return the Markdown the candidate reads."""
        return (self.folder / f"statement.{language}.md").read_text(encoding="utf-8")

    def starter(self, language: str) -> dict[str, bytes]:
        """Return the files the editor opens with, by name."""
        return read_files(self.folder / "starter" / language)

    def check_starter(self, most_bytes: int) -> None:
        """Raise ExerciseError for a starter that no candidate could save or hand in."""
        for language in self.manifest.languages:
            try:
                check_draft(decode_files(self.starter(language)), most_bytes)
            except SubmissionError as error:
                raise ExerciseError(
                    "Candidates could not hand in what starter/%(language)s/ holds: %(problem)s",
                    language=language,
                    problem=error,
                ) from error

    def resources(self) -> dict[str, bytes]:
        """Return the files given to the candidate beside the statement."""
        return read_files(self.folder / "resources")

    def suite(self, *, visible_only: bool = False) -> dict[str, bytes]:
        """Return visible/, hidden/ and fixtures/ by path within the package."""
        parts = ("visible", "fixtures") if visible_only else ("visible", "hidden", "fixtures")
        return {
            f"{part}/{name}": data
            for part in parts
            for name, data in read_files(self.folder / part).items()
        }

    @property
    def judge_language(self) -> str:
        """The language of the program that judges what was printed; "" where there is none."""
        return next((found.name for found in _folders(self.folder / "judge")), "")

    @property
    def toolchains(self) -> set[str]:
        """Every language that grading needs: the candidates' and the judge's."""
        return {*self.manifest.languages, *filter(None, [self.judge_language])}

    def judge(self) -> dict[str, bytes]:
        """Return the files of that program, by path below judge/<language>/."""
        return read_files(self.folder / "judge" / self.judge_language)

    def accepted(self) -> list[Path]:
        """Return the folders of submissions that must pass every check."""
        return _folders(self.folder / "submissions" / "accepted")

    def rejected(self) -> list[tuple[str, Path]]:
        """Return (indicator, folder) for each submission that must fail that indicator."""
        base = self.folder / "submissions" / "rejected"
        return [(code.name, found) for code in _folders(base) for found in _folders(code)]

    def mapped_indicator(self, check_id: str) -> str | None:
        """Return the indicator that the manifest gives to a check, for suites without markers."""
        for pattern, indicator in self.manifest.checks.items():
            if fnmatchcase(check_id, pattern):
                return indicator
        return None


def read_exercise(folder: Path) -> Exercise:
    """Read one package; raises ExerciseError or DocumentError in one sentence."""
    if not folder.is_dir():
        raise ExerciseError("%(folder)s is not a folder; name an exercise folder.", folder=folder)
    manifest = read_document(folder / MANIFEST, Manifest)
    files = read_files(folder)
    for problem in _problems(folder, manifest, files):
        raise problem
    exercise = Exercise(
        folder=folder,
        manifest=manifest,
        profession=folder.resolve().parent.name,
        slug=folder.resolve().name,
        revision=revision_of(files),
    )
    exercise.check_starter(MOST_BYTES)
    return exercise


def read_exercises(
    root: Path, refused: Callable[[InvalidInputError], None] | None = None
) -> list[Exercise]:
    """Read every package below `root`, ordered by folder.

    With `refused` a package that is not sound is told there and left out;
    without it the first such package is raised.
    """
    found = []
    for path in sorted(root.glob(f"*/*/{MANIFEST}")):
        try:
            found.append(read_exercise(path.parent))
        except InvalidInputError as error:
            if refused is None:
                raise
            refused(error)
    return found


def _problems(
    folder: Path, manifest: Manifest, files: Mapping[str, bytes]
) -> Iterator[ExerciseError]:
    name = folder.resolve().name
    for language in READING_LANGUAGES:
        if not files.get(f"statement.{language}.md", b"").strip():
            yield ExerciseError(
                "%(name)s has no statement.%(language)s.md; write the statement in that language.",
                name=name,
                language=language,
            )
    for language in manifest.languages:
        if not any(path.startswith(f"starter/{language}/") for path in files):
            yield ExerciseError(
                "%(name)s has no starter/%(language)s/; add the files the editor opens with.",
                name=name,
                language=language,
            )
    if not any(_is_test(path) for path in files):
        yield ExerciseError(
            "%(name)s has no test in visible/ or hidden/; add a file named *test*.py there.",
            name=name,
        )
    judges = {path.split("/")[1] for path in files if path.startswith("judge/")}
    if len(judges) > 1 or not judges <= LANGUAGES.keys():
        yield ExerciseError(
            "%(name)s has judge/ for %(judges)s; put one program in judge/<language>/, "
            "in a language of %(known)s.",
            name=name,
            judges=", ".join(sorted(judges)),
            known=", ".join(LANGUAGES),
        )
    yield from _unreadable(files)
    yield from _indicator_problems(name, manifest, files)


def _unreadable(files: Mapping[str, bytes]) -> Iterator[ExerciseError]:
    shown = [f"statement.{language}.md" for language in READING_LANGUAGES]
    for path in [*shown, *(path for path in files if path.startswith("visible/"))]:
        try:
            files[path].decode("utf-8")
        except UnicodeDecodeError:
            yield ExerciseError(
                "%(path)s is shown to candidates and is not UTF-8 text; save it as UTF-8, or keep "
                "data in fixtures/.",
                path=path,
            )


def _indicator_problems(
    name: str, manifest: Manifest, files: Mapping[str, bytes]
) -> Iterator[ExerciseError]:
    rejected = {path.split("/")[2] for path in files if path.startswith("submissions/rejected/")}
    for code in sorted(rejected | set(manifest.checks.values())):
        if code not in manifest.indicators:
            yield ExerciseError(
                "%(name)s refers to indicator %(code)s, which %(manifest)s does not list; "
                "listed are %(listed)s.",
                name=name,
                code=code,
                manifest=MANIFEST,
                listed=", ".join(manifest.indicators),
            )


def _is_test(path: str) -> bool:
    place, _, name = path.rpartition("/")
    return place.split("/")[0] in {"visible", "hidden"} and "test" in name and name.endswith(".py")


def _is_indicator(code: str) -> bool:
    unit, dot, number = code.partition(".")
    profession, dash, place = unit.partition("-")
    return bool(dot and dash) and profession.isupper() and place.isdigit() and number.isdigit()


def _folders(base: Path) -> list[Path]:
    if not base.is_dir():
        return []
    return sorted(path for path in base.iterdir() if path.is_dir())
