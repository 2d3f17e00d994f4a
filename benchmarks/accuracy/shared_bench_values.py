"""Score what osintkit reads of times, events and quantities, in the evaluators' own formats.

Run it as ``python benchmarks/accuracy/shared_bench_values.py [--json]``. Needed is the folder ``shared/bench`` beside
the repository, with its evaluators and its development data (parts of public corpora, which are no part of this
project). The gold for quantities (``quantities_gold.jsonl``) and for Ukrainian, Russian and Korean
(``values_gold_languages.jsonl``) was written for this project, and rules were mended after reading the errors on it:
these are development figures, and flatter us.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from osintkit.extract.dates.find import find_dates
from osintkit.extract.modality.events import event_factuality
from osintkit.extract.quantities.find import change_of, find_quantities
from osintkit.model import Quantity, StatedDate

HERE = Path(__file__).resolve().parent
BENCH = HERE.parents[1].parent / "shared" / "bench"
OWN_QUANTITIES = HERE / "quantities_gold.jsonl"
OWN_LANGUAGES = HERE / "values_gold_languages.jsonl"

# figures of the peers and the targets as the folder's README states them (peers: on the part that is kept apart)
PEERS = {
    "times": "dateparser .17/.69/.03, MS Recognizers .68/.84/.59, HeidelTime .81/.90/.78; reach .80/.90/.80",
    "events": "all asserted .78/0, word lists .62/.61, best published .42/.75; reach .50/.72",
    "quantities": "regex .73/.67/.51, quantulum3 .70/.63/.41, CQE .92/.88/.86; reach .88/.82/.75",
}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSONL file, plain or gzip."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            if line.strip():
                yield json.loads(line)


def times(row: dict[str, Any]) -> dict[str, Any]:
    """Return our reading of a document of the time corpus."""
    found = find_dates(row["text"], StatedDate(row["dct"]))
    return {
        "id": row["id"],
        "timexes": [{"start": one.span.start, "end": one.span.end, "value": one.value} for one in found],
    }


def events(row: dict[str, Any]) -> dict[str, Any]:
    """Return our degree for each event that the corpus marks."""
    text = row["text"]
    return {
        "id": row["id"],
        "events": [
            {"start": gold["start"], "end": gold["end"], "value": event_factuality(text, gold["start"], gold["end"])}
            for gold in row["gold"]
        ],
    }


def quantity_value(found: Quantity) -> float | list[float]:
    """Return the value as the evaluator wants it: one number, or both ends of a range."""
    if found.best is not None:
        return found.best
    if found.low is not None and found.high is not None:
        return [found.low, found.high]
    return found.low if found.low is not None else found.high or 0.0


def quantities(row: dict[str, Any]) -> dict[str, Any]:
    """Return our quantities of a sentence."""
    found = find_quantities(row["text"])
    return {
        "id": row["id"],
        "quantities": [
            {"value": quantity_value(one), "change": change_of(one), "unit": one.unit}
            for one in found
            if not (one.best is None and one.low is None and one.high is None)
        ],
    }


def evaluate(script: str, gold: Path, predictions: list[dict[str, Any]]) -> dict[str, Any]:
    """Run one of the folder's evaluators on predictions."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as handle:
        by_id = {row["id"]: row for row in predictions}  # one document stands twice in a corpus
        handle.writelines(json.dumps(row) + "\n" for row in by_id.values())
        handle.flush()
        done = subprocess.run(
            [sys.executable, str(BENCH / script), str(gold), handle.name, "--json"],
            check=True,
            capture_output=True,
            text=True,
            cwd=BENCH,
        )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def own_scopes() -> dict[str, float]:
    """Return how often scope and "additional" of our own gold come out, over the quantities found by value."""
    right = total = 0
    for row in rows(OWN_QUANTITIES):
        found = {json.dumps(quantity_value(one)): one for one in find_quantities(row["text"])}
        for gold in row["gold"]:
            value = gold["value"]
            key = json.dumps([float(end) for end in value] if isinstance(value, list) else float(value))
            if ("scope" in gold or "additional" in gold) and key in found:
                total += 1
                right += gold.get("scope", str(found[key].scope)) == found[key].scope
                right -= bool(gold.get("additional")) and not found[key].additional
    return {"right": right, "of": total}


