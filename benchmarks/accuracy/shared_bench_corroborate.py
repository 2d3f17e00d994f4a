"""Accuracy of search, stance and copies on the development data kept beside this repository.

``python benchmarks/accuracy/shared_bench_corroborate.py [--bench DIR] [--json] [search] [stance] [pairs]``

The corpora are not part of the project: they lie in ``../shared/bench`` beside it, with their own evaluators, which
are run here on what osintkit answers. The figures of the peers and the goals are those of that folder's README.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from osintkit.corroborate.copies.find import CopyOptions, find_copies
from osintkit.corroborate.copies.same_story import StoryWeights, same_story
from osintkit.corroborate.search.suggest import PassageIndex, SearchPassage, suggest
from osintkit.corroborate.stance.documents import judge_document
from osintkit.model import Claim, Stance

BENCH = Path(__file__).resolve().parents[3] / "shared" / "bench"
LABELS = {Stance.SUPPORTS: "agree", Stance.REFUTES: "disagree", Stance.NEUTRAL: "discuss"}


def rows(bench: Path, name: str) -> list[dict]:
    with gzip.open(bench / "data" / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def evaluated(bench: Path, script: str, gold: str, answers: list[dict], *flags: str) -> dict:
    """Run one of the folder's own evaluators."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("".join(json.dumps(answer) + "\n" for answer in answers))
        file.flush()
        command = [sys.executable, bench / script, bench / "data" / gold, file.name, "--json", *flags]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=bench)
    return json.loads(done.stdout)


def search(bench: Path) -> list[dict]:
    results = []
    goals = {
        "ecb.dev": {"goal": (0.86, 0.66, 0.77), "BM25": (0.82, 0.61, 0.73), "MiniLM": (0.86, 0.68, 0.77)},
        "wice.dev": {"goal": (0.84, 0.70, None), "BM25": (0.80, 0.65, None)},
    }
    for name, peers in goals.items():
        pools: dict[str, PassageIndex] = defaultdict(PassageIndex)
        for row in rows(bench, f"{name}.passages.jsonl.gz"):
            document = row.get("doc", row["pool"])
            passage = SearchPassage(id=row["id"], document=document, start=0, end=len(row["text"]), text=row["text"])
            pools[row["pool"]].add([passage])
        answers = []
        for row in rows(bench, f"{name}.queries.jsonl.gz"):
            found = suggest(Claim(id="q", text=row["text"]), pools[row["pool"]], limit=1000)
            ranking = [candidate.passage.id for candidate in found if candidate.passage.id != row["id"]]
            answers.append({"id": row["id"], "ranking": ranking})
        scores = evaluated(bench, "eval_retrieval.py", f"{name}.queries.jsonl.gz", answers)
        results.append(line(f"search {name}", ("hit@1", "MAP", "nDCG@10"), scores, ("hit@1", "map", "ndcg@10"), peers))
    return results


def stance(bench: Path) -> list[dict]:
    bodies = {row["id"]: row["text"] for row in rows(bench, "fnc1.train.bodies.jsonl.gz")}
    answers = []
    for row in sorted(rows(bench, "fnc1.train.jsonl.gz"), key=lambda row: row["body_id"]):
        judged = judge_document(row["headline"], bodies[row["body_id"]])
        answers.append({"id": row["id"], "label": LABELS[judged.stance] if judged.related else "unrelated"})
    scores = evaluated(bench, "eval_stance.py", "fnc1.train.jsonl.gz", answers, "--fnc")
    scores["disagree"] = scores["per_class"]["disagree"]["f1"]
    scores["relative"] = scores["fnc"]["relative"]
    peers = {
        "goal": (0.62, 0.40, 0.80),
        "baseline": (0.45, 0.01, 0.75),
        "lexical rule": (0.60, 0.28, 0.78),
        "challenge winners": (0.60, 0.13, 0.82),
    }
    names = ("macro F1", "F1 disagree", "FNC")
    return [line("stance fnc1.train", names, scores, ("macro_f1", "disagree", "relative"), peers)]


def pairs(bench: Path) -> list[dict]:
    gold = rows(bench, "newssim.train.pairs.jsonl.gz")
    weights = StoryWeights.of(text for row in gold for text in (row["text1"], row["text2"]))
    options = CopyOptions(containment=0.05, least=3, run=0)
    stories, copies = [], []
    for row in gold:
        stories.append({"id": row["id"], "score": same_story(row["text1"], row["text2"], weights)})
        found = find_copies([("1", row["text1"]), ("2", row["text2"])], options)
        copies.append({"id": row["id"], "score": found[0].containment if found else 0.0})
    peers = {"TF-IDF": (0.87,), "MinHash": (0.74,), "MiniLM": (0.90,)}
    told = {row["id"] for row in gold if find_copies([("1", row["text1"]), ("2", row["text2"])])}
    shares = {}
    for one_story in (True, False):
        asked = [row["id"] for row in gold if bool(row["gold"]) is one_story]
        shares[one_story] = sum(name in told for name in asked) / len(asked)
    names = ("share of pairs of one story", "of other pairs")
    return [
        line("told as copies, by the default rule", names, shares, (True, False), {}),
        *(
            line(f"{name}, as a sign of one story", ("AUC",), scores, ("auc",), peers)
            for name, scores in (
                ("same_story", evaluated(bench, "eval_pairs.py", "newssim.train.pairs.jsonl.gz", stories)),
                ("copy containment", evaluated(bench, "eval_pairs.py", "newssim.train.pairs.jsonl.gz", copies)),
            )
        ),
    ]


def line(task: str, names: tuple[str, ...], scores: dict, keys: tuple, peers: dict) -> dict:
    return {"task": task, "measures": names, "osintkit": tuple(round(scores[key], 3) for key in keys), **peers}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=BENCH)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("tasks", nargs="*", choices=["search", "stance", "pairs", []])
    options = parser.parse_args()
    if not (options.bench / "data").is_dir():
        print(f"{options.bench}: the development data is not there; give its folder with --bench", file=sys.stderr)
        return 1
    tasks = {"search": search, "stance": stance, "pairs": pairs}
    results = [row for name, task in tasks.items() if name in (options.tasks or tasks) for row in task(options.bench)]
    if options.json:
        print(json.dumps(results, indent=1))
        return 0
    for row in results:
        print(row.pop("task"), "—", " / ".join(row.pop("measures")))
        for who, figures in row.items():
            shown = " / ".join("-" if figure is None else f"{figure:.3f}" for figure in figures)
            print(f"  {who:<18} {shown}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
