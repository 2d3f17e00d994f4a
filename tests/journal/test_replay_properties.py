"""Any sequence of adding, editing, undoing, redoing and merging gives one state, on every machine and in any order."""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.journal import Journal, merge_journals, read_entries, replay, verify_journals
from osintkit.model import EvidenceStatus, JudgmentKind, Link, Passage, Stance

TEXT = "Kyiv said so. Moscow denied it. Seoul counted 1,500 men."
WHO = (("anna", "desk"), ("anna", "laptop"), ("ben", "desk"))

ACTIONS = st.tuples(
    st.sampled_from(WHO),
    st.sampled_from(["link", "link", "link", "grade", "rate", "split", "settle", "undo", "redo"]),
    st.integers(0, 2),
    st.sampled_from(["supports", "refutes"]),
    st.integers(0, 2),
)


@dataclass
class Model:
    """What should stand, kept the simple way: a stack for each journal, and a clock that they share."""

    done: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    undone: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    links: list[tuple[int, str, int, str]] = field(default_factory=list)

    def standing(self) -> dict[tuple[str, int], str]:
        alive = {number for stack in self.done.values() for number in stack}
        return {(analyst, place): stance for number, analyst, place, stance in self.links if number in alive}


def data_of(action: str, place: int, stance: str) -> tuple[JudgmentKind, dict[str, object]]:
    passage = Passage.of("D-1", TEXT, place * 5, place * 5 + 4)
    evidence = Link(claim="c", passage=passage).evidence
    return {
        "link": (JudgmentKind.LINK, {"claim": "c", "passage": passage.to_dict(), "stance": stance}),
        "grade": (JudgmentKind.GRADE, {"source": f"s-{place}", "letter": "B" if stance == "supports" else "D"}),
        "rate": (JudgmentKind.RATE, {"hypothesis": "h", "evidence": evidence, "rating": "C"}),
        "split": (JudgmentKind.SPLIT, {"claim": "c", "evidence": [evidence], "reason": "r"}),
        "settle": (JudgmentKind.ADJUDICATE, {"of": "link", "subject": evidence, "stance": stance, "reason": "r"}),
    }[action]


def perform(folder: Path, actions) -> Model:
    model = Model()
    now = [datetime(2024, 10, 18, tzinfo=UTC)]

    def clock() -> datetime:
        return now[0]

    journals = {who: Journal(folder, *who, clock=clock) for who in WHO}
    for number, (who, action, place, stance, seconds) in enumerate(actions):
        now[0] += timedelta(seconds=seconds + 1)
        journal = journals[who]
        done, undone = model.done.setdefault(who, []), model.undone.setdefault(who, [])
        if action == "undo":
            if journal.undo() is not None and done:
                undone.append(done.pop())
        elif action == "redo":
            if journal.redo() is not None and undone:
                done.append(undone.pop())
        else:
            journal.append(*data_of(action, place, stance))
            done.append(number)
            undone.clear()
            if action == "link":
                model.links.append((number, who[0], place, stance))
    for journal in journals.values():
        journal.close()
    return model


