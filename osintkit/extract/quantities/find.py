"""Quantities: numbers as stated, with bounds, unit, and what they count.

Read are digits, number words, fractions, percentages, sums of money, ranges and vague plurals, with the words that
make them approximate or a bound. Not read are ordinals, dates, years, clock times, scores, telephone numbers and the
numbers of names (KN-23, Article 4, 11th Corps).

English is read in full. Ukrainian, Russian and Korean: digits with their scales, the usual approximators, ranges, and
the scope by word stems; their units are the word that follows. In other languages only digits are read.

A number with no approximator has ``low == best == high``. ``about 1,500`` has a best and no invented width;
``more than 10,000`` has a low, ``up to 3,000`` a high, ``thousands`` a low of twice the unit and no best.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from osintkit.extract.quantities.exclude import is_no_quantity
from osintkit.extract.quantities.numerals import Numeral, numeral_positions, read_numeral
from osintkit.extract.quantities.scope import judge_scopes, scope_cues
from osintkit.extract.quantities.units import read_unit
from osintkit.extract.quantities.words import (
    ABOUT,
    ADDITIONAL,
    APPROXIMATORS,
    BEHIND,
    CURRENCIES,
    CURRENCY_WORDS,
    LESS,
    MORE,
    ONLY_IN_RANGES,
    PEOPLE,
    PERCENT,
)
from osintkit.extract.text.tokens import Tokens, tokenize, word_set
from osintkit.model.documents import Span
from osintkit.model.statements import Quantity
from osintkit.model.vocabulary import Scope

_DASHES = frozenset("-–—‑~〜")
_RANGE_WORDS = frozenset({"to", "or", "до", "или", "або", "чи"})
_PAIRS = {"between": ("and",), "from": ("to",), "від": ("до",), "от": ("до",), "між": ("і", "та"), "между": ("и",)}
_ARTICLES = frozenset({"a", "an", "the"})
_BEHIND_PHRASES = frozenset({"or more", "or so", "or less", "or fewer", "at most", "at least", "or thereabouts"})
_MORE = frozenset({("more",), ("additional",), ("extra",), ("further",)})
# how many there are at least when nobody counted
_VAGUE_LOW = {"some": 1.0, "several": 2.0, "few": 2.0, "numerous": 2.0, "many": 2.0}


@dataclass(slots=True)
class _Draft:
    """A number on its way to a `Quantity`: tokens it covers, bounds, words. Each step adds to it in place."""

    first: int
    last: int
    low: float | None
    best: float | None
    high: float | None
    approximator: str = ""
    additional: bool = False
    unit: str = ""
    unit_last: int = -1
    scope: Scope = Scope.OTHER
    other: float | None = None

    def note(self, **changes: Any) -> _Draft:
        """Set fields and return the draft."""
        for name, value in changes.items():
            setattr(self, name, value)
        return self


def find_quantities(text: str, start: int = 0, end: int | None = None, language: str = "en") -> tuple[Quantity, ...]:
    """Return the quantities that stand wholly inside ``text[start:end]``, in order.

    Parameters
    ----------
    text
        The document's text; spans count its code points.
    start, end
        Where to look. The words around a number are read from the whole text.
    language
        ISO 639-1; ``en``, ``uk``, ``ru`` and ``ko`` are known.

    Examples
    --------
    >>> [found] = find_quantities("More than 10,000 soldiers were killed or wounded.")
    >>> found.low, found.best, found.high, found.unit, str(found.scope), found.approximator
    (10000.0, None, None, 'soldiers', 'casualties', 'more than')
    >>> [found] = find_quantities("between 10,000 and 12,000 troops")
    >>> found.low, found.best, found.high
    (10000.0, None, 12000.0)
    >>> find_quantities("Article 4 of 2024 names the 11th Corps and the KN-23.")
    ()
    """
    everything = _all_quantities(text, language)
    stop = len(text) if end is None else end
    first = bisect_left(everything, start, key=lambda quantity: quantity.span.start)
    found = []
    for quantity in everything[first:]:
        if quantity.span.start >= stop:
            break
        if quantity.span.end <= stop:
            found.append(quantity)
    return tuple(found)


def change_of(quantity: Quantity) -> str:
    """Return ``=``, ``~``, ``>`` or ``<``: exact, about, at least, at most.

    Examples
    --------
    >>> [change_of(one) for one in find_quantities("About 20 men, more than 30 boats, up to 40 guns and 50 huts")]
    ['~', '>', '<', '=']
    """
    if quantity.best is None and (quantity.low is None) != (quantity.high is None):
        return ">" if quantity.low is not None else "<"
    kind = APPROXIMATORS.get(quantity.approximator) or BEHIND.get(quantity.approximator)
    return "~" if kind == ABOUT else "="


@lru_cache(maxsize=8)
def _all_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    tokens = tokenize(text)
    drafts: list[_Draft] = []
    free = 0
    positions = numeral_positions(tokens, language)
    if language == "en":
        vague = [at for at, word in enumerate(tokens.words) if word in _VAGUE_LOW]
        positions = sorted({*positions, *vague})
    for index in positions:
        if index < free:
            continue
        numeral = read_numeral(tokens, index, language)
        if numeral is None:
            some = _some_people(tokens, index) if tokens.words[index] in _VAGUE_LOW and language == "en" else None
            if some is not None:
                drafts.append(some)
                free = max(some.last, some.unit_last) + 1
            continue
        share = _ratio(tokens, numeral) if language == "en" else numeral
        skip = is_no_quantity(tokens, numeral) if share is numeral else None
        if skip is not None:
            free = max(index + 1, skip)
            continue
        draft = _draft(tokens, share, free, language)
        drafts.append(draft)
        free = max(draft.last, draft.unit_last) + 1
    if not drafts:
        return ()
    counted = [draft for draft in drafts if draft.unit not in _NOT_COUNTED]
    numbers = [(draft.first, max(draft.last, draft.unit_last), draft.unit) for draft in counted]
    for draft, scope in zip(counted, judge_scopes(tokens, scope_cues(tokens, language), numbers), strict=True):
        draft.scope = scope
    return tuple(_quantity(tokens, draft) for draft in drafts)


def _quantity(tokens: Tokens, draft: _Draft) -> Quantity:
    start, end = tokens.starts[draft.first], tokens.ends[max(draft.last, draft.unit_last)]
    return Quantity(
        words=tokens.text[start:end],
        span=Span(start=start, end=end),
        low=draft.low,
        best=draft.best,
        high=draft.high,
        unit=draft.unit,
        scope=draft.scope,
        approximator=draft.approximator,
        additional=draft.additional,
        other=draft.other,
    )


# losses and presence cannot be counted in these: money, shares and time are not killed or sent
_NOT_COUNTED = word_set(
    "% dollars euros pounds yen won hryvnias roubles years year months month weeks week days day hours hour "
    "minutes minute seconds countries states cities towns capitals sides points cents times km kilometers "
    "kilometres miles meters metres mm cm m kg"
)


_WHOLES = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 50.0, 100.0, 1000.0})


def _draft(tokens: Tokens, numeral: Numeral, free: int, language: str) -> _Draft:
    first = numeral.first
    unit = ""
    before = tokens.words[first - 1] if first > free else ""
    if before in CURRENCIES or before in CURRENCY_WORDS:
        unit = CURRENCIES.get(before, before)
        first -= 1
        if first > free and tokens.words[first - 1] in {"us", "u.s", "hk", "a", "c"} and tokens.glued(first):
            first -= 1
    draft = _approximate(tokens, _bounds(tokens, numeral, first, free, language), free)
    two = " ".join(tokens.words[draft.last + 1 : draft.last + 3])
    if not draft.approximator and two in _BEHIND_PHRASES:
        draft = _bound(draft.note(approximator=two, last=draft.last + 2), APPROXIMATORS[two])
    if tokens.words[draft.last + 1 : draft.last + 2] in _MORE and two != "more than":
        draft = draft.note(additional=True)
    if unit:
        draft = draft.note(unit=unit)
    elif language in {"en", "uk", "ru", "ko"}:
        name, unit_last = read_unit(tokens, draft.last, draft.best or draft.high or draft.low, language)
        draft = draft.note(unit=name, unit_last=unit_last)
    return _behind(tokens, draft, language)


def _ratio(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Read ``one in four people`` as a quarter of them; a number of days or years makes no ratio."""
    words, link = tokens.words, numeral.last + 1
    if numeral.first and words[numeral.first - 1] in {"no", "any", "this", "that", "some", "every"}:
        return numeral
    if words[link : link + 2] == ("out", "of"):
        link += 1
    elif words[link : link + 1] != ("in",):
        return numeral
    second = read_numeral(tokens, link + 1) if link + 1 < len(words) else None
    share, whole = numeral.value, second.value if second else None
    if second is None or share is None or whole is None or not 0 < share < whole or whole not in _WHOLES:
        return numeral
    if words[second.last + 1 : second.last + 2] and words[second.last + 1] in _NOT_COUNTED:
        return numeral
    return replace(numeral, value=share / whole, last=second.last)


