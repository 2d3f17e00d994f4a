"""Whose journal is written to, and under which device name."""

from __future__ import annotations

import secrets
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from osintkit.case.layout import Layout
from osintkit.errors import JournalError, JudgmentError, SetupError
from osintkit.journal import ContinuedReplay, Journal, Judgments, journal_stamp, read_entries
from osintkit.journal.table import judgments
from osintkit.journal.write import requested_id
from osintkit.model import JournalEntry, JudgmentKind
from osintkit.storage import JournalBusyError
from osintkit.storage.files import write_whole

if TYPE_CHECKING:
    import pandas as pd

_SESSIONS = 9


class JournalDesk:
    """Opens the analyst's journal at the first judgment, and replays all journals of the case.

    Two kernels of one analyst on one machine each write a file of their own (``device``, ``device-2`` ...), so
    that neither waits for the other and nothing interleaves; replaying merges them.
    """

    def __init__(self, layout: Layout, analyst: str, *, clock: Callable[[], datetime], read_only: bool = False) -> None:
        self._layout = layout
        self.analyst = analyst
        self.read_only = read_only
        self.clock = clock
        self._journal: Journal | None = None
        self._replay = ContinuedReplay(layout.journal)
        self._request = ""
        self._replayed: tuple[object, dict[date | None, Judgments]] = ((), {})

    def journal(self) -> Journal:
        """Return the open journal.

        Raises
        ------
        JudgmentError
            When the case was opened read-only, or no analyst is named.
        """
        if self.read_only:
            raise JudgmentError(f"{self._layout.root.name}: this case was opened read-only; open it without read_only")
        if not self.analyst:
            raise JudgmentError(
                f"{self._layout.file.name}: no analyst is named; set `analyst:` there, or OSINTKIT_ANALYST, "
                "or open_case(analyst='name')"
            )
        if self._journal is None:
            self._journal = self._open()
            if self._journal.repaired:
                warnings.warn(self._journal.repaired, stacklevel=2)
        return self._journal

    def append(self, kind: JudgmentKind, data: Mapping[str, Any]) -> JournalEntry:
        """Keep a judgment; inside `answering` it is the answer to that request."""
        request, self._request = self._request, ""
        return self.journal().append(kind, data, request=request)

    @contextmanager
    def answering(self, request: str) -> Iterator[None]:
        """Let what is judged inside be the answer to a request that may come again."""
        self._request = request
        try:
            yield
        finally:
            self._request = ""

    def answered(self, requests: Iterable[str]) -> list[str]:
        """Return which requests of this analyst have been kept, in any of the analyst's journals."""
        kept = {entry.id for entry in read_entries(self._layout.journal)}
        return [one for one in requests if requested_id(self.analyst, one) in kept]

    def _open(self) -> Journal:
        device = self._device()
        busy: JournalBusyError | None = None
        for session in range(1, _SESSIONS + 1):
            name = device if session == 1 else f"{device}-{session}"
            try:
                return Journal(self._layout.journal, self.analyst, name, clock=self.clock)
            except JournalBusyError as error:
                busy = busy or error
        raise busy or JournalError(f"{self._layout.journal}: no journal could be opened")

    def judgments(self, as_of: date | None) -> Judgments:
        """Return what all analysts had judged by the end of a day (``None``: ever), as records."""
        stamp = journal_stamp(self._layout.journal)
        if stamp != self._replayed[0]:
            self._replayed = (stamp, {})
        replayed = self._replayed[1]
        if as_of not in replayed:
            replayed[as_of] = self._replay.judgments(_end_of(as_of))
        return replayed[as_of]

    def table(self, as_of: date | None) -> pd.DataFrame:
        """Return table ``judgments``: everything judged by the end of a day (``None``: ever)."""
        return judgments(self._layout.journal, _end_of(as_of))

    def _device(self) -> str:
        """Return this machine's name in journals: random, kept in derived data, never the host's name."""
        kept = self._layout.processed / "device"
        try:
            if kept.is_file() and (name := kept.read_text(encoding="utf-8").strip()):
                return name
        except OSError as error:
            raise SetupError(f"{kept}: cannot be read ({error.strerror}); get permission to read it") from error
        name = f"d{secrets.token_hex(3)}"
        write_whole(kept, f"{name}\n".encode())
        return name


def _end_of(day: date | None) -> datetime | None:
    """Return the last instant of a day; None for no day."""
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC) - datetime.resolution
