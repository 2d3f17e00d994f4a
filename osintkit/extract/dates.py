"""Time expressions, resolved against the day of publication and what the text itself says.

Each mention keeps its words, a TIMEX3 value, the name of the rule, and either one stated date or all the dates it may
mean. Two readings are never silently one: "on Sunday" without a verb that tells before from after, "03/04/2024",
"last Friday" on a Saturday keep both, and their ``date`` is None.

An unknown day of publication is no licence to guess. When ``published`` is an interval, a relative expression is
resolved for each of its days, and all results are candidates. When it is None, candidates come from what the text
offers: weekdays, days and months on either side of the full dates it states. A text that states none gives none.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache

from osintkit.extract.dates_calendar import stated
from osintkit.extract.dates_grammar import candidates
from osintkit.extract.dates_resolve import Reading, Rule, View
from osintkit.extract.dates_spans import ENGLISH
from osintkit.extract.language_tokens import Tokens, sentence_numbers, tokenize
from osintkit.extract.quantities import phrase_before
from osintkit.model.dates import StatedDate
from osintkit.model.documents import Span
from osintkit.model.statements import DateMention

_LONGEST_WINDOW = 400
_MOST_CANDIDATES = 60


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


@lru_cache(maxsize=8)
def _all_dates(text: str, published: StatedDate | None, language: str) -> tuple[DateMention, ...]:
    tokens = tokenize(text)
    view = View(tokens, sentence_numbers(tokens))
    day = published.earliest if published is not None and published.precision == "day" else None
    rules = ENGLISH
    found: list[tuple[str, Rule, int, int, Reading, tuple[tuple[int, str], ...]]] = []
    for name, first, last in candidates(tokens):
        rule = rules.get(name)
        reading = rule(view, first, last, day) if rule else None
        if rule is None or reading is None:
            continue
        first, last = _covered(tokens, name, first, reading.last if reading.last is not None else last)  # noqa: PLW2901  # rules give back what they do not cover
        anchors = tuple(view.anchors[-3:])
        found.append((name, rule, first, last, reading, anchors))
        if reading.value[:4].isdecimal() and name not in _COMPARED:
            view.anchors.append((first, reading.value))
    window = _window(published, [reading for *_, reading, _ in found])
    mentions = []
    for name, rule, first, last, reading, _ in found:
        mentions.append(_mention(view, (name, rule, first, last), reading, day, window))
    return tuple(mentions)


def _covered(tokens: Tokens, name: str, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of the expression: with the words that make it approximate, without an idle article."""
    if name in _MEASURED:
        phrase = phrase_before(tokens.words, first, max(0, first - 4))
        return (first - len(phrase.split(" ")) if phrase and phrase not in _NOT_ABOUT else first), last
    hyphened = "-" in tokens.words[first : last + 1]
    if tokens.words[first] == "the" and ((name == "quarter" and hyphened) or name == "quarter-ago") and (
        tokens.words[last] != "quarter" or hyphened and name == "quarter"
    ):
        return first + 1, last
    return first, last


# "a year earlier" compares; what the text goes on about is still the later time
_COMPARED = frozenset({"ago", "quarter-ago"})
_MEASURED = frozenset({"duration", "ago", "shift", "clock"})
_NOT_ABOUT = frozenset({"from", "some", "plus", "lower than", "higher than", "greater than", "above", "below", "perhaps"})


def _window(published: StatedDate | None, readings: list[Reading]) -> tuple[date, ...]:
    """Return the days that publication may have fallen on, as far as anything bounds them."""
    if published is not None:
        if published.precision == "day":
            return ()
        days = (published.latest - published.earliest).days
        if days > _LONGEST_WINDOW:
            return ()
        return tuple(published.earliest + timedelta(days=step) for step in range(days + 1))
    return ()


def _mention(
    view: View, what: tuple[str, Rule, int, int], reading: Reading, day: date | None, window: tuple[date, ...]
) -> DateMention:
    name, rule, first, last = what
    start, end = view.tokens.starts[first], view.tokens.ends[last]
    if view.tokens.words[last].endswith(("'s", "’s")):
        end -= 2
    options: list[StatedDate] = []
    values = [reading.value, *reading.others]
    value = reading.value
    if reading.relative and day is None:
        values = []
        for possible in window:
            other = rule(view, first, last, possible)
            if other is not None:
                values += [other.value, *other.others]
    for one in dict.fromkeys(values):
        resolved = _to_stated(one)
        if resolved is not None and resolved not in options:
            options.append(resolved)
    options = sorted(options)[:_MOST_CANDIDATES]
    single = options[0] if len(options) == 1 else None
    return DateMention(
        words=view.tokens.text[start:end],
        span=Span(start=start, end=end),
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


def _rule_name(name: str, reading: Reading, single: StatedDate | None, day: date | None) -> str:
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
