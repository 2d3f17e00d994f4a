"""Where the content of a cue starts and ends in its sentence."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.phrases import phrase_right
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.word_classes import FINITE, FRAMES

_PREDICATE = frozenset({"VD", "VZ", "BE", "HV", "MD", "DO", "VB"})
_BOUNDS = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to")}
    | {("no", "more", "than"), ("no", "fewer", "than"), ("as", "many", "as"), ("as", "few", "as"), ("well", "over")}
)
_HEADLINE = 20
"""Tokens of a line that may be a headline, where a comma stands for "and"."""
_ASIDES = (["a"], ["an"], ["but"], ["which"])
_QUESTION = frozenset({"how", "whether", "why", "what", "if", "where", "when", "which", "who"})


def last_token(unit: Unit) -> int:
    """Return the index behind the last token that is no final punctuation."""
    count = len(unit)
    while count and unit.tag[count - 1] in {".", ",", ":"}:
        count -= 1
    return count


def clause_end(unit: Unit, first: int, verb: int = -1) -> int:
    """Return the token behind the clause that starts at a token: usually the end of the sentence.

    Parameters
    ----------
    verb
        The cue's verb, when there is one: what it governs ends where its clause ends, and where another
        predicate joins it.
    """
    tags, low = unit.tag, unit.low
    stop = last_token(unit)
    depth = 0
    dashed = "-" in tags[:first]
    fronted = verb >= 0 and _is_fronted(unit, verb)
    relative = verb >= 0 and _is_relative(unit, verb)
    for k in range(first, stop):
        tag = tags[k]
        if k > first and _closes(unit, first, k, stop, relative=relative):
            return k + (tag == "Q")
        if tag == "(":
            depth += 1
        elif tag == ")":
            depth -= 1
            if depth < 0:
                return k
        elif tag in {";", "-", ":"} and _breaks(unit, k, first, dashed=dashed):
            return k
        elif tag == "," and k > first:
            if _leaves(unit, first, k, stop) or (fronted and _main_clause(unit, k + 1, stop)):
                return k
        elif low[k] in {"and", "but"} and k > first:
            if verb >= 0 and _joins(unit, verb, k, stop):
                return k
        elif low[k : k + 2] == ["according", "to"] and k > first and not _interrupts(unit, first, k, stop):
            return k
    return stop


def _interrupts(unit: Unit, first: int, k: int, stop: int) -> bool:
    """Tell whether ``according to`` interrupts a clause that goes on behind it: ``the ship, according to X, sank``."""
    tags, low = unit.tag, unit.low
    if not FINITE.isdisjoint(tags[first:k]):
        return False
    if low[k - 1] == "that":
        return True
    close = next((j for j in range(k, stop) if tags[j] == ","), stop)
    if low[k - 2] == "that":
        return close + 1 < stop
    verb = close + 1
    while verb < stop and tags[verb] == "RB":
        verb += 1
    return verb < stop and tags[verb] in FINITE


def object_end(unit: Unit, first: int, verb: int) -> int:
    """Return the token behind a noun phrase that is said: a clause joined to it by a comma is the narrator's."""
    end = clause_end(unit, first, verb)
    tags = unit.tag
    for k in range(first, end):
        if tags[k] in FINITE or tags[k] in {"SB", "WP"}:
            return end
        if tags[k] == "," and tags[k + 1 : k + 2] == ["CC"] and _main_clause(unit, k + 2, end):
            return k
    return end


def _breaks(unit: Unit, k: int, first: int, *, dashed: bool) -> bool:
    """Tell whether a semicolon, dash or colon ends the content."""
    mark = unit.tag[k]
    if mark == ":":
        return k > first and unit.capital[k + 1 : k + 2] == [True]
    return mark == ";" or dashed or unit.low[k + 1 : k + 2] in _ASIDES


def _is_fronted(unit: Unit, verb: int) -> bool:
    """Tell whether the cue stands in a clause before the main one: ``When asked ..., As he said ...``."""
    start = verb
    while start > 0 and unit.tag[start - 1] not in {",", ";", ":"}:
        start -= 1
    opener = unit.low[start]
    return (
        start <= 2
        and (unit.tag[start] in {"SB", "IN", "VG"} or opener in {"after", "before", "as", "asked"})
        and opener not in {"so", "that"}
    )


