"""Ten claims over 840 pages of campaign news, labelled by hand: what is told to state them, and what is missed.

``python benchmarks/accuracy/ten_claims.py [--bench DIR] [--list] [--json]``

``gold/ten_claims.jsonl`` holds what each sentence does to its claim: ``states`` it, states the ``opposite``, states a
``part`` of it or it with something that differs, is ``related``, or ``nothing``. It names a sentence by its document,
its span and the hash of its text, never by its words, which belong to others. Every sentence was labelled twice, the
second time in another order, from claim and sentence alone; ``label`` settles what differed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from news import BENCH, absent, ids_of, news_case, texts

CLAIMS = {
    "cruz-iowa": "Ted Cruz won the Iowa caucuses.",
    "dnc-hack": "Russian intelligence hacked the Democratic National Committee.",
    "fbi-charges": "The FBI recommended no charges against Hillary Clinton.",
    "lewandowski-fired": "Donald Trump fired his campaign manager Corey Lewandowski.",
    "sanders-endorsed": "Bernie Sanders endorsed Hillary Clinton.",
    "classified": "Hillary Clinton's private email server held classified information.",
    "iraq-war": "Donald Trump opposed the Iraq war before it began.",
    "fields-grabbed": "Corey Lewandowski grabbed the reporter Michelle Fields.",
    "jersey-cheers": "Thousands of Muslims in New Jersey celebrated the attacks of 11 September 2001.",
    "orlando": "Omar Mateen killed 49 people in a nightclub in Orlando.",
}
LABELS = ("states", "opposite", "part", "related", "nothing")
GOLD = Path(__file__).resolve().parent / "gold" / "ten_claims.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What a sentence of the news does to a claim, twice and settled."""

    claim: str
    document: str
    start: int
    end: int
    sha256: str
    first: str
    second: str
    label: str


def labelled(path: Path = GOLD) -> list[Labelled]:
    return [Labelled(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Return Cohen's kappa of two labels each.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")])
    0.0
    """
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


class Places:
    """Where a quotation stands in a text, whatever its spaces."""

    def __init__(self, text: str) -> None:
        self._at = [place for place, letter in enumerate(text) if not letter.isspace()]
        self._letters = "".join(text[place] for place in self._at)

    def of(self, quote: str) -> tuple[int, int] | None:
        letters = "".join(quote.split())
        first = self._letters.find(letters) if letters else -1
        return None if first < 0 else (self._at[first], self._at[first + len(letters) - 1] + 1)


def moved(gold: list[Labelled], told: dict[str, str]) -> list[Labelled]:
    """Return the labels whose sentence is not in the corpus as it was labelled."""
    return [
        one
        for one in gold
        if hashlib.sha256(told.get(one.document, "")[one.start : one.end].encode()).hexdigest() != one.sha256
    ]


def told_by(bench: Path) -> list[dict[str, Any]]:
    """Return each passage that osintkit shows for a claim, with its span in the corpus."""
    case = news_case(bench, "polnear", CLAIMS)
    ids = ids_of(case, bench, "polnear")
    places = {key: Places(text) for key, text in texts(bench, "polnear").items()}
    found = []
    for claim in CLAIMS:
        table = case.evidence(claim)
        for row in table.itertuples():
            for document in sorted(ids[row.document]):
                span = places[document].of(row.quote)
                found.append({"claim": claim, "document": document, "span": span, "bearing": str(row.bearing)})
    return found


def measured(gold: list[Labelled], shown: list[dict[str, Any]]) -> dict[str, Any]:
    """Compare what was told with the labels: a passage is right when one of its sentences has the label it was told."""
    sentences: dict[tuple[str, str], list[Labelled]] = defaultdict(list)
    for one in gold:
        sentences[one.claim, one.document].append(one)
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    unlabelled: Counter[str] = Counter()
    wrong, reached = [], set()
    for passage in shown:
        labels = {one.label for one in sentences[passage["claim"], passage["document"]] if _meet(one, passage["span"])}
        bearing = passage["bearing"]
        told[bearing] += 1
        right[bearing] += bearing in labels
        unlabelled[bearing] += not labels
        reached.add((passage["claim"], passage["document"], bearing))
        if bearing in {"states", "opposite"} and bearing not in labels:
            wrong.append({**passage, "labels": sorted(labels)})
    results: dict[str, Any] = {"sentences": len(gold), "wrong": wrong, "missed": []}
    for side in ("states", "opposite"):
        asked = {(one.claim, one.document) for one in gold if one.label == side}
        missed = sorted(pair for pair in asked if (*pair, side) not in reached)
        shown_at_all = {(claim, document) for claim, document, _ in reached}
        results["missed"] += [
            {"claim": claim, "document": document, "label": side, "shown": (claim, document) in shown_at_all}
            for claim, document in missed
        ]
        results[side] = {
            "told": told[side],
            "right": right[side],
            "not labelled": unlabelled[side],
            "precision": round(right[side] / max(1, told[side]), 3),
            "documents that do": len(asked),
            "found": len(asked) - len(missed),
            "recall": round((len(asked) - len(missed)) / max(1, len(asked)), 3),
            "shown at all": len(asked & shown_at_all),
        }
    pairs = [(one.first, one.second) for one in gold]
    sided = [(one.first == "states", one.second == "states") for one in gold]
    results["agreement"] = {
        "labels": dict(Counter(one.label for one in gold)),
        "same label twice": round(sum(one == other for one, other in pairs) / max(1, len(pairs)), 3),
        "kappa": round(kappa(pairs), 3),
        "kappa of states or not": round(kappa([(str(one), str(other)) for one, other in sided]), 3),
    }
    return results


def _meet(one: Labelled, span: tuple[int, int] | None) -> bool:
    """Whether a passage has a sentence, or at least half of it."""
    if span is None:
        return False
    return 2 * (min(one.end, span[1]) - max(one.start, span[0])) >= min(one.end - one.start, span[1] - span[0])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=BENCH)
    parser.add_argument("--list", action="store_true", help="print what was told wrongly and what was missed")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if absent(given.bench):
        return 0
    gold, corpus = labelled(), texts(given.bench, "polnear")
    lost = moved(gold, corpus)
    if lost:
        print(f"{len(lost)} labels name sentences that the corpus does not have; nothing was measured", file=sys.stderr)
        return 1
    results = measured(gold, told_by(given.bench))
    if given.json:
        print(json.dumps(results, indent=1))
        return 0
    for what in ("states", "opposite", "agreement"):
        print(what)
        print("\n".join(f"  {name:<26}{figure}" for name, figure in results[what].items()))
    if given.list:
        for passage in results["wrong"]:
            words = corpus[passage["document"]][slice(*passage["span"])] if passage["span"] else "?"
            print(f"told {passage['bearing']}, labelled {passage['labels']}: {passage['claim']}: {words!r}")
        for miss in results["missed"]:
            spans = [one for one in gold if (one.claim, one.document, one.label) == tuple(miss.values())[:3]]
            words = " / ".join(corpus[one.document][one.start : one.end] for one in spans)
            print(f"missed {miss['label']}{'' if miss['shown'] else ', not shown'}: {miss['claim']}: {words!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
