from __future__ import annotations

import json
from datetime import date

import pytest

from osintkit.corroborate.verdicts.check import check
from osintkit.model import Assessment, Change, Claim, Clock, Credibility, StatedDate, Status, parse_instant


def assessed(key="A-1", day="2024-10-20", made="2024-10-21", claim="c", **more):
    if "digit" in more:
        more["digit"] = Credibility(more["digit"])
    return Assessment(
        id=key,
        claim=claim,
        analyst="ada",
        as_of=StatedDate(day),
        made=parse_instant(f"{made}T00:00:00Z"),
        **more,
    )


def result(rows, *evidence, assessments=(), **more):
    return check(rows.material(*evidence, assessments=assessments), **more)[0]


def test_without_an_assessment_nothing_is_compared(rows):
    assert result(rows, rows.said("1", "nis", "2024-10-18")).change is Change.UNASSESSED


def test_nothing_new_leaves_it_unchanged(rows):
    found = result(
        rows,
        rows.said("1", "nis", "2024-10-18"),
        assessments=(assessed(digit="3", status=Status.SINGLE_ORIGIN),),
    )
    assert (found.change, found.evidence) == (Change.UNCHANGED, ())
    assert found.because == (
        "ada assessed it as of 2024-10-20 as single origin (digit 3); by the evidence it is single origin (digit 3)."
    )


def test_of_two_assessments_at_one_instant_both_are_named(rows):
    one, other = assessed("A-1", digit="3"), assessed("A-2", digit="4")
    found = result(rows, rows.said("1", "nis", "2024-10-18"), assessments=(one, other))
    assert "Recorded at the same instant: ada digit 3 (A-1). Which of them holds is unknown" in found.because
    same = result(rows, rows.said("1", "nis", "2024-10-18"), assessments=(one, assessed("A-2", digit="3")))
    assert "at the same instant" not in same.because


def test_a_second_origin_strengthens_and_is_named(rows):
    evidence = (rows.said("1", "nis", "2024-10-18"), rows.said("2", "us", "2024-10-23"))
    found = result(rows, *evidence, assessments=(assessed(digit="3"),))
    assert (found.change, found.evidence, found.recorded, found.recomputed) == (
        Change.STRENGTHENED,
        ("E-2",),
        "single origin (digit 3)",
        "corroborated (digit 1)",
    )


def test_a_disinterested_refutation_weakens(rows):
    evidence = (rows.said("1", "nis", "2024-10-18"), rows.said("2", "us", "2024-10-23", stance="refutes"))
    assert result(rows, *evidence, assessments=(assessed(digit="3"),)).change is Change.WEAKENED


def test_what_was_held_and_is_refuted_is_overturned(rows):
    evidence = (
        rows.said("1", "a", "2024-10-18"),
        rows.said("2", "a", "2024-10-23", stance="refutes"),
        rows.said("3", "b", "2024-10-24", stance="refutes"),
    )
    assert result(rows, *evidence, assessments=(assessed(digit="2"),)).change is Change.OVERTURNED
    assert result(rows, *evidence, assessments=(assessed(status=Status.CORROBORATED),)).change is Change.OVERTURNED


def test_what_was_refuted_and_is_corroborated_is_overturned(rows):
    evidence = (rows.said("1", "a", "2024-10-23"), rows.said("2", "b", "2024-10-24"))
    found = result(rows, *evidence, assessments=(assessed(status=Status.REFUTED, digit="5"),))
    assert found.change is Change.OVERTURNED


def test_evidence_that_fell_away_is_named(rows):
    evidence = (rows.said("1", "a", "2024-10-18"), rows.said("2", "b", "2024-10-18", anchor="orphan"))
    found = result(rows, *evidence, assessments=(assessed(digit="1", evidence=("E-1", "E-2")),))
    assert (found.change, found.lost) == (Change.WEAKENED, ("E-2",))


def test_older_evidence_captured_later_is_evidence_that_it_could_not_know(rows):
    evidence = (rows.said("1", "a", "2024-10-18"), rows.said("2", "b", "2024-10-19", captured="2024-12-01"))
    assert result(rows, *evidence, assessments=(assessed(digit="3"),)).evidence == ("E-2",)


def test_the_latest_assessment_by_its_day_is_the_one_compared(rows):
    evidence = (rows.said("1", "a", "2024-10-18"), rows.said("2", "b", "2024-10-23"))
    both = (assessed("A-2", "2024-10-25", "2024-10-26", digit="1"), assessed("A-1", digit="3"))
    assert result(rows, *evidence, assessments=both).change is Change.UNCHANGED
    assert result(rows, *evidence, assessments=both, as_of=date(2024, 10, 24)).assessment == "A-1"


def test_an_assessment_without_digit_or_status_is_compared_with_its_day(rows):
    evidence = (rows.said("1", "a", "2024-10-18"), rows.said("2", "b", "2024-10-23"))
    found = result(rows, *evidence, assessments=(assessed(rationale="It may be."),))
    assert (found.change, found.recorded) == (Change.STRENGTHENED, "single origin (digit 3)")


@pytest.mark.parametrize("clock", list(Clock))
def test_results_are_json_and_cover_every_claim(rows, clock):
    material = rows.material(
        rows.said("1", "a", "2024-10-18", captured="2024-10-18"),
        claims=(Claim(id="d", text="D."),),
        assessments=(assessed(digit="3"),),
    )
    found = check(material, clock=clock)
    assert [one.claim for one in found] == ["c", "d"]
    assert json.loads(json.dumps([one.to_dict() for one in found]))[0]["change"] == "unchanged"
    assert check(material, claims=["d"])[0].claim == "d"
