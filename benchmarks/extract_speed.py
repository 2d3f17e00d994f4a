"""How fast the rules read: documents of 600 words a second and core, where the time goes, memory, and hostile text.

usage: extract_speed.py [--documents 300] [--profile] [--hostile] [--memory 1000000]

The documents are cut from our own gold corpus, shuffled by a fixed seed, so that no two are the same. CPU seconds are
counted, so a busy machine matters less; the best of three rounds is shown. A busy machine slows CPU seconds too, so
each figure also stands as a multiple of a fixed yardstick: a plain regular expression over the same texts.

``--memory N`` reads N short documents of about 60 words instead, none like another and each with words and names that
no other has, so that every cache meets words it does not know. It prints the memory in use and the caches, with their
bounds, as they fill.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import re
import resource
import sys
import time
from pathlib import Path

GOLD = Path(__file__).resolve().parent / "accuracy"
sys.path.insert(0, str(GOLD))

from markup import corpus_rows  # noqa: E402 - a script of the folder beside

from osintkit.extract.readers.rules import RuleExtractor  # noqa: E402
from osintkit.model import Document, Source, SourceKind, StatedDate  # noqa: E402

WORDS = 600
YARDSTICK = re.compile(r"\w+|[^\w\s]")
HOSTILE = {
    "100 000 quotation marks": '"a" ' * 50_000,
    "100 000 openings": "“" * 100_000,
    "one line of 1 MB": "word " * 200_000,
    "1 MB without a space": "x" * 1_000_000,
    "no end, many cues": "he said that " * 30_000,
    "many short quotations": "“No,” he said. " * 10_000,
    "one speech of 20 000 sentences": "He said: " + '"And we saw it." ' * 20_000,
}


FILLER = (
    "The road runs along the river for nine miles before it turns into the hills.",
    "Prices have risen in most shops since the spring, and the market closes early.",
    "A ferry crosses twice a day in summer; in winter there is none.",
    "The town lies between two lakes, and most of its houses are of wood.",
    "Work on the second tunnel began in March and stopped when the money ran out.",
    "About 40 people live there, and the school has eleven pupils.",
    "The old harbour was filled in during the war, and a car park stands on it.",
    "Trains from the north arrive at noon; the last one leaves at six.",
    "In October the river rose by two metres and took the footbridge with it.",
    "Nobody was hurt, but the mill has been empty since then.",
)


def documents(count: int, *, dense: bool) -> list[Document]:
    """Return documents of about 600 words: shuffled paragraphs of our corpus, if not dense with plain prose between."""
    rows = [row for half in ("development", "test") for row in corpus_rows(half)]
    paragraphs = [part for row in rows for part in row["text"].split("\n\n")]
    chance = random.Random(20241018)
    made = []
    for number in range(count):
        parts, words = [], 0
        while words < WORDS:
            plain = not dense and len(parts) % 3 != 0
            parts.append(" ".join(chance.sample(FILLER, 4)) if plain else chance.choice(paragraphs))
            words += len(parts[-1].split())
        made.append(
            Document(
                id=f"D-{number}",
                capture="0" * 64,
                text="\n\n".join(parts),
                loader="bench/1",
                language="en",
                published=StatedDate("2025-06-13"),
            )
        )
    return made


def sources() -> list[Source]:
    """Return the declared sources of the corpus, as a case would declare them."""
    found = {one["id"]: one for half in ("development", "test") for row in corpus_rows(half) for one in row["sources"]}
    return [
        Source(id=one["id"], name=one["name"], kind=SourceKind(one["kind"]), aliases=tuple(one["aliases"]))
        for one in found.values()
    ]


def best_of_three(extractor, texts: list[Document], known: list[Source]) -> tuple[float, int]:
    seconds, statements = float("inf"), 0
    for _ in range(3):
        start = time.process_time()
        statements = sum(len(extractor.extract(document, known)) for document in texts)
        seconds = min(seconds, time.process_time() - start)
    return seconds, statements


def yardstick(texts: list[Document]) -> float:
    """Return CPU seconds of cutting the same texts into words and marks: what this machine can do just now."""
    seconds = float("inf")
    for _ in range(40):  # short rounds: one of them falls into a quiet moment
        start = time.process_time()
        for document in texts:
            [match.group() for match in YARDSTICK.finditer(document.text)]
        seconds = min(seconds, time.process_time() - start)
    return seconds


def memory() -> float:
    """Return the peak of resident memory in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


