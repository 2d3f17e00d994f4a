"""The checks before a judgment is kept, and the record that each kind of judgment is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from osintkit.errors import JudgmentError
from osintkit.journal.standing import Adjudication, Note, SourceChange
from osintkit.model import (
    Assessment,
    GradeJudgment,
    HypothesisRating,
    JournalEntry,
    JudgmentKind,
    Link,
    OriginDecision,
    Passage,
    Record,
    short_id,
    text_hash,
)
from osintkit.model.records import to_plain
from osintkit.storage.records import plain_defaults, read_record

RECORDS: Mapping[JudgmentKind, type[Record]] = {
    JudgmentKind.LINK: Link,
    JudgmentKind.GRADE: GradeJudgment,
    JudgmentKind.SPLIT: OriginDecision,
    JudgmentKind.JOIN: OriginDecision,
    JudgmentKind.ASSESS: Assessment,
    JudgmentKind.RATE: HypothesisRating,
    JudgmentKind.SOURCE: SourceChange,
    JudgmentKind.NOTE: Note,
    JudgmentKind.ADJUDICATE: Adjudication,
}
"""The record of each kind of judgment; undo and redo have none."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def own_fields(kind: JudgmentKind, entry_id: str, analyst: str, at: datetime) -> dict[str, Any]:
    """Return the fields of a judgment that come from its entry, not from its data."""
    if kind is JudgmentKind.LINK:
        return {"analyst": analyst, "at": at}
    if kind is JudgmentKind.ASSESS:
        return {"id": short_id("A", entry_id), "analyst": analyst, "made": at}
    own: dict[str, Any] = {"analyst": analyst, "at": at}
    if kind in {JudgmentKind.SPLIT, JudgmentKind.JOIN}:
        own["kind"] = kind
    elif kind is JudgmentKind.NOTE:
        own["id"] = entry_id
    return own


def record_of(entry: JournalEntry) -> Record | None:
    """Return the judgment that an entry holds; None for undo and redo.

    Raises
    ------
    ValueError
        When the entry's data is no such judgment.
    """
    cls = RECORDS.get(entry.kind)
    if cls is None:
        return None
    return read_record(cls, entry.data, own_fields(entry.kind, entry.id, entry.analyst, entry.at))


def checked_data(kind: JudgmentKind, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a judgment's data as it is kept: validated, without what the journal itself adds.

    Parameters
    ----------
    kind
        The kind of judgment.
    data
        Fields of its record. Those that the journal sets (``analyst``, ``at``, ``made``, ``id``) are replaced.

    Raises
    ------
    JudgmentError
        When a field or word is unknown, or the rules refuse the judgment.

    Examples
    --------
    >>> checked_data(JudgmentKind.GRADE, {"source": "nis", "letter": "B"})
    {'source': 'nis', 'letter': 'B'}
    >>> checked_data(JudgmentKind.GRADE, {"source": "nis", "leter": "B"})
    Traceback (most recent call last):
    ...
    osintkit.errors.JudgmentError: this grade was refused: GradeJudgment has no field 'leter'; did you mean 'letter'?
    """
    cls = RECORDS.get(kind)
    own = own_fields(kind, "", "", _EPOCH)
    if cls is None or not isinstance(data, Mapping):
        raise JudgmentError(f"this {kind.value} was refused: it has no data of that kind")
    try:
        plain = to_plain({key: value for key, value in data.items() if key not in own})
        record = read_record(cls, plain, own)
        for rule in _RULES.get(kind, ()):
            rule(record)
        empty = plain_defaults(cast("Any", cls))
        return {key: value for key, value in plain.items() if key not in empty or value != empty[key]}
    except (ValueError, TypeError) as error:
        raise JudgmentError(f"this {kind.value} was refused: {error}") from error


def _check_passage(passage: Passage) -> None:
    if not 0 <= passage.start < passage.end or passage.end - passage.start != len(passage.exact):
        raise ValueError(f"positions {passage.start}-{passage.end} do not fit {len(passage.exact)} characters of quote")
    if text_hash(passage.exact) != passage.sha256:
        raise ValueError("the passage's hash is not that of its words; make passages with Passage.of")


def _check_link(link: Any) -> None:
    _check_named("claim", link.claim)
    _check_passage(link.passage)
    if (link.latitude is None) != (link.longitude is None):
        raise ValueError("latitude and longitude go together")
    if link.latitude is not None and not (-90 <= link.latitude <= 90 and -180 <= link.longitude <= 180):
        raise ValueError(f"{link.latitude}, {link.longitude} is not a place on Earth (degrees, latitude first)")


def _check_note(note: Any) -> None:
    if note.passage is not None:
        _check_passage(note.passage)
    if not note.replaces:
        _check_named("text", note.text)


def _check_decision(decision: Any) -> None:
    _check_named("claim", decision.claim)
    _check_named("reason", decision.reason)
    least = 2 if decision.kind is JudgmentKind.JOIN else 1
    if len(set(decision.evidence)) < least:
        raise ValueError(f"a {decision.kind.value} needs at least {least} pieces of evidence")


def _check_adjudication(adjudication: Any) -> None:
    _check_named("subject", adjudication.subject)
    _check_named("reason", adjudication.reason)
    if adjudication.of == "link":
        if adjudication.stance is None and adjudication.status is None:
            raise ValueError("settling a link needs a stance or a status")
    elif adjudication.of == "grade":
        if adjudication.letter is None:
            raise ValueError("settling a grade needs a letter")
    else:
        raise ValueError(f"of={adjudication.of!r}; known: grade, link")


def _check_named(name: str, value: str) -> None:
    if not value.strip():
        raise ValueError(f"{name} is empty")


_RULES: Mapping[JudgmentKind, tuple[Callable[[Any], None], ...]] = {
    JudgmentKind.LINK: (_check_link,),
    JudgmentKind.NOTE: (_check_note,),
    JudgmentKind.SPLIT: (_check_decision,),
    JudgmentKind.JOIN: (_check_decision,),
    JudgmentKind.ADJUDICATE: (_check_adjudication,),
    JudgmentKind.GRADE: (lambda grade: _check_named("source", grade.source),),
    JudgmentKind.ASSESS: (lambda assessment: _check_named("claim", assessment.claim),),
    JudgmentKind.RATE: (lambda rating: _check_named("evidence", rating.evidence),),
    JudgmentKind.SOURCE: (lambda change: _check_named("source", change.source),),
}
