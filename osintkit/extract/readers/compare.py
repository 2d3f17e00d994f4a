"""Suggestions of several extractors side by side: what they agree on, where they differ, what only one has found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from osintkit.model import Statement

_COMPARED = ("speaker", "speaker_source", "cue", "content", "form", "modality", "access", "upstream_sources")


@dataclass(frozen=True, slots=True)
class Pairing:
    """One statement as two extractors see it; None where one has not found it."""

    one: Statement | None
    other: Statement | None
    differs: tuple[str, ...] = ()
    """Names of the fields in which they differ."""

    @property
    def agrees(self) -> bool:
        """Whether both have found it and say the same."""
        return self.one is not None and self.other is not None and not self.differs


def compare(one: Sequence[Statement], other: Sequence[Statement]) -> tuple[Pairing, ...]:
    """Return the statements of two extractors for the same documents, paired by the words they share, in text order.

    Nothing is overwritten: each keeps its identifier, extractor and version.

    Examples
    --------
    >>> from osintkit.extract import extract
    >>> from osintkit.model import Document
    >>> page = Document(id="D-1", capture="0" * 64, text="Kim said he left.", loader="text/1", language="en")
    >>> found = extract(page, ())
    >>> [pairing.agrees for pairing in compare(found, found)]
    [True]
    """
    pairs: list[Pairing] = []
    by_document: dict[str, list[Statement]] = {}
    for statement in other:
        by_document.setdefault(statement.document, []).append(statement)
    for statements in by_document.values():
        statements.sort(key=lambda statement: statement.passage.start)
    used: set[str] = set()
    for statement in one:
        best = _nearest(statement, by_document.get(statement.document, []), used)
        if best is None:
            pairs.append(Pairing(statement, None))
            continue
        used.add(best.id)
        differs = tuple(name for name in _COMPARED if getattr(statement, name) != getattr(best, name))
        pairs.append(Pairing(statement, best, differs))
    pairs += [Pairing(None, statement) for statement in other if statement.id not in used]
    return tuple(sorted(pairs, key=_place))


def _place(pairing: Pairing) -> tuple[str, int, int]:
    statement = pairing.one or pairing.other
    assert statement is not None
    return (statement.document, statement.passage.start, statement.passage.end)


def _nearest(statement: Statement, candidates: list[Statement], used: set[str]) -> Statement | None:
    """Return the candidate whose cue and content share most characters with a statement's, if any does."""
    start, end = statement.passage.start, statement.passage.end
    last = bisect_left(candidates, end, key=lambda candidate: candidate.passage.start)
    best, most = None, 0
    for candidate in candidates[max(0, last - 40) : last]:
        if candidate.id in used or candidate.passage.end <= start:
            continue
        shared = _shared(statement, candidate)
        if shared > most:
            best, most = candidate, shared
    return best


def _shared(one: Statement, other: Statement) -> int:
    """Count shared characters; those of the cue weigh more, since every statement has its own."""
    total = 0
    for weight, left, right in ((20, one.cue_spans, other.cue_spans), (1, one.content_spans, other.content_spans)):
        for a in left:
            total += sum(weight * max(0, min(a.end, b.end) - max(a.start, b.start)) for b in right)
    return total
