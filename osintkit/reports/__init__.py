"""Running notebooks, rendering them, and what stands around them.

Nothing heavy is loaded until it is used: papermill and nbconvert only in the processes that run notebooks.
"""

from __future__ import annotations

from osintkit.reports.parameters import Parameter, check_parameters, read_parameters
from osintkit.reports.plan import RunOptions
from osintkit.reports.render import write_report
from osintkit.reports.run import RunResult, run_case
from osintkit.reports.single import NotebookRun, run_notebook

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
