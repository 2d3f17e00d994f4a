"""What is told to state a claim: on real news that nobody prepared, on controls, and on claims of another field.

``python benchmarks/accuracy/shared_bench_stating.py [--bench DIR] [--claims N] [news] [pairs]``

``news`` makes a case of the 1,683 news bodies of the development data beside the repository and takes headlines as
claims, with ``benchmarks/controls.txt`` (claims about which that news says nothing) and ``benchmarks/near_misses.txt``
(the right actor with another deed, the right deed elsewhere, roles turned round). Nobody has judged anything in it.
``pairs`` compares claims with passages one by one, beside "always neutral" and "always supports".
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import yaml
from shared_bench_corroborate import BENCH, evaluated, rows

import osintkit
from osintkit.corroborate.evidence import Reading
from osintkit.corroborate.suggestions import compared
from osintkit.model import Claim, Document, Stance

HERE = Path(__file__).resolve().parent
SIDES = {"supports", "refutes"}


def lines_of(name: str) -> list[str]:
    return [line for line in (HERE.parent / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def news_case(folder: Path, bodies: dict[str, str], claims: dict[str, str]) -> osintkit.Case:
    osintkit.new_case(folder / "case")
    declared = {"schema": 1, "id": "news", "title": "news", "question": "?", "sources": []}
    declared["claims"] = [{"id": key, "text": text} for key, text in claims.items()]
    (folder / "case" / "case.yaml").write_text(yaml.safe_dump(declared, allow_unicode=True), encoding="utf-8")
    (folder / "in").mkdir()
    for key, text in bodies.items():
        (folder / "in" / f"{key}.txt").write_text(text, encoding="utf-8")
    osintkit.open_case(folder / "case").add(folder / "in")
    return osintkit.open_case(folder / "case", read_only=True)


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


def news(bench: Path, number: int) -> None:
    bodies = {str(row["id"]): row["text"] for row in rows(bench, "fnc1.train.bodies.jsonl.gz")}
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows(bench, "fnc1.train.jsonl.gz"):
        labels[row["headline"]][str(row["body_id"])] = row.get("gold") or row["label"]
    good = sorted(
        headline
        for headline, found in labels.items()
        if sum(label in {"agree", "disagree"} for label in found.values()) >= 4
        and sum(label == "unrelated" for label in found.values()) >= 10
        and not headline.strip().endswith("?")
        and 5 <= len(headline.split()) <= 16
    )
    random.Random(7).shuffle(good)
    chosen = {f"c{at}": headline for at, headline in enumerate(good[:number])}
    controls = {f"z{at}": text for at, text in enumerate(lines_of("controls.txt"))}
    misses = {f"n{at}": text for at, text in enumerate(lines_of("near_misses.txt"))}
    topics = Topics(labels)
    with tempfile.TemporaryDirectory() as folder:
        case = news_case(Path(folder), bodies, chosen | controls | misses)
        name_of = case.captures().set_index("sha256")["name"]
        documents = case.documents()
        body_of = {
            document: name_of[capture].removesuffix(".txt")
            for document, capture in zip(documents["document"], documents["capture"], strict=True)
        }
        _claims(case, chosen, labels, topics, body_of)
        for what, given in (("controls", controls), ("near misses", misses)):
            told = {key: sum(case.evidence(key)["stance"].isin(SIDES)) for key in given}
            table = case.claims().set_index("claim").loc[list(given)]
            print(
                f"{what}: {sum(map(bool, told.values()))} of {len(given)} have a passage told as stated or refuted; ",
                end="",
            )
            print(f"digits {table['digit'].notna().sum()}; status {dict(Counter(table['status']))}")


def _claims(
    case: osintkit.Case,
    chosen: dict[str, str],
    labels: dict[str, dict[str, str]],
    topics: Topics,
    body_of: dict[str, str],
) -> None:
    seen: Counter[str] = Counter()
    for key, headline in chosen.items():
        found = case.evidence(key)
        related = {body for body, label in labels[headline].items() if label != "unrelated"}
        sided = {body for body, label in labels[headline].items() if label in {"agree", "disagree"}}
        shown = {body_of[one] for one in found["document"]}
        stated = found[found["stance"].isin(SIDES)]
        seen.update(related=len(related), sided=len(sided), reached=len(shown & related))
        seen.update(stating=len({body_of[one] for one in stated["document"]} & sided), counted=len(stated))
        for document, stance in zip(stated["document"], stated["stance"], strict=True):
            body = body_of[document]
            seen["topic"] += topics.of(("b", body)) == topics.of(("h", headline))
            label = labels[headline].get(body)
            if label in {"agree", "disagree"}:
                seen.update(with_side=1, agree=label == "agree", right=(label == "agree") == (stance == "supports"))
    print(f"{len(chosen)} headlines as claims: {seen['counted']} passages state them or their opposite")
    print(f"  on the claim's topic        {seen['topic'] / max(1, seen['counted']):.3f}")
    print(f"  side right                  {seen['right'] / max(1, seen['with_side']):.3f} of {seen['with_side']}")
    print(f"  always supports             {seen['agree'] / max(1, seen['with_side']):.3f}")
    print(f"  sided documents reached     {seen['stating'] / max(1, seen['sided']):.3f}")
    print(f"  related documents reached   {seen['reached'] / max(1, seen['related']):.3f} by anything shown")


def pairs(bench: Path) -> None:
    answers = []
    gold = rows(bench, "claims.healthver.dev.jsonl.gz")
    for row in gold:
        text = row["passage"]
        document = Document(id="D-1", capture="0" * 64, text=text or " ", loader="text/1", language="en")
        claim = Claim(id="c", text=row["claim"])
        found = compared(claim, Reading(documents={"D-1": document}), document, (0, len(text)))
        stance = str(found.stance) if found else "neutral"
        answers.append({"id": row["id"], "stance": stance if stance in SIDES else "neutral"})
    for what, given in (("osintkit", answers), ("always supports", [{**one, "stance": "supports"} for one in answers])):
        told = evaluated(bench, "eval_claims.py", "claims.healthver.dev.jsonl.gz", given)
        sides = "; ".join(
            f"{side} P {told[side]['p']:.3f} R {told[side]['r']:.3f} of {told[side]['told']} told"
            for side in sorted(SIDES, reverse=True)
        )
        print(f"{what}: {sides}; accuracy {told['accuracy']:.3f}, always neutral {told['always_neutral']:.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=BENCH)
    parser.add_argument("--claims", type=int, default=60)
    parser.add_argument("parts", nargs="*", default=["news", "pairs"])
    given = parser.parse_args()
    if not given.bench.is_dir():
        print(f"{given.bench}: the development data is not beside this repository; nothing was measured")
        return 0
    if "pairs" in given.parts:
        pairs(given.bench)
    if "news" in given.parts:
        news(given.bench, given.claims)
    return 0


if __name__ == "__main__":
    assert Stance.SUPPORTS in SIDES
    sys.exit(main())
