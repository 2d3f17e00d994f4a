"""A message that somebody passed on: what nobody is named for in it is said on the word of whom it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from osintkit.extract.speakers.resolve import SpeakerBook
from osintkit.model import Access, Document, Passage, Source, Span, Statement, short_id

EXTRACTOR = "forwarded/1"
FIELD = "forwarded_from"
"""The field of a document in which a loader says whom a message was forwarded from."""
_PARAGRAPH = re.compile(r"\S(?:.*\S)?")


def add_forwarded(document: Document, sources: Sequence[Source], found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of a forwarded message: those found in its words, and the rest on its origin's word.

    Parameters
    ----------
    document
        The message; its field ``forwarded_from`` names whom it is from.
    sources
        Declared sources.
    found
        Statements that a reader found in its words; they keep their speakers.

    Examples
    --------
    >>> post = Document(id="D-1", capture="0" * 64, text="Two ships left.", loader="telegram/1", publisher="Harbour",
    ...     fields={"forwarded_from": "Port Watch"})
    >>> statement, = add_forwarded(post, (), ())
    >>> statement.speaker, statement.upstream, str(statement.access)
    ('Harbour', ('Port Watch',), 'repeater')
    """
    book = SpeakerBook(sources)
    speaker, origin = document.publisher or "", document.fields.get(FIELD, "")
    voice, author = book.look_up(speaker), book.look_up(origin)
    taken = sorted((one.passage.start, one.passage.end) for one in found)
    rest = [
        Statement(
            id=short_id("S", document.id, EXTRACTOR, start, end),
            document=document.id,
            passage=Passage.of(document.id, document.text, start, end),
            speaker=speaker,
            speaker_source=voice.source,
            resolution=voice.how,
            content=document.text[start:end],
            content_spans=(Span(start=start, end=end),),
            form="forwarded",
            access=Access.REPEATER,
            upstream=(origin,),
            upstream_sources=(author.source,) if author.source else (),
            said=document.published,
            language=document.language,
            extractor=EXTRACTOR,
        )
        for start, end in _between(document.text, taken)
    ]
    return tuple(sorted((*found, *rest), key=lambda one: (one.passage.start, one.passage.end)))


def _between(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what lies between spans, a paragraph each, where it holds a word."""
    position = 0
    for start, end in (*taken, (len(text), len(text))):
        for found in _PARAGRAPH.finditer(text, position, max(position, start)):
            if any(sign.isalnum() for sign in found[0]):
                yield found.span()
        position = max(position, end)
