from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from osintkit.corroborate.material import Copy, Material
from osintkit.corroborate.origins.find import find_origins
from osintkit.corroborate.verdicts.dossier import build_dossier
from osintkit.model import Claim, Clock, Join, JoinReason, JudgmentKind, OriginDecision, Span, Stance

SPAN = Span(start=0, end=4)


def copy(left, right):
    return Copy(
        left=f"E-{left}", right=f"E-{right}", containment=0.9, jaccard=0.8, shared="the same words",
        left_span=SPAN, right_span=SPAN,
    )  # fmt: skip


def decision(kind, *keys, claim="c", at="2024-11-01"):
    return OriginDecision(
        kind=JudgmentKind(kind),
        claim=claim,
        evidence=tuple(f"E-{key}" for key in keys),
        reason="seen to be so",
        analyst="ada",
        at=datetime.fromisoformat(at).replace(tzinfo=UTC),
    )


def origins(rows, *evidence, as_of=None, clock=Clock.PUBLIC, **more):
    material = rows.material(*evidence, **more)
    return find_origins("c", evidence, material, as_of, clock=clock)


def blocks(found):
    return {frozenset(one.evidence) for one in found.origins}


def reasons(found):
    return {join.reason for join in found.joins}


def test_twelve_outlets_of_one_release_are_one_origin(rows):
    release = rows.said("0", "nis", "2024-10-18")
    relays = [rows.said(str(i), f"paper{i}", "2024-10-18", upstream="nis") for i in range(1, 13)]
    found = origins(rows, release, *relays)
    assert len(found.supporting()) == 1
    assert len(found.origins[0].evidence) == 13
    assert len(found.joins) == 12
    assert found.joins[0].proof[0] == "PAPER1 → NIS"


def test_amplification_counts_for_its_origin_from_its_day_on(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18"),
        rows.said("2", "nato", "2024-10-23"),
        rows.said("3", "nato", "2024-10-28"),
    )
    found = origins(rows, *evidence, dependencies=(rows.leans("nato", "nis", "2024-10-28"),))
    assert blocks(found) == {frozenset({"E-1", "E-3"}), frozenset({"E-2"})}
    assert JoinReason.RELIES_ON in reasons(found)


def test_a_synthesis_counts_for_none_and_merges_none(rows):
    found = origins(
        rows,
        rows.said("1", "nis"),
        rows.said("2", "us"),
        rows.said("3", "team", upstream="nis us"),
        copies=(copy(1, 3), copy(2, 3)),
    )
    assert [one.label for one in found.supporting()] == ["NIS", "US"]
    assert [one.label for one in found.origins if not one.counts] == ["synthesis by TEAM (pools NIS, US)"]


def test_syntheses_of_the_same_sources_stand_in_one_row(rows):
    pooled = [rows.said(str(i), f"team{i}", "2025-05-29", upstream="nis us") for i in (1, 2)]
    other = rows.said("3", "team3", "2025-05-29", upstream="nis uk")
    found = origins(rows, *pooled, other)
    assert blocks(found) == {frozenset({"E-1", "E-2"}), frozenset({"E-3"})}
    assert found.joins[0].because == "E-2 and E-1 pool the word of the same sources: NIS, US."


def test_copies_join_across_speakers(rows):
    found = origins(rows, rows.said("1", "suspilne"), rows.said("2", "unn"), copies=(copy(1, 2),))
    assert len(found.origins) == 1
    assert found.joins[0].reason is JoinReason.COPY
    assert found.joins[0].proof == ("the same words",)


def test_passages_with_the_same_words_join(rows):
    text = "One brigade of three thousand soldiers is being formed."
    found = origins(rows, rows.said("1", "a", text=text), rows.said("2", "b", text=text))
    assert len(found.origins) == 1


def test_short_equal_passages_do_not_join(rows):
    found = origins(rows, rows.said("1", "a", text="It is true."), rows.said("2", "b", text="It is true."))
    assert len(found.origins) == 2


@pytest.mark.parametrize(("bits", "together"), [(0, True), (6, True), (7, False)])
def test_pictures_join_up_to_six_bits(rows, bits, together):
    picture = 0xF0F0F0F0F0F0F0F0
    other = picture ^ sum(1 << (i * 9) for i in range(bits))
    one, two = rows.said("1", "a", pictures=(f"{picture:016x}",)), rows.said("2", "b", pictures=(f"{other:016x}",))
    assert (len(origins(rows, one, two).origins) == 1) is together


def test_empty_or_broken_picture_hashes_join_nothing(rows):
    pictures = ("0000000000000000", "ffffffffffffffff", "no hash")
    assert (
        len(origins(rows, rows.said("1", "a", pictures=pictures), rows.said("2", "b", pictures=pictures)).origins) == 2
    )


def test_voices_of_one_owner_join(rows):
    sources = (rows.source("peskov", owner="kremlin"), rows.source("mfa", owner="kremlin"), rows.source("kremlin"))
    found = origins(rows, rows.said("1", "peskov"), rows.said("2", "mfa"), rows.said("3", "nis"), sources=sources)
    assert blocks(found) == {frozenset({"E-1", "E-2"}), frozenset({"E-3"})}
    assert found.joins[0].because == "MFA and PESKOV speak in the voice of KREMLIN."


