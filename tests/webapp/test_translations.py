"""Whatever the site says, it says in French and Dutch too."""

import re

import pytest

from webapp.translations import catalogues

PLACE = re.compile(r"%(?:\((\w+)\))?[sd]")
pytestmark = pytest.mark.parametrize("language", catalogues.TRANSLATED)


def texts(value):
    """The one text of a message, or its singular and plural."""
    return list(value) if isinstance(value, (tuple, list)) else [value]


def translated(language):
    return [message for message in catalogues.read(language) if message.id]


def test_no_text_lacks_a_translation(language):
    assert catalogues.missing(language) == []


def test_no_translation_outlived_its_text(language):
    wanted = {str(message.id) for message in catalogues.extracted()}

    assert [one.id for one in translated(language) if str(one.id) not in wanted] == []


def test_every_place_that_is_filled_in_is_kept(language):
    wrong = [
        message.id
        for message in translated(language)
        for text in texts(message.string)
        if not any(
            sorted(PLACE.findall(text)) == sorted(PLACE.findall(own)) for own in texts(message.id)
        )
    ]

    assert wrong == []


def test_what_the_site_reads_is_what_people_wrote(language):
    kept = catalogues.path(language, "mo").read_bytes()

    assert kept == catalogues.compiled(catalogues.read(language))
