"""The child process in which captures are parsed: it reads bytes, answers with documents, and can do nothing else.

Started by `osintkit.loaders.sandbox.isolate`. A request is two messages, a JSON
head and the bytes of the capture; an answer is one, the report as JSON, or empty when that is over the limit.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from typing import Any

from osintkit.loaders.protocol import Limits
from osintkit.loaders.read import read
from osintkit.loaders.sandbox.pipes import receive, send
from osintkit.model import Capture

_FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system",
    "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # What a parser prints must not get between the messages, and what it asks for is an empty file.
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123 - a device, not a file of the case
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
        send(answers, b"ready")
        os.dup2(nothing.fileno(), 2)
    sys.stdout = io.TextIOWrapper(io.BytesIO())
    sys.addaudithook(_refuse)
    while (head := receive(requests)) is not None:
        data = receive(requests) or b""
        send(answers, _answer(json.loads(head), data))


def _answer(head: dict[str, Any], data: bytes) -> bytes:
    limits = Limits.from_dict(head["limits"])
    _set_limits(limits)
    report = read(Capture.from_dict(head["capture"]), data, limits)
    with contextlib.suppress(MemoryError):
        answer = json.dumps(report.to_dict(), ensure_ascii=False).encode("utf-8", "surrogatepass")
        if len(answer) <= limits.output_bytes:
            return answer
    return b""


def _set_limits(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has none; the parent's clock is the limit there
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    for kind, soft in (
        (resource.RLIMIT_CPU, spent + limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # A machine that refuses a limit (macOS and address space) still has the others and the parent's clock.
        with contextlib.suppress(ValueError, OSError):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"a loader may not use {event}: it reads bytes and gives documents")
    if event == "open" and len(arguments) > 2 and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError(f"a loader may not write files ({arguments[0]!r})")
