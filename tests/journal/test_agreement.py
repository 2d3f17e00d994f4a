from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osintkit.journal import Journal, Judgments, read_entries, replay
from osintkit.journal.agreement import (
    LETTERS,
    confusion_tables,
    krippendorff,
    measure_agreement,
    to_settle,
)
from osintkit.journal.blind import blinded
from osintkit.model import JudgmentKind

# Four observers, twelve units, five values, with gaps: the example by which the measure was published
# (Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011), nominal 0.743, ordinal 0.815.
PUBLISHED = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def units_of(rows):
    columns = zip(*(row.split() for row in rows), strict=True)
    return {
        f"unit-{index}": {f"observer-{name}": value for name, value in enumerate(column) if value != "."}
        for index, column in enumerate(columns)
    }


@pytest.mark.parametrize(
    ("rows", "alpha"),
    [
        # the same paper's examples of two observers: binary data, and nominal data
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
    ],
)
def test_the_published_examples_of_two_observers_give_the_published_values(rows, alpha):
    assert krippendorff(units_of(rows)) == pytest.approx(alpha, abs=0.0005)


def test_the_published_example_gives_the_published_values():
    units = units_of(PUBLISHED)
    assert krippendorff(units) == pytest.approx(0.743, abs=0.0005)
    assert krippendorff(units, "12345") == pytest.approx(0.815, abs=0.0005)


def by_definition(units, scale):
    """One minus observed over expected disagreement, from all ordered pairs: slow, and nothing to get wrong."""
    rows = [list(unit.values()) for unit in units.values() if len(unit) > 1]
    totals = Counter(value for row in rows for value in row)

    def distance(left, right):
        if left == right:
            return 0.0
        if not scale:
            return 1.0
        low, high = sorted((scale.index(left), scale.index(right)))
        between = sum(totals[value] for value in scale[low : high + 1])
        return (between - (totals[left] + totals[right]) / 2) ** 2

    count = totals.total()

    def total(values):
        return sum(distance(*pair) for pair in itertools.permutations(values, 2))

    expected = total([value for row in rows for value in row])
    observed = sum(total(row) / (len(row) - 1) for row in rows)
    return 1 - observed / count / (expected / (count * (count - 1))) if expected else None


UNITS = st.dictionaries(
    st.integers(0, 9).map(str),
    st.dictionaries(st.sampled_from("abc"), st.sampled_from("ABCDE"), min_size=1),
    max_size=8,
)


@given(UNITS, st.booleans())
def test_alpha_is_what_its_definition_says(units, ordinal):
    scale = "ABCDE" if ordinal else ""
    expected = by_definition(units, scale)
    found = krippendorff(units, scale)
    assert (found is None) == (expected is None)
    assert found == pytest.approx(expected) if expected is not None else True


@given(UNITS)
def test_perfect_agreement_is_one_or_undefined(units):
    agreed = {unit: dict.fromkeys(values, next(iter(values.values()))) for unit, values in units.items()}
    assert krippendorff(agreed) in {None, 1.0}


def test_no_basis_is_not_judged():
    assert krippendorff({"nis": {"anna": "F", "ben": "B"}, "rok": {"anna": "A", "ben": "A"}}, LETTERS) is None


@pytest.fixture
def judged(tmp_path, link_data):
    def give(analyst, links, letters, ratings=(), **more):
        with Journal(tmp_path, analyst, "desk") as journal:
            for start, stance in links:
                journal.append(JudgmentKind.LINK, link_data(start, stance))
            for source, letter in letters:
                journal.append(JudgmentKind.GRADE, {"source": source, "letter": letter})
            for evidence, rating in ratings:
                journal.append(JudgmentKind.RATE, {"hypothesis": "h", "evidence": evidence, "rating": rating})
            if more:
                journal.append(JudgmentKind.ASSESS, {"claim": "nk-troops", "as_of": "2024-10", **more})
            journal.append(JudgmentKind.NOTE, {"text": f"by {analyst}", "about": "nis"})

    give("anna", [(0, "supports"), (6, "supports"), (12, "refutes")], [("nis", "B")], [("E-1", "C")], digit="2")
    give(
        "ben",
        [(0, "supports"), (6, "refutes"), (12, "refutes"), (18, "neutral")],
        [("nis", "C"), ("mod", "B")],
        digit="3",
    )
    give("chris", [(0, "supports")], [("nis", "F")])
    return replay(read_entries(tmp_path))


def test_agreement_is_told_by_kind_and_claim(judged):
    rows = {(row.kind, row.claim): row for row in measure_agreement(judged)}
    link = rows["link", "nk-troops"]
    assert (link.metric, link.units, link.analysts) == ("nominal", 3, 3)
    assert link.observed == pytest.approx(4 / 5)
    units = {"1": {"a": "s", "b": "s", "c": "s"}, "2": {"a": "s", "b": "r"}, "3": {"a": "r", "b": "r"}}
    assert link.alpha == pytest.approx(krippendorff(units))
    assert (rows["grade", ""].metric, rows["grade", ""].units) == ("ordinal", 1)
    assert rows["assess", "nk-troops"].observed == 0
    assert ("rate", "") not in rows


def test_confusion_tables_count_what_two_gave_to_the_same(judged):
    table = next(
        each for each in confusion_tables(judged) if (each.left, each.right, each.kind) == ("anna", "ben", "link")
    )
    assert table.values == ("supports", "refutes")
    assert table.counts == ((1, 1), (0, 1))


def test_what_is_left_to_settle(judged):
    assert [(each.of, each.claim) for each in to_settle(judged)] == [("link", "nk-troops"), ("grade", "")]
    assert len(to_settle(judged, "nk-troops")) == 1
    assert to_settle(judged, "other") == ()


def test_blind_shows_others_judgments_only_after_an_own_one(judged):
    seen = blinded(judged, "chris")
    assert {(link.analyst, link.passage.start) for link in seen.given} == {("anna", 0), ("ben", 0), ("chris", 0)}
    assert {(grade.analyst, grade.source) for grade in seen.given_grades} == {
        ("anna", "nis"),
        ("ben", "nis"),
        ("chris", "nis"),
    }
    assert (seen.assessments, seen.ratings) == ((), ())
    assert [each.of for each in seen.disagreements] == ["grade"]
    stranger = blinded(judged, "dora")
    assert stranger == Judgments()
    assert blinded(judged, "ben").disagreements == judged.disagreements
    assert len(blinded(judged, "ben").given) == 8


def test_a_note_on_a_passage_is_hidden_with_the_judgments_on_it(tmp_path, link_data):
    words = link_data(0)["passage"]
    elsewhere = link_data(30)["passage"]
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(JudgmentKind.LINK, link_data(0))
        journal.append(JudgmentKind.NOTE, {"text": "this one is forged", "passage": words})
        journal.append(JudgmentKind.NOTE, {"text": "an address", "passage": elsewhere})
    texts = lambda: [note.text for note in blinded(replay(read_entries(tmp_path)), "ben").notes]  # noqa: E731
    assert texts() == ["an address"]
    with Journal(tmp_path, "ben", "desk") as journal:
        journal.append(JudgmentKind.LINK, link_data(0))
    assert texts() == ["this one is forged", "an address"]
