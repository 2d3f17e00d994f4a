from __future__ import annotations

import json
from datetime import date

import pytest

from osintkit.corroborate.verdicts.dossier import build_dossier, supporting_claims
from osintkit.corroborate.verdicts.explain import explain, explain_text
from osintkit.errors import UnknownNameError
from osintkit.model import Assessment, Claim, Clock, Scope, Stance, StatedDate, Status, parse_instant


def entailing(*pairs):
    return tuple(Claim(id=narrow, text=f"{narrow}.", entails=tuple(wide.split())) for narrow, wide in pairs)


def test_an_unknown_claim_is_an_error_with_the_nearest_name(rows):
    with pytest.raises(UnknownNameError, match="did you mean 'claim-one'"):
        build_dossier(rows.material(rows.said("1", "a", claim="claim-one")), "claim-on")


def test_support_follows_up_and_doubt_does_not(rows):
    claims = entailing(("combat", "kursk"), ("kursk", "russia"), ("russia", ""))
    evidence = (
        rows.said("1", "gur", claim="combat"),
        rows.said("2", "us", claim="combat", stance="refutes"),
        rows.said("3", "nato", claim="kursk", stance="neutral"),
    )
    found = build_dossier(rows.material(*evidence, claims=claims), "russia")
    assert [one.id for one in found.evidence] == ["E-1"]
    assert found.entailed == ("combat",)
    assert found.verdict.status is Status.SINGLE_ORIGIN
    assert build_dossier(rows.material(*evidence, claims=claims), "combat").verdict.refuting_origins == 1


def test_claims_that_entail_each_other_or_themselves_do_not_hang(rows):
    claims = entailing(("a", "b a"), ("b", "c"), ("c", "a"))
    assert set(supporting_claims({one.id: one for one in claims}, "a")) == {"b", "c"}
    found = build_dossier(rows.material(rows.said("1", "x", claim="b"), claims=claims), "a")
    assert found.verdict.origins == 1


def test_chains_are_followed_through_evidence_that_does_not_come_up(rows):
    claims = entailing(("narrow", "wide"), ("wide", ""))
    evidence = (
        rows.said("1", "minister", "2024-10-08", upstream="leak", claim="narrow", stance="neutral"),
        rows.said("2", "paper", "2024-10-09", upstream="minister", claim="narrow"),
        rows.said("3", "leak", "2024-10-04", claim="narrow"),
    )
    assert build_dossier(rows.material(*evidence, claims=claims, outlets="paper"), "wide").verdict.origins == 1


def test_accepted_evidence_counts_and_suggestions_never_do(rows):
    suggested = [rows.said(str(i), f"s{i}", status="suggested") for i in range(2)]
    alone = build_dossier(rows.material(*suggested), "c")
    assert (alone.basis, alone.verdict.provisional, alone.verdict.origins) == ("suggested", True, 0)
    assert (alone.verdict.status, alone.verdict.digit) == (Status.UNJUDGED, None)
    assert not any(origin.counts for origin in alone.origins)
    beside = build_dossier(rows.material(*suggested, rows.said("9", "nis")), "c")
    assert (beside.basis, beside.verdict.provisional, beside.verdict.origins) == ("accepted", False, 1)


@pytest.mark.parametrize("status", ["rejected", "later"])
def test_what_is_rejected_or_waits_never_counts(rows, status):
    assert build_dossier(rows.material(rows.said("1", "a", status=status)), "c").verdict.origins == 0


def test_orphans_do_not_count_and_are_listed(rows):
    found = build_dossier(rows.material(rows.said("1", "a", anchor="orphan"), rows.said("2", "b")), "c")
    assert found.verdict.origins == 1
    assert any("no longer where it was" in gap and "E-1" in gap for gap in found.gaps)


def test_gaps_are_named(rows):
    claim = Claim(id="c", text="C.", parties=(rows.party("ru"),))
    evidence = (
        rows.said("1", "nis", captured="2024-10-20"),
        rows.said("2", "p", access="repeater"),
        rows.said("3", "x", stance="neutral"),
    )
    gaps = " ".join(build_dossier(rows.material(*evidence, claims=(claim,)), "c").gaps)
    for words in (
        "Only one origin supports the claim: NIS",
        "Undated evidence",
        "Evidence without any day",
        "Parties that have not been heard: ru",
        "whose origin nobody knows: E-2",
    ):
        assert words in gaps


def test_the_capture_clock_sees_what_the_case_held(rows):
    evidence = (rows.said("1", "nis", "2024-10-18", captured="2024-12-01"),)
    material = rows.material(*evidence)
    assert build_dossier(material, "c", date(2024, 10, 20)).verdict.origins == 1
    assert build_dossier(material, "c", date(2024, 10, 20), Clock.CAPTURED).verdict.origins == 0
    assert build_dossier(material, "c", date(2024, 12, 1), Clock.CAPTURED).verdict.origins == 1


def test_assessments_stand_beside_the_verdict_as_of_their_day(rows):
    one = Assessment(
        id="A-1", claim="c", analyst="ada", as_of=StatedDate("2024-10-20"), made=parse_instant("2025-01-01T00:00:00Z")
    )
    material = rows.material(rows.said("1", "nis", "2024-10-18"), assessments=(one,))
    assert build_dossier(material, "c", date(2024, 10, 19)).assessments == ()
    assert build_dossier(material, "c", date(2024, 10, 20)).assessments == (one,)
    assert build_dossier(material, "c", date(2024, 10, 20), Clock.CAPTURED).assessments == ()


