"""Which passage holds which term, and the best passages for weighted terms (BM25)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from osintkit.corroborate.search.maxscore import Contest
from osintkit.corroborate.search.segment import Scores, Segment
from osintkit.corroborate.text.ngrams import Numbers
from osintkit.corroborate.text.stems import Vocabulary

_BATCH = 20_000


class TermIndex:
    """Terms of numbered passages, in segments that are merged as they grow.

    Examples
    --------
    >>> index = TermIndex()
    >>> index.add(["Troops arrived in Kursk", "Rain in Kursk", "Troops left"])
    >>> numbers, scores = index.best({index.vocabulary.number("kursk"): 1.0, index.vocabulary.number("troop"): 1.0}, 2)
    >>> numbers.tolist()
    [0, 1]
    """

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.size = 0
        self._segments: list[Segment] = []
        self._sums: Scores = np.zeros(0, np.float32)
        self._rarity: dict[int, float] = {}

    def add(self, texts: Sequence[str]) -> None:
        """Hold more passages, numbered on from those held."""
        terms, counts = [], []
        for first in range(0, len(texts), _BATCH):
            found, offsets = self.vocabulary.terms_of(texts[first : first + _BATCH])
            terms.append(found.astype(np.uint32))
            counts.append(np.diff(offsets))
        if not terms:
            return
        lengths = np.concatenate(counts)
        self._hold(Segment.of(np.concatenate(terms), lengths, self.size, len(self.vocabulary)))
        self.size += len(texts)
        self._sums = np.zeros(max(segment.size for segment in self._segments), np.float32)
        self._rarity = {}

    def rarity(self, term: int) -> float:
        """Return the term's weight: the fewer passages hold it the greater, never below zero."""
        known = self._rarity.get(term)
        if known is None:
            holders = sum(last - first for first, last in (segment.entries(term) for segment in self._segments))
            known = self._rarity[term] = float(np.log(1 + (self.size - holders + 0.5) / (holders + 0.5)))
        return known

    def best(self, weights: Mapping[int, float], limit: int, known: Numbers | None = None) -> tuple[Numbers, Scores]:
        """Return the numbers and scores of the best passages, best first; of equals the first held.

        Parameters
        ----------
        weights
            Terms, and how much each counts beside its rarity.
        limit
            At most so many.
        known
            Passages that are likely among the best: what they score need not be reached by any other. They change
            the time and nothing else.
        """
        worth = {term: weight * self.rarity(term) for term, weight in weights.items() if weight > 0}
        found, bar = [np.zeros(0, np.int64)], 0.0
        if known is not None and len(known) >= limit:
            bar = float(np.sort(self.scores(weights, known))[-limit])
        for segment in self._segments:
            numbers, bar = Contest(segment, worth, limit, self._sums[: segment.size]).best(bar)
            found.append(numbers + segment.first)
        numbers = np.concatenate(found)
        scores = self.scores(weights, numbers)
        ranked = np.lexsort((numbers, -scores))[:limit]
        return numbers[ranked], scores[ranked]

    def scores(self, weights: Mapping[int, float], numbers: Numbers) -> Scores:
        """Return the scores of given passages."""
        result = np.zeros(len(numbers), np.float32)
        for segment in self._segments:
            inside = np.flatnonzero((numbers >= segment.first) & (numbers < segment.first + segment.size))
            if len(inside):
                passages = numbers[inside] - segment.first
                for term in sorted(weights):
                    worth = np.float32(weights[term] * self.rarity(term))
                    result[inside] += segment.looked_up(term, passages) * worth
        return result

    def _hold(self, segment: Segment) -> None:
        self._segments.append(segment)
        while len(self._segments) > 1 and self._segments[-2].size <= 2 * self._segments[-1].size:
            later, earlier = self._segments.pop(), self._segments.pop()
            self._segments.append(earlier.followed_by(later))
