"""Copies: documents a CPU second, memory, precision and recall, beside datasketch (when installed).

``python benchmarks/copies.py [--size 10000 --size 100000] [--million] [--peer-size 10000] [--json]``

Each measurement runs in a process of its own. Precision and recall are of pairs of pages joined into one group.
datasketch is measured as it is used: MinHashLSH with 128 permutations, every candidate checked on the sets.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import sys
import time
from collections import Counter

from copies_texts import pages


def pairs(labels) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def ours(texts: list[str]) -> list[int]:
    from osintkit.corroborate.copies_groups import group_copies

    return group_copies(texts).labels.tolist()


def datasketch(texts: list[str], threshold: float = 0.5) -> list[int]:
    from datasketch import MinHash, MinHashLSH

    index, sets, labels = MinHashLSH(threshold=threshold, num_perm=128), [], list(range(len(texts)))

    def root(place: int) -> int:
        while labels[place] != place:
            labels[place] = labels[labels[place]]
            place = labels[place]
        return place

    for place, text in enumerate(texts):
        words = re.findall(r"\w+", text.lower())
        grams = {" ".join(words[start : start + 3]) for start in range(len(words) - 2)}
        sketch = MinHash(num_perm=128)
        sketch.update_batch([gram.encode() for gram in grams])
        for other in index.query(sketch):
            both = len(grams & sets[other])
            if both >= threshold * (len(grams) + len(sets[other]) - both):
                low, high = sorted((root(other), root(place)))
                labels[high] = low
        index.insert(place, sketch)
        sets.append(grams)
    return [root(place) for place in range(len(texts))]


def measured(name: str, size: int, answers) -> None:
    texts, stories = pages(size)
    run = {"osintkit": ours, "datasketch": datasketch}[name]
    run(texts[:200])  # imports, tables
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    labels = run(texts)
    seconds = time.process_time() - start
    extra = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    right = pairs(zip(labels, stories, strict=True))
    answers.put(
        {
            "library": name,
            "documents": size,
            "documents_per_cpu_second": round(size / seconds),
            "precision": round(right / max(pairs(labels), 1), 4),
            "recall": round(right / max(pairs(stories), 1), 4),
            "extra_mb": round(extra),
        }
    )


def alone(name: str, size: int) -> dict:
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=measured, args=(name, size, answers))
    process.start()
    result = answers.get()
    process.join()
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--peer-size", type=int, action="append", help="sizes at which datasketch runs too")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sizes = (options.size or [10_000, 100_000]) + ([1_000_000] if options.million else [])
    jobs = [("osintkit", size) for size in sizes]
    try:
        import datasketch as _  # noqa: F401  # only asks whether it is there
    except ImportError:
        print("datasketch is not installed: pip install osintkit[bench]", file=sys.stderr)
    else:
        jobs += [("datasketch", size) for size in options.peer_size or [10_000]]
    rows = [alone(*job) for job in jobs]
    if options.json:
        print(json.dumps(rows, indent=1))
        return
    for row in rows:
        print("  ".join(f"{key} {value}" for key, value in row.items()))
    by_size = {(row["library"], row["documents"]): row["documents_per_cpu_second"] for row in rows}
    for (library, size), speed in by_size.items():
        if library == "osintkit" and ("datasketch", size) in by_size:
            print(f"{size} documents: {speed / by_size['datasketch', size]:.1f} times datasketch")


if __name__ == "__main__":
    main()
