"""A blind case shows what it would if nobody else had judged, until one has judged oneself, whichever way one looks."""

from __future__ import annotations

import inspect
import shutil
from pathlib import Path

import pytest

import osintkit
from osintkit import widgets
from osintkit.case.reprs import bundle

HYPOTHESES = """\
hypotheses:
  - {id: repair, text: It was closed for repair.}
  - {id: attack, text: It was closed after an attack.}
"""
TEXT = """\
Title: Bridge closed
Publisher: Harbour Police
Published: 2024-05-03
Language: en

The City Council said on Friday that the bridge was closed.

The Harbour Police said on Saturday that the bridge was not closed. About 1,500 people waited at the closed bridge.
"""
LOOKS = ["captures", "documents", "sources", "claims", "statements", "assessments", "check", "lint", "disagreements"]
LOOKS += ["agreement", "confusion", "names"]
OF_A_CLAIM = ["evidence", "queue", "origins", "joins", "estimates", "history", "steps", "dossier", "disagreements"]


@pytest.fixture(scope="module")
def judged(tmp_path_factory, bridge) -> Path:
    root = tmp_path_factory.mktemp("blind") / "bridge"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(bridge(more=HYPOTHESES), encoding="utf-8")
    (root.parent / "page.txt").write_text(TEXT, encoding="utf-8")
    osintkit.open_case(root).add(root.parent / "page.txt")
    ben = osintkit.open_case(root, analyst="ben")
    for piece, stance in zip(ben.material().evidence, ("supports", "refutes"), strict=False):
        ben.judge.link(piece.passage, "closed", stance, details={"note": "as ben has it"})
        ben.judge.rate("repair", piece.id, "II")
    first = ben.material().evidence[0]
    ben.judge.note(first.id, "ben remarks")
    ben.judge.grade("city", "E", reason="ben doubts it")
    ben.judge.assess("closed", as_of="2024-05-04", rationale=f"ben thinks so: {first.id}.", digit="3")
    ben.judge.rate("attack", first.id, "CC")
    ben.judge.undo()
    return root


@pytest.fixture
def folder(judged: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(judged, tmp_path / "bridge"))


def _shown(case) -> dict[str, str]:
    """Return everything that an analyst may look at, as text."""
    found = {name: str(getattr(case, name)()) for name in LOOKS}
    found |= {f"{name} of a claim": str(getattr(case, name)("closed")) for name in OF_A_CLAIM}
    found |= {"judgments": case.judge.table().to_csv(), "anchors": case.judge.anchors().to_csv()}
    found |= {"case": str(case._repr_mimebundle_())}
    material = case.material()
    records = [*material.evidence, *material.sources.values(), *material.assessments, *case.dossier("closed").origins]
    found |= {one.id: str(bundle(one)) for one in records}
    for name in widgets.__all__:
        kind = getattr(widgets, name)
        widget = kind(case, case.first_document("closed")) if name == "Reader" else kind(case)
        state = {key: value for key, value in widget.view.items() if key not in ("blind", "place")}
        found[name] = f"{state} {widget.twin().markup}"
    return found


def test_a_blind_case_is_as_if_nobody_else_had_judged(folder: Path, tmp_path: Path) -> None:
    alone = Path(shutil.copytree(folder, tmp_path / "alone" / "bridge"))
    for path in (alone / "data" / "journal").glob("ben@*"):
        path.unlink()
    seeing = _shown(osintkit.open_case(folder))
    assert any("ben" in text for text in seeing.values())
    assert _shown(osintkit.open_case(folder, blind=True)) == _shown(osintkit.open_case(alone))


def test_every_look_is_compared() -> None:
    taken = {"add", "analyst", "behind", "blind", "browse", "capture", "claim", "day", "document", "document_labels"}
    taken |= {"file", "find", "withdraw"}
    taken |= {"fingerprints", "first_document", "id", "judgments", "lint_assessment", "look", "main_claim", "material"}
    taken |= {"passage", "question", "read_only", "readings", "refresh", "show", "source", "title", "verify"}
    public = {name for name, _ in inspect.getmembers(osintkit.Case) if not name.startswith("_")}
    assert public - taken == {*LOOKS, *OF_A_CLAIM}


def test_an_own_judgment_opens_what_others_judged_of_the_same_thing(folder: Path) -> None:
    case = osintkit.open_case(folder, blind=True)
    first, second = [piece for piece in case.material().evidence if piece.claim == "closed"][:2]
    case.judge.link(first.passage, "closed", "neutral")
    table = case.judge.table()
    others = table[table["analyst"] == "ben"]
    assert set(others["subject"]) == {first.id}
    assert case.disagreements()["subject"].tolist() == [first.id]
    assert not case.material().grades
    queue = case.queue("closed")
    assert "ben" not in queue[queue["evidence"] == second.id].to_csv()
    case.judge.grade("city", "B", reason="borne out")
    assert "ben doubts it" in case.judge.table().to_csv()
    case.judge.undo()
    case.judge.undo()
    assert "ben" not in case.judge.table()["analyst"].tolist()


def test_putting_off_is_no_judgment(folder: Path) -> None:
    case = osintkit.open_case(folder, blind=True)
    case.judge.link(case.material().evidence[0].passage, "closed", "neutral", status="later")
    assert set(case.judge.table()["analyst"]) == {"anna"}


def test_blindness_comes_from_the_environment_but_never_into_a_report(folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("OSINTKIT_BLIND", "1")
    assert osintkit.open_case(folder).blind
    assert not osintkit.open_case(folder, blind=False).blind
    assert widgets.Hypotheses(osintkit.open_case(folder)).view["blind"]
    monkeypatch.setenv("OSINTKIT_REPORT", "internal")
    assert not osintkit.open_case(folder).blind
    monkeypatch.delenv("OSINTKIT_REPORT")
    monkeypatch.setenv("OSINTKIT_BLIND", "0")
    assert not osintkit.open_case(folder).blind
