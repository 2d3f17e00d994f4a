"""Records as DataFrames: the only place where column names and dtypes are written.

Every public method that returns a table returns one of `TABLES`: the columns, their order, their dtype and
their meaning are fixed here, also when the table is empty. dtypes hold on pandas 2.2 and 3: ``string`` for text,
``Int64``/``Float64``/``boolean`` for values that may be missing, ``datetime64[us]`` for days, and
``datetime64[us, UTC]`` for instants.
"""

from osintkit.tables.columns import COUNT, DAY, FLAG, INSTANT, NUMBER, TABLES, TEXT, Column
from osintkit.tables.frames import columns_to_frame, describe, plain, texts, to_frame

__all__ = [
    "COUNT",
    "DAY",
    "FLAG",
    "INSTANT",
    "NUMBER",
    "TABLES",
    "TEXT",
    "Column",
    "columns_to_frame",
    "describe",
    "plain",
    "texts",
    "to_frame",
]
