"""A claim and a sentence compared part by part.

A sentence states a claim when it has the predicate, what it is said of and done to, every name and number, the day
where the claim tells one, and at least half of all other words, in the same roles. What it then does (assert, deny,
plan, ask ...) is read from its words and from the statement around it. Everything less is a part of the claim, or
related, or nothing; how many passages are asked for plays no role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from osintkit.corroborate.stating.aliases import named_in
from osintkit.corroborate.stating.claims import ReadClaim
from osintkit.corroborate.stating.effects import compare_effects, is_hedged
from osintkit.corroborate.stating.propositions import Proposition, Word, proposition
from osintkit.corroborate.stating.words import is_common, is_deed
from osintkit.corroborate.text.days import in_period
from osintkit.model import Bearing, Comparison, Stance, StatedDate

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|the\s+\w+)\b", re.IGNORECASE)
NEARLY_ALL = 0.6
"""Share of all parts of a claim that a sentence must have to state it, beside predicate, names, heads and numbers."""
OF_COMMON_WORDS = 0.8
"""The same for a claim without a name: common words alone meet by chance more often."""
HALF = 0.5
THIRD = 0.34


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with what stands around it."""

    text: str
    before: str = ""
    """The sentence before it: whom a pronoun means."""
    heading: str = ""
    """Title of the document: names that the text takes for known."""
    published: StatedDate | None = None
    stance: Stance = Stance.SUPPORTS
    """What it would do to the claim if it states it: read from its words and the statement around it."""
    why: str = ""
    """What it does instead of asserting or denying: plans, asks, makes a condition ..."""


@dataclass(slots=True)
class _Parts:
    matched: list[str]
    differed: list[str]
    missing: list[str]


def compare(claim: ReadClaim, sentence: Sentence) -> Comparison | None:
    """Return how a sentence compares with a claim; None when it has nothing to do with it.

    Examples
    --------
    >>> from osintkit.model import Claim
    >>> claim = ReadClaim(Claim(id="c", text="Kyiv accused Moscow of shelling the port."))
    >>> str(compare(claim, Sentence(text="Moscow was accused by Kyiv of shelling the port.")).bearing)
    'states'
    >>> print(compare(claim, Sentence(text="Moscow accused Kyiv of shelling the port.")).differed)
    ('roles: moscow accused kyiv',)
    >>> compare(claim, Sentence(text="The market opened at nine.")) is None
    True
    """
    said = proposition(sentence.text)
    around = _around(claim, said, sentence)
    parts = _Parts([], [], [])
    names, near_names = _names(claim, said, around, parts)
    does = _does(claim, said, parts)
    rest = _rest(claim, said, proposition(sentence.before).keys | proposition(sentence.heading).keys, parts)
    headed = all(word.keys & (said.keys | around) for word in claim.heads)
    numbers = _numbers(claim, said, parts)
    when = _when(claim, sentence, parts)
    roles = not does or _roles(claim, said, parts)
    share = _share(claim, names, rest, does=does)
    enough = len(claim.names) + len(claim.rest) > 0  # a verb alone is said of too many things
    core = does and names == 1 and headed and roles and enough  # who, does and to whom are all there
    least = NEARLY_ALL if claim.names else OF_COMMON_WORDS
    whole = core and numbers and when and near_names and share >= least and not claim.problems
    if whole:
        bearing = _bearing(claim, sentence, parts, rest)
    elif does and near_names and rest >= HALF and (names >= HALF or not claim.names):
        bearing = Bearing.PART
    elif _is_related(share, names, rest, does=does):
        bearing = Bearing.RELATED
    else:
        return None
    return Comparison(
        bearing=bearing,
        matched=tuple(parts.matched),
        differed=tuple(parts.differed),
        missing=tuple(parts.missing),
    )


_EFFECT = "effect: "


