"""Numbers as stated: bounds, units, scopes, and what is no quantity."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract.quantities.find import change_of, find_quantities
from osintkit.extract.quantities.numerals import read_numeral
from osintkit.extract.text.tokens import tokenize
from osintkit.model import Scope

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks" / "accuracy"


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        ("about 1,500 men", None, 1500, None),
        ("more than 10,000 men", 10000, None, None),
        ("between 10,000 and 12,000 men", 10000, None, 12000),
        ("an additional 10,000 men", 10000, 10000, 10000),
        ("thousands of men", 2000, None, None),
        ("some 300 men", None, 300, None),
        ("1.2 million men", 1.2e6, 1.2e6, 1.2e6),
        ("at least six men", 6, None, None),
        ("10 to 12 million men", 10e6, None, 12e6),
        ("up to 3,000 men", None, None, 3000),
        ("twenty-one men", 21, 21, 21),
        ("two hundred and five men", 205, 205, 205),
        ("half a million men", 5e5, 5e5, 5e5),
        ("two-thirds of the men", 2 / 3, 2 / 3, 2 / 3),
        ("12 per cent of the men", 12, 12, 12),
        ("a dozen men", 12, 12, 12),
        ("no fewer than 90 men", 90, None, None),
        ("500 or more men", 500, None, None),
        ("one in four men", 0.25, 0.25, 0.25),
        ("nine out of ten men", 0.9, 0.9, 0.9),
    ],
)
def test_bounds_are_as_stated(text, low, best, high):
    [found] = find_quantities(text)
    assert (found.low, found.best, found.high) == pytest.approx((low, best, high))
    assert found.span.of(text) == found.words


@pytest.mark.parametrize(
    "text",
    [
        "the KN-23 missile",
        "under Article 4 of the treaty",
        "the 11th Corps",
        "on Oct. 18, 2024",
        "on 18 October 2024 at 10:35 a.m.",
        "in 1984",
        "the 1990s",
        "the 2nd Guards Army",
        "call +82 2 555 0100 today",
        "a 3-2 win",
        "one of the officers",
        "no one was hurt",
        "2024-10-18",
        "18.10.2024",
        "Resolution 1718",
    ],
)
def test_dates_names_and_ranks_are_no_quantities(text):
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("4,000 soldiers were killed or wounded", Scope.CASUALTIES),
        ("4,000 soldiers were killed", Scope.KILLED),
        ("31 people were injured", Scope.WOUNDED),
        ("2 soldiers were taken prisoner", Scope.CAPTURED),
        ("the state plans to send 5,000 builders", Scope.PLANNED),
        ("another 600 workers are to be sent in June", Scope.PLANNED),
        ("the state may send a total of 12,000 troops", Scope.PLANNED),
        ("14,300 people in all", Scope.CUMULATIVE),
        ("containers with room for up to 4.8 million shells", Scope.CAPACITY),
        ("1,500 soldiers are deployed in the east", Scope.PRESENT),
        ("12,000 houses", Scope.OTHER),
    ],
)
def test_scope_comes_from_the_words_around(text, scope):
    assert find_quantities(text)[-1].scope is scope


def test_killed_and_wounded_in_one_sentence_are_told_apart():
    found = find_quantities("The strike left 20 dead and 30 wounded; 6 were captured.")
    assert [one.scope for one in found] == [Scope.KILLED, Scope.WOUNDED, Scope.CAPTURED]


def test_money_and_shares_have_no_scope():
    found = find_quantities("They sent $5 million, and 12% of it was lost when ten men were killed.")
    assert [str(one.scope) for one in found] == ["other", "other", "killed"]


def test_additional_is_marked():
    assert [
        one.additional for one in find_quantities("1,500 left; another 1,500 and 600 more soldiers will follow")
    ] == [
        False,
        True,
        True,
    ]


def test_only_what_stands_wholly_inside_is_returned():
    text = "Six men left. About 1,500 men stayed."
    assert [one.words for one in find_quantities(text, 14)] == ["About 1,500 men"]
    assert find_quantities(text, 16) == ()
    assert [one.words for one in find_quantities(text, 0, 13)] == ["Six men"]


@pytest.mark.parametrize(
    ("language", "text", "best", "low", "high"),
    [
        ("uk", "Близько 10 тис. військових", 10000, None, None),
        ("uk", "понад 3 000 солдатів", None, 3000, None),
        ("uk", "від 10 до 12 тисяч людей", None, 10000, 12000),
        ("ru", "Около 1,5 тыс. солдат", 1500, None, None),
        ("ru", "двадцать пять человек", 25, 25, 25),
        ("ko", "약 1만2000명", 12000, None, None),
        ("ko", "3천명 이상", None, 3000, None),
    ],
)
def test_other_languages(language, text, best, low, high):
    [found] = find_quantities(text, language=language)
    assert (found.low, found.best, found.high) == (low, best, high)


def test_unknown_language_reads_digits_only():
    assert [one.best for one in find_quantities("1.500 Soldaten und zwei Panzer", language="de")] == [1.5]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=120), st.sampled_from(["en", "uk", "ru", "ko", "xx"]))
def test_any_unicode_is_read_and_spans_slice(text, language):
    for found in find_quantities(text, language=language):
        assert found.words == found.span.of(text)
        assert found.words


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "about",
                "more",
                "than",
                "1,500",
                "12",
                "million",
                "-",
                "to",
                "and",
                "a",
                "the",
                "half",
                "of",
                "twenty",
                "one",
                "hundred",
                "$",
                "%",
                "men",
                "/",
                ".",
                ":",
                "killed",
                "3rd",
                "two-thirds",
                "2024",
                "several",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_number_words_is_read(words):
    for text in (" ".join(words), "".join(words)):
        for found in find_quantities(text):
            assert found.words == found.span.of(text)
            if found.low is not None and found.high is not None:
                assert found.low <= found.high


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_and_without_commas_are_the_same_number(number):
    values = [
        read_numeral(tokenize(form), 0).value
        for form in (f"{number:,}", str(number), f"{number:,}".replace(",", "\u00a0"))
    ]
    assert values == [float(number)] * 3


def test_work_is_linear_in_length(calls):
    part = "About 1,500 men and 3 tanks, more than 20 guns, were lost in 2024. "
    short, long = (calls(lambda times=times: find_quantities(part * times + str(times))) for times in (200, 1600))
    assert short < long < 8 * 1.2 * short


def test_change_says_which_kind_of_number():
    assert [change_of(one) for one in find_quantities("about 20 men, over 30, up to 40, 50")] == ["~", ">", "<", "="]


def test_own_gold_stays_above_its_floor(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    sys.modules.pop("shared_bench_values", None)
    import shared_bench_values as bench

    wanted = found = right = 0
    for row in bench.rows(bench.OWN_QUANTITIES):
        gold = [one["value"] for one in row["gold"]]
        ours = [bench.quantity_value(one) for one in find_quantities(row["text"])]
        wanted += len(gold)
        found += len(ours)
        for value in gold:
            match = next((one for one in ours if one == pytest.approx(value, rel=1e-5)), None)
            if match is not None:
                right += 1
                ours.remove(match)
    assert wanted >= 120
    assert 2 * right / (wanted + found) >= 0.95


def test_a_word_belongs_to_the_number_nearest_to_it():
    text = "Besides 11,000 sent in autumn, of whom 4,000 are casualties, at least 3,000 more went; 500 will follow."
    assert [str(one.scope) for one in find_quantities(text)] == ["present", "casualties", "present", "planned"]


def test_room_for_shells_is_no_presence_of_containers():
    text = "Seoul counted 13,000 containers shipped by rail, room for up to six million shells."
    assert [str(one.scope) for one in find_quantities(text)] == ["present", "capacity"]


def test_numbers_linked_by_and_share_what_they_count():
    found = find_quantities("The leader will send 1,000 sappers and 5,000 builders.")
    assert [str(one.scope) for one in found] == ["planned", "planned"]


def test_a_number_of_a_number_has_the_unit_of_the_whole_and_a_speed_its_time():
    assert [(one.best, one.unit) for one in find_quantities("12 of the 14 drones flew at 131 km/h")] == [
        (12.0, "drones"),
        (14.0, "drones"),
        (131.0, "km/h"),
    ]


def test_no_one_and_days_make_no_ratio():
    assert [one.best for one in find_quantities("no one in ten houses; three in ten days")] == [10.0, 3.0, 10.0]
