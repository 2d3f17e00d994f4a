"""An executed notebook, from anywhere, as one file of HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from osintkit.errors import ParameterError

__all__ = ["write_report"]


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
        When the file is no notebook.
    """
    import nbformat

    from osintkit.reports.exporter import ReportExporter

    source = Path(notebook)
    target = Path(output) if output is not None else source.with_suffix(".html")
    try:
        content: Any = nbformat.read(source, as_version=4)  # type: ignore[no-untyped-call]  # it has no annotations
    except OSError as error:
        raise ParameterError(f"{source}: cannot be read: {error.strerror}") from error
    except Exception as error:
        raise ParameterError(f"{source}: this is no notebook: {str(error).splitlines()[0]}") from error
    about = {"metadata": {"name": source.stem, "path": str(source.resolve().parent)}}
    exporter: Any = ReportExporter()  # type: ignore[no-untyped-call]  # its base has no annotations
    page, _ = exporter.from_notebook_node(content, about)
    target.write_bytes(page.encode("utf-8"))
    return target
