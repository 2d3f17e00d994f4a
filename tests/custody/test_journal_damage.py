from __future__ import annotations

import dataclasses
import os
import resource
from pathlib import Path

import pytest

from osintkit.custody import (
    Journal,
    JournalBusyError,
    journal_heads,
    merge_journals,
    read_entries,
    replay,
    verify_journals,
)
from osintkit.errors import JournalError, SetupError
from osintkit.model import JudgmentKind

LINK, GRADE = JudgmentKind.LINK, JudgmentKind.GRADE


def test_a_torn_tail_is_put_aside_and_told(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        kept = journal.append(LINK, link_data())
        path = journal.path
    with path.open("ab") as file:
        file.write(b'{"analyst":"anna","at":"20')
    assert read_entries(tmp_path) == (kept,)
    assert [(finding.kind, finding.fault) for finding in verify_journals(tmp_path)] == [("torn", False)]
    with Journal(tmp_path, "anna", "desk") as journal:
        assert "26 bytes" in journal.repaired
        assert "anna@desk.jsonl.torn" in journal.repaired
        journal.append(LINK, link_data(6))
        assert len(journal.entries()) == 2
    assert (tmp_path / "anna@desk.jsonl.torn").read_bytes() == b'{"analyst":"anna","at":"20\n'
    assert [finding.path for finding in verify_journals(tmp_path)] == [str(tmp_path / "anna@desk.jsonl.torn")]


def damaged(tmp_path: Path, link_data, old: bytes, new: bytes) -> Path:
    with Journal(tmp_path, "anna", "desk") as journal:
        for start in (0, 6, 12):
            journal.append(LINK, link_data(start))
        path = journal.path
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(old, new)
    path.write_bytes(b"".join(lines))
    return path


def test_a_damaged_journal_stops_and_names_file_and_line(tmp_path, link_data):
    path = damaged(tmp_path, link_data, b"supports", b"refuted!")
    message = rf"{path.name}, line 2: changed.*osintkit journal verify"
    with pytest.raises(JournalError, match=message):
        read_entries(tmp_path)
    with pytest.raises(JournalError, match=message) as caught:
        Journal(tmp_path, "anna", "desk")
    assert not isinstance(caught.value, JournalBusyError)
    assert [(finding.line, finding.kind) for finding in verify_journals(tmp_path)] == [(2, "changed")]


def test_a_newer_journal_is_refused_with_advice(tmp_path, link_data):
    damaged(tmp_path, link_data, b'"v":1', b'"v":2')
    with pytest.raises(JournalError, match=r"newer version of osintkit .*update osintkit"):
        read_entries(tmp_path)


def test_an_older_journal_is_lifted(tmp_path, link_data, monkeypatch):
    from osintkit.custody import chain, journal, reading

    with Journal(tmp_path, "anna", "desk") as open_journal:
        open_journal.append(LINK, link_data())

    def lift(line):
        return {**line, "v": 2, "data": {**line["data"], "note": "from layout 1"}}

    monkeypatch.setattr(chain, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(journal, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(reading, "LAYOUT", dataclasses.replace(reading.LAYOUT, migrations={1: lift}))
    with Journal(tmp_path, "anna", "desk") as open_journal:
        open_journal.append(LINK, link_data(6))
    assert [link.note for link in replay(read_entries(tmp_path)).links] == ["from layout 1", ""]


def test_a_file_of_another_name_is_no_journal_of_that_analyst(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(LINK, link_data())
        journal.path.rename(tmp_path / "ben@desk.jsonl")
    with pytest.raises(JournalError, match="anna@desk, not of this file"):
        read_entries(tmp_path)
    (tmp_path / "ben@desk.jsonl").rename(tmp_path / "notes.jsonl")
    with pytest.raises(JournalError, match="no name of a journal"):
        read_entries(tmp_path)


def test_a_symbolic_link_is_no_journal(tmp_path, link_data):
    with Journal(tmp_path / "elsewhere", "anna", "desk") as journal:
        journal.append(LINK, link_data())
    (tmp_path / "anna@desk.jsonl").symlink_to(journal.path)
    with pytest.raises(JournalError, match="symbolic link"):
        read_entries(tmp_path)


def test_a_file_replaced_by_git_meanwhile_is_taken_up(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        first = journal.append(LINK, link_data())
        old = journal.path.read_bytes()
        journal.append(LINK, link_data(6))
        journal.path.unlink()
        journal.path.write_bytes(old)
        third = journal.append(LINK, link_data(12))
        assert third.prev == first.hash
        assert journal.undoable == third.id
    assert verify_journals(tmp_path) == ()


def test_a_full_disk_refuses_and_the_judgment_can_be_given_again(tmp_path, link_data):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Journal(tmp_path, "anna", "desk") as journal:
        kept = [journal.append(LINK, link_data())]
        limit = journal.path.stat().st_size
        for room in (0, 1, 100, 300):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit + room, hard))
            try:
                with pytest.raises(SetupError, match=rf"{tmp_path.name}.*disk is full"):
                    journal.append(LINK, link_data(6))
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            assert read_entries(tmp_path) == tuple(kept)
            assert verify_journals(tmp_path) == ()
        kept.append(journal.append(LINK, link_data(6)))
        assert journal.undoable == kept[-1].id
    assert read_entries(tmp_path) == tuple(kept)


def test_a_disk_that_fails_even_to_take_back_leaves_a_tail_that_is_mended(tmp_path, link_data, monkeypatch):
    with Journal(tmp_path, "anna", "desk") as journal:
        kept = [journal.append(LINK, link_data())]
        real = os.write

        def broken(*_: object) -> None:
            raise OSError(30, "Read-only file system")

        monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:50]))
        monkeypatch.setattr(os, "ftruncate", broken)
        with pytest.raises(SetupError):
            journal.append(LINK, link_data(6))
        monkeypatch.undo()
        assert read_entries(tmp_path) == tuple(kept)
        kept.append(journal.append(LINK, link_data(6)))
    assert read_entries(tmp_path) == tuple(kept)


def test_a_disk_gone_read_only_is_said(tmp_path, link_data, monkeypatch):
    with Journal(tmp_path, "anna", "desk") as journal:

        def refuse(*_: object) -> int:
            raise OSError(30, "Read-only file system")

        monkeypatch.setattr(os, "write", refuse)
        with pytest.raises(SetupError, match="read-only disk"):
            journal.append(LINK, link_data())
        monkeypatch.undo()
        journal.append(LINK, link_data())


def test_heads_find_a_journal_that_was_cut(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(LINK, link_data())
        last = journal.append(LINK, link_data(6))
        path = journal.path
    heads = journal_heads(tmp_path)
    assert heads == {"anna@desk.jsonl": (last.hash,)}
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    assert verify_journals(tmp_path) == ()
    assert [finding.kind for finding in verify_journals(tmp_path, heads["anna@desk.jsonl"])] == ["cut"]


def test_a_merge_from_nowhere_or_of_damage_changes_nothing(tmp_path, link_data):
    with pytest.raises(JournalError, match="no such folder"):
        merge_journals(tmp_path / "none", tmp_path)
    damaged(tmp_path / "bad", link_data, b"supports", b"refuted!")
    with pytest.raises(JournalError, match="line 2"):
        merge_journals(tmp_path / "bad", tmp_path / "good")
    assert not list((tmp_path / "good").glob("*.jsonl"))
