"""Tiny cases with tiny notebooks."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CASE = """\
schema: 1
id: weather
title: A small case
question: Did it rain?
not_claimed: [That it rained elsewhere.]
analyst: demo
sources: []
claims:
  - {id: rain, text: It rained in Aachen on 3 May., main: true}
  - {id: snow, text: It snowed in Aachen on 3 May.}
"""
DECLARED = """\
from datetime import date
from pathlib import Path

case_dir: Path = Path("..")  # folder of the case
claim: str = "rain"  # id of the claim
as_of: date | None = None  # what was known by this day
"""


class SmallCase:
    """A case folder that a test fills with notebooks."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "notebooks").mkdir(parents=True)
        (root / "data" / "raw").mkdir(parents=True)
        (root / "case.yaml").write_text(CASE, "utf-8")

    def notebook(self, name: str, *cells: str, declared: str | None = DECLARED, title: str = "# Title") -> Path:
        parts = [new_markdown_cell(title)]
        if declared is not None:
            parts.append(new_code_cell(declared, metadata={"tags": ["parameters"]}))
        parts += [new_code_cell(source) for source in cells]
        path = self.root / "notebooks" / name
        nbformat.write(new_notebook(cells=parts), path)
        return path

    @property
    def latest(self) -> Path:
        return self.root / "reports" / "latest"

    def runs(self) -> list[Path]:
        return sorted(path for path in (self.root / "data/processed/runs").iterdir() if path.is_dir())

    def outcome(self) -> dict:
        return json.loads((self.runs()[-1] / "run.json").read_text("utf-8"))


@pytest.fixture
def small_case(tmp_path):
    return SmallCase(tmp_path / "case")


@pytest.fixture
def make_case(tmp_path):
    return lambda name: SmallCase(tmp_path / name)
