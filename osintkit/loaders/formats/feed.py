"""RSS and Atom: one document an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.formats.html import declared_charset
from osintkit.loaders.parts.charset import decode, replace_surrogates
from osintkit.loaders.parts.header import language_code, web_address
from osintkit.loaders.parts.page import check_depth, strip_markup, without_sections
from osintkit.loaders.parts.printed_date import stated_date
from osintkit.loaders.protocol import Problem
from osintkit.model import Capture, Document, StatedDate

_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class FeedLoader:
    """RSS 0.9x, 1.0, 2.0 and Atom. The part of an entry is its id, else its link, else ``entry N``."""

    name = "feed"
    version = "1"
    media_types: tuple[str, ...] = ("application/rss+xml", "application/atom+xml")

    def load(self, capture: Capture, data: bytes) -> Iterator[Document | Problem]:
        """Yield a document for each entry and a problem for each that holds no text."""
        decoded = decode(data, capture.name, declared=declared_charset(data))
        notes = list(decoded.notes)
        feed = _parse(decoded.text, capture.name, notes)
        publisher = _words(feed.feed.get("title"), capture.name) or None
        language = language_code(feed.feed.get("language") or "")
        seen: set[str] = set()
        for number, entry in enumerate(feed.entries, start=1):
            part = _part(entry, number, seen)
            seen.add(part)
            entry_notes = list(notes)
            title = _words(entry.get("title"), capture.name)
            body = _body(entry, capture.name, entry_notes)
            text = "\n\n".join(dict.fromkeys(piece for piece in (title, body) if piece))
            if not text:
                reason = "it has neither title nor text"
                yield Problem(capture=capture.sha256, name=capture.name, part=f"entry {number}", reason=reason)
                continue
            yield Document(
                id=Document.make_id(capture.sha256, part),
                capture=capture.sha256,
                part=part,
                text=text,
                title=title or None,
                author=_words(entry.get("author"), capture.name) or None,
                publisher=_words((entry.get("source") or {}).get("title"), capture.name) or publisher,
                published=_published(entry, entry_notes),
                url=web_address(entry.get("link") or ""),
                language=language_code(entry.get("language") or "") or language,
                loader=f"{self.name}/{self.version}",
                notes=tuple(entry_notes),
            )


def _parse(text: str, name: str, notes: list[str]) -> Any:
    import feedparser

    if _DTD.search(without_sections(text)):
        raise UnreadableCaptureError(
            name, "the feed declares a document type or entities (DTD), which are never read; remove the <!DOCTYPE ...>"
        )
    check_depth(text, name, xml=True)
    text = _FORBIDDEN.sub("\ufffd", _DECLARATION.sub("", text))
    # Bytes in a buffer, never a string: feedparser would take a string for an address or a path.
    feed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not feed.entries:
        reason = f" ({feed.bozo_exception})" if feed.get("bozo") else ""
        raise UnreadableCaptureError(name, f"the feed has no entries{reason}; get it again, or add the pages it names")
    if feed.get("bozo"):
        notes.append(f"the feed is not well-formed and was read leniently ({feed.bozo_exception})")
    return feed


def _part(entry: Any, number: int, seen: set[str]) -> str:
    named = entry.get("id") or entry.get("link")
    part, _ = replace_surrogates(str(named).strip()) if named else ("", 0)
    part = part or f"entry {number}"
    return part if part not in seen else f"{part} (entry {number})"


def _words(value: Any, name: str) -> str:
    return strip_markup(value, name)[0].replace("\n", " ") if isinstance(value, str) else ""


def _body(entry: Any, name: str, notes: list[str]) -> str:
    """Return the longest text of an entry: its content or its summary, without markup."""
    pieces = [part.get("value") or "" for part in entry.get("content") or []]
    pieces.append(entry.get("summary") or "")
    best = ""
    for piece in pieces:
        words, note = strip_markup(piece, name)
        if note and note not in notes:
            notes.append(note)
        best = words if len(words) > len(best) else best
    return best


def _published(entry: Any, notes: list[str]) -> StatedDate | None:
    printed = entry.get("published")
    if not printed:
        if entry.get("updated"):
            notes.append("the entry says when it was updated but not when it was published")
        return None
    date = stated_date(str(printed))
    parsed = entry.get("published_parsed")
    if date is None and parsed:
        date = stated_date(f"{parsed.tm_year:04d}-{parsed.tm_mon:02d}-{parsed.tm_mday:02d}")
    if date is None:
        notes.append(f"published {str(printed)[:40]!r} is not a date; left out")
    return date
