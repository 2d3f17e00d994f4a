"""Time expressions: resolved, kept with all readings, never guessed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract.dates.calendar import stated
from osintkit.extract.dates.find import find_dates
from osintkit.model import StatedDate

PUBLISHED = StatedDate("2024-10-16")  # a Wednesday
SEED = Path(__file__).resolve().parents[4] / "shared" / "seed"


def only(text, published=PUBLISHED, language="en"):
    [found] = find_dates(text, published, language=language)
    assert found.words == found.span.of(text)
    return found


@pytest.mark.parametrize(
    ("text", "expected", "rule"),
    [
        ("He spoke on Sunday.", "2024-10-13", "weekday-before-published"),
        ("He will speak on Sunday.", "2024-10-20", "weekday-after-published"),
        ("He spoke on Wednesday.", "2024-10-16", "weekday-of-published"),
        ("They left last week.", "2024-10-07/2024-10-13", "relative-before-published"),
        ("They met in June.", "2024-06", "month-before-published"),
        ("They will meet in June.", "2025-06", "month-after-published"),
        ("They came earlier this month.", "2024-10", "relative-of-published"),
        ("They came yesterday.", "2024-10-15", "adverb-before-published"),
        ("They came two days ago.", "2024-10-14", "ago-before-published"),
        ("They came on 4 October.", "2024-10-04", "day-month-before-published"),
        ("They came on Oct. 4, 2023.", "2023-10-04", "month-day"),
        ("They came between Oct. 8-13, 2024.", "2024-10-08/2024-10-13", "month-day"),
        ("They came in October 2023.", "2023-10", "month-year"),
        ("It began in 2022.", "2022", "year"),
        ("It began in the third quarter.", "2024-07-01/2024-09-30", "quarter-before-published"),
        ("It ended last year.", "2023", "relative-before-published"),
        ("It ended in the summer of 2023.", "2023-06-01/2023-08-31", "season"),
    ],
)
def test_resolved_against_publication(text, expected, rule):
    found = only(text)
    assert (str(found.date), found.rule, found.candidates) == (expected, rule, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The hearing is set for the week of Nov. 4.", "2024-W45"),
        ("They met the week of Oct. 7, 2024.", "2024-W41"),
        ("It happened on the day of October 7.", "2024-10-07"),
        ("Sales rose in the period ended Jan. 31.", "2024-01-31"),
        ("It will close by year-end.", "2024-12-31"),
        ("It fell since year-end.", "2023-12-31"),
    ],
)
def test_a_week_named_by_a_day_and_what_has_ended(text, value):
    assert value in [found.value for found in find_dates(text, PUBLISHED)]


def test_two_days_earlier_counts_from_the_day_that_the_text_speaks_of():
    found = find_dates("The ships left on 8 October. Two days earlier the port was closed.", PUBLISHED)
    assert [str(one.date) for one in found] == ["2024-10-08", "2024-10-06"]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Summit Friday", ["2024-10-11", "2024-10-18"]),
        ("Dated 03/04/2024", ["2024-03-04", "2024-04-03"]),
    ],
)
def test_two_readings_are_both_kept(text, candidates):
    found = only(text)
    assert found.ambiguous
    assert found.date is None
    assert [str(day) for day in found.candidates] == candidates


def test_last_friday_on_a_saturday_is_ambiguous():
    found = only("They met last Friday.", StatedDate("2024-10-19"))
    assert [str(day) for day in found.candidates] == ["2024-10-11", "2024-10-18"]


def test_an_interval_of_publication_gives_all_its_readings():
    found = only("He spoke on Sunday.", StatedDate("2024-10-18/2024-10-25"))
    assert (found.date, [str(day) for day in found.candidates]) == (None, ["2024-10-13", "2024-10-20"])
    assert found.rule == "weekday-published-unknown"


def test_an_interval_that_leaves_one_reading_resolves():
    assert str(only("He spoke on Sunday.", StatedDate("2024-10-14/2024-10-16")).date) == "2024-10-13"


def test_unknown_publication_takes_candidates_from_the_dates_that_the_text_states():
    found = find_dates("He spoke on Sunday. The strike was on October 4, 2024.", None)
    sunday = found[0]
    assert sunday.date is None
    assert {"2024-09-29", "2024-10-06"} <= {str(day) for day in sunday.candidates}


def test_unknown_publication_without_any_hint_gives_none():
    found = only("He spoke on Sunday.", None)
    assert (found.date, found.candidates, found.value) == (None, (), "XXXX-WXX-7")


def test_explicit_dates_need_no_publication():
    assert str(only("They came on 4 October 2024.", None).date) == "2024-10-04"


def test_seed_weekdays_are_ambiguous_against_an_unknown_publication():
    files = sorted(SEED.glob("*.txt"))
    if not files:
        pytest.skip(f"{SEED} is absent: the seed article is no part of the project")
    text = files[0].read_text(encoding="utf-8")
    for published in (None, StatedDate("2024-10-14/2024-11-01")):
        weekdays = {one.words: one for one in find_dates(text, published) if one.words in {"Sunday", "Tuesday"}}
        assert set(weekdays) == {"Sunday", "Tuesday"}
        for words, number in (("Sunday", 6), ("Tuesday", 1)):
            found = weekdays[words]
            assert found.ambiguous
            assert found.date is None
            assert all(day.earliest.weekday() == number for day in found.candidates)
    assert StatedDate("2024-10-13") in weekdays["Sunday"].candidates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("for two days", "P2D"),
        ("a 10-year plan", "P10Y"),
        ("within 48 hours", "PT48H"),
        ("the past three months", "P3M"),
        ("every day", "P1D"),
        ("it is now dark", "PRESENT_REF"),
        ("two and a half years", "P2Y6M"),
    ],
)
def test_durations_and_references_have_a_value_and_no_date(text, value):
    found = find_dates(text, PUBLISHED)[-1]
    assert (found.value, found.date) == (value, None)


@pytest.mark.parametrize(
    "text",
    ["They may march.", "a 6-year-old boy", "2,024 men", "the 2000 soldiers", "Room 1984b", "I am 12", "sat down"],
)
def test_no_time_is_no_time(text):
    assert [one for one in find_dates(text, PUBLISHED) if one.date is not None] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "18 жовтня 2024 року", "2024-10-18"),
        ("uk", "минулого тижня", "2024-10-07/2024-10-13"),
        ("uk", "вчора", "2024-10-15"),
        ("ru", "13 октября", "2024-10-13"),
        ("ru", "в прошлом году", "2023"),
        ("ru", "8-13 октября 2024 года", "2024-10-08/2024-10-13"),
        ("ko", "2024년 10월 18일", "2024-10-18"),
        ("ko", "지난달", "2024-09"),
        ("ko", "10월 8일", "2024-10-08"),
        ("de", "am 18.10.2024", "2024-10-18"),
    ],
)
def test_other_languages(language, text, expected):
    assert str(only(text, language=language).date) == expected


def test_weekday_before_a_date_is_that_day():
    found = find_dates("У неділю, 13 жовтня, він виступив.", PUBLISHED, language="uk")
    assert [str(one.date) for one in found] == ["2024-10-13", "2024-10-13"]


@settings(max_examples=120, deadline=None)
@given(
    st.text(st.characters(codec=None), max_size=120),
    st.sampled_from(
        [None, PUBLISHED, StatedDate("2024-10-01/2024-10-20"), StatedDate("0001-01-01"), StatedDate("9999-12-31")]
    ),
    st.sampled_from(["en", "uk", "ru", "ko", "xx"]),
)
def test_any_unicode_is_read_and_spans_slice(text, published, language):
    for found in find_dates(text, published, language=language):
        assert found.words == found.span.of(text)


WORDS = [
    "last",
    "next",
    "this",
    "the",
    "of",
    "in",
    "on",
    "ago",
    "earlier",
    "later",
    "two",
    "a",
    "10",
    "31",
    "2024",
    "-",
    ",",
    ".",
    "May",
    "March",
    "Sunday",
    "year",
    "years",
    "week",
    "quarter",
    "third",
    "morning",
    "10:35",
    "a.m.",
    "EST",
    "today",
    "every",
    "end",
    "early",
    "1980s",
    "half",
    "few",
    "99999",
    "century",
    "decade",
    "yesterday",
    "Oct.",
    "'s",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.sampled_from([None, PUBLISHED, StatedDate("0001-01-01"), StatedDate("9999-12-31"), StatedDate("2024-02-29")]),
)
def test_any_order_of_time_words_is_read(words, published):
    text = " ".join(words)
    for found in find_dates(text, published):
        assert found.words == found.span.of(text)
        assert found.date is None or not found.candidates


@settings(deadline=None)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 6))
def test_a_past_weekday_lies_in_the_week_up_to_publication(day, number):
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[number]
    found = only(f"They spoke on {name}.", StatedDate(day.isoformat())).date.earliest
    assert found.weekday() == number
    assert timedelta(0) <= day - found < timedelta(7)


def test_values_without_days_are_no_stated_dates():
    assert [stated(value) for value in ("P2D", "PRESENT_REF", "XXXX-06", "2024-W60", "2024-13", "0000")] == [None] * 6


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half an hour", "PT30M"),
        ("the first half of 2023", "2023-H1"),
        ("on Fridays", "XXXX-WXX-5"),
        ("over the past decade", "P10Y"),
        ("at 10:15 p.m. on Sunday he spoke", "2024-10-13T22:15"),
        ("last Thanksgiving", "2023-11-23"),
        ("earnings for the year ended March 31", "P1Y"),
        ("the 19th century", "18"),
        ("the late 1990s", "199"),
        ("this morning", "2024-10-16TMO"),
        ("nearly three decades ago", "1994"),
        ("the bombing of nineteen ninety-six", "1996"),
        ("In January nineteen ninety-seven they met", "1997-01"),
        ("by the year two thousand and six", "2006"),
        ("the winter of nineteen fourteen", "1914-WI"),
        ("twenty twenty-year bonds", "P20Y"),
        ("flights on Tuesday nights", "XXXX-WXX-2TNI"),
        ("the last half of 2023", "2023-H2"),
        ("The boy was found on Thanksgiving", "2023-11-23"),
        ("The shops will open on Thanksgiving", "2024-11-28"),
        ("They cut jobs due to the third-quarter loss", "2024-Q3"),
        ("They did not plan to leave on Friday", "2024-10-18"),
    ],
)
def test_values(text, value):
    assert find_dates(text, PUBLISHED)[0].value == value


def test_many_weekdays_without_a_date_keep_no_candidates_and_end_soon():
    found = find_dates("Putin visited North Korea. " + "Sunday " * 3000, None)
    assert len(found) == 3000
    assert not any(one.candidates for one in found)


def test_too_many_candidates_are_one_interval():
    found = only("They came yesterday.", StatedDate("2024-01-01/2024-06-30"))
    assert str(found.date) == "2023-12-31/2024-06-29"


def test_a_period_of_another_year_is_the_quarter_that_the_text_speaks_of():
    found = find_dates("Sales fell in the third quarter. They had risen in the 2022 period.", PUBLISHED)
    assert [one.value for one in found] == ["2024-Q3", "2022-Q3"]
