"""Custom output validators: which programs they are, and whether they can run where suites do."""

from commands.kattis.folder import Folder
from commands.kattis.problem import Problem, refusal

PLACES = ("output_validator", "output_validators")
MAIN = "__main__.py"
KNOWN_FLAGS = {"case_sensitive", "space_change_sensitive"}
MEASURED_FLAGS = {"float_tolerance", "float_absolute_tolerance", "float_relative_tolerance"}


def read_validators(folder: Folder, problem: Problem) -> dict[str, list[str]]:
    """Return main file -> all files, for each custom validator; raises ProblemError.

    Python alone: a validator reads what the candidate's program printed, beside the suite
    and its expected values, and there a program must not be able to overrun its memory.
    """
    if not problem.has_validator:
        return {}
    place = next((name for name in PLACES if any(folder.below(name))), None)
    if place is None:
        raise refusal(folder, "it names a validator of its own and has none in output_validators/")
    return dict(_program(folder, files) for files in _programs(folder, place, problem))


def _programs(folder: Folder, place: str, problem: Problem) -> list[list[str]]:
    """Return the files of each program: a file or a folder of the older formats, all of the newer."""
    entries = list(folder.entries(place))
    one = not problem.is_legacy and not any(folder.is_folder(entry) for entry in entries)
    if one:
        return [list(folder.below(place))]
    return [list(folder.below(entry)) if folder.is_folder(entry) else [entry] for entry in entries]


def _program(folder: Folder, files: list[str]) -> tuple[str, list[str]]:
    sources = [path for path in files if path.endswith((".py", ".py3"))]
    foreign = [
        path for path in files if path.endswith((".c", ".cc", ".cpp", ".java", ".cs", ".rs", ".go"))
    ]
    scripts = [path for path in files if path.rpartition("/")[2] in {"build", "run"}]
    if foreign or scripts or not sources:
        raise refusal(
            folder,
            f"its validator {(foreign + scripts + files)[0]} is not Python, and no other kind of "
            "program runs beside the suite; write the validator in Python",
        )
    mains = [path for path in sources if path.endswith(f"/{MAIN}")] or sources
    if len(mains) > 1:
        named = [path for path in mains if "valid" in path.rpartition("/")[2]]
        mains = named if len(named) == 1 else mains
    if len(mains) > 1:
        raise refusal(folder, f"of {', '.join(sources)} none is {MAIN}; name the one to start so")
    return mains[0], files


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
