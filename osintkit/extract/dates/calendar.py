"""Calendar arithmetic on TIMEX3 values, and what they mean as a stated date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from osintkit.model.dates import StatedDate

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-H([12])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def shift_months(day: date, months: int) -> date | None:
    """Return the first day of the month that lies so many months away.

    >>> shift_months(date(2024, 1, 31), -2)
    datetime.date(2023, 11, 1)
    """
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1) if 12 <= number < 120_000 else None


def shift_days(day: date, days: float) -> date | None:
    """Return the day so many days away, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def week_of(day: date) -> str:
    """Return the ISO week of a day.

    >>> week_of(date(2024, 10, 18))
    '2024-W42'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> str:
    """Return the quarter of a day.

    >>> quarter_of(date(2024, 10, 18))
    '2024-Q4'
    """
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def stated(value: str) -> StatedDate | None:
    """Return the days that a TIMEX3 value means, None for durations, references and open values.

    Examples
    --------
    >>> str(stated("2024-W42")), str(stated("2024-Q3")), str(stated("2024-10-18TEV"))
    ('2024-10-14/2024-10-20', '2024-07-01/2024-09-30', '2024-10-18')
    >>> stated("P2D") is None
    True
    """
    try:
        return _stated(value)
    except (ValueError, OverflowError):
        return None


def _stated(value: str) -> StatedDate | None:  # noqa: PLR0911  # one return for each shape of value
    if match := _DAY.fullmatch(value):
        return StatedDate(match.group(1))
    if re.fullmatch(r"\d{4}(?:-\d{2})?", value) and value[:4] != "0000":
        return StatedDate(value)
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match.group(1)), int(match.group(2)), 1)
        first = monday + timedelta(days=5) if match.group(3) else monday
        return StatedDate.between(first, monday + timedelta(days=6))
    if match := _QUARTER.fullmatch(value):
        return _months(int(match.group(1)), 3 * int(match.group(2)) - 2, 3)
    if match := _HALF.fullmatch(value):
        return _months(int(match.group(1)), 6 * int(match.group(2)) - 5, 6)
    if match := _SEASON.fullmatch(value):
        return _months(int(match.group(1)), _SEASON_MONTHS[match.group(2)][0], 3)
    if re.fullmatch(r"\d{3}", value) and value != "000":
        return StatedDate(f"{value}0/{value}9")
    if re.fullmatch(r"\d{2}", value) and value != "00":
        return StatedDate(f"{value}00/{value}99")
    return None


def _months(year: int, month: int, count: int) -> StatedDate:
    first = date(year, month, 1)
    after = shift_months(first, count)
    if after is None:
        raise ValueError("beyond the calendar")
    return StatedDate.between(first, after - timedelta(days=1))
