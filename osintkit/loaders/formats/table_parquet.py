"""Parquet: the rows of a file, read by pyarrow a thousand at a time."""

from __future__ import annotations

from typing import Any

from osintkit.errors import UnreadableCaptureError, UnsupportedCaptureError
from osintkit.loaders.formats.mapped_table import Grid, Rows
from osintkit.loaders.parts.typed_cells import printed
from osintkit.loaders.protocol import PARTS

_BATCH = 1000
_UNPACKED = 512 << 20
_MOST_COLUMNS = 2_000
_AGAIN = "get it again, or save it as CSV and add that"


def parquet_grid(data: bytes, name: str) -> Grid:
    """Return a Parquet file as a table.

    Raises
    ------
    UnreadableCaptureError
        When the file is damaged, encrypted or too large.
    """
    file = _opened(data, name)
    about = file.metadata
    if about.num_rows > PARTS:
        raise UnreadableCaptureError(name, f"it has {about.num_rows:,} rows; at most {PARTS:,} are read: split it")
    if about.num_columns > _MOST_COLUMNS:
        raise UnreadableCaptureError(name, f"it has {about.num_columns:,} columns; at most {_MOST_COLUMNS:,} are read")
    size = sum(about.row_group(number).total_byte_size for number in range(about.num_row_groups))
    if size > _UNPACKED:
        raise UnreadableCaptureError(
            name, f"it unpacks to {size >> 20} MiB; at most {_UNPACKED >> 20} are read: split it"
        )
    headings = tuple(str(heading) for heading in file.schema_arrow.names)
    return Grid(headings=headings, rows=lambda: _rows(data, name), typed=True)


def _rows(data: bytes, name: str) -> Rows:
    number = 1
    batches = _opened(data, name).iter_batches(batch_size=_BATCH, use_threads=False)
    while True:
        try:
            batch = next(batches, None)
            columns = [column.to_pylist() for column in batch.columns] if batch is not None else []
        except (OSError, ValueError, RuntimeError, OverflowError) as error:
            raise _damaged(name, error) from error
        if batch is None:
            return
        for cells in zip(*columns, strict=True):
            number += 1
            yield number, [printed(cell) for cell in cells]


def _opened(data: bytes, name: str) -> Any:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UnsupportedCaptureError(
            name,
            "Parquet is read by pyarrow, which is not installed; run: pip install 'osintkit[parquet]' "
            "(or save it as CSV)",
        ) from None
    try:
        return pq.ParquetFile(pa.BufferReader(data), memory_map=False, pre_buffer=False)
    except (OSError, ValueError, OverflowError) as error:
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> UnreadableCaptureError:
    words = str(error).strip().splitlines()[0][:160] if str(error).strip() else type(error).__name__
    kind = "encrypted" if "ncrypt" in words else "damaged"
    return UnreadableCaptureError(name, f"its Parquet is {kind} ({words}); {_AGAIN}")
