"""What the fuzzers begin with, and what they once found, is read without breaking anything."""

import pytest

from tests.hostile.fuzzing.targets import CORPUS, TARGETS

KEPT = [(path.parent.name, path) for path in sorted(CORPUS.glob("*/*"))]


@pytest.mark.parametrize(("target", "path"), KEPT, ids=lambda value: getattr(value, "name", value))
def test_what_is_kept_breaks_no_reader(target, path):
    TARGETS[target](path.read_bytes())


def test_every_target_has_something_to_begin_with():
    assert {target for target, _path in KEPT} == {*TARGETS}
