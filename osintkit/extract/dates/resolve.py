"""What a time expression means, given the day of publication and the mentions before it.

Every rule takes the text's view, the tokens of the candidate and a day of publication (or None), and gives a reading:
a TIMEX3 value, other values that are as good, and whether it hangs on the day of publication. None means that the
candidate is no time expression after all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from osintkit.extract.dates import words as lists
from osintkit.extract.dates.calendar import quarter_of, shift_days, shift_months, week_of
from osintkit.extract.text.tokens import Tokens, word_set

FUTURE, PAST = "future", "past"
_MOST_ANCHORS = 20


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TIMEX3 value and how sure it is."""

    value: str
    others: tuple[str, ...] = ()
    """Values that are as good as the first."""
    relative: bool = False
    """Whether it changes with the day of publication."""
    first: int | None = None
    last: int | None = None
    """Tokens that it really covers, when fewer than the rule found."""


@dataclass(slots=True)
class DatedText:
    """A text with what has been read of it so far."""

    tokens: Tokens
    sentences: tuple[int, ...]
    anchors: list[tuple[int, str]] = field(default_factory=list)
    """Token and value of each mention resolved so far."""
    tenses: dict[int, str] = field(default_factory=dict)

    def words(self, first: int, last: int) -> list[str]:
        """Return the words of a candidate, possessive endings taken off."""
        return [word[:-2] if word.endswith(("'s", "’s")) else word for word in self.tokens.words[first : last + 1]]

    def before(self, first: int, count: int = 1) -> str:
        """Return the word so many tokens before, empty at the beginning."""
        return self.tokens.words[first - count] if first >= count else ""

    def after(self, last: int, count: int = 1) -> str:
        """Return the word so many tokens after, empty at the end."""
        return self.tokens.words[last + count] if last + count < len(self.tokens) else ""

    def tense(self, first: int, last: int) -> str:
        """Return ``past`` or ``future`` after the nearest verb of the sentence, empty without one."""
        if first not in self.tenses:
            self.tenses[first] = self._tense(first, last)
        return self.tenses[first]

    def _tense(self, first: int, last: int) -> str:
        words, sentence = self.tokens.words, self.sentences[first]
        if first > 1 and words[first - 1] in {"until", "till"} and self.sentences[first - 2] == sentence:
            return FUTURE
        for step in range(1, 45):
            position = first - step
            if position < 0 or self.sentences[position] != sentence:
                break
            kind = _tense_of(words, position)
            if kind:
                return kind
        if words[last].endswith(("'s", "’s")):
            return PAST
        for step in range(1, 14):
            position = last + step
            if position >= len(words) or self.sentences[position] != sentence:
                break
            kind = _tense_of(words, position)
            if kind:
                return kind
        return FUTURE if first and words[first - 1] in {"until", "till", "by"} else ""

    def anchor(self, first: int, shape: str = "") -> str:
        """Return the value of the last mention before the token, in this or the two sentences before it."""
        end = bisect_left(self.anchors, (first, ""))
        for position, value in reversed(self.anchors[max(0, end - _MOST_ANCHORS) : end]):
            if self.sentences[first] - self.sentences[position] > 2:
                return ""
            if shape in value:
                return value
        return ""


def _tense_of(words: tuple[str, ...], position: int) -> str:
    word = words[position]
    if word in lists.FUTURE:
        causal = word == "due" and words[position + 1 : position + 2] == ("to",)
        return "" if causal and words[position + 2 : position + 3] and words[position + 2] in _OPENS_A_NOUN else FUTURE
    if word in {"soon", "early"} and words[position - 1 : position] == ("as",):
        return FUTURE
    if word == "would" and words[position + 1 : position + 2] != ("have",):
        return FUTURE
    if word == "planned" and words[position + 1 : position + 2] and words[position + 1] in _OPENS_A_NOUN:
        return FUTURE  # "planned a march on Saturday"
    if word == "to" and words[position - 1 : position] and words[position - 1] in lists.LEADS_TO:
        return FUTURE
    if word in lists.PAST or (word.endswith("ed") and len(word) > 4 and word not in lists.NO_VERBS):
        return PAST
    return ""


