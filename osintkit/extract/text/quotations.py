"""Quotations: where they open and close, across sentences and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from osintkit.extract.text.sentences import split_paragraphs

_MARK = re.compile(r"[\"“”„‟«»「」『』＂]|``|''(?!')")
_CURLY = r"(?<![\w’])‘(?=\S)[^‘\n]{1,800}?(?:(?<=[.,!?…])’|(?<=[^\Ws])’|’(?=[.,;:!?)]|$))(?!\w)"
_SINGLE = re.compile(_CURLY)
# straight marks are apostrophes too: they close only behind punctuation
_SINGLE_OR_STRAIGHT = re.compile(rf"{_CURLY}|(?<![\w'])'(?=[A-Za-z])(?:[^'\n]|'(?=\w)){{3,800}}?(?<=[.,!?])'(?!\w)")
_PAIRS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "「": "」", "『": "』", "``": "''"}
_STRAIGHT = frozenset({'"', "＂", "''"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run of quoted text.

    Examples
    --------
    >>> [(q.start, q.end, q.closed) for q in find_quotations('He said "no" and left.')]
    [(8, 12, True)]
    """

    start: int
    """Of the opening mark."""
    end: int
    """Behind the closing mark; when there is none, the end of the paragraph."""
    closed: bool = True
    continues: bool = False
    """Whether it goes on with a quotation that the paragraph before left open."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return all quotations in order; one that is still open at the end of its paragraph ends there.

    A quotation that runs over several paragraphs opens anew in each and closes in the last, as printers do; each
    part but the first is marked as continuing.
    """
    found: list[Quotation] = []
    open_before = False
    for start, end in split_paragraphs(text):
        known = len(found)
        open_before = _paragraph(text, start, end, found, open_before=open_before)
        single = _single(text, start, end, found[known:])
        if single:
            found[known:] = sorted([*found[known:], *single], key=lambda quotation: quotation.start)
    return tuple(found)


def _single(text: str, start: int, end: int, double: list[Quotation]) -> list[Quotation]:
    """Return quotations in single marks, as British printers set them, outside of those in double marks."""
    found = []
    pattern = _SINGLE if double else _SINGLE_OR_STRAIGHT
    number = 0
    for match in pattern.finditer(text, start, end):
        first, last = match.span()
        while number < len(double) and double[number].end <= first:
            number += 1
        if number == len(double) or double[number].start >= last:
            found.append(Quotation(first, last))
    return found


def _paragraph(text: str, start: int, end: int, found: list[Quotation], *, open_before: bool) -> bool:
    opened: int | None = None
    closing = ""
    first = True
    continues = False
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if mark in _STRAIGHT:
                if _looks_closing(text, match.start(), end, start):
                    first = False
                    continue
                closing = "''" if mark == "''" else '"＂”'
            elif mark in _PAIRS:
                closing = _PAIRS[mark] + ('"' if mark == "“" else "")
            else:
                first = False
                continue
            opened = match.start()
            continues = open_before and first and not text[start:opened].strip()
            first = False
        elif mark in closing or (
            mark == "“" and closing.startswith("”") and _looks_closing(text, match.start(), end, start)
        ):
            found.append(Quotation(opened, match.end(), continues=continues))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end, closed=False, continues=continues))
        return True
    return False


def _looks_closing(text: str, position: int, end: int, start: int) -> bool:
    """Tell a stray straight mark (inches, a lost opening): it has a word right before it and none behind."""
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    return not before.isspace() and before not in "([—–-:“‘" and (after.isspace() or after in ".,;:!?)")
