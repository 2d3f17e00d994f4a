"""Contradicting numbers side by side: one axis per thing counted, one look per originator, never an average."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from osintkit.plots.canvas import MUTED, SERIES, SERIES_MARKERS, Plot, blank, count, empty, legend, shorten, style
from osintkit.plots.timeline import dates_on
from osintkit.tables import texts

if TYPE_CHECKING:
    import pandas as pd

_NUMBERS = ["low", "best", "high"]
_SAME = ["scope", "unit", "who", "day", *_NUMBERS, "changed", "replaced"]
_AXES = 9
_ORIGINATORS = 24
"""More would be unreadable; the rest is told in words."""
_OTHER = ("#9aa1a9", ".")
_LOGARITHMIC = 50
"""Above this ratio of the largest to the smallest number, a linear scale would put small ones on the axis."""


def estimates(table: pd.DataFrame, names: Mapping[str, str] | None = None) -> Plot:
    """Return the estimates of a claim over time, each scope and unit on an axis of its own.

    Parameters
    ----------
    table
        Table ``estimates``. A bar spans low to high; an open mark is a number that its originator has since
        replaced; a cross is a relay that changed its originator's number. Equal numbers of one originator and
        day are one mark.
    names
        Display names by source id.

    Examples
    --------
    >>> from osintkit.tables import to_frame
    >>> estimates(to_frame([], "estimates")).alt
    'No dated estimate to draw.'
    """
    given = table[table[_NUMBERS].notna().any(axis=1)]
    dated = given.dropna(subset=["day"]).sort_values(["day", "evidence"], kind="stable")
    if dated.empty:
        return empty("No dated estimate to draw.")
    known = dict(names or {})
    dated = dated.assign(
        who=texts(
            [known.get(name, name) if isinstance(name, str) else "unknown" for name in dated["originator"]], dated.index
        ),
        unit=dated["unit"].fillna(""),
        changed=dated["distorts"].notna(),
        replaced=_replaced(dated),
    )
    marks = dated.drop_duplicates(_SAME)
    every = [(str(scope), str(unit)) for scope, unit in marks.groupby(["scope", "unit"], sort=True).size().index]
    axes_of = sorted(sorted(every, key=lambda key: -len(_of(marks, key)))[:_AXES])
    looks = _looks(list(marks["who"]))
    heights = [1.2 if len(_values(_of(marks, key))) < 3 else 2.1 for key in axes_of]
    with style():
        figure, grid = blank(
            0.9 + sum(heights) + 0.2 * math.ceil(len(looks) / 2),
            rows=len(axes_of),
            squeeze=False,
            sharex=True,
            gridspec_kw={"height_ratios": heights},
        )
        for axes, key in zip(grid[:, 0], axes_of, strict=True):
            rows = _of(marks, key)
            for row in rows.itertuples():
                _draw(axes, row, looks.get(str(row.who), _OTHER))
            _scale(axes, key, _values(rows))
        grid[-1, 0].margins(x=0.03)
        dates_on(grid[-1, 0])
        entries = [(shorten(name, 52), {"color": colour, "marker": marker}) for name, (colour, marker) in looks.items()]
        if (others := marks["who"].nunique() - len(looks)) > 0:
            entries.append((f"{others} more", {"color": _OTHER[0], "marker": _OTHER[1]}))
        legend(figure, [*entries, *_signs(marks)], ncols=2)
    return Plot(figure, _alt(dated, axes_of, len(every) - len(axes_of), len(given) - len(dated)))


def _replaced(dated: pd.DataFrame) -> list[bool]:
    """Whether the originator later gave another number; a repetition of a standing number replaces nothing."""
    keys = ["originator", "scope", "unit", *_NUMBERS]
    standing = {tuple(map(str, row)) for row in dated[dated["current"].fillna(True).astype(bool)][keys].to_numpy()}
    return [
        not bool(current) and tuple(map(str, row)) not in standing
        for current, row in zip(dated["current"].fillna(True), dated[keys].to_numpy(), strict=True)
    ]


def _looks(who: list[str]) -> dict[str, tuple[str, str]]:
    """Return a colour and a shape for each originator, the busiest when there are too many; no two are the same."""
    order = list(dict.fromkeys(who))
    numbers = Counter(who)
    kept = set(sorted(order, key=lambda name: -numbers[name])[:_ORIGINATORS])
    kinds = len(SERIES)
    return {
        name: (SERIES[place % kinds], SERIES_MARKERS[(place + place // kinds) % len(SERIES_MARKERS)])
        for place, name in enumerate(name for name in order if name in kept)
    }


def _of(marks: pd.DataFrame, key: tuple[str, str]) -> pd.DataFrame:
    return marks[(marks["scope"] == key[0]) & (marks["unit"] == key[1])]


def _values(rows: pd.DataFrame) -> list[float]:
    return sorted({number for value in rows[_NUMBERS].to_numpy().ravel() if (number := _number(value)) is not None})


def _scale(axes: Any, key: tuple[str, str], values: list[float]) -> None:
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator

    scope, unit = key
    positive = [value for value in values if value > 0]
    wide = len(positive) == len(values) and positive[-1] / positive[0] >= _LOGARITHMIC
    words = f"{scope} ({shorten(unit, 30)})" if unit else f"{scope} (no unit stated)"
    axes.set_title(words + (", logarithmic scale" if wide else ""), parse_math=False)
    if wide:
        axes.set_yscale("log")
        axes.set_ylim(positive[0] / 2, positive[-1] * 2)
        axes.yaxis.set_major_locator(LogLocator(base=10, subs=(1.0, 3.0)))
        axes.yaxis.set_minor_locator(LogLocator(base=10, subs=()))
    else:
        axes.set_ylim(0, max(values[-1], 1.0) * 1.2)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=3 if len(values) < 3 else 5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.grid(axis="y", linewidth=0.7)


def _draw(axes: Any, row: Any, look: tuple[str, str]) -> None:
    colour, marker = look
    low, best, high = (_number(value) for value in (row.low, row.best, row.high))
    known = [value for value in (low, best, high) if value is not None]
    middle = best if best is not None else known[-1]
    if len(known) > 1:
        axes.plot([row.day, row.day], [min(known), max(known)], color=colour, linewidth=2.2, alpha=0.55, zorder=2)
    elif best is None:  # a bound alone: an arrow shows which way it is open
        axes.annotate(
            "",
            (row.day, middle),
            xytext=(0, 17 if low is not None else -17),
            textcoords="offset points",
            arrowprops={"arrowstyle": "<-", "color": colour, "linewidth": 1.2},
        )
    if row.changed:
        axes.scatter([row.day], [middle], marker="x", s=46, color=colour, linewidths=1.8, zorder=4, clip_on=False)
        return
    fill = "white" if row.replaced else colour
    axes.scatter(
        [row.day],
        [middle],
        marker=marker,
        s=42,
        facecolors=fill,
        edgecolors=colour,
        linewidths=1.3,
        zorder=3,
        clip_on=False,
    )


def _signs(marks: pd.DataFrame) -> list[tuple[str, Mapping[str, Any]]]:
    """Return what the legend has to explain: only what is drawn."""
    signs: list[tuple[str, Mapping[str, Any]]] = []
    bounds = marks["best"].isna() & (marks["low"].isna() | marks["high"].isna())
    if bounds.any():
        signs.append(("arrow: at least, or up to", {"marker": r"$\updownarrow$", "color": MUTED}))
    if (marks["replaced"] & ~marks["changed"]).any():
        look = {"marker": "o", "markerfacecolor": "white", "markeredgecolor": MUTED}
        signs.append(("open: later replaced by its originator", look))
    if marks["changed"].any():
        signs.append(("cross: changed on the way from its originator", {"marker": "x", "color": MUTED}))
    return signs


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _alt(dated: pd.DataFrame, axes_of: list[tuple[str, str]], left_out: int, undated: int) -> str:
    parts = []
    for scope, unit in axes_of:
        rows = _of(dated, (scope, unit))
        values = _values(rows)
        span = f"{values[0]:,.0f}" + (f" to {values[-1]:,.0f}" if values[-1] != values[0] else "")
        parts.append(
            f"{scope} {span} {shorten(unit, 30)}".rstrip() + f" by {count(rows['who'].nunique(), 'originator')}"
        )
    text = f"{count(len(dated), 'estimate')}, each thing counted on an axis of its own: {'; '.join(parts)}."
    text += f" {count(left_out, 'further thing')} counted {'is' if left_out == 1 else 'are'} in the table only." * (
        left_out > 0
    )
    changed = int(dated["changed"].sum())
    text += f" {count(changed, 'number')} changed on the way." if changed else ""
    return text + (f" {count(undated, 'undated estimate')} not drawn." if undated else "")
