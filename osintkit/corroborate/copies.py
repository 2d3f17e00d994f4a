"""Texts that share their words: copies, truncated copies, quotations of one release.

Two texts are copies when enough of the shorter one's word n-grams stand in the longer one, or when they share
a long run of words. Every pair that is reported was compared word by word; nothing is an estimate. Boilerplate
(n-grams that stand in many texts) proves nothing and is left out, unless a text consists of little else: then
it is a story that many carry.

That two texts tell the same story in words of their own is another signal, see
`osintkit.corroborate.copies_story`, and never joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from osintkit.corroborate.copies_postings import Postings, gram_sets
from osintkit.corroborate.copies_runs import longest_shared_run
from osintkit.corroborate.shingles import Hashes, Numbers, fold, ngrams, words_of
from osintkit.errors import CaseError, ParameterError
from osintkit.model import Record, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Record):
    """Two texts that share words, verified exactly."""

    left: str
    right: str
    """Ids as given."""
    containment: float
    """Share of the shorter text's word n-grams that the longer one has, 0 to 1."""
    jaccard: float
    shared: str
    """The longest run of words that both have."""
    left_span: Span
    right_span: Span
    """Where that run stands in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOptions:
    """What counts as a copy.

    Raises
    ------
    ParameterError
        When a number makes no sense; the message names it.

    Examples
    --------
    >>> CopyOptions(containment=0.8).run
    25
    """

    words: int = 3
    """Length of the n-grams that are compared."""
    containment: float = 0.6
    """Share of the shorter text's n-grams that makes a copy."""
    run: int = 25
    """So many words in a row make a copy of any two texts: both quote one text. 0: never."""
    least: int = 6
    """The shared run has at least so many words; shorter phrases are nobody's."""
    common: int = 50
    """An n-gram that stands in more texts than this is boilerplate."""
    rest: float = 0.3
    """A text with a smaller share of other words than this is a widely carried story: its boilerplate counts."""

    def __post_init__(self) -> None:
        for name, low, high in (("containment", 0.0, 1.0), ("rest", 0.0, 1.0)):
            if not low <= getattr(self, name) <= high:
                raise ParameterError(f"{name}={getattr(self, name)!r}: give a share from {low:g} to {high:g}")
        for name, least in (("words", 1), ("run", 0), ("least", 1), ("common", 1)):
            if getattr(self, name) < least:
                raise ParameterError(f"{name}={getattr(self, name)!r}: give a whole number from {least}")


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