def _bounds(tokens: Tokens, numeral: Numeral, first: int, free: int, language: str) -> _Draft:
    second = _second(tokens, numeral, first, free, language)
    value = numeral.value
    if value is None:
        return _Draft(first, numeral.last, numeral.low, None, None)
    if second is None or second.value is None:
        return _Draft(first, numeral.last, value, value, value, other=numeral.other)
    if second.scale > 1 and numeral.scale == 1 and value * second.scale < second.value:
        value *= second.scale  # 10 to 12 million
    return _Draft(first, second.last, value, None, second.value)


def _second(tokens: Tokens, numeral: Numeral, first: int, free: int, language: str) -> Numeral | None:
    """Return the second number of ``10,000 to 12,000``, ``10-12 million``, ``between five and six``."""
    words = tokens.words
    link = numeral.last + 1
    if words[link : link + 1] and words[link] in PERCENT:
        link += 1
    if numeral.value is None or link + 1 >= len(words):
        return None
    before = words[first - 1] if first > free else ""
    korean = language == "ko" and words[link].endswith(("에서", "부터"))
    if not (korean or words[link] in _DASHES or words[link] in _RANGE_WORDS or words[link] in _PAIRS.get(before, ())):
        return None
    following = link + (2 if words[link + 1] in CURRENCIES else 1)
    second = read_numeral(tokens, following, language) if following < len(words) else None
    if second is None or second.value is None or is_no_quantity(tokens, second) is not None:
        return None
    return second if second.value > numeral.value else None


