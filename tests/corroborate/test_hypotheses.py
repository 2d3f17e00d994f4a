from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osintkit.corroborate.hypotheses import WEIGHTS, by_analyst, compare_hypotheses
from osintkit.model import Hypothesis, HypothesisRating, Rating, Reliability

HYPOTHESES = {key: Hypothesis(id=key, text=key) for key in ("h1", "h2", "h3")}


def rated(text, analyst="ada"):
    """Ratings written as ``1: h1=C h2=II``, one line a piece of evidence."""
    found = []
    for line in text.strip().splitlines():
        key, _, ratings = line.strip().partition(": ")
        for one in ratings.split():
            hypothesis, _, rating = one.partition("=")
            found.append(
                HypothesisRating(
                    hypothesis=hypothesis,
                    evidence=f"E-{key}",
                    rating=Rating(rating),
                    analyst=analyst,
                    at=datetime(2024, 11, 1, tzinfo=UTC),
                )
            )
    return tuple(found)


def matrix(rows, evidence, ratings, letters="", **more):
    sources = tuple(rows.source(key, letter=letter) for key, letter in (one.split("=") for one in letters.split()))
    material = rows.material(*evidence, sources=sources, hypotheses=HYPOTHESES, ratings=ratings)
    return compare_hypotheses(material, **more)


def points(found):
    return {one.hypothesis: one.against for one in found.scores}


def test_only_what_is_inconsistent_counts(rows):
    evidence = (rows.said("1", "a"), rows.said("2", "b"))
    found = matrix(rows, evidence, rated("1: h1=CC h2=I h3=N\n2: h1=C h2=II h3=NA"), "a=A b=A")
    assert points(found) == {"h1": 0.0, "h2": 3.0, "h3": 0.0}
    assert [(one.hypothesis, one.rank) for one in found.scores] == [("h1", 1), ("h3", 1), ("h2", 3)]


def test_copies_do_not_vote_twice(rows):
    evidence = [rows.said("0", "nis")] + [rows.said(str(i), f"p{i}", upstream="nis") for i in range(1, 10)]
    ratings = rated("\n".join(f"{i}: h1=C h2=I" for i in range(10)))
    found = matrix(rows, evidence, ratings, "nis=A")
    assert points(found)["h2"] == 1.0
    assert len(found.votes) == 1


def test_letters_discount_and_f_is_no_number(rows):
    evidence = tuple(rows.said(key, key.lower()) for key in ("A", "C", "E", "F"))
    found = matrix(rows, evidence, rated("A: h1=I\nC: h1=I\nE: h1=I\nF: h1=II"), "a=A c=C e=E f=F")
    score = next(one for one in found.scores if one.hypothesis == "h1")
    assert (score.against, score.least) == (1.0 + 0.5 + 0.0 + 2.0, 1.5)
    assert Reliability.F not in WEIGHTS
    assert any("No basis for a letter (F)" in note and "F" in note for note in found.notes)


def test_the_matrix_says_when_the_order_depends_on_unjudged_sources(rows):
    evidence = (rows.said("1", "a"), rows.said("2", "b"))
    found = matrix(rows, evidence, rated("1: h1=I h2=C h3=II\n2: h1=C h2=II h3=II"), "a=C b=F")
    assert found.scores[0].hypothesis == "h1"
    assert any("depends on sources whose reliability nobody can judge" in note for note in found.notes)


def test_diagnosticity_is_the_spread_between_hypotheses(rows):
    evidence = (rows.said("1", "a"), rows.said("2", "b"))
    found = matrix(rows, evidence, rated("1: h1=C h2=C h3=C\n2: h1=CC h2=II"))
    assert [one.diagnosticity for one in found.votes] == [0.0, 2.0]
    assert any("Distinguishes no hypothesis from another: A." in note for note in found.notes)


def test_what_would_change_the_first_place_is_named(rows):
    evidence = (rows.said("1", "a"), rows.said("2", "b"), rows.said("3", "b"))
    found = matrix(rows, evidence, rated("1: h1=C h2=II\n2: h1=I h2=C\n3: h1=C h2=C"), "a=A b=A")
    assert [(one.kind, one.label, one.after) for one in found.sensitive if "h3" not in one.after] == []
    two = tuple(one for one in rated("1: h1=C h2=II h3=II\n2: h1=I h2=C h3=II\n3: h1=C h2=C h3=II"))
    found = matrix(rows, evidence, two, "a=A b=A")
    assert {(one.kind, one.label, one.after) for one in found.sensitive if one.first} == {
        ("evidence", "E-1", ("h2",)),
        ("origin", "A", ("h2",)),
    }
    assert found.sensitive[0].because == "If E-1 were wrong, the least would stand against h2 instead of h1."


