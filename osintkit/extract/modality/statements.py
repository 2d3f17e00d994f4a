"""How a statement puts its content: asserts, denies, alleges, hedges, plans, or states a condition.

`judge_modality` reads one statement and gives the words that decided it; `event_factuality` (in
`osintkit.extract.modality.events`) gives the degree to which a text commits itself to one event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from osintkit.extract.modality import words as lists
from osintkit.model.vocabulary import Modality

_REACH = 600
_REFUSING = ("declined", "declines", "declining", "decline", "refused", "refuses", "refusing", "refuse")
_ASKING = ("ask", "asks", "asked", "asking", "wondered", "wonders", "wondering")
_INVERTED = frozenset({"sho", "wer", "had"})


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
    denial, unless who says so admits, complains or announces it. Without any such word the statement asserts, and no
    words are given.

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
    body = _Words.of(_folded(span))
    said = _cue(cue)
    if said.text.endswith(_REFUSING) or said.text.startswith(("отказ", "відмов")):
        withheld = lists.WITHHOLDING.find(f"{said.text} {body.text}", body.heads | said.heads)
        if withheld:
            return Modality.HEDGES, withheld
    return _of_cue(said, body) or _of_content(body, said) or (Modality.ASSERTS, ())


_MAY = re.compile(r"\bMay(?= \d|[,.;)]|$)|\b(in|of|by|since|until|last|next|early|late|from|this) May\b")
_MARKS = re.compile(r"[^\w\s'’]|(?<!\w)['’]")
_ASIDE = re.compile(r", (?:which|who|whom|whose|where) [^,;.]*(?:,|(?=[.;]|$))")


def _folded(words: str) -> str:
    """Return the words in lower case without the month of May, which is no modal verb."""
    lowered = (_MAY.sub("month", words) if "May" in words else words).lower()
    return " ".join(lowered.split()) if "\n" in lowered or "  " in lowered else lowered


_Verdict = tuple[Modality, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words with the beginnings of each, for a quick look before a search."""

    text: str
    heads: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Words:
        return cls(text, lists.beginnings(_MARKS.sub(" ", text)))


@dataclass(frozen=True, slots=True)
class _Cue:
    """The words of each attitude in a cue."""

    text: str
    heads: frozenset[str]
    withholding: tuple[str, ...]
    denying: tuple[str, ...]
    negating: tuple[str, ...]
    alleging: tuple[str, ...]
    hedging: tuple[str, ...]
    planning: tuple[str, ...]
    conceding: tuple[str, ...]
    naming: tuple[str, ...]


@lru_cache(maxsize=2048)
def _cue(cue: str) -> _Cue:
    """Judge a cue; the same few come again and again."""
    said = _Words.of(_folded(cue[:_REACH]))
    attitudes = (
        lists.WITHHOLDING,
        lists.DENYING_CUES,
        lists.NEGATING,
        lists.ALLEGING,
        lists.HEDGING,
        lists.PLANNING,
        lists.CONCEDING,
        lists.NAMING,
    )
    return _Cue(said.text, said.heads, *(_found(attitude, said) for attitude in attitudes))


def _found(words: lists.WordList, where: _Words) -> tuple[str, ...]:
    return words.find(where.text, where.heads)


def _of_cue(cue: _Cue, body: _Words) -> _Verdict | None:
    """Judge by the attributing words alone, as far as they decide."""
    if cue.withholding:
        return Modality.HEDGES, cue.withholding
    if cue.denying:
        return (Modality.HEDGES, cue.negating + cue.denying) if cue.negating else (Modality.DENIES, cue.denying)
    inverted = None if body.heads.isdisjoint(_INVERTED) else lists.INVERTED.search(body.text)
    if inverted:
        return Modality.CONDITIONAL, (inverted.group("cue"),)
    return None


def _of_content(body: _Words, cue: _Cue) -> _Verdict | None:
    if _found(lists.CONDITIONAL, body):
        condition = lists.CONDITIONAL.pattern.search(body.text)
        asked = condition is not None and not condition.start() and cue.text.endswith(_ASKING)
        if condition and not asked and not _asks_whether(body.text, condition.start()):
            return Modality.CONDITIONAL, (condition.group(),)
    main = _main_clause(body.text)
    withheld = lists.WITHHOLDING.find(main, body.heads)
    if withheld:
        return Modality.HEDGES, withheld
    denied = () if cue.text else _found(lists.DENYING_VERBS, body)
    if denied:
        return Modality.DENIES, denied
    false = _found(lists.FALSITY, body)
    if false:
        return Modality.DENIES, false
    attitude_of_cue = _of_attitude(body, cue)
    if attitude_of_cue is not None:
        return attitude_of_cue
    negated = lists.NEGATING.find(main, body.heads)
    if negated and not cue.conceding:
        return Modality.DENIES, negated
    plain = _Words(_deciding(_ASIDE.sub(" ", body.text)), body.heads)
    for attitude, modality in (
        (lists.ALLEGING, Modality.ALLEGES),
        (lists.HEDGING, Modality.HEDGES),
        (lists.COMING, Modality.PLANS),
    ):
        words = () if cue.conceding and modality is Modality.ALLEGES else _found(attitude, plain)
        if words:
            return modality, words
    return (Modality.PLANS, cue.planning) if cue.planning else None


def _of_attitude(body: _Words, cue: _Cue) -> _Verdict | None:
    """Judge by what the attributing words make of the content: "called it a myth", "does not believe", "claims"."""
    dismissed = _found(lists.DISMISSING, body) if cue.naming and _found(lists.CLAIMED, body) else ()
    if dismissed:
        return Modality.DENIES, dismissed
    if cue.hedging and cue.negating and lists.BELIEVING.find(cue.text, cue.heads):
        return Modality.DENIES, cue.negating + cue.hedging
    if cue.alleging and cue.negating:
        return Modality.HEDGES, cue.negating + cue.alleging
    if cue.alleging:
        return Modality.ALLEGES, cue.alleging
    if cue.hedging:
        return Modality.HEDGES, cue.hedging
    return None


def _asks_whether(body: str, position: int) -> bool:
    """Tell "asked if" and "wondered if" from a condition."""
    return (
        body[max(0, position - 12) : position].rstrip().endswith(("ask", "asked", "asking", "wonder", "wondered", "as"))
    )


def _deciding(body: str) -> str:
    """Return the main clause when it is long enough to say something, else all: later clauses do not weaken it."""
    clause = _main_clause(body)
    return clause if len(clause) >= _SAYS_SOMETHING else body


_SAYS_SOMETHING = 40
_OPENED = re.compile(r"(?<!to )\b(?:said|says|say|stated|told [a-z]+|added|reported|announced) (?:that )?")
_CLAUSE = re.compile(
    r"[,;:—–]|(?<=\w{4})[.!?][\"”’)]* "
    r"| (?:that|which|who|whose|because|although|though|while|whereas|when|after|before) "
)


def _main_clause(body: str) -> str:
    """Return the clause that carries the statement: behind a leading "X said that", up to the next boundary."""
    opened = _OPENED.search(body)
    rest = body[opened.end() :] if opened else body
    boundary = _CLAUSE.search(rest, 12)
    return rest[: boundary.start()] if boundary else rest
