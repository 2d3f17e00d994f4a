"""Numbers compared: what changed on the way from an originator, and latest numbers that do not meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from osintkit.corroborate.estimates.rows import GIVEN, Distortion, EstimateRow, main_row
from osintkit.model import Scope


def _meet(one: EstimateRow, other: EstimateRow) -> bool:
    left = [value for value in (one.low, one.best, one.high) if value is not None]
    right = [value for value in (other.low, other.best, other.high) if value is not None]
    low_one = float("-inf") if one.low is None and one.best is None else min(left)
    low_other = float("-inf") if other.low is None and other.best is None else min(right)
    high_one = float("inf") if one.high is None and one.best is None else max(left)
    high_other = float("inf") if other.high is None and other.best is None else max(right)
    return low_one <= high_other and low_other <= high_one


def distortions(rows: Sequence[EstimateRow], days: Mapping[str, date]) -> Iterable[Distortion]:
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


def contradictions(rows: Sequence[EstimateRow], claim: str) -> Iterable[str]:
    """Yield a sentence for each thing counted of which originators' latest numbers do not meet."""
    latest: dict[tuple[tuple[str, Scope, str], str], EstimateRow] = {}
    for row in rows:
        if row.current:
            key = ((row.claim, row.scope, row.unit.casefold()), f"{row.origin} {row.series}")
            latest[key] = main_row([latest[key], row]) if key in latest else row
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
