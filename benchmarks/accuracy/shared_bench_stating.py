"""What is told to state a claim: on real news that nobody prepared, on controls, and on claims of another field.

``python benchmarks/accuracy/shared_bench_stating.py [--bench DIR] [--claims N] [--list] [--json] [PART ...]``

The parts, all when none is named: ``headlines`` takes headlines of the ``fnc`` corpus as claims of a case of all its
texts, which people have labelled as agreeing, disagreeing, discussing or unrelated. ``silent`` puts the claims of
``controls.py``, of which the news says nothing or only nearly something, to the cases of both corpora, with declared
sources. ``pairs`` compares claims with passages one by one. Nobody has judged anything. Beside osintkit stand three
that read nothing: "always supports" (all that is shown states the claim), "always neutral" and word coverage
(``word_coverage.py``). The two cases are made once, in some twenty seconds, and kept among the temporary files.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd
from controls import controls, near_misses
from news import BENCH, CORPORA, absent, ids_of, news_case, rows, texts
from shared_bench_corroborate import evaluated
from word_coverage import Coverage, denied

from osintkit.corroborate.evidence import Reading
from osintkit.corroborate.suggestions import compared
from osintkit.model import Claim, Document

SIDES = ("supports", "refutes")
NOTHING = {"unreported", "not judged"}
ENOUGH = (0.5, 0.7)
"""Shares of a claim's words from which on word coverage tells a sentence to state it."""
Told = tuple[str, str]
"""A text of the corpus and what it is told to do: ``supports``, ``refutes`` or ``neutral``."""


class Topics:
    """Headlines and bodies tied by any label but "unrelated"."""

    def __init__(self, labels: dict[str, dict[str, str]]) -> None:
        self.parent: dict[object, object] = {}
        for headline, found in labels.items():
            for body, label in found.items():
                if label != "unrelated":
                    self.parent[self.of(("h", headline))] = self.of(("b", body))

    def of(self, one: object) -> object:
        while self.parent.setdefault(one, one) != one:
            one = self.parent[one]
        return one


def shown(case: Any, claim: str) -> pd.DataFrame:
    """Return the passages that a case shows for a claim."""
    table = case.evidence(claim)
    return table[~table["status"].isin(["rejected", "later"])]


def headlines(bench: Path, number: int) -> list[dict[str, Any]]:
    """Measure what is told to state headlines, beside what people labelled."""
    told = texts(bench, "fnc")
    first: dict[str, str] = {}
    same = {key: first.setdefault(text, key) for key, text in told.items()}
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows(bench, "fnc1.train.jsonl.gz"):
        labels[row["headline"]][same[str(row["body_id"])]] = row.get("gold") or row["label"]
    chosen = {f"c{at}": headline for at, headline in enumerate(_chosen(labels, number))}
    case = news_case(bench, "fnc", chosen)
    body_of = {document: same[min(keys)] for document, keys in ids_of(case, bench, "fnc").items()}
    kept = list(first.values())
    index = Coverage(told[key] for key in kept)

    def ours(claim: str) -> list[Told]:
        table = shown(case, claim)
        return [(body_of[one], side) for one, side in zip(table["document"], table["stance"], strict=True)]

    def covered(least: float) -> Callable[[str], list[Told]]:
        def told_by(claim: str) -> list[Told]:
            found = index.documents(chosen[claim], least)
            return [(kept[at], SIDES[denied(chosen[claim], text)]) for at, text in found.items()]

        return told_by

    systems: dict[str, Callable[[str], list[Told]]] = {
        "osintkit": ours,
        "always supports": lambda claim: [(body, "supports") for body, _ in ours(claim)],
        "always neutral": lambda claim: [(body, "neutral") for body, _ in ours(claim)],
        **{f"word coverage {least}": covered(least) for least in ENOUGH},
    }
    topics = Topics(labels)
    return [
        {"who": who, **_sided(((key, answers(key)) for key in chosen), chosen, labels, topics)}
        for who, answers in systems.items()
    ]


def _chosen(labels: dict[str, dict[str, str]], number: int) -> list[str]:
    good = sorted(
        headline
        for headline, found in labels.items()
        if sum(label in {"agree", "disagree"} for label in found.values()) >= 4
        and sum(label == "unrelated" for label in found.values()) >= 10
        and not headline.strip().endswith("?")
        and 5 <= len(headline.split()) <= 16
    )
    random.Random(7).shuffle(good)
    return good[:number]


def _sided(
    told: Iterable[tuple[str, list[Told]]], chosen: dict[str, str], labels: dict[str, dict[str, str]], topics: Topics
) -> dict[str, float | int]:
    seen: Counter[str] = Counter()
    for key, answers in told:
        found = labels[chosen[key]]
        related = {body for body, label in found.items() if label != "unrelated"}
        sided = {body for body, label in found.items() if label in {"agree", "disagree"}}
        stated = [(body, side) for body, side in answers if side in SIDES]
        seen.update(related=len(related), sided=len(sided), stated=len(stated))
        seen.update(
            reached=len({body for body, _ in answers} & related), stating=len({body for body, _ in stated} & sided)
        )
        for body, side in stated:
            seen["topic"] += topics.of(("b", body)) == topics.of(("h", chosen[key]))
            if body in sided:
                agrees = found[body] == "agree"
                seen.update(with_side=1, agree=agrees, right=agrees == (side == "supports"))
    return {
        "claims": len(chosen),
        "stating passages": seen["stated"],
        "on the claim's topic": _share(seen["topic"], seen["stated"]),
        "with a side": seen["with_side"],
        "side right": _share(seen["right"], seen["with_side"]),
        "above always supports": _share(seen["right"] - seen["agree"], seen["with_side"]),
        "sided documents reached by stating": _share(seen["stating"], seen["sided"]),
        "related documents reached by anything": _share(seen["reached"], seen["related"]),
    }


