"""The longest row of numbers that two sequences share, found exactly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Ranks = npt.NDArray[np.int64]

_MEETINGS = 4
"""Pairs of equal numbers, for each number of the sequences, up to which every one of them is looked at."""


def longest_shared_run(
    left: npt.ArrayLike, right: npt.ArrayLike, order: Callable[[int, int], Any] | None = None
) -> tuple[int, int, int]:
    """Return length, start in ``left`` and start in ``right`` of the longest run that both have.

    Among runs of equal length one is taken by what it holds, where it stands first: swapping the sequences swaps the
    starts and changes nothing else.

    Parameters
    ----------
    left, right
        Numbers; those below zero match nothing.
    order
        Tells from where a run starts in ``left``, and its length, what its content is ordered by; its numbers when
        None.

    Examples
    --------
    >>> longest_shared_run([5, 1, 2, 3, 9], [1, 2, 7, 1, 2, 3])
    (3, 1, 3)
    >>> longest_shared_run([1], [2])
    (0, 0, 0)
    """
    a, b = np.asarray(left, np.int64), np.asarray(right, np.int64)
    meetings = _meetings(a, b)
    length, first, second = _by_doubling(a, b) if meetings is None else _by_diagonals(*meetings)
    if len(first) == 0:
        return 0, 0, 0
    if len(first) == 1:
        return length, int(first[0]), int(second[0])
    contents = [a[start : start + length].tolist() for start in first.tolist()]
    ordered = contents if order is None else [order(start, length) for start in first.tolist()]
    best = contents[min(range(len(contents)), key=ordered.__getitem__)]
    alike = [place for place, content in enumerate(contents) if content == best]
    return length, int(first[alike].min()), int(second[alike].min())


def _meetings(a: Ranks, b: Ranks) -> tuple[Ranks, Ranks] | None:
    """Return all places at which the sequences have equal numbers; None when there are very many."""
    left, right = np.flatnonzero(a >= 0), np.flatnonzero(b >= 0)
    right = right[np.argsort(b[right], kind="stable")]
    held = b[right]
    begins = np.searchsorted(held, a[left], side="left")
    counts = np.searchsorted(held, a[left], side="right") - begins
    total = int(counts.sum())
    if total > _MEETINGS * (len(a) + len(b)):
        return None
    places = np.repeat(begins + counts - np.cumsum(counts), counts) + np.arange(total)
    return np.repeat(left, counts), right[places]


def _by_diagonals(left: Ranks, right: Ranks) -> tuple[int, Ranks, Ranks]:
    """Return the length of the longest run and every start of one, from all places that are equal."""
    if len(left) == 0:
        return 0, left, right
    keys = (left - right) * (1 << 31) + left
    order = np.argsort(keys)
    breaks = np.flatnonzero(np.diff(keys[order]) != 1) + 1
    starts = np.concatenate([np.zeros(1, np.int64), breaks])
    lengths = np.diff(np.append(starts, len(keys)))
    longest = order[starts[lengths == lengths.max()]]
    return int(lengths.max()), left[longest], right[longest]


def _by_doubling(a: Ranks, b: Ranks) -> tuple[int, Ranks, Ranks]:
    """Return the length of the longest run and where each that is so long stands first, however often numbers recur."""
    # what matches nothing is told apart by side, and so are the walls behind each sequence
    wall = np.array([-1])
    current = _rank(np.concatenate([np.where(a < 0, -1, a), wall, np.where(b < 0, -2, b), wall - 1]))
    current_common = _common(current, len(a))
    if len(current_common) == 0:
        return 0, current_common, current_common
    length, doubled = 1, [current]
    while True:
        longer = _joined(current, current, length)
        common = _common(longer, len(a))
        if len(common) == 0:
            break
        current, current_common, length = longer, common, 2 * length
        doubled.append(current)
    for level in range(len(doubled) - 2, -1, -1):
        longer = _joined(current, doubled[level], length)
        common = _common(longer, len(a))
        if len(common):
            current, current_common, length = longer, common, length + (1 << level)
    return length, _firsts(current[: len(a)], current_common), _firsts(current[len(a) + 1 :], current_common)


def _firsts(ranks: Ranks, wanted: Ranks) -> Ranks:
    held, first = np.unique(ranks, return_index=True)
    places: Ranks = first[np.searchsorted(held, wanted)]
    return places


def _rank(values: Ranks) -> Ranks:
    ranks: Ranks = np.unique(values, return_inverse=True)[1]
    return ranks


def _joined(head: Ranks, tail: Ranks, length: int) -> Ranks:
    """Return the ranks of runs made of ``head`` at each place and ``tail`` ``length`` places on."""
    size = min(len(head), len(tail) - length)
    if size <= 0:
        return np.zeros(0, np.int64)
    return _rank(head[:size] * (1 << 31) + tail[length : length + size])


def _common(ranks: Ranks, middle: int) -> Ranks:
    """Return the ranks that stand on both sides of the wall, in order; a run over the wall is on one side only."""
    return np.intersect1d(ranks[:middle], ranks[middle + 1 :])
