"""A process that runs notebooks one after another: ``python -m osintkit.reports.run.worker``.

It reads one job a line from its standard input and answers one line for each. A process of its own, because the
working directory, the environment and a kernel's fate belong to a process; several notebooks in one, because
importing papermill takes longer than running most of them.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from osintkit.reports.job import Failure, Job
from osintkit.reports.run.execute import execute

__all__ = ["main", "work"]


def work(job: Job) -> dict[str, Any]:
    """Run a job, write its cleaned notebook and its page, and say how it went."""
    import nbformat

    from osintkit.reports.render.notebook import Frame, render
    from osintkit.reports.render.page import PageLink
    from osintkit.reports.render.scrub import Scrubber, clean_notebook

    notebook, failure = execute(job)
    folders = {name: Path(folder) for name, folder in job.folders.items()}
    scrubber = Scrubber.of_this_machine(Path(job.case_dir), **{**folders, "scratch": Path(job.scratch)})
    scrubber.withhold(job.withheld)
    cleaned = clean_notebook(notebook, scrubber)
    Path(job.executed).parent.mkdir(parents=True, exist_ok=True)
    text = nbformat.writes(nbformat.from_dict(cleaned))  # type: ignore[no-untyped-call]  # it has no annotations
    Path(job.executed).write_text(text + "\n", "utf-8")
    if failure is not None:
        told = Failure(
            name=failure.name,
            cell=failure.cell,
            reason=scrubber.scrub_terminal(failure.reason),
            source=scrubber.scrub(failure.source),
            details=scrubber.scrub_terminal(failure.details),
        )
        return {"failure": asdict(told), "findings": []}
    frame = dict(job.frame or {})
    frame["links"] = tuple(PageLink(**link) for link in frame.get("links", ()))
    page, findings = render(cleaned, Frame(**frame), name=Path(job.page).stem)
    Path(job.page).parent.mkdir(parents=True, exist_ok=True)
    Path(job.page).write_bytes(page.encode("utf-8"))
    return {"failure": None, "findings": [asdict(finding) for finding in findings]}


def main() -> None:
    """Answer jobs until the standard input ends."""
    # whatever a library prints must not get between the answers
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    import papermill  # noqa: F401  both now, while the first job is being prepared

    for line in sys.stdin:
        job = Job(**json.loads(line))
        try:
            answer = work(job)
        except Exception as error:  # noqa: BLE001  one broken job must not take the others with it
            reason = f"the report could not be written: {type(error).__name__}: {error}"
            failure = Failure(name=job.name, cell=0, reason=reason, details=traceback.format_exc())
            answer = {"failure": asdict(failure), "findings": []}
        answers.write(json.dumps({"name": job.name, **answer}) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
