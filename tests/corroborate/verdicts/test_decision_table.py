from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.corroborate.verdicts.decision_table import TABLE, Standing, Voice, decide, would_move
from osintkit.corroborate.verdicts.dossier import build_dossier
from osintkit.model import Claim, Credibility, Stance, StatedDate, Status

S, R = Stance.SUPPORTS, Stance.REFUTES


def voice(family, stance=S, gains=None, *, named=True):
    return Voice(family=family, stance=stance, gains=gains, named=named)


voices = st.builds(
    Voice,
    family=st.sampled_from("abc"),
    stance=st.sampled_from([S, R]),
    gains=st.sampled_from([S, R, None]),
    named=st.booleans(),
)
standings = st.builds(
    Standing,
    voices=st.lists(voices, max_size=5).map(tuple),
    unknown_supports=st.booleans(),
    deniers=st.sets(st.sampled_from("abc")).map(lambda chosen: tuple(sorted(chosen))),
)

RUSSIA, KOREA = voice("ru", R, R), voice("dprk", R, R)
ADMITS = voice("ru", S, R)


@pytest.mark.parametrize(
    ("standing", "status", "digit"),
    [
        (Standing(), Status.UNREPORTED, "6"),
        (Standing(voices=(RUSSIA,)), Status.UNREPORTED, "6"),
        (Standing(unknown_supports=True), Status.UNKNOWN_ORIGIN, "6"),
        (Standing(unknown_supports=True, voices=(voice("rok", R),)), Status.CONTESTED, "4"),
        (Standing(voices=(voice("rok"),)), Status.SINGLE_ORIGIN, "3"),
        (Standing(voices=(voice("ua"), voice("ua"))), Status.SINGLE_FAMILY, "2"),
        (Standing(voices=(voice("ua"), RUSSIA)), Status.CONTESTED, "3"),
        (Standing(voices=(voice("ua"), voice("us", R))), Status.CONTESTED, "4"),
        (Standing(voices=(voice("rok"), voice("us"))), Status.CORROBORATED, "1"),
        (Standing(voices=(voice("rok"), voice("us"), voice("un", R))), Status.CONTESTED, "3"),
        (Standing(voices=(voice("rok"), voice("us", R), voice("un", R))), Status.CONTESTED, "5"),
        (Standing(voices=(voice("rok"), voice("west", named=False))), Status.NOT_BY_NAME, "2"),
        (Standing(voices=(voice("tg", named=False), voice("west", named=False))), Status.NOT_BY_NAME, "3"),
        (Standing(voices=(voice("west", named=False), voice("west", named=False))), Status.NOT_BY_NAME, "3"),
        (Standing(voices=(voice("rok"), voice("west", named=False), RUSSIA)), Status.CONTESTED, "3"),
        (Standing(voices=(voice("rok"), voice("west", named=False), voice("us", R))), Status.CONTESTED, "3"),
        (Standing(voices=(voice("ua", S, S), voice("pl", S, S))), Status.CORROBORATED, "2"),
        (Standing(voices=(voice("rok"), voice("us"), RUSSIA)), Status.CORROBORATED_DENIED, "1"),
        (Standing(voices=(voice("rok"), voice("ua", S, S), RUSSIA)), Status.CORROBORATED_DENIED, "2"),
        (Standing(voices=(voice("rok"), ADMITS, KOREA), deniers=("dprk", "ru")), Status.ADMITTED_BY_ONE, "1"),
        (Standing(voices=(voice("rok"), ADMITS), deniers=("ru",)), Status.ADMITTED_BY_ALL, "1"),
        (Standing(voices=(ADMITS,), deniers=("ru",)), Status.ADMITTED_BY_ALL, "2"),
        (Standing(voices=(ADMITS, voice("rok"), voice("us", R)), deniers=("ru",)), Status.ADMITTED_BY_ALL, "2"),
        (Standing(voices=(voice("rok", R),)), Status.REFUTED, "4"),
        (Standing(voices=(voice("rok", R), voice("us", R))), Status.REFUTED, "5"),
        (Standing(voices=(voice("ua", R, S),)), Status.REFUTED, "5"),
    ],
)
def test_what_the_table_says(standing, status, digit):
    row = decide(standing)
    assert (row.status, row.digit) == (status, Credibility(digit))


