"""Groups of copies among very many texts, with numpy alone.

The rule is that of `osintkit.corroborate.copies.find`: enough of the shorter text's n-grams stand in the other,
boilerplate left out. Candidates come from n-grams that every long enough shared run is certain to keep
(winnowing); each link is then checked on the full sets of both texts. Pairs are not listed: a story carried by a
thousand sites is one group of a thousand, not half a million pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osintkit.corroborate.copies.compare import CopyOptions, needed, one_story
from osintkit.corroborate.copies.pairs import shared_counts
from osintkit.corroborate.copies.postings import components, member
from osintkit.corroborate.text.ngrams import (
    Flags,
    Hashes,
    Numbers,
    chunks,
    fresh,
    ngrams,
    unique_within,
    winnow,
    words_of,
)

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
_MEET = 7
"""A pair is checked when it meets in one in so many of the shorter text's points."""
_STRETCH = 4096
"""Texts whose n-grams are looked at at once."""
_STRETCH_OF_POINTS = 1 << 19
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
    told = held.sizes - boilerplate.sizes
    least = needed(told[pairs.left], told[pairs.right], options)
    pairs.leave_out(boilerplate, least)
    groups = pairs.linked(least)
    return CopyGroups(groups, pairs.links)


@dataclass(slots=True)
class _Held:
    """N-grams of all texts, distinct and sorted within each."""

    grams: Hashes
    offsets: Numbers
    """Text ``i`` has the n-grams ``offsets[i]`` to ``offsets[i + 1]``."""
    points: Hashes
    """The n-grams kept as meeting points, each with the number of its text behind it."""

    @property
    def sizes(self) -> Numbers:
        """Number of n-grams of each text."""
        return np.diff(self.offsets)

    def shared_by(self, left: Numbers, right: Numbers) -> Numbers:
        """Return for each pair of texts how many n-grams both have."""
        return shared_counts(self.grams, self.offsets, left, right)


