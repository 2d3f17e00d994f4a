"""The skeleton of every page that osintkit writes: one policy, one style sheet, no script, no request.

Examples
--------
>>> page = write_page(Page(title="A < B", body="<p>text</p>"))
>>> "<title>A &lt; B</title>" in page, "<script" in page
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from string import Template
from typing import Final

from osintkit.display import escape
from osintkit.reports.render.markdown import Heading

__all__ = ["POLICY", "Page", "PageLink", "contents", "write_page"]

_RULES: Final = (
    "default-src 'none'",
    "img-src data:",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
)
POLICY: Final = "; ".join(_RULES)
"""Nothing is fetched, nothing runs; only the page's own style and pictures inside the page."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to another page of the report.

    Parameters
    ----------
    label
        Its words.
    href
        Relative to the page.
    current
        Whether it is this very page.
    """

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What differs from page to page. `title` and labels are text; `body` and `contents` are safe HTML.

    Parameters
    ----------
    title
        Of the window; it holds no path and no time.
    body
        The content of the main landmark.
    contents
        The table of contents, or nothing.
    kicker
        A line above everything: which case.
    links
        Links to the other pages.
    footer
        Lines at the end, as text.
    stamp
        A line on top that cannot be overlooked, as text.
    language
        Of the prose.
    """

    title: str
    body: str
    contents: str = ""
    kicker: str = ""
    links: Sequence[PageLink] = ()
    footer: Sequence[str] = ()
    stamp: str = ""
    language: str = "en"


@lru_cache(maxsize=1)
def _parts() -> tuple[Template, str]:
    folder = files("osintkit.reports.render") / "templates"
    style = (folder / "report.css").read_text("utf-8")
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    style = re.sub(r"\s*([{};:,])\s*", r"\1", re.sub(r"\s+", " ", style)).strip()
    return Template((folder / "page.html").read_text("utf-8")), style


def write_page(page: Page) -> str:
    """Return the whole document, the same for the same `Page`."""
    template, style = _parts()
    links = "".join(_link(link) for link in page.links)
    footer = "".join(f"<p>{escape(line)}</p>" for line in page.footer)
    return template.substitute(
        policy=POLICY,
        style=style,
        language=escape(page.language),
        title=escape(page.title),
        kicker=f'<p class="kicker">{escape(page.kicker)}</p>' if page.kicker else "",
        links=f'<nav class="pages" aria-label="Pages of this report"><ul>{links}</ul></nav>' if links else "",
        stamp=f'<p class="stamp">{escape(page.stamp)}</p>' if page.stamp else "",
        contents=page.contents,
        body=page.body,
        footer=footer,
        layout="with-contents" if page.contents else "plain",
    )


def _link(link: PageLink) -> str:
    if link.current:
        return f'<li><a href="{escape(link.href)}" aria-current="page">{escape(link.label)}</a></li>'
    return f'<li><a href="{escape(link.href)}">{escape(link.label)}</a></li>'


def contents(headings: Sequence[Heading]) -> str:
    """Return a table of contents of second and third level headings; nothing when it would be shorter than two.

    >>> contents([])
    ''
    """
    shown = [heading for heading in headings if heading.level in {2, 3}]
    if len(shown) < 2:
        return ""
    rows = "".join(
        f'<li class="level-{heading.level}"><a href="#{heading.id}">{escape(heading.text)}</a></li>'
        for heading in shown
    )
    return f'<nav class="contents" aria-label="Contents"><p class="contents-title">Contents</p><ul>{rows}</ul></nav>'
