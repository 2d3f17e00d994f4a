"""The one door by which captured text reaches a screen.

Captured text is shown as text. It never becomes markup, and what would be invisible in it is made visible: direction
overrides, zero-width characters and control characters appear as ``⟦U+202E⟧``, half characters (lone surrogates) as
``\N{REPLACEMENT CHARACTER}``. The bytes in the archive stay as they are; only the display changes.

`Html` is the only thing in osintkit that a notebook shows as markup. It is built here and in the surfaces, from
pieces that went through `escape`; a test keeps every other way (``display(HTML(...))``, ``widgets.HTML``, the pandas
Styler) out of the package and the notebooks.

Examples
--------
>>> from osintkit.display import escape, visible
>>> visible("price\u202egnp.exe")
'price⟦U+202E⟧gnp.exe'
>>> escape("<script>alert(1)</script>")
'&lt;script&gt;alert(1)&lt;/script&gt;'
"""

from __future__ import annotations

import enum
import html
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

__all__ = [
    "NOTHING",
    "Html",
    "badge",
    "badge_kind",
    "escape",
    "folded",
    "html_table",
    "in_notebook",
    "markdown_text",
    "quote",
    "show_table",
    "visible",
]

NOTHING: Final = "–"
"""What a table shows where there is no value."""

# Everything that leaves no ink or changes the order of reading. A list, not a scan of the whole Unicode database,
# because that scan would cost more than importing the package; a test compares the two.
_INVISIBLE: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SELECTORS: Final = "\ufe00-\ufe0f"  # harmless behind a sign that has several looks, hidden data elsewhere
_HAVE_LOOKS: Final = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff#*0-9"
_HIDDEN: Final = re.compile(f"[{_INVISIBLE}]|(?<![{_HAVE_LOOKS}])[{_SELECTORS}]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SYNTAX: Final = re.compile(r"[!-+\-./:<-@\[-`{-~]")
_SPACE: Final = re.compile(r"\s+")
_ONE_LINE: Final = re.compile(r"\d{4}-\d\d(?:-\d\d)?|[A-Z]{1,2}-[0-9a-f]{12}")  # dates and ids: not broken at a hyphen
_SENTENCE: Final = 100
"""From this many characters on, a column holds sentences and needs more room than one of names."""
_BADGED: Final = frozenset({"stance", "status", "change"})


_NOTEBOOK_STYLE: Final = (
    "<style>"
    ".jp-RenderedHTMLCommon .table-scroll{overflow-x:auto}"
    ".jp-RenderedHTMLCommon .table-scroll table{margin:0}"
    ".jp-RenderedHTMLCommon .table-scroll :is(caption,th,td){text-align:left;vertical-align:top;white-space:normal}"
    ".jp-RenderedHTMLCommon .table-scroll caption{color:var(--jp-ui-font-color1);padding:.3em .5em}"
    ".jp-RenderedHTMLCommon .table-scroll .num{text-align:right}"
    ".jp-RenderedHTMLCommon .table-scroll .one,.jp-RenderedHTMLCommon .badge{white-space:nowrap}"
    ".jp-RenderedHTMLCommon .badge{border:1px solid var(--jp-border-color1);border-radius:3px;padding:0 .4em}"
    "</style>"
)


def visible(text: object) -> str:
    """Return ``text`` with everything invisible shown as a mark.

    Line feeds and tabs stay, the Windows end of line becomes a line feed. Doing it twice changes nothing.

    >>> visible("a" + chr(0x200B) + "b")
    'a⟦U+200B⟧b'
    """
    plain = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", str(text)).replace("\r\n", "\n")
    return _HIDDEN.sub(lambda match: f"⟦U+{ord(match.group()):04X}⟧", plain)


def escape(text: object) -> str:
    """Return ``text`` for use in HTML, as content or inside a quoted attribute.

    >>> escape('" onmouseover="x')
    '&quot; onmouseover=&quot;x'
    """
    return html.escape(visible(text), quote=True)


def markdown_text(text: object) -> str:
    """Return ``text`` as one line of Markdown that shows it literally, whatever characters it holds.

    Every sign that Markdown or HTML could act on becomes a character reference; dollar and backslash are wrapped
    too, since a browser's formula renderer looks for them after Markdown is done.

    >>> markdown_text("*no* <b>")
    '&#42;no&#42; &#60;b&#62;'
    >>> markdown_text("it cost $5")
    'it cost <span>&#36;</span>5'
    """
    line = _SPACE.sub(" ", visible(text)).strip()
    return _SYNTAX.sub(_reference, line)


def _reference(match: re.Match[str]) -> str:
    sign = match.group()
    reference = f"&#{ord(sign)};"
    return f"<span>{reference}</span>" if sign in "$\\" else reference


def in_notebook(markup: str) -> str:
    """Return markup with the style that a notebook lacks: JupyterLab sets all cells of a table to the right.

    A report has a style sheet of its own and drops this one.

    >>> in_notebook("<p>It rained.</p>")
    '<p>It rained.</p>'
    """
    return f"{markup}{_NOTEBOOK_STYLE}" if 'class="table-scroll"' in markup else markup


@dataclass(frozen=True, slots=True)
class Html:
    """Markup that we made ourselves, for a notebook to show.

    Build it only from constant markup and from what `escape` returned.

    Parameters
    ----------
    markup
        The HTML.
    text
        What is shown where there is no HTML; by default only a hint.

    Examples
    --------
    >>> Html("<p>" + escape("a < b") + "</p>")
    Html(markup='<p>a &lt; b</p>', text='')
    """

    markup: str
    text: str = ""

    def __add__(self, other: Html) -> Html:
        if not isinstance(other, Html):
            return NotImplemented
        return Html(self.markup + other.markup, "\n".join(part for part in (self.text, other.text) if part))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        del include, exclude  # the protocol passes them; both forms are small
        return {"text/html": in_notebook(self.markup), "text/plain": self.text or "(shown as HTML)"}


def badge(label: object, kind: str = "") -> Html:
    """Return a small mark. Its words carry the meaning; ``kind`` adds a shape and a colour.

    Parameters
    ----------
    label
        The words.
    kind
        One word for the style sheet: a stance (``supports``, ``refutes``, ``neutral``), a verdict, ``provisional``.

    Examples
    --------
    >>> badge("supports", "supports").markup
    '<span class="badge badge-supports">supports</span>'
    """
    style = "badge " + f"badge-{_name(kind)}" if kind else "badge"
    return Html(f'<span class="{style}">{escape(label)}</span>', visible(label))


def badge_kind(words: str) -> str:
    """Return the style of a badge for the words of a stance, a verdict or a change.

    >>> badge_kind("corroborated, denied by parties"), badge_kind("single origin"), badge_kind("supports")
    ('corroborated', 'single', 'supports')
    """
    first = _name(words.replace(",", " ").split(" ")[0]) if words else ""
    return {"reported": "unknown", "several": "single"}.get(first, first)


def _name(kind: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", kind.casefold()).strip("-")


def quote(text: str, marks: Iterable[tuple[int, int, str]] = (), source: str = "") -> Html:
    """Return captured ``text`` as a quotation with parts of it marked.

    Parameters
    ----------
    text
        The passage, as captured.
    marks
        Triples of start, end and role (``speaker``, ``cue``, ``content``, ``source``). Offsets count characters of
        ``text``. Of two marks that overlap the later one is left out.
    source
        A line below the quotation: who, where, when.

    Examples
    --------
    >>> print(quote("NIS said it.", [(0, 3, "speaker"), (4, 8, "cue")]).markup)
    <blockquote class="quote"><p><mark class="mark-speaker" title="speaker">NIS</mark> <mark class="mark-cue" title="cue">said</mark> it.</p></blockquote>
    """  # noqa: E501  the example's output is one line
    pieces: list[str] = []
    at = 0
    for start, end, role in sorted(marks):
        if start < at or end <= start or end > len(text):
            continue
        opening = f'<mark class="mark-{_name(role)}" title="{escape(role)}">'
        pieces += [escape(text[at:start]), opening, escape(text[start:end]), "</mark>"]
        at = end
    pieces.append(escape(text[at:]))
    footer = f"<footer>{escape(source)}</footer>" if source else ""
    body = "".join(pieces).replace("\n", "<br>")
    return Html(f'<blockquote class="quote"><p>{body}</p>{footer}</blockquote>', visible(text))


def html_table(frame: Any, *, caption: str, columns: Mapping[str, str] | Sequence[str] | None = None) -> str:
    """Return a table that a screen reader can follow and that runs nothing.

    Parameters
    ----------
    frame
        A DataFrame, or rows that are mappings. The index is not shown: ``reset_index()`` first when it matters.
    caption
        What the table says, in a sentence. Required: a table without one is a puzzle.
    columns
        The columns to show, in this order; a mapping gives each one its heading.

    Returns
    -------
    str
        Static HTML. Every heading, cell and the caption went through `escape`; an `Html` cell is used unchanged.
        Columns named ``stance``, ``status`` and ``change`` show their words as badges.

    Examples
    --------
    >>> print(html_table([{"who": "NIS", "n": 2}], caption="Who", columns={"who": "Source", "n": "Count"}))
    <div class="table-scroll" role="group" aria-label="Who" tabindex="0"><table class="tex2jax_ignore mathjax_ignore">
    <caption>Who</caption>
    <thead><tr><th scope="col">Source</th><th scope="col" class="num">Count</th></tr></thead>
    <tbody>
    <tr><td>NIS</td><td class="num">2</td></tr>
    </tbody></table></div>
    """
    names, rows = _cells(frame, columns)
    headings = columns if isinstance(columns, Mapping) else {name: str(name).replace("_", " ") for name in names}
    numeric = [_is_numeric(row[position] for row in rows) for position in range(len(names))]
    classes = [' class="num"' if flag else "" for flag in numeric]
    marks = [
        mark or (' class="words"' if _is_wordy(row[at] for row in rows) else "") for at, mark in enumerate(classes)
    ]
    heads = [f'<th scope="col"{mark}>{escape(headings[name])}</th>' for name, mark in zip(names, marks, strict=True)]
    head = "".join(heads)
    shows = [_badged if str(name) in _BADGED else _cell for name in names]
    body = "\n".join(_row(row, shows, classes) for row in rows)
    if not rows:
        body = f'<tr><td colspan="{max(len(names), 1)}" class="none">none</td></tr>'
    label = escape(caption)
    return (
        f'<div class="table-scroll" role="group" aria-label="{label}" tabindex="0">'
        f'<table class="tex2jax_ignore mathjax_ignore">\n<caption>{label}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _row(row: Sequence[Any], shows: Sequence[Callable[[Any], str]], classes: Sequence[str]) -> str:
    cells = []
    for value, show, mark in zip(row, shows, classes, strict=True):
        cell = show(value)
        style = ' class="one"' if not mark and _ONE_LINE.fullmatch(cell) else mark
        cells.append(f"<td{style}>{cell}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _badged(value: Any) -> str:
    if isinstance(value, Html) or not (words := _words(value)):
        return _cell(value)
    return badge(words, badge_kind(words)).markup


def show_table(frame: Any, *, caption: str, columns: Mapping[str, str] | Sequence[str] | None = None) -> Html:
    """Return `html_table` for a notebook to show as the last line of a cell.

    >>> show_table([], caption="Nobody yet").text
    'Nobody yet (0 rows)'
    """
    markup = html_table(frame, caption=caption, columns=columns)
    count = len(frame)
    return Html(markup, f"{visible(caption)} ({count} row{'' if count == 1 else 's'})")


def folded(shown: Html, summary: str) -> Html:
    """Return what is shown behind a line that opens it.

    >>> folded(Html("<p>It rained.</p>", "It rained."), "The weather").markup
    '<details><summary>The weather</summary><p>It rained.</p></details>'
    """
    return Html(f"<details><summary>{escape(summary)}</summary>{shown.markup}</details>", shown.text)


def _cells(frame: Any, columns: Iterable[str] | None) -> tuple[list[Any], list[tuple[Any, ...]]]:
    if hasattr(frame, "itertuples"):
        names = list(frame.columns) if columns is None else list(columns)
        return names, list(zip(*(frame[name].tolist() for name in names), strict=True)) if names else []
    mappings = list(frame)
    names = list(dict.fromkeys(name for row in mappings for name in row)) if columns is None else list(columns)
    return names, [tuple(row.get(name) for name in names) for row in mappings]


def _is_missing(value: object) -> bool:
    # NaN, NaT and pandas' NA all refuse to equal themselves; NA refuses even to say so
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    return type(value).__name__ in {"NAType", "NaTType"}


def _is_numeric(values: Iterable[object]) -> bool:
    present = [value for value in values if not _is_missing(value)]
    return bool(present) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in present)


def _is_wordy(values: Iterable[object]) -> bool:
    return any(isinstance(value, str) and len(value) > _SENTENCE for value in values)


def _cell(value: object) -> str:
    if isinstance(value, Html):
        return value.markup
    if isinstance(value, list | tuple | set | frozenset):
        parts = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return ", ".join(_cell(part) for part in parts) or NOTHING
    return escape(_words(value)) or NOTHING


def _words(value: object) -> str:
    if _is_missing(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, enum.Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return _words(int(value)) if value.is_integer() else f"{value:.4g}"
    # four digits may be a year, which nobody writes with a comma
    return f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else str(value)
