"""How days are written: as people of each language write them."""

from datetime import UTC, date, datetime

import pytest
from flask_babel import force_locale

from webapp.filters import day, moment


@pytest.mark.parametrize(
    ("language", "value", "told"),
    [
        ("fr", date(2026, 1, 1), "1er janvier 2026"),
        ("fr", date(2026, 1, 2), "2 janvier 2026"),
        ("fr", date(2026, 1, 11), "11 janvier 2026"),
        ("nl", date(2026, 1, 1), "1 januari 2026"),
        ("en", date(2026, 1, 1), "1 January 2026"),
    ],
)
def test_a_day_is_written_as_in_the_readers_language(app, language, value, told):
    with app.test_request_context(), force_locale(language):
        assert day(value) == told


def test_the_first_of_a_month_counts_where_the_reader_lives(app):
    with app.test_request_context(), force_locale("fr"):
        assert moment(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)).startswith(
            "1er janv. 2027, 00:30"
        )
        assert day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "1er janvier 2027"
