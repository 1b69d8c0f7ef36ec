"""Arguments of several commands: what is none is refused in a sentence."""

import argparse

import pytest

from commands.arguments import seed


def test_a_seed_is_read_as_the_report_shows_it():
    assert seed("1804289383") == 1804289383


@pytest.mark.parametrize("text", ["-1", "x", "", "2147483648", "1.5", "²"])
def test_what_is_no_seed_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="is no seed; take the one a report shows"):
        seed(text)
