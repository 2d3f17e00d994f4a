"""From a text to its attribution relations: sentences with quotations folded in, then each family of rules."""

from __future__ import annotations

import re

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.nesting import select
from osintkit.extract.attribution.nouns import HEADLINE, other_relations
from osintkit.extract.attribution.quoted import COLON, quoted_relations
from osintkit.extract.attribution.relations import Relation
from osintkit.extract.attribution.tagging import assign
from osintkit.extract.attribution.tokens import Unit, tokenise
from osintkit.extract.attribution.turns import find_turns
from osintkit.extract.attribution.verbs import verb_relations
from osintkit.extract.attribution.word_classes import FRAMES
from osintkit.extract.text.quotations import Quotation, find_quotations
from osintkit.extract.text.sentences import split_sentences

_ENDING = frozenset(",.!?…")
_OPENING = "\"“„«「『‘'`"
_SOMEBODY_SAYS = re.compile(
    r"\b(?:said|says?|told|tells?|report(?:s|ed)|according|announced|confirmed|denie[ds]|claim(?:s|ed)|wrote|writes|"
    r"warn(?:s|ed)|admit(?:s|ted)|insist(?:s|ed)|stated)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[a-z,] ([A-Z][\w’'-]*)\b")
_REACTING = frozenset({"agree", "disagree", "concur", "object", "oblige"})
"""Who does this answers to what was said before, and does not say it."""
MAX_UNIT = 400
"""Tokens of one sentence that are read; a longer run without an end is no prose."""


def find_relations(text: str) -> list[Relation]:
    """Return the attribution relations of an English text, in its order.

    Examples
    --------
    >>> text = "The minister denied the report."
    >>> [(text[slice(*r.source[0])], r.lemma, text[slice(*r.content[0])]) for r in find_relations(text)]
    [('The minister', 'deny', 'the report')]
    """
    quotations = find_quotations(text)
    going_on = {quotation.start for quotation in quotations if quotation.continues}
    relations: list[Relation] = []
    before: Unit | None = None
    last: Relation | None = None
    announced: Relation | None = None
    for unit in read_units(text, quotations):
        found = verb_relations(unit) + other_relations(unit)
        found += quoted_relations(text, unit, found)
        if unit.quotation < 0:
            _take_previous(text, before, unit, found, last)
            spoken = found
            if announced is not None and unit.tag[:1] == ["Q"]:
                announced.content = [(unit.start[0], unit.end[0])]
                spoken = [*found, announced]
            announced = next((r for r in found if r.rule == COLON and not r.content), None)
            last = _continue(text, last, unit, spoken, goes_on=unit.start[0] in going_on)
            before = unit
        relations += found
    turns = find_turns(text)
    if turns:
        headed = {turn.cue[0] for turn in turns}
        relations = turns + [relation for relation in relations if not headed.intersection(relation.cue)]
    if any(relation.rule == HEADLINE for relation in relations):
        named = {match.group(1) for match in _NAMED.finditer(text)}
        relations = [relation for relation in relations if relation.rule != HEADLINE or _names(text, relation, named)]
    relations.sort(key=lambda relation: relation.cue[0] if relation.cue else (relation.start, 0))
    return select([relation for relation in relations if relation.content or relation.rule == "bare"])


def _take_previous(text: str, before: Unit | None, unit: Unit, found: list[Relation], last: Relation | None) -> None:
    """``"Why?" Kim asked.``: the quotation ended its sentence, its speaker stands in the next."""
    if before is None or not found or found[0].content or not before.tag or before.tag[-1] != "Q":
        return
    if found[0].lemma in _REACTING:
        return
    gap = text[before.end[-1] : unit.start[0]]
    if "\n" not in gap.strip(" \t") or gap.count("\n") < 2:
        found[0].content = [(before.start[-1], before.end[-1])]
        if last is not None and len(last.content) > 1 and last.content[-1] in found[0].content:
            last.content.pop()  # it seemed to go on with the speaker before


def _continue(text: str, last: Relation | None, unit: Unit, found: list[Relation], *, goes_on: bool) -> Relation | None:
    """Give a sentence that is nothing but a quotation to the speaker before; return whom the next may continue.

    In a new paragraph that is so only when the quotation before was left open, and so ``goes_on``.
    """
    direct = [relation for relation in found if any(text[start] in _OPENING for start, _ in relation.content)]
    if found:
        return direct[-1] if direct else found[0] if len(found) == 1 and _speaks(found[0]) else None
    if last is not None and unit.tag and all(tag in {"Q", "."} for tag in unit.tag):
        start, end = unit.start[0], unit.end[-1]
        if goes_on or "\n\n" not in text[last.content[-1][1] : start]:
            last.content.append((start, end))
        return last
    return None


def _names(text: str, headline: Relation, named: set[str]) -> bool:
    """Tell whether one word before a colon is a name: it heads the text, or stands as one elsewhere in it."""
    start, end = headline.source[0]
    word = text[start:end]
    common = words.ROLES | words.ORGANISATIONS | words.EVIDENCE
    heads = not any(sign.isalnum() for sign in text[:start])
    return " " in word or heads or word[0] in "@#" or word in named or word.lower().rstrip("s") in common


def _speaks(relation: Relation) -> bool:
    """Tell whether somebody says it by a verb of nothing but saying."""
    frame = FRAMES.get(relation.lemma)
    return bool(relation.source and relation.content and frame and "p" in frame.letters and "n" not in frame.letters)


def read_units(text: str, quotations: tuple[Quotation, ...]) -> list[Unit]:
    """Return the sentences of a text as tagged tokens: first those outside quotations, then those inside."""
    units: list[Unit] = []
    sentences = split_sentences(text)
    outer: list[tuple[int, int]] = []
    q = 0
    for start, end in sentences:
        while q < len(quotations) and quotations[q].end <= start:
            q += 1
        inside = q < len(quotations) and quotations[q].start < start < quotations[q].end
        if inside and outer:
            outer[-1] = (outer[-1][0], max(end, outer[-1][1]))
        else:
            outer.append((start, end))
    q = 0
    for start, end in outer:
        unit = Unit()
        position = start
        while q < len(quotations) and quotations[q].start < start:
            q += 1
        first = q
        while q < len(quotations) and quotations[q].start < end:
            quotation = quotations[q]
            tokenise(text, position, quotation.start, unit)
            if text[quotation.end - 2 : quotation.end - 1] in _ENDING:
                unit.complete.add(len(unit.low))
            _fold(unit, quotation.start, min(quotation.end, end) if quotation.end > end else quotation.end)
            position = quotation.end
            q += 1
        if position < end:
            tokenise(text, position, end, unit)
        if len(unit) <= MAX_UNIT:
            assign(unit)
            units.append(unit)
        for number in range(first, q):
            units += _inner(text, quotations[number], number)
    return units


def _fold(unit: Unit, start: int, end: int) -> None:
    unit.tag += [""] * (len(unit.low) - len(unit.tag)) + ["Q"]
    unit.low.append("“”")
    unit.start.append(start)
    unit.end.append(end)
    unit.capital.append(False)


def _inner(text: str, quotation: Quotation, number: int) -> list[Unit]:
    start, end = quotation.start + 1, quotation.end - quotation.closed
    if end - start < 20 or _SOMEBODY_SAYS.search(text, start, end) is None:  # nobody quoted within
        return []
    units = []
    inside = text[start:end]
    for first, last in split_sentences(inside):
        unit = Unit(quotation=number)
        tokenise(text, start + first, start + last, unit)
        if len(unit) <= MAX_UNIT:
            assign(unit)
            units.append(unit)
    return units
