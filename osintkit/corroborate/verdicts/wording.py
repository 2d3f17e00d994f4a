"""What may be written in a rationale, checked sentence by sentence while it is typed and in every run.

After ICD 203: the words of its two rows are not mixed, and no sentence gives a likelihood together with a confidence.
Words inside quotation marks are a source's, not the analyst's, and are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from osintkit.model import Record

ROWS = (
    (
        "almost no chance",
        "very unlikely",
        "unlikely",
        "roughly even chance",
        "likely",
        "very likely",
        "almost certain",
        "almost certainly",
    ),
    (
        "remote chance",
        "remote possibility",
        "remote likelihood",
        "highly improbable",
        "improbable",
        "improbably",
        "roughly even odds",
        "probable",
        "probably",
        "highly probable",
        "nearly certain",
    ),
)
"""The words of ICD 203: a judgment uses those of one row. ``remote`` alone is mostly a place."""

_TERMS = tuple(
    re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, row), key=len, reverse=True)) + r")\b", re.IGNORECASE)
    for row in ROWS
)
_CONFIDENCE = re.compile(r"\bconfiden(?:ce|t|tly)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])|\n\s*\n")
_EVIDENCE = re.compile(r"\bE-[0-9a-f]{6,}\b")
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NOT_COUNTED = re.compile(
    rf"\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b|\b\d{{1,2}}\s+{_MONTHS}(?:\s+\d{{4}})?\b|\b{_MONTHS}\s+\d{{1,2}}(?:,?\s+\d{{4}})?\b"
    rf"|\b{_MONTHS}\s+\d{{4}}\b|\b(?:in|of|since|by|during|until|before|after)\s+(?:19|20)\d\d\b"
    r"|\b(?:digit|row|rule|section|article|icd|claim|step)\s+\d+\b|\b\d+\s+(?:independent\s+)?(?:origins?|famil(?:y|ies))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*(?![\w-])")
_NO_BASIS = re.compile(
    r"\b(?:(?i:reliability|letter|source|grade[ds]?|rated)\s+F|(?i:digit|credibility|information|rated)\s+6|F6)\s*"
    r"(?:=|:|\(|(?i:is|as|at|equals|is\s+worth|counts\s+(?:as|for)))\s*\d"
)
"""A number made of what says that there is no basis for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """Something that breaks a rule, and the way out."""

    rule: str
    target: str
    """Id of what it is about."""
    message: str
    way_out: str
    refuses: bool = False
    """Whether a judgment that does this is not recorded."""
    fails: bool = True
    """Whether a run publishes nothing while it stands; False for what is open by nature, like a disagreement."""


def lint_text(text: str, target: str = "rationale", evidence: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return what the rules say of a text.

    Parameters
    ----------
    text
        A rationale, complete or still being typed.
    target
        What the findings name.
    evidence
        Evidence ids that may stand behind a number, besides those that look like one.

    Examples
    --------
    >>> [found.rule for found in lint_text("With high confidence, an attack is likely.")]
    ['likelihood-with-confidence']
    >>> [found.rule for found in lint_text("It is likely. It is highly probable as well.")]
    ['mixed-rows']
    >>> [found.rule for found in lint_text("At least 1,500 were sent.")]
    ['number-without-evidence']
    >>> lint_text("At least 1,500 were sent (E-0a1b2c3d4e5f) by 18 October 2024. We have high confidence in this.")
    ()
    """
    plain = _QUOTED.sub(" ", text)
    found = [*_rows(plain, target)]
    for sentence in sentences(plain):
        found.extend(_sentence(sentence, target, evidence))
    return tuple(found)


def sentences(text: str) -> tuple[str, ...]:
    """Split a text into sentences; a stop before a small letter or inside a number ends none.

    >>> sentences("About 1.5 thousand, i.e. a few. It holds!")
    ('About 1.5 thousand, i.e. a few.', 'It holds!')
    """
    return tuple(part.strip() for part in _SENTENCE_END.split(text) if part.strip())


def _rows(text: str, target: str) -> list[Finding]:
    used = [sorted({match.group().lower() for match in row.finditer(text)}) for row in _TERMS]
    if not all(used):
        return []
    return [
        Finding(
            rule="mixed-rows",
            target=target,
            message=f"words of both rows of ICD 203 stand together: {', '.join(used[0])} / {', '.join(used[1])}",
            way_out="use the words of one row throughout",
            refuses=True,
        )
    ]


def _sentence(sentence: str, target: str, evidence: Collection[str]) -> list[Finding]:
    found = []
    term = next((match.group() for row in _TERMS if (match := row.search(sentence))), None)
    if term is not None and _CONFIDENCE.search(sentence):
        found.append(
            Finding(
                rule="likelihood-with-confidence",
                target=target,
                message=f"one sentence gives a likelihood ({term}) and a confidence: {sentence!r}",
                way_out="say how likely it is in one sentence and how sure you are of that in another",
                refuses=True,
            )
        )
    if _NO_BASIS.search(sentence):
        found.append(no_basis(target, f"F or 6 is used as a number: {sentence!r}"))
    numbers = _NUMBER.findall(_NOT_COUNTED.sub(" ", _EVIDENCE.sub(" ", sentence)))
    if numbers and not _EVIDENCE.search(sentence) and not any(_names(one, sentence) for one in evidence):
        found.append(
            Finding(
                rule="number-without-evidence",
                target=target,
                message=f"{', '.join(numbers)} stands without evidence: {sentence!r}",
                way_out="name the evidence id in the same sentence, such as (E-0a1b2c3d4e5f)",
            )
        )
    return found


def _names(one: str, sentence: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", sentence) is not None


def no_basis(target: str, message: str) -> Finding:
    """Return the finding for a number made of F or 6.

    >>> no_basis("a-1", "digit 6 with a likelihood").rule
    'no-basis-as-number'
    """
    return Finding(
        rule="no-basis-as-number",
        target=target,
        message=message,
        way_out="F and 6 say that there is no basis: leave the number out, or find a basis and rate again",
        refuses=True,
    )
