"""nbconvert's ``osint-report``: the pages of `osintkit.reports.render.notebook`, for use through nbconvert.

``jupyter nbconvert --to osint-report NOTEBOOK`` and JupyterLab's *Save and Export Notebook As* use it too. The page
is ours from end to end and uses none of nbconvert's stock templates, because these run scripts that a captured text
may bring along, even when told to sanitise.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import Exporter  # noqa: TID253  the class below is one; only nbconvert loads us

from osintkit.reports.render.edition_note import internal_note
from osintkit.reports.render.notebook import Frame, render
from osintkit.reports.render.scrub import Scrubber, clean_notebook

__all__ = ["CommandLineExporter", "ReportExporter"]


class ReportExporter(Exporter):
    """nbconvert's entry to `render`, called ``osint_report``."""

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
        frame = Frame(stamp=internal_note(folder, nb))
        page, findings = render(notebook, frame, name=str(given.get("name") or "Notebook"))
        gathered["osintkit_findings"] = findings
        return page, gathered


class CommandLineExporter(ReportExporter):
    """The same, called ``osint-report``, as one types it.

    A Jupyter server has no address for a name with a hyphen: its menu would offer it and then answer "not found".
    So within a server this one says that it is not enabled, and the menu shows only the other.
    """

    def _enabled_default(self) -> bool:
        server = sys.modules.get("jupyter_server.serverapp")
        return server is None or not server.ServerApp.initialized()
