"""Everything that a case knows, as plain records: the input of every corroborating function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from osintkit.corroborate.copies.find import Copies, ListedCopies
from osintkit.model import (
    Assessment,
    Claim,
    Dependency,
    Evidence,
    GradeJudgment,
    Hypothesis,
    HypothesisRating,
    OriginDecision,
    Source,
)


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
