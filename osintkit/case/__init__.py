"""The case: the façade that notebooks and the command line use."""

from osintkit.case.accessor import TableAccessor
from osintkit.case.case import Case
from osintkit.case.judge import Judge
from osintkit.case.layout import Layout, find_case, new_case
from osintkit.case.open import open_case
from osintkit.case.reprs import register

__all__ = ["Case", "Judge", "Layout", "TableAccessor", "find_case", "new_case", "open_case"]

register()
