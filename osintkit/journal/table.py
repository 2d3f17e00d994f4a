"""Table ``judgments``: every judgment of every analyst, what it is about, and whether it still stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osintkit.journal import check_entries, read_entries, read_turns, succession
from osintkit.model import EvidenceStatus, JudgmentKind, short_id
from osintkit.storage import many_new_objects
from osintkit.tables import columns_to_frame, plain

if TYPE_CHECKING:
    import pandas as pd

_ACCEPTED = EvidenceStatus.ACCEPTED.value
_TOLD = ("kind", "claim", "subject", "hypothesis", "value", "words", "document", "start", "end")
_TEXT: set[type] = {str, type(None)}
_PLACE: set[type] = {int, type(None)}
_TYPES: Mapping[str, set[type]] = {"at": {datetime}, "number": {int}, "start": _PLACE, "end": _PLACE}
Told = tuple[Any, ...]
"""A cell for each of `_TOLD`, or for each but the kind."""


def judgments(folder: Path, until: datetime | None) -> pd.DataFrame:
    """Return table ``judgments`` of a folder of journals, oldest first.

    The cells are read from the journals' own plain data: a hundred thousand records need not be made to show them.

    >>> import tempfile
    >>> judgments(Path(tempfile.mkdtemp()), None).shape[0]
    0
    """
    with many_new_objects():
        return _frame(folder, until)


def _frame(folder: Path, until: datetime | None) -> pd.DataFrame:
    found = succession(read_turns(folder, _tell), until=until)
    turns = found.ordered
    told = [turn.told for turn in turns]
    columns: dict[str, Sequence[Any]] = {
        "judgment": [turn.id for turn in turns],
        "at": [turn.at for turn in turns],
        "analyst": [turn.analyst for turn in turns],
        "device": [turn.device for turn in turns],
        "number": [turn.seq for turn in turns],
        "state": found.states(),
        **dict(zip(_TOLD, zip(*told, strict=True) if told else [()] * len(_TOLD), strict=True)),
    }
    kinds = {name: set(map(type, cells)) for name, cells in columns.items()}
    if any(not found <= _TYPES.get(name, _TEXT) for name, found in kinds.items()):
        check_entries(read_entries(folder))
    return columns_to_frame(columns, "judgments")


def _tell(kind: str, data: Mapping[str, Any]) -> Told:
    return (kind, *_TELLERS[kind](data))


def _link(data: Mapping[str, Any]) -> Told:
    claim, passage, status = data["claim"], data["passage"], data.get("status", _ACCEPTED)
    document, start, end = passage["document"], passage["start"], passage["end"]
    evidence = short_id("E", claim, document, start, end, passage["sha256"])
    value = data.get("stance", "neutral") if status == _ACCEPTED else status
    return claim, evidence, None, value, passage["exact"], document, start, end


def _note(data: Mapping[str, Any]) -> Told:
    passage = data.get("passage") or {}
    where = passage.get("document"), passage.get("start"), passage.get("end")
    return None, data.get("about") or data.get("replaces"), None, None, data["text"] or None, *where


def _simply(
    *, claim: str = "", subject: str = "", value: tuple[str, ...] = (), words: str = "reason"
) -> Callable[[Mapping[str, Any]], Told]:
    """Return the teller of a kind whose cells are members of its data by these names."""

    def tell(data: Mapping[str, Any]) -> Told:
        given = next((data[name] for name in value if data.get(name) is not None), None)
        about = plain(data.get(subject))
        return data.get(claim), about, data.get("hypothesis"), given, data.get(words) or None, None, None, None

    return tell


_ORIGINS = _simply(claim="claim", subject="evidence")
_STEP = _simply(subject="entry")
_TELLERS: Mapping[str, Callable[[Mapping[str, Any]], Told]] = {
    JudgmentKind.LINK.value: _link,
    JudgmentKind.GRADE.value: _simply(subject="source", value=("letter",)),
    JudgmentKind.SPLIT.value: _ORIGINS,
    JudgmentKind.JOIN.value: _ORIGINS,
    JudgmentKind.ASSESS.value: _simply(claim="claim", subject="evidence", value=("digit",), words="rationale"),
    JudgmentKind.RATE.value: _simply(subject="evidence", value=("rating",)),
    JudgmentKind.SOURCE.value: _simply(subject="source"),
    JudgmentKind.NOTE.value: _note,
    JudgmentKind.ADJUDICATE.value: _simply(subject="subject", value=("letter", "status", "stance")),
    JudgmentKind.UNDO.value: _STEP,
    JudgmentKind.REDO.value: _STEP,
}
