"""The commands that the README and the tutorial show are run, in a copy that has nothing else."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from osintkit.cli import main

ROOT = Path(__file__).resolve().parents[2]
CASE = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {id: city, name: City Council, kind: government}
claims:
  - {id: closed, text: The bridge was closed on 3 May., main: true, terms: [bridge, closed]}
"""
PAGE = "<html><title>Bridge</title><p>The City Council said on Friday that the bridge was closed.</p></html>"
NOTEBOOK = """\
from datetime import date
from pathlib import Path
case_dir: Path = Path()  # folder
as_of: date | None = None  # day
"""
WAITS = {"lab", "train-reader"}
"""Verbs that start a server, or need a trained model: their words are only parsed."""


def shown(page: str) -> list[list[str]]:
    """Return the osintkit commands in the indented lines of a page, schedules and chains taken apart."""
    found = []
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        if not line.startswith("    ") or "osintkit" not in line:
            continue
        for part in line.split("#")[0].split("&&"):
            words = shlex.split(part)
            start = next((number for number, word in enumerate(words) if Path(word).name == "osintkit"), None)
            if start is not None:
                words = words[start + 1 :]
                found.append(words[: words.index(">")] if ">" in words else words)
    return found


def small_notebook(folder: Path) -> None:
    from nbformat.v4 import new_code_cell, new_notebook, writes

    for path in (folder / "notebooks").glob("*.ipynb"):
        path.unlink()
    cell = new_code_cell(NOTEBOOK, metadata={"tags": ["parameters"]})
    (folder / "notebooks" / "01-a.ipynb").write_text(writes(new_notebook(cells=[cell])), encoding="utf-8")


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md", "osintkit/case/template/README.md"])
def test_commands_that_are_shown_exist(page: str) -> None:
    commands = shown(page)
    assert len(commands) >= 5
    for words in commands:
        if "FILE_OR_FOLDER" in words:
            continue
        verb = main.commands[words[0]]
        verb.make_context(words[0], list(words[1:]), resilient_parsing=True)
        options = {name for option in verb.params for name in option.opts}
        assert {word for word in words if word.startswith("--")} <= options, words


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_commands_that_are_shown_run(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(PAGE, encoding="utf-8")
    Path("notes").mkdir()
    Path("notes/one.txt").write_text("The mayor denied on Monday that the bridge was closed.\n", encoding="utf-8")
    for words in shown(page):
        if words[0] in WAITS:
            continue
        if (
            (words[0] == "run" and "--case" not in words)
            or (words[0] == "check" and "--case" not in words)
            or "." in words
        ):
            monkeypatch.chdir(tmp_path / "my-case")
        else:
            monkeypatch.chdir(tmp_path)
        told = CliRunner().invoke(main, words)
        assert told.exit_code == 0, (words, told.output)
        if words[0] == "new":
            Path("my-case/case.yaml").write_text(CASE, encoding="utf-8")
            small_notebook(Path("my-case"))
    assert (tmp_path / "my-case" / "reports" / "latest" / "index.html").is_file()


def test_the_tutorial_declares_what_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = re.search(r"```yaml\n(.*?)```", (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    folder = tmp_path / "my-case"
    assert CliRunner().invoke(main, ["new", str(folder)]).exit_code == 0
    (folder / "case.yaml").write_text(block.group(1), encoding="utf-8")
    text = tmp_path / "page.txt"
    text.write_text("The City Council said on 3 May 2024 that the harbour bridge was closed.\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["add", str(text), "--case", str(folder)]).exit_code == 0
    told = CliRunner().invoke(main, ["check", "--case", str(folder), "--json"])
    assert told.exit_code == 0, told.output
    assert [row["claim"] for row in json.loads(told.output)["checks"]] == ["bridge-closed"]
