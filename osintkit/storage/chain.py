"""Append-only files of canonical JSON lines, each holding the hash of the line before it.

The ledger and the journals are such files. A line is one JSON object with sorted keys; its ``hash`` is the SHA-256
of the line's own bytes without that member, so that a changed byte anywhere shows. ``prev`` is the hash of the line
it follows. When git has merged two branches of one file (``merge=union``), the lines form a tree: every line still
follows one that is there.

A cut at the end of a chain cannot be seen from the chain alone. Print `ChainFile.heads` where the file's owner
cannot rewrite it (a report, a signed tag) and give them back as ``anchors`` to find such a cut.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from osintkit.errors import suggestion
from osintkit.model import SCHEMA_VERSION, Record
from osintkit.storage.files import read_regular, unusable
from osintkit.storage.sealing import is_sealed

ZERO = "0" * 64
"""``prev`` of a first line."""

_CONFLICT = (b"<<<<<<< ", b"=======", b">>>>>>> ", b"||||||| ")
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Irregularity(Record):
    """Something that a verification has to say of one file.

    Examples
    --------
    >>> print(Irregularity(path="data/raw/ledger.jsonl", line=3, kind="changed", message="it is not what was written"))
    data/raw/ledger.jsonl, line 3: changed: it is not what was written
    """

    path: str
    kind: str
    """``changed``, ``truncated``, ``missing``, ``extra``, ``link``, ``broken``, ``cut``, ``newer``: faults.
    ``withdrawn``, ``torn``, ``unfinished``, ``branched``: facts to know, no faults."""
    message: str
    line: int | None = None
    fault: bool = True

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}, line {self.line}"
        return f"{place}: {self.kind}: {self.message}"


@dataclass(slots=True)
class ChainFile(Generic[Kept]):
    """What one chained file holds."""

    path: Path
    lines: list[Kept] = field(default_factory=list)
    """What was kept of each whole line that is what was written, migrated to the present version."""
    hashes: dict[str, int] = field(default_factory=dict)
    """The hashes of these lines, each with the line's number in the chain."""
    findings: list[Irregularity] = field(default_factory=list)
    torn: bytes = b""
    """Bytes after the last whole line: a write that was cut short and never acknowledged."""
    size: int = 0
    """Bytes up to the end of the last whole line."""
    unterminated: bool = False
    """Whether the last line is whole and only its line end is missing."""
    heads: tuple[str, ...] = ()
    """Hashes of the lines that no other line follows, in file order."""

    @property
    def faults(self) -> tuple[Irregularity, ...]:
        """The findings that mean that the file is not what was written."""
        return tuple(finding for finding in self.findings if finding.fault)


@dataclass(frozen=True, slots=True)
class LineLayout:
    """How the lines of one kind of chained file look."""

    fields: frozenset[str]
    """The members that a line of the present version has, all of them."""
    migrations: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(default_factory=dict)
    """For each older version the function that lifts a line's object to the next; empty while there is only one."""


def read_chain(path: Path, layout: LineLayout, keep: Callable[[dict[str, Any]], Kept]) -> ChainFile[Kept]:
    """Read and verify one chained file; a missing file is an empty one.

    Parameters
    ----------
    path
        The file.
    layout
        How its lines look.
    keep
        Given each line's object in turn, returns what shall be kept of it: the rest can be forgotten at once, which
        halves the time that a large file takes. Its `ValueError` is a fault of that line.
    """
    return ChainReader(path, layout, keep).read()


class ChainReader(Generic[Kept]):
    """Reads one chained file, and what it has grown by when it is read again.

    Parameters
    ----------
    path, layout, keep
        As for `read_chain`.
    again
        Whether it will be read again. What was read before is then known by its SHA-256: when the file still begins
        with exactly those bytes, only what comes after them is looked at, else everything.
    """

    def __init__(
        self, path: Path, layout: LineLayout, keep: Callable[[dict[str, Any]], Kept], *, again: bool = False
    ) -> None:
        self.path = path
        self.whole = True
        """Whether the last reading began at the file's first line."""
        self._layout = layout
        self._keep = keep
        self._again = again
        self._known: tuple[int, str, _Lines[Kept]] | None = None
        """So many bytes, their hash, and what follows what in them."""

    def read(self) -> ChainFile[Kept]:
        """Return what the file holds; of one that has only grown the new lines."""
        chain: ChainFile[Kept] = ChainFile(self.path)
        known, self._known, self.whole = self._known, None, True
        try:
            data = read_regular(self.path)
        except FileNotFoundError:
            return chain
        except OSError as error:
            raise unusable(self.path, error, "read") from error
        start, seen, lines = 0, hashlib.sha256(), _Lines(chain, self._layout, self._keep)
        if known is not None:
            prefix = hashlib.sha256(memoryview(data)[: known[0]])
            if prefix.hexdigest() == known[1]:
                (start, _, lines), seen, self.whole = known, prefix, False
                lines.chain = chain
        lines.take_all(data, start)
        if self._again and not (chain.faults or chain.torn or chain.unterminated):
            seen.update(memoryview(data)[start : chain.size])
            self._known = chain.size, seen.hexdigest(), lines
        return chain


