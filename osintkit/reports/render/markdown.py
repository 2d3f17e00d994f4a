r"""Markdown of a notebook as a safe fragment of HTML, with its headings and formulas.

Examples
--------
>>> page = Markdown()
>>> page.render("## What was *captured*")
'<h2 id="what-was-captured">What was <em>captured</em></h2>\n'
>>> page.headings
[Heading(level=2, text='What was captured', id='what-was-captured')]
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any, Final

from osintkit.display import visible
from osintkit.reports.render.finish import Slots, finish
from osintkit.reports.render.maths import mathml
from osintkit.reports.render.sanitise import sanitise

__all__ = ["Heading", "Markdown"]

# An opening dollar is not followed by a space, a closing one not preceded by a space nor followed by a digit:
# so "$5 and $10" stays money.
_INLINE: Final = r"(?<![\\$\w])\$(?![\s$])(?P<inline_latex>(?:[^$\\\n]|\\.)+?)(?<!\s)\$(?![\w$])"
_BLOCK: Final = r"^ {0,3}\$\$(?P<block_latex>[^$]+?)\$\$[ \t]*(?:\n|$)"
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the report, as the table of contents lists it."""

    level: int
    text: str
    id: str


class Markdown:
    """A renderer of Markdown that remembers the headings it met.

    Ids of headings are words of theirs, numbered when two are alike, so that a link to a section still holds when
    another section is added.
    """

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self._used: set[str] = set()
        self._slots = Slots()
        self._parser = _parser(self)

    def render(self, source: str, *, live_links: bool = True, outline: bool = True) -> str:
        """Return ``source`` as HTML.

        Parameters
        ----------
        source
            Markdown; HTML within goes through the allow-list.
        live_links
            Whether addresses may be links; False for what a cell put out.
        outline
            Whether its headings are listed in `headings`.
        """
        before = len(self.headings)
        rough = self._parser(Slots.clear(visible(source)))
        if not outline:
            del self.headings[before:]
        return finish(sanitise(str(rough)), self._slots, live_links=live_links)

    def heading(self, text: str, level: int) -> str:
        """Return a heading with a slot for its id (the parser calls this)."""
        words = html.unescape(_TAG.sub("", self._slots.drop(text))).strip()
        identity = self.identity(words)
        self.headings.append(Heading(level, words, identity))
        return f"<h{level}>{self._slots.keep(identity)}{text}</h{level}>\n"

    def identity(self, words: str) -> str:
        """Return an id that no heading has yet."""
        stem = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:60] or "section"
        identity, number = stem, 1
        while identity in self._used:
            number += 1
            identity = f"{stem}-{number}"
        self._used.add(identity)
        return identity

    def formula(self, latex: str, *, block: bool = False) -> str:
        """Return a slot for a formula (the parser calls this)."""
        return self._slots.keep(mathml(html.unescape(latex), block=block))


def _parser(page: Markdown) -> Any:
    import mistune

    parser = mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "footnotes", "def_list"])

    def inline(_parser: Any, match: re.Match[str], state: Any) -> int:
        state.append_token({"type": "formula", "raw": match.group("inline_latex")})
        return match.end()

    def block(_parser: Any, match: re.Match[str], state: Any) -> int:
        state.append_token({"type": "formula_block", "raw": match.group("block_latex")})
        return match.end()

    parser.inline.register("formula", _INLINE, inline, before="codespan")
    parser.block.register("formula_block", _BLOCK, block, before="list")
    renderer: Any = parser.renderer
    renderer.register("formula", lambda _, text: page.formula(text))
    renderer.register("formula_block", lambda _, text: f"<p>{page.formula(text, block=True)}</p>\n")
    # a method of the renderer's own goes before a registered one, hence on the instance
    renderer.heading = lambda text, level, **_attributes: page.heading(text, level)
    return parser
