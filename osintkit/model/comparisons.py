"""What a claim asks for, part by part, and what a passage does to it: read by rules, judged by nobody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from osintkit.model.records import Record


class Bearing(StrEnum):
    """What the rules read that a passage does to a claim."""

    STATES = "states"
    """It states the claim: every part of it, in one proposition, in the same roles."""
    OPPOSITE = "opposite"
    """It states that the claim is not so."""
    PART = "part"
    """It states a part of the claim, or the claim with something that differs; the part is named."""
    RELATED = "related"
    """It is about the same matter, and does not state the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Record):
    """A claim and a passage, compared part by part.

    Examples
    --------
    >>> print(Comparison(bearing=Bearing.PART, matched=("who: the port",), missing=("when: 3 May",)))
    part; has who: the port; lacks when: 3 May
    """

    bearing: Bearing
    matched: tuple[str, ...] = ()
    """Parts that both have, each with its kind: ``who: National Intelligence Service``."""
    differed: tuple[str, ...] = ()
    """Parts that are otherwise in the passage: ``how many: 3,000, not 1,500``; and what it does to the claim."""
    missing: tuple[str, ...] = ()
    """Parts that the passage has not."""

    def __str__(self) -> str:
        told = (("has", self.matched), ("differs in", self.differed), ("lacks", self.missing))
        return "; ".join([str(self.bearing), *(f"{what} {', '.join(parts)}" for what, parts in told if parts)])


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReading(Record):
    """A claim as the rules read it: its parts, and what stands in the way of comparing anything with it."""

    who: tuple[str, ...] = ()
    """Names and nouns before the predicate."""
    does: str = ""
    """The predicate."""
    what: tuple[str, ...] = ()
    """Names and nouns behind the predicate."""
    when: str = ""
    """The day, month or year that it names."""
    how_many: tuple[float, ...] = ()
    negated: bool = False
    problems: tuple[str, ...] = ()
    """Why no passage can be said to state it, each with how to put the claim better."""
