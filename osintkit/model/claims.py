"""What the case asks: claims, who has a stake in them, and the hypotheses that compete."""

from __future__ import annotations

from dataclasses import dataclass

from osintkit.model.dates import StatedDate
from osintkit.model.records import Record
from osintkit.model.vocabulary import Scope, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """A family with a stake in a claim: what it gains from.

    A party that gains from refuting and yet supports has made an admission against interest.
    """

    family: str
    gains: Stance
    """``supports`` or ``refutes``."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A checkable proposition of the case (schema.org Claim)."""

    id: str
    text: str
    entails: tuple[str, ...] = ()
    """Ids of claims that follow from this one. Support is followed upwards, doubt never."""
    parties: tuple[Party, ...] = ()
    terms: tuple[str, ...] = ()
    """Words that a passage about the claim is likely to use, in any language."""
    scopes: tuple[Scope, ...] = ()
    """Scopes of number that bear on the claim; a number of another scope is said to be a mismatch."""
    period: StatedDate | None = None
    """When the claimed thing happened."""
    main: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis(Record):
    """One of the competing explanations (analysis of competing hypotheses)."""

    id: str
    text: str
    note: str = ""
