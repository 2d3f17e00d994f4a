"""HTML and XML before and after parsing: how deep it is nested, and the words that a reader would see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.protocol import DEPTH

ELEMENTS = 1_000_000
"""Most start tags that are parsed."""

_SECTION = re.compile(r"<!--|<!\[CDATA\[")
_TAG = re.compile(r"<(?:!--|!\[CDATA\[|(/?)([A-Za-z][\w:.-]*))")
_VOID = frozenset({"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param",
                   "source", "track", "wbr"})  # fmt: skip
# Their end tags may be left out, and opening the next one closes the last: they never make a page deep alone.
_UNCLOSED = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup",
                       "colgroup", "rt", "rp"})  # fmt: skip
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes"})

_LEFT_OUT = frozenset({"script", "style", "template", "noscript", "head", "iframe", "object", "embed", "svg", "math",
                       "canvas", "audio", "video"})  # fmt: skip
_CONTROLS = frozenset({"nav", "button", "select", "option", "textarea", "input", "dialog"})
_BLOCKS = frozenset({"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div",
                     "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
                     "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
                     "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def check_depth(markup: str, name: str, *, xml: bool = False) -> None:
    """Refuse markup that is nested too deep or has too many elements, before any parser sees it.

    >>> check_depth("<div>" * 600, "deep.html")
    Traceback (most recent call last):
    ...
    osintkit.errors.UnreadableCaptureError: deep.html: its elements are nested deeper than 512; save it as text

    Raises
    ------
    UnreadableCaptureError
        Naming the limit.
    """
    stack: list[str] = []
    open_tags: dict[str, int] = {}
    position = count = 0
    while match := _TAG.search(markup, position):
        position = match.end()
        tag = match[2]
        if tag is None:
            position = _after(markup, "-->" if match[0] == "<!--" else "]]>", position)
            continue
        tag = tag if xml else tag.lower()
        if match[1]:
            _close(tag, stack, open_tags)
            continue
        count += 1
        if count > ELEMENTS:
            raise UnreadableCaptureError(name, f"it has more than {ELEMENTS:,} elements; split it and add the parts")
        if not xml and tag in _RAW:
            position = _after_raw(markup, tag, position)
        elif xml or (tag not in _VOID and tag not in _UNCLOSED):
            end = markup.find(">", position)
            if xml and end > 0 and markup[end - 1] == "/":
                continue
            stack.append(tag)
            open_tags[tag] = open_tags.get(tag, 0) + 1
            if len(stack) > DEPTH:
                raise UnreadableCaptureError(name, f"its elements are nested deeper than {DEPTH}; save it as text")


def without_sections(markup: str) -> str:
    """Return markup without its comments and CDATA sections; one that is never closed stays.

    >>> without_sections("<a><!-- <b> --><![CDATA[<c>]]></a>")
    '<a></a>'
    """
    pieces: list[str] = []
    position = 0
    while match := _SECTION.search(markup, position):
        mark = "-->" if match[0] == "<!--" else "]]>"
        end = markup.find(mark, match.end())
        if end < 0:
            break
        pieces.append(markup[position : match.start()])
        position = end + len(mark)
    return "".join((*pieces, markup[position:]))


def _after(markup: str, mark: str, position: int) -> int:
    end = markup.find(mark, position)
    return len(markup) if end < 0 else end + len(mark)


def _after_raw(markup: str, tag: str, position: int) -> int:
    end = re.compile(rf"</{tag}", re.IGNORECASE).search(markup, position)
    return end.start() if end else len(markup)


def _close(tag: str, stack: list[str], open_tags: dict[str, int]) -> None:
    if not open_tags.get(tag):
        return
    while stack:
        last = stack.pop()
        open_tags[last] -= 1
        if last == tag:
            return


def parse_html(markup: str, name: str) -> Any:
    """Return the tree of an HTML text.

    Raises
    ------
    UnreadableCaptureError
        When it is nested too deep, or the parser finds nothing in it.
    """
    from lxml import etree, html

    check_depth(markup, name)
    # The text is decoded already; as UTF-8 bytes with the charset given, no declaration inside can change it.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True, remove_comments=True)
    try:
        tree = html.document_fromstring(markup.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableCaptureError(
            name, f"its HTML cannot be parsed ({error}); save it as text and add that"
        ) from error
    return tree


def visible_text(tree: Any, *, controls: bool = False, hidden: bool = False) -> str:
    r"""Return the words of a page in reading order, a line for each block.

    Parameters
    ----------
    tree
        An lxml element.
    controls
        Whether navigation and buttons count too.
    hidden
        Whether what the page hides until a script shows it counts too.

    Examples
    --------
    >>> visible_text(parse_html("<p>Seoul <b>said</b><br>so.<script>x()</script><ul><li>One<li>Two</ul>", "a.html"))
    'Seoul said\nso.\n\nOne\n\nTwo'
    """
    skipped = _LEFT_OUT if controls else _LEFT_OUT | _CONTROLS
    lines = "".join(_pieces(tree, skipped, hidden=hidden)).split("\n")
    kept = [" ".join(line.split(" ")).strip() for line in (re.sub(r"[ \t\r\f\v\u00a0]+", " ", line) for line in lines)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def is_hidden(element: Any) -> bool:
    """Whether a page does not show an element, by its own attributes."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _pieces(tree: Any, skipped: frozenset[str], *, hidden: bool) -> Iterator[str]:
    """Walk without recursion: a page may be nested as deep as it is allowed to be."""
    from lxml import etree

    walker = etree.iterwalk(tree, events=("start", "end"))
    depth = 0
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else "script"
        out = tag in skipped or (not hidden and is_hidden(element))
        if event == "start":
            depth += out
            if depth:
                continue
            yield "\n\n" if tag in _BLOCKS else "\n" if tag == "br" else "\t" if tag in {"td", "th"} else ""
            yield _flat(element.text, tag)
        else:
            if not depth and tag in _BLOCKS:
                yield "\n\n"
            depth -= out
            if not depth and element is not tree:
                yield _flat(element.tail, "")


def _flat(text: str | None, tag: str) -> str:
    if not text:
        return ""
    return text if tag == "pre" else text.replace("\n", " ")


def strip_markup(markup: str, name: str) -> tuple[str, str]:
    """Return the words of a piece of HTML and a note, empty when the piece was parsed as it should be.

    >>> strip_markup("<p>Seoul &amp; Kyiv</p>", "feed.xml")
    ('Seoul & Kyiv', '')
    """
    if "<" not in markup and "&" not in markup:
        return markup.strip(), ""
    try:
        return visible_text(parse_html(f"<html><body>{markup}</body></html>", name), controls=True), ""
    except UnreadableCaptureError as error:
        return re.sub(r"<[^<>]*>", " ", markup).strip(), f"its markup was cut out unparsed: {error.reason}"