@settings(max_examples=300, deadline=None)
@given(standings)
def test_digit_one_needs_two_families_and_no_disinterested_doubt(standing):
    if decide(standing).digit is Credibility.CONFIRMED:
        assert len(standing.supporting) >= 2
        assert len(standing.families) >= 2
        assert not standing.doubting


@settings(max_examples=300, deadline=None)
@given(standings)
def test_six_means_that_nothing_known_supports(standing):
    if decide(standing).digit is Credibility.CANNOT_BE_JUDGED:
        assert not standing.supporting
        assert not standing.doubting


@settings(max_examples=200, deadline=None)
@given(standings, voices)
def test_one_more_supporting_voice_never_weakens(standing, more):
    from dataclasses import replace

    height = {"1": 5, "2": 4, "3": 3, "6": 2, "4": 1, "5": 0}
    if more.stance is R:
        return
    after = replace(standing, voices=(*standing.voices, more))
    assert height[decide(after).digit] >= height[decide(standing).digit]


@settings(max_examples=200, deadline=None)
@given(standings, st.randoms(use_true_random=False))
def test_the_order_of_voices_does_not_matter(standing, random):
    from dataclasses import replace

    shuffled = list(standing.voices)
    random.shuffle(shuffled)
    assert decide(replace(standing, voices=tuple(shuffled))) is decide(standing)


def test_every_row_can_fire_and_has_its_own_name():
    options = [voice(f, s, g, named=n) for f in "ab" for s in (S, R) for g in (S, R, None) for n in (True, False)]
    fired = {
        decide(Standing(voices=chosen, unknown_supports=unknown, deniers=deniers)).name
        for count in range(4)
        for chosen in itertools.combinations(options, count)
        for unknown in (True, False)
        for deniers in ((), ("a",), ("a", "b"))
    }
    # more families without a stake against than for needs three families
    fired.add(decide(Standing(voices=(voice("a"), voice("b", R), voice("c", R)))).name)
    fired.add(decide(Standing(voices=(voice("a"), voice("b"), voice("c", R)))).name)
    fired.add(decide(Standing(voices=(voice("a"), voice("b"), voice("c", R, R)))).name)
    fired.add(decide(Standing(voices=(voice("a"), voice("b", S, R)), deniers=("b", "c"))).name)
    assert fired == {row.name for row in TABLE}
    assert len({row.name for row in TABLE}) == len(TABLE)


def test_what_would_move_it_is_what_the_table_says_then():
    moves = would_move(Standing(voices=(voice("rok"),), deniers=("ru",)))
    assert "An admission by ru would make it: admitted by all parties (digit 1)." in moves
    assert "Losing the support of rok would make it: unreported (digit 6)." in moves


# --- verdicts from evidence -------------------------------------------------------------------------------------

PARTIES = ("ru", "dprk")


def claim(rows, *families):
    return Claim(id="c", text="Soldiers were sent.", parties=tuple(rows.party(one) for one in families or PARTIES))


def verdict(rows, *evidence, families=PARTIES, as_of=None, sources=(), **more):
    sources = (*(rows.source(key, family=key.split("-")[0]) for key in ("ru-mfa", "ru-staff", "dprk-un")), *sources)
    return build_dossier(
        rows.material(*evidence, claims=(claim(rows, *families),), sources=sources, **more), "c", as_of
    ).verdict


def test_a_partys_later_admission_ends_its_earlier_denial_by_another_voice(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18"),
        rows.said("2", "us", "2024-10-23"),
        rows.said("3", "ru-mfa", "2024-10-23", stance="refutes"),
        rows.said("4", "ru-staff", "2025-04-26"),
    )
    found = verdict(rows, *evidence, families=("ru",))
    assert (found.status, found.digit, found.denied_by, found.admitted_by) == (
        Status.ADMITTED_BY_ALL,
        Credibility.CONFIRMED,
        (),
        ("ru",),
    )
    assert any("has since said the opposite" in sentence for sentence in found.because)


