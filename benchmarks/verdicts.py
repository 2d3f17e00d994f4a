"""What a verdict costs: dossiers, histories and the check of the worked case, in CPU seconds.

Run ``python benchmarks/verdicts.py``. The readings are cached first, as they are for an analyst after the first look.
Each figure is the best of three; a busy machine slows CPU seconds too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from osintkit.case import Case
from osintkit.corroborate.verdicts.check import check
from osintkit.corroborate.verdicts.dossier import build_dossier
from osintkit.corroborate.verdicts.history import history

ROOT = Path(__file__).resolve().parents[1]


def best_of_three(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(3):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def main() -> None:
    Case(ROOT, read_only=True).material()  # reads and caches what has not been read yet
    start = time.process_time()
    material = Case(ROOT, read_only=True).material()
    print(f"open a case of {len(material.evidence)} pieces of evidence: {time.process_time() - start:.2f} s")
    claims = list(material.claims)
    dossiers = best_of_three(lambda: [build_dossier(material, claim) for claim in claims])
    print(f"dossiers of {len(claims)} claims: {dossiers:.2f} s, {1000 * dossiers / len(claims):.0f} ms each")
    main_claim = next(name for name, claim in material.claims.items() if claim.main)
    steps = len(history(material, main_claim))
    told = best_of_three(lambda: history(material, main_claim))
    print(f"history of {main_claim}, {steps} steps: {told:.2f} s")
    print(f"check of all recorded assessments: {best_of_three(lambda: check(material)):.2f} s")


if __name__ == "__main__":
    main()
