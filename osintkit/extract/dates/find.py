"""Time expressions, resolved against the day of publication and what the text itself says.

Each mention keeps its words, a TIMEX3 value, the name of the rule, and either one stated date or all the dates it may
mean. Two readings are never silently one: "on Sunday" without a verb that tells before from after, "03/04/2024",
"last Friday" on a Saturday keep both, and their ``date`` is None.

An unknown day of publication is no licence to guess. When ``published`` is an interval, a relative expression is
resolved for each of its days, and all results are candidates. When it is None, candidates come from what the text
offers; see `osintkit.extract.dates.window`. A text that offers nothing gives none, and the date stays None.

English is read in full; see the benchmark for how well. Ukrainian, Russian and Korean: full dates, months, years,
weekdays, and today, yesterday, last and next week, month and year. In other languages only numeric dates are read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from itertools import zip_longest

from osintkit.extract.dates.calendar import stated
from osintkit.extract.dates.english import ENGLISH
from osintkit.extract.dates.grammar import candidates
from osintkit.extract.dates.languages import LANGUAGES, find_foreign
from osintkit.extract.dates.resolve import DatedText, TimeValue
from osintkit.extract.dates.window import Window, window_of
from osintkit.extract.quantities.find import phrase_before
from osintkit.extract.text.tokens import Tokens, sentence_numbers, tokenize
from osintkit.model.dates import StatedDate
from osintkit.model.documents import Span
from osintkit.model.statements import DateMention

# the day's digits are written alike in all languages
_EVERYWHERE = frozenset({"iso", "numeric"})
# more candidates than these are one interval
_MOST_CANDIDATES = 60
_MOST_READINGS = 300_000


def find_dates(
    text: str, published: StatedDate | None, start: int = 0, end: int | None = None, language: str = "en"
) -> tuple[DateMention, ...]:
    """Return the time expressions that stand wholly inside ``text[start:end]``, in order.

    Parameters
    ----------
    text
        The document's text; spans count its code points.
    published
        Day of publication, an interval that it lies in, or None when nothing is known.
    start, end
        Where to look. Context is always read from the whole text.
    language
        ISO 639-1.

    Examples
    --------
    >>> [sunday] = find_dates("He spoke on Sunday.", StatedDate("2024-10-16"))
    >>> str(sunday.date), sunday.rule, sunday.words
    ('2024-10-13', 'weekday-before-published', 'Sunday')
    >>> [sunday] = find_dates("He spoke on Sunday.", StatedDate("2024-10-16/2024-10-22"))
    >>> sunday.date, [str(day) for day in sunday.candidates]
    (None, ['2024-10-13', '2024-10-20'])
    """
    everything = _all_dates(text, published, language)
    stop = len(text) if end is None else end
    first = bisect_left(everything, start, key=lambda mention: mention.span.start)
    found = []
    for mention in everything[first:]:
        if mention.span.start >= stop:
            break
        if mention.span.end <= stop:
            found.append(mention)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression, and how to read it for another day of publication."""

    name: str
    read: Callable[[date | None], TimeValue | None]
    reading: TimeValue
    start: int
    end: int


@lru_cache(maxsize=8)
def _all_dates(text: str, published: StatedDate | None, language: str) -> tuple[DateMention, ...]:
    day = published.earliest if published is not None and published.precision == "day" else None
    found = foreign(text, day, language) if language in LANGUAGES else _english(text, day, language)
    window = window_of(published, text, [one.reading for one in found])
    relative = sum(one.reading.relative for one in found)
    if relative * len(window.days) > _MOST_READINGS:
        window = Window()  # a text of thousands of weekdays without a date is no news
    return tuple(_mention(text, one, day, window) for one in found)


def foreign(text: str, day: date | None, language: str) -> list[_Found]:
    """Return what the patterns of Ukrainian, Russian or Korean find."""
    found = []
    for name, read, start, end in find_foreign(text, language):
        reading = read(day)
        if reading is not None:
            found.append(_Found(name, read, reading, start, end))
    return [_with_day(text, one, after) for one, after in zip_longest(found, found[1:])]


