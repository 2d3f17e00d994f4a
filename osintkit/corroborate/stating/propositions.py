"""A sentence as what is compared: its words by kind, its names, its predicates, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from osintkit.corroborate.stating.aliases import named_in
from osintkit.corroborate.stating.casing import as_sentence
from osintkit.corroborate.stating.words import alike, introduces, is_common, is_deed, is_verb_form
from osintkit.corroborate.text.ngrams import fold
from osintkit.corroborate.text.numbers import counts_of
from osintkit.corroborate.text.stems import STOP_WORDS
from osintkit.extract.attribution.tagging import assign
from osintkit.extract.attribution.tokens import Unit, tokenise

_VERBS = frozenset({"VB", "VZ", "VD", "VN", "VG"})
_TITLES = frozenset(
    ["mr", "mrs", "ms", "dr", "sir", "sen", "rep", "gov", "gen", "col", "the", "a", "an", "president", "minister"]
)
_WORD = re.compile(r"[^\W_]")
_NOUNS = ("s", "er", "or", "al", "ic", "ive", "ous", "ful", "less", "able", "ed", "ly", "man", "men")
"""Endings of words that a sentence may well begin with, and that are no names."""
_OPENS = frozenset([".", ":", "(", "“", '"', "‘", "'"])


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning."""

    text: str
    """Folded."""
    keys: frozenset[str]
    """Its stem, and the groups of words that mean much the same."""
    at: int
    """Its place among the tokens."""
    verb: bool = False
    name: bool = False
    start: int = 0
    """Its place among the characters."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """A sentence, or a claim, taken apart."""

    text: str
    words: tuple[Word, ...]
    names: tuple[tuple[Word, ...], ...]
    """Each name with its words; those of one name stand side by side."""
    predicate: Word | None
    """The main verb; None when the rules find none."""
    passive: bool
    subject: Word | None
    """The noun nearest before the predicate: what it is said of."""
    complement: Word | None
    """The first noun, or adjective that stands alone, behind the predicate: what is done to, or how it is."""
    passives: frozenset[int]
    """Places of the verbs that are passive."""
    numbers: tuple[float, ...]
    verbs: tuple[Word, ...] = ()
    """Finite verbs, those that only introduce left out."""
    voiced: bool = True
    """Whether active or passive is certain; headlines leave out what tells it."""
    keys: frozenset[str] = frozenset()
    """All keys of its words."""


@lru_cache(maxsize=16_384)
def proposition(text: str) -> Proposition:
    """Return a sentence taken apart.

    >>> found = proposition("Kyiv accused Moscow of shelling the port.")
    >>> [" ".join(word.text for word in name) for name in found.names], found.predicate.text
    (['kyiv', 'moscow'], 'accused')
    """
    numbers = counts_of(text)
    text = as_sentence(text)
    unit = Unit()
    tokenise(text, 0, len(text), unit)
    assign(unit)
    words, names = _words(text, unit)
    predicate = _predicate(unit, words)
    subject, complement = _beside(unit, words, predicate) if predicate else (None, None)
    passives = frozenset(word.at for word in words if _is_passive(unit, word))
    return Proposition(
        text,
        tuple(words),
        tuple(names),
        predicate,
        predicate is not None and predicate.at in passives,
        subject,
        complement,
        passives,
        numbers,
        tuple(word for word in words if _is_finite(unit, word) and not introduces(word.text)),
        predicate is None or _is_voiced(unit, predicate),
        named_in(text).union(*(word.keys for word in words)),
    )


def _words(text: str, unit: Unit) -> tuple[list[Word], list[tuple[Word, ...]]]:
    words: list[Word] = []
    names: list[tuple[Word, ...]] = []
    run: list[Word] = []
    for at, low in enumerate(unit.low):
        printed = text[unit.start[at] : unit.end[at]]
        own = unit.capital[at] and _is_name(unit, at, printed)
        if run and not own:
            names.append(tuple(run))
            run = []
        folded = fold(low).strip(".'’")
        if not _WORD.match(low) or folded in STOP_WORDS or low in STOP_WORDS or folded in _TITLES:
            continue
        verb = unit.tag[at] in _VERBS or (not own and is_verb_form(folded))
        more = (_root(folded) if own else frozenset()) | (named_in(printed) if own else frozenset())
        word = Word(folded, alike(folded) | more, at, verb=verb, name=own, start=unit.start[at])
        words.append(word)
        if own:
            run.append(word)
    if run:
        names.append(tuple(run))
    return words, names


_PEOPLE = re.compile(r"(?:ians?|ans?|ese|ish|i|ia|a|o)$")


def _root(name: str) -> frozenset[str]:
    """Return what the name of a country and that of its people have in common, as a key.

    >>> _root("mexico") == _root("mexican"), _root("russia") == _root("russians"), _root("mexico") == _root("monaco")
    (True, True, False)
    """
    root = _PEOPLE.sub("", name)
    return frozenset({f"^{root if len(root) >= 3 else name}"})


def _is_name(unit: Unit, at: int, printed: str) -> bool:
    if printed.isupper() and len(printed) > 1:
        return True
    if unit.tag[at] != "NP" and not (at and printed[0].isupper() and unit.tag[at] in _VERBS | {"NN"}):
        return False
    if at and unit.low[at - 1] not in _OPENS:
        return True
    # what begins a sentence is a name when a verb or a genitive follows, or another name does
    following = unit.tag[at + 1] if at + 1 < len(unit) else ""
    if fold(printed) in STOP_WORDS or is_deed(fold(printed)):
        return False
    if not is_common(fold(printed)) and not fold(printed).endswith(_NOUNS):
        return True
    return following in {*_VERBS, "BE", "HV", "MD", "DO", "PP"} or (at + 1 < len(unit) and unit.capital[at + 1])


def _predicate(unit: Unit, words: list[Word]) -> Word | None:
    """Return the word that tells what is done.

    A verb of saying, seeming or planning before another verb only introduces it. Without a verb it is the noun of one
    ("the arrest of"), or an adjective of the same group ("dead at 57").
    """
    verbs = [word for word in words if _is_finite(unit, word)]
    telling = next((word for word in verbs if not introduces(word.text)), None)
    if telling or verbs:
        return telling or verbs[0]
    # a headline leaves the auxiliary out
    bare = next((word for word in words if unit.tag[word.at] in {"VN", "VG"}), None)
    return bare or next((word for word in words if not word.name and is_deed(word.text)), None)


def _is_finite(unit: Unit, word: Word) -> bool:
    tag = unit.tag[word.at]
    if word.name or tag == "RB":
        return False
    before = unit.tag[word.at - 1] if word.at else ""
    behind = unit.tag[word.at + 1] if word.at + 1 < len(unit) else "."
    if tag in {"VN", "VD"} and before in {"NN", "NP", "RB"} and behind in {"IN", "TO", ".", "RB", "DT", ",", "JJ"}:
        return True
    if tag in {"VZ", "VD", "VB"} or (tag in {"VN", "VG"} and _helped(unit, word.at)):
        return True
    if not is_deed(word.text) or before in {"DT", "PP", "JJ", "IN", "CD"}:
        return False
    following = unit.tag[word.at + 1] if word.at + 1 < len(unit) else ""
    if before in {"TO", "MD"} or (before == "RB" and word.at > 1):
        return True
    if not word.at or following in {"PP", "BE", "HV"}:
        return False
    plural = unit.low[word.at - 1].endswith("s") and before in {"NN", "NP"}
    closes = following in {"", ".", ",", "IN", "DT", "TO", "PS", "PO", "RB", "CD", "NP", "Q", "-"}
    return is_verb_form(word.text) or (plural and closes)


def _is_passive(unit: Unit, word: Word) -> bool:
    participle = unit.tag[word.at] == "VN" or (is_verb_form(word.text) and not word.text.endswith("s"))
    return participle and _helped(unit, word.at, by=frozenset({"BE"}))


def _is_voiced(unit: Unit, verb: Word) -> bool:
    """Whether a verb's form tells its voice: "arrested in Vetka" of a headline does not."""
    if verb.text.endswith("s") or _helped(unit, verb.at):
        return True
    following = unit.tag[verb.at + 1] if verb.at + 1 < len(unit) else "."
    return following not in {"IN", ".", ",", "RB", "TO", "VG", "VN", "JJ"}


