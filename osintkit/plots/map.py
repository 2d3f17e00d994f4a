"""Where statements place things, on an outline of the land. No borders: many of them are contested.

The outline (``land.json``: rings of longitude and latitude) is Natural Earth's land at 1:110 million, public
domain, as packaged by world-atlas 2.0.2 (ISC licence).
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from osintkit.plots.canvas import (
    INK,
    Plot,
    blank,
    colour_of,
    count,
    empty,
    legend,
    marker_of,
    shorten,
    style,
    unjudged,
)

if TYPE_CHECKING:
    import pandas as pd

_LABELS = 14
_LETTER = 0.0092
_LINE = 0.036
"""A letter's width and a line's height, as shares of the map."""
_HALF = 180.0
_LEAST_SPAN = 12.0
"""Degrees: a map of one town still shows where in the world it is."""


_Box = tuple[float, float, float, float]


@lru_cache(maxsize=1)
def _land() -> list[list[tuple[float, float]]]:
    """Return the rings of the land, each without a jump from one edge of the map to the other."""
    text = (resources.files("osintkit.plots") / "land.json").read_text(encoding="utf-8")
    whole = [_unwrapped(ring) for ring in json.loads(text)]
    return [[(x + turn, y) for x, y in ring] for ring in whole for turn in (-360.0, 0.0, 360.0)]


def _unwrapped(ring: list[list[float]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    turn = 0.0
    for place, (x, y) in enumerate(ring):
        if place:
            step = x - ring[place - 1][0]
            turn += 360.0 if step < -_HALF else -360.0 if step > _HALF else 0.0
        points.append((x + turn, y))
    if turn:  # a ring that goes all the way round: the south
        points += [(points[-1][0], -90.0), (points[0][0], -90.0)]
    return points


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
    spots = spots.sort_values("number", ascending=False, kind="stable")
    with style():
        figure, axes = blank(4.6)
        _draw_land(axes)
        entries = []
        for stance, rows in spots.groupby("stance", sort=True):
            axes.scatter(
                rows["longitude"],
                rows["latitude"],
                s=[_size(number) for number in rows["number"]],
                marker=marker_of(str(stance)),
                color=colour_of(str(stance)),
                alpha=0.85,
                linewidths=0.7,
                edgecolors="white",
                zorder=3,
            )
            look = {"marker": marker_of(str(stance)), "color": colour_of(str(stance))}
            entries.append((f"{stance} ({int(rows['number'].sum())})", look))
        _frame(axes, spots)
        _label(axes, spots)
        axes.set_title(unjudged(evidence) + (shorten(title, 80) if title else "Places named"), parse_math=False)
        legend(figure, entries, ncols=4)
    named = count(spots["place"].nunique(dropna=False), "place")
    missing = len(shown) - len(located)
    busiest = spots.groupby("place", dropna=False)["number"].sum().sort_values(ascending=False, kind="stable")
    first = (
        f"; most often {shorten(busiest.index[0], 60)} ({count(int(busiest.iloc[0]), 'statement')})"
        if len(busiest)
        else ""
    )
    alt = f"Map of {count(len(located), 'statement')} at {named}{first}. Land outline only, no borders."
    return Plot(figure, alt + (f" {count(missing, 'statement')} without coordinates not drawn." if missing else ""))


def _draw_land(axes: Any) -> None:
    from matplotlib.collections import PolyCollection

    land = PolyCollection(_land(), facecolors="#eef0f2", edgecolors="#c9ced4", linewidths=0.6, zorder=0)
    axes.add_collection(land)


def _frame(axes: Any, spots: pd.DataFrame) -> None:
    west, east = spots["longitude"].min(), spots["longitude"].max()
    south, north = spots["latitude"].min(), spots["latitude"].max()
    wide = max(east - west, _LEAST_SPAN) * 1.16
    high = max(north - south, _LEAST_SPAN) * 1.3
    middle = (south + north) / 2
    aspect = 1.6  # about right for the middle latitudes; an equal-area map would hide nothing here
    high = max(high, wide * 0.42 / aspect)
    centre = (west + east) / 2
    axes.set_xlim(max(-180, centre - wide / 2), min(180, centre + wide / 2))
    axes.set_ylim(max(-85, middle - high / 2), min(85, middle + high / 2))
    axes.set_xticks([])
    axes.set_yticks([])
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.set_facecolor("#fafbfc")


def _label(axes: Any, spots: pd.DataFrame) -> None:
    """Name the busiest places, each where it covers no mark and no name; without room a place gets none."""
    busiest = (
        spots.dropna(subset=["place"])
        .groupby("place")
        .agg(number=("number", "sum"), latitude=("latitude", "mean"), longitude=("longitude", "mean"))
        .sort_values(["number", "latitude"], ascending=False, kind="stable")
    )
    frame = (*axes.get_xlim(), *axes.get_ylim())
    marks = spots[["longitude", "latitude", "number"]].to_numpy(dtype=float)
    taken = [_mark_box(x, y, number, frame) for x, y, number in marks]
    labelled = 0
    for place, row in busiest.iterrows():
        words = shorten(place, 28)
        side = _mark_box(row["longitude"], row["latitude"], row["number"], frame)
        for box, anchor in _beside(side, len(words) * _LETTER):
            inside = box[0] >= 0 and box[1] <= 1 and box[2] >= 0 and box[3] <= 1
            if inside and not any(_touch(box, other) for other in taken):
                axes.text(
                    *anchor, words, transform=axes.transAxes, va="center", fontsize=8, color=INK, parse_math=False
                )
                taken.append(box)
                labelled += 1
                break
        if labelled == _LABELS:
            return


def _mark_box(x: float, y: float, number: float, frame: tuple[float, float, float, float]) -> _Box:
    """Return left, right, bottom and top of a mark, as shares of the axes."""
    left, right, bottom, top = frame
    half = math.sqrt(_size(number)) / 2 / 72
    across, up = (x - left) / (right - left), (y - bottom) / (top - bottom)
    return across - half / 8.8, across + half / 8.8, up - half / 4.0, up + half / 4.0


def _beside(mark: _Box, width: float) -> list[tuple[_Box, tuple[float, float]]]:
    """Return where a label may stand: right, left, above, below; each with its box."""
    left, right, bottom, top = mark
    across, up = (left + right) / 2, (bottom + top) / 2
    starts = [
        (right + 0.005, up),
        (left - width - 0.005, up),
        (across - width / 2, top + _LINE / 2),
        (across - width / 2, bottom - _LINE / 2),
        (right + 0.002, top + _LINE / 3),
        (right + 0.002, bottom - _LINE / 3),
    ]
    return [((x, x + width, y - _LINE / 2, y + _LINE / 2), (x, y)) for x, y in starts]


def _touch(one: _Box, other: _Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _size(number: float) -> float:
    return 28.0 + 16.0 * min(number, 30)
