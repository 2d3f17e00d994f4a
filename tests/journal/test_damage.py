from __future__ import annotations

import dataclasses
import os
import resource
from datetime import UTC, datetime
from pathlib import Path

import pytest

from osintkit.errors import JournalError, SetupError
from osintkit.journal import Journal, journal_heads, merge_journals, read_entries, replay, verify_journals
from osintkit.model import JudgmentKind
from osintkit.storage import JournalBusyError

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
    from osintkit.journal import read as reading
    from osintkit.journal import write as journal
    from osintkit.storage import chain

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


def test_a_change_of_the_same_length_is_found_before_anything_is_added(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(LINK, link_data(note="one"))
        whole = journal.path.read_bytes()
        journal.path.write_bytes(whole.replace(b'"one"', b'"two"'))
        os.utime(journal.path, ns=(1, 1))
        with pytest.raises(JournalError, match="line 1: changed"):
            journal.append(LINK, link_data(6))
        journal.path.write_bytes(whole)
        journal.append(LINK, link_data(6))
    assert len(read_entries(tmp_path)) == 2


def test_a_file_that_was_away_and_came_back_is_written_on(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(LINK, link_data())
        away = journal.path.rename(tmp_path / "away")
        journal.path.symlink_to(away)
        with pytest.raises((JournalError, SetupError), match="symbolic link"):
            journal.append(LINK, link_data(6))
        journal.path.unlink()
        away.rename(journal.path)
        journal.append(LINK, link_data(6))
    assert len(read_entries(tmp_path)) == 2


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        (b"", "line 2: broken: an empty line; take it out"),
        (b"<<<<<<< HEAD", "line 2: broken: the mark of a merge that stopped; take out all such marks"),
        (b"\0\0\0", "line 2: broken: this line is not a JSON object"),
        (b"[" * 100_000, "line 2: broken: this line is not a JSON object"),
    ],
)
def test_what_an_editor_or_a_merge_left_is_told_with_the_way_out(tmp_path, link_data, mark, message):
    with Journal(tmp_path, "anna", "desk") as journal:
        for start in (0, 6):
            journal.append(LINK, link_data(start))
        path = journal.path
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"\n", b"\n" + mark + b"\n", 1))
    with pytest.raises(JournalError, match=message):
        read_entries(tmp_path)
    path.write_bytes(whole)
    assert len(read_entries(tmp_path)) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_the_place_of_a_journal_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "anna@desk.jsonl")
    with pytest.raises(SetupError, match="not a regular file"):
        read_entries(tmp_path)


def test_the_clock_set_back_reorders_nothing(tmp_path, link_data):
    now = [datetime(2030, 1, 1, tzinfo=UTC)]
    for stance in ("supports", "refutes", "neutral"):
        with Journal(tmp_path, "anna", "desk", clock=lambda: now[0]) as journal:
            journal.append(LINK, link_data(stance=stance))
        now[0] = datetime(2024, 1, 1, tzinfo=UTC)
    entries = read_entries(tmp_path)
    assert [entry.data.get("stance", "neutral") for entry in entries] == ["supports", "refutes", "neutral"]
    assert {entry.at.year for entry in entries} == {2030}
    assert [link.stance.value for link in replay(entries).links] == ["neutral"]


def test_two_machines_of_one_device_name_are_told_apart_by_their_chains(tmp_path, link_data):
    here, there = tmp_path / "here", tmp_path / "there"
    with Journal(here, "anna", "desk") as journal:
        journal.append(LINK, link_data())
    there.mkdir()
    (there / "anna@desk.jsonl").write_bytes(journal.path.read_bytes())
    for folder, starts in ((here, [6]), (there, [12, 18])):
        with Journal(folder, "anna", "desk") as journal:
            for start in starts:
                journal.append(LINK, link_data(start))
    assert merge_journals(there, here).added == 2
    assert [finding.kind for finding in verify_journals(here)] == ["branched"]
    with Journal(here, "anna", "desk") as journal:
        journal.append(LINK, link_data(24))
        journal.undo()
    assert len(replay(read_entries(here)).links) == 4
    assert not any(finding.fault for finding in verify_journals(here))


def test_a_merge_puts_a_torn_tail_aside_as_a_session_does(tmp_path, link_data):
    here, there = tmp_path / "here", tmp_path / "there"
    with Journal(here, "anna", "desk") as journal:
        journal.append(LINK, link_data())
    there.mkdir()
    (there / journal.path.name).write_bytes(journal.path.read_bytes())
    with Journal(there, "anna", "desk") as other:
        other.append(LINK, link_data(6))
    with journal.path.open("ab") as file:
        file.write(b'{"analyst":"an')
    assert merge_journals(there, here).added == 1
    assert (here / "anna@desk.jsonl.torn").read_bytes() == b'{"analyst":"an\n'
    assert not any(finding.fault for finding in verify_journals(here))
