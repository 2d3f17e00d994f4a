"""Workbooks (XLSX) and Parquet files, a document a row, once somebody has declared what their columns mean."""

from __future__ import annotations

from collections.abc import Iterator

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.formats.mapped_table import Grid, declared_mapping, read_mapped
from osintkit.loaders.formats.statement_log_columns import normalise, problems_of
from osintkit.loaders.formats.table_parquet import parquet_grid
from osintkit.loaders.formats.table_xlsx import xlsx_grid
from osintkit.loaders.formats.unmapped_table import told
from osintkit.loaders.protocol import Problem
from osintkit.model import Capture, ColumnMapping, Document

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET = "application/vnd.apache.parquet"


class TableLoader:
    """A sheet of a workbook, or a Parquet file.

    Columns named as those of a statement log need no declaration; the part of a row is its ``id``, or else ``row N``
    as the spreadsheet numbers it. No formula is computed: a cell holds what the program that saved it stored.
    """

    name = "table"
    version = "1"
    media_types: tuple[str, ...] = (XLSX, PARQUET)
    reads_columns = True

    def load(self, capture: Capture, data: bytes) -> Iterator[Document | Problem]:
        """Yield a document for each row that can be read and a problem for each that cannot."""
        sheet = next((one.sheet for one in capture.columns if one.sheet and one.fits(capture.name, one.headings)), "")
        grid = parquet_grid(data, capture.name) if data.startswith(b"PAR1") else xlsx_grid(data, capture.name, sheet)
        mapping = declared_mapping(capture, grid)
        if mapping is None:
            names = [normalise(heading) for heading in grid.headings]
            if problems_of(names):
                raise UnreadableCaptureError(capture.name, told(capture.name, grid.headings))
            mapping = _as_it_is(grid)
        yield from read_mapped(self, capture, grid, mapping)


def _as_it_is(grid: Grid) -> ColumnMapping:
    own = {normalise(heading): heading for heading in grid.headings}
    return ColumnMapping(
        map={name: heading for name, heading in own.items() if not name.startswith("x_")}, several="none"
    )
