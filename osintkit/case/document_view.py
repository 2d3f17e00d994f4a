"""One document with the rules' readings marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from osintkit.display import Html, quote
from osintkit.errors import UnknownNameError
from osintkit.model import Document, Statement

if TYPE_CHECKING:
    from osintkit.case.records import Records


def show_document(document: Document, statements: Iterable[Statement], publisher: str = "") -> Html:
    """Return the document's text with speaker, cue, content, numbers, dates and places marked in place.

    Marks carry their role as text, so that nothing depends on colour alone. Where two readings overlap, the
    narrower one is shown: a number inside a content splits the content's mark around it, and only the last part says
    what it is. A speaker stays whole.

    >>> document = Document(id="D-1", capture="ab", text="Kyiv said so.", loader="text/1")
    >>> "Kyiv said so." in show_document(document, ()).markup
    True
    """
    roles: list[tuple[int, int, str]] = []
    for statement in statements:
        roles += [(span.start, span.end, "content") for span in statement.content_spans]
        roles += [(span.start, span.end, "speaker") for span in statement.speaker_spans]
        roles += [(span.start, span.end, "cue") for span in statement.cue_spans]
        values = [(number.span, "number") for number in statement.quantities]
        values += [(mention.span, "date") for mention in statement.dates]
        values += [(place.span, "place") for place in statement.places]
        roles += [(span.start, span.end, role) for span, role in values]
    spoken = [(start, end) for start, end, role in roles if role == "speaker"]
    roles = [mark for mark in roles if mark[2] not in _VALUES or not _within(mark, spoken)]
    when = str(document.published) if document.published else "undated"
    source = ", ".join(part for part in (publisher or document.publisher or "", document.title or "", when) if part)
    return quote(document.text, _parted(_flat(len(document.text), roles)), source)


_VALUES = frozenset({"number", "date", "place"})


def _within(mark: tuple[int, int, str], spans: list[tuple[int, int]]) -> bool:
    return any(start <= mark[0] and mark[1] <= end for start, end in spans)


def _parted(marks: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Name the parts of a content that a number, date or place splits: all but the last."""
    parted = []
    for index, (start, end, role) in enumerate(marks):
        following = index + 1
        at = end
        while following < len(marks) and marks[following][0] == at and marks[following][2] in _VALUES:
            at, following = marks[following][1], following + 1
        goes_on = at > end and following < len(marks) and marks[following][0] == at and marks[following][2] == role
        parted.append((start, end, "content part" if role == "content" and goes_on else role))
    return parted


def show(records: Records, name: str) -> Html:
    """Return a document of a case as marked-up text."""
    found, reading = records.document(name), records.reading()
    holder = reading.holders[found.id]
    publisher = records.file.sources[holder].name if holder and holder in records.file.sources else ""
    return show_document(found, reading.statements[found.id], publisher)


def first(records: Records, claim: str, as_of: date | str | None = None) -> str:
    """Return the id of the oldest document that bears on the claim, else of the first in the case.

    Raises
    ------
    UnknownNameError
        When the case holds no document.
    """
    for piece in records.dossier(claim, as_of).evidence:
        return piece.passage.document
    for name in records.reading().documents:
        return name
    raise UnknownNameError("document", "any", ["add some with osintkit add FILES"])


def labels(records: Records) -> list[dict[str, str]]:
    """Return id and label of every document, oldest first, for a menu."""
    found = records.reading().documents.values()
    dated = sorted(found, key=lambda one: (str(one.published or "9999"), one.title or one.id))
    return [{"id": one.id, "label": f"{one.published or 'undated'}  {one.title or one.id}"} for one in dated]


def statements_by(records: Records, extractor: str, documents: Sequence[str] = ()) -> Iterator[Statement]:
    """Yield the statements that one extractor reads, of all documents or of those named, in their order.

    Raises
    ------
    UnknownNameError
        When there is no such extractor or document.
    """
    for name in documents or tuple(records.reading().documents):
        yield from records.statements_by(extractor, name)


def _flat(length: int, roles: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return marks that do not overlap: the narrowest reading wins at each character."""
    painted: list[str] = [""] * length
    for start, end, role in sorted(roles, key=lambda mark: (mark[0] - mark[1], mark[0])):
        painted[start:end] = [role] * (min(end, length) - start)
    marks: list[tuple[int, int, str]] = []
    at = 0
    while at < length:
        end = at + 1
        while end < length and painted[end] == painted[at]:
            end += 1
        if painted[at]:
            marks.append((at, end, painted[at]))
        at = end
    return marks
