"""The best passages of one segment for weighted terms, without reading all postings (MaxScore; Turtle 1995).

Terms are read in the order of the most that they can add. What the leaders score in full is a bar; once the terms
that were not read cannot lift a passage that has none of the others over it, only passages already met are looked
up. The result is exact: every passage that reaches the bar is returned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osintkit.corroborate.search.segment import Scores, Segment
from osintkit.corroborate.text.ngrams import Numbers

_HAIR = 1e-3
"""Sums of float32 depend on their order."""
_MORE = 20
"""Passages that lead so far beyond those that are wanted: not all of them lead in the end."""
_DEAR = 20_000
"""Postings from which it pays to raise the bar before reading them."""


@dataclass(frozen=True, slots=True)
class _Term:
    number: int
    worth: float
    most: float
    """The most that it adds to any passage."""
    postings: slice

    def __len__(self) -> int:
        return int(self.postings.stop - self.postings.start)


class Contest:
    """One question to one segment.

    Parameters
    ----------
    segment
        Postings.
    worth
        What a term is worth, rarity included.
    limit
        So many passages are wanted.
    sums
        A zero for every passage; used, and left so.
    """

    def __init__(self, segment: Segment, worth: Mapping[int, float], limit: int, sums: Scores) -> None:
        self._segment, self._limit, self._sums = segment, limit, sums
        self._terms = sorted(_held(segment, worth), key=lambda term: (-term.most, term.number))
        self._rest = np.cumsum([0.0, *(term.most for term in reversed(self._terms))])[::-1].tolist()
        """The most that this term and those behind it add."""
        self._leaders: Numbers = np.zeros(0, np.int64)

    def best(self, bar: float) -> tuple[Numbers, float]:
        """Return the passages that may reach the bar, among them all that are among the best, and the new bar."""
        touched: list[npt.NDArray[np.uint32]] = []
        for place, term in enumerate(self._terms):
            if touched and len(term) > _DEAR:
                bar = max(bar, self._bar(place))
            if self._rest[place] < bar - _HAIR:
                break
            touched.append(self._read(term, bar - self._rest[place + 1]))
        taken = len(touched)
        bar = max(bar, self._bar(taken))
        passages, totals = self._met(touched, bar - self._rest[taken])
        for place, term in enumerate(self._terms[taken:], taken):
            totals += self._segment.looked_up(term.number, passages, self._sums) * np.float32(term.worth)
            still = np.flatnonzero(totals >= bar - self._rest[place + 1] - _HAIR)
            passages, totals = passages[still], totals[still]
        if len(totals) >= self._limit:
            bar = max(bar, float(np.partition(totals, -self._limit)[-self._limit]))
            passages = passages[totals >= bar - _HAIR]
        return passages, bar

    def _read(self, term: _Term, promising: float) -> npt.NDArray[np.uint32]:
        """Add what a term adds to the sums, and see which passages lead now."""
        passages = self._segment.passages[term.postings]
        sums = self._sums.take(passages)
        sums += self._segment.parts[term.postings] * np.float32(term.worth)
        self._sums[passages] = sums
        high = np.flatnonzero(sums >= promising - _HAIR) if promising > 0 else np.arange(len(sums))
        wanted = self._limit + _MORE
        if len(high) > wanted:
            high = high[np.argpartition(sums[high], -wanted)[-wanted:]]
        leaders = np.union1d(self._leaders, passages[high].astype(np.int64))
        if len(leaders) > wanted:
            leaders = leaders[np.argpartition(self._sums[leaders], -wanted)[-wanted:]]
        self._leaders = leaders
        return passages

    def _bar(self, read: int) -> float:
        """Return a score that so many as are wanted reach in full, so many terms being read; 0 when it is not known."""
        if len(self._leaders) < self._limit:
            return 0.0
        full = self._sums[self._leaders]
        for term in self._terms[read:]:
            full = full + self._segment.looked_up(term.number, self._leaders) * np.float32(term.worth)
        return float(np.partition(full, -self._limit)[-self._limit])

    def _met(self, touched: list[npt.NDArray[np.uint32]], bar: float) -> tuple[Numbers, Scores]:
        """Return the passages that were met and reach a bar, each once, with their sums; and clear the sums."""
        numbers, totals = [np.zeros(0, np.uint32)], [np.zeros(0, np.float32)]
        for passages in touched:
            found = self._sums.take(passages)
            reach = np.flatnonzero(found >= max(bar - _HAIR, 1e-9))
            numbers.append(passages[reach])
            totals.append(found[reach])
            self._sums[passages] = 0  # so that no later list gives them again
        return np.concatenate(numbers).astype(np.int64), np.concatenate(totals)


def _held(segment: Segment, worth: Mapping[int, float]) -> list[_Term]:
    terms = []
    for number, value in worth.items():
        first, last = segment.entries(number)
        if last > first and value > 0:
            terms.append(_Term(number, value, value * float(segment.most[number]), slice(first, last)))
    return terms
