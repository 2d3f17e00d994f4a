"""The captures as received: write-once, named by their SHA-256, with the ledger beside them."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

from osintkit.custody.ledger import Ledger, LedgerEntry
from osintkit.errors import CaptureError, LedgerError, UnknownNameError
from osintkit.model import Capture, ColumnMapping, Record, StatedDate, now_utc
from osintkit.storage.chain import Irregularity
from osintkit.storage.files import UNFINISHED, read_regular, sync_folder, unusable, write_whole
from osintkit.storage.locks import FOLDER, session_lock

LEDGER = "ledger.jsonl"
_RECEIVED = frozenset({"received", "received again"})
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BESIDE = frozenset({LEDGER, f"{LEDGER}.torn", "README.md", ".gitattributes", ".gitkeep", ".gitignore"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake(Record):
    """What is known of bytes when they come in."""

    name: str
    """File name as given; a folder before it is dropped."""
    media_type: str
    received: datetime | None = None
    """When the bytes were received; None means now."""
    url: str | None = None
    source: str | None = None
    published: StatedDate | None = None
    added_by: str | None = None
    note: str = ""
    method: str = "file"
    columns: tuple[ColumnMapping, ...] = ()
    """What its columns mean, when it is a table; said again later, it takes the place of what was said before."""


class Archive:
    """Captures in ``<root>/<first 2 hex>/<sha256>``, each written once and never changed.

    Parameters
    ----------
    root
        The folder, ``data/raw`` of a case; made when the first capture comes in.
    clock
        Where the present instant comes from.

    Examples
    --------
    >>> import tempfile
    >>> archive = Archive(Path(tempfile.mkdtemp()))
    >>> capture, new = archive.add(b"Kyiv said so.", Intake(name="page.txt", media_type="text/plain"))
    >>> capture.sha256[:8], new, archive.read(capture.sha256)
    ('a515dc80', True, b'Kyiv said so.')
    >>> archive.add(b"Kyiv said so.", Intake(name="copy.txt", media_type="text/plain"))[1]
    False
    >>> archive.verify()
    ()
    """

    def __init__(self, root: Path, clock: Callable[[], datetime] = now_utc) -> None:
        self.root = Path(root)
        self._clock = clock
        self.ledger = Ledger(self.root / LEDGER, clock)
        self._captures: dict[str, Capture] = {}
        self._gone: dict[str, LedgerEntry] = {}
        self._seen: tuple[LedgerEntry, ...] = ()

    def add(self, data: bytes, intake: Intake, *, restore: bool = False) -> tuple[Capture, bool]:
        """Keep the bytes and write their coming in the ledger.

        Parameters
        ----------
        data
            The bytes.
        intake
            What is known of them.
        restore
            Take a withdrawn capture in again.

        Returns
        -------
        tuple
            The capture, and whether it is new. Bytes that are here already get a second event, no second file.

        Raises
        ------
        CaptureError
            When these bytes were withdrawn.
        LedgerError
            When the ledger is broken, or the stored bytes of that name are no longer those.
        SetupError
            When the folder cannot be written or the disk is full; the archive is then as it was.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        with session_lock(self.root / "archive", "archive"):
            captures, withdrawn = self._state()
            gone = withdrawn.get(sha256)
            if gone is not None and not restore:
                raise CaptureError(
                    intake.name,
                    f"withdrawn on {gone.at.date()} by {gone.who}: {gone.details.get('reason', '')}; "
                    "to take it in again all the same, say --restore (restore=True)",
                )
            known = captures.get(sha256)
            stored = self._store(sha256, data)
            capture = _capture(sha256, len(data), intake, self._clock())
            what = "received" if known is None else "received again"
            try:
                self.ledger.append(what, intake.added_by or "osintkit", capture.to_dict())
            except BaseException:
                if stored:
                    self._object(sha256).unlink(missing_ok=True)
                raise
        if known is None:
            return capture, True
        return _told_again(known, capture), False

    def captures(self) -> tuple[Capture, ...]:
        """Return all captures, withdrawn ones left out, in the order in which they first came in."""
        return tuple(self._state()[0].values())

    def left_over(self) -> tuple[Capture, ...]:
        """Return the withdrawn captures whose bytes are still here: a withdrawal was cut short."""
        return tuple(
            _from_event(self.ledger.path, self._received(sha256))
            for sha256 in self._state()[1]
            if os.path.lexists(self._object(sha256))
        )

    def _received(self, sha256: str) -> LedgerEntry:
        return next(entry for entry in self.events(sha256) if entry.what in _RECEIVED)

    def _state(self) -> tuple[dict[str, Capture], dict[str, LedgerEntry]]:
        """Return the captures and the withdrawals that stand, by hash; only new events are looked at."""
        entries = self.ledger.entries()
        if self._seen and (len(entries) < len(self._seen) or entries[len(self._seen) - 1] is not self._seen[-1]):
            self._captures, self._gone, self._seen = {}, {}, ()
        self._take(entries[len(self._seen) :], self._captures, self._gone)
        self._seen = entries
        return self._captures, self._gone

    def _take(self, entries: Iterable[LedgerEntry], captures: dict[str, Capture], gone: dict[str, LedgerEntry]) -> None:
        for entry in entries:
            sha256 = str(entry.details.get("sha256"))
            if entry.what in _RECEIVED:
                # a merge of two branches may hold two first receptions; the first line counts
                if sha256 not in captures:
                    captures[sha256] = _from_event(self.ledger.path, entry)
                elif entry.details.get("columns"):
                    captures[sha256] = _told_again(captures[sha256], _from_event(self.ledger.path, entry))
                gone.pop(sha256, None)
            elif entry.what == "withdrawn":
                gone.setdefault(sha256, entry)
                captures.pop(sha256, None)

    def path(self, sha256: str) -> Path:
        """Return where the bytes of a capture are.

        Raises
        ------
        UnknownNameError
            When there is no capture of that name.
        """
        captures = self._state()[0]
        if sha256 not in captures:
            raise UnknownNameError("capture", sha256, captures)
        return self._object(sha256)

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a capture, which are those that were received.

        Raises
        ------
        LedgerError
            When they are missing or changed.
        UnknownNameError
            When there is no capture of that name.
        """
        path = self.path(sha256)
        try:
            data = self._read_object(path)
        except OSError as error:
            raise LedgerError(f"{path}: {_why(error)}; restore it from a copy or withdraw it with a reason") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise LedgerError(f"{path}: its bytes are not those that were received; restore it from a copy")
        return data

    def events(self, sha256: str) -> tuple[LedgerEntry, ...]:
        """Return everything that happened to one capture, the chain of custody of it."""
        return tuple(entry for entry in self.ledger.entries() if entry.details.get("sha256") == sha256)

    def withdraw(self, sha256: str, reason: str, who: str = "osintkit") -> LedgerEntry:
        """Delete the bytes of a capture; its hash and the reason stay in the ledger.

        Raises
        ------
        UnknownNameError
            When there is no capture of that name.
        ValueError
            When the reason is empty.
        """
        if not reason.strip():
            raise ValueError("withdrawing a capture needs a reason")
        with session_lock(self.root / "archive", "archive"):
            earlier = self._state()[1].get(sha256)
            path = self._object(sha256) if earlier else self.path(sha256)
            # the ledger first: a crash in between leaves bytes that `verify` names, never a silent gap
            entry = earlier or self.ledger.append("withdrawn", who, {"sha256": sha256, "reason": reason})
            try:
                path.unlink(missing_ok=True)
                if path.parent.is_dir():
                    sync_folder(path.parent)
            except OSError as error:
                raise unusable(path, error) from error
        return entry

    def verify(self, anchors: Iterable[str] = ()) -> tuple[Irregularity, ...]:
        """Return everything that is not as the ledger says, by path.

        Parameters
        ----------
        anchors
            Head hashes of the ledger that were printed earlier (in a report, say).

        Returns
        -------
        tuple
            Empty for a clean archive. ``withdrawn`` and other facts have ``fault`` False.
        """
        findings = list(self.ledger.verify(anchors))
        # what the sound lines of a broken ledger tell is enough to check the files all the same
        captures: dict[str, Capture] = {}
        withdrawn: dict[str, LedgerEntry] = {}
        self._take(self.ledger.sound_entries(), captures, withdrawn)
        for sha256, capture in captures.items():
            findings.extend(self._check(self._object(sha256), capture))
        for sha256, entry in withdrawn.items():
            findings.append(self._tombstone(sha256, entry))
        expected = {self._object(sha256) for sha256 in captures} | {self._object(sha256) for sha256 in withdrawn}
        findings.extend(self._strangers(expected))
        return tuple(sorted(findings, key=lambda finding: (finding.path, finding.line or 0, finding.kind)))

    def _object(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise UnknownNameError("capture", sha256, ())
        return self.root / sha256[:2] / sha256

    def _store(self, sha256: str, data: bytes) -> bool:
        """Put the bytes in their place; False when they are there already."""
        path = self._object(sha256)
        if path.parent.is_symlink():
            raise LedgerError(f"{path.parent}: a symbolic link stands where a folder must be; remove it")
        if not os.path.lexists(path):
            write_whole(path, data, 0o444)
            return True
        try:
            same = self._read_object(path) == data
        except OSError as error:
            raise LedgerError(f"{path}: {_why(error)}; remove it, then add the capture again") from error
        if not same:
            raise LedgerError(f"{path}: its bytes are not those that were received; restore it from a copy")
        return False

    @staticmethod
    def _read_object(path: Path) -> bytes:
        if path.parent.is_symlink():
            raise OSError(0, "its folder is a symbolic link")
        return read_regular(path)

    def _check(self, path: Path, capture: Capture) -> Iterator[Irregularity]:
        try:
            status = path.lstat()
            if stat.S_ISLNK(status.st_mode) or path.parent.is_symlink():
                yield _finding(path, "link", f"a symbolic link stands in the place of {capture.name}")
                return
            data = self._read_object(path)
        except FileNotFoundError:
            yield _finding(path, "missing", f"the bytes of {capture.name} are gone, and nobody withdrew them")
            return
        except OSError as error:
            yield _finding(path, "changed", f"{capture.name} cannot be read: {_why(error)}")
            return
        if hashlib.sha256(data).hexdigest() != capture.sha256:
            if len(data) < capture.size:
                lost = capture.size - len(data)
                yield _finding(path, "truncated", f"{capture.name} has lost {lost} of {capture.size} bytes")
            else:
                yield _finding(path, "changed", f"the bytes of {capture.name} are not those that were received")

    def _tombstone(self, sha256: str, entry: LedgerEntry) -> Irregularity:
        path = self._object(sha256)
        reason = f"on {entry.at.date()} by {entry.who}: {entry.details.get('reason', '')}"
        if os.path.lexists(path):
            return _finding(path, "extra", f"withdrawn {reason}; but its bytes are still here: withdraw it again")
        return Irregularity(path=str(path), kind="withdrawn", message=reason, fault=False)

    def _strangers(self, expected: set[Path]) -> Iterator[Irregularity]:
        for folder, folders, files in os.walk(self.root):
            place = Path(folder)
            ours: frozenset[str] = frozenset()
            if place == self.root:
                folders[:] = [name for name in folders if name != FOLDER]
                ours = _BESIDE
            links = [name for name in folders if (place / name).is_symlink()]
            for name in (*files, *links):
                path = place / name
                if path in expected or name in ours:
                    continue
                if name.startswith(UNFINISHED):
                    message = "left over from an intake that was cut short; delete it"
                    yield Irregularity(path=str(path), kind="unfinished", message=message, fault=False)
                else:
                    yield _finding(path, "extra", "no event of the ledger knows this file; add it or move it away")


def _capture(sha256: str, size: int, intake: Intake, now: datetime) -> Capture:
    return Capture(
        sha256=sha256,
        size=size,
        media_type=intake.media_type,
        name=PureWindowsPath(PurePosixPath(intake.name).name).name or intake.name,
        received=intake.received or now,
        method=intake.method,
        url=intake.url,
        source=intake.source,
        published=intake.published,
        added_by=intake.added_by,
        note=intake.note,
        columns=intake.columns,
    )


def _told_again(known: Capture, capture: Capture) -> Capture:
    """Return a capture with what its columns were declared to mean when it came in once more."""
    return replace(known, columns=capture.columns) if capture.columns else known


def _from_event(path: Path, entry: LedgerEntry) -> Capture:
    try:
        return Capture.from_dict(entry.details)
    except ValueError as error:
        raise LedgerError(f"{path}, line {entry.seq}: {error}; restore the file from a copy") from error


def _finding(path: Path, kind: str, message: str) -> Irregularity:
    return Irregularity(path=str(path), kind=kind, message=message)


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file is missing"
    return "a symbolic link or no regular file" if not error.errno else (error.strerror or str(error)).lower()
