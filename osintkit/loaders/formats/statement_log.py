"""Statement logs, CSV or JSONL: one document a row, its columns kept as they were declared."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.formats.statement_log_columns import (
    COLUMNS,
    LONGEST_HEADER,
    REQUIRED,
    delimiter_of,
    header_cells,
    problems_of,
)
from osintkit.loaders.parts.charset import decode, replace_surrogates
from osintkit.loaders.parts.header import language_code, web_address
from osintkit.loaders.parts.printed_date import stated_date
from osintkit.loaders.protocol import Problem
from osintkit.model import Capture, Document

_MOST_PROBLEMS = 1000
"""After so many bad rows the rest is not looked at: the file is something else."""
_CELL = 1 << 20
_RECORD_LINES = 2000
"""A quoted cell over more lines than this is an unclosed quote."""

Row = tuple[int, Mapping[str, str] | str]
"""Row number and its cells by column, or the reason why it cannot be read."""


class StatementLogLoader:
    r"""CSV (comma, semicolon, tab or bar) and JSONL with the columns of a statement log.

    The part of a row is its ``id``, or else ``row N`` as a spreadsheet numbers it (the header is row 1; in JSONL
    the first line is row 1).

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> data = b"date,outlet,text\n2024-10-18,Yonhap,Seoul said so.\nsoon,Yonhap,Later.\n"
    >>> capture = Capture(sha256="ab12", size=len(data), media_type="text/csv", name="log.csv",
    ...                   received=datetime(2024, 10, 19, tzinfo=UTC))
    >>> document, problem = StatementLogLoader().load(capture, data)
    >>> document.part, document.publisher, document.text
    ('row 2', 'Yonhap', 'Seoul said so.')
    >>> print(problem)
    log.csv: row 3: the date 'soon' is not a date like 2024, 2024-10 or 2024-10-18
    """

    name = "log"
    version = "1"
    media_types: tuple[str, ...] = ("text/csv", "application/x-ndjson")

    def load(self, capture: Capture, data: bytes) -> Iterator[Document | Problem]:
        """Yield a document for each row that can be read and a problem for each that cannot."""
        decoded = decode(data, capture.name)
        body = decoded.text
        is_json = capture.media_type == "application/x-ndjson" or body.lstrip()[:1] == "{"
        rows = _json_rows(body) if is_json else _csv_rows(body, capture.name)
        state = _State(loader=f"{self.name}/{self.version}", capture=capture, notes=decoded.notes)
        count = 0
        for number, row in rows:
            made = state.document(number, row)
            yield made
            if isinstance(made, Problem):
                count += 1
                if count >= _MOST_PROBLEMS:
                    yield state.problem("the rest", f"not read: {count} rows before it have problems")
                    return


@dataclass(slots=True, kw_only=True)
class _State:
    loader: str
    capture: Capture
    notes: tuple[str, ...]
    seen: dict[str, int] = field(default_factory=dict)

    def problem(self, part: str, reason: str) -> Problem:
        return Problem(capture=self.capture.sha256, name=self.capture.name, part=part, reason=reason)

    def document(self, number: int, row: Mapping[str, str] | str) -> Document | Problem:
        place = f"row {number}"
        if isinstance(row, str):
            return self.problem(place, row)
        cells, surrogates = {}, 0
        for column, cell in row.items():
            cells[column], count = replace_surrogates(cell)
            surrogates += count
        notes = list(self.notes)
        if surrogates:
            notes.append(f"{surrogates} lone surrogate{'s' if surrogates > 1 else ''} replaced by U+FFFD")
        if not cells.get(REQUIRED, "").strip():
            return self.problem(place, f"the column {REQUIRED!r} is empty")
        printed = cells.get("date", "").strip()
        date = stated_date(printed) if printed else None
        if printed and date is None:
            return self.problem(place, f"the date {printed!r} is not a date like 2024, 2024-10 or 2024-10-18")
        part = cells.get("id", "").strip() or place
        if part in self.seen:
            return self.problem(place, f"the id {part!r} is already that of row {self.seen[part]}")
        self.seen[part] = number
        url = cells.get("url", "").strip()
        if url and web_address(url) is None:
            notes.append(f"url {url!r} is no http(s) address; left out")
        return Document(
            id=Document.make_id(self.capture.sha256, part),
            capture=self.capture.sha256,
            part=part,
            text=cells[REQUIRED],
            title=cells.get("title", "").strip() or None,
            publisher=cells.get("outlet", "").strip() or None,
            published=date,
            url=web_address(url),
            language=language_code(cells.get("language", "")),
            loader=self.loader,
            fields=cells,
            notes=tuple(notes),
        )


def _csv_rows(text: str, name: str) -> Iterator[Row]:
    """Yield the rows of a delimited text.

    A record that cannot be read (an unclosed quote, say) costs its own first line and no more: reading goes on
    at the line after it.
    """
    end = "\n" if "\n" in text else "\r"
    lines = text.split(end)
    lines = [line + end for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    position = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    mark = lines[position].strip() if position < len(lines) else ""
    if mark.lower().startswith("sep=") and len(mark) == 5:
        position, delimiter = position + 1, mark[4]
    else:
        delimiter = delimiter_of(mark)
    if position >= len(lines):
        raise UnreadableCaptureError(name, "is no statement log: it has no header line")
    if len(lines[position]) > LONGEST_HEADER:
        raise UnreadableCaptureError(
            name,
            f"is no statement log: its first line has {len(lines[position]):,} characters; it must name the columns",
        )
    names = header_cells(lines[position].rstrip("\r\n"), delimiter)
    wrong = problems_of(names)
    if wrong:
        raise UnreadableCaptureError(
            name, f"is no statement log: {'; '.join(wrong)} (all columns: {', '.join(COLUMNS)}; own ones begin with x_)"
        )
    yield from _records(lines, position + 1, names, delimiter)


def _records(lines: list[str], position: int, names: list[str], delimiter: str) -> Iterator[Row]:
    number = 1
    while position < len(lines):
        number += 1
        try:
            taken, cells = _record(lines, position, delimiter)
        except csv.Error as error:
            position += 1
            yield number, f"the quotes or cells are broken ({error}); the row was left out"
            continue
        position += taken
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            yield number, f"{len(cells)} cells where the header has {len(names)}; is a {delimiter!r} unquoted?"
        else:
            yield number, dict(zip(names, cells, strict=True))


def _record(lines: list[str], position: int, delimiter: str) -> tuple[int, list[str]]:
    """Return how many lines the record at ``position`` takes, and its cells."""
    line = lines[position]
    if '"' not in line:
        return 1, line.rstrip("\r\n").split(delimiter)
    before = csv.field_size_limit(_CELL)
    try:
        last = min(position + _RECORD_LINES, len(lines))
        reader = csv.reader((lines[at] for at in range(position, last)), delimiter=delimiter, strict=True)
        cells = next(reader)
        return reader.line_num, cells
    finally:
        csv.field_size_limit(before)


def _json_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip(" \t\r\ufeff"):
            yield number, _json_row(line)


def _json_row(line: str) -> Mapping[str, str] | str:
    """Return the cells of one line, or what is wrong with it."""
    try:
        pairs = json.loads(
            line, object_pairs_hook=_Pairs, parse_constant=_refuse_constant, parse_float=str, parse_int=str
        )
    except RecursionError:
        return "nested too deep; a statement log is flat"
    except ValueError as error:
        return f"not strict JSON: {error}"
    if not isinstance(pairs, _Pairs):
        return 'not a JSON object; each line is {"text": ..., ...}'
    names = [str(key).strip().lower() for key, _ in pairs]
    wrong = problems_of(names)
    if wrong:
        return "; ".join(wrong)
    cells: dict[str, str] = {}
    for key, (_, value) in zip(names, pairs, strict=True):
        if isinstance(value, list):
            return f"the column {key!r} holds a list or an object; a statement log is flat"
        if value is not None:
            cells[key] = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    return cells


class _Pairs(list[tuple[str, object]]):
    """The pairs of a JSON object in their order, so that a key that is there twice is seen."""


def _refuse_constant(constant: str) -> object:
    raise ValueError(f"{constant} is no JSON number")
