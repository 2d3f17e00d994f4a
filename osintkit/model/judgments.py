"""What analysts judged: one journal entry a judgment, and the records that replaying entries gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from osintkit.model.dates import StatedDate
from osintkit.model.documents import Passage
from osintkit.model.evidence import Estimate
from osintkit.model.records import SCHEMA_VERSION, Record, short_id
from osintkit.model.scales import Reliability
from osintkit.model.vocabulary import Access, EvidenceStatus, JoinReason, Modality, Stance


class JudgmentKind(StrEnum):
    """What an entry of the journal does."""

    LINK = "link"
    """Links a passage to a claim: stance, status, and who said it through whom (`Link`)."""
    GRADE = "grade"
    """Rates a source's letter (`GradeJudgment`)."""
    SPLIT = "split"
    """Takes evidence out of its origin, as an origin of its own (`OriginDecision`)."""
    JOIN = "join"
    """Makes evidence one origin (`OriginDecision`)."""
    ASSESS = "assess"
    """Rates a claim as of a day (`Assessment`)."""
    RATE = "rate"
    """Rates evidence against a hypothesis (`HypothesisRating`)."""
    SOURCE = "source"
    """Changes what is declared of a source: aliases, owner, protected."""
    NOTE = "note"
    ADJUDICATE = "adjudicate"
    """Settles what analysts disagree on."""
    UNDO = "undo"
    REDO = "redo"


class Rating(StrEnum):
    """How evidence fits a hypothesis (analysis of competing hypotheses)."""

    VERY_CONSISTENT = "CC"
    CONSISTENT = "C"
    NEUTRAL = "N"
    INCONSISTENT = "I"
    VERY_INCONSISTENT = "II"
    NOT_APPLICABLE = "NA"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry(Record):
    """One line of a journal, chained to the line before it."""

    v: int = SCHEMA_VERSION
    id: str
    seq: int
    prev: str
    """Hash of the line before; 64 zeros in the first."""
    at: datetime
    analyst: str
    device: str
    kind: JudgmentKind
    data: Mapping[str, Any] = field(default_factory=dict)
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """A passage linked to a claim by an analyst. A field left at its default says nothing new."""

    claim: str
    passage: Passage
    stance: Stance = Stance.NEUTRAL
    status: EvidenceStatus = EvidenceStatus.ACCEPTED
    statement: str | None = None
    holder: str | None = None
    speaker: str | None = None
    speaker_words: str = ""
    access: Access = Access.UNKNOWN
    modality: Modality | None = None
    upstream: tuple[str, ...] = ()
    said: StatedDate | None = None
    happened: StatedDate | None = None
    estimates: tuple[Estimate, ...] = ()
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""
    analyst: str = ""
    at: datetime | None = None

    @property
    def evidence(self) -> str:
        """Id of the evidence that the link judges."""
        return evidence_id(self.claim, self.passage)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeJudgment(Record):
    """A source's letter, rated on its own, never beside a digit."""

    source: str
    letter: Reliability
    reason: str = ""
    since: StatedDate | None = None
    """From which day the letter holds; None from the beginning."""
    analyst: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginDecision(Record):
    """An analyst's split or join of evidence of one claim."""

    kind: JudgmentKind
    claim: str
    evidence: tuple[str, ...]
    """Split: these leave their origin and form one of their own. Join: these become one origin."""
    reason: str
    analyst: str = ""
    at: datetime | None = None

    @property
    def join_reason(self) -> JoinReason:
        """The reason that tables show."""
        return JoinReason.ANALYST


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisRating(Record):
    """How a piece of evidence fits a hypothesis, according to one analyst."""

    hypothesis: str
    evidence: str
    rating: Rating
    analyst: str = ""
    at: datetime | None = None


def evidence_id(claim: str, passage: Passage) -> str:
    """Return the identifier of the evidence that links this passage to this claim."""
    return short_id("E", claim, passage.document, passage.start, passage.end, passage.sha256)
