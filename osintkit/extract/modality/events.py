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

from osintkit.extract.attribution.lexicon_verbs import ALSO_NOUNS
from osintkit.extract.attribution.morphology import BASE, THIRD, lexicon
from osintkit.extract.modality import event_words as lists
from osintkit.extract.modality.auxiliaries import Chain, chain_before, is_noun_form, is_verb
from osintkit.extract.text.tokens import Tokens, sentence_numbers, tokenize

_HAPPENED = 3.0
_NOT_OF_SUBJECT = frozenset({"on", "from", "about", "for", "why", "how", "with", "new", "against"})
_NOT_GOVERNING = (lists.CLAUSE_ENDS | lists.CLAUSE_STARTS | lists.AUXILIARIES) - {"that"}
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


def _judge(place: _Place, depth: int = 0) -> tuple[float, str]:
    words, at = place.words, place.at
    word = words[at]
    chain = chain_before(words, at)
    if chain.infinitive and not is_noun_form(word):
        value, rule = _infinitive(place, chain, depth)
    elif chain.modal:
        value, rule = lists.MODALS.get(chain.modal, 1.0), f"modal-{chain.modal}"
        if chain.negated:
            value, rule = lists.MODALS_NEGATED.get(chain.modal, -2.0), "modal-negated"
    elif chain.negated:
        yet = "yet" in words[chain.left + 1 : at]
        value, rule = (-1.6, "not-yet") if yet else (-2.4, "negated")
    elif is_verb(word, chain):
        value, rule = _finite(place, chain)
    else:
        value, rule = _nominal(place, depth)
    if chain.sure < 3 and value > 0:
        value, rule = min(value, chain.sure), "adverb"
    return _in_clause(place, chain, value, rule, depth)


def _infinitive(place: _Place, chain: Chain, depth: int) -> tuple[float, str]:
    """Judge ``to`` with a verb by what it hangs on."""
    words = place.words
    if chain.negated or words[chain.left : chain.left + 1] == ("not",):
        return -1.6, "to-negated"
    if words[chain.left : chain.left + 1] == ("yet",) or words[chain.left - 1 : chain.left] == ("too",):
        return -1.8, "to-not-yet"  # "has yet to leave", "too early to leave"
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
    return 1.8, "to-other"  # what somebody did something for


def _under(value: float, above: float) -> float:
    """Return what is left of an event when what governs it is itself denied or unsure."""
    if above <= -0.5:
        if value > 1.9:
            return -1.8
        return 1.6 if value < 0 else -0.8
    if above < 2:
        return value * 0.7 if value > 0 else value * 0.6
    return value


def _finite(place: _Place, chain: Chain) -> tuple[float, str]:
    words = place.words
    subject = _negative_subject(words, chain.left)
    if subject:
        return -1.6, "negative-subject"
    word = words[place.at]
    if word.endswith("ing"):
        return 2.8, "progressive"
    if words[place.at + 1 : place.at + 2] == ("no",) and word not in {"said", "saw", "found", "had"}:
        return 0.6, "reached-none"  # "gave no reason": something was given, and nothing
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
        if words[position] in _NOT_OF_SUBJECT:
            return False
    return False


def _nominal(place: _Place, depth: int) -> tuple[float, str]:
    """Judge a noun, a gerund or a present-tense verb by its determiners and by what it is the object of."""
    words, at = place.words, place.at
    found = _special(words, at) or _governed(place, depth)
    if found is not None:
        return found
    behind = words[at + 1 : at + 2]
    if behind and behind[0] in lists.SPECULATIVE_HEADS:
        return 1.0, "possible"
    if "or" in (words[at - 1 : at] + behind):
        return 1.6, "or"
    if words[at].endswith("ing"):
        return _gerund(words, at)
    if behind and behind[0] in lists.OPEN_MODALS:
        return 1.8, "would-be"  # "an attack would cost lives": none is told of
    if at and words[at - 1] == "for":
        return 1.8, "for"  # "waiting for rain"
    form = lexicon().forms.get(words[at])
    if form is not None and form[1] & THIRD and form[0] not in ALSO_NOUNS:
        return 3.0, "present"
    return 2.7, "noun"


def _governed(place: _Place, depth: int) -> tuple[float, str] | None:
    """Judge a noun by the words up to five before it."""
    words, at = place.words, place.at
    possible, behind, definite = False, False, False
    for position in range(at - 1, max(-1, at - 6), -1):
        before = words[position]
        behind = behind or before in lists.PREPOSITIONS
        definite = definite or (before in lists.POINTING and not behind)
        possible = possible or before in lists.POSSIBLE
        if before in lists.NO and not behind:
            return -1.6, f"no-{'ing' if words[at].endswith('ing') else 'noun'}"
        if before in lists.OBJECT_OF and before not in lists.POSSIBLE and _takes_object(words, position):
            value = lists.OBJECT_OF[before]
            name = "object-wished" if value > 0 else "object-prevented"
            return (_under(value, _judge(_Place(words, position), depth + 1)[0]) if depth < 2 else value), name
        if (
            not (definite or behind)
            and _is_plain_verb(before)
            and _is_indefinite(words[position + 1 : at])
            and chain_before(words, position).negated
        ):
            return -1.2, "object-negated"  # "has not made an offer": there is none
        if before in _NOT_GOVERNING or (before == "to" and not _verb_may_follow(words[position + 1])):
            break
        if before in lists.MODALS or before == "to":
            return _below(place, position, depth, definite=definite)
    return (1.0, "possible") if possible else None