_TORN = (
    "a write was cut short; these {} bytes were never acknowledged and the next session puts them aside in a .torn file"
)


class _Lines(Generic[Kept]):
    """Takes the lines of one file in turn and keeps what follows what."""

    def __init__(self, chain: ChainFile[Kept], layout: LineLayout, keep: Callable[[dict[str, Any]], Kept]) -> None:
        self.chain = chain
        self.layout = layout
        self.keep = keep
        self.seqs: dict[str, int] = {ZERO: 0}
        self.leaves: dict[str, None] = {}
        self.last = ZERO
        self.number = 0
        """Lines of the file that were taken."""
        self.plain = True
        """Whether each of them simply was the next one."""

    def take_all(self, data: bytes, start: int) -> None:
        """Take the lines of a file from a byte on."""
        chain = self.chain
        raws = data[start:].split(b"\n")
        tail = raws.pop()
        chain.size = len(data) - len(tail)
        plain = self.take_plain_run(raws) if self.plain else 0
        self.number += plain
        for raw in raws[plain:]:
            self.plain = False
            self.number += 1
            self.take(self.number, raw)
        if tail:
            if _is_whole(tail):
                self.take(self.number + 1, tail)
                chain.size, chain.unterminated = len(data), True
            else:
                chain.torn = tail
                chain.findings.append(self.finding(self.number + 1, "torn", _TORN.format(len(tail)), fault=False))
        chain.heads = tuple(self.leaves)

    def take_plain_run(self, raws: list[bytes]) -> int:
        """Take the lines up to the first that is not simply the next one, with `take`'s checks but faster."""
        scan: Callable[[str, int], tuple[Any, int]] = vars(json.JSONDecoder())["scan_once"]
        fields, keep, sha256 = self.layout.fields, self.keep, hashlib.sha256
        lines, hashes = self.chain.lines, self.chain.hashes
        last, count = self.last, self.number
        for raw in raws:
            try:
                text = raw.decode()
                plain, end = scan(text, 0)
                at = raw.rfind(b',"hash":"')
                digest = sha256(raw[:at] + raw[at + 74 :]).hexdigest()
                if not (
                    plain["hash"] == digest
                    and plain["prev"] == last
                    and plain["seq"] == count + 1
                    and type(plain["seq"]) is int
                    and plain["v"] == SCHEMA_VERSION
                    and end == len(text)
                    and at > 0
                    and raw[at + 9 : at + 74] == digest.encode() + b'"'
                    and plain.keys() == fields
                ):
                    break
                lines.append(keep(plain))
            except (ValueError, TypeError, KeyError, AttributeError, StopIteration, RecursionError):
                break
            last, count = digest, count + 1
            hashes[digest] = count
        self.seqs.update(hashes)
        if hashes:
            self.leaves.pop(self.last, None)
            self.leaves[last] = None
        self.last = last
        return count - self.number

    def finding(self, number: int, kind: str, message: str, *, fault: bool = True) -> Irregularity:
        return Irregularity(path=str(self.chain.path), line=number, kind=kind, message=message, fault=fault)

    def take(self, number: int, raw: bytes) -> None:
        try:
            plain = json.loads(raw)
        except (ValueError, RecursionError):
            plain = None
        if not isinstance(plain, dict):
            self._fault(number, "broken", _what_else(raw))
            return
        problem = self._problem(plain, raw)
        if problem is not None:
            self._fault(number, *problem)
            if problem[0] != "changed":
                return
        if self._link(number, plain) and problem is None:
            self._keep(number, plain)

    def _problem(self, plain: dict[str, Any], raw: bytes) -> tuple[str, str] | None:
        version = plain.get("v")
        if isinstance(version, int) and version > SCHEMA_VERSION:
            return "newer", (
                f"written by a newer version of osintkit (layout {version}, this one knows {SCHEMA_VERSION}); "
                "update osintkit and open it again"
            )
        digest = plain.get("hash")
        if not isinstance(digest, str) or not is_sealed(raw, digest):
            if raw.endswith(b"\r"):
                return "changed", "line ends were changed to CRLF; check it out again with this case's .gitattributes"
            return "changed", "this line is not what was written"
        fields = self.layout.fields
        if plain.get("v") == SCHEMA_VERSION and plain.keys() != fields:
            odd = sorted(plain.keys() - fields)
            if odd:
                return "broken", f"no field {odd[0]!r}; {suggestion(odd[0], fields)}"
            return "broken", f"field {min(fields - plain.keys())!r} is missing"
        return None

    def _link(self, number: int, plain: dict[str, Any]) -> bool:
        """Note what the line follows; False when it does not follow a line that is here."""
        prev, seq, digest = plain.get("prev"), plain.get("seq"), plain.get("hash")
        if not isinstance(digest, str):
            return False
        if not isinstance(prev, str) or type(seq) is not int:
            self._fault(number, "broken", "its seq and prev are not a number and the hash of a line")
            return False
        if digest in self.seqs:
            return False  # a merge of two branches may repeat a line that both had; it counts once
        ok = prev in self.seqs and seq == self.seqs[prev] + 1
        if prev not in self.seqs:
            self._fault(number, "broken", "the line before it is missing or was changed")
        elif not ok:
            self._fault(number, "broken", f"its number is {seq}, the line it follows has {self.seqs[prev]}")
        elif prev != self.last and number > 1:
            message = f"follows an earlier line: two branches of this file were merged here (number {seq})"
            self.chain.findings.append(self.finding(number, "branched", message, fault=False))
        self.seqs[digest] = seq
        self.leaves.pop(prev, None)
        self.leaves[digest] = None
        self.last = digest
        return ok

    def _keep(self, number: int, plain: dict[str, Any]) -> None:
        digest, seq, version = plain["hash"], plain["seq"], plain["v"]
        try:
            while version != SCHEMA_VERSION:
                lift = self.layout.migrations.get(version)
                if lift is None:
                    self._fault(number, "broken", f"there is no layout {version!r}")
                    return
                plain = lift(plain)
                version = plain["v"]
            self.chain.lines.append(self.keep(plain))
        except (ValueError, TypeError, KeyError) as error:
            reason = f"there is no {error}" if isinstance(error, KeyError) else error
            self._fault(number, "broken", f"number {seq} is not what belongs here: {reason}")
            return
        self.chain.hashes[digest] = seq

    def _fault(self, number: int, kind: str, message: str) -> None:
        self.chain.findings.append(self.finding(number, kind, message))


