"""Table ``judgments``: what the journals hold, and of it what stands."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import osintkit
from osintkit.errors import JournalError, ParameterError
from osintkit.journal import Journal, read_entries, replay
from osintkit.journal.table import judgments
from osintkit.model import JudgmentKind, Link, Passage
from osintkit.storage.sealing import seal
from osintkit.tables import TABLES

TEXT = "Kyiv said so. Moscow denied it. Seoul counted 1,500 men."
LINK = JudgmentKind.LINK


def link_of(place: int, **more: object) -> dict[str, object]:
    return {"claim": "c", "passage": Passage.of("D-1", TEXT, place, place + 4).to_dict(), **more}


@pytest.fixture
def case(tmp_path: Path) -> osintkit.Case:
    osintkit.new_case(tmp_path / "case")
    now = [datetime(2024, 10, 18, 23, 59, 58, tzinfo=UTC)]

    def clock() -> datetime:
        now[0] += timedelta(seconds=1)
        return now[0]

    return osintkit.open_case(tmp_path / "case", analyst="anna", clock=clock)


def test_each_kind_tells_what_it_is_about(case: osintkit.Case) -> None:
    evidence = Link.from_dict(link_of(0)).evidence
    with Journal(case.layout.journal, "ben", "desk") as journal:
        journal.append(LINK, link_of(0, stance="supports"))
        journal.append(LINK, link_of(5, status="rejected"))
        journal.append(JudgmentKind.GRADE, {"source": "nis", "letter": "B", "reason": "record"})
        journal.append(JudgmentKind.SPLIT, {"claim": "c", "evidence": [evidence, "E-2"], "reason": "own"})
        journal.append(JudgmentKind.RATE, {"hypothesis": "h", "evidence": evidence, "rating": "CC"})
        journal.append(JudgmentKind.ADJUDICATE, {"of": "link", "subject": evidence, "stance": "refutes", "reason": "x"})
        assess = {"claim": "c", "as_of": "2024-10-18", "digit": "2", "rationale": "two voices", "evidence": [evidence]}
        journal.append(JudgmentKind.ASSESS, assess)
        journal.append(JudgmentKind.SOURCE, {"source": "nis", "owner": "kr", "reason": "law"})
        note = journal.append(JudgmentKind.NOTE, {"text": "see page 2", "about": "c"})
        journal.append(JudgmentKind.NOTE, {"text": " ", "replaces": note.id})
        undo = journal.undo()
        journal.redo()
    frame = case.judge.table()
    assert [(column, str(dtype)) for column, dtype in frame.dtypes.items()] == [
        (column.name, column.dtype) for column in TABLES["judgments"]
    ]
    shown = frame[["kind", "state", "claim", "subject", "value", "words"]].astype(object).where(frame.notna(), "")
    assert shown.to_numpy().tolist() == [
        ["link", "stands", "c", evidence, "supports", "Kyiv"],
        ["link", "stands", "c", Link.from_dict(link_of(5)).evidence, "rejected", "said"],
        ["grade", "stands", "", "nis", "B", "record"],
        ["split", "stands", "c", f"{evidence} | E-2", "", "own"],
        ["rate", "stands", "", evidence, "CC", ""],
        ["adjudicate", "stands", "", evidence, "refutes", "x"],
        ["assess", "stands", "c", evidence, "2", "two voices"],
        ["source", "stands", "", "nis", "", "law"],
        ["note", "replaced", "", "c", "", "see page 2"],
        ["note", "replaced", "", note.id, "", " "],
        ["undo", "", "", undo.data["entry"], "", ""],
        ["redo", "", "", undo.data["entry"], "", ""],
    ]


def test_the_table_of_a_day_holds_the_whole_day_and_no_instant_of_the_next(case: osintkit.Case) -> None:
    journal = Journal(case.layout.journal, "anna", "desk", clock=case.judge._desk.clock)
    first = journal.append(JudgmentKind.GRADE, {"source": "nis", "letter": "B"})
    second = journal.append(JudgmentKind.GRADE, {"source": "nis", "letter": "C"})
    assert (first.at.second, second.at) == (59, datetime(2024, 10, 19, tzinfo=UTC))
    assert case.judge.table("2024-10-18")["state"].tolist() == ["stands"]
    assert [grade.letter.value for grade in case.judgments(case.day("2024-10-18")).grades] == ["B"]
    assert case.judge.table()["state"].tolist() == ["replaced", "stands"]
    with pytest.raises(ParameterError, match="in the future"):
        case.judge.table("2099-01-01")


ACTIONS = st.tuples(
    st.sampled_from([("anna", "desk"), ("anna", "laptop"), ("ben", "desk")]),
    st.sampled_from(["link", "link", "grade", "rate", "note", "edit", "clear", "split", "settle", "undo", "redo"]),
    st.integers(0, 2),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ACTIONS, max_size=25))
def test_what_the_table_says_stands_is_what_replaying_gives(tmp_path_factory, actions) -> None:
    folder = tmp_path_factory.mktemp("journal")
    now = [datetime(2024, 10, 18, tzinfo=UTC)]

    def clock() -> datetime:
        now[0] += timedelta(seconds=1)
        return now[0]

    for who, action, place in actions:
        with Journal(folder, *who, clock=clock) as journal:
            if action in {"undo", "redo"}:
                getattr(journal, action)()
                continue
            notes = [entry.id for entry in read_entries(folder) if entry.kind is JudgmentKind.NOTE]
            last = notes[-1] if notes else ""
            evidence = Link.from_dict(link_of(place)).evidence
            kind, data = {
                "link": (LINK, link_of(place, stance="supports")),
                "grade": (JudgmentKind.GRADE, {"source": f"s-{place}", "letter": "B"}),
                "rate": (JudgmentKind.RATE, {"hypothesis": "h", "evidence": evidence, "rating": "C"}),
                "note": (JudgmentKind.NOTE, {"text": "n"}),
                "edit": (JudgmentKind.NOTE, {"text": "n", "replaces": last}),
                "clear": (JudgmentKind.NOTE, {"text": "" if last else "n", "replaces": last}),
                "split": (JudgmentKind.SPLIT, {"claim": "c", "evidence": [evidence], "reason": "r"}),
                "settle": (JudgmentKind.ADJUDICATE, {"of": "link", "subject": evidence, "stance": "refutes"}),
            }[action]
            journal.append(kind, data | ({"reason": "r"} if action == "settle" else {}))
    frame = judgments(folder, None)
    assert frame["judgment"].tolist() == [entry.id for entry in read_entries(folder)]
    standing = frame[frame["state"] == "stands"]
    state = replay(read_entries(folder))
    records = {
        "link": state.given,
        "grade": state.given_grades,
        "rate": state.ratings,
        "note": state.notes,
        "split": state.decisions,
        "adjudicate": state.adjudicated,
    }
    for kind, found in records.items():
        rows = standing[standing["kind"] == kind]
        assert sorted(zip(rows["at"], rows["analyst"], strict=True)) == sorted((one.at, one.analyst) for one in found)


def test_a_changed_byte_stops_the_table_and_is_named(case: osintkit.Case) -> None:
    with Journal(case.layout.journal, "ben", "desk") as journal:
        for place in (0, 5, 10):
            journal.append(LINK, link_of(place, note="a remark"))
        path = journal.path
    whole = path.read_bytes()
    assert len(case.judge.table()) == 3
    start = whole.index(b"\n") + 1
    for place in range(start, whole.index(b"\n", start), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(JournalError, match=r"ben@desk\.jsonl, line [23]: .*osintkit journal verify"):
            case.judge.table()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"claim": "c"}, "passage"),
        (link_of(0) | {"claim": 7}, "expected str, got 7"),
        (link_of(0) | {"passage": {**link_of(0)["passage"], "start": "one"}}, "start"),
        (link_of(0) | {"passage": None}, "passage"),
    ],
)
def test_a_line_that_holds_no_judgment_is_named_with_its_number(case: osintkit.Case, data, reason) -> None:
    plain = {"v": 1, "id": "J-1", "seq": 1, "prev": "0" * 64, "at": "2024-10-18T09:00:00Z"}
    plain |= {"analyst": "ben", "device": "desk", "kind": "link", "data": json.loads(json.dumps(data))}
    case.layout.journal.mkdir(parents=True, exist_ok=True)
    (case.layout.journal / "ben@desk.jsonl").write_bytes(seal(plain)[0])
    for look in (case.judge.table, case.judgments):
        with pytest.raises(JournalError, match=rf"number 1.*{reason}"):
            look()


def test_opening_a_journal_that_was_cut_short_says_so_where_the_analyst_looks(case: osintkit.Case) -> None:
    case.judge.note("c", "first")
    case.judge._desk.journal().close()
    (path,) = case.layout.journal.glob("anna@*.jsonl")
    with path.open("ab") as file:
        file.write(b'{"analyst":"an')
    again = osintkit.open_case(case.layout.root, analyst="anna")
    with pytest.warns(UserWarning, match=r"14 bytes were put aside in .*\.torn"):
        again.judge.note("c", "second")
    assert again.judge.table()["words"].tolist() == ["first", "second"]


def test_one_more_judgment_costs_the_same_however_many_were_replaced(tmp_path, calls) -> None:
    def one_more(held: int) -> int:
        root = tmp_path / str(held)
        osintkit.new_case(root)
        file = root / "case.yaml"
        file.write_text(
            file.read_text("utf-8").replace("hypotheses: []", "hypotheses: [{id: first, text: It was so.}]"), "utf-8"
        )
        case = osintkit.open_case(root, analyst="anna")
        evidence = [f"E-{number}" for number in range(5)]
        for number in range(held):
            case.judge.rate("first", evidence[number % 5], "C")
        case.judgments()
        case.judge.rate("first", evidence[0], "I")
        made = calls(case.judgments)
        assert len(case.judgments().ratings) == 5
        return made

    one_more(5)
    assert one_more(300) < 1.5 * one_more(20)
