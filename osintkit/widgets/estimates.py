"""`Estimates`: numbers side by side, in a plot that selects."""

from __future__ import annotations

from typing import Any

import pandas as pd

from osintkit.display import Html, show_table
from osintkit.widgets.surface import load
from osintkit.widgets.timeline import Timeline


class Estimates(Timeline):
    """Numbers given for a claim, one axis for each thing counted; a brushed point or span is a selection.

    Parameters
    ----------
    case
        The case.
    claim
        Id of the claim; it can be changed in the widget.
    as_of
        Only what was public by this day.

    Examples
    --------
    ::

        estimates = Estimates(case, claim="nk-casualties")
        estimates.act("span", first="2025-01-01", last="2025-02-28")
        estimates.selected
    """

    _esm = load("estimates.js")

    @property
    def selected(self) -> pd.DataFrame:
        """Table ``estimates`` of what is selected; empty when nothing is."""
        return self._filtered(self.case.estimates(self.claim, self.as_of or None))

    def twin(self) -> Html:
        """Return the numbers that are selected, else all, as a table."""
        rows = self._rows()
        kept = [row for row in rows if row["evidence"] in self.chosen] or rows
        columns = {"said": "Said", "who": "Originator", "scope": "Counts", "text": "Number", "evidence": "Evidence"}
        what = "selected" if self.chosen else "all"
        return show_table(kept, caption=f"Numbers given for {self.claim} ({what})", columns=columns)

    def _rows(self) -> list[dict[str, Any]]:
        dossier = self.dossier(self.claim)
        passages = {piece.id: piece.passage.exact for piece in dossier.evidence}
        return [
            {
                "evidence": row.evidence,
                "who": row.originator,
                "said": str(row.day or ""),
                "day": row.day.latest.isoformat() if row.day else "",
                "scope": row.scope.value,
                "unit": row.unit,
                "low": row.low,
                "best": row.best,
                "high": row.high,
                "point": row.point,
                "current": row.current,
                "use": row.use,
                "text": row.text,
                "words": row.words or passages.get(row.evidence, ""),
            }
            for row in dossier.estimates
        ]