def _is_relative(unit: Unit, verb: int) -> bool:
    """Tell whether the cue stands in a relative clause between commas, or in ``X, recalling it, said``."""
    k = verb - 1
    if unit.tag[verb] == "VG":
        while k > 0 and unit.tag[k] == "RB":
            k -= 1
        return k > 0 and unit.tag[k] == "," and not any(tag in FINITE for tag in unit.tag[:k])
    while k > 0 and unit.tag[k] in {"RB", "BE", "HV", "MD", "DO"}:
        k -= 1
    return k > 0 and unit.tag[k] == "WP" and unit.tag[k - 1] == ","


def _main_clause(unit: Unit, k: int, stop: int) -> bool:
    end = phrase_right(unit, k)
    while k < end < stop and unit.tag[end] == "RB":
        end += 1
    return k < end < stop and unit.tag[end] in _PREDICATE


def _closes(unit: Unit, first: int, k: int, stop: int, *, relative: bool) -> bool:
    """Tell whether a quotation that ends in a comma, or the end of a relative clause, closes what is said."""
    if relative and _relative_ends(unit, k, stop):
        return True
    return unit.tag[k] == "Q" and k in unit.complete and _leaves(unit, first, k, stop)


def _relative_ends(unit: Unit, k: int, stop: int) -> bool:
    """Tell whether a comma, or a quotation that ends in one, closes a relative clause."""
    if unit.tag[k] == "Q":
        return k in unit.complete and unit.tag[k + 1 : k + 2] in (["VD"], ["VZ"])
    return unit.tag[k] == "," and k + 1 < stop and _predicate_follows(unit, k + 1, stop)


def _predicate_follows(unit: Unit, k: int, stop: int) -> bool:
    """Tell whether the verb of the main clause comes, over ``on Monday`` too."""
    if unit.tag[k] in _PREDICATE:
        return True
    k = skip_adjuncts(unit, k, stop) if unit.tag[k] == "IN" else k
    return k < stop and unit.tag[k] in _PREDICATE


def _joins(unit: Unit, verb: int, conjunction: int, stop: int) -> bool:
    """Tell whether a conjunction joins a second predicate to the cue: ``denied it and said``."""
    k = conjunction + 1
    tags = unit.tag
    while k < stop and tags[k] in {"RB", "HV"}:
        k += 1
    if k >= stop:
        return False
    if tags[k] == tags[verb] and unit.lemma.get(k) in FRAMES and tags[k] in {"VD", "VZ", "VG"}:
        return True
    helped = (
        tags[verb] in {"VB", "VN"} and verb > 1 and tags[verb - 1] in {"DO", "HV", "RB"}
    )  # "did not deny it but said"
    if helped and tags[k] in {"VD", "VZ"} and unit.lemma.get(k) in FRAMES:
        return True
    if tags[k] == "VN" and tags[verb] == "VN" and unit.lemma.get(k) in FRAMES:
        return True
    end = phrase_right(unit, k)
    return k < end < stop and tags[end] in {"VD", "VZ"} and _is_speech(unit, end) and tags[verb] in {"VD", "VZ", "VN"}


def _leaves(unit: Unit, first: int, comma: int, stop: int) -> bool:
    """Tell whether what follows a comma no longer belongs to the content."""
    k = comma + 1
    if k >= stop:
        return False
    low, tags = unit.low, unit.tag
    if low[k] == "according":
        return not _interrupts(unit, first, k, stop)
    if low[k] in {"but", "though", "although", "that"}:
        return low[k : k + 2] != ["but", "that"]  # "that he knew, but that he forgot"
    if (
        low[k : k + 2] == ["compared", "with"]
        or _is_time_after(unit, k)
        or (low[k] in {"a", "an"} and _is_claim_of(unit, k + 1, stop))
        or (low[k] == "which" and _is_taken_up(unit, k + 1, stop))
    ):
        return True
    while k + 1 < stop and (tags[k] == "RB" or low[k] == "once"):
        k += 1
    if tags[k] == "VG" and unit.lemma.get(k) in FRAMES:
        return True
    if low[k] in {"and", "while", "as", "yet"} and k + 1 < stop:
        k += 1
        if tags[k] == "VG" and unit.lemma.get(k) in FRAMES:
            return True
    headline = (
        tags[-1] != "." and tags[k] == "VZ" and k == comma + 1 and _letters(unit, k)
    )  # "Kim denies it, accuses Roe"
    if headline or (tags[k] in {"VD", "VZ"} and _is_speech(unit, k)):
        return True
    end = phrase_right(unit, k)
    while k < end < stop and tags[end] in {"RB", "HV"}:
        end += 1
    return k < end < stop and _is_speech(unit, end) and tags[end] in {"VD", "VZ", "VN"}


