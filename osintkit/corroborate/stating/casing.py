"""Headlines with every word in capitals, written as a sentence is, so that capitals tell names again."""

from __future__ import annotations

import re
from functools import lru_cache

from osintkit.corroborate.stating.words import is_deed
from osintkit.extract.places.gazetteer import gazetteer
from osintkit.extract.speakers.given_names import MEN, WOMEN

_WORD = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*")
_LONG = 3
"""Letters beyond which headlines give every word a capital."""


def is_titled(text: str) -> bool:
    """Whether nearly every longer word of a text has a capital.

    >>> is_titled("Thieves Steal Painting From Museum"), is_titled("Thieves stole a painting from a museum")
    (True, False)
    """
    long = [word for word in _WORD.findall(text) if len(word) > _LONG]
    return len(long) >= _LONG and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


@lru_cache(maxsize=4096)
def as_sentence(text: str) -> str:
    """Return a headline without the capitals that tell no name; any other text as it is.

    What is a place of the gazetteer, stands behind a given name or is an abbreviation keeps its capital.

    >>> as_sentence("Police Arrest Boris Tarvin in Kyiv Over NATO Leak")
    'police arrest Boris Tarvin in Kyiv over NATO leak'
    """
    if not is_titled(text):
        return text
    shouted = text.upper() == text
    parts, end, named = [], 0, False
    for match in _WORD.finditer(text):
        between, word = text[end : match.start()], match.group()
        behind = named and between == " " and not is_deed(word.casefold()) and word[0].isupper()
        own = not shouted and word.isupper() and len(word) > 1
        named = word.casefold() in MEN | WOMEN or behind
        keep = own or named or _is_place(word)
        parts += [between, word.capitalize() if shouted and keep else word if keep else word.lower()]
        end = match.end()
    return "".join([*parts, text[end:]])


def _is_place(word: str) -> bool:
    bare = word.casefold().removesuffix("'s").removesuffix("’s")
    return bare in gazetteer().by_first and len(bare) > _LONG
