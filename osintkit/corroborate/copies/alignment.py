"""What two texts share, word by word, and where: the check behind every copy that is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from osintkit.corroborate.copies.postings import member, shortened
from osintkit.corroborate.text.ngrams import Flags, Hashes, Numbers, fold, ngrams, words_of
from osintkit.model import Span


@dataclass(frozen=True, slots=True)
class ToldWords:
    """The words of one text, and which of its n-grams count."""

    text: str
    words: Numbers
    """Each folded word has a number of its own."""
    distinct: Hashes
    """Each n-gram once, in rising order."""
    first: Numbers
    """Where each stands first."""
    which: Numbers
    """For each place, which of them stands there; -1 for one that is like it in nothing but its hash."""
    counts: Flags
    """Whether the text is judged by it."""
    told: int
    """Number of n-grams by which the text is judged."""
    starts: Numbers
    ends: Numbers

    @classmethod
    def of(cls, text: str, length: int, boilerplate: Hashes, known: dict[str, int]) -> ToldWords:
        """Return what a text says; ``known`` numbers its words, and gains those that are new."""
        words = words_of([text])
        spans = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
        numbers = np.array([known.setdefault(fold(text[start:end]), len(known)) for start, end in spans], np.int64)
        distinct, first, which = np.unique(ngrams(words, length)[0], return_index=True, return_inverse=True)
        places = np.arange(len(which))
        which = np.where(_alike(numbers, places, numbers, first[which], length), which, -1)
        counts = ~member(shortened(distinct), boilerplate)
        return cls(text, numbers, distinct, first, which, counts, int(counts.sum()), words.starts, words.ends)

    def met_with(self, other: ToldWords, length: int) -> Met:
        """Return what two texts share, compared word by word."""
        common = np.intersect1d(self.distinct, other.distinct, assume_unique=True)
        mine, theirs = np.searchsorted(self.distinct, common), np.searchsorted(other.distinct, common)
        equal = _alike(self.words, self.first[mine], other.words, other.first[theirs], length)
        told = equal & self.counts[mine]
        return Met(self._ranks(mine[told]), other._ranks(theirs[told]), int(told.sum()), int(equal.sum()))

    def _ranks(self, grams: Numbers) -> Numbers:
        ranks = np.full(len(self.distinct) + 1, -1, np.int64)  # the last for what is -1
        ranks[grams] = np.arange(len(grams))
        return ranks[self.which]

    def words_from(self, length: int) -> Callable[[int, int], list[str]]:
        """Return what tells the words of a run of n-grams."""

        def words(start: int, run: int) -> list[str]:
            spans = zip(
                self.starts[start : start + run + length - 1].tolist(), self.ends[start:].tolist(), strict=False
            )
            return [fold(self.text[first:last]) for first, last in spans]

        return words

    def span(self, start: int, words: int) -> Span:
        """Return where so many words stand."""
        return Span(start=int(self.starts[start]), end=int(self.ends[start + words - 1]))


@dataclass(frozen=True, slots=True)
class Met:
    """N-grams that two texts share."""

    left: Numbers
    right: Numbers
    """For each place of a text the number of the shared n-gram there that counts, -1 for others."""
    told: int
    """Number of those that count."""
    all: int
    """Number of all, boilerplate included."""


def _alike(one: Numbers, here: Numbers, other: Numbers, there: Numbers, length: int) -> Flags:
    """Whether so many words from each place are the same."""
    equal = np.ones(len(here), bool)
    for step in range(length):
        equal &= one[here + step] == other[there + step]
    return equal
