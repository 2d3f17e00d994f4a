"""Who does a verb: the noun phrase before it, over adverbs, times, appositions, relative clauses and conjunctions."""

from __future__ import annotations

from dataclasses import dataclass

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.morphology import lexicon
from osintkit.extract.attribution.phrases import group_start, phrase_left, phrase_right
from osintkit.extract.attribution.times_between import _AGO, before_span, before_time
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.word_classes import FINITE

_FRAMES = lexicon().frames
_APPOSED = frozenset({"WP", "DT", "VG", "VN", "IN", "CD", "JJ", "SB", "NN", "NP", "RB"})
_OCCASIONS = frozenset({"in", "at", "on", "during", "after", "before", "by", "when", "while", "through"})
_FLOATING = frozenset({"both", "all", "each"})
_ADJOINING = frozenset({"IN", "WP", "VG", "VN", "SB"})
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
        "like",
        "love",
        "tend",
        "hasten",
    ]
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does a verb: tokens ``[start, end)``; for ``who`` and ``which`` also the noun phrase meant."""

    start: int
    end: int
    antecedent: tuple[int, int] | None = None


def find_subject(unit: Unit, group: int, depth: int = 0) -> Subject | None:  # noqa: C901, PLR0911, PLR0912 - decision list
    """Return who does the verb whose group starts at a token, or None."""
    i = group - 1
    tags = unit.tag
    while i >= 0 and tags[i] == "RB":
        i -= 1
    if i > 0 and unit.low[i + 1] in _AGO and unit.low[i] in words.TIMES:
        i = before_span(unit, i)
    elif i > 0 and unit.low[i] in words.TIME_NOUNS:
        i = before_time(unit, i)
    if i > 0 and unit.low[i] in _FLOATING and tags[i - 1] in {"NN", "NP", "-", ")"}:  # Kim and Lee both said
        i -= 1
    if i < 0 or depth > 3:
        return None
    tag = tags[i]
    if tag == "CC" or (tag == "," and unit.low[i + 1] == "then"):
        return _shared_subject(unit, i, depth)
    if tag == "TO":
        return _raised_subject(unit, i, depth)
    if tag in {",", "-", ")"}:
        headline = (
            tag == "," and i + 1 == group and tags[group : group + 1] == ["VZ"] and tags[-1] not in {".", "Q"}
        )  # "Kim denies it, accuses Roe"
        return _across(unit, i) or (_shared_subject(unit, i, depth) if headline else None)
    if tag == "Q" and i in unit.complete and (across := _across_quotation(unit, i)) is not None:
        return across
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
    start = _behind_claim(unit, start, i)
    if start and unit.low[start - 1] in {"as", "like", "than"}:
        return Subject(start, i + 1)
    if start and (tags[start - 1] in {"IN", "TO"} or (tags[start - 1] in FINITE | {"VG", "VN"} and tags[i] != "PS")):
        head = _relative_head(unit, start)
        if head is not None:
            return head
        if tags[start - 1] in {"IN", "TO"}:
            return _hung_on(unit, start - 1, i)
    return Subject(start, i + 1)


def _behind_claim(unit: Unit, start: int, last: int) -> int:
    """Return where the speaker starts in ``a charge Russia denied``: the claim is what is denied."""
    for k in range(start + 1, last):
        if unit.low[k] in words.CLAIMS and unit.tag[start] == "DT" and unit.tag[k] == "NN":
            return k + 1 if all(tag == "NP" for tag in unit.tag[k + 1 : last + 1]) else start
    return start


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
    if k > 0 and unit.tag[k] == "CC":  # "denied it but in a letter said"
        return _shared_subject(unit, k, 1)
    if k > 0 and unit.tag[k] in {"VN", "JJ"} and unit.tag[k - 1] in {"NN", "NP"}:  # reached by phone, close to her
        k -= 1
    if k < 0 or unit.tag[k] not in {"NN", "NP"} or unit.low[k] in words.TIME_NOUNS:
        return None
    start = phrase_left(unit, k)
    if start < 0 or (start and unit.tag[start - 1] in {"IN", "TO", "VD", "VB", "VZ", "VG"}):
        return None
    return Subject(start, last + 1)


def _shared_subject(unit: Unit, i: int, depth: int) -> Subject | None:
    """``X met Y and said``: the subject of the finite verb before; behind a comma rather of the main clause."""
    hanging: Subject | None = None
    for j in range(i - 1, -1, -1):
        tag = unit.tag[j]
        if tag in FINITE and not _infinitive(unit, j):
            found = find_subject(unit, group_start(unit, _governor(unit, j)), depth + 1)
            if found is not None and not (unit.tag[i - 1] == "," and _hangs(unit, j)):
                return found
            hanging = hanging or found
        if tag in {";", ":"}:
            break
    return hanging


def _infinitive(unit: Unit, j: int) -> bool:
    """Tell whether a base form hangs on ``to``, or on ``help him``, ``watch Kim``."""
    if unit.tag[j] not in {"VB", "BE", "HV", "DO"}:
        return False
    j -= 1
    if unit.tag[j + 1] == "VB" and j > 0 and (unit.tag[j] == "PO" or _is_one_name(unit, j)):
        return True
    while j >= 0 and unit.tag[j] in {"RB", "BE", "HV"}:
        j -= 1
    return j >= 0 and unit.tag[j] == "TO"


def _is_one_name(unit: Unit, last: int) -> bool:
    """Tell whether a single name ends at a token: no finite base form agrees with it."""
    if unit.tag[last] != "NP" or unit.low[last].endswith("s"):
        return False
    k = last
    while k > 0 and unit.tag[k] == "NP":
        k -= 1
    return unit.tag[k] not in {"CC", "SYM"}


def _raised_subject(unit: Unit, to: int, depth: int) -> Subject | None:
    """``X went on to say``: the subject of the verb that carries the infinitive."""
    j = to - 1
    while j >= 0 and unit.low[j] in {"on", "not"}:
        j -= 1
    if j >= 0 and unit.lemma.get(j, "") in _CATENATIVE:
        return find_subject(unit, group_start(unit, j), depth + 1)
    return None


def main_subject(unit: Unit, before: int, depth: int = 0) -> Subject | None:
    """Return the subject of the finite verb nearest before a token: who is ``saying`` in ``X left, saying``.

    A verb of a clause that hangs on another one counts only when there is no other.
    """
    hanging: Subject | None = None
    for j in range(before - 1, -1, -1):
        if unit.tag[j] in FINITE and not _infinitive(unit, j):
            found = _behind_or_before(unit, j, depth)
            if found is not None and not _hangs(unit, j):
                return found
            hanging = hanging or found
        elif unit.tag[j] == ";":
            break
    return hanging


def _hangs(unit: Unit, verb: int) -> bool:
    """Tell whether ``who``, ``what`` or ``because`` opens the clause of a verb."""
    for k in range(verb - 1, max(-1, verb - 12), -1):
        if unit.tag[k] in {"WP", "SB"}:
            return k > 0
        if unit.tag[k] in FINITE or unit.tag[k] in {",", ";", ":"} or k in unit.complete:
            return False
    return False


def _behind_or_before(unit: Unit, verb: int, depth: int) -> Subject | None:
    """Return who does a finite verb: named before it, or behind it where it is inverted."""
    first = group_start(unit, _governor(unit, verb))
    behind = (
        first == verb
        and verb
        and (unit.tag[verb - 1] == "Q" or (unit.tag[verb - 1] == "," and unit.low[verb] == "said"))
    )
    end = phrase_right(unit, verb + 1) if behind else verb + 1
    return find_subject(unit, first, depth + 1) if end == verb + 1 else Subject(verb + 1, end)


def _governor(unit: Unit, verb: int) -> int:
    """Return the verb of saying that a clause hangs on, when one stands before it without a comma."""
    for k in range(verb - 1, -1, -1):
        if unit.tag[k] in {",", ";", ":"} or k in unit.complete:
            break
        frame = _FRAMES.get(unit.lemma.get(k, ""))
        helped = unit.tag[k] == "VB" and unit.tag[k - 1] in {"MD", "DO", "RB"} and group_start(unit, k) < k
        if frame and (unit.tag[k] in {"VD", "VZ"} or helped) and "p" in frame.letters and "n" not in frame.letters:
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
    bracketed = _before_brackets(unit, i)
    if bracketed is not None:
        return bracketed
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
        if opener == "," and _only_placed(unit, start, k):
            continue
        if start and tags[start - 1] == "," and tags[start] in {"DT", "JJ", "CD"} and tags[start - 1] == opener:
            outer = _across(unit, start - 1)
            if outer is not None:
                return Subject(outer.start, i + (opener == "("))
            before = phrase_left(unit, start - 2) if start > 1 else -1
            if before >= 0 and tags[start - 2] == "NP":
                return Subject(before, i + (opener == "("))
        return Subject(start, k if _is_occasion(unit, k + 1) else i + (opener == "("))
    return None


def _before_brackets(unit: Unit, comma: int) -> Subject | None:
    """``After the vote, Kim (Calder), said``: the name behind an earlier comma, with its brackets."""
    tags = unit.tag
    if tags[comma] != "," or tags[comma - 1 : comma] != [")"]:
        return None
    bracket = next((k for k in range(comma - 2, max(0, comma - _REACH), -1) if tags[k] == "("), 0)
    start = phrase_left(unit, bracket - 1) if bracket else -1
    named = start > 0 and tags[start - 1] == "," and tags[bracket - 1] == "NP"
    return Subject(start, comma) if named else None


def _across_quotation(unit: Unit, quotation: int) -> Subject | None:
    """``Kim, who calls it a "gift," said``: the comma that ends the relative clause stands inside the quotation."""
    for k in range(quotation - 1, max(0, quotation - _REACH), -1):
        if unit.tag[k] == "," and unit.tag[k + 1] == "WP":
            start = phrase_left(unit, k - 1)
            return Subject(start, quotation + 1) if start >= 0 else None
        if unit.tag[k] in {",", ";", ":", "Q"}:
            return None
    return None


def _only_placed(unit: Unit, start: int, comma: int) -> bool:
    """Tell whether a phrase before a comma is a place of an adjunct that opens behind an earlier comma.

    ``X, at a rally in Charleston, West Virginia, said``: neither the rally nor Charleston speaks.
    """
    tags = unit.tag
    earlier = any(
        tags[c] == "," and tags[c + 1] in _ADJOINING and c and tags[c - 1] in {"NN", "NP", "PS", ")"}
        for c in range(max(1, start - _REACH), start - 1)
    )
    if not earlier or start < 2:
        return False
    if tags[start - 1] in FINITE | {"IN", "TO", "VG", "VN"}:
        return True
    named = all(tag == "NP" for tag in tags[start:comma])
    return named and tags[start - 1] == "," and tags[start - 2] == "NP" and _behind_preposition(unit, start - 2)


def _behind_preposition(unit: Unit, name: int) -> bool:
    while name > 0 and unit.tag[name] == "NP":
        name -= 1
    return unit.low[name] in {"in", "near", "at", "from", "outside", "to"}


def _is_occasion(unit: Unit, first: int) -> bool:
    """Tell whether words between commas say where or when somebody spoke, and not who that is."""
    if unit.tag[first] == "RB" and unit.tag[first + 1 : first + 2] == [","]:  # ", meanwhile,"
        return True
    return unit.low[first] in _OCCASIONS or unit.lemma.get(first) in {"cite", "quote", "ask"}


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
