"""Markup of a notebook, reduced to what a report may hold.

Everything that a cell shows goes through an allow-list (nh3): no script, style, form, frame, SVG or MathML, no
attribute that runs or fetches anything, no class but those of our own style sheet. What is left is a balanced
fragment, so it cannot close the page's own elements either.

What must not pass the sanitiser (ids of headings, formulas, a frame around wide tables) is
added behind it, by `osintkit.reports.render.finish`.

Examples
--------
>>> sanitise('<p onclick="x()">Hello <img src=x onerror=alert(1)><b>you</b></main>')
'<p>Hello <img><b>you</b></p>'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from osintkit.display import escape

__all__ = ["CLASSES", "sanitise", "too_deep"]

_CLASSES: Final = """
badge badge-supports badge-refutes badge-neutral badge-conflicting badge-suggested badge-accepted badge-rejected
badge-later badge-corroborated badge-contested badge-refuted badge-single badge-unreported badge-unknown
badge-provisional badge-admitted badge-denied badge-weakened badge-strengthened badge-unchanged badge-overturned
badge-unassessed badge-family badge-letter badge-digit
quote mark-speaker mark-cue mark-content mark-content-part mark-number mark-date mark-place mark-source mark-hit
num none one words note warning limits lead meta url muted small
tile tiles table-scroll tex2jax_ignore mathjax_ignore
"""
CLASSES: Final = frozenset(_CLASSES.split())
"""The classes of our style sheet that a notebook may use; any other is dropped."""

_NAMES: Final = """
p br b strong i em u s small ul ol li dl dt dd blockquote footer cite q pre code kbd samp table caption colgroup col
thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 span div section hr del ins sub sup img a figure figcaption details summary
mark time abbr wbr meter
"""
_TAGS: Final = set(_NAMES.split())
_EVERYWHERE: Final = {"class", "title", "lang", "dir"}
_ATTRIBUTES: Final = {
    "*": _EVERYWHERE,
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "ol": {"start"},
    "time": {"datetime"},
    "details": {"open"},
    "div": {"role", "aria-label", "tabindex"},
    "section": {"aria-label"},
    "span": {"role", "aria-label", "aria-hidden"},
    "meter": {"min", "max", "value", "low", "high", "optimum"},
}
_PICTURE: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}")
_INSIDE: Final = re.compile(r"#[\w.-]+|(?:\.\./)*(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.html(?:#[\w.-]+)?")
_OUTSIDE: Final = re.compile(r"https?://[^\s\"'<>]+")
_SHORT_NUMBER: Final = re.compile(r"-?[0-9]{1,7}(?:\.[0-9]{1,6})?")
_OPENING: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_EMPTY: Final = frozenset({"br", "hr", "img", "wbr", "col", "input", "meta", "link", "base", "area", "source", "embed"})
_DEEPEST: Final = 256


def too_deep(markup: str) -> bool:
    """Return whether markup is nested so deeply that reading it would take for ever.

    >>> too_deep("<div>" * 1000), too_deep("<br>" * 1000)
    (True, False)
    """
    depth = 0
    for match in _OPENING.finditer(markup):
        if match.group(2).lower() in _EMPTY:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def sanitise(markup: str) -> str:
    """Return the allowed part of ``markup``, balanced.

    >>> sanitise('<a href="javascript:alert(1)">a</a><table class="num evil"><tr><td>1')
    '<a rel="noopener noreferrer nofollow">a</a><table class="num"><tbody><tr><td>1</td></tr></tbody></table>'
    """
    import nh3

    if too_deep(markup):
        return f"<pre>{escape(markup[:2000])}</pre>"
    return str(
        nh3.clean(
            markup,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes={"data", "http", "https"},
            url_relative="pass_through",
            clean_content_tags={"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"},
            attribute_filter=_attribute,
            strip_comments=True,
            link_rel="noopener noreferrer nofollow",
        )
    )


def _attribute(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return " ".join(name for name in value.split() if name in CLASSES) or None
    if attribute == "src":
        return value if _PICTURE.fullmatch(re.sub(r"\s+", "", value)) else None
    if attribute == "href":
        return value if _INSIDE.fullmatch(value) or _OUTSIDE.fullmatch(value) else None
    rule = _RULES.get(attribute)
    return value if rule is None or rule.fullmatch(value) else None


_RULES: Final[Mapping[str, re.Pattern[str]]] = {
    **dict.fromkeys(
        ("width", "height", "colspan", "rowspan", "span", "start", "min", "max", "value", "low", "high", "optimum"),
        _SHORT_NUMBER,
    ),
    "scope": re.compile("col|row|colgroup|rowgroup"),
    "role": re.compile("region|group|note|list|listitem|img"),
    "tabindex": re.compile("0"),
    "aria-hidden": re.compile("true|false"),
    "dir": re.compile("ltr|rtl|auto"),
    "lang": re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
}
