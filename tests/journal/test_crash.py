"""A session that is killed at any moment has lost nothing that it was told was kept."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time

from osintkit.journal import Journal, read_entries, verify_journals
from osintkit.model import JudgmentKind

KILLS = int(os.environ.get("OSINTKIT_KILLS", "20"))

SESSION = """
import sys
from pathlib import Path
from osintkit.journal import Journal
from osintkit.model import JudgmentKind, Passage

text = "Kyiv said so. Moscow denied it. " * 40
with Journal(Path(sys.argv[1]), "anna", "desk") as journal:
    print("repaired" if journal.repaired else "clean", flush=True)
    for turn in range(100_000):
        passage = Passage.of("D-1", text, turn % 900, turn % 900 + 40)
        link = {"claim": "c", "passage": passage.to_dict(), "note": "n" * (turn % 200)}
        entry = journal.append(JudgmentKind.LINK, link)
        print(entry.id, flush=True)
        if turn % 7 == 3:
            print(journal.undo().id, flush=True)
        if turn % 14 == 3:
            print(journal.redo().id, flush=True)
"""


def test_nothing_that_was_acknowledged_is_lost_when_a_session_is_killed(tmp_path):
    chance = random.Random(20241018)
    acknowledged: list[str] = []
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", SESSION, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline().strip() in {"clean", "repaired"}
            # so many are waited for, however busy the machine is; then any moment of the next appends
            acknowledged.extend(child.stdout.readline().strip() for _ in range(chance.randint(20, 60)))
            time.sleep(chance.uniform(0, 0.02))
            child.kill()
            # what was printed before the kill is in the pipe; a half-printed last line was not acknowledged
            printed = child.stdout.read()
        acknowledged.extend(printed.split("\n")[:-1])
    kept = {entry.id for entry in read_entries(tmp_path)}
    assert len(acknowledged) >= 20 * KILLS, "too few judgments were given for this test to mean anything"
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= kept
    assert [finding for finding in verify_journals(tmp_path) if finding.fault] == []
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(JudgmentKind.GRADE, {"source": "nis", "letter": "B"})
