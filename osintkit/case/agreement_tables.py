"""Several analysts on one case: what they hold differently, how far they agree, and judging blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osintkit.journal import Judgments
from osintkit.journal.agreement import confusion_tables, measure_agreement, to_settle
from osintkit.journal.blind import blinded, sight_of
from osintkit.tables import to_frame

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.case.case import Case


def blind(judgments: Judgments, analyst: str) -> Judgments:
    """Return what an analyst may see before judging: nothing of others on what is still unjudged.

    >>> blind(Judgments(), "anna").links
    ()
    """
    return blinded(judgments, analyst)


def seen(table: pd.DataFrame, judgments: Judgments, analyst: str) -> pd.DataFrame:
    """Return the rows of table ``judgments`` that an analyst may see before judging; undo goes with its judgment.

    >>> from osintkit.tables import to_frame
    >>> len(seen(to_frame((), "judgments"), Judgments(), "anna"))
    0
    """
    sight = sight_of(judgments, analyst)
    shown: set[str] = set()
    for row in table.to_dict("records"):
        kind, by, subject = row["kind"], row["analyst"], row["subject"]
        if kind in {"undo", "redo"}:
            visible = by == analyst or subject in shown
        elif kind == "note":
            place = (row["document"], row["start"], row["end"]) if isinstance(row["document"], str) else None
            visible = sight.sees_note(by, subject, place)
        else:
            visible = sight.sees(kind, by, subject=subject, claim=row["claim"], hypothesis=row["hypothesis"])
        if visible:
            shown.add(row["judgment"])
    return table[table["judgment"].isin(shown)].reset_index(drop=True)


def disagreements(case: Case, claim: str | None) -> pd.DataFrame:
    """Return table ``disagreements``."""
    if claim is not None:
        case.claim(claim)
    material = case.material()
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
        for one in to_settle(case.judgments(), claim)
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
