"""The case: the façade that notebooks and the command line use."""

from osintkit.case.facade import Case, open_case
from osintkit.case.judging import Judge
from osintkit.case.layout import Layout, find_case, new_case

__all__ = ["Case", "Judge", "Layout", "find_case", "new_case", "open_case"]
