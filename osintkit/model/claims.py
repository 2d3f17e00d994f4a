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
class ClaimParts(Record):
    """What a claim asks for, said by the analyst where the rules read it wrongly; what is left out, they read.

    Examples
    --------
    >>> parts = ClaimParts(who=("the ministry",), does=("sent", "dispatched"), whom=("300 soldiers",), where=("Vetka",))
    >>> parts.in_words
    'the ministry sent 300 soldiers in Vetka'
    """

    who: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    """The predicate, and other words for it."""
    whom: tuple[str, ...] = ()
    """To whom, or what."""
    where: tuple[str, ...] = ()
    when: StatedDate | None = None
    how_many: tuple[float, ...] = ()
    negated: bool = False
    """Whether the claim says that it is not so."""

    @property
    def in_words(self) -> str:
        """The parts as one sentence, for the same reading that texts get."""
        said = [*self.who, *(["did not"] if self.negated else []), *self.does[:1], *self.whom]
        return " ".join([*said, *(f"in {place}" for place in self.where)])


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
    about: ClaimParts | None = None
    """Its parts, where the rules read them wrongly: ``does: [sent, dispatched]``."""
    main: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis(Record):
    """One of the competing explanations (analysis of competing hypotheses)."""

    id: str
    text: str
    note: str = ""
