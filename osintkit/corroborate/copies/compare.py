"""Texts held together with their n-grams, and the comparison of two of them, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osintkit.corroborate.copies.alignment import ToldWords
from osintkit.corroborate.copies.pairs import shared_counts
from osintkit.corroborate.copies.postings import FEW, Postings, Tally, components, exchanged, gram_sets, member
from osintkit.corroborate.copies.runs import longest_shared_run
from osintkit.corroborate.material import Copy
from osintkit.corroborate.text.ngrams import Hashes, Numbers, distinct
from osintkit.errors import CaseError, ParameterError


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
    """So many words in a row make a copy of any two texts: both quote one text. 0: never. The same head or foot of
    two long texts is no quotation but a site's furniture."""
    least: int = 6
    """The shared run has at least so many words; shorter phrases are nobody's."""
    common: int = 50
    """An n-gram that stands in more different stories than this is boilerplate. A story is counted once, however
    many carry it: texts that are much alike as wholes, boilerplate included, are one story here."""

    def __post_init__(self) -> None:
        if not 0 < self.containment <= 1:
            raise ParameterError(f"containment={self.containment!r}: give a share above 0, up to 1")
        for name, least in (("words", 1), ("run", 0), ("least", 1), ("common", 1)):
            if getattr(self, name) < least:
                raise ParameterError(f"{name}={getattr(self, name)!r}: give a whole number from {least}")


