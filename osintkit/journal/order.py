"""All entries in one order, and which of them stand: a later judgment on the same thing takes an earlier one's place.

It is decided on plain data, so that records are made only of what stands, and of nothing for a table of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from osintkit.errors import JournalError
from osintkit.journal.entries import record_of
from osintkit.model import JournalEntry, JudgmentKind

STANDS = "stands"
REPLACED = "replaced"
UNDONE = "undone"

Told = TypeVar("Told")
Slot = tuple[Any, ...]
"""What a judgment is about, with whose judgment it is: of each slot only the last one stands."""

order_of = attrgetter("at", "analyst", "device", "seq", "hash")
"""The key by which the entries of all journals are put in one order: that in which turns compare."""


class Turn(NamedTuple, Generic[Told]):
    """An entry in the order of all, and what it takes the place of."""

    at: datetime
    analyst: str
    device: str
    seq: int
    hash: str
    id: str
    kind: JudgmentKind
    slot: Slot | None
    """None for undo and redo, and for a note that is taken away."""
    target: str | None
    """Id of the entry that an undo or redo is about, or of the note that this one replaces."""
    told: Told


@dataclass(slots=True)
class Succession(Generic[Told]):
    """The entries of all journals up to an instant, oldest first, and those of them that stand."""

    ordered: list[Turn[Told]] = field(default_factory=list)
    undone: frozenset[str] = frozenset()
    """Ids of the judgments that their own analysts have taken back."""
    standing: dict[Slot, tuple[int, Turn[Told]]] = field(default_factory=dict)
    """With their places in the order, oldest first."""

    def stand(self, first: int) -> None:
        """Let entries from a place in the order on stand, each in its slot."""
        undone, standing = self.undone, self.standing
        for number, turn in enumerate(self.ordered[first:], start=first):
            if undone and turn.id in undone:
                continue
            if turn.target and turn.kind is JudgmentKind.NOTE:
                replaced = standing.get(("note", turn.target))
                if replaced is not None and replaced[1].analyst == turn.analyst:
                    del standing["note", turn.target]
            if turn.slot:
                standing.pop(turn.slot, None)
                standing[turn.slot] = number, turn

    def states(self) -> list[str | None]:
        """Return ``stands``, ``replaced`` or ``undone`` for each entry; None for undo and redo themselves."""
        undone = self.undone
        states = [
            None
            if turn.slot is None and turn.kind is not JudgmentKind.NOTE
            else UNDONE
            if undone and turn.id in undone
            else REPLACED
            for turn in self.ordered
        ]
        for number, _ in self.standing.values():
            states[number] = STANDS
        return states


def succession(turns: Iterable[Turn[Told]], *, until: datetime | None = None) -> Succession[Told]:
    """Put entries in order and find those that stand.

    Parameters
    ----------
    turns
        Of any number of journals, in any order; an entry that comes twice counts once.
    until
        The last instant that counts.

    Examples
    --------
    >>> succession(()).states()
    []
    """
    ordered = sorted({turn.hash or turn.id: turn for turn in turns}.values())
    if until is not None:
        ordered = [turn for turn in ordered if turn.at <= until]
    found = Succession(ordered, _undone_ids(ordered))
    found.stand(0)
    return found


class RunningSuccession(Generic[Told]):
    """The succession of entries that come a few at a time; after each of them it is what `succession` gives of all.

    Examples
    --------
    >>> running = RunningSuccession()
    >>> running.take(())
    >>> running.found.states()
    []
    """

    def __init__(self) -> None:
        self.found: Succession[Told] = Succession([])
        self._turns: dict[str, Turn[Told]] = {}
        self._ids: set[str] = set()
        """Of the entries, and of those that an undo or redo is about."""

    def take(self, turns: Iterable[Turn[Told]]) -> None:
        """Take more entries; an entry that comes twice counts once."""
        known, ids = self._turns, self._ids
        fresh = {turn.hash or turn.id: turn for turn in turns if (turn.hash or turn.id) not in known}
        ordered = sorted(fresh.values())
        last = self.found.ordered[-1:]
        follows = not (ordered and last) or last[0] < ordered[0]
        known.update(fresh)
        for turn in ordered:
            step = turn.target if turn.kind is not JudgmentKind.NOTE else None
            follows = follows and turn.id not in ids and step is None
            ids.update((turn.id, step or turn.id))
        if follows:
            number = len(self.found.ordered)
            self.found.ordered.extend(ordered)
            self.found.stand(number)
        else:
            self.found = succession(known.values())

    def until(self, instant: datetime) -> Succession[Told]:
        """Return the succession of the entries up to an instant."""
        return succession(self._turns.values(), until=instant)


def turn_of(entry: JournalEntry) -> Turn[JournalEntry]:
    """Return an entry's turn.

    Raises
    ------
    JournalError
        When it holds no valid judgment.
    """
    try:
        slot, target = place_of(entry.kind, entry.analyst, entry.id, entry.data)
    except (KeyError, TypeError, AttributeError) as error:
        check_entries([entry])
        raise no_judgment(entry, error) from error
    return Turn(entry.at, entry.analyst, entry.device, entry.seq, entry.hash, entry.id, entry.kind, slot, target, entry)


def place_of(kind: JudgmentKind, analyst: str, entry: str, data: Mapping[str, Any]) -> tuple[Slot | None, str | None]:
    """Return the slot and the target of an entry, as `Turn` has them, from its plain data.

    Raises
    ------
    KeyError, TypeError, AttributeError
        When the data is of no such judgment.
    """
    slot, target = _place_of(kind, analyst, entry, data)
    if not (target is None or type(target) is str):
        raise TypeError(f"{target!r} is not the id of an entry")
    hash(slot)
    return slot, target


def _place_of(kind: JudgmentKind, analyst: str, entry: str, data: Mapping[str, Any]) -> tuple[Slot | None, str | None]:
    if kind is JudgmentKind.LINK:
        passage = data["passage"]
        # what `evidence_id` is made of: a hundred thousand digests are not needed to tell passages apart
        where = passage["document"], passage["start"], passage["end"], passage["sha256"]
        return ("link", analyst, data["claim"], *where), None
    if kind is JudgmentKind.RATE:
        return ("rate", analyst, data["hypothesis"], data["evidence"]), None
    if kind is JudgmentKind.GRADE:
        return ("grade", analyst, data["source"], data.get("since")), None
    if kind is JudgmentKind.ADJUDICATE:
        return ("adjudicate", data["of"], data["subject"]), None
    if kind is JudgmentKind.NOTE:
        return ("note", entry) if data["text"].strip() else None, data.get("replaces")
    if kind is JudgmentKind.UNDO or kind is JudgmentKind.REDO:  # identity: hashing an enum is slow
        return None, data.get("entry")
    return ("entry", entry), None


def check_entries(entries: Iterable[JournalEntry]) -> None:
    """See that every entry holds a judgment.

    Raises
    ------
    JournalError
        With the first that does not.
    """
    for entry in entries:
        try:
            record_of(entry)
        except ValueError as error:
            raise no_judgment(entry, error) from error


def no_judgment(entry: JournalEntry, error: Exception) -> JournalError:
    """Return the error for an entry that is whole but holds no judgment."""
    message = f"judgment {entry.id} of {entry.analyst}@{entry.device}, number {entry.seq}: {error}"
    return JournalError(f"{message}; restore the journal from a copy")


def _undone_ids(ordered: Sequence[Turn[Told]]) -> frozenset[str]:
    """Return the ids of the judgments that their own analysts have taken back."""
    steps = [turn for turn in ordered if turn.target and turn.kind is not JudgmentKind.NOTE]
    if not steps:
        return frozenset()
    analysts = {turn.id: turn.analyst for turn in ordered}
    undone: set[str] = set()
    for step in steps:
        if not isinstance(step.target, str) or analysts.get(step.target) != step.analyst:
            continue
        if step.kind is JudgmentKind.UNDO:
            undone.add(step.target)
        else:
            undone.discard(step.target)
    return frozenset(undone)
