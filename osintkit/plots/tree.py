"""Who relied on whom: each origin with everything that goes back to it."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from osintkit.plots.canvas import (
    GRID,
    INK,
    MUTED,
    Plot,
    blank,
    colour_of,
    count,
    drawable,
    empty,
    marker_of,
    style,
    unjudged,
)

if TYPE_CHECKING:
    import pandas as pd

_ROWS = 110
"""Lines that fit into a readable figure; the rest is counted in words and stands in the table."""
_LABEL = 36
_EMS = 46.0
_MORE = 7.0
"""Room for a leaf's words, and for saying how many more there are, in heights of their letters."""
_HEADINGS = (
    "Support the claim",
    "Both support and refute it",
    "Refute it",
    "Take no side",
    "Stand no longer",
    "Count for none",
)
_NOTES = {
    "Stand no longer": " (their government, or their own voice, has since said otherwise; or it was of another claim)",
    "Count for none": " (they pool others, run in a circle, or come from nobody knows whom)",
}
_STANCES = ("supports", "conflicting", "refutes", "neutral")


@dataclass(frozen=True, slots=True)
class _Leaf:
    stance: str
    words: str


@dataclass(frozen=True, slots=True)
class _Branch:
    group: int
    stance: str
    label: tuple[str, ...]
    note: str
    pieces: int
    leaves: tuple[_Leaf, ...]

    @property
    def height(self) -> float:
        """In lines of the figure."""
        return max(float(len(self.leaves)), 0.75 * len(self.label) + (0.6 if self.note else 0.0), 1.0) + 0.35


