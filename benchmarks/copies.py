"""Copies: documents a CPU second, memory, precision and recall, beside other libraries that are installed.

``python benchmarks/copies.py [--size 10000 --size 100000] [--million] [--rounds 3] [--peer datasketch] [--json]``

Every measurement runs in a process of its own; libraries take turns, so that what else the machine does hits all of
them, and the ratio (least, median, most) is that of each turn. Precision and recall are of pairs of pages in one
group; recall of each kind of copy is the share of such copies that are grouped with their story's first page.
``--peer every-pair`` puts the rule of osintkit to every pair, ``--add N`` measures instead what it costs to add one
text to an index of N, and ``--kinds`` prints nothing but how the generator's copies differ.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pickle
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from alone import ExtraMemory, alone
from copies_peers import PEERS, Groups, grams_of
from copies_texts import KINDS, pages

PEER_MOST = {"datasketch": 100_000, "rensa": 100_000, "gaoya": 100_000, "sklearn": 10_000}
"""Documents above which a peer is not run unless it is asked for by name: time or memory would not do."""
EVERY_PAIR_MOST = 200_000
"""Texts up to which an index that grows is also asked for all its copies."""


def pairs(labels) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def ours(texts: list[str]) -> list[int]:
    from osintkit.corroborate.copies.groups import group_copies

    return group_copies(texts).labels.tolist()


def every_pair(texts: list[str]) -> list[int]:
    """Return the groups that the same rule makes when it is put to every pair."""
    from osintkit.corroborate.copies.find import CopyIndex, CopyOptions
    from osintkit.corroborate.copies.groups import WHOLE_TEXTS

    index = CopyIndex(CopyOptions(containment=WHOLE_TEXTS.containment, common=WHOLE_TEXTS.common, run=0))
    index.extend((str(place), text) for place, text in enumerate(texts))
    groups = Groups(len(texts))
    for copy in index.copies():
        groups.join(int(copy.left), int(copy.right))
    return groups.labels()


RUNS = {"osintkit": ours, "every-pair": every_pair} | PEERS


def measured(name: str, path: Path, answers) -> None:
    texts, stories, kinds = pickle.loads(path.read_bytes())  # written by this script
    run = RUNS[name]
    run(texts[:200])  # imports, tables
    memory, start = ExtraMemory(), time.process_time()
    labels = run(texts)
    seconds = time.process_time() - start
    extra = memory.megabytes()
    right = pairs(zip(labels, stories, strict=True))
    row = {
        "library": name,
        "documents": len(texts),
        "documents_per_cpu_second": round(len(texts) / seconds),
        "precision": round(right / max(pairs(labels), 1), 4),
        "recall": round(right / max(pairs(stories), 1), 4),
        "extra_mb": round(extra),
    }
    answers.put(row | recall_by_kind(labels, stories, kinds))


def recall_by_kind(labels: list[int], stories: list[int], kinds: list[str]) -> dict[str, float]:
    first: dict[int, int] = {}
    found: dict[str, list[bool]] = defaultdict(list)
    for label, story, kind in zip(labels, stories, kinds, strict=True):
        if kind == "first":
            first[story] = label
        else:
            found[kind].append(label == first[story])
    return {kind: round(statistics.mean(found[kind]), 4) for kind in KINDS if found[kind]}


def written(size: int, path: Path, answers) -> None:
    """Make the pages in a process of its own, which gives their memory back."""
    path.write_bytes(pickle.dumps(pages(size)))
    answers.put(size)


def added(name: str, path: Path, answers) -> None:
    """Measure one text more, of a story that is held or not, as its generator gives them."""
    from osintkit.corroborate.copies.find import CopyIndex

    del name
    texts, _, _ = pickle.loads(path.read_bytes())  # written by this script
    more, index = len(texts) // 1000 + 20, CopyIndex()
    start = time.process_time()
    index.extend((str(place), text) for place, text in enumerate(texts[:-more]))
    row = {"texts": len(index), "extend_cpu_s": round(time.process_time() - start, 1)}
    if len(index) <= EVERY_PAIR_MOST:
        start = time.process_time()
        row |= {"copies": len(index.copies()), "copies_cpu_s": round(time.process_time() - start, 1)}
    spent = []
    for place, text in enumerate(texts[-more:]):
        start = time.process_time()
        index.add(f"more {place}", text)
        spent.append(1000 * (time.process_time() - start))
    spent.sort()
    row |= {
        "added": more,
        "add_p50_ms": round(statistics.median(spent), 2),
        "add_p95_ms": round(spent[int(0.95 * len(spent))], 2),
    }
    row |= {"add_most_ms": round(spent[-1], 1)}
    if len(index) <= EVERY_PAIR_MOST:
        start = time.process_time()
        row |= {"copies_then": len(index.copies()), "copies_again_cpu_s": round(time.process_time() - start, 1)}
    row["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    answers.put(row)


def reprints(name: str, size: str, answers) -> None:
    """Measure what a claim pays for its evidence: passages that differ in a number and a name, joined into one."""
    from osintkit.corroborate.copies.find import CopyForest, find_copies

    words = "The ministry said on Monday that {} soldiers had crossed the border near {} and that more would follow."
    texts = [(f"E-{place}", words.format(1000 + place, f"town{place % 50}")) for place in range(int(size))]
    start = time.process_time()
    forest = CopyForest(texts)
    joined = len(list(forest.among(dict(texts))))
    row = {"passages": len(texts), "joins": joined, "joined_cpu_s": round(time.process_time() - start, 2)}
    start = time.process_time()
    for _ in forest.among(dict(texts[::2])):
        pass
    row["half_of_them_again_cpu_s"] = round(time.process_time() - start, 3)
    start = time.process_time()
    row |= {"pairs": len(find_copies(texts)), "every_pair_cpu_s": round(time.process_time() - start, 2)}
    answers.put({"library": name} | row)


def differences(size: int) -> dict[str, float]:
    """Return for each kind of copy the mean share of the first page's n-grams that it still has."""
    texts, stories, kinds = pages(size)
    kept: dict[str, list[float]] = defaultdict(list)
    first: dict[int, set[str]] = {}
    for text, story, kind in zip(texts, stories, kinds, strict=True):
        grams = grams_of(text)
        if kind == "first":
            first[story] = grams
        else:
            kept[kind].append(len(grams & first[story]) / max(1, min(len(grams), len(first[story]))))
    return {kind: round(statistics.mean(kept[kind]), 3) for kind in KINDS if kept[kind]}


