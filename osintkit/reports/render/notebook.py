"""A notebook as one HTML file that you can hand to anybody.

A report of equal inputs has equal bytes: it holds no clock, no path, no random number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from osintkit.display import escape
from osintkit.errors import ParameterError
from osintkit.reports.parameters.declared import INJECTED
from osintkit.reports.render.code import highlight
from osintkit.reports.render.edition_note import internal_note
from osintkit.reports.render.markdown import Heading, Markdown
from osintkit.reports.render.outputs import Blemish, OutputWriter, joined
from osintkit.reports.render.page import Page, PageLink, contents, write_page
from osintkit.reports.render.scrub import Scrubber, clean_notebook
from osintkit.storage.files import write_output

__all__ = ["Frame", "render", "write_report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a rendered notebook.

    Parameters
    ----------
    title
        Of the window; by default the notebook's first heading.
    kicker
        A line above everything: which case.
    links
        Links to the other pages.
    footer
        Lines at the end.
    stamp
        A line on top that cannot be overlooked.
    """

    title: str = ""
    kicker: str = ""
    stamp: str = ""
    links: Sequence[PageLink] = ()
    footer: Sequence[str] = field(default_factory=tuple)


def render(notebook: Mapping[str, Any], frame: Frame, *, name: str = "Notebook") -> tuple[str, tuple[Blemish, ...]]:
    """Return a cleaned notebook as a page, and what could be better in it.

    Parameters
    ----------
    notebook
        What ``clean_notebook`` returned.
    frame
        The frame of the page.
    name
        The title when the notebook has no heading.
    """
    markdown = Markdown()
    outputs = OutputWriter(markdown)
    parts = _parts(notebook.get("cells", []), markdown, outputs)
    title = frame.title or _title(markdown.headings) or name
    if not any(heading.level == 1 for heading in markdown.headings):
        parts.insert(0, f"<h1>{escape(title)}</h1>")
        outputs.findings.append(Blemish(0, "the notebook has no first-level heading; begin it with '# Title'"))
    page = Page(
        title=f"{title} · {frame.kicker}" if frame.kicker else title,
        body="\n".join(parts),
        contents=contents(markdown.headings),
        kicker=frame.kicker,
        links=frame.links,
        footer=frame.footer,
        stamp=frame.stamp,
    )
    return write_page(page), tuple(outputs.findings)


def _title(headings: Sequence[Heading]) -> str:
    return next((heading.text for heading in headings if heading.level == 1), "")


def _parts(cells: Sequence[Mapping[str, Any]], markdown: Markdown, outputs: OutputWriter) -> list[str]:
    """Return the body. Code cells without output are folded together with the next one."""
    parts: list[str] = []
    folded: list[tuple[str, str]] = []
    for number, cell in enumerate(cells):
        source = joined(cell.get("source"))
        kind = cell.get("cell_type")
        if kind == "code":
            if source.strip():
                folded.append((_label(cell.get("metadata", {}).get("tags", [])), source))
            shown = "".join(outputs.write(output, number) for output in cell.get("outputs", []))
            if shown:
                parts += [*_code(folded), f'<div class="output">{shown}</div>']
                folded = []
        elif kind == "markdown" and source.strip():
            parts += [*_code(folded), f'<section class="prose">{markdown.render(source)}</section>']
            folded = []
    return [*parts, *_code(folded)]


def _label(tags: Sequence[str]) -> str:
    return "Values of this run" if INJECTED in tags else "Parameters" if "parameters" in tags else "Code"


def _code(folded: Sequence[tuple[str, str]]) -> list[str]:
    if not folded:
        return []
    labels = list(dict.fromkeys(label for label, _ in folded))
    heading = ", ".join(label if number == 0 else label.lower() for number, label in enumerate(labels))
    code = "".join(f"<pre><code>{highlight(source)}</code></pre>" for _, source in folded)
    return [f'<details class="code"><summary>{heading}</summary>{code}</details>']


def write_report(notebook: Path | str, output: Path | str | None = None) -> Path:
    """Render a notebook as it stands (nothing is run) and return the file that was written.

    Parameters
    ----------
    notebook
        The file; its outputs are what the report shows.
    output
        Where to write; by default beside it, ending in ``.html``.

    Raises
    ------
    ParameterError
        When the file is not a notebook.
    SetupError
        When the page cannot be written.
    """
    import nbformat

    source = Path(notebook)
    target = Path(output) if output is not None else source.with_suffix(".html")
    try:
        content: Any = nbformat.read(source, as_version=4)  # type: ignore[no-untyped-call]  # it has no annotations
    except OSError as error:
        raise ParameterError(f"{source}: cannot be read: {error.strerror}") from error
    except Exception as error:
        raise ParameterError(f"{source}: this is not a notebook: {str(error).splitlines()[0]}") from error
    folder = source.resolve().parent
    cleaned = clean_notebook(content, Scrubber.of_this_machine(folder))
    page, _ = render(cleaned, Frame(stamp=internal_note(folder, content)), name=source.stem)
    write_output(target, page.encode("utf-8"))
    return target