def own_languages() -> dict[str, dict[str, float]]:
    """Return F1 of quantity values with their kind, and of dates, for each language of our own gold.

    A date counts when the gold is the stated date or among its candidates: both readings kept is right.
    """
    counts: dict[str, list[int]] = {}
    for row in rows(OWN_LANGUAGES):
        language, text = row["language"], row["text"]
        found = [(quantity_value(one), change_of(one)) for one in find_quantities(text, language=language)]
        wanted = [(one["value"], one["change"]) for one in row["quantities"]]
        dates = find_dates(text, StatedDate(row["published"]), language=language)
        readings = [{str(day) for day in (one.date, *one.candidates) if day is not None} for one in dates]
        tally = counts.setdefault(language, [0] * 6)
        right = sum(1 for one in wanted if one in found)
        dated = sum(1 for one in row["dates"] if any(one in reading for reading in readings))
        for place, number in enumerate((right, len(found), len(wanted), dated, len(dates), len(row["dates"]))):
            tally[place] += number
    return {
        language: {"quantities": 2 * tally[0] / (tally[1] + tally[2]), "dates": 2 * tally[3] / (tally[4] + tally[5])}
        for language, tally in sorted(counts.items())
    }


def measure() -> dict[str, Any]:
    """Return all figures that can be had here."""
    importlib.invalidate_caches()
    data = BENCH / "data"
    result: dict[str, Any] = {"scopes": own_scopes(), "languages": own_languages()}
    for name, script, gold, reader in (
        ("times", "eval_timex.py", data / "timex.train.jsonl.gz", times),
        ("events train", "eval_factuality.py", data / "factuality.uw.train.jsonl.gz", events),
        ("events dev", "eval_factuality.py", data / "factuality.uw.dev.jsonl.gz", events),
        ("quantities", "eval_quant.py", OWN_QUANTITIES, quantities),
    ):
        result[name] = evaluate(script, gold, [reader(row) for row in rows(gold)])
    return result


def table(result: dict[str, Any]) -> str:
    """Return the figures beside those of the peers."""
    time, quantity, scopes = result["times"], result["quantities"], result["scopes"]
    lines = [
        "times       strict {:.3f}  relaxed {:.3f}  value {:.3f}".format(
            *(time[name]["f1"] for name in ("strict", "relaxed", "value"))
        ),
        f"            {PEERS['times']}",
    ]
    for part in ("events train", "events dev"):
        event = result[part]
        lines.append(f"{part:<13} MAE {event['mae']:.3f}  r {event['pearson']:.3f}  macro-F1 {event['macro_f1']:.3f}")
    lines += [
        f"            {PEERS['events']}",
        "quantities  value {:.3f}  + change {:.3f}  + unit {:.3f}  (our own sentences)".format(
            *(quantity[name]["f1"] for name in ("value", "value+change", "value+unit"))
        ),
        f"            {PEERS['quantities']}",
        f"scopes      {scopes['right']} of {scopes['of']} right (our own sentences)",
    ]
    lines += [
        f"{language:<11} quantities {figures['quantities']:.3f}  dates {figures['dates']:.3f}  (our own sentences)"
        for language, figures in result["languages"].items()
    ]
    return "\n".join(lines)


def main() -> int:
    """Print the table, or say what is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="all figures, for machines")
    options = parser.parse_args()
    if not (BENCH / "eval_timex.py").exists():
        print(f"{BENCH} is absent: the evaluators and their data are no part of this project; nothing was measured")
        return 0
    result = measure()
    print(json.dumps(result, indent=1) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
