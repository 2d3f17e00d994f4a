"""Rows of the index, from the case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from osintkit.reports.index.page import IndexRow

if TYPE_CHECKING:
    from osintkit.case import Case

__all__ = ["claim_rows"]


def claim_rows(case: Case, as_of: date | None) -> tuple[IndexRow, ...]:
    """Return a row for each declared claim, in the order of ``case.yaml``."""
    table = case.claims(as_of=as_of)
    sources = case.sources(as_of)
    letters = dict(zip(sources["source"], sources["letter"], strict=True))
    rows = []
    for cells in table.astype(object).where(table.notna(), None).to_dict("records"):
        claim = case.file.claims[cells["claim"]]
        supporting = [
            origin
            for origin in case.dossier(claim.id, as_of).origins
            if origin.counts and origin.root and str(origin.stance) in {"supports", "conflicting"}
        ]
        rows.append(
            IndexRow(
                claim=claim.id,
                text=claim.text,
                verdict=str(cells["status"]),
                waits=str(cells["waits"] or ""),
                origins=int(cells["origins"]),
                against=int(cells["refuting"]),
                families=int(cells["families"]),
                letters=_counted(str(letters.get(origin.root, "F")) for origin in supporting),
                digit=str(cells["digit"] or ""),
                rated=str(cells["rated"] or ""),
                changed=_day(cells["changed"]),
                main=claim.main,
            )
        )
    return tuple(rows)


def _counted(letters: Iterable[str]) -> str:
    """Return ``B, 2 C`` for a B and two Cs; nobody takes in a list of twenty letters at a glance."""
    counted = sorted(Counter(letters).items())
    return ", ".join(letter if count == 1 else f"{count} {letter}" for letter, count in counted)


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
