"""Plain text and Markdown: everything is kept; a header block above it, when there is one, becomes metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from osintkit.loaders.formats.markdown import plain
from osintkit.loaders.parts.charset import decode
from osintkit.loaders.parts.header import read_front_matter, read_header
from osintkit.loaders.parts.printed_date import stated_date
from osintkit.loaders.protocol import Facts, whole_document
from osintkit.model import Capture, Document

_PUBLISHED = re.compile(r"(?:published|posted)(?: on)?\s*:?\s+(\S.{5,60})", re.IGNORECASE)
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class TextLoader:
    r"""Plain text, read whole, line ends included.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> data = b"Publisher: Yonhap\nPublished: 2024-10-18\n\nSeoul says troops were sent to Russia.\n"
    >>> capture = Capture(sha256="ab12", size=len(data), media_type="text/plain", name="a.txt",
    ...                   received=datetime(2024, 10, 19, tzinfo=UTC))
    >>> document, = TextLoader().load(capture, data)
    >>> document.publisher, str(document.published), document.text
    ('Yonhap', '2024-10-18', 'Seoul says troops were sent to Russia.\n')
    """

    name = "text"
    version = "1"
    media_types: tuple[str, ...] = ("text/plain",)

    def load(self, capture: Capture, data: bytes) -> Iterator[Document]:
        """Yield the one document of a text file."""
        decoded = decode(data, capture.name)
        facts = Facts(notes=list(decoded.notes))
        text = read_header(decoded.text, facts)
        if text is decoded.text:
            read_furniture(text, facts)
        facts.fill("title", headline(text))
        yield whole_document(self, capture, text, facts)


class MarkdownLoader:
    """Markdown: front matter becomes metadata, marks of layout are taken out, words stay."""

    name = "markdown"
    version = "1"
    media_types: tuple[str, ...] = ("text/markdown",)

    def load(self, capture: Capture, data: bytes) -> Iterator[Document]:
        """Yield the one document of a Markdown file."""
        decoded = decode(data, capture.name)
        facts = Facts(notes=list(decoded.notes))
        source = read_front_matter(decoded.text, facts)
        heading = re.search(r"^#{1,6}[ \t]+(\S.*)", source[:4000], re.MULTILINE)
        text = plain(source)
        if heading is not None:
            facts.fill("title", plain(heading[0]).strip())
        facts.fill("title", headline(text))
        yield whole_document(self, capture, text, facts)


def read_furniture(text: str, facts: Facts) -> None:
    """Take a date of publication from a line that says nothing else, among the first fifteen."""
    for number, line in enumerate(text[:4000].splitlines()[:30], start=1):
        match = _PUBLISHED.fullmatch(line.strip())
        date = stated_date(match[1]) if match else None
        if date is not None:
            facts.published = date
            facts.notes.append(f"published {date} read from line {number} of the text")
            return


def headline(text: str) -> str | None:
    r"""Return the first line that looks like a headline, or None.

    >>> headline("24 C\nColombo\n\nNorth Korea Mobilizes Citizens: What's Behind It?\n\nA president said so.")
    "North Korea Mobilizes Citizens: What's Behind It?"
    """
    for line in text[:4000].splitlines()[:30]:
        line = line.strip()  # noqa: PLW2901 - the stripped line is the line
        words = len(line.split())
        enough = words >= 4 or len(_EAST_ASIAN.findall(line)) >= 8
        opens = line[:1].isupper() or line[:1].isdigit() or not line[:1].isalpha() or _EAST_ASIAN.match(line)
        closed = line.endswith((".", ":", ";", ",", "。"))
        if enough and opens and words <= 30 and len(line) <= 200 and not closed:
            return line
    return None
