"""What a number counts: killed, captured, present, planned ... read from the words around it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from osintkit.extract.language_tokens import Tokens, sentence_numbers
from osintkit.extract.quantities_words import SCOPE_PHRASES, SCOPE_WORDS, STEMS
from osintkit.model.vocabulary import Scope

# Losses name what is counted; they go before words that only tell that something was sent or is planned.
_LOSSES = frozenset({Scope.KILLED, Scope.WOUNDED, Scope.CASUALTIES, Scope.CAPTURED})
_NEAR = 12
_ORDER = (Scope.CAPACITY, Scope.PLANNED, Scope.CUMULATIVE, Scope.PRESENT)


@dataclass(frozen=True, slots=True)
class ScopeCues:
    """The words of a text that tell what is counted, in order of tokens."""

    positions: tuple[int, ...]
    scopes: tuple[Scope, ...]
    sentences: tuple[int, ...]


@lru_cache(maxsize=8)
def scope_cues(tokens: Tokens, language: str = "en") -> ScopeCues:
    """Return the cues of a text; the last few texts are remembered.

    >>> from osintkit.extract.language_tokens import tokenize
    >>> scope_cues(tokenize("20 dead and 30 wounded")).scopes
    (<Scope.KILLED: 'killed'>, <Scope.WOUNDED: 'wounded'>)
    """
    found = _by_stem(tokens, language) if language in STEMS else _by_word(tokens)
    positions = tuple(sorted(found))
    return ScopeCues(positions, tuple(found[position] for position in positions), sentence_numbers(tokens))


def _by_stem(tokens: Tokens, language: str) -> dict[int, Scope]:
    found: dict[int, Scope] = {}
    for index, word in enumerate(tokens.words):
        for stem, scope in STEMS[language]:
            if stem.match(word):
                found[index] = scope
                break
    return found


def _by_word(tokens: Tokens) -> dict[int, Scope]:
    words = tokens.words
    found = {index: SCOPE_WORDS[word] for index, word in enumerate(words) if word in SCOPE_WORDS}
    for index in [index for index, word in enumerate(words) if word in SCOPE_PHRASES]:
        for rest, scope in SCOPE_PHRASES[words[index]]:
            following = words[index + 1 : index + 1 + len(rest)]
            if len(following) == len(rest) and all(word in part for word, part in zip(following, rest, strict=True)):
                covered = range(index, index + 1 + len(rest))
                if scope in _LOSSES or not any(found.get(position) in _LOSSES for position in covered):
                    found.update(dict.fromkeys(covered, scope))
                break
    return found


def judge_scope(cues: ScopeCues, first: int, last: int, unit: str, *, barriers: tuple[int, ...] = ()) -> Scope:
    """Return what the number on tokens ``first`` to ``last`` counts.

    Parameters
    ----------
    cues
        Of the text.
    first, last
        Tokens of the number with its unit.
    unit
        Of the number; ``casualties`` or ``prisoners`` decide by themselves.
    barriers
        First tokens of the other numbers. A word of loss beyond another number belongs to that one.

    Notes
    -----
    The nearest word of loss decides. Without one, capacity goes before plan, plan before total, total before
    presence, whatever stands nearest, since "may send a total of 12,000" is a plan.
    """
    own = SCOPE_WORDS.get(unit)
    if own in _LOSSES:
        return own
    sentence = cues.sentences[first]
    before = max((barrier for barrier in barriers if barrier < first), default=-1)
    after = min((barrier for barrier in barriers if barrier > last), default=1 << 60)
    losses: list[tuple[int, bool, Scope]] = []
    others: set[Scope] = set()
    left = bisect_left(cues.positions, first - _NEAR)
    right = bisect_left(cues.positions, last + _NEAR + 1)
    for position, scope in zip(cues.positions[left:right], cues.scopes[left:right], strict=True):
        if cues.sentences[position] != sentence:
            continue
        distance = first - position if position < first else max(0, position - last)
        if scope in _LOSSES:
            beyond = 100 if position < before or position > after else 0
            losses.append((distance + beyond, position < first, scope))
        else:
            others.add(scope)
    if losses:
        return min(losses, key=lambda loss: loss[:2])[2]
    return next((scope for scope in _ORDER if scope in others), Scope.OTHER)
