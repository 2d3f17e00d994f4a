from __future__ import annotations

import pytest

from osintkit.corroborate.estimates.rows import number_words
from osintkit.corroborate.verdicts.dossier import build_dossier
from osintkit.model import Claim, Estimate, JudgmentKind, OriginDecision, Scope


def numbers(rows, *evidence, scopes=(), **more):
    claim = Claim(id="c", text="C.", scopes=tuple(Scope(one) for one in scopes))
    return build_dossier(rows.material(*evidence, claims=(claim,), **more), "c").numbers


def test_a_later_number_of_the_same_originator_replaces_the_earlier(rows):
    found = numbers(
        rows,
        rows.said("1", "nis", "2025-04-30", estimates=(rows.number(600, "killed"),)),
        rows.said("2", "nis", "2025-09-02", estimates=(rows.number(2000, "killed"),)),
    )
    assert [(row.best, row.current, row.supersedes) for row in found.rows] == [(600, False, None), (2000, True, "E-1")]
    assert [one.because for one in found.revisions] == [
        "NIS: revised from 600 soldiers, killed (E-1, 2025-04-30) to 2,000 soldiers, killed (E-2, 2025-09-02)."
    ]


def test_scopes_and_units_are_never_mixed(rows):
    found = numbers(
        rows,
        rows.said("1", "nis", "2024-10-18", estimates=(rows.number(1500), rows.number(12000, "planned"))),
        rows.said("2", "nis", "2024-10-23", estimates=(rows.number(10000, "planned"), rows.number(9, unit="ships"))),
    )
    assert [row.best for row in found.rows if row.current] == [1500, 10000, 9]
    assert [one.scope for one in found.revisions] == [Scope.PLANNED]
    assert found.contradictions == ()


def test_numbers_that_do_not_meet_stand_side_by_side(rows):
    found = numbers(
        rows,
        rows.said("1", "nis", "2024-10-23", estimates=(rows.number(3000),)),
        rows.said("2", "gur", "2024-10-24", estimates=(rows.number(12000),)),
        rows.said("3", "us", "2024-10-24", estimates=(rows.number(low=3000),)),
    )
    assert found.contradictions == (
        (
            "Latest numbers that do not agree: NIS 3,000 soldiers, present (E-1, 2024-10-23); GUR 12,000 soldiers, "
            "present (E-2, 2024-10-24)."
        ),
    )


def test_casualties_that_became_killed_are_a_distortion(rows):
    found = numbers(
        rows,
        rows.said("1", "staff", "2025-01-09", estimates=(rows.number(4000, "casualties"),)),
        rows.said("2", "paper", "2025-01-21", upstream="staff", estimates=(rows.number(4000, "killed"),)),
        outlets="paper",
    )
    assert [(one.kind, one.evidence, one.original) for one in found.distortions] == [("scope", "E-2", "E-1")]
    assert found.distortions[0].because == (
        "E-2 passes on 4,000 soldiers, killed as the word of STAFF; its own words are 4,000 soldiers, casualties (E-1)."
    )


def test_a_number_that_its_origin_never_gave_is_a_distortion(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18", estimates=(rows.number(1500),)),
        rows.said("2", "paper", "2024-10-19", upstream="nis", estimates=(rows.number(15000),)),
        rows.said("3", "other", "2024-10-19", upstream="nis", estimates=(rows.number(1500),)),
    )
    assert [(one.kind, one.evidence) for one in numbers(rows, *evidence, outlets="paper other").distortions] == [
        ("number", "E-2")
    ]


def test_an_old_number_passed_on_after_the_new_one_is_stale(rows):
    found = numbers(
        rows,
        rows.said("1", "nis", "2025-04-30", estimates=(rows.number(600, "killed"),)),
        rows.said("2", "nis", "2025-09-02", estimates=(rows.number(2000, "killed"),)),
        rows.said("3", "paper", "2025-09-02", upstream="nis", estimates=(rows.number(600, "killed"),)),
        outlets="paper",
    )
    assert [one.kind for one in found.distortions] == ["stale"]