def test_a_dossier_is_json(rows):
    evidence = (rows.said("1", "nis", "2024-10-18", estimates=(rows.number(5),)), rows.said("2", "p", upstream="nis"))
    plain = json.loads(json.dumps(build_dossier(rows.material(*evidence), "c", date(2024, 10, 20)).to_dict()))
    assert plain["as_of"] == "2024-10-20"
    assert plain["verdict"]["status"] == "single origin"


def test_the_timeline_tells_who_said_what_through_whom(rows):
    evidence = (
        rows.said("1", "daily", "2024-10-18", upstream="nis"),
        rows.said("2", "nis", "2024-10-17", holder="site"),
    )
    found = build_dossier(rows.material(*evidence, outlets="daily site"), "c").timeline
    assert [one.because for one in found] == [
        "NIS in SITE: supports (E-2).",
        "DAILY, on the word of NIS: supports (E-1).",
    ]


def test_the_argument_names_its_evidence(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18", estimates=(rows.number(1500),)),
        rows.said("2", "daily", "2024-10-18", upstream="nis"),
        rows.said("3", "kremlin", "2024-10-21", stance="refutes"),
    )
    claim = Claim(id="c", text="Soldiers were sent.", scopes=(Scope.PRESENT,))
    dossier = build_dossier(rows.material(*evidence, outlets="daily", claims=(claim,)), "c", date(2024, 10, 25))
    text = explain_text(dossier)
    assert text.startswith("Verdict. The verdict on “Soldiers were sent.” as of 2024-10-25: contested (digit 4).")
    assert "1 independent origin of 1 family supports: NIS (E-1, E-2)." in text
    assert "NIS: 2 pieces of evidence count as one origin (E-2: it speaks on that source's word)." in text
    assert [part.heading for part in explain(dossier)][:2] == ["Verdict", "Why"]


def test_four_times_the_evidence_is_about_four_times_the_work(rows, calls):
    evidence = [rows.said(f"{i:04}", f"agency{i % 40}", f"2024-10-{1 + i % 28:02}") for i in range(200)]
    evidence += [
        rows.said(
            f"{i:04}",
            f"paper{i % 90}",
            f"2024-11-{1 + i % 28:02}",
            upstream=f"agency{i % 40}",
            estimates=(rows.number(i),),
        )
        for i in range(200, 1000)
    ]
    outlets = " ".join(f"paper{i}" for i in range(90))
    many, some = (rows.material(*pieces, outlets=outlets) for pieces in (evidence, evidence[::4]))
    assert build_dossier(many, "c").verdict.origins == 40
    few, all_of_them = (calls(lambda held=held: build_dossier(held, "c")) for held in (some, many))
    assert few < all_of_them < 4 * 1.5 * few


def test_the_worked_case_says_what_its_facts_say(case_material):
    def on(claim, day):
        return build_dossier(case_material, claim, date.fromisoformat(day)).verdict

    main = "nk-troops-in-russia"
    assert on(main, "2024-10-10").status is Status.UNREPORTED
    assert on(main, "2024-10-13").status is Status.CONTESTED
    assert on(main, "2024-10-24").status is Status.CORROBORATED_DENIED
    assert on(main, "2025-04-26").status is Status.ADMITTED_BY_ONE
    assert on(main, "2025-04-28").status is Status.ADMITTED_BY_ALL
    assert on("nk-pows", "2025-01-12").origins == 1
    found = build_dossier(case_material, main, date(2024, 10, 24))
    nis = next(one for one in found.origins if one.root == "O-ROK-NIS")
    assert {"r017", "r025", "r034", "r045"} <= set(nis.evidence)
    assert [one.evidence for one in found.distortions] == ["x010"]
    late = build_dossier(case_material, main)
    assert next(one for one in late.origins if one.root == "O-NATO").stance is Stance.NEUTRAL
    kursk = build_dossier(case_material, "nk-troops-in-kursk", date(2024, 10, 28))
    assert "r052" in next(one for one in kursk.origins if one.root == "O-ROK-NIS").evidence
    casualties = build_dossier(case_material, "nk-casualties")
    assert ("scope", "x034", "x033") in {(one.kind, one.evidence, one.original) for one in casualties.distortions}
    assert any(one.from_evidence == "r074" and one.to_evidence == "r079" for one in casualties.numbers.revisions)
    assert "r006" in next(one for one in casualties.origins if one.root == "O-UA-INT-6OFF").evidence


def test_what_stands_no_longer_is_told_apart(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18"),
        rows.said("2", "ru-mfa", "2024-10-21", stance="refutes"),
        rows.said("3", "rutte", "2024-10-18", stance="neutral"),
        rows.said("4", "ru-staff", "2025-04-26"),
        rows.said("5", "rutte", "2024-10-28", upstream="nis"),
    )
    sources = (
        rows.source("ru", "government"),
        *(rows.source(one, family="ru") for one in ("ru-mfa", "ru-staff")),
    )
    material = rows.material(*evidence, sources=sources)
    for day, gone in ((date(2024, 10, 21), set()), (date(2024, 10, 28), {"E-3"}), (date(2025, 4, 26), {"E-2", "E-3"})):
        dossier = build_dossier(material, "c", day)
        passed = [one for one in dossier.origins if one.id in dossier.passed]
        assert {one for origin in passed for one in origin.evidence} == gone
