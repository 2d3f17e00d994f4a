"""Attribution in Ukrainian, Russian and Korean at a plain level; in other languages the quotations alone."""

from __future__ import annotations

from osintkit.extract.attribution.korean import korean_relations
from osintkit.extract.attribution.relations import Relation, Spans
from osintkit.extract.attribution.slavic import LANGUAGES, slavic_relations
from osintkit.extract.attribution.turns import find_turns
from osintkit.extract.text.quotations import find_quotations
from osintkit.extract.text.sentences import split_sentences

_QUOTED = 40
"""Quotations of one sentence that are looked at."""


def find_foreign(text: str, language: str | None) -> list[Relation]:
    """Return the relations of a text that is not English.

    >>> text = "Зеленский заявил, что это угроза."
    >>> [(text[slice(*r.source[0])], text[slice(*r.content[0])]) for r in find_foreign(text, "ru")]
    [('Зеленский', 'что это угроза')]
    """
    quotations = [(quotation.start, quotation.end) for quotation in find_quotations(text)]
    found: list[Relation] = []
    sentences = split_sentences(text)
    if language in LANGUAGES:
        before: tuple[int, int] | None = None
        near = 0
        for span in _joined(sentences, quotations):
            while near < len(quotations) and quotations[near][1] <= span[0]:
                near += 1
            inside = [one for one in quotations[near : near + _QUOTED] if one[0] < span[1]]
            found += slavic_relations(text, span, inside, language, before)
            before = span
    elif language == "ko":
        for start, end in _joined(sentences, quotations):
            found += korean_relations(text, start, end)
    turns = find_turns(text)
    headed = {turn.cue[0] for turn in turns}
    found = [relation for relation in found if not headed.intersection(relation.cue)] + turns
    covered = [span for relation in found for span in relation.content]
    for start, end in quotations:
        alone = end - start > 24 and not any(first < end and start < last for first, last in covered)
        if alone:
            found.append(Relation([], [], [(start, end)], "quotation", "quotation"))
    return sorted(found, key=lambda relation: (relation.start, relation.end))


def _joined(sentences: list[tuple[int, int]], quotations: list[tuple[int, int]]) -> Spans:
    """Sentences, those inside one quotation put together with what stands around it."""
    joined: Spans = []
    number = 0
    for start, end in sentences:
        while number < len(quotations) and quotations[number][1] <= start:
            number += 1
        if joined and number < len(quotations) and quotations[number][0] < start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
