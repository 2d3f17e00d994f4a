"""The judgment logs: one file per analyst and device, each judgment on the disk before anybody is told so."""

from __future__ import annotations

import json
import os
import threading
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from osintkit.errors import JournalError, JudgmentError, SetupError, suggestion
from osintkit.journal.entries import checked_data
from osintkit.journal.read import entry_of, first_fault, read_entries, read_journal
from osintkit.model import SCHEMA_VERSION, JournalEntry, JudgmentKind, format_instant, now_utc, short_id
from osintkit.storage.chain import ZERO, ChainFile, at_least
from osintkit.storage.files import AppendFile, read_regular
from osintkit.storage.locks import SessionLock, check_name, refuse_second
from osintkit.storage.records import make_record
from osintkit.storage.sealing import canonical_text, seal

__all__ = ["Journal", "read_entries", "requested_id"]

_STEPS = frozenset({JudgmentKind.UNDO, JudgmentKind.REDO})


def requested_id(analyst: str, request: str) -> str:
    """Return the id of the entry that answers an analyst's request, whenever and on whatever device it is kept.

    >>> requested_id("anna", "1f") == requested_id("anna", "1f") != requested_id("ben", "1f")
    True
    """
    return short_id("J", analyst, "request", request)


class Journal:
    """One analyst's log on one device, open for writing.

    All journals of the same analyst and device in one process are one session (a notebook's cell may be run again);
    a second process is refused.

    Parameters
    ----------
    folder
        ``data/journal`` of a case; made when missing.
    analyst, device
        Names from the configuration (never taken from the system account): a-z, 0-9, dot, dash, underscore.
    clock
        Where the present instant comes from.
    read_only
        Take no lock and write nothing; `append` is then refused.

    Raises
    ------
    JournalError
        When another process has it open, or the file is damaged or newer than this version.
    ParameterError
        When a name cannot stand in a file name.
    SetupError
        When the folder cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from osintkit.journal import read_entries, replay
    >>> folder = Path(tempfile.mkdtemp())
    >>> with Journal(folder, "demo", "desk") as journal:
    ...     _ = journal.append(JudgmentKind.GRADE, {"source": "nis", "letter": "B"})
    ...     _ = journal.append(JudgmentKind.GRADE, {"source": "nis", "letter": "C"})
    ...     _ = journal.undo()
    >>> [grade.letter.value for grade in replay(read_entries(folder)).grades]
    ['B']
    """

    def __init__(
        self,
        folder: Path,
        analyst: str,
        device: str,
        *,
        clock: Callable[[], datetime] = now_utc,
        read_only: bool = False,
    ) -> None:
        self.folder = Path(folder)
        self.analyst = check_name("analyst", analyst)
        self.device = check_name("device", device)
        self.read_only = read_only
        self._clock = clock
        self._session: _Session | None = None
        self._release: Callable[[], object] = lambda: None
        if not read_only:
            self._session = _Session.join(self.path, self.analyst, self.device)
            self._release = weakref.finalize(self, self._session.leave)

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / f"{self.analyst}@{self.device}.jsonl"

    @property
    def repaired(self) -> str:
        """What opening had to repair, as a sentence; empty when nothing."""
        return self._session.repaired if self._session else ""

    @property
    def undoable(self) -> str | None:
        """Id of the judgment that `undo` would take back."""
        return self._session.undoable if self._session else None

    @property
    def redoable(self) -> str | None:
        """Id of the judgment that `redo` would bring back."""
        return self._session.redoable if self._session else None

    def append(self, kind: JudgmentKind, data: Mapping[str, Any], *, request: str = "") -> JournalEntry:
        """Keep a judgment; it is on the disk when this returns.

        Parameters
        ----------
        kind
            What is judged.
        data
            The fields of its record (`Link`, `GradeJudgment` ...); for undo and redo ``{"entry": id}``.
        request
            The asker's own id of what it asks for; the entry's id is then `requested_id`, by which it is found again
            when the answer was lost.

        Raises
        ------
        JudgmentError
            When a field or word is unknown, or the rules refuse the judgment.
        SetupError
            When the disk is full or read-only, or the journal was opened read-only. The file is then as it was, and
            the same judgment can be given again.
        JournalError
            When the journal is closed, or the file was damaged by another program meanwhile.
        """
        if self.read_only:
            raise SetupError(f"{self.path}: opened read-only; open the case for writing to judge")
        if self._session is None:
            raise JournalError(f"{self.path}: this journal is closed; open it again")
        return self._session.append(JudgmentKind(kind), data, self._clock, request)

    def undo(self) -> JournalEntry | None:
        """Take back the last judgment of this journal that stands; None when there is none."""
        return self._step(JudgmentKind.UNDO, self.undoable)

    def redo(self) -> JournalEntry | None:
        """Bring back what was taken back last, unless something was judged since; None when there is nothing."""
        return self._step(JudgmentKind.REDO, self.redoable)

    def _step(self, kind: JudgmentKind, entry: str | None) -> JournalEntry | None:
        return None if entry is None else self.append(kind, {"entry": entry})

    def entries(self) -> tuple[JournalEntry, ...]:
        """Return the entries of this file as they are on the disk."""
        chain = read_journal(self.path, entry_of)
        first_fault(chain)
        return tuple(chain.lines)

    def find(self, entry: str) -> JournalEntry:
        """Return an entry of this file by its id, without reading the others.

        Raises
        ------
        JournalError
            When there is none.
        """
        data = read_regular(self.path)
        at = data.rfind(f'"id":"{entry}"'.encode())
        while at >= 0:
            line = json.loads(data[data.rfind(b"\n", 0, at) + 1 :].split(b"\n", 1)[0])
            if line["id"] == entry:
                return entry_of(line)
            at = data.rfind(f'"id":"{entry}"'.encode(), 0, at)  # words of a passage may look like it
        raise JournalError(f"{self.path}: no judgment {entry!r}; run 'osintkit journal verify'")

    def close(self) -> None:
        """Let another process open it; closing twice is fine."""
        self._release()
        self._session = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(slots=True)
