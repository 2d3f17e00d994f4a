"""Tables whose columns are declared: each row becomes rows of a statement log, one for each source that it names."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from osintkit.errors import UnreadableCaptureError, suggestion
from osintkit.loaders.formats.statement_log_columns import COLUMNS, FREE, REQUIRED, normalise, problems_of
from osintkit.loaders.formats.statement_log_rows import LogRows
from osintkit.loaders.formats.unmapped_table import told
from osintkit.loaders.parts.cells import Open, at_precision, decimal_of, order_of, read_day, read_number
from osintkit.loaders.parts.header import web_address
from osintkit.loaders.parts.presets import OPERATORS, named, resolved
from osintkit.loaders.protocol import Loader, Problem
from osintkit.model import Capture, ColumnMapping, Document, StatedDate
from osintkit.model.mappings import PRECISION, fingerprint

_MOST_PROBLEMS = 1000
"""After so many bad rows the rest is not looked at: the file is something else."""
_EVIDENCE = 20_000
"""Rows that are looked at to decide how days and numbers of a table are read."""
_MOST_SOURCES = 50
_DAYS = ("date", "event_date")
_NUMBERS = ("qty_low", "qty_best", "qty_high", "lat", "lon")
_LIMITS = {"lat": 90.0, "lon": 180.0}

Rows = Iterator[tuple[int, Sequence[str] | str]]
"""Row numbers with their cells, or the reason why a row cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table before anybody has said what its columns mean."""

    headings: tuple[str, ...]
    rows: Callable[[], Rows]
    """Its rows, read as often as they are asked for."""
    notes: tuple[str, ...] = ()
    typed: bool = False
    """Whether numbers and days came as such, so that no cell of them is open."""
    decimal: str = ""
    """How numbers are probably written where such a file is from; shown, never used."""


def declared_mapping(capture: Capture, grid: Grid) -> ColumnMapping | None:
    """Return the first mapping of a capture that fits the table and finds its columns in it, or None.

    Raises
    ------
    UnreadableCaptureError
        When mappings fit by name, and each names a column that the table does not have.
    """
    missing: list[tuple[str, str]] = []
    for mapping in capture.columns:
        if not mapping.fits(capture.name, fingerprint(grid.headings)):
            continue
        full, _ = resolved(mapping, _there(grid))
        if not full.map:
            names = {normalise(heading): heading for heading in grid.headings}
            if problems_of(list(names)):
                continue
            return replace(full, map={name: heading for name, heading in names.items() if name in COLUMNS})
        absent = [name for words in full.map.values() for name in named(words) if name.casefold() not in _there(grid)]
        if not absent and REQUIRED in full.map:
            return full
        missing.append((absent[0], suggestion(absent[0], grid.headings)) if absent else (REQUIRED, ""))
    if missing:
        name, near = missing[0]
        said = f"has no column {name!r}; {near}" if near else f"was declared without {REQUIRED}=HEADING"
        raise UnreadableCaptureError(capture.name, f"{said}\n{told(capture.name, grid.headings, grid.decimal)}")
    return None


def _there(grid: Grid) -> dict[str, int]:
    return {heading.strip().casefold(): at for at, heading in reversed(list(enumerate(grid.headings)))}


def read_mapped(loader: Loader, capture: Capture, grid: Grid, mapping: ColumnMapping) -> Iterator[Document | Problem]:
    """Yield the documents of a table whose columns are declared, and a problem for each row that cannot be read.

    Parameters
    ----------
    loader
        Who reads.
    capture
        Where the table came from.
    grid
        The table.
    mapping
        What its columns mean; `declared_mapping` finds it.
    """
    table = _Table(grid, mapping)
    written = ", ".join(f"{name}={words}" for name, words in mapping.map.items())
    notes = [*grid.notes, f"columns as declared: {written}", *table.notes]
    log = LogRows(loader=f"{loader.name}/{loader.version}", capture=capture, notes=())
    problems, first = 0, True
    for number, cells in grid.rows():
        if isinstance(cells, str):
            made: Iterator[Document | Problem] = iter([log.problem(f"row {number}", cells)])
        else:
            made = table.documents(log, number, cells)
        for one in made:
            if isinstance(one, Problem):
                problems += 1
            elif first:
                one, first = replace(one, notes=(*notes, *one.notes)), False  # noqa: PLW2901 - the same with its notes
            yield one
        if problems >= _MOST_PROBLEMS:
            yield log.problem("the rest", f"not read: {problems} rows before it have problems")
            return


class _Table:
    """How one table is read: where its columns are, and which day and which number its cells mean."""

    def __init__(self, grid: Grid, mapping: ColumnMapping) -> None:
        _, preset = resolved(mapping)
        self._mapping = mapping
        self._headings = grid.headings
        self._there = _there(grid)
        self._parallel = preset is not None and preset.parallel
        self._nought_is_unknown = preset is not None and preset.nought_is_unknown
        self._several = "" if mapping.several == "none" else mapping.several
        used = {name.casefold() for words in mapping.map.values() for name in named(words)}
        self._free = [
            (at, FREE + " ".join(heading.casefold().split()).removeprefix(FREE))
            for at, heading in enumerate(grid.headings)
            if heading.strip() and heading.strip().casefold() not in used
        ]
        self.notes: list[str] = []
        self._order = mapping.dates
        self._decimal = "point" if grid.typed else mapping.decimal
        self._look(grid)

    def _look(self, grid: Grid) -> None:
        """Decide from the columns themselves what nobody has declared, and say it."""
        rows = [cells for _, cells in itertools.islice(grid.rows(), _EVIDENCE) if not isinstance(cells, str)]
        if not self._order:
            self._order = order_of(cell for cells in rows for cell in self._of(_DAYS, cells))
            if self._order:
                self.notes.append(f"days read {self._order.replace('-', ' ')}: a number goes beyond 12")
        if not self._decimal:
            self._decimal = decimal_of(cell for cells in rows for cell in self._of(_NUMBERS, cells))
            if self._decimal:
                self.notes.append(f"numbers read with a decimal {self._decimal}, as other cells of the table show")

    def _of(self, columns: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
        for column in columns:
            for name in named(self._mapping.map.get(column, "")):
                if name:
                    yield cells[self._there[name.casefold()]]

    def documents(self, log: LogRows, number: int, cells: Sequence[str]) -> Iterator[Document | Problem]:
        """Yield a document for each source that a row names."""
        row = {column: self._value(words, cells) for column, words in self._mapping.map.items()}
        precision = row.pop(PRECISION, "")
        notes: list[str] = []
        outlets = self._split(row.get("outlet", ""))
        if len(outlets) > _MOST_SOURCES:
            yield log.problem(
                f"row {number}", f"names {len(outlets):,} sources; at most {_MOST_SOURCES} are read of a row"
            )
            return
        for at, outlet in enumerate(outlets):
            one = dict(row)
            if len(outlets) > 1:
                one |= self._parted(row, at, len(outlets))
                one["id"] = f"{row.get('id', '').strip() or f'row {number}'} ({at + 1} of {len(outlets)})"
            one["outlet"] = _host(outlet)
            notes = self._days(one, precision) + self._numbers(one)
            if any(note.endswith("is no day") for note in notes):
                yield log.problem(f"row {number}", next(note for note in notes if note.endswith("is no day")))
                return
            free = {name: cells[place] for place, name in self._free if cells[place].strip()}
            yield log.document(number, {**{name: cell for name, cell in one.items() if cell}, **free}, notes)

    def _value(self, words: str, cells: Sequence[str]) -> str:
        """Return what an expression gives in a row."""
        if words.startswith("="):
            return words[1:].strip()
        pieces = OPERATORS.split(words)
        found = [(name.strip(), cells[self._there[name.strip().casefold()]].strip()) for name in pieces[::2]]
        if len(found) == 1:
            return cells[self._there[found[0][0].casefold()]].strip()
        if pieces[1] == "|":
            return next((cell for _, cell in found if cell), "")
        if pieces[1] == "..":
            return " .. ".join(dict.fromkeys(cell for _, cell in found if cell))
        return "\n".join(f"{name}: {cell}" for name, cell in found if cell)

    def _split(self, cell: str) -> list[str]:
        if not self._several:
            return [cell]
        return list(dict.fromkeys(part.strip() for part in cell.split(self._several) if part.strip())) or [""]

    def _parted(self, row: Mapping[str, str], at: int, count: int) -> dict[str, str]:
        """Return the cells of a row that hold a part for each of its sources, in the order of the sources."""
        found = {}
        for column in ("date", "url", "text", "title", "upstream") if self._parallel else ("date", "url"):
            parts = [part.strip() for part in row.get(column, "").split(self._several)]
            if len(parts) == count:
                found[column] = parts[at]
        return found

    def _days(self, row: dict[str, str], precision: str) -> list[str]:
        """Put the days of a row as the log writes them; return what had to be left open."""
        notes = []
        for column in _DAYS:
            cell = row.get(column, "")
            if not cell:
                continue
            parts = [read_day(part, self._order) for part in cell.split(" .. ")]
            opened = next((part for part in parts if isinstance(part, Open)), None)
            if opened is not None:
                row[column] = ""
                row["day_readings"] = " or ".join(opened.readings)
                notes.append(
                    f"{column} {cell!r} is {row['day_readings']}: declare dates=day-first or dates=month-first"
                )
                continue
            days = [part for part in parts if isinstance(part, StatedDate)]
            if len(days) != len(parts) or days[-1].latest < days[0].earliest:
                notes.append(f"the {column} {cell[:60]!r} is no day")
                continue
            day = days[0] if len(days) == 1 else StatedDate.between(days[0].earliest, days[-1].latest)
            precise = precision if column == "event_date" or "event_date" not in self._mapping.map else ""
            row[column] = at_precision(day, precise).text
        return notes

    def _numbers(self, row: dict[str, str]) -> list[str]:
        """Put the numbers of a row in plain digits; one that is open or none is left out and said."""
        notes = []
        for column in _NUMBERS:
            cell = row.get(column, "").strip()
            if not cell:
                continue
            number = read_number(cell, self._decimal)
            if isinstance(number, Open) and column in _LIMITS:
                number = next((one for one in number.readings if abs(float(one)) <= _LIMITS[column]), None)
            if isinstance(number, str) and abs(float(number)) <= _LIMITS.get(column, float("inf")):
                unknown = self._nought_is_unknown and column.startswith("qty_") and float(number) == 0
                row[column] = "" if unknown else number
                if unknown:
                    row[f"{FREE}{column}"] = cell
                continue
            row[column], row[f"{FREE}{column}"] = "", cell
            both = (
                " or ".join(number.readings) + ": declare decimal=comma or decimal=point"
                if isinstance(number, Open)
                else ""
            )
            notes.append(f"{column} {cell[:40]!r} is {both or 'no number that can be'}; left out")
        if not any(row.get(column) for column in _NUMBERS[:3]):
            for column in ("unit", "scope"):
                if self._mapping.map.get(column, "").startswith("="):
                    row[column] = ""
        return notes


def _host(cell: str) -> str:
    """Return the host of an address, for an outlet that is given by its address alone."""
    address = web_address(cell)
    return (urlsplit(address).hostname or "").removeprefix("www.") if address else cell
