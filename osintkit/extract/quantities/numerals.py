"""Numbers as texts write them: digits, words, fractions and vague plurals, in four languages.

`read_numeral` reads one number that begins at a token. What it counts, whether it is a bound, and whether it is
a number at all (and no date, name or rank) is judged in `osintkit.extract.quantities.find`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from osintkit.extract.quantities.numeral_words import (
    DENOMINATORS,
    FRACTION_SIGNS,
    KOREAN_UNITS,
    LEXICONS,
    NumberWords,
)
from osintkit.extract.text.tokens import Tokens

_MAX_TOKENS = 14
_ARTICLES = frozenset({"a", "an", "half"})
_GROUP_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that stands on tokens ``first`` to ``last``.

    ``value`` is None for a vague number (``thousands``), which then has a ``low``.
    """

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    digits: bool = False
    """Whether it begins with digits."""
    scale: float = 1.0
    """What the words such as ``million`` behind its first part multiply by."""
    fraction: bool = False
    other: float | None = None
    """The other value that its digits may have: ``1.500`` is one and a half, or fifteen hundred."""


def digits_value(word: str, *, decimal_comma: bool = False) -> float | None:
    """Return the value of a run of digits with separators, None when it is no plain number.

    >>> digits_value("1,500"), digits_value("1.2"), digits_value("18.10.2024")
    (1500.0, 1.2, None)
    >>> digits_value("10.000", decimal_comma=True), digits_value("8,189.49")
    (10000.0, 8189.49)
    """
    plain = word.replace("\u00a0", "").replace("\u2009", "").replace("\u202f", "").replace(" ", "")
    if plain.count(".") > 1:
        parts = plain.split(".")
        if not all(len(part) == 3 for part in parts[1:]) or len(parts[0]) > 3:
            return None
        plain = "".join(parts)
    if decimal_comma:
        whole, _, rest = plain.partition(".")
        if len(rest) == 3 and len(whole) <= 3 and whole != "0":
            plain = whole + rest
    if plain.count(",") == 1 and len(plain.partition(",")[2].partition(".")[0]) != 3:
        plain = plain.replace(",", ".")
    try:
        value = float(plain.replace(",", ""))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _other_reading(word: str, value: float, *, decimal_comma: bool) -> float | None:
    """Return the value that digits have where the point groups and the comma begins decimals, or the reverse."""
    if _GROUP_OR_DECIMALS.fullmatch(word) is None:
        return None
    if "," in word:
        other = float(word.replace(",", ".")) if decimal_comma else None  # in English a comma only groups
    else:
        other = digits_value(word, decimal_comma=not decimal_comma)
    return other if other != value else None


def numeral_positions(tokens: Tokens, language: str = "en") -> list[int]:
    """Return the tokens where a number may begin; `read_numeral` decides.

    >>> from osintkit.extract.text.tokens import tokenize
    >>> numeral_positions(tokenize("At least six of the 1,500 men"))
    [2, 5]
    """
    starts = LEXICONS.get(language, LEXICONS[""]).starts
    english = language == "en"
    kept = {
        word
        for word in set(tokens.words)
        if word[0].isdigit() or word in starts or word in FRACTION_SIGNS or (english and word in _ARTICLES)
    }
    return [index for index, word in enumerate(tokens.words) if word in kept]


def read_numeral(tokens: Tokens, index: int, language: str = "en") -> Numeral | None:
    """Return the number that begins at a token, or None.

    Parameters
    ----------
    tokens
        Tokens of the text.
    index
        Where the number must begin.
    language
        ``en``, ``uk``, ``ru`` or ``ko``; another language is read for its digits alone.

    Examples
    --------
    >>> from osintkit.extract.text.tokens import tokenize
    >>> read_numeral(tokenize("1.2 million people"), 0).value
    1200000.0
    >>> read_numeral(tokenize("twenty-one months"), 0).value
    21.0
    >>> vague = read_numeral(tokenize("tens of thousands"), 0)
    >>> vague.value, vague.low
    (None, 20000.0)
    """
    lexicon = LEXICONS.get(language, LEXICONS[""])
    word = tokens.words[index]
    if word[0].isdigit():
        return _from_digits(tokens, index, lexicon)
    if word in FRACTION_SIGNS:
        return Numeral(index, index, FRACTION_SIGNS[word], digits=True, fraction=True)
    if word in lexicon.starts:
        return _from_words(tokens, index, lexicon)
    if lexicon.language == "en" and word in _ARTICLES:
        return _from_article(tokens, index, lexicon)
    return None


