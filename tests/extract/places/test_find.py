"""Places: coordinates, candidates, inflected names, and what is no place."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract.places.find import find_places
from osintkit.extract.places.gazetteer import Place, gazetteer

CASE = Path(__file__).resolve().parents[4] / "shared" / "case"


def only(text):
    [found] = find_places(text)
    assert found.words == found.span.of(text)
    return found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They came to Vladivostok.", "Vladivostok", "city"),
        ("Seoul's spies", "Seoul", "city"),
        ("in Kursk Oblast", "Kursk Oblast", "region"),
        ("the Kursk region", "Kursk Oblast", "region"),
        ("the city of Donetsk", "Donetsk (city)", "city"),
        ("the U.S. position", "United States", "country"),
        ("Ulan-Ude", "Ulan-Ude", "city"),
        ("з Києва", "Kyiv", "city"),
        ("в России", "Russia", "country"),
        ("у Росії", "Russia", "country"),
        ("в Курской области", "Kursk Oblast", "region"),
        ("평양에서", "Pyongyang", "city"),
        ("북한이", "North Korea", "country"),
    ],
)
def test_named_places(text, name, kind):
    found = only(text)
    assert (found.name, found.kind) == (name, kind)
    assert found.latitude is not None
    assert not found.candidates


def test_names_of_several_places_list_all_and_are_not_located():
    found = only("a vote in Georgia")
    assert (found.name, found.latitude) == ("", None)
    assert found.candidates == ("Georgia (US state)", "Georgia (country)")


def test_candidates_that_lie_together_are_located_roughly():
    found = only("They fight in Kursk.")
    assert found.candidates == ("Kursk (city)", "Kursk Oblast")
    assert found.precision == "approx"


def test_a_country_behind_the_comma_decides():
    assert find_places("Birmingham, Alabama")[0].name == "Birmingham (Alabama)"


@pytest.mark.parametrize(
    "text", ["the Moscow Times", "Mr. Jordan left", "let us go", "Paris Hilton", "a turkey dinner", "the Kyiv Post"]
)
def test_people_papers_and_common_words_are_no_places(text):
    assert find_places(text) == ()


def test_every_place_of_the_worked_case_is_known():
    if not CASE.is_dir():
        pytest.skip(f"{CASE} is absent: the facts of the worked case are no part of the project's tests")
    for file in ("statements.csv", "statements_extra.csv"):
        with (CASE / file).open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                if not row["lat"]:
                    continue
                place = row["place"].split(",")[0].split(" (")[0]
                found = find_places(place)
                assert found, place
                here = Place("", "", "", float(row["lat"]), float(row["lon"]), "", ())
                nearest = min(
                    (known for known in gazetteer().places if place == known.name or place in known.aliases),
                    key=lambda known: known.distance(here),
                )
                assert nearest.distance(here) < (250 if nearest.kind == "region" else 60), place


def test_the_gazetteer_is_well_formed():
    index = gazetteer()
    names = [place.name for place in index.places]
    assert len(names) == len(set(names)) > 700
    for place in index.places:
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180
        assert place.precision in {"page", "city", "town", "approx", "country"}
        assert place.kind in {"country", "region", "city", "town", "site", "sea", "continent"}
        assert len(place.country) in {0, 2}


def test_every_name_of_the_gazetteer_is_found_in_a_sentence():
    missed = []
    for place in gazetteer().places:
        for name in (place.name, *place.aliases):
            if name.endswith(")"):
                continue
            found = find_places(f"Yesterday {name}.")
            if not any(place.name == one.name or place.name in one.candidates for one in found):
                missed.append(name)
    assert missed == []


@settings(max_examples=120, deadline=None)
@given(st.text(st.characters(codec=None), max_size=100))
def test_any_unicode_is_read_and_spans_slice(text):
    for found in find_places(text):
        assert found.words == found.span.of(text)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kursk",
                "Oblast",
                "’s",
                "'s",
                ",",
                "New",
                "York",
                "Times",
                "Росії",
                "북한이",
                "U",
                ".",
                "S",
                "Georgia",
                "city",
                "of",
                "the",
                "Mr",
                "Ulan",
                "-",
                "Ude",
            ]
        ),
        max_size=10,
    )
)
def test_any_order_of_name_words_is_read(words):
    for text in (" ".join(words), "".join(words)):
        for found in find_places(text):
            assert found.words == found.span.of(text)