def test_an_official_who_speaks_for_the_origin_stands_in_for_its_own_words(rows):
    found = numbers(
        rows,
        rows.said("1", "president", "2025-01-09", upstream="staff", estimates=(rows.number(4000, "casualties"),)),
        rows.said("2", "paper", "2025-01-21", upstream="staff", estimates=(rows.number(4000, "killed"),)),
        outlets="paper",
    )
    assert [one.kind for one in found.distortions] == ["scope"]
    assert [(row.originator, row.own, row.relayed) for row in found.rows] == [
        ("STAFF", True, True),
        ("STAFF", False, True),
    ]


def test_what_may_only_lean_on_another_keeps_its_own_name(rows):
    found = numbers(
        rows,
        rows.said("1", "staff", "2025-01-09", estimates=(rows.number(4000, "casualties"),)),
        rows.said("2", "western", "2025-01-22", estimates=(rows.number(1000, "killed"),)),
        dependencies=(rows.leans("western", "staff", certainty="suspected"),),
    )
    assert [row.originator for row in found.rows] == ["STAFF", "WESTERN (suspected to lean on STAFF)"]
    assert found.distortions == ()


def test_a_number_that_is_denied_or_only_mentioned_is_nobodys(rows):
    found = numbers(
        rows,
        rows.said("1", "rok", "2024-11-06", stance="refutes", estimates=(rows.number(40, "killed"),)),
        rows.said("2", "us", "2024-11-25", stance="neutral", estimates=(rows.number(500, "killed"),)),
    )
    assert [(row.use, row.current) for row in found.rows] == [("rejected", False), ("mentioned", False)]
    assert found.contradictions == ()


def test_a_plan_has_the_scope_of_a_plan(rows):
    found = numbers(rows, rows.said("1", "gur", modality="plans", estimates=(rows.number(10000),)), scopes=("present",))
    assert found.rows[0].scope is Scope.PLANNED
    assert found.mismatches == ("E-1 counts planned (10,000 soldiers, planned); the claim asks for present.",)


def test_of_a_plan_what_has_come_is_present_when_the_two_were_told_apart(rows):
    both = (rows.number(6000, "planned"), rows.number(1000))
    found = numbers(rows, rows.said("1", "nis", modality="plans", estimates=both), scopes=("planned",))
    assert [(row.best, row.scope) for row in found.rows] == [(6000, Scope.PLANNED), (1000, Scope.PRESENT)]
    assert found.mismatches == ("E-1 counts present (1,000 soldiers, present); the claim asks for planned.",)


def test_a_number_that_does_not_say_what_it_counts_is_told_so(rows):
    found = numbers(rows, rows.said("1", "nis", estimates=(rows.number(6000, "other"),)), scopes=("planned",))
    assert found.mismatches == (
        "E-1 gives a number without saying what it counts (6,000 soldiers); the claim asks for planned.",
    )


def test_parts_of_one_day_do_not_replace_each_other(rows):
    found = numbers(
        rows,
        rows.said("1", "nis", "2024-10-18", estimates=(rows.number(1500),), place="Vladivostok"),
        rows.said("2", "nis", "2024-10-18", estimates=(rows.number(400),), place="Ussuriysk"),
        rows.said("3", "nis", "2024-10-23", estimates=(rows.number(3000),), place="Seoul"),
    )
    assert [one.from_evidence for one in found.revisions] == ["E-1"]
    assert [row.current for row in found.rows] == [False, False, True]


