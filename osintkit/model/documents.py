"""Bytes received, text read from them, and spans of that text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from osintkit.model.dates import StatedDate
from osintkit.model.mappings import ColumnMapping
from osintkit.model.records import Record, short_id

CONTEXT = 32
"""Code points of prefix and suffix that a passage keeps around its exact words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Record):
    """``[start, end)`` in Unicode code points of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the span.

        >>> Span(start=0, end=4).of("Kyiv said")
        'Kyiv'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture(Record):
    """Bytes as received at an instant, named by their SHA-256 (WARC record, PROV Entity)."""

    sha256: str
    size: int
    """Bytes."""
    media_type: str
    name: str
    """File name as given, without its folder."""
    received: datetime
    method: str = "file"
    """How the bytes came: ``file``, later ``url``, ``archive`` ..."""
    url: str | None = None
    """Address of the page, when known."""
    source: str | None = None
    """Id of the publishing source, when declared at intake."""
    published: StatedDate | None = None
    """Publication date declared at intake; a loader may read another from the bytes."""
    added_by: str | None = None
    note: str = ""
    columns: tuple[ColumnMapping, ...] = ()
    """What its columns mean, when it is a table and somebody has declared it; the first that fits counts."""

    @property
    def id(self) -> str:
        """The SHA-256: a capture is its bytes."""
        return self.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """Text and metadata read from a capture; one capture (a feed, a log) may hold many."""

    id: str
    """``D-...``, from capture and part alone: a newer loader gives the same id."""
    capture: str
    """SHA-256 of the capture."""
    part: str = ""
    """Which part of the capture: row number, entry id; empty for the whole."""
    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    """Name of the publisher as the capture prints it."""
    published: StatedDate | None = None
    url: str | None = None
    language: str | None = None
    """ISO 639-1, when known."""
    loader: str
    """Name and version of the loader, ``html/1``."""
    pictures: tuple[str, ...] = ()
    """Perceptual hashes (64-bit, hex) of pictures in the capture."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Declared columns of a statement log (speaker, upstream, quantity ...), or what a chat says of a message."""
    notes: tuple[str, ...] = ()
    """What the loader had to decide or repair: charset guessed, surrogates replaced, rows skipped."""

    @staticmethod
    def make_id(capture: str, part: str = "") -> str:
        """Return the identifier of a part of a capture."""
        return short_id("D", capture, part)

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text as UTF-8."""
        return text_hash(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """A span of a document that can be found again: position, quote with context, hash of the words.

    W3C TextPositionSelector and TextQuoteSelector together; offsets are code points.
    """

    document: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    sha256: str

    @classmethod
    def of(cls, document: str, text: str, start: int, end: int) -> Passage:
        """Return the passage ``text[start:end]`` of the document with that id.

        Examples
        --------
        >>> Passage.of("D-1", "Kyiv said so.", 0, 4).exact
        'Kyiv'

        Raises
        ------
        ValueError
            When the span is empty or leaves the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}-{end} is not inside a text of {len(text)} characters")
        exact = text[start:end]
        return cls(
            document=document,
            start=start,
            end=end,
            exact=exact,
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
            sha256=text_hash(exact),
        )

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share a character of one document.

        >>> first, second = (Passage.of("D-1", "Kyiv said so.", start, start + 4) for start in (0, 3))
        >>> first.overlaps(second), first.overlaps(Passage.of("D-2", "Kyiv said so.", 0, 4))
        (True, False)
        """
        return self.document == other.document and self.start < other.end and other.start < self.end

    @property
    def id(self) -> str:
        """``P-...``, from document, start and words."""
        return short_id("P", self.document, self.start, self.sha256)


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8; lone surrogates hash as themselves, nothing is normalised."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
