"""Which text holds which n-gram: sorted arrays that grow by merging, so that adding one text is cheap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from osintkit.corroborate.copies.pairs import alike_pairs, whole_grams
from osintkit.corroborate.text.ngrams import Hashes, Numbers, distinct, fresh, unique_within, words_of
from osintkit.corroborate.text.ngrams import ngrams as ngrams_of

_TEXT_BITS = np.uint64(24)
_TEXTS = np.uint64((1 << 24) - 1)
_DROPPED = np.uint64(8)
"""Bits of a 48-bit hash that give way to the number of the text."""
_BLOCK = 20_000_000
FEW = 4_000
"""Texts up to which a table of all pairs is smaller than a list of those that meet."""


def gram_sets(texts: list[str], length: int) -> Iterator[Hashes]:
    """Yield for each text its distinct n-grams as 40-bit hashes, in rising order."""
    for first in range(0, len(texts), 1 << 12):
        words = words_of(texts[first : first + (1 << 12)], positions=False)
        values, offsets = unique_within(*ngrams_of(words, length))
        for number in range(len(offsets) - 1):
            grams = values[offsets[number] : offsets[number + 1]] >> _DROPPED
            yield grams[fresh(grams)]


class Postings:
    """N-grams of numbered texts, in a few sorted arrays that are merged when they come near in size.

    Examples
    --------
    >>> postings = Postings()
    >>> grams = list(gram_sets(["one two three four", "two three four"], 3))
    >>> for number, values in enumerate(grams):
    ...     postings.add(number, values)
    >>> sorted(postings.holders(grams[0]).tolist())
    [0, 0, 1]
    """

    def __init__(self) -> None:
        self._segments: list[Hashes] = []

    def add(self, number: int, grams: Hashes) -> None:
        """Hold the n-grams of one more text."""
        self.add_sorted((grams << _TEXT_BITS) | np.uint64(number))

    def add_sorted(self, entries: Hashes) -> None:
        """Hold entries (n-gram and text packed) that are already sorted."""
        self._segments.append(entries)
        while len(self._segments) > 1 and len(self._segments[-2]) <= 2 * len(self._segments[-1]):
            merged = np.concatenate([self._segments.pop(), self._segments.pop()])
            merged.sort(kind="stable")
            self._segments.append(merged)

    def load(self, sets: list[Hashes]) -> None:
        """Hold the n-grams of texts 0, 1, 2 ... at once."""
        owners = np.repeat(np.arange(len(sets), dtype=np.uint64), [len(grams) for grams in sets])
        entries = (np.concatenate([np.zeros(0, np.uint64), *sets]) << _TEXT_BITS) | owners
        entries.sort()
        self._segments = [entries]

    def alike(self, sizes: Numbers, share: float) -> tuple[Numbers, Numbers]:
        """Return the pairs of texts that share so much of their n-grams, see `alike_pairs`."""
        return alike_pairs(self._whole(), sizes, share)

    def holders(self, grams: Hashes) -> Numbers:
        """Return the texts that hold the n-grams, one entry for each n-gram held."""
        parts = []
        for segment in self._segments:
            first, last = _bounds(segment, grams)
            counts = last - first
            parts.append((segment[_places(first, counts)] & _TEXTS).astype(np.int64))
        found: Numbers = np.concatenate([np.zeros(0, np.int64), *parts])
        return found

    def stories(self, grams: Hashes, labels: Numbers) -> Numbers:
        """Return in how many different stories each n-gram stands; ``labels`` names the story of each text."""
        parts = [np.zeros(0, np.uint64)]
        for segment in self._segments:
            first, last = _bounds(segment, grams)
            counts = last - first
            texts = (segment[_places(first, counts)] & _TEXTS).astype(np.int64)
            which = np.repeat(np.arange(len(grams), dtype=np.uint64), counts)
            parts.append((which << np.uint64(32)) | labels[texts].astype(np.uint64))
        found = distinct(np.concatenate(parts)) >> np.uint64(32)
        return np.bincount(found.astype(np.int64), minlength=len(grams))

    def held(self, grams: Hashes) -> Numbers:
        """Return how many texts hold each n-gram."""
        counts = np.zeros(len(grams), np.int64)
        for segment in self._segments:
            first, last = _bounds(segment, grams)
            counts += last - first
        return counts

    def crowded(self, labels: Numbers, most: int) -> Hashes:
        """Return the n-grams that stand in more stories than that, in rising order; ``labels`` as for `stories`."""
        entries = self._whole()
        found = [np.zeros(0, np.uint64)]
        for first, last in whole_grams(entries, _BLOCK):
            part = entries[first:last]
            many = np.flatnonzero((part[most:] ^ part[: max(0, len(part) - most)]) <= _TEXTS)
            grams = distinct(part[many] >> _TEXT_BITS)
            part = part[member(part >> _TEXT_BITS, grams)]
            told = distinct((part & ~_TEXTS) | labels[(part & _TEXTS).view(np.int64)].view(np.uint64)) >> _TEXT_BITS
            begins = np.flatnonzero(fresh(told))
            found.append(told[begins][np.diff(np.append(begins, len(told))) > most])
        return np.concatenate(found)

    def pairs(self, without: Hashes, texts: int) -> tuple[Numbers, Numbers, Numbers]:
        """Return each pair of so many texts with the number of n-grams both hold, some n-grams left out."""
        entries = self._whole()
        grams = entries >> _TEXT_BITS
        kept = ~member(grams, without)
        grams, numbers = grams[kept], (entries[kept] & _TEXTS).view(np.int64)
        tally = _Tally(texts)
        starts, lag = np.arange(len(grams)), 1
        while len(starts):
            starts = starts[starts < len(grams) - lag]
            starts = starts[grams[starts + lag] == grams[starts]]
            tally.add(numbers[starts] * texts + numbers[starts + lag])
            lag += 1
        return tally.result()

    def _whole(self) -> Hashes:
        """Return all entries in one sorted array, and hold them so from now on."""
        if len(self._segments) != 1:
            entries = np.concatenate([np.zeros(0, np.uint64), *self._segments])
            entries.sort(kind="stable")
            self._segments = [entries]
        return self._segments[0]


class Tally:
    """Whole numbers, one a text, that grow at the end.

    >>> column = Tally([3])
    >>> column.append(5)
    >>> column.values.tolist()
    [3, 5]
    """

    def __init__(self, values: Iterable[int] | Numbers = ()) -> None:
        self._room: Numbers = np.array(list(values) if not isinstance(values, np.ndarray) else values, np.int64)
        self._size = len(self._room)

    @property
    def values(self) -> Numbers:
        """The numbers, to read and to change."""
        return self._room[: self._size]

    def append(self, value: int) -> None:
        """Add a number."""
        if self._size == len(self._room):
            self._room = np.concatenate([self._room, np.zeros(max(64, self._size), np.int64)])
        self._room[self._size] = value
        self._size += 1


class _Tally:
    """Counts pairs of texts, folding them together before they fill the memory; of few texts in a table of all."""

    def __init__(self, texts: int) -> None:
        self._texts = texts
        self._waiting: list[Numbers] = []
        self._size = 0
        self._pairs: Numbers = np.zeros(0, np.int64)
        self._counts: Numbers = np.zeros(texts * texts if texts <= FEW else 0, np.int64)

    def add(self, pairs: Numbers) -> None:
        """Count pairs, each given as the one text's number times the number of texts, and the other's."""
        self._waiting.append(pairs)
        self._size += len(pairs)
        if self._size > _BLOCK:
            self._fold()

    def _fold(self) -> None:
        waiting = np.concatenate([np.zeros(0, np.int64), *self._waiting])
        self._waiting, self._size = [], 0
        if self._texts <= FEW:
            self._counts += np.bincount(waiting, minlength=len(self._counts))
            return
        pairs, counts = np.unique(waiting, return_counts=True)
        both, inverse = np.unique(np.concatenate([self._pairs, pairs]), return_inverse=True)
        total = np.zeros(len(both), np.int64)
        np.add.at(total, inverse, np.concatenate([self._counts, counts]))
        self._pairs, self._counts = both, total

    def result(self) -> tuple[Numbers, Numbers, Numbers]:
        """Return both numbers of each pair, in order, and how often it was counted."""
        self._fold()
        pairs, counts = self._pairs, self._counts
        if self._texts <= FEW:
            pairs = np.flatnonzero(counts)
            counts = counts[pairs]
        return pairs // max(1, self._texts), pairs % max(1, self._texts), counts


def member(grams: Hashes, some: Hashes) -> npt.NDArray[np.bool_]:
    """Return which n-grams are among some sorted ones.

    >>> member(np.array([3, 5], np.uint64), np.array([1, 5], np.uint64)).tolist()
    [False, True]
    """
    if len(some) == 0:
        return np.zeros(len(grams), bool)
    places = np.minimum(np.searchsorted(some, grams), len(some) - 1)
    return np.asarray(some[places] == grams)


def exchanged(some: Hashes, more: Hashes, less: Hashes) -> Hashes:
    """Return sorted n-grams with more of them, and without others.

    >>> exchanged(np.array([1, 5], np.uint64), np.array([3], np.uint64), np.array([5], np.uint64)).tolist()
    [1, 3]
    """
    if len(less):
        some = some[~member(some, less)]
    return np.insert(some, np.searchsorted(some, more), more) if len(more) else some


def components(size: int, left: Numbers, right: Numbers) -> Numbers:
    """Return for each number the least number that it is linked with, directly or not."""
    labels = np.arange(size)
    labels[np.maximum(left, right)] = np.minimum(left, right)  # any of those that it is linked with, to begin with
    labels = _hopped(labels)
    while len(left):
        low, high = np.minimum(labels[left], labels[right]), np.maximum(labels[left], labels[right])
        differs = low != high
        left, right, low, high = left[differs], right[differs], low[differs], high[differs]
        np.minimum.at(labels, high, low)
        labels = _hopped(labels)
    return labels


def _hopped(labels: Numbers) -> Numbers:
    """Follow each number to where it leads in the end."""
    while True:
        hopped: Numbers = labels[labels]
        if np.array_equal(hopped, labels):
            return labels
        labels = hopped


def shortened(hashes: Hashes) -> Hashes:
    """Return 40 bits of each hash, as the postings hold them.

    >>> shortened(np.array([2**48 + 512], np.uint64)).tolist()
    [2]
    """
    return np.asarray((hashes & np.uint64((1 << 48) - 1)) >> _DROPPED, np.uint64)


def _places(first: Numbers, counts: Numbers) -> Numbers:
    """Return the places ``first`` and so many after it, for each."""
    places: Numbers = np.repeat(first + counts - np.cumsum(counts), counts) + np.arange(int(counts.sum()))
    return places


def _bounds(segment: Hashes, grams: Hashes) -> tuple[Numbers, Numbers]:
    first = np.searchsorted(segment, grams << _TEXT_BITS, side="left")
    last = np.searchsorted(segment, (grams << _TEXT_BITS) | _TEXTS, side="right")
    return np.asarray(first, np.int64), np.asarray(last, np.int64)
