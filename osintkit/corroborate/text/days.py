"""Days that claims and passages name in English or in figures: for search, where reading all dates costs too much."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from osintkit.model import StatedDate

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH: Final = "|".join((*MONTHS, *(name[:3] for name in MONTHS)))
DAY: Final = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH})"
    r"\.?(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?)?(?:,?\s+(?P<year>\d{4}))?\b|\b(?P<iso>\d{4}-\d{2}(?:-\d{2})?)\b",
    re.IGNORECASE,
)


def period_of(text: str) -> StatedDate | None:
    """Return the first day or month with a year that a text names.

    >>> str(period_of("They left on 18 October 2024."))
    '2024-10-18'
    """
    for match in DAY.finditer(text):
        stated = _stated(match, None)
        if stated is not None:
            return stated
    return None


def in_period(period: StatedDate | None, text: str, published: StatedDate | None) -> StatedDate | None:
    """Return the day of a period that a text names or was published on, or None.

    >>> str(in_period(StatedDate("2024-10"), "By 20 October some were in Kursk.", None))
    '2024-10-20'
    """
    if period is None:
        return None
    for match in DAY.finditer(text):
        stated = _stated(match, period.earliest if period.earliest.year == period.latest.year else None)
        if stated is not None and stated.earliest <= period.latest and stated.latest >= period.earliest:
            return stated
    if published is not None and published.earliest <= period.latest and published.latest >= period.earliest:
        return published
    return None


def _stated(match: re.Match[str], year_of: date | None) -> StatedDate | None:
    """Return the date that is written, with the year of the period when it names none."""
    try:
        if match["iso"]:
            return StatedDate(match["iso"])
        year = match["year"] or (str(year_of.year) if year_of else None)
        if year is None:
            return None
        month = next(
            number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(match["month"].casefold())
        )
        day = match["day"] or match["after"]
        return StatedDate(f"{year}-{month:02d}-{int(day):02d}" if day else f"{year}-{month:02d}")
    except ValueError:
        return None
