r"""From the bytes of a capture to documents: what kind of content it is, which loader reads it, and safely.

A third party adds a loader with one class and one entry point in the group ``osintkit.loaders``.

Examples
--------
>>> from datetime import UTC, datetime
>>> from osintkit.model import Capture
>>> data = b"Title: On troops\n\nSeoul said that troops were sent."
>>> capture = Capture(sha256="ab12", size=len(data), media_type=sniff(data, "a.txt"), name="a.txt",
...                   received=datetime(2024, 10, 19, tzinfo=UTC))
>>> document, = load(capture, data)
>>> document.title, document.text
('On troops', 'Seoul said that troops were sent.')
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from osintkit.loaders.protocol import Limits, Loader, LoadReport, Problem
from osintkit.loaders.read import read
from osintkit.loaders.registry import available, loader_for, unavailable
from osintkit.loaders.sniff import identify, sniff
from osintkit.model import Capture, Document

__all__ = [
    "Limits",
    "LoadReport",
    "Loader",
    "Problem",
    "available",
    "identify",
    "load",
    "load_many",
    "load_report",
    "loader_for",
    "sniff",
    "unavailable",
]


def load(capture: Capture, data: bytes, *, isolated: bool = True) -> tuple[Document, ...]:
    """Return the documents of a capture.

    Parameters
    ----------
    capture
        What was received; its media type decides which loader reads it.
    data
        The bytes.
    isolated
        In a child process with limits on processor time, memory and output. False is for tests and for bytes
        of one's own.

    Raises
    ------
    CaptureError
        When nothing could be read. Parts that could not be read while others could are in the notes of the first
        document and in `load_report`.
    """
    report = load_report(capture, data, isolated=isolated)
    if report.failed:
        first, more = report.problems[0], len(report.problems) - 1
        if more:
            first = dataclasses.replace(first, reason=f"{first.reason} (and {more} more of its parts, likewise unread)")
        raise first.error()
    return report.documents


def load_report(capture: Capture, data: bytes, *, isolated: bool = True) -> LoadReport:
    """Return the documents of a capture and every problem; raises nothing for what the bytes do."""
    if not isolated:
        return read(capture, data, Limits())
    from osintkit.loaders.sandbox.isolate import shared

    return shared().load(capture, data)


def load_many(
    captures: Iterable[tuple[Capture, bytes]], *, isolated: bool = True, limits: Limits | None = None
) -> Iterator[LoadReport]:
    """Yield a report for each capture, in their order; one child process serves the whole batch.

    Parameters
    ----------
    captures
        Pairs of capture and bytes; taken one at a time, so they need not all be in memory.
    isolated
        As in `load`.
    limits
        What one capture may cost.
    """
    limits = limits or Limits()
    if not isolated:
        for capture, data in captures:
            yield read(capture, data, limits)
        return
    from osintkit.loaders.sandbox.isolate import Isolation

    with Isolation(limits) as isolation:
        for capture, data in captures:
            yield isolation.load(capture, data)
