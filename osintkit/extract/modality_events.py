"""How far a text commits itself to one event: from +3 (it happened) over 0 (open) to -3 (it did not).

The scale is that of FactBank and its successors, where people read the commitment off the text alone. `judge_modality`
answers another question: what a speaker does with a whole statement.

The rules look at the words around the event only: auxiliaries and negation, what an infinitive or a noun hangs on,
conditions, and verbs of attitude over a clause. There is no parser behind them, so that an event far from what governs
it is judged too high. English only.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from osintkit.extract import modality_events_words as lists
from osintkit.extract.language_tokens import Tokens, sentence_numbers, tokenize

_HAPPENED = 3.0
_CLAUSE_STOPS = frozenset({"said", "says", "because", "after", "although", "while", "but", "and", "who", "which"})


@dataclass(frozen=True, slots=True)
class _Place:
    """The sentence of an event, its words, and where in it the event stands."""

    words: tuple[str, ...]
    at: int


def event_factuality(text: str, start: int, end: int) -> float:  # noqa: ARG001  # a span is a span; its head is its first word
    """Return the degree, from -3 to 3, to which the text holds that the event ``text[start:end]`` happened.

    Examples
    --------
    >>> def degree(sentence, event):
    ...     start = sentence.index(event)
    ...     return event_factuality(sentence, start, start + len(event))
    >>> degree("The convoy arrived on Monday.", "arrived")
    3.0
    >>> degree("The convoy did not arrive.", "arrive") < -1
    True
    >>> 0 < degree("The convoy may arrive.", "arrive") < 2
    True
    """
    return judge_event(text, start)[0]


def judge_event(text: str, start: int) -> tuple[float, str]:
    """Return the degree and the name of the rule that gave it."""
    place = _place(tokenize(text), start)
    if place is None:
        return _HAPPENED, "none"
    return _judge(place)


def _place(tokens: Tokens, start: int) -> _Place | None:
    index = bisect_right(tokens.starts, start) - 1
    if index < 0:
        return None
    numbers = sentence_numbers(tokens)
    first = index
    while first > 0 and numbers[first - 1] == numbers[index] and index - first < 60:
        first -= 1
    last = index
    while last + 1 < len(tokens) and numbers[last + 1] == numbers[index] and last - index < 12:
        last += 1
    return _Place(tokens.words[first : last + 1], index - first)


@dataclass(slots=True)
class _Chain:
    """What stands directly before an event: auxiliaries, adverbs, modals, negation, ``to``."""

    left: int
    """First token that is no longer part of it."""
    auxiliary: bool = False
    negated: bool = False
    modal: str = ""
    infinitive: bool = False
    sure: float = 3.0


def _chain(words: tuple[str, ...], at: int) -> _Chain:
    chain = _Chain(at - 1)
    while chain.left >= 0 and at - chain.left < 9:
        word = words[chain.left]
        if word in lists.MODALS or word == "ll":
            chain.modal = chain.modal or ("will" if word == "ll" else word)
            chain.negated |= word == "cannot"
        elif word.endswith(("n't", "n’t")) and len(word) > 3:
            chain.negated = True
            stem = word[:-3]
            if stem in lists.MODALS:
                chain.modal = stem
            chain.auxiliary = True
        elif word in lists.NEGATIONS and word not in {"no", "none", "nobody", "nothing", "few", "little", "without"}:
            chain.negated = True
        elif word in lists.AUXILIARIES:
            chain.auxiliary = True
        elif word == "to" and not chain.infinitive and not chain.modal:
            chain.infinitive = True
            chain.left -= 1
            break
        elif word in lists.UNCERTAIN_ADVERBS:
            chain.sure = min(chain.sure, lists.UNCERTAIN_ADVERBS[word])
        elif not (
            word in lists.ADVERBS or (word.endswith("ly") and len(word) > 4) or word in {"'", "’", "s", "ve", "re"}
        ):
            break
        chain.left -= 1
    return chain


def _judge(place: _Place, depth: int = 0) -> tuple[float, str]:
    words, at = place.words, place.at
    word = words[at]
    chain = _chain(words, at)
    if chain.infinitive and not _is_noun_form(word):
        value, rule = _infinitive(place, chain, depth)
    elif chain.modal:
        value, rule = lists.MODALS.get(chain.modal, 1.0), f"modal-{chain.modal}"
        if chain.negated:
            value, rule = (-1.4 if chain.modal in {"would", "may", "might", "should"} else -2.0), "modal-negated"
    elif chain.negated:
        value, rule = -2.4, "negated"
    elif _is_verb(word, chain):
        value, rule = _finite(place, chain)
    else:
        value, rule = _nominal(place, depth)
    if chain.sure < 3 and value > 0:
        value, rule = min(value, chain.sure), "adverb"
    return _in_clause(place, chain, value, rule, depth)


def _is_verb(word: str, chain: _Chain) -> bool:
    return chain.auxiliary or word in lists.PAST_IRREGULAR or (word.endswith("ed") and len(word) > 3)


def _is_noun_form(word: str) -> bool:
    """Whether ``to`` before the word is a preposition."""
    return word.endswith(("ing", "tion", "ment", "sion"))


def _infinitive(place: _Place, chain: _Chain, depth: int) -> tuple[float, str]:
    """Judge ``to`` with a verb by what it hangs on."""
    words = place.words
    if chain.negated:
        return -1.6, "to-negated"
    for step in range(7):
        position = chain.left - step
        if position < 0 or (words[position] in lists.CLAUSE_ENDS and step > 0):
            break
        if words[position] in lists.CLAUSE_ENDS:
            break
        value = lists.GOVERNORS.get(words[position])
        if value is not None:
            kind = "happened" if value > 1.9 else "foreseen" if value > 1.5 else "wished" if value > 0 else "failed"
            if depth > 2:
                return value, f"to-{kind}"
            above, _ = _judge(_Place(words, position), depth + 1)
            return _under(value, above), f"to-{kind}" + ("-neg" if above <= -0.5 else "-unsure" if above < 2 else "")
        if words[position] in {"in", "order", "so", "as"} and step < 2:
            return 1.4, "to-purpose"
    return 1.6, "to-other"


def _under(value: float, above: float) -> float:
    """Return what is left of an event when what governs it is itself denied or unsure."""
    if above <= -0.5:
        if value > 1.9:
            return -1.8
        return 1.6 if value < 0 else -0.8
    if above < 2:
        return value * 0.7 if value > 0 else value * 0.6
    return value


def _finite(place: _Place, chain: _Chain) -> tuple[float, str]:
    words = place.words
    subject = _negative_subject(words, chain.left)
    if subject:
        return -1.6, "negative-subject"
    word = words[place.at]
    if word.endswith("ing"):
        return 2.8, "progressive"
    if words[place.at + 1 : place.at + 2] == ("no",):
        return -1.4, "reached-none"
    return 3.0, "past"


def _negative_subject(words: tuple[str, ...], left: int) -> bool:
    for step in range(7):
        position = left - step
        if position < 0 or words[position] in lists.CLAUSE_ENDS or words[position] in lists.CLAUSE_STARTS:
            return False
        if words[position] in {"no", "nobody", "none", "neither", "nothing", "nor"}:
            return True
        if words[position] in lists.AUXILIARIES and step:
            return False
    return False


def _nominal(place: _Place, depth: int) -> tuple[float, str]:
    """Judge a noun, a gerund or a present-tense verb by its determiners and by what it is the object of."""
    words, at = place.words, place.at
    word = words[at]
    position, possible, behind = at - 1, False, False
    while position >= 0 and at - position < 6:
        before = words[position]
        behind = behind or before in lists.PREPOSITIONS
        if before in {"no", "without", "lack"} and not behind:
            return -1.6, f"no-{'ing' if word.endswith('ing') else 'noun'}"
        if before in lists.POSSIBLE:
            possible = True
        value = lists.OBJECT_OF.get(before)
        if value is not None and before not in lists.POSSIBLE:
            if depth < 2:
                above, _ = _judge(_Place(words, position), depth + 1)
                value = _under(value, above)
            return value, "object-wished" if lists.OBJECT_OF[before] > 0 else "object-prevented"
        if before in lists.CLAUSE_ENDS or before in lists.CLAUSE_STARTS - {"that"} or before in lists.AUXILIARIES:
            break
        if before == "to" and not _verb_may_follow(words[position + 1]):
            break
        if before in lists.MODALS or before == "to":
            above, _ = _judge(_Place(words, position + 1), depth + 1) if depth < 2 else (1.4, "")
            if above < 0:
                return 1.2, "below-negated"  # what is not done to a thing leaves the thing open
            return (above + 2.4) / 2, "below-unsure"
        position -= 1
    if possible:
        return 1.0, "possible"
    if word.endswith("ing"):
        return _gerund(words, at)
    return 2.7, "noun"


def _verb_may_follow(word: str) -> bool:
    """Whether ``to`` with this word may be an infinitive, and not a preposition with its noun."""
    return not (word in lists.DETERMINERS or word.endswith(("ing", "ion", "ment", "s")) or not word[0].isalpha())


def _gerund(words: tuple[str, ...], at: int) -> tuple[float, str]:
    before = words[at - 1] if at else ""
    if before == "from":
        return 0.4, "gerund-from"
    if before in {"of", "for", "about", "on", "before", "to"}:
        return 1.8, f"gerund-{before}"
    return 2.6, "gerund"


def _in_clause(place: _Place, chain: _Chain, value: float, rule: str, depth: int) -> tuple[float, str]:
    """Lower the degree in a condition and under verbs of belief, hope and denial."""
    words = place.words
    position = min(chain.left, place.at - 1)
    steps = 0
    while position >= 0 and steps < 14:
        word = words[position]
        if word in {"if", "unless", "whether"}:
            return (min(value, 0.8) if value > 0 else value * 0.5), "condition"
        if word in {"until", "till"} and steps < 6 and value > 0:
            return min(value, 1.2), "until"
        attitude = lists.ATTITUDES.get(word)
        if attitude is not None and steps and depth < 2 and rule != "noun":
            return _attitude(_Place(words, position), attitude, value, rule, depth)
        if word in lists.CLAUSE_ENDS or word in _CLAUSE_STOPS:
            break
        position -= 1
        steps += 1
    return value, rule


def _attitude(place: _Place, attitude: float, value: float, rule: str, depth: int) -> tuple[float, str]:
    above, _ = _judge(place, depth + 1)
    if above <= -0.5 and attitude > 0:
        return (-0.8 if value > 0 else value * 0.5), "attitude-negated"
    if value <= 0:
        return value * 0.7, f"{rule}-attitude"
    return min(value, attitude), "attitude" if attitude > 0 else "attitude-denied"
