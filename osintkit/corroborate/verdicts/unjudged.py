"""What is to be said of a claim of which nobody has judged anything: how much waits. Nothing counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from osintkit.model import Bearing, Claim, Evidence, StatedDate, Status, Verdict

UNJUDGED: Final = "unjudged"
"""Stands for a row of the decision table where nobody has judged."""


def unjudged(claim: Claim, as_of: StatedDate, suggested: Sequence[Evidence], table: Verdict) -> Verdict:
    """Return what replaces a verdict before a person has judged: no digit, no count, and how much waits.

    Parameters
    ----------
    claim, as_of
        The claim, and the day of the view.
    suggested
        The passages that wait, as the day sees them.
    table
        What the decision table would say if all of them were accepted. It is presented as that, not as a verdict.

    Returns
    -------
    Verdict
        ``not judged``, or ``unreported`` when nothing that the case holds is about the claim. Without a digit.

    Examples
    --------
    >>> claim, day = Claim(id="c", text="It rained."), StatedDate("2024-10-18")
    >>> table = Verdict(claim="c", as_of=day, status=Status.UNREPORTED, digit=None, row="unreported")
    >>> found = unjudged(claim, day, (), table)
    >>> str(found), found.because[0]
    ('unreported', 'Nothing that the case holds is about this claim, and nobody has judged a passage for it.')
    """
    if not suggested:
        nothing = "Nothing that the case holds is about this claim, and nobody has judged a passage for it."
        return Verdict(
            claim=claim.id, as_of=as_of, status=Status.UNREPORTED, digit=None, row=UNJUDGED, because=(nothing,)
        )
    states = sum(_bears(one) is Bearing.STATES for one in suggested)
    opposite = sum(_bears(one) is Bearing.OPPOSITE for one in suggested)
    about = len(suggested) - states - opposite
    said = f"{_count(states, 'passage states', 'passages state')} it"
    if states:
        families = _count(table.families, "family", "families") if table.families else "unknown"
        said += f" ({_count(table.origins, 'origin', 'origins')}, {families})"
    against = f"{_count(opposite, 'states', 'state')} the opposite"
    told = f"Not judged: {said}, {against}, {_count(about, 'is', 'are')} related."
    return Verdict(
        claim=claim.id,
        as_of=as_of,
        status=Status.UNJUDGED,
        digit=None,
        row=UNJUDGED,
        because=(told, "Nobody has judged a passage for this claim yet, so nothing counts."),
        provisional=True,
        would_be=f"would be {table.status} if all of these were accepted" if states or opposite else "",
    )


def _bears(one: Evidence) -> Bearing:
    return one.comparison.bearing if one.comparison is not None else Bearing.RELATED


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
