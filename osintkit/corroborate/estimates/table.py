"""Numbers side by side: low, best and high per originator, scope and day; compared, never averaged or mixed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import isfinite

from osintkit.corroborate.clocks import evidence_day
from osintkit.corroborate.origins.chains import Chain, speaks_for, voice
from osintkit.corroborate.origins.find import OriginsResult
from osintkit.corroborate.origins.joins import name_of
from osintkit.model import (
    Claim,
    Estimate,
    Evidence,
    JoinReason,
    Modality,
    Record,
    Scope,
    Source,
    SourceKind,
    Stance,
    StatedDate,
)

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


def estimate_table(
    claim: Claim, evidence: Sequence[Evidence], found: OriginsResult, sources: Mapping[str, Source]
) -> EstimatesResult:
    """Return the numbers that evidence gives for a claim, side by side.

    Parameters
    ----------
    claim
        Its ``scopes`` tell which numbers bear on it.
    evidence
        Oldest first, as `osintkit.corroborate.clocks.visible` gives it.
    found
        The origins of that evidence: what belongs to one origin is one originator's series.
    sources
        For names and kinds.
    """
    near = _nearest(evidence, found, sources)
    chains = {chain.evidence: chain for chain in found.chains}
    origins = {member: origin.id for origin in found.origins for member in origin.evidence}
    rows = [
        replace(_row(claim, one, estimate, chains[one.id], sources), own=one.id in near, origin=origins.get(one.id))
        for one in evidence
        for estimate in one.estimates
        if _usable(estimate)
    ]
    # who holds that two voices are one origin holds that the later one's number replaces the earlier one's
    together = {
        origin.id: voice(origin.root, sources)
        for origin in found.origins
        if origin.root is not None and any(join.reason is JoinReason.ANALYST for join in origin.joins)
    }
    told = [
        row.series if chains[row.evidence].suspected else together.get(row.origin or "", row.series) for row in rows
    ]
    rows = [replace(row, series=series) for row, series in zip(rows, told, strict=True)]
    days = {one.id: evidence_day(one) or date.max for one in evidence}
    rows, revisions = _chained(rows, days, claim.id)
    return EstimatesResult(
        rows=tuple(rows),
        revisions=tuple(revisions),
        distortions=tuple(_distortions(rows, days)),
        contradictions=tuple(_contradictions(rows, claim.id)),
        mismatches=tuple(
            f"{row.evidence} {_counted(row)}; the claim asks for {', '.join(claim.scopes)}."
            for row in rows
            if row.mismatch
        ),
        problems=tuple(fault for one in evidence for estimate in one.estimates for fault in _faults(one, estimate)),
    )


def _nearest(evidence: Sequence[Evidence], found: OriginsResult, sources: Mapping[str, Source]) -> set[str]:
    """Return the evidence that gives an origin's own numbers.

    That is what it says itself and what others of its government say on its word, each on its day; when none of
    these is held, whoever stands nearest to it, an outlet last. An undated number is nobody's latest word.
    """
    by_id = {one.id: one for one in evidence}
    chains = {chain.evidence: chain for chain in found.chains}

    def distance(one: str) -> tuple[bool, int]:
        return _by_outlet(by_id[one], chains[one], sources), len(chains[one].path)

    groups: Mapping[tuple[str, str], list[str]] = defaultdict(list)
    for origin in found.origins:
        for one in origin.evidence:
            if chains[one].root is not None and by_id[one].estimates:
                groups[origin.id, _series(chains[one], sources)].append(one)
    near: set[str] = set()
    for members in groups.values():
        spoken = [one for one in members if speaks_for(by_id[one], chains[one], sources)]
        dated = [one for one in spoken if by_id[one].said is not None]
        shortest = min(distance(one) for one in members)
        near.update(dated or spoken or (one for one in members if distance(one) == shortest))
    return near


def _by_outlet(one: Evidence, chain: Chain, sources: Mapping[str, Source]) -> bool:
    speaker = sources.get(one.speaker or "")
    return not chain.direct and (speaker is None or speaker.kind is SourceKind.OUTLET)


def _series(chain: Chain, sources: Mapping[str, Source]) -> str:
    return chain.suspected[0] if chain.suspected else voice(chain.root or "", sources)


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


def _counted(row: EstimateRow) -> str:
    if row.scope is Scope.OTHER:
        return f"gives a number without saying what it counts ({row.text.removesuffix(f', {Scope.OTHER}')})"
    return f"counts {row.scope} ({row.text})"


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,g}"


def _faults(one: Evidence, estimate: Estimate) -> list[str]:
    values = [value for value in (estimate.low, estimate.best, estimate.high) if value is not None]
    faults = []
    if values and not estimate.unit:
        faults.append(f"{one.id}: {number_words(estimate)} has no unit; say what it counts.")
    if any(not isfinite(value) or value < 0 for value in values):
        faults.append(f"{one.id}: {estimate.words or values} is no count; it is left out.")
    elif values != sorted(values):
        faults.append(f"{one.id}: {number_words(estimate)} has a low above its best or high; it is left out.")
    return faults


def _usable(estimate: Estimate) -> bool:
    values = [value for value in (estimate.low, estimate.best, estimate.high) if value is not None]
    return bool(values) and all(isfinite(value) and value >= 0 for value in values) and values == sorted(values)


def _row(claim: Claim, one: Evidence, estimate: Estimate, chain: Chain, sources: Mapping[str, Source]) -> EstimateRow:
    originator = name_of(chain.root, sources) if chain.root is not None else "unknown origin"
    if chain.suspected:
        source, on = chain.suspected
        originator = f"{name_of(source, sources)} (suspected to lean on {name_of(on, sources)})"
    elif chain.root is None and (chain.pooled or chain.loop):
        originator = name_of(one.speaker or one.holder, sources)
    use = MENTIONED if one.stance is Stance.NEUTRAL else GIVEN
    if one.stance is Stance.REFUTES or one.modality is Modality.DENIES:
        use = REJECTED
    scope = estimate.scope
    told_apart = any(each.scope is Scope.PLANNED for each in one.estimates)  # "of 6,000 planned, 1,000 have come"
    if one.modality is Modality.PLANS and scope in {Scope.OTHER, Scope.PRESENT} and not told_apart:
        scope = Scope.PLANNED
    return EstimateRow(
        evidence=one.id,
        claim=one.claim,
        root=chain.root,
        originator=originator,
        day=one.said,
        scope=scope,
        unit=estimate.unit,
        low=estimate.low,
        best=estimate.best,
        high=estimate.high,
        words=estimate.words,
        place=one.place,
        use=use,
        relayed=not chain.direct,
        by_outlet=_by_outlet(one, chain, sources),
        series=_series(chain, sources),
        mismatch=bool(claim.scopes) and one.claim == claim.id and scope not in claim.scopes,
    )


def _chained(
    rows: Sequence[EstimateRow], days: Mapping[str, date], claim_id: str
) -> tuple[list[EstimateRow], list[Revision]]:
    """Mark the latest numbers of each originator, scope and unit, and link each to the one it replaced."""
    series: Mapping[tuple[object, ...], list[EstimateRow]] = defaultdict(list)
    for row in rows:
        if row.own and row.use == GIVEN:
            series[row.claim, row.origin, row.series, row.scope, row.unit.casefold()].append(row)
    revisions: list[Revision] = []
    current: set[int] = set()
    supersedes: dict[int, str] = {}
    for own in series.values():
        by_day: Mapping[date, list[EstimateRow]] = defaultdict(list)
        for row in own:
            by_day[days[row.evidence]].append(row)
        ordered = [by_day[day] for day in sorted(by_day)]
        current.update(id(row) for row in ordered[-1])
        for earlier, later in pairwise(ordered):
            after = _main(later)
            planned = after.scope is Scope.PLANNED  # a later plan need not replace an earlier one
            before = next((row for row in earlier if row.place and row.place == after.place), _main(earlier))
            supersedes[id(after)] = before.evidence
            if (before.low, before.best, before.high) != (after.low, after.best, after.high):
                of = "" if after.claim == claim_id else f", of {after.claim}"
                by = "" if before.originator == after.originator else f"{before.originator}, "
                first = f"{before.text} ({by}{before.evidence}, {before.day or 'undated'})"
                last = f"{after.text} ({after.evidence}, {after.day or 'undated'})"
                words = f"now {last}, earlier {first}" if planned else f"revised from {first} to {last}"
                revisions.append(
                    Revision(
                        root=after.root or "",
                        scope=after.scope,
                        unit=after.unit,
                        from_evidence=before.evidence,
                        to_evidence=after.evidence,
                        because=f"{after.originator}{of}: {words}.",
                    )
                )
    marked = [replace(row, current=id(row) in current, supersedes=supersedes.get(id(row))) for row in rows]
    return marked, revisions


def _main(rows: Sequence[EstimateRow]) -> EstimateRow:
    """Return the largest number of one day: the others count parts of it."""
    return max(rows, key=lambda row: (row.point or 0, row.evidence))


def _meet(one: EstimateRow, other: EstimateRow) -> bool:
    left = [value for value in (one.low, one.best, one.high) if value is not None]
    right = [value for value in (other.low, other.best, other.high) if value is not None]
    low_one = float("-inf") if one.low is None and one.best is None else min(left)
    low_other = float("-inf") if other.low is None and other.best is None else min(right)
    high_one = float("inf") if one.high is None and one.best is None else max(left)
    high_other = float("inf") if other.high is None and other.best is None else max(right)
    return low_one <= high_other and low_other <= high_one


def _distortions(rows: Sequence[EstimateRow], days: Mapping[str, date]) -> Iterable[Distortion]:
    """Compare what is passed on with what the originator itself had said by then."""
    for row in rows:
        if row.own or row.root is None or row.use != GIVEN or not row.by_outlet:
            continue
        own = [
            one
            for one in rows
            if one.own
            and one.use == GIVEN
            and (one.claim, one.origin, one.series) == (row.claim, row.origin, row.series)
            and days[one.evidence] <= days[row.evidence]
        ]
        yield from _distortion(row, own, days)


def _distortion(row: EstimateRow, own: Sequence[EstimateRow], days: Mapping[str, date]) -> Iterable[Distortion]:
    alike = [one for one in own if one.scope is row.scope and one.unit.casefold() == row.unit.casefold()]
    latest = [one for one in alike if days[one.evidence] == max(days[other.evidence] for other in alike)]
    same_number = [one for one in own if one.point == row.point]
    if not (latest or same_number) or any(one.point == row.point or _meet(one, row) for one in latest):
        return
    said = f"{row.evidence} passes on {row.text} as the word of {row.originator}"
    stale = [one for one in same_number if one in alike]
    if stale:
        kind, original = "stale", stale[-1]
        because = f"{said}, which by then gave {latest[-1].text} ({latest[-1].evidence})."
    elif same_number:
        kind, original = "scope", same_number[-1]
        nearest = "the nearest to its own words is" if same_number[-1].relayed else "its own words are"
        because = f"{said}; {nearest} {original.text} ({original.evidence})."
    else:
        kind, original = "number", latest[-1]
        because = f"{said}; its own number by then is {original.text} ({original.evidence})."
    yield Distortion(evidence=row.evidence, original=original.evidence, kind=kind, because=because, given=row.text)


def _contradictions(rows: Sequence[EstimateRow], claim: str) -> Iterable[str]:
    latest: dict[tuple[tuple[str, Scope, str], str], EstimateRow] = {}
    for row in rows:
        if row.current:
            key = ((row.claim, row.scope, row.unit.casefold()), f"{row.origin} {row.series}")
            latest[key] = _main([latest[key], row]) if key in latest else row
    groups: Mapping[tuple[str, Scope, str], list[EstimateRow]] = defaultdict(list)
    for (group, _), row in latest.items():
        groups[group].append(row)
    for (about, _, _), own in groups.items():
        apart = [one for one in own if any(not _meet(one, other) for other in own)]
        if apart:
            apart.sort(key=lambda row: (row.point or 0, row.originator))
            said = "; ".join(f"{row.originator} {row.text} ({row.evidence}, {row.day or 'undated'})" for row in apart)
            of = "" if about == claim else f" of {about}"
            yield f"Latest numbers{of} that do not agree: {said}."
