"""Which evidence and which judgments an as-of day sees, on either of the two clocks.

Public: evidence from the day on which it was said or published, readings whenever they were made. Captured: evidence
from the day on which this case received it, every judgment from the day on which it was made.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from osintkit.model import (
    Assessment,
    Clock,
    Evidence,
    GradeJudgment,
    OriginDecision,
    StatedDate,
)


def day_of(instant: datetime) -> date:
    """Return the day of an instant in UTC.

    >>> day_of(datetime(2024, 10, 18, 23, 30, tzinfo=UTC)).isoformat()
    '2024-10-18'
    """
    return instant.astimezone(UTC).date()


def evidence_day(evidence: Evidence, clock: Clock = Clock.PUBLIC) -> date | None:
    """Return the first day on which the evidence counts; None when nothing tells.

    A month or an interval counts from its last day: by then it had been said, whichever day was meant. On the public
    clock, an undated piece of evidence counts from the day on which it was captured.
    """
    captured = day_of(evidence.captured) if evidence.captured is not None else None
    if clock is Clock.PUBLIC and evidence.said is not None:
        return evidence.said.latest
    return captured


def sees(day: date | None, as_of: date | None) -> bool:
    """Return whether an as-of day sees something of that day; without an as-of day everything is seen."""
    return as_of is None or (day is not None and day <= as_of)


def visible(evidence: Iterable[Evidence], as_of: date | None, clock: Clock = Clock.PUBLIC) -> tuple[Evidence, ...]:
    """Return the evidence that the day sees, oldest first; ties in the order of their ids."""
    seen = [one for one in evidence if sees(evidence_day(one, clock), as_of)]
    return tuple(sorted(seen, key=lambda one: (evidence_day(one, clock) or date.max, one.id)))


def judged(at: datetime | None, as_of: date | None, clock: Clock) -> bool:
    """Return whether a judgment made at that instant holds: on the public clock, always."""
    return clock is Clock.PUBLIC or at is None or sees(day_of(at), as_of)


def decisions_by(
    decisions: Iterable[OriginDecision], claim: str, as_of: date | None, clock: Clock
) -> tuple[OriginDecision, ...]:
    """Return the splits and joins of a claim that hold, in the order in which they were made."""
    held = [one for one in decisions if one.claim == claim and judged(one.at, as_of, clock)]
    first = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(held, key=lambda one: (one.at or first, one.analyst, one.kind, one.evidence)))


def assessments_by(
    assessments: Iterable[Assessment], claim: str, as_of: date | None, clock: Clock
) -> tuple[Assessment, ...]:
    """Return the assessments of a claim that the day sees, oldest first."""
    held = [
        one
        for one in assessments
        if one.claim == claim and sees(one.as_of.latest if clock is Clock.PUBLIC else day_of(one.made), as_of)
    ]
    return tuple(sorted(held, key=lambda one: (one.as_of.latest, one.made, one.analyst, one.id)))


def grades_by(grades: Iterable[GradeJudgment], as_of: date | None, clock: Clock) -> tuple[GradeJudgment, ...]:
    """Return the letters that hold, oldest first; ``since`` binds on both clocks."""
    held = [
        one for one in grades if judged(one.at, as_of, clock) and (one.since is None or sees(one.since.earliest, as_of))
    ]
    first = datetime.min.replace(tzinfo=UTC)
    return tuple(
        sorted(held, key=lambda one: (one.since.earliest if one.since else date.min, one.at or first, one.analyst))
    )


def may_overlap(said: StatedDate | None, since: StatedDate | None, until: StatedDate | None) -> bool:
    """Return whether a statement may fall between two days. What is undated may: unknown independence is dependence.

    >>> may_overlap(StatedDate("2024-10"), StatedDate("2024-10-28"), None)
    True
    >>> may_overlap(StatedDate("2024-10-18"), StatedDate("2024-10-28"), None)
    False
    """
    if said is None:
        return True
    after_start = since is None or said.latest >= since.earliest
    before_end = until is None or said.earliest <= until.latest
    return after_start and before_end
