"""Rules for durations, recurring times and what is counted from a moment: ago, earlier, last, next."""

from __future__ import annotations

from datetime import date

from osintkit.extract.dates import words as lists
from osintkit.extract.dates.calendar import quarter_of, shift_days, shift_months, week_of
from osintkit.extract.dates.resolve import FUTURE, DatedText, TimeValue, month, relative_unit, season
from osintkit.extract.dates.rules import (
    day_of,
    year_before,
)
from osintkit.extract.quantities.numerals import read_numeral

_HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}
_HUNDREDS = frozenset({"hundred", "thousand", "dozen"})
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def _unit(words: list[str]) -> str:
    for word in reversed(words):
        if word in lists.PLURALS:
            return lists.PLURALS[word]
        if word in lists.UNITS:
            return word
    return ""


def _number(view: DatedText, first: int, last: int) -> float | None:
    """Return the number in a candidate, None for ``several`` or none at all."""
    words = view.tokens.words
    for index in range(first, last + 1):
        if words[index] == "couple":
            return 2.0
        if words[index] in lists.VAGUE:
            return None
        hundred = words[index] in {"a", "an"} and words[index + 1 : index + 2] and words[index + 1] in _HUNDREDS
        if hundred or words[index][0].isdigit() or words[index] in lists.NUMBERS:
            numeral = read_numeral(view.tokens, index)
            if numeral is not None and numeral.fraction and not numeral.digits:
                return float(lists.NUMBERS.get(words[index], 1))  # three quarters of a year are no three-quarters
            return numeral.value if numeral else None
    return 1.0 if any(words[index] in {"a", "an"} for index in range(first, last + 1)) else None