@pytest.mark.parametrize(
    ("estimate", "problem"),
    [
        (Estimate(best=3.0), "has no unit"),
        (Estimate(low=5.0, best=3.0, unit="men"), "low above"),
        (Estimate(best=float("nan"), unit="men"), "is no count"),
        (Estimate(best=-3.0, unit="men"), "is no count"),
    ],
)
def test_unusable_numbers_are_listed(rows, estimate, problem):
    found = numbers(rows, rows.said("1", "a", estimates=(estimate,)))
    assert problem in found.problems[0]
    assert (len(found.rows) == 1) is (problem == "has no unit")


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        ({"best": 1500.0}, "1,500 men, other"),
        ({"low": 3.0, "best": 3.0, "high": 3.0}, "3 men, other"),
        ({"low": 100.0}, "at least 100 men, other"),
        ({"high": 12000.0}, "up to 12,000 men, other"),
        ({"low": 1.5, "high": 2.0}, "1.5-2 men, other"),
        ({"low": 1.0, "best": 2.0, "high": 3.0}, "1-3 (best 2) men, other"),
        ({"low": 1.0, "best": 2.0}, "at least 1 (best 2) men, other"),
    ],
)
def test_a_number_in_words(bounds, text):
    assert number_words(Estimate(unit="men", **bounds)) == text


@pytest.fixture
def service(rows):
    return (
        rows.source("nis", "organisation", name="NIS", family="rok-gov"),
        rows.source("director", "person", name="Director", owner="nis", family="rok-gov"),
        rows.source("lawmaker", "person", family="rok-gov"),
        rows.source("general", "person", family="us-gov"),
        rows.source("daily", "outlet"),
    )


def test_a_later_number_through_an_official_of_the_same_government_is_its_latest_word(rows, service):
    evidence = (
        rows.said("1", "nis", "2024-10-18", estimates=(rows.number(12000, "planned"),)),
        rows.said("2", "lawmaker", "2024-10-23", upstream="director", estimates=(rows.number(10000, "planned"),)),
        rows.said("3", "daily", "2024-10-25", upstream="nis", estimates=(rows.number(12000, "planned"),)),
    )
    found = build_dossier(rows.material(*evidence, sources=service), "c").numbers
    assert [(row.evidence, row.current) for row in found.rows] == [("E-1", False), ("E-2", True), ("E-3", False)]
    assert [one.because for one in found.revisions] == [
        (
            "Director: now 10,000 soldiers, planned (E-2, 2024-10-23), earlier 12,000 soldiers, planned "
            "(NIS, E-1, 2024-10-18)."
        )
    ]


def test_a_number_through_another_governments_official_is_not_its_latest_word(rows, service):
    evidence = (
        rows.said("1", "nis", "2024-10-18", estimates=(rows.number(1500),)),
        rows.said("2", "general", "2024-10-23", upstream="nis", estimates=(rows.number(3000),)),
    )
    found = build_dossier(rows.material(*evidence, sources=service), "c").numbers
    assert [(row.evidence, row.current) for row in found.rows] == [("E-1", True), ("E-2", False)]


def test_an_undated_number_is_not_the_latest_word(rows, service):
    captured = "2026-11-20T00:00:00"
    evidence = (
        rows.said("1", "nis", "2024-10-18", estimates=(rows.number(3000),)),
        rows.said("2", "lawmaker", None, upstream="nis", estimates=(rows.number(1500),), captured=captured),
    )
    found = build_dossier(rows.material(*evidence, sources=service), "c").numbers
    assert [(row.evidence, row.current) for row in found.rows] == [("E-1", True), ("E-2", False)]


def test_voices_that_an_analyst_holds_for_one_have_one_series(rows):
    minister = rows.said("1", "minister", "2024-06-14", estimates=(rows.number(10000, "capacity", "containers"),))
    agency = rows.said("2", "agency", "2025-07-13", estimates=(rows.number(28000, "capacity", "containers"),))
    apart = numbers(rows, minister, agency, scopes=("capacity",))
    assert len(apart.contradictions) == 1
    join = OriginDecision(kind=JudgmentKind.JOIN, claim="c", evidence=("E-1", "E-2"), reason="one count", analyst="ada")
    one = numbers(rows, minister, agency, scopes=("capacity",), decisions=(join,))
    assert one.contradictions == ()
    assert [revision.to_evidence for revision in one.revisions] == ["E-2"]
