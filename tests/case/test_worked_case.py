"""What the worked case in the repository's root holds, and that it still says what it was built to say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from osintkit import loaders
from osintkit.corroborate.verdicts.dossier import build_dossier
from osintkit.corroborate.verdicts.lint import lint
from osintkit.custody import Archive
from osintkit.custody.casefile import read_case_file
from osintkit.journal import read_entries, replay, verify_journals
from osintkit.model import (
    EvidenceStatus,
    JudgmentKind,
    Modality,
    Reliability,
    Scope,
    SourceKind,
    Stance,
    StatedDate,
    Status,
)
from osintkit.model.selectors import resolve

ROOT = Path(__file__).resolve().parents[2]
MAIN = "nk-troops-in-russia"
PRESENCE = {MAIN, "nk-troops-in-kursk", "nk-combat-kursk", "nk-pows", "nk-troop-number"}
NOTICE = b"written for this kit"


@pytest.fixture(scope="module")
def file():
    return read_case_file(ROOT / "case.yaml")


@pytest.fixture(scope="module")
def archive():
    return Archive(ROOT / "data" / "raw")


@pytest.fixture(scope="module")
def documents(archive):
    found = {}
    for capture in archive.captures():
        for document in loaders.load(capture, archive.read(capture.sha256), isolated=False):
            found[document.id] = document
    return found


@pytest.fixture(scope="module")
def judgments():
    return replay(read_entries(ROOT / "data" / "journal"))


@pytest.fixture(scope="module")
def material():
    from osintkit.case import Case

    return Case(ROOT, read_only=True).material()


@pytest.fixture(scope="module")
def dossiers(material):
    days = ("2024-10-14", "2024-10-20", "2024-10-28", "2025-04-30")
    return {day: build_dossier(material, MAIN, StatedDate(day).latest) for day in days}


def relays(judgments):
    found = {link.evidence: link for link in judgments.links if re.match(r"Relay \d+ of 12", link.note)}
    return list(found.values())


# -- what is declared ----------------------------------------------------------------------------


def test_it_declares_a_question_and_what_it_does_not_claim(file):
    assert file.question.endswith("?")
    assert len(file.not_claimed) >= 3


def test_it_declares_enough_claims_sources_and_hypotheses(file):
    assert len(file.claims) >= 10
    assert len(file.sources) >= 30
    assert len(file.hypotheses) == 4
    assert [claim.id for claim in file.claims.values() if claim.main] == [MAIN]


def test_entailments_are_those_that_hold_and_no_more(file):
    entails = {claim.id: claim.entails for claim in file.claims.values() if claim.entails}
    assert entails == {
        "nk-troops-in-kursk": (MAIN,),
        "nk-combat-kursk": ("nk-troops-in-kursk",),
        "nk-pows": ("nk-combat-kursk",),
        "nk-troop-number": (MAIN,),
    }


def test_every_letter_has_a_reason_and_who_may_be_at_risk_is_protected(file):
    assert all(source.letter_reason for source in file.sources.values())
    unnamed = [source for source in file.sources.values() if source.kind is SourceKind.ANONYMOUS]
    assert len(unnamed) >= 10
    assert {source.id for source in file.sources.values() if source.protected} == {"parapax", "astra"}
    assert all(source.letter is not Reliability.A for source in unnamed)


def test_both_denying_governments_gain_from_refuting_and_the_other_belligerent_from_support(file):
    gains = {party.family: party.gains for party in file.claims[MAIN].parties}
    assert gains == {"ru-gov": Stance.REFUTES, "dprk-gov": Stance.REFUTES, "ua-gov": Stance.SUPPORTS}


def test_every_dependence_says_why(file):
    assert all(one.reason and one.certainty in {"documented", "suspected"} for one in file.dependencies)


# -- what was captured ---------------------------------------------------------------------------


def test_there_are_enough_captures_in_enough_formats(archive):
    captures = archive.captures()
    formats = Counter(capture.media_type for capture in captures)
    assert len(captures) >= 80
    assert len(formats) >= 4
    assert {"text/html", "text/plain", "text/markdown", "application/rss+xml", "text/csv"} <= set(formats)


def test_the_chain_of_custody_verifies(archive):
    assert archive.verify() == ()


def test_each_capture_says_what_it_is(archive):
    for capture in archive.captures():
        data = archive.read(capture.sha256)
        assert NOTICE in data, capture.name
        assert b"Publisher: " in data, capture.name
        assert b"Page: " in data, capture.name


def test_every_document_names_its_publisher(documents):
    assert len(documents) >= 150
    assert all(document.publisher for document in documents.values())


def test_some_captures_are_in_other_languages(documents):
    assert {"en", "de", "ko"} <= {document.language for document in documents.values()}


def test_publishers_are_declared_sources(archive, file):
    named = {capture.source for capture in archive.captures() if capture.source}
    assert named <= set(file.sources)


# -- what was judged -----------------------------------------------------------------------------


def test_the_journals_verify():
    assert verify_journals(ROOT / "data" / "journal") == ()


def test_the_journals_say_that_they_are_a_demonstration():
    entries = read_entries(ROOT / "data" / "journal")
    first = {entry.analyst: entry for entry in sorted(entries, key=lambda entry: entry.seq, reverse=True)}
    assert set(first) == {"demo-analyst", "demo-reviewer"}
    assert all("Demonstration" in entry.data["text"] for entry in first.values())
    assert {entry.device for entry in entries} == {"demo"}


def test_every_link_is_anchored_where_it_was(judgments, documents):
    assert len(judgments.links) >= 200
    for link in judgments.links:
        assert resolve(link.passage, documents[link.passage.document].text).state == "ok"


def test_links_name_only_what_is_declared(judgments, file):
    for link in judgments.links:
        assert link.claim in file.claims
        assert {link.speaker, link.holder, *link.upstream} - {None} <= set(file.sources)


def test_no_plan_is_linked_as_support_of_a_presence(judgments):
    for link in judgments.links:
        planned = link.modality in {Modality.PLANS, Modality.CONDITIONAL}
        planned = planned or any(number.scope is Scope.PLANNED for number in link.estimates)
        if planned and link.claim in PRESENCE:
            assert link.stance is Stance.NEUTRAL, link.passage.exact


def test_numbers_have_units_and_keep_their_scopes(judgments):
    numbers = [number for link in judgments.links for number in link.estimates]
    assert all(number.unit for number in numbers)
    counted = {Scope.PRESENT, Scope.PLANNED, Scope.CUMULATIVE, Scope.CAPACITY}
    assert {number.scope for number in numbers} >= counted | {Scope.KILLED, Scope.WOUNDED, Scope.CASUALTIES}


def test_every_kind_of_judgment_is_shown():
    kinds = {entry.kind for entry in read_entries(ROOT / "data" / "journal")}
    assert kinds == set(JudgmentKind)


def test_analysts_disagree_and_some_of_it_is_settled(judgments):
    assert judgments.disagreements
    assert len(judgments.adjudicated) >= 2


def test_the_matrix_of_hypotheses_is_filled(judgments, file):
    rated = {(rating.hypothesis, rating.evidence) for rating in judgments.ratings if rating.analyst == "demo-analyst"}
    assert {hypothesis for hypothesis, _ in rated} == set(file.hypotheses)
    assert len({evidence for _, evidence in rated}) >= 10


def test_the_main_claim_is_assessed_at_several_days_and_rationales_cite_evidence(judgments, material):
    days = {str(one.as_of) for one in judgments.assessments if one.claim == MAIN}
    assert days >= {"2024-10-14", "2024-10-20", "2024-10-28", "2025-01-31", "2025-04-30"}
    known = {one.id for one in material.evidence}
    for one in judgments.assessments:
        assert one.evidence
        assert set(one.evidence) <= known
        assert all(f"@{key}" in one.rationale for key in one.evidence)


def test_nothing_breaks_a_rule_but_the_disagreement_left_open(material):
    found = lint(material)
    assert not [finding for finding in found if finding.refuses]
    assert {finding.rule for finding in found} <= {"unsettled"}


# -- what comes of it ----------------------------------------------------------------------------


def test_twelve_relays_are_one_origin(judgments, material):
    found = relays(judgments)
    assert len(found) == 12
    assert len({link.holder for link in found}) == 12
    dossier = build_dossier(material, MAIN)
    homes = {origin.id for origin in dossier.origins for link in found if link.evidence in origin.evidence}
    assert len(homes) == 1
    home = next(origin for origin in dossier.origins if origin.id in homes)
    assert home.root == "nis"
    assert home.counts


def test_the_leak_its_judge_and_its_echo_are_one_origin(material):
    verdict = build_dossier(material, "nk-six-officers", StatedDate("2024-10-09").latest).verdict
    assert verdict.origins == 1


def test_a_battalion_in_six_outlets_is_one_origin(judgments, material):
    links = [one for one in judgments.links if one.speaker == "anon-ua-buryat" and one.claim == MAIN]
    assert len({link.holder for link in links}) >= 6
    dossier = build_dossier(material, MAIN)
    assert len({origin.id for origin in dossier.origins for link in links if link.evidence in origin.evidence}) == 1


def test_the_picture_changes_with_the_day(dossiers):
    first, second, third, last = (dossiers[day].verdict for day in sorted(dossiers))
    assert (first.status, first.families, first.denied_by) == (Status.CONTESTED, 1, ("ru-gov",))
    assert second.status is Status.CORROBORATED_DENIED
    assert first.origins < second.origins < third.origins < last.origins
    assert set(third.denied_by) == {"dprk-gov", "ru-gov"}
    assert last.status is Status.ADMITTED_BY_ALL
    assert set(last.admitted_by) == {"dprk-gov", "ru-gov"}


def test_on_the_first_day_only_ukrainian_voices_support(dossiers):
    supporting = [one for one in dossiers["2024-10-14"].origins if one.counts and one.stance is Stance.SUPPORTS]
    assert {one.family for one in supporting} == {"ua-gov"}


def test_nato_after_its_briefing_adds_no_origin(material):
    dossier = build_dossier(material, "nk-troops-in-kursk", StatedDate("2024-10-28").latest)
    rutte = {one.id for one in material.evidence if one.speaker == "rutte" and one.claim == "nk-troops-in-kursk"}
    homes = [one for one in dossier.origins if rutte & set(one.evidence)]
    assert [one.root for one in homes] == ["nis"]


def test_who_could_not_confirm_withholds(judgments):
    for link in judgments.links:
        if link.claim == MAIN and "could not confirm" in link.passage.exact.lower():
            assert link.stance is Stance.NEUTRAL


def test_a_denied_figure_is_no_denied_fact(judgments):
    mutated = [
        link for link in judgments.links if link.speaker == "censor-net" and link.status is EvidenceStatus.REJECTED
    ]
    assert [link.claim for link in mutated] == [MAIN]
