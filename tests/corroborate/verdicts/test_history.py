from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osintkit.corroborate.verdicts.dossier import build_dossier
from osintkit.corroborate.verdicts.history import history, standing_at
from osintkit.model import Claim, Clock, StatedDate, Status

MOVES = ("2024-10-10", "2024-10-11", "2024-10-12", "2024-10-15", "2024-10-20")


def told(verdict):
    return (
        verdict.status,
        verdict.digit,
        verdict.origins,
        verdict.families,
        verdict.refuting_origins,
        verdict.withholding,
        verdict.denied_by,
        verdict.admitted_by,
    )


def agrees(material, claim, clock=Clock.PUBLIC, days=None):
    """Whether the steps say on every day what the dossier of that day says."""
    steps = history(material, claim, clock)
    for day in days or (date(2024, 10, 9) + timedelta(days=n) for n in range(14)):
        verdict = build_dossier(material, claim, day, clock).verdict
        step = standing_at(steps, StatedDate(day.isoformat()))
        if step is None:
            assert verdict.status is Status.UNREPORTED
            assert verdict.origins == verdict.refuting_origins == 0
        else:
            assert told(step) == told(verdict), day
    return steps


def test_each_step_names_the_evidence_that_made_it(rows):
    evidence = (
        rows.said("1", "kremlin", "2024-10-10", stance="refutes"),
        rows.said("2", "nis", "2024-10-11"),
        rows.said("3", "daily", "2024-10-12", upstream="nis"),
        rows.said("4", "us", "2024-10-15"),
        rows.said("5", "kremlin", "2024-10-20"),
    )
    claim = Claim(id="c", text="C.", parties=(rows.party("kremlin"),))
    steps = agrees(rows.material(*evidence, outlets="daily", claims=(claim,)), "c")
    assert [(str(one.day), one.status.value, one.evidence) for one in steps] == [
        ("2024-10-10", "unreported", ("E-1",)),
        ("2024-10-11", "contested", ("E-2",)),
        ("2024-10-15", "corroborated, denied by parties", ("E-4",)),
        ("2024-10-20", "admitted by all parties", ("E-5",)),
    ]
    assert steps[-1].because == (
        "From corroborated, denied by parties (digit 1) to admitted by all parties (digit 1): KREMLIN, until then "
        "refuting, now supports the claim (E-5)."
    )


def test_a_relay_is_no_step(rows):
    evidence = (rows.said("1", "nis", "2024-10-11"), rows.said("2", "daily", "2024-10-12", upstream="nis"))
    assert len(history(rows.material(*evidence, outlets="daily"), "c")) == 1


def test_a_join_that_comes_to_light_is_a_step(rows):
    evidence = (
        rows.said("1", "leak", "2024-10-10"),
        rows.said("2", "paper", "2024-10-11", upstream="minister"),
        rows.said("3", "minister", "2024-10-11", upstream="leak"),
    )
    steps = agrees(rows.material(*evidence, outlets="paper"), "c")
    assert [one.origins for one in steps] == [1]


def test_the_capture_clock_has_its_own_steps(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-10", captured="2024-10-15"),
        rows.said("2", "us", "2024-10-11", captured="2024-10-12"),
    )
    steps = agrees(rows.material(*evidence), "c", Clock.CAPTURED)
    assert [str(one.day) for one in steps] == ["2024-10-12", "2024-10-15"]


agents = st.sampled_from(["a", "b", "c", "ru", "paper"])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            agents,
            st.sampled_from(MOVES),
            st.sampled_from(["supports", "refutes", "neutral"]),
            st.one_of(st.just(""), agents),
            st.sampled_from(["c", "narrow"]),
        ),
        max_size=8,
    )
)
def test_the_steps_say_what_the_dossiers_say(rows, drawn):
    evidence = [
        rows.said(str(i), speaker, day, stance=stance, upstream=upstream, claim=claim)
        for i, (speaker, day, stance, upstream, claim) in enumerate(drawn)
    ]
    claims = (
        Claim(id="c", text="C.", parties=(rows.party("ru"),)),
        Claim(id="narrow", text="N.", entails=("c",)),
    )
    agrees(rows.material(*evidence, outlets="paper", claims=claims), "c")


def test_the_worked_case_is_told_step_by_step(case_material):
    steps = history(case_material, "nk-troops-in-russia")
    words = [one.status.value for one in steps]
    assert list(dict.fromkeys(words)) == [
        "unreported",
        "contested",
        "corroborated, denied by parties",
        "admitted by one party",
        "admitted by all parties",
    ]
    days = [step.day.latest for step in steps]
    agrees(case_material, "nk-troops-in-russia", days=[*days, *(day - timedelta(days=1) for day in days)])


def test_a_step_says_on_whose_word_an_origin_was_heard(rows):
    evidence = (rows.said("1", "nato", "2024-10-10", upstream="nis"), rows.said("2", "nis", "2024-10-12"))
    sources = (rows.source("nato", name="The alliance"), rows.source("nis", name="The service"))
    first = history(rows.material(*evidence, sources=sources), "c")[0]
    assert (
        "The service is heard for the first time, on the word of The alliance, and supports the claim" in first.because
    )


def test_a_step_says_of_which_claim_the_evidence_spoke(rows):
    claims = (Claim(id="wide", text="W."), Claim(id="c", text="C.", entails=("wide",)))
    evidence = (
        rows.said("1", "nis", "2024-10-10"),
        rows.said("2", "ru", "2024-10-11", stance="refutes", claim="wide"),
    )
    material = rows.material(*evidence, claims=claims)
    assert (
        "RU is heard for the first time and refutes wide, and this claim with it" in history(material, "c")[-1].because
    )
    assert (
        "NIS is heard for the first time and supports c, and this claim with it" in history(material, "wide")[0].because
    )


def test_a_step_names_who_took_the_other_side_before_when_it_was_somebody_else(rows):
    evidence = (
        rows.said("1", "official", "2024-10-10", stance="refutes"),
        rows.said("2", "nis", "2024-10-12"),
        rows.said("3", "us", "2024-10-09"),
    )
    material = rows.material(*evidence, dependencies=(rows.leans("official", "nis", certainty="suspected"),))
    assert (
        "OFFICIAL (suspected to lean on NIS) was until then refuting; NIS, counted with it, now supports the claim "
        "(E-2)"
    ) in history(material, "c")[-1].because


def test_a_step_says_that_a_voice_got_a_name(rows):
    sources = (rows.source("leak", "anonymous", family="ua"), rows.source("gur", family="ua"))
    evidence = (
        rows.said("1", "nis", "2024-10-10"),
        rows.said("2", "leak", "2024-10-11"),
        rows.said("3", "gur", "2024-10-12"),
    )
    suspected = (rows.leans("leak", "gur", certainty="suspected"),)
    steps = history(rows.material(*evidence, sources=sources, dependencies=suspected), "c")
    assert [step.status for step in steps][1:] == [Status.NOT_BY_NAME, Status.CORROBORATED]
    assert "GUR, until then known only through somebody unnamed or on another's word, is now heard" in steps[-1].because
