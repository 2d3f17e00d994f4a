"""A claim that nobody has judged cannot be taken for a finding, wherever it is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

import osintkit
from osintkit import plots
from osintkit.reports.index.rows import claim_rows
from osintkit.widgets import Assessment, Origins, Triage

DECLARED = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
policy: {{suggestions_per_claim: {places}}}
sources:
  - {{id: city, name: City Council, kind: government, letter: B, letter_reason: known}}
  - {{id: police, name: Harbour Police, kind: organisation}}
claims:
  - {{id: closed, text: The council closed the harbour bridge., main: true}}
  - {{id: meteor, text: A meteor destroyed the railway station of Vetka.}}
  - {{id: asked, text: "Was the bridge closed?"}}
"""
PAGES = [
    "The City Council said that the council had closed the harbour bridge.",
    "The Harbour Police said that the council had closed the harbour bridge.",
    "The council did not close the harbour bridge, the Harbour Police said.",
    "Traffic on the harbour bridge was slow, and the council met on Friday.",
]


def made(root: Path, *more: str, places: int = 20) -> osintkit.Case:
    osintkit.new_case(root)
    (root / "case.yaml").write_text(DECLARED.format(places=places), encoding="utf-8")
    folder = root.parent / f"{root.name}-in"
    folder.mkdir()
    for number, text in enumerate((*PAGES, *more)):
        (folder / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
    osintkit.open_case(root).add(folder, published="2024-05-04")
    return osintkit.open_case(root)


@pytest.fixture
def case(tmp_path: Path) -> osintkit.Case:
    return made(tmp_path / "case")


def test_there_is_no_digit_no_count_and_no_history(case: osintkit.Case) -> None:
    table = case.claims().set_index("claim")
    assert table["status"].tolist() == ["not judged", "unreported", "not judged"]
    assert table["digit"].isna().all()
    assert not table[["origins", "families", "refuting", "evidence"]].to_numpy().any()
    assert case.history("closed").empty
    told = table.loc["closed", "waits"]
    assert told.startswith("Not judged: 2 passages state it (")
    assert "1 states the opposite, 1 is related." in told
    assert "if all of these were accepted" in told


def test_what_waits_says_what_it_does_and_opposites_come_first(case: osintkit.Case) -> None:
    queue = case.queue("closed")
    assert queue["bearing"].tolist() == ["opposite", "states", "states", "related"]
    assert queue["compared"].str.startswith(tuple(queue["bearing"])).all()
    assert "does: close" in queue["compared"].iloc[0]
    assert case.queue("meteor").empty


def test_no_page_widget_or_figure_shows_a_verdict(case: osintkit.Case) -> None:
    rows = {row.claim: row for row in claim_rows(case, None)}
    assert (rows["closed"].verdict, rows["closed"].digit, rows["closed"].letters) == ("not judged", "", "")
    assert rows["closed"].waits.startswith("Not judged:")
    told = (
        case.tell.origins("closed").markdown
        + case.tell.limits("closed").markdown
        + case.tell.verdict("closed").markdown
    )
    assert "digit" not in told
    assert case.tell.caption("Who says what", "closed") == "Not judged, counts for nothing: Who says what"
    figure = plots.timeline(case.evidence("closed")).figure
    assert figure.axes[0].get_title(loc="left").startswith("Not judged, counts for nothing")
    assert "none counts" in Origins(case, claim="closed").twin().markup
    suggestion = Assessment(case, claim="closed").view["suggestion"]
    assert (suggestion["digit"], suggestion["status"]) == ("", "not judged")
    assert Triage(case, claim="closed").view["current"]["compared"].startswith("opposite; has ")


def test_one_refusal_is_a_judgment_and_the_verdict_rests_on_judgments_from_then_on(case: osintkit.Case) -> None:
    first = next(piece for piece in case.material().evidence if piece.claim == "closed")
    case.judge.reject(first.passage, "closed")
    verdict = case.dossier("closed").verdict
    assert (verdict.status, verdict.digit, verdict.provisional) == ("unreported", "6", False)
    assert "wait for a judgment and count for nothing" in case.tell.limits("closed").markdown
    case.judge.undo()
    assert case.dossier("closed").verdict.digit is None


def test_an_unreadable_claim_is_named_with_the_way_out(case: osintkit.Case) -> None:
    found = case.lint().set_index("target").loc["asked"]
    assert found["rule"] == "claim-not-comparable"
    assert "question" in found["message"]
    assert not found["fails"]
    assert "No passage can be said to state it" in case.tell.claim("asked").markdown
    assert not case.evidence("asked")["stance"].isin(["supports", "refutes"]).any()


def test_pages_that_say_nothing_of_it_and_free_places_change_nothing(case: osintkit.Case, tmp_path: Path) -> None:
    noise = [f"The market opened at {hour} with higher prices for milk." for hour in range(6, 20)]
    crowded, narrow = made(tmp_path / "crowded", *noise), made(tmp_path / "narrow", places=1)
    columns = ["quote", "stance", "bearing", "compared"]
    assert crowded.evidence("closed")[columns].equals(case.evidence("closed")[columns])
    stated = case.evidence("closed").query("bearing in ['states', 'opposite']")
    assert narrow.evidence("closed").query("bearing in ['states', 'opposite']")[columns].equals(stated[columns])
