"""From statements, judgments and search results to evidence: one record for each passage and claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from osintkit.model import (
    Access,
    Claim,
    Comparison,
    Document,
    Estimate,
    Evidence,
    EvidenceStatus,
    Link,
    Passage,
    Stance,
    Statement,
    evidence_id,
)
from osintkit.model.selectors import MOVED, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from the captures: documents, who published them, and what their statements say."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    """By document id."""
    holders: Mapping[str, str | None] = field(default_factory=dict)
    """Id of the publishing source, by document id."""
    captured: Mapping[str, datetime] = field(default_factory=dict)
    """Instant of the capture, by document id."""
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    """By document id."""

    def statement_at(self, passage: Passage, statement: str | None = None) -> Statement | None:
        """Return the statement with that id, else the one that shares most with the passage.

        >>> from osintkit.model import Passage
        >>> Reading().statement_at(Passage.of("D-1", "Kyiv said so.", 0, 4)) is None
        True
        """
        here = self.statements.get(passage.document, ())
        for candidate in here:
            if candidate.id == statement:
                return candidate
        start, end = passage.start, passage.end
        near = [one for one in here if one.passage.start < end and start < one.passage.end]
        return max(near, key=lambda one: (_overlap(one.passage, passage), -one.passage.start), default=None)


def judged_evidence(reading: Reading, links: Iterable[Link]) -> tuple[Evidence, ...]:
    """Return the evidence that analysts have linked, one record for each passage and claim.

    Where analysts agree, the latest link's details stand. Where their stance or their acceptance differs and
    nobody has settled it, the evidence is ``contested``, waits (``later``) and counts for nothing: a
    disagreement is listed, never resolved by whoever clicked last. A passage that is no longer where it was
    keeps its judgment and says so in ``anchor``.
    """
    groups: dict[str, list[Link]] = {}
    for link in links:
        groups.setdefault(link.evidence, []).append(link)
    return tuple(_from_links(reading, key, group) for key, group in sorted(groups.items()))


def _from_links(reading: Reading, key: str, group: Sequence[Link]) -> Evidence:
    latest = max(group, key=lambda link: (link.at is not None, link.at, link.analyst))
    states = {link.status for link in group if link.status is not EvidenceStatus.LATER}
    stances = {link.stance for link in group if link.status is EvidenceStatus.ACCEPTED} or {latest.stance}
    contested = len(stances) > 1 or len(states) > 1
    document = reading.documents.get(latest.passage.document)
    anchor = resolve(latest.passage, document.text) if document else None
    now = anchor.span if anchor is not None and anchor.state == MOVED else None
    where = replace(latest.passage, start=now.start, end=now.end) if now else latest.passage
    statement = reading.statement_at(where, latest.statement) or _NOTHING_SAID
    return Evidence(
        id=key,
        claim=latest.claim,
        passage=latest.passage,
        statement=statement.id or None,
        stance=Stance.CONFLICTING if len(stances) > 1 else next(iter(stances)),
        status=EvidenceStatus.LATER if contested or not states else next(iter(states)),
        holder=latest.holder or reading.holders.get(latest.passage.document),
        speaker=latest.speaker or statement.speaker_source,
        speaker_words=latest.speaker_words or statement.speaker,
        access=statement.access if latest.access is Access.UNKNOWN else latest.access,
        modality=latest.modality or statement.modality,
        upstream=_upstream(latest, statement),
        said=latest.said or statement.said or (document.published if document else None),
        captured=reading.captured.get(latest.passage.document),
        happened=latest.happened,
        estimates=latest.estimates,
        place=latest.place,
        latitude=latest.latitude,
        longitude=latest.longitude,
        pictures=document.pictures if document else (),
        analysts=tuple(sorted({link.analyst for link in group})),
        contested=contested,
        anchor=anchor.state if anchor else "orphan",
        now=now,
        note=latest.note,
    )


def _upstream(link: Link, statement: Statement) -> tuple[str, ...]:
    if link.upstream or link.access in (Access.ISSUER, Access.FIRST_HAND):
        return link.upstream  # an analyst who says "in its own name" has said that there is no upstream
    return statement.upstream_sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A passage that search and stance offer for a claim."""

    passage: Passage
    stance: Stance
    words: tuple[str, ...] = ()
    comparison: Comparison | None = None
    by: str = "search"


def suggested_evidence(
    reading: Reading, claim: Claim, suggestions: Iterable[Suggestion], judged: Iterable[Evidence]
) -> tuple[Evidence, ...]:
    """Return suggestions as evidence, without those whose words an analyst has judged for this claim.

    A suggestion never carries an analyst's name and counts only while a claim has no accepted evidence at all.
    """
    taken = [piece.here for piece in judged if piece.claim == claim.id]
    found: dict[str, Evidence] = {}
    for suggestion in suggestions:
        if any(_overlap(suggestion.passage, passage) > 0 for passage in taken):
            continue
        piece = _from_suggestion(reading, claim, suggestion)
        found.setdefault(piece.id, piece)
    return tuple(found[key] for key in sorted(found))


def _from_suggestion(reading: Reading, claim: Claim, suggestion: Suggestion) -> Evidence:
    passage = suggestion.passage
    document = reading.documents[passage.document]
    statement = reading.statement_at(passage) or _NOTHING_SAID
    place = next((found for found in statement.places if found.latitude is not None), None)
    return Evidence(
        id=evidence_id(claim.id, passage),
        claim=claim.id,
        passage=passage,
        statement=statement.id or None,
        stance=suggestion.stance,
        holder=reading.holders.get(passage.document),
        speaker=statement.speaker_source,
        speaker_words=statement.speaker,
        access=statement.access,
        modality=statement.modality,
        upstream=statement.upstream_sources,
        said=statement.said or document.published,
        captured=reading.captured.get(passage.document),
        estimates=estimates_of(statement, claim),
        place=place.name if place else "",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        pictures=document.pictures,
        words=suggestion.words,
        comparison=suggestion.comparison,
        suggested_by=suggestion.by,
    )


def estimates_of(statement: Statement, claim: Claim) -> tuple[Estimate, ...]:
    """Return a statement's numbers that bear on the claim: of its scopes, or of people when it names none.

    >>> from osintkit.model import Quantity, Scope, Span
    >>> number = Quantity(words="1,500", span=Span(start=0, end=5), best=1500.0, scope=Scope.PRESENT)
    >>> passage = Passage.of("D-1", "1,500 soldiers", 0, 5)
    >>> said = Statement(id="S-1", document="D-1", passage=passage, quantities=(number,), extractor="x/1")
    >>> [number.best for number in estimates_of(said, Claim(id="c", text="...", scopes=(Scope.PRESENT,)))]
    [1500.0]
    >>> estimates_of(said, Claim(id="c", text="...", scopes=(Scope.KILLED,)))
    ()
    """
    return tuple(
        Estimate(
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            unit=quantity.unit,
            scope=quantity.scope,
            words=quantity.words,
        )
        for quantity in statement.quantities
        if quantity.scope in claim.scopes
    )


def _overlap(left: Passage, right: Passage) -> int:
    if left.document != right.document:
        return 0
    return max(0, min(left.end, right.end) - max(left.start, right.start))


_NOTHING_SAID = Statement(id="", document="", passage=Passage.of("", " ", 0, 1), extractor="")
"""Stands in where no statement was found: every field at its empty default."""