def _beside(unit: Unit, words: list[Word], predicate: Word) -> tuple[Word | None, Word | None]:
    nouns = [word for word in words if not word.verb and word.text[0].isalpha() and unit.tag[word.at] != "RB"]
    before = [word for word in nouns if word.at < predicate.at and unit.tag[word.at] != "JJ"]
    subject = _head_before(unit, before)
    for word in nouns:
        following = unit.tag[word.at + 1] if word.at + 1 < len(unit) else "."
        if word.at > predicate.at and following not in {"NN", "NP", "JJ", "CD", "PP"}:
            return subject, word
    return subject, None


def _head_before(unit: Unit, before: list[Word]) -> Word | None:
    """Return the noun that a verb is said of: "the leader of the council" is the leader."""
    if not before:
        return None
    head = before[-1]
    for word in reversed(before[:-1]):
        between = unit.tag[word.at + 1 : head.at]
        if "IN" in between and not {"VZ", "VD", ",", "."} & set(between):
            head = word
    return head


def _helped(unit: Unit, at: int, by: frozenset[str] = frozenset({"BE", "HV", "MD", "DO", "TO"})) -> bool:
    before = at - 1
    while before >= 0 and unit.tag[before] in {"RB", "BE", "HV", "MD"} and unit.tag[before] not in by:
        before -= 1
    return before >= 0 and unit.tag[before] in by
