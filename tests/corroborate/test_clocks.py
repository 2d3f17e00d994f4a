"""What an as-of day sees of judgments."""

from __future__ import annotations

from datetime import UTC, date, datetime

from osintkit.corroborate.clocks import grades_by
from osintkit.model import Clock, GradeJudgment, Reliability, StatedDate


def grade(since: str | None, made: str) -> GradeJudgment:
    return GradeJudgment(
        source="nis",
        letter=Reliability.B,
        reason="borne out",
        since=StatedDate(since) if since else None,
        analyst="ada",
        at=datetime.fromisoformat(made).replace(tzinfo=UTC),
    )


def test_a_letter_holds_from_the_day_that_it_names_on_both_clocks():
    letters = (grade(None, "2024-12-01"), grade("2024-11-05", "2024-12-01"))
    for clock, day, held in (
        (Clock.PUBLIC, date(2024, 10, 1), 1),
        (Clock.PUBLIC, date(2024, 11, 5), 2),
        (Clock.CAPTURED, date(2024, 11, 5), 0),
        (Clock.CAPTURED, date(2024, 12, 1), 2),
    ):
        assert len(grades_by(letters, day, clock)) == held, (clock, day)
