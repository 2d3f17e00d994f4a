"""What a loader is, what it may yield, and the limits that every loader works under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from osintkit.errors import CaptureError, UnreadableCaptureError, UnsupportedCaptureError
from osintkit.model import Capture, Document, Record, StatedDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Record):
    """One thing that could not be read: a whole capture, or one part of it while the rest went on.

    Examples
    --------
    >>> print(Problem(capture="ab12", name="log.csv", part="row 7", reason="the date 'soon' is not a date"))
    log.csv: row 7: the date 'soon' is not a date
    """

    capture: str
    """SHA-256 of the capture."""
    name: str
    reason: str
    part: str = ""
    """Which part of the capture; empty when nothing of it could be read."""
    unsupported: bool = False
    """True when no loader knows this kind of content."""

    def __str__(self) -> str:
        return str(self.error())

    def error(self) -> CaptureError:
        """Return the problem as the error to raise."""
        kind = UnsupportedCaptureError if self.unsupported else UnreadableCaptureError
        return kind(self.name, f"{self.part}: {self.reason}" if self.part else self.reason)

    @classmethod
    def of(cls, capture: Capture, error: CaptureError) -> Problem:
        """Return the problem that an error about a whole capture describes."""
        unsupported = isinstance(error, UnsupportedCaptureError)
        return cls(capture=capture.sha256, name=capture.name, reason=error.reason, unsupported=unsupported)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport(Record):
    """What came out of one capture: documents, and what could not be read."""

    capture: str
    """SHA-256 of the capture."""
    name: str
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether nothing at all could be read."""
        return not self.documents


@runtime_checkable
class Loader(Protocol):
    """Reads documents out of the bytes of one capture: one file and one entry point in ``osintkit.loaders``.

    A loader gives the same documents for the same bytes, uses neither network nor disk, and raises
    nothing but `osintkit.errors.CaptureError`. A part that it cannot read is yielded as a `Problem`; it then
    goes on with the next part. One that looks at `Capture.columns` says ``reads_columns = True``: what was read
    with other declarations is then read anew.
    """

    name: str
    version: str
    media_types: tuple[str, ...]

    def load(self, capture: Capture, data: bytes) -> Iterator[Document | Problem]:
        """Yield the documents of a capture in their order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(Record):
    """What one capture may cost. Past a limit it is an error that names the capture; the batch goes on."""

    cpu_seconds: int = 20
    wall_seconds: int = 120
    """Ends a child that waits instead of working; generous, because a busy machine is no fault of the file."""
    memory: int = 1 << 30
    """Address space of the child process, in bytes."""
    file_bytes: int = 256 << 20
    output_bytes: int = 256 << 20
    """Answer of the child process: all documents of the capture together."""


TEXT_BYTES = 64 << 20
"""Largest text, in bytes, that is decoded and parsed."""
DEPTH = 512
"""Deepest nesting of elements that is parsed."""
PARTS = 200_000
"""Most documents that one capture may hold."""


@dataclass(slots=True, kw_only=True)
class Facts:
    """What a capture says about itself, gathered while it is read."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: StatedDate | None = None
    url: str | None = None
    language: str | None = None
    notes: list[str] = field(default_factory=list)

    def fill(self, name: str, value: StatedDate | str | None) -> None:
        """Set a fact that is still unknown; the first one found stays."""
        if value and getattr(self, name) is None:
            setattr(self, name, value)


def whole_document(loader: Loader, capture: Capture, text: str, facts: Facts) -> Document:
    """Return the one document of a capture; what a person declared at intake stands before what the bytes say.

    Raises
    ------
    UnreadableCaptureError
        When the text holds nothing but white space: a silent empty document would look like an answer.
    """
    if not text.strip():
        raise UnreadableCaptureError(
            capture.name, "no text was found in it; save the page as text (or print it to text) and add that"
        )
    notes = list(facts.notes)
    published, url = facts.published, facts.url
    if capture.published is not None:
        if published is not None and published != capture.published:
            notes.append(f"the capture itself says it was published {published}; {capture.published} was declared")
        published = capture.published
    if capture.url is not None:
        if url is not None and url != capture.url:
            notes.append(f"the capture gives {url} as its address; it was taken from {capture.url}")
        url = capture.url
    return Document(
        id=Document.make_id(capture.sha256),
        capture=capture.sha256,
        text=text,
        title=facts.title,
        author=facts.author,
        publisher=facts.publisher,
        published=published,
        url=url,
        language=facts.language,
        loader=f"{loader.name}/{loader.version}",
        notes=tuple(notes),
    )
