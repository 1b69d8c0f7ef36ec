"""Turn public practice exercises (Python track layout) into packages, suites unmodified."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from uuid import NAMESPACE_URL, uuid5

from pydantic import BaseModel, Field, ValidationError

from assessment.domain.errors import InvalidInputError
from assessment.domain.exercises import Exercise, read_exercise

CONFIG = ".meta/config.json"
ENGLISH_ONLY = {
    "en": "",
    "fr": "> Cet énoncé importé n'existe qu'en anglais.\n\n",
    "nl": "> Deze geïmporteerde opgave bestaat alleen in het Engels.\n\n",
}
LIMITS = {"cpu_s": 10, "wall_s": 40, "memory_mb": 256, "processes": 32}


class _Files(BaseModel):
    solution: Annotated[list[str], Field(min_length=1)]
    test: Annotated[list[str], Field(min_length=1)]
    example: Annotated[list[str], Field(min_length=1)]


class _Config(BaseModel):
    files: _Files
    authors: list[str] = []
    blurb: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice exercise as it lies in `folder`."""

    folder: Path
    config: _Config

    @property
    def slug(self) -> str:
        """The name of the folder, which becomes the name of the package."""
        return self.folder.name

    @property
    def title(self) -> str:
        """The name for people, made from the slug as the track does."""
        return self.slug.replace("-", " ").capitalize()


def find_practices(source: Path) -> list[Practice]:
    """Return the exercises in `source`: itself, or its folders; raises InvalidInputError."""
    folders = [source] if (source / CONFIG).is_file() else sorted(source.glob("*/"))
    found = [_read(folder.resolve()) for folder in folders if (folder / CONFIG).is_file()]
    if not found:
        raise InvalidInputError(
            "%(source)s holds no practice exercise; name a folder with %(config)s in it, "
            "or a folder of such folders.",
            source=source,
            config=CONFIG,
        )
    return found


def import_practice(practice: Practice, dest: Path, indicator: str) -> Exercise:
    """Write `practice` as the package dest/<slug>; raises InvalidInputError where it exists."""
    folder = dest / practice.slug
    if folder.exists():
        raise InvalidInputError(
            "%(folder)s exists already; remove it or import elsewhere.", folder=folder
        )
    for target, origin in _copies(practice):
        path = folder / target
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, path)
    for language, note in ENGLISH_ONLY.items():
        (folder / f"statement.{language}.md").write_text(
            note + _statement(practice), encoding="utf-8"
        )
    (folder / "exercise.toml").write_text(_manifest(practice, indicator), encoding="utf-8")
    return read_exercise(folder)


def _read(folder: Path) -> Practice:
    try:
        config = _Config.model_validate_json((folder / CONFIG).read_bytes())
    except (ValidationError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            "%(file)s is not a practice exercise's configuration: %(problem)s.",
            file=folder / CONFIG,
            problem=str(error).splitlines()[0],
        ) from error
    for name in [*config.files.solution, *config.files.test, *config.files.example]:
        if not (folder / name).resolve().is_relative_to(folder) or not (folder / name).is_file():
            raise InvalidInputError(
                "%(file)s names %(name)s, which is not there.", file=folder / CONFIG, name=name
            )
    return Practice(folder, config)


def _copies(practice: Practice) -> Iterator[tuple[str, Path]]:
    """Yield (path in the package, file of the source); modules beside the suite go with it."""
    folder, files = practice.folder, practice.config.files
    for name in files.solution:
        yield f"starter/python/{name}", folder / name
    for name, example in zip(files.solution, files.example, strict=False):
        yield f"submissions/accepted/example/{name}", folder / example
    for name in files.test:
        yield f"hidden/{name}", folder / name
    listed = {*files.solution, *files.test}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name not in listed and not path.name.startswith("."):
            yield f"hidden/{path.name}", path


def _statement(practice: Practice) -> str:
    parts = ("introduction.md", "instructions.md", "instructions.append.md")
    texts = [practice.folder / ".docs" / part for part in parts]
    return "\n\n".join(path.read_text(encoding="utf-8") for path in texts if path.is_file())


def _manifest(practice: Practice, indicator: str) -> str:
    """Write the manifest; JSON strings are valid TOML strings."""
    title = json.dumps(practice.title, ensure_ascii=False)
    authors = practice.config.authors or ["the exercism community"]
    limits = "\n".join(f"{name} = {value}" for name, value in LIMITS.items())
    return f"""\
id = "{uuid5(NAMESPACE_URL, f"exercism/python/{practice.slug}")}"
title = {{ en = {title}, fr = {title}, nl = {title} }}
kind = "function"
languages = ["python"]
minutes = 30
indicators = ["{indicator}"]
authors = {json.dumps(authors, ensure_ascii=False)}
licence = "MIT"

[limits]
{limits}

[checks]
"*" = "{indicator}"
"""
