"""All journals of a case at once: reading, verifying, comparing and merging them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from osintkit.errors import JournalError, ParameterError
from osintkit.journal.entries import record_of
from osintkit.journal.order import Turn, order_of, place_of
from osintkit.model import JournalEntry, JudgmentKind, Record, parse_instant
from osintkit.storage.chain import ChainFile, ChainReader, Irregularity, LineLayout, find_cuts, many_new_objects
from osintkit.storage.files import AppendFile, unusable, write_whole
from osintkit.storage.locks import SessionLock, check_name, refuse_second
from osintkit.storage.records import make_record

LAYOUT = LineLayout(frozenset({"v", "id", "seq", "prev", "at", "analyst", "device", "kind", "data", "hash"}))
Kept = TypeVar("Kept")

_KINDS = {kind.value: kind for kind in JudgmentKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDiff(Record):
    """What two sets of entries have apart."""

    only_left: tuple[JournalEntry, ...] = ()
    only_right: tuple[JournalEntry, ...] = ()
    both: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport(Record):
    """What a merge of journals brought."""

    files: tuple[str, ...] = ()
    """Names of the files that got something new."""
    added: int = 0
    known: int = 0
    """Entries that were there already."""


def read_entries(folder: Path) -> tuple[JournalEntry, ...]:
    """Return the entries of all journals in a folder, in one order; none when there is no folder.

    A torn tail (a write that was cut short and never acknowledged) is left out; `verify_journals` tells of it.

    Raises
    ------
    JournalError
        When a journal is damaged or was written by a newer version; the message names the file and the line.
    """
    with many_new_objects():
        return tuple(sorted(_read_all(folder, entry_of), key=order_of))


def read_turns(folder: Path, tell: Callable[[str, dict[str, Any]], Kept]) -> list[Turn[Kept]]:
    """Return the turns of all journals in a folder, without making a record of any entry.

    Parameters
    ----------
    folder
        ``data/journal`` of a case.
    tell
        Returns what a turn shall tell, from the word for an entry's kind and its plain data.

    Raises
    ------
    JournalError
        As `read_entries` does.
    """

    def turn(line: dict[str, Any]) -> Turn[Kept]:
        try:
            analyst, name, data, word = line["analyst"], line["id"], line["data"], line["kind"]
            at, kind, told = _instant(line["at"]), _KINDS[word], tell(word, data)
            slot, target = place_of(kind, analyst, name, data)
            seq, version = line["seq"], line["v"]
            if type(data) is dict and type(name) is str and type(seq) is type(version) is int:
                return Turn(at, analyst, line["device"], seq, line["hash"], name, kind, slot, target, told)
        except (KeyError, TypeError, AttributeError):
            record_of(entry_of(line))  # says better what is wrong
            raise
        JournalEntry.from_dict(line)
        raise ValueError("its members are not those of an entry")

    return _read_all(folder, turn)


def _read_all(folder: Path, keep: Callable[[dict[str, Any]], Kept]) -> list[Kept]:
    kept: list[Kept] = []
    for path in journal_files(folder):
        chain = read_journal(path, keep)
        first_fault(chain)
        kept.extend(chain.lines)
    return kept


def verify_journals(folder: Path, anchors: Iterable[str] = ()) -> tuple[Irregularity, ...]:
    """Return everything that is wrong with the journals of a folder, line by line.

    Parameters
    ----------
    folder
        ``data/journal`` of a case.
    anchors
        Hashes that `journal_heads` gave earlier; a journal that was cut since no longer holds them.
    """
    findings: list[Irregularity] = []
    known: set[str] = set()
    for path in journal_files(folder):
        chain = read_journal(path, _check_judgment)
        findings.extend(chain.findings)
        known.update(chain.hashes)
    findings.extend(find_cuts(Path(folder), known, anchors))
    aside = "holds writes that were cut short; read it, then delete it"
    findings.extend(
        Irregularity(path=str(path), kind="torn", message=aside, fault=False)
        for path in sorted(Path(folder).glob("*.jsonl.torn"))
    )
    return tuple(findings)


def journal_heads(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return for each journal the hashes of its last lines, to be printed in a report and checked later."""
    return {path.name: read_journal(path, _check_judgment).heads for path in journal_files(folder)}


