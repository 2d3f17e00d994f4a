"""Everything that a case knows, as plain records: the input of every corroborating function."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from osintkit.model import (
    Assessment,
    Claim,
    Dependency,
    Evidence,
    GradeJudgment,
    Hypothesis,
    HypothesisRating,
    OriginDecision,
    Record,
    Source,
    Span,
)


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


class Copies(Protocol):
    """Copies among texts, asked for with those of them that matter."""

    def among(self, ids: Collection[str]) -> Iterable[Copy]:
        """Return verified copies among some texts: at least as many as join all that belong together."""
        ...


@dataclass(frozen=True, slots=True)
class ListedCopies:
    """Copies that are known already.

    >>> list(ListedCopies().among({"E-1"}))
    []
    """

    copies: tuple[Copy, ...] = ()

    def among(self, ids: Collection[str]) -> Iterator[Copy]:
        """Yield those between the texts, the nearest first."""
        held = [copy for copy in self.copies if copy.left in ids and copy.right in ids and copy.left != copy.right]
        yield from nearest_first(held)


def nearest_first(copies: Iterable[Copy]) -> list[Copy]:
    """Return copies in the order in which they join: the one that holds most of the other first.

    >>> nearest_first([])
    []
    """
    return sorted(copies, key=lambda copy: (-copy.containment, copy.left, copy.right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Declared, extracted and judged records of one case, without any clock applied.

    Examples
    --------
    >>> Material(sources={}, claims={}).evidence
    ()
    """

    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    hypotheses: Mapping[str, Hypothesis] = field(default_factory=dict)
    dependencies: tuple[Dependency, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """Of all claims; suggestions and judgments already merged, one piece of evidence an id."""
    copies: Copies = field(default_factory=ListedCopies)
    """Verified shared text between pieces of evidence; the ids are those of evidence."""
    decisions: tuple[OriginDecision, ...] = ()
    grades: tuple[GradeJudgment, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    ratings: tuple[HypothesisRating, ...] = ()
