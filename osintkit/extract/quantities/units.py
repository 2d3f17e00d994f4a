"""The unit of a number: the noun that it counts, a measure, a currency or a share."""

from __future__ import annotations

import re

from osintkit.extract.quantities.words import (
    CURRENCY_WORDS,
    MEASURES,
    NOT_UNITS,
    PEOPLE,
    PERCENT,
    PLURALS,
)
from osintkit.extract.text.tokens import Tokens

_REACH = 6
_STATES = frozenset({"wounded", "dead", "injured"})
_EXTENTS = frozenset((word,) for word in ("long", "wide", "high", "deep", "tall", "away", "of", ",", "."))
_PER = frozenset((word,) for word in ("h", "hr", "hour", "s", "sec", "min", "day"))
_NO_UNITS = frozenset({"strong", "odd", "plus", "fold", "something", "some"})
_ADJECTIVE = re.compile(r".*(?:al|ic|ous|ful|ive|able|ible|ary|ory|ish|ese|less|ian|ean|most)$")
_NO_PLURAL = re.compile(r".*(?:ss|us|is|ous|'s|’s)$")
_KOREAN_COUNTER = re.compile(r"^(명|인|대|개|발|척|기|톤|달러|원|%|퍼센트|여단|문|정|곳|건)")


def read_unit(tokens: Tokens, last: int, value: float | None, language: str) -> tuple[str, int]:  # noqa: PLR0911 - a decision list
    """Return the unit of the number that ends at token ``last``, and the unit's last token (``-1`` without one).

    >>> from osintkit.extract.text.tokens import tokenize
    >>> read_unit(tokenize("1,500 North Korean soldiers arrived"), 0, 1500.0, "en")
    ('soldiers', 3)
    >>> read_unit(tokenize("12 % of them"), 0, 12.0, "en")
    ('%', 1)
    """
    words = tokens.words
    index = last + 1
    if index >= len(words):
        return "", -1
    if words[index] in PERCENT:
        return "%", index
    if language == "ko":
        counter = _KOREAN_COUNTER.match(words[index]) if tokens.glued(index) or last + 1 == index else None
        return (counter.group(1), index) if counter else ("", -1)
    if words[index] == "per" and index + 1 < len(words) and words[index + 1] == "cent":
        return "%", index + 1
    if words[index] in CURRENCY_WORDS:
        return words[index], index
    if words[index] in MEASURES and (
        tokens.glued(index) or len(words[index]) > 1 or words[index + 1 : index + 2] in _EXTENTS
    ):
        if words[index + 1 : index + 2] == ("/",) and words[index + 2 : index + 3] in _PER:
            return f"{words[index]}/{words[index + 2]}", index + 2
        return words[index], index
    if language in {"uk", "ru"}:
        return _slavic(tokens, index)
    return _english(tokens, index, value)


def _slavic(tokens: Tokens, index: int) -> tuple[str, int]:
    """Return the next word; these languages put the counted noun behind its adjectives, which end in -их or -х."""
    words = tokens.words
    for position in range(index, min(len(words), index + 3)):
        word = words[position]
        if not word[0].isalpha() or len(word) < 3:
            break
        if not word.endswith(("их", "ых", "ські", "ские", "ний", "ный")):
            return word, position
    return "", -1


def _english(tokens: Tokens, index: int, value: float | None) -> tuple[str, int]:
    words, last = tokens.words, index - 1
    if words[index] in {
        "of",
        "more",
        "additional",
        "other",
        "such",
        "extra",
        "new",
        "further",
        "different",
        "separate",
    }:
        index += 1
        if index < len(words) and words[index] in {"the", "its", "their", "his", "these", "those", "our", "all"}:
            index += 1
        if words[last + 1] == "of" and index + 1 < len(words) and words[index][0].isdigit():
            return _english(tokens, index + 1, 2.0)[0], -1  # 12 of the 14 drones
    if index + 1 < len(words) and words[index] == "-" and tokens.glued(index):
        following = words[index + 1]
        usable = tokens.glued(index + 1) and following[0].isalpha() and following not in _NO_UNITS
        return (following, index + 1) if usable else ("", -1)
    run = _run(tokens, index)
    if not run:
        return "", -1
    if value == 1:
        return _singular(tokens, run)
    nouns = [position for position in run if words[position] not in _STATES] or run
    for position in nouns:
        word = words[position]
        if word in PLURALS or word in PEOPLE or (word.endswith("s") and len(word) > 3 and not _NO_PLURAL.match(word)):
            return word, position
    if tokens.glued(run[0]) or words[run[0] - 1] == "-":
        return words[run[0]], run[0]
    return "", -1


def _singular(tokens: Tokens, run: list[int]) -> tuple[str, int]:
    for position in run:
        word = tokens.words[position]
        if word in PEOPLE:
            return word, position
        if not (_ADJECTIVE.match(word) or tokens.text[tokens.starts[position]].isupper()):
            return word, position
    return tokens.words[run[-1]], run[-1]


def _run(tokens: Tokens, index: int) -> list[int]:
    """Return the tokens that may belong to the noun phrase which begins here."""
    run: list[int] = []
    words = tokens.words
    for position in range(index, min(len(words), index + _REACH)):
        word = words[position]
        if word == "-" and run and tokens.glued(position):
            continue
        if not word[0].isalpha() or word in NOT_UNITS:
            break
        run.append(position)
        if word in PEOPLE and word not in _STATES:
            break
    return run
