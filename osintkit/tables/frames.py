"""Rows and columns of plain values as DataFrames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from osintkit.errors import UnknownNameError
from osintkit.model import StatedDate
from osintkit.tables.columns import DAY, INSTANT, TEXT, columns_of

if TYPE_CHECKING:
    import pandas as pd


def to_frame(rows: Iterable[Mapping[str, Any]], table: str) -> pd.DataFrame:
    """Return rows as the named table, with its columns and dtypes, also when there are none.

    Parameters
    ----------
    rows
        Mappings from column to value; a column left out is missing. Tuples become text joined by `` | ``, enums
        and stated dates their text.
    table
        A key of `TABLES`.

    Raises
    ------
    UnknownNameError
        For a table or a column that is not declared.

    Examples
    --------
    >>> frame = to_frame([{"name": "a.html", "kind": "UnreadableCaptureError", "reason": "empty"}], "problems")
    >>> frame.to_dict("records")
    [{'name': 'a.html', 'kind': 'UnreadableCaptureError', 'reason': 'empty'}]
    >>> to_frame([], "origins").shape[0]
    0
    """
    columns = columns_of(table)
    known = {column.name for column in columns}
    values: dict[str, list[Any]] = {column.name: [] for column in columns}
    for row in rows:
        for name in row:
            if name not in known:
                raise UnknownNameError(f"column of {table}", name, known)
        for column in columns:
            values[column.name].append(plain(row.get(column.name)))
    return columns_to_frame(values, table)


def columns_to_frame(values: Mapping[str, Sequence[Any]], table: str) -> pd.DataFrame:
    """Return whole columns as the named table: for many rows, whose cells are plain already.

    Parameters
    ----------
    values
        For every column of the table its cells, as `plain` gives them.
    table
        A key of `TABLES`.

    Raises
    ------
    UnknownNameError
        For a table or a column that is not declared, and for one that is left out.

    Examples
    --------
    >>> columns_to_frame({"name": ["a.html"], "kind": ["b"], "reason": [None]}, "problems")["reason"].isna().tolist()
    [True]
    """
    import pandas as pd

    columns = columns_of(table)
    odd = values.keys() ^ {column.name for column in columns}
    if odd:
        raise UnknownNameError(f"column of {table}", min(odd), [column.name for column in columns])
    return pd.DataFrame({column.name: _series(values[column.name], column.dtype) for column in columns})


def plain(value: Any) -> Any:
    """Return what a cell holds for a value of the model.

    >>> plain(("a", "b")), plain(StatedDate("2024-10")), plain(())
    ('a | b', '2024-10', None)
    """
    if value is None or value == "":
        return None
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, StatedDate):
        return value.text
    if isinstance(value, tuple | list | frozenset | set):
        parts = [str(plain(part)) for part in (sorted(value) if isinstance(value, frozenset | set) else value)]
        return " | ".join(parts) or None
    return value


def _series(values: Sequence[Any], dtype: str) -> Any:
    import pandas as pd

    if dtype == DAY:
        return pd.to_datetime(pd.Series([_midnight(value) for value in values], dtype="object")).astype(
            cast("Any", DAY)
        )
    if dtype == INSTANT:
        return pd.to_datetime(pd.Series(values, dtype="object"), utc=True).astype(cast("Any", INSTANT))
    if dtype == TEXT:
        return texts(values)
    return pd.Series(values, dtype=cast("Any", dtype))


def texts(values: Sequence[Any], index: pd.Index | None = None) -> pd.Series:
    r"""Return a column of text that holds any text.

    Arrow, which pandas takes for text where it is installed, refuses half of a surrogate pair; pages and
    exports from other programs contain such halves.

    Parameters
    ----------
    values
        Texts, or None where there is none.
    index
        The index of the table that the column is for.

    Examples
    --------
    >>> texts(["half \ud83d"]).str.len().tolist()
    [6]
    """
    import pandas as pd

    return pd.Series(values, index=index, dtype=pd.StringDtype("python"))


def _midnight(value: Any) -> Any:
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value  # noqa: DTZ001  # days have no zone


def describe(table: str) -> pd.DataFrame:
    """Return the columns of a table: name, dtype, meaning.

    >>> describe("problems")["column"].tolist()
    ['name', 'kind', 'reason']
    """
    import pandas as pd

    return pd.DataFrame(
        [(column.name, column.dtype, column.meaning) for column in columns_of(table)],
        columns=["column", "dtype", "meaning"],
    )
