"""The order in which judging moves a verdict soonest: opposites first, and one passage of each origin that is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from osintkit.corroborate.clocks import evidence_day
from osintkit.corroborate.material import Material
from osintkit.corroborate.origins.find import find_origins
from osintkit.model import Bearing, Evidence, EvidenceStatus

_ORDER = (Bearing.OPPOSITE, Bearing.STATES, Bearing.PART, Bearing.RELATED)


def by_weight(waiting: Iterable[Evidence], material: Material) -> tuple[Evidence, ...]:
    """Return evidence of one claim that waits, in the order in which it should be judged.

    What was put off comes last. Of the rest, passages that state the opposite come before those that state the claim,
    then those that state a part, then what is only related. Among what states the claim or its opposite, the first
    passage of an origin that no judged evidence belongs to comes before further passages of origins seen already. Ties
    go by the day, undated last.

    Examples
    --------
    >>> by_weight((), Material(sources={}, claims={}))
    ()
    """
    pieces = sorted(waiting, key=lambda one: (evidence_day(one) or date.max, one.id))
    origin_of = _origins(pieces, material)
    judged = [one for one in material.evidence if one.status is EvidenceStatus.ACCEPTED]
    seen = {origin_of[one.id] for one in judged if one.id in origin_of}
    ranked = []
    for one in sorted(pieces, key=_place):
        origin = origin_of.get(one.id, one.id)
        stating = _place(one) < _ORDER.index(Bearing.PART)
        again = stating and origin in seen
        seen.add(origin)
        ranked.append((one.status is EvidenceStatus.LATER, not stating, again, _place(one), one))
    return tuple(one for *_, one in sorted(ranked, key=lambda each: each[:4]))


def _place(one: Evidence) -> int:
    return _ORDER.index(one.comparison.bearing if one.comparison else Bearing.RELATED)


def _origins(pieces: Sequence[Evidence], material: Material) -> dict[str, str]:
    """Return the origin that each piece would belong to if all that states the claim or its opposite were accepted."""
    if not pieces:
        return {}
    claim = pieces[0].claim
    stating = [one for one in pieces if _place(one) < _ORDER.index(Bearing.PART)]
    accepted = [replace(one, status=EvidenceStatus.ACCEPTED) for one in stating]
    held = [one for one in material.evidence if one.claim == claim and one.status is EvidenceStatus.ACCEPTED]
    found = find_origins(claim, (*held, *accepted), material, None)
    return {member: origin.id for origin in found.origins for member in origin.evidence}
