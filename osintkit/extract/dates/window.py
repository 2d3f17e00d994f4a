"""When a text whose day of publication is unknown may have been published, as far as anything bounds it.

Three cases, the first that holds:

1. The caller gives an interval: each of its days is possible.
2. The text states full days ("13 October 2024"): a weekday is looked for in the week on either side of each.
3. The text names a public event whose day is known to everybody (``events.csv``): it was published after the
   latest of them, and a bare weekday is one of those in the year that follows. These are many candidates, and all of
   them are listed: nothing in the text rules one out.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from osintkit.extract.dates.calendar import stated
from osintkit.extract.dates.resolve import TimeValue
from osintkit.extract.text.tokens import sentence_numbers, tokenize
from osintkit.model.dates import StatedDate

_LONGEST = 400
_YEAR = 365
_MOST_ANCHORS = 12
_WEEKDAY_RULES = frozenset({"weekday", "daypart", "clock-day", "day-clock"})
_YEARLESS_RULES = _WEEKDAY_RULES | {"month", "month-day", "day-month"}


@dataclass(frozen=True, slots=True)
class Window:
    """Days that publication may have fallen on, and the rules that may use them."""

    days: tuple[date, ...] = ()
    rules: frozenset[str] | None = None
    """None means all rules."""

    def days_for(self, rule: str) -> tuple[date, ...]:
        """Return the days to try for a rule."""
        return self.days if self.rules is None or rule in self.rules else ()


def window_of(published: StatedDate | None, text: str, readings: Sequence[TimeValue]) -> Window:
    """Return the days that publication may have fallen on.

    >>> window_of(StatedDate("2024-10-18/2024-10-20"), "", []).days[-1]
    datetime.date(2024, 10, 20)
    >>> window_of(None, "It rained.", []).days
    ()
    """
    if published is not None:
        length = (published.latest - published.earliest).days
        if length == 0 or length > _LONGEST:
            return Window()
        return Window(_days(published.earliest, length))
    if not any(reading.relative for reading in readings):
        return Window()
    exact = sorted({found.earliest for reading in readings if (found := _exact(reading)) is not None})[-_MOST_ANCHORS:]
    if exact:
        near = {day + timedelta(days=step) for day in exact for step in (0, 6)}
        return Window(tuple(sorted(near)), _WEEKDAY_RULES)
    after = _latest_event(text)
    return Window() if after is None else Window(_days(after, _YEAR), _YEARLESS_RULES)


def _days(first: date, length: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=step) for step in range(length + 1))


def _exact(reading: TimeValue) -> StatedDate | None:
    if reading.relative or reading.others:
        return None
    found = stated(reading.value)
    inside = found is not None and found.precision == "day" and found.earliest.year < 9999
    return found if inside else None


@lru_cache(maxsize=1)
def _events() -> tuple[tuple[frozenset[str], date], ...]:
    with files("osintkit.extract.dates").joinpath("events.csv").open(encoding="utf-8") as handle:
        return tuple(
            (frozenset(row["words"].split()), date.fromisoformat(row["date"])) for row in csv.DictReader(handle)
        )


def _latest_event(text: str) -> date | None:
    """Return the day of the latest known event that the words of one sentence name."""
    tokens = tokenize(text)
    sentences: dict[int, set[str]] = {}
    for number, word in zip(sentence_numbers(tokens), tokens.words, strict=True):
        sentences.setdefault(number, set()).add(word[:-2] if word.endswith(("'s", "’s")) else word)
    found = [day for words, day in _events() for said in sentences.values() if words <= said]
    return max(found, default=None)
