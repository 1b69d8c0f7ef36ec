"""Messages lead to the candidate's own lines, and to nothing that is not on the page."""

import pytest

from webapp.highlighting import code
from webapp.reviews.sources import linked, sources

FILES = {"iban.py": "a = 1\nb = 2\nc = 3\n", "lib/iban.py": "x = 1\n", "B.py": ""}


@pytest.fixture
def shown():
    return sources(FILES)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("ValueError: no (iban.py, line 3)", 'no (<a href="#L2-3">iban.py, line 3</a>)'),
        ("lib/iban.py, line 1: bad", '<a href="#L3-1">lib/iban.py, line 1</a>: bad'),
        ('File "iban.py", line 2, in f', '<a href="#L2-2">iban.py&#34;, line 2</a>, in f'),
    ],
)
def test_a_line_that_is_shown_is_linked(shown, message, said):
    assert said in linked(message, shown)


@pytest.mark.parametrize(
    "message",
    [
        "iban.py, line 4",
        "iban.py, line 0",
        "iban.py, line 99999999999999999999",
        "B.py, line 1",
        "other/iban.py, line 1",
        "myiban.py, line 1",
        "ibanXpy, line 1",
        "test_iban.py, line 1",
        "",
    ],
)
def test_a_line_that_is_not_shown_is_left_as_text(shown, message):
    assert linked(message, shown) == message


def test_what_surrounds_a_link_stays_data(shown):
    said = linked("<b>\x1b[31m (iban.py, line 1) \u202e</b>", shown)

    assert "&lt;b&gt;" in said
    assert "<b>" not in said
    assert "U+001B" in said
    assert "U+202E" in said
    assert said.count("<a ") == 1


def test_without_files_a_message_is_text():
    assert linked("<i> a.py, line 1", []) == "&lt;i&gt; a.py, line 1"


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\n\n", "\n", "a\r\nb\r\n", "a\rb", "a\x0bb"])
def test_lines_are_counted_as_the_page_numbers_them(text):
    (source,) = sources({"a.py": text})

    assert source.lines == code(text, "python").count("<li ")
