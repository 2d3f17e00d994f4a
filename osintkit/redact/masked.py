"""A text with marks in the place of names, and the records of a document moved to where their words are then."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from dataclasses import replace
from typing import Any

from osintkit.model import Passage, Span
from osintkit.redact.spellings import MARK, Spellings


class MaskedText:
    """A text with marks in the place of names, and where its offsets went.

    >>> masked = MaskedText("Roe said so.", Spellings(["Roe"]))
    >>> masked.text, masked.at(4), masked.at(1), masked.at(1, ends=True)
    ('[name withheld] said so.', 16, 0, 15)
    """

    def __init__(self, text: str, spellings: Spellings) -> None:
        self.original = text
        self.spellings = spellings
        self.spans = spellings.spans(text)
        self.text = spellings.mask(text) if self.spans else text
        self._starts = [start for start, _ in self.spans]

    def at(self, offset: int, *, ends: bool = False) -> int:
        """Return where an offset is now; one within a name goes to the mark's start, or its end."""
        before = bisect_right(self._starts, offset - 1 if ends else offset)
        grown = sum(len(MARK) - (end - start) for start, end in self.spans[:before])
        if before:
            start, end = self.spans[before - 1]
            if offset < end:
                here = start + grown - (len(MARK) - (end - start))
                return here + len(MARK) if ends else here
        return offset + grown


def moved(record: Any, masked: MaskedText) -> Any:
    """Return a record of a document with all its spans where they are in the masked text."""
    if isinstance(record, Span):
        return Span(start=masked.at(record.start), end=masked.at(record.end, ends=True))
    if isinstance(record, tuple):
        return tuple(moved(one, masked) for one in record)
    if isinstance(record, Passage) or not dataclasses.is_dataclass(record) or isinstance(record, type):
        return record
    changed = {one.name: moved(getattr(record, one.name), masked) for one in dataclasses.fields(record)}
    return replace(record, **{name: value for name, value in changed.items() if value is not getattr(record, name)})
