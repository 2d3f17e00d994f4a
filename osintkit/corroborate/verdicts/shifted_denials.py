"""A denial of one claim that was passed on as a denial of another.

A source called a figure false; an outlet summed it up as a denial of the fact. As long as the source's own words on
the claim are not held, while its own denial of another claim of the same days is, the relay is shown as a distortion
and does not count as a refutation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from osintkit.corroborate.clocks import evidence_day, visible
from osintkit.corroborate.estimates.rows import Distortion
from osintkit.corroborate.material import Material
from osintkit.corroborate.origins.chains import Chain, trace
from osintkit.corroborate.origins.find import OriginsResult
from osintkit.model import Claim, Clock, Evidence, EvidenceStatus, Origin, Stance

SAME_DAYS = 3
"""Days around a relay within which the source's own words are what it may have passed on."""


def shifted_denials(
    claim_id: str,
    found: OriginsResult,
    material: Material,
    as_of: date | None = None,
    clock: Clock = Clock.PUBLIC,
) -> dict[str, Distortion]:
    """Return, by origin id, the denials that are known only through others and were of another claim.

    Parameters
    ----------
    claim_id
        The claim that the origins were found for.
    found
        Its origins.
    material
        All evidence of the case, with the source's own words on other claims.
    as_of, clock
        The day, and the clock that it is read on.
    """
    chains = {chain.evidence: chain for chain in found.chains}
    heard = [
        one
        for one in found.origins
        if one.root is not None and one.stance is Stance.REFUTES and not _own_words(one, chains)
    ]
    if not heard:
        return {}
    wider = implied_claims(material.claims, claim_id)
    roots = {one.root for one in heard}
    elsewhere = [
        one
        for one in visible(material.evidence, as_of, clock)
        if one.speaker in roots
        and one.claim not in wider
        and one.stance is Stance.REFUTES
        and one.anchor != "orphan"
        and one.status in {EvidenceStatus.ACCEPTED, EvidenceStatus.SUGGESTED}
    ]
    own = trace(elsewhere, material)
    by_id = {one.id: one for one in material.evidence}
    shifted = {}
    for origin in heard:
        said = [one for one in elsewhere if one.speaker == origin.root and own[one.id].direct]
        distortion = _shifted(origin, [by_id[one] for one in origin.evidence], said)
        if distortion is not None:
            shifted[origin.id] = distortion
    return shifted


def implied_claims(claims: Mapping[str, Claim], claim_id: str) -> frozenset[str]:
    """Return a claim with all claims that follow from it: who denies one of those denies this one as well.

    >>> wide, narrow = Claim(id="wide", text="w"), Claim(id="narrow", text="n", entails=("wide",))
    >>> sorted(implied_claims({"wide": wide, "narrow": narrow}, "narrow"))
    ['narrow', 'wide']
    """
    found = [claim_id]
    for one in found:
        if one in claims:
            found.extend(wide for wide in claims[one].entails if wide not in found)
    return frozenset(found)


def _own_words(origin: Origin, chains: Mapping[str, Chain]) -> bool:
    """Whether the origin itself is heard on the claim, on any side."""
    return any(chains[one].direct for one in origin.evidence)


def _shifted(origin: Origin, relays: Sequence[Evidence], said: Iterable[Evidence]) -> Distortion | None:
    for relay in relays:
        if relay.stance is not Stance.REFUTES:
            continue
        near = [one for one in said if _days_apart(one, relay) <= SAME_DAYS]
        if near:
            because = (
                f"{relay.id} passes on {origin.label} as denying this claim; its own words of those days deny another "
                f"one, {near[0].claim} ({near[0].id}). Not counted as a refutation."
            )
            return Distortion(evidence=relay.id, original=near[0].id, kind="claim", because=because)
    return None


def _days_apart(one: Evidence, other: Evidence) -> int:
    left, right = evidence_day(one), evidence_day(other)
    return abs((left - right).days) if left and right else SAME_DAYS + 1
