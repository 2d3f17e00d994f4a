"""Printed dates keep their precision; what could be two days is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osintkit.loaders.parts.printed_date import stated_date


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2024-10-18", "2024-10-18"),
        ("2024-10", "2024-10"),
        ("2024", "2024"),
        ("2024-10-08/2024-10-13", "2024-10-08/2024-10-13"),
        ("2024-10-18T15:00:00+09:00", "2024-10-18"),
        ("2024-10-18 15:00", "2024-10-18"),
        ("2024-10-18T23:59:59Z", "2024-10-18"),
        ("20241018", "2024-10-18"),
        ("20241018T150000Z", "2024-10-18"),
        ("2024/10/18", "2024-10-18"),
        ("18.10.2024", "2024-10-18"),
        ("8. 10. 2024", "2024-10-08"),
        ("18 October 2024", "2024-10-18"),
        ("18th of October 2024", "2024-10-18"),
        ("Friday, 18 Oct. 2024, 15:00", "2024-10-18"),
        ("Fri, 18 Oct 2024 23:00:00 -0500", "2024-10-18"),
        ("October 18, 2024", "2024-10-18"),
        ("Oct. 18th, 2024 3:00 PM", "2024-10-18"),
        ("October 2024", "2024-10"),
        ("18 октября 2024", "2024-10-18"),
        ("18 жовтня 2024", "2024-10-18"),
        ("18 de octubre de 2024", "2024-10-18"),
        ("18. Oktober 2024", "2024-10-18"),
        ("2024년 10월 18일", "2024-10-18"),
        ("2024年10月18日 15:00", "2024-10-18"),
        ("10/18/2024", "2024-10-18"),
        ("18/10/2024", "2024-10-18"),
        ("10/10/2024", "2024-10-10"),
        ("03/04/2024", None),
        ("31/02/2024", None),
        ("2024-02-31", None),
        ("soon", None),
        ("yesterday", None),
        ("", None),
        ("0001-01-01", None),
        ("9999", None),
        ("2024-10-13/2024-10-08", None),
        ("٢٠٢٤", None),
        ("٢٠٢٤-١٠-١٨", "2024-10-18"),
    ],
)
def test_printed(printed, expected):
    found = stated_date(printed)
    assert (found and found.text) == expected


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)))
def test_a_day_is_the_day_in_every_notation(day):
    for notation in ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a, %d %b %Y 10:00:00 GMT"):
        assert stated_date(day.strftime(notation)).text == day.isoformat(), notation


@given(st.text(max_size=80))
def test_any_words_are_a_date_or_none(printed):
    found = stated_date(printed)
    assert found is None or 1800 <= found.earliest.year <= found.latest.year < 2200
