from __future__ import annotations

import gc
import json
import os
import subprocess
import sys

import pytest

from osintkit.errors import JournalError, JudgmentError, ParameterError, SetupError
from osintkit.journal import Journal, diff_entries, journal_stamp, merge_journals, read_entries, replay, verify_journals
from osintkit.model import EvidenceStatus, JudgmentKind, Link, Passage, Stance
from osintkit.storage import JournalBusyError

LINK, GRADE = JudgmentKind.LINK, JudgmentKind.GRADE


def test_an_entry_is_on_the_disk_when_append_returns(tmp_path, clock, link_data):
    with Journal(tmp_path, "anna", "desk", clock=clock) as journal:
        entry = journal.append(LINK, link_data())
        assert journal.path.name == "anna@desk.jsonl"
        assert read_entries(tmp_path) == (entry,)
        assert journal.entries() == (entry,)
    line = json.loads((tmp_path / "anna@desk.jsonl").read_text())
    assert line["analyst"] == "anna"
    assert line["hash"] == entry.hash
    assert line["data"]["claim"] == "nk-troops"


def test_records_enums_and_tuples_may_be_given_as_they_are(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(LINK, link_data())
        (link,) = replay(read_entries(tmp_path)).links
        changed = {name: getattr(link, name) for name in Link.__dataclass_fields__} | {
            "stance": Stance.REFUTES,
            "analyst": "somebody else",
        }
        journal.append(LINK, changed)
    (again,) = replay(read_entries(tmp_path)).links
    assert (again.stance, again.analyst, again.passage) == (Stance.REFUTES, "anna", link.passage)


@pytest.mark.parametrize(
    ("kind", "data", "message"),
    [
        (LINK, {"stanse": "supports"}, r"no field 'stanse'; did you mean 'stance'\?"),
        (LINK, {"stance": "suports"}, r"'suports' is not a Stance; did you mean 'supports'\?"),
        (LINK, {"claim": " "}, "claim is empty"),
        (LINK, {"claim": 7}, "expected str, got 7"),
        (LINK, {"latitude": 48.0}, "latitude and longitude go together"),
        (LINK, {"latitude": 148.0, "longitude": 0.0}, "not a place on Earth"),
        (LINK, {"latitude": float("nan"), "longitude": 0.0}, "not a place on Earth"),
        (GRADE, {"source": "nis"}, "letter"),
        (GRADE, {"source": "nis", "letter": "G"}, "'G' is not a Reliability"),
        (GRADE, [1], "no data of that kind"),
        (JudgmentKind.SPLIT, {"claim": "c", "evidence": ["E-1"], "reason": ""}, "reason is empty"),
        (JudgmentKind.JOIN, {"claim": "c", "evidence": ["E-1", "E-1"], "reason": "x"}, "at least 2"),
        (JudgmentKind.ADJUDICATE, {"of": "link", "subject": "E-1", "reason": "x"}, "needs a stance or a status"),
        (JudgmentKind.ADJUDICATE, {"of": "digit", "subject": "E-1", "reason": "x"}, "known: grade, link"),
        (JudgmentKind.NOTE, {"text": ""}, "text is empty"),
        (JudgmentKind.UNDO, {"entry": "J-000000000000"}, "no judgment 'J-000000000000' of this journal stands"),
        (JudgmentKind.REDO, {"entri": "J-1"}, "did you mean 'entry'"),
    ],
)
def test_refused_data_names_the_way_out_and_writes_nothing(tmp_path, link_data, kind, data, message):
    if kind is LINK:
        data = link_data() | data
    with Journal(tmp_path, "anna", "desk") as journal:
        with pytest.raises(JudgmentError, match=message):
            journal.append(kind, data)
        assert journal.entries() == ()


def test_a_passage_that_does_not_hold_together_is_refused(tmp_path, link_data):
    data = link_data()
    for change in ({"end": 9}, {"sha256": "0" * 64}, {"start": -1, "end": 3}):
        with Journal(tmp_path, "anna", "desk") as journal, pytest.raises(JudgmentError, match=r"passage|positions"):
            journal.append(LINK, data | {"passage": data["passage"] | change})


@pytest.mark.parametrize("name", ["Anna", "", "a b", "a@b", "../x", "a/b", "-a", "a.", "ä", "x" * 41, "a\n"])
def test_names_that_cannot_stand_in_a_file_name_are_refused(tmp_path, name):
    for names in ((name, "desk"), ("anna", name)):
        with pytest.raises(ParameterError, match="for instance"):
            Journal(tmp_path, *names)
    assert list(tmp_path.iterdir()) == []


def test_undo_and_redo_are_events(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        assert journal.undo() is None
        assert journal.redo() is None
        journal.append(LINK, link_data(stance="supports"))
        second = journal.append(LINK, link_data(stance="refutes"))
        stance = lambda: [link.stance.value for link in replay(read_entries(tmp_path)).links]  # noqa: E731
        assert stance() == ["refutes"]
        assert journal.undoable == second.id
        assert journal.undo().data == {"entry": second.id}
        assert stance() == ["supports"]
        journal.undo()
        assert stance() == []
        assert journal.undo() is None
        journal.redo()
        assert stance() == ["supports"]
        assert journal.redoable == second.id
        journal.redo()
        assert stance() == ["refutes"]
        assert journal.redo() is None
        assert len(journal.entries()) == 6


def test_a_new_judgment_ends_what_could_be_redone(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(LINK, link_data())
        journal.undo()
        journal.append(LINK, link_data(6))
        assert journal.redoable is None


def test_undo_goes_on_after_a_restart_and_never_takes_back_anothers(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(LINK, link_data())
        journal.append(LINK, link_data(6))
        journal.undo()
    with Journal(tmp_path, "ben", "desk") as other:
        assert other.undo() is None
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.redo()
        journal.undo()
        journal.undo()
        assert journal.undo() is None
    assert replay(read_entries(tmp_path)).links == ()


def test_replay_to_an_instant(tmp_path, clock, link_data):
    with Journal(tmp_path, "anna", "desk", clock=clock) as journal:
        entries = [journal.append(GRADE, {"source": "nis", "letter": letter}) for letter in "BCD"]
        entries.append(journal.undo())
    letters = [replay(read_entries(tmp_path), until=entry.at).grades[-1].letter.value for entry in entries]
    assert letters == ["B", "C", "D", "C"]


def test_journals_of_one_process_are_one_session(tmp_path, link_data):
    first = Journal(tmp_path, "anna", "desk")
    second = Journal(tmp_path, "anna", "desk")
    first.append(LINK, link_data())
    second.append(LINK, link_data(6))
    first.close()
    second.append(LINK, link_data(12))
    second.close()
    second.close()
    assert verify_journals(tmp_path) == ()
    assert len(read_entries(tmp_path)) == 3
    with pytest.raises(JournalError, match="closed"):
        first.append(LINK, link_data())


HOLD = """
import sys; from pathlib import Path; from osintkit.journal import Journal
journal = Journal(Path(sys.argv[1]), "anna", "desk"); print("open", flush=True); sys.stdin.read()
"""


def test_a_second_process_is_refused_and_told_who_has_it(tmp_path, link_data):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "open\n"
    with pytest.raises(JournalBusyError, match=rf"anna@desk.*process {child.pid}, since 20.*another device name"):
        Journal(tmp_path, "anna", "desk")
    with Journal(tmp_path, "anna", "laptop") as journal:
        journal.append(LINK, link_data())
    with Journal(tmp_path, "anna", "desk", read_only=True) as journal:
        assert journal.entries() == ()
    child.kill()
    child.wait()
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(LINK, link_data())


def test_a_forgotten_journal_lets_go_of_its_lock(tmp_path):
    Journal(tmp_path, "anna", "desk")
    gc.collect()
    child = subprocess.run(
        [sys.executable, "-c", HOLD, str(tmp_path)], check=False, input="", capture_output=True, text=True
    )
    assert child.stdout == "open\n", child.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
def test_a_forked_child_may_not_write_its_parents_journal(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        child = os.fork()
        if child == 0:
            try:
                journal.append(LINK, link_data())
            except JournalError:
                os._exit(7)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        journal.append(LINK, link_data())


def test_a_read_only_journal_says_so_and_leaves_no_trace(tmp_path, link_data):
    journal = Journal(tmp_path / "journal", "anna", "desk", read_only=True)
    assert (journal.undo(), journal.redo(), journal.undoable, journal.repaired) == (None, None, None, "")
    with pytest.raises(SetupError, match="read-only"):
        journal.append(LINK, link_data())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError, match="file"):
        Journal(tmp_path / "file" / "journal", "anna", "desk")


def test_the_locks_stay_out_of_git(tmp_path, link_data):
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(LINK, link_data())
    assert (tmp_path / ".session" / ".gitignore").read_text() == "*\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".session", "anna@desk.jsonl"]


def test_the_stamp_changes_with_each_judgment(tmp_path, link_data):
    stamps = [journal_stamp(tmp_path)]
    with Journal(tmp_path, "anna", "desk") as journal:
        for start in (0, 6):
            journal.append(LINK, link_data(start))
            stamps.append(journal_stamp(tmp_path))
    assert len(set(stamps)) == 3


def test_folders_are_compared_and_merged(tmp_path, link_data):
    here, there = tmp_path / "here", tmp_path / "there"
    with Journal(there, "ben", "desk") as journal:
        journal.append(LINK, link_data(stance="refutes"))
    with Journal(here, "anna", "desk") as journal:
        journal.append(LINK, link_data())
    there.joinpath("anna@desk.jsonl").write_bytes(here.joinpath("anna@desk.jsonl").read_bytes())
    for folder, start in ((here, 6), (there, 12)):
        with Journal(folder, "anna", "desk") as journal:
            journal.append(LINK, link_data(start))
    diff = diff_entries(read_entries(here), read_entries(there))
    assert (len(diff.only_left), len(diff.only_right), diff.both) == (1, 2, 1)
    report = merge_journals(there, here)
    assert (report.files, report.added, report.known) == (("anna@desk.jsonl", "ben@desk.jsonl"), 2, 1)
    assert merge_journals(there, here).added == 0
    merge_journals(here, there)
    assert read_entries(here) == read_entries(there)
    assert not any(finding.fault for finding in verify_journals(here))
    judgments = replay(read_entries(here))
    assert len(judgments.given) == 4
    assert [each.claim for each in judgments.disagreements] == ["nk-troops"]


def test_every_kind_of_judgment_comes_back(tmp_path, clock, link_data):
    passage = Passage.of("D-1", "Kyiv said so.", 0, 4).to_dict()
    with Journal(tmp_path, "anna", "desk", clock=clock) as journal:
        link = journal.append(
            LINK, link_data(estimates=[{"best": 1500, "unit": "men", "scope": "present"}], said="2024-10")
        )
        journal.append(GRADE, {"source": "nis", "letter": "B", "since": "2024-10-01", "reason": "record"})
        journal.append(JudgmentKind.SPLIT, {"claim": "nk-troops", "evidence": ["E-1"], "reason": "own reporting"})
        journal.append(JudgmentKind.JOIN, {"claim": "nk-troops", "evidence": ["E-1", "E-2"], "reason": "same camera"})
        assess = {
            "claim": "nk-troops",
            "as_of": "2024-10-28",
            "digit": "2",
            "likelihood": "likely",
            "evidence": ["E-1"],
        }
        journal.append(JudgmentKind.ASSESS, assess)
        journal.append(JudgmentKind.RATE, {"hypothesis": "h-1", "evidence": "E-1", "rating": "CC"})
        journal.append(
            JudgmentKind.SOURCE, {"source": "nis", "aliases": ["NIS"], "protected": True, "kind": "government"}
        )
        note = journal.append(JudgmentKind.NOTE, {"text": "see page 2", "about": "nk-troops", "passage": passage})
        journal.append(JudgmentKind.NOTE, {"text": "see page 3", "replaces": note.id})
    judgments = replay(read_entries(tmp_path))
    assert judgments.links[0].estimates[0].best == 1500.0
    assert judgments.links[0].status is EvidenceStatus.ACCEPTED
    assert judgments.links[0].at == link.at
    assert str(judgments.grades[0].since) == "2024-10-01"
    assert [decision.kind.value for decision in judgments.decisions] == ["split", "join"]
    assert judgments.assessments[0].analyst == "anna"
    assert judgments.assessments[0].id.startswith("A-")
    assert judgments.ratings[0].rating.value == "CC"
    assert judgments.source_changes[0].aliases == ("NIS",)
    assert judgments.source_changes[0].owner is None
    assert [each.text for each in judgments.notes] == ["see page 3"]
    assert judgments.analysts == ("anna",)
    assert verify_journals(tmp_path) == ()


def test_an_open_journal_keeps_out_only_a_merge_that_would_change_it(tmp_path, link_data):
    here, there = tmp_path / "here", tmp_path / "there"
    with Journal(there, "ben", "desk") as journal:
        journal.append(LINK, link_data())
    with Journal(here, "anna", "desk") as journal:
        journal.append(LINK, link_data())
        (there / journal.path.name).write_bytes(journal.path.read_bytes())
        journal.append(LINK, link_data(6))
        assert merge_journals(there, here).files == ("ben@desk.jsonl",)
    with Journal(there, "anna", "desk") as journal:
        journal.append(LINK, link_data(12))
    with Journal(here, "anna", "desk") as journal:
        with pytest.raises(JournalBusyError):
            merge_journals(there, here)
        journal.append(LINK, link_data(18))
    assert merge_journals(there, here).added == 1
    assert len(read_entries(here)) == 5
