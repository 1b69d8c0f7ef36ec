"""The list of guards is true: each stands in the code, and guards and cases know each other."""

import pytest

from tests.hostile.guards import every_guard
from tests.hostile.reading import every_case

GUARDS = every_guard()
WITHOUT = 84
"""Cases that no single guard serves: what they try fails because suite and candidate are apart."""


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_stands_in_the_code_and_a_case_needs_it(guard):
    assert guard.stands() >= 1, f"{guard.find!r} is not in {guard.file}; tell guards.toml"
    assert guard.cases


def test_every_guard_that_a_case_names_is_listed():
    listed = {guard.name for guard in GUARDS}

    assert not [(case.name, set(case.guards) - listed) for case in every_case()
                if set(case.guards) - listed]  # fmt: skip


def test_no_further_case_is_without_a_guard():
    assert len([case for case in every_case() if not case.guards]) <= WITHOUT
