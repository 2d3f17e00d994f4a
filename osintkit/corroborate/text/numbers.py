"""Numbers of claims and passages, read as `osintkit.extract.quantities` reads them, and when two of them are near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from osintkit.corroborate.text.days import DAY
from osintkit.extract.quantities.numerals import Numeral, numeral_positions, read_numeral
from osintkit.extract.text.tokens import Tokens, tokenize

TOLERANCE = 0.15
"""Share by which a number may differ and still be told as near: 10,000 and 11,000 are."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})


def numbers_of(text: str) -> tuple[float, ...]:
    """Return the numbers of a text, years, ordinals and ``one`` left out; of an ambiguous number both readings.

    >>> numbers_of("In 2024 some 12 thousand, or 12,000, came; 1.5 million shells; two dozen of the 4th brigade")
    (12000.0, 1500000.0, 24.0)
    >>> numbers_of("1.500"), numbers_of("COVID-19 and the KN-23")
    ((1.5, 1500.0), ())
    """
    return tuple(dict.fromkeys(value for numeral in _numerals(tokenize(text)) for value in _values(numeral)))


def counts_of(text: str) -> tuple[float, ...]:
    """Return the numbers of a text without those of its dates.

    >>> counts_of("On 18 October 2024 some 1,500 left")
    (1500.0,)
    """
    return numbers_of(DAY.sub(" ", text))


def near(value: float, asked: Sequence[float], tolerance: float = TOLERANCE) -> float | None:
    """Return the number of the claim that a value is near to, or None.

    >>> near(11_000, [10_000.0]), near(12_000, [10_000.0])
    (10000.0, None)
    """
    close = [number for number in asked if abs(value - number) <= tolerance * max(abs(number), abs(value))]
    return min(close, key=lambda number: abs(number - value)) if close else None


def _numerals(tokens: Tokens) -> Iterator[Numeral]:
    words, free = tokens.words, 0
    for index in numeral_positions(tokens):
        if index < free:
            continue
        numeral = read_numeral(tokens, index)
        if numeral is None:
            continue
        free = numeral.last + 1
        alone = numeral.first == numeral.last
        ordinal = words[free : free + 1] and words[free] in _ORDINAL and tokens.glued(free)
        if (
            not ordinal
            and not _in_a_name(tokens, index)
            and not (alone and (_YEAR.fullmatch(words[index]) or words[index] == "one"))
        ):
            yield numeral


def _in_a_name(tokens: Tokens, index: int) -> bool:
    """Whether digits are glued to letters before them, as in COVID-19 or KN-23."""
    words = tokens.words
    if index and tokens.glued(index) and words[index - 1].isalpha():
        return True
    dashed = index > 1 and words[index - 1] in "-‐‑" and tokens.glued(index) and tokens.glued(index - 1)
    return dashed and words[index - 2].isalpha()


def _values(numeral: Numeral) -> Iterator[float]:
    value = numeral.low if numeral.value is None else numeral.value
    if value is not None:
        yield value
    if numeral.other is not None:
        yield numeral.other
