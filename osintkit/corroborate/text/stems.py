"""Words as search compares them: stems, numbers of terms, words that carry no meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from osintkit.corroborate.text.ngrams import Numbers, fold, words_of


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that lists them.

    >>> sorted(word_set("no nor not"))
    ['no', 'nor', 'not']
    """
    return frozenset(text.split())


STOP_WORDS = word_set(
    "a about according after all also an and any are as at be been before being between but by can could did do does "
    "during for from had has have he her here him his how if in into is it its may might more most no nor not of off "
    "on one or out over own s said say says shall she should so some such t than that the their them then there these "
    "they this those to under up was were what when where which while who whom whose why will with would"
)
_ENDINGS = (
    *("ational", "ations", "ation", "ements", "ement", "ments", "ment", "nesses", "ness", "ingly", "edly", "ings"),
    *("ing", "ies", "ied", "ers", "ors", "ed", "es", "er", "or", "ly", "s"),
)
_SHORTENED = {
    "jan": "january",
    "feb": "february",
    "mar": "march",
    "apr": "april",
    "jun": "june",
    "jul": "july",
    "aug": "august",
    "sep": "september",
    "sept": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
}
"""Months as they are shortened in print."""
_SHORT = frozenset({"s", "ed", "es", "ing", "ies", "ied"})


_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)


def without_addresses(text: str) -> str:
    """Return the text with web addresses blanked: the words of an address are said by nobody.

    >>> without_addresses("See https://example.org/troops-sent now").split()
    ['See', 'now']
    """
    return _ADDRESS.sub(lambda match: " " * len(match.group()), text) if "://" in text or "www." in text else text


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Return a folded word without its ending; light, and the same for both sides of every comparison.

    >>> [stem(word) for word in ("deployed", "deployment", "soldiers", "Kursk", "1500", "oct")]
    ['deploi', 'deploi', 'soldi', 'Kursk', '1500', 'octob']
    """
    word = _SHORTENED.get(word, word)
    if word.isdigit() or len(word) < 4:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in _SHORT else 4):
            if ending == "s" and word.endswith(("ss", "us", "is")):
                return word
            word = word[: -len(ending)] + ("y" if ending in {"ies", "ied"} else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    if len(word) > 4 and word[-1] == "e":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 4 and word[-1] == "y" else word


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order.

    >>> stems_of("They deployed the troops")
    ('deploi', 'troop')
    """
    words = words_of([text])
    folded = [fold(text[start:end]) for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]
    return tuple(stem(word) for word in folded if word not in STOP_WORDS)


class Vocabulary:
    """Numbers for stems; a stem keeps its number.

    Examples
    --------
    >>> vocabulary = Vocabulary()
    >>> terms, offsets = vocabulary.terms_of(["Troops deployed", "the deployment"])
    >>> terms.tolist(), offsets.tolist()
    ([1, 0, 0], [0, 2, 3])
    """

    def __init__(self) -> None:
        self._by_hash: dict[int, int] = {}
        self._by_stem: dict[str, int] = {}
        self.stems: list[str] = []

    def __len__(self) -> int:
        return len(self.stems)

    def number(self, stem_text: str) -> int | None:
        """Return the number of a stem, or None when no text had it."""
        return self._by_stem.get(stem_text)

    def terms_of(self, texts: Sequence[str]) -> tuple[Numbers, Numbers]:
        """Return the terms of the texts, one after the other, and where each text's begin.

        Each distinct word is looked at once, however often it stands.
        """
        words = words_of(texts)
        distinct, first, inverse = np.unique(words.hashes, return_index=True, return_inverse=True)
        owners = np.searchsorted(words.offsets, first, side="right") - 1
        numbers = np.empty(len(distinct), np.int64)
        starts, ends = words.starts[first].tolist(), words.ends[first].tolist()
        for place, (value, owner) in enumerate(zip(distinct.tolist(), owners.tolist(), strict=True)):
            known = self._by_hash.get(value)
            if known is None:
                known = self._by_hash[value] = self._meet(fold(texts[owner][starts[place] : ends[place]]))
            numbers[place] = known
        terms = numbers[inverse]
        kept = terms >= 0
        counts = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])
        return terms[kept], counts[words.offsets]

    def _meet(self, word: str) -> int:
        if word in STOP_WORDS:
            return -1
        stemmed = stem(word)
        number = self._by_stem.get(stemmed)
        if number is None:
            number = self._by_stem[stemmed] = len(self.stems)
            self.stems.append(stemmed)
        return number
