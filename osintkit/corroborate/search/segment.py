"""Postings of some passages: which of them hold a term, and what the term adds to the score of each (BM25)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osintkit.corroborate.text.ngrams import Numbers

Scores = npt.NDArray[np.float32]

SATURATION = 1.2
"""BM25's k1: how soon a repeated word stops adding."""
LENGTH = 0.3
"""BM25's b: how much a long passage must have more; passages are of like length, so little."""
USUAL = 20
"""Words of a passage of usual length; a fixed number, so that a passage scores the same however the index grows."""
_SEARCHED = 24
"""Looking one passage up costs about as much as reading so many postings."""


@dataclass(slots=True)
class Segment:
    """Postings of some passages: for term ``t`` the entries ``pointers[t]`` to ``pointers[t + 1]``."""

    first: int
    """Number of its first passage; in the postings they are counted from that."""
    size: int
    pointers: Numbers
    passages: npt.NDArray[np.uint32]
    parts: Scores
    """What the term adds to the passage, before its rarity."""
    most: Scores
    """The most that each term adds to any passage."""

    @classmethod
    def of(cls, terms: npt.NDArray[np.uint32], lengths: Numbers, first: int, vocabulary: int) -> Segment:
        """Return the postings of passages whose terms stand one after the other, ``lengths`` of each."""
        owners = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
        keys = (terms.astype(np.uint64) << np.uint64(32)) | owners
        keys.sort()
        starts = np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1]]))
        counts = np.diff(np.append(starts, len(keys))).astype(np.float32)
        keys = keys[starts]
        pointers = np.searchsorted(keys >> np.uint64(32), np.arange(vocabulary + 1, dtype=np.uint64)).astype(np.int64)
        passages = (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32)
        norm = (SATURATION * (1 - LENGTH + LENGTH * lengths / USUAL)).astype(np.float32)[passages]
        parts = counts * np.float32(SATURATION + 1) / (counts + norm)
        most = np.zeros(vocabulary, np.float32)
        held = np.flatnonzero(np.diff(pointers))
        most[held] = np.maximum.reduceat(parts, pointers[held]) if len(held) else 0
        return cls(first, len(lengths), pointers, passages, parts, most)

    def entries(self, term: int) -> tuple[int, int]:
        """Return where the postings of a term begin and end."""
        if term >= len(self.pointers) - 1:
            return 0, 0
        return int(self.pointers[term]), int(self.pointers[term + 1])

    def looked_up(self, term: int, passages: Numbers, room: Scores | None = None) -> Scores:
        """Return what a term adds to each of some passages; ``room`` is a zero for every passage, and stays so."""
        first, last = self.entries(term)
        held, parts = self.passages[first:last], self.parts[first:last]
        if room is not None and len(passages) * _SEARCHED > len(held):
            room[held] = parts
            added = room.take(passages)
            room[held] = 0
            return added
        added = np.zeros(len(passages), np.float32)
        if len(held):
            places = np.minimum(np.searchsorted(held, passages.astype(np.uint32)), len(held) - 1)
            hit = held.take(places) == passages
            added[hit] = parts[places[hit]]
        return added

    def followed_by(self, later: Segment) -> Segment:
        """Return one segment: of each term the earlier entries, then the later ones."""
        sizes = [np.diff(part.pointers) for part in (self, later)]
        width = max(map(len, sizes))
        sizes = [np.pad(size, (0, width - len(size))) for size in sizes]
        pointers = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes[0] + sizes[1])])
        passages = np.empty(int(pointers[-1]), np.uint32)
        parts = np.empty(int(pointers[-1]), np.float32)
        starts = pointers[:-1]
        for part, size, shift in ((self, sizes[0], 0), (later, sizes[1], self.size)):
            places = np.repeat(starts - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))
            passages[places] = part.passages + np.uint32(shift)
            parts[places] = part.parts
            starts = starts + size
        most = np.maximum(*(np.pad(part.most, (0, width - len(part.most))) for part in (self, later)))
        return Segment(self.first, self.size + later.size, pointers, passages, parts, most)
