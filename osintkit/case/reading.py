"""One document shown with what the rules read in it, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from osintkit.display import Html, quote
from osintkit.model import Document, Statement

if TYPE_CHECKING:
    from osintkit.case.facade import Case


def show_document(document: Document, statements: Iterable[Statement], publisher: str = "") -> Html:
    """Return the document's text with speaker, cue, content, numbers, dates and places marked in place.

    Marks carry their role as text, so that nothing is told by colour alone. Where two readings overlap, the
    narrower one is shown: a number inside a content splits the content's mark around it.

    >>> document = Document(id="D-1", capture="ab", text="Kyiv said so.", loader="text/1")
    >>> "Kyiv said so." in show_document(document, ()).markup
    True
    """
    roles: list[tuple[int, int, str]] = []
    for statement in statements:
        roles += [(span.start, span.end, "content") for span in statement.content_spans]
        roles += [(span.start, span.end, "speaker") for span in statement.speaker_spans]
        roles += [(span.start, span.end, "cue") for span in statement.cue_spans]
        roles += [(number.span.start, number.span.end, "number") for number in statement.quantities]
        roles += [(mention.span.start, mention.span.end, "date") for mention in statement.dates]
        roles += [(place.span.start, place.span.end, "place") for place in statement.places]
    when = str(document.published) if document.published else "undated"
    source = ", ".join(part for part in (publisher or document.publisher or "", document.title or "", when) if part)
    return quote(document.text, _flat(len(document.text), roles), source)


def statements_by(case: Case, extractor: str, documents: Sequence[str] = ()) -> Iterator[Statement]:
    """Yield the statements that one extractor reads, of all documents or of those named, in their order.

    Raises
    ------
    UnknownNameError
        When there is no such extractor or document.
    """
    for name in documents or tuple(case.stores.reading().documents):
        yield from case.stores.statements_of(case.document(name), extractor)


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
