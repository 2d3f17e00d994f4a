"""Widgets for JupyterLab: surfaces over plain state, each with a static twin for reports."""

from osintkit.widgets.assessment import Assessment
from osintkit.widgets.disagreements import Disagreements
from osintkit.widgets.estimates import Estimates
from osintkit.widgets.hypotheses import Hypotheses
from osintkit.widgets.origins import Origins
from osintkit.widgets.reader import Reader
from osintkit.widgets.sources import Sources
from osintkit.widgets.timeline import Timeline
from osintkit.widgets.triage import Triage

__all__ = [
    "Assessment",
    "Disagreements",
    "Estimates",
    "Hypotheses",
    "Origins",
    "Reader",
    "Sources",
    "Timeline",
    "Triage",
]


def __dir__() -> list[str]:
    return __all__