class _State:
    """Where a file ends, and what may be undone and redone."""

    seq: int = 0
    prev: str = ZERO
    at: datetime | None = None
    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)

    def take(self, entry: JournalEntry) -> None:
        self.seq, self.prev, self.at = entry.seq, entry.hash, at_least(entry.at, self.at)
        if entry.kind not in _STEPS:
            self.done.append(entry.id)
            self.undone.clear()
            return
        source, target = (self.done, self.undone) if entry.kind is JudgmentKind.UNDO else (self.undone, self.done)
        judgment = entry.data.get("entry", "")
        if judgment in source:
            source.remove(judgment)
            target.append(judgment)


class _Session:
    """The one writer of a file in this process."""

    _open: dict[tuple[int, Path], _Session] = {}  # noqa: RUF012 - one table for the process, guarded by `_guard`
    _guard = threading.RLock()

    def __init__(self, path: Path, analyst: str, device: str) -> None:
        self.path = path
        self.analyst = analyst
        self.device = device
        self.repaired = ""
        self.users = 0
        self.process = os.getpid()
        self._mutex = threading.RLock()
        self._lock = SessionLock(path, f"{analyst}@{device}")
        if not self._lock.acquire():
            raise refuse_second(path, self._lock)
        self._lock.sign()
        try:
            self._load()
        except BaseException:
            self._lock.release()
            raise

    @classmethod
    def join(cls, path: Path, analyst: str, device: str) -> _Session:
        """Return this process's session on a file, a new one when there is none."""
        key = (os.getpid(), path.absolute())
        with cls._guard:
            session = cls._open.get(key)
            if session is None:
                session = cls._open[key] = cls(path, analyst, device)
            session.users += 1
            return session

    def leave(self) -> None:
        """One user less; the last one lets go of file and lock."""
        with self._guard:
            self.users -= 1
            if self.users == 0 and self.process == os.getpid():
                self._open.pop((self.process, self.path.absolute()), None)
                self._file.close()
                self._lock.release()

    def _load(self) -> None:
        chain = read_journal(self.path, entry_of)
        first_fault(chain)
        self._state = _State()
        for entry in chain.lines:
            self._state.take(entry)
        self.repaired = _repair_of(chain)
        self._file = AppendFile(self.path, chain.size, chain.torn, unterminated=chain.unterminated)

    @property
    def undoable(self) -> str | None:
        return self._state.done[-1] if self._state.done else None

    @property
    def redoable(self) -> str | None:
        return self._state.undone[-1] if self._state.undone else None

    def append(
        self, kind: JudgmentKind, data: Mapping[str, Any], clock: Callable[[], datetime], request: str
    ) -> JournalEntry:
        with self._mutex:
            if self.process != os.getpid():
                raise JournalError(f"{self.path}: opened by the parent process {self.process}; open it again here")
            if self._file.changed:
                self._file.close()
                self._load()
            kept = self._checked_step(kind, data) if kind in _STEPS else checked_data(kind, data)
            entry, line = self._compose(kind, kept, clock, request)
            self._file.append(line)
            self._state.take(entry)
            return entry

    def _checked_step(self, kind: JudgmentKind, data: Mapping[str, Any]) -> dict[str, Any]:
        unknown = [key for key in data if key != "entry"]
        if unknown:
            raise JudgmentError(
                f"this {kind.value} was refused: no field {unknown[0]!r}; {suggestion(unknown[0], ['entry'])}"
            )
        entry = data.get("entry")
        known = self._state.done if kind is JudgmentKind.UNDO else self._state.undone
        if entry not in known:
            what = "stands" if kind is JudgmentKind.UNDO else "was taken back"
            raise JudgmentError(f"this {kind.value} was refused: no judgment {entry!r} of this journal {what}")
        return {"entry": entry}

    def _compose(
        self, kind: JudgmentKind, data: Mapping[str, Any], clock: Callable[[], datetime], request: str
    ) -> tuple[JournalEntry, bytes]:
        at = at_least(clock(), self._state.at)
        plain: dict[str, Any] = {
            "v": SCHEMA_VERSION,
            "seq": self._state.seq + 1,
            "prev": self._state.prev,
            "at": format_instant(at),
            "analyst": self.analyst,
            "device": self.device,
            "kind": kind.value,
        }
        try:
            words = canonical_text(data)
            chained = short_id("J", self.analyst, self.device, plain["prev"], plain["at"], kind.value, words)
            plain["id"] = requested_id(self.analyst, request) if request else chained
            line, digest = seal(plain, {"data": words})
        except (ValueError, TypeError, RecursionError) as error:
            why = "a number in it is infinite or no number" if "JSON compliant" in str(error) else error
            raise JudgmentError(f"this {kind.value} was refused: {why}") from error
        return make_record(JournalEntry, {**plain, "data": data, "at": at, "kind": kind, "hash": digest}), line


def _repair_of(chain: ChainFile[JournalEntry]) -> str:
    if not chain.torn:
        return ""
    return (
        f"{chain.path.name}: the last write of an earlier session was cut short; "
        f"its {len(chain.torn)} bytes were put aside in {chain.path.name}.torn"
    )
