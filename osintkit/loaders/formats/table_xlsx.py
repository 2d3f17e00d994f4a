"""Workbooks: the cells of one sheet, read by openpyxl once the archive has shown that it can do no harm."""

from __future__ import annotations

import contextlib
import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from osintkit.errors import UnreadableCaptureError, UnsupportedCaptureError, suggestion
from osintkit.loaders.formats.mapped_table import Grid, Rows
from osintkit.loaders.parts.typed_cells import printed

_UNPACKED = 256 << 20
"""Bytes that all parts of a workbook may unpack to."""
_STRINGS = 64 << 20
"""Bytes of its shared strings, which are in memory all at once."""
_MOST_PARTS = 5_000
_MOST_COLUMNS = 2_000
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
    reader = _Workbook(data, name, formulas=formulas)
    title, position, headings = reader.choose(sheet)
    notes = [f"sheet {title!r} of {len(reader.titles)}"] if len(reader.titles) > 1 else []
    if formulas:
        notes.append("formulas are not computed: their cells hold what was stored with them, or else the formula")
    return Grid(headings=headings, rows=lambda: reader.rows(title, position, headings), notes=tuple(notes), typed=True)


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
    """The sheets of a workbook, each read as often as it is asked for."""

    def __init__(self, data: bytes, name: str, *, formulas: bool) -> None:
        self._data = data
        self._formulas = formulas
        self._name = name
        try:
            import openpyxl
        except ImportError:
            raise UnsupportedCaptureError(
                name,
                "workbooks are read by openpyxl, which is not installed; run: pip install 'osintkit[tables]' "
                "(or save it as CSV)",
            ) from None
        self._open = openpyxl.load_workbook
        with self._book(values=True) as book:
            self.titles = [str(sheet.title) for sheet in book.worksheets]

    def _book(self, *, values: bool) -> Any:
        try:
            book = self._open(io.BytesIO(self._data), read_only=True, data_only=values, keep_links=False)
        except Exception as error:
            raise self._damaged(error) from error
        return contextlib.closing(book)

    def _damaged(self, error: Exception) -> UnreadableCaptureError:
        words = f"{type(error).__name__}: {error}"[:160]
        return UnreadableCaptureError(self._name, f"its workbook cannot be read ({words}); {_SAVE}")

    def choose(self, wanted: str) -> tuple[str, int, tuple[str, ...]]:
        """Return a sheet that holds something, how many rows stand above its headings, and these."""
        names = {title.casefold(): title for title in self.titles}
        if wanted and wanted.casefold() not in names:
            raise UnreadableCaptureError(self._name, f"it has no sheet {wanted!r}; {suggestion(wanted, self.titles)}")
        for title in [names[wanted.casefold()]] if wanted else self.titles:
            for number, cells in self._cells(title, values=True):
                texts = [printed(cell).strip() for cell in cells[:_MOST_COLUMNS]]
                while texts and not texts[-1]:
                    texts.pop()
                if texts:
                    return title, number, tuple(texts)
        raise UnreadableCaptureError(self._name, f"its sheets hold nothing; {_SAVE}")

    def rows(self, title: str, position: int, headings: Sequence[str]) -> Rows:
        """Yield the rows below the headings, as the spreadsheet numbers them."""
        written = self._cells(title, values=False) if self._formulas else itertools.repeat((0, ()))
        for (number, values), (_, formulas) in zip(self._cells(title, values=True), written, strict=False):
            if number <= position:
                continue
            pairs = itertools.zip_longest(values[: len(headings)], formulas[: len(headings)])
            texts = [printed(formula if value is None else value) for value, formula in pairs]
            if any(text.strip() for text in texts):
                yield number, texts + [""] * (len(headings) - len(texts))

    def _cells(self, title: str, *, values: bool) -> Iterator[tuple[int, Sequence[Any]]]:
        empty = 0
        with self._book(values=values) as book:
            rows = iter(book[title].iter_rows(values_only=True))
            number = 0
            while empty < _MOST_EMPTY:
                try:
                    cells = next(rows)
                except StopIteration:
                    return
                except Exception as error:
                    raise self._damaged(error) from error
                number += 1
                empty = 0 if any(cell is not None for cell in cells) else empty + 1
                yield number, cells
