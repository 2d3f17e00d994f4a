"""Groups of copies among very many texts, with numpy alone.

The rule is that of `osintkit.corroborate.copies`: enough of the shorter text's n-grams stand in the other,
boilerplate left out. Candidates come from n-grams that every long enough shared run is certain to keep
(winnowing); each link is then checked on the full sets of both texts. Pairs are not listed: a story carried by a
thousand sites is one group of a thousand, not half a million pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osintkit.corroborate.copies import CopyOptions, needed, one_story
from osintkit.corroborate.copies_postings import components
from osintkit.corroborate.shingles import CHUNK, Hashes, Numbers, Workspace, ngrams, unique_within, winnow, words_of

Flags = npt.NDArray[np.bool_]

_TEXT_BITS = np.uint64(24)
_TEXTS = np.uint64((1 << 24) - 1)
_LAST_32 = np.uint64((1 << 32) - 1)
_LAST_BITS = np.uint64((1 << 48) - 1)
_DROPPED = np.uint64(8)
"""Bits of a 48-bit hash that give way to the number of a text."""

WHOLE_TEXTS = CopyOptions(containment=0.5, common=10)
"""For pages and articles: as boilerplate is left out, half of the rest is no chance; and a site's foot is soon seen."""
_WINDOW = 12
"""N-grams of which one is kept: texts that share fourteen words in a row are certain to meet."""
_PAIRS = 512
_MEET = 7
"""A pair is checked when it meets in one in so many of the shorter text's points."""
_STRETCH = 4096
_NEIGHBOURS = 2
"""Texts before it, in the order of length, that a text is compared with for each kept n-gram."""


