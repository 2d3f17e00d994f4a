"""Who said what when, by stance."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from osintkit.plots.canvas import (
    GRID,
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
from osintkit.tables import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_LINES = 22
_OTHERS = "\0"
"""Stands for all other speakers; no name can equal it."""
_OFFSETS = {"supports": 0.17, "conflicting": 0.0, "neutral": 0.0, "refutes": -0.17}
"""A speaker may take two sides on one day; the marks then stand above each other."""


def timeline(evidence: pd.DataFrame, names: Mapping[str, str] | None = None, *, title: str = "") -> Plot:
    """Return the statements about a claim over time: one line per speaker, one mark per day and stance.

    Parameters
    ----------
    evidence
        Table ``evidence``. Undated rows, which count from the day of their capture, are mentioned, not drawn.
    names
        Display names by source id.
    title
        Title; empty for a plain one.

    Examples
    --------
    >>> from osintkit.tables import to_frame
    >>> timeline(to_frame([], "evidence")).alt
    'No dated evidence to draw.'
    """
    shown = evidence[evidence["status"] != "rejected"]
    dated = shown.dropna(subset=["day", "said"]).sort_values(["day", "evidence"], kind="stable")
    if dated.empty:
        return empty("No dated evidence to draw.")
    known = dict(names or {})
    dated = dated.assign(who=texts([_speaker(row, known) for row in dated.itertuples()], dated.index))
    order = list(dict.fromkeys(dated["who"]))
    drawn = order if len(order) <= _LINES else [*_busiest(dated, _LINES - 1), _OTHERS]
    lines = {name: len(drawn) - 1 - place for place, name in enumerate(drawn)}
    others = f"all {len(order) - len(drawn) + 1} others"
    marks = dated.assign(line=[lines.get(name, 0) for name in dated["who"]])
    with style():
        figure, axes = blank(1.3 + 0.29 * len(drawn))
        entries = []
        for stance, rows in marks.groupby("stance", sort=True):
            look = {"marker": marker_of(str(stance)), "color": colour_of(str(stance))}
            _draw(axes, str(stance), rows)
            entries.append((f"{stance} ({len(rows)})", look))
        labels = [others if name == _OTHERS else shorten(name) for name in reversed(drawn)]
        axes.set_yticks(range(len(drawn)), labels, parse_math=False)
        axes.set_ylim(-0.7, len(drawn) - 0.3)
        axes.margins(x=0.02)
        axes.hlines(range(len(drawn)), 0, 1, transform=axes.get_yaxis_transform(), color=GRID, linewidth=0.8, zorder=1)
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        dates_on(axes)
        axes.set_title(unjudged(shown) + (shorten(title, 80) if title else "Statements through time"), parse_math=False)
        legend(figure, entries, ncols=4)
    return Plot(figure, _alt(dated, len(shown) - len(dated)))


def _draw(axes: Any, stance: str, rows: pd.DataFrame) -> None:
    """Draw one mark for each line and day; more statements make it larger."""
    spots = rows.groupby(["day", "line"], sort=True).size().reset_index(name="number")
    axes.scatter(
        spots["day"],
        spots["line"] + _OFFSETS[stance],
        s=[34 + 9 * min(number - 1, 8) for number in spots["number"]],
        marker=marker_of(stance),
        color=colour_of(stance),
        linewidths=0.6,
        edgecolors="white",
        zorder=3,
    )


def _speaker(row: Any, known: Mapping[str, str]) -> str:
    if isinstance(row.speaker, str):
        return known.get(row.speaker, row.speaker)
    publisher = known.get(row.holder, row.holder) if isinstance(row.holder, str) else "unknown publisher"
    return f"{publisher} (no speaker named)"


def _busiest(dated: pd.DataFrame, number: int) -> list[str]:
    counts = dated["who"].value_counts(sort=False)
    kept = set(counts.sort_values(ascending=False, kind="stable").index[:number])
    return [name for name in dict.fromkeys(dated["who"]) if name in kept]


def dates_on(axes: Any) -> None:
    """Write days or months along the axis; the year stands under the first and wherever it changes."""
    from matplotlib.dates import AutoDateLocator, num2date

    locator = AutoDateLocator(minticks=4, maxticks=9)  # type: ignore[no-untyped-call]  # matplotlib leaves it out
    axes.xaxis.set_major_locator(locator)
    ticks = sorted(locator())
    days = [num2date(tick) for tick in ticks]  # type: ignore[no-untyped-call]  # likewise
    left, right = axes.get_xlim()
    inside = [(tick, day) for tick, day in zip(ticks, days, strict=True) if left <= tick <= right]
    apart = min((later - earlier for earlier, later in itertools.pairwise(ticks)), default=1.0)
    labels, year = [], None
    for _, day in inside:
        words = f"{day.day} {day:%b}" if apart < 27 else f"{day:%b}"
        labels.append(f"{words}\n{day.year}" if day.year != year else words)
        year = day.year
    axes.set_xticks([tick for tick, _ in inside], labels)
    axes.set_xlim(left, right)


def _alt(dated: pd.DataFrame, undated: int) -> str:
    parts = [f"{number} {stance}" for stance, number in dated["stance"].value_counts().sort_index().items()]
    speakers = count(dated["who"].nunique(), "speaker")
    text = (
        f"Timeline of {count(len(dated), 'statement')} by {speakers}, "
        f"{dated['day'].min():%Y-%m-%d} to {dated['day'].max():%Y-%m-%d}: {', '.join(parts)}."
    )
    return text + (f" {count(undated, 'undated statement')} not drawn." if undated else "")
