"""Table ``anchors``: whether every judged passage is still where it was, and which ones moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from osintkit.journal import Judgments
from osintkit.model import Document, Passage
from osintkit.model.selectors import ORPHAN, reanchor
from osintkit.tables import to_frame

if TYPE_CHECKING:
    import pandas as pd


def anchors(judgments: Judgments, documents: Mapping[str, Document]) -> pd.DataFrame:
    """Return table ``anchors``: every judged passage, found again in the texts as they are read today.

    >>> anchors(Judgments(), {}).shape[0]
    0
    """
    judged: dict[str, dict[Passage, list[str]]] = {}
    given = [(link.passage, link.analyst) for link in judgments.given]
    given += [(note.passage, note.analyst) for note in judgments.notes if note.passage is not None]
    for passage, analyst in given:
        judged.setdefault(passage.document, {}).setdefault(passage, []).append(analyst)
    rows = []
    for document, passages in sorted(judged.items()):
        found = documents.get(document)
        for row in reanchor(passages, found.text if found else "").rows:
            anchor, analysts = row.anchor, passages[row.passage]
            rows.append(
                {
                    "document": document,
                    "state": anchor.state if found else ORPHAN,
                    "words": row.passage.exact,
                    "start": row.passage.start,
                    "now": anchor.start,
                    "reason": anchor.reason if found else "its document is missing: withdrawn, or unreadable",
                    "judgments": len(analysts),
                    "analysts": tuple(sorted(set(analysts))),
                }
            )
    return to_frame(rows, "anchors")