def _from_article(tokens: Tokens, index: int, lexicon: NumberWords) -> Numeral | None:
    """Read ``a hundred``, ``a few thousand``, ``a third``, ``half a million``, ``a quarter of a million``."""
    words = tokens.words
    following = words[index + 1] if index + 1 < len(words) else ""
    if words[index] == "half":
        if following in {"a", "an"} and index + 2 < len(words) and words[index + 2] in lexicon.scales:
            return Numeral(
                index,
                index + 2,
                0.5 * lexicon.scales[words[index + 2]],
                scale=lexicon.scales[words[index + 2]],
                fraction=True,
            )
        return Numeral(index, index, 0.5, fraction=True) if following in {"of", "the", "their", "its"} else None
    if following in lexicon.few:
        inner = _vague(tokens, index + 1, lexicon)
        return inner and replace(inner, first=index)
    if following in lexicon.scales and following not in lexicon.glued_scales:
        value, last = lexicon.scales[following], index + 1
        if last + 1 < len(words) and words[last + 1] in lexicon.scales and words[last + 1] not in lexicon.glued_scales:
            value, last = value * lexicon.scales[words[last + 1]], last + 1
        return Numeral(index, last, value, scale=value)
    if following in DENOMINATORS and index + 2 < len(words) and words[index + 2] in {"of", "the"}:
        share, last = 1 / DENOMINATORS[following], index + 1
        if words[index + 3 : index + 4] == ("a",) and words[index + 4 : index + 5] == ("million",):
            return Numeral(index, index + 4, share * 1e6, scale=1e6)
        return Numeral(index, last, share, fraction=True)
    return None


def _from_digits(tokens: Tokens, index: int, lexicon: NumberWords) -> Numeral | None:
    words, last = tokens.words, index
    value = digits_value(words[index], decimal_comma=lexicon.decimal_comma)
    if value is None:
        return None
    fraction = False
    limit = len(words)
    other = _other_reading(words[index], value, decimal_comma=lexicon.decimal_comma)
    value, last = _grouped(tokens, index, value, lexicon)
    if last + 1 < limit and words[last + 1] in FRACTION_SIGNS:
        value, last = value + FRACTION_SIGNS[words[last + 1]], last + 1
    elif last + 2 < limit and words[last + 1] == "/" and tokens.glued(last + 1) and tokens.glued(last + 2):
        below = digits_value(words[last + 2])
        if below and value < below <= 100 and value == int(value):
            value, last, fraction = value / below, last + 2, True
    elif last + 3 < limit and words[last + 2] == "/" and tokens.glued(last + 2) and tokens.glued(last + 3):
        above, below = digits_value(words[last + 1]), digits_value(words[last + 3])
        if above and below and above < below <= 16:
            value, last = value + above / below, last + 3
    found = _scale(tokens, Numeral(index, last, value, digits=True, fraction=fraction), lexicon)
    return replace(found, other=other) if other is not None and found.last == index else found


def _grouped(tokens: Tokens, index: int, value: float, lexicon: NumberWords) -> tuple[float, int]:
    """Read ``10 000`` and ``1,5``; in English only ``000`` is a group, and decimals need a scale: ``3,5 million``."""
    words, last = tokens.words, index
    limit = len(words)
    if words[index].isdecimal() and len(words[index]) <= 3:
        while (
            last + 1 < limit
            and len(words[last + 1]) == 3
            and words[last + 1].isdecimal()
            and (lexicon.decimal_comma or words[last + 1] == "000")
            and tokens.text[tokens.ends[last] : tokens.starts[last + 1]] == " "
        ):
            value, last = value * 1000 + float(words[last + 1]), last + 1
    glued = last + 2 < limit and words[last + 1] == "," and tokens.glued(last + 1) and tokens.glued(last + 2)
    scaled = lexicon.decimal_comma or (last + 3 < limit and words[last + 3] in lexicon.scales)
    if glued and scaled and words[last + 2].isdecimal() and len(words[last + 2]) <= 6:
        decimals = words[last + 2]
        value, last = value + float(decimals) / 10 ** len(decimals), last + 2
    return value, last


def _scale(tokens: Tokens, numeral: Numeral, lexicon: NumberWords) -> Numeral:
    """Multiply by the scale words that follow: ``1.2 million``, ``5k``, ``10 тис.``, ``1만 2천``."""
    words, last, value = tokens.words, numeral.last, numeral.value or 0.0
    if lexicon.language == "ko":
        return _korean(tokens, numeral)
    multiplier = 1.0
    for _ in range(2):
        following = last + 1
        if following < len(words) and words[following] == "-" and tokens.glued(following):
            following += 1
        if following >= len(words):
            break
        scale = lexicon.scales.get(words[following])
        if scale is None or (words[following] in lexicon.glued_scales and not tokens.glued(following)):
            break
        value, last, multiplier = value * scale, following, multiplier * scale
        if last + 1 < len(words) and words[last + 1] == "." and words[last] in lexicon.abbreviations:
            last += 1
    if not math.isfinite(value):
        return numeral
    return Numeral(numeral.first, last, value, digits=True, scale=multiplier, fraction=numeral.fraction)