def _is_indefinite(between: tuple[str, ...]) -> bool:
    """Whether nothing between a verb and its object says that the object is known already, or asks."""
    known = lists.DEFINITE | {"s", "'s", "’s", "what", "who", "how"}
    return not any(word in known or word.endswith(("'s", "’s")) for word in between)


def _is_plain_verb(word: str) -> bool:
    """Whether a word is a form of a verb that is no noun."""
    form = lexicon().forms.get(word)
    return form is not None and form[0] not in ALSO_NOUNS and word not in lists.AUXILIARIES


def _below(place: _Place, position: int, depth: int, *, definite: bool) -> tuple[float, str]:
    """Judge a noun by the infinitive or the modal verb that it is the object of."""
    if definite:
        return 2.6, "below-definite"  # "to settle the dispute": what is settled is there already
    above = _judge(_Place(place.words, position + 1), depth + 1)[0] if depth < 2 else 1.4
    if above < 0:
        return 1.2, "below-negated"  # what is not done to a thing leaves the thing open
    return (above + 2.4) / 2, "below-unsure"


def _special(words: tuple[str, ...], at: int) -> tuple[float, str] | None:
    """Judge what does not hang on one word: ``no sign of``, ``could not be reached for comment``, ``Stop it``."""
    word, before = words[at], words[at - 1] if at else ""
    if before == "of" and at > 2 and words[at - 2] in lists.SIGNS and words[at - 3] in {"no", "any", "little"}:
        return -1.0, "no-sign"
    if word == "comment" and before == "for" and any(one in lists.NEGATIONS or "n't" in one for one in words[:at]):
        return -2.4, "no-comment"
    opens = before in {"", '"', "``", "“", "''"}
    if opens and _is_base(word) and words[at + 1 : at + 2] and words[at + 1] in lists.IMPERATIVE_OBJECTS:
        return 0.8, "imperative"
    return None


def _is_base(word: str) -> bool:
    """Whether a word is the base form of a verb."""
    return bool(lexicon().forms.get(word, ("", 0))[1] & BASE)


def _takes_object(words: tuple[str, ...], position: int) -> bool:
    """Whether a governing word has the event as its object: ``called for talks``, not ``called talks``."""
    if words[position] in {"call", "calls", "called", "calling"}:
        return words[position + 1 : position + 2] in (("for",), ("on",), ("to",))
    return True


def _verb_may_follow(word: str) -> bool:
    """Whether ``to`` with this word may be an infinitive, and not a preposition with its noun."""
    return not (word in lists.DETERMINERS or word.endswith(("ing", "ion", "ment", "s")) or not word[0].isalpha())


def _gerund(words: tuple[str, ...], at: int) -> tuple[float, str]:
    before = words[at - 1] if at else ""
    if before == "from":
        return 0.4, "gerund-from"
    if before == ",":
        return 3.0, "participle"  # "..., leaving two dead": as sure as what it goes along with
    if before in {"of", "for", "about", "on", "before", "to"}:
        return 1.8, f"gerund-{before}"
    return 2.6, "gerund"


def _in_clause(place: _Place, chain: Chain, value: float, rule: str, depth: int) -> tuple[float, str]:
    """Lower the degree in a condition and under verbs of belief, hope and denial."""
    words = place.words
    position = min(chain.left, place.at - 1)
    steps = 0
    joined = False
    while position >= 0 and steps < 14:
        word = words[position]
        if word in {"if", "unless", "whether"}:
            if rule == "noun" and words[place.at - 1] in lists.DEFINITE:
                return value, rule
            return (min(value, 0.8) if value > 0 else value * 0.5), "condition"
        if word in {"until", "till"} and steps < 6 and value > 0:
            return min(value, 1.2), "until"
        attitude = None if joined else lists.ATTITUDES.get(word)
        if attitude is not None and steps and rule == "noun" and not _is_demanded(words, position, place.at):
            attitude = None
        if attitude is not None and steps and depth < 2 and _governs_clause(words, position):
            return _attitude(_Place(words, position), attitude, value, rule, depth)
        if word == "and":
            joined = True  # a condition reaches over "and", an attitude does not
        elif (word in lists.CLAUSE_ENDS and not _abbreviates(words, position)) or word in _CLAUSE_STOPS:
            break
        position -= 1
        steps += 1
    return value, rule


def _is_demanded(words: tuple[str, ...], position: int, at: int) -> bool:
    """Whether a clause like ``that he leave`` stands behind a demand: its verb has no ending."""
    return "that" in words[position + 1 : at] and _is_base(words[at]) and words[at - 1] not in lists.BEFORE_NOUNS


def _abbreviates(words: tuple[str, ...], dot: int) -> bool:
    """Whether a full stop belongs to a title before a name."""
    return words[dot] == "." and dot > 0 and words[dot - 1] in lists.SHORTENED_TITLES


def _governs_clause(words: tuple[str, ...], position: int) -> bool:
    """Whether a word of attitude has a clause behind it: ``claims that``, ``claims he``, no ``claims from``."""
    behind = words[position + 1] if position + 1 < len(words) else ""
    before = words[position - 1] if position else ""
    if behind in {"that", "to", "whether", "if", "of"}:
        return True
    if behind in lists.PREPOSITIONS or behind.endswith("ing"):
        return False
    return before not in lists.DETERMINERS


def _attitude(place: _Place, attitude: float, value: float, rule: str, depth: int) -> tuple[float, str]:
    above, _ = _judge(place, depth + 1)
    if above <= -0.5 and attitude > 0:
        return (0.4 if value > 0 else value * 0.5), "attitude-negated"  # what nobody says stays open
    if value <= 0:
        return value * 0.7, f"{rule}-attitude"
    return min(value, attitude), "attitude" if attitude > 0 else "attitude-denied"
