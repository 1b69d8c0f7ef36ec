"""The test data: cases in order, with their flags, and the groups that carry points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from commands.kattis.documents import read_mapping, words
from commands.kattis.folder import Folder, ProblemError
from commands.kattis.problem import Problem, refusal

CONFIGS = ("testdata.yaml", "test_group.yaml")
SECRET_SCORE = 100.0
MOST_POINTS = 1_000_000


@dataclass(slots=True)
class Case:
    """One case: paths within the package, and how its answer is judged."""

    name: str
    stdin: str
    answer: str
    args: list[str]
    files: dict[str, str]
    flags: list[str]
    points: float = 0.0


@dataclass(slots=True)
class Group:
    """Cases that give points together: all of them, or one where `any` is enough."""

    name: str
    points: float
    needs: list[str]
    any: bool = False


@dataclass(slots=True)
class Cases:
    """All cases of a package."""

    samples: list[Case] = field(default_factory=list)
    secret: list[Case] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def read_data(folder: Folder, problem: Problem) -> Cases:
    """Read data/; raises ProblemError where there is nothing secret to judge by."""
    reader = _Reader(folder, problem)
    data = Cases()
    data.samples = list(reader.cases("data/sample", {}))
    data.secret = list(reader.cases("data/secret", {}))
    if not data.secret:
        raise refusal(
            folder, "data/secret/ holds no case (an .in and an .ans file each); generate them first"
        )
    if problem.is_scoring:
        data.groups = reader.groups
        _add_needed(folder, data, reader.required)
    else:
        for case in data.secret:
            case.points = 1.0
    for case in data.samples:
        case.points = 0.0 if problem.is_scoring else 1.0
    return data


class _Reader:
    """Walks down the folders of test data; what a folder says holds below it."""

    def __init__(self, folder: Folder, problem: Problem) -> None:
        self.folder = folder
        self.problem = problem
        self.groups: list[Group] = []
        self.required: dict[str, list[str]] = {}

    def cases(self, place: str, above: Mapping[str, Any]) -> Iterator[Case]:
        """Yield the cases of a folder and of those below it, in their order."""
        own = self._config(place)
        config = {**above, **own}
        if config.get("grading") == "custom":
            raise refusal(self.folder, f"{place}/ is graded by a program of its own (graders/)")
        here: list[Case] = []
        entries = list(self.folder.entries(place))
        for entry in entries:
            if entry.endswith(".in") and not self.folder.is_folder(entry):
                here.append(self._case(entry.removesuffix(".in"), config))
                yield here[-1]
            elif not entry.endswith(".files") and self.folder.is_folder(entry):
                yield from self.cases(entry, config)
        if here and place.startswith("data/secret"):
            self._share(place.removeprefix("data/"), here, config, own)

    def _config(self, place: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in CONFIGS:
            if self.folder.has(f"{place}/{name}"):
                found |= read_mapping(self.folder, f"{place}/{name}")
        return found

    def _case(self, stem: str, above: Mapping[str, Any]) -> Case:
        config = dict(above)
        if self.folder.has(f"{stem}.yaml"):
            config |= read_mapping(self.folder, f"{stem}.yaml")
        if not self.folder.has(f"{stem}.ans"):
            raise refusal(self.folder, f"{stem}.in has no {stem}.ans beside it; add the answer")
        args = words(config.get("args"))
        if self.folder.has(f"{stem}.args"):
            args = self.folder.text(f"{stem}.args").split()
        flags = config.get("output_validator_args", config.get("output_validator_flags"))
        base = f"{stem}.files"
        return Case(
            name=stem.removeprefix("data/").partition("/")[2],
            stdin=f"{stem}.in",
            answer=f"{stem}.ans",
            args=[self.problem.filled(word) for word in args],
            files={path.removeprefix(f"{base}/"): path for path in self.folder.below(base)},
            flags=[*self.problem.flags, *(self.problem.filled(word) for word in words(flags))],
        )

    def _share(
        self, place: str, cases: list[Case], config: Mapping[str, Any], own: Mapping[str, Any]
    ) -> None:
        """Give points to the cases of one folder, or to the group that they are."""
        if self.folder.has(f"data/{place}/test_group.yaml"):
            points, how = _newer(self.folder, place, own)
        elif self.problem.is_legacy or "grader_flags" in config or "accept_score" in config:
            points, how = _older(self.folder, place, config, len(cases))
        else:
            points, how = SECRET_SCORE, "sum"
        self.required[place] = words(own.get("require_pass"))
        if how in {"sum", "avg"} and not self.required[place]:
            for case in cases:
                case.points = points / len(cases)
        else:
            names = [case.name for case in cases]
            self.groups.append(Group(place, points, names, any=how == "max"))


def _newer(folder: Folder, place: str, config: Mapping[str, Any]) -> tuple[float, str]:
    """Return points and aggregation as test_group.yaml says them."""
    whole = place == "secret"
    how = str(config.get("score_aggregation", "sum" if whole else "pass-fail"))
    most = config.get("max_score", SECRET_SCORE if whole else 1)
    if most == "unbounded":
        raise refusal(folder, f"the score of data/{place}/ is unbounded, and checks have points")
    return _points(folder, place, most), how


def _older(folder: Folder, place: str, config: Mapping[str, Any], count: int) -> tuple[float, str]:
    """Return points and aggregation as testdata.yaml says them; the grader's default is a sum."""
    how = next((w for w in words(config.get("grader_flags")) if w in {"min", "max", "avg"}), "")
    points = _points(folder, place, config.get("accept_score", 1))
    return (points, how) if how else (points * count, "sum")


def _points(folder: Folder, place: str, value: object) -> float:
    try:
        points = float(str(value))
    except ValueError:
        points = -1.0
    if not 0 <= points <= MOST_POINTS:
        raise refusal(folder, f"data/{place}/ gives the score {value}; write a number from 0 on")
    return points


def _add_needed(folder: Folder, data: Cases, required: Mapping[str, list[str]]) -> None:
    """Let a group need the cases of those groups that must pass with it."""
    for group in data.groups:
        for other in required.get(group.name, []):
            found = [
                case.name for case in data.secret if f"secret/{case.name}".startswith(f"{other}/")
            ]
            if not found and other != "sample":
                raise ProblemError(
                    "%(package)s: data/%(group)s/ requires %(other)s, which is no group; "
                    "name one such as secret/group1.",
                    package=folder.name,
                    group=group.name,
                    other=other,
                )
            group.needs.extend(name for name in found if name not in group.needs)
