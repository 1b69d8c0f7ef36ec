"""How one case is judged: token by token, or by the validator that the package brings."""

import json
import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ACCEPTED = 42
REFUSED = 43
MESSAGE = "feedback/judgemessage.txt"
SHOWN = 60
FLOAT = re.compile(rb"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
LONGEST_NUMBER = 400
RUNS = re.compile(rb"[ \t\n\r\v\f]+|[^ \t\n\r\v\f]+")


class Suite:
    """The cases of one JSON file; the paths in it begin at the package's folder."""

    def __init__(self, file: Path) -> None:
        self.root = file.parent.parent
        self.said = json.loads(file.read_text(encoding="utf-8"))
        self.passed: set[str] = set()

    def cases(self) -> list[Any]:
        """Return each case as a parameter with its points."""
        return [self._parameter(case) for case in self.said["cases"]]

    def groups(self) -> list[Any]:
        """Return each group as a parameter with its points."""
        return [self._parameter(group) for group in self.said["groups"]]

    def judge(self, candidate: Any, judge: Any, case: dict[str, Any]) -> None:
        """Run the candidate's program on one case and compare what it printed."""
        files = {name: self._read(path) for name, path in case["files"].items()}
        run = candidate.run(
            case["args"], self._read(case["stdin"]), files, program=_main(candidate.files)
        )
        if run.exit_code != 0:
            raise AssertionError(f"the program ended with exit code {run.exit_code}")
        printed = run.stdout.encode()
        for validator in self.said["validators"]:
            self._validate(judge, validator, case, printed)
        if not self.said["validators"]:
            compare(printed, self._read(case["answer"]), case["flags"])
        self.passed.add(case["name"])

    def judge_group(self, group: dict[str, Any]) -> None:
        """See whether the cases passed that a group needs; nothing is run anew."""
        failed = [name for name in group["needs"] if name not in self.passed]
        if group["any"] and len(failed) < len(group["needs"]):
            return
        if failed:
            raise AssertionError(f"{len(failed)} of {len(group['needs'])} cases did not pass")

    def _parameter(self, one: dict[str, Any]) -> Any:
        marks = pytest.mark.indicator(self.said["indicator"], points=one["points"])
        return pytest.param(one, id=one["name"], marks=marks)

    def _read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def _validate(self, judge: Any, validator: str, case: dict[str, Any], printed: bytes) -> None:
        """Ask a validator, started as `validator input answer feedback/ flags < output`."""
        files = {"input": self._read(case["stdin"]), "answer": self._read(case["answer"])}
        run = judge.run(
            validator,
            ["input", "answer", "feedback/", *case["flags"]],
            printed,
            {**files, MESSAGE: b""},
        )
        said = run.files.get(MESSAGE, b"")[:1000].decode("utf-8", "replace").strip()
        if run.exit_code == REFUSED:
            raise AssertionError(said or "the validator refused the answer")
        if run.exit_code != ACCEPTED:
            # Neither right nor wrong: the whole run is no verdict, and a person looks.
            pytest.exit(
                f"the validator ended with {run.exit_code} on case {case['name']}", returncode=3
            )


def _main(names: Iterable[str]) -> str | None:
    """Return the file to start, whatever language it is in: the one called main, or the only one."""
    found = sorted(names)
    called = [name for name in found if name.rpartition(".")[0].lower() == "main"]
    only = found[0] if len(found) == 1 else None
    return called[0] if called else only


def compare(printed: bytes, answer: bytes, flags: list[str]) -> None:
    """Compare as the format's default validator does; raises AssertionError at a difference."""
    if "space_change_sensitive" in flags:
        found, wanted = RUNS.findall(printed), RUNS.findall(answer)
    else:
        found, wanted = printed.split(), answer.split()
    absolute, relative = _tolerances(flags)
    exact = "case_sensitive" in flags
    for number, (got, due) in enumerate(zip(found, wanted, strict=False), start=1):
        if due.isspace() or got.isspace():
            same = got == due
        elif (absolute >= 0 or relative >= 0) and FLOAT.fullmatch(due):
            same = _is_close(got, due, absolute, relative)
        else:
            same = got == due if exact else got.lower() == due.lower()
        if not same:
            raise AssertionError(f"token {number} is {_shown(got)}; {_shown(due)} is expected")
    if len(found) != len(wanted):
        raise AssertionError(f"{len(found)} tokens were printed; {len(wanted)} are expected")


def _tolerances(flags: list[str]) -> tuple[float, float]:
    """Return the absolute and the relative tolerance; one that is not given is below zero."""
    found = {"absolute": -1.0, "relative": -1.0}
    for word, value in pairwise(flags):
        for kind in found:
            if word in {"float_tolerance", f"float_{kind}_tolerance"}:
                found[kind] = float(value)
    return found["absolute"], found["relative"]


def _is_close(got: bytes, due: bytes, absolute: float, relative: float) -> bool:
    if len(got) > LONGEST_NUMBER or not FLOAT.fullmatch(got):
        return False
    apart = abs(float(got) - float(due))
    return apart <= absolute or (relative >= 0 and apart <= relative * abs(float(due)))


def _shown(token: bytes) -> str:
    return ascii(token[:SHOWN].decode("utf-8", "replace"))
