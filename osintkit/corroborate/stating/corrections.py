"""Corrections, retractions and labels: sentences that take back what the same voice said before, or say it in jest.

A correction never supports what it takes back. Where it stands in the document that said it, the document no longer
states it; where it is a document of its own, it states the opposite from its day on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from osintkit.extract.text.sentences import split_sentences


class Kind(StrEnum):
    """What a sentence does to what was said before."""

    CORRECTS = "corrects"
    """It tells what an earlier version said, or what it should have said."""
    RETRACTS = "retracts"
    SATIRE = "satire"
    """It labels the document as satire or fiction."""
    OPINION = "opinion"
    """It labels the document as somebody's opinion."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that takes something back, or the label of a document."""

    kind: Kind
    words: str
    """The words that tell it, as printed."""
    start: int
    end: int
    """The sentence."""


_VERSION = (
    r"(?:an?|the|in\s+an|our)\s+(?:earlier|previous|original|initial|first|prior)\s+(?:version|edition|post|tweet|report|article|"
    r"story|draft|headline|caption)s?"
)
_THING = r"(?:report|story|article|claim|statement|post|tweet|allegation|study|paper|headline|video|broadcast|item)s?"
_KINDS = (
    (
        Kind.RETRACTS,
        (
            rf"\bretract(?:s|ed|ing|ion)?\b|\bwithdr(?:aws?|ew|awn)\s+(?:\w+\s+){{0,2}}{_THING}\b|"
            rf"\b(?:tak(?:es?|en|ing)|took)\s+back\b"
            rf"|\b(?:we|i|the\s+\w+)\s+(?:\w+\s+)?(?:apologi[sz]e[sd]?|regrets?)\s+(?:for\s+)?(?:the\s+|our\s+|this\s+|any\s+)?"
            rf"(?:error|mistake|inaccurac|confusion|{_THING})\w*|\b(?:we|i)\s+regret\b|"
            rf"\bwe\s+were\s+wrong\b|\b(?:was|were|is)\s+published\s+in\s+error\b"
        ),
    ),
    (
        Kind.CORRECTS,
        (
            rf"^\W*(?:correction|corrected|clarification|editor[’']?s?[’']?\s+note|erratum|updated?\s+to\s+correct)\b|\b{_VERSION}\b"
            rf"|\b(?:now|in\s+fact|actually)\b[^.]{{0,60}},?\s+(?:not|rather\s+than|instead\s+of)\s+\w+"
            rf"|\b(?:has|have|was|were)\s+been\s+corrected\b|\b(?:incorrectly|mistakenly|wrongly|erroneously)\s+(?:said|stated|reported|"
            rf"identified|named|described|referred|attributed|claimed|suggested)\b|\bmis(?:stated|identified)\b|"
            rf"\bshould\s+have\s+(?:said|read)\b"
        ),
    ),
    (
        Kind.SATIRE,
        (
            r"\bthis\s+(?:article|story|post|site|website|page|piece)\s+is\s+(?:a\s+work\s+of\s+)?(?:satir\w+|fiction\w*|parody|a\s+joke)"
            r"\b"
            r"|^\W*(?:satire|parody|humou?r|fiction)\b\s*(?:[:|\]\-–—]|$)|"
            r"\ball\s+(?:\w+\s+){0,4}(?:are|is)\s+(?:entirely\s+)?fictiti?on?(?:al|ous)\b"
            r"|\bapril\s+fools?[’']?s?\b"
        ),
    ),
    (
        Kind.OPINION,
        r"^\W*(?:opinion|commentary|op-ed|editorial|analysis\s*/\s*opinion|column|letter\s+to\s+the\s+editor)\b\s*(?:[:|\]\-–—]|$)",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_LABELS = frozenset({Kind.SATIRE, Kind.OPINION})
_BRIEF = 6
"""Sentences at either end of a document in which a label is looked for."""


def correction(text: str) -> tuple[Kind, str] | None:
    """Return what a sentence takes back or labels, with its words; None when it does neither.

    >>> correction("An earlier version of this article said that 12 ships had sunk.")
    (<Kind.CORRECTS: 'corrects'>, 'An earlier version')
    >>> correction("The toll is now 2, not 12.")[0], correction("We retract the report.")[0]
    (<Kind.CORRECTS: 'corrects'>, <Kind.RETRACTS: 'retracts'>)
    >>> correction("The council met on Friday.") is None
    True
    """
    for kind, pattern in _COMPILED:
        found = pattern.search(text)
        if found:
            return kind, found.group().strip()
    return None


def corrections_of(text: str, title: str = "") -> tuple[Correction, ...]:
    """Return the corrections and labels of a document, in order; a label of the title stands at its beginning.

    >>> [found.kind.value for found in corrections_of("Solna sank. Correction: Solna did not sink.")]
    ['corrects']
    >>> [found.kind.value for found in corrections_of("Cows vote.", title="Satire: cows to vote")]
    ['satire']
    """
    found = []
    labelled = correction(title) if title else None
    if labelled and labelled[0] in _LABELS:
        found.append(Correction(*labelled, 0, 0))
    spans = split_sentences(text)
    for number, (start, end) in enumerate(spans):
        told = correction(text[start:end])
        inside = _BRIEF <= number < len(spans) - _BRIEF
        if told and not (told[0] in _LABELS and inside):
            found.append(Correction(*told, start, end))
    return tuple(found)