def _what_else(raw: bytes) -> str:
    """Return what stands in a line that is no object, with the way out where there is one."""
    if not raw.strip():
        return "an empty line; take it out"
    if raw.startswith(_CONFLICT):
        return (
            "the mark of a merge that stopped; take out all such marks, keep every other line, and see .gitattributes"
        )
    return "this line is not a JSON object"


def _is_whole(tail: bytes) -> bool:
    """Whether a last line lacks nothing but its line end (an editor took it away)."""
    try:
        plain = json.loads(tail)
    except (ValueError, RecursionError):
        return False
    digest = plain.get("hash") if isinstance(plain, dict) else None
    return isinstance(digest, str) and is_sealed(tail, digest)


def find_cuts(path: Path, known: Collection[str], anchors: Iterable[str]) -> tuple[Irregularity, ...]:
    """Return a finding for each hash that once was printed and is no longer among those known of a file or folder."""
    return tuple(
        Irregularity(path=str(path), kind="cut", message=f"the line with hash {anchor[:12]}... was here and is gone")
        for anchor in anchors
        if anchor not in known and anchor != ZERO
    )


@contextmanager
def many_new_objects() -> Iterator[None]:
    """Keep the cycle collector quiet in a block that makes many objects and no cycles.

    It would walk through all of them again and again: half of the time of loading a large journal.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def at_least(now: datetime, last: datetime | None) -> datetime:
    """Return the present instant, but never one before the last: a clock set back does not reorder a log."""
    return now if last is None or now >= last else last
