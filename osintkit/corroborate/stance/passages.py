"""What a passage does to a claim: supports, refutes, neutral, conflicting. Always a suggestion, with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from osintkit.corroborate.stance import words as words_of_stance
from osintkit.corroborate.stance.opposites import opposite
from osintkit.corroborate.stance.words import keys
from osintkit.corroborate.text.numbers import counts_of
from osintkit.model import Claim, Modality, Quantity, Record, Scope, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceSuggestion(Record):
    """What a passage seems to do to a claim."""

    stance: Stance
    words: tuple[str, ...] = ()
    """The words that decided it, as printed."""
    withholds: bool = False
    """Whether the speaker was asked, or spoke of the matter, and took no side ("could not confirm")."""
    why: str = ""
    """One sentence that a reader can check."""


class _Turn(StrEnum):
    """What one clause does."""

    SUPPORTS = "says it is so"
    REFUTES = "says it is not so"
    FIGURE = "denies a figure, not the thing"
    WITHHOLDS = "takes no side"
    PLANS = "tells of a plan, which is not yet the thing"
    CONDITIONAL = "speaks of a condition"
    MAY_BE = "says it may be so"
    ASKS = "asks whether it is so"
    OTHER = "tells of the opposite, perhaps of another time"
    NONE = "does not speak of it"


_CLAUSE = re.compile(r"(?<=[.!?;:])\s+|\n+|,?\s+(?=(?:but|while|whereas|although|though|however)\b)", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"\s+(?:it|this|that|them|these|(?:the|such|those)\s+(?:reports?|claims?|information|allegations?))\b",
    re.IGNORECASE,
)
_NEAR = 45
"""Characters between a negation and the words of the claim that it negates."""


def judge_stance(
    claim: Claim, text: str, modality: Modality, *, quantities: Sequence[Quantity] = ()
) -> StanceSuggestion:
    """Suggest what a statement or passage does to a claim.

    Parameters
    ----------
    claim
        The claim; its text, terms and scopes are used.
    text
        The words of the statement, or the sentence it stands in.
    modality
        How the statement puts its content, as the extractor judged it.
    quantities
        Numbers of the statement, when the extractor found any.

    Examples
    --------
    >>> claim = Claim(id="c", text="North Korean soldiers are in Russia.")
    >>> judge_stance(claim, "Moscow denied that soldiers from North Korea had arrived.", Modality.DENIES).stance
    <Stance.REFUTES: 'refutes'>
    >>> suggestion = judge_stance(claim, "The Pentagon could not confirm the soldiers' presence.", Modality.ASSERTS)
    >>> suggestion.stance, suggestion.withholds, suggestion.words
    (<Stance.NEUTRAL: 'neutral'>, True, ('could not confirm',))
    """
    asked = _Asked(claim)
    clauses = [clause for part in _CLAUSE.split(text) if (clause := part.strip()) and asked.speaks_of(clause)]
    turns = [_turn(asked, clause, quantities) for clause in clauses]
    if len(turns) > 1 and words_of_stance.AT_FIRST.search(clauses[0]) and turns[-1][1]:
        turns = turns[1:]
    if not turns:
        turns = [_turn(asked, text, quantities)]
    return _combined(_with_modality(turns, modality, asked, text, quantities))


class _Asked:
    """A claim as its clauses are compared with it."""

    def __init__(self, claim: Claim) -> None:
        self.text = claim.text
        self.keys = keys(" ".join((claim.text, *claim.terms)))
        self.negative = words_of_stance.NEGATES.search(claim.text) is not None
        self.numbers = _numbers(claim.text)
        self.planned = Scope.PLANNED in claim.scopes or words_of_stance.PLANS.search(claim.text) is not None

    def speaks_of(self, clause: str) -> bool:
        shared = self.keys & keys(clause)
        enough = len(shared) >= min(2, len(self.keys)) or any(key.startswith("=") for key in shared)
        pointing = (words_of_stance.ANAPHORA, words_of_stance.WITHHOLDS, words_of_stance.ELLIPSIS)
        return enough or any(pattern.search(clause) for pattern in pointing)

    def is_said_before(self, clause: str, place: int) -> bool:
        """Whether all that the clause has of the claim stands before a place: what follows does not bear on it."""
        shared = self.keys & keys(clause)
        return len(shared) >= min(3, len(self.keys)) and shared <= keys(clause[:place])


def _turn(asked: _Asked, clause: str, quantities: Sequence[Quantity]) -> tuple[_Turn, tuple[str, ...]]:
    clause = words_of_stance.OVERCOME.sub(" ", clause)
    if clause.endswith("?"):
        return _Turn.ASKS, ()
    withheld = words_of_stance.WITHHOLDS.search(clause)
    if withheld:
        behind = _TAKEN_BACK.match(clause, withheld.end())
        return _Turn.WITHHOLDS, (withheld.group() + (behind.group() if behind else ""),)
    plain = _Turn.REFUTES if asked.negative else _Turn.SUPPORTS
    sure = words_of_stance.DOUBTLESS.search(clause)
    if sure and not words_of_stance.NEGATES.search(clause[: sure.start()]):
        return plain, (sure.group(),)
    return _against(asked, clause, quantities) or _affirmative(asked, clause)


def _against(asked: _Asked, clause: str, quantities: Sequence[Quantity]) -> tuple[_Turn, tuple[str, ...]] | None:
    """Return what a clause does that denies or negates something; None when it does neither."""
    plain, turned = (_Turn.REFUTES, _Turn.SUPPORTS) if asked.negative else (_Turn.SUPPORTS, _Turn.REFUTES)
    off = words_of_stance.OFF.search(clause)
    if off:
        return (turned if asked.numbers & _numbers(clause) else _Turn.FIGURE), (off.group(),)
    denied = words_of_stance.DENIES.search(clause)
    negated = _negation(asked, clause)
    if denied and negated and negated.start() < denied.start():
        return _Turn.WITHHOLDS, (negated.group(), denied.group())  # "never denied"
    if denied and (inner := _negation(asked, clause, denied.end())) and _governs(clause[denied.end() : inner.start()]):
        return plain, (denied.group(), inner.group())  # "denied that no soldiers had come"
    against = denied or negated or words_of_stance.ELLIPSIS.search(clause)
    if against is None and asked.planned:
        against = words_of_stance.GIVEN_UP.search(clause)
    if against is None:
        return None
    if _only_figure(asked, clause[against.start() :], quantities) or _only_figure(asked, clause, ()):
        return _Turn.FIGURE, (against.group(),)
    return turned, (against.group(),)


def _governs(between: str) -> bool:
    """Whether what is denied is itself negated: "that" leads to it, and nothing else is said in between."""
    return re.search(r"\bthat\b", between) is not None and re.search(r"[,;]|\b(?:saying|as|and)\b", between) is None


def _affirmative(asked: _Asked, clause: str) -> tuple[_Turn, tuple[str, ...]]:
    weaker = (
        (_Turn.CONDITIONAL, words_of_stance.CONDITION),
        (_Turn.PLANS, words_of_stance.PLANS),
        (_Turn.MAY_BE, words_of_stance.MAY_BE),
    )
    for turn, pattern in weaker:
        found = pattern.search(clause)
        if found is None or (turn is not _Turn.CONDITIONAL and asked.planned):
            continue
        if not asked.is_said_before(clause, found.start()):
            return turn, (found.group(),)
    against = opposite(asked.text, clause)
    if against is not None:
        turned = _Turn.SUPPORTS if asked.negative else _Turn.REFUTES
        return turned if against[1] else _Turn.OTHER, against[:1]
    decisive = words_of_stance.CONFIRMS.search(clause) or words_of_stance.LIKELY.search(clause)
    turn = _Turn.REFUTES if asked.negative else _Turn.SUPPORTS
    return turn, (decisive.group(),) if decisive else ()


def _negation(asked: _Asked, clause: str, start: int = 0) -> re.Match[str] | None:
    for match in words_of_stance.NEGATES.finditer(clause, start):
        if asked.keys & keys(clause[match.end() : match.end() + _NEAR]):
            return match
    return None


def _only_figure(asked: _Asked, words: str, quantities: Sequence[Quantity]) -> bool:
    """Whether what is denied is a number that the claim does not have."""
    about = words_of_stance.ABOUT_FIGURE.search(words) is not None
    numbers = _numbers(words) | {quantity.words for quantity in quantities if quantity.words in words}
    return not asked.numbers and (about or bool(numbers))


def _numbers(text: str) -> set[str]:
    """Return the numbers of a text that count something, as digits; dates are left out."""
    return {f"{number:g}" for number in counts_of(text)}


def _with_modality(
    turns: list[tuple[_Turn, tuple[str, ...]]],
    modality: Modality,
    asked: _Asked,
    text: str,
    quantities: Sequence[Quantity],
) -> list[tuple[_Turn, tuple[str, ...]]]:
    """Let the extractor's reading of the whole statement decide where the words alone said "it is so"."""
    plain = _Turn.REFUTES if asked.negative else _Turn.SUPPORTS
    asks = any(turn is _Turn.ASKS for turn, _ in turns)
    if any(turn not in {plain, _Turn.ASKS} or _turns_against(found) for turn, found in turns):
        return turns
    if asks and modality is not Modality.DENIES:
        return turns
    if modality is Modality.DENIES:
        if _only_figure(asked, text, quantities):
            return [(_Turn.FIGURE, ())]
        return [(_Turn.SUPPORTS if asked.negative else _Turn.REFUTES, ())]
    if modality is Modality.PLANS and not asked.planned:
        return [(_Turn.PLANS, ())]
    if modality is Modality.CONDITIONAL:
        return [(_Turn.CONDITIONAL, ())]
    return turns


