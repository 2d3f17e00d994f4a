"""What all tests may ask for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

BRIDGE = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {{id: city, name: City Council, kind: government}}
  - {{id: police, name: Harbour Police, kind: organisation}}
{sources}claims:
  - {{id: closed, text: The bridge was closed on 3 May., main: true, terms: [bridge, closed], scopes: [present]}}
{more}"""


@pytest.fixture(scope="session")
def bridge() -> Callable[..., str]:
    """Return what makes the ``case.yaml`` of the bridge: who says that it was closed, and lines that a test adds."""

    def declared(*, sources: str = "", more: str = "") -> str:
        return BRIDGE.format(sources=sources, more=more)

    return declared


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Return what counts the calls that a piece of work makes: they grow as time does, on any machine alike."""

    def counted(work: Callable[[], object]) -> int:
        made = 0

        def seen(_frame: object, event: str, _argument: object) -> None:
            nonlocal made
            made += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            work()
        finally:
            sys.setprofile(before)
        return made

    return counted


class Clock:
    """Ticks a second at each look."""

    def __init__(self) -> None:
        self.now = datetime(2024, 10, 18, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


WEATHER = """\
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
        (root / "case.yaml").write_text(WEATHER, "utf-8")

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
