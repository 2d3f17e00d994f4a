"""A document that is read anew: its judged passages are found again, and what moved is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import osintkit
from osintkit.cli import main
from osintkit.custody.derived import DerivedStore
from osintkit.model import Document

TEXT = "The City Council said that the road was open 👩‍👩‍👧.\n\nThe Harbour Police said the bridge was closed to all.\n"
WORDS = "the bridge was closed"


@pytest.fixture
def case(tmp_path: Path, bridge) -> osintkit.Case:
    osintkit.new_case(tmp_path / "case")
    (tmp_path / "case" / "case.yaml").write_text(bridge(), encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    case = osintkit.open_case(tmp_path / "case")
    case.add(tmp_path / "a.txt")
    (document,) = case.documents()["document"]
    (span,) = case.find(document, WORDS)
    case.judge.link(case.passage(document, span.start, span.end), "closed", "supports")
    return case


def read_anew(case: osintkit.Case, old: str, new: str) -> osintkit.Case:
    """Return the case as a loader sees it that reads other text from the same capture."""
    (document,) = case.records.reading().documents.values()
    assert old in document.text
    text = document.text.replace(old, new)

    def make() -> list[Document]:
        return [replace(document, text=text)]

    derived = DerivedStore(case.layout.processed)
    derived.forget(document.capture)
    derived.documents(document.capture, document.loader, make)
    return osintkit.open_case(case.layout.root)


def told(case: osintkit.Case) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["journal", "anchors", "--case", str(case.layout.root)])
    return result.exit_code, result.output


def test_in_the_text_it_was_judged_on_a_passage_is_ok(case: osintkit.Case) -> None:
    assert case.judge.anchors()["state"].tolist() == ["ok"]
    assert told(case) == (0, "1 ok, 0 moved, 0 orphan\n")


def test_what_moved_is_told_and_keeps_its_speaker(case: osintkit.Case) -> None:
    (before,) = (piece for piece in case.material().evidence if piece.analysts)
    assert before.speaker == "police"
    header = "Home | News | Weather. " * 3
    again = read_anew(case, "The City Council", f"{header}The City Council")
    (row,) = again.judge.anchors().to_dict("records")
    assert (row["state"], row["now"] - row["start"]) == ("moved", len(header))
    assert f"the same words stand once, {len(header)} characters later" in row["reason"]
    code, output = told(again)
    assert code == 0
    assert output.splitlines()[0].startswith("moved ")
    assert output.splitlines()[-1] == "0 ok, 1 moved, 0 orphan"
    (piece,) = (piece for piece in again.material().evidence if piece.analysts)
    assert (piece.id, piece.speaker, piece.anchor) == (before.id, "police", "moved")
    (shown,) = again.evidence("closed").to_dict("records")
    text = again.document(shown["document"]).text
    assert text[shown["start"] : shown["end"]] == WORDS, "the table points at the words where they stand today"
    assert [one.passage.exact for one in again.material().evidence if WORDS in one.passage.exact] == [WORDS]


def test_what_is_gone_is_an_orphan_and_counts_no_more(case: osintkit.Case) -> None:
    again = read_anew(case, "was closed to all", "is shut")
    assert again.judge.anchors()["state"].tolist() == ["orphan"]
    code, output = told(again)
    assert code == 1
    assert "the text no longer holds these words" in output
    assert not [piece for piece in again.dossier("closed").evidence if piece.analysts]
    assert read_anew(again, "is shut", "was closed to all").judge.anchors()["state"].tolist() == ["ok"]
