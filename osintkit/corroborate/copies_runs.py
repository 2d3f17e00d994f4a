"""The longest row of numbers that two sequences share, found exactly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ranks = npt.NDArray[np.int64]


def longest_shared_run(left: Sequence[int], right: Sequence[int]) -> tuple[int, int, int]:
    """Return length, start in ``left`` and start in ``right`` of the longest run that both have.

    Numbers below zero match nothing. Among runs of equal length the one whose numbers come first in order is
    taken, where it stands first: swapping the sequences swaps the starts and changes nothing else.

    Examples
    --------
    >>> longest_shared_run([5, 1, 2, 3, 9], [1, 2, 7, 1, 2, 3])
    (3, 1, 3)
    >>> longest_shared_run([1], [2])
    (0, 0, 0)
    """
    a, b = np.asarray(left, np.int64), np.asarray(right, np.int64)
    # what matches nothing is told apart by side, and so are the walls behind each sequence
    wall = np.array([-1])
    current = _rank(np.concatenate([np.where(a < 0, -1, a), wall, np.where(b < 0, -2, b), wall - 1]))
    current_common = _common(current, len(a))
    if len(current_common) == 0:
        return 0, 0, 0
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
    best = current_common[0]
    first = int(np.flatnonzero(current[: len(a)] == best)[0])
    second = int(np.flatnonzero(current[len(a) + 1 :] == best)[0])
    return length, first, second


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
