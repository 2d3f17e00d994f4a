"""Parsing in a child process: whatever a capture does to its parser, this process and the batch go on.

The child is a fresh interpreter that speaks over pipes, not a fork and not ``multiprocessing``: it works the same
from a script, a Jupyter kernel and papermill, and nothing of ``__main__`` is run again. It stays warm, so a hundred
small captures pay for one start.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Self

from osintkit.errors import SetupError
from osintkit.loaders.protocol import Limits, LoadReport, Problem
from osintkit.loaders.sandbox.pipes import receive, send
from osintkit.model import Capture

_START_SECONDS = 60.0
_RECYCLE = 500
"""A child is replaced after so many captures, so that what parsers leak does not add up."""
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")

# Behind the standard library, so that no file of the user's folders can stand in for one of its modules.
_START = """
import sys
package, *others = sys.argv[1:]
ends = ("site-packages", "dist-packages")
place = next((n for n, path in enumerate(sys.path) if path.endswith(ends)), len(sys.path))
sys.path.insert(place, package)
sys.path.extend(path for path in others if path not in sys.path)
from osintkit.loaders.sandbox.worker import main
main()
"""


class Ended(Exception):  # noqa: N818 - not an error of ours: the child's end, told to the caller who names the capture
    """The child ended, or had to be ended, before it answered."""


class Isolation:
    """A child process that loads captures one after the other, replaced when one of them kills it.

    Use it as a context manager, or `close` it.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> capture = Capture(sha256="ab12", size=14, media_type="text/plain", name="a.txt",
    ...                   received=datetime(2024, 10, 19, tzinfo=UTC))
    >>> with Isolation() as isolation:
    ...     report = isolation.load(capture, b"Seoul said so.")
    >>> report.documents[0].text
    'Seoul said so.'
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._child: _Child | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child; a later `load` starts another."""
        with self._lock:
            self._drop()

    def load(self, capture: Capture, data: bytes) -> LoadReport:
        """Return what a capture holds; a death of the child is a problem that names the capture."""
        if len(data) > self.limits.file_bytes:
            size = f"{len(data) >> 20} MiB; at most {self.limits.file_bytes >> 20} MiB are read: split the file"
            return self._failed(capture, size)
        with self._lock:
            child = self._ready_child()
            head = {"capture": capture.to_dict(), "limits": self.limits.to_dict()}
            try:
                answer = child.ask(json.dumps(head).encode(), data)
            except Ended as ended:
                self._drop()
                return self._failed(capture, f"{ended}; the bytes are kept, save it in another form or split it")
            except BaseException:
                # An interrupt in the middle of an answer: the rest of it must not be taken for the next one.
                self._drop()
                raise
        if not answer:
            most = self.limits.output_bytes >> 20
            return self._failed(capture, f"its documents together are more than {most} MiB; split it")
        return LoadReport.from_dict(json.loads(answer.decode("utf-8", "surrogatepass")))

    def _failed(self, capture: Capture, reason: str) -> LoadReport:
        problem = Problem(capture=capture.sha256, name=capture.name, reason=reason)
        return LoadReport(capture=capture.sha256, name=capture.name, problems=(problem,))

    def _ready_child(self) -> _Child:
        child = self._child
        if child is not None and (not child.usable or child.asked >= _RECYCLE):
            self._drop()
            child = None
        if child is None:
            child = self._child = _Child(self.limits)
        return child

    def _drop(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


class _Child:
    """One interpreter, its pipes, a thread that waits for its answers, and what it wrote to its error stream."""

    def __init__(self, limits: Limits) -> None:
        self.asked = 0
        self._limits = limits
        self._search_path = _search_path()
        self._owner = os.getpid()
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        try:
            self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-B", "-c", _START, *self._search_path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=_environment(),
                start_new_session=True,  # an interrupt meant for the notebook must not reach it
            )
        except OSError as error:
            raise SetupError(
                f"the process that reads captures cannot be started ({error}); "
                "make room in the folder for temporary files and let it be written"
            ) from error
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self._answer(_START_SECONDS)
        except Ended as ended:
            words = self._last_words()
            self.end()
            raise SetupError(
                f"the process that reads captures did not start ({ended}): {words}; "
                "reinstall osintkit in this environment"
            ) from ended

    @property
    def usable(self) -> bool:
        """Whether it is ours, alive, and looks for loaders where this process does."""
        same_path = self._search_path == _search_path()
        return self._owner == os.getpid() and self._process.poll() is None and same_path

    def ask(self, head: bytes, data: bytes) -> bytes:
        """Send a request and return the answer."""
        self.asked += 1
        stream = self._process.stdin
        assert stream is not None
        try:
            for message in (head, data):
                send(stream, message)
        except OSError as error:
            raise Ended(self._why()) from error
        return self._answer(self._limits.wall_seconds)

    def _listen(self) -> None:
        """Put each answer where `_answer` waits for it; None when there will be no more.

        A thread, because waiting on a pipe with a time limit works on every platform only so.
        """
        stream = self._process.stdout
        assert stream is not None
        answer: bytes | None = b""
        while answer is not None:
            try:
                answer = receive(stream, self._limits.output_bytes)
            except (OSError, ValueError):
                answer = None
            self._answers.put(answer)

    def _answer(self, seconds: float) -> bytes:
        try:
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise Ended(f"reading it did not end within {seconds:.0f} seconds") from None
        if answer is None:
            raise Ended(self._why())
        return answer

    def _why(self) -> str:
        """Say how the child ended."""
        try:
            code = self._process.wait(2)
        except subprocess.TimeoutExpired:
            return "the process that read it stopped answering as it should"
        if code == -getattr(signal, "SIGXCPU", 24):
            return f"reading it took more than {self._limits.cpu_seconds} seconds of processor time"
        if code == -getattr(signal, "SIGKILL", 9):
            return "the system ended the process that read it (out of memory or of processor time)"
        return f"the process that read it ended with code {code}"

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read()[-2000:].decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    def end(self) -> None:
        """Kill the child and collect it; a process that only inherited it by a fork leaves it alone."""
        if self._owner == os.getpid():
            self._process.kill()
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def _environment() -> dict[str, str]:
    """Return what the child is told of the surroundings: nothing that is the user's."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}


def _search_path() -> tuple[str, ...]:
    """Return where the child looks for packages: this package first, then where this process looks.

    The working folder may hold captures named like modules, so it is not searched.
    """
    package = str(Path(__file__).resolve().parents[2])
    here = str(Path.cwd())
    others = (path for path in sys.path if path not in {"", package, here} and Path(path).is_absolute())
    return (package, *others)


_shared: list[Isolation] = []
_shared_lock = threading.Lock()


def shared() -> Isolation:
    """Return the isolation that single loads of this process have in common; it ends with the process."""
    with _shared_lock:
        if not _shared:
            _shared.append(Isolation())
            atexit.register(_shared[0].close)
        return _shared[0]
