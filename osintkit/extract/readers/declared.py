"""A row of a statement log: somebody has written down who said what, so nothing is read out of the words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

from osintkit.errors import UnreadableCaptureError
from osintkit.extract.speakers.resolve import Resolution, SpeakerBook
from osintkit.model import (
    Access,
    DateMention,
    Document,
    Modality,
    Passage,
    PlaceMention,
    Quantity,
    Scope,
    Source,
    Span,
    StatedDate,
    Statement,
    short_id,
)

EXTRACTOR = "declared/1"
_OF_A_STATEMENT = (
    *("event_date", "speaker", "upstream", "claim", "stance", "modality", "access"),
    *("qty_low", "qty_best", "qty_high", "unit", "scope", "place", "lat", "lon"),
)
_Word = TypeVar("_Word", Access, Modality, Scope)


def declares(document: Document) -> bool:
    """Whether a row says more than which text was published, when, where and by whom.

    >>> fields = {"date": "2024-10-18", "outlet": "Yonhap", "text": "Seoul said so.", "speaker": ""}
    >>> declares(Document(id="D-1", capture="0" * 64, text="Seoul said so.", loader="log/1", fields=fields))
    False
    """
    return any(str(document.fields.get(column) or "").strip() for column in _OF_A_STATEMENT)


def read_row(document: Document, sources: Sequence[Source]) -> tuple[Statement, ...]:
    """Return the one statement that a row of a statement log declares; none when it has no text.

    Raises
    ------
    UnreadableCaptureError
        When a column holds a number, a date or a word that cannot be read; it names document, row and column.

    Examples
    --------
    >>> row = Document(id="D-1", capture="0" * 64, part="1", text="It had sent 1,500.", loader="log/1",
    ...     fields={"speaker": "NIS", "qty_best": "1500", "unit": "soldiers", "scope": "present"})
    >>> statement, = read_row(row, ())
    >>> statement.form, statement.speaker, statement.quantities[0].best
    ('declared', 'NIS', 1500.0)
    """
    text = document.text
    if not text.strip():
        return ()
    row = _Row(document)
    book = SpeakerBook(sources)
    known = {source.id: source for source in sources}
    speaker, resolution = _agent(row.get("speaker") or row.get("outlet"), book, known)
    upstream = [_agent(part, book, known) for part in _several(row.get("upstream"))]
    whole = Span(start=0, end=len(text))
    said = row.date("date") or document.published
    return (
        Statement(
            id=short_id("S", document.id, EXTRACTOR, 0, len(text)),
            document=document.id,
            passage=Passage.of(document.id, text, 0, len(text)),
            speaker=speaker,
            speaker_source=resolution.source,
            resolution="declared" if resolution.source else resolution.how,
            content=text,
            content_spans=(whole,),
            form="declared",
            access=row.word("access", Access, Access.REPEATER if upstream else Access.UNKNOWN),
            modality=row.word("modality", Modality, Modality.ASSERTS),
            upstream=tuple(words for words, _ in upstream),
            upstream_sources=tuple(found.source for _, found in upstream if found.source),
            quantities=row.quantities(whole),
            dates=row.dates(whole),
            places=row.places(whole),
            said=said,
            language=document.language or row.get("language") or None,
            extractor=EXTRACTOR,
        ),
    )


def _several(value: str) -> list[str]:
    """Several upstream sources stand apart by ``;`` or ``>``, nearest first."""
    return [part.strip() for part in value.replace(">", ";").split(";") if part.strip()]


def _agent(value: str, book: SpeakerBook, known: dict[str, Source]) -> tuple[str, Resolution]:
    if value in known:
        return known[value].name, Resolution(value, "declared")
    return value, book.look_up(value)


class _Row:
    """The declared columns of one document, read with their types."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def get(self, column: str) -> str:
        return str(self._document.fields.get(column) or "").strip()

    def _wrong(self, column: str, expected: str) -> UnreadableCaptureError:
        where = f"{self._document.id} ({self._document.part or 'whole'})"
        return UnreadableCaptureError(
            where, f"column {column!r}: {self.get(column)!r} is not {expected}; fix the statement log"
        )

    def number(self, column: str) -> float | None:
        raw = self.get(column)
        if not raw:
            return None
        try:
            value = float(raw.replace(",", "").replace("\u00a0", "").replace(" ", ""))
        except ValueError:
            raise self._wrong(column, "a number") from None
        if not math.isfinite(value):
            raise self._wrong(column, "a finite number")
        return value

    def date(self, column: str) -> StatedDate | None:
        raw = self.get(column)
        if not raw:
            return None
        try:
            return StatedDate(raw)
        except ValueError:
            raise self._wrong(column, "a date like 2024, 2024-10, 2024-10-18 or 2024-10-08/2024-10-13") from None

    def word(self, column: str, words: type[_Word], default: _Word) -> _Word:
        raw = self.get(column)
        if not raw:
            return default
        try:
            return words(raw.casefold())
        except ValueError:
            raise self._wrong(column, f"one of {', '.join(member.value for member in words)}") from None

    def quantities(self, whole: Span) -> tuple[Quantity, ...]:
        low, best, high = (self.number(f"qty_{bound}") for bound in ("low", "best", "high"))
        if low is None and best is None and high is None:
            return ()
        bounds = [
            format(value, "g") if value < 1e6 else format(value, ".0f")
            for value in (low, best, high)
            if value is not None
        ]
        unit = self.get("unit")
        words = " ".join(part for part in ("–".join(dict.fromkeys(bounds)), unit) if part)
        scope = self.word("scope", Scope, Scope.OTHER)
        return (Quantity(words=words, span=whole, low=low, best=best, high=high, unit=unit, scope=scope),)

    def dates(self, whole: Span) -> tuple[DateMention, ...]:
        stated = self.date("event_date")
        if stated is None:
            return ()
        return (DateMention(words=stated.text, span=whole, date=stated, rule="declared", value=stated.text),)

    def places(self, whole: Span) -> tuple[PlaceMention, ...]:
        name = self.get("place")
        latitude, longitude = self.number("lat"), self.number("lon")
        if not name and latitude is None:
            return ()
        for column, value, limit in (("lat", latitude, 90), ("lon", longitude, 180)):
            if value is not None and abs(value) > limit:
                raise self._wrong(column, f"between -{limit} and {limit} degrees")
        return (
            PlaceMention(
                words=name, span=whole, name=name, latitude=latitude, longitude=longitude, precision="declared"
            ),
        )
