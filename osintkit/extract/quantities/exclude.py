"""Numbers that count nothing: dates, years, clock times, scores, telephone numbers, the numbers of names."""

from __future__ import annotations

from osintkit.extract.quantities.numerals import Numeral
from osintkit.extract.quantities.words import (
    APPROXIMATORS,
    CLOCK,
    CURRENCIES,
    LABELS,
    MEASURES,
    MONTHS,
    PEOPLE,
    PERCENT,
    PLURALS,
    UNIT_LESS_ONE,
    YEAR_LEADS,
    YEARS_AFTER,
)
from osintkit.extract.text.tokens import Tokens, word_set

_ORDINALS = word_set("st nd rd th й я ї ю го ої ій ая ый ий му м х а е та ма")
_GLUES = frozenset("-–/_@=#.&‑")
_COUNTED = PEOPLE | PLURALS | PERCENT


def is_no_quantity(tokens: Tokens, numeral: Numeral) -> int | None:
    """Return the token after the number when it counts nothing, None when it is a quantity.

    >>> from osintkit.extract.text.tokens import tokenize
    >>> from osintkit.extract.quantities.numerals import read_numeral
    >>> tokens = tokenize("the KN-23 and 15 men")
    >>> [is_no_quantity(tokens, read_numeral(tokens, at)) for at in (3, 5)]
    [4, None]
    """
    words, first, last = tokens.words, numeral.first, numeral.last
    before = words[first - 1] if first else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    if not numeral.digits:
        return last + 1 if _empty_word(tokens, numeral, before, after) else None
    if _part_of_name(tokens, numeral, before, after):
        return _past_glued(tokens, last)
    if _clock_or_score(tokens, numeral, before, after):
        return _past_glued(tokens, last)
    if _calendar(tokens, numeral, before, after):
        return _past_glued(tokens, last) if len(words[first]) == 4 else last + 1
    if _age(tokens, first, before, after):
        return last + 1
    if before in LABELS or before == "#" or (before == "." and first > 1 and words[first - 2] in LABELS):
        return last + 1
    return None


def _age(tokens: Tokens, first: int, before: str, after: str) -> bool:
    """Tell the age behind a name: ``Kim Un, 34, of the navy``."""
    if not (before == "," and after == "," and first > 1 and tokens.words[first].isdecimal()):
        return False
    return len(tokens.words[first]) < 4 and tokens.text[tokens.starts[first - 2]].isupper()


def _empty_word(tokens: Tokens, numeral: Numeral, before: str, after: str) -> bool:
    """Tell ``one of``, ``no one``, ``one another``, ``Day One`` and hyphenated names from numbers."""
    word = tokens.words[numeral.first]
    if numeral.first == numeral.last and word in {"one", "zero", "один", "одна", "одного", "одну"}:
        if not after or not after[0].isalpha() or after in UNIT_LESS_ONE:
            return not (after == "-" and tokens.glued(numeral.last + 1))
        if word == "zero":
            return not after.endswith("s")
        return before in {"no", "any", "every", "each", "this", "that", "the", "which", "some", "another"}
    return before in LABELS


def _part_of_name(tokens: Tokens, numeral: Numeral, before: str, after: str) -> bool:
    first, last = numeral.first, numeral.last
    words = tokens.words
    if after in _ORDINALS and tokens.glued(last + 1):
        return True
    if after == "s" and tokens.glued(last + 1):
        return True
    if after and after in "-‑" and last + 2 < len(words) and words[last + 2] in _ORDINALS and tokens.glued(last + 2):
        return True
    if tokens.glued(first):
        if before and (before[-1].isalpha() or before == "_"):
            return before not in MEASURES and before not in {"us", "a", "c"}
        linked = before in _GLUES and first > 1 and tokens.glued(first - 1)
        if linked and words[first - 2][-1].isalpha() and before != "–":
            return words[first - 2] not in PERCENT
        if before in "@#=_" or (before == "/" and not linked):
            return True
    glued_letters = after and tokens.glued(last + 1) and after[0].isalpha() and numeral.scale == 1
    if glued_letters and after not in MEASURES and after not in PERCENT and not _hangul(after):
        return True
    return numeral.digits and len(words[first]) > 1 and words[first][0] == "0" and words[first].isdecimal()