def journal_stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return something cheap that changes when any journal does, so that two notebooks can stay up to date."""
    found = []
    for path in journal_files(folder):
        status = path.stat()
        found.append((path.name, status.st_size, status.st_mtime_ns))
    return tuple(found)


def diff_entries(left: Iterable[JournalEntry], right: Iterable[JournalEntry]) -> EntryDiff:
    """Return which entries only one side has.

    >>> diff_entries((), ()).both
    0
    """
    lefts = {entry.hash: entry for entry in left}
    rights = {entry.hash: entry for entry in right}
    return EntryDiff(
        only_left=tuple(sorted((lefts[key] for key in lefts.keys() - rights.keys()), key=order_of)),
        only_right=tuple(sorted((rights[key] for key in rights.keys() - lefts.keys()), key=order_of)),
        both=len(lefts.keys() & rights.keys()),
    )


def merge_journals(folder_from: Path, folder_to: Path) -> MergeReport:
    """Take the entries of one folder's journals into another's; nothing is lost or repeated.

    Raises
    ------
    JournalError
        When a journal on either side is damaged, or one that would change is open in a session.
    SetupError
        When the folder cannot be written; the journals are then as they were.
    """
    if not Path(folder_from).is_dir():
        raise JournalError(f"{folder_from}: no such folder; name the journal folder to merge from")
    changed: list[str] = []
    added = known = 0
    for path in journal_files(folder_from):
        incoming = _raw_lines(path)
        target = Path(folder_to) / path.name
        # nothing new for a journal is no reason to be kept out by the session that has it open
        fresh = _merge_into(target, incoming) if incoming.keys() - _raw_lines(target).keys() else 0
        if fresh:
            changed.append(path.name)
        added += fresh
        known += len(incoming) - fresh
    return MergeReport(files=tuple(changed), added=added, known=known)


def _merge_into(target: Path, incoming: Mapping[str, bytes]) -> int:
    lock = SessionLock(target, "merge")
    if not lock.acquire():
        raise refuse_second(target, lock)
    try:
        torn = read_journal(target, entry_of)
        if torn.torn:
            AppendFile(target, torn.size, torn.torn).close()
        here = _raw_lines(target)
        fresh = [raw for digest, raw in incoming.items() if digest not in here]
        if fresh:
            write_whole(target, b"".join(raw + b"\n" for raw in (*here.values(), *fresh)))
    finally:
        lock.release()
    return len(fresh)


def journal_files(folder: Path) -> tuple[Path, ...]:
    """Return the journals in a folder, by name."""
    try:
        return tuple(sorted(path for path in Path(folder).glob("*.jsonl") if not path.name.startswith(".")))
    except OSError as error:
        raise unusable(Path(folder), error, "read") from error


def first_fault(chain: ChainFile[Any]) -> None:
    """Stop when a journal is not what was written.

    Raises
    ------
    JournalError
        With the first fault.
    """
    faults = chain.faults
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        advice = "" if faults[0].kind == "newer" else "; run 'osintkit journal verify', restore the file from a copy"
        raise JournalError(f"{faults[0]}{more}{advice}")


def entry_of(line: dict[str, Any]) -> JournalEntry:
    """Return the entry that a line's object holds.

    Raises
    ------
    ValueError
        When it is no entry.
    """
    try:
        kind = _KINDS[line["kind"]]
        if type(line["data"]) is dict and type(line["id"]) is str and type(line["seq"]) is type(line["v"]) is int:
            return make_record(JournalEntry, line | {"at": _instant(line["at"]), "kind": kind})
    except (KeyError, TypeError, ValueError):
        pass  # the slow way names the field
    return JournalEntry.from_dict(line)


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo is UTC else parse_instant(text)


def read_journal(path: Path, keep: Callable[[dict[str, Any]], Kept]) -> ChainFile[Kept]:
    """Read a journal, and see that its lines are of the analyst and device that its name tells.

    Parameters
    ----------
    path
        The file; a missing one is empty.
    keep
        As `read_chain` takes it.
    """
    return JournalReader(path, keep).read()


class JournalReader(Generic[Kept]):
    """Reads one journal, and what it has grown by when it is read again.

    Parameters
    ----------
    path, keep
        As for `read_journal`.
    again
        As for `ChainReader`.
    """

    def __init__(self, path: Path, keep: Callable[[dict[str, Any]], Kept], *, again: bool = False) -> None:
        self.path = path
        self._keep = keep
        self._analyst, _, self._device = path.name.removesuffix(".jsonl").partition("@")
        self._strangers: list[str] = []
        self._chain = ChainReader(path, LAYOUT, self._kept, again=again)

    @property
    def whole(self) -> bool:
        """Whether the last reading began at the first line."""
        return self._chain.whole

    def read(self) -> ChainFile[Kept]:
        """Return what the journal holds; of one that has only grown the new lines."""
        if self.path.is_symlink():
            link = Irregularity(
                path=str(self.path), kind="link", message="a symbolic link; put the real file in its place"
            )
            return ChainFile(self.path, findings=[link])
        self._strangers.clear()
        chain = self._chain.read()
        try:
            check_name("analyst", self._analyst)
            check_name("device", self._device)
        except ParameterError as error:
            message = f"no name of a journal: {error}"
            chain.findings.append(Irregularity(path=str(self.path), kind="broken", message=message))
        if self._strangers:
            message = f"{self._strangers[0]}, not of this file's analyst"
            chain.findings.append(Irregularity(path=str(self.path), kind="broken", message=message))
        return chain

    def _kept(self, line: dict[str, Any]) -> Kept:
        if line["analyst"] != self._analyst or line["device"] != self._device:
            self._strangers.append(f"number {line['seq']} is of {line['analyst']}@{line['device']}")
        return self._keep(line)


def _check_judgment(line: dict[str, Any]) -> None:
    record_of(entry_of(line))


def _raw_lines(path: Path) -> dict[str, bytes]:
    if not path.exists():
        return {}
    chain = read_journal(path, entry_of)
    first_fault(chain)
    raws = path.read_bytes()[: chain.size].split(b"\n")
    return {json.loads(raw)["hash"]: raw for raw in raws if raw}
