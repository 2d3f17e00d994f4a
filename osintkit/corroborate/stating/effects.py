"""Claims that one thing does another good or harm: "X lowers the risk of Y", and sentences that say so, or the reverse.

The sign of a sentence is the product of what is done (lowers, raises), of what it is done to (a risk, a recovery) and
of what lacks ("a deficiency of X raises" speaks for X). A sentence that finds no effect is against either sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from osintkit.corroborate.stating.aliases import named_in
from osintkit.corroborate.stating.words import alike
from osintkit.corroborate.text.ngrams import fold
from osintkit.corroborate.text.stems import STOP_WORDS, stem

_RAISES = """
increase raise elevate cause worsen trigger spread facilitate promote accelerate aggravate exacerbate heighten induce
amplify intensify higher greater elevated more enhance boost improve strengthen support transmit
"""
_LOWERS = """
reduce reduction lower decrease decline prevent prevention protect protection protective slow limit block inhibit
inhibition inhibitor cure treat stop relieve ease mitigate alleviate suppress curb diminish shorten avoid
inactivate neutralize neutralise halt weaken fewer less smaller counteract ward stave eradicate eliminate
"""
_DOES_GOOD = """
effective efficacy efficacious effectiveness beneficial benefit useful help helpful safe safety improvement remedy
promising successful favourable favorable therapeutic treatment
"""
_DOES_HARM = """
harm harmful dangerous danger unsafe toxic toxicity worse adverse detrimental  hazardous damage injury
"""
_GOOD_THINGS = """
survival recovery recover immunity immune health protection defence defense resistance response efficacy clearance
quality safety function
"""
_LACKS = "deficiency deficient insufficiency insufficient lack low absence inadequate without depletion"
_LINKS = (
    "associate association associated link linked related correlate correlated correlation effect impact difference"
)


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_UP, _DOWN, _GOOD, _BAD = map(_stems, (_RAISES, _LOWERS, _DOES_GOOD, _DOES_HARM))
_WELL, _LACK, _LINK = map(_stems, (_GOOD_THINGS, _LACKS, _LINKS))
_MAKES = _stems("cause trigger induce promote facilitate")
_SIGNS = _UP | _DOWN | _GOOD | _BAD | _LINK
_NONE = re.compile(
    r"(?:\b(?:not|never|nor|neither|cannot|unlikely\s+to|fail(?:s|ed)?\s+to|does\s+little\s+to)|n[’']t)(?:\s+\w+){0,2}\s*$"
    r"|\b(?:no|little|without|lack\s+of|insufficient|inconclusive|nor|any)(?:\s+\w+){0,4}\s*$",
    re.IGNORECASE,
)
"""What stands before a word that says what is done, and takes it away."""
_NO_EVIDENCE = re.compile(
    r"\b(?:no|not\s+\w+\s+any|lack\s+of|little|without|insufficient)\s+(?:\w+\s+){0,3}(?:evidence|proof|data|sign|indication)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|can|possibl[ey]|potential(?:ly)?|perhaps|suggest\w*|hypothes\w+|promising|likely)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_CLAUSE = re.compile(r"[;:]|\.\s|,\s+(?=(?:but|while|whereas|although|however)\b)", re.IGNORECASE)


def is_hedged(text: str) -> bool:
    """Whether a text says only that something may be so.

    >>> is_hedged("Zinc may prevent colds."), is_hedged("Zinc prevents colds.")
    (True, False)
    """
    return _HEDGE.search(text) is not None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a clause says that one thing does to another."""

    sign: int
    """1 when it does good, -1 when it does harm, 0 when it is said to do neither."""
    agent: tuple[frozenset[str], ...]
    """Keys of the words before the one that says what is done."""
    target: tuple[frozenset[str], ...]
    """Keys of the words behind it."""
    hedged: bool
    word: str


def effects(text: str) -> tuple[Effect, ...]:
    """Return what the clauses of a text say that one thing does to another.

    >>> [effect.sign for effect in effects("Zinc lowers the risk of colds; zinc had no effect on fever.")]
    [1, 0]
    >>> [effect.sign for effect in effects("Low zinc is associated with a higher risk of colds.")]
    [1]
    """
    return tuple(filter(None, map(_effect, _CLAUSE.split(text))))


@lru_cache(maxsize=16_384)
def _effect(clause: str) -> Effect | None:
    words = [(fold(match.group()), match.group(), match.start()) for match in _TOKEN.finditer(clause)]
    told = [(word, printed, at) for word, printed, at in words if word not in STOP_WORDS]
    place = next((n for n, (word, _, _) in enumerate(told) if n and stem(word) in _SIGNS), None)
    if place is None:
        return None
    _, printed, at = told[place]
    before, behind = told[:place], told[place + 1 :]
    sign = _sign([stem(one) for one, _, _ in told[place:]], [stem(one) for one, _, _ in before])
    nothing = _NONE.search(clause[:at]) is not None or _NO_EVIDENCE.search(clause) is not None
    if sign is None and not nothing:
        return None
    return Effect(
        sign=0 if nothing or sign is None else sign,
        agent=tuple(_keys(one, own) for one, own, _ in before if stem(one) not in _LACK),
        target=tuple(_keys(one, own) for one, own, _ in behind if stem(one) not in _SIGNS),
        hedged=_HEDGE.search(clause) is not None,
        word=printed,
    )


def _keys(word: str, printed: str) -> frozenset[str]:
    return alike(word) | named_in(printed)


def _sign(behind: list[str], before: list[str]) -> int | None:
    """Return the sign of a clause from the word that says what is done on."""
    first, well = behind[0], bool(_WELL & set(behind[1:]))
    lacking = -1 if _LACK & set(before) else 1
    if first in _GOOD:
        return lacking
    if first in _BAD:
        return -lacking
    if first in _LINK:
        change = next((one for one in behind[1:] if one in _UP | _DOWN), None)
        if change is None:
            return -lacking if "risk" in behind else None
        first = change
    if first in _MAKES:  # "caused a reduction"
        first = next((one for one in behind[1:4] if one in _UP | _DOWN), first)
    done = 1 if first in _UP else -1
    return done * (1 if well else -1) * lacking


def _has(asked: tuple[frozenset[str], ...], here: frozenset[str], share: float) -> bool:
    return sum(bool(one & here) for one in asked) >= share * len(asked)


def compare_effects(claim: str, text: str, around: frozenset[str] = frozenset()) -> tuple[int, Effect] | None:
    """Return 1 when a text says the effect that a claim says, -1 when the reverse, with the clause; None when neither.

    >>> compare_effects("Zinc prevents colds.", "In this trial zinc reduced the number of colds.")[0]
    1
    >>> compare_effects("Zinc prevents colds.", "Zinc had no beneficial effect on colds.")[0]
    -1
    >>> compare_effects("Zinc prevents colds.", "Honey reduced the number of colds.") is None
    True
    """
    asked = next(iter(effects(claim)), None)
    if asked is None or not asked.agent or not asked.target:
        return None
    for told in effects(text):
        here = frozenset().union(*told.agent, *told.target)
        if not _has(asked.agent, here, 0.6) or not _has(asked.target, here | around, 0.5):
            continue
        if asked.sign == 0:
            return (1 if told.sign == 0 else -1), told
        return (1 if told.sign == asked.sign else -1), told
    return None
