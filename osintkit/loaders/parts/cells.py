"""Days and numbers as tables print them: read as declared, else as the whole column shows, else left open and said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from osintkit.loaders.parts.printed_date import stated_date
from osintkit.model import StatedDate

_SLASHED = re.compile(r"(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{4}|\d{2})(?:[,T\s].*)?", re.ASCII)
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})\d{6}", re.ASCII)
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?", re.ASCII)
_NUMBER = re.compile(r"([+-]?)(\d{1,18}|\d{1,3}(?:([.,'’\s])\d{3})(?:\3\d{3}){0,5})(?:([.,])(\d{1,12}))?", re.ASCII)
_WEEK = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A cell that may mean several things, and nobody has said which."""

    readings: tuple[str, ...]


def slashed(cell: str) -> tuple[int, int] | None:
    """Return the first two numbers of a day like 03/04/2024, or None when a cell is no such day.

    >>> slashed("03/04/2024"), slashed("3.4.2024")
    ((3, 4), None)
    """
    match = _SLASHED.fullmatch(cell.strip())
    return (int(match[1]), int(match[2])) if match else None


def order_of(cells: Iterable[str]) -> str:
    """Return ``day-first`` or ``month-first`` where a column of days shows it, or nothing.

    >>> order_of(["03/04/2024", "25/04/2024"]), order_of(["03/04/2024"])
    ('day-first', '')
    """
    first = second = False
    for cell in cells:
        pair = slashed(cell)
        if pair:
            first, second = first or pair[0] > 12, second or pair[1] > 12
    return "" if first == second else "day-first" if first else "month-first"


def read_day(cell: str, order: str = "") -> StatedDate | Open | None:
    """Return the day, month or year of a cell, both readings of one that is open, or None.

    Parameters
    ----------
    cell
        As printed.
    order
        ``day-first``, ``month-first``, or nothing when it is not known.

    Examples
    --------
    >>> read_day("18.10.2024").text, read_day("03/04/2024", "day-first").text, read_day("20241018093000").text
    ('2024-10-18', '2024-04-03', '2024-10-18')
    >>> read_day("03/04/2024").readings
    ('2024-03-04', '2024-04-03')
    """
    cell = " ".join(cell[:120].split())
    match = _SLASHED.fullmatch(cell)
    if match:
        return _of_slashes(int(match[1]), int(match[2]), int(match[3]), order)
    stamp = _STAMP.fullmatch(cell)
    if stamp:
        return _point(int(stamp[1]), int(stamp[2]), int(stamp[3]))
    if _SECONDS.fullmatch(cell):
        seconds = float(cell)
        seconds = seconds / 1000 if seconds > 1e11 else seconds
        return StatedDate((datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date().isoformat())
    return stated_date(cell)


def _of_slashes(first: int, second: int, year: int, order: str) -> StatedDate | Open | None:
    year = year + 2000 if year < 100 else year
    by_order = {"day-first": _point(year, second, first), "month-first": _point(year, first, second)}
    if order:
        return by_order[order]
    found = sorted({one.text: one for one in by_order.values() if one is not None}.items())
    if len(found) > 1:
        return Open(readings=tuple(text for text, _ in found))
    return found[0][1] if found else None


def _point(year: int, month: int, day: int) -> StatedDate | None:
    try:
        return StatedDate(date(year, month, day).isoformat()) if 1800 <= year < 2200 else None
    except ValueError:
        return None


def at_precision(day: StatedDate, printed: str) -> StatedDate:
    """Return a day as precise as a table says that it is: 1 or day, 2 or week, 3 or month, year.

    A week is the day with three days on either side: tables give the middle of what they mean.

    >>> at_precision(StatedDate("2024-10-19"), "2").text, at_precision(StatedDate("2024-10-19"), "month").text
    ('2024-10-16/2024-10-22', '2024-10')
    """
    word = printed.strip().casefold().removesuffix(".0")
    if day.precision != "day":
        return day
    if word in {"2", "week"}:
        return StatedDate.between(day.earliest - _WEEK, day.earliest + _WEEK)
    if word in {"3", "month"}:
        return StatedDate(day.text[:7])
    return StatedDate(day.text[:4]) if word in {"4", "year"} else day


def decimal_of(cells: Iterable[str]) -> str:
    """Return ``comma`` or ``point`` where a column of numbers shows which ends the whole, or nothing.

    >>> decimal_of(["1.500", "2,5"]), decimal_of(["1.500", "12"]), decimal_of(["1,234.5"])
    ('comma', '', 'point')
    """
    found: set[str] = set()
    for cell in cells:
        match = _NUMBER.fullmatch(cell.strip())
        if match is None:
            continue
        group, end, part = match[3], match[4], match[5]
        if end and (group or len(part) != 3 or match[2] == "0" or len(match[2]) > 3):
            found.add(end)
        elif group in {".", ","} and match[2].count(group) > 1:
            found.add("," if group == "." else ".")
    names = {",": "comma", ".": "point"}
    return names[found.pop()] if len(found) == 1 else ""


def read_number(cell: str, decimal: str = "") -> str | Open | None:
    """Return a number in plain digits, both readings of one that is open, or None when it is no number.

    >>> read_number("1.500", "comma"), read_number("1.500").readings, read_number("12,5"), read_number("about 3")
    ('1500', ('1.500', '1500'), '12.5', None)
    """
    match = _NUMBER.fullmatch(cell.strip())
    if match is None:
        return None
    sign, whole, group, end, part = match.groups()
    bare = re.sub(r"\D", "", whole)
    if group in {".", ","} and not end and whole.count(group) == 1:
        end, part, head = group, whole.rpartition(group)[2], whole.partition(group)[0]
    elif not end:
        return sign + bare
    elif group == end:
        return None
    else:
        head = bare
    as_part, as_whole = f"{sign}{head}.{part}", f"{sign}{head}{part}"
    ends = {"comma": ",", "point": "."}.get(decimal)
    whole_too = len(part) == 3 and head not in {"0", ""} and len(head) <= 3 and not (group and group != end)
    if ends:
        return as_part if end == ends else as_whole if whole_too else None
    return Open(readings=(as_part, as_whole)) if whole_too else as_part
