"""A printed date to a `StatedDate` of the same precision; anything ambiguous stays unknown."""

from __future__ import annotations

import re

from osintkit.model import StatedDate

_NAMES = (
    "january jan januar janvier enero gennaio janeiro января січня",
    "february feb februar février febrero febbraio fevereiro февраля лютого",
    "march mar märz mars marzo março марта березня",
    "april apr avril abril aprile апреля квітня",
    "may mai mayo maggio maio мая травня",
    "june jun juni juin junio giugno junho июня червня",
    "july jul juli juillet julio luglio julho июля липня",
    "august aug août agosto августа серпня",
    "september sep sept septembre septiembre settembre setembro сентября вересня",
    "october oct oktober octobre octubre ottobre outubro октября жовтня",
    "november nov novembre noviembre novembro ноября листопада",
    "december dec dezember décembre diciembre dicembre dezembro декабря грудня",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T\s].*)?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T.*)?",
        r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})\.?(?:\s.*)?",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?:[,\s].*)?",
        r"(?:[^\W\d_]{2,12}\.?,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?"
        + _NAME
        + r",?\s+(?:de\s+)?(?P<year>\d{4})(?:[,\s].*)?",
        r"(?:[^\W\d_]{2,12}\.?,?\s+)?" + _NAME + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?:[,\s].*)?",
        _NAME + r",?\s+(?P<year>\d{4})",
        r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?(?:\s.*)?",
    )
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[,\s].*)?")


def stated_date(printed: str) -> StatedDate | None:
    """Return the day, month, year or interval that some words state, or None.

    The day is the one printed, in the zone it was printed in; ``03/04/2024`` could be two days and is None.

    Examples
    --------
    >>> stated_date("2024-10-18T23:30:00-05:00"), stated_date("Fri, 18 Oct 2024 09:00:00 GMT")
    (StatedDate(text='2024-10-18'), StatedDate(text='2024-10-18'))
    >>> stated_date("October 2024"), stated_date("03/04/2024")
    (StatedDate(text='2024-10'), None)
    """
    printed = " ".join(printed[:120].split())
    if printed.isascii():
        try:
            return _plausible(StatedDate(printed))
        except ValueError:
            pass
    for shape in _SHAPES:
        match = shape.fullmatch(printed)
        if match is not None:
            found = _from_parts(match.groupdict())
            if found is not None:
                return found
    match = _SLASHED.fullmatch(printed)
    return _from_slashes(*(int(group) for group in match.groups())) if match else None


def _from_parts(parts: dict[str, str | None]) -> StatedDate | None:
    name = parts.get("name")
    month = _MONTHS.get(name.casefold()) if name else int(parts["month"] or 0)
    if month is None:
        return None
    day = parts.get("day")
    return _make(int(parts["year"] or 0), month, int(day) if day else None)


def _from_slashes(first: int, second: int, year: int) -> StatedDate | None:
    if first > 12 >= second:
        return _make(year, second, first)
    if second > 12 >= first or first == second:
        return _make(year, first, second)
    return None


def _make(year: int, month: int, day: int | None) -> StatedDate | None:
    try:
        return _plausible(StatedDate(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")))
    except ValueError:
        return None


def _plausible(date: StatedDate) -> StatedDate | None:
    return date if date.earliest.year >= 1800 and date.latest.year < 2200 else None
