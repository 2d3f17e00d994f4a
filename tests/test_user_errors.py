"""What a person on deadline, a scheduler or a hostile file does wrong: a message, an exit code, nothing lost."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from osintkit.cli import main
from osintkit.custody import Ledger

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
TEXT = "The City Council said on Friday that the bridge was closed. Two boats waited at the bridge for hours.\n"
PARAMETERS = """\
from pathlib import Path
case_dir: Path = Path()  # the case's folder
"""


def run(*words: str | Path):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "Fälle und mehr" / "Brücke №1"
    assert run("new", folder).exit_code == 0
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    assert run("add", tmp_path / "page.txt", "--case", folder).exit_code == 0
    return folder


def notebook(case: Path, source: str) -> None:
    from nbformat.v4 import new_code_cell, new_notebook, writes

    for path in (case / "notebooks").glob("*.ipynb"):
        path.unlink()
    cells = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}), new_code_cell(source)]
    (case / "notebooks" / "01-a.ipynb").write_text(writes(new_notebook(cells=cells)), encoding="utf-8")


def stored(case: Path) -> dict[str, bytes]:
    kept = [*(case / "data" / "raw").rglob("*"), *(case / "data" / "journal").rglob("*"), case / "case.yaml"]
    return {path.name: path.read_bytes() for path in kept if path.is_file()}


def test_the_words_after_new_can_be_pasted_into_a_shell(tmp_path: Path) -> None:
    folder = tmp_path / "my case; rm -rf x"
    assert f"--case '{folder}'" in run("new", folder).output


def test_an_empty_name_is_not_the_folder_that_we_stand_in(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    result = run("add", "", "--case", case)
    assert result.exit_code == 2
    assert "the name to add is empty" in result.output


def test_the_case_itself_is_no_capture(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stored(case)
    (case / "notes.txt").write_text("The harbour master denied that the bridge was closed.\n", encoding="utf-8")
    monkeypatch.chdir(case)
    result = run("add", ".")
    assert result.exit_code == 0, result.output
    assert "new     notes.txt" in result.output
    assert "1 added" in result.output
    named = run("add", "case.yaml")
    assert named.exit_code == 4
    assert "belongs to the case itself" in named.output
    mistyped = run("add", "data/nothing.txt")
    assert mistyped.exit_code == 4
    assert "no such file" in mistyped.output
    assert len(stored(case)) == len(before) + 1


def test_the_same_bytes_twice_are_one_capture_and_say_so(case: Path, tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text("date,txt\n2024-05-03,hello\n", encoding="utf-8")
    (tmp_path / "again.txt").write_text(TEXT, encoding="utf-8")
    result = run("add", tmp_path / "again.txt", tmp_path / "one.csv", tmp_path / "two.csv", "--case", case)
    assert "known   again.txt  text/plain, 1 document(s)" in result.output
    # what no loader can read is said of each of the two, not only of the first
    assert result.output.count("did you mean 'text'?") == 2
    assert "1 added, 2 failed" in result.output


@pytest.mark.parametrize("verb", ["check", "verify", "run", "add page.txt", "journal show", "extract"])
def test_a_mistyped_folder_does_not_end_in_the_case_above(case: Path, verb: str) -> None:
    before = stored(case)
    result = run(*verb.split(), "--case", case / "tpyo")
    assert result.exit_code == 3
    assert "no such folder" in result.output
    assert stored(case) == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "the file is empty"),
        (b"title: Br\xfccke\n", "not readable as YAML"),
        (b"\x00\x01\x02", "case.yaml"),
        (CASE.replace("title", "titel").encode(), "did you mean 'title'?"),
        (CASE.replace("claims:", "  - {id: city, name: Again, kind: account}\nclaims:").encode(), "declared twice"),
        (CASE.replace("main: true", "main: perhaps").encode(), "expected bool"),
        (CASE.replace("schema: 1", "schema: 99").encode(), "schema 99"),
    ],
)
def test_a_broken_case_file_names_its_line(case: Path, text: bytes, says: str) -> None:
    (case / "case.yaml").write_bytes(text)
    for verb in ("check", "run", "verify"):
        result = run(verb, "--case", case)
        assert result.exit_code == 3, result.output
        assert "case.yaml" in result.output
        assert "line " in result.output
        assert says in result.output
        assert "Traceback" not in result.output


def test_an_output_that_cannot_be_written_is_named(case: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    for words in (
        ["export", tmp_path / "file" / "out.json", "--case", case],
        ["report", case / "notebooks" / "01-sourcing.ipynb", "-o", tmp_path / "no" / "out.html"],
    ):
        result = run(*words)
        assert result.exit_code == 8, result.output
        assert str(words[-1] if words[0] == "report" else words[1]) in result.output
        assert "Traceback" not in result.output


def test_a_full_disk_leaves_no_half_export(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.jsonld"
    out.write_text("the export before", encoding="utf-8")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("osintkit.storage.files.os.write", full)
    result = run("export", out, "--case", case)
    assert result.exit_code == 8, result.output
    assert "the disk is full" in result.output
    assert out.read_text(encoding="utf-8") == "the export before"
    assert sorted(path.name for path in tmp_path.iterdir() if "out" in path.name or "incoming" in path.name) == [
        out.name
    ]


def test_what_nobody_foresaw_is_a_message_and_a_traceback_only_when_asked(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise ZeroDivisionError("by zero\nand more")

    monkeypatch.setattr("osintkit.open_case", broken)
    result = run("check", "--case", case)
    assert result.exit_code == 70
    assert "ZeroDivisionError: by zero. This is a bug in osintkit: say `osintkit --traceback`" in result.output
    assert isinstance(run("--traceback", "check", "--case", case).exception, ZeroDivisionError)


def test_derived_data_may_be_deleted(case: Path) -> None:
    import shutil

    before = run("check", "--case", case).output
    shutil.rmtree(case / "data" / "processed")
    assert run("check", "--case", case).output == before
    assert run("verify", "--case", case / "notebooks").exit_code == 0


def test_verify_compares_with_what_an_earlier_report_printed(case: Path, tmp_path: Path) -> None:
    import osintkit
    from osintkit.journal import journal_heads

    opened = osintkit.open_case(case)
    opened.judge.grade("city", "B", reason="mostly borne out")
    (journal,) = (head for heads in journal_heads(case / "data" / "journal").values() for head in heads)
    head = Ledger(case / "data" / "raw" / "ledger.jsonl").head
    page = tmp_path / "index.html"
    page.write_text(
        f"<p>Head of the chain of custody: {head}.</p><p>Heads of the journals: {journal}.</p><p>{'a' * 64}</p>",
        encoding="utf-8",
    )
    facts = tmp_path / "run.json"
    facts.write_text(json.dumps({"facts": {"ledger_head": head, "journal_heads": [journal]}}, indent=1), "utf-8")
    for report in (page, facts):
        told = run("verify", "--report", report, "--case", case)
        assert told.exit_code == 0, told.output
        assert "holds 2 head(s)" in told.output
    next((case / "data" / "journal").glob("*.jsonl")).unlink()
    cut = run("verify", "--report", page, "--case", case)
    assert cut.exit_code == 5
    assert journal[:12] in cut.output
    assert head[:12] not in cut.output
    assert run("verify", "--head", "f" * 64, "--case", case).exit_code == 5
    page.write_text("<p>nothing</p>", encoding="utf-8")
    none = run("verify", "--report", page, "--case", case)
    assert none.exit_code == 2
    assert "it prints no head" in none.output


def test_a_write_that_was_cut_short_is_no_fault(case: Path) -> None:
    ledger = case / "data" / "raw" / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes() + b'{"v":1,"what":"recei')
    assert run("verify", "--case", case).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_a_run_that_is_stopped_publishes_nothing_and_frees_the_case(case: Path, number: signal.Signals) -> None:
    begun = case / "begun"
    notebook(case, f"import time, pathlib\npathlib.Path({str(begun)!r}).touch()\ntime.sleep(120)")
    command = [sys.executable, "-m", "osintkit.cli", "run", "--case", str(case)]
    # a shell's background job ignores Ctrl-C, and so would its children
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509  no threads yet
    ) as process:
        end = time.monotonic() + 90
        while not begun.exists() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        busy = run("run", "--case", case)
        process.send_signal(number)
        told, _ = process.communicate(timeout=60)
    assert busy.exit_code == 7
    assert "another run of this case is under way" in busy.output
    assert process.returncode == 130, told
    assert "stopped" in told
    assert "Traceback" not in told
    assert not (case / "reports" / "latest").exists()
    notebook(case, "print('fine')")
    again = run("run", "--case", case)
    assert again.exit_code == 0, again.output
    assert (case / "reports" / "latest" / "index.html").is_file()
