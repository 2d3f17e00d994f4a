"""Noun phrases, verb groups and subjects around a token, without a parser."""

from __future__ import annotations

from dataclasses import dataclass

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.morphology import lexicon
from osintkit.extract.attribution.tagging import FINITE
from osintkit.extract.attribution.tokens import Unit

_FRAMES = lexicon().frames
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
_AUXILIARY = frozenset({"RB", "BE", "HV", "MD", "DO"})
_APPOSED = frozenset({"WP", "DT", "VG", "VN", "IN", "CD", "JJ", "SB", "NN", "NP", "RB"})
_REACH = 28
"""Tokens that an apposition or relative clause between subject and verb may have."""
_CATENATIVE = frozenset(
    [
        "go",
        "continue",
        "begin",
        "start",
        "proceed",
        "try",
        "attempt",
        "come",
        "seem",
        "appear",
        "use",
        "have",
        "need",
        "want",
        "seek",
        "decline",
        "refuse",
        "fail",
    ]
)
_LEADING = frozenset(
    {
        "by",
        "while",
        "after",
        "before",
        "for",
        "in",
        "without",
        "when",
        "despite",
        "of",
        "from",
        "and",
        "on",
        "since",
        "even",
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does a verb: tokens ``[start, end)``; for ``who`` and ``which`` also the noun phrase meant."""

    start: int
    end: int
    antecedent: tuple[int, int] | None = None


def group_start(unit: Unit, verb: int) -> int:
    """Return the first token of the verb group that ends in a verb: auxiliaries, negation, adverbs."""
    first = verb
    tags = unit.tag
    while first > 0 and tags[first - 1] in _AUXILIARY:
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
        return last
    if tag == "PO" and last > 1 and low[last - 1] == "of":
        return last - 2
    if tag not in {"NN", "NP", "CD", "JJ", "PO", "VG", "Q"} or (tag == "PO" and last and tags[last - 1] != "NP"):
        return -1
    if tag == "Q" and not (last and tags[last - 1] in {"DT", "JJ", "PP"}):
        return -1
    if tag == "VG" and not (last and tags[last - 1] in {"DT", "JJ", "NN", "PP"}):
        return -1
    j = last
    while j >= floor:
        here = tags[j]
        if here in _HEADS or (here == "Q" and j == last):
            if here in {"VG", "VN"} and j != last and not (j > floor and tags[j - 1] in {"DT", "JJ", "PP", "CD"}):
                return j + 1
            j -= 1
        elif here == "DT":
            j = _before_determiner(unit, j, floor)
            if j < 0:
                return -j - 1
        elif here == "IN" and low[j] in _ATTACHING and j > floor and _attaches(unit, j, floor):
            j -= 1
        elif here in {"CC", "SYM"} and j > floor and low[j] in {"and", "or", "&", "nor"}:
            start = phrase_left(unit, j - 1, floor)
            open_left = start == floor or (start > floor and tags[start - 1] in {",", "SB", "CC", ".", ":", "-", "("})
            return start if start >= 0 and open_left else j + 1
        else:
            break
    return j + 1


def _before_determiner(unit: Unit, j: int, floor: int) -> int:
    """Return where to go on left of a determiner, or minus (start + 1) when the phrase starts there."""
    if j > floor:
        left = unit.tag[j - 1]
        if left == "DT":
            return j - 1
        if left == "IN" and unit.low[j - 1] in _ATTACHING and j - 1 > floor and _attaches(unit, j - 1, floor):
            return j - 1
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
        if tag in {"DT", "PP", "JJ", "CD"} or (tag == "RB" and not headed and j + 1 < count and tags[j + 1] == "JJ"):
            if tag == "DT" and headed and tags[j - 1] not in {"PP", "IN", "DT", "CC"}:
                break
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


def find_subject(unit: Unit, group: int, depth: int = 0) -> Subject | None:  # noqa: C901, PLR0911 - decision list
    """Return who does the verb whose group starts at a token, or None."""
    i = group - 1
    tags = unit.tag
    while i >= 0 and tags[i] == "RB":
        i -= 1
    if i < 0 or depth > 3:
        return None
    tag = tags[i]
    if tag == "CC" or (tag == "RB" and unit.low[i] == "then"):
        return _shared_subject(unit, i, depth)
    if tag == "TO":
        return _raised_subject(unit, i, depth)
    if tag in {",", "-", ")"}:
        return _across(unit, i)
    if tag == "WP":
        start = phrase_left(unit, i - 1) if i and tags[i - 1] != "," else phrase_left(unit, i - 2) if i > 1 else -1
        end = i if i and tags[i - 1] != "," else i - 1
        return Subject(i, i + 1, (start, end) if start >= 0 else None)
    start = phrase_left(unit, i)
    start = _wider(unit, start, i)
    if start < 0:
        if tag in {"PO", "VN", "VG", "IN", "NN"}:
            return _relative_head(unit, i)
        return None
    if start and unit.low[start - 1] in {"as", "like", "than"}:
        return Subject(start, i + 1)
    if start and (tags[start - 1] in {"IN", "TO"} or (tags[start - 1] in FINITE | {"VG", "VN"} and tags[i] != "PS")):
        head = _relative_head(unit, start)
        if head is not None:
            return head
        if tags[start - 1] in {"IN", "TO"}:
            return _hung_on(unit, start - 1, i)
    return Subject(start, i + 1)


def _wider(unit: Unit, start: int, last: int) -> int:
    """Take in what phrases alone miss: ``those surveyed``, ``about 4 in 10``."""
    low = unit.low
    if unit.tag[last] == "VN" and last and low[last - 1] == "those":
        return last - 1
    if (
        start > 0
        and unit.tag[start] == "CD"
        and low[start - 1] in {"about", "around", "over", "under", "nearly", "some"}
    ):
        return start - 1
    return start


def _hung_on(unit: Unit, preposition: int, last: int) -> Subject | None:
    """Return the noun phrase that a preposition hangs on: ``a study by the school``, ``men reached by phone``."""
    k = preposition - 1
    if k > 0 and unit.tag[k] == "VN" and unit.tag[k - 1] in {"NN", "NP"}:
        k -= 1
    if k < 0 or unit.tag[k] not in {"NN", "NP"} or unit.low[k] in words.TIME_NOUNS:
        return None
    start = phrase_left(unit, k)
    if start < 0 or (start and unit.tag[start - 1] in {"IN", "TO", "VD", "VB", "VZ", "VG"}):
        return None
    return Subject(start, last + 1)


def _shared_subject(unit: Unit, i: int, depth: int) -> Subject | None:
    """``X met Y and said``: the subject of the finite verb before."""
    for j in range(i - 1, -1, -1):
        tag = unit.tag[j]
        if tag in FINITE and not _infinitive(unit, j):
            return find_subject(unit, group_start(unit, j), depth + 1)
        if tag in {";", ":"}:
            return None
    return None


def _infinitive(unit: Unit, j: int) -> bool:
    """Tell whether a base form hangs on ``to``."""
    if unit.tag[j] not in {"VB", "BE", "HV", "DO"}:
        return False
    j -= 1
    while j >= 0 and unit.tag[j] in {"RB", "BE", "HV"}:
        j -= 1
    return j >= 0 and unit.tag[j] == "TO"


def _raised_subject(unit: Unit, to: int, depth: int) -> Subject | None:
    """``X went on to say``: the subject of the verb that carries the infinitive."""
    j = to - 1
    while j >= 0 and unit.low[j] in {"on", "not"}:
        j -= 1
    if j >= 0 and unit.lemma.get(j, "") in _CATENATIVE:
        return find_subject(unit, group_start(unit, j), depth + 1)
    return None


def main_subject(unit: Unit, before: int, depth: int = 0) -> Subject | None:
    """Return the subject of the finite verb nearest before a token: who is ``saying`` in ``X left, saying``."""
    for j in range(before - 1, -1, -1):
        if unit.tag[j] in FINITE and not _infinitive(unit, j):
            found = find_subject(unit, group_start(unit, _governor(unit, j)), depth + 1)
            if found is not None:
                return found
        elif unit.tag[j] == ";":
            return None
    return None


def _governor(unit: Unit, verb: int) -> int:
    """Return the verb of saying that a clause hangs on, when one stands before it without a comma."""
    for k in range(verb - 1, -1, -1):
        if unit.tag[k] in {",", ";", ":"}:
            break
        frame = _FRAMES.get(unit.lemma.get(k, ""))
        if frame and unit.tag[k] in {"VD", "VZ"} and "p" in frame.letters and "n" not in frame.letters:
            return k
    return verb


def coming_subject(unit: Unit, after: int) -> Subject | None:
    """Return the subject behind a leading participle clause: ``Citing the report, Kim said``."""
    for j in range(after, min(len(unit), after + _REACH)):
        if unit.tag[j] == ",":
            end = phrase_right(unit, j + 1)
            if end > j + 1 and end < len(unit) and unit.tag[end] in FINITE | {"RB", ",", "VN"}:
                return Subject(j + 1, end)
    return None


def _across(unit: Unit, i: int) -> Subject | None:
    """Find the subject before an apposition, a relative clause or a parenthesis that ends at a token."""
    tags = unit.tag
    opener = {")": "(", "-": "-", ",": ","}[tags[i]]
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if tags[k] != opener:
            continue
        if k == 0 or (opener == "," and tags[k + 1] not in _APPOSED):
            return None
        if tags[k - 1] == ")":
            return _across(unit, k - 1)
        start = phrase_left(unit, k - 1)
        if start < 0:
            if opener == "," and tags[k - 1] != "Q":
                continue
            return None
        if start and tags[start - 1] == "," and tags[start] in {"DT", "JJ", "CD"} and tags[start - 1] == opener:
            outer = _across(unit, start - 1)
            if outer is not None:
                return Subject(outer.start, i + (opener == "("))
            before = phrase_left(unit, start - 2) if start > 1 else -1
            if before >= 0 and tags[start - 2] == "NP":
                return Subject(before, i + (opener == "("))
        return Subject(start, i + (opener == "("))
    return None


def _relative_head(unit: Unit, i: int) -> Subject | None:
    """Return the noun phrase before a relative pronoun: ``the man who shot him said``."""
    tags = unit.tag
    for k in range(i, max(0, i - 16), -1):
        if tags[k] in {",", ";", ":", "CC"}:
            return None
        if tags[k] == "WP" and k:
            start = phrase_left(unit, k - 1)
            return Subject(start, k) if start >= 0 else None
    return None