def _approximate(tokens: Tokens, draft: _Draft, free: int) -> _Draft:
    """Add what stands before the number: ``more than``, ``an additional``, ``between``."""
    words, first = tokens.words, draft.first
    additional = draft.additional
    approximator = ""
    while first > free:
        before = words[first - 1]
        if before in ADDITIONAL and not approximator:
            additional, first = True, first - 1
            continue
        phrase = phrase_before(words, first, free)
        if phrase and not (approximator or (phrase in ONLY_IN_RANGES and draft.low == draft.high)):
            approximator, first = phrase, first - len(phrase.split(" "))
            continue
        if (before in _PAIRS and draft.best is None and draft.high is not None) or (
            before in _ARTICLES and (additional or approximator) and first - 1 >= free
        ):
            first -= 1
        break
    drafted = draft.note(first=first, additional=additional, approximator=approximator)
    return _bound(drafted, APPROXIMATORS.get(approximator, ""))


# looked at before the words are joined
_PHRASE_ENDS = frozenset(phrase.rpartition(" ")[2] for phrase in APPROXIMATORS)


def phrase_before(words: tuple[str, ...], first: int, free: int) -> str:
    """Return the approximator that ends right before token ``first``, the longest one, empty without any.

    >>> phrase_before(("no", "more", "than", "five"), 3, 0)
    'no more than'
    """
    if first <= free or words[first - 1] not in _PHRASE_ENDS:
        return ""
    for length in (4, 3, 2, 1):
        if first - length >= free:
            phrase = " ".join(words[first - length : first])
            if phrase in APPROXIMATORS:
                return phrase
    return ""


def _bound(draft: _Draft, kind: str) -> _Draft:
    if not kind or draft.best is None:
        return draft
    if kind == MORE:
        return draft.note(best=None, high=None)
    if kind == LESS:
        return draft.note(best=None, low=None)
    return draft.note(low=None, high=None)


def _behind(tokens: Tokens, draft: _Draft, language: str) -> _Draft:
    """Add what stands behind the number or its unit: ``or more``, ``more``, Korean particles."""
    words, last = tokens.words, max(draft.last, draft.unit_last)
    one = words[last + 1] if last + 1 < len(words) else ""
    two = f"{one} {words[last + 2]}" if last + 2 < len(words) else ""
    if language == "ko":
        for ending, kind in BEHIND.items():
            if one.startswith(ending) and (ending != "여" or one[1:2] in {"", "명", "발", "대", "개"}):
                return _bound(draft.note(unit_last=last + 1, approximator=ending), kind)
        return draft
    if not draft.approximator and two in _BEHIND_PHRASES:
        return _bound(draft.note(approximator=two, unit_last=last + 2), APPROXIMATORS[two])
    if not draft.approximator and one == "+":
        return _bound(draft.note(approximator="+", unit_last=last + 1), MORE)
    if one in {"more", "additional", "extra"} and not two.startswith("more than"):
        return draft.note(additional=True, unit_last=last + 1)
    return draft


def _some_people(tokens: Tokens, index: int) -> _Draft | None:
    """Read ``some North Korean officers``: a number of people that nobody counted."""
    name, last = read_unit(tokens, index, None, "en")
    word = tokens.words[index]
    if name not in PEOPLE or last - index > 4:
        return None
    return _Draft(index, index, _VAGUE_LOW[word], None, None, approximator=word, unit=name, unit_last=last)
