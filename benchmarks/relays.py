"""What an analyst waits for, when one release was relayed very often: CPU seconds of one judgment more.

``python benchmarks/relays.py [--relays 300 --relays 1000] [--json]``

A made-up case holds so many relays of one release, which differ in a number and a name; all but five are linked to one
claim. Told are the first dossier, the dossier after each of the last five links (median), after
a note, and the history of the claim by day.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import osintkit
from osintkit.model import JoinReason

WORDS = "The ministry said on Monday that {} soldiers had crossed the border near {} and that more would follow."
CASE = """\
schema: 1
id: relays
title: Relays
question: Did soldiers cross the border?
analyst: anna
sources:
  - {id: ministry, name: Ministry, kind: government}
claims:
  - {id: crossed, text: Soldiers had crossed the border., main: true, terms: [soldiers, border, crossed]}
"""
LAST = 5


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def made(root: Path, relays: int) -> None:
    osintkit.new_case(root)
    (root / "case.yaml").write_text(CASE, encoding="utf-8")
    rows = [
        {
            "date": f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}",
            "outlet": f"Outlet {number}",
            "text": WORDS.format(1000 + number, f"town{number % 50}"),
        }
        for number in range(relays)
    ]
    log = root.parent / "log.jsonl"
    log.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    osintkit.open_case(root).add(log)


def measured(relays: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "relays"
        made(root, relays)
        case = osintkit.open_case(root)
        documents = list(case.records.reading().documents.values())
        for one in documents[:-LAST]:
            case.judge.link(case.passage(one.id, 0, len(one.text)), "crossed", "supports")
        row = {"relays": relays, "first_cpu_s": round(spent(lambda: case.dossier("crossed")), 3)}
        after = []
        for one in documents[-LAST:]:
            case.judge.link(case.passage(one.id, 0, len(one.text)), "crossed", "supports")
            after.append(spent(lambda: case.dossier("crossed")))
        row["after_a_link_cpu_s"] = round(statistics.median(after), 3)
        case.judge.note("crossed", "read again")
        row["after_a_note_cpu_s"] = round(spent(lambda: case.dossier("crossed")), 3)
        row["history_cpu_s"] = round(spent(lambda: case.steps("crossed")), 3)
        row["copy_joins"] = sum(join.reason is JoinReason.COPY for join in case.dossier("crossed").joins)
        return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relays", type=int, action="append")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = [measured(relays) for relays in options.relays or [12, 300, 1000]]
    if options.json:
        print(json.dumps(rows, indent=1))
        return
    for row in rows:
        print("  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
