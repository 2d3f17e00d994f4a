"""One notebook, run with given values, outside of any report."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osintkit.errors import OsintkitError, RunError
from osintkit.model import Edition
from osintkit.redact.published import INTERNAL_NOTE, Hidden, leaks_of
from osintkit.reports.job import Job
from osintkit.reports.parameters.declared import check_parameters, named_folders, prepare, read_parameters, settle_paths
from osintkit.reports.render.outputs import Blemish
from osintkit.reports.run.crew import Crew
from osintkit.storage.files import write_whole

__all__ = ["NotebookRun", "run_notebook"]


@dataclass(frozen=True, slots=True)
class NotebookRun:
    """A notebook that ran to its end.

    Parameters
    ----------
    page
        The report.
    executed
        The notebook with its outputs, cleaned.
    findings
        What could be better in the page.
    """

    page: Path
    executed: Path
    findings: tuple[Blemish, ...] = ()


def run_notebook(
    notebook: Path | str,
    output: Path | str,
    parameters: Mapping[str, Any] | None = None,
    *,
    timeout: float = 600.0,
    reveal_protected: bool = False,
) -> NotebookRun:
    """Run a notebook in an empty folder, under the same rules as a run of a case, and render it.

    Parameters
    ----------
    notebook
        The file; it is not changed.
    output
        The folder to write to. Files of an earlier run stay when this one fails.
    parameters
        Values by name. A relative path is relative to where this is called.
    timeout
        Seconds that one cell may take.
    reveal_protected
        Whether protected sources of the case appear by name, on a page that says so.

    Raises
    ------
    ParameterError
        Before anything is started.
    RunError
        When a cell was not seen to run to its end, or the page would name a protected source.

    Examples
    --------
    ::

        run_notebook("notebooks/01-sourcing.ipynb", "out", {"case_dir": ".", "as_of": "2024-10-20"}).page
    """
    source, target = Path(notebook).resolve(), Path(output).resolve()
    schema = read_parameters(source)
    given = parameters or {}
    values = settle_paths(check_parameters(schema, given), given, source)
    given_dir = values.get("case_dir")
    case_dir = given_dir if isinstance(given_dir, Path) else source.parent
    hidden = {} if reveal_protected else _hidden(case_dir)
    edition = Edition.INTERNAL if reveal_protected else Edition.SHARED
    with tempfile.TemporaryDirectory(prefix="osintkit-") as name:
        folder = Path(name)
        prepared = prepare(source, schema, values, folder / "prepared.ipynb")
        job = Job(
            name=source.stem,
            prepared=str(prepared),
            scratch=str(folder / "scratch"),
            executed=str(folder / "executed.ipynb"),
            page=str(folder / "page.html"),
            case_dir=str(case_dir),
            timeout=float(timeout),
            folders=named_folders(values),
            frame={"stamp": INTERNAL_NOTE if reveal_protected else ""},
            withheld=tuple(name for spellings in hidden.values() for name in spellings.names),
        )
        with Crew(1, folder / "cache", folder / "log.txt", edition) as crew:
            (answer,) = crew.run([job])
        if answer.failure is not None:
            raise RunError(f"{source.name}: nothing was written. {answer.failure}")
        found = [str(leak) for path in (job.page, job.executed) for leak in leaks_of(Path(path), hidden)]
        if found:
            raise RunError(f"{source.name}: nothing was written. {'; '.join(found)}; change the notebook")
        page, executed = target / f"{source.stem}.html", target / f"{source.stem}.ipynb"
        write_whole(page, Path(job.page).read_bytes())
        write_whole(executed, Path(job.executed).read_bytes())
    return NotebookRun(page, executed, answer.findings)


def _hidden(case_dir: Path) -> Hidden:
    from osintkit.case import Case
    from osintkit.case.open import share

    try:
        return share(Case(case_dir, read_only=True)).door.hidden
    except OsintkitError:
        return {}  # a notebook may be about no case