def compare_effect(claim: ReadClaim, sentence: Sentence) -> Comparison | None:
    """Return how a sentence compares with a claim that one thing does another good or harm.

    >>> from osintkit.model import Claim
    >>> claim = ReadClaim(Claim(id="c", text="Zinc prevents colds."))
    >>> print(compare_effect(claim, Sentence(text="In this trial zinc reduced the number of colds.")))
    states; has effect: reduced
    """
    named = [name for name in claim.names if name[-1].at and not any(_is_substance(word) for word in name)]
    if claim.problems or named or claim.proposition.numbers or claim.period or claim.years:
        return None
    found = compare_effects(claim.claim.text, sentence.text, proposition(sentence.before).keys)
    if found is None:
        return None
    same, told = found
    if told.hedged and not is_hedged(claim.claim.text):
        return Comparison(bearing=Bearing.PART, matched=(_EFFECT + told.word,), differed=("it says it may be so",))
    if same > 0:
        return Comparison(bearing=Bearing.STATES, matched=(_EFFECT + told.word,))
    differed = ("it finds no such effect" if told.sign == 0 else "it finds the reverse",)
    return Comparison(bearing=Bearing.OPPOSITE, matched=(_EFFECT + told.word,), differed=differed)


def _is_substance(word: Word) -> bool:
    """Whether a word that looks like a name is one of a disease, a virus or a substance: COVID-19, B12, D."""
    return any(sign.isdigit() for sign in word.text) or len(word.text) == 1 or bool(named_in(word.text))


def sided(comparison: Comparison) -> bool:
    """Whether the side of a comparison is still to be read from the words of the sentence."""
    return not any(part.startswith(_EFFECT) for part in comparison.matched)


def _around(claim: ReadClaim, said: Proposition, sentence: Sentence) -> frozenset[str]:
    """Return the keys that a sentence takes for told: only one that leans on what was told before has any.

    One that names somebody else speaks of that one.
    """
    if _PRONOUN.search(sentence.text) is None:
        return frozenset()
    told = proposition(sentence.before).keys | proposition(sentence.heading).keys
    asked = claim.proposition.keys
    others = [name for name in said.names if not (name[-1].keys & (asked | told))]
    return told if not others else frozenset()


def _bearing(claim: ReadClaim, sentence: Sentence, parts: _Parts, rest: float) -> Bearing:
    if sentence.stance is Stance.SUPPORTS:
        return Bearing.STATES
    if sentence.stance is Stance.REFUTES and (rest == 1 or not claim.negative):
        return Bearing.OPPOSITE
    parts.differed.append(sentence.why or "it takes no side")
    return Bearing.PART


def _share(claim: ReadClaim, names: float, rest: float, *, does: bool) -> float:
    return (names * len(claim.names) + rest * len(claim.rest) + does) / (len(claim.names) + len(claim.rest) + 1)


def _is_related(share: float, names: float, rest: float, *, does: bool) -> bool:
    return share >= HALF or (names >= HALF and (does or rest >= THIRD) and share >= THIRD)


def _names(claim: ReadClaim, said: Proposition, around: frozenset[str], parts: _Parts) -> tuple[float, bool]:
    """Return the share of the claim's names that the sentence has, and whether one stands in the sentence itself."""
    if not claim.names:
        return 1.0, True
    here = said.keys
    found, own = 0, False
    for name in claim.names:
        told = " ".join(word.text for word in name)
        # a name is told by its last word; where that is a common one ("city"), by all of them
        last = bool(name[-1].keys & here)
        inside = last and (len(name) == 1 or not is_common(name[-1].text) or all(word.keys & here for word in name))
        own = own or inside
        if inside or all(word.keys & around for word in name[-2:]):
            found += 1
            parts.matched.append(f"name: {told}")
        else:
            parts.missing.append(f"name: {told}")
    return found / len(claim.names), own


def _does(claim: ReadClaim, said: Proposition, parts: _Parts) -> bool:
    if claim.predicate is None:
        return bool(claim.rest)  # "is" and the like: the words behind it are the predicate
    lost = [verb.text for verb in claim.verbs if not verb.keys & said.keys]
    found = next((word for word in said.words if word.keys & claim.predicate.keys), None)
    if found is not None and lost:
        parts.missing.append(f"does: {', '.join(lost)}")
        return False
    if found is None and claim.is_light:
        found = next((word for word in said.words if word.verb and is_deed(word.text)), None)
    if found is None:
        parts.missing.append(f"does: {claim.predicate.text}")
        return False
    same = found.text == claim.predicate.text
    parts.matched.append(f"does: {found.text}" + ("" if same else f" ~ {claim.predicate.text}"))
    return True


