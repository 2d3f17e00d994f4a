"""Words, numbers and marks of a text with their offsets: what the readers of values share.

A token is a run of letters (with inner apostrophes), a run of digits (with inner commas, points and grouping
spaces where they belong to one number) or one other character. Blank lines are tokens of their own. Nothing is
normalised: ``text[starts[i]:ends[i]]`` is always what stands there; ``words`` holds the same in lower case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_TOKEN = re.compile(
    r"("  # one group, so that a split keeps the tokens
    r"[A-Za-z]++(?![\w'\u2019\u02bc.])"  # plain English words: the quickest
    r"|[AaPp]\.[Mm]\b\.?"  # a.m.
    r"|[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*"  # a word, with inner apostrophes
    r"|[^\w\s]"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,6}(?!\d)(?:[.,]\d+)?"  # 10 000 with a space that groups
    r"|\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d+)?"  # 10,000.5
    r"|\d+(?:\.\d+)*"  # 10000, 1.5 or 18.10.2024
    r"|\n[ \t\r\f\v]*\n\s*"  # a blank line
    r"|_)"
)


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one text: tables of words stay readable.

    >>> sorted(word_set("men women"))
    ['men', 'women']
    """
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of one text, in order.

    Examples
    --------
    >>> tokens = tokenize("About 1,500 men.")
    >>> tokens.words
    ('about', '1,500', 'men', '.')
    >>> tokens.starts
    (0, 6, 12, 15)
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def surface(self, first: int, last: int) -> str:
        """Return the text from token ``first`` to token ``last``, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]


@lru_cache(maxsize=8)
def tokenize(text: str) -> Tokens:
    """Return the tokens of a text; the last few texts are remembered, since several readers ask for the same.

    >>> tokenize("Seoul's 152mm").words
    ("seoul's", '152', 'mm')
    """
    parts = _TOKEN.split(text)  # gaps and tokens take turns, so their lengths add up to the offsets
    offsets = tuple(accumulate(map(len, parts), initial=0))
    return Tokens(
        text=text,
        words=tuple(map(str.lower, parts[1::2])),
        starts=offsets[1:-1:2],
        ends=offsets[2::2],
    )


_ABBREVIATIONS = word_set(
    "mr mrs ms dr st gen col lt maj capt sgt adm gov sen rep rev hon jan feb mar apr jun jul aug sep sept oct nov "
    "dec mon tue tues wed thu thur thurs fri sat sun inc corp co ltd vs no jr sr etc approx fig dept est тис тыс "
    "млн млрд грн руб ім вул рр ст см"
)


@lru_cache(maxsize=8)
def sentence_numbers(tokens: Tokens) -> tuple[int, ...]:
    """Return the number of the sentence that each token stands in.

    A full stop behind an abbreviation or one letter ends no sentence unless a blank line follows. This is coarser
    than the sentence reader of the statements; it only keeps the words of one sentence from deciding in another.

    >>> sentence_numbers(tokenize("He left. She came."))
    (0, 0, 0, 1, 1, 1)
    """
    words, text = tokens.words, tokens.text
    numbers: list[int] = []
    current = 0
    for index in [index for index, word in enumerate(words) if word in _ENDERS or word[0] == "\n"]:
        if index < len(numbers):
            continue
        opens = index
        if words[index][0] != "\n":
            opens = _after_ender(tokens, index)
            if opens < 0 or (opens < len(words) and text[tokens.starts[opens]].islower()):
                continue
        numbers += [current] * (opens - len(numbers))
        current += 1
    return tuple(numbers + [current] * (len(words) - len(numbers)))


def _after_ender(tokens: Tokens, index: int) -> int:
    """Return the first token behind a full stop and its closing marks, -1 when it ends no sentence."""
    words, text, end = tokens.words, tokens.text, tokens.ends[index]
    before = words[index - 1] if index else ""
    if words[index] == "." and (before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())):
        return -1
    spaced = end < len(text) and (text[end].isspace() or text[end] in _CLOSERS)
    if not (spaced or words[index] in "。！？…"):
        return -1
    opens = index + 1
    while opens < len(words) and (words[opens] in _CLOSERS or words[opens] in _ENDERS):
        opens += 1
    return opens


_ENDERS = frozenset(".!?…。！？")
_CLOSERS = frozenset("\"'”’»)]`")
