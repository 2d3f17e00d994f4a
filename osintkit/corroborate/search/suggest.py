"""Evidence for a claim: ranked passages, each with the parts that matched.

They are suggestions: an analyst accepts or rejects them, and neither teaches the search anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from osintkit.corroborate.search.index import TermIndex
from osintkit.corroborate.search.parts import Asked, falls_in_period, matched_parts, number_matches
from osintkit.corroborate.search.segment import Scores
from osintkit.corroborate.text.ngrams import Numbers
from osintkit.corroborate.text.passages import SearchPassage, passages_of
from osintkit.corroborate.text.stems import stems_of, without_addresses
from osintkit.errors import ParameterError
from osintkit.model import Claim, Record, Source

__all__ = ["Candidate", "Embedder", "PassageIndex", "SearchOptions", "SearchPassage", "passages_of", "suggest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Record):
    """A passage that may be evidence for a claim."""

    passage: SearchPassage
    score: float
    """Only for ranking within one answer: no probability, not comparable between claims."""
    matched: tuple[str, ...] = ()
    """Parts of the claim that the passage has, each with its kind: ``words: ...``, ``number: ...``."""


class Embedder(Protocol):
    """A model that the user brings: turns texts into vectors whose cosine tells likeness of meaning."""

    name: str

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return one row a text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """How candidates are ranked; the defaults were chosen on development data of public corpora."""

    pool: int = 200
    """Passages that the words alone find and that are then looked at more closely."""
    beside: float = 0.3
    """Share of the score of the passage before and behind, in the same document, that counts too."""
    beyond: float = 0.15
    """The same for the second passage before and behind."""
    coverage: float = 0.5
    """Weight of the share of the claim's words that a passage has at all."""
    lead: float = 0.6
    """What the first passage of a document gains: news puts first what matters most."""
    fading: float = 40.0
    """Passages over which that gain fades."""
    feedback: float = 0.05
    """Weight of words that the best passages share although the claim has not got them."""
    feedback_passages: int = 5
    feedback_words: int = 20
    embedder: Embedder | None = None


class PassageIndex:
    """Passages by their words; grows by adding.

    Passages of one document are added in their order: what stands beside a good passage gains from it.

    Examples
    --------
    >>> index = PassageIndex()
    >>> index.add([SearchPassage(id="p", document="d", start=0, end=24, text="Soldiers came to Kursk.")])
    >>> [passage.id for passage, score in index.query("soldiers in Kursk")]
    ['p']
    """

    def __init__(self) -> None:
        self.passages: list[SearchPassage] = []
        self._terms = TermIndex()
        self._documents: dict[str, int] = {}
        self._firsts: list[int] = []
        self._document_of: list[int] = []

    def __len__(self) -> int:
        return len(self.passages)

    def add(self, passages: Iterable[SearchPassage]) -> None:
        """Hold more passages; they are searched from the next question on."""
        for passage in passages:
            owner = self._documents.setdefault(passage.document, len(self._documents))
            if owner == len(self._firsts):
                self._firsts.append(len(self.passages))
            self.passages.append(passage)
            self._document_of.append(owner)

    def query(self, text: str, limit: int = 10) -> list[tuple[SearchPassage, float]]:
        """Return the passages that share most with a text, by words alone, best first."""
        terms = self.terms
        numbered = {terms.vocabulary.number(word): 1.0 for word in stems_of(text)}
        numbers, scores = terms.best({number: 1.0 for number in numbered if number is not None}, limit)
        return [(self.passages[n], s) for n, s in zip(numbers.tolist(), scores.tolist(), strict=True)]

    @property
    def terms(self) -> TermIndex:
        """The postings, with every passage that was added."""
        if self._terms.size < len(self.passages):
            self._terms.add([without_addresses(passage.text) for passage in self.passages[self._terms.size :]])
        return self._terms

    def beside(self, numbers: Numbers, step: int) -> Numbers:
        """Return the number of the passage so many steps on in the same document, -1 where there is none."""
        moved = numbers + step
        inside = (moved >= 0) & (moved < len(self.passages))
        inside[inside] = [
            self._document_of[there] == self._document_of[here]
            for there, here in zip(moved[inside].tolist(), numbers[inside].tolist(), strict=True)
        ]
        return np.where(inside, moved, -1)

    def ordinals(self, numbers: Numbers) -> Numbers:
        """Return how many passages stand before each in its document."""
        firsts = [self._firsts[self._document_of[number]] for number in numbers.tolist()]
        return np.maximum(numbers - np.array(firsts, np.int64), 0)


