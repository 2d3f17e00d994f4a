"""Texts that share their words: copies, truncated copies, quotations of one release.

Two texts are copies when enough of the shorter one's word n-grams stand in the longer one, or when they share
a long run of words. Every pair that is reported was compared word by word; nothing is an estimate. Boilerplate
(n-grams that stand in many different stories) proves nothing and is left out.

That two texts tell the same story in words of their own is another signal, see
`osintkit.corroborate.copies.same_story`, and never joins them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from osintkit.corroborate.copies.compare import ComparedTexts, CopyOptions
from osintkit.corroborate.material import Copy

__all__ = ["CopyForest", "CopyIndex", "CopyOptions", "find_copies"]


def find_copies(texts: Sequence[tuple[str, str]], options: CopyOptions | None = None) -> tuple[Copy, ...]:
    """Return every pair of texts of which one is a copy of the other, or a part of it.

    Parameters
    ----------
    texts
        Pairs of id and text, in any order: the result does not depend on it.
    options
        What counts as a copy.

    Returns
    -------
    tuple of Copy
        ``left`` is the id that comes first in order; sorted by ids.

    Examples
    --------
    >>> wire = "Seoul's spy agency said on Friday that 1,500 soldiers had been shipped to Vladivostok."
    >>> [copy] = find_copies([("a", wire), ("b", "UPDATE: " + wire.upper()), ("c", "The Kremlin called it nonsense.")])
    >>> copy.left, copy.right, copy.containment
    ('a', 'b', 1.0)
    >>> copy.right_span.of("UPDATE: " + wire.upper())[:12]
    "SEOUL'S SPY "
    """
    index = CopyIndex(options)
    index.extend(texts)
    return index.copies()


class CopyIndex(ComparedTexts):
    """Texts and the copies among them, one text after the other.

    After any number of additions `copies` is what `find_copies` returns for the same texts.

    Parameters
    ----------
    options
        What counts as a copy.

    Examples
    --------
    >>> index = CopyIndex()
    >>> index.add("a", "Eleven thousand soldiers were seen in Kursk on Monday, Kyiv said.")
    ()
    >>> [copy.left for copy in index.add("b", "Eleven thousand soldiers were seen in Kursk on Monday, Kyiv said.")]
    ['a']
    """

    def __init__(self, options: CopyOptions | None = None) -> None:
        super().__init__(options)
        self._partners: dict[int, set[int]] = {}
        self._found: dict[tuple[int, int], Copy] = {}
        self._waiting: set[int] = set()
        """Texts whose copies are compared when they are asked for: boilerplate is another since, or they are new."""

    def copies(self) -> tuple[Copy, ...]:
        """Return all copies among the texts held, sorted by ids."""
        if len(self._waiting) == len(self):
            self._partners, self._found = {}, {}
            left, right, _ = self._pairs()
            self._judge(sorted(zip(left.tolist(), right.tolist(), strict=True)))
        else:
            self._compare_again(self._waiting)
        self._waiting = set()
        return tuple(sorted(self._found.values(), key=lambda copy: (copy.left, copy.right)))

    def add(self, name: str, text: str) -> tuple[Copy, ...]:
        """Hold one more text and return its copies among those held.

        Raises
        ------
        CaseError
            When another text already has that id.
        """
        changed = self._hold(name, text)
        number = self._numbers[name]
        if changed is not None:
            self._waiting.update((number, *changed.tolist()))
        if number in self._waiting:
            self._compare_again([number])
            self._waiting.discard(number)
        pairs = ((min(number, partner), max(number, partner)) for partner in self._partners.get(number, ()))
        return tuple(sorted((self._found[pair] for pair in pairs), key=lambda copy: (copy.left, copy.right)))

    def extend(self, texts: Iterable[tuple[str, str]]) -> None:
        """Hold many texts; much faster than `add` one by one while the index is empty."""
        if self._ids:
            for name, text in texts:
                self.add(name, text)
            return
        self._load(list(texts))
        self._waiting.update(range(len(self)))

    def _compare_again(self, numbers: Collection[int]) -> None:
        for number in numbers:
            for partner in self._partners.pop(number, ()):
                self._partners[partner].discard(number)
                del self._found[min(number, partner), max(number, partner)]
        self._judge(sorted({pair for number in numbers for pair in self._candidates(number)}))

    def _judge(self, pairs: Sequence[tuple[int, int]]) -> None:
        for first, second in pairs:
            swapped = self._ids[second] < self._ids[first]
            left, right = (second, first) if swapped else (first, second)
            copy = self._compare(left, right)
            if copy is not None:
                self._found[first, second] = copy
                self._partners.setdefault(first, set()).add(second)
                self._partners.setdefault(second, set()).add(first)


class CopyForest(ComparedTexts):
    """Texts, and of the copies among any of them no more than it takes to join all that belong together.

    A thousand reprints of one release are half a million pairs, and 999 join them. Of any texts that are asked for
    `among` gives those, the nearest first: what `find_copies` gives, without the pairs that join nothing further.
    Each that is given was compared word by word; the rest are never claimed.

    Parameters
    ----------
    texts
        Pairs of id and text, in any order.
    options
        What counts as a copy.

    Raises
    ------
    CaseError
        When two different texts have one id.

    Examples
    --------
    >>> wire = "Seoul's spy agency said on Friday that 1,500 soldiers had been shipped to Vladivostok."
    >>> forest = CopyForest([(name, wire) for name in "abcd"])
    >>> [(copy.left, copy.right) for copy in forest.among("bcd")]
    [('b', 'c'), ('b', 'd')]
    """

    def __init__(self, texts: Iterable[tuple[str, str]], options: CopyOptions | None = None) -> None:
        super().__init__(options)
        self.texts = frozenset(texts)
        self._load(sorted(self.texts))  # numbers in the order of ids, so that left comes first
        left, right, counts = self._pairs()
        told = self._told.values
        near = counts / np.maximum(1, np.minimum(told[left], told[right]))
        order = np.lexsort((right, left, -near))
        self._left, self._right = left[order].astype(np.int32), right[order].astype(np.int32)
        self._compared: dict[tuple[int, int], Copy | None] = {}

    def among(self, ids: Collection[str]) -> Iterator[Copy]:
        """Yield the copies that join some of the texts, the nearest first; ids of other texts are passed over."""
        held = np.zeros(len(self), bool)
        held[[self._numbers[name] for name in ids if name in self._numbers]] = True
        kept = held[self._left] & held[self._right]
        left, right = self._left[kept], self._right[kept]
        groups = np.arange(len(self))
        while len(left):
            for pair in zip(left[:_AT_ONCE].tolist(), right[:_AT_ONCE].tolist(), strict=True):
                one, other = groups[pair[0]], groups[pair[1]]
                if one != other and (copy := self._verified(pair)) is not None:
                    groups[groups == other] = one
                    yield copy
            left, right = left[_AT_ONCE:], right[_AT_ONCE:]
            apart = groups[left] != groups[right]
            left, right = left[apart], right[apart]

    def _verified(self, pair: tuple[int, int]) -> Copy | None:
        if pair not in self._compared:
            self._compared[pair] = self._compare(*pair)
        return self._compared[pair]


_AT_ONCE = 2_000
"""Pairs that are looked at before all those that lie inside one group by then are passed over."""
