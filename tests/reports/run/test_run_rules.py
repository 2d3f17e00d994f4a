"""A case that breaks its own rules publishes nothing, and says which rule and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

import osintkit
from osintkit.errors import RunError
from osintkit.reports import run_case

CASE = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {id: city, name: City Council, kind: government}
claims:
  - {id: closed, text: The bridge was closed on 3 May., main: true, terms: [bridge, closed], scopes: [present]}
"""


def test_a_plan_counted_as_presence_stops_the_run(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    osintkit.new_case(folder)
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "page.txt").write_text("The City Council plans to close the bridge in May.\n", encoding="utf-8")
    case = osintkit.open_case(folder)
    case.add(tmp_path / "page.txt", published="2024-04-20")
    assert case.lint().empty, "suggestions that nobody accepted break no rule"
    document = case.documents()["document"].iloc[0]
    words = case.passage(document, 0, 40)
    case.judge.link(words, "closed", "supports", details={"speaker": "city", "modality": "plans"})
    with pytest.raises(RunError, match="plan or a condition") as caught:
        run_case(folder)
    assert "link it as neutral" in str(caught.value)
    assert not (folder / "reports" / "latest").exists()
