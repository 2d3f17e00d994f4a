"""Who relied on whom: each origin with the evidence that goes back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osintkit.plots.canvas import (
    GRID,
    INK,
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

_LEAVES = 60
_PER_ORIGIN = 14


def origin_tree(origins: pd.DataFrame, evidence: pd.DataFrame, names: Mapping[str, str] | None = None) -> Plot:
    """Return the tree of origins: left the origin, right everything that goes back to it, through whom.

    Parameters
    ----------
    origins
        Table ``origins`` of one claim.
    evidence
        Table ``evidence`` of the same claim and day.
    names
        Display names by source id.

    Examples
    --------
    >>> from osintkit.tables import to_frame
    >>> origin_tree(to_frame([], "origins"), to_frame([], "evidence")).alt
    'No origin to draw.'
    """
    if origins.empty:
        return empty("No origin to draw.")
    known = dict(names or {})
    pieces = evidence.set_index("evidence")
    leaves, hidden = _leaves(origins, pieces, known)
    with style():
        figure, axes = blank(0.8 + 0.24 * len(leaves))
        axes.axis("off")
        axes.set_xlim(0, 100)
        axes.set_ylim(-0.6, len(leaves) - 0.4)
        top = len(leaves) - 1
        for origin, rows in _grouped(leaves).items():
            heights = [top - row for row in rows]
            middle = sum(heights) / len(heights)
            _origin(axes, origins.set_index("origin").loc[origin], middle)
            for row, height in zip(rows, heights, strict=True):
                axes.plot([41, 44, 47], [middle, height, height], color=GRID, linewidth=1.1, zorder=1)
                _leaf(axes, leaves[row], height)
        axes.set_title("Origins, and what goes back to each")
    counting = int(origins["counts"].fillna(False).astype(bool).sum())
    alt = (
        f"Tree of {count(counting, 'origin')} that count{'s' if counting == 1 else ''}, with "
        f"{count(int(origins['pieces'].sum()), 'piece')} of evidence going back to them"
    )
    largest = origins.sort_values(["pieces", "origin"], ascending=[False, True]).iloc[0]
    alt += f"; the largest is {largest['label']} with {count(int(largest['pieces']), 'piece')}."
    return Plot(figure, alt + (f" {hidden} further pieces are in the table only." if hidden else ""))


def _leaves(origins: pd.DataFrame, pieces: pd.DataFrame, names: Mapping[str, str]) -> tuple[list[dict[str, Any]], int]:
    """Return one row a leaf, oldest first in each origin, and how many were left to the table."""
    leaves: list[dict[str, Any]] = []
    hidden = 0
    for origin in origins.itertuples():
        members = [name for name in str(origin.evidence or "").split(" | ") if name in pieces.index]
        room = max(1, min(_PER_ORIGIN, _LEAVES - len(leaves)))
        hidden += max(0, len(members) - room)
        for name in members[:room]:
            row = pieces.loc[name]
            through = [row["holder"], row["speaker"]]
            chain = [names.get(str(part), str(part)) for part in dict.fromkeys(through) if isinstance(part, str)]
            leaves.append(
                {
                    "origin": origin.origin,
                    "stance": str(row["stance"]),
                    "words": f"{_day(row['said'])}  {' < '.join(chain) or 'unknown'}",
                }
            )
        if not members:
            leaves.append({"origin": origin.origin, "stance": "neutral", "words": "no evidence as of this day"})
    return leaves, hidden


def _day(said: object) -> str:
    return said if isinstance(said, str) else "undated"


def _grouped(leaves: list[dict[str, Any]]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for number, leaf in enumerate(leaves):
        groups.setdefault(leaf["origin"], []).append(number)
    return groups


def _origin(axes: Any, origin: Any, height: float) -> None:
    counts = bool(origin["counts"])
    colour = STANCE_COLOURS.get(str(origin["stance"]), MUTED)
    marker = STANCE_MARKERS.get(str(origin["stance"]), "o")
    fill = colour if counts else "white"
    axes.scatter([39.5], [height], marker=marker, s=70, color=fill, edgecolors=colour, zorder=3)
    label = shorten(str(origin["label"]), 40)
    notes = [] if counts else ["does not count"]
    if origin["against_interest"] is True or str(origin["against_interest"]) == "True":
        notes.append("against its interest")
    weight = "bold" if counts else "normal"
    axes.text(38, height, label, ha="right", va="bottom" if notes else "center", color=INK, weight=weight)
    if notes:
        axes.text(38, height - 0.05, ", ".join(notes), ha="right", va="top", color=MUTED, fontsize=7.5)


def _leaf(axes: Any, leaf: Mapping[str, Any], height: float) -> None:
    colour = STANCE_COLOURS.get(leaf["stance"], MUTED)
    axes.scatter([47.8], [height], marker=STANCE_MARKERS.get(leaf["stance"], "o"), s=24, color=colour, zorder=3)
    axes.text(49.3, height, shorten(leaf["words"], 62), va="center", color=INK, fontsize=8.2)
