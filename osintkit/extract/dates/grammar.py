"""The grammar of time expressions: each token becomes one letter, and rules are patterns over the letters.

So one pass over a short string finds all candidates, whatever the length of the words. What a candidate means is
decided in `osintkit.extract.dates.resolve`; it may also decide that it means no time at all.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from osintkit.extract.dates.words import SHORT_WEEKDAYS, letters, spoken_year
from osintkit.extract.text.tokens import Tokens

_LETTERS = letters()
_NUMERIC_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_CAPITAL_ONLY = frozenset(
    {"may", "march", "mar", "dec", "jun", "jan", "august", "sep", "sept", "oct", "nov", "feb", "apr"}
)

_N = r"(?:[nd]&aH|acf?|as|sf?(?!f)|cf?|aT|n-n-?T|nT|n-?n|n|d/d|dd/d|d|a|y(?=U))"
_ANY = r"(?:[uUqKSr])"
RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"y-d-d|y/d/d"),
    ("numeric", r"D|d/d/y|d/d/d|d-d-y"),
    ("week-of", r"h?ufh?M\.?h?(?:dt?|o)(?:,?y(?!U))?"),
    ("day-month", r"(?:W,?)?h?dt?(?:[-–](?:dt?))?(?:f|hf)?M(?:\.?,?y)?"),
    ("month-day", r"(?:[iLN]{0,2}W\.?,?)?M\.?h?(?:dt?|o)(?:[-–]d(?!\d))?(?:,?y(?!U))?"),
    ("clock-day", r"(?:d:dm?|dm|k)Z?,?(?:O?W|x|M\.?d(?:,?y)?)"),
    ("day-clock", r"(?:W|x)O(?:d:dm?|dm|k)Z?"),
    ("clock", r"d:dm?Z?|dmZ?"),
    ("month-year", r"(?:h?[ebBC]f?-?)?M\.?,?f?(?:y(?!U)|G+)"),
    ("month-of-year", r"(?:[eb]f?-?)?M\.?f?[LNi]u"),
    ("daypart", r"(?:[eBC]-?)?(?:[LNi]?W|x|[iLj]|hN|hj)[,]?p"),
    ("weekday", r"(?:e-?)?(?:iN|[LNi])?W"),
    ("half", r"h?[oL]Hf(?:y|h?[LiN]?F?u)"),
    ("quarter", r"(?:[iLN]u|h?y|h)?F?o-?F?q(?:f(?:hF?|F)?(?:y|[LiN]F?u))?"),
    ("quarter-of-year", r"[LiN]u[qr]"),
    ("quarter-ago", r"(?:h?u[gB]|[ha]?u-[gB])-?(?:o-?(?=q))?[qr]?"),
    ("ago", rf"{_N}\+?-?[uUqK]g"),
    ("shift", rf"{_N}[uUq][BCE]"),
    ("month", r"(?:h?b?f?[eLNi]-?)?M(?!\.?d)"),
    ("relative-span", rf"(?:h|i)?(?:[LNR]|o)(?:o)?{_N}\+?F?-?[uU]"),
    ("season", r"(?:e-?)?(?:[LNi]S|h?Sf?(?:y|G+))|he?S"),
    ("relative", rf"(?:[eBC]-?)?(?:h?b f)?(?:h?(?:jj|[LiN]|j)F?{_ANY})".replace(" ", "")),
    ("boundary", r"h?bf(?:h?[LiN]?F?[uq]|M\.?(?:,?f?y)?|h?y)"),
    ("year-boundary", r"u-?b"),
    ("decade", r"(?:h?e-?)?y'?z"),
    ("century", r"(?:h)?(?:e-?)?(?:dt|o)-?u"),
    ("year-period", r"hy[rq]"),
    ("year", r"(?:h?e-?)?F?u?(?:y(?!z)|G+)|h?uG+"),
    ("every", rf"A(?:{_N})?[uUWMpKS]"),
    ("half-unit", r"Hau"),
    ("duration", rf"(?:h(?=[nds]+U))?{_N}\+?-?[uU](?:&aH)?"),
    ("adverb", r"e?x"),
    ("set", r"X"),
    ("reference", r"h[LY]|RU"),
    ("the-unit", r"h\+?F?[uqK]"),
    ("holiday", r"L?Vu?"),
    ("units", r"U"),
)
# every expression has one of these classes; what stands between words of no class is looked at once
_KEY = re.compile(r"[MWuUqKSxXVDypkLNijYRm:G]")
_RUN = re.compile(r"[^w\n]+")
_SPECIAL = frozenset({"s"}) | _SUFFIXES | frozenset(SHORT_WEEKDAYS)
_POSSESSIVE = frozenset({"'s", "’s"})
_MASTER = re.compile("|".join(f"(?P<r{number}>{pattern})" for number, (_, pattern) in enumerate(RULES)))


def classes(tokens: Tokens) -> str:
    """Return one letter for each token.

    >>> from osintkit.extract.text.tokens import tokenize
    >>> classes(tokenize("on Sunday, Oct. 13, 2024"))
    'OW,M.d,y'
    """
    text, starts = tokens.text, tokens.starts
    found = list(map(_LETTERS.get, tokens.words))
    words = tokens.words
    for index in [index for index, letter in enumerate(found) if letter is None or letter == "M"]:
        word = words[index]
        if found[index] is not None:
            if word in _CAPITAL_ONLY and not text[starts[index]].isupper():
                found[index] = "w"
        elif word in _SPECIAL or word[-2:] in _POSSESSIVE:
            found[index] = _odd(tokens, index, word)
        elif word[0].isdecimal():
            found[index] = _digits(word)
        elif len(word) == 1 and word in ",.-–:/'’":
            found[index] = word
        elif word[0] == "\n":
            found[index] = "\n"
    line = "".join([letter or "w" for letter in found])
    return _SPOKEN.sub(partial(_spoken, words), line)


# nineteen ninety-six; the year two thousand and six: not before what is counted, "twenty thirty-year bonds"
_SPOKEN = re.compile(r"(?:(?<=u)nT(?:&?n(?:-?n)?)?|nn(?:-?n)?)(?![-uUTn])")


def _spoken(words: tuple[str, ...], match: re.Match[str]) -> str:
    """Give the tokens of a year in words a class of their own."""
    start, end = match.span()
    if "T" in match.group() and words[start - 1] != "year":
        return match.group()
    return "G" * (end - start) if spoken_year(words[start:end]) else match.group()


def _odd(tokens: Tokens, index: int, word: str) -> str:
    if word == "s":
        return "z" if tokens.glued(index) else "w"
    if word in _SUFFIXES:
        return "t" if tokens.glued(index) else "w"
    if word in SHORT_WEEKDAYS:
        return "W" if tokens.text[tokens.starts[index]].isupper() and _dotted(tokens, index) else "w"
    stem = word[:-2] if word.endswith(("'s", "’s")) else ""
    if stem and (_LETTERS.get(stem) in {"W", "M", "u", "x", "q"}):
        return {"u": "u", "q": "q"}.get(_LETTERS[stem], _LETTERS[stem])
    return "w"


def _dotted(tokens: Tokens, index: int) -> bool:
    return tokens.words[index + 1 : index + 2] == (".",) and tokens.words[index + 2 : index + 3] != ("\n",)


def _digits(word: str) -> str:
    if word.isdecimal():
        if len(word) == 4 and 1000 <= int(word) <= 2199:
            return "y"
        return "d" if len(word) <= 2 else "n"
    return "D" if _NUMERIC_DATE.fullmatch(word) else "n"


def candidates(tokens: Tokens) -> list[tuple[str, int, int]]:
    """Return rule name, first and last token of everything that looks like a time expression, left to right.

    >>> from osintkit.extract.text.tokens import tokenize
    >>> candidates(tokenize("They met last week and on 13 October."))
    [('relative', 2, 3), ('day-month', 6, 7)]
    """
    found: list[tuple[str, int, int]] = []
    line = classes(tokens)
    for run in _RUN.finditer(line):
        classed, start = run.group(), run.start()
        read = _short_run(classed) if len(classed) <= _SHORT else _in_run(classed)
        found += [(name, start + first, start + last) for name, first, last in read]
    return found


_SHORT = 16


def _in_run(run: str) -> tuple[tuple[str, int, int], ...]:
    """Return the candidates of one run of classes; no rule looks beyond it."""
    if _KEY.search(run) is None:
        return ()
    return tuple(
        [
            (RULES[int((match.lastgroup or "r0")[1:])][0], match.start(), match.end() - 1)
            for match in _MASTER.finditer(run)
        ]
    )


# short runs are few and come again and again
_short_run = lru_cache(maxsize=4096)(_in_run)