def _period(number: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration."""
    code = lists.UNITS[unit]
    if number is not None and number % 1 == 0.5 and unit in _HALVES:
        return f"P{'T' if unit in _CLOCK_UNITS else ''}{int(number) or ''}{code if number > 1 else ''}{_HALVES[unit]}"
    count = "X" if number is None else f"{number:g}"
    if unit == "weekend":
        return f"P{count}WE"
    if unit == "decade":
        return f"P{count}E" if number is None else f"P{int(number * 10)}Y"
    if unit == "fortnight":
        return f"P{count if number is None else int(number * 2)}W"
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{count}{code}"


def duration(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``two days``, ``a 10-year``, ``several months``."""
    words = view.words(first, last)
    unit = _unit(words)
    if unit == "quarter" and "-" in words and words[-1] == "quarters":
        return None  # a fraction
    if not unit or (unit == "second" and words[0] in {"a", "an"}) or _age(view, last):
        return None
    number = _number(view, first, last)
    if number is not None and words[-1] == "half":
        number += 0.5
    return TimeValue(_period(number, unit))


def _age(view: DatedText, last: int) -> bool:
    """Whether it is somebody's age: ``a 6-year-old``, ``52 years old``."""
    return view.after(last) == "old" or (view.after(last) == "-" and view.after(last, 2) == "old")


def ago(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``two weeks ago``, ``a year ago``."""
    return _moved(view, (first, last), dct, -1)


def shift(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``two days earlier``, ``a month later``: from the mention before, else from publication."""
    direction = lists.SHIFTS.get(view.words(last, last)[0], -1)
    word = view.words(last, last)[0]
    if word in {"before", "after", "prior"} and (view.after(last)[:1].isalpha() or view.after(last)[:1].isdigit()):
        return duration(view, first, last - 1, dct) and TimeValue(
            getattr(duration(view, first, last - 1, dct), "value", ""), last=last - 1
        )
    anchored = day_of(view.anchor(first, "-"))
    return _moved(view, (first, last), anchored or dct, direction)


def _moved(view: DatedText, where: tuple[int, int], origin: date | None, direction: int) -> TimeValue | None:
    first, last = where
    unit = _unit(view.words(first, last))
    number = _number(view, first, last)
    if not unit:
        return None
    if number is None:
        return TimeValue("PAST_REF" if direction < 0 else "FUTURE_REF")
    if unit == "year" and number == 1:
        return year_before(view, first, origin, direction)
    if origin is None:
        return TimeValue("XXXX", relative=True)
    if unit in _CLOCK_UNITS:
        return TimeValue(origin.isoformat(), relative=True)
    steps = direction * int(min(number, 1e5))
    if unit in {"decade", "century"}:
        unit, steps = "year", steps * (10 if unit == "decade" else 100)
    value = relative_unit(origin, unit, steps)
    return TimeValue(value, relative=True) if value else None


def relative_span(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``the past two months``, ``the first nine months``, ``the next few days``: how long, not when."""
    words = view.words(first, last)
    unit = _unit(words)
    return TimeValue(_period(_number(view, first, last), unit)) if unit else None


def relative(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``last week``, ``earlier this month``, ``late next year``, ``this weekend``, ``last summer``."""
    words = view.words(first, last)
    if words[-1] in lists.SEASONS:
        return season(view, first, last, dct)
    unit = _unit(words)
    if words[-1] == "period":
        unit = "quarter"
    if not unit or unit in _CLOCK_UNITS:
        return TimeValue("PRESENT_REF") if unit and "this" in words else None
    modifiers = set(words)
    if words[-1] in lists.PLURALS and modifiers & (lists.NEXT | lists.LAST):
        return TimeValue("FUTURE_REF" if modifiers & lists.NEXT else "PAST_REF")
    if modifiers & {"that", "same"}:
        anchor = view.anchor(first, "-" if unit != "year" else "")
        length = {"day": 10, "month": 7, "year": 4}.get(unit, 0)
        return TimeValue(anchor[:length]) if length and len(anchor) >= length and anchor[:4].isdecimal() else None
    if unit in {"decade", "century"} and modifiers & lists.LAST:
        return TimeValue("P10Y" if unit == "decade" else "P100Y")
    if dct is None:
        return TimeValue("XXXX", relative=True)
    if "following" in modifiers or "previous" in modifiers or "preceding" in modifiers:
        dct = day_of(view.anchor(first, "-")) or dct
    if "latest" in modifiers:
        steps = -1 if unit == "quarter" else 0
    else:
        steps = -1 if modifiers & lists.LAST else 1 if modifiers & lists.NEXT else 0
    if unit == "day" and steps == 0 and "current" not in modifiers and "this" not in modifiers:
        return None
    value = relative_unit(dct, unit, steps)
    return TimeValue(value, relative=True) if value else None


def boundary(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``the end of the month``, ``the end of 2024``, ``the start of November``."""
    words = view.words(first, last)
    if words[-1].isdecimal():
        names = [word for word in words if word in lists.MONTHS]
        return TimeValue(f"{words[-1]}-{lists.MONTHS[names[0]]:02d}" if names else words[-1])
    if words[-1] in lists.MONTHS:
        return month(view, last, last, dct)
    unit = _unit(words)
    if not unit or unit in _CLOCK_UNITS or unit == "day":
        return None
    steps = -1 if set(words) & lists.LAST else 1 if set(words) & lists.NEXT else 0
    value = relative_unit(dct, unit, steps) if dct else "XXXX"
    return TimeValue(value, relative=True) if value else None


def every(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``every day``, ``each Thursday``, ``every two weeks``."""
    words = view.words(first, last)
    if words[-1] in lists.WEEKDAYS:
        return TimeValue(f"XXXX-WXX-{lists.WEEKDAYS[words[-1]] + 1}")
    if words[-1] in lists.MONTHS:
        return TimeValue(f"XXXX-{lists.MONTHS[words[-1]]:02d}")
    unit = _unit(words)
    if words[-1] in lists.DAYPARTS or words[-1] in lists.SEASONS:
        return TimeValue("P1D" if words[-1] in lists.DAYPARTS else "P1Y")
    return TimeValue(_period(_number(view, first, last) or 1, unit)) if unit else None


def recurring(view: DatedText, first: int, _last: int, _dct: date | None) -> TimeValue | None:
    """Read ``daily``, ``annually``."""
    return TimeValue(lists.SETS[view.words(first, first)[0]])


def reference(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``the past``, ``the future``, ``recent``, ``recent years``."""
    words = view.words(first, last)
    if words[-1] in {"past", "future"}:
        return TimeValue(f"{words[-1].upper()}_REF")
    unit = _unit(words)
    return TimeValue("PAST_REF") if unit and words[0] == "recent" else None


def the_unit(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``the quarter``, ``the year``, ``the week``: the one that the text speaks of."""
    words = view.words(first, last)
    unit = _unit(words)
    anchor = view.anchor(first)
    if unit in {"day", "month"} or unit in _CLOCK_UNITS:
        return None
    if view.after(last) in {"ended", "ending", "to", "through"}:
        return _ended(view, last, unit, dct)
    if unit == "quarter" and dct:
        quarters = view.anchor(first, "-Q")
        ended = shift_months(dct, -3)
        return TimeValue(quarters or (quarter_of(ended) if ended else "XXXX"), relative=True)
    if unit == "year" and dct:
        return TimeValue(anchor if len(anchor) == 4 and anchor.isdecimal() else f"{dct.year:04d}", relative=True)
    if unit in {"week", "weekend"} and dct:
        back = shift_days(dct, -7)
        if unit == "week" or back is None:
            return TimeValue(week_of(dct), relative=True)
        ahead = view.tense(first, last) == FUTURE
        return TimeValue(f"{week_of(dct if ahead else back)}-WE", relative=True)
    return None


def _ended(view: DatedText, last: int, unit: str, dct: date | None) -> TimeValue | None:
    """Read ``the year ended March 31`` as a length of time, ``the quarter ended June 30`` as that quarter."""
    names = [word for word in view.tokens.words[last + 2 : last + 4] if word in lists.MONTHS]
    if unit == "year":
        return TimeValue("P1Y")
    if unit != "quarter" or not names or dct is None:
        return None
    number = lists.MONTHS[names[0]]
    year_number = dct.year if number <= dct.month else dct.year - 1
    return TimeValue(f"{year_number:04d}-Q{(number + 2) // 3}", relative=True)


def units(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``for weeks``, ``over decades``: how long, without a number."""
    unit = _unit(view.words(first, last))
    leads = {"for", "in", "over", "within", "of", "after", "many", "during", "through"}
    return TimeValue(_period(None, unit)) if view.before(first) in leads and unit not in _CLOCK_UNITS else None
