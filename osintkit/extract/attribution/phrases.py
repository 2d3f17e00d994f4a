"""Noun phrases and verb groups around a token, without a parser."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.tokens import Unit

_HEADS = frozenset({"NN", "NP", "CD", "PP", "JJ", "VG", "VN"})
_ATTACHING = frozenset(
    {
        "of",
        "in",
        "at",
        "for",
        "from",
        "with",
        "on",
        "to",
        "about",
        "against",
        "behind",
        "near",
        "between",
        "within",
        "across",
        "inside",
        "under",
    }
)
_SENT = frozenset(
    {
        "representative",
        "ambassador",
        "envoy",
        "adviser",
        "advisor",
        "aide",
        "delegate",
        "assistant",
        "deputy",
        "counsel",
    }
    | {"representatives", "ambassadors", "envoys", "advisers", "advisors", "aides", "delegates", "mission", "heir"}
)
"""Who is somebody "to" another: the words behind belong to the name."""
_AUXILIARY = frozenset({"RB", "BE", "HV", "MD", "DO"})
WHICH_TIME = frozenset(
    {"this", "last", "next", "that", "earlier", "late", "early", "later", "same", "previous", "past"}
)


def group_start(unit: Unit, verb: int) -> int:
    """Return the first token of the verb group that ends in a verb: auxiliaries, negation, adverbs."""
    first = verb
    tags = unit.tag
    while first > 0 and tags[first - 1] in _AUXILIARY and unit.low[first - 1] != "ago":
        first -= 1
    while (
        first < verb
        and tags[first] == "RB"
        and unit.low[first] not in words.NEGATION
        and (first == 0 or tags[first - 1] == ",")
    ):
        first += 1
    return first


def phrase_left(unit: Unit, last: int, floor: int = 0) -> int:  # noqa: C901, PLR0911, PLR0912 - a decision list, one line a rule
    """Return the start of the noun phrase that ends with a token, or -1 when none does."""
    tags, low = unit.tag, unit.low
    tag = tags[last]
    if tag in {"PS", "WP"}:
        return last
    if tag == "DT" and low[last] not in {"the", "a", "an"}:
        return last - (last > 0 and low[last - 1] == "the")
    if tag == "PO" and last > 1 and low[last - 1] == "of":
        return last - 2
    if tag not in {"NN", "NP", "CD", "JJ", "PO", "VG", "Q"} or (tag == "PO" and last and tags[last - 1] != "NP"):
        return -1
    if tag == "Q" and not (last and tags[last - 1] in {"DT", "JJ", "PP"}):
        return -1
    if tag == "VG" and not (last and tags[last - 1] in {"DT", "JJ", "NN", "PP"}):
        return -1
    j = last - (tag == "PO")  # the SIS itself
    while j >= floor:
        here = tags[j]
        if j < last and low[j] in words.TIME_NOUNS and is_adverbial(unit, j):
            return j + 1
        if here in _HEADS or (here == "Q" and j == last):
            if here in {"VG", "VN"} and j != last and not (j > floor and tags[j - 1] in {"DT", "JJ", "PP", "CD"}):
                return j + 1
            j -= 1
        elif here == "DT":
            j = _before_determiner(unit, j, floor)
            if j < 0:
                return -j - 1
        elif j > floor and (
            (here == "IN" and low[j] in _ATTACHING and _attaches(unit, j, floor))
            or (here == "TO" and low[j - 1] in _SENT)  # envoy to Paris
        ):
            j -= 1
        elif here in {"CC", "SYM"} and j > floor and low[j] in {"and", "or", "&", "nor"}:
            start = phrase_left(unit, j - 1, floor)
            open_left = start == floor or (start > floor and tags[start - 1] in {",", "SB", "CC", ".", ":", "-", "("})
            return start if start >= 0 and open_left else j + 1
        else:
            break
    return j + 1


def is_adverbial(unit: Unit, k: int) -> bool:
    """Tell whether a noun of time says when, and starts no name: ``On Friday Putin``, not ``the Sunday Times``."""
    return k == 0 or unit.tag[k - 1] == "IN" or unit.low[k - 1] in WHICH_TIME


def _before_determiner(unit: Unit, j: int, floor: int) -> int:
    """Return where to go on left of a determiner, or minus (start + 1) when the phrase starts there."""
    if j > floor:
        left = unit.tag[j - 1]
        if left == "DT":
            return j - 1
        if left == "TO" and j - 1 > floor and unit.low[j - 2] in _SENT:
            return j - 1
        if left == "IN" and unit.low[j - 1] in _ATTACHING and j - 1 > floor and _attaches(unit, j - 1, floor):
            return j - 1
        if left == "CC" and unit.low[j - 1] == "and" and j - 2 >= floor and unit.tag[j - 2] == "PS":
            return -(j - 1)
    return -(j + 1)


def _attaches(unit: Unit, preposition: int, floor: int) -> bool:
    """Tell whether a preposition hangs on a noun before it, and not on a verb or the sentence."""
    left = unit.tag[preposition - 1]
    if left in {"NN", "NP", "CD"}:
        return unit.low[preposition - 1] not in words.TIME_NOUNS
    counted = unit.low[preposition - 1] in {"many", "some", "most", "all", "others", "few", "several", "those", "both"}
    return (counted or unit.low[preposition] == "of") and left in {"DT", "PS", "JJ"} and preposition - 1 >= floor


def phrase_right(unit: Unit, first: int) -> int:
    """Return the end of the noun phrase that starts at a token; ``first`` itself when none does."""
    tags, low = unit.tag, unit.low
    count = len(unit)
    j = first
    if j < count and tags[j] in {"PS", "PO", "WP"}:
        return j + 1
    headed = False
    while j < count:
        tag = tags[j]
        if tag in {"DT", "PP", "JJ", "CD"} or (
            tag == "RB" and not headed and j + 1 < count and tags[j + 1] in {"JJ", "CD"}
        ):
            if tag == "DT" and headed and tags[j - 1] not in {"PP", "IN", "DT", "CC"}:
                break
            if tag == "JJ" and headed and tags[j - 1] in {"NN", "NP"} and tags[j + 1 : j + 2] in (["IN"], ["TO"]):
                break  # officials familiar with it
            j += 1
        elif tag in {"NN", "NP", "Q"} or (tag in {"VG", "VN"} and j > first and tags[j - 1] in {"DT", "JJ", "PP"}):
            headed = True
            j += 1
        elif (
            headed
            and tag == "IN"
            and low[j] in {"of", "for", "at", "in", "from"}
            and j + 1 < count
            and tags[j + 1] in {"DT", "NN", "NP", "JJ", "CD"}
        ):
            if low[j + 1] in words.TIME_NOUNS:
                break
            j += 1
        elif (
            headed
            and tag in {"CC", "SYM"}
            and low[j] in {"and", "&", "or"}
            and j + 1 < count
            and tags[j + 1] in {"DT", "NN", "NP", "JJ"}
        ):
            j += 1
        else:
            break
    while j > first and tags[j - 1] in {"IN", "CC", "SYM"}:
        j -= 1
    return j
