"""Who is writing: locks that name their holder, and names that can stand in a file name."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osintkit.errors import JournalError, LedgerError, ParameterError
from osintkit.model import format_instant, now_utc
from osintkit.storage.files import unusable

FOLDER = ".session"
"""Beside the logs; holds locks, keeps itself out of git, may be deleted when nobody works."""

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")


def check_name(role: str, name: str) -> str:
    """Return the name when it can stand in a file name on every system.

    >>> check_name("analyst", "anna.k")
    'anna.k'
    >>> check_name("analyst", "Anna K")
    Traceback (most recent call last):
    ...
    osintkit.errors.ParameterError: analyst 'Anna K': use 1 to 40 of a-z 0-9 . _ -, with a letter or digit at both \
ends; for instance 'anna-k'
    """
    if _NAME.fullmatch(name):
        return name
    words = re.findall(r"[a-z0-9]+", str(name).casefold())
    offer = "-".join(words)[:40].strip("-") or f"{role}-1"
    raise ParameterError(
        f"{role} {name!r}: use 1 to 40 of a-z 0-9 . _ -, with a letter or digit at both ends; for instance {offer!r}"
    )


class SessionLock:
    """The right to write one log, held until `release` or the end of the process (also its sudden end).

    Parameters
    ----------
    log
        The file that is written; the lock lies in ``.session`` beside it.
    label
        What the holder is called in the other's error message.
    """

    def __init__(self, log: Path, label: str) -> None:
        self._folder = log.parent / FOLDER
        self._label = label
        self._holder = self._folder / f"{log.name}.holder"
        from filelock import FileLock  # only who writes waits for this import

        self._lock = FileLock(self._folder / f"{log.name}.lock", thread_local=False)

    def acquire(self, timeout: float = 0) -> bool:
        """Take the lock; False when another session holds it.

        Raises
        ------
        SetupError
            When the folder cannot be written.
        """
        from filelock import Timeout

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            self._lock.acquire(timeout=timeout)
        except Timeout:
            return False
        except OSError as error:
            raise unusable(Path(self._lock.lock_file), error) from error
        return True

    def sign(self) -> None:
        """Write down who holds the lock, for the message that another session gets."""
        holder = {"label": self._label, "pid": os.getpid(), "since": format_instant(now_utc().replace(microsecond=0))}
        try:
            self._holder.write_text(json.dumps(holder), encoding="utf-8")
        except OSError as error:
            self.release()
            raise unusable(self._holder, error) from error

    def holder(self) -> str:
        """Return who holds the lock, as far as is written down."""
        try:
            holder = json.loads(self._holder.read_text(encoding="utf-8"))
            return f"process {holder['pid']}, since {holder['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"

    def release(self) -> None:
        """Let another session write."""
        self._lock.release()


@contextmanager
def session_lock(log: Path, label: str, *, timeout: float = 20) -> Iterator[None]:
    """Hold the right to write a log for the length of a ``with`` block.

    Raises
    ------
    LedgerError
        When another program holds it for longer than the time-out.
    """
    lock = SessionLock(log, label)
    if not lock.acquire(timeout=timeout):
        raise LedgerError(f"{log}: another program has been writing it for {timeout:.0f} s; wait for it or end it")
    try:
        yield
    finally:
        lock.release()


class JournalBusyError(JournalError):
    """Another process has this journal open; unlike other journal errors, nothing is damaged."""


def refuse_second(log: Path, lock: SessionLock) -> JournalBusyError:
    """Return the error for a second session of one analyst on one device."""
    return JournalBusyError(
        f"{log}: another session of this analyst on this device is open ({lock.holder()}). "
        "Close that notebook or shut its kernel down, or open this one with another device name or read-only"
    )
