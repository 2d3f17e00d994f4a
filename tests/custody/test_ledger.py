from __future__ import annotations

import dataclasses
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.custody import Ledger
from osintkit.errors import LedgerError
from osintkit.storage.chain import ZERO

VALUES = st.none() | st.integers(-(2**70), 2**70) | st.text(max_size=20) | st.lists(st.text(max_size=5))
DETAILS = st.dictionaries(st.text(max_size=8), VALUES, max_size=4)


def written(path, count=6, clock=None):
    ledger = Ledger(path, clock) if clock else Ledger(path)
    for number in range(count):
        ledger.append("received", "anna", {"sha256": f"{number:064x}"})
    return ledger


def test_events_are_chained_from_zeros_on(tmp_path, clock):
    ledger = written(tmp_path / "ledger.jsonl", 3, clock)
    entries = ledger.entries()
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert [entry.prev for entry in entries] == [ZERO, entries[0].hash, entries[1].hash]
    assert ledger.head == entries[-1].hash
    assert Ledger(tmp_path / "none.jsonl").head == ZERO


def test_a_clock_set_back_does_not_reorder(tmp_path):
    times = iter([datetime(2024, 10, 18, tzinfo=UTC) - timedelta(days=days) for days in range(3)])
    ledger = written(tmp_path / "ledger.jsonl", 3, lambda: next(times))
    assert len({entry.at for entry in ledger.entries()}) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(DETAILS, min_size=1, max_size=5))
def test_any_details_come_back_as_they_were(tmp_path_factory, many):
    path = tmp_path_factory.mktemp("ledger") / "ledger.jsonl"
    ledger = Ledger(path)
    kept = []
    for details in many:
        try:
            ledger.append("received", "anna", details)
        except ValueError:  # two halves of one character side by side cannot be kept apart; refused, not altered
            continue
        kept.append(details)
    assert [dict(entry.details) for entry in Ledger(path).entries()] == kept
    assert ledger.verify() == ()


@pytest.mark.parametrize("line", range(6))
@pytest.mark.parametrize("how", ["flip", "drop", "swap", "repeat-changed", "insert", "renumber", "space", "crlf"])
def test_every_mutation_of_a_line_but_a_cut_tail_is_found(tmp_path, line, how):
    path = tmp_path / "ledger.jsonl"
    written(path)
    lines = path.read_bytes().splitlines()
    last = line == len(lines) - 1
    if how == "flip":
        lines[line] = lines[line].replace(b'"anna"', b'"anne"')
    elif how == "drop":
        del lines[line]
    elif how == "swap":
        other = line - 1 if last else line + 1
        lines[line], lines[other] = lines[other], lines[line]
    elif how == "repeat-changed":
        lines.insert(line, lines[line].replace(b"received", b"recieved"))
    elif how == "insert":
        lines.insert(line, b'{"what":"nothing"}')
    elif how == "renumber":
        lines[line] = lines[line].replace(b'"seq":%d' % (line + 1), b'"seq":%d' % (line + 2))
    elif how == "space":
        lines[line] += b" "
    elif how == "crlf":
        lines[line] += b"\r"
    anchor = Ledger(path).head
    path.write_bytes(b"".join(each + b"\n" for each in lines))
    findings = [finding for finding in Ledger(path).verify([anchor]) if finding.fault]
    assert findings
    assert all(finding.path == str(path) for finding in findings)
    if how == "crlf":
        assert "CRLF" in findings[0].message
    if not (how == "drop" and last):
        with pytest.raises(LedgerError, match=r"ledger\.jsonl"):
            Ledger(path).entries()


def test_a_torn_tail_is_put_aside_and_the_next_event_is_valid(tmp_path):
    path = tmp_path / "ledger.jsonl"
    written(path, 2)
    with path.open("ab") as file:
        file.write(b'{"at":"2024-10-')
    ledger = Ledger(path)
    assert [finding.kind for finding in ledger.verify()] == ["torn"]
    assert len(ledger.entries()) == 2
    ledger.append("received", "anna", {})
    assert ledger.verify() == ()
    assert len(ledger.entries()) == 3
    assert path.with_name("ledger.jsonl.torn").read_bytes() == b'{"at":"2024-10-\n'


def test_a_last_line_without_its_end_is_kept(tmp_path):
    path = tmp_path / "ledger.jsonl"
    written(path, 2)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert Ledger(path).verify() == ()
    Ledger(path).append("received", "anna", {})
    assert len(Ledger(path).entries()) == 3


def test_a_newer_layout_is_refused_with_advice(tmp_path):
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(b'{"hash":"00","seq":1,"v":99}\n')
    with pytest.raises(LedgerError, match="newer version of osintkit"):
        Ledger(path).entries()


def test_an_older_layout_is_lifted(tmp_path, monkeypatch):
    from osintkit.custody import ledger
    from osintkit.storage import chain

    path = tmp_path / "ledger.jsonl"
    written(path, 2)
    monkeypatch.setattr(chain, "SCHEMA_VERSION", 2)

    def lift(line):
        return {**line, "v": 2, "who": line["who"].upper()}

    monkeypatch.setattr(ledger, "LAYOUT", dataclasses.replace(ledger.LAYOUT, migrations={1: lift}))
    assert [entry.who for entry in Ledger(path).entries()] == ["ANNA", "ANNA"]


def test_two_branches_merged_line_by_line_are_one_ledger_again(tmp_path):
    base, left, right = (tmp_path / name for name in ("base.jsonl", "left.jsonl", "right.jsonl"))
    written(base, 2)
    common = base.read_bytes()
    tails = []
    for path, who in ((left, "anna"), (right, "ben")):
        path.write_bytes(common)
        Ledger(path).append("received", who, {"sha256": who})
        Ledger(path).append("received", who, {"sha256": who * 2})
        tails.append(path.read_bytes()[len(common) :])
    base.write_bytes(common + tails[0] + tails[1])
    merged = Ledger(base)
    assert [finding.kind for finding in merged.verify() if finding.fault] == []
    assert [entry.who for entry in merged.entries()][2:] == ["anna", "anna", "ben", "ben"]
    assert len(merged.heads) == 2
    merged.append("received", "anna", {"sha256": "next"})
    assert [entry.what for entry in merged.entries()][-2:] == ["merged", "received"]
    assert len(merged.heads) == 1
    assert merged.verify() == ()


def test_many_writers_at_once_lose_nothing(tmp_path):
    path = tmp_path / "ledger.jsonl"
    script = (
        "import sys; from pathlib import Path; from osintkit.custody import Ledger\n"
        "for i in range(15): Ledger(Path(sys.argv[1])).append('received', sys.argv[2], {'i': i})"
    )
    children = [subprocess.Popen([sys.executable, "-c", script, str(path), f"writer-{i}"]) for i in range(3)]
    assert [child.wait(60) for child in children] == [0, 0, 0]
    entries = Ledger(path).entries()
    assert len(entries) == 45
    assert [entry.seq for entry in entries] == list(range(1, 46))
    assert Ledger(path).verify() == ()
