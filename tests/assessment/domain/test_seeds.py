"""Seeds: the same for the same run, another for any other, and small enough for every suite."""

from uuid import UUID, uuid4

from assessment.domain.seeds import BITS, Purpose, seed

ATTEMPT = UUID(int=7)


def test_the_same_run_has_the_same_seed():
    assert seed("secret", ATTEMPT, Purpose.GRADING) == seed("secret", ATTEMPT, Purpose.GRADING)


def test_every_purpose_draws_other_inputs():
    assert len({seed("secret", ATTEMPT, purpose) for purpose in Purpose}) == len(Purpose)


def test_nobody_without_the_secret_finds_the_seed():
    assert seed("secret", ATTEMPT, Purpose.GRADING) != seed("guessed", ATTEMPT, Purpose.GRADING)


def test_attempts_draw_different_inputs_from_the_whole_range():
    found = {seed("secret", uuid4(), Purpose.GRADING) for _ in range(200)}

    assert len(found) == 200
    assert all(0 <= one < 2**BITS for one in found)
    assert max(found) > 2 ** (BITS - 1)
