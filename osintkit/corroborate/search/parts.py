"""What a claim asks for beside its words: names with their aliases, numbers, days; and which of it a passage has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from osintkit.corroborate.text.stems import STOP_WORDS, stem, stems_of
from osintkit.model import Claim, Source, StatedDate

TOLERANCE = 0.15
"""Share by which a number may differ and still be told as near: 10,000 and 11,000 are."""

_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "billion": 1_000_000_000,
}
_WORD_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10} | {
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 1_000_000,
}
_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d+(?:[.,]\d+)?|" + "|".join(_WORD_NUMBERS) + r")"
    r"(?:[\s\u00a0-]*(hundred|thousand|million|mln|billion|k)\b)?(?!\w)",
    re.IGNORECASE,
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join((*_MONTHS, *(name[:3] for name in _MONTHS)))
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH})"
    r"\.?(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?)?(?:,?\s+(?P<year>\d{4}))?\b|\b(?P<iso>\d{4}-\d{2}(?:-\d{2})?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_PLACE = re.compile(r"\b(?:in|at|near|to|from|around|over|of)\s+(?:the\s+)?((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)*)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim, taken apart for search."""

    weights: dict[str, float]
    """Stems, and how much each counts beside its rarity."""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """A name as it is told, and the folded forms under which texts may have it."""
    numbers: tuple[float, ...] = ()
    period: StatedDate | None = None
    places: tuple[str, ...] = ()

    @classmethod
    def of(cls, claim: Claim, sources: Iterable[Source] = ()) -> Asked:
        """Return what a claim asks for.

        Parameters
        ----------
        claim
            Its text counts in full; its terms, and other names of sources that it mentions, count as other
            words for the same.
        sources
            Declared sources, for their aliases.

        Examples
        --------
        >>> asked = Asked.of(Claim(id="c", text="NATO counted 10,000 soldiers in Kursk.", terms=("troops",)))
        >>> asked.numbers, sorted(asked.weights)
        ((10000.0,), ['000', '10', 'count', 'kursk', 'nato', 'soldi', 'troop'])
        """
        weights = {word: _NUMERIC if word[0].isdigit() else 1.0 for word in stems_of(claim.text)}
        for term in claim.terms:
            for word in stems_of(term):
                weights.setdefault(word, _TERM)
        names = _named(claim, sources)
        for forms in names.values():
            for word in (word for form in forms for word in stems_of(form)):
                weights.setdefault(word, _ALIAS)
        return cls(weights, names, numbers_of(claim.text), claim.period or _period(claim.text), _places(claim.text))


_NUMERIC = 1.8
"""A number that stands in both counts for more than a word."""
_TERM = 0.7
_ALIAS = 0.4


def numbers_of(text: str) -> tuple[float, ...]:
    """Return the numbers of a text, years and small ordinals left out.

    >>> numbers_of("In 2024 some 12 thousand, or 12,000, came; 1.5 million shells; four brigades")
    (12000.0, 1500000.0, 4.0)
    """
    found: dict[float, None] = {}
    for match in _NUMBER.finditer(text):
        value = _number(match.group(1).casefold())
        if value is None:
            continue
        if match.group(2):
            value *= _SCALES[match.group(2).casefold()]
        elif re.fullmatch(r"(?:19|20)\d\d", match.group(1)):
            continue
        found[value] = None
    return tuple(found)


def counts_of(text: str) -> tuple[float, ...]:
    """Return the numbers of a text without those of its dates.

    >>> counts_of("On 18 October 2024 some 1,500 left")
    (1500.0,)
    """
    return numbers_of(_DAY.sub(" ", text))


def near(value: float, asked: Sequence[float], tolerance: float = TOLERANCE) -> float | None:
    """Return the asked number that a value is near to, or None.

    >>> near(11_000, [10_000.0]), near(12_000, [10_000.0])
    (10000.0, None)
    """
    close = [number for number in asked if abs(value - number) <= tolerance * max(abs(number), abs(value))]
    return min(close, key=lambda number: abs(number - value)) if close else None


