"""Custom output validators: which programs they are, in which language, and what is started."""

from dataclasses import dataclass
from posixpath import commonpath, dirname

from commands.kattis.folder import Folder
from commands.kattis.problem import Problem, refusal

PLACES = ("output_validator", "output_validators")
MAIN = "__main__.py"
ENDINGS = {"python": (".py", ".py3"), "c": (".c",), "cpp": (".cc", ".cpp", ".cxx")}
COMPILED = {"c", "cpp"}
KNOWN_FLAGS = {"case_sensitive", "space_change_sensitive"}
MEASURED_FLAGS = {"float_tolerance", "float_absolute_tolerance", "float_relative_tolerance"}


@dataclass(frozen=True, slots=True)
class Validators:
    """The programs that all have to accept an answer, in one language."""

    language: str
    mains: tuple[str, ...]
    files: dict[str, str]
    """Path below judge/<language>/ -> path in the package."""


def read_validators(folder: Folder, problem: Problem) -> Validators | None:
    """Return the custom validators, None where the default one judges; raises ProblemError."""
    if not problem.has_validator:
        return None
    place = next((name for name in PLACES if any(folder.below(name))), None)
    if place is None:
        raise refusal(folder, "it names a validator of its own and has none in output_validators/")
    programs = _programs(folder, place, problem)
    languages = {_language(folder, files) for files in programs}
    language = languages.pop()
    if languages or (language in COMPILED and len(programs) > 1):
        raise refusal(
            folder,
            f"it has {len(programs)} validators, and several are only run where all are Python; "
            "make one program of them",
        )
    # What is compiled stands in one folder, where each file finds the headers beside it.
    base = commonpath(map(dirname, programs[0])) if language in COMPILED else place
    cut = len(base) + 1
    mains = tuple(_main(folder, files, language)[cut:] for files in programs)
    return Validators(language, mains, {path[cut:]: path for files in programs for path in files})


def _programs(folder: Folder, place: str, problem: Problem) -> list[list[str]]:
    """Return the files of each program: a file or a folder of the older formats, all of the newer."""
    entries = list(folder.entries(place))
    one = not problem.is_legacy and not any(folder.is_folder(entry) for entry in entries)
    if one:
        return [list(folder.below(place))]
    return [list(folder.below(entry)) if folder.is_folder(entry) else [entry] for entry in entries]


def _language(folder: Folder, files: list[str]) -> str:
    """Return the language that a program is written in; raises ProblemError for any other."""
    found = {name for name, endings in ENDINGS.items() if any(f.endswith(endings) for f in files)}
    scripts = [path for path in files if path.rpartition("/")[2] in {"build", "run"}]
    if scripts or len(found) != 1:
        raise refusal(
            folder,
            f"its validator {(scripts + files)[0]} is not written in one of {', '.join(ENDINGS)}, "
            "or brings a script to build it; write it in one of these languages",
        )
    return found.pop()


def _main(folder: Folder, files: list[str], language: str) -> str:
    """Return the file to start; of a compiled program all sources are one, so any will do."""
    sources = [path for path in files if path.endswith(ENDINGS[language])]
    if language in COMPILED:
        return sources[0]
    mains = [path for path in sources if path.endswith(f"/{MAIN}")] or sources
    if len(mains) > 1:
        named = [path for path in mains if "valid" in path.rpartition("/")[2]]
        mains = named if len(named) == 1 else mains
    if len(mains) > 1:
        raise refusal(folder, f"of {', '.join(sources)} none is {MAIN}; name the one to start so")
    return mains[0]


def check_flags(folder: Folder, flags: list[str]) -> None:
    """Raise ProblemError for what the default validator does not know."""
    left = list(flags)
    while left:
        word = left.pop(0)
        if word in KNOWN_FLAGS:
            continue
        try:
            tolerance = float(left.pop(0)) if word in MEASURED_FLAGS and left else -1.0
        except ValueError:
            tolerance = -1.0
        if tolerance < 0:
            known = ", ".join(sorted(KNOWN_FLAGS | MEASURED_FLAGS))
            raise refusal(
                folder,
                f"its validator flags are “{' '.join(flags)}”; known are {known}, and a tolerance "
                "is followed by a number",
            )