def origin_tree(origins: pd.DataFrame, evidence: pd.DataFrame, names: Mapping[str, str] | None = None) -> Plot:
    """Return the tree of origins: on the left the origin, on the right what goes back to it, and through whom.

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
    pieces = evidence.drop_duplicates("evidence").set_index("evidence")
    every = [_branch(origin, pieces, dict(names or {})) for origin in origins.itertuples()]
    branches = sorted(every, key=lambda one: (one.group, -one.pieces))
    drawn = _fitting(branches)
    groups = {one.group for one in drawn}
    height = sum(one.height for one in drawn) + 1.3 * len(groups)
    with style():
        figure, axes = blank(0.75 + 0.2 * height)
        axes.axis("off")
        axes.set_xlim(0, 100)
        axes.set_ylim(-height, 0.3)
        top = 0.0
        for number, branch in enumerate(drawn):
            if number == 0 or branch.group != drawn[number - 1].group:
                _heading(axes, branch.group, branches, top)
                top += 1.3
            _draw(axes, branch, top)
            top += branch.height
        axes.set_title(unjudged(evidence) + "Origins, and what goes back to each")
    return Plot(figure, _alt(branches, len(branches) - len(drawn)))


def _branch(origin: Any, pieces: pd.DataFrame, names: Mapping[str, str]) -> _Branch:
    members = [name for name in str(origin.evidence or "").split(" | ") if name in pieces.index]
    counts, stands = bool(origin.counts), str(origin.stands) != "False"
    stance = str(origin.stance)
    marker_of(stance)  # refuses one that nobody knows
    against = str(origin.against_interest) == "True"
    words = drawable(origin.label) or "unnamed"
    lines = textwrap.wrap(words, _LABEL, max_lines=3, placeholder=" …", break_on_hyphens=False) or [words[:_LABEL]]
    notes = [count(len(members), "piece")] if len(members) > 1 else []
    notes += ["against its interest"] if against else []
    return _Branch(
        group=_STANCES.index(stance) if counts and stands else len(_STANCES) + (not counts),
        stance=stance,
        label=tuple(lines),
        note=", ".join(notes),
        pieces=int(origin.pieces),
        leaves=tuple(_leaves([pieces.loc[name] for name in members], names)),
    )


def _leaves(members: Sequence[Any], names: Mapping[str, str]) -> Iterable[_Leaf]:
    """Return a leaf for each voice and stance, oldest first, with the publishers that carried it."""
    voices: dict[tuple[str | None, str], list[Any]] = {}
    for row in members:
        speaker = row["speaker"] if isinstance(row["speaker"], str) else None
        if speaker is not None and isinstance(row["holder"], str) and speaker == row["holder"]:
            speaker = None
        voices.setdefault((speaker, str(row["stance"])), []).append(row)
    for (speaker, stance), rows in voices.items():
        holders = [row["holder"] for row in rows if isinstance(row["holder"], str)]
        carried = [drawable(names.get(one, one)) for one in dict.fromkeys(holders)]
        days = [row["said"] if isinstance(row["said"], str) else "undated" for row in rows]
        head = f"{days[0]}  {_fitted(drawable(names.get(speaker, speaker)), 21)}, in " if speaker else f"{days[0]}  "
        times = f" ({len(rows)})" if len(rows) > 1 else ""
        yield _Leaf(stance, head + _some(carried, _EMS - _ems(head + times)) + times)
    if not members:
        yield _Leaf("neutral", "no evidence as of this day")


def _ems(words: str) -> float:
    """Return roughly how wide words are, in heights of their letters."""
    return sum(_letter(letter) for letter in words)


def _letter(letter: str) -> float:
    if letter in " iljtfr.,:;'()[]|!…":
        return 0.4
    if letter.isupper() or letter in "mw@%":
        return 0.75
    return 1.0 if letter > "\u2e80" else 0.63


def _fitted(words: str, room: float) -> str:
    """Return words cut to the available room."""
    if _ems(words) <= room:
        return words
    widths = itertools.accumulate(_letter(letter) for letter in words)
    return words[: sum(1 for wide in widths if wide <= room - 1)].rstrip() + "…"


def _some(words: Sequence[str], room: float) -> str:
    """Return as many words as there is room for, and how many more there are."""
    if not words:
        return "an unknown publisher"
    kept = [_fitted(words[0], max(room - _MORE * (len(words) > 1), 6))]
    for place, word in enumerate(words[1:], start=2):
        if _ems(", ".join([*kept, word])) > room - _MORE * (place < len(words)):
            break
        kept.append(word)
    more = len(words) - len(kept)
    return ", ".join(kept) + (f" and {more} more" if more > 0 else "")


def _fitting(branches: Sequence[_Branch]) -> list[_Branch]:
    drawn: list[_Branch] = []
    room = float(_ROWS)
    for branch in branches:
        room -= branch.height
        if room < 0 and drawn:
            break
        drawn.append(branch)
    return drawn


def _heading(axes: Any, group: int, branches: Sequence[_Branch], top: float) -> None:
    number = sum(1 for one in branches if one.group == group)
    words = f"{_HEADINGS[group]}: {number}{_NOTES.get(_HEADINGS[group], '')}"
    axes.text(0, -top - 0.7, words, va="center", color=MUTED, fontsize=8.2)
    axes.plot([0, 100], [-top - 1.15] * 2, color=GRID, linewidth=0.8)


def _draw(axes: Any, branch: _Branch, top: float) -> None:
    middle = -top - branch.height / 2
    colour, marker = colour_of(branch.stance), marker_of(branch.stance)
    counts = branch.group < len(_STANCES)
    fill = colour if counts else "white"
    axes.scatter([34.5], [middle], marker=marker, s=64, facecolors=fill, edgecolors=colour, linewidths=1.3, zorder=3)
    lines = len(branch.label) + (0.8 if branch.note else 0)
    height = middle + 0.75 * (lines - 1) / 2
    for line in branch.label:
        axes.text(
            33,
            height,
            line,
            ha="right",
            va="center",
            color=INK if counts else MUTED,
            weight="bold" if counts else "normal",
            fontsize=8.4,
            parse_math=False,
        )
        height -= 0.75
    if branch.note:
        axes.text(33, height + 0.06, branch.note, ha="right", va="center", color=MUTED, fontsize=7.2)
    first = middle + (len(branch.leaves) - 1) / 2
    for number, leaf in enumerate(branch.leaves):
        at = first - number
        axes.plot([36, 38, 39.4], [middle, at, at], color="#c4cad1", linewidth=1.0, zorder=1)
        axes.scatter([40.2], [at], marker=marker_of(leaf.stance), s=24, color=colour_of(leaf.stance), zorder=3)
        axes.text(41.4, at, leaf.words, va="center", color=INK, fontsize=7.8, parse_math=False)


def _alt(branches: Sequence[_Branch], left_out: int) -> str:
    total = sum(one.pieces for one in branches)
    numbers = [sum(1 for one in branches if one.group == group) for group in range(len(_HEADINGS))]
    verbs = ("support", "both support and refute", "refute", "take no side", "stand no longer", "count for none")
    said = ", ".join(f"{number} {verb}" for number, verb in zip(numbers, verbs, strict=True) if number)
    largest = max(branches, key=lambda one: one.pieces)
    text = (
        f"Tree of {count(len(branches), 'origin')} with {count(total, 'piece')} of evidence: {said}. "
        f"The largest is {' '.join(largest.label)} with {count(largest.pieces, 'piece')}."
    )
    return text + (
        f" {count(left_out, 'further origin')} {'is' if left_out == 1 else 'are'} in the table only."
        if left_out
        else ""
    )
