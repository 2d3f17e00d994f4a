"""From a passage that search proposes to a suggestion: the sentence of it that comes nearest to the claim, compared."""

from __future__ import annotations

from dataclasses import replace

from osintkit.corroborate.evidence import Reading, Suggestion
from osintkit.corroborate.stance.passages import judge_stance
from osintkit.corroborate.stating.claims import prepared
from osintkit.corroborate.stating.compare import Sentence, compare
from osintkit.extract.text.sentences import split_sentences
from osintkit.model import Bearing, Claim, Comparison, Document, Modality, Passage, Stance

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
    if comparison is None:
        return None
    passage = Passage.of(document.id, document.text, *span)
    statement = reading.statement_at(passage)
    words: tuple[str, ...] = ()
    if comparison.bearing is Bearing.STATES:
        modality = statement.modality if statement is not None else Modality.ASSERTS
        quantities = statement.quantities if statement is not None else ()
        does = judge_stance(claim, text, modality, quantities=quantities)
        comparison = compare(asked, replace(sentence, stance=does.stance, why=does.why)) or comparison
        words = does.words
    return Suggestion(
        passage=passage if statement is None else statement.passage,
        stance=_STANCES.get(comparison.bearing, Stance.NEUTRAL),
        words=words,
        comparison=comparison,
    )


def nothing_stated(comparison: Comparison | None) -> bool:
    """Whether a suggestion says nothing for or against the claim itself.

    >>> nothing_stated(Comparison(bearing=Bearing.RELATED)), nothing_stated(Comparison(bearing=Bearing.OPPOSITE))
    (True, False)
    """
    return comparison is None or comparison.bearing not in _STANCES
