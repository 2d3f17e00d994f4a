"""Who says what in a document: extractors turn a `Document` into `Statement` records.

An extractor is a class with a name, a version and one method. Any package adds one with an entry point in the group
``osintkit.extractors``; the built-in one is ``rules``.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from osintkit.errors import UnknownNameError
from osintkit.model import Document, Source, Statement

__all__ = ["Extractor", "available", "extract"]

GROUP = "osintkit.extractors"


@runtime_checkable
class Extractor(Protocol):
    """What reads statements out of a document."""

    name: str
    version: str

    def extract(self, document: Document, sources: Sequence[Source]) -> tuple[Statement, ...]:
        """Return the statements of the document, in the order of its text; never raise on any text."""
        ...


@lru_cache(maxsize=1)
def available() -> Mapping[str, Extractor]:
    """Return all installed extractors by name; one that cannot be loaded is reported and left out.

    >>> "rules" in available()
    True
    """
    found: dict[str, Extractor] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            made = point.load()()
            if made is not None:  # a trainable one without weights is not there
                found[point.name] = made
        except Exception as error:  # noqa: BLE001 - a stranger's package may fail in any way; it must not stop ours
            warnings.warn(f"extractor {point.name!r} ({point.value}) cannot be loaded: {error}", stacklevel=2)
    return found


def extract(document: Document, sources: Sequence[Source], *, extractor: str = "rules") -> tuple[Statement, ...]:
    """Return the statements of a document, each a suggestion with its spans.

    A row of a statement log that says who spoke, or how, gives its one declared statement whatever the extractor; a row
    that is only a text with its date and outlet is read like any text.

    Raises
    ------
    UnknownNameError
        When no extractor of that name is installed.

    Examples
    --------
    >>> text = "The ministry denied the report."
    >>> page = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language="en")
    >>> statement, = extract(page, ())
    >>> statement.speaker, statement.cue, statement.content, str(statement.modality)
    ('The ministry', 'denied', 'the report', 'denies')
    """
    if document.fields:
        from osintkit.extract.readers.declared import declares, read_row

        if declares(document):
            return read_row(document, sources)
    known = available()
    if extractor not in known:
        raise UnknownNameError("extractor", extractor, known)
    found = known[extractor].extract(document, sources)
    if document.fields.get("forwarded_from"):
        from osintkit.extract.readers.forwarded import add_forwarded

        return add_forwarded(document, sources, tuple(found))
    return found
