"""Which passage holds which term, and the best passages for weighted terms (BM25 with score bounds).

The best are exact: terms are taken in the order of what they can add, and the rest of a query is looked up only
for passages that can still come among the best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osintkit.corroborate.search_words import Vocabulary
from osintkit.corroborate.shingles import Numbers

Scores = npt.NDArray[np.float32]

SATURATION = 1.2
"""BM25's k1: how soon a repeated word stops adding."""
LENGTH = 0.3
"""BM25's b: how much a long passage must have more; passages are of like length, so little."""
USUAL = 20
"""Words of a passage of usual length; a fixed number, so that a passage scores the same however the index grows."""
_BATCH = 20_000


@dataclass(slots=True)
class _Segment:
    """Postings of some passages: for term ``t`` the entries ``pointers[t]`` to ``pointers[t + 1]``."""

    first: int
    size: int
    pointers: Numbers
    passages: npt.NDArray[np.uint32]
    parts: Scores
    """What the term adds to the passage, before its rarity."""

    def entries(self, term: int) -> tuple[int, int]:
        if term >= len(self.pointers) - 1:
            return 0, 0
        return int(self.pointers[term]), int(self.pointers[term + 1])


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
        self._segments: list[_Segment] = []
        self._sums: dict[int, Scores] = {}
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
        self._hold(_segment(np.concatenate(terms), lengths, self.size, len(self.vocabulary)))
        self.size += len(texts)
        self._rarity = {}

    def rarity(self, term: int) -> float:
        """Return the term's weight: the fewer passages hold it the greater, never below zero."""
        known = self._rarity.get(term)
        if known is None:
            holders = sum(last - first for first, last in (segment.entries(term) for segment in self._segments))
            known = self._rarity[term] = float(np.log(1 + (self.size - holders + 0.5) / (holders + 0.5)))
        return known

    def best(self, weights: Mapping[int, float], limit: int) -> tuple[Numbers, Scores]:
        """Return the numbers and scores of the best passages, best first; of equals the first held."""
        numbers, scores = [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
        worth = {term: weight * self.rarity(term) for term, weight in weights.items() if weight > 0}
        order = sorted((term for term in worth if worth[term] > 0), key=lambda term: (-worth[term], term))
        for segment in self._segments:
            found, summed = self._best_of(segment, [(term, worth[term]) for term in order], limit)
            numbers.append(found + segment.first)
            scores.append(summed)
        number, score = np.concatenate(numbers), np.concatenate(scores)
        ranked = np.lexsort((number, -score))[:limit]
        return number[ranked], score[ranked]

    def scores(self, weights: Mapping[int, float], numbers: Numbers) -> Scores:
        """Return the scores of given passages."""
        result = np.zeros(len(numbers), np.float32)
        for term, weight in weights.items():
            worth = weight * self.rarity(term)
            for segment in self._segments:
                inside = np.flatnonzero((numbers >= segment.first) & (numbers < segment.first + segment.size))
                if len(inside):
                    result[inside] += self._looked_up(segment, term, worth, numbers[inside] - segment.first)
        return result

    def _hold(self, segment: _Segment) -> None:
        self._segments.append(segment)
        while len(self._segments) > 1 and self._segments[-2].size <= 2 * self._segments[-1].size:
            later, earlier = self._segments.pop(), self._segments.pop()
            self._segments.append(_merged(earlier, later))
        self._sums = {}

    def _best_of(self, segment: _Segment, worth: Sequence[tuple[int, float]], limit: int) -> tuple[Numbers, Scores]:
        sums = self._sums.setdefault(segment.first, np.zeros(segment.size, np.float32))
        held = [(term, value, *segment.entries(term)) for term, value in worth]
        held = [(term, value, first, last) for term, value, first, last in held if last > first]
        can_add = np.cumsum([0.0, *(value * (SATURATION + 1) for _, value, _, _ in reversed(held))])[::-1]
        touched: list[npt.NDArray[np.uint32]] = []
        bar, taken = 0.0, 0
        for taken, (_, value, first, last) in enumerate(held):
            if touched and can_add[taken] < bar:
                break
            passages = segment.passages[first:last]
            sums[passages] += segment.parts[first:last] * np.float32(value)
            touched.append(passages)
            bar = max(bar, _at_rank(sums[passages], limit))
        else:
            taken = len(held)
        candidates, totals = _taken(sums, touched, bar - float(can_add[taken]))
        for place, (term, value, _, _) in enumerate(held[taken:], taken):
            bar = max(bar, _at_rank(totals, limit))
            still = totals >= bar - float(can_add[place]) - _HAIR
            candidates, totals = candidates[still], totals[still]
            totals += self._looked_up(segment, term, value, candidates)
        still = totals >= max(bar, _at_rank(totals, limit)) - _HAIR
        return candidates[still].astype(np.int64), totals[still]

    def _looked_up(self, segment: _Segment, term: int, worth: float, passages: Numbers) -> Scores:
        result = np.zeros(len(passages), np.float32)
        first, last = segment.entries(term)
        if first == last:
            return result
        held = segment.passages[first:last]
        places = np.minimum(np.searchsorted(held, passages.astype(np.uint32)), len(held) - 1)
        hit = held[places] == passages
        result[hit] = segment.parts[places[hit] + first] * np.float32(worth)
        return result


def _taken(sums: Scores, touched: Sequence[npt.NDArray[np.uint32]], bar: float) -> tuple[Numbers, Scores]:
    """Return the touched passages that reach the bar, each once, with their sums; and clear the sums."""
    numbers, totals = [np.zeros(0, np.uint32)], [np.zeros(0, np.float32)]
    for passages in touched:
        found = sums[passages]
        reach = np.flatnonzero((found >= bar - _HAIR) & (found > 0))
        numbers.append(passages[reach])
        totals.append(found[reach])
        sums[passages] = 0  # so that no later list gives them again
    return np.concatenate(numbers).astype(np.int64), np.concatenate(totals)


def _at_rank(scores: Scores, rank: int) -> float:
    """Return the score at a rank, counted from the best; 0 when there are fewer."""
    if len(scores) < rank:
        return 0.0
    return float(np.partition(scores, len(scores) - rank)[len(scores) - rank])


_HAIR = 1e-3
"""Sums of float32 depend on their order."""


def _segment(terms: npt.NDArray[np.uint32], lengths: Numbers, first: int, size: int) -> _Segment:
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    keys = (terms.astype(np.uint64) << np.uint64(32)) | owners
    keys.sort()
    starts = np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1]]))
    counts = np.diff(np.append(starts, len(keys))).astype(np.float32)
    keys = keys[starts]
    pointers = np.searchsorted(keys >> np.uint64(32), np.arange(size + 1, dtype=np.uint64)).astype(np.int64)
    passages = (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    norm = (SATURATION * (1 - LENGTH + LENGTH * lengths / USUAL)).astype(np.float32)[passages]
    return _Segment(first, len(lengths), pointers, passages, counts * np.float32(SATURATION + 1) / (counts + norm))


def _merged(earlier: _Segment, later: _Segment) -> _Segment:
    """Return one segment: of each term the earlier entries, then the later ones."""
    sizes = [np.diff(part.pointers) for part in (earlier, later)]
    width = max(map(len, sizes))
    sizes = [np.pad(size, (0, width - len(size))) for size in sizes]
    pointers = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes[0] + sizes[1])])
    passages = np.empty(int(pointers[-1]), np.uint32)
    parts = np.empty(int(pointers[-1]), np.float32)
    starts = pointers[:-1]
    for part, size, shift in ((earlier, sizes[0], 0), (later, sizes[1], earlier.size)):
        places = np.repeat(starts - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))
        passages[places] = part.passages + np.uint32(shift)
        parts[places] = part.parts
        starts = starts + size
    return _Segment(earlier.first, earlier.size + later.size, pointers, passages, parts)
