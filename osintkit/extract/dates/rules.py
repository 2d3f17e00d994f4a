"""Rules for full dates, clock times and relative expressions; see `osintkit.extract.dates.resolve` for the contract."""

from __future__ import annotations

from datetime import date, timedelta

from osintkit.extract.dates import words as lists
from osintkit.extract.dates.calendar import quarter_of, shift_days, shift_months
from osintkit.extract.dates.resolve import (
    FUTURE,
    PAST,
    DatedText,
    TimeValue,
    before_publication,
    closest_year,
    day_value,
    weekday,
)


def iso(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``2024-10-18``."""
    return _checked(*(int(view.tokens.words[at]) for at in (first, first + 2, last)))


def _checked(year: int, number: int, day: int) -> TimeValue | None:
    try:
        return TimeValue(date(year, number, day).isoformat())
    except ValueError:
        return None


def numeric(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``18.10.2024``, ``10/18/2024``; two orders of day and month are two readings."""
    words = view.tokens.words
    dotted = first == last
    parts = words[first].split(".") if dotted else [words[at] for at in (first, first + 2, last)]
    one, two, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        if not dotted and (dct is None or view.after(last) in "-/"):
            return None
        year += 2000 if year < 70 else 1900
    month_first, day_first = _checked(year, one, two), _checked(year, two, one)
    if dotted or month_first is None:
        return day_first
    if day_first is None or day_first.value == month_first.value:
        return month_first
    return TimeValue(month_first.value, (day_first.value,))


def full_date(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``18 October 2024``, ``Oct. 18``, ``October 8-13``, ``Friday, Oct. 18``."""
    words = view.words(first, last)
    name = next(word for word in words if word in lists.MONTHS)
    number = lists.MONTHS[name]
    years = [int(word) for word in words if len(word) == 4 and word.isdecimal()]
    days = [int(word) for word in words if len(word) <= 2 and word.isdecimal()]
    days = days or [lists.ORDINALS[word] for word in words if word in lists.ORDINALS]
    if not days or not 1 <= days[0] <= 31:
        return None
    value = _value_of_day(view, (first, last), (years[-1] if years else None, number, days[0]), dct)
    if value is None:
        return None
    relative = not years
    if len(days) > 1 and days[0] < days[1] <= 31 and value[:4] != "XXXX":
        return TimeValue(f"{value}/{value[:8]}{days[1]:02d}", relative=relative)
    return TimeValue(value, relative=relative)


def week_of(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``the week of March 6``: the calendar week that holds the day; ``the day of March 6`` is that day."""
    words = view.words(first, last)
    day = full_date(view, first + words.index("of") + 1, last, dct)
    if day is None or "week" not in words[:2] or not day.value[:4].isdecimal():
        return day
    week = date.fromisoformat(day.value[:10]).isocalendar()
    return TimeValue(f"{week.year:04d}-W{week.week:02d}", relative=day.relative)


def _value_of_day(
    view: DatedText, where: tuple[int, int], parts: tuple[int | None, int, int], dct: date | None
) -> str | None:
    year, number, day = parts
    if year is not None:
        resolved = _checked(year, number, day)
        return None if resolved is None else resolved.value
    if dct is None:
        return f"XXXX-{number:02d}-{day:02d}"
    near = closest_year(number, day, dct)
    if near is not None and near > dct and view.before(where[0]) == "ended":
        near = closest_year(number, day, near - timedelta(days=200))  # "the year ended Jan. 31" is over
    return None if near is None else before_publication(near, dct, view.tense(*where)).isoformat()


def month_year(view: DatedText, first: int, last: int, _dct: date | None) -> TimeValue | None:
    """Read ``October 2024``, ``early June of 1999``."""
    words = view.words(first, last)
    name = next(word for word in words if word in lists.MONTHS)
    year = words[-1] if words[-1].isdecimal() else lists.spoken_year(words)
    return TimeValue(f"{year}-{lists.MONTHS[name]:02d}")


def month_of_year(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``June last year``."""
    words = view.words(first, last)
    if words[-1] != "year":
        return None
    number = lists.MONTHS[next(word for word in words if word in lists.MONTHS)]
    if dct is None:
        return TimeValue(f"XXXX-{number:02d}", relative=True)
    steps = -1 if set(words) & lists.LAST else 1 if set(words) & lists.NEXT else 0
    return TimeValue(f"{dct.year + steps:04d}-{number:02d}", relative=True)


def daypart(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``Friday morning``, ``this afternoon``, ``last night``, ``yesterday evening``."""
    words = view.words(first, last)
    code = lists.DAYPARTS[words[-1]]
    head = words[-3] if words[-2] == "," and len(words) > 2 else words[-2]
    if head in lists.WEEKDAYS and words[-1].endswith("s"):
        return TimeValue(f"XXXX-WXX-{lists.WEEKDAYS[head] + 1}T{code}")  # on Tuesday nights
    if head in lists.WEEKDAYS or head in lists.SHORT_WEEKDAYS:
        end = last - (2 if view.before(last) == "," else 1)
        inner = weekday(view, first, end, dct)
        return inner and TimeValue(
            f"{inner.value}T{code}", tuple(f"{other}T{code}" for other in inner.others), relative=True
        )
    if head in {"that", "same", "latest"}:
        anchor = view.anchor(first, "-")
        return TimeValue(f"{anchor[:10]}T{code}") if len(anchor) >= 10 else None
    if head in lists.NEXT:
        anchor = view.anchor(first, "-")
        day = day_of(anchor) or dct
        return TimeValue(f"{day_value(shift_days(day, 1)) if day else 'XXXX-XX-XX'}T{code}", relative=True)
    steps = -1 if head in lists.LAST else 0
    if head in lists.ADVERBS:
        offset = lists.ADVERBS[head]
        if not offset.lstrip("-").isdecimal():
            return None
        steps = int(offset)
    day_then = shift_days(dct, steps) if dct else None
    return TimeValue(f"{day_value(day_then)}T{code}", relative=True)


def day_of(value: str) -> date | None:
    """Return the day of a TIMEX3 value, None when it is none."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None


def clock(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``10:35 a.m.``, ``6 p.m. EDT``: on the day that the text speaks of, else of publication."""
    words = view.words(first, last)
    time = _clock_time(words)
    if time is None:
        return None
    day = day_of(view.anchor(first, "-")) or dct
    return TimeValue(f"{day_value(day)}T{time}", relative=True)


def _clock_time(words: list[str]) -> str | None:
    if words[0] in lists.CLOCKWORDS:
        return lists.CLOCKWORDS[words[0]]
    hour = int(words[0])
    minute = int(words[2]) if len(words) > 2 and words[1] == ":" else 0
    if any(word.startswith("p") and "m" in word for word in words[1:]) and hour < 12:
        hour += 12
    if hour > 24 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}"


def clock_day(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``10 a.m. EDT Thursday``, ``noon Saturday``, ``6 p.m. on Oct. 8``."""
    words = view.words(first, last)
    start = next(
        at
        for at, word in enumerate(words)
        if word in lists.WEEKDAYS or word in lists.ADVERBS or word in lists.MONTHS or word in lists.SHORT_WEEKDAYS
    )
    time = _clock_time(words[:start])
    if words[start] in lists.ADVERBS:
        inner = adverb(view, first + start, first + start, dct)
    elif words[start] in lists.MONTHS:
        inner = full_date(view, first + start, last, dct)
    else:
        view.tenses.setdefault(first + start, view.tense(first, last))  # "until 9 a.m. Tuesday" looks ahead
        inner = weekday(view, first + start, first + start, dct)
    if inner is None or time is None or "REF" in inner.value:
        return None
    return TimeValue(f"{inner.value[:10]}T{time}", tuple(f"{other}T{time}" for other in inner.others), relative=True)


def day_clock(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``Thursday at 10 a.m.``."""
    words = view.words(first, last)
    inner = (adverb if words[0] in lists.ADVERBS else weekday)(view, first, first, dct)
    time = _clock_time(words[2:])
    if inner is None or time is None or "REF" in inner.value:
        return None
    return TimeValue(f"{inner.value[:10]}T{time}", tuple(f"{other}T{time}" for other in inner.others), relative=True)


def adverb(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``today``, ``yesterday``, ``now``, ``recently``."""
    meaning = lists.ADVERBS[view.words(last, last)[0]]
    if meaning.endswith("_REF"):
        return TimeValue(meaning) if first == last else None
    code = "TNI" if meaning.endswith("NI") else ""
    if dct is None:
        return TimeValue(f"XXXX-XX-XX{code}", relative=True)
    return TimeValue(day_value(shift_days(dct, int(meaning.removesuffix("NI")))) + code, relative=True)


def quarter(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``the third quarter``, ``third-quarter``, ``the first quarter of 1990``, ``last year's fourth quarter``."""
    words = view.words(first, last)
    number = lists.ORDINALS[next(word for word in words if word in lists.ORDINALS)]
    if number > 4:
        return None
    years = [word for word in words if len(word) == 4 and word.isdecimal()]
    if years:
        return TimeValue(f"{years[0]}-Q{number}")
    if dct is None:
        return TimeValue(f"XXXX-Q{number}", relative=True)
    if "year" in words:
        steps = -1 if set(words) & lists.LAST else 1 if set(words) & lists.NEXT else 0
        return TimeValue(f"{dct.year + steps:04d}-Q{number}", relative=True)
    current = (dct.month + 2) // 3
    year = dct.year
    if number > current and view.tense(first, last) == PAST and number - current > 1:
        year -= 1
    elif current - number > 1 and view.tense(first, last) == FUTURE:  # the one that just ended is being reported
        year += 1
    return TimeValue(f"{year:04d}-Q{number}", relative=True)


def quarter_of_year(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``last year's quarter``: the quarter that the text speaks of, in that year."""
    words = view.words(first, last)
    if dct is None or "year" not in words:
        return None
    steps = -1 if set(words) & lists.LAST else 1 if set(words) & lists.NEXT else 0
    shape = view.anchor(first, "-Q")[4:] or f"-Q{((dct.month + 2) // 3 - 2) % 4 + 1}"
    return TimeValue(f"{dct.year + steps:04d}{shape}", relative=True)


def quarter_ago(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``year-earlier``, ``the year-ago quarter``: of the quarter that the text speaks of, else the year before."""
    words = view.words(first, last)
    unit = next(word for word in words if word in lists.UNITS)
    if unit != "year":
        return None
    number = next((lists.ORDINALS[word] for word in words if word in lists.ORDINALS), 0)
    if dct is not None and 1 <= number <= 4:
        return TimeValue(f"{dct.year - 1:04d}-Q{number}", relative=True)
    found = year_before(view, first, dct)
    if dct is not None and "-Q" not in found.value and words[-1] in {"quarter", "period"}:
        ended = shift_months(dct, -15)
        return TimeValue(quarter_of(ended), relative=True) if ended else None
    return found


def year_before(view: DatedText, first: int, dct: date | None, steps: int = -1) -> TimeValue:
    """Return the same quarter, or the year, so many years from the last mention."""
    anchor = view.anchor(first)
    for shape in ("-Q", "-H"):
        quarter_anchor = view.anchor(first, shape)
        if quarter_anchor and quarter_anchor[:4].isdecimal():
            return TimeValue(f"{int(quarter_anchor[:4]) + steps:04d}{quarter_anchor[4:]}", relative=True)
    if len(anchor) >= 4 and anchor[:4].isdecimal() and len(anchor) > 4:
        return TimeValue(f"{int(anchor[:4]) + steps:04d}", relative=True)
    return TimeValue(f"{dct.year + steps:04d}" if dct else "XXXX", relative=True)
