"""Contradicting numbers side by side: an axis a scope, a colour and a shape an originator, never an average."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from osintkit.plots.canvas import MUTED, SERIES, SERIES_MARKERS, Plot, blank, count, empty, shorten, style
from osintkit.plots.timeline import dates_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    import pandas as pd


def estimates(table: pd.DataFrame, names: Mapping[str, str] | None = None) -> Plot:
    """Return the estimates of a claim over time, each scope and unit on an axis of its own.

    Parameters
    ----------
    table
        Table ``estimates``. A bar spans low to high; an open mark is a number that its originator has since
        replaced; a cross is a relay that changed its originator's number.
    names
        Display names by source id.

    Examples
    --------
    >>> from osintkit.tables import to_frame
    >>> estimates(to_frame([], "estimates")).alt
    'No dated estimate to draw.'
    """
    dated = table.dropna(subset=["day"])
    values = dated[["low", "best", "high"]]
    dated = dated[values.notna().any(axis=1)].sort_values(["day", "evidence"], kind="stable")
    if dated.empty:
        return empty("No dated estimate to draw.")
    scopes = sorted(dated["scope"].unique())
    who = list(dict.fromkeys(dated.sort_values("day")["originator"].fillna("unknown")))
    looks = {
        name: (SERIES[place % len(SERIES)], SERIES_MARKERS[place % len(SERIES_MARKERS)])
        for place, name in enumerate(who)
    }
    known = dict(names or {})
    with style():
        figure, grid = blank(0.9 + 2.3 * len(scopes), rows=len(scopes), squeeze=False, sharex=True)
        handles: dict[str, Any] = {}
        for axes, scope in zip(grid[:, 0], scopes, strict=True):
            rows = dated[dated["scope"] == scope]
            for row in rows.itertuples():
                name = row.originator if isinstance(row.originator, str) else "unknown"
                handles.setdefault(known.get(name, name), _draw(axes, row, looks[name]))
            units = ", ".join(sorted({str(unit) for unit in rows["unit"].dropna()})) or "no unit stated"
            axes.set_title(f"{scope} ({units})")
            axes.grid(axis="y", linewidth=0.7)
            axes.set_ylim(bottom=0)
            axes.margins(x=0.03, y=0.15)
            axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        dates_on(grid[-1, 0])
        labels = [shorten(name, 34) for name in handles]
        figure.legend(list(handles.values()), labels, loc="outside lower left", ncols=2, labelcolor=MUTED, fontsize=8)
    return Plot(figure, _alt(dated, scopes))


def _draw(axes: Any, row: Any, look: tuple[str, str]) -> Any:
    colour, marker = look
    low, best, high = (_number(value) for value in (row.low, row.best, row.high))
    known = [value for value in (low, best, high) if value is not None]
    middle = best if best is not None else known[-1]
    if len(known) > 1:
        axes.plot([row.day, row.day], [min(known), max(known)], color=colour, linewidth=2.2, alpha=0.55, zorder=2)
    elif best is None:  # a bound alone: an arrow shows which way it is open
        axes.annotate(
            "",
            (row.day, middle * (1.12 if low is not None else 0.88)),
            (row.day, middle),
            arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 1.1},
        )
    superseded = row.current is False
    return axes.scatter(
        [row.day],
        [middle],
        marker="x" if isinstance(row.distorts, str) else marker,
        s=40,
        facecolors="white" if superseded and not isinstance(row.distorts, str) else colour,
        edgecolors=None if isinstance(row.distorts, str) else colour,
        linewidths=1.3,
        zorder=3,
    )


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return None if math.isnan(number) else number


def _alt(dated: pd.DataFrame, scopes: list[str]) -> str:
    parts = []
    for scope in scopes:
        rows = dated[dated["scope"] == scope]
        low = min(value for value in rows[["low", "best", "high"]].min(skipna=True).dropna())
        high = max(value for value in rows[["low", "best", "high"]].max(skipna=True).dropna())
        originators = count(rows["originator"].nunique(), "originator")
        parts.append(f"{scope} {low:,.0f} to {high:,.0f} by {originators}")
    return f"{count(len(dated), 'estimate')}, scopes kept apart: {'; '.join(parts)}."
