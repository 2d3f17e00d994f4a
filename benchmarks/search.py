"""Search latency at many passages, beside tantivy and bm25s when installed: CPU milliseconds a query.

``python benchmarks/search.py [--size 100000] [--million] [--queries 200] [--peer tantivy] [--json]``

The passages are made up (`copies_texts`): paragraphs of a few sentences. Queries are eight to fourteen words of a
passage. ``query`` is the ten best by words alone, ``suggest`` the whole ranking with its reasons, twenty of them. The
others are asked for ten, in memory; tantivy has one thread. Each library runs in a process of its own.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import statistics
import sys
import time

from alone import ExtraMemory, alone
from copies_texts import Newsroom

from osintkit.corroborate.search.suggest import PassageIndex, SearchPassage, suggest
from osintkit.model import Claim


def passages(count: int, seed: int = 3) -> list[str]:
    room, chance = Newsroom(), random.Random(seed)
    return [" ".join(room.sentence(chance) for _ in range(2)) for _ in range(count)]


def questions(texts: list[str], count: int, seed: int = 5) -> list[str]:
    chance = random.Random(seed)
    asked = []
    for text in chance.sample(texts, count):
        words = text.split()
        asked.append(" ".join(chance.sample(words, min(len(words), chance.randint(8, 14)))))
    return asked


def timed(name: str, ask, asked: list[str]) -> dict:
    for question in asked[:3]:
        ask(question)
    spent = []
    for question in asked:
        start = time.process_time()
        ask(question)
        spent.append(1000 * (time.process_time() - start))
    ranked = sorted(spent)
    return {"what": name, "p50_ms": statistics.median(ranked), "p95_ms": ranked[int(0.95 * len(ranked))]}


def ours(texts: list[str], asked: list[str]) -> list[dict]:
    index = PassageIndex()
    start = time.process_time()
    index.add(SearchPassage(id=str(n), document=str(n), start=0, end=len(t), text=t) for n, t in enumerate(texts))
    index.query("anything")
    rows = [{"what": "osintkit index", "cpu_s": time.process_time() - start}]
    rows.append(timed("osintkit query", index.query, asked))
    rows.append(timed("osintkit suggest", lambda text: suggest(Claim(id="c", text=text), index), asked[:50]))
    more = passages(1000, seed=11)
    start = time.process_time()
    index.add(SearchPassage(id=f"m{n}", document=f"m{n}", start=0, end=len(t), text=t) for n, t in enumerate(more))
    index.query("anything")
    rows.append({"what": "osintkit adds 1,000", "cpu_s": time.process_time() - start})
    return rows


def bm25s(texts: list[str], asked: list[str]) -> list[dict]:
    import bm25s

    start = time.process_time()
    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)
    rows = [{"what": "bm25s index", "cpu_s": time.process_time() - start}]

    def ask(text: str):
        return retriever.retrieve(bm25s.tokenize(text, show_progress=False), k=10, show_progress=False)

    return [*rows, timed("bm25s query", ask, asked)]


def tantivy(texts: list[str], asked: list[str]) -> list[dict]:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False)
    builder.add_integer_field("number", stored=True)
    start = time.process_time()
    index = tantivy.Index(builder.build())
    writer = index.writer(200_000_000, 1)
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    rows = [{"what": "tantivy index", "cpu_s": time.process_time() - start}]

    def ask(text: str):
        searcher = index.searcher()
        hits = searcher.search(index.parse_query(" ".join(re.findall(r"\w+", text)), ["text"]), 10).hits
        return [searcher.doc(address)["number"] for _, address in hits]

    rows.append(timed("tantivy query", ask, asked))
    more = passages(1000, seed=11)
    start = time.process_time()
    writer = index.writer(200_000_000, 1)
    for number, text in enumerate(more):
        writer.add_document(tantivy.Document(text=text, number=len(texts) + number))
    writer.commit()
    index.reload()
    ask("anything")
    rows.append({"what": "tantivy adds 1,000", "cpu_s": time.process_time() - start})
    return rows


PEERS = {"tantivy": tantivy, "bm25s": bm25s}
"""By the name under which each is imported."""


def measured(name: str, size: int, queries: int, answers) -> None:
    texts = passages(size)
    asked = questions(texts, queries)
    memory = ExtraMemory()
    rows = (ours if name == "osintkit" else PEERS[name])(texts, asked)
    answers.put([*rows, {"what": f"{name} memory", "extra_mb": memory.megabytes()}])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--peer", action="append", choices=[*PEERS, "none"], help="only these")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    size = 1_000_000 if options.million else options.size
    installed = [name for name in PEERS if importlib.util.find_spec(name)]
    if not installed:
        print("no other library is installed: pip install osintkit[bench]", file=sys.stderr)
    wanted = [name for name in installed if options.peer is None or name in options.peer]
    rows = [row for name in ("osintkit", *wanted) for row in alone(measured, name, size, options.queries)]
    if options.json:
        print(json.dumps({"passages": size, "rows": rows}, indent=1))
        return
    print(f"{size:,} passages")
    for row in rows:
        print("  " + "  ".join(f"{key} {value:.2f}" if key != "what" else value for key, value in row.items()))


if __name__ == "__main__":
    main()
