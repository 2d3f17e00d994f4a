"""The worked case by claim and day.

The table was first worked out from the facts alone; where the kit differed, the captures decided which was right.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from osintkit.case import Case
from osintkit.corroborate.verdicts.dossier import build_dossier
from osintkit.corroborate.verdicts.history import history, standing_at
from osintkit.model import Clock, StatedDate, Status
from osintkit.reports.index.rows import claim_rows

ROOT = Path(__file__).resolve().parents[2]
RUSSIA, KURSK, COMBAT, TAKEN = "nk-troops-in-russia", "nk-troops-in-kursk", "nk-combat-kursk", "nk-pows"
NUMBER, LOSSES, PLANNED, SHELLS = "nk-troop-number", "nk-casualties", "nk-troop-deployment-planned", "nk-ammunition"
HUNDRED = "nk-troops-100k"
DAYS = (
    *("2024-10-10", "2024-10-14", "2024-10-16", "2024-10-18", "2024-10-20", "2024-10-22", "2024-10-24", "2024-10-28"),
    *("2024-10-31", "2024-11-13", "2024-12-19", "2025-01-13", "2025-04-25", "2025-04-26", "2025-04-28", "2025-04-30"),
    "2025-09-03",
)
DENIED = Status.CORROBORATED_DENIED
TABLE = (
    (RUSSIA, "2024-10-10", 0, Status.UNREPORTED, "ru-gov"),
    (RUSSIA, "2024-10-14", 1, Status.CONTESTED, "ru-gov"),
    (RUSSIA, "2024-10-16", 2, Status.CONTESTED, "ru-gov"),
    (RUSSIA, "2024-10-20", 5, DENIED, "ru-gov"),
    (RUSSIA, "2024-10-22", 6, DENIED, "dprk-gov ru-gov"),
    (RUSSIA, "2024-10-24", 7, DENIED, "dprk-gov ru-gov"),
    (RUSSIA, "2025-04-25", 14, DENIED, "dprk-gov ru-gov"),
    (RUSSIA, "2025-04-26", 15, Status.ADMITTED_BY_ONE, "dprk-gov"),
    (RUSSIA, "2025-04-28", 16, Status.ADMITTED_BY_ALL, ""),
    (KURSK, "2024-10-22", 0, Status.UNREPORTED, "dprk-gov ru-gov"),
    (KURSK, "2024-10-24", 1, Status.CONTESTED, "dprk-gov ru-gov"),
    (KURSK, "2024-10-28", 3, DENIED, "dprk-gov ru-gov"),
    (KURSK, "2024-11-13", 5, DENIED, "dprk-gov ru-gov"),
    (COMBAT, "2024-10-28", 1, Status.CONTESTED, "dprk-gov ru-gov"),
    (COMBAT, "2024-11-13", 5, DENIED, "dprk-gov ru-gov"),
    (COMBAT, "2025-04-26", 7, Status.ADMITTED_BY_ONE, "dprk-gov"),
    (COMBAT, "2025-04-28", 8, Status.ADMITTED_BY_ALL, ""),
    (COMBAT, "2025-09-03", 8, Status.ADMITTED_BY_ALL, ""),
    (TAKEN, "2025-01-13", 1, Status.SINGLE_ORIGIN, ""),
    (TAKEN, "2025-09-03", 1, Status.SINGLE_ORIGIN, ""),
    (NUMBER, "2024-10-16", 1, Status.CONTESTED, "ru-gov"),
    (NUMBER, "2024-10-24", 2, Status.CONTESTED, "dprk-gov ru-gov"),
    (NUMBER, "2024-10-28", 3, DENIED, "dprk-gov ru-gov"),
    (NUMBER, "2025-04-28", 6, Status.CORROBORATED, ""),
    (LOSSES, "2024-10-31", 1, Status.SINGLE_ORIGIN, ""),
    (LOSSES, "2024-11-13", 1, Status.CONTESTED, ""),
    (LOSSES, "2024-12-19", 3, Status.CORROBORATED, ""),
    (LOSSES, "2025-01-13", 6, Status.CORROBORATED, ""),
    (LOSSES, "2025-09-03", 9, Status.ADMITTED_BY_ALL, ""),
    (PLANNED, "2024-10-18", 4, DENIED, "ru-gov"),
    (PLANNED, "2025-09-03", 5, Status.ADMITTED_BY_ONE, ""),
    (SHELLS, "2024-10-10", 1, Status.SINGLE_ORIGIN, ""),
    (SHELLS, "2024-10-18", 2, Status.SINGLE_FAMILY, ""),
    (SHELLS, "2024-10-24", 2, Status.CONTESTED, "dprk-gov"),
    (SHELLS, "2025-04-25", 3, DENIED, "dprk-gov"),
    (HUNDRED, "2024-10-14", 0, Status.UNREPORTED, ""),
    (HUNDRED, "2024-10-16", 0, Status.REFUTED, "ua-gov"),
)


@pytest.fixture(scope="module")
def material():
    return Case(ROOT, read_only=True).material()


@pytest.mark.parametrize(("claim", "day", "origins", "status", "denied"), TABLE)
def test_the_table_by_claim_and_day(material, claim, day, origins, status, denied):
    verdict = build_dossier(material, claim, StatedDate(day).latest).verdict
    assert (verdict.origins, verdict.status, verdict.denied_by) == (origins, status, tuple(denied.split()))


@pytest.mark.parametrize("claim", [RUSSIA, KURSK, COMBAT, TAKEN, NUMBER, LOSSES, PLANNED, SHELLS])
def test_history_explains_every_cell(material, claim):
    steps = history(material, claim, Clock.PUBLIC)
    assert all("changed what is counted" not in step.because for step in steps)
    for day in DAYS:
        verdict, step = (
            build_dossier(material, claim, StatedDate(day).latest).verdict,
            standing_at(steps, StatedDate(day)),
        )
        if step is None:
            assert (verdict.origins, verdict.refuting_origins) == (0, 0)
            continue
        told = (step.status, step.digit, step.origins, step.families, step.denied_by, step.withholding)
        assert told == (
            verdict.status,
            verdict.digit,
            verdict.origins,
            verdict.families,
            verdict.denied_by,
            verdict.withholding,
        )


DIGITS = (
    (RUSSIA, "2024-10-16", "3"),
    (RUSSIA, "2024-10-18", "2"),
    (RUSSIA, "2024-10-24", "1"),
    (KURSK, "2024-10-28", "2"),  # one service heard through an alliance only, one aid worker, one party
    (KURSK, "2024-10-31", "1"),
    (COMBAT, "2024-10-28", "3"),
    (HUNDRED, "2024-10-16", "5"),  # the side that gains from a large number calls it false
)


@pytest.mark.parametrize(("claim", "day", "digit"), DIGITS)
def test_the_digit_by_claim_and_day(material, claim, day, digit):
    assert build_dossier(material, claim, StatedDate(day).latest).verdict.digit == digit


def test_who_has_evaded_since_its_denial_is_named(material):
    because = " ".join(build_dossier(material, RUSSIA, StatedDate("2024-10-28").latest).verdict.because)
    assert "Russian Federation has since spoken without taking a side" in because
    assert "People's Republic of Korea has since spoken without taking a side" in because


def test_a_president_who_was_told_in_public_is_no_second_origin(material):
    dossier = build_dossier(material, COMBAT, StatedDate("2025-04-28").latest)
    speakers = {one.id: one.speaker for one in dossier.evidence}
    own = [one for one in dossier.origins if one.family == "ru-gov" and one.stance == "supports"]
    assert [{speakers[one] for one in origin.evidence} for origin in own] == [{"gerasimov", "putin"}]


def test_history_names_each_government_that_turned(material):
    turned = {str(step.day): step.because for step in history(material, RUSSIA)}
    assert "Russian Federation, which had denied it until then, now admits it" in turned["2025-04-26"]
    assert "People's Republic of Korea, which had denied it until then, now admits it" in turned["2025-04-28"]


def test_casualties_that_became_killed_and_a_total_that_became_wounded_are_distortions(material):
    found = build_dossier(material, LOSSES, StatedDate("2025-09-03").latest).distortions
    speakers = {one.id: one.speaker for one in material.evidence}
    assert {(speakers[one.evidence], one.kind) for one in found} >= {("euromaidan-press", "scope")}
    assert len(found) >= 2


def test_a_changed_number_is_told_beside_that_number_only():
    numbers = Case(ROOT, read_only=True).estimates(LOSSES, "2025-09-03").dropna(subset=["distorts"])
    given = zip(numbers["distorts"], numbers["best"], numbers["scope"], strict=True)
    assert all(f"passes on {best:,.0f} soldiers, {scope}" in words for words, best, scope in given)
    assert len(numbers) >= 2


def test_letters_of_a_day_are_those_that_held_on_it():
    case = Case(ROOT, read_only=True)
    then, now = (case.sources(day).set_index("source")["letter"].astype(str) for day in ("2024-10-20", None))
    assert (then["kremlin"], now["kremlin"]) == ("D", "E")
    rows = {day: {row.claim: row.letters for row in claim_rows(case, day)} for day in (date(2024, 10, 9), None)}
    assert rows[date(2024, 10, 9)] != rows[None]


def test_the_services_count_of_dead_is_one_series_of_revisions(material):
    found = build_dossier(material, LOSSES, StatedDate("2025-09-03").latest).numbers.revisions
    dead = [one.because for one in found if one.root == "nis" and one.scope == "killed"]
    assert [sentence.split("(")[0].split("from ")[1] for sentence in dead] == [
        "at least 100 soldiers, killed ",
        "300 soldiers, killed ",
        "600 soldiers, killed ",
    ]
    assert "to 2,000 soldiers, killed" in dead[-1]


def test_a_plan_that_was_cut_is_the_latest_plan(material):
    rows = build_dossier(material, PLANNED, StatedDate("2024-10-31").latest).estimates
    current = {(row.series, row.best) for row in rows if row.current and row.use == "given"}
    assert ("nis", 10000.0) in current
    assert ("nis", 12000.0) not in current


def test_no_planned_number_is_given_for_a_presence(material):
    for claim in (RUSSIA, KURSK, COMBAT, NUMBER):
        rows = build_dossier(material, claim).estimates
        assert not [row for row in rows if row.scope == "planned" and row.current]


def test_reliance_on_intelligence_does_not_make_a_number_stale(material):
    rows = build_dossier(material, NUMBER, StatedDate("2024-10-28").latest).estimates
    assert [row.best for row in rows if row.root == "us-ic" and row.current] == [10000.0, 10000.0]
    assert not [row for row in rows if row.root == "us-ic" and row.by_outlet]
