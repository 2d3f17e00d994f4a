"""What analysts judged, as it stands: the records that replaying journals gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from osintkit.model import (
    Assessment,
    EvidenceStatus,
    GradeJudgment,
    HypothesisRating,
    Link,
    OriginDecision,
    Passage,
    Record,
    Reliability,
    SourceKind,
    Stance,
    StatedDate,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChange(Record):
    """What an analyst declares of a source, known or new. None leaves a field as it was; empty text clears it."""

    source: str
    name: str | None = None
    kind: SourceKind | None = None
    aliases: tuple[str, ...] | None = None
    """All other names, not only the new ones."""
    owner: str | None = None
    family: str | None = None
    protected: bool | None = None
    url: str | None = None
    reason: str = ""
    analyst: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A remark on anything that has an id, or on a passage."""

    text: str
    about: str = ""
    """Id of a claim, source, document, evidence, hypothesis; empty for the case."""
    passage: Passage | None = None
    replaces: str = ""
    """Id of the note that this one edits; an edit to empty text takes the note away."""
    id: str = ""
    analyst: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication(Record):
    """The settlement of a disagreement on evidence (``of="link"``) or on a source's letter (``of="grade"``)."""

    of: str
    subject: str
    """Id of the evidence or of the source."""
    stance: Stance | None = None
    status: EvidenceStatus | None = None
    letter: Reliability | None = None
    since: StatedDate | None = None
    """From which day the letter holds; None from the beginning."""
    reason: str
    analyst: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """What one analyst holds."""

    analyst: str
    value: str
    """A stance, ``rejected``, or a letter."""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(Record):
    """Analysts hold different things of the same evidence or source, and nobody has settled it."""

    of: str
    """``link`` or ``grade``."""
    subject: str
    claim: str = ""
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgments:
    """Everything that analysts judged, as it stands at an instant, after undo and redo; oldest first."""

    links: tuple[Link, ...] = ()
    """One an analyst and evidence; where a disagreement was settled, the settlement stands for all before it."""
    given: tuple[Link, ...] = ()
    """One an analyst and evidence as each gave it, before settlement: what agreement is measured on."""
    grades: tuple[GradeJudgment, ...] = ()
    """One an analyst, source and first day; settled as links are."""
    given_grades: tuple[GradeJudgment, ...] = ()
    decisions: tuple[OriginDecision, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    ratings: tuple[HypothesisRating, ...] = ()
    source_changes: tuple[SourceChange, ...] = ()
    notes: tuple[Note, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    adjudicated: tuple[Adjudication, ...] = ()

    @property
    def analysts(self) -> tuple[str, ...]:
        """Names of all who judged anything that stands."""
        groups = (self.given, self.given_grades, self.decisions, self.assessments, self.ratings)
        more = (self.source_changes, self.notes, self.adjudicated)
        return tuple(sorted({judged.analyst for group in (*groups, *more) for judged in group}))