def test_a_synthesis_does_not_vote_beside_those_whose_word_it_pools(rows):
    evidence = (rows.said("1", "a"), rows.said("2", "b"), rows.said("3", "team", upstream="a b"))
    found = matrix(rows, evidence, rated("1: h1=I\n2: h1=C\n3: h1=II"), "a=A b=A team=A")
    assert points(found)["h1"] == 1.0
    assert any("without a vote: synthesis by TEAM (pools A, B)" in note for note in found.notes)


evidences = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(["", "a", "b", "a b"]),
        st.sampled_from(["c", "d"]),
        st.lists(st.sampled_from(["CC", "C", "N", "I", "II", "NA"]), min_size=3, max_size=3),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(evidences)
def test_what_the_ranking_hangs_on_is_what_brute_force_finds(rows, drawn):
    evidence = [
        rows.said(str(i), speaker, upstream=upstream, claim=claim)
        for i, (speaker, upstream, claim, _) in enumerate(drawn)
    ]
    ratings = rated(
        "\n".join(
            f"{i}: " + " ".join(f"h{n}={one}" for n, one in enumerate(given, 1)) for i, (*_, given) in enumerate(drawn)
        )
    )
    letters = "a=A b=C c=F"
    found = matrix(rows, evidence, ratings, letters)

    def order(of):
        return sorted((one.rank, one.hypothesis) for one in of.scores)

    hangs = set()
    for one in evidence:
        without = tuple(rating for rating in ratings if rating.evidence != one.id)
        again = matrix(rows, evidence, without, letters)
        if order(again) != order(found):
            hangs.add(one.id)
    assert {one.target for one in found.sensitive if one.kind == "evidence"} == hangs


def test_a_source_that_is_wrong_is_wrong_on_all_claims(rows):
    evidence = (rows.said("1", "a"), rows.said("2", "a", claim="d"), rows.said("3", "b"), rows.said("4", "c"))
    ratings = rated("1: h1=C h2=I h3=II\n2: h1=C h2=I h3=II\n3: h1=I h2=C h3=II\n4: h1=C h2=C h3=II")
    found = matrix(rows, evidence, ratings, "a=A b=A c=A")
    assert [(one.kind, one.target, one.after) for one in found.sensitive if one.kind == "origin"] == [
        ("origin", "a", ("h2",))
    ]


def test_analysts_stand_apart_and_together(rows):
    evidence = (rows.said("1", "a"),)
    ratings = rated("1: h1=C h2=I", "ada") + rated("1: h1=I h2=C", "ben")
    material = rows.material(*evidence, hypotheses=HYPOTHESES, ratings=ratings)
    ada, ben = by_analyst(material)
    assert (ada.analyst, ada.scores[0].hypothesis) == ("ada", "h1")
    assert next(one.hypothesis for one in ben.scores) == "h2"
    assert {one.hypothesis: one.against for one in compare_hypotheses(material).scores if one.votes} == {
        "h1": 0.5,
        "h2": 0.5,
    }


def test_the_latest_rating_of_an_analyst_holds(rows):
    first, second = rated("1: h1=I"), rated("1: h1=C")
    later = tuple(one.__class__(**{**_fields(one), "at": datetime(2024, 11, 2, tzinfo=UTC)}) for one in second)
    found = matrix(rows, (rows.said("1", "a"),), (*later, *first))
    assert points(found)["h1"] == 0.0


def _fields(one):
    return {name: getattr(one, name) for name in ("hypothesis", "evidence", "rating", "analyst")}


def test_ratings_of_what_does_not_count_or_is_not_seen_are_left_out(rows):
    evidence = (
        rows.said("1", "a", "2024-10-18"),
        rows.said("2", "b", "2024-12-01"),
        rows.said("3", "c", status="rejected"),
        rows.said("4", "d", anchor="orphan"),
    )
    ratings = rated("\n".join(f"{key}: h1=I" for key in (1, 2, 3, 4, 9)))
    assert points(matrix(rows, evidence, ratings, as_of=date(2024, 11, 1)))["h1"] == 1.0
    assert points(matrix(rows, evidence, ratings))["h1"] == 2.0


def test_an_unrated_matrix_ranks_nobody_before_another(rows):
    found = matrix(rows, (rows.said("1", "a"),), ())
    assert [(one.rank, one.against) for one in found.scores] == [(1, 0.0)] * 3
    assert found.sensitive == ()


@pytest.mark.parametrize("rating", list(Rating))
def test_every_rating_is_understood(rows, rating):
    found = matrix(rows, (rows.said("1", "a"),), rated(f"1: h1={rating.value}"))
    assert found.scores
