"""A sentence as what is compared: its words by kind, its names, its predicates, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from osintkit.corroborate.stating.words import alike
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
_INTRODUCES = frozenset().union(
    *map(
        alike,
        [
            "say",
            "claim",
            "report",
            "confirm",
            "set",
            "seem",
            "appear",
            "believe",
            "think",
            "plan",
            "expect",
            "announce",
            "allege",
            "reveal",
            "admit",
        ],
    )
)


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

    @property
    def keys(self) -> frozenset[str]:
        """All keys of its words."""
        return frozenset().union(*(word.keys for word in self.words))


@lru_cache(maxsize=4096)
def proposition(text: str) -> Proposition:
    """Return a sentence taken apart.

    >>> found = proposition("Kyiv accused Moscow of shelling the port.")
    >>> [" ".join(word.text for word in name) for name in found.names], found.predicate.text
    (['kyiv', 'moscow'], 'accused')
    """
    unit = Unit()
    tokenise(text, 0, len(text), unit)
    assign(unit)
    words, names = _words(text, unit)
    predicate, passive = _predicate(unit, words)
    subject, complement = _beside(unit, words, predicate) if predicate else (None, None)
    passives = frozenset(
        word.at for word in words if unit.tag[word.at] == "VN" and _helped(unit, word.at, by=frozenset({"BE"}))
    )
    numbers = counts_of(text)
    return Proposition(text, tuple(words), tuple(names), predicate, passive, subject, complement, passives, numbers)


def _words(text: str, unit: Unit) -> tuple[list[Word], list[tuple[Word, ...]]]:
    words: list[Word] = []
    names: list[tuple[Word, ...]] = []
    run: list[Word] = []
    titled = _is_titled(unit)
    for at, low in enumerate(unit.low):
        printed = text[unit.start[at] : unit.end[at]]
        own = unit.capital[at] and not titled and _is_name(unit, at, printed)
        if run and not own:
            names.append(tuple(run))
            run = []
        folded = fold(low).strip(".'’")
        if not _WORD.match(low) or folded in STOP_WORDS or low in STOP_WORDS or folded in _TITLES:
            continue
        tag = unit.tag[at]
        verb = tag in _VERBS or (tag == "NP" and not unit.capital[at])
        word = Word(folded, alike(folded), at, verb=verb, name=own)
        words.append(word)
        if own:
            run.append(word)
    if run:
        names.append(tuple(run))
    return words, names


def _is_titled(unit: Unit) -> bool:
    """Whether a headline has its words in capitals, so that capitals tell no names."""
    long = [unit.capital[at] for at, low in enumerate(unit.low) if len(low) > 3 and low.isalpha()]
    return len(long) >= 3 and sum(long) >= 0.75 * len(long)


def _is_name(unit: Unit, at: int, printed: str) -> bool:
    if unit.tag[at] != "NP" and not (printed.isupper() and len(printed) > 1):
        return False
    if at or printed.isupper():
        return True
    following = unit.tag[1] if len(unit) > 1 else ""
    # what begins a sentence is a name when a verb or a genitive follows, or another name does
    return following in {*_VERBS, "BE", "HV", "MD", "DO", "PP"} or (len(unit) > 1 and unit.capital[1])


def _predicate(unit: Unit, words: list[Word]) -> tuple[Word | None, bool]:
    """Return the first verb that tells what is done, and whether it is passive.

    A verb of saying, seeming or planning before another verb only introduces it.
    """
    found: list[tuple[Word, bool]] = []
    for word in words:
        tag = unit.tag[word.at]
        unknown = tag == "NP" and not unit.capital[word.at] and word.text.endswith(("s", "ed"))
        if tag in {"VZ", "VD", "VB"} or unknown or (tag in {"VN", "VG"} and _helped(unit, word.at)):
            found.append((word, tag == "VN" and _helped(unit, word.at, by=frozenset({"BE"}))))
    telling = next((one for one in found if not one[0].keys & _INTRODUCES), None)
    if telling or found:
        return telling or found[0]
    # a headline leaves the auxiliary out
    bare = next((word for word in words if unit.tag[word.at] in {"VN", "VG"}), None)
    return bare, bare is not None and unit.tag[bare.at] == "VN"


def _beside(unit: Unit, words: list[Word], predicate: Word) -> tuple[Word | None, Word | None]:
    nouns = [word for word in words if not word.verb and word.text[0].isalpha() and unit.tag[word.at] != "RB"]
    before = [word for word in nouns if word.at < predicate.at and unit.tag[word.at] != "JJ"]
    for word in nouns:
        following = unit.tag[word.at + 1] if word.at + 1 < len(unit) else "."
        if word.at > predicate.at and following not in {"NN", "NP", "JJ", "CD", "PP"}:
            return (before[-1] if before else None), word
    return (before[-1] if before else None), None


def _helped(unit: Unit, at: int, by: frozenset[str] = frozenset({"BE", "HV", "MD", "DO", "TO"})) -> bool:
    before = at - 1
    while before >= 0 and unit.tag[before] in {"RB", "BE", "HV", "MD"} and unit.tag[before] not in by:
        before -= 1
    return before >= 0 and unit.tag[before] in by
