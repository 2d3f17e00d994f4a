"""Several analysts on one case: what they judge differently, and how far they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osintkit.journal import Judgments
from osintkit.journal.agreement import confusion_tables, measure_agreement, to_settle
from osintkit.tables import to_frame

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.case.records import Records


def disagreements(records: Records, claim: str | None) -> pd.DataFrame:
    """Return table ``disagreements``."""
    if claim is not None:
        records.claim(claim)
    material = records.material()
    words = {piece.id: piece.passage.exact for piece in material.evidence}
    names = {source.id: source.name for source in material.sources.values()}
    rows = (
        {
            "of": one.of,
            "subject": one.subject,
            "claim": one.claim or None,
            "analysts": tuple(position.analyst for position in one.positions),
            "values": tuple(position.value for position in one.positions),
            "words": words.get(one.subject) or names.get(one.subject),
        }
        for one in to_settle(records.judgments(), claim)
    )
    return to_frame(rows, "disagreements")


def agreement(judgments: Judgments) -> pd.DataFrame:
    """Return table ``agreement``.

    >>> len(agreement(Judgments()))
    0
    """
    rows = (
        {
            "kind": one.kind,
            "claim": one.claim or None,
            "metric": one.metric,
            "units": one.units,
            "analysts": one.analysts,
            "observed": one.observed,
            "alpha": one.alpha,
        }
        for one in measure_agreement(judgments)
    )
    return to_frame(rows, "agreement")


def confusion(judgments: Judgments) -> pd.DataFrame:
    """Return table ``confusion``: one row for each pair of values that two analysts gave.

    >>> len(confusion(Judgments()))
    0
    """
    rows = (
        {
            "kind": table.kind,
            "claim": table.claim or None,
            "left": table.left,
            "left_value": row,
            "right": table.right,
            "right_value": column,
            "count": count,
        }
        for table in confusion_tables(judgments)
        for row, counts in zip(table.values, table.counts, strict=True)
        for column, count in zip(table.values, counts, strict=True)
        if count
    )
    return to_frame(rows, "confusion")
