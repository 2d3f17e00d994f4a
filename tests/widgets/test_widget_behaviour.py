"""What each widget says and does beyond the contract: counts, blindness, lint, selections, details."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import osintkit
from osintkit import widgets
from osintkit.errors import UnknownNameError

CASE = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {id: city, name: City Council, kind: government, letter: B, letter_reason: declared}
  - {id: police, name: Harbour Police, kind: organisation}
claims:
  - {id: closed, text: The bridge was closed on 3 May., main: true, terms: [bridge, closed], scopes: [present]}
  - {id: damaged, text: The bridge was damaged., terms: [bridge, damaged]}
hypotheses:
  - {id: repair, text: It was closed for repair.}
  - {id: attack, text: It was closed after an attack.}
"""
PAGES = {
    "one.txt": "Title: One\nPublisher: Harbour Police\nPublished: 2024-05-03\nLanguage: en\n\n"
    "The City Council said on Friday that the bridge was closed on 3 May.\n",
    "two.txt": "Title: Two\nPublisher: Harbour Police\nPublished: 2024-05-04\nLanguage: en\n\n"
    "The Harbour Police said that the bridge was closed to 1,500 people on 3 May.\n",
}


@pytest.fixture(scope="module")
def read_case(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("behaviour") / "bridge"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(CASE, encoding="utf-8")
    for name, text in PAGES.items():
        (root.parent / name).write_text(text, encoding="utf-8")
    case = osintkit.open_case(root)
    case.add([root.parent / name for name in PAGES])
    case.material()
    return root


@pytest.fixture
def case(read_case: Path, tmp_path: Path):
    return osintkit.open_case(shutil.copytree(read_case, tmp_path / "bridge"))


def _pieces(case, claim: str = "closed"):
    found = [p for p in case.material().evidence if p.claim == claim]
    return sorted(found, key=lambda p: str(p.said))


def test_triage_says_what_accepting_would_do_and_then_it_does(case) -> None:
    triage = widgets.Triage(case)
    assert [row["said"] for row in triage.view["queue"]] == ["2024-05-03", "2024-05-04"]
    assert triage.act("accept", stance="supports")["kind"] == "saved"
    promised = next(one for one in triage.view["current"]["effects"] if one["stance"] == "supports")
    assert promised["count"]["origins"] == 2
    assert promised["origin"] == "Harbour Police"
    triage.act("accept", stance="supports")
    assert case.dossier("closed").verdict.origins == promised["count"]["origins"]
    assert triage.view["current"] is None
    assert triage.act("accept")["kind"] == "error"


def test_accepting_keeps_the_numbers_of_the_suggestion(case) -> None:
    triage = widgets.Triage(case)
    triage.act("next")
    triage.act("accept")
    accepted = next(p for p in case.material().evidence if p.analysts)
    assert [number.best for number in accepted.estimates] == [
        number.best for number in _pieces(osintkit.open_case(case.layout.root), "closed")[-1].estimates
    ]


def test_what_is_put_off_comes_last_and_a_day_hides_what_came_after(case) -> None:
    triage = widgets.Triage(case)
    first = triage.view["current"]["evidence"]
    triage.act("later")
    assert [row["evidence"] for row in triage.view["queue"]][-1] == first
    assert len(widgets.Triage(case, as_of="2024-05-03").view["queue"]) == 1


def test_what_is_taken_back_is_looked_at_again(case) -> None:
    triage = widgets.Triage(case)
    first = triage.view["current"]["evidence"]
    triage.act("reject")
    assert triage.view["current"]["evidence"] != first
    triage.act("undo")
    assert triage.view["current"]["evidence"] == first


def test_a_claim_without_evidence_is_rated_as_of_today(case) -> None:
    case.file.claims["never"] = osintkit.model.Claim(id="never", text="The lighthouse was lit.")
    widget = widgets.Assessment(case, claim="never")
    today = osintkit.model.now_utc().date().isoformat()
    assert widget.view["as_of"] == today
    given = {"digit": "6", "rationale": "Nothing was said.", "claim": "never", "as_of": today}
    assert widget.act("save", **given)["text"] == f"saved: digit 6 as of {today}"


@pytest.mark.parametrize("name", ["Reader", "Triage"])
def test_blind_shows_others_only_after_an_own_judgment(case, name: str) -> None:
    piece = _pieces(case)[0]
    osintkit.open_case(case.layout.root, analyst="ben").judge.link(piece.passage, "closed", "refutes")
    case.refresh()

    def shown(blind: bool) -> str:
        if name == "Reader":
            return str(widgets.Reader(case, piece.passage.document, blind=blind).state())
        widget = widgets.Triage(case, blind=blind)
        return f"{widget.state()['judged']} judged, {[row['evidence'] for row in widget.state()['queue']]}"

    if name == "Reader":
        assert "ben" in shown(blind=False)
        assert "ben" not in shown(blind=True)
        case.judge.link(piece.passage, "closed", "supports")
        assert "ben" in shown(blind=True)
    else:
        assert shown(blind=False).startswith("1 judged")
        assert shown(blind=True).startswith("0 judged")
        assert piece.id in shown(blind=True)


def test_letters_have_a_history_and_no_digit_beside_them(case) -> None:
    sources = widgets.Sources(case, source="city")
    sources.act("grade", letter="C", reason="wrong twice", since="2024-05")
    sources.act("change", aliases="the council; town hall", protected=True, reason="named as a witness")
    current = sources.view["current"]
    assert (current["letter"], current["aliases"], current["protected"]) == ("C", ["the council", "town hall"], True)
    assert [event["reason"] for event in current["history"]] == ["declared", "wrong twice", "named as a witness"]
    assert "digit" not in str(sources.state()).lower()
    assert sources.act("grade", letter="C", reason=" ")["kind"] == "error"
    assert "did you mean" in sources.act("grade", source="citty", letter="C", reason="x")["text"]


def test_letters_of_a_day_know_nothing_that_came_later(case) -> None:
    case.judge.grade("city", "E", reason="what it said in May was untrue", since="2024-05-04")
    then, now = (widgets.Sources(case, source="city", as_of=day) for day in ("2024-05-03", None))
    assert (then.view["current"]["letter"], now.view["current"]["letter"]) != ("E", "E")
    assert now.view["current"]["letter"] == "E"
    assert "untrue" in now.twin().markup
    assert "untrue" not in then.twin().markup


def test_what_is_rated_of_other_claims_is_folded(case) -> None:
    piece = _pieces(case)[0]
    case.judge.link(piece.passage, "closed", "supports")
    case.judge.rate("repair", piece.id, "CC")
    other = next(name for name in case.file.claims if name != "closed")
    near, far = (widgets.Hypotheses(case, claim=claim).twin().markup for claim in ("closed", other))
    row = ">CC<"
    assert near.index(row) < near.index("<details>")
    assert far.index("<details>") < far.index(row)
    assert "<details>" not in widgets.Hypotheses(case).twin().markup


def test_origins_join_and_split_change_the_count(case) -> None:
    for piece in _pieces(case):
        case.judge.link(piece.passage, "closed", "supports")
    origins = widgets.Origins(case)
    ids = [row["evidence"] for origin in origins.view["origins"] for row in origin["evidence"]]
    assert origins.view["count"]["origins"] == 2
    assert origins.act("join", evidence=ids, reason="one press desk")["text"].endswith("1 origins now")
    assert origins.view["origins"][0]["joins"][0]["reason"] == "analyst"
    origins.act("split", evidence=ids[:1], reason="the desks are apart")
    assert origins.view["count"]["origins"] == 2
    assert [one["reason"] for one in origins.view["decisions"]] == ["one press desk", "the desks are apart"]


def test_evidence_of_a_claim_that_entails_this_one_can_be_split_and_joined(case) -> None:
    declared = case.layout.file.read_text(encoding="utf-8")
    entailing = declared.replace("id: damaged, text", "id: damaged, entails: [closed], text")
    case.layout.file.write_text(entailing, encoding="utf-8")
    case = osintkit.open_case(case.layout.root)
    first, second = _pieces(case)[:2]
    case.judge.link(first.passage, "closed", "supports")
    case.judge.link(second.passage, "damaged", "supports")
    origins = widgets.Origins(case, claim="closed")
    shown = [row["evidence"] for origin in origins.view["origins"] for row in origin["evidence"]]
    assert len(shown) == 2
    assert origins.act("join", evidence=shown, reason="one desk")["kind"] == "saved"
    assert origins.view["count"]["origins"] == 1


def test_triage_says_first_what_accepting_as_suggested_would_do(case) -> None:
    triage = widgets.Triage(case)
    current = triage.view["current"]
    stances = [effect["stance"] for effect in current["effects"]]
    assert stances[0] == current["stance"]
    assert set(stances) >= {"supports", "refutes"}
    assert "says that it is so" in current["how"]


def test_menus_say_what_every_word_means() -> None:
    from osintkit.model import Access, Modality, Scope
    from osintkit.widgets import view_rows as rows

    for words, meanings in ((Access, rows.ACCESSES), (Scope, rows.SCOPES), (Modality, rows.MODALITIES)):
        assert set(meanings) == set(words)


def test_completion_offers_little(case) -> None:
    assert dir(widgets) == sorted(widgets.__all__)
    assert dir(widgets.Timeline(case)) == sorted(
        {"act", "as_of", "chosen", "claim", "commands", "message", "selected", "state", "twin", "view"}
    )
    offered = [name for name in dir(case) if not name.startswith("_")]
    assert len(offered) < 40
    assert {"claims", "evidence", "judge", "browse", "show"} <= set(offered)
    assert all(hasattr(case, name) for name in offered)


def test_assessment_is_linted_while_typing_and_refused_with_the_way_out(case) -> None:
    piece = _pieces(case)[0]
    case.judge.link(piece.passage, "closed", "supports")
    assessment = widgets.Assessment(case, as_of="2024-05-05")
    assessment.act("lint", digit="1", rationale=f"Said by the council (@{piece.id}).")
    assert [one["rule"] for one in assessment.view["findings"] if one["refuses"]] == ["digit-1-below-two-origins"]
    refused = assessment.act("save", digit="1", rationale=f"Said by the council (@{piece.id}).")
    assert refused["kind"] == "error"
    assert refused["retry"]["given"]["digit"] == "1"
    assert assessment.view["draft"]["digit"] == "1"  # the draft outlives the refusal
    unknown = assessment.act("save", digit="3", rationale="The council said so (@E-0123456789ab).")
    assert unknown["kind"] == "error"
    assert "'E-0123456789ab', which nobody has declared" in unknown["text"]
    together = "It is likely and our confidence is low."
    assessment.act("lint", digit="3", rationale=together)
    assert assessment.view["findings"]
    assert assessment.act("save", digit="3", rationale=f"The council said so (@{piece.id}).")["kind"] == "saved"
    recorded = case.material().assessments[0]
    assert (recorded.evidence, str(recorded.as_of)) == ((piece.id,), "2024-05-05")
    assert assessment.view["draft"] == {}


def test_hypotheses_tell_what_distinguishes(case) -> None:
    piece = _pieces(case)[0]
    case.judge.link(piece.passage, "closed", "supports")
    hypotheses = widgets.Hypotheses(case, claim="closed")
    assert hypotheses.view["rows"][0]["diagnosticity"] == 0
    hypotheses.act("rate", hypothesis="repair", evidence=piece.id, rating="CC")
    hypotheses.act("rate", hypothesis="attack", evidence=piece.id, rating="II")
    assert hypotheses.view["rows"][0]["diagnosticity"] == 2
    ranks = {one["id"]: one["rank"] for one in hypotheses.view["hypotheses"]}
    assert ranks == {"repair": 1, "attack": 2}
    assert "did you mean" in hypotheses.act("rate", hypothesis="atack", evidence=piece.id, rating="I")["text"]


def test_disagreement_is_settled_and_both_views_are_kept(case) -> None:
    piece = _pieces(case)[0]
    case.judge.link(piece.passage, "closed", "supports")
    osintkit.open_case(case.layout.root, analyst="ben").judge.link(piece.passage, "closed", "refutes")
    widget = widgets.Disagreements(case)
    assert {held["analyst"] for held in widget.view["open"][0]["positions"]} == {"anna", "ben"}
    assert case.disagreements("closed")["subject"].tolist() == [piece.id]
    assert piece.id not in {one.id for one in case.dossier("closed").evidence}  # in dispute, so not counted
    widget.act("settle", subject=piece.id, value="supports", reason="the sentence says so")
    assert widget.view["open"] == []
    assert case.dossier("closed").verdict.origins == 1
    assert len(case.judgments().given) == 2
    assert case.agreement()["units"].tolist() == [1]
    assert case.confusion()["count"].tolist() == [1]


def test_a_rejection_can_be_the_settlement(case) -> None:
    piece = _pieces(case)[0]
    case.judge.link(piece.passage, "closed", "supports")
    osintkit.open_case(case.layout.root, analyst="ben").judge.reject(piece.passage, "closed")
    widget = widgets.Disagreements(case)
    assert widget.act("settle", subject=piece.id, value="rejected", reason="hearsay")["kind"] == "saved"
    assert [p.status.value for p in case.material().evidence if p.id == piece.id] == ["rejected"]


def test_timeline_selects_by_span_and_by_id(case) -> None:
    for piece in _pieces(case):
        case.judge.link(piece.passage, "closed", "supports")
    timeline = widgets.Timeline(case)
    timeline.act("span", first="2024-05-04", last="2024-05")
    assert timeline.selected["said"].tolist() == ["2024-05-04"]
    assert len(case.evidence("closed").osint.filter(timeline.chosen)) == 1
    assert timeline.act("select", evidence=["E-000000000000"])["kind"] == "error"
    timeline.act("clear")
    assert timeline.selected.empty
    assert timeline.act("span", first="2024-06", last="2024-05")["kind"] == "error"


def test_estimates_select_what_was_brushed(case) -> None:
    triage = widgets.Triage(case)
    triage.act("next")
    given = {"low": "1,000", "high": "2000", "unit": "people", "scope": "present"}
    passage = _pieces(case)[1].passage
    reader = widgets.Reader(case, passage.document)
    reader.act("link", start=passage.start, end=passage.end, stance="supports", estimate=given)
    estimates = widgets.Estimates(case)
    estimates.act("span", first="2024-05", last="2024-05")
    assert estimates.selected[["low", "high"]].values.tolist() == [[1000.0, 2000.0]]
    assert estimates.view["rows"][0]["words"] == passage.exact  # the table beside the plot shows the sentence


def test_reader_edits_details_and_finds_the_next_document(case) -> None:
    pieces = _pieces(case)
    reader = widgets.Reader(case, pieces[0].passage.document)
    passage = pieces[0].passage
    reader.act("link", start=passage.start, end=passage.end, stance="supports")
    evidence = reader.view["judged"][0]["evidence"]
    reader.act("edit", evidence=evidence, speaker="police", access="repeater", note="by telephone")
    edited = next(p for p in case.material().evidence if p.id == evidence)
    assert (edited.speaker, edited.access.value, edited.note) == ("police", "repeater", "by telephone")
    assert edited.stance.value == "supports"
    reader.act("edit", evidence=evidence, note="")
    assert next(p for p in case.material().evidence if p.id == evidence).note == ""
    sent = reader.page
    reader.act("next")
    assert reader.document == pieces[1].passage.document
    assert reader.page is not sent
    reader.act("link", start=pieces[1].passage.start, end=pieces[1].passage.end, stance="supports")
    assert "no suggestion for closed is left" in reader.act("next")["text"]


@pytest.mark.parametrize("command", ["edit", "link", "triage"])
def test_judging_again_keeps_what_was_given_before(case, command: str) -> None:
    """A note or another stance must not drop who was relied on, when it was said, or a second number."""
    piece = _pieces(case)[0]
    numbers = [{"best": 10.0, "unit": "people", "scope": "present", "words": "ten"}, {"best": 3.0, "unit": "boats"}]
    given = {"upstream": ["police"], "said": "2024-05-01", "happened": "2024-04-30", "estimates": numbers}
    status = "later" if command == "triage" else "accepted"
    case.judge.link(piece.passage, "closed", "supports", status=status, details={**given, "modality": "hedges"})
    if command == "triage":
        triage = widgets.Triage(case)
        assert triage.act("accept", evidence=piece.id, stance="refutes", note="again")["kind"] == "saved"
    else:
        reader = widgets.Reader(case, piece.passage.document)
        fields = {"note": "again", "speaker": "", "access": "unknown"}
        fields["estimate"] = {"low": "", "best": "10", "high": "", "unit": "people", "scope": "present"}
        place = {"start": piece.passage.start, "end": piece.passage.end, "stance": "refutes"}
        place = {"evidence": piece.id, "stance": "refutes"} if command == "edit" else place
        assert reader.act(command, **place, **fields)["kind"] == "saved"
    after = next(one for one in case.material().evidence if one.id == piece.id)
    assert (after.note, after.stance.value, after.status.value) == ("again", "refutes", "accepted")
    assert (after.upstream, str(after.said), str(after.happened)) == (("police",), "2024-05-01", "2024-04-30")
    assert after.modality.value == "hedges"
    assert [(one.best, one.unit, one.words) for one in after.estimates] == [(10.0, "people", "ten"), (3.0, "boats", "")]


def test_the_first_number_is_changed_or_taken_away_and_the_others_stay(case) -> None:
    piece = _pieces(case)[0]
    numbers = [{"best": 10.0, "unit": "people"}, {"best": 3.0, "unit": "boats"}]
    case.judge.link(piece.passage, "closed", "supports", details={"estimates": numbers})
    reader = widgets.Reader(case, piece.passage.document)

    def after(estimate: dict) -> list[tuple]:
        assert reader.act("edit", evidence=piece.id, estimate=estimate)["kind"] == "saved"
        found = next(one for one in case.material().evidence if one.id == piece.id)
        return [(one.best, one.unit) for one in found.estimates]

    assert after({"best": "12", "unit": "people", "scope": "other"}) == [(12.0, "people"), (3.0, "boats")]
    assert after({"best": "", "unit": "people"}) == [(3.0, "boats")]


def test_a_judgment_does_not_send_the_text_again(case) -> None:
    reader = widgets.Reader(case, _pieces(case)[0].passage.document)
    sent: list[object] = []
    reader.observe(sent.append, "page")
    reader.act("link", start=0, end=8, stance="neutral")
    assert sent == []
    assert "text" not in reader.view


def test_browse_shows_plug_ins_widgets_and_notebooks(case) -> None:
    markup = case.browse().markup
    for name in (*widgets.__all__, "rules", "webannotation"):
        assert name in markup, name


def test_records_show_themselves_and_say_who_is_protected(case) -> None:
    from osintkit.case.reprs import bundle
    from osintkit.model import Source, SourceKind

    for piece in _pieces(case):
        case.judge.link(piece.passage, "closed", "supports")
    dossier = case.dossier("closed")
    for record in (dossier.claim, dossier.evidence[0], dossier.origins[0], case.source("city")):
        assert set(record._repr_mimebundle_()) == {"text/html", "text/markdown", "text/plain"}
    hidden = Source(id="s-1", name="Jane Roe", kind=SourceKind.PERSON, protected=True)
    assert "a pseudonym in reports" in bundle(hidden)["text/html"], "who judges sees the name, and that others will not"


def test_settling_nothing_in_dispute_is_refused(case) -> None:
    with pytest.raises(UnknownNameError):
        case.judge.adjudicate("E-000000000000", stance="supports", reason="x")
    assert widgets.Disagreements(case).act("settle", subject="x", value="supports", reason="x")["kind"] == "error"


def test_what_would_stop_a_run_is_said_while_judging(case) -> None:
    from dataclasses import replace

    from osintkit.model import EvidenceStatus, Modality, Stance
    from osintkit.widgets.view_rows import broken_rules, told

    material = case.material()
    plan = replace(
        _pieces(case)[0], modality=Modality.PLANS, stance=Stance.SUPPORTS, status=EvidenceStatus.ACCEPTED, estimates=()
    )
    assert "tells of a plan" in broken_rules(plan, material)[0]
    assert told(replace(material, evidence=(plan,)), plan.id).startswith(". But")
    assert broken_rules(replace(plan, modality=Modality.ASSERTS), material) == []