def rounds(names: list[str], path: Path, count: int) -> list[dict]:
    """Return one row a library: the medians, and the ratio of the first library's speed to its, turn by turn."""
    turns = [{name: alone(measured, name, path) for name in names} for _ in range(count)]
    speeds = {name: [turn[name]["documents_per_cpu_second"] for turn in turns] for name in names}
    rows = []
    for name in names:
        row = turns[0][name] | {"documents_per_cpu_second": round(statistics.median(speeds[name]))}
        if name != names[0]:
            ratios = sorted(own / other for own, other in zip(speeds[names[0]], speeds[name], strict=True))
            row["osintkit_faster"] = [round(ratio, 1) for ratio in (ratios[0], statistics.median(ratios), ratios[-1])]
        rows.append(row)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument(
        "--peer", action="append", choices=[*PEERS, "every-pair", "none"], help="only these, whatever the size"
    )
    parser.add_argument("--add", type=int, metavar="N", help="measure the index that grows instead")
    parser.add_argument("--reprints", type=int, metavar="N", help="measure joining so many passages of one release")
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sizes = (options.size or [10_000]) + ([1_000_000] if options.million else [])
    installed = [name for name in PEERS if importlib.util.find_spec(name)]
    if not installed:
        print("no other library is installed: pip install osintkit[bench]", file=sys.stderr)
    rows: list[dict] = []
    if options.kinds:
        rows.append(differences(sizes[0]))
        sizes = []
    if options.reprints:
        rows.append(alone(reprints, "osintkit", str(options.reprints)))
        sizes = []
    with tempfile.TemporaryDirectory() as folder:
        for size in [options.add] if options.add else sizes:
            path = Path(folder) / f"{size}.pickle"
            extra = size // 1000 + 20 if options.add else 0
            alone(written, size + extra, path)
            wanted = [name for name in installed if size <= PEER_MOST[name]] if options.peer is None else options.peer
            names = ["osintkit", *(name for name in wanted if name in {*installed, "every-pair"})]
            rows += [alone(added, "index", path)] if options.add else rounds(names, path, options.rounds)
            path.unlink()
    if options.json:
        print(json.dumps(rows, indent=1))
        return
    for row in rows:
        print("  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
