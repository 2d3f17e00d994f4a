"""Delimited text: which sign stands between cells, the line of headings, and the records below it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.formats.statement_log_columns import LONGEST_HEADER, delimiter_of, raw_cells
from osintkit.loaders.parts.presets import headings_of, headless

_CELL = 1 << 20
_RECORD_LINES = 2000
"""A quoted cell over more lines than this is an unclosed quote."""
_NAMED_SEPARATORS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delimited:
    """A delimited text whose headings are known; its rows are read as often as they are asked for."""

    headings: tuple[str, ...]
    """As they are printed."""
    delimiter: str
    preset: str = ""
    """The preset that its shape gave, when it has no line of headings."""
    _lines: list[str]
    _position: int

    def rows(self) -> Iterator[tuple[int, list[str] | str]]:
        """Yield the cells of each row with its number, or the reason why they cannot be read.

        A record that cannot be read (an unclosed quote, say) costs its own first line and no more: reading goes on
        at the line after it.
        """
        position, number = self._position, 0 if self.preset else 1
        width = len(self.headings)
        while position < len(self._lines):
            number += 1
            try:
                taken, cells = self._record(position)
            except csv.Error as error:
                position += 1
                yield number, f"the quotes or cells are broken ({error}); the row was left out"
                continue
            position += taken
            while len(cells) > width and not cells[-1].strip():
                cells.pop()
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != width:
                yield number, f"{len(cells)} cells where the header has {width}; is a {self.delimiter!r} unquoted?"
            else:
                yield number, cells

    def _record(self, position: int) -> tuple[int, list[str]]:
        """Return how many lines the record at ``position`` takes, and its cells."""
        line = self._lines[position]
        if '"' not in line or self.preset:  # files without a line of headings quote nothing either
            return 1, line.rstrip("\r\n").split(self.delimiter)
        before = csv.field_size_limit(_CELL)
        try:
            last = min(position + _RECORD_LINES, len(self._lines))
            lines = (self._lines[at] for at in range(position, last))
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            cells = next(reader)
            return reader.line_num, cells
        finally:
            csv.field_size_limit(before)


def delimited(text: str, name: str, separator: str = "") -> Delimited:
    r"""Return a delimited text with its headings.

    Parameters
    ----------
    text
        All of it.
    name
        Of the file, for the errors.
    separator
        What stands between cells, when somebody has declared it.

    Examples
    --------
    >>> table = delimited("Datum;Text\n18.10.2024;Gesehen.\n", "a.csv")
    >>> table.headings, list(table.rows())
    (('Datum', 'Text'), [(2, ['18.10.2024', 'Gesehen.'])])

    Raises
    ------
    UnreadableCaptureError
        When there is no line of headings.
    """
    end = "\n" if "\n" in text else "\r"
    lines = text.split(end)
    lines = [line + end for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    position = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    mark = lines[position].strip() if position < len(lines) else ""
    separator = _NAMED_SEPARATORS.get(separator, separator)
    if mark.lower().startswith("sep=") and len(mark) == 5:
        position, delimiter = position + 1, mark[4]
    else:
        delimiter = separator if len(separator) == 1 else delimiter_of(mark)
    if position >= len(lines):
        raise UnreadableCaptureError(name, "is not a statement log: it has no header line")
    if len(lines[position]) > LONGEST_HEADER:
        raise UnreadableCaptureError(
            name,
            f"is not a statement log: its first line has {len(lines[position]):,} characters; it must name the columns",
        )
    first = lines[position].rstrip("\r\n")
    preset = headless(first.split("\t")) if delimiter == "\t" else ""
    if preset:
        headings = headings_of(preset, len(first.split("\t")))
        return Delimited(headings=headings, delimiter="\t", preset=preset, _lines=lines, _position=position)
    headings = tuple(raw_cells(first, delimiter))
    return Delimited(headings=headings, delimiter=delimiter, _lines=lines, _position=position + 1)
