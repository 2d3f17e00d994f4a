"""What is added to a fragment after sanitising: ids of headings, formulas, frames, safe links.

One walk over the tags. It relies on what the sanitiser guarantees: elements are balanced, attribute values stand in
double quotes, and no double quote or angle bracket stands in one as itself.

Examples
--------
>>> from osintkit.reports.render.sanitise import sanitise
>>> finish(sanitise('<a href="https://example.org/x">the page</a>'))
'the page <span class="url">https://example.org/x</span>'
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["Slots", "finish"]

_TOKEN: Final = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*)>""")
_ID: Final = re.compile(r"\b[A-Z]{1,2}-[0-9a-f]{12}\b")
_HREF: Final = re.compile(r'\bhref="([^"]*)"')


class Slots:
    """Places in markup that are filled after sanitising.

    A slot is a number between two private-use characters. `clear` removes these characters from everything that
    comes in, so only we can make one.

    Examples
    --------
    >>> slots = Slots()
    >>> slots.fill("<p>" + slots.keep("<math></math>") + "</p>")
    '<p><math></math></p>'
    """

    _OPEN: Final = "\ue0f0"
    _CLOSE: Final = "\ue0f1"
    _SLOT: Final = re.compile("\ue0f0([0-9]+)\ue0f1")

    def __init__(self) -> None:
        self._kept: list[str] = []

    @classmethod
    def clear(cls, text: str) -> str:
        """Return ``text`` without the two characters."""
        return text.replace(cls._OPEN, "\ufffd").replace(cls._CLOSE, "\ufffd")

    def keep(self, markup: str) -> str:
        """Keep ``markup`` and return its slot."""
        self._kept.append(markup)
        return f"{self._OPEN}{len(self._kept) - 1}{self._CLOSE}"

    def fill(self, text: str) -> str:
        """Return ``text`` with its slots filled."""
        return self._SLOT.sub(lambda match: self._kept[int(match.group(1))], text)

    def take(self, text: str) -> tuple[str | None, str]:
        """Return what the slot that ``text`` begins with keeps, and the rest."""
        match = self._SLOT.match(text)
        return (self._kept[int(match.group(1))], text[match.end() :]) if match else (None, text)

    def drop(self, text: str) -> str:
        """Return ``text`` without its slots."""
        return self._SLOT.sub("", text)


def finish(markup: str, slots: Slots | None = None, *, live_links: bool = False) -> str:
    """Return sanitised markup with slots filled, links made safe and wide tables framed.

    Parameters
    ----------
    markup
        What ``sanitise`` returned.
    slots
        What to put in. A slot within a tag is dropped: it could break out of an attribute.
    live_links
        Whether an address outside the report may be a link. False shows it as text, since a click tells the
        other side who is reading.

    Examples
    --------
    >>> finish("<table><tbody></tbody></table>")
    '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table><tbody></tbody></table></div>'
    """
    walk = _Walk(slots or Slots(), live_links=live_links)
    # the corner above pandas' row names heads nothing
    markup = markup.replace("<th></th>", "<td></td>")
    at = 0
    for match in _TOKEN.finditer(markup):
        walk.text(markup[at : match.start()])
        walk.tag(match)
        at = match.end()
    walk.text(markup[at:])
    return "".join(walk.pieces)


class _Walk:
    """One walk over the tags of sanitised markup."""

    def __init__(self, slots: Slots, *, live_links: bool) -> None:
        self.pieces: list[str] = []
        self._slots = slots
        self._live_links = live_links
        self._address: str | None = None  # of the link that is open and not live
        self._label = 0  # where in pieces its label begins
        self._in_frame = False
        self._frames: list[bool] = []

    def text(self, text: str) -> None:
        if not text:
            return
        if self.pieces and re.fullmatch("<h[1-6][^>]*>", self.pieces[-1]):
            identity, text = self._slots.take(text)
            if identity:
                self.pieces[-1] = f'{self.pieces[-1][:-1]} id="{identity}">'
        # an id that is broken at its hyphen is two words; one that fills its place is kept whole by the style sheet
        told = text if _ID.fullmatch(text) else _ID.sub(r"<bdi>\g<0></bdi>", text)
        self.pieces.append(self._slots.fill(told))

    def tag(self, match: re.Match[str]) -> None:
        closing, name, rest = match.group(1), match.group(2).lower(), self._slots.drop(match.group(3))
        if name == "a":
            self._link(closing, rest)
        elif name == "table":
            self._table(closing, rest)
        elif name == "img":
            self.pieces.append(_image(rest))
        else:
            self._in_frame = name == "div" and "table-scroll" in rest
            self.pieces.append(f"<{closing}{name}{rest}>")

    def _link(self, closing: str, rest: str) -> None:
        if not closing:
            found = _HREF.search(rest)
            address = found.group(1) if found else ""
            if address and (self._live_links or not address.startswith("http")):
                self.pieces.append(f"<a{rest}>")
                return
            self._address, self._label = address, len(self.pieces)
            return
        if self._address is None:
            self.pieces.append("</a>")
            return
        if self._address and "".join(self.pieces[self._label :]).strip() != self._address:
            self.pieces.append(f' <span class="url">{self._address}</span>')
        self._address = None

    def _table(self, closing: str, rest: str) -> None:
        if closing:
            bare = self._frames.pop() if self._frames else False
            self.pieces.append("</table></div>" if bare else "</table>")
            return
        self._frames.append(not self._in_frame)
        if not self._in_frame:
            self.pieces.append('<div class="table-scroll" role="group" aria-label="Table" tabindex="0">')
        self._in_frame = False
        self.pieces.append(f"<table{rest}>")


def _image(rest: str) -> str:
    if ' src="' not in rest:
        return '<span class="muted">[a picture that was not inside the notebook]</span>'
    return f"<img{rest}>" if ' alt="' in rest else f'<img{rest} alt="A picture without a description">'
