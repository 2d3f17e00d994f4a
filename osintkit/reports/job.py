"""What one run of a notebook needs, and why it failed: plain data passed between processes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = ["Failure", "Job"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one run needs, as plain data, so that it can be passed to another process.

    Parameters
    ----------
    name
        What people call it: ``nk-pows / 02-corroborating``.
    prepared
        The notebook with its values filled in.
    scratch
        An empty folder to run in. Never the case's own: a capture must not be imported as a module.
    executed, page
        Where the cleaned notebook and the report go.
    case_dir
        The folder that the report shows as ``.``.
    timeout
        Seconds for a cell.
    frame
        Arguments of ``Frame`` as plain data.
    folders
        Paths that were given, by the name that replaces them in the report.
    withheld
        Names that must not appear in anything that the run writes.
    """

    name: str
    prepared: str
    scratch: str
    executed: str
    page: str
    case_dir: str
    timeout: float = 600.0
    frame: Mapping[str, Any] | None = None
    folders: Mapping[str, str] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return one line of JSON."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a run does not count.

    Parameters
    ----------
    name
        Of the job.
    cell
        Number of the code cell in the notebook as people wrote it, from 1; 0 when it failed before the first or
        outside of cells.
    reason
        A sentence.
    source
        Of the cell.
    details
        The traceback, cleaned.
    """

    name: str
    cell: int
    reason: str
    source: str = ""
    details: str = ""

    def __str__(self) -> str:
        where = f", code cell {self.cell}" if self.cell else ""
        return f"{self.name}{where}: {self.reason}"
