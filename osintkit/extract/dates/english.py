"""The English rules by the names that `osintkit.extract.dates.grammar` gives them."""

from __future__ import annotations

from collections.abc import Mapping

from osintkit.extract.dates.resolve import Rule, month, season, weekday
from osintkit.extract.dates.rules import (
    adverb,
    clock,
    clock_day,
    day_clock,
    daypart,
    full_date,
    iso,
    month_of_year,
    month_year,
    numeric,
    quarter,
    quarter_ago,
    quarter_of_year,
    week_of,
)
from osintkit.extract.dates.spans import (
    ago,
    boundary,
    duration,
    every,
    recurring,
    reference,
    relative,
    relative_span,
    shift,
    the_unit,
    units,
)
from osintkit.extract.dates.years import century, decade, half, half_unit, holiday, year, year_boundary

ENGLISH: Mapping[str, Rule] = {
    "iso": iso,
    "numeric": numeric,
    "week-of": week_of,
    "day-month": full_date,
    "month-day": full_date,
    "clock-day": clock_day,
    "day-clock": day_clock,
    "clock": clock,
    "month-year": month_year,
    "month-of-year": month_of_year,
    "daypart": daypart,
    "weekday": weekday,
    "quarter": quarter,
    "quarter-ago": quarter_ago,
    "quarter-of-year": quarter_of_year,
    "ago": ago,
    "shift": shift,
    "month": month,
    "relative-span": relative_span,
    "season": season,
    "relative": relative,
    "boundary": boundary,
    "year-boundary": year_boundary,
    "decade": decade,
    "century": century,
    "year-period": year,
    "year": year,
    "every": every,
    "duration": duration,
    "adverb": adverb,
    "set": recurring,
    "reference": reference,
    "the-unit": the_unit,
    "holiday": holiday,
    "half": half,
    "half-unit": half_unit,
    "units": units,
}
