"""Measure the rules on both halves of our gold corpus, and hold the floors in ``floors.json``.

usage: floors.py [--pin]

The corpus is named by a hash of its two files: changing a sentence or an annotation asks for new floors in the same
change. Errors are read on the development half alone; of the test half only these figures are looked at. ``--pin``
writes floors three points below what is measured, and lowers none that is still met. Numbers and dates are marked in
part, so their floors are recalls.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from predict import predict  # noqa: E402 - a sibling script
from score import read_jsonl, score  # noqa: E402 - a sibling script

HALVES = ("development", "test", "languages")
MARGIN, WIDE = 0.03, 0.08  # what others judge (modality, numbers, dates) has more room
MEASURES = {
    "who": "f1",
    "relation": "f1",
    "speaker overlap": "f1",
    "cue overlap": "f1",
    "content exact": "f1",
    "speakers of paired": "p",
    "modality of paired": "p",
    "upstream of paired": "p",
    "quantity value": "r",
    "date value": "r",
}


def corpus_hash() -> str:
    """Return the SHA-256 of the corpus files, one after the other."""
    digest = hashlib.sha256()
    for half in HALVES:
        digest.update((HERE / "gold" / f"{half}.jsonl").read_bytes())
    return digest.hexdigest()


def measure(half: str, extractor) -> dict[str, float]:
    """Return the pinned measures of an extractor on a half."""
    gold = read_jsonl(str(HERE / "gold" / f"{half}.jsonl"))
    result = score(gold, [predict(row, extractor) for row in gold])
    return {name: result[name][kind] for name, kind in MEASURES.items()}


def raised(name: str, value: float, before: float) -> float:
    """Return the floor of a measure: some points below what is measured, never below one that is still met."""
    new = round(max(0.0, value - (MARGIN if MEASURES[name] == "f1" else WIDE)), 3)
    return max(new, before) if value >= before else new


def main() -> int:
    from osintkit.extract.readers.rules import RuleExtractor

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="write floors from what is measured now")
    arguments = parser.parse_args()
    found = {half: measure(half, RuleExtractor()) for half in HALVES}
    path = HERE / "floors.json"
    if arguments.pin:
        old = json.loads(path.read_text(encoding="utf-8"))
        floors = {
            half: {name: raised(name, value, old[half][name]) for name, value in values.items()}
            for half, values in found.items()
        }
        path.write_text(json.dumps({"corpus_sha256": corpus_hash(), **floors}, indent=1) + "\n", encoding="utf-8")
    floors = json.loads(path.read_text(encoding="utf-8"))
    below = 0
    print(f"{'measured, floor':22}" + "".join(f" {half:>18}" for half in HALVES))
    for name in MEASURES:
        row = f"{name:22}"
        for half in HALVES:
            value, floor = found[half][name], floors[half][name]
            below += value < floor
            row += f"  {value:8.3f} {floor:8.3f}"
        print(row)
    if floors["corpus_sha256"] != corpus_hash():
        print("the corpus has changed: pin new floors in the same change")
        return 1
    return 1 if below else 0


if __name__ == "__main__":
    raise SystemExit(main())