def _korean(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Read ``1만 2천``, ``1만2000``; the units 천, 만 and 억 are the beginning of the token that follows."""
    words, last = tokens.words, numeral.last
    total, current, scale = 0.0, numeral.value or 0.0, 1.0
    while last + 1 < len(words):
        word = words[last + 1]
        unit = KOREAN_UNITS.get(word[0])
        if unit is None or not tokens.glued(last + 1):
            break
        scale, last = max(scale, unit), last + 1
        total += current * unit
        current = 0.0
        if len(word) > 1 or last + 1 >= len(words) or not words[last + 1][0].isdigit():
            break
        following = digits_value(words[last + 1])
        if following is None or following >= unit:
            break
        current, last = following, last + 1
    return Numeral(numeral.first, last, total + current, digits=True, scale=scale)


def _from_words(tokens: Tokens, index: int, lexicon: NumberWords) -> Numeral | None:
    words = tokens.words
    vague = _vague(tokens, index, lexicon)
    if vague is not None:
        return vague
    total = group = 0.0
    last, seen, multiplier = index - 1, False, 1.0
    position = index
    smallest = math.inf
    while position < min(len(words), index + _MAX_TOKENS):
        word = words[position]
        unit = lexicon.units.get(word)
        if unit is not None and (not seen or unit < smallest):
            group += unit
            smallest = 10 if unit >= 20 and unit < 100 else (100 if unit >= 100 else 0)
        elif word in lexicon.scales and word not in lexicon.glued_scales and (seen or word in lexicon.bare_scales):
            scale = lexicon.scales[word]
            if scale == 100:
                group = (group or 1.0) * 100
                smallest = 100
            else:
                total += (group or 1.0) * scale
                group, smallest = 0.0, math.inf
            multiplier = max(multiplier, scale)
        elif seen and word in lexicon.joins and _continues(tokens, position, lexicon, scaled=multiplier > 1):
            position += 1
            continue
        else:
            break
        seen, last = True, position
        position += 1
    if not seen:
        return None
    return _with_fraction(tokens, Numeral(index, last, total + group, scale=multiplier), lexicon)


def _continues(tokens: Tokens, position: int, lexicon: NumberWords, *, scaled: bool) -> bool:
    """Whether ``-`` (twenty-one) or ``and`` (two hundred and five) joins two parts of one number."""
    if position + 1 >= len(tokens):
        return False
    following = tokens.words[position + 1]
    if tokens.words[position] == "-":
        if not (tokens.glued(position) and tokens.glued(position + 1)):
            return False
        return following in lexicon.scales or lexicon.units.get(following, 99) < 10
    return scaled and following in lexicon.units


def _vague(tokens: Tokens, index: int, lexicon: NumberWords) -> Numeral | None:
    """Read ``thousands``, ``tens of thousands``, ``several hundred``, ``a few dozen``."""
    words = tokens.words
    base = lexicon.vague.get(words[index])
    if base is not None:
        last, low = index, base
        while last + 2 < len(words) and words[last + 1] in lexicon.of and words[last + 2] in lexicon.vague:
            factor = lexicon.vague[words[last + 2]]
            low, last = low * factor / 2, last + 2
        return Numeral(index, last, None, low=low)
    few = lexicon.few.get(words[index])
    if few is not None and index + 1 < len(words):
        scale = lexicon.scales.get(words[index + 1]) or lexicon.vague.get(words[index + 1], 0) / 2
        if scale and words[index + 1] not in lexicon.glued_scales:
            return Numeral(index, index + 1, None, low=few * scale)
    return None


def _with_fraction(tokens: Tokens, numeral: Numeral, lexicon: NumberWords) -> Numeral:
    """Read ``two-thirds``, ``a quarter of a million``, ``half a million``, ``two and a half million``."""
    words, last, value = tokens.words, numeral.last, numeral.value or 0.0
    limit = len(words)
    if lexicon.language != "en":
        return numeral
    after = last + 1
    if after < limit and words[after] == "-" and tokens.glued(after):
        after += 1
    if after < limit and words[after] in DENOMINATORS and value < 20:
        below = DENOMINATORS[words[after]]
        plural = words[after].endswith("s") or words[after] == "halves"
        if plural == (value != 1):
            return Numeral(numeral.first, after, value / below, fraction=True)
    joined = after + 2 < limit and words[after] == "and" and words[after + 1] == "a" and words[after + 2] == "half"
    if joined:
        value, last = value + 0.5, after + 2
        following = lexicon.scales.get(words[last + 1]) if last + 1 < limit else None
        if following:
            return Numeral(numeral.first, last + 1, value * following, scale=following)
        return Numeral(numeral.first, last, value)
    return numeral
