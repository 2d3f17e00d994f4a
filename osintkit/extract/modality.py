"""How a statement puts its content: asserts, denies, alleges, hedges, plans, or states a condition.

`judge_modality` reads one statement and gives the words that decided it; `event_factuality` (in
`osintkit.extract.modality_events`) gives the degree to which a text commits itself to one event.
"""

from __future__ import annotations

import re

from osintkit.extract import modality_words as lists
from osintkit.model.vocabulary import Modality

_REACH = 600
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{0,600}[”\"»“]")


def judge_modality(text: str, start: int, end: int, cue: str = "") -> tuple[Modality, tuple[str, ...]]:
    """Return the modality of the statement ``text[start:end]`` and the words that decided it.

    Parameters
    ----------
    text
        The document's text.
    start, end
        The statement: its content, or the sentence with speaker, cue and content.
    cue
        The words that attribute it (``denied``, ``could not confirm``, ``according to``), when known.

    Notes
    -----
    Denial by the cue goes first, then a condition, then "could not confirm" (a hedge), then calling the matter false,
    then the cue's own attitude (alleges, believes, plans), then the words of the content. A negated content is a
    denial. Without any such word the statement asserts, and no words are given.

    Examples
    --------
    >>> def judge(sentence, cue=""):
    ...     modality, words = judge_modality(sentence, 0, len(sentence), cue)
    ...     return str(modality), words
    >>> judge("The Kremlin denied the report.", "denied")
    ('denies', ('denied',))
    >>> judge("NATO could not confirm the deployment.")
    ('hedges', ('could not confirm',))
    >>> judge("Should these allegations be confirmed, it would be a first.")
    ('conditional', ('should these',))
    >>> judge("A third brigade is expected to leave.")
    ('plans', ('is expected to',))
    >>> judge("Two ships left the port.")
    ('asserts', ())
    """
    span = text[start : min(end, start + _REACH)]
    body = _folded(span)
    said = _folded(cue)
    return _of_cue(said, body) or _of_content(body, said) or (Modality.ASSERTS, ())


_MAY = re.compile(r"\bMay(?= \d|[,.;)]|$)|\b(in|of|by|since|until|last|next|early|late|from|this) May\b")
_ASIDE = re.compile(r", (?:which|who|whose|where) [^,;.]*(?:,|(?=[.;]|$))")


def _folded(words: str) -> str:
    """Return the words in lower case without the month of May, which is no modal verb."""
    lowered = (_MAY.sub("month", words) if "May" in words else words).lower()
    return " ".join(lowered.split()) if "\n" in lowered or "  " in lowered else lowered


_Verdict = tuple[Modality, tuple[str, ...]]


def _found(pattern: re.Pattern[str], words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group().strip() for match in pattern.finditer(words)))[:3]


def _of_cue(cue: str, body: str) -> _Verdict | None:
    """Judge by the attributing words alone, as far as they decide."""
    withheld = _found(lists.WITHHOLDING, cue)
    if withheld:
        return Modality.HEDGES, withheld
    denied = _found(lists.DENYING_CUES, cue)
    if denied:
        negated = _found(lists.NEGATING, cue)
        return (Modality.HEDGES, negated + denied) if negated else (Modality.DENIES, denied)
    inverted = lists.INVERTED.search(body)
    if inverted:
        return Modality.CONDITIONAL, (inverted.group("cue"),)
    return None


def _of_content(body: str, cue: str) -> _Verdict | None:
    condition = lists.CONDITIONAL.search(body)
    if condition and not _asks_whether(body, condition.start()):
        return Modality.CONDITIONAL, (condition.group(),)
    withheld = _found(lists.WITHHOLDING, body)
    if withheld:
        return Modality.HEDGES, withheld
    denied = () if cue else _found(lists.DENYING_VERBS, body)
    if denied:
        return Modality.DENIES, denied
    false = _found(lists.FALSITY, body)
    if false:
        return Modality.DENIES, false
    for attitude, modality in ((lists.ALLEGING, Modality.ALLEGES), (lists.HEDGING, Modality.HEDGES)):
        words = _found(attitude, cue)
        if words:
            return modality, words
    negated = _found(lists.NEGATING, _main_clause(body))
    if negated:
        return Modality.DENIES, negated
    plain = _ASIDE.sub(" ", body)
    for attitude, modality in (
        (lists.ALLEGING, Modality.ALLEGES),
        (lists.HEDGING, Modality.HEDGES),
        (lists.PLANNING, Modality.PLANS),
    ):
        words = _found(attitude, plain)
        if words:
            return modality, words
    planned = _found(lists.PLANNING, cue)
    return (Modality.PLANS, planned) if planned else None


def _asks_whether(body: str, position: int) -> bool:
    """Tell "asked if" and "wondered if" from a condition."""
    return (
        body[max(0, position - 12) : position].rstrip().endswith(("ask", "asked", "asking", "wonder", "wondered", "as"))
    )


_CLAUSE = re.compile(r"[,;:—–]| (?:that|which|who|whose|because|although|though|while|whereas|when|after|before) ")


def _main_clause(body: str) -> str:
    """Return the clause that carries the statement: behind a leading "X said that", up to the next boundary."""
    opened = re.search(r"\b(?:said|says|say|stated|told [a-z]+|added|reported|announced) (?:that )?", body)
    rest = body[opened.end() :] if opened else body
    boundary = _CLAUSE.search(rest, 12)
    return rest[: boundary.start()] if boundary else rest
