"""Every case in every language it applies to, and every twin: `./proeve test tests/hostile/every_language.py`."""

import pytest

from tests.hostile.reading import every_case
from tests.hostile.test_cases import (
    test_a_hostile_case_gets_nothing_it_wants as gets_nothing,
)
from tests.hostile.test_cases import test_its_honest_twin_passes as twin_passes

pytestmark = [pytest.mark.docker, pytest.mark.timeout(240)]
ALL = [
    pytest.param(case, language, id=f"{case.name} {language}")
    for case in every_case()
    for language in case.languages
]


@pytest.mark.parametrize(("case", "language"), ALL)
def test_a_hostile_case_gets_nothing_it_wants_in_any_language(
    case, language, exercise, sandbox, neighbour, record_property
):
    gets_nothing(case, language, exercise, sandbox, neighbour, record_property)


@pytest.mark.parametrize(("case", "language"), ALL)
def test_its_honest_twin_passes_in_any_language(case, language, exercise, sandbox):
    twin_passes(case, language, exercise, sandbox)
