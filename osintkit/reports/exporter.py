"""A notebook as one file of HTML that can be handed to anybody: nbconvert's ``osint-report``.

``jupyter nbconvert --to osint-report NOTEBOOK`` and JupyterLab's *Save and Export Notebook As* use it too. The page
is ours from end to end; nothing of nbconvert's stock templates is in it, for these run scripts that a captured text
may bring along, even when told to sanitise.

A report of equal inputs has equal bytes: it holds no clock, no path, no random number.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import Exporter  # noqa: TID253  the class below is one; only nbconvert loads us

from osintkit.display import escape
from osintkit.reports.clean import Scrubber, clean_notebook
from osintkit.reports.code import highlight
from osintkit.reports.markdown import Heading, Markdown
from osintkit.reports.outputs import Finding, OutputWriter, joined
from osintkit.reports.page import Link, Page, contents, write_page
from osintkit.reports.parameters import INJECTED

__all__ = ["CommandLineExporter", "Frame", "ReportExporter", "render"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a rendered notebook.

    Parameters
    ----------
    title
        Of the window; by default the notebook's first heading.
    kicker
        A line above everything: which case.
    links
        The way to the other pages.
    footer
        Lines at the end.
    """

    title: str = ""
    kicker: str = ""
    links: Sequence[Link] = ()
    footer: Sequence[str] = field(default_factory=tuple)


class ReportExporter(Exporter):
    """nbconvert's door to `render`, called ``osint_report``."""

    export_from_notebook = "OSINT report"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # every exporter to text returns text; the base does not say so
        self, nb: Any, resources: Mapping[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the report and nbconvert's resources, with ``osintkit_findings`` in them."""
        notebook, gathered = super().from_notebook_node(nb, resources, **kw)
        given = gathered.get("metadata", {})
        folder = Path(str(given.get("path") or "."))
        notebook = clean_notebook(notebook, Scrubber.of_this_machine(folder))
        page, findings = render(notebook, Frame(), name=str(given.get("name") or "Notebook"))
        gathered["osintkit_findings"] = findings
        return page, gathered


class CommandLineExporter(ReportExporter):
    """The same, called ``osint-report``, as one types it.

    A Jupyter server has no address for a name with a hyphen: its menu would offer it and then answer "not found".
    So within a server this one says that it is not enabled, and the menu shows the other only.
    """

    def _enabled_default(self) -> bool:
        server = sys.modules.get("jupyter_server.serverapp")
        return server is None or not server.ServerApp.initialized()


def render(notebook: Mapping[str, Any], frame: Frame, *, name: str = "Notebook") -> tuple[str, tuple[Finding, ...]]:
    """Return a cleaned notebook as a page, and what could be better in it.

    Parameters
    ----------
    notebook
        What ``clean_notebook`` returned.
    frame
        What stands around it.
    name
        The title when the notebook has no heading.
    """
    markdown = Markdown()
    outputs = OutputWriter(markdown)
    parts = [_cell(cell, number, markdown, outputs) for number, cell in enumerate(notebook.get("cells", []))]
    title = frame.title or _title(markdown.headings) or name
    if not any(heading.level == 1 for heading in markdown.headings):
        parts.insert(0, f"<h1>{escape(title)}</h1>")
        outputs.findings.append(Finding(0, "the notebook has no first-level heading; begin it with '# Title'"))
    page = Page(
        title=title,
        body="\n".join(part for part in parts if part),
        contents=contents(markdown.headings),
        kicker=frame.kicker,
        links=frame.links,
        footer=frame.footer,
    )
    return write_page(page), tuple(outputs.findings)


def _title(headings: Sequence[Heading]) -> str:
    return next((heading.text for heading in headings if heading.level == 1), "")


def _cell(cell: Mapping[str, Any], number: int, markdown: Markdown, outputs: OutputWriter) -> str:
    source = joined(cell.get("source"))
    if cell.get("cell_type") == "markdown":
        return f'<section class="prose">{markdown.render(source)}</section>' if source.strip() else ""
    if cell.get("cell_type") != "code":
        return ""
    tags = cell.get("metadata", {}).get("tags", [])
    shown = "".join(outputs.write(output, number) for output in cell.get("outputs", []))
    return _code(source, tags) + (f'<div class="output">{shown}</div>' if shown else "")


def _code(source: str, tags: Sequence[str]) -> str:
    if not source.strip():
        return ""
    label = "Values of this run" if INJECTED in tags else "Parameters" if "parameters" in tags else "Code"
    return f'<details class="code"><summary>{label}</summary><pre><code>{highlight(source)}</code></pre></details>'
