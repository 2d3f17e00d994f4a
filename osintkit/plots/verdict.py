"""The verdict through time: how many independent origins and families, and which status held from which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osintkit.plots.canvas import GRID, INK, MUTED, SERIES, Plot, blank, count, empty, style
from osintkit.plots.timeline import dates_on

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd

_BANDS = ("#eef3f6", "#f7f4ec")


def verdict(history: pd.DataFrame, *, until: Any = None, title: str = "") -> Plot:
    """Return the steps of a verdict: origins and families that support, origins that refute, status bands.

    Parameters
    ----------
    history
        Table ``history`` of one claim.
    until
        Last day to draw; ``None`` ends a little after the last step.
    title
        Title; empty for a plain one.

    Examples
    --------
    >>> from osintkit.tables import to_frame
    >>> verdict(to_frame([], "history")).alt
    'Nothing is known of the claim on any day.'
    """
    import pandas as pd

    steps = history.dropna(subset=["day"]).sort_values("day", kind="stable")
    if until is not None:
        steps = steps[steps["day"] <= pd.Timestamp(until)]
    if steps.empty:
        return empty("Nothing is known of the claim on any day.")
    first, last = steps["day"].iloc[0], steps["day"].iloc[-1]
    end = pd.Timestamp(until) if until is not None else last + max((last - first) * 0.08, pd.Timedelta(days=3))
    days = [*steps["day"], max(end, last + pd.Timedelta(days=1))]
    with style():
        figure, axes = blank(3.4)
        for column, label, colour, dashes in (
            ("origins", "independent origins that support", SERIES[0], "solid"),
            ("families", "families among them", SERIES[2], (0, (4, 1.5))),
            ("refuting", "origins that refute", SERIES[1], (0, (1, 1.2))),
        ):
            values = [int(value) for value in steps[column].fillna(0)]
            drawn = [*values, values[-1]]
            axes.step(days, drawn, where="post", label=label, color=colour, linestyle=dashes, linewidth=2)
        _bands(axes, steps, days)
        axes.set_ylim(bottom=0)
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.grid(axis="y", color=GRID, linewidth=0.7)
        axes.margins(x=0)
        dates_on(axes)
        axes.set_title(title or "Verdict through time", pad=22)
        figure.legend(loc="outside lower left", ncols=3, labelcolor=MUTED)
    told = "; ".join(f"from {row.day:%Y-%m-%d} {row.status}" for row in _changes(steps).itertuples())
    ends = steps.iloc[-1]
    alt = (
        f"Verdict through time: {told}. At the end {count(int(ends['origins']), 'independent origin')} in "
        f"{count(int(ends['families']), 'family', 'families')} support, {int(ends['refuting'])} refute."
    )
    return Plot(figure, alt)


def _changes(steps: pd.DataFrame) -> pd.DataFrame:
    return steps[steps["status"] != steps["status"].shift()]


def _bands(axes: Any, steps: pd.DataFrame, days: list[Any]) -> None:
    """Shade the span of each status and write it above, numbered below when there is no room for words."""
    changes = _changes(steps)
    edges = [*changes["day"], days[-1]]
    whole = (days[-1] - days[0]) or 1
    for number, (row, start, stop) in enumerate(zip(changes.itertuples(), edges, edges[1:], strict=False)):
        axes.axvspan(start, stop, color=_BANDS[number % 2], zorder=0)
        words = str(row.status)
        room = (stop - start) / whole
        label = words if room > 0.012 * len(words) else str(number + 1)
        axes.annotate(
            label,
            (start + (stop - start) / 2, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            color=INK if label == words else MUTED,
        )
