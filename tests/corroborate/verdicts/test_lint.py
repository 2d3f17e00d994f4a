from __future__ import annotations

import pytest

from osintkit.corroborate.verdicts.lint import lint, lint_assessment, lint_text
from osintkit.errors import UnknownNameError
from osintkit.model import (
    Assessment,
    Claim,
    Estimate,
    JudgmentKind,
    OriginDecision,
    Scope,
    StatedDate,
    parse_instant,
)


def rules(findings):
    return [one.rule for one in findings]


def assessed(key="A-1", claim="c", **more):
    made = parse_instant(more.pop("made", "2024-10-21T00:00:00Z"))
    day = StatedDate(more.pop("day", "2024-10-20"))
    return Assessment.from_dict(
        {"id": key, "claim": claim, "analyst": "ada", "as_of": day.text, "made": made.isoformat(), **more}
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is likely. Confidence is high.", []),
        ("It is very likely, with moderate confidence.", ["likelihood-with-confidence"]),
        ("We are confident that it is almost certainly so.", ["likelihood-with-confidence"]),
        ("It is unlikely, yet probable.", ["mixed-rows"]),
        ("It is likely.\n\nIt is nearly certain.", ["mixed-rows"]),
        ("The ministry called it “highly probable”; it is likely.", []),
        ("They came from a remote village and are likely tired.", []),
        ("There is a remote chance, and it is likely.", ["mixed-rows"]),
        ("Some 1,500 soldiers came.", ["number-without-evidence"]),
        ("Some 1,500 soldiers came (E-0a1b2c3d4e5f).", []),
        ("Some 1,500 soldiers came (r017).", []),
        ("On 18 October 2024 and 2024-10-23, in October 2024, in 2024, three services spoke.", []),
        ("Two of 7 independent origins are named, digit 2.", []),
        ("It was said on Oct 18 that 3 ships came.", ["number-without-evidence"]),
        ("Source F = 50 in the sum (E-0a1b2c3d4e5f).", ["no-basis-as-number"]),
        ("Digit 6 counts as 50 (E-0a1b2c3d4e5f).", ["no-basis-as-number"]),
        ("", []),
    ],
)
def test_wording(text, expected):
    assert rules(lint_text(text, evidence=("r017",))) == expected


def test_digit_one_is_refused_below_two_origins(rows):
    material = rows.material(rows.said("1", "nis", "2024-10-18"), rows.said("2", "p", "2024-10-19", upstream="nis"))
    found = lint_assessment(material, {"claim": "c", "as_of": "2024-10-20", "digit": "1", "rationale": "So it is."})
    assert [(one.rule, one.refuses) for one in found] == [("digit-1-below-two-origins", True)]
    assert "only one origin supports it" in found[0].message


def test_digit_one_is_judged_as_of_its_day(rows):
    material = rows.material(rows.said("1", "nis", "2024-10-18"), rows.said("2", "us", "2024-10-23"))
    assert lint_assessment(material, {"claim": "c", "as_of": "2024-10-23", "digit": "1"}) == ()
    assert rules(lint_assessment(material, {"claim": "c", "as_of": "2024-10-22", "digit": "1"})) == [
        "digit-1-below-two-origins"
    ]


def test_digit_one_on_suggestions_is_refused(rows):
    material = rows.material(*(rows.said(key, key, "2024-10-18", status="suggested") for key in ("a", "b")))
    found = lint_assessment(material, {"claim": "c", "as_of": "2024-10-20", "digit": "1"})
    assert rules(found) == ["digit-1-on-suggestions"]


def test_digit_six_has_no_likelihood(rows):
    found = lint_assessment(rows.material(rows.said("1", "a")), {"claim": "c", "digit": "6", "likelihood": "likely"})
    assert rules(found) == ["no-basis-as-number"]


def test_an_assessment_of_an_unknown_claim_is_an_error(rows):
    with pytest.raises(UnknownNameError):
        lint_assessment(rows.material(rows.said("1", "a")), {"claim": "d", "as_of": "2024-10-20"})
    with pytest.raises(ValueError, match="no field"):
        lint_assessment(rows.material(rows.said("1", "a")), {"claim": "c", "digits": "1"})


