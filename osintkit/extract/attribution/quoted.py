"""Quotations that no known verb introduces: ``As X put it: "..."``, ``"...," X demurred``."""

from __future__ import annotations

from osintkit.extract.attribution.phrases import group_start, phrase_right
from osintkit.extract.attribution.relations import Relation
from osintkit.extract.attribution.sites import is_people
from osintkit.extract.attribution.subjects import Subject, find_subject
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.word_classes import FINITE

_SAID = frozenset({"VD", "VZ", "VN"})
_INNER_END = frozenset(",?!—–-")
COLON = "colon"


def quoted_relations(text: str, unit: Unit, found: list[Relation]) -> list[Relation]:
    """Return relations for quotations of a unit that no relation found so far covers."""
    tags = unit.tag
    covered = [span for relation in found for span in relation.content]
    more = []
    for k, tag in enumerate(tags):
        if tag != "Q" or any(start <= unit.start[k] < end for start, end in covered):
            continue
        relation = None
        if k and tags[k - 1] == ":":
            relation = _before_colon(unit, k - 1)
        elif k + 2 < len(tags) and text[unit.end[k] - 2 : unit.end[k] - 1] in _INNER_END:
            relation = _behind(unit, k)
        if relation is not None and not any(one.cue[0][0] <= relation.cue[0][0] < one.cue[0][1] for one in found):
            relation.content = [(unit.start[k], unit.end[k])]
            more.append(relation)
    if tags[-1:] == [":"] and not any(relation.cue and relation.cue[-1][1] > unit.start[0] for relation in more):
        relation = _before_colon(unit, len(tags) - 1)
        if relation is not None:
            more.append(relation)
    return more


def _before_colon(unit: Unit, colon: int) -> Relation | None:
    """Return who announces a quotation by a colon: ``The letter goes on:``, ``As Kim put it:``."""
    for j in range(colon - 1, -1, -1):
        if unit.tag[j] in {";", ":", "Q"}:
            return None
        if unit.tag[j] in FINITE:
            subject = find_subject(unit, group_start(unit, j))
            if subject is not None and unit.low[subject.start] not in {"it", "there", "this", "that", "which"}:
                return _relation(unit, subject, (group_start(unit, j), colon + 1), unit.lemma.get(j, unit.low[j]))
    return None


def _behind(unit: Unit, k: int) -> Relation | None:
    """``"...," Kim demurred``: a name and any verb right behind a quotation that ends in a comma."""
    end = phrase_right(unit, k + 1)
    while k + 1 < end < len(unit) and unit.tag[end] == "RB":
        end += 1
    if k + 1 < end < len(unit) and unit.tag[end] in _SAID:
        return _relation(unit, Subject(k + 1, end), (end, end + 1), unit.lemma.get(end, unit.low[end]))
    if unit.tag[k + 1] in _SAID:
        stop = phrase_right(unit, k + 2)
        if stop > k + 2 and (unit.tag[stop - 1] in {"NP", "PS"} or is_people(unit.low[stop - 1])):
            return _relation(unit, Subject(k + 2, stop), (k + 1, k + 2), unit.lemma.get(k + 1, unit.low[k + 1]))
    return None


def _relation(unit: Unit, subject: Subject, cue: tuple[int, int], lemma: str) -> Relation:
    return Relation(
        source=[(unit.start[subject.start], unit.end[subject.end - 1])],
        cue=[(unit.start[cue[0]], unit.end[cue[1] - 1])],
        content=[],
        lemma=lemma,
        rule=COLON,
        quotation=unit.quotation,
    )
