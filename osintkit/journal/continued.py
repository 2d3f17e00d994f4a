"""What stands, asked for again and again while journals grow: what was read and verified is not read again.

At every question each journal's bytes are hashed up to where they were read last. Only when they are exactly those that
were verified then is the rest alone read and verified, as what follows them; else everything is. So the answer, or the
error, is that of reading everything, however the files came to be as they are.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from osintkit.journal.entries import record_of
from osintkit.journal.judgments import judgments_of
from osintkit.journal.order import RunningSuccession, Turn, turn_of
from osintkit.journal.read import JournalReader, entry_of, first_fault, journal_files
from osintkit.journal.standing import Judgments
from osintkit.model import JournalEntry, Record
from osintkit.storage.chain import many_new_objects

Told = JournalEntry | Record


class ContinuedReplay:
    """The judgments of a folder of journals, replayed on from where the last replay ended.

    Parameters
    ----------
    folder
        ``data/journal`` of a case.

    Examples
    --------
    >>> import tempfile
    >>> ContinuedReplay(Path(tempfile.mkdtemp())).judgments().analysts
    ()
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._forget()

    def _forget(self) -> None:
        self._readers: dict[Path, JournalReader[JournalEntry]] = {}
        self._running: RunningSuccession[Told] = RunningSuccession()

    def judgments(self, until: datetime | None = None) -> Judgments:
        """Return what stands now, or stood at an instant: what `replay` gives of `read_entries`.

        Raises
        ------
        JournalError
            As those two do.
        """
        try:
            with many_new_objects():
                self._read()
                return judgments_of(self._running.found if until is None else self._running.until(until))
        except BaseException:
            self._forget()
            raise

    def _read(self) -> None:
        files = journal_files(self._folder)
        if self._readers.keys() - set(files):
            self._forget()
        entries = self._new_entries(files)
        if entries is None:
            self._forget()
            entries = self._new_entries(files) or []
        self._running.take([_turn(entry) for entry in entries])

    def _new_entries(self, files: tuple[Path, ...]) -> list[JournalEntry] | None:
        """Return the entries that are new since the last reading; None when what was read before is another now."""
        entries: list[JournalEntry] = []
        for path in files:
            known = path in self._readers
            reader = self._readers.setdefault(path, JournalReader(path, entry_of, again=True))
            chain = reader.read()
            if known and reader.whole:
                return None
            first_fault(chain)
            entries.extend(chain.lines)
        return entries


def _turn(entry: JournalEntry) -> Turn[Told]:
    """Return an entry's turn with its record; with the entry where there is none, which matters only if it stands."""
    turn = turn_of(entry)
    try:
        return Turn(*turn[:-1], told=record_of(entry) or entry)
    except ValueError:
        return Turn(*turn[:-1], told=entry)
