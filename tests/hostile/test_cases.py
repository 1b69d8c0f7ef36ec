"""Every case of the folders in one language, and its twin; `every_language.py` has all of them.

A case passes only if what it tries works. So no case may pass, and the oracles say what else may not be.
"""

import pytest

from grader import grade
from tests.hostile import oracles
from tests.hostile.conftest import RATIO
from tests.hostile.playing import CROWDED, play
from tests.hostile.reading import CASES, every_case

pytestmark = [pytest.mark.docker, pytest.mark.timeout(240)]
COSTLY = ("java", "csharp", "go", "typescript", "cpp")
"""Languages that take long to build or to start, which are left to the whole run."""


def quickest(case):
    """The language in which this case is played where not all of them are."""
    place = int(case.number) % len(case.languages)
    turned = [*case.languages[place:], *case.languages[:place]]
    return min(turned, key=lambda language: language in COSTLY)


SOME = [
    pytest.param(case, quickest(case), id=f"{case.name} {quickest(case)}") for case in every_case()
]


@pytest.mark.parametrize(("case", "language"), SOME)
def test_a_hostile_case_gets_nothing_it_wants(
    case, language, exercise, sandbox, neighbour, record_property
):
    played = play(case, language, exercise(case.kind, language), sandbox, neighbour)
    if played.neighbour_s and case.section in CROWDED:
        record_property(RATIO, played.neighbour_s / neighbour.alone_s)

    assert not played.faults, played.ended


@pytest.mark.parametrize(("case", "language"), SOME)
def test_its_honest_twin_passes(case, language, exercise, sandbox):
    report = grade(exercise(case.kind, language), case.honest(language), language, sandbox)
    sandbox.tidy()

    assert report.passed, (oracles.ending(report), report.flags, [c.message for c in report.checks])


def test_every_case_says_how_it_may_end():
    assert not [case.name for case in every_case() if not case.ends]


def test_every_folder_of_a_case_has_its_expectation():
    folders = [place for section in CASES.iterdir() for place in section.iterdir()]

    assert sorted(folders) == [case.folder for case in every_case()]
