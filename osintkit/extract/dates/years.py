"""Rules for years, decades, centuries, halves and holidays."""

from __future__ import annotations

from datetime import date

from osintkit.extract.dates import words as lists
from osintkit.extract.dates.resolve import PAST, DatedText, TimeValue
from osintkit.extract.quantities.words import CURRENCIES, PEOPLE, PERCENT, PLURALS

_YEAR_STOPS = PEOPLE | PLURALS | PERCENT


def year_boundary(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``year-end``: the year's last day; ``since year-end``, that of the year before."""
    words = view.words(first, last)
    if words[0] != "year" or words[-1] != "end" or dct is None:
        return None
    year = dct.year - (view.before(first) == "since")
    return TimeValue(f"{year:04d}-12-31", relative=True)


def decade(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``the 1980s``, ``the late 1990s``."""
    year = next(word for word in view.words(first, last) if word.isdecimal())
    return TimeValue(year[:3]) if year.endswith("0") else None


def century(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``the 19th century``; also ``the first day``, which is none and refused."""
    words = view.words(first, last)
    if words[-1] != "century":
        return None
    number = next((int(word) for word in words if word.isdecimal()), 0)
    number = number or next((lists.ORDINALS[word] for word in words if word in lists.ORDINALS), 0)
    return TimeValue(f"{number - 1:02d}") if 1 < number < 40 else None


def year(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``2024``, ``early 2025``, ``fiscal 1989``, ``nineteen ninety-six``; not ``2,024``, ``2024 men``."""
    words = view.words(first, last)
    value = next((word for word in words if word.isdecimal()), "") or lists.spoken_year(words)
    before, after = view.before(first), view.after(last)
    if len(words) > 1:  # "the 1988 period" is the quarter that the text speaks of, in that year
        compared = words[-1] in {"quarter", "period"}
        return TimeValue(value + (view.anchor(first, "-Q")[4:] if compared else ""))
    if not 1400 <= int(value) <= 2100 or before in CURRENCIES or after in CURRENCIES:
        return None
    tokens = view.tokens
    if tokens.glued(first) and before not in {"(", "-", "–", "/", "'", "’", '"', "“", "["}:
        return None
    if (
        before == "-"
        and view.before(first, 2)[:1].isalpha()
        and view.before(first, 2) not in lists.YEAR_LEADS | {"post", "pre"}
    ):
        return None
    if tokens.glued(last + 1) and after not in {
        ".",
        ",",
        ")",
        ";",
        ":",
        "'",
        "’",
        '"',
        "”",
        "-",
        "–",
        "]",
        "?",
        "!",
        "/",
        "_",
    }:
        return None
    if after in _YEAR_STOPS and before not in {"in", "since", "during"}:
        return None
    if before in lists.YEAR_LEADS or before in {"(", ",", "-", "–", "/"} or before in lists.MONTHS:
        return TimeValue(value)
    return TimeValue(value) if 1900 <= int(value) <= 2100 else None


# the earliest day that it can be
_THANKSGIVING = 22


def holiday(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``Christmas``, ``last Thanksgiving``: of the year of publication, or the one before."""
    words = view.words(first, last)
    number, day = lists.HOLIDAYS[next(word for word in words if word in lists.HOLIDAYS)]
    if dct is None:
        return TimeValue(f"XXXX-{number:02d}-{day:02d}" if day else f"XXXX-{number:02d}", relative=True)
    ahead = (number, day or _THANKSGIVING) >= (dct.month, dct.day)
    past = words[0] in lists.LAST or view.tense(first, last) == PAST
    year_number = dct.year - (ahead and past)
    if not day:  # the fourth Thursday
        day = 22 + (3 - date(year_number, number, 22).weekday()) % 7
    return TimeValue(f"{year_number:04d}-{number:02d}-{day:02d}", relative=True)


def half(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``the first half of 2013``, ``the second half of the year``."""
    words = view.words(first, last)
    number = next((lists.ORDINALS[word] for word in words if word in lists.ORDINALS), 0)
    number = number or (2 if "last" in words else 3)
    if number > 2 or not (words[-1].isdecimal() or words[-1] == "year"):
        return None
    if words[-1].isdecimal():
        return TimeValue(f"{words[-1]}-H{number}")
    if dct is None:
        return TimeValue(f"XXXX-H{number}", relative=True)
    steps = -1 if set(words) & lists.LAST else 1 if set(words) & lists.NEXT else 0
    return TimeValue(f"{dct.year + steps:04d}-H{number}", relative=True)


def half_unit(view: DatedText, _first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``half an hour``, ``half a century``."""
    return _HALF_UNITS.get(view.words(last, last)[0])


_HALF_UNITS = {
    "hour": TimeValue("PT30M"),
    "minute": TimeValue("PT30S"),
    "day": TimeValue("PT12H"),
    "year": TimeValue("P6M"),
    "decade": TimeValue("P5Y"),
    "century": TimeValue("P50Y"),
}