def matched_parts(asked: Asked, text: str, published: StatedDate | None = None) -> tuple[str, ...]:
    """Return what of the claim a passage has, in words, each with its kind.

    >>> asked = Asked.of(Claim(id="c", text="10,000 soldiers came to Kursk.", period=StatedDate("2024-10")))
    >>> matched_parts(asked, "By 20 October 2024 some 11,000 soldiers were in Kursk.")
    ('words: soldiers, Kursk', 'number: 11,000 (near 10,000)', 'date: 2024-10-20', 'place: Kursk')
    """
    parts = []
    words = _printed(text, asked.weights)
    if words:
        parts.append("words: " + ", ".join(words))
    folded = _spaced(text)
    parts.extend(f"name: {name}" for name, forms in asked.names.items() if any(f" {form} " in folded for form in forms))
    for value in numbers_of(text):
        number = near(value, asked.numbers)
        if number is not None:
            parts.append(f"number: {value:,.10g}" + ("" if value == number else f" (near {number:,.10g})"))
    day = _in_period(asked.period, text, published)
    if day:
        parts.append(f"date: {day}")
    parts.extend(f"place: {place}" for place in asked.places if f" {place.casefold()} " in folded)
    return tuple(parts)


def number_matches(asked: Asked, text: str) -> int:
    """Return how many of the asked numbers a passage has, exactly or nearly."""
    return len({near(value, asked.numbers) for value in numbers_of(text)} - {None}) if asked.numbers else 0


def in_period(asked: Asked, text: str, published: StatedDate | None) -> bool:
    """Whether a passage names a day of the claim's period, or was published in it."""
    return _in_period(asked.period, text, published) is not None


def _spaced(text: str) -> str:
    """Return the folded words with one space around each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _number(word: str) -> float | None:
    if word in _WORD_NUMBERS:
        return float(_WORD_NUMBERS[word])
    if re.fullmatch(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+", word):
        return float(re.sub(r"\D", "", word))
    return float(word.replace(",", "."))


def _printed(text: str, weights: dict[str, float]) -> list[str]:
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        folded = word.casefold()
        if folded.isdigit() and len(folded) != 4:  # told as a number; four digits may be a year
            continue
        if folded not in STOP_WORDS and stem(folded) in weights:
            found.setdefault(stem(folded), word)
    return list(found.values())


def _named(claim: Claim, sources: Iterable[Source]) -> dict[str, tuple[str, ...]]:
    """Return the declared sources that the claim mentions, under every name they have."""
    text = _spaced(" ".join((claim.text, *claim.terms)))
    named = {}
    for source in sources:
        forms = tuple(form for form in (_spaced(name).strip() for name in source.names) if form)
        if any(f" {form} " in text for form in forms):
            named[source.name] = forms
    return named


def _places(text: str) -> tuple[str, ...]:
    """Return the names that stand behind a word of place."""
    found = _PLACE.findall(text)
    return tuple(dict.fromkeys(name.strip() for name in found if name.casefold() not in _MONTHS))


def _period(text: str) -> StatedDate | None:
    for match in _DAY.finditer(text):
        stated = _stated(match, None)
        if stated is not None:
            return stated
    return None


def _in_period(period: StatedDate | None, text: str, published: StatedDate | None) -> StatedDate | None:
    if period is None:
        return None
    for match in _DAY.finditer(text):
        stated = _stated(match, period.earliest if period.earliest.year == period.latest.year else None)
        if stated is not None and stated.earliest <= period.latest and stated.latest >= period.earliest:
            return stated
    if published is not None and published.earliest <= period.latest and published.latest >= period.earliest:
        return published
    return None


def _stated(match: re.Match[str], year_of: date | None) -> StatedDate | None:
    """Return the date that is written, with the year of the period when it names none."""
    try:
        if match["iso"]:
            return StatedDate(match["iso"])
        year = match["year"] or (str(year_of.year) if year_of else None)
        if year is None:
            return None
        month = next(
            number for number, name in enumerate(_MONTHS, 1) if name.casefold().startswith(match["month"].casefold())
        )
        day = match["day"] or match["after"]
        return StatedDate(f"{year}-{month:02d}-{int(day):02d}" if day else f"{year}-{month:02d}")
    except ValueError:
        return None
