"""Who said what when, by stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osintkit.plots.canvas import (
    GRID,
    MUTED,
    STANCE_COLOURS,
    STANCE_MARKERS,
    Plot,
    blank,
    count,
    empty,
    shorten,
    style,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_LINES = 22


def timeline(evidence: pd.DataFrame, names: Mapping[str, str] | None = None, *, title: str = "") -> Plot:
    """Return the statements about a claim through time: a line a speaker, a mark a statement.

    Parameters
    ----------
    evidence
        Table ``evidence``. Undated rows are counted in the text, not drawn.
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
    dated = shown.dropna(subset=["day"]).sort_values(["day", "evidence"], kind="stable")
    if dated.empty:
        return empty("No dated evidence to draw.")
    known = dict(names or {})
    who = [_speaker(row, known) for row in dated.itertuples()]
    dated = dated.assign(who=who)
    order = list(dict.fromkeys(dated["who"]))
    drawn = order if len(order) <= _LINES else [*_busiest(dated, _LINES - 1), "all others"]
    lines = {name: len(drawn) - 1 - place for place, name in enumerate(drawn)}
    with style():
        figure, axes = blank(1.3 + 0.27 * len(drawn))
        for stance, rows in dated.groupby("stance", sort=True):
            heights = [lines.get(name, 0) for name in rows["who"]]
            axes.scatter(
                rows["day"],
                heights,
                marker=STANCE_MARKERS[str(stance)],
                color=STANCE_COLOURS[str(stance)],
                s=46,
                linewidths=0.7,
                edgecolors="white",
                label=f"{stance} ({len(rows)})",
                zorder=3,
            )
        axes.set_yticks(range(len(drawn)), [shorten(name) for name in reversed(drawn)])
        axes.set_ylim(-0.7, len(drawn) - 0.3)
        axes.hlines(range(len(drawn)), *axes.get_xlim(), color=GRID, linewidth=0.8, zorder=1)
        axes.margins(x=0.02)
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        dates_on(axes)
        axes.set_title(title or "Statements through time")
        figure.legend(loc="outside lower left", ncols=4, labelcolor=MUTED)
    return Plot(figure, _alt(dated, len(shown) - len(dated)))


def _speaker(row: object, known: Mapping[str, str]) -> str:
    speaker, holder = getattr(row, "speaker", None), getattr(row, "holder", None)
    if isinstance(speaker, str):
        return known.get(speaker, speaker)
    publisher = known.get(holder, holder) if isinstance(holder, str) else "unknown publisher"
    return f"{publisher} (speaker not resolved)"


def _busiest(dated: pd.DataFrame, number: int) -> list[str]:
    counts = dated["who"].value_counts(sort=False)
    kept = set(counts.sort_values(ascending=False, kind="stable").index[:number])
    return [name for name in dict.fromkeys(dated["who"]) if name in kept]


def dates_on(axes: object) -> None:
    """Write days, months and years along the axis without repeating what stays the same."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=4, maxticks=9)  # type: ignore[no-untyped-call]  # matplotlib leaves it out
    axis = axes.xaxis  # type: ignore[attr-defined]  # any matplotlib axes
    axis.set_major_locator(locator)
    axis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]  # likewise


def _alt(dated: pd.DataFrame, undated: int) -> str:
    parts = [f"{number} {stance}" for stance, number in dated["stance"].value_counts().sort_index().items()]
    speakers = count(dated["who"].nunique(), "speaker")
    text = (
        f"Timeline of {count(len(dated), 'statement')} by {speakers}, "
        f"{dated['day'].min():%Y-%m-%d} to {dated['day'].max():%Y-%m-%d}: {', '.join(parts)}."
    )
    return text + (f" {count(undated, 'undated statement')} not drawn." if undated else "")
