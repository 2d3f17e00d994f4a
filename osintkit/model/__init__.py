"""The nouns of osintkit: frozen, typed records, and the scales and words they use. No input or output here."""

from osintkit.model.claims import Claim, ClaimParts, Hypothesis, Party
from osintkit.model.comparisons import Bearing, ClaimReading, Comparison
from osintkit.model.dates import StatedDate, format_instant, now_utc, parse_instant
from osintkit.model.documents import CONTEXT, Capture, Document, Passage, Span, text_hash
from osintkit.model.evidence import Assessment, Estimate, Evidence, Join, Origin, Verdict
from osintkit.model.judgments import (
    GradeJudgment,
    HypothesisRating,
    JournalEntry,
    JudgmentKind,
    Link,
    OriginDecision,
    Rating,
    evidence_id,
)
from osintkit.model.mappings import ColumnMapping
from osintkit.model.records import SCHEMA_VERSION, Record, short_id
from osintkit.model.scales import Confidence, Credibility, Likelihood, Reliability
from osintkit.model.sources import Dependency, Source
from osintkit.model.statements import DateMention, PlaceMention, Quantity, Statement
from osintkit.model.vocabulary import (
    Access,
    Change,
    Clock,
    Edition,
    EvidenceStatus,
    JoinReason,
    Modality,
    Scope,
    SourceKind,
    Stance,
    Status,
)

__all__ = [
    "CONTEXT",
    "SCHEMA_VERSION",
    "Access",
    "Assessment",
    "Bearing",
    "Capture",
    "Change",
    "Claim",
    "ClaimParts",
    "ClaimReading",
    "Clock",
    "ColumnMapping",
    "Comparison",
    "Confidence",
    "Credibility",
    "DateMention",
    "Dependency",
    "Document",
    "Edition",
    "Estimate",
    "Evidence",
    "EvidenceStatus",
    "GradeJudgment",
    "Hypothesis",
    "HypothesisRating",
    "Join",
    "JoinReason",
    "JournalEntry",
    "JudgmentKind",
    "Likelihood",
    "Link",
    "Modality",
    "Origin",
    "OriginDecision",
    "Party",
    "Passage",
    "PlaceMention",
    "Quantity",
    "Rating",
    "Record",
    "Reliability",
    "Scope",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "StatedDate",
    "Statement",
    "Status",
    "Verdict",
    "evidence_id",
    "format_instant",
    "now_utc",
    "parse_instant",
    "short_id",
    "text_hash",
]
