"""Every notebook runs through papermill, with default and with other parameters, on the worked case."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest

import osintkit
from osintkit.reports import RunOptions, read_parameters, run_case

ROOT = Path(__file__).resolve().parents[2]
MAIN = "nk-troops-in-russia"
PAGES = ("01-sourcing", "02-corroborating", "03-visualising")
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("notebooks")]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worked") / "case"
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("runs", ".session"))
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copy(ROOT / "case.yaml", folder)
    return folder


def _text(page: Path) -> str:
    markup = page.read_text(encoding="utf-8")
    assert len(re.sub(r"data:image/png;base64,[^\"]+", "", markup)) < 100_000
    assert "<script" not in markup
    assert str(page.parents[2]) not in markup
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)))


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_papermill_says_the_same_of_the_parameters(path: Path) -> None:
    from papermill.inspection import inspect_notebook

    told = {name: one["help"] for name, one in inspect_notebook(str(path)).items()}
    assert told == {one.name: one.help for one in read_parameters(path)}


def test_default_parameters(case: Path) -> None:
    result = run_case(case, RunOptions(claims=("nk-pows",)))
    assert result.index == case.resolve() / "reports" / "latest" / "index.html"
    told = {name: _text(result.index.parent / "nk-pows" / f"{name}.html") for name in PAGES}
    verdict = osintkit.open_case(case, read_only=True).dossier("nk-pows").verdict
    assert verdict.status.value in told["02-corroborating"]
    assert "Judged passages of" in told["01-sourcing"] or "Nobody has judged a passage" in told["01-sourcing"]
    assert "Traceback" not in "".join(told.values())


def test_other_parameters(case: Path) -> None:
    result = run_case(case, RunOptions(claims=(MAIN,), as_of="2024-10-20"))
    assert result.index.parent.name == "2024-10-20"
    opened = osintkit.open_case(case, read_only=True)
    verdict = opened.dossier(MAIN, "2024-10-20").verdict
    told = _text(result.index.parent / MAIN / "02-corroborating.html")
    assert verdict.status.value in told
    assert f"{verdict.origins} independent origins" in told
    later = {piece.id for piece in opened.dossier(MAIN).evidence} - {
        piece.id for piece in opened.dossier(MAIN, "2024-10-20").evidence
    }
    assert later
    assert not [name for name in later if name in told], "evidence of a later day stands on the page"
