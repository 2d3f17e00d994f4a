"""A disk that is really full, and one that is really read-only: nothing acknowledged is lost, and it is said."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import osintkit
from osintkit.custody import Archive, Intake, Ledger
from osintkit.custody.derived import DerivedStore
from osintkit.errors import SetupError
from osintkit.journal import Journal, merge_journals, read_entries, verify_journals
from osintkit.model import Document, JudgmentKind

NOTE = JudgmentKind.NOTE
PAGE = 4096
CASE = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {id: city, name: City Council, kind: government}
claims:
  - {id: closed, text: The bridge was closed on Friday., main: true, terms: [bridge, closed]}
"""


class SmallDisk:
    """Four megabytes of memory, mounted as a disk of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._filler = root / "filler"

    def leave(self, room: int) -> None:
        """Fill it up to so many bytes (a whole number of pages)."""
        self.empty()
        free = shutil.disk_usage(self.root).free - room
        self._filler.write_bytes(bytes(max(0, free)))
        assert shutil.disk_usage(self.root).free == room

    def empty(self) -> None:
        self._filler.unlink(missing_ok=True)

    def remount(self, how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", self.root], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    root = tmp_path / "disk"
    root.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "osintkit-test", root]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("a small disk can only be mounted by root on Linux")
    try:
        yield SmallDisk(root)
    finally:
        subprocess.run(["umount", "--lazy", root], check=True)


def told(*words: object) -> tuple[int, str]:
    """Return exit code and output of the command line, run as a user would."""
    command = [sys.executable, "-m", "osintkit.cli", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    output = done.stdout + done.stderr
    assert "Traceback" not in output, output
    assert "fault of osintkit" not in output, output
    return done.returncode, output


@pytest.mark.parametrize("room", [0, PAGE, 3 * PAGE])
def test_a_journal_on_a_full_disk_keeps_what_it_acknowledged(disk: SmallDisk, room: int) -> None:
    folder = disk.root / "journal"
    kept = []
    with Journal(folder, "anna", "desk") as journal:
        kept.append(journal.append(NOTE, {"text": "n" * 500}))
        disk.leave(room)
        said: list[str] = []
        for length in (300, 900, 2500, 5000, 9000, 300, 20_000) * 3:
            try:
                kept.append(journal.append(NOTE, {"text": "n" * length}))
            except SetupError as error:
                said.append(str(error))
            assert read_entries(folder) == tuple(kept)
            assert verify_journals(folder) == ()
        assert set(said) == {f"{journal.path}: cannot write it: the disk is full; make room and try again"}
        disk.empty()
        kept.append(journal.append(NOTE, {"text": "n" * 20_000}))
    with Journal(folder, "anna", "desk") as journal:
        assert journal.repaired == ""
        assert journal.entries() == tuple(kept)


def test_a_tail_that_a_full_disk_tore_is_put_aside_and_said(disk: SmallDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = disk.root / "journal"
    with Journal(folder, "anna", "desk") as journal:
        kept = journal.append(NOTE, {"text": "n" * 500})
        disk.leave(0)

        def killed(*_: object) -> None:
            raise OSError(5, "the machine lost its power before the line was taken back")

        monkeypatch.setattr(os, "ftruncate", killed)
        with pytest.raises(SetupError, match="disk is full"):
            journal.append(NOTE, {"text": "n" * 9000})
        monkeypatch.undo()
        assert journal.path.stat().st_size == PAGE, "the disk took half of the line"
    assert [finding.kind for finding in verify_journals(folder)] == ["torn"]
    with pytest.raises(SetupError, match=r"disk is full"):
        Journal(folder, "anna", "desk")
    aside = folder / "anna@desk.jsonl.torn"
    torn = journal.path.stat().st_size - len(journal.path.read_bytes().split(b"\n")[0]) - 1
    assert 0 < torn < PAGE
    disk.empty()
    with Journal(folder, "anna", "desk") as journal:
        assert aside.stat().st_size == torn + 1
        assert "put aside in anna@desk.jsonl.torn" in journal.repaired
        assert journal.entries() == (kept,)
        journal.append(NOTE, {"text": "after"})
    assert not any(finding.fault for finding in verify_journals(folder))


def test_a_merge_on_a_full_disk_changes_nothing(disk: SmallDisk, tmp_path: Path) -> None:
    for folder, count in ((tmp_path / "other", 40), (disk.root / "journal", 1)):
        with Journal(folder, "anna", "desk") as journal:
            for number in range(count):
                journal.append(NOTE, {"text": f"{number} " + "n" * 500})
    before = read_entries(disk.root / "journal")
    disk.leave(PAGE)
    with pytest.raises(SetupError, match="disk is full"):
        merge_journals(tmp_path / "other", disk.root / "journal")
    assert read_entries(disk.root / "journal") == before
    disk.empty()
    assert merge_journals(tmp_path / "other", disk.root / "journal").added == 40


def test_ledger_and_archive_on_a_full_disk_keep_what_they_acknowledged(disk: SmallDisk) -> None:
    archive = Archive(disk.root / "raw")
    archive.add(b"first", Intake(name="first.txt", media_type="text/plain"))
    kept = {b"first"}
    said: list[str] = []
    for room in range(0, 12 * PAGE, PAGE):
        disk.leave(room)
        for size in (10, 3000, 9000, 30_000):
            data = f"{room} {size} ".encode() + b"x" * size
            try:
                archive.add(data, Intake(name="page.txt", media_type="text/plain", note="n" * 1500))
                kept.add(data)
            except SetupError as error:
                said.append(str(error))
            fresh = Archive(archive.root)
            assert {fresh.read(capture.sha256) for capture in fresh.captures()} == kept
            assert [finding for finding in fresh.verify() if finding.fault] == []
    assert said
    assert all(one.endswith(": cannot write it: the disk is full; make room and try again") for one in said)
    assert len(kept) > 1
    disk.empty()
    archive.add(b"last", Intake(name="last.txt", media_type="text/plain"))
    assert archive.verify() == ()


def test_derived_data_on_a_full_disk_is_kept_in_memory_and_made_again_later(disk: SmallDisk) -> None:
    document = Document(id="D-1", capture="ab", text="Kyiv said so. " * 2000, loader="text/1")
    disk.leave(PAGE)
    store = DerivedStore(disk.root / "processed")
    made = []

    def make() -> list[Document]:
        made.append(1)
        return [document]

    assert store.documents("ab", "text/1", make) == store.documents("ab", "text/1", make) == (document,)
    assert len(made) == 1
    assert [path for path in disk.root.rglob("*") if path.is_file()] == [disk.root / "filler"]
    disk.empty()
    again = DerivedStore(disk.root / "processed")
    assert again.documents("ab", "text/1", make) == DerivedStore(again.root).documents("ab", "text/1", make)
    assert len(made) == 2


@pytest.fixture
def case(disk: SmallDisk, tmp_path: Path) -> Path:
    root = disk.root / "case"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(CASE, encoding="utf-8")
    for notebook in (root / "notebooks").glob("*.ipynb"):
        notebook.unlink()
    source = ['claim: str = "closed"  # which', "import osintkit\nosintkit.open_case(read_only=True).claims()"]
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"c{number}",
            "metadata": {},
            "outputs": [],
            "source": text,
        }
        for number, text in enumerate(source)
    ]
    cells[0]["metadata"] = {"tags": ["parameters"]}
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    written = json.dumps({"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5})
    (root / "notebooks" / "01-look.ipynb").write_text(written, encoding="utf-8")
    for name, times in (("small", 2), ("large", 900)):
        (tmp_path / f"{name}.txt").write_text("The City Council said on Friday that the bridge was closed.\n" * times)
    return root


def test_add_and_run_on_a_full_disk_say_so_and_lose_nothing(disk: SmallDisk, case: Path, tmp_path: Path) -> None:
    assert told("add", tmp_path / "small.txt", "--case", case)[0] == 0
    assert told("run", "--case", case)[0] == 0
    latest = case / "reports" / "latest" / "index.html"
    page = latest.read_bytes()
    for room in (0, PAGE, 5 * PAGE):
        disk.leave(room)
        code, output = told("add", tmp_path / "large.txt", "--case", case)
        assert code == 8, output
        assert f"{tmp_path / 'large.txt'}: not added" in output
        assert "the disk is full; make room and try again" in output
        code, output = told("run", "--case", case)
        assert code == 8, output
        assert "No space left on device" in output
        assert "Nothing was published" in output
        assert latest.read_bytes() == page
        disk.empty()
        assert told("verify", "--case", case)[0] == 0
    code, output = told("add", tmp_path / "small.txt", tmp_path / "large.txt", "--case", case)
    assert (code, output.count("known"), output.count("new")) == (0, 1, 1)
    assert told("run", "--case", case)[0] == 0


def test_a_batch_that_fills_the_disk_keeps_and_shows_what_came_before(
    disk: SmallDisk, case: Path, tmp_path: Path
) -> None:
    opened = osintkit.open_case(case)
    disk.leave(6 * PAGE)
    with pytest.raises(SetupError, match=r"large\.txt: not added, 1 capture\(s\) before it were added and stay"):
        opened.add([tmp_path / "small.txt", tmp_path / "large.txt"])
    assert opened.captures()["name"].tolist() == ["small.txt"]
    disk.empty()
    assert opened.add([tmp_path / "small.txt", tmp_path / "large.txt"])["outcome"].tolist() == ["known", "new"]


def test_new_export_and_judging_on_a_full_disk_leave_what_was_there(
    disk: SmallDisk, case: Path, tmp_path: Path
) -> None:
    output_file = disk.root / "out.json"
    assert told("export", output_file, "--case", case)[0] == 0
    before = output_file.read_bytes()
    disk.leave(0)
    code, output = told("export", output_file, "--case", case)
    assert code == 8
    assert f"{output_file}: cannot write it: the disk is full" in output
    assert output_file.read_bytes() == before
    with pytest.raises(SetupError, match="disk is full"):
        osintkit.open_case(case).judge.note("closed", "see page 2")
    assert told("new", disk.root / "other")[0] == 8
    disk.empty()
    assert told("new", disk.root / "other")[0] == 0
    assert (disk.root / "other" / "case.yaml").stat().st_size > 0
    opened = osintkit.open_case(case)
    opened.judge.note("closed", "see page 2")
    assert len(opened.judge.table()) == 1


def test_a_read_only_case_can_be_looked_at_and_every_change_says_why_not(
    disk: SmallDisk, case: Path, tmp_path: Path
) -> None:
    assert told("add", tmp_path / "small.txt", "--case", case)[0] == 0
    osintkit.open_case(case).judge.note("closed", "see page 2")
    gc.collect()  # lets go of the journal
    with Journal(tmp_path / "other", "ben", "desk") as journal:
        journal.append(NOTE, {"text": "from another case"})
    shutil.rmtree(case / "data" / "processed")
    files = {path: path.read_bytes() for path in case.rglob("*") if path.is_file()}
    disk.remount("ro")
    try:
        for words in (["verify"], ["check"], ["extract"], ["journal", "verify"], ["journal", "show"]):
            assert told(*words, "--case", case)[0] == 0, words
        sha256 = Archive(case / "data" / "raw").captures()[0].sha256
        for words in (
            ["add", tmp_path / "large.txt"],
            ["run"],
            ["export", disk.root / "out.json"],
            ["withdraw", sha256, "--reason", "wrong page", "--yes"],
            ["journal", "merge", tmp_path / "other"],
        ):
            code, output = told(*words, "--case", case)
            assert code == 8, (words, output)
            assert "read-only" in output.lower(), (words, output)
        opened = osintkit.open_case(case)
        with pytest.raises(SetupError, match="read-only disk; copy the case"):
            opened.judge.note("closed", "one more")
        assert len(opened.judge.table()) == 1
        with pytest.raises(SetupError, match="read-only disk"):
            Ledger(case / "data" / "raw" / "ledger.jsonl").append("seen", "anna", {})
    finally:
        disk.remount("rw")
    assert {path: path.read_bytes() for path in case.rglob("*") if path.is_file()} == files


@pytest.mark.parametrize("state", ["full from the start", "full in the middle", "read-only"])
def test_a_widget_on_such_a_disk_says_so_and_the_same_judgment_can_be_tried_again(
    disk: SmallDisk, case: Path, tmp_path: Path, state: str
) -> None:
    from osintkit.widgets import Reader

    osintkit.open_case(case).add(tmp_path / "small.txt")
    opened = osintkit.open_case(case)
    document = opened.first_document("closed")
    reader = Reader(opened, document)
    spans = opened.find(document, "the bridge was closed")

    def link(place: int, note: str = "") -> dict[str, object]:
        return reader.act("link", start=spans[place].start, end=spans[place].end, stance="supports", note=note)

    if state == "full in the middle":
        assert link(0)["kind"] == "saved"
    if state == "read-only":
        gc.collect()
        disk.remount("ro")
    else:
        disk.leave(0)
    message = link(1, "n" * 9000)
    assert message["kind"] == "error", message
    assert ("read-only disk" if state == "read-only" else "the disk is full; make room") in message["text"]
    gc.collect()
    disk.remount("rw") if state == "read-only" else disk.empty()
    retry = message["retry"]
    assert reader.act(retry["command"], **retry["given"])["kind"] == "saved"
    kept = osintkit.open_case(case).judge.table()
    assert kept["words"].tolist() == ["the bridge was closed"] * (2 if state == "full in the middle" else 1)
