"""Running notebooks, rendering them, and the pages around them.

Nothing heavy is loaded until it is used: papermill and nbconvert only in the processes that run notebooks.
"""

from __future__ import annotations

from osintkit.reports.parameters.declared import Parameter, check_parameters, read_parameters
from osintkit.reports.render.notebook import write_report
from osintkit.reports.run.one_notebook import NotebookRun, run_notebook
from osintkit.reports.run.plan import RunOptions
from osintkit.reports.run.run_case import RunResult, run_case

__all__ = [
    "NotebookRun",
    "Parameter",
    "RunOptions",
    "RunResult",
    "check_parameters",
    "read_parameters",
    "run_case",
    "run_notebook",
    "write_report",
]
