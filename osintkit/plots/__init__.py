"""Figures: each takes a table of the case and returns a `Plot`, a figure with an equivalent text."""

from osintkit.plots.canvas import Plot
from osintkit.plots.estimates import estimates
from osintkit.plots.map import places
from osintkit.plots.timeline import timeline
from osintkit.plots.tree import origin_tree
from osintkit.plots.verdict import verdict

__all__ = ["Plot", "estimates", "origin_tree", "places", "timeline", "verdict"]