def test_a_sound_case_has_no_findings(rows):
    evidence = (
        rows.said("1", "nis", "2024-10-18", estimates=(rows.number(5),)),
        rows.said("2", "p", "2024-10-18", upstream="nis"),
    )
    said = assessed(digit="3", rationale="One origin (E-1) says so.", evidence=["E-1"])
    assert lint(rows.material(*evidence, outlets="p", assessments=(said,))) == ()


def test_an_assessment_that_the_evidence_contradicts_is_found(rows):
    evidence = (rows.said("1", "a", "2024-10-18"), rows.said("2", "b", "2024-10-25", stance="refutes"))
    found = lint(rows.material(*evidence, assessments=(assessed(digit="3"),)))
    assert rules(found) == ["assessment-contradicted"]
    assert "E-2" in found[0].message


def test_a_plan_linked_as_presence_is_found(rows):
    claim = Claim(id="c", text="It rained in Solna.", scopes=(Scope.PRESENT,))
    evidence = (
        rows.said("1", "a", modality="plans"),
        rows.said("2", "b", modality="conditional"),
        rows.said("3", "b", modality="plans", stance="neutral"),
    )
    found = lint(rows.material(*evidence, claims=(claim,)))
    assert [(one.rule, one.target) for one in found] == [
        ("plan-counted-as-presence", "E-1"),
        ("plan-counted-as-presence", "E-2"),
    ]
    planned = Claim(id="c", text="It rained in Solna.", scopes=(Scope.PLANNED,))
    assert lint(rows.material(*evidence, claims=(planned,))) == ()


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"anchor": "orphan"}, "orphan-link"),
        ({"contested": True, "status": "later"}, "unsettled"),
        ({"estimates": (Estimate(best=3.0),)}, "number-without-unit"),
        ({"claim": "ghost"}, None),
    ],
)
def test_evidence(rows, more, rule):
    found = rules(lint(rows.material(rows.said("1", "a", **more))))
    assert found == ([rule] if rule else [])


def test_claims_that_entail_themselves_or_each_other_are_found(rows):
    claims = (
        Claim(id="a", text="It rained in Orsk.", entails=("a",)),
        Claim(id="b", text="It snowed in Orsk.", entails=("d",)),
        Claim(id="d", text="It hailed in Orsk.", entails=("b", "ghost")),
    )
    found = lint(rows.material(claims=claims))
    assert rules(found) == ["entails-itself", "unknown-reference", "entailment-circle"]
    assert found[-1].message == "claims entail each other in a circle: b → d → b"


def test_sources_that_own_themselves_or_share_a_name_are_found(rows):
    sources = (
        rows.source("a", owner="a"),
        rows.source("b", owner="d"),
        rows.source("d", owner="b"),
        rows.source("e", aliases=("The Service",)),
        rows.source("f", aliases=("the service ", "the service")),
        rows.source("g", owner="ghost"),
    )
    found = lint(rows.material(sources=sources))
    assert rules(found) == ["owns-itself", "unknown-reference", "owner-circle", "contradictory-alias"]
    assert found[-1].target == "e, f"


def test_circles_of_dependence_are_found(rows):
    leans = (rows.leans("a", "b"), rows.leans("b", "a"), rows.leans("a", "a"), rows.leans("a", "ghost"))
    found = rules(lint(rows.material(rows.said("1", "a"), rows.said("2", "b"), dependencies=leans)))
    assert sorted(found) == ["dependence-circle", "leans-on-itself", "unknown-reference"]


def test_two_assessments_at_one_instant_are_found(rows):
    both = (assessed("A-1", digit="3"), assessed("A-2", digit="4"))
    found = lint(rows.material(rows.said("1", "a", "2024-10-18"), assessments=both))
    assert "two-assessments-at-one-instant" in rules(found)


def test_references_to_nothing_are_found(rows):
    cut = OriginDecision(kind=JudgmentKind.SPLIT, claim="c", evidence=("E-9",), reason="seen")
    said = assessed(evidence=["E-8"])
    found = lint(rows.material(rows.said("1", "a", "2024-10-18"), decisions=(cut,), assessments=(said,)))
    assert rules(found) == ["unknown-reference", "unknown-reference"]
    assert all(one.way_out for one in found)
