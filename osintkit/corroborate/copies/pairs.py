"""Which pairs of texts share many n-grams, and how many, exactly and without looking at every pair.

Texts that share so many n-grams of the shorter one share one even among its rarest, as many as it can do without
(prefix filtering; Chaudhuri 2006). So what very many texts hold is never paired with itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from osintkit.corroborate.text.ngrams import Hashes, Numbers, distinct, fresh

_TEXT_BITS = np.uint64(24)
_TEXTS = np.uint64((1 << 24) - 1)
_LAST_32 = np.uint64((1 << 32) - 1)
_TOGETHER = 1 << 15
"""N-grams that are sorted at once: what fits a core's own cache."""
_MEETINGS = 1 << 23
"""Pairs that are looked at at once."""


def alike_pairs(entries: Hashes, sizes: Numbers, share: float) -> tuple[Numbers, Numbers]:
    """Return every pair of texts that share so much of the n-grams of both, and some that share less.

    Parameters
    ----------
    entries
        N-grams, each with the number of its text in the last 24 bits, sorted.
    sizes
        Number of n-grams of each text.
    share
        Of the sum of both sizes; at most a half.

    Examples
    --------
    >>> entries = np.array([1 << 24, 1 << 24 | 1, 2 << 24, 2 << 24 | 1, 3 << 24 | 2], np.uint64)
    >>> [texts.tolist() for texts in alike_pairs(entries, np.array([2, 2, 1]), 0.3)]
    [[0], [1]]
    """
    held = _Held(entries)
    spared = np.maximum(np.ceil(2 * share * sizes - 1e-9).astype(np.int64), 1)
    asked = held.rarest(sizes, spared)
    found = [np.zeros(0, np.uint64)]
    for first, last in _whole_texts(asked, held.counts):
        longer = held.meetings(asked[first:last])
        shorter = np.repeat(asked[first:last] >> 32, held.counts[asked[first:last] & int(_LAST_32)])
        fits = (shorter != longer) & (sizes[longer] >= sizes[shorter])
        met = (shorter[fits] << 32) | longer[fits]
        met.sort()
        begins = np.append(np.flatnonzero(fresh(met.view(np.uint64))), len(met))
        shorter, longer = met[begins[:-1]] >> 32, met[begins[:-1]] & int(_LAST_32)
        # all that was not asked for may be shared as well
        likely = np.diff(begins) > share * (sizes[shorter] + sizes[longer]) - spared[shorter] - 1e-9
        shorter, longer = shorter[likely], longer[likely]
        found.append(((np.minimum(shorter, longer) << 32) | np.maximum(shorter, longer)).view(np.uint64))
    pairs = distinct(np.concatenate(found))
    return (pairs >> np.uint64(32)).view(np.int64), (pairs & _LAST_32).view(np.int64)


class _Held:
    """The n-grams that several texts hold, and the holders of each."""

    def __init__(self, entries: Hashes) -> None:
        texts, begins, size = [np.zeros(0, np.int32)], [np.zeros(0, np.int64)], 0
        for first, last in whole_grams(entries, _MEETINGS):
            part = entries[first:last]
            again = (part[1:] ^ part[:-1]) <= _TEXTS
            several = np.zeros(len(part), bool)
            several[1:] |= again
            several[:-1] |= again
            part = part[several]
            texts.append((part & _TEXTS).astype(np.int32))
            begins.append(np.flatnonzero(fresh(part >> _TEXT_BITS)) + size)
            size += len(part)
        self._texts = np.concatenate(texts)
        self._begins = np.concatenate(begins)
        self.counts = np.diff(np.append(self._begins, size))
        """By how many texts each is held."""

    def rarest(self, sizes: Numbers, spared: Numbers) -> Numbers:
        """Return each text with the places of its rarest n-grams, so many that no pair is missed, text by text.

        Those that nobody else holds are its rarest, and lead to nobody.
        """
        keys = np.empty(len(self._texts), np.int64)
        for first, last, grams in self._stretches():
            keys[first:last] = (self._texts[first:last].astype(np.int64) << 32) | self.counts[grams]
        keys.sort()
        ends = np.searchsorted(keys, np.arange(1, len(sizes) + 1) << 32)
        rarest = ends - spared
        some = np.flatnonzero(rarest >= np.append(0, ends[:-1]))
        rare = np.zeros(len(sizes), np.int64)
        rare[some] = keys[rarest[some]] & int(_LAST_32)
        del keys
        asked = [np.zeros(0, np.int64)]
        for first, last, grams in self._stretches():
            texts = self._texts[first:last].astype(np.int64)
            few = self.counts[grams] <= rare[texts]
            asked.append((texts[few] << 32) | grams[few])
        pairs = np.concatenate(asked)
        pairs.sort()
        return pairs

    def meetings(self, asked: Numbers) -> Numbers:
        """Return the holders of the n-grams at some places, one after the other."""
        grams = asked & int(_LAST_32)
        counts = self.counts[grams]
        places = np.repeat(self._begins[grams] + counts - np.cumsum(counts), counts) + np.arange(int(counts.sum()))
        return self._texts[places].astype(np.int64)

    def _stretches(self) -> Iterator[tuple[int, int, Numbers]]:
        """Yield where stretches of holders begin and end, and which n-gram each of them holds."""
        for first in range(0, len(self._begins), _MEETINGS):
            grams = np.arange(first, min(first + _MEETINGS, len(self._begins)))
            counts = self.counts[grams]
            begin = int(self._begins[first])
            yield begin, begin + int(counts.sum()), np.repeat(grams, counts)


