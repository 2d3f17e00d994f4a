"""One notebook, run by papermill in this process, with proof that all of it ran.

papermill's file marks each cell "completed", even when the kernel died or a time-out struck. So a run counts only
when every code cell is seen to have been answered by the kernel, in order and without an error.
"""

from __future__ import annotations

import contextlib
import json
import logging
import math
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from osintkit.reports.job import Failure, Job
from osintkit.reports.parameters.declared import INJECTED
from osintkit.reports.render.outputs import joined, plain

__all__ = ["execute", "unfinished"]

KERNEL: Final = "osintkit"
_RAW: Final = "raw.ipynb"
_STARTS: Final = 3
"""How often a kernel is started that dies before it answers: its ports are free when they are chosen, and another
program, or the kernel of the next worker, may have taken one when it binds them."""


def execute(job: Job) -> tuple[Any, Failure | None]:
    """Run a notebook and return it with None, or as much of it as there is with the reason for its failure.

    Parameters
    ----------
    job
        The run. The working directory of the process changes to its scratch folder.
    """
    import nbformat
    import papermill

    scratch = Path(job.scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    os.chdir(scratch)
    _write_kernelspec(scratch)
    for _ in range(_STARTS):
        prepared: Any = nbformat.read(job.prepared, as_version=4)  # type: ignore[no-untyped-call]  # it has no annotations
        problem: BaseException | None = None
        with _quiet():
            try:
                # a bare name: papermill would read braces of a longer path as fields to fill
                papermill.execute_notebook(
                    prepared,
                    _RAW,
                    kernel_name=KERNEL,
                    progress_bar=False,
                    start_timeout=120,
                    execution_timeout=math.ceil(job.timeout),
                    store_widget_state=False,
                    config=_kernel_config(),
                )
            except Exception as error:  # noqa: BLE001  whatever it is, the run failed and the page says so
                problem = error
        notebook = _partial(scratch / _RAW, prepared)
        if not _never_began(problem, notebook):
            break
    failure = unfinished(notebook, job.name, problem)
    return notebook, failure


def _never_began(problem: BaseException | None, notebook: Any) -> bool:
    """Whether the kernel died before it took a first cell, so that starting again repeats nothing."""
    # what dies in a cell is a DeadKernelError, which is a RuntimeError too
    return type(problem) is RuntimeError and not any(
        cell.get("metadata", {}).get("execution") for cell in notebook["cells"]
    )


def _partial(path: Path, prepared: Any) -> Any:
    import nbformat

    try:
        return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # it has no annotations
    except Exception:  # noqa: BLE001  half a file is no file; then nothing is known to have run
        return prepared


def unfinished(notebook: Any, name: str, problem: BaseException | None = None) -> Failure | None:
    """Return the first reason not to believe that a notebook ran to its end, or None.

    Parameters
    ----------
    notebook
        As papermill left it.
    name
        Of the job.
    problem
        What papermill raised.
    """
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    expected = number = 0
    for cell in code:
        # people count the cells that they see: the one with a run's values is ours
        number += INJECTED not in cell.get("metadata", {}).get("tags", [])
        if not joined(cell["source"]).strip():
            continue
        expected += 1
        error = next((out for out in cell.get("outputs", []) if out.get("output_type") == "error"), None)
        if error is not None and type(problem).__name__ != "CellTimeoutError":
            return _failed(name, number, cell, f"{error.get('ename')}: {error.get('evalue')}", error)
        answered = "shell.execute_reply" in cell.get("metadata", {}).get("execution", {})
        if not answered or cell.get("execution_count") != expected:
            return _failed(name, number, cell, _reason(problem))
    if problem is not None:
        return Failure(name=name, cell=0, reason=_reason(problem))
    return None


def _failed(name: str, number: int, cell: Mapping[str, Any], reason: str, error: Any = None) -> Failure:
    trace = plain("\n".join(str(line) for line in error.get("traceback", []))) if error else ""
    return Failure(name=name, cell=number, reason=reason, source=joined(cell["source"]), details=trace)


def _reason(problem: BaseException | None) -> str:
    kind = type(problem).__name__
    if problem is None:
        return "the cell was not seen to run to its end"
    if kind == "DeadKernelError":
        return "the kernel died while the cell ran (killed, out of memory, or the code ended the process)"
    if kind == "CellTimeoutError":
        return "the cell took longer than a cell may take; raise --timeout or find what is slow"
    if kind == "NoSuchKernel":
        return "no Python kernel; install ipykernel into the environment of osintkit"
    return f"{kind}: {problem}".strip().splitlines()[0][:500]


def _write_kernelspec(scratch: Path) -> None:
    # our own, because a 'python3' of the user's may point to another environment
    folder = scratch / "jupyter" / "kernels" / KERNEL
    folder.mkdir(parents=True, exist_ok=True)
    # no history: a kernel would keep the values of runs in a database of its own
    argv = [sys.executable, "-m", "ipykernel_launcher", "--HistoryManager.enabled=False", "-f", "{connection_file}"]
    metadata = {"debugger": False, "supported_encryption": ["curve"]} if _kernel_encrypts() else {"debugger": False}
    spec = {"argv": argv, "display_name": "Python 3", "language": "python", "metadata": metadata}
    (folder / "kernel.json").write_text(json.dumps(spec), "utf-8")
    os.environ["JUPYTER_PATH"] = str(scratch / "jupyter")


def _kernel_encrypts() -> bool:
    from ipykernel.kernelspec import get_kernel_dict

    declared: Any = get_kernel_dict().get("metadata", {})
    return "supported_encryption" in declared


def _kernel_config() -> Any:
    from jupyter_client.manager import AsyncKernelManager
    from traitlets.config import Config

    # ipykernel warns on every run when its channel is open to other users; jupyter_client >= 8.9 can close it
    if "transport_encryption" not in AsyncKernelManager.class_trait_names():
        return Config()
    closed = {"transport_encryption": "auto"}
    return Config({"KernelManager": closed, "AsyncKernelManager": closed})


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep papermill's and nbclient's log lines out; we report failures ourselves, with the cell."""
    loggers = [logging.getLogger(name) for name in ("papermill", "traitlets", "papermill.translators")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