@dataclass(frozen=True, slots=True)
class CopyGroups:
    """Which texts are copies of each other, directly or through others.

    Parameters
    ----------
    labels
        For each text, in the order given, the position of the first text of its group.
    links
        Number of pairs that were checked and found to be copies.
    """

    labels: Numbers
    links: int

    def members(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups of two texts and more, as positions."""
        order = np.argsort(self.labels, kind="stable")
        breaks = np.flatnonzero(np.diff(self.labels[order])) + 1
        return tuple(tuple(group.tolist()) for group in np.split(order, breaks) if len(group) > 1)


def group_copies(texts: Sequence[str], options: CopyOptions | None = None) -> CopyGroups:
    """Return the groups of copies; shared runs alone (`CopyOptions.run`) do not link here.

    Parameters
    ----------
    texts
        At most 16 million.
    options
        What counts as a copy; `WHOLE_TEXTS` when None.

    Examples
    --------
    >>> wire = "The ministry said on Friday that eleven thousand soldiers had crossed the river near the old bridge."
    >>> group_copies([wire, "Rain fell on the hills.", f"UPDATE 2 {wire} More soon."]).members()
    ((0, 2),)
    """
    options = options or WHOLE_TEXTS
    held = _read(texts, options)
    pairs = _Pairs(held, *_candidates(held))
    stories = pairs.linked(one_story(held.sizes[pairs.left], held.sizes[pairs.right]))
    boilerplate = _boilerplate(held, stories, pairs.texts, options.common)
    if boilerplate.any():
        pairs.leave_out(_only(held, boilerplate))
    told = held.sizes - _sums(boilerplate, held.sizes)
    groups = pairs.linked(needed(told[pairs.left], told[pairs.right], options))
    return CopyGroups(groups, pairs.links)


@dataclass(slots=True)
class _Held:
    """N-grams of all texts, distinct and sorted within each; and those kept as meeting points."""

    grams: Hashes
    sizes: Numbers
    """Number of n-grams of each text."""
    kept: Hashes
    kept_by: npt.NDArray[np.uint32]

    @property
    def offsets(self) -> Numbers:
        """Text ``i`` has the n-grams ``offsets[i]`` to ``offsets[i + 1]``."""
        return np.concatenate([np.zeros(1, np.int64), np.cumsum(self.sizes)])


def _read(texts: Sequence[str], options: CopyOptions) -> _Held:
    room = Workspace()
    # room for a word every two characters: pages that are never written cost nothing
    grams = np.empty(sum(map(len, texts)) // 2 + len(texts), np.uint64)
    end = 0
    sizes, kept, kept_sizes = [], [], []
    for first, last in _blocks(texts):
        sequence, offsets = ngrams(words_of(texts[first:last], positions=False, room=room), options.words)
        values, within = unique_within(sequence, offsets)
        np.right_shift(values, _DROPPED, out=grams[end : end + len(values)])
        end += len(values)
        sizes.append(np.diff(within))
        chosen, chosen_offsets = winnow(sequence, offsets, _WINDOW)
        kept.append(chosen & _LAST_BITS)
        kept_sizes.append(np.diff(chosen_offsets))
    none, no_grams = np.zeros(0, np.int64), np.zeros(0, np.uint64)
    owners = np.repeat(np.arange(len(texts), dtype=np.uint32), np.concatenate([none, *kept_sizes]))
    selected = np.concatenate([no_grams, *kept])
    selected >>= _DROPPED
    return _Held(grams[:end], np.concatenate([none, *sizes]), selected, owners)


class _Pairs:
    """Candidate pairs and what is known of them; a pair within a group that others already link is not counted."""

    def __init__(self, held: _Held, left: Numbers, right: Numbers, first: int) -> None:
        self._held, self._offsets = held, held.offsets
        self.left, self.right, self._first = left, right, first
        self._shared = np.full(len(left), -1, np.int64)
        self._boilerplate: tuple[_Held, Numbers] | None = None
        self.links = 0

    @property
    def texts(self) -> Flags:
        """Which texts are in any pair."""
        flags = np.zeros(len(self._held.sizes), bool)
        flags[self.left] = flags[self.right] = True
        return flags

    def leave_out(self, boilerplate: _Held) -> None:
        """From now on count without the n-grams that are given."""
        known = np.flatnonzero(self._shared >= 0)
        self._boilerplate = boilerplate, boilerplate.offsets
        self._shared[known] -= _shared_of(*self._boilerplate, self.left[known], self.right[known])

    def linked(self, needed: npt.NDArray[np.float64]) -> Numbers:
        """Return the group of each text when a pair that shares so many n-grams is a link."""
        labels = np.arange(len(self._held.sizes))
        for stretch in (slice(0, self._first), slice(self._first, None)):
            waiting = np.arange(len(self.left))[stretch]
            apart = labels[self.left[waiting]] != labels[self.right[waiting]]
            self._count(waiting[apart & (self._shared[waiting] < 0)])
            good = np.flatnonzero(self._shared >= needed)
            labels = components(len(labels), self.left[good], self.right[good])
        self.links = len(good)
        return labels

    def _count(self, pairs: Numbers) -> None:
        left, right = self.left[pairs], self.right[pairs]
        self._shared[pairs] = _shared_of(self._held, self._offsets, left, right)
        if self._boilerplate is not None:
            self._shared[pairs] -= _shared_of(*self._boilerplate, left, right)


def _boilerplate(held: _Held, stories: Numbers, wanted: Flags, limit: int) -> Flags:
    """Return which n-grams of the wanted texts stand in more than ``limit`` different stories.

    One text stands for each story. A table of counts by the last bits rules most n-grams out; the rest is counted.
    """
    flags = np.zeros(len(held.grams), bool)
    if len(stories) <= limit:
        return flags
    first_of_story = stories == np.arange(len(stories))
    mask = _mask(len(held.grams) // 4)
    table = np.zeros(int(mask) + 1, np.int32)
    for _, grams in _stretches(held, first_of_story):
        np.add.at(table, (grams & mask).view(np.int64), np.int32(1))
    many = table > limit
    told = (grams for _, grams in _stretches(held, first_of_story))
    crowded = np.concatenate([np.zeros(0, np.uint64), *(grams[many[(grams & mask).view(np.int64)]] for grams in told)])
    crowded.sort()
    # the entry ``limit`` places on is the same n-gram: more stories than that hold it
    common = np.unique(crowded[limit:][crowded[limit:] == crowded[:-limit]])
    if len(common):
        mask = _mask(16 * len(common))
        likely = np.zeros(int(mask) + 1, bool)
        likely[common & mask] = True
        for places, grams in _stretches(held, wanted):
            some = np.flatnonzero(likely[(grams & mask).view(np.int64)])
            found = np.minimum(np.searchsorted(common, grams[some]), len(common) - 1)
            flags[places[some[common[found] == grams[some]]]] = True
    return flags


def _stretches(held: _Held, wanted: Flags) -> Iterator[tuple[Numbers, Hashes]]:
    """Yield places and n-grams of the wanted texts, so many at a time that memory is used again."""
    ends = np.cumsum(held.sizes)
    for first in range(0, len(held.sizes), _STRETCH):
        last = min(first + _STRETCH, len(held.sizes))
        begin = int(ends[first - 1]) if first else 0
        places = np.flatnonzero(np.repeat(wanted[first:last], held.sizes[first:last])) + begin
        yield places, held.grams[places]


def _mask(size: int) -> np.uint64:
    """Return the bits by which a table of about ``size`` places tells n-grams apart."""
    return np.uint64((1 << min(26, max(12, size.bit_length() - 1))) - 1)


def _only(held: _Held, flags: Flags) -> _Held:
    """Return the texts with the n-grams that are flagged and no others."""
    return _Held(held.grams[flags], _sums(flags, held.sizes), held.kept[:0], held.kept_by[:0])


def _sums(flags: Flags, sizes: Numbers) -> Numbers:
    """Return how many flags of each text are set."""
    totals = np.concatenate([np.zeros(1, np.int64), np.cumsum(flags)])
    ends = np.cumsum(sizes)
    return np.asarray(totals[ends] - totals[ends - sizes], np.int64)


def _blocks(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return stretches of texts that are worked on at once, small enough for a core's cache."""
    blocks, first, size = [], 0, 0
    for position, text in enumerate(texts):
        size += len(text) + 1
        if size >= CHUNK or position - first >= 1 << 15:
            blocks.append((first, position + 1))
            first, size = position + 1, 0
    if first < len(texts):
        blocks.append((first, len(texts)))
    return blocks


def _candidates(held: _Held) -> tuple[Numbers, Numbers, int]:
    """Return pairs of texts worth a check, first the likeliest of each text, and how many these are.

    The holders of a kept n-gram stand in the order of their length; each is paired with the longest and with those
    next to it: a chain, so that the pairs stay few.
    """
    rank = np.empty(len(held.sizes), np.uint64)
    by_length = np.argsort(-held.sizes, kind="stable")
    rank[by_length] = np.arange(len(by_length), dtype=np.uint64)
    entries = (held.kept << _TEXT_BITS) | rank[held.kept_by]
    entries.sort()
    if len(entries) == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), 0
    entries = entries[np.concatenate([np.ones(1, bool), entries[1:] != entries[:-1]])]
    shared, holder = entries >> _TEXT_BITS, entries & _TEXTS
    fresh = np.concatenate([np.ones(1, bool), shared[1:] != shared[:-1]])
    longest = holder[np.maximum.accumulate(np.where(fresh, np.arange(len(entries)), 0))]
    pairs = [(holder[~fresh] << np.uint64(32)) | longest[~fresh]]
    for lag in range(1, _NEIGHBOURS + 1):
        same = np.flatnonzero(shared[lag:] == shared[:-lag])
        pairs.append((holder[same + lag] << np.uint64(32)) | holder[same])
    distinct, met = np.unique(np.concatenate(pairs), return_counts=True)
    shorter, longer = (distinct >> np.uint64(32)).astype(np.int64), (distinct & _LAST_32).astype(np.int64)
    # copies share far more meeting points than a tenth; texts of one site with the same foot, hardly more
    points = np.bincount(held.kept_by, minlength=len(held.sizes))[by_length[shorter]]
    enough = (met >= np.maximum(np.minimum(1 + points // 10, 3), points / _MEET)) & (shorter != longer)
    shorter, longer, met = shorter[enough], longer[enough], met[enough]
    order = np.lexsort((longer, -met, shorter))
    first = np.concatenate([np.ones(min(1, len(order)), bool), shorter[order][1:] != shorter[order][:-1]])
    order = np.concatenate([order[first], order[~first]])
    return by_length[longer[order]], by_length[shorter[order]], int(first.sum())


def _shared_of(held: _Held, offsets: Numbers, left: Numbers, right: Numbers) -> Numbers:
    """Return for each pair how many n-grams both have."""
    blocks = range(0, len(left), _PAIRS)
    parts = [_shared(held, offsets, left[at : at + _PAIRS], right[at : at + _PAIRS]) for at in blocks]
    return np.concatenate([np.zeros(0, np.int64), *parts])


def _shared(held: _Held, offsets: Numbers, one: Numbers, other: Numbers) -> Numbers:
    """Count for a block of pairs.

    All n-grams are sorted together, each with its pair before it; those that both have come to lie side by side.
    """
    pairs = len(one)
    texts = np.concatenate([one, other])
    sizes = held.sizes[texts]
    ends = np.cumsum(sizes)
    places = np.arange(int(ends[-1])) + np.repeat(offsets[texts] - (ends - sizes), sizes)
    keys = np.repeat(np.tile(np.arange(pairs, dtype=np.uint64) << np.uint64(40), 2), sizes)
    keys |= held.grams[places]
    keys.sort()
    met = keys[1:][keys[1:] == keys[:-1]] >> np.uint64(40)
    return np.bincount(met.view(np.int64), minlength=pairs)
