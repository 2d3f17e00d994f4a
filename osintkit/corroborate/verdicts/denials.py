"""Denials of what a claim entails: who denies that soldiers are in Russia denies that they are in Kursk.

Support goes up along entailments, denial goes down. A denial says nothing of what was yet to come, so it goes down
only when it was spoken in the claim's period or later; and it counts below only as long as it stands above: once its
party has said the opposite there, it is named and no longer counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from osintkit.corroborate.clocks import evidence_day
from osintkit.corroborate.origins.find import OriginsResult
from osintkit.corroborate.origins.joins import name_of
from osintkit.model import Claim, Evidence, Source, Stance


def goes_down(denial: Evidence, claim: Claim) -> bool:
    """Whether evidence on a wider claim denies this one as well.

    Examples
    --------
    >>> from osintkit.model import Passage, StatedDate
    >>> words = Passage.of("D-1", "There are no soldiers in Russia.", 0, 32)
    >>> said = Evidence(
    ...     id="E-1", claim="wide", passage=words, stance=Stance.REFUTES, said=StatedDate("2024-10-10")
    ... )
    >>> goes_down(said, Claim(id="kursk", text="They are in Kursk.", period=StatedDate("2024-10")))
    True
    >>> goes_down(said, Claim(id="prisoners", text="Some were captured.", period=StatedDate("2025-01")))
    False
    """
    if denial.stance is not Stance.REFUTES:
        return False
    day = evidence_day(denial)
    return claim.period is None or day is None or day >= claim.period.earliest


def fallen(
    found: OriginsResult,
    denials: Sequence[Evidence],
    standing: Iterable[str],
    sources: Mapping[str, Source],
) -> dict[str, str]:
    """Return, by origin id, the denials from above that no longer stand there, each with the sentence that says so.

    Parameters
    ----------
    found
        The origins of the claim below.
    denials
        The evidence on wider claims that went down to it.
    standing
        Ids of the evidence of those denials that stand above.
    sources
        For names.
    """
    above = {one.id: one.claim for one in denials}
    standing = set(standing)
    gone = {}
    for origin in found.origins:
        refuting = [one for one in origin.evidence if one in above]
        own_words = origin.stance is not Stance.REFUTES or origin.evidence != tuple(refuting)
        if not refuting or own_words or any(one in standing for one in refuting):
            continue
        gone[origin.id] = (
            f"{origin.label} had denied {above[refuting[-1]]} ({refuting[-1]}), and this claim with it; "
            f"{name_of(origin.family, sources)} has since said the opposite there, so the denial counts here no longer."
        )
    return gone