def _is_claim_of(unit: Unit, k: int, stop: int) -> bool:
    """Tell ``, a figure Moscow disputes``, ``, a charge the army denied``: somebody else's view of what was said."""
    while k + 1 < stop and unit.tag[k] in {"JJ", "NN"} and unit.low[k] not in words.CLAIMS:
        k += 1
    if unit.low[k] not in words.CLAIMS:
        return False
    k += unit.low[k + 1 : k + 2] == ["that"]
    end = phrase_right(unit, k + 1)
    while k + 1 < end < stop and unit.tag[end] in {"RB", "HV"}:
        end += 1
    return k + 1 < end < stop and unit.tag[end] in {"VD", "VZ", "VN", "VB"} and unit.lemma.get(end) in FRAMES


def _is_taken_up(unit: Unit, k: int, stop: int) -> bool:
    """Tell ``, which Kim denies.``: somebody else takes up all that was said."""
    end = phrase_right(unit, k)
    while k < end < stop and unit.tag[end] in {"RB", "HV"}:
        end += 1
    last = end + 1 >= stop or unit.tag[end + 1] in {",", ";"}
    return k < end < stop and last and unit.tag[end] in {"VD", "VZ", "VN", "VB"} and unit.lemma.get(end) in FRAMES


def _is_time_after(unit: Unit, k: int) -> bool:
    """Tell ``, a day after Kim said``, ``, hours before``: when somebody spoke, which is the narrator's to tell."""
    while k + 1 < len(unit) and (unit.tag[k] in {"DT", "CD", "JJ"} or unit.low[k] in {"just", "only", "less", "than"}):
        k += 1
    return unit.low[k] in words.TIMES and unit.low[k + 1 : k + 2] in (["after"], ["before"])


def _is_speech(unit: Unit, k: int) -> bool:
    letters = _letters(unit, k)
    return "p" in letters and "n" not in letters


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
    for k in range(first, min(stop, first + 20)):
        if unit.low[k] == "that" and unit.tag[k] == "SB":
            return k
        tag = unit.tag[k]
        if tag == ":":
            return k + 1 if k + 1 < stop else -1
        if tag == "Q" and k > first and unit.tag[k - 1] == ",":
            return k
        if tag in FINITE or tag in {";", "WP", "VG"}:
            return -1
    return -1


def skip_bound(unit: Unit, k: int) -> int:
    """Return the number behind ``at least``, ``more than``, ``up to``; the token itself without one."""
    for length in (2, 3):
        if tuple(unit.low[k : k + length]) in _BOUNDS and unit.tag[k + length : k + length + 1] in (["CD"], ["DT"]):
            return k + length
    return k


def skip_adjuncts(unit: Unit, first: int, stop: int) -> int:
    """Return the token behind phrases of time, place and occasion: ``in a statement on Tuesday``."""
    tags, low = unit.tag, unit.low
    k = first
    while k < stop:
        if tags[k] in {"IN", "TO"} or low[k] in {"after", "before"}:
            end = phrase_right(unit, k + 1)
            if end == k + 1:
                return k
            k = end
        elif low[k] in words.TIME_NOUNS or (
            low[k] in {"this", "last", "next", "earlier", "late", "early"}
            and low[k + 1 : k + 2]
            and low[k + 1] in words.TIME_NOUNS
        ):
            k = k + 2 if low[k] not in words.TIME_NOUNS else k + 1
        elif tags[k] == "RB" or (tags[k] in {",", ":"} and tags[k + 1 : k + 2] == ["Q"]):
            k += 1
        else:
            return k
    return k


def skip_time(unit: Unit, first: int, stop: int) -> int:
    """Return the token behind a noun phrase that only says when: ``the same day``, ``a week earlier``."""
    end = phrase_right(unit, first)
    if (
        first < end <= stop
        and unit.tag[first] in {"DT", "JJ", "CD"}
        and unit.low[end - 1] in words.TIMES
        and end - first <= 4
    ):
        while end < stop and unit.low[end] in {"earlier", "later", "before", "after", "ago"}:
            end += 1
        return end
    return first
