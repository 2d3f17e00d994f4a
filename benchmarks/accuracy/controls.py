"""Claims of our own of which the development news says nothing, and whether it does say nothing of them.

``python benchmarks/accuracy/controls.py [--bench DIR]``

``benchmarks/controls.txt``: one claim a line, about wholly other matters than the news of either corpus.
``benchmarks/near_misses.txt``: ``corpus | kind | claim | words``. The corpus (``fnc`` or ``polnear``) tells of the near
thing, all of the words stand together in one of its documents, and of the claim itself it tells nothing. Kinds: another
``deed`` of the right actor, another ``actor`` of the right deed, the right thing in another ``place`` or ``year``, its
``roles`` turned round, another ``number``, and ``negated``: the contrary of what the corpus tells.

Run by itself, it looks every claim up in both corpora: a control fails when one sentence has most of its words, a near
miss when no document has its words.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from news import BENCH, CORPORA, absent, texts
from word_coverage import Coverage

FOLDER = Path(__file__).resolve().parents[1]
KINDS = ("actor", "deed", "negated", "number", "place", "roles", "year")
SPOKEN_OF = 0.6
"""Weighted share of a control's words in one sentence from which on a corpus would speak of it."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    corpus: str
    kind: str
    claim: str
    words: tuple[str, ...]


def controls() -> list[str]:
    """Return the claims about other matters."""
    return (FOLDER / "controls.txt").read_text(encoding="utf-8").splitlines()


def near_misses() -> list[NearMiss]:
    """Return the claims that a corpus nearly tells."""
    found = []
    for line in (FOLDER / "near_misses.txt").read_text(encoding="utf-8").splitlines():
        corpus, kind, claim, words = (part.strip() for part in line.split("|"))
        found.append(NearMiss(corpus, kind, claim, tuple(words.lower().split())))
    return found


def spoken_of(bench: Path) -> list[str]:
    """Return what is wrong with the claims, in words."""
    told = {name: list(texts(bench, name).values()) for name in CORPORA}
    wrong = []
    for name, documents in told.items():
        index = Coverage(documents)
        for claim in controls():
            best = max((share for share, _ in index.sentences(claim, SPOKEN_OF)), default=0.0)
            if best:
                wrong.append(f"{name} has {best:.2f} of the words of: {claim}")
        lowered = [text.lower() for text in documents]
        wrong += [
            f"{name} says nothing near: {miss.claim}"
            for miss in near_misses()
            if miss.corpus == name and not any(all(word in text for word in miss.words) for text in lowered)
        ]
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=BENCH)
    given = parser.parse_args()
    if absent(given.bench):
        return 0
    wrong = spoken_of(given.bench)
    print(f"{len(controls())} controls and {len(near_misses())} near misses looked up in {' and '.join(CORPORA)}")
    print("\n".join(wrong) or "of none of the controls is anything told, and all that is nearly told is told nearly")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
