"""A row of a statement log, its cells by column, and the document that it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from osintkit.loaders.formats.statement_log_columns import REQUIRED
from osintkit.loaders.parts.charset import replace_surrogates
from osintkit.loaders.parts.header import language_code, web_address
from osintkit.loaders.parts.printed_date import stated_date
from osintkit.loaders.protocol import Problem
from osintkit.model import Capture, Document


@dataclass(slots=True, kw_only=True)
class LogRows:
    """Makes the documents of one log, a row each, and keeps in mind which ids it has met."""

    loader: str
    capture: Capture
    notes: tuple[str, ...]
    seen: dict[str, int] = field(default_factory=dict)

    def problem(self, part: str, reason: str) -> Problem:
        """Return what is wrong with a part of the log."""
        return Problem(capture=self.capture.sha256, name=self.capture.name, part=part, reason=reason)

    def document(self, number: int, row: Mapping[str, str] | str, more: Sequence[str] = ()) -> Document | Problem:
        """Return the document of a row, or what is wrong with it; ``more`` are notes on this row alone."""
        place = f"row {number}"
        if isinstance(row, str):
            return self.problem(place, row)
        cells, surrogates = {}, 0
        for column, cell in row.items():
            cells[column], count = replace_surrogates(cell)
            surrogates += count
        notes = [*self.notes, *more]
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
            notes.append(f"url {url!r} is not an http(s) address; left out")
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