class ComparedTexts:
    """Texts by their ids, what is boilerplate in them, and which pairs may be copies.

    Parameters
    ----------
    options
        What counts as a copy.

    Examples
    --------
    >>> len(ComparedTexts())
    0
    """

    def __init__(self, options: CopyOptions | None = None) -> None:
        self.options = options or CopyOptions()
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._sets: list[Hashes] = []
        self._postings = Postings()
        self._boilerplate: Hashes = np.zeros(0, np.uint64)
        self._sizes = Tally()
        self._stories = Tally()
        """For each text the least number of its story."""
        self._told = Tally()
        """Number of n-grams by which each text is judged."""
        self._met: tuple[Numbers, Numbers, Numbers] | None = None
        """What `_pairs` would count, where it was counted already."""
        self._readings: dict[int, ToldWords] = {}
        self._words: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def _load(self, texts: Sequence[tuple[str, str]]) -> None:
        """Hold the first texts; of few, it is known then what each two share."""
        for name, text in texts:
            self._register(name, text)
        self._sets = list(gram_sets(self._texts, self.options.words))
        self._postings.load(self._sets)
        self._sizes = Tally([len(grams) for grams in self._sets])
        sizes = self._sizes.values
        left, right, counts = self._meetings()
        one = counts >= one_story(sizes[left], sizes[right])
        stories = components(len(sizes), left[one], right[one])
        self._stories = Tally(stories)
        self._boilerplate = self._postings.crowded(stories, self.options.common)
        if len(self) <= FEW and not len(self._boilerplate):
            self._met = left, right, counts
        told = [int((~member(grams, self._boilerplate)).sum()) for grams in self._sets]
        self._told = Tally(told)

    def _meetings(self) -> tuple[Numbers, Numbers, Numbers]:
        """Return the pairs that may tell one story, with the number of n-grams that both have."""
        if len(self) <= FEW:
            return self._postings.pairs(self._boilerplate, len(self))
        sizes = self._sizes.values
        left, right = self._postings.alike(sizes, _LIKE / (1 + _LIKE))
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        return left, right, shared_counts(np.concatenate([self._boilerplate, *self._sets]), offsets, left, right)

    def _pairs(self) -> tuple[Numbers, Numbers, Numbers]:
        """Return all pairs that may be copies, with the number of n-grams that count and that both have."""
        told = self._told.values
        met, self._met = self._met, None
        left, right, counts = met or self._postings.pairs(self._boilerplate, len(self))
        likely = self._likely(counts, told[left], told[right])
        return left[likely], right[likely], counts[likely]

    def _hold(self, name: str, text: str) -> Numbers | None:
        """Hold one more text; return the texts whose boilerplate is another by it, None when it is held already."""
        if not self._register(name, text):
            return None
        self._met = None
        number = len(self) - 1
        [grams] = gram_sets([text], self.options.words)
        self._sets.append(grams)
        self._postings.add(number, grams)
        self._sizes.append(len(grams))
        self._stories.append(number)
        self._told.append(0)
        flipped = self._flipped(grams, self._tell(number))
        more = ~member(flipped, self._boilerplate)
        for grams_of, change in ((flipped[more], -1), (flipped[~more], 1)):
            np.add.at(self._told.values, self._postings.holders(grams_of), change)
        self._boilerplate = exchanged(self._boilerplate, flipped[more], flipped[~more])
        self._told.values[number] = int((~member(grams, self._boilerplate)).sum())
        others: Numbers = np.unique(self._postings.holders(flipped))
        for other in others.tolist():
            self._readings.pop(other, None)
        return np.asarray(others[others != number], np.int64)

    def _tell(self, number: int) -> list[Numbers]:
        """Put a new text into its story; when it makes one of several, return the members that each had."""
        sizes, stories, grams = self._sizes.values, self._stories.values, self._sets[number]
        # what shares enough shares some of the rarest, as many as it can do without and one
        spared = max(1, int(np.ceil(_LIKE * len(grams) - 1e-9)))
        rarest = grams[np.argsort(self._postings.held(grams), kind="stable")[: len(grams) - spared + 1]]
        others, counts = np.unique(self._postings.holders(rarest), return_counts=True)
        needed_of = one_story(sizes[others], sizes[number])
        likely = (others != number) & (counts > needed_of - spared)
        same = [
            other
            for other, least in zip(others[likely].tolist(), needed_of[likely].tolist(), strict=True)
            if len(np.intersect1d(self._sets[other], grams, assume_unique=True)) >= least
        ]
        found = np.unique(stories[same]).tolist()
        if not found:
            return []
        members = [np.flatnonzero(stories == story) for story in found] if len(found) > 1 else []
        for joined in members[1:]:
            stories[joined] = found[0]
        stories[number] = found[0]
        return members

    def _flipped(self, grams: Hashes, made_one: Sequence[Numbers]) -> Hashes:
        """Return the n-grams that become boilerplate by a new text, or cease to be.

        Only those of the text can stand in more stories now, and in fewer only what several stories had that are one
        by it.
        """
        kept = [distinct(np.concatenate([self._sets[one] for one in story.tolist()])) for story in made_one]
        held, times = np.unique(np.concatenate([grams[:0], *kept]), return_counts=True)
        fewer = held[times > 1]
        fewer, more = fewer[member(fewer, self._boilerplate)], grams[~member(grams, self._boilerplate)]
        asked = distinct(np.concatenate([fewer, more]))
        many = self._postings.stories(asked, self._stories.values) > self.options.common
        return np.asarray(asked[many != member(asked, self._boilerplate)], np.uint64)

    def _candidates(self, number: int) -> list[tuple[int, int]]:
        """Return the pairs of a text with all others that may be its copies."""
        grams, told = self._sets[number], self._told.values
        grams = grams[~member(grams, self._boilerplate)]
        others, counts = np.unique(self._postings.holders(grams), return_counts=True)
        others, counts = others[others != number], counts[others != number]
        likely = others[self._likely(counts, told[others], told[number])]
        return [(min(number, other), max(number, other)) for other in likely.tolist()]

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

    def _likely(self, counts: Numbers, left: Numbers, right: Numbers | np.int64) -> Numbers:
        """Return which pairs may be copies by the number of n-grams they share."""
        enough = counts >= needed(left, right, self.options)
        if self.options.run:
            enough |= counts >= max(1, self.options.run - self.options.words + 1)
        return np.flatnonzero(enough)

    def _reading(self, number: int) -> ToldWords:
        reading = self._readings.get(number)
        if reading is None:
            if len(self._readings) >= _READINGS:
                self._readings.clear()
            reading = ToldWords.of(self._texts[number], self.options.words, self._boilerplate, self._words)
            self._readings[number] = reading
        return reading

    def _compare(self, left: int, right: int) -> Copy | None:
        options = self.options
        one, other = self._reading(left), self._reading(right)
        met = one.met_with(other, options.words)
        containment = met.told / max(1, min(one.told, other.told))
        length, start, end = longest_shared_run(met.left, met.right, one.words_from(options.words))
        run = length + options.words - 1 if length else 0
        quoted = bool(options.run) and run >= options.run and not _is_furniture(one, other, start, end, run)
        if run < options.least or not (containment >= options.containment or quoted):
            return None
        left_span, right_span = one.span(start, run), other.span(end, run)
        return Copy(
            left=self._ids[left],
            right=self._ids[right],
            containment=containment,
            jaccard=met.all / (len(one.distinct) + len(other.distinct) - met.all),
            shared=left_span.of(self._texts[left]),
            left_span=left_span,
            right_span=right_span,
        )


def needed(left: Numbers, right: Numbers | np.int64, options: CopyOptions) -> npt.NDArray[np.float64]:
    """Return how many n-grams two texts of so many must share to be copies by containment."""
    least = max(1, options.least - options.words + 1)
    return np.maximum(least, options.containment * np.minimum(left, right))


def one_story(left: Numbers, right: Numbers | np.int64) -> npt.NDArray[np.float64]:
    """Return how many n-grams two texts of so many must share to count as one story when boilerplate is looked for.

    By their likeness as wholes: a stub that is little but a site's foot is contained in every page of the site.
    """
    return np.asarray(np.maximum(1.0, _LIKE / (1 + _LIKE) * (left + right)), np.float64)


def _is_furniture(one: ToldWords, other: ToldWords, start: int, end: int, run: int) -> bool:
    """Whether a shared run is the head or the foot of two whole pages."""
    left, right = len(one.starts), len(other.starts)
    at_head = max(start, end) <= _EDGE
    at_foot = max(left - start - run, right - end - run) <= _EDGE
    return min(left, right) >= _PAGE and (at_head or at_foot)


_EDGE = 3
_PAGE = 80
"""Words from which a text is a page rather than a passage."""
_LIKE = 0.3
"""Jaccard similarity."""
_READINGS = 20_000
"""Texts of which what was read is kept for the next comparison."""
