"""Passages linked to claims, the origins they come from, and what is made of them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime

from osintkit.model.comparisons import Comparison
from osintkit.model.dates import StatedDate
from osintkit.model.documents import Passage, Span
from osintkit.model.records import Record
from osintkit.model.scales import Confidence, Credibility, Likelihood
from osintkit.model.vocabulary import Access, EvidenceStatus, JoinReason, Modality, Scope, Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Record):
    """A number that evidence gives for a claim. Estimates are compared, never averaged."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str = ""
    scope: Scope = Scope.OTHER
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """A passage linked to a claim, with who said it through whom."""

    id: str
    """``E-...``, from claim and passage."""
    claim: str
    passage: Passage
    statement: str | None = None
    """Id of the statement that suggested it."""
    stance: Stance = Stance.NEUTRAL
    status: EvidenceStatus = EvidenceStatus.SUGGESTED
    holder: str | None = None
    """Id of the source that published the document."""
    speaker: str | None = None
    """Id of the source that says it; None when the text does not tell or it is not declared."""
    speaker_words: str = ""
    access: Access = Access.UNKNOWN
    modality: Modality = Modality.ASSERTS
    upstream: tuple[str, ...] = ()
    """Ids of the sources on whose word the speaker speaks. One: it relays. Several: it pools them."""
    said: StatedDate | None = None
    """When it was said or published: the public clock."""
    captured: datetime | None = None
    """When this case received it: the capture clock."""
    happened: StatedDate | None = None
    """When the thing it tells of happened."""
    estimates: tuple[Estimate, ...] = ()
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    pictures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """The words that decided the suggested stance."""
    comparison: Comparison | None = None
    """How a suggestion compares with the claim, part by part; None for what an analyst has judged."""
    suggested_by: str = ""
    """Extractor or search that suggested it; empty when an analyst found it."""
    analysts: tuple[str, ...] = ()
    """Who has judged it."""
    contested: bool = False
    """Whether analysts disagree on it and nobody has settled it."""
    anchor: str = "ok"
    """``ok``, ``moved`` or ``orphan``: whether the passage is still where it was. An orphan never counts."""
    now: Span | None = None
    """Where the passage stands in the text as it is read today, when it moved."""
    note: str = ""

    @property
    def here(self) -> Passage:
        """The passage at the place where it stands today; the evidence's id stays that of the place where it was."""
        if self.now is None:
            return self.passage
        return dataclasses.replace(self.passage, start=self.now.start, end=self.now.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(Record):
    """Two pieces of evidence count as one, and why."""

    left: str
    right: str
    """Evidence ids."""
    reason: JoinReason
    because: str
    """One sentence that a reader can check."""
    proof: tuple[str, ...] = ()
    """The words (shared text, citing phrase, rule of dependence) that prove it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Record):
    """Evidence that counts once."""

    id: str
    """``O-...``, from claim and root (or members when there is no root)."""
    claim: str
    root: str | None = None
    """Id of the source it comes from; None for the pool of unknown origin and for a loop."""
    family: str | None = None
    evidence: tuple[str, ...] = ()
    """Ids, oldest first."""
    joins: tuple[Join, ...] = ()
    counts: bool = True
    """False for the pool of unknown origin beside a known origin, for a loop, and for a pooled synthesis."""
    stance: Stance = Stance.NEUTRAL
    """What its evidence does together at the latest day; conflicting when it both supports and refutes on that day."""
    first: StatedDate | None = None
    last: StatedDate | None = None
    party: bool = False
    against_interest: bool = False
    loop: tuple[str, ...] = ()
    """Ids of the sources that cite each other in a circle."""
    label: str = ""
    """How tables and figures call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Record):
    """What the decision table says of a claim as of a day: a suggestion with its reasons, no score."""

    claim: str
    as_of: StatedDate
    status: Status
    digit: Credibility | None
    """None until a person has judged a passage."""
    row: str
    """Name of the row of the table that fired; ``unjudged`` before a person has judged."""
    because: tuple[str, ...] = ()
    """Sentences with the evidence behind the row."""
    would_move: tuple[str, ...] = ()
    """What would move it to another row."""
    origins: int = 0
    """Independent origins that support."""
    families: int = 0
    refuting_origins: int = 0
    withholding: int = 0
    """Origins that spoke without taking a side ("could not confirm")."""
    denied_by: tuple[str, ...] = ()
    """Party families whose latest word refutes."""
    admitted_by: tuple[str, ...] = ()
    """Party families that support against their interest."""
    by_entailment: tuple[str, ...] = ()
    """Claims whose support was followed upwards to this one."""
    provisional: bool = False
    """True when nobody has judged anything of the claim: nothing counts."""
    would_be: str = ""
    """Of what nobody has judged: what the table would say if every passage that states the claim, or its opposite,
    were accepted. It is no verdict."""

    def __str__(self) -> str:
        return f"{self.status} (digit {self.digit})" if self.digit else str(self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """An analyst's rating of a claim as of a day, with the rationale (ICD 203, ClaimReview)."""

    id: str
    claim: str
    analyst: str
    as_of: StatedDate
    made: datetime
    digit: Credibility | None = None
    status: Status | None = None
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    rationale: str = ""
    evidence: tuple[str, ...] = ()
    """Ids that the rationale rests on."""
