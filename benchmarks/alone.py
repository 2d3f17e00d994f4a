"""A measurement in a process of its own, so that neither memory nor caches of another are in it."""

from __future__ import annotations

import multiprocessing
import resource
from pathlib import Path

_PROCESS = Path("/proc/self")


class ExtraMemory:
    """Megabytes that a measurement takes beside what is held when it begins.

    Where the system does not tell (not Linux), what was ever held before is taken for held.
    """

    def __init__(self) -> None:
        self._before = _peak()
        if _PROCESS.exists():
            (_PROCESS / "clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
            self._before = _peak()

    def megabytes(self) -> float:
        return _peak() - self._before


def _peak() -> float:
    if not _PROCESS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    status = (_PROCESS / "status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def alone(task, *arguments):
    """Return what the task puts into the queue that it is given last."""
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=task, args=(*arguments, answers))
    process.start()
    while answers.empty():
        process.join(0.2)
        if process.exitcode is not None and answers.empty():
            raise SystemExit(f"{task.__name__}{arguments} ended with {process.exitcode} and gave no answer")
    result = answers.get()
    process.join()
    return result