def silent(bench: Path) -> list[dict[str, Any]]:
    """Measure what is told of claims of which the news says nothing, or says something near."""
    results = []
    for corpus in CORPORA:
        misses = [miss for miss in near_misses() if miss.corpus == corpus]
        claims = {f"z{at}": text for at, text in enumerate(controls())}
        near = {f"n{at}": miss.claim for at, miss in enumerate(misses)}
        case = news_case(bench, corpus, claims | near)
        sides = {key: list(shown(case, key)["stance"]) for key in claims | near}
        index = Coverage(texts(bench, corpus).values())
        table = case.claims().set_index("claim")
        wrong = [
            key
            for key in claims
            if not NOTHING.issuperset([table["status"][key]])
            or pd.notna(table["digit"][key])
            or {*sides[key]} & {*SIDES}
        ]
        stated = [key for key in near if "supports" in sides[key]]
        against = [key for key in near if "refutes" in sides[key]]
        kinds = Counter(misses[int(key[1:])].kind for key in {*stated, *against})
        results.append(
            {
                "corpus": corpus,
                "controls": len(claims),
                "controls with anything counted": len(wrong),
                "of them, always supports": sum(bool(sides[key]) for key in claims),
                **{f"of them, word coverage {at}": _covered(index, claims.values(), at) for at in ENOUGH},
                "near misses": len(near),
                "near misses told as stated": len(stated),
                "near misses told as the opposite": len(against),
                "near misses, always supports": sum(bool(sides[key]) for key in near),
                **{f"near misses, word coverage {at}": _covered(index, near.values(), at) for at in ENOUGH},
                "kinds": dict(sorted(kinds.items())),
                "told": [*((claims | near)[key] for key in [*wrong, *stated, *against])],
            }
        )
    return results


def _covered(index: Coverage, claims: Iterable[str], least: float) -> int:
    return sum(any(True for _ in index.sentences(claim, least)) for claim in claims)


def pairs(bench: Path) -> list[dict[str, Any]]:
    """Measure claims against passages one by one."""
    name = "claims.healthver.dev.jsonl.gz"
    gold = rows(bench, name)
    index = Coverage(row["passage"] for row in gold)
    systems: dict[str, Callable[[dict[str, Any]], str]] = {
        "osintkit": _stance,
        "always supports": lambda _: "supports",
        "always neutral": lambda _: "neutral",
        **{f"word coverage {least}": _by_words(index, least) for least in ENOUGH},
    }
    results = []
    for who, answer in systems.items():
        told = evaluated(bench, "eval_claims.py", name, [{"id": row["id"], "stance": answer(row)} for row in gold])
        sides = {
            f"{what} of {side}": round(told[side][short], 3)
            for side in SIDES
            for what, short in (("precision", "p"), ("recall", "r"))
        }
        above = round(told["accuracy"] - told["always_neutral"], 3)
        results.append({"who": who, "pairs": len(gold), **sides, "accuracy above always neutral": above})
    return results


def _by_words(index: Coverage, least: float) -> Callable[[dict[str, Any]], str]:
    def answer(row: dict[str, Any]) -> str:
        if index.share(row["claim"], row["passage"]) < least:
            return "neutral"
        return SIDES[denied(row["claim"], row["passage"])]

    return answer


def _stance(row: dict[str, Any]) -> str:
    text = row["passage"] or " "
    document = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language="en")
    found = compared(Claim(id="c", text=row["claim"]), Reading(documents={"D-1": document}), document, (0, len(text)))
    return str(found.stance) if found and str(found.stance) in SIDES else "neutral"


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 3)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=BENCH)
    parser.add_argument("--claims", type=int, default=60, help="headlines to take as claims")
    parser.add_argument("--list", action="store_true", help="also print the silent claims that were told to be stated")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("parts", nargs="*", metavar="part", help="headlines, silent, pairs; all when none is named")
    given = parser.parse_args()
    if absent(given.bench):
        return 0
    measures: dict[str, Callable[[], list[dict[str, Any]]]] = {
        "headlines": lambda: headlines(given.bench, given.claims),
        "silent": lambda: silent(given.bench),
        "pairs": lambda: pairs(given.bench),
    }
    results = {part: measures[part]() for part in given.parts or measures}
    for row in results.get("silent", []) if not given.list else []:
        del row["told"]
    if given.json:
        print(json.dumps(results, indent=1, ensure_ascii=False))
        return 0
    for part, table in results.items():
        print(part)
        for row in table:
            first, *rest = row.items()
            print(f"  {first[1]}")
            print("\n".join(f"    {what:<42}{figure}" for what, figure in rest))
    return 0


if __name__ == "__main__":
    sys.exit(main())
