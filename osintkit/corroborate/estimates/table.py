"""Numbers side by side: low, best and high per originator, scope and day; compared, never averaged or mixed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import isfinite

from osintkit.corroborate.clocks import evidence_day
from osintkit.corroborate.estimates.compare import contradictions, distortions
from osintkit.corroborate.estimates.rows import (
    GIVEN,
    MENTIONED,
    REJECTED,
    EstimateRow,
    EstimatesResult,
    Revision,
    counted_words,
    main_row,
    number_words,
)
from osintkit.corroborate.origins.chains import Chain, speaks_for, voice
from osintkit.corroborate.origins.find import OriginsResult
from osintkit.corroborate.origins.joins import name_of
from osintkit.model import (
    Claim,
    Estimate,
    Evidence,
    JoinReason,
    Modality,
    Scope,
    Source,
    SourceKind,
    Stance,
)


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
        distortions=tuple(distortions(rows, days)),
        contradictions=tuple(contradictions(rows, claim.id)),
        mismatches=tuple(
            f"{row.evidence} {counted_words(row)}; the claim asks for {', '.join(claim.scopes)}."
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
            after = main_row(later)
            planned = after.scope is Scope.PLANNED  # a later plan need not replace an earlier one
            before = next((row for row in earlier if row.place and row.place == after.place), main_row(earlier))
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
