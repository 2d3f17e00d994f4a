"""Texts that share their words: copies, truncated copies, quotations of one release."""

from __future__ import annotations

from dataclasses import dataclass

from osintkit.model import Record, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Record):
    """Two texts that share words, verified exactly."""

    left: str
    right: str
    """Ids as given."""
    containment: float
    """Share of the shorter text's word n-grams that the longer one has, 0 to 1."""
    jaccard: float
    shared: str
    """The longest run of words that both have."""
    left_span: Span
    right_span: Span
    """Where that run stands in each."""
