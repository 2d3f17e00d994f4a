"""Days that keep the precision they were stated with, and instants of our own acts in UTC.

A source that says "in October" has said ``2024-10`` and nothing more. `StatedDate` keeps exactly that, and
knows the first and the last day it may mean. Instants (when we captured, when we judged) are aware UTC
`datetime` values, written ``2024-10-18T09:30:00Z``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A day, month, year or interval of these, as a source stated it.

    Parameters
    ----------
    text
        ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, or two of them as ``first/last`` (ISO 8601-1 interval).

    Raises
    ------
    ValueError
        When the text is no such date, or the interval ends before it begins.

    Examples
    --------
    >>> october = StatedDate("2024-10")
    >>> october.earliest, october.latest, october.precision
    (datetime.date(2024, 10, 1), datetime.date(2024, 10, 31), 'month')
    >>> StatedDate("2024-10-08/2024-10-13").precision
    'interval'
    >>> StatedDate("2024-13")
    Traceback (most recent call last):
    ...
    ValueError: '2024-13' is not a date like 2024, 2024-10, 2024-10-18 or 2024-10-08/2024-10-13
    """

    text: str

    def __post_init__(self) -> None:
        _bounds(self.text)

    @property
    def earliest(self) -> date:
        """The first day that is meant."""
        return _bounds(self.text)[0]

    @property
    def latest(self) -> date:
        """The last day that is meant."""
        return _bounds(self.text)[1]

    @property
    def precision(self) -> str:
        """``day``, ``month``, ``year`` or ``interval``."""
        if "/" in self.text:
            return "interval"
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: StatedDate) -> bool:
        return (self.earliest, self.latest, self.text) < (other.earliest, other.latest, other.text)

    @classmethod
    def between(cls, first: date, last: date) -> StatedDate:
        """Return the interval of two days, or the day itself when they are equal."""
        return cls(first.isoformat()) if first == last else cls(f"{first.isoformat()}/{last.isoformat()}")


@lru_cache(maxsize=4096)
def _bounds(text: str) -> tuple[date, date]:
    parts = text.split("/")
    if len(parts) > 2:
        raise _not_a_date(text)
    points = [_point(part, text) for part in parts]
    first, last = points[0][0], points[-1][1]
    if last < first:
        raise ValueError(f"{text!r} ends before it begins")
    return first, last


def _point(part: str, whole: str) -> tuple[date, date]:
    match = _POINT.fullmatch(part)
    if match is None:
        raise _not_a_date(whole)
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        raise _not_a_date(whole) from None


def _not_a_date(text: str) -> ValueError:
    return ValueError(f"{text!r} is not a date like 2024, 2024-10, 2024-10-18 or 2024-10-08/2024-10-13")


def now_utc() -> datetime:
    """Return the present instant, aware, in UTC, to the microsecond."""
    return datetime.now(UTC)


def format_instant(instant: datetime) -> str:
    """Return RFC 3339 text in UTC with ``Z``; microseconds only when there are any.

    >>> format_instant(datetime(2024, 10, 18, 9, 30, tzinfo=UTC))
    '2024-10-18T09:30:00Z'
    """
    if instant.tzinfo is None:
        raise ValueError(f"{instant!r} has no time zone; instants of our own acts are aware UTC")
    utc = instant if instant.tzinfo is UTC else instant.astimezone(UTC)
    return utc.isoformat().replace("+00:00", "Z")


def parse_instant(text: str) -> datetime:
    """Return the aware UTC instant that `format_instant` wrote.

    >>> parse_instant("2024-10-18T09:30:00Z")
    datetime.datetime(2024, 10, 18, 9, 30, tzinfo=datetime.timezone.utc)
    """
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone; write 2024-10-18T09:30:00Z")
    return instant.astimezone(UTC)
