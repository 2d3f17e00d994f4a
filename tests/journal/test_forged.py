"""Lines that are whole and hash well but hold what no session writes: each is named, none crashes or is passed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from osintkit.errors import JournalError, JudgmentError
from osintkit.journal import Journal, read_entries, replay, verify_journals
from osintkit.journal.table import judgments
from osintkit.model import JudgmentKind, Passage
from osintkit.storage.chain import ZERO
from osintkit.storage.sealing import seal

NOTE = JudgmentKind.NOTE
PLAIN: dict[str, Any] = {
    "v": 1,
    "id": "J-1",
    "seq": 1,
    "prev": ZERO,
    "at": "2024-10-18T09:00:00Z",
    "analyst": "anna",
    "device": "desk",
    "kind": "note",
    "data": {"text": "x"},
}


def forged(folder: Path, **members: Any) -> None:
    (folder / "anna@desk.jsonl").write_bytes(seal(PLAIN | members)[0])


def test_the_plain_line_is_a_judgment(tmp_path):
    forged(tmp_path)
    assert verify_journals(tmp_path) == ()
    assert len(judgments(tmp_path, None)) == len(replay(read_entries(tmp_path)).notes) == 1


@pytest.mark.parametrize(
    ("member", "value", "reason"),
    [
        ("v", 0, "there is no layout 0"),
        ("v", None, "there is no layout None"),
        ("v", 99, "newer version of osintkit .layout 99"),
        ("v", 1.0, "v: expected int, got 1.0"),
        ("v", True, "v: expected int, got True"),
        ("at", "yesterday", "yesterday"),
        ("at", "2024-10-18T09:00:00", "no time zone"),
        ("at", 5, "JournalEntry.at"),
        ("kind", "nose", r"'nose' is not a JudgmentKind; did you mean 'note'\?"),
        ("kind", ["note"], r"\['note'\] is not a JudgmentKind"),
        ("data", [1], "expected names with values"),
        ("data", None, "expected names with values"),
        ("id", 7, "id: expected str, got 7"),
        ("seq", "1", "seq and prev are not a number and the hash"),
        ("seq", True, "seq and prev are not a number and the hash"),
        ("seq", 2, "its number is 2, the line it follows has 0"),
        ("prev", None, "seq and prev are not a number and the hash"),
        ("prev", "f" * 64, "the line before it is missing"),
        ("analyst", None, "is of None@desk, not of this file's analyst"),
        ("device", "laptop", "is of anna@laptop, not of this file's analyst"),
    ],
)
def test_a_line_that_is_no_entry_stops_every_reader(tmp_path, member, value, reason):
    forged(tmp_path, **{member: value})
    for read in (read_entries, lambda folder: judgments(folder, None), lambda folder: Journal(folder, "anna", "desk")):
        with pytest.raises(JournalError, match=rf"anna@desk\.jsonl.*{reason}"):
            read(tmp_path)
    assert any(finding.fault for finding in verify_journals(tmp_path))


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("note", {}, "text"),
        ("note", {"text": None}, "expected str, got None"),
        ("note", {"text": "x", "replaces": ["J-1"]}, "replaces"),
        ("note", {"text": "x", "tex": "y"}, "did you mean 'text'"),
        ("grade", {"source": "nis", "letter": "B", "since": ["2024"]}, "since"),
        ("grade", {"source": ["nis"], "letter": "B"}, "source"),
        ("rate", {"hypothesis": {}, "evidence": "E-1", "rating": "C"}, "hypothesis"),
        ("link", {"claim": "c", "passage": []}, "passage"),
        ("split", {"claim": "c", "evidence": "E-1", "reason": "x"}, "evidence"),
        ("adjudicate", {"of": {}, "subject": "E-1", "reason": "x"}, "of"),
    ],
)
def test_an_entry_that_is_no_judgment_is_named(tmp_path, kind, data, reason):
    forged(tmp_path, kind=kind, data=data)
    with pytest.raises(JournalError, match=rf"number 1.*{reason}"):
        replay(read_entries(tmp_path))
    (finding,) = verify_journals(tmp_path)
    assert (finding.line, finding.fault) == (1, True)


def test_steps_about_nothing_change_nothing(tmp_path):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(NOTE, {"text": "x"})
        last, path = journal.entries()[-1], journal.path
    lines = path.read_bytes()
    for number, target in enumerate((None, "J-000000000000", ""), start=2):
        members = {
            "seq": number,
            "prev": last.hash,
            "kind": "undo",
            "data": {} if target is None else {"entry": target},
        }
        line, digest = seal(PLAIN | members | {"id": f"J-{number}", "at": "2099-01-01T00:00:00Z"})
        lines, last = lines + line, type(last).from_dict({**last.to_dict(), "hash": digest})
    path.write_bytes(lines)
    assert [note.text for note in replay(read_entries(tmp_path)).notes] == ["x"]
    assert judgments(tmp_path, None)["state"].isna().tolist() == [False, True, True, True]


@pytest.mark.parametrize(
    "text", ["a\0b", "half \ud83d", "\ude00 half", "a\u2028b\x85c\r\nd", "\ufeffx", "x" * 3_000_000]
)
def test_any_text_comes_back_as_it_was(tmp_path, text):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(NOTE, {"text": text})
        journal.append(NOTE, {"text": f'","hash":"{"a" * 64}"'})
    assert verify_journals(tmp_path) == ()
    assert [note.text == text for note in replay(read_entries(tmp_path)).notes] == [True, False]
    assert judgments(tmp_path, None)["words"].tolist()[0] == text


def test_what_json_cannot_hold_is_refused(tmp_path):
    passage = Passage.of("D-1", "Kyiv said", 0, 4).to_dict()
    with Journal(tmp_path, "anna", "desk") as journal:
        for kind, data, reason in (
            (NOTE, {"text": "x", 3: 4}, "no field 3"),
            (NOTE, {"text": "\ud83d\ude00"}, "two halves of one character"),
            (
                JudgmentKind.LINK,
                {"claim": "c", "passage": passage, "estimates": [{"best": float("nan")}]},
                "infinite or no number",
            ),
        ):
            with pytest.raises(JudgmentError, match=reason):
                journal.append(kind, data)
        assert journal.entries() == ()
