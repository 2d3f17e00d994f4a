"""What may happen to each field of each kind of record in an edition for others. What is not here is refused.

A new kind of record, or a new field of one, must be given its place in `FIELDS` before a shared edition can hold it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from osintkit.errors import UnclassifiedError


class Treatment(StrEnum):
    """How a field leaves."""

    KEEP = "keep"
    """As it is: numbers, days, words of closed lists, and keys of other records."""
    OWN = "own"
    """The analysts' own words, and sentences made of them: every part of a protected name is withheld."""
    TOLD = "told"
    """Captured words, names and ids, and records within: protected names are withheld as they are spelled."""


def _fields(*, keep: str = "", own: str = "", told: str = "") -> Mapping[str, Treatment]:
    named = ((Treatment.KEEP, keep), (Treatment.OWN, own), (Treatment.TOLD, told))
    return {field: treatment for treatment, fields in named for field in fields.split()}


FIELDS: Final[Mapping[str, Mapping[str, Treatment]]] = {
    "Claim": _fields(keep="entails scopes period main", own="text terms note", told="id parties about"),
    "ClaimParts": _fields(keep="when how_many negated", own="who does whom where"),
    "Party": _fields(keep="gains", own="reason", told="family"),
    "Hypothesis": _fields(own="text note", told="id"),
    "Capture": _fields(
        keep="sha256 size media_type received published", own="note", told="name method url source added_by columns"
    ),
    "ClaimReading": _fields(keep="how_many negated", own="who does what when problems"),
    "Comparison": _fields(keep="bearing", told="matched differed missing"),
    "ColumnMapping": _fields(keep="dates decimal separator several charset preset", told="files headings map sheet"),
    "Span": _fields(keep="start end"),
    "Document": _fields(
        keep="capture published language loader", told="id part text title author publisher url pictures fields notes"
    ),
    "Passage": _fields(keep="document start end sha256", told="exact prefix suffix"),
    "Estimate": _fields(keep="low best high scope", told="unit words"),
    "Join": _fields(keep="reason", own="because", told="left right proof"),
    "Assessment": _fields(
        keep="claim analyst as_of made digit status likelihood confidence", own="rationale", told="id evidence"
    ),
    "Origin": _fields(
        keep="claim counts stance first last party against_interest", told="id root family evidence joins loop label"
    ),
    "Evidence": _fields(
        keep=(
            "claim statement stance status access modality said captured happened latitude longitude analysts contested"
        ),
        own="note",
        told=(
            "id passage holder speaker speaker_words upstream estimates place pictures words comparison suggested_by "
            "anchor now"
        ),
    ),
    "Verdict": _fields(
        keep="claim as_of status digit origins families refuting_origins withholding provisional",
        own="because would_move",
        told="row denied_by admitted_by by_entailment would_be",
    ),
    "HypothesisRating": _fields(keep="hypothesis rating analyst at", told="evidence"),
    "GradeJudgment": _fields(keep="letter since analyst at", own="reason", told="source"),
    "OriginDecision": _fields(keep="kind claim analyst at", own="reason", told="evidence"),
    "Link": _fields(
        keep="claim stance status statement access modality said happened latitude longitude analyst at",
        own="note",
        told="passage holder speaker speaker_words upstream estimates place",
    ),
    "Source": _fields(keep="kind letter protected", own="letter_reason note", told="id name aliases owner family url"),
    "Dependency": _fields(keep="since until claims", own="reason", told="source on certainty"),
    "Quantity": _fields(keep="low best high scope additional other", told="words span unit approximator"),
    "PlaceMention": _fields(keep="latitude longitude", told="words span name kind precision candidates"),
    "DateMention": _fields(keep="date candidates", told="words span rule value"),
    "Statement": _fields(
        keep="document access modality said language extractor",
        told=(
            "id passage speaker speaker_spans speaker_source resolution antecedent cue cue_spans content "
            "content_spans form modality_words upstream upstream_sources quantities dates places translation "
            "translator"
        ),
    ),
    "CaseFile": _fields(
        keep="path analyst",
        own="title question not_claimed",
        told="id policy sources claims hypotheses dependencies columns lines",
    ),
    "Policy": _fields(keep="copy_containment suggestions_per_claim"),
    "Material": _fields(
        told="sources claims hypotheses dependencies evidence copies decisions grades assessments ratings"
    ),
    "ListedCopies": _fields(told="copies"),
    "Copy": _fields(keep="containment jaccard", told="left right shared left_span right_span"),
    "EstimatesResult": _fields(own="contradictions mismatches problems", told="rows revisions distortions"),
    "Distortion": _fields(own="because", told="evidence original kind given"),
    "EstimateRow": _fields(
        keep="claim day scope low best high relayed by_outlet own current mismatch",
        told="evidence root origin originator unit words place use series supersedes",
    ),
    "Revision": _fields(keep="scope", own="because", told="root unit from_evidence to_evidence"),
    "Chain": _fields(keep="reason", told="evidence root pooled loop path proof suspected"),
    "Loop": _fields(own="because", told="sources evidence"),
    "OriginsResult": _fields(own="conflicts", told="origins joins loops reversals chains"),
    "Reversal": _fields(keep="before after day", own="because", told="origin root family from_evidence to_evidence"),
    "CheckResult": _fields(
        keep="claim change analyst assessed_as_of recorded_status recorded_digit status digit origins",
        own="because",
        told="assessment evidence lost",
    ),
    "Moment": _fields(keep="day stance", own="because", told="evidence origin who"),
    "Dossier": _fields(
        keep="claim as_of clock entailed",
        own="conflicts gaps",
        told=(
            "basis evidence origins joins estimates verdict found numbers passed assessments loops reversals "
            "distortions timeline"
        ),
    ),
    "Step": _fields(
        keep="claim day status digit origins families refuting_origins withholding",
        own="because",
        told="row denied_by admitted_by evidence added",
    ),
    "Finding": _fields(keep="refuses fails", own="message way_out", told="rule target"),
    "Judgments": _fields(
        told=(
            "links given grades given_grades decisions assessments ratings source_changes notes disagreements "
            "adjudicated"
        )
    ),
    "Note": _fields(keep="analyst at", own="text", told="about passage replaces id"),
    "Adjudication": _fields(keep="stance status letter since analyst at", own="reason", told="of subject"),
    "SourceChange": _fields(
        keep="kind protected analyst at", own="reason", told="source name aliases owner family url"
    ),
    "Disagreement": _fields(keep="claim", told="of subject positions"),
    "Position": _fields(keep="analyst at", told="value"),
    "CaptureReading": _fields(told="documents problems"),
    "Irregularity": _fields(keep="line fault", told="path kind message"),
}
"""By the name of the class, then of the field."""


@lru_cache(maxsize=256)
def treatments(kind: type[Any]) -> Mapping[str, Treatment]:
    """Return the treatment of each field of a kind of record, in the order of its fields.

    Raises
    ------
    UnclassifiedError
        When nobody said what may leave of that kind, or of one of its fields.

    Examples
    --------
    >>> from osintkit.model import Span
    >>> sorted(treatments(Span))
    ['end', 'start']
    """
    known = FIELDS.get(kind.__name__)
    names = [one.name for one in dataclasses.fields(kind) if one.init]
    unknown = [name for name in names if known is None or name not in known]
    if known is None or unknown:
        what = f"the field {unknown[0]!r} of {kind.__name__}" if known is not None else f"a record {kind.__name__}"
        raise UnclassifiedError(
            f"{what} cannot be in a shared edition: nobody said whether it may name a protected source; "
            "give it a place in osintkit/redact/policy.py"
        )
    return {name: known[name] for name in names}
