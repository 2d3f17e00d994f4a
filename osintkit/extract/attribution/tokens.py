"""Tokens of a sentence with exact offsets, each quotation in it folded into one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate

_PATTERN = (
    r"[A-Za-z]++(?![\w.'’‐‑-])|"  # plain English words: the quickest
    r"[^\W\d_]++(?:[-‐‑][^\W_]++)*+(?![\w.'’])|"  # most words: tried first, for speed
    r"(?:[A-Za-z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|St|Jr|Sr|Prof|Rev|Hon|Inc|Corp|Co|Ltd|vs|No)\.|"
    r"[@#]\w+|\b[A-Z]['’][A-Z][^\W\d_]+(?:[-‐‑][^\W_]+)*|[^\W\d_]+(?:[-‐‑][^\W_]+)*|['’](?:s|re|ve|ll|d|m)\b|\d+(?:[.,:]\d+)*%?(?:[-‐‑]?[^\W\d_]+(?:[-‐‑][^\W\d_]+)*)?|\.{2,}|--+|[^\w\s]|_+"
)
TOKEN = re.compile(_PATTERN)
_PARTED = re.compile(f"({_PATTERN})")


@dataclass(slots=True)
class Unit:
    """A sentence as tokens, each quotation in it folded into one token ``Q``."""

    low: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    lemma: dict[int, str] = field(default_factory=dict)
    """Lemma of each token that is a verb here."""
    capital: list[bool] = field(default_factory=list)
    complete: set[int] = field(default_factory=set)
    """Quotations among the tokens whose own words end in a comma or a full stop."""
    quotation: int = -1
    """Index of the quotation that the unit lies in; -1 outside."""

    def __len__(self) -> int:
        return len(self.low)


def tokenise(text: str, start: int, end: int, unit: Unit) -> None:
    """Append the tokens of ``text[start:end]`` to a unit."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):  # a word boundary that a slice would make up
        spans = [match.span() for match in TOKEN.finditer(text, start, end)]
        found = [text[first:last] for first, last in spans]
        begins, ends = [first for first, _ in spans], [last for _, last in spans]
    else:  # gaps and tokens take turns, so their lengths add up to the offsets
        parts = _PARTED.split(text[start:end])
        found = parts[1::2]
        offsets = list(accumulate(map(len, parts), initial=start))
        begins, ends = offsets[1:-1:2], offsets[2::2]
    before = len(unit.low)
    unit.low += [word.lower() for word in found]
    unit.start += begins
    unit.end += ends
    unit.capital += [word[0].isupper() for word in found]
    if "t" in unit.low[before:]:
        _join_negations(unit, before)


def _join_negations(unit: Unit, first: int) -> None:
    """Read ``don't``, which the pattern cuts into ``don``, the mark and ``t``, as ``do`` and ``n't``."""
    low, begin, finish = unit.low, unit.start, unit.end
    for i in range(len(low) - 1, first + 1, -1):
        if low[i] == "t" and low[i - 1] in "'’" and finish[i - 1] == begin[i] and low[i - 2].endswith("n"):
            stem = low[i - 2][:-1]
            low[i - 1], begin[i - 1], finish[i - 1] = "n't", begin[i - 1] - 1, finish[i]
            if stem:
                low[i - 2], finish[i - 2] = stem, finish[i - 2] - 1
            for column in (low, begin, finish, unit.capital):
                del column[i]
