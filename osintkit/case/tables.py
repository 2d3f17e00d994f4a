"""The tables that `Case` returns, each built from records in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from osintkit.corroborate.clocks import evidence_day, grades_by
from osintkit.corroborate.verdicts.queue import by_weight
from osintkit.model import Clock, DateMention, Estimate, Evidence, EvidenceStatus, Quantity
from osintkit.tables import to_frame

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.case.records import Records
    from osintkit.corroborate.material import Material
    from osintkit.corroborate.verdicts.dossier import Dossier


def captures(records: Records) -> pd.DataFrame:
    """Return table ``captures``."""
    records.reading()  # a row that no statement can be read from is a problem of its capture, too
    read = records.read()
    rows = (
        {
            "sha256": capture.sha256,
            "name": capture.name,
            "media_type": capture.media_type,
            "size": capture.size,
            "received": capture.received,
            "method": capture.method,
            "source": capture.source,
            "published": capture.published,
            "url": capture.url,
            "added_by": capture.added_by,
            "documents": len(read[capture.sha256].documents),
            "problem": "; ".join(read[capture.sha256].problems),
        }
        for capture in records.captures()
    )
    return to_frame(rows, "captures")


def documents(records: Records) -> pd.DataFrame:
    """Return table ``documents``."""
    reading = records.reading()
    rows = (
        {
            "document": document.id,
            "capture": document.capture,
            "part": document.part,
            "source": reading.holders[document.id],
            "publisher": document.publisher or document.fields.get("outlet"),
            "title": document.title,
            "published": document.published,
            "earliest": document.published.earliest if document.published else None,
            "language": document.language,
            "words": len(document.text.split()),
            "url": document.url,
            "loader": document.loader,
            "notes": document.notes,
        }
        for document in reading.documents.values()
    )
    return to_frame(rows, "documents")


def sources(records: Records, as_of: date | None) -> pd.DataFrame:
    """Return table ``sources``; the letter is the one that an analyst gave for the day, else the declared one."""
    reading, material = records.reading(), records.material()
    published = Counter(holder for holder in reading.holders.values() if holder)
    said = Counter(
        statement.speaker_source
        for found in reading.statements.values()
        for statement in found
        if statement.speaker_source
    )
    graded = {grade.source: grade for grade in grades_by(material.grades, as_of, Clock.PUBLIC)}
    rows = []
    for source in material.sources.values():
        grade = graded.get(source.id)
        letter = grade.letter if grade else source.letter
        rows.append(
            {
                "source": source.id,
                "name": source.name,
                "kind": source.kind,
                "owner": source.owner,
                "family": source.family,
                "letter": letter,
                "letter_label": letter.label,
                "letter_reason": grade.reason if grade else source.letter_reason,
                "protected": source.protected,
                "documents": published[source.id],
                "statements": said[source.id],
                "aliases": source.aliases,
            }
        )
    return to_frame(rows, "sources")


def statements(records: Records, document: str | None, speaker: str | None) -> pd.DataFrame:
    """Return table ``statements``, of one document or one speaker when given."""
    if document is not None:
        records.document(document)
    if speaker is not None:
        records.source(speaker)
    reading = records.reading()
    rows = (
        {
            "statement": statement.id,
            "document": statement.document,
            "source": reading.holders[statement.document],
            "speaker": statement.speaker,
            "speaker_source": statement.speaker_source,
            "resolution": statement.resolution,
            "upstream": statement.upstream,
            "cue": statement.cue,
            "content": statement.content,
            "form": statement.form,
            "access": statement.access,
            "modality": statement.modality,
            "decided_by": statement.modality_words,
            "quantities": tuple(_quantity_words(quantity) for quantity in statement.quantities),
            "dates": tuple(_date_words(mention) for mention in statement.dates),
            "places": tuple(place.name or place.words for place in statement.places),
            "said": statement.said,
            "start": statement.passage.start,
            "end": statement.passage.end,
            "extractor": statement.extractor,
        }
        for key, found in reading.statements.items()
        if document is None or key == document
        for statement in found
        if speaker is None or statement.speaker_source == speaker
    )
    return to_frame(rows, "statements")


def _quantity_words(quantity: Quantity) -> str:
    value = next((one for one in (quantity.best, quantity.low, quantity.high) if one is not None), None)
    either = f" = {value:,g} or {quantity.other:,g}" if quantity.other is not None and value is not None else ""
    return f"{quantity.words}{either} ({quantity.scope.value})"


def _date_words(mention: DateMention) -> str:
    if mention.date is not None:
        return f"{mention.words} = {mention.date}"
    if mention.ambiguous:
        return f"{mention.words} = {' or '.join(str(candidate) for candidate in mention.candidates)}"
    return f"{mention.words} (not resolved)"


def evidence(dossier: Dossier) -> pd.DataFrame:
    """Return table ``evidence``: what counts, oldest first, undated last."""
    origin_of = {name: origin.id for origin in dossier.origins for name in origin.evidence}
    ordered = sorted(dossier.evidence, key=lambda piece: (evidence_day(piece, dossier.clock) or date.max, piece.id))
    return to_frame((_evidence_row(piece, origin_of, dossier.clock) for piece in ordered), "evidence")


def queue(records: Records, claim: str) -> pd.DataFrame:
    """Return table ``evidence`` of what does not count: suggested, later, rejected."""
    wanted = records.claim(claim).id
    waiting = [
        piece
        for piece in records.material().evidence
        if piece.claim == wanted and (piece.status is not EvidenceStatus.ACCEPTED or piece.anchor == "orphan")
    ]
    ordered = by_weight(waiting, records.material())
    return to_frame((_evidence_row(piece, {}, Clock.PUBLIC) for piece in ordered), "evidence")


def _evidence_row(piece: Evidence, origin_of: dict[str, str], clock: Clock) -> dict[str, Any]:
    return {
        "evidence": piece.id,
        "claim": piece.claim,
        "said": piece.said,
        "day": evidence_day(piece, clock),
        "stance": piece.stance,
        "status": piece.status,
        "bearing": piece.comparison.bearing if piece.comparison else None,
        "compared": str(piece.comparison) if piece.comparison else None,
        "speaker": piece.speaker,
        "speaker_words": piece.speaker_words,
        "holder": piece.holder,
        "upstream": piece.upstream,
        "access": piece.access,
        "modality": piece.modality,
        "origin": origin_of.get(piece.id),
        "quote": piece.passage.exact,
        "estimate": tuple(estimate_words(estimate) for estimate in piece.estimates),
        "place": piece.place,
        "latitude": piece.latitude,
        "longitude": piece.longitude,
        "document": piece.passage.document,
        "start": piece.here.start,
        "end": piece.here.end,
        "anchor": piece.anchor,
        "captured": piece.captured,
        "analysts": piece.analysts,
        "contested": piece.contested,
        "note": piece.note,
    }


def estimate_words(estimate: Estimate) -> str:
    """Return an estimate in words.

    >>> from osintkit.model import Scope
    >>> estimate_words(Estimate(low=10000, high=12000, unit="soldiers", scope=Scope.PLANNED))
    '10,000 to 12,000 soldiers (planned)'
    >>> estimate_words(Estimate(low=100, unit="soldiers", scope=Scope.KILLED))
    'at least 100 soldiers (killed)'
    """
    numbers = (estimate.low, estimate.best, estimate.high)
    low, best, high = (None if value is None else f"{value:,.0f}" for value in numbers)
    if best is not None:
        number = best
    elif low is not None and high is not None:
        number = low if low == high else f"{low} to {high}"
    elif low is not None:
        number = f"at least {low}"
    else:
        number = f"up to {high}" if high is not None else estimate.words
    return f"{number} {estimate.unit}".strip() + f" ({estimate.scope.value})"


def origins(dossier: Dossier) -> pd.DataFrame:
    """Return table ``origins``."""
    held = {piece.id: piece for piece in dossier.evidence}
    rows = (
        {
            "origin": origin.id,
            "claim": origin.claim,
            "label": origin.label,
            "root": origin.root,
            "family": origin.family,
            "stance": origin.stance,
            "counts": origin.counts,
            "pieces": len(origin.evidence),
            "outlets": len({held[name].holder for name in origin.evidence if name in held and held[name].holder}),
            "first": origin.first,
            "last": origin.last,
            "party": origin.party,
            "against_interest": origin.against_interest,
            "stands": origin.counts and origin.id not in dossier.passed,
            "reasons": tuple(sorted({join.reason.value for join in origin.joins})),
            "evidence": origin.evidence,
        }
        for origin in dossier.origins
    )
    return to_frame(rows, "origins")


def joins(dossier: Dossier) -> pd.DataFrame:
    """Return table ``joins``."""
    rows = (
        {
            "origin": origin.id,
            "left": join.left,
            "right": join.right,
            "reason": join.reason,
            "because": join.because,
            "proof": join.proof,
        }
        for origin in dossier.origins
        for join in origin.joins
    )
    return to_frame(rows, "joins")


def assessments(material: Material, claim: str | None) -> pd.DataFrame:
    """Return table ``assessments``, of one claim when given."""
    rows = (
        {
            "assessment": one.id,
            "claim": one.claim,
            "as_of": one.as_of,
            "analyst": one.analyst,
            "made": one.made,
            "digit": one.digit,
            "status": one.status,
            "likelihood": one.likelihood,
            "confidence": one.confidence,
            "rationale": one.rationale,
            "evidence": one.evidence,
        }
        for one in sorted(material.assessments, key=lambda one: (one.as_of.latest, one.made, one.analyst))
        if claim is None or one.claim == claim
    )
    return to_frame(rows, "assessments")


def verify(records: Records, heads: Iterable[str] = ()) -> pd.DataFrame:
    """Return table ``problems``: what has changed in the archive, its ledger or the journals."""
    rows = (
        {
            "name": found.path,
            "kind": found.kind,
            "reason": found.message if found.kind == "cut" and not found.line else str(found),
        }
        for found in records.irregularities(heads)
    )
    return to_frame(rows, "problems")
