"""Score our attribution in the shared evaluator's format and print it beside the peers' figures.

usage: shared_bench.py [--train] [--reader] [--json]

Needed is the folder ``shared/bench`` beside the repository: the evaluators and the development parts of public
corpora, which are no part
of this project. Nothing of them is kept: neither sentences nor weights. ``--reader`` also trains the conditional
random field on the
corpus's training part, in a temporary folder, and measures it; ``shared_bench_values.py`` does the same for times,
events and quantities.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from osintkit.extract.readers.rules import RuleExtractor

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench"
# as the folder's README states them; cue / who / relation F1, on the part that is kept apart
PEERS = (
    ("regular expressions", ".43", ".43", ".29"),
    ("GenderGapTracker (with a parser)", ".53", ".48", ".38"),
    ("CRF on surface features", ".74", ".65", ".47"),
    ("people against people", ".81", ".80", ".75"),
    ("target on the development part", ".72", ".65", ".50"),
)


def rows(name: str) -> list[dict]:
    with gzip.open(BENCH / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def attributions(row: dict, extractor) -> dict:
    """Return a document's relations as the evaluator wants them."""
    relations = extractor.relations(row["text"], "en")
    return {
        "id": row["id"],
        "attributions": [
            {"source": relation.source, "cue": relation.cue, "content": relation.content} for relation in relations
        ],
    }


def evaluate(name: str, extractor) -> dict:
    """Run the shared evaluator on our predictions for a part of the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        lines = [json.dumps(attributions(row, extractor)) for row in rows(name)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, "eval_attribution.py", f"data/{name}.jsonl.gz", str(path), "--json"]
        answer = subprocess.run(command, cwd=BENCH, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def trained_reader(folder: Path):
    """Train the reader on the training part; its weights are thrown away with the folder."""
    from osintkit.extract.readers.trained import TrainedReader, train_reader

    annotated = [
        {
            "id": row["id"],
            "text": row["text"],
            "statements": [{"speaker": g["source"], "cue": g["cue"], "content": g["content"]} for g in row["gold"]],
        }
        for row in rows("polnear.train")
    ]
    train_reader(annotated, folder / "reader.crfsuite")
    return TrainedReader(folder / "reader.crfsuite")


def show(name: str, result: dict) -> None:
    figures = "  ".join(f"{result[key]['f1']:.3f}" for key in ("cue", "who", "relation"))
    print(f"{name:34} {figures}   who P {result['who']['p']:.3f} R {result['who']['r']:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="also measure on the training part")
    parser.add_argument("--reader", action="store_true", help="also train and measure the reader (minutes)")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not BENCH.is_dir():
        raise SystemExit(f"{BENCH} is absent: lay the folder of development data beside the repository")
    parts = ["polnear.dev", *(["polnear.train"] if arguments.train else [])]
    results = {f"osintkit rules on {part}": evaluate(part, RuleExtractor()) for part in parts}
    if arguments.reader:
        with tempfile.TemporaryDirectory() as folder:
            results["osintkit reader on polnear.dev"] = evaluate("polnear.dev", trained_reader(Path(folder)))
    if arguments.json:
        print(json.dumps(results, indent=1))
        return
    print(f"{'attribution, F1':34} cue    who    relation")
    for name, cue, who, relation in PEERS:
        print(f"{name:34} {cue:5}  {who:5}  {relation}")
    for name, result in results.items():
        show(name, result)
        kinds = ", ".join(f"{kind} {v['recall']:.2f}" for kind, v in result["recall_by_type"].items())
        print(f"{'':34} recall by type: {kinds}")


if __name__ == "__main__":
    main()