# "due to its loss" gives a cause, "due to expire" looks ahead
_OPENS_A_NOUN = word_set("the a an its his her their our this that these those such what")
Rule = Callable[[DatedText, int, int, date | None], TimeValue | None]


def day_value(day: date | None) -> str:
    """Return the TIMEX3 value of a day."""
    return day.isoformat() if day else "XXXX-XX-XX"


def weekday(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``Sunday``, ``last Friday``, ``early Tuesday``."""
    words = view.words(first, last)
    name = words[-1] if words[-1] in lists.WEEKDAYS or words[-1] in lists.SHORT_WEEKDAYS else words[0]
    number = lists.WEEKDAYS.get(name, lists.SHORT_WEEKDAYS.get(name, 0))
    if name.endswith("days"):
        return TimeValue(f"XXXX-WXX-{number + 1}")  # on Fridays
    if dct is None:
        return TimeValue(f"XXXX-WXX-{number + 1}", relative=True)
    back = shift_days(dct, -((dct.weekday() - number) % 7))
    ahead = shift_days(dct, (number - dct.weekday()) % 7)
    if back is None or ahead is None:
        return None
    if any(word in lists.LAST for word in words[:-1]):
        strictly = shift_days(back, -7) if back == dct else back
        return _maybe_week_off(strictly, dct, -7)
    if "this" in words:
        return TimeValue(day_value(ahead if view.tense(first, last) != PAST else back), relative=True)
    if any(word in lists.NEXT for word in words[:-1]):
        strictly = shift_days(ahead, 7) if ahead == dct else ahead
        return _maybe_week_off(strictly, dct, 7)
    tense = view.tense(first, last)
    if tense == FUTURE:
        return TimeValue(day_value(ahead), relative=True)
    others = () if tense == PAST or back == ahead else (day_value(ahead),)
    return TimeValue(day_value(back), others, relative=True)


def _maybe_week_off(day: date | None, dct: date, days: int) -> TimeValue | None:
    """Read ``last Friday`` on a Saturday: yesterday, or the Friday of the week before; both are meant by people."""
    if day is None:
        return None
    same_week = day.isocalendar()[:2] == dct.isocalendar()[:2]
    other = shift_days(day, days) if same_week else None
    return TimeValue(day_value(day), (day_value(other),) if other else (), relative=True)


def month(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``in June``, ``early October``, ``last November``."""
    words = view.words(first, last)
    number = lists.MONTHS[words[-1]]
    if words[-1] in {"may", "march"} and not _month_context(view, first, last, words):
        return None
    modifiers = set(words[:-1])
    if dct is None:
        year = _year_nearby(view, first)
        return TimeValue(f"{year}-{number:02d}") if year else TimeValue(f"XXXX-{number:02d}", relative=True)
    back = dct.year if number <= dct.month else dct.year - 1
    ahead = dct.year if number >= dct.month else dct.year + 1
    if modifiers & (lists.LAST | lists.NEXT | lists.THIS):
        return _modified(modifiers, number, dct)
    if words[-1] in lists.SHORT_MONTHS and view.after(last) != ".":
        return None  # Jan is also a name
    tense = view.tense(first, last)
    if tense == FUTURE:
        return TimeValue(f"{ahead:04d}-{number:02d}", relative=True)
    if tense == PAST and back != ahead and 0 < (ahead - dct.year) * 12 + number - dct.month <= _SOON:
        return TimeValue(f"{ahead:04d}-{number:02d}", (f"{back:04d}-{number:02d}",), relative=True)
    near = min((back, ahead), key=lambda year: abs((year - dct.year) * 12 + number - dct.month))
    chosen = back if tense == PAST else near
    others = () if tense == PAST or back == ahead else (f"{back + ahead - chosen:04d}-{number:02d}",)
    return TimeValue(f"{chosen:04d}-{number:02d}", others, relative=True)


def _modified(modifiers: set[str], number: int, dct: date) -> TimeValue:
    year = dct.year
    if modifiers & lists.LAST:
        year -= number >= dct.month
    elif modifiers & lists.NEXT:
        year += number <= dct.month
    return TimeValue(f"{year:04d}-{number:02d}", relative=True)


def _month_context(view: DatedText, first: int, last: int, words: list[str]) -> bool:
    """Whether ``May`` or ``March`` is the month: behind a preposition or a word of time, not a name or a verb."""
    before = view.before(first)
    leads = {
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "during",
        "of",
        "and",
        "to",
        "through",
        "for",
        "between",
        "before",
    }
    after = view.after(last)
    return len(words) > 1 or before in leads or (before == "," and after == ",")


def _year_nearby(view: DatedText, first: int) -> str:
    """Return the year of the last explicit date in the same sentence, for texts without a day of publication."""
    end = bisect_left(view.anchors, (first, ""))
    if not end or view.sentences[first] != view.sentences[view.anchors[end - 1][0]]:
        return ""
    year = view.anchors[end - 1][1][:4]
    return year if year.isdecimal() else ""


def closest_year(number: int, day: int, dct: date) -> date | None:
    """Return the day of that month and day which lies nearest to the day of publication."""
    options = []
    for year in (dct.year - 1, dct.year, dct.year + 1):
        try:
            options.append(date(year, number, day))
        except ValueError:
            continue
    return min(options, key=lambda option: abs((option - dct).days), default=None)


def before_publication(day: date, dct: date, tense: str) -> date:
    """Return the day a year before when the text speaks of the past and the day lies far ahead."""
    if tense != PAST or (day - dct).days < _FAR_AHEAD:
        return day
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day


_FAR_AHEAD = 130
# a month that begins so many months after publication is as likely to be meant as last year's
_SOON = 2


def season(view: DatedText, first: int, last: int, dct: date | None) -> TimeValue | None:
    """Read ``last summer``, ``the winter of 1994``."""
    words = view.words(first, last)
    name = next(word for word in words if word in lists.SEASONS)
    if words[0] == "the" and words[-1] == "fall":
        return None  # "the fall of the city"
    code = lists.SEASONS[name]
    year_said = words[-1] if words[-1].isdecimal() else lists.spoken_year(words)
    if year_said:
        return TimeValue(f"{year_said}-{code}")
    if dct is None:
        return TimeValue(f"XXXX-{code}", relative=True)
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if set(words) & lists.LAST:
        year = dct.year if begins + 2 < dct.month else dct.year - 1
    elif set(words) & lists.NEXT:
        year = dct.year if begins > dct.month else dct.year + 1
    elif "the" in words:
        ahead = view.tense(first, last) == FUTURE
        year = dct.year - (begins > dct.month and not ahead) + (begins + 2 < dct.month and ahead)
    else:
        year = dct.year
    return TimeValue(f"{year:04d}-{code}", relative=True)


def relative_unit(dct: date, unit: str, steps: int) -> str | None:
    """Return the value of the unit that lies so many steps from the one of publication.

    >>> relative_unit(date(2024, 10, 18), "month", -1), relative_unit(date(2024, 10, 18), "quarter", 1)
    ('2024-09', '2025-Q1')
    """
    if unit == "day":
        return day_value(shift_days(dct, steps))
    if unit in {"week", "weekend", "fortnight"}:
        day = shift_days(dct, 7 * steps * (2 if unit == "fortnight" else 1))
        return None if day is None else week_of(day) + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        moved = shift_months(dct, steps)
        return None if moved is None else moved.isoformat()[:7]
    if unit == "quarter":
        moved = shift_months(dct, 3 * steps)
        return None if moved is None else quarter_of(moved)
    if unit == "year":
        return f"{dct.year + steps:04d}" if 0 < dct.year + steps < 10000 else None
    if unit == "decade":
        return f"{dct.year // 10 + steps:03d}"
    if unit == "century":
        return f"{dct.year // 100 + steps:02d}"
    return None
