"""What a judgment costs: an append against the bare write and fsync, loading 100,000 of them, and one more after that.

Run ``python benchmarks/journal.py [--entries N] [--appends N] [--kills N]``. Exit code 1 when a promise is not kept:
an append within 1.5 times the bare write and fsync on the same disk; 100,000 judgments, every hash verified, from
files that are not in memory into the public table in under 2 s.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from unittest import mock

import osintkit
from osintkit.journal import Journal, read_entries, replay
from osintkit.model import JudgmentKind, Link, Passage, Stance, format_instant, short_id
from osintkit.storage.chain import ZERO
from osintkit.storage.sealing import canonical, seal

ROOT = Path(__file__).resolve().parents[1]
TEXT = "The service said on Friday that about 1,500 men had been taken by ship, citing pictures from the air. " * 60
ANALYSTS = ("anna", "ben")
APPEND_LIMIT = 1.5
LOAD_LIMIT = 2.0


def judgment(number: int) -> tuple[JudgmentKind, dict[str, object]]:
    """A mix like that of a case: seven links in ten, the rest shared among the other kinds."""
    turn = number % 20
    start = number % 5000
    passage = Passage.of(f"D-{number % 700:012d}", TEXT, start, start + 40 + number % 60)
    link = Link(claim=f"claim-{number % 12}", passage=passage, stance=list(Stance)[number % 3], speaker="nis")
    if turn < 14:
        return JudgmentKind.LINK, link.to_dict()
    if turn < 17:
        return JudgmentKind.RATE, {"hypothesis": f"h-{number % 4}", "evidence": link.evidence, "rating": "C"}
    if turn < 18:
        return JudgmentKind.GRADE, {"source": f"source-{number % 60}", "letter": "ABCDEF"[number % 6]}
    if turn < 19:
        return JudgmentKind.NOTE, {"text": "Compare with the next page.", "about": f"claim-{number % 12}"}
    return JudgmentKind.SPLIT, {"claim": "claim-1", "evidence": [link.evidence], "reason": "its own reporting"}


def write_journals(folder: Path, entries: int) -> int:
    """Write journals without fsync, as large as asked for; returns their size in bytes."""
    start = datetime(2024, 10, 1, tzinfo=UTC)
    for analyst in ANALYSTS:
        prev, lines = ZERO, []
        for number in range(entries // len(ANALYSTS)):
            kind, data = judgment(number)
            at = format_instant(start + timedelta(seconds=number, microseconds=1))
            plain = {"v": 1, "seq": number + 1, "prev": prev, "at": at, "analyst": analyst, "device": "desk"}
            plain |= {"kind": kind.value, "data": data}
            plain["id"] = short_id("J", canonical(plain).decode())
            line, prev = seal(plain)
            lines.append(line)
        (folder / f"{analyst}@desk.jsonl").write_bytes(b"".join(lines))
    return sum(path.stat().st_size for path in folder.glob("*.jsonl"))


def forget(folder: Path) -> None:
    """Have the system drop the journals from memory, where it can: the next look reads them from the disk."""
    if not hasattr(os, "posix_fadvise"):
        return
    for path in folder.glob("*.jsonl"):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def timed(work: Callable[[], object]) -> tuple[float, float, object]:
    """Return processor seconds, wall seconds and the result of some work."""
    processor, wall = time.process_time(), time.perf_counter()
    result = work()
    return time.process_time() - processor, time.perf_counter() - wall, result


def measure_load(entries: int) -> float:
    """Time the way from files that are not in memory to the public table, and to records; best of five, interleaved."""
    with tempfile.TemporaryDirectory(dir=ROOT) as place:
        osintkit.new_case(Path(place) / "case")
        case = osintkit.open_case(Path(place) / "case", read_only=True)
        folder = case.layout.journal
        size = write_journals(folder, entries)
        lines = [line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines()]
        case.judge.table()  # pandas is loaded once
        rounds = []
        for _ in range(5):
            floor = timed(lambda: [json.loads(line) for line in lines])[0]
            forget(folder)
            table_seconds, table_wall, table = timed(case.judge.table)
            stand = int((table["state"] == "stands").sum())
            assert len(table) == len(lines), "a judgment is missing from the table"
            del table
            forget(folder)
            record_seconds = timed(lambda: replay(read_entries(folder)))[0]  # a case keeps what it has read
            rounds.append((table_seconds, table_wall, record_seconds, floor))
        table_seconds, table_wall, record_seconds, floor = (min(column) for column in zip(*rounds, strict=True))
        print(f"load    {len(lines):,} judgments ({size / 1e6:.0f} MB) of {len(ANALYSTS)} analysts, {stand:,} stand")
        print(f"        from the disk to a verified table: processor {table_seconds:.2f} s, wall {table_wall:.2f} s")
        ratio = table_seconds / floor
        print(f"        {ratio:.1f} x json.loads alone ({floor:.2f} s); to records {record_seconds:.2f} s")
        return table_seconds


def measure_next(entries: int) -> None:
    """Time what all judgments cost after one more, where those before it are known, and where they are not."""
    with tempfile.TemporaryDirectory(dir=ROOT) as place:
        osintkit.new_case(Path(place) / "case")
        case = osintkit.open_case(Path(place) / "case", analyst="carla")
        write_journals(case.layout.journal, entries)
        first = timed(case.judgments)[0]
        spent: dict[str, list[float]] = {"one more": [], "undone": []}
        for number in range(5):
            case.judge.note(case.id, f"note {number}")
            spent["one more"].append(timed(case.judgments)[0])
            case.judge.undo()
            spent["undone"].append(timed(case.judgments)[0])
        whole, _, anew = timed(lambda: replay(read_entries(case.layout.journal)))
        assert anew == case.judgments(), "going on gave something else than beginning anew"
        told = ", ".join(f"after {name} {median(each):.3f} s" for name, each in spent.items())
        print(f"next    {entries:,} judgments, all that stand: first {first:.2f} s, {told}; anew {whole:.2f} s")


def measure_append(appends: int) -> float:
    """Alternate the two and which goes first, on files of one size, so that a busy disk slows both; compare medians."""
    with tempfile.TemporaryDirectory(dir=ROOT) as place:
        folder = Path(place)
        bare_file = os.open(folder / "bare", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        bare, ours, own = [], [], []
        on_disk = [0.0]
        write, fsync = os.write, os.fsync

        def write_bare(size: int) -> None:
            line = b"x" * (size - 1) + b"\n"
            begin = time.perf_counter()
            write(bare_file, line)
            fsync(bare_file)
            bare.append(time.perf_counter() - begin)

        def clocked(call: Callable[..., object]) -> Callable[..., object]:
            def run(*given: object) -> object:
                begin = time.perf_counter()
                try:
                    return call(*given)
                finally:
                    on_disk[0] += time.perf_counter() - begin

            return run

        with (
            Journal(folder, "anna", "desk") as journal,
            mock.patch.multiple(os, write=clocked(write), fsync=clocked(fsync)),
        ):
            size = 700
            for number in range(appends):
                kind, data = judgment(number)
                if number % 2:
                    write_bare(size)
                before = journal.path.stat().st_size
                on_disk[0], begin = 0.0, time.perf_counter()
                journal.append(kind, data)
                ours.append(time.perf_counter() - begin)
                own.append(ours[-1] - on_disk[0])
                size = journal.path.stat().st_size - before
                if not number % 2:
                    write_bare(size)
        os.close(bare_file)
        ratio = median(ours) / median(bare)
        middles = f"{median(ours) * 1e6:.0f} us, bare write and fsync {median(bare) * 1e6:.0f} us"
        print(f"append  {appends} judgments: median {middles}")
        print(
            f"        {ratio:.2f} x the bare write and fsync; beside its own write and fsync {median(own) * 1e6:.0f} us"
        )
        return ratio


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--appends", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=0, help="also end a writing session this many times")
    options = parser.parse_args()
    ratio = measure_append(options.appends)
    seconds = measure_load(options.entries)
    measure_next(options.entries)
    kept = True
    if options.kills:
        test = ROOT / "tests" / "custody" / "test_journal_crash.py"
        environment = os.environ | {"OSINTKIT_KILLS": str(options.kills)}
        kept = (
            subprocess.run([sys.executable, "-m", "pytest", "-q", str(test)], env=environment, check=False).returncode
            == 0
        )
        print(f"kill    {options.kills} sessions ended: {'nothing acknowledged was lost' if kept else 'LOST'}")
    return 0 if ratio <= APPEND_LIMIT and seconds <= LOAD_LIMIT * options.entries / 100_000 and kept else 1


if __name__ == "__main__":
    sys.exit(main())