def suggest(
    claim: Claim,
    passages: PassageIndex | Iterable[SearchPassage],
    sources: Iterable[Source] = (),
    *,
    limit: int = 20,
    options: SearchOptions | None = None,
) -> tuple[Candidate, ...]:
    """Return the passages that most likely speak of a claim, best first.

    Words are compared by their stems and weighed by rarity; a passage gains from the passages around it, from
    numbers near the claim's, and from a day in its period.

    Parameters
    ----------
    claim
        Text, terms and period are used.
    passages
        An index, or the passages themselves in the order of their documents.
    sources
        Declared sources; a source that the claim names is looked for under all its names.
    limit
        At most so many.
    options
        Weights, and an embedding model when the user brings one.

    Examples
    --------
    >>> texts = ["Heavy rain fell.", "Pyongyang sent 11,000 soldiers to Kursk."]
    >>> held = [SearchPassage(id=str(n), document=str(n), start=0, end=len(t), text=t) for n, t in enumerate(texts)]
    >>> [best] = suggest(Claim(id="c", text="10,000 North Korean soldiers are in Kursk."), held)
    >>> best.passage.id, best.matched
    ('1', ('words: soldiers, Kursk', 'number: 11,000 (near 10,000)', 'place: Kursk'))
    """
    if limit < 1:
        raise ParameterError(f"limit={limit}: ask for at least one candidate")
    options = options or SearchOptions()
    if isinstance(passages, PassageIndex):
        index = passages
    else:
        index = PassageIndex()
        index.add(passages)
    asked = Asked.of(claim, sources)
    numbers, scores = _Ranking(index, asked, options).ranked(max(options.pool, limit))
    if options.embedder is not None:
        numbers, scores = _with_meaning(options.embedder, claim, index, numbers, scores)
    found = []
    for number, score in zip(numbers[:limit].tolist(), scores[:limit].tolist(), strict=True):
        passage = index.passages[number]
        matched = matched_parts(asked, without_addresses(passage.text), passage.published) or (
            "beside a passage that matches",
        )
        found.append(Candidate(passage=passage, score=round(float(score), 4), matched=matched))
    return tuple(found)


