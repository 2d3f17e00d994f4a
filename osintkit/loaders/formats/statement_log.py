"""Statement logs, and tables with declared columns, as CSV or JSONL: a document a row."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.formats.delimited import delimited
from osintkit.loaders.formats.mapped_table import Grid, Rows, declared_mapping, read_mapped
from osintkit.loaders.formats.statement_log_columns import normalise, problems_of
from osintkit.loaders.formats.statement_log_rows import LogRows
from osintkit.loaders.formats.unmapped_table import nearly_a_log, told
from osintkit.loaders.parts.charset import Decoded, decode
from osintkit.loaders.protocol import Problem
from osintkit.model import Capture, Document

_MOST_PROBLEMS = 1000
"""After so many bad rows the rest is not looked at: the file is something else."""
_JSON_HEAD = 100
"""Lines of JSONL that are looked at to learn its columns."""
_MOST_HEADINGS = 2000

Row = tuple[int, Mapping[str, str] | str]
"""Row number and its cells by column, or the reason why it cannot be read."""


class StatementLogLoader:
    r"""CSV (comma, semicolon, tab or bar) and JSONL with the columns of a statement log, or with columns declared.

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
    reads_columns = True

    def load(self, capture: Capture, data: bytes) -> Iterator[Document | Problem]:
        """Yield a document for each row that can be read and a problem for each that cannot."""
        declared = [one for one in capture.columns if one.fits(capture.name, one.headings)]
        charset = next((one.charset for one in declared if one.charset), None)
        decoded = decode(data, capture.name, declared=charset)
        if capture.media_type == "application/x-ndjson" or decoded.text.lstrip()[:1] == "{":
            grid, rows, wrong = _json_table(decoded)
        else:
            separator = next((one.separator for one in declared if one.separator), "")
            grid, rows, wrong = _csv_table(decoded, capture.name, separator)
        mapping = None
        try:
            mapping = declared_mapping(capture, grid)
        except UnreadableCaptureError:
            if wrong:
                raise
        if mapping is not None:
            yield from read_mapped(self, capture, grid, mapping)
            return
        if wrong:
            raise UnreadableCaptureError(capture.name, wrong(capture.name))
        yield from self._log(capture, rows, decoded.notes)

    def _log(self, capture: Capture, rows: Iterator[Row], notes: tuple[str, ...]) -> Iterator[Document | Problem]:
        log = LogRows(loader=f"{self.name}/{self.version}", capture=capture, notes=notes)
        count = 0
        for number, row in rows:
            made = log.document(number, row)
            yield made
            if isinstance(made, Problem):
                count += 1
                if count >= _MOST_PROBLEMS:
                    yield log.problem("the rest", f"not read: {count} rows before it have problems")
                    return


_Table = tuple[Grid, Iterator[Row], Callable[[str], str] | None]
"""A table, its rows when it is a statement log, and what to say of a file of that name when it is none."""


def _csv_table(decoded: Decoded, name: str, separator: str) -> _Table:
    table = delimited(decoded.text, name, separator)
    decimal = "comma" if table.delimiter == ";" else ""
    names = [normalise(heading) for heading in table.headings]
    rows = (
        (number, cells if isinstance(cells, str) else dict(zip(names, cells, strict=True)))
        for number, cells in table.rows()
    )
    grid = Grid(headings=table.headings, rows=table.rows, notes=decoded.notes, decimal=decimal)
    if table.preset or problems_of(names):
        near = nearly_a_log(table.headings)
        return grid, rows, lambda file: near or told(file, table.headings, decimal, table.preset)
    return grid, rows, None


def _json_table(decoded: Decoded) -> _Table:
    """Return a JSONL text; it is taken for a log unless each of the objects at its beginning has other columns."""
    head = [pairs for _, pairs in itertools.islice(_json_objects(decoded.text), _JSON_HEAD) if isinstance(pairs, list)]
    headings = tuple(dict.fromkeys(str(key) for pairs in head for key, _ in pairs))[:_MOST_HEADINGS]
    grid = Grid(headings=headings, rows=partial(_json_grid, decoded.text, headings), notes=decoded.notes)
    names = [[str(key).strip().lower() for key, _ in pairs] for pairs in head]
    if head and all(problems_of(keys) for keys in names) and not any(map(nearly_a_log, names)):
        return grid, _json_rows(decoded.text), lambda file: told(file, headings)
    return grid, _json_rows(decoded.text), None


def _json_grid(text: str, headings: Sequence[str]) -> Rows:
    """Yield the rows of a JSONL text whose columns are not a log's; what is nested stays JSON."""
    for number, pairs in _json_objects(text):
        if isinstance(pairs, str):
            yield number, pairs
            continue
        cells = {str(key): _cell(value) for key, value in pairs}
        yield number, [cells.get(heading, "") for heading in headings]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return (
        ""
        if value is None
        else json.dumps(_plain(value), ensure_ascii=False)
        if isinstance(value, list)
        else str(value)
    )


def _plain(value: object) -> object:
    """Return a nested value with its objects as such again, no longer as pairs."""
    if isinstance(value, _Pairs):
        return {str(key): _plain(inner) for key, inner in value}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _json_objects(text: str) -> Iterator[tuple[int, list[tuple[str, object]] | str]]:
    """Yield the pairs of each line's object, or what is wrong with the line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip(" \t\r\ufeff"):
            yield number, _json_pairs(line)


def _json_rows(text: str) -> Iterator[Row]:
    for number, pairs in _json_objects(text):
        yield number, pairs if isinstance(pairs, str) else _json_row(pairs)


def _json_pairs(line: str) -> _Pairs | str:
    """Return the pairs of one line's object, or what is wrong with it."""
    try:
        pairs = json.loads(
            line, object_pairs_hook=_Pairs, parse_constant=_refuse_constant, parse_float=str, parse_int=str
        )
    except RecursionError:
        return "nested too deep; a statement log is flat"
    except ValueError as error:
        return f"not strict JSON: {error}"
    return pairs if isinstance(pairs, _Pairs) else 'not a JSON object; each line is {"text": ..., ...}'


def _json_row(pairs: list[tuple[str, object]]) -> Mapping[str, str] | str:
    """Return the cells of one line, or what is wrong with it."""
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
    raise ValueError(f"{constant} is not a JSON number")
