"""Captures read into documents and statements, through the cache of derived data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from osintkit.case.layout import Layout
from osintkit.corroborate.evidence import Reading, Suggestion
from osintkit.custody.archive import Archive
from osintkit.custody.casefile import CaseFile
from osintkit.custody.derived import DerivedStore
from osintkit.model import Capture, Document


@dataclass(frozen=True, slots=True)
class CaptureReading:
    """What one capture gave."""

    documents: tuple[Document, ...] = ()
    problems: tuple[str, ...] = ()


class Stores:
    """The archive and everything derived from it; derived data may be deleted at any time."""

    def __init__(self, layout: Layout, file: CaseFile, *, clock: Callable[[], datetime]) -> None:
        self.archive = Archive(layout.raw, clock)
        self.file = file
        self.derived = DerivedStore(layout.processed)
        self._captures: tuple[Capture, ...] | None = None
        self._read: dict[str, CaptureReading] = {}
        self._reading: Reading | None = None
        self._suggested: dict[str, tuple[Suggestion, ...]] = {}

    def refresh(self) -> None:
        """Look at the archive again at the next question; what was read of a capture stays read."""
        self._captures = None

    def captures(self) -> tuple[Capture, ...]:
        """Return all captures, in order of their receipt."""
        if self._captures is None:
            captures = self.archive.captures()
            if self._reading is not None and {capture.sha256 for capture in captures} != set(self._read):
                self._reading = None
                self._suggested.clear()
            self._captures = captures
        return self._captures
