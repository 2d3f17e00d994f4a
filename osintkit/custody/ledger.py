"""The chain of custody: what happened to the captures, when, by whom, in an order that cannot be changed unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from osintkit.errors import LedgerError
from osintkit.model import SCHEMA_VERSION, Record, format_instant, now_utc
from osintkit.storage.chain import ZERO, ChainFile, Irregularity, LineLayout, at_least, find_cuts, read_chain
from osintkit.storage.files import AppendFile
from osintkit.storage.locks import session_lock
from osintkit.storage.sealing import seal


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry(Record):
    """One event in the life of a capture."""

    v: int = SCHEMA_VERSION
    seq: int
    prev: str
    at: datetime
    who: str
    what: str
    details: Mapping[str, Any] = field(default_factory=dict)
    hash: str = ""


LAYOUT = LineLayout(frozenset({"v", "seq", "prev", "at", "who", "what", "details", "hash"}))
Line = dict[str, Any]


class Ledger:
    """An append-only, hash-chained log of events.

    Parameters
    ----------
    path
        The file, ``data/raw/ledger.jsonl``.
    clock
        Where the present instant comes from.

    Examples
    --------
    >>> import tempfile
    >>> ledger = Ledger(Path(tempfile.mkdtemp()) / "ledger.jsonl")
    >>> ledger.append("received", "demo", {"sha256": "ab12"}).seq
    1
    >>> [entry.what for entry in ledger.entries()], ledger.verify()
    (['received'], ())
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = now_utc) -> None:
        self.path = path
        self._clock = clock
        self._stamp: tuple[int, int, int] | None = None
        self._chain_read = ChainFile[Line](path)
        self._entries: list[LedgerEntry] | None = None

    def append(self, what: str, who: str, details: Mapping[str, Any]) -> LedgerEntry:
        """Add an event; it is on the disk when this returns.

        Raises
        ------
        LedgerError
            When the ledger is broken, or another program holds it for too long.
        SetupError
            When the disk is full or read-only; the ledger is then as it was.
        """
        with session_lock(self.path, "ledger"):
            self.entries()
            heads = self._chain().heads
            if len(heads) > 1:
                self._write("merged", who, {"heads": list(heads)})
            return self._write(what, who, details)

    def _write(self, what: str, who: str, details: Mapping[str, Any]) -> LedgerEntry:
        chain, entries = self._chain_read, self._entries or []
        last = entries[-1] if entries else None
        at = at_least(self._clock(), last.at if last else None)
        plain: dict[str, Any] = {
            "v": SCHEMA_VERSION,
            "seq": last.seq + 1 if last else 1,
            "prev": last.hash if last else ZERO,
            "at": format_instant(at),
            "who": who,
            "what": what,
            "details": dict(details),
        }
        line, digest = seal(plain)
        entry = LedgerEntry.from_dict({**plain, "hash": digest})
        self._stamp = None
        file = AppendFile(self.path, chain.size, chain.torn, unterminated=chain.unterminated)
        try:
            file.append(line)
        finally:
            file.close()
        # what was read stays good: a folder of many captures would otherwise be read anew for each
        chain.lines.append({**plain, "hash": digest})
        chain.hashes[digest] = entry.seq
        chain.size, chain.torn, chain.unterminated = file.size, b"", False
        chain.findings = [finding for finding in chain.findings if finding.kind != "torn"]
        chain.heads = (*(head for head in chain.heads if head != entry.prev), digest)
        _join_branches(chain)
        self._entries = [*entries, entry]
        self._stamp = self._stamp_now()
        return entry

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return all events in the order of the file.

        Raises
        ------
        LedgerError
            When a line is not what was written.
        """
        chain = self._chain()
        faults = chain.faults
        if faults:
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            raise LedgerError(
                f"{faults[0]}{more}. The chain of custody is broken: stop, run 'osintkit verify', "
                "and restore the file from a copy"
            )
        if self._entries is None:
            try:
                self._entries = [LedgerEntry.from_dict(line) for line in chain.lines]
            except ValueError as error:
                raise LedgerError(f"{self.path}: {error}; restore the file from a copy") from error
        return tuple(self._entries)

    def sound_entries(self) -> tuple[LedgerEntry, ...]:
        """Return the events of the lines that are what was written, and leave out the others."""
        sound = []
        for line in self._chain().lines:
            try:
                sound.append(LedgerEntry.from_dict(line))
            except ValueError:
                continue
        return tuple(sound)

    def verify(self, anchors: Iterable[str] = ()) -> tuple[Irregularity, ...]:
        """Return everything that is wrong with the ledger.

        Parameters
        ----------
        anchors
            Head hashes that were printed earlier; a chain that was cut since no longer holds them.
        """
        self._stamp = None
        chain = self._chain()
        return (*_settled_branches(chain), *find_cuts(self.path, chain.hashes, anchors))

    @property
    def head(self) -> str:
        """Hash of the last line; 64 zeros when there is none."""
        heads = self.heads
        return heads[-1] if heads else ZERO

    @property
    def heads(self) -> tuple[str, ...]:
        """Hashes of all lines that nothing follows: more than one after git has merged two branches."""
        return self._chain().heads

    def _stamp_now(self) -> tuple[int, int, int]:
        try:
            status = self.path.stat()
        except OSError:
            return 0, 0, 0
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _chain(self) -> ChainFile[Line]:
        stamp = self._stamp_now()
        if self._stamp != stamp:
            self._chain_read = read_chain(self.path, LAYOUT, dict)
            _join_branches(self._chain_read)
            self._stamp, self._entries = stamp, None
        return self._chain_read


def _join_branches(chain: ChainFile[Line]) -> None:
    """Take out of the heads what a later ``merged`` event has taken up."""
    taken = {head for line in chain.lines if line["what"] == "merged" for head in line["details"].get("heads", ())}
    last = chain.lines[-1]["hash"] if chain.lines else ZERO
    chain.heads = tuple(head for head in chain.heads if head not in taken or head == last)


def _settled_branches(chain: ChainFile[Line]) -> tuple[Irregularity, ...]:
    if len(chain.heads) > 1:
        return tuple(chain.findings)
    return tuple(finding for finding in chain.findings if finding.kind != "branched")
