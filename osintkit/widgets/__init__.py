"""Widgets for JupyterLab: surfaces over plain state, each with a static twin for reports."""

from osintkit.widgets.reader import Reader

__all__ = ["Reader"]
