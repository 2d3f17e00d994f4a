"""`Timeline`: a plot that selects; a brushed span filters the tables beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import traitlets

from osintkit.display import Html, show_table
from osintkit.errors import ParameterError, UnknownNameError
from osintkit.model import Stance, StatedDate
from osintkit.widgets.surface import ClaimSurface, load
from osintkit.widgets.view_rows import piece_row

_COLUMNS = {"said": "Said", "who": "Who", "stance": "Stance", "words": "Words", "evidence": "Evidence"}


class Timeline(ClaimSurface):
    """Evidence of a claim along a time axis; a brushed span is a selection.

    Parameters
    ----------
    case
        The case.
    claim
        Id of the claim; it can be changed in the widget.
    as_of
        Only what was public by this day.

    Attributes
    ----------
    chosen
        Evidence ids of what is selected; observe it to react.

    Examples
    --------
    ::

        timeline = Timeline(case)
        timeline
        # brush a span, then in another cell
        case.estimates(case.main_claim).osint.filter(timeline.chosen)
    """

    _esm = load("timeline.js")
    _css = load("surface.css", "chart.css")
    commands: Mapping[str, str] = {
        "select": "select pieces of evidence by their ids",
        "span": "select what was said between two days, inclusive",
        "clear": "select nothing",
        "claim": "choose the claim",
    }
    chosen = traitlets.List(traitlets.Unicode()).tag(sync=True)

    @property
    def selected(self) -> pd.DataFrame:
        """Table ``evidence`` of what is selected; empty when nothing is."""
        return self._filtered(self.case.evidence(self.claim, self.as_of or None))

    def state(self) -> dict[str, Any]:
        """Return the marks, the selection, and the rows of the table beside them, as JSON types."""
        rows = self._rows()
        known = {row["evidence"] for row in rows}
        chosen = [one for one in self.chosen if one in known]
        return {
            **self.menu(),
            "lanes": [stance.value for stance in Stance],
            "rows": rows,
            "chosen": chosen,
            "undated": sum(1 for row in rows if not row["day"]),
        }

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out one of `commands`; a selection is a view, not a judgment, and nothing is recorded."""
        if command == "claim":
            self.choose(given)
            self.chosen = []
        elif command == "clear":
            self.chosen = []
        elif command == "span":
            first, last = _day(given, "first"), _day(given, "last")
            if first > last:
                raise ParameterError(f"the span begins on {first} and ends before, on {last}")
            days = ((row["evidence"], row["day"]) for row in self._rows())
            self.chosen = _once(name for name, day in days if day and first.isoformat() <= day <= last.isoformat())
        else:
            known = {row["evidence"] for row in self._rows()}
            wanted = [str(one) for one in given.get("evidence") or ()]
            for name in wanted:
                if name not in known:
                    raise UnknownNameError("evidence here", name, known)
            self.chosen = _once(wanted)
        return ""

    def twin(self) -> Html:
        """Return the selection, else everything, as a table."""
        rows = self._rows()
        kept = [row for row in rows if row["evidence"] in self.chosen] or rows
        what = "selected" if self.chosen else "all"
        return show_table(kept, caption=f"Evidence on {self.claim} ({what})", columns=_COLUMNS)

    def _rows(self) -> list[dict[str, Any]]:
        dossier = self.dossier(self.claim)
        sources = self.material().sources
        return [piece_row(piece, sources) for piece in dossier.evidence]

    def _filtered(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["evidence"].isin(list(self.chosen))].reset_index(drop=True)


def _day(given: Mapping[str, Any], name: str) -> date:
    try:
        stated = StatedDate(str(given.get(name, "")))
    except ValueError as error:
        raise ParameterError(f"{name}: {error}") from error
    return stated.earliest if name == "first" else stated.latest


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
