"""Denials go down along entailments, as long as they stand; who has spoken since withholds no longer."""

from __future__ import annotations

from datetime import date

import pytest

from osintkit.corroborate.verdicts.dossier import build_dossier
from osintkit.corroborate.verdicts.explain import explain_text
from osintkit.corroborate.verdicts.history import history, standing_at
from osintkit.model import Claim, StatedDate, Status


@pytest.fixture
def claims(rows):
    parties = (rows.party("ru-gov"),)
    return (
        Claim(id="wide", text="Soldiers are in Russia.", parties=parties),
        Claim(id="kursk", text="They are in Kursk.", entails=("wide",), parties=parties, period=StatedDate("2024-10")),
        Claim(id="taken", text="Some were taken.", entails=("kursk",), parties=parties, period=StatedDate("2025-01")),
        Claim(id="many", text="They are many.", entails=("wide",), parties=parties, period=StatedDate("2024-10")),
    )


@pytest.fixture
def material(rows, claims):
    evidence = (
        rows.said("no", "peskov", "2024-10-10", stance="refutes", claim="wide"),
        rows.said("unsure", "un", "2024-10-12", stance="neutral", claim="wide"),
        rows.said("seen", "gur", "2024-10-24", claim="kursk"),
        rows.said("held", "sbu", "2025-01-11", claim="taken"),
        rows.said("count", "us", "2024-10-28", claim="many"),
        rows.said("yes", "gerasimov", "2025-04-26", claim="kursk"),
    )
    sources = (
        rows.source("peskov", "person", family="ru-gov"),
        rows.source("gerasimov", "person", family="ru-gov"),
        rows.source("ru-gov", "government", name="Russia"),
    )
    return rows.material(*evidence, sources=sources, claims=claims)


def test_who_denies_the_fact_denies_what_entails_it(material):
    dossier = build_dossier(material, "kursk", date(2024, 10, 24))
    assert dossier.verdict.status is Status.CONTESTED
    assert dossier.verdict.denied_by == ("ru-gov",)
    assert dossier.entailed == ()
    assert "Who denies wide denies this claim as well, because this claim entails it." in explain_text(dossier)


def test_doubt_does_not_go_down(material):
    assert build_dossier(material, "kursk", date(2024, 10, 24)).verdict.withholding == 0


def test_denial_does_not_go_up(rows, claims):
    denial = rows.said("no", "peskov", "2024-10-30", stance="refutes", claim="kursk")
    material = rows.material(denial, claims=claims)
    assert build_dossier(material, "wide").verdict.refuting_origins == 0


def test_a_denial_says_nothing_of_what_was_yet_to_come(material):
    assert build_dossier(material, "taken", date(2025, 1, 31)).verdict.status is Status.SINGLE_ORIGIN


def test_a_denial_that_fell_above_no_longer_counts_below(material):
    before = build_dossier(material, "many", date(2025, 4, 25)).verdict
    after = build_dossier(material, "many", date(2025, 4, 26))
    assert (before.status, before.denied_by) == (Status.CONTESTED, ("ru-gov",))
    assert (after.verdict.status, after.verdict.denied_by) == (Status.SINGLE_ORIGIN, ())
    assert "PESKOV had denied wide (E-no), and this claim with it; Russia has since said the opposite" in (
        explain_text(after)
    )


def test_history_has_a_step_for_each_denial_that_fell_and_names_who_turned(material):
    steps = history(material, "many")
    for day in ("2024-10-10", "2024-10-28", "2025-04-25", "2025-04-26"):
        step, verdict = standing_at(steps, StatedDate(day)), build_dossier(material, "many", StatedDate(day).latest)
        assert step is not None
        assert (step.status, step.origins, step.denied_by) == (
            verdict.verdict.status,
            verdict.verdict.origins,
            verdict.verdict.denied_by,
        )
    assert "had denied wide" in steps[-1].because
    turned = history(material, "wide")[-1]
    assert str(turned.day) == "2025-04-26"
    assert "Russia, which had denied it until then, now admits it" in turned.because


def test_numbers_of_a_denial_from_above_are_not_this_claims_numbers(rows, claims):
    number = rows.number(1500)
    denial = rows.said("no", "peskov", "2024-10-18", stance="refutes", claim="wide", estimates=(number,))
    material = rows.material(denial, rows.said("seen", "gur", "2024-10-24", claim="kursk"), claims=claims)
    assert build_dossier(material, "kursk").estimates == ()


def test_who_withheld_and_has_spoken_since_withholds_no_longer(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18"),
        rows.said("2", "nato", "2024-10-18", stance="neutral"),
        rows.said("3", "nato", "2024-10-28"),
    )
    leans = (rows.leans("nato", "nis", "2024-10-28"),)
    material = rows.material(*evidence, dependencies=leans)
    assert build_dossier(material, "c", date(2024, 10, 27)).verdict.withholding == 1
    verdict = build_dossier(material, "c", date(2024, 10, 28)).verdict
    assert (verdict.origins, verdict.withholding) == (1, 0)
    assert "NATO had taken no side, and has since taken one on the word of others." in verdict.because