def _read(texts: Sequence[str], options: CopyOptions) -> _Held:
    # room for a word every four signs, and more when there are more words; what is never written costs nothing
    grams = np.empty(sum(map(len, texts)) // 4, np.uint64)
    end = 0
    sizes, points = [np.zeros(1, np.int64)], [np.zeros(0, np.uint64)]
    for first, last in chunks(texts):
        sequence, offsets = ngrams(words_of(texts[first:last], positions=False), options.words)
        values, within = unique_within(sequence, offsets)
        if end + len(values) > len(grams):
            full, grams = grams[:end], np.empty(2 * (end + len(values)), np.uint64)
            grams[:end] = full
        np.right_shift(values, _DROPPED, out=grams[end : end + len(values)])
        end += len(values)
        sizes.append(np.diff(within))
        kept, kept_offsets = winnow(sequence, offsets, _WINDOW)
        kept &= _LAST_BITS
        kept >>= _DROPPED
        kept <<= _TEXT_BITS
        kept |= np.repeat(np.arange(first, last, dtype=np.uint64), np.diff(kept_offsets))
        points.append(kept)
    return _Held(grams[:end], np.cumsum(np.concatenate(sizes)), np.concatenate(points))


class _Pairs:
    """Candidate pairs and what is known of them; a pair within a group that others already link is not counted."""

    def __init__(self, held: _Held, left: Numbers, right: Numbers, first: int) -> None:
        self._held = held
        self.left, self.right, self._first = left, right, first
        self._shared = np.full(len(left), -1, np.int64)
        self._boilerplate: _Held | None = None
        self.links = 0

    @property
    def texts(self) -> Flags:
        """Which texts are in any pair."""
        flags = np.zeros(len(self._held.offsets) - 1, bool)
        flags[self.left] = flags[self.right] = True
        return flags

    def leave_out(self, boilerplate: _Held, needed: npt.NDArray[np.float64]) -> None:
        """From now on count without the n-grams that are given; a pair that has too few with them has too few."""
        known = np.flatnonzero(self._shared >= needed)
        self._boilerplate = boilerplate
        self._shared[known] -= boilerplate.shared_by(self.left[known], self.right[known])

    def linked(self, needed: npt.NDArray[np.float64]) -> Numbers:
        """Return the group of each text when a pair that shares so many n-grams is a link."""
        labels = np.arange(len(self._held.offsets) - 1)
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
        self._shared[pairs] = self._held.shared_by(left, right)
        if self._boilerplate is not None:
            self._shared[pairs] -= self._boilerplate.shared_by(left, right)


def _boilerplate(held: _Held, stories: Numbers, wanted: Flags, limit: int) -> _Held:
    """Return the n-grams of the wanted texts that stand in more than ``limit`` different stories.

    One text stands for each story. A table of counts by the last bits rules most n-grams out; the rest is counted.
    """
    firsts = stories == np.arange(len(stories))
    mask = _mask(len(held.grams) // 4)
    table = np.zeros(int(mask) + 1, np.int32)
    for _, _, grams in _stretches(held, firsts):
        np.add.at(table, (grams & mask).view(np.int64), np.int32(1))
    many = table > limit
    crowded = [held.grams[:0]]
    for _, _, grams in _stretches(held, firsts):
        crowded.append(grams[np.flatnonzero(many.take((grams & mask).view(np.int64)))])
    told = np.sort(np.concatenate(crowded))
    # the entry ``limit`` places on is the same n-gram: more stories than that hold it
    common = told[:-limit][told[limit:] == told[:-limit]]
    among = _Among(common[fresh(common)])
    places = [np.zeros(0, np.int64)]
    for begin, inside, grams in _stretches(held, wanted):
        found = among.places(grams)
        if len(found):
            places.append(np.flatnonzero(inside)[found] + begin)
    flagged = np.concatenate(places)
    return _Held(held.grams[flagged], np.searchsorted(flagged, held.offsets), held.points[:0])


class _Among:
    """Whether n-grams are among some: a table of guesses by their last bits, each then looked up."""

    def __init__(self, some: Hashes) -> None:
        self._some, self._mask = some, _mask(16 * len(some))
        self._guesses = np.full(int(self._mask) + 1, -1, np.int32)
        self._guesses[(some & self._mask).view(np.int64)] = np.arange(len(some), dtype=np.int32)

    def places(self, grams: Hashes) -> Numbers:
        """Return the places of those that are."""
        guesses = self._guesses.take((grams & self._mask).view(np.int64))
        places = np.flatnonzero(guesses >= 0)
        grams = grams[places]
        right = self._some[guesses[places]] == grams
        # of two with the same last bits the table has one
        wrong = np.flatnonzero(~right)
        right[wrong] = member(grams[wrong], self._some)
        found: Numbers = places[right]
        return found


def _stretches(held: _Held, wanted: Flags) -> Iterator[tuple[int, Flags, Hashes]]:
    """Yield where a stretch of n-grams begins, which of it belong to wanted texts, and those.

    So many texts at a time that memory is used again.
    """
    sizes = held.sizes
    for first in range(0, len(sizes), _STRETCH):
        last = min(first + _STRETCH, len(sizes))
        begin, end = int(held.offsets[first]), int(held.offsets[last])
        inside = np.repeat(wanted[first:last], sizes[first:last])
        yield begin, inside, held.grams[begin:end][inside]


def _mask(size: int) -> np.uint64:
    """Return the bits by which a table of about ``size`` places tells n-grams apart."""
    return np.uint64((1 << min(26, max(12, size.bit_length() - 1))) - 1)


def _candidates(held: _Held) -> tuple[Numbers, Numbers, int]:
    """Return pairs of texts worth a check, first the likeliest of each text, and how many these are.

    The holders of a kept n-gram stand in the order of their length; each is paired with the longest and with those
    next to it: a chain, so that the pairs stay few.
    """
    by_length = np.argsort(-held.sizes, kind="stable")
    rank = np.empty(len(by_length), np.uint64)
    rank[by_length] = np.arange(len(by_length), dtype=np.uint64)
    points, meetings = np.zeros(len(rank), np.int64), [np.zeros(0, np.uint64)]
    for entries in _by_point(held.points):
        points += np.bincount((entries & _TEXTS).view(np.int64), minlength=len(points))
        meetings += _meetings(entries, rank)
    pairs = np.concatenate(meetings)
    pairs.sort()
    begins = np.append(np.flatnonzero(fresh(pairs)), len(pairs))
    pairs, met = pairs[begins[:-1]], np.diff(begins)
    shorter, longer = (pairs >> np.uint64(32)).view(np.int64), (pairs & _LAST_32).view(np.int64)
    # copies share far more meeting points than a tenth; texts of one site with the same foot, hardly more
    points = points[by_length[shorter]]
    enough = met >= np.maximum(np.minimum(1 + points // 10, 3), points / _MEET)
    shorter, longer, met = shorter[enough], longer[enough], met[enough]
    order = np.lexsort((longer, -met, shorter))
    first = fresh(shorter[order])
    order = np.concatenate([order[first], order[~first]])
    return by_length[longer[order]], by_length[shorter[order]], int(first.sum())


def _by_point(points: Hashes) -> Iterator[Hashes]:
    """Sort meeting points and yield stretches of them, each point with all texts that have it, each text once."""
    points.sort()
    first = 0
    while first < len(points):
        last = first + _STRETCH_OF_POINTS
        if last < len(points):
            last = int(np.searchsorted(points, points[last - 1] | _TEXTS, side="right"))
        entries = points[first:last]
        yield entries[fresh(entries)]
        first = last


def _meetings(entries: Hashes, rank: Hashes) -> list[Hashes]:
    """Return the pairs that meet in some points, the rank of the shorter text before that of the longer."""
    again = (entries[1:] ^ entries[:-1]) <= _TEXTS
    met = np.zeros(len(entries), bool)
    met[1:] = again
    met[:-1] |= again
    entries = entries[met]
    entries = (entries & ~_TEXTS) | rank[(entries & _TEXTS).view(np.int64)]
    entries.sort()
    holder = entries & _TEXTS
    begins = fresh(entries >> _TEXT_BITS)
    longest = holder[np.maximum.accumulate(np.where(begins, np.arange(len(entries)), 0))]
    pairs = [(holder[~begins] << np.uint64(32)) | longest[~begins]]
    for lag in range(1, _NEIGHBOURS + 1):
        same = np.flatnonzero((entries[lag:] ^ entries[:-lag]) <= _TEXTS)
        pairs.append((holder[same + lag] << np.uint64(32)) | holder[same])
    return pairs