def _without_asides(turns: list[tuple[_Turn, tuple[str, ...]]]) -> list[tuple[_Turn, tuple[str, ...]]]:
    """Return the turns without bare support by one who withholds.

    What such a speaker says afterwards is an aside; and "cannot confirm it" takes back what was told before.
    """
    kept: list[tuple[_Turn, tuple[str, ...]]] = []
    withheld = any(turn is _Turn.WITHHOLDS and _TAKEN_BACK.search(" ".join(found)) for turn, found in turns)
    for turn, found in turns:
        withheld = withheld or turn is _Turn.WITHHOLDS
        if not (withheld and turn is _Turn.SUPPORTS and not found):
            kept.append((turn, found))
    return kept


def _turns_against(words: Sequence[str]) -> bool:
    return any(words_of_stance.DENIES.search(word) or words_of_stance.NEGATES.search(word) for word in words)


def _combined(turns: list[tuple[_Turn, tuple[str, ...]]]) -> StanceSuggestion:
    turns = _without_asides(turns)
    kinds = {turn for turn, _ in turns}
    decided: tuple[_Turn, ...]
    if {_Turn.SUPPORTS, _Turn.REFUTES} <= kinds:
        decided, stance = (_Turn.SUPPORTS, _Turn.REFUTES), Stance.CONFLICTING
    elif _Turn.REFUTES in kinds:
        decided, stance = (_Turn.REFUTES,), Stance.REFUTES
    elif _Turn.SUPPORTS in kinds:
        decided, stance = (_Turn.SUPPORTS,), Stance.SUPPORTS
    else:
        order = (_Turn.WITHHOLDS, _Turn.FIGURE, _Turn.OTHER, _Turn.PLANS, _Turn.CONDITIONAL, _Turn.MAY_BE, _Turn.ASKS)
        decided, stance = (next(turn for turn in order if turn in kinds),), Stance.NEUTRAL
    words = tuple(dict.fromkeys(word for turn, found in turns if turn in decided for word in found))
    said = " and ".join(turn.value for turn in decided)
    return StanceSuggestion(
        stance=stance,
        words=words,
        withholds=stance is Stance.NEUTRAL and decided == (_Turn.WITHHOLDS,),
        why=f"it {said}" + (f" ({', '.join(f'“{word}”' for word in words)})" if words else ""),
    )