def test_who_spoke_first_and_withheld_later_withholds(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18"),
        rows.said("2", "nato", "2024-10-19", upstream="nis"),
        rows.said("3", "nato", "2024-10-28", stance="neutral"),
    )
    assert build_dossier(rows.material(*evidence), "c").verdict.withholding == 1


def test_a_suspicion_joins_an_unnamed_voice_and_gives_it_no_name(rows):
    evidence = (rows.said("1", "leak", "2024-10-04"), rows.said("2", "nis", "2024-10-05"))
    sources = (
        rows.source("leak", "anonymous", family="ua-gov"),
        rows.source("gur", family="ua-gov"),
        rows.source("nis", family="rok-gov"),
    )
    suspected = (rows.leans("leak", "gur", certainty="suspected"),)
    leaked = build_dossier(rows.material(*evidence, sources=sources, dependencies=suspected), "c")
    assert (leaked.verdict.status, str(leaked.verdict.digit)) == (Status.NOT_BY_NAME, "2")
    named = rows.material(*evidence, rows.said("3", "gur", "2024-10-06"), sources=sources, dependencies=suspected)
    assert str(build_dossier(named, "c").verdict.digit) == "1"


def test_who_leans_on_a_leak_does_not_give_it_his_name(rows):
    evidence = (rows.said("1", "channel", "2024-10-04"), rows.said("2", "leak", "2024-10-04"))
    leans = (
        rows.leans("leak", "gur", certainty="suspected"),
        rows.leans("channel", "leak", certainty="suspected"),
    )
    material = rows.material(*evidence, sources=(rows.source("gur"),), dependencies=leans)
    assert [one.label for one in build_dossier(material, "c").origins] == ["LEAK (suspected to lean on GUR)"]


def test_a_service_whose_government_speaks_for_it_is_heard(rows):
    sources = (
        rows.source("service", family="gov"),
        rows.source("minister", "person", family="gov"),
        rows.source("daily", "outlet"),
    )
    told = rows.material(rows.said("1", "minister", "2024-10-04", upstream="service"), sources=sources)
    assert "Heard only through others" not in explain_text(build_dossier(told, "c"))
    passed_on = rows.material(rows.said("1", "daily", "2024-10-04", upstream="service"), sources=sources)
    assert "Heard only through others: SERVICE." in explain_text(build_dossier(passed_on, "c"))


def test_an_undated_denial_is_not_a_partys_latest_word(rows):
    captured = "2026-11-20T00:00:00"
    evidence = (
        rows.said("1", "ministry", "2024-10-10", stance="refutes"),
        rows.said("2", "president", "2025-04-28"),
        rows.said("3", "ministry", None, stance="refutes", captured=captured),
        rows.said("4", "president", None, stance="refutes", captured=captured),
    )
    sources = (rows.source("ministry", family="gov"), rows.source("president", "person", family="gov"))
    claim = Claim(id="c", text="C.", parties=(rows.party("gov"),))
    dossier = build_dossier(rows.material(*evidence, sources=sources, claims=(claim,)), "c")
    assert dossier.verdict.admitted_by == ("gov",)
    assert dossier.verdict.denied_by == ()
    assert dossier.reversals == ()


def test_revisions_of_a_narrower_claims_numbers_name_it(rows):
    evidence = (
        rows.said("1", "us", "2024-10-31", claim="kursk", estimates=(rows.number(8000),)),
        rows.said("2", "us", "2024-11-18", claim="kursk", estimates=(rows.number(11000),)),
    )
    wide, narrow = Claim(id="c", text="C."), Claim(id="kursk", text="K.", entails=("c",))
    material = rows.material(*evidence, claims=(wide, narrow))
    assert [one.because.split(":")[0] for one in build_dossier(material, "c").numbers.revisions] == ["US, of kursk"]
    assert [one.because.split(":")[0] for one in build_dossier(material, "kursk").numbers.revisions] == ["US"]


def test_it_is_said_in_whose_voice_a_side_was_taken_since(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18"),
        rows.said("2", "head", "2024-10-18", stance="neutral"),
        rows.said("3", "spokeswoman", "2024-10-23", upstream="nis"),
    )
    sources = (rows.source("head", "person", owner="nato"), rows.source("spokeswoman", "person", owner="nato"))
    material = rows.material(*evidence, sources=(*sources, rows.source("nato")))
    assert "HEAD had taken no side, and NATO, whose voice this is, has since taken one on the word of others." in (
        build_dossier(material, "c").verdict.because
    )