def _whole_texts(asked: Numbers, counts: Numbers) -> Iterator[tuple[int, int]]:
    """Yield where stretches begin and end that lead to not many more than so many holders, each text whole in one."""
    first = 0
    while first < len(asked):
        last = min(first + _MEETINGS, len(asked))
        ends = np.cumsum(counts[asked[first:last] & int(_LAST_32)])
        last = first + max(1, int(np.searchsorted(ends, _MEETINGS, side="right")))
        last = int(np.searchsorted(asked, ((int(asked[last - 1]) >> 32) + 1) << 32))
        yield first, last
        first = last


def whole_grams(entries: Hashes, size: int) -> Iterator[tuple[int, int]]:
    """Yield where stretches of about so many entries begin and end, the holders of an n-gram in one.

    >>> list(whole_grams(np.array([1 << 24, 1 << 24 | 1, 2 << 24], np.uint64), 1))
    [(0, 2), (2, 3)]
    """
    first = 0
    while first < len(entries):
        last = min(first + size, len(entries))
        if last < len(entries):
            last = int(np.searchsorted(entries, entries[last - 1] | _TEXTS, side="right"))
        yield first, last
        first = last


def shared_counts(grams: Hashes, offsets: Numbers, left: Numbers, right: Numbers) -> Numbers:
    """Return for each pair of texts how many n-grams both have.

    Parameters
    ----------
    grams
        N-grams of at most 40 bits, those of text ``i`` from ``offsets[i]`` to ``offsets[i + 1]``, each once.

    Examples
    --------
    >>> shared_counts(np.array([1, 2, 2, 3], np.uint64), np.array([0, 2, 4]), np.array([0]), np.array([1])).tolist()
    [1]
    """
    sizes = np.diff(offsets)
    ends = np.cumsum(sizes[left] + sizes[right] + 1)
    counts = [np.zeros(0, np.int64)]
    first = 0
    while first < len(left):
        done = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + _TOGETHER, side="right")))
        counts.append(_shared(grams, offsets, left[first:last], right[first:last]))
        first = last
    return np.concatenate(counts)


def _shared(grams: Hashes, offsets: Numbers, one: Numbers, other: Numbers) -> Numbers:
    """Count for a block of pairs.

    All n-grams are sorted together, each with its pair before it; those that both have come to lie side by side.
    """
    texts = np.column_stack([one, other]).ravel()
    begins, ends = offsets[texts], offsets[texts + 1]
    keys = np.concatenate([grams[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)])
    sizes = (ends - begins)[::2] + (ends - begins)[1::2]
    keys |= np.repeat(np.arange(len(one), dtype=np.uint64) << np.uint64(40), sizes)
    keys.sort()
    met = np.flatnonzero(keys[1:] == keys[:-1])
    return np.diff(np.searchsorted(met, np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])))
