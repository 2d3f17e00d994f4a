"""``Neither X nor Y confirmed it``: two who each did not."""

from __future__ import annotations

from dataclasses import replace

from osintkit.extract.attribution.relations import Relation
from osintkit.extract.attribution.tokens import Unit

_FAR = 14
"""Tokens between ``neither`` and the second of the two."""


def of_each(unit: Unit, relation: Relation) -> list[Relation]:
    """Return one relation for each of two who are joined by ``neither`` and ``nor``; else the relation itself.

    The word ``neither`` belongs to the cue: without it each would be said to do what they did not.
    """
    if not relation.source or relation.source[0][0] not in unit.start:
        return [relation]
    first = unit.start.index(relation.source[0][0])
    low = unit.low
    neither = next((k for k in range(first, max(-1, first - _FAR), -1) if low[k] == "neither"), -1)
    nor = next((k for k in range(neither + 1, neither + _FAR) if low[k : k + 1] == ["nor"]), -1)
    end = relation.source[0][1]
    if neither < 0 or nor <= neither + 1 or nor + 1 >= len(unit) or unit.start[nor + 1] >= end:
        return [relation]
    cue = [(unit.start[neither], unit.end[neither]), *relation.cue]
    names = ((unit.start[neither + 1], unit.end[nor - 1]), (unit.start[nor + 1], end))
    return [replace(relation, source=[name], cue=cue) for name in names]
