"""How every figure looks and how it is shown: colours with shapes, readable sizes, an equivalent text.

A `Plot` is a matplotlib figure with its alternative text. Shown in a notebook it becomes a PNG whose output
metadata carries the text, so that a report has it too. The same data give the same bytes.
"""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from osintkit.errors import UnknownNameError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

INK = "#1d2733"
MUTED = "#5b6673"
GRID = "#dfe3e8"
STANCE_COLOURS = {"supports": "#1b6e8c", "refutes": "#b3401f", "neutral": "#7a7f87", "conflicting": "#7b4fa3"}
STANCE_MARKERS = {"supports": "^", "refutes": "v", "neutral": "o", "conflicting": "D"}
"""Colour and shape together: nothing depends on colour alone."""
SERIES = ("#1b6e8c", "#b3401f", "#5c7f2b", "#7b4fa3", "#a3741a", "#2f4b8f", "#9c3f74", "#4f5d66")
"""Colour-blind safe in this order; each also gets a marker of its own."""
SERIES_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
WIDTH = 9.0
"""Inches; a report's measure at 144 dots an inch."""
_DPI = 144


@dataclass(frozen=True)
class Plot:
    """A figure, and the text that replaces it where it cannot be seen.

    Parameters
    ----------
    figure
        The matplotlib figure.
    alt
        What a reader would learn from it, in one or two sentences made from the data.
    """

    figure: Figure
    alt: str

    def png(self) -> bytes:
        """Return the figure as PNG; the same figure gives the same bytes."""
        buffer = io.BytesIO()
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing")  # drawn as a box; the tables have the words
            self.figure.savefig(buffer, format="png", dpi=_DPI, metadata={"Software": None}, facecolor="white")
        return buffer.getvalue()

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        encoded = base64.b64encode(self.png()).decode("ascii")
        return {"image/png": encoded, "text/plain": self.alt}, {"image/png": {"alt": self.alt}}

    def __repr__(self) -> str:
        return f"<Plot: {self.alt}>"


def style() -> AbstractContextManager[None]:
    """Return the context in which figures are drawn: matplotlib's own fonts, quiet axes."""
    import matplotlib as mpl

    return mpl.rc_context(
        {
            "font.family": "DejaVu Sans",
            "font.size": 9,
            "axes.titlesize": 11,
            "axes.titleweight": "bold",
            "axes.titlelocation": "left",
            "axes.edgecolor": GRID,
            "axes.labelcolor": MUTED,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.axisbelow": True,
            "axes.grid": False,
            "grid.color": GRID,
            "text.color": INK,
            "xtick.color": MUTED,
            "ytick.color": INK,
            "figure.facecolor": "white",
            "legend.frameon": False,
            "svg.hashsalt": "osintkit",
        }
    )


def blank(height: float, rows: int = 1, **options: Any) -> tuple[Figure, Any]:
    """Return a figure of the report's width and its axes, not registered anywhere (nothing to close)."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, figure.subplots(rows, 1, **options)


def empty(message: str) -> Plot:
    """Return a figure that says why there is nothing to see.

    >>> empty("No evidence is dated.").alt
    'No evidence is dated.'
    """
    with style():
        figure, axes = blank(1.2)
        axes.axis("off")
        axes.text(0.0, 0.5, message, va="center", color=MUTED, parse_math=False)
    return Plot(figure, message)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "origin"), count(2, "family", "families")
    ('1 origin', '2 families')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def colour_of(stance: str) -> str:
    """Return the colour of a stance.

    >>> colour_of("supports")
    '#1b6e8c'
    """
    return _look(STANCE_COLOURS, stance)


def marker_of(stance: str) -> str:
    """Return the shape of a stance.

    >>> marker_of("refutes")
    'v'
    """
    return _look(STANCE_MARKERS, stance)


def _look(looks: dict[str, str], stance: str) -> str:
    if stance not in looks:
        raise UnknownNameError("stance", stance, looks)
    return looks[stance]


def legend(figure: Figure, entries: Sequence[tuple[str, Mapping[str, Any]]], **options: Any) -> None:
    """Write a legend below the axes: words, and the look of the mark beside them.

    Built from looks, not from what was drawn, so that its marks have one size and its words are never read as maths.
    """
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], **{"linestyle": "none", "markersize": 6.5, **look}) for _, look in entries]
    words = [drawable(label).replace("$", r"\$") for label, _ in entries]
    figure.legend(handles, words, loc="outside lower left", labelcolor=MUTED, fontsize=8, **options)


def drawable(text: object) -> str:
    """Return a text in one line as a figure can draw it, with nothing invisible in it.

    >>> drawable("  two   words ")
    'two words'
    """
    from osintkit.display import visible

    return " ".join(visible(str(text)).split())


def unjudged(evidence: pd.DataFrame) -> str:
    """Return what a title must say first about unjudged evidence; empty for any other.

    >>> import pandas as pd
    >>> unjudged(pd.DataFrame({"status": ["suggested", "suggested"]})), unjudged(pd.DataFrame({"status": ["accepted"]}))
    ('Not judged, counts for nothing: ', '')
    """
    return "Not judged, counts for nothing: " if len(evidence) and set(evidence["status"]) == {"suggested"} else ""


def shorten(text: object, limit: int = 44) -> str:
    """Return a text for a figure, cut with an ellipsis when it is longer than the limit.

    >>> shorten("National Intelligence Service of the Republic of Korea", 32)
    'National Intelligence Service …'
    """
    shown = drawable(text)
    if len(shown) <= limit:
        return shown
    cut = shown.rfind(" ", 0, limit - 1)
    return f"{shown[:cut]} …" if cut > limit // 2 else f"{shown[: limit - 1]}…"
