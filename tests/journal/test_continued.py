"""A replay that goes on from where it ended says what a whole one says, whatever happened to the files meanwhile."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.errors import JournalError
from osintkit.journal import ContinuedReplay, Journal, merge_journals, read_entries, replay, verify_journals
from osintkit.model import JudgmentKind, Link, Passage

TEXT = "Kyiv said so. Moscow denied it. Seoul counted 1,500 men."
WHO = (("anna", "desk"), ("anna", "laptop"), ("ben", "desk"))
START = datetime(2024, 10, 18, tzinfo=UTC)
DAMAGE = ("change", "cut", "torn", "strip", "swap", "take away", "forge", "blank line", "put back")
STEPS = st.tuples(
    st.sampled_from(WHO),
    st.sampled_from(
        ["link", "link", "grade", "rate", "note", "edit", "settle", "undo", "redo", "merge", "look", *DAMAGE]
    ),
    st.integers(0, 4),
    st.integers(-2, 3),
)


def _data(action: str, place: int, notes: list[str]) -> tuple[JudgmentKind, dict[str, object]]:
    passage = Passage.of("D-1", TEXT, place * 5, place * 5 + 4)
    evidence = Link(claim="c", passage=passage).evidence
    return {
        "link": (JudgmentKind.LINK, {"claim": "c", "passage": passage.to_dict(), "stance": "supports"}),
        "grade": (JudgmentKind.GRADE, {"source": f"s-{place}", "letter": "BCDE"[place % 4]}),
        "rate": (JudgmentKind.RATE, {"hypothesis": "h", "evidence": evidence, "rating": "C"}),
        "note": (JudgmentKind.NOTE, {"text": f"note {place}", "about": "c"}),
        "edit": (JudgmentKind.NOTE, {"text": "" if place % 2 else "edited", "replaces": notes[-1] if notes else "J-0"}),
        "settle": (JudgmentKind.ADJUDICATE, {"of": "link", "subject": evidence, "stance": "refutes", "reason": "r"}),
    }[action]


class _Desk:
    """A folder of journals to which everything happens that may happen to one."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "journal"
        self.folder.mkdir()
        self.elsewhere = place / "elsewhere"
        self.elsewhere.mkdir()
        self.kept = place / "kept"
        self.now = START
        self.notes: list[str] = []

    def do(self, who: tuple[str, str], action: str, place: int, hours: int) -> None:
        # clocks of several machines differ: what comes later may bear an earlier instant
        self.now = max(START, self.now + timedelta(hours=hours))
        path = self.folder / f"{who[0]}@{who[1]}.jsonl"
        if action in DAMAGE:
            self._damage(path, action, place)
        elif action == "merge":
            merge_journals(self.elsewhere, self.folder)
        elif action != "look":
            # the other machine's own branch of the same file, now and then
            folder = self.elsewhere if place == 4 else self.folder
            with Journal(folder, *who, clock=lambda: self.now) as journal:
                if action in ("undo", "redo"):
                    getattr(journal, action)()
                else:
                    entry = journal.append(*_data(action, place, self.notes))
                    if action == "note":
                        self.notes.append(entry.id)

    def _damage(self, path: Path, action: str, place: int) -> None:
        if action == "put back":
            for kept in self.kept.glob("*.jsonl"):
                shutil.copy(kept, self.folder / kept.name)
            return
        shutil.copytree(self.folder, self.kept, dirs_exist_ok=True)
        if not path.exists():
            return
        data = path.read_bytes()
        lines = data.splitlines(keepends=True)
        some = min(place, max(0, len(lines) - 1))
        path.write_bytes(
            {
                "change": data.replace(b'"c"', b'"d"', 1),
                "cut": b"".join(lines[:-1]),
                "torn": data + b'{"torn',
                "strip": data.rstrip(b"\n"),
                "swap": b"".join([*lines[some:], *lines[:some]]),
                "forge": data + b"".join(lines[:1]).replace(b"supports", b"refutes"),
                "blank line": data + b"\n",
                "take away": b"",
            }[action]
        )
        if action == "take away":
            path.unlink()


def _whole(folder: Path, until: datetime | None) -> object:
    try:
        return replay(read_entries(folder), until=until)
    except JournalError as error:
        return str(error)


def _on(going: ContinuedReplay, until: datetime | None) -> object:
    try:
        return going.judgments(until)
    except JournalError as error:
        return str(error)


@settings(max_examples=150, deadline=None)
@given(st.lists(STEPS, max_size=25), st.booleans())
def test_going_on_is_beginning_anew(steps: list[tuple[tuple[str, str], str, int, int]], often: bool) -> None:
    with tempfile.TemporaryDirectory() as place:
        desk = _Desk(Path(place))
        going = ContinuedReplay(desk.folder)
        for number, step in enumerate(steps):
            with contextlib.suppress(JournalError):  # a damaged journal takes no judgment
                desk.do(*step)
            if often or step[1] == "look" or number + 1 == len(steps):
                for until in (None, START + timedelta(hours=2)):
                    assert _on(going, until) == _whole(desk.folder, until)


def test_a_second_judgment_reads_nothing_that_was_read(tmp_path: Path, calls) -> None:
    def next_one(held: int) -> int:
        folder = tmp_path / str(held)
        with Journal(folder, "anna", "desk") as journal:
            # one slot: what stands stays as few, however long the journal is
            for number in range(held):
                journal.append(JudgmentKind.GRADE, {"source": f"s-{number % 5}", "letter": "B"})
            going = ContinuedReplay(folder)
            going.judgments()
            journal.append(JudgmentKind.GRADE, {"source": "s-0", "letter": "C"})
            return calls(going.judgments)

    next_one(3)
    assert next_one(400) < 1.5 * next_one(20)


@pytest.mark.parametrize("line", [0, 5, 19])
def test_a_byte_changed_in_what_was_read_is_found_at_the_next_judgment(tmp_path: Path, line: int) -> None:
    with Journal(tmp_path, "anna", "desk") as journal:
        for number in range(20):
            journal.append(JudgmentKind.GRADE, {"source": f"s-{number}", "letter": "B"})
        going = ContinuedReplay(tmp_path)
        assert len(going.judgments().grades) == 20
        lines = journal.path.read_bytes().splitlines(keepends=True)
        lines[line] = lines[line].replace(b'"letter":"B"', b'"letter":"A"')
        with journal.path.open("r+b") as file:
            file.write(b"".join(lines))
        with pytest.raises(JournalError, match=f"line {line + 1}: changed"):
            going.judgments()
        assert next(finding.line for finding in verify_journals(tmp_path)) == line + 1
