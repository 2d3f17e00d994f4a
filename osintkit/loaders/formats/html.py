"""Saved web pages: the main text, what the page says about itself, and a note on what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.parts.charset import decode
from osintkit.loaders.parts.metadata import read_metadata
from osintkit.loaders.parts.page import is_hidden, parse_html, visible_text
from osintkit.loaders.protocol import Facts, whole_document
from osintkit.model import Capture, Document

SHORT = 300
"""A page of at most so many words is taken whole: there is too little to tell text from furniture."""
_HUGE = 2_000_000
_MANY = 50_000
"""Characters, and elements, beyond which no page is an article with furniture around it; it is taken whole."""
_NOTICED = 20
_MISSED = 0.5
"""When less than this share of the words in paragraphs was found, the finding is not trusted."""
_DECLARED = re.compile(rb"<meta[^>]{1,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


class HtmlLoader:
    """A saved page.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> data = b'<title>On troops</title><meta property="og:site_name" content="Yonhap"><p>Seoul said so.'
    >>> capture = Capture(sha256="ab12", size=len(data), media_type="text/html", name="page.html",
    ...                   received=datetime(2024, 10, 19, tzinfo=UTC))
    >>> document, = HtmlLoader().load(capture, data)
    >>> document.title, document.publisher, document.text
    ('On troops', 'Yonhap', 'Seoul said so.')
    """

    name = "html"
    version = "1"
    media_types: tuple[str, ...] = ("text/html", "application/xhtml+xml")

    def load(self, capture: Capture, data: bytes) -> Iterator[Document]:
        """Yield the one document of a page."""
        decoded = decode(data, capture.name, declared=declared_charset(data), keep_nul=False)
        tree = parse_html(decoded.text, capture.name)
        facts = Facts(notes=list(decoded.notes))
        read_metadata(tree, facts, capture.url)
        yield whole_document(self, capture, _text(tree, capture.name, facts), facts)


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a page names in its first bytes.

    >>> declared_charset(b'<meta charset="windows-1251">')
    'windows-1251'
    """
    match = _XML_DECLARED.match(data[:1024]) or _DECLARED.search(data[:4096])
    return match[1].decode("ascii") if match else None


def _text(tree: Any, name: str, facts: Facts) -> str:
    whole = _whole_text(tree, name, facts)
    words = _count(whole)
    if words <= SHORT:
        return whole
    elements = sum(1 for _ in tree.iter())
    main = _main_text(tree) if elements <= _MANY and len(whole) <= _HUGE else ""
    found = _count(main)
    if not main or found < _MISSED * _wanted(tree, words):
        facts.notes.append("the main text could not be told from the rest; the whole page's text was taken")
        return whole
    facts.notes.append(f"main text of the page: {found} of {words} words; the rest is page furniture")
    return main


def _whole_text(tree: Any, name: str, facts: Facts) -> str:
    """Return all that the page shows; when it shows nothing, what it hides."""
    whole = visible_text(tree)
    if _count(whole) == 0:
        whole = visible_text(tree, controls=True)
    hidden = any(is_hidden(element) for element in tree.iter() if isinstance(element.tag, str))
    if hidden:
        everything = visible_text(tree, hidden=True)
        left = _count(everything) - _count(whole)
        if _count(whole) == 0 and left:
            facts.notes.append("the page hides its text until a script shows it; the hidden text was taken")
            return everything
        if left >= _NOTICED:
            facts.notes.append(f"{left} words that the page hides were left out")
    if _count(whole) == 0:
        raise UnreadableCaptureError(
            name,
            "the page holds no text, only script or pictures; save it from the browser after it has been "
            "drawn, or add its text",
        )
    return whole


def _wanted(tree: Any, words: int) -> int:
    """Return how many words a main text should have: those in paragraphs, or, without any, those outside links."""
    in_paragraphs = sum(_count(visible_text(paragraph)) for paragraph in _paragraphs(tree))
    return in_paragraphs or words - sum(_count(visible_text(link)) for link in tree.iter("a"))


def _main_text(tree: Any) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_links=False,
        deduplicate=False,
        with_metadata=False,
    )
    text = getattr(found, "text", None)
    lines = [_without_bars(line) for line in text.split("\n")] if isinstance(text, str) else []
    return "\n\n".join(line for line in lines if line.strip())


def _without_bars(line: str) -> str:
    """Return the cells of a line that stands for a table's row; the bars around them are not on the page."""
    if not (line.startswith("|") and line.rstrip().endswith("|")):
        return line
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    return "" if all(set(cell) <= {"-", ":"} for cell in cells) else "\t".join(cells)


def _paragraphs(tree: Any) -> Iterator[Any]:
    """Yield the paragraphs that stand in no navigation, footer or side column."""
    for paragraph in tree.iter("p"):
        if not any(above.tag in {"nav", "footer", "aside", "form", "header"} for above in paragraph.iterancestors()):
            yield paragraph


def _count(text: str) -> int:
    """Return the number of words; scripts without spaces count a word for every two characters."""
    dense = len(re.findall("[\u3040-\u30ff\u3400-\u9fff]", text))
    return len(text.split()) + dense // 2
