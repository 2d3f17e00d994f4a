"""What a number counts: killed, captured, present, planned ... read from the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from osintkit.extract.quantities.words import SCOPE_PHRASES, SCOPE_WORDS, STEMS
from osintkit.extract.text.tokens import Tokens, sentence_numbers, word_set
from osintkit.model.vocabulary import Scope

# Losses name what is counted; they go before words that only tell that something was sent or is planned.
_LOSSES = frozenset({Scope.KILLED, Scope.WOUNDED, Scope.CASUALTIES, Scope.CAPTURED})
_NEAR = 14
_COMMA = 3
_PARTING = frozenset({",", "and", "but", "while", "(", ")", "–", "—"})
_LINKS = word_set("and or including of them і та й и или або 및 와 과")
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

    >>> from osintkit.extract.text.tokens import tokenize
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


def judge_scopes(tokens: Tokens, cues: ScopeCues, numbers: Sequence[tuple[int, int, str]]) -> list[Scope]:
    """Return what each number counts.

    Parameters
    ----------
    tokens, cues
        Of the text.
    numbers
        First and last token and unit of each number, in order.

    Notes
    -----
    Each word belongs to the number nearest to it in its clause; a comma or "and" adds to the distance, a semicolon
    and the end of the sentence bar the way. Among a number's words the nearest one of loss decides. Without one,
    capacity goes before plan, plan before total, total before presence, since "may send a total of 12,000" is a plan;
    only a nearer "were sent" outweighs a plan that comes after it. A number without words of its own shares those of
    a neighbour to which "and", "or", "of" or "including" links it.
    """
    own = _own_cues(tokens, cues, numbers)
    judged = [_decide(own[place], numbers[place][2]) for place in range(len(numbers))]
    shared = list(judged)
    for place, scope in enumerate(judged):
        if scope is Scope.OTHER:
            for other in (place - 1, place + 1):
                if 0 <= other < len(numbers) and _linked(tokens, cues, numbers, *sorted((place, other))):
                    shared[place] = shared[place] if shared[place] is not Scope.OTHER else judged[other]
    return shared


def _own_cues(
    tokens: Tokens, cues: ScopeCues, numbers: Sequence[tuple[int, int, str]]
) -> list[list[tuple[int, bool, Scope]]]:
    own: list[list[tuple[int, bool, Scope]]] = [[] for _ in numbers]
    firsts = [first for first, *_ in numbers]
    for position, scope in zip(cues.positions, cues.scopes, strict=True):
        after = bisect_left(firsts, position + 1)
        best: tuple[int, int] | None = None
        for place in (after - 1, after):
            if 0 <= place < len(numbers):
                distance = _distance(tokens, cues, position, numbers[place])
                if distance is not None and (best is None or distance <= best[0]):
                    best = distance, place
        if best is not None:
            own[best[1]].append((best[0], position < numbers[best[1]][0], scope))
    return own


def _distance(tokens: Tokens, cues: ScopeCues, position: int, number: tuple[int, int, str]) -> int | None:
    """Return how far a word is from a number, None when it is too far or in another clause."""
    first, last, _ = number
    if first <= position <= last:
        return 0
    low, high = (position, first) if position < first else (last, position)
    if high - low > _NEAR or cues.sentences[position] != cues.sentences[first]:
        return None
    between = tokens.words[low + 1 : high]
    if ";" in between:
        return None
    return high - low + _COMMA * sum(1 for word in between if word in _PARTING)


def _decide(own: list[tuple[int, bool, Scope]], unit: str) -> Scope:
    counted = SCOPE_WORDS.get(unit)
    if counted in _LOSSES:
        return counted
    losses = [cue for cue in own if cue[2] in _LOSSES]
    if losses:
        kinds = {scope for *_, scope in losses}
        if Scope.CAPTURED in kinds and Scope.WOUNDED in kinds:
            return Scope.CAPTURED  # two wounded men were taken
        return min(losses, key=lambda loss: loss[:2])[2]
    others = {scope for *_, scope in own}
    nearest = min(own, default=None)
    if (
        nearest is not None
        and nearest[2] is Scope.PRESENT
        and not any(left and scope is Scope.PLANNED for _, left, scope in own)
    ):
        others.discard(Scope.PLANNED)  # "were sent to be deployed later" are there
    return next((scope for scope in _ORDER if scope in others), Scope.OTHER)


def _linked(tokens: Tokens, cues: ScopeCues, numbers: Sequence[tuple[int, int, str]], one: int, two: int) -> bool:
    """Whether a word between two numbers lets them share what they count."""
    low, high = numbers[one][1], numbers[two][0]
    if high - low > _NEAR or cues.sentences[low] != cues.sentences[high]:
        return False
    between = set(tokens.words[low + 1 : high])
    inside = set(tokens.words[numbers[two][0] : numbers[two][1] + 1])
    return ";" not in between and bool(between & _LINKS or "them" in inside)
