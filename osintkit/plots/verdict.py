"""The verdict through time: how many independent origins and families, and which status applied from which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osintkit.plots.canvas import GRID, INK, MUTED, SERIES, Plot, blank, count, empty, legend, shorten, style
from osintkit.plots.timeline import dates_on

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd

_BANDS = ("#e6eef3", "#f7f1e3")
_LINES = (
    ("origins", "independent origins that support", {"color": SERIES[0], "linestyle": "solid", "linewidth": 3.0}),
    ("families", "families among them", {"color": SERIES[2], "linestyle": (0, (4, 1.5)), "linewidth": 1.6}),
    ("refuting", "origins that refute", {"color": SERIES[1], "linestyle": (0, (1, 1.2)), "linewidth": 2.2}),
)
_TOLD = 12
"""Changes of status that are told in words."""
_CHARACTER = 0.0108
"""Width of a letter above the axes, as a share of their width."""


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
    changes = _changes(steps)
    with style():
        figure, axes = blank(3.2 + 0.17 * min(len(changes), _TOLD))
        for column, _, look in _LINES:
            values = [int(value) for value in steps[column].fillna(0)]
            axes.step(days, [*values, values[-1]], where="post", clip_on=False, zorder=3, **look)
        _bands(axes, changes, days)
        axes.set_ylim(0, max(1.0, float(steps[["origins", "refuting"]].max().max())) * 1.08)
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.grid(axis="y", color=GRID, linewidth=0.7)
        axes.set_xlim(days[0], days[-1])
        dates_on(axes)
        axes.set_title(_title(title), pad=22, parse_math=False)
        entries = [(label, look) for _, label, look in _LINES]
        entries += [
            (f"{number}: from {row.day:%Y-%m-%d} {row.status}", {"marker": "s", "color": _BANDS[(number - 1) % 2]})
            for number, row in enumerate(changes.head(_TOLD).itertuples(), start=1)
        ]
        if len(changes) > _TOLD:
            entries.append((_more(changes), {"marker": "None"}))
        legend(figure, entries, ncols=2)
    return Plot(figure, _alt(steps, changes))


def _title(title: str) -> str:
    return shorten(title, 80) if title else "Verdict through time"


def _more(changes: pd.DataFrame) -> str:
    return f"{count(len(changes) - _TOLD, 'later change')} in the table only"


def _alt(steps: pd.DataFrame, changes: pd.DataFrame) -> str:
    told = "; ".join(f"from {row.day:%Y-%m-%d} {row.status}" for row in changes.head(_TOLD).itertuples())
    told += f"; {_more(changes)}" if len(changes) > _TOLD else ""
    ends = steps.iloc[-1]
    origins, families, refuting = (int(ends[name]) for name in ("origins", "families", "refuting"))
    return (
        f"Verdict through time: {told}. At the end {count(origins, 'independent origin')} in "
        f"{count(families, 'family', 'families')} support{'s' if origins == 1 else ''} the claim, "
        f"{count(refuting, 'origin')} refute{'s' if refuting == 1 else ''} it."
    )


def _changes(steps: pd.DataFrame) -> pd.DataFrame:
    status = steps["status"].astype(object)  # a missing value would make the first comparison missing as well
    return steps[(status != status.shift()).to_numpy(dtype=bool)]


def _bands(axes: Any, changes: pd.DataFrame, days: list[Any]) -> None:
    """Shade the span of each status, with its number above it, and its words where there is room for them."""
    edges = [*changes["day"], days[-1]]
    whole = days[-1] - days[0]
    busy = -1.0
    for number, (row, start, stop) in enumerate(zip(changes.itertuples(), edges, edges[1:], strict=False), start=1):
        axes.axvspan(start, stop, color=_BANDS[(number - 1) % 2], zorder=0)
        words = f"{number}: {row.status}"
        room, middle = (stop - start) / whole, ((start - days[0]) + (stop - start) / 2) / whole
        label = words if room > _CHARACTER * len(words) else str(number)
        half = _CHARACTER * len(label) / 2
        if middle - half < busy:  # it would stand on the one before; the legend has it
            continue
        busy = middle + half
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
