"""Where the content of a cue starts and ends in its sentence."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.phrases import phrase_right
from osintkit.extract.attribution.tagging import _FRAMES as FRAMES
from osintkit.extract.attribution.tagging import FINITE, Unit

_QUESTION = frozenset({"how", "whether", "why", "what", "if", "where", "when", "which", "who"})


def last_token(unit: Unit) -> int:
    """Return the index behind the last token that is no final punctuation."""
    count = len(unit)
    while count and unit.tag[count - 1] in {".", ","}:
        count -= 1
    return count


def clause_end(unit: Unit, first: int) -> int:
    """Return the token behind the clause that starts at a token: usually the end of the sentence."""
    tags, low = unit.tag, unit.low
    stop = last_token(unit)
    depth = 0
    dashed = "-" in tags[:first]
    for k in range(first, stop):
        tag = tags[k]
        if tag == "(":
            depth += 1
        elif tag == ")":
            depth -= 1
            if depth < 0:
                return k
        elif (
            tag == ";"
            or (tag == "-" and dashed)
            or (tag == "," and k > first and _leaves(unit, k, stop))
            or (low[k] == "according" and k + 1 < stop and low[k + 1] == "to" and k > first)
        ):
            return k
    return stop


def _leaves(unit: Unit, comma: int, stop: int) -> bool:
    """Tell whether what follows a comma no longer belongs to the content."""
    k = comma + 1
    if k >= stop:
        return False
    low, tags = unit.low, unit.tag
    if low[k] in {"according", "but", "though", "although"}:
        return True
    if tags[k] == "VG" and unit.lemma.get(k) in FRAMES:
        return True
    if low[k] in {"and", "while"} and k + 1 < stop and tags[k + 1] == "VG" and unit.lemma.get(k + 1) in FRAMES:
        return True
    if tags[k] == "VD" and "p" in _letters(unit, k):
        return True
    end = phrase_right(unit, k)
    if end > k and end < stop and "p" in _letters(unit, end):
        after = end + 1
        return after >= stop or tags[after] in {",", "IN", "."} or low[after] in words.TIME_NOUNS
    return False


def _letters(unit: Unit, k: int) -> str:
    lemma = unit.lemma.get(k)
    frame = FRAMES.get(lemma) if lemma else None
    return frame.letters if frame else ""


def has_clause(unit: Unit, first: int, stop: int) -> bool:
    """Tell whether a subject and a finite verb follow: a clause without ``that``."""
    end = phrase_right(unit, first)
    if end == first:
        return False
    while end < stop and unit.tag[end] == "RB":
        end += 1
    if end < stop and unit.tag[end] in FINITE:
        return True
    # a longer subject: "the man in charge of it was"
    for k in range(end, min(stop, end + 8)):
        tag = unit.tag[k]
        if tag in {"VD", "VZ", "MD", "BE", "HV"}:
            return True
        if tag in {",", ";", ":", "-", "TO", "SB", "Q"}:
            return False
    return False


def is_question(unit: Unit, k: int) -> bool:
    """Tell whether a question word starts at a token."""
    return k < len(unit) and unit.low[k] in _QUESTION


def reach_that(unit: Unit, first: int, stop: int) -> int:
    """Return the ``that``, colon or quotation that opens the content behind adjuncts, or -1."""
    for k in range(first, min(stop, first + 14)):
        if unit.low[k] == "that" and unit.tag[k] == "SB":
            return k
        tag = unit.tag[k]
        if tag == ":":
            return k + 1 if k + 1 < stop else -1
        if tag == "Q" and k > first and unit.tag[k - 1] == ",":
            return k
        if tag in FINITE or tag in {";", "WP", "VG", "TO"}:
            return -1
    return -1