def test_families_never_join(rows):
    sources = (rows.source("gur", family="ua"), rows.source("sso", family="ua"))
    found = origins(rows, rows.said("1", "gur"), rows.said("2", "sso"), sources=sources)
    assert len(found.supporting()) == 2
    assert {one.family for one in found.origins} == {"ua"}


def test_repeaters_of_unknown_origin_are_one_pool(rows):
    unknown = [rows.said(str(i), f"paper{i}", access="repeater") for i in range(4)]
    alone = origins(rows, *unknown)
    assert [(len(one.evidence), one.counts, one.label) for one in alone.origins] == [(4, True, "unknown origin")]
    beside = origins(rows, *unknown, rows.said("9", "nis"))
    assert [one.label for one in beside.supporting()] == ["NIS"]


def test_the_pool_counts_beside_an_origin_that_only_refutes(rows):
    found = origins(rows, rows.said("1", "paper", access="repeater"), rows.said("2", "nis", stance="refutes"))
    assert [one.label for one in found.supporting()] == ["unknown origin"]


def test_an_unknown_copy_belongs_to_the_known_text(rows):
    found = origins(
        rows, rows.said("1", "nis"), rows.said("2", "p", access="repeater"), rows.said("3", "q", access="repeater"),
        copies=(copy(1, 2),),
    )  # fmt: skip
    assert blocks(found) == {frozenset({"E-1", "E-2"}), frozenset({"E-3"})}


def test_a_circle_is_named_and_counts_for_none(rows):
    found = origins(
        rows, rows.said("1", "a", "2024-10-01", upstream="b"), rows.said("2", "b", "2024-10-02", upstream="a")
    )
    assert found.supporting() == ()
    assert found.origins[0].loop == ("a", "b")
    assert found.loops[0].because == (
        "A → B → A: they cite in a circle; nobody in it is known to have spoken of its own knowledge."
    )


def test_a_circle_whose_member_has_a_root_outside_belongs_to_it(rows):
    circle = (rows.said("1", "a", "2024-10-01", upstream="b"), rows.said("2", "b", "2024-10-02", upstream="a"))
    found = origins(rows, *circle, rows.said("3", "a", "2024-10-09"))
    assert [(one.root, len(one.evidence)) for one in found.origins] == [("a", 3)]
    assert JoinReason.LOOP in reasons(found)


def test_the_latest_word_is_the_stance_and_the_reversal_is_named(rows):
    evidence = (
        rows.said("1", "kremlin", "2024-10-10", stance="refutes"),
        rows.said("2", "kremlin", "2024-10-24", stance="neutral"),
        rows.said("3", "kremlin", "2025-04-26"),
    )
    early, late = origins(rows, *evidence, as_of=date(2024, 12, 1)), origins(rows, *evidence)
    assert [one.stance for one in (*early.origins, *late.origins)] == [Stance.REFUTES, Stance.SUPPORTS]
    assert early.reversals == ()
    assert late.reversals[0].because == ("KREMLIN: E-1 (2024-10-10) refutes the claim, E-3 (2025-04-26) supports it.")


def test_a_stale_relay_does_not_turn_an_origin_back(rows):
    evidence = (
        rows.said("1", "kremlin", "2024-10-10", stance="refutes"),
        rows.said("2", "kremlin", "2025-04-26"),
        rows.said("3", "paper", "2025-05-02", upstream="kremlin", stance="refutes"),
    )
    found = origins(rows, *evidence)
    assert found.origins[0].stance is Stance.SUPPORTS
    assert found.conflicts == (
        "E-3 passes on KREMLIN as if it refutes the claim; its own latest word by then, E-2, supports it.",
    )


def test_both_sides_on_one_day_are_conflicting(rows):
    found = origins(rows, rows.said("1", "a", "2024-10-10"), rows.said("2", "a", "2024-10-10", stance="refutes"))
    assert found.origins[0].stance is Stance.CONFLICTING


def test_what_was_said_later_is_not_seen_earlier(rows):
    evidence = (
        rows.said("1", "a", "2024-10-10"),
        rows.said("2", "b", "2024-10"),
        rows.said("3", "c", "2024-10-08/2024-10-13"),
    )
    assert [len(origins(rows, *evidence, as_of=date(2024, 10, day)).origins) for day in (9, 10, 13, 30, 31)] == [
        0,
        1,
        2,
        2,
        3,
    ]


def test_undated_evidence_counts_from_its_capture(rows):
    evidence = (rows.said("1", "a", captured="2024-10-20"), rows.said("2", "b"))
    assert [
        len(origins(rows, *evidence, as_of=day).origins) for day in (date(2024, 10, 19), date(2024, 10, 20), None)
    ] == [0, 1, 2]


