"""From a passage that search proposes to a suggestion: the sentence of it that comes nearest to the claim, compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from osintkit.corroborate.evidence import Reading, Suggestion
from osintkit.corroborate.stance.documents import judge_document
from osintkit.corroborate.stance.passages import StanceSuggestion, judge_stance
from osintkit.corroborate.stance.words import DEBUNKS, DENIES, NEGATES
from osintkit.corroborate.stating.claims import ReadClaim, prepared
from osintkit.corroborate.stating.compare import Sentence, compare, compare_effect, sided
from osintkit.corroborate.stating.corrections import Correction, Kind, correction, corrections_of
from osintkit.corroborate.stating.holding import governs, hearsay
from osintkit.corroborate.stating.languages import compare_abroad, looked_for, sentences_of
from osintkit.extract.text.sentences import split_sentences
from osintkit.model import Bearing, Claim, Comparison, Document, Modality, Passage, Source, Stance

_ORDER = (Bearing.STATES, Bearing.OPPOSITE, Bearing.PART, Bearing.RELATED)
_STANCES = {Bearing.STATES: Stance.SUPPORTS, Bearing.OPPOSITE: Stance.REFUTES}


def compared(claim: Claim, reading: Reading, document: Document, span: tuple[int, int]) -> Suggestion | None:
    """Return the suggestion that a stretch of a document gives for a claim; None when nothing of it bears on it.

    Parameters
    ----------
    claim
        The claim.
    reading
        For the statements of the document.
    document, span
        Where to look.
    """
    sentences = [(first, last) for first, last in split_sentences(document.text) if first < span[1] and last > span[0]]
    best: tuple[int, Suggestion] | None = None
    for number, (first, last) in enumerate(sentences):
        before = document.text[slice(*sentences[number - 1])] if number else ""
        found = _sentence(claim, reading, document, (first, last), before)
        if found is not None and found.comparison is not None:
            rank = _ORDER.index(found.comparison.bearing)
            if best is None or rank < best[0]:
                best = rank, found
    return best[1] if best else None


def related_abroad(
    claim: Claim, document: Document, sources: Iterable[Source], reading: Reading
) -> Iterator[Suggestion]:
    """Yield the sentences of a document in another language that name two things of a claim."""
    told = sentences_of(document)
    if not told:
        return
    asked = prepared(claim)
    looked = looked_for(asked, sources)
    for sentence in told:
        comparison = compare_abroad(asked, looked, sentence)
        if comparison is not None:
            passage = Passage.of(document.id, document.text, sentence.start, sentence.end)
            statement = reading.statement_at(passage)
            where = passage if statement is None else statement.passage
            yield Suggestion(passage=where, stance=Stance.NEUTRAL, comparison=comparison)


def _sentence(
    claim: Claim, reading: Reading, document: Document, span: tuple[int, int], before: str
) -> Suggestion | None:
    text = document.text[slice(*span)]
    sentence = Sentence(
        text=text,
        before=before,
        heading=document.title or document.text[: document.text.find("\n") if "\n" in document.text[:300] else 300],
        published=document.published,
    )
    asked = prepared(claim)
    comparison = compare(asked, sentence)
    if comparison is None or comparison.bearing in {Bearing.PART, Bearing.RELATED}:
        comparison = compare_effect(asked, sentence) or comparison
    if comparison is None:
        return None
    passage = Passage.of(document.id, document.text, *span)
    statement = reading.statement_at(passage)
    words: tuple[str, ...] = ()
    if comparison.bearing is Bearing.STATES and sided(comparison):
        modality = statement.modality if statement is not None else Modality.ASSERTS
        quantities = statement.quantities if statement is not None else ()
        does = judge_stance(claim, text, modality, quantities=quantities)
        does = _in_document(asked, _held(asked, text, does), document)
        does = _after_corrections(asked, does, sentence, document)
        comparison = compare(asked, replace(sentence, stance=does.stance, why=does.why)) or comparison
        words = does.words
    return Suggestion(
        passage=passage if statement is None else statement.passage,
        stance=_STANCES.get(comparison.bearing, Stance.NEUTRAL),
        words=words,
        comparison=comparison,
    )


def _held(claim: ReadClaim, text: str, does: StanceSuggestion) -> StanceSuggestion:
    """Return what a sentence does, weaker where its negation bears on something else, or where it passes on hearsay."""
    if claim.denial:
        told = DEBUNKS.search(text) or DENIES.search(text) or NEGATES.search(text)
        side, why = (
            (Stance.SUPPORTS, "it denies it too")
            if told
            else (Stance.NEUTRAL, "it tells what the claim says is denied")
        )
        return replace(does, stance=side, words=(told.group(),) if told else (), why=why)
    against = Stance.SUPPORTS if claim.negative else Stance.REFUTES
    if does.stance is against and does.words and not governs(claim, text, does.words):
        return replace(does, stance=Stance.NEUTRAL, why=f"what it negates is something else (“{does.words[0]}”)")
    plain = does.stance is (Stance.REFUTES if claim.negative else Stance.SUPPORTS)
    passed_on = hearsay(claim, text) if plain else ""
    if passed_on:
        return replace(
            does, stance=Stance.NEUTRAL, words=(passed_on,), why=f"it passes on what is told (“{passed_on}”)"
        )
    return does


def _in_document(claim: ReadClaim, does: StanceSuggestion, document: Document) -> StanceSuggestion:
    """Return what a sentence does in its document: what the whole turns against, no sentence of it states."""
    if does.stance not in {Stance.SUPPORTS, Stance.REFUTES}:
        return does
    if claim.denial:
        return does
    whole = judge_document(claim.claim.text, document.text)
    if whole.stance is not (Stance.SUPPORTS if claim.negative else Stance.REFUTES) or whole.stance is does.stance:
        return does
    words = whole.words[:3]
    told = ", ".join(f"“{word}”" for word in words)
    return replace(does, stance=Stance.NEUTRAL, words=words, why=f"its document as a whole turns against it ({told})")


@lru_cache(maxsize=1024)
def _corrections(document: str, title: str) -> tuple[Correction, ...]:
    return corrections_of(document, title)


def _after_corrections(
    claim: ReadClaim, does: StanceSuggestion, sentence: Sentence, document: Document
) -> StanceSuggestion:
    """Return what a sentence does beside the corrections of its document: what is taken back is not stated.

    A correction that has the claim's words is against it; elsewhere in its document the claim is no longer stated.
    What a label calls satire or opinion states nothing.
    """
    if claim.denial:
        return does
    own = correction(sentence.text)
    if own and own[0] in {Kind.CORRECTS, Kind.RETRACTS}:
        kind, words = own
        right = _put_right(claim, sentence.text, words)
        plain = Stance.REFUTES if claim.negative else Stance.SUPPORTS
        side = plain if right else Stance.SUPPORTS if claim.negative else Stance.REFUTES
        return replace(does, stance=side, words=(words,), why=f"it {kind.value} what was said before (“{words}”)")
    if does.stance not in {Stance.SUPPORTS, Stance.REFUTES}:
        return does
    for found in _corrections(document.text, document.title):
        if found.kind in {Kind.SATIRE, Kind.OPINION}:
            why = f"its document is labelled {found.kind.value} (“{found.words}”)"
            return replace(does, stance=Stance.NEUTRAL, words=(found.words,), why=why)
        taken = document.text[found.start : found.end]
        again = compare(claim, Sentence(text=taken, before=sentence.text, heading=sentence.heading))
        if again is not None and again.bearing is not Bearing.RELATED and not _put_right(claim, taken, found.words):
            why = f"its document takes it back (“{found.words}”)"
            return replace(does, stance=Stance.NEUTRAL, words=(found.words,), why=why)
    return does


def _put_right(claim: ReadClaim, text: str, words: str) -> bool:
    """Whether a correction says what the claim says: the claim's words stand in its last part, behind "in fact"."""
    right = _RIGHT.split(text)[-1]
    if right == text:
        now = _NOW.search(text)
        return now is not None and any(
            f"{number:g}" in now.group(1).replace(",", "") for number in claim.proposition.numbers
        )
    found = compare(claim, Sentence(text=right, before=text))
    return found is not None and found.bearing is Bearing.STATES and words not in right


_RIGHT = re.compile(
    r"\b(?:in\s+fact|in\s+reality|actually|the\s+correct\s+\w+\s+is|it\s+should\s+have\s+(?:said|read))\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|is|are|was|were|at)\b([^.]*?),?\s+(?:not|rather\s+than|instead\s+of)\b", re.IGNORECASE)


def nothing_stated(comparison: Comparison | None) -> bool:
    """Whether a suggestion says nothing for or against the claim itself.

    >>> nothing_stated(Comparison(bearing=Bearing.RELATED)), nothing_stated(Comparison(bearing=Bearing.OPPOSITE))
    (True, False)
    """
    return comparison is None or comparison.bearing not in _STANCES