class CopyIndex:
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
        self.options = options or CopyOptions()
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._sets: list[Hashes] = []
        self._postings = Postings()
        self._common: Hashes = np.zeros(0, np.uint64)
        self._told: list[int] = []
        """Number of n-grams by which each text is judged."""
        self._carried: list[bool] = []
        """Whether a text is judged by its boilerplate too."""
        self._readings: dict[int, _Reading] = {}
        self._found: dict[tuple[int, int], Copy] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def copies(self) -> tuple[Copy, ...]:
        """Return all copies among the texts held, sorted by ids."""
        return tuple(sorted(self._found.values(), key=lambda copy: (copy.left, copy.right)))

    def add(self, name: str, text: str) -> tuple[Copy, ...]:
        """Hold one more text and return its copies among those held.

        Raises
        ------
        CaseError
            When another text already has that id.
        """
        if not self._register(name, text):
            return self._of(self._numbers[name])
        number = len(self._ids) - 1
        [grams] = gram_sets([text], self.options.words)
        self._sets.append(grams)
        self._postings.add(number, grams)
        self._told.append(0)
        self._carried.append(False)
        risen = grams[self._postings.frequencies(grams) == self.options.common + 1]
        changed = {number, *np.unique(self._postings.holders(risen)).tolist()}
        self._common = np.union1d(self._common, grams[self._postings.frequencies(grams) > self.options.common])
        for other in sorted(changed):
            self._weigh(other)
        for pair in [pair for pair in self._found if changed.intersection(pair)] if len(changed) > 1 else []:
            del self._found[pair]
        pairs = {pair for other in changed for pair in self._candidates(other)}
        self._judge(sorted(pairs))
        return self._of(number)

    def extend(self, texts: Iterable[tuple[str, str]]) -> None:
        """Hold many texts; much faster than `add` one by one while the index is empty."""
        if self._ids:
            for name, text in texts:
                self.add(name, text)
            return
        for name, text in texts:
            self._register(name, text)
        self._sets = list(gram_sets(self._texts, self.options.words))
        self._postings.load(self._sets)
        self._common = self._postings.common(self.options.common)
        self._told = [0] * len(self._ids)
        self._carried = [False] * len(self._ids)
        for number in range(len(self._ids)):
            self._weigh(number)
        told = np.array(self._told, np.int64)
        left, right, counts = self._postings.pairs(self.options.common)
        likely = self._likely(counts, told[left], told[right])
        pairs = set(zip(left[likely].tolist(), right[likely].tolist(), strict=True))
        for number in np.flatnonzero(self._carried).tolist():
            pairs.update(self._candidates(number))
        self._judge(sorted(pairs))

    def _register(self, name: str, text: str) -> bool:
        known = self._numbers.get(name)
        if known is not None:
            if self._texts[known] != text:
                raise CaseError(f"two different texts are called {name!r}; give each an id of its own")
            return False
        self._numbers[name] = len(self._ids)
        self._ids.append(name)
        self._texts.append(text)
        return True

    def _of(self, number: int) -> tuple[Copy, ...]:
        name = self._ids[number]
        return tuple(copy for copy in self.copies() if name in (copy.left, copy.right))

    def _weigh(self, number: int) -> None:
        grams = self._sets[number]
        own = int((~_member(grams, self._common)).sum())
        self._carried[number] = own < self.options.rest * len(grams)
        self._told[number] = len(grams) if self._carried[number] else own
        self._readings.pop(number, None)

    def _likely(self, counts: Numbers, left: Numbers, right: Numbers) -> Numbers:
        """Return which pairs may be copies by the number of n-grams they share."""
        options = self.options
        enough = counts >= np.maximum(options.least - options.words + 1, options.containment * np.minimum(left, right))
        if options.run:
            enough |= counts >= options.run - options.words + 1
        return np.flatnonzero(enough & (counts > 0))

    def _candidates(self, number: int) -> list[tuple[int, int]]:
        """Return the pairs of a text with all others that may be its copies."""
        grams = self._sets[number]
        boilerplate = _member(grams, self._common)
        size = len(self._ids)
        counts = np.bincount(self._postings.holders(grams[~boilerplate]), minlength=size)
        carried = np.array(self._carried, bool)
        if boilerplate.any() and (carried[number] or carried.any()):
            full = counts + np.bincount(self._postings.holders(grams[boilerplate]), minlength=size)
            counts = full if carried[number] else np.where(carried, full, counts)
        counts[number] = 0
        others = np.flatnonzero(counts)
        told = np.array(self._told, np.int64)
        likely = others[self._likely(counts[others], told[others], np.full(len(others), told[number]))]
        return [(min(number, other), max(number, other)) for other in likely.tolist()]

    def _judge(self, pairs: Sequence[tuple[int, int]]) -> None:
        for first, second in pairs:
            swapped = self._ids[second] < self._ids[first]
            left, right = (second, first) if swapped else (first, second)
            copy = self._compare(left, right)
            if copy is not None:
                self._found[first, second] = copy

    def _reading(self, number: int) -> _Reading:
        reading = self._readings.get(number)
        if reading is None:
            reading = self._readings[number] = _Reading.of(
                self._texts[number], self.options.words, None if self._carried[number] else self._common
            )
        return reading

    def _compare(self, left: int, right: int) -> Copy | None:
        options = self.options
        one, other = self._reading(left), self._reading(right)
        containment = max(one.contained_in(other), other.contained_in(one))
        blocked = not (self._carried[left] or self._carried[right])
        order = {gram: rank for rank, gram in enumerate(sorted(one.grams.keys() & other.grams.keys()))}
        length, start, end = longest_shared_run(one.ranks(order, blocked=blocked), other.ranks(order, blocked=blocked))
        run = length + options.words - 1 if length else 0
        if run < options.least or not (containment >= options.containment or (options.run and run >= options.run)):
            return None
        both = len(order)
        left_span, right_span = one.span(start, run), other.span(end, run)
        return Copy(
            left=self._ids[left],
            right=self._ids[right],
            containment=containment,
            jaccard=both / (len(one.grams) + len(other.grams) - both),
            shared=left_span.of(self._texts[left]),
            left_span=left_span,
            right_span=right_span,
        )


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of one text, and which of its n-grams count."""

    sequence: tuple[tuple[str, ...], ...]
    grams: dict[tuple[str, ...], bool]
    """Each n-gram, and whether the text is judged by it."""
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, length: int, common: Hashes | None) -> _Reading:
        words = words_of([text])
        starts, ends = words.starts.tolist(), words.ends.tolist()
        folded = [fold(text[start:end]) for start, end in zip(starts, ends, strict=True)]
        sequence = tuple(tuple(folded[place : place + length]) for place in range(len(folded) - length + 1))
        hashes = ngrams(words, length)[0]
        counts = np.ones(len(sequence), bool)
        if common is not None and len(common):
            counts = ~_member((hashes & np.uint64((1 << 48) - 1)) >> np.uint64(8), common)
        return cls(sequence, dict(zip(sequence, counts.tolist(), strict=True)), starts, ends)

    def contained_in(self, other: _Reading) -> float:
        told = [gram for gram, counts in self.grams.items() if counts]
        return sum(gram in other.grams for gram in told) / len(told) if told else 0.0

    def ranks(self, order: dict[tuple[str, ...], int], *, blocked: bool) -> list[int]:
        return [order.get(gram, -1) if self.grams[gram] or not blocked else -1 for gram in self.sequence]

    def span(self, start: int, words: int) -> Span:
        return Span(start=self.starts[start], end=self.ends[start + words - 1])


def _member(grams: Hashes, common: Hashes) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which n-grams are among the sorted common ones."""
    if len(common) == 0:
        return np.zeros(len(grams), bool)
    places = np.minimum(np.searchsorted(common, grams), len(common) - 1)
    return np.asarray(common[places] == grams)
