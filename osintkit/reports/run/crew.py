"""A few `osintkit.reports.run.worker` processes and the jobs they are given."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from osintkit.model import Edition
from osintkit.reports.job import Failure, Job
from osintkit.reports.render.outputs import Blemish

__all__ = ["Answer", "Crew", "worker_environment"]

_PASSED: Final = frozenset(
    {
        *(
            "PATH",
            "HOME",
            "USERPROFILE",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "TEMP",
            "TMP",
            "TMPDIR",
            "APPDATA",
            "LOCALAPPDATA",
        ),
        *("VIRTUAL_ENV", "CONDA_PREFIX", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONPATH", "XDG_RUNTIME_DIR"),
        *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "OMP_NUM_THREADS"),
    }
)
"""What a worker may know of our environment: where programs and homes are; no tokens, no keys, no names."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a job went.

    Parameters
    ----------
    job
        The job.
    failure
        None when it ran to its end and its page is written.
    findings
        What could be better in its page.
    """

    job: Job
    failure: Failure | None
    findings: tuple[Blemish, ...] = ()


def worker_environment(cache: Path, edition: Edition = Edition.SHARED) -> dict[str, str]:
    """Return the environment of workers and kernels: fixed hash seed, clock zone, locale and dates.

    Parameters
    ----------
    cache
        A folder for IPython's and matplotlib's own files, so that the user's settings do not shape a report.
    edition
        Whether protected sources appear by name.
    """
    environment = {name: value for name, value in os.environ.items() if name.upper() in _PASSED}
    return environment | {
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "315532800",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "IPYTHONDIR": str(cache / "ipython"),
        "MPLCONFIGDIR": str(cache / "matplotlib"),
        "JUPYTER_CONFIG_DIR": str(cache / "jupyter"),
        "JUPYTER_NO_CONFIG": "1",
        "OSINTKIT_REPORT": edition.value,
    }


class Crew:
    """Processes that run notebooks. They start loading what they need when the crew is made.

    Parameters
    ----------
    workers
        How many processes.
    cache
        See `worker_environment`.
    log
        Where the workers' own messages go.
    edition
        See `worker_environment`.

    Examples
    --------
    ::

        with Crew(2, cache, log) as crew:
            answers = crew.run(jobs)
    """

    def __init__(self, workers: int, cache: Path, log: Path, edition: Edition = Edition.SHARED) -> None:
        cache.mkdir(parents=True, exist_ok=True)
        self._messages = log.open("ab")
        environment = worker_environment(cache, edition)
        self._workers = [_Worker(environment, self._messages, cache) for _ in range(max(1, workers))]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._messages.close()

    def run(self, jobs: Sequence[Job], done: Callable[[Answer], None] | None = None) -> tuple[Answer, ...]:
        """Run all jobs, however many of them fail, and return the answers in the order of the jobs.

        Parameters
        ----------
        jobs
            What to run.
        done
            Called with each answer as it comes, one at a time.
        """
        waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(jobs)):
            waiting.put(number)
        answers: dict[int, Answer] = {}
        lock = threading.Lock()

        def told(number: int, answer: Answer) -> None:
            with lock:
                answers[number] = answer
                if done is not None:
                    done(answer)

        threads = [
            threading.Thread(target=worker.serve, args=(jobs, waiting, told), daemon=True) for worker in self._workers
        ]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                thread.join()
        except BaseException:
            # nobody takes another job, nobody waits for a cell to end
            with contextlib.suppress(queue.Empty):
                while True:
                    waiting.get_nowait()
            for worker in self._workers:
                worker.abandon()
            raise
        return tuple(answers[number] for number in range(len(jobs)))


class _Worker:
    """One process, started again after it died."""

    def __init__(self, environment: Mapping[str, str], messages: Any, folder: Path) -> None:
        self._environment = dict(environment)
        self._messages = messages
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self._abandoned = False
        self._running()

    def serve(self, jobs: Sequence[Job], waiting: queue.SimpleQueue[int], told: Callable[[int, Answer], None]) -> None:
        """Take jobs until there are none."""
        while True:
            try:
                number = waiting.get_nowait()
            except queue.Empty:
                return
            answer = self.ask(jobs[number])
            if self._abandoned:
                return
            told(number, answer)

    def ask(self, job: Job) -> Answer:
        """Run one job in the process."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(job.to_json() + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        if not line:
            code = process.wait()
            self._process = None
            reason = f"the process that runs notebooks ended (exit code {code}); the log of the run says more"
            return Answer(job, Failure(name=job.name, cell=0, reason=reason))
        answer = json.loads(line)
        failure = Failure(**answer["failure"]) if answer["failure"] else None
        return Answer(job, failure, tuple(Blemish(**finding) for finding in answer["findings"]))

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "osintkit.reports.run.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._messages,
                env=self._environment,
                cwd=self._folder,
                text=True,
                encoding="utf-8",
            )
        return self._process

    def abandon(self) -> None:
        """End the process in the middle of its job; its kernel notices and ends too."""
        self._abandoned = True
        process = self._process
        if process is not None:
            process.terminate()

    def stop(self) -> None:
        """End the process; its kernel ends with it."""
        # the thread that serves may forget it meanwhile
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.terminate()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
        self._process = None
