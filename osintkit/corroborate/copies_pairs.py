"""Which pairs of texts share many n-grams, and how many, exactly and without looking at every pair.

Texts that share so many n-grams of the shorter one share one even among its rarest, as many as it can do without
(prefix filtering; Chaudhuri 2006). So what very many texts hold is never paired with itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from osintkit.corroborate.shingles import Hashes, Numbers, distinct, fresh

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
    again = (entries[1:] ^ entries[:-1]) <= _TEXTS
    shared = np.zeros(len(entries), bool)
    shared[1:] |= again
    shared[:-1] |= again
    entries = entries[shared]  # most stand in one text alone
    if len(entries) == 0:
        return (np.zeros(0, np.int64),) * 2
    texts = (entries & _TEXTS).view(np.int64)
    entries = entries >> _TEXT_BITS
    begins = np.append(np.flatnonzero(fresh(entries)), len(entries))
    held = np.diff(begins)
    holders = np.repeat(held, held)
    asked = np.flatnonzero((holders > 1) & (holders <= _rare(texts, holders, sizes, share)[texts]))
    begin = np.repeat(begins[:-1], held)[asked]
    found = [np.zeros(0, np.uint64)]
    for stretch in _stretches(holders[asked]):
        counts = holders[asked[stretch]]
        places = np.repeat(begin[stretch] + counts - np.cumsum(counts), counts) + np.arange(int(counts.sum()))
        shorter, longer = np.repeat(texts[asked[stretch]], counts), texts[places]
        fits = (shorter != longer) & (sizes[longer] >= sizes[shorter])
        low, high = np.minimum(shorter, longer)[fits], np.maximum(shorter, longer)[fits]
        found.append(distinct((low.view(np.uint64) << np.uint64(32)) | high.view(np.uint64)))
    pairs = distinct(np.concatenate(found))
    return (pairs >> np.uint64(32)).view(np.int64), (pairs & _LAST_32).view(np.int64)


def _rare(texts: Numbers, holders: Numbers, sizes: Numbers, share: float) -> Numbers:
    """Return for each text by how many at most the rarest of its n-grams are held, so many that no pair is missed.

    Only n-grams that several hold are given; the others of a text are its rarest.
    """
    keys = (texts << 32) | holders
    keys.sort()
    given = np.bincount(texts, minlength=len(sizes))
    spared = np.ceil(2 * share * sizes - 1e-9).astype(np.int64)
    rarest = given - np.maximum(spared, 1)
    places = np.minimum(np.cumsum(given) - given + np.maximum(rarest, 0), len(keys) - 1)
    return np.where(rarest < 0, 0, keys[places] & int(_LAST_32))


def _stretches(counts: Numbers) -> Iterator[slice]:
    """Yield slices whose counts sum up to not much more than is looked at at once."""
    ends = np.cumsum(counts)
    first = 0
    while first < len(counts):
        done = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + _MEETINGS, side="right")))
        yield slice(first, last)
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