class _Ranking:
    """One question to one index."""

    def __init__(self, index: PassageIndex, asked: Asked, options: SearchOptions) -> None:
        self.index, self.asked, self.options = index, asked, options
        number = index.terms.vocabulary.number
        numbered = {number(word): weight for word, weight in asked.weights.items()}
        self.weights = {term: weight for term, weight in numbered.items() if term is not None}

    def ranked(self, pool: int) -> tuple[Numbers, Scores]:
        """Return all passages worth a look, best first."""
        terms, options = self.index.terms, self.options
        first, _ = terms.best(self.weights, pool)
        weights = dict(self.weights)
        if options.feedback and len(first):
            weights = self._fed_back(first[: options.feedback_passages])
            more, _ = terms.best(weights, pool, first)
            first = np.union1d(first, more)
        around = [self.index.beside(first, step) for step in (-2, -1, 1, 2)]
        wide = np.unique(np.concatenate([first, *around]))
        wide = wide[wide >= 0]
        outer = np.unique(np.concatenate([wide, *(self.index.beside(wide, step) for step in (-2, -1, 1, 2))]))
        outer = outer[outer >= 0]
        own, covered = self._own(outer, weights)
        total = self._at(outer, own, wide)
        # what says all of the claim by itself lends little to its neighbours
        lent = own * (1 - np.float32(0.9) * covered**2)
        for step, share in ((1, options.beside), (-1, options.beside), (2, options.beyond), (-2, options.beyond)):
            total = total + share * self._at(outer, lent, self.index.beside(wide, step))
        fading = np.exp(-self.index.ordinals(wide) / options.fading).astype(np.float32)
        total = total * (1 + np.float32(options.lead) * fading)
        order = np.lexsort((wide, -total))
        order = order[total[order] > 0]
        return wide[order], total[order]

    def _own(self, numbers: Numbers, weights: dict[int, float]) -> tuple[Scores, Scores]:
        """Return the score that each passage has by itself, and the share of the claim's words that it has."""
        terms, options, asked = self.index.terms, self.options, self.asked
        worth = {term: weight * terms.rarity(term) for term, weight in self.weights.items()}
        whole = sum(worth.values()) or 1.0
        own, covered = np.zeros(len(numbers), np.float32), np.zeros(len(numbers), np.float32)
        for term, weight in weights.items():
            alone = terms.scores({term: 1.0}, numbers)
            own += np.float32(weight) * alone
            covered += np.float32(worth.get(term, 0.0) / whole) * (alone > 0)
        own = np.where(covered > 0, own * (1 + np.float32(options.coverage) * covered), np.float32(0))
        if asked.numbers or asked.period:
            bonus = max(worth.values(), default=0.0) / 2
            for place, number in enumerate(numbers.tolist()):
                if own[place] > 0:
                    passage = self.index.passages[number]
                    own[place] += bonus * number_matches(asked, passage.text)
                    own[place] += bonus / 2 * falls_in_period(asked, passage.text, passage.published)
        return own, np.minimum(covered, np.float32(1))

    def _fed_back(self, best: Numbers) -> dict[int, float]:
        """Return the weights with words that the best passages share."""
        terms, options = self.index.terms, self.options
        strength = terms.scores(self.weights, best)
        strength = strength / (float(strength.sum()) or 1.0)
        gained: dict[int, float] = {}
        for number, share in zip(best.tolist(), strength.tolist(), strict=True):
            for word in set(stems_of(without_addresses(self.index.passages[number].text))):
                term = terms.vocabulary.number(word)
                if term is not None:
                    gained[term] = gained.get(term, 0.0) + share * terms.rarity(term)
        most = max(gained.values(), default=1.0) or 1.0
        weights = dict(self.weights)
        for term in sorted(gained, key=lambda term: (-gained[term], term))[: options.feedback_words]:
            weights[term] = weights.get(term, 0.0) + options.feedback * gained[term] / most
        return weights

    @staticmethod
    def _at(held: Numbers, scores: Scores, numbers: Numbers) -> Scores:
        if len(held) == 0:
            return np.zeros(len(numbers), np.float32)
        places = np.minimum(np.searchsorted(held, numbers), len(held) - 1)
        return np.where(held[places] == numbers, scores[places], np.float32(0))


def _with_meaning(
    embedder: Embedder, claim: Claim, index: PassageIndex, numbers: Numbers, scores: Scores
) -> tuple[Numbers, Scores]:
    """Return the ranking joined with that of an embedding model, by reciprocal ranks."""
    if len(numbers) == 0:
        return numbers, scores
    rows = np.asarray(embedder.embed([claim.text, *(index.passages[n].text for n in numbers.tolist())]), np.float32)
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    by_meaning = np.empty(len(numbers), np.int64)
    by_meaning[np.argsort(-(rows[1:] @ rows[0]), kind="stable")] = np.arange(len(numbers))
    joined = (1 / (60 + np.arange(len(numbers))) + 1 / (60 + by_meaning)).astype(np.float32)
    order = np.lexsort((numbers, -joined))
    return numbers[order], joined[order]