def test_a_partys_later_denial_ends_its_earlier_admission(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18"),
        rows.said("2", "us", "2024-10-18"),
        rows.said("3", "ru-staff", "2024-10-20"),
        rows.said("4", "ru-mfa", "2024-10-23", stance="refutes"),
    )
    found = verdict(rows, *evidence, families=("ru",))
    assert (found.status, found.denied_by, found.admitted_by) == (Status.CORROBORATED_DENIED, ("ru",), ())


def test_two_services_of_a_government_without_a_stake_may_contradict_each_other(rows):
    sources = (rows.source("gur", family="ua"), rows.source("sso", family="ua"), rows.source("ua", "government"))
    evidence = (rows.said("1", "sso", "2025-01-31"), rows.said("2", "gur", "2025-02-04", stance="refutes"))
    found = verdict(rows, *evidence, sources=sources)
    assert (found.status, found.origins, found.refuting_origins) == (Status.CONTESTED, 1, 1)


def test_a_governments_later_support_ends_its_earlier_doubt(rows):
    sources = (
        rows.source("nis", family="rok"),
        rows.source("official", family="rok"),
        rows.source("rok", "government"),
    )
    evidence = (rows.said("1", "official", "2024-11-06", stance="refutes"), rows.said("2", "nis", "2024-12-19"))
    assert verdict(rows, *evidence, sources=sources).status is Status.SINGLE_ORIGIN


@pytest.mark.parametrize(
    ("kind", "owner", "status"),
    [
        ("anonymous", None, Status.NOT_BY_NAME),
        ("account", None, Status.NOT_BY_NAME),
        ("account", "somebody", Status.CORROBORATED),
        ("imagery", None, Status.CORROBORATED),
    ],
)
def test_who_is_not_named_confirms_nobody(rows, kind, owner, status):
    sources = (rows.source("second", kind, owner=owner),)
    found = verdict(rows, rows.said("1", "nis"), rows.said("2", "second"), sources=sources)
    assert (found.status, found.origins) == (status, 2)
    said = "SECOND is unnamed and may speak for somebody who is counted already, so it confirms nobody."
    assert (said in found.because) is (status is Status.NOT_BY_NAME)


@pytest.mark.parametrize(
    ("speaker", "kind", "family", "digit"),
    [
        ("nato", "organisation", None, "2"),  # another body tells what the service told it
        ("paper", "outlet", None, "1"),  # an outlet tells what the service said
        ("lawmaker", "person", "rok", "1"),  # somebody of its own government tells it
    ],
)
def test_what_another_body_was_told_confirms_nothing(rows, speaker, kind, family, digit):
    sources = (rows.source("nis", family="rok"), rows.source(speaker, kind, family=family))
    evidence = (rows.said("1", "us"), rows.said("2", "uk"), rows.said("3", speaker, upstream="nis"))
    named = verdict(rows, *evidence[::2], sources=sources)
    assert (named.digit, named.origins) == (Credibility(digit), 2)
    heard = "NIS is heard only on the word of NATO, and so confirms nobody."
    assert (heard in named.because) is (digit == "2")
    assert verdict(rows, *evidence, sources=sources).digit is Credibility.CONFIRMED


def test_who_has_evaded_since_is_named_and_what_it_said_stands(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18"),
        rows.said("2", "ru-mfa", "2024-10-21", stance="refutes"),
        rows.said("3", "ru-staff", "2024-10-25", stance="neutral"),
    )
    said = (
        "RU has since spoken without taking a side (E-3 of 2024-10-25); what it said before stands until it says the "
        "opposite."
    )
    found = verdict(rows, *evidence, sources=(rows.source("ru", "government"),))
    assert found.denied_by == ("ru",)
    assert said in found.because
    again = rows.said("4", "ru-mfa", "2024-10-30", stance="refutes")
    assert said not in verdict(rows, *evidence, again, sources=(rows.source("ru", "government"),)).because


