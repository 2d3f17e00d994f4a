"""One number as a row, what happened to it on its way, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from osintkit.model import Estimate, Record, Scope, StatedDate

GIVEN, MENTIONED, REJECTED = "given", "mentioned", "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRow(Record):
    """One number of one piece of evidence, with whose number it is."""

    evidence: str
    claim: str
    root: str | None = None
    origin: str | None = None
    """Id of the origin that the evidence belongs to."""
    originator: str
    """Name of the root; of the speaker for a synthesis and for who may lean on another; ``unknown origin`` for none."""
    day: StatedDate | None = None
    scope: Scope
    unit: str = ""
    low: float | None = None
    best: float | None = None
    high: float | None = None
    words: str = ""
    place: str = ""
    use: str = GIVEN
    """``given``: its originator stands by it. ``mentioned``: said without taking a side. ``rejected``: denied."""
    relayed: bool = False
    """Whether somebody else passes it on."""
    by_outlet: bool = False
    """Whether an outlet passes it on, not somebody who speaks for the originator."""
    series: str = ""
    """Whose numbers it continues: the owner in whose voice the root speaks, or who is only suspected to lean on it."""
    own: bool = False
    """Whether it stands for the originator's own number: its own words, or the nearest to them that are held."""
    current: bool = False
    """Whether it is among the originator's latest numbers of this scope and unit."""
    supersedes: str | None = None
    """Evidence id of the number that it replaced."""
    mismatch: bool = False
    """Whether its scope is none of those that bear on the claim."""

    @property
    def point(self) -> float | None:
        """The number that speaks for the row: best, else low, else high."""
        return next((value for value in (self.best, self.low, self.high) if value is not None), None)

    @property
    def text(self) -> str:
        """The number as a reader would write it."""
        return number_words(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Record):
    """An originator replaced its own number."""

    root: str
    scope: Scope
    unit: str
    from_evidence: str
    to_evidence: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Distortion(Record):
    """Something changed on the way from an origin to who passes it on."""

    evidence: str
    """The one that passes it on."""
    original: str
    kind: str
    """``scope``, ``number``, ``stale`` or ``claim``."""
    because: str
    given: str = ""
    """The number that it passes on, in words; empty when it is no number that changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimatesResult(Record):
    """All numbers of a claim, and what is to be said of them."""

    rows: tuple[EstimateRow, ...] = ()
    revisions: tuple[Revision, ...] = ()
    distortions: tuple[Distortion, ...] = ()
    contradictions: tuple[str, ...] = ()
    """For each scope and unit, the latest numbers of originators that do not meet."""
    mismatches: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    """Numbers that cannot be used: no unit, low above high."""


def main_row(rows: Sequence[EstimateRow]) -> EstimateRow:
    """Return the largest number of one day: the others count parts of it."""
    return max(rows, key=lambda row: (row.point or 0, row.evidence))


def number_words(row: EstimateRow | Estimate) -> str:
    """Return a number with its bounds, unit and scope.

    >>> number_words(Estimate(low=10000, high=12000, unit="soldiers", scope=Scope.PLANNED))
    '10,000-12,000 soldiers, planned'
    """
    low, best, high = row.low, row.best, row.high
    if best is not None and (low in (None, best)) and (high in (None, best)):
        text = _digits(best)
    elif low is not None and high is not None:
        text = f"{_digits(low)}-{_digits(high)}" + (f" (best {_digits(best)})" if best is not None else "")
    elif low is not None:
        text = f"at least {_digits(low)}"
    elif high is not None:
        text = f"up to {_digits(high)}"
    else:
        text = row.words or "no number"
    if best is not None and (low is None) != (high is None):
        text = f"{text} (best {_digits(best)})" if best not in (low, high) else text
    unit = f" {row.unit}" if row.unit else " (no unit)"
    return f"{text}{unit}, {row.scope}"


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,g}"


def counted_words(row: EstimateRow) -> str:
    """Return what a number counts, as a clause whose subject is its evidence."""
    if row.scope is Scope.OTHER:
        return f"gives a number without saying what it counts ({row.text.removesuffix(f', {Scope.OTHER}')})"
    return f"counts {row.scope} ({row.text})"
