"""A measurement in a process of its own, so that neither memory nor caches of another are in it."""

from __future__ import annotations

import multiprocessing


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