def test_withholding_is_counted_apart(rows):
    found = verdict(rows, rows.said("1", "nis"), rows.said("2", "un", stance="neutral"))
    assert (found.origins, found.withholding) == (1, 1)
    assert "1 origin spoke without taking a side: UN (E-2)." in found.because


def test_a_denial_of_a_figure_is_no_denial_of_the_fact(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-15"),
        rows.said("2", "us", "2024-10-15"),
        rows.said("3", "ccd", "2024-10-15", stance="refutes", claim="100k"),
        rows.said("4", "paper", "2024-10-15", upstream="ccd", stance="refutes"),
    )
    dossier = build_dossier(rows.material(*evidence, outlets="paper"), "c")
    assert (dossier.verdict.status, dossier.verdict.refuting_origins) == (Status.CORROBORATED, 0)
    assert [one.kind for one in dossier.distortions] == ["claim"]
    assert any("Not counted as a refutation" in sentence for sentence in dossier.verdict.because)


def test_a_denial_passed_on_counts_when_nothing_shows_that_it_was_another(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-15"),
        rows.said("4", "paper", "2024-10-15", upstream="ccd", stance="refutes"),
    )
    assert build_dossier(rows.material(*evidence, outlets="paper"), "c").verdict.refuting_origins == 1


def test_a_denial_of_what_follows_is_a_denial_of_the_claim(rows):
    claims = (Claim(id="wide", text="W."), Claim(id="c", text="C.", entails=("wide",)))
    evidence = (
        rows.said("3", "ccd", "2024-10-15", stance="refutes", claim="wide"),
        rows.said("4", "paper", "2024-10-15", upstream="ccd", stance="refutes"),
    )
    found = build_dossier(rows.material(*evidence, claims=claims, outlets="paper"), "c").verdict
    assert found.refuting_origins == 1


def test_a_denial_of_another_claim_at_another_time_was_not_what_was_passed_on(rows):
    evidence = (
        rows.said("3", "ccd", "2024-10-01", stance="refutes", claim="100k"),
        rows.said("4", "paper", "2024-10-15", upstream="ccd", stance="refutes"),
    )
    found = build_dossier(rows.material(*evidence, outlets="paper"), "c").verdict
    assert found.refuting_origins == 1


def test_a_denial_of_what_follows_that_came_too_early_takes_nothing_from_a_relay(rows):
    claims = (Claim(id="wide", text="W."), Claim(id="c", text="C.", entails=("wide",), period=StatedDate("2024-11")))
    evidence = (
        rows.said("3", "ccd", "2024-10-31", stance="refutes", claim="wide"),
        rows.said("4", "paper", "2024-11-01", upstream="ccd", stance="refutes"),
    )
    found = build_dossier(rows.material(*evidence, claims=claims, outlets="paper"), "c").verdict
    assert found.refuting_origins == 1


def test_a_family_that_is_no_government_and_no_party_has_no_one_voice(rows):
    sources = (rows.source("east", family="press"), rows.source("west", family="press"))
    evidence = (rows.said("1", "east", "2024-10-10", stance="refutes"), rows.said("2", "west", "2024-10-12"))
    found = verdict(rows, *evidence, sources=sources)
    assert (found.status, found.refuting_origins) == (Status.CONTESTED, 1)


def test_only_a_synthesis_or_a_circle_supports(rows):
    found = verdict(rows, rows.said("1", "team", upstream="nis us"))
    assert (found.status, found.origins, found.digit) == (Status.UNKNOWN_ORIGIN, 0, Credibility.CANNOT_BE_JUDGED)
    found = verdict(rows, rows.said("1", "a", upstream="b"), rows.said("2", "b", upstream="a"))
    assert (found.status, found.origins) == (Status.UNKNOWN_ORIGIN, 0)
    assert "E-1, E-2 run in a circle, and have no origin of their own: A → B → A." in found.because