def test_the_capture_clock_counts_from_the_capture(rows):
    one = rows.said("1", "a", "2024-10-10", captured="2024-12-01")
    assert origins(rows, one, as_of=date(2024, 11, 1), clock=Clock.CAPTURED).origins == ()
    assert len(origins(rows, one, as_of=date(2024, 11, 1)).origins) == 1


def test_a_split_takes_exactly_its_evidence_out(rows):
    evidence = [rows.said(str(i), "nis" if i == 0 else f"p{i}", upstream="nis" if i else "") for i in range(4)]
    found = origins(rows, *evidence, decisions=(decision("split", 2),))
    assert blocks(found) == {frozenset({"E-0", "E-1", "E-3"}), frozenset({"E-2"})}
    assert len(found.supporting()) == 2
    assert found.of("E-2").label.endswith("split off")


def test_what_is_taken_out_has_its_own_voice_as_root(rows):
    sources = (rows.source("camera", "imagery", family="sky"),)
    evidence = (rows.said("1", "clip"), rows.said("2", "paper", upstream="camera", estimates=(rows.number(400),)))
    material = rows.material(
        *evidence, outlets="paper", sources=sources, dependencies=(rows.leans("camera", "clip"),),
        decisions=(decision("split", 2),),
    )  # fmt: skip
    found = find_origins("c", evidence, material)
    assert [(one.root, one.family, one.label) for one in found.origins] == [
        ("clip", "clip", "CLIP"),
        ("camera", "sky", "CAMERA, split off"),
    ]
    assert build_dossier(material, "c").estimates[0].originator == "CAMERA"


def test_what_a_split_leaves_stays_one(rows):
    evidence = (rows.said("1", "a", "2024-10-01"), rows.said("2", "b", "2024-10-02"), rows.said("3", "c", "2024-10-03"))
    copies = (copy(1, 2), copy(2, 3))
    found = origins(rows, *evidence, copies=copies, decisions=(decision("split", 2),))
    assert blocks(found) == {frozenset({"E-1", "E-3"}), frozenset({"E-2"})}
    assert found.joins[0].because.startswith("E-1 and E-3 were joined through evidence that ada has since taken out")


def test_an_analysts_join_joins_whole_origins(rows):
    evidence = (rows.said("1", "a"), rows.said("2", "a"), rows.said("3", "b"), rows.said("4", "b"))
    found = origins(rows, *evidence, decisions=(decision("join", 1, 3),))
    assert len(found.origins) == 1
    assert [join.because for join in found.joins if join.reason is JoinReason.ANALYST] == [
        "ada joined E-1 and E-3: seen to be so."
    ]


def test_the_later_decision_holds(rows):
    evidence = (rows.said("1", "a"), rows.said("2", "a"))
    split, join = decision("split", 2, at="2024-11-01"), decision("join", 1, 2, at="2024-11-02")
    assert len(origins(rows, *evidence, decisions=(join, split)).origins) == 1
    assert len(origins(rows, *evidence, decisions=(decision("split", 2, at="2024-11-03"), join)).origins) == 2
    again = (decision("split", 1, at="2024-11-01"), join)
    assert [one.label for one in origins(rows, *evidence, decisions=again).origins] == ["A"]  # split off no longer


def test_on_the_capture_clock_a_decision_holds_from_when_it_was_made(rows):
    evidence = (rows.said("1", "a", captured="2024-10-01"), rows.said("2", "a", captured="2024-10-01"))
    cut = (decision("split", 2, at="2024-11-01"),)
    assert len(origins(rows, *evidence, decisions=cut, as_of=date(2024, 10, 31), clock=Clock.CAPTURED).origins) == 1
    assert len(origins(rows, *evidence, decisions=cut, as_of=date(2024, 11, 1), clock=Clock.CAPTURED).origins) == 2
    assert len(origins(rows, *evidence, decisions=cut, as_of=date(2024, 10, 31)).origins) == 2


def test_decisions_about_nothing_held_change_nothing(rows):
    found = origins(rows, rows.said("1", "a"), decisions=(decision("split", 9), decision("join", 1, 9)))
    assert blocks(found) == {frozenset({"E-1"})}


def test_an_admission_is_marked(rows):
    claim = Claim(id="c", text="C.", parties=(rows.party("ru"), rows.party("ua", "supports")))
    sources = (rows.source("kremlin", family="ru"), rows.source("gur", family="ua"))
    found = origins(rows, rows.said("1", "kremlin"), rows.said("2", "gur"), sources=sources, claims=(claim,))
    assert [(one.family, one.party, one.against_interest) for one in found.origins] == [
        ("ru", True, True),
        ("ua", True, False),
    ]


def test_undeclared_sources_and_claims_do_not_break_it(rows):
    found = find_origins("c", [rows.said("1", "ghost", upstream="shade")], Material(sources={}, claims={}))
    assert found.origins[0].root == "shade"


def test_joins_are_records_that_come_back(rows):
    found = origins(rows, rows.said("1", "a"), rows.said("2", "a"))
    assert Join.from_dict(found.joins[0].to_dict()) == found.joins[0]