SYLLABLES = tuple(first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u", "an", "or"))
SHORT = (
    "{0} {1}, the mayor of {2}, said on {6} that about {4} people had left {2}.",
    "The ministry in {2} denied the report of a {7}, and {1} called it a hoax.",
    '"We saw {5} trucks near {3}," {0} {1} told reporters, "and they were empty."',
    "According to {3} Radio, between {5} and {4} soldiers are expected to leave {2} next week.",
    "A source close to {1}, who asked not to be named, could not confirm the losses at {3}.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def short_document(number: int, chance: random.Random) -> Document:
    """Return a document of about 60 words with names made up for it."""
    names = ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(4)]
    few = chance.randrange(2, 90)
    values = (*names, few * chance.randrange(20, 300), few, chance.choice(DAYS))
    values += ("".join(chance.choices(SYLLABLES, k=3)),)
    text = " ".join(sentence.format(*values) for sentence in SHORT)
    return Document(id=f"D-{number}", capture="0" * 64, text=text, loader="bench/1", language="en")


def caches() -> dict[str, tuple[int, int]]:
    """Return how full each cache of the extraction is, and its bound."""
    found = {}
    for name, module in sorted(sys.modules.items()):
        if name.startswith("osintkit.extract"):
            for label, value in vars(module).items():
                info = getattr(value, "cache_info", None)
                if info is not None and getattr(value, "__module__", "") == name:
                    found[f"{name.removeprefix('osintkit.extract.')}.{label}"] = (info().currsize, info().maxsize)
    from osintkit.extract.attribution import tagging

    found["attribution.tagging.PLAIN"] = (len(tagging.PLAIN), tagging.PLAIN_SIZE)
    return found


def in_use() -> float:
    """Return resident memory in MB, now; the peak where the system does not tell."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return memory()
    return int(status.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20


def show_memory(count: int) -> None:
    """Read many short documents and print memory and caches along the way."""
    extractor, known, chance = RuleExtractor(), sources(), random.Random(20241018)
    marks = {round(count * share) for share in (0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)}
    statements = characters = 0
    start = time.process_time()
    for number in range(1, count + 1):
        document = short_document(number, chance)
        statements += len(extractor.extract(document, known))
        characters += len(document.text)
        if number in marks:
            full = sum(size == bound for size, bound in caches().values())
            rate = number / (time.process_time() - start)
            print(
                f"{number:9} documents  {characters / 1e6:7.1f} MB of text  {statements:9} statements  "
                f"{in_use():6.1f} MB in use  {full} of {len(caches())} caches full  {rate:.0f} documents a CPU second",
                flush=True,
            )
    for name, (size, bound) in caches().items():
        print(f"  {name:45} {size:7} of {bound}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--memory", type=int, default=0, metavar="N", help="read N short documents and watch memory")
    arguments = parser.parse_args()
    if arguments.memory:
        show_memory(arguments.memory)
        return
    extractor, known = RuleExtractor(), sources()
    for name, dense in (("news", False), ("nothing but statements", True)):
        texts = documents(arguments.documents, dense=dense)
        for document in texts[:20]:
            extractor.extract(document, known)
        before = memory()
        seconds, statements = best_of_three(extractor, texts, known)
        rate, each = len(texts) / seconds, statements / len(texts)
        print(f"{name}: {rate:.0f} documents of {WORDS} words a CPU second, {each:.1f} statements each")
        print(
            f"  {seconds / yardstick(texts):.0f} times the CPU time of a plain regular expression over the same texts"
        )
        print(f"  peak memory {before:.0f} MB after 20 documents, {memory():.0f} MB after {3 * len(texts)} more")
    texts = documents(60, dense=False)
    if arguments.profile:
        profile = cProfile.Profile()
        profile.enable()
        for document in texts[:60]:
            extractor.extract(document, known)
        profile.disable()
        pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(25)
    if arguments.hostile:
        for name, text in HOSTILE.items():
            took = []
            for piece in (text[: len(text) // 2], text):
                start = time.process_time()
                extractor.extract(
                    Document(id="D-h", capture="0" * 64, text=piece, loader="bench/1", language="en"), known
                )
                took.append(time.process_time() - start)
            print(f"{name:32} {took[0]:6.2f} s for half, {took[1]:6.2f} s for all")


if __name__ == "__main__":
    main()
