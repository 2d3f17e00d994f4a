"""Documents cut into passages that can be ranked and judged: a paragraph, or a few sentences of a long one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from osintkit.extract.text.sentences import split_sentences
from osintkit.model import Document, Record, StatedDate, short_id

LONGEST = 450
"""Code points after which a paragraph is cut at the next end of a sentence."""
SHORTEST = 40
"""A shorter paragraph (a heading, a byline) goes with the one that follows."""

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPassage(Record):
    """A part of a document's text that search ranks; offsets are code points of that text."""

    id: str
    document: str
    start: int
    end: int
    text: str
    """``document.text[start:end]``, exactly."""
    published: StatedDate | None = None
    url: str | None = None


def passages_of(document: Document) -> tuple[SearchPassage, ...]:
    r"""Return the passages of a document in order; together they hold every word, and none twice.

    Examples
    --------
    >>> document = Document(id="D-1", capture="0" * 64, text="Seoul\n\nTroops left. They went east.", loader="text/1")
    >>> [passage.text for passage in passages_of(document)]
    ['Seoul\n\nTroops left. They went east.']
    """
    return tuple(
        SearchPassage(
            id=short_id("W", document.id, start, end),
            document=document.id,
            start=start,
            end=end,
            text=document.text[start:end],
            published=document.published,
            url=document.url,
        )
        for start, end in _joined(document.text)
    )


def sentences_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of ``text[start:end]`` stands, without the space around it.

    >>> text = "Gen. Kim spoke. He left!"
    >>> [text[first:last] for first, last in sentences_of(text)]
    ['Gen. Kim spoke.', 'He left!']
    """
    end = len(text) if end is None else end
    yield from ((start + first, start + last) for first, last in split_sentences(text[start:end]))


def _joined(text: str) -> Iterator[tuple[int, int]]:
    """Yield passages: short paragraphs with what follows them, long ones in parts."""
    waiting: int | None = None
    last = 0
    for paragraph in _PARAGRAPH.finditer(text):
        start, last = _trimmed(text, *paragraph.span())
        if last - start < SHORTEST and (waiting is None or last - waiting < LONGEST):
            waiting = start if waiting is None else waiting
            continue
        if last - start <= LONGEST:
            yield (start if waiting is None else waiting), last
        else:
            yield from _parts(text, start if waiting is None else waiting, last)
        waiting = None
    if waiting is not None:
        yield waiting, last


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first, last = start, start
    for begin, stop in sentences_of(text, start, end):
        if last > first and stop - first > LONGEST:
            yield first, last
            first = begin
        last = stop
    if last > first:
        yield first, last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