@settings(max_examples=40, deadline=None)
@given(st.lists(ACTIONS, max_size=25), st.randoms(use_true_random=False))
def test_one_state_whatever_the_order_of_files_entries_and_merges(actions, chance):
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole"
        model = perform(whole, actions)
        entries = read_entries(whole)
        state = replay(entries)

        passages = {i: Passage.of("D-1", TEXT, i * 5, i * 5 + 4) for i in range(3)}
        given_links = {(link.analyst, link.passage.start // 5): link.stance.value for link in state.given}
        assert given_links == model.standing()
        assert all(link.passage == passages[link.passage.start // 5] for link in state.given)

        shuffled = [*entries, *chance.sample(entries, len(entries) // 2)]
        chance.shuffle(shuffled)
        assert replay(shuffled) == state

        # each journal on a machine of its own, merged in any order, some of them twice and through a third place
        files = sorted(whole.glob("*.jsonl"))
        machines = []
        for number, file in enumerate(files):
            machine = Path(place) / f"machine-{number}"
            machine.mkdir()
            (machine / file.name).write_bytes(file.read_bytes())
            machines.append(machine)
        for _ in range(2):
            target = Path(place) / f"target-{chance.random()}"
            order = machines * 2
            chance.shuffle(order)
            for machine in order:
                merge_journals(machine, target)
            if files:
                assert read_entries(target) == entries
            assert verify_journals(target) == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(ACTIONS, min_size=1, max_size=20), st.data())
def test_a_state_of_the_past_is_what_stood_then(actions, data):
    with tempfile.TemporaryDirectory() as place:
        cut = data.draw(st.integers(0, len(actions)))
        early = Path(place) / "early"
        perform(early, actions[:cut])
        late = Path(place) / "late"
        perform(late, actions)
        entries = read_entries(early)
        until = entries[-1].at if entries else datetime(2000, 1, 1, tzinfo=UTC)
        assert replay(read_entries(late), until=until) == replay(entries)


@settings(max_examples=15, deadline=None)
@given(st.lists(ACTIONS, max_size=12), st.lists(ACTIONS, max_size=8), st.lists(ACTIONS, max_size=8))
def test_the_same_journal_written_on_in_two_places_loses_nothing(common, left, right):
    with tempfile.TemporaryDirectory() as place:
        base = Path(place) / "base"
        perform(base, common)
        sides = []
        for name, actions in (("left", left), ("right", right)):
            side = Path(place) / name
            merge_journals(base, side)
            perform(side, actions)
            sides.append((side, read_entries(side)))
        for first, second in (sides, sides[::-1]):
            target = Path(place) / f"to-{first[0].name}"
            merge_journals(first[0], target)
            merge_journals(second[0], target)
            union = {entry.hash for entry in (*first[1], *second[1])}
            merged = read_entries(target)
            assert {entry.hash for entry in merged} == union
            assert len(merged) == len(union)
            assert replay(merged) == replay(random.Random(1).sample(merged, len(merged)))
            assert [finding for finding in verify_journals(target) if finding.fault] == []


def settle(folder: Path, **words: str):
    passage = Passage.of("D-1", TEXT, 0, 4)
    link = Link(claim="c", passage=passage)
    for name, stance in (("anna", "supports"), ("ben", "refutes")):
        with Journal(folder, name, "desk") as journal:
            journal.append(
                JudgmentKind.LINK, {"claim": "c", "passage": passage.to_dict(), "stance": stance, "speaker": name}
            )
    before = replay(read_entries(folder))
    with Journal(folder, "chris", "desk") as journal:
        journal.append(
            JudgmentKind.ADJUDICATE, {"of": "link", "subject": link.evidence, "reason": "read it again"} | words
        )
    return before, replay(read_entries(folder)), passage


def test_a_settled_disagreement_leaves_one_link_and_the_positions_on_record(tmp_path):
    before, after, _ = settle(tmp_path, stance="refutes")
    (row,) = before.disagreements
    assert [(each.analyst, each.value) for each in row.positions] == [("anna", "supports"), ("ben", "refutes")]
    assert len(before.links) == 2
    (link,) = after.links
    assert (link.stance, link.status, link.analyst, link.speaker) == (
        Stance.REFUTES,
        EvidenceStatus.ACCEPTED,
        "chris",
        "ben",
    )
    assert after.disagreements == ()
    assert len(after.given) == 2
    assert [each.reason for each in after.adjudicated] == ["read it again"]


def test_evidence_can_be_settled_as_rejected(tmp_path):
    _, after, _ = settle(tmp_path, status="rejected")
    assert [link.status for link in after.links] == [EvidenceStatus.REJECTED]


def test_who_judges_anew_after_the_settlement_reopens_it(tmp_path):
    _, _, passage = settle(tmp_path, stance="refutes")
    with Journal(tmp_path, "anna", "desk") as journal:
        journal.append(JudgmentKind.LINK, {"claim": "c", "passage": passage.to_dict(), "stance": "refutes"})
        assert replay(read_entries(tmp_path)).disagreements == ()
        journal.append(JudgmentKind.LINK, {"claim": "c", "passage": passage.to_dict(), "stance": "supports"})
    (row,) = replay(read_entries(tmp_path)).disagreements
    assert [(each.analyst, each.value) for each in row.positions] == [("anna", "supports"), ("chris", "refutes")]


def test_letters_that_differ_are_a_disagreement_until_settled(tmp_path):
    for name, grades in (("anna", [("B", None), ("C", "2024-10-20")]), ("ben", [("B", None)])):
        with Journal(tmp_path, name, "desk") as journal:
            for letter, since in grades:
                journal.append(JudgmentKind.GRADE, {"source": "nis", "letter": letter, "since": since})
    (row,) = replay(read_entries(tmp_path)).disagreements
    assert (row.of, row.subject) == ("grade", "nis")
    assert [(each.analyst, each.value) for each in row.positions] == [("anna", "C"), ("ben", "B")]
    with Journal(tmp_path, "ben", "desk") as journal:
        settled = {"of": "grade", "subject": "nis", "letter": "C", "since": "2024-10-20", "reason": "withdrew a claim"}
        journal.append(JudgmentKind.ADJUDICATE, settled)
    state = replay(read_entries(tmp_path))
    assert state.disagreements == ()
    assert [(grade.letter.value, str(grade.since)) for grade in state.grades] == [
        ("B", "None"),
        ("B", "None"),
        ("C", "2024-10-20"),
    ]


def test_later_is_no_judgment_and_cannot_disagree(tmp_path):
    passage = Passage.of("D-1", TEXT, 0, 4).to_dict()
    for name, more in (("anna", {"stance": "supports"}), ("ben", {"status": "later"})):
        with Journal(tmp_path, name, "desk") as journal:
            journal.append(JudgmentKind.LINK, {"claim": "c", "passage": passage, **more})
    assert replay(read_entries(tmp_path)).disagreements == ()