def _rest(claim: ReadClaim, said: Proposition, around: frozenset[str], parts: _Parts) -> float:
    if not claim.rest:
        return 1.0
    here = said.keys | around
    found = [word.text for word in claim.rest if word.keys & here]
    lost = [word.text for word in claim.rest if not word.keys & here]
    parts.matched += [f"words: {', '.join(found)}"] if found else []
    parts.missing += [f"words: {', '.join(lost)}"] if lost else []
    return len(found) / len(claim.rest)


def _numbers(claim: ReadClaim, said: Proposition, parts: _Parts) -> bool:
    whole = True
    for number in claim.proposition.numbers:
        if number in said.numbers:
            parts.matched.append(f"how many: {number:,g}")
        elif number in claim.ages and not said.numbers:
            parts.missing.append(f"how old: {number:g}")
        else:
            whole = False
            others = " and ".join(f"{other:,g}" for other in said.numbers)
            (parts.differed if others else parts.missing).append(
                f"how many: {others}, not {number:,g}" if others else f"how many: {number:,g}"
            )
    return whole


def _when(claim: ReadClaim, sentence: Sentence, parts: _Parts) -> bool:
    if claim.period is None and not claim.years:
        return True
    years = frozenset(map(int, _YEAR.findall(sentence.text)))
    if claim.years and years and not years & claim.years:
        parts.differed.append(
            f"when: {', '.join(map(str, sorted(years)))}, not {', '.join(map(str, sorted(claim.years)))}"
        )
        return False
    beyond = claim.years - ({claim.period.earliest.year, claim.period.latest.year} if claim.period else claim.years)
    if beyond - years:
        parts.missing.append(f"when: {', '.join(map(str, sorted(beyond)))}")
        return False
    if claim.period is not None:
        day = in_period(claim.period, sentence.text, sentence.published)
        if day is None:
            parts.missing.append(f"when: {claim.period}")
            return False
        parts.matched.append(f"when: {day}")
        return True
    published = {sentence.published.earliest.year, sentence.published.latest.year} if sentence.published else set()
    if not (years | published) & claim.years:
        parts.missing.append(f"when: {', '.join(map(str, sorted(claim.years)))}")
        return False
    return True


def _roles(claim: ReadClaim, said: Proposition, parts: _Parts) -> bool:
    """Whether who acts stands before the predicate and what is done to behind it, or the reverse in the passive.

    Who is not in the sentence at all is meant by a pronoun, or was told before: that is no other role.
    """
    predicate = claim.predicate
    there = [word for word in said.words if predicate is not None and word.keys & predicate.keys]
    if not there:
        return True
    read = claim.proposition
    doer, done_to = _named_beside(read, read.subject), _named_beside(read, read.complement)
    if predicate is not None and predicate.at in read.passives:
        doer, done_to = done_to, doer
    voiced = read.voiced and predicate is not None
    if any(_stands(said, verb, doer, done_to) or (not voiced and _stands(said, verb, done_to, doer)) for verb in there):
        return True
    told = " ".join(word.text for word in said.words if word is there[0] or word.keys & _keys(doer, done_to))
    parts.differed.append(f"roles: {told}")
    return False


def _named_beside(read: Proposition, word: Word | None) -> Word | None:
    """Return the word that tells a noun beside the predicate: of a name its last one."""
    if word is None:
        return None
    return next((name[-1] for name in read.names if word in name), word)


def _stands(said: Proposition, verb: Word, doer: Word | None, done_to: Word | None) -> bool:
    passive = verb.at in said.passives
    wrong = 0
    for word, before in ((doer, not passive), (done_to, passive)):
        places = [one.at for one in said.words if word is not None and one is not verb and one.keys & word.keys]
        if places and not any((place < verb.at) == before for place in places):
            wrong += 1 + (word is not None and word.name)
    return wrong < 2


def _keys(*words: Word | None) -> frozenset[str]:
    return frozenset().union(*(word.keys for word in words if word is not None))
