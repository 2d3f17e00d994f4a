"""All journals of a case at once: reading, verifying, comparing and merging them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from osintkit.custody.chain import ChainFile, Finding, Migrations, find_cuts, many_new_objects, read_chain
from osintkit.custody.checking import record_of
from osintkit.custody.judgments import order_of
from osintkit.custody.readers import make_record
from osintkit.custody.sessions import SessionLock, check_name, refuse_second
from osintkit.custody.storage import unusable, write_whole
from osintkit.errors import JournalError, ParameterError
from osintkit.model import JournalEntry, JudgmentKind, Record, parse_instant

FIELDS = frozenset({"v", "id", "seq", "prev", "at", "analyst", "device", "kind", "data", "hash"})
MIGRATIONS: Migrations = {}
"""For each older layout the function that lifts a line to the next; empty while there is only one."""

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
    entries: list[JournalEntry] = []
    with many_new_objects():
        for path in journal_files(folder):
            chain = _read(path)
            first_fault(chain)
            entries.extend(entries_of(chain))
        entries.sort(key=order_of)
        return tuple(entries)


def verify_journals(folder: Path, anchors: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return everything that is wrong with the journals of a folder, line by line.

    Parameters
    ----------
    folder
        ``data/journal`` of a case.
    anchors
        Hashes that `journal_heads` gave earlier; a journal that was cut since no longer holds them.
    """
    findings: list[Finding] = []
    known: set[str] = set()
    for path in journal_files(folder):
        chain = _read(path)
        findings.extend(chain.findings)
        known.update(line["hash"] for line in chain.lines)
        if not chain.faults:
            findings.extend(_bad_judgments(chain))
    everything = ChainFile(Path(folder), lines=[{"hash": digest} for digest in known])
    findings.extend(find_cuts(everything, anchors))
    aside = "holds writes that were cut short; read it, then delete it"
    findings.extend(
        Finding(path=str(path), kind="torn", message=aside, fault=False)
        for path in sorted(Path(folder).glob("*.jsonl.torn"))
    )
    return tuple(findings)


def journal_heads(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return for each journal the hashes of its last lines, to be printed in a report and checked later."""
    return {path.name: _read(path).heads for path in journal_files(folder)}


def journal_stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return something cheap that changes when any journal does, so that two notebooks can stay in step."""
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
        lock = SessionLock(target, "merge")
        if not lock.acquire():
            raise refuse_second(target, lock)
        try:
            here = _raw_lines(target)
            fresh = [raw for digest, raw in incoming.items() if digest not in here]
            if fresh:
                write_whole(target, b"".join(raw + b"\n" for raw in (*here.values(), *fresh)))
                changed.append(path.name)
        finally:
            lock.release()
        added += len(fresh)
        known += len(incoming) - len(fresh)
    return MergeReport(files=tuple(changed), added=added, known=known)


def journal_files(folder: Path) -> tuple[Path, ...]:
    """Return the journals in a folder, by name."""
    try:
        return tuple(sorted(path for path in Path(folder).glob("*.jsonl") if not path.name.startswith(".")))
    except OSError as error:
        raise unusable(Path(folder) / "journals", error, "read") from error


def first_fault(chain: ChainFile) -> None:
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


def entries_of(chain: ChainFile) -> tuple[JournalEntry, ...]:
    """Return the entries of a journal that has no faults.

    Raises
    ------
    JournalError
        When a line is no entry.
    """
    return tuple([_entry(chain, line) for line in chain.lines])


def _entry(chain: ChainFile, line: dict[str, Any]) -> JournalEntry:
    try:
        kind = _KINDS.get(line["kind"])
        if kind is None or type(line["data"]) is not dict:
            return JournalEntry.from_dict(line)
        return make_record(JournalEntry, line | {"at": _instant(line["at"]), "kind": kind})
    except (ValueError, TypeError) as error:
        raise JournalError(f"{chain.path}, number {line.get('seq')}: {error}; restore the file from a copy") from error


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo is UTC else parse_instant(text)


def _read(path: Path) -> ChainFile:
    """Read a journal, and see that its lines are of the analyst and device that its name tells."""
    if path.is_symlink():
        link = Finding(path=str(path), kind="link", message="a symbolic link; put the real file in its place")
        return ChainFile(path, findings=[link])
    chain = read_chain(path, FIELDS, MIGRATIONS)
    analyst, _, device = path.name.removesuffix(".jsonl").partition("@")
    try:
        check_name("analyst", analyst)
        check_name("device", device)
    except ParameterError as error:
        chain.findings.append(Finding(path=str(path), kind="broken", message=f"no name of a journal: {error}"))
    for line in chain.lines:
        if line["analyst"] != analyst or line["device"] != device:
            message = f"number {line['seq']} is of {line['analyst']}@{line['device']}, not of this file's analyst"
            chain.findings.append(Finding(path=str(path), kind="broken", message=message))
            break
    return chain


def _bad_judgments(chain: ChainFile) -> list[Finding]:
    found = []
    for line in chain.lines:
        try:
            record_of(_entry(chain, line))
        except (ValueError, JournalError) as error:
            message = f"number {line['seq']} is no valid judgment: {error}"
            found.append(Finding(path=str(chain.path), kind="broken", message=message))
    return found


def _raw_lines(path: Path) -> dict[str, bytes]:
    first_fault(_read(path))
    if not path.exists():
        return {}
    chain = read_chain(path, FIELDS, MIGRATIONS)
    raws = path.read_bytes()[: chain.size].split(b"\n")
    return {json.loads(raw)["hash"]: raw for raw in raws if raw}
