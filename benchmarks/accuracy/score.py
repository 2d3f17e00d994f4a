"""Score any JSONL of predictions against a gold JSONL of the same shape.

usage: score.py GOLD.jsonl PREDICTIONS.jsonl [--json]

A row: ``{"id", "text" (gold only), "statements": [{"speaker": spans, "cue": spans, "content": spans, "speaker_source":
id or null, "modality", "upstream": [ids]}], "quantities": [{"span", "low", "best", "high", "unit", "scope"}],
"dates": [{"span", "value"}]}``; spans are lists of ``[start, end)`` in code points. Statements are paired one to one,
best overlap first.

exact     a role's spans are the same after trimming quotes, spaces and punctuation at their ends
overlap   a role's spans of a paired statement share a character
who       paired, cues overlap or contents do, and the speakers overlap (none when gold has none)
relation  who, and contents have a character Jaccard of at least .5
speakers  of paired statements whose speakers overlap: the declared source is right (undeclared: none is claimed)
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path

ROLES = ("speaker", "cue", "content")
TRIM = " \t\r\n\u00a0\"'“”‘’«»`,.;:!?()[]—–-"


def read_jsonl(path: str) -> list[dict]:
    lines = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    return [json.loads(line) for line in lines.split("\n") if line.strip()]


def ratio(hits: int, predicted: int, gold: int) -> dict[str, float]:
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4), "n": gold}


def characters(text: str, spans: list[list[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def trimmed(text: str, spans: list[list[int]]) -> tuple[tuple[int, int], ...]:
    kept = []
    for first, last in spans:
        start, end = first, last
        while start < end and text[start] in TRIM:
            start += 1
        while end > start and text[end - 1] in TRIM:
            end -= 1
        if end > start:
            kept.append((start, end))
    return tuple(sorted(kept))


def jaccard(one: set[int], other: set[int]) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def paired(gold: list[dict], found: list[dict]) -> list[tuple[int, int]]:
    """Pair statements given as role -> characters, greedily from the best total overlap."""
    ranked = sorted(
        (-sum(jaccard(g[role], f[role]) for role in ROLES), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g["cue"] & f["cue"] or g["content"] & f["content"]
    )
    pairs, left, right = [], set(), set()
    for _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


class Tally:
    """Hits, predictions and gold of one measure."""

    def __init__(self) -> None:
        self.hits = self.predicted = self.gold = 0

    def add(self, hits: int, predicted: int, gold: int) -> None:
        self.hits += hits
        self.predicted += predicted
        self.gold += gold

    def result(self) -> dict[str, float]:
        return ratio(self.hits, self.predicted, self.gold)


def score(gold_rows: list[dict], predicted_rows: list[dict]) -> dict:
    by_id = {row["id"]: row for row in predicted_rows}
    tallies: dict[str, Tally] = {}

    def tally(name: str) -> Tally:
        return tallies.setdefault(name, Tally())

    for gold in gold_rows:
        row = by_id.get(gold["id"], {})
        _statements(gold, row.get("statements", []), tally)
        _quantities(gold.get("quantities", []), row.get("quantities", []), tally)
        _dates(gold.get("dates", []), row.get("dates", []), tally)
    return {"documents": len(gold_rows), **{name: found.result() for name, found in sorted(tallies.items())}}


def _statements(gold: dict, found: list[dict], tally) -> None:
    text, wanted = gold["text"], gold["statements"]
    g = [{role: characters(text, statement.get(role) or []) for role in ROLES} for statement in wanted]
    f = [{role: characters(text, statement.get(role) or []) for role in ROLES} for statement in found]
    who = relation = modality = speakers = upstream = 0
    overlap = dict.fromkeys(ROLES, 0)
    pairs = paired(g, f)
    named = 0
    for i, j in pairs:
        for role in ROLES:
            overlap[role] += bool(g[i][role] & f[j][role])
        right = bool(g[i]["speaker"] & f[j]["speaker"]) if g[i]["speaker"] else not f[j]["speaker"]
        who += right
        relation += right and jaccard(g[i]["content"], f[j]["content"]) >= 0.5
        modality += wanted[i]["modality"] == found[j].get("modality", "asserts")
        upstream += list(wanted[i]["upstream"]) == list(found[j].get("upstream", []))
        if right and g[i]["speaker"]:
            named += 1
            speakers += wanted[i]["speaker_source"] == found[j].get("speaker_source")
    tally("who").add(who, len(f), len(g))
    tally("relation").add(relation, len(f), len(g))
    tally("modality of paired").add(modality, len(pairs), len(pairs))
    tally("upstream of paired").add(upstream, len(pairs), len(pairs))
    tally("speakers of paired").add(speakers, named, named)
    for role in ROLES:
        exact_gold = {trimmed(text, s.get(role) or []) for s in wanted} - {()}
        exact_found = {trimmed(text, s.get(role) or []) for s in found} - {()}
        tally(f"{role} exact").add(len(exact_gold & exact_found), len(exact_found), len(exact_gold))
        tally(f"{role} overlap").add(overlap[role], sum(bool(x[role]) for x in f), sum(bool(x[role]) for x in g))


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-5)


def _touch(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _quantities(gold: list[dict], found: list[dict], tally) -> None:
    used: set[int] = set()
    value = scope = 0
    for wanted in gold:
        hit = next((j for j, q in enumerate(found) if j not in used and _touch(wanted["span"], q["span"])), None)
        if hit is None:
            continue
        used.add(hit)
        numbers = {q for q in (wanted["low"], wanted["best"], wanted["high"]) if q is not None}
        got = {q for q in (found[hit].get("low"), found[hit].get("best"), found[hit].get("high")) if q is not None}
        same = all(_same(wanted[bound], found[hit].get(bound)) for bound in ("low", "best", "high"))
        value += same or (wanted["best"] is not None and got == numbers)
        scope += wanted["scope"] == found[hit].get("scope")
    tally("quantity value").add(value, len(found), len(gold))
    tally("quantity scope of paired").add(scope, len(used), len(used))


def _dates(gold: list[dict], found: list[dict], tally) -> None:
    used: set[int] = set()
    value = 0
    for wanted in gold:
        hit = next((j for j, d in enumerate(found) if j not in used and _touch(wanted["span"], d["span"])), None)
        if hit is None:
            continue
        used.add(hit)
        value += wanted["value"] == found[hit].get("value")
    tally("date overlap").add(len(used), len(found), len(gold))
    tally("date value").add(value, len(found), len(gold))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("predictions")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = score(read_jsonl(arguments.gold), read_jsonl(arguments.predictions))
    if arguments.json:
        print(json.dumps(result, indent=1))
        return
    print(f"{result.pop('documents')} documents")
    for name, values in result.items():
        print(f"{name:26} P {values['p']:.3f}  R {values['r']:.3f}  F1 {values['f1']:.3f}  n {values['n']}")


if __name__ == "__main__":
    main()