def _hangul(word: str) -> bool:
    return "\uac00" <= word[0] <= "\ud7a3"


def _clock_or_score(tokens: Tokens, numeral: Numeral, before: str, after: str) -> bool:
    first, last, words = numeral.first, numeral.last, tokens.words
    if after == ":" and last + 2 < len(words) and tokens.glued(last + 2) and words[last + 2][0].isdigit():
        return True
    if before == ":" and tokens.glued(first) and first > 1 and words[first - 2][0].isdigit():
        return True
    if after in CLOCK and after not in {"a", "p", "am"}:
        return True
    if after in {"a", "p"} and words[last + 2 : last + 4] in ((".", "m"), (".", "m.")):
        return True
    if after == "am" and tokens.glued(last + 1):
        return True
    if after == "-" and tokens.glued(last + 1) and _hyphened(tokens, last) == 1 and len(words[first]) <= 2:
        return float(words[last + 2]) <= (numeral.value or 0.0)  # a score; a range goes up
    return _hyphened(tokens, last) >= 2 or (before == "+" and tokens.glued(first))


def _hyphened(tokens: Tokens, last: int) -> int:
    """Return how many further runs of digits hang on by ``-``: a telephone number or an ISO date."""
    words, count = tokens.words, 0
    while (
        last + 2 < len(words)
        and words[last + 1] in {"-", "/"}
        and tokens.glued(last + 1)
        and tokens.glued(last + 2)
        and words[last + 2].isdecimal()
    ):
        last, count = last + 2, count + 1
    return count


def _past_glued(tokens: Tokens, last: int) -> int:
    """Return the token behind everything that hangs on the number without a space, or is a telephone number."""
    index = last + 1
    if last and tokens.words[last - 1] == "+":
        while index < len(tokens) and (tokens.words[index].isdecimal() or tokens.words[index] in "-()"):
            index += 1
        return index
    while (
        index < len(tokens)
        and tokens.glued(index)
        and (tokens.words[index][0].isalnum() or (tokens.words[index] in "-/:_@" and tokens.glued(index + 1)))
    ):
        index += 1
    return index


def _calendar(tokens: Tokens, numeral: Numeral, before: str, after: str) -> bool:
    first, last, words = numeral.first, numeral.last, tokens.words
    value = numeral.value
    if value is None or numeral.scale > 1:
        return False
    if after in YEARS_AFTER and after not in {"год", "года", "годы", "роки", "р", "г", "рік"} and 1000 <= value <= 2200:
        return True
    capital_may = tokens.text[tokens.starts[last + 1]].isupper() if after == "may" else True
    dotted_month = before == "." and first > 1 and words[first - 2] in MONTHS
    if value <= 31 and (before in MONTHS or dotted_month or (after in MONTHS and capital_may)):
        return True
    pair = words[last + 2 : last + 4]
    if (
        value <= 31
        and after in {"and", "to", "-", "–"}
        and len(pair) == 2
        and pair[0].isdecimal()
        and pair[1] in MONTHS
    ):
        return True  # between 8 and 13 October
    if _hangul_date(after):
        return True
    four = words[first].isdecimal() and len(words[first]) == 4 and 1000 <= value <= 2199
    return four and _year(int(value), before, after)


def _year(value: int, before: str, after: str) -> bool:
    """Whether four digits are a year; numbers of four digits without a comma are rare in print."""
    if before in CURRENCIES or after in PERCENT or after in MEASURES or (after and _hangul(after)):
        return False
    if before in YEAR_LEADS or before in MONTHS or before == ",":
        return after not in PEOPLE
    if before in APPROXIMATORS or after in _COUNTED:
        return False
    return value >= 1500 and not (after.endswith("s") and after.isalpha() and value < 1900)


def _hangul_date(after: str) -> bool:
    return bool(after) and after[0] in "년월일시분" and (len(after) == 1 or after[1] in "에의부까 은이에도")
