"""What a claim asks for beside its words: names with their aliases, numbers, days; and which of it a passage has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from osintkit.corroborate.text.days import MONTHS, in_period, period_of
from osintkit.corroborate.text.numbers import near, numbers_of
from osintkit.corroborate.text.stems import STOP_WORDS, stem, stems_of
from osintkit.model import Claim, Source, StatedDate

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
        return cls(weights, names, numbers_of(claim.text), claim.period or period_of(claim.text), _places(claim.text))


_NUMERIC = 1.8
"""A number that stands in both counts for more than a word."""
_TERM = 0.7
_ALIAS = 0.4


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
    day = in_period(asked.period, text, published)
    if day:
        parts.append(f"date: {day}")
    parts.extend(f"place: {place}" for place in asked.places if f" {place.casefold()} " in folded)
    return tuple(parts)


def number_matches(asked: Asked, text: str) -> int:
    """Return how many of the asked numbers a passage has, exactly or nearly."""
    return len({near(value, asked.numbers) for value in numbers_of(text)} - {None}) if asked.numbers else 0


def falls_in_period(asked: Asked, text: str, published: StatedDate | None) -> bool:
    """Whether a passage names a day of the claim's period, or was published in it."""
    return in_period(asked.period, text, published) is not None


def _spaced(text: str) -> str:
    """Return the folded words with one space around each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


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
    return tuple(dict.fromkeys(name.strip() for name in found if name.casefold() not in MONTHS))