def _with_day(text: str, one: _Found, after: _Found | None) -> _Found:
    """Let "Sunday, 13 October" be that Sunday: a weekday right before a day is the day's."""
    if one.name != "weekday" or after is None or after.name != "day-month" or text[one.end : after.start].strip(" ,("):
        return one
    return replace(one, read=after.read, reading=after.reading)


def _english(text: str, day: date | None, language: str) -> list[_Found]:
    tokens = tokenize(text)
    view = DatedText(tokens, sentence_numbers(tokens))
    found = []
    for name, head, tail in candidates(tokens):
        if language != "en" and name not in _EVERYWHERE:
            continue
        rule = ENGLISH[name]
        reading = rule(view, head, tail, day)
        if reading is None:
            continue
        first, last = _covered(tokens, name, head, tail if reading.last is None else reading.last)
        end = tokens.ends[last] - (2 if tokens.words[last].endswith(("'s", "’s")) else 0)
        found.append(_Found(name, partial(rule, view, head, tail), reading, tokens.starts[first], end))
        if reading.value[:4].isdecimal() and name not in _COMPARED:
            view.anchors.append((head, reading.value))
    return found


def _covered(tokens: Tokens, name: str, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of the expression: with the words that make it approximate, without an idle article."""
    if name in _MEASURED:
        phrase = phrase_before(tokens.words, first, max(0, first - 4))
        idle = phrase in _NOT_ABOUT and not (name == "ago" and phrase == "about")
        return (first if idle or not phrase else first - len(phrase.split(" "))), last
    hyphened = "-" in tokens.words[first : last + 1]
    if (
        name == "quarter-ago"
        and tokens.words[first] in {"a", "the"}
        and tokens.words[last] not in {"quarter", "period"}
    ):
        return first + 1, last
    if tokens.words[first] == "the" and name == "quarter" and hyphened:
        return first + 1, last
    return first, last


# "a year earlier" compares; what the text goes on about is still the later time
_COMPARED = frozenset({"ago", "quarter-ago"})
_MEASURED = frozenset({"duration", "ago", "shift", "clock"})
_NOT_ABOUT = frozenset(
    {
        "from",
        "some",
        "plus",
        "lower than",
        "higher than",
        "greater than",
        "above",
        "below",
        "perhaps",
        "about",
        "around",
    }
)


def _mention(text: str, found: _Found, day: date | None, window: Window) -> DateMention:
    name, reading = found.name, found.reading
    options: list[StatedDate] = []
    values = [reading.value, *reading.others]
    value = reading.value
    if reading.relative and day is None:
        values = []
        for possible in window.days_for(name):
            other = found.read(possible)
            if other is not None:
                values += [other.value, *other.others]
    for one in dict.fromkeys(values):
        resolved = _to_stated(one)
        if resolved is not None and resolved not in options:
            options.append(resolved)
    if len(options) > _MOST_CANDIDATES:
        options = [StatedDate.between(min(options).earliest, max(option.latest for option in options))]
    options.sort()
    single = options[0] if len(options) == 1 else None
    return DateMention(
        words=text[found.start : found.end],
        span=Span(start=found.start, end=found.end),
        date=single,
        candidates=tuple(options) if len(options) > 1 else (),
        rule=_rule_name(name, reading, single, day),
        value=value,
    )


def _to_stated(value: str) -> StatedDate | None:
    if "/" in value:
        try:
            return StatedDate(value)
        except ValueError:
            return None
    return stated(value)


def _rule_name(name: str, reading: TimeValue, single: StatedDate | None, day: date | None) -> str:
    """Return the rule with what it was resolved against, e.g. ``weekday-before-published``."""
    if not reading.relative:
        return name
    if day is None:
        return f"{name}-published-unknown"
    if single is None:
        return f"{name}-two-readings" if reading.others else name
    if single.latest < day:
        return f"{name}-before-published"
    return f"{name}-after-published" if single.earliest > day else f"{name}-of-published"
