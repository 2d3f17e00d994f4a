"""Workbooks: the cells of one sheet, read by openpyxl once the archive has shown that it can do no harm."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from osintkit.errors import UnreadableCaptureError, UnsupportedCaptureError, suggestion
from osintkit.loaders.formats.mapped_table import Grid
from osintkit.loaders.parts.typed_cells import printed

_UNPACKED = 256 << 20
"""Bytes that all parts of a workbook may unpack to."""
_STRINGS = 64 << 20
"""Bytes of its shared strings, which are in memory all at once."""
_MOST_PARTS = 5_000
_MOST_COLUMNS = 2_000
_MOST_CELLS = 4_000_000
_MOST_EMPTY = 10_000
"""Empty rows in a row after which a sheet is over, whatever it says of its size."""
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_SAVE = "open it in the program that wrote it, save it as CSV and add that"


def xlsx_grid(data: bytes, name: str, sheet: str) -> Grid:
    """Return one sheet of a workbook as a table.

    Parameters
    ----------
    data
        The workbook.
    name
        Of the file, for the errors.
    sheet
        Which sheet; empty for the first that holds anything.

    Raises
    ------
    UnreadableCaptureError
        When the workbook is damaged, encrypted, too large, or has no such sheet.
    """
    formulas = _check(data, name)
    titles, title, headings, rows = _Workbook(data, name, formulas=formulas).read(sheet)
    notes = [f"sheet {title!r} of {titles}"] if titles > 1 else []
    if formulas:
        notes.append("formulas are not computed: their cells hold what was stored with them, or else the formula")
    return Grid(headings=headings, rows=lambda: iter(rows), notes=tuple(notes), typed=True)


def _check(data: bytes, name: str) -> bool:
    """Refuse an archive that unpacks to too much or declares entities; return whether it holds formulas."""
    formulas, left = False, _UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS:
                raise UnreadableCaptureError(name, f"it has more than {_MOST_PARTS:,} parts; {_SAVE}")
            for part in parts:
                if part.flag_bits & 1:
                    raise UnreadableCaptureError(name, f"it is encrypted; {_SAVE}")
                if part.is_dir() or not part.filename.endswith((".xml", ".rels")):
                    continue
                most = min(left, _STRINGS) if "sharedStrings" in part.filename else left
                size, found = _scan(archive, part, most)
                if size > most:
                    much = f"its part {part.filename[:80]!r} unpacks to more than {most >> 20} MiB"
                    raise UnreadableCaptureError(name, f"{much}; {_SAVE}")
                if found[0]:
                    raise UnreadableCaptureError(name, f"it declares entities (DTD), which are never read; {_SAVE}")
                formulas = formulas or found[1]
                left -= size
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, zlib.error) as error:
        raise UnreadableCaptureError(name, f"its archive is damaged ({str(error)[:120]}); get it again") from error
    return formulas


def _scan(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> tuple[int, tuple[bool, bool]]:
    """Return how many bytes a part unpacks to, stopping beyond ``most``, and whether it has a DTD and formulas."""
    size, entities, formulas, tail = 0, False, False, b""
    with archive.open(part) as opened:
        while size <= most and (piece := opened.read(1 << 20)):
            size += len(piece)
            window = tail + piece
            # a part in UTF-16 has zeros between its signs
            entities = entities or _FORBIDDEN.search(window.replace(b"\0", b"")) is not None
            formulas = formulas or (part.filename.startswith("xl/worksheets") and _FORMULA.search(window) is not None)
            tail = piece[-64:]
    return size, (entities, formulas)


class _Workbook:
    """A workbook opened once, because openpyxl reads every sheet through each time that it opens one."""

    def __init__(self, data: bytes, name: str, *, formulas: bool) -> None:
        self._name = name
        try:
            import openpyxl
        except ImportError:
            raise UnsupportedCaptureError(
                name,
                "workbooks are read by openpyxl, which is not installed; run: pip install 'osintkit[tables]' "
                "(or save it as CSV)",
            ) from None
        options = {"read_only": True, "keep_links": False}
        try:
            self._values = openpyxl.load_workbook(io.BytesIO(data), data_only=True, **options)
            self._written = openpyxl.load_workbook(io.BytesIO(data), **options) if formulas else None
        except Exception as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> UnreadableCaptureError:
        words = f"{type(error).__name__}: {error}"[:160]
        return UnreadableCaptureError(self._name, f"its workbook cannot be read ({words}); {_SAVE}")

    def read(self, wanted: str) -> tuple[int, str, tuple[str, ...], list[tuple[int, list[str]]]]:
        """Return how many sheets there are, which is read, its headings, and its rows as a spreadsheet numbers them."""
        titles = [str(sheet.title) for sheet in self._values.worksheets]
        names = {title.casefold(): title for title in titles}
        if wanted and wanted.casefold() not in names:
            raise UnreadableCaptureError(self._name, f"it has no sheet {wanted!r}; {suggestion(wanted, titles)}")
        for title in [names[wanted.casefold()]] if wanted else titles:
            lines = self._lines(title)
            headings: tuple[str, ...] = ()
            for _, cells in lines:
                headings = tuple(cell.strip() for cell in cells[:_MOST_COLUMNS])
                while headings and not headings[-1]:
                    headings = headings[:-1]
                if headings:
                    return len(titles), title, headings, self._below(lines, len(headings))
        raise UnreadableCaptureError(self._name, f"its sheets hold nothing; {_SAVE}")

    def _below(self, lines: Iterator[tuple[int, list[str]]], width: int) -> list[tuple[int, list[str]]]:
        rows: list[tuple[int, list[str]]] = []
        seen: dict[str, str] = {}
        for number, cells in lines:
            kept = [seen.setdefault(cell, cell) for cell in cells[:width]]
            if any(cell.strip() for cell in kept):
                rows.append((number, kept + [""] * (width - len(kept))))
            if len(rows) * width > _MOST_CELLS:
                raise UnreadableCaptureError(self._name, f"it has more than {_MOST_CELLS:,} cells; {_SAVE}")
        return rows

    def _lines(self, title: str) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its number, a formula where a cell has no value stored."""
        written: Iterator[Sequence[Any]] = itertools.repeat(())
        if self._written is not None:
            written = self._cells(self._written[title])
        for number, (values, formulas) in enumerate(
            zip(self._cells(self._values[title]), written, strict=False), start=1
        ):
            if formulas:
                pairs = itertools.zip_longest(values, formulas)
                yield number, [printed(formula if value is None else value) for value, formula in pairs]
            else:
                yield number, [printed(value) for value in values]

    def _cells(self, sheet: Any) -> Iterator[Sequence[Any]]:
        empty = 0
        rows = iter(sheet.iter_rows(values_only=True))
        while empty < _MOST_EMPTY:
            try:
                cells = next(rows)
            except StopIteration:
                return
            except Exception as error:
                raise self._damaged(error) from error
            empty = 0 if any(cell is not None for cell in cells) else empty + 1
            yield cells
