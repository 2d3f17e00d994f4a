"""Where statements place things, on an outline of the land. No borders: many of them are what is contested.

The outline (``land.json``: rings of longitude and latitude) is Natural Earth's land at 1:110 million, public
domain, as packaged by world-atlas 2.0.2 (ISC licence).
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from osintkit.plots.canvas import INK, MUTED, STANCE_COLOURS, STANCE_MARKERS, Plot, blank, count, empty, shorten, style

if TYPE_CHECKING:
    import pandas as pd

_LABELS = 14
_LEAST_SPAN = 12.0
"""Degrees: a map of one town still shows where in the world it is."""


@lru_cache(maxsize=1)
def _land() -> list[list[list[float]]]:
    text = (resources.files("osintkit.plots") / "land.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]  # our own file


def places(evidence: pd.DataFrame, *, title: str = "") -> Plot:
    """Return a map of the places that evidence names; the larger the mark, the more statements.

    Parameters
    ----------
    evidence
        Table ``evidence``; rows without coordinates are counted in the text, not drawn.
    title
        Title; empty for a plain one.

    Examples
    --------
    >>> from osintkit.tables import to_frame
    >>> places(to_frame([], "evidence")).alt
    'No evidence with coordinates to draw.'
    """
    shown = evidence[evidence["status"] != "rejected"]
    located = shown.dropna(subset=["latitude", "longitude"])
    if located.empty:
        return empty("No evidence with coordinates to draw.")
    spots = (
        located.groupby(["place", "latitude", "longitude", "stance"], dropna=False, sort=True)
        .size()
        .reset_index(name="number")
        .astype({"latitude": float, "longitude": float})
    )
    with style():
        figure, axes = blank(4.6)
        _draw_land(axes)
        for stance, rows in spots.groupby("stance", sort=True):
            axes.scatter(
                rows["longitude"],
                rows["latitude"],
                s=28 + 16 * rows["number"],
                marker=STANCE_MARKERS[str(stance)],
                color=STANCE_COLOURS[str(stance)],
                alpha=0.85,
                linewidths=0.7,
                edgecolors="white",
                zorder=3,
                label=f"{stance} ({int(rows['number'].sum())})",
            )
        _frame(axes, spots)
        _label(axes, spots)
        axes.set_title(title or "Places named")
        figure.legend(loc="outside lower left", ncols=4, labelcolor=MUTED)
    named = count(spots["place"].nunique(dropna=False), "place")
    missing = len(shown) - len(located)
    busiest = spots.groupby("place", dropna=False)["number"].sum().sort_values(ascending=False, kind="stable")
    first = f"; most often {busiest.index[0]} ({count(int(busiest.iloc[0]), 'statement')})" if len(busiest) else ""
    alt = f"Map of {count(len(located), 'statement')} at {named}{first}. Land outline only, no borders."
    return Plot(figure, alt + (f" {count(missing, 'statement')} without coordinates not drawn." if missing else ""))


def _draw_land(axes: object) -> None:
    from matplotlib.collections import PolyCollection

    land = PolyCollection(_land(), facecolors="#eef0f2", edgecolors="#c9ced4", linewidths=0.6, zorder=0)
    axes.add_collection(land)  # type: ignore[attr-defined]  # any matplotlib axes


def _frame(axes: object, spots: pd.DataFrame) -> None:
    west, east = spots["longitude"].min(), spots["longitude"].max()
    south, north = spots["latitude"].min(), spots["latitude"].max()
    wide = max(east - west, _LEAST_SPAN) * 1.16
    high = max(north - south, _LEAST_SPAN) * 1.3
    middle = (south + north) / 2
    aspect = 1.6  # about right for the middle latitudes; an equal-area map would hide nothing here
    high = max(high, wide * 0.42 / aspect)
    centre = (west + east) / 2
    axes.set_xlim(max(-180, centre - wide / 2), min(180, centre + wide / 2))  # type: ignore[attr-defined]
    axes.set_ylim(max(-85, middle - high / 2), min(85, middle + high / 2))  # type: ignore[attr-defined]
    axes.set_xticks([])  # type: ignore[attr-defined]
    axes.set_yticks([])  # type: ignore[attr-defined]
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)  # type: ignore[attr-defined]
    axes.set_facecolor("#fafbfc")  # type: ignore[attr-defined]


def _label(axes: object, spots: pd.DataFrame) -> None:
    """Name the busiest places; a label that would cover an earlier one is left out."""
    busiest = (
        spots.dropna(subset=["place"])
        .groupby("place")
        .agg(number=("number", "sum"), latitude=("latitude", "mean"), longitude=("longitude", "mean"))
        .sort_values(["number", "latitude"], ascending=False, kind="stable")
    )
    left, right = axes.get_xlim()  # type: ignore[attr-defined]
    bottom, top = axes.get_ylim()  # type: ignore[attr-defined]
    taken: list[tuple[float, float, float]] = []
    for place, row in busiest.head(_LABELS * 2).iterrows():
        x = (row["longitude"] - left) / (right - left)
        y = (row["latitude"] - bottom) / (top - bottom)
        width = 0.011 * len(shorten(str(place), 28)) + 0.02
        before = x > 0.8  # near the right edge the label stands before the mark
        start = x - width if before else x
        if any(abs(y - other) < 0.05 and start < last and first < start + width for first, last, other in taken):
            continue
        taken.append((start, start + width, y))
        axes.annotate(  # type: ignore[attr-defined]
            shorten(str(place), 28),
            (row["longitude"], row["latitude"]),
            xytext=(-7 if before else 7, 3),
            textcoords="offset points",
            ha="right" if before else "left",
            fontsize=8,
            color=INK,
            zorder=4,
        )
        if len(taken) == _LABELS:
            break
