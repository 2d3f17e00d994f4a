"""The outputs of a cell, as fragments of a report; what a report cannot hold is named, never silently left out.

Examples
--------
>>> from osintkit.reports.render.markdown import Markdown
>>> writer = OutputWriter(Markdown())
>>> writer.write({"output_type": "stream", "name": "stdout", "text": "a < b"}, cell=3)
'<pre class="stream">a &lt; b</pre>'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from osintkit.display import escape
from osintkit.reports.render.finish import finish
from osintkit.reports.render.markdown import Markdown
from osintkit.reports.render.maths import mathml
from osintkit.reports.render.pictures import picture
from osintkit.reports.render.sanitise import sanitise

__all__ = ["LONGEST", "Blemish", "OutputWriter", "joined", "plain"]

LONGEST: Final = 200_000
"""Characters of one output that a report shows; the rest is counted."""

_LONGEST_MARKUP: Final = 2_000_000
_ESCAPES: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_WIDGET: Final = "application/vnd.jupyter.widget-view+json"
_PICTURES: Final = ("image/png", "image/jpeg", "image/gif", "image/webp")


@dataclass(frozen=True, slots=True)
class Blemish:
    """Something in a notebook that makes its report worse than it need be.

    Parameters
    ----------
    cell
        Number of the cell, from 0.
    what
        A sentence that says what to do.
    """

    cell: int
    what: str


def joined(text: Any) -> str:
    """Return notebook text, which may be a list of lines, as one text."""
    return "".join(str(part) for part in text) if isinstance(text, list | tuple) else str(text or "")


def plain(text: Any) -> str:
    r"""Return terminal output as text: no colour codes, overwritten lines gone, very long ones cut and counted.

    >>> plain("\x1b[31mred\x1b[0m 10%\rred 100%")
    'red 100%'
    """
    lines = _ESCAPES.sub("", joined(text)).replace("\r\n", "\n").split("\n")
    # what a terminal would show of a line that was written over
    bare = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines)
    if len(bare) <= LONGEST:
        return bare
    return f"{bare[:LONGEST]}\n[{len(bare) - LONGEST:,} more characters were cut]"


class OutputWriter:
    """Writes the outputs of one notebook.

    Parameters
    ----------
    markdown
        The renderer of the page, shared so that formulas and ids agree.
    """

    def __init__(self, markdown: Markdown) -> None:
        self._markdown = markdown
        self.findings: list[Blemish] = []

    def write(self, output: Mapping[str, Any], cell: int) -> str:
        """Return one output of a cell as HTML; empty when there is nothing to show."""
        kind = output.get("output_type")
        if kind == "stream":
            return _stream(output)
        if kind == "error":
            return _error(output)
        return self._bundle(output.get("data", {}), output.get("metadata", {}), cell)

    def _bundle(self, data: Mapping[str, Any], metadata: Mapping[str, Any], cell: int) -> str:
        writers: dict[str, Callable[[str], str]] = {
            "text/html": self._html,
            "text/markdown": lambda text: self._markdown.render(text, live_links=False, outline=False),
        }
        for media_type, writer in writers.items():
            text = joined(data.get(media_type))
            if text.strip():
                return f'<div class="shown">{writer(text)}</div>' if len(text) <= _LONGEST_MARKUP else _too_long(text)
        for media_type in _PICTURES:
            if media_type in data:
                return self._figure(joined(data[media_type]), _picture_metadata(metadata, media_type), cell)
        if _WIDGET in data:
            return _notice("An interactive widget stands here when the notebook is open in JupyterLab.")
        if joined(data.get("text/latex")).strip():
            return f"<p>{mathml(joined(data['text/latex']).strip().strip('$'), block=True)}</p>"
        if joined(data.get("text/plain")).strip() and not any(name.startswith("image/") for name in data):
            return f'<pre class="result">{escape(plain(data["text/plain"]))}</pre>'
        return self._left_out(data, cell)

    def _html(self, text: str) -> str:
        return finish(sanitise(text))

    def _figure(self, encoded: str, metadata: Mapping[str, Any], cell: int) -> str:
        found = picture(encoded)
        if found is None:
            self.findings.append(Blemish(cell, "a picture is damaged or of a kind that reports do not show"))
            return _notice("A picture was left out: it is damaged, or not PNG, JPEG, GIF or WebP.")
        width, height = _size(metadata, found.width, found.height)
        alt = str(metadata.get("alt") or "").strip()
        warning = ""
        if not alt:
            self.findings.append(Blemish(cell, "a figure has no text alternative; show it with one (metadata 'alt')"))
            alt = "Figure without a description"
            warning = "<figcaption>This figure has no text alternative.</figcaption>"
        size = f' width="{width}" height="{height}"' if width and height else ""
        return f'<figure tabindex="0"><img src="{found.address}" alt="{escape(alt)}"{size}>{warning}</figure>'

    def _left_out(self, data: Mapping[str, Any], cell: int) -> str:
        kinds = ", ".join(sorted(data))
        if not kinds:
            return ""
        self.findings.append(Blemish(cell, f"an output was left out; a report does not show {kinds}"))
        return _notice(f"An output was left out: a report does not show {kinds}.")


def _picture_metadata(metadata: Mapping[str, Any], media_type: str) -> Mapping[str, Any]:
    own = metadata.get(media_type)
    return {**metadata, **own} if isinstance(own, Mapping) else metadata


def _size(metadata: Mapping[str, Any], width: int | None, height: int | None) -> tuple[int | None, int | None]:
    """Return whole numbers only: a text in their place is how markup was smuggled past other exporters."""
    asked = metadata.get("width"), metadata.get("height")
    if all(isinstance(side, int) and not isinstance(side, bool) and 0 < side < 10_000 for side in asked):
        return asked
    return width, height


def _stream(output: Mapping[str, Any]) -> str:
    text = plain(output.get("text"))
    if not text.strip():
        return ""
    if output.get("name") == "stderr":
        return f'<details class="messages"><summary>Messages</summary><pre>{escape(text)}</pre></details>'
    return f'<pre class="stream">{escape(text)}</pre>'


def _error(output: Mapping[str, Any]) -> str:
    head = escape(f"{output.get('ename', 'Error')}: {output.get('evalue', '')}")
    lines = output.get("traceback") or []
    trace = escape(plain("\n".join(str(line) for line in lines)))
    where = f"<details><summary>Where</summary><pre>{trace}</pre></details>"
    return f'<div class="failure"><p><strong>{head}</strong></p>{where}</div>'


def _notice(words: str) -> str:
    return f'<p class="notice">{escape(words)}</p>'


def _too_long(text: str) -> str:
    return _notice(f"An output of {len(text):,} characters of HTML was left out: it is too long for a report.")
