"""The columns of a statement log, and the finding of them in a header line."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from osintkit.errors import suggestion
from osintkit.model.mappings import LOG_COLUMNS

LONGEST_HEADER = 20_000
"""Characters of a header line; more is no header."""

COLUMNS = LOG_COLUMNS

REQUIRED = "text"
FREE = "x_"
"""A column whose name begins so is the analyst's own and is kept as it is."""


def normalise(cell: str) -> str:
    """Return the name that a header cell means: letter case and outer blanks do not count.

    >>> normalise(" Text ")
    'text'
    """
    return cell.strip().lower()


def delimiter_of(line: str) -> str:
    """Return the delimiter that makes the most known columns of a header line, then the most columns.

    >>> delimiter_of("date;outlet;text")
    ';'
    """

    def score(delimiter: str) -> tuple[int, int]:
        cells = header_cells(line, delimiter)
        return sum(cell in COLUMNS for cell in cells), len(cells)

    return max(",;\t|", key=score)


def raw_cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a header line as they are printed; empty ones at its end are dropped."""
    try:
        cells = next(csv.reader(io.StringIO(line[:LONGEST_HEADER], newline=""), delimiter=delimiter), [])
    except csv.Error:
        cells = line[:LONGEST_HEADER].split(delimiter)
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def header_cells(line: str, delimiter: str) -> list[str]:
    """Return the normalised cells of a header line; empty ones at its end are dropped."""
    return [normalise(cell) for cell in raw_cells(line, delimiter)]


def problems_of(names: Sequence[str]) -> list[str]:
    """Return what is wrong with the columns of a log; nothing when it is a statement log.

    >>> problems_of(["date", "txt"])
    ["unknown column 'txt'; did you mean 'text'?", "the required column 'text' is missing"]
    """
    found = []
    seen: set[str] = set()
    for place, name in enumerate(names, start=1):
        if not name:
            found.append(f"column {place} has no name")
        elif name in seen:
            found.append(f"column {name!r} is there twice")
        elif name not in COLUMNS and not name.startswith(FREE):
            found.append(f"unknown column {name!r}; {suggestion(name, COLUMNS)}")
        seen.add(name)
    if REQUIRED not in seen:
        found.append(f"the required column {REQUIRED!r} is missing")
    return found
