"""Published reports: ``reports/latest`` and one folder for each requested day.

An edition is replaced as a whole or not at all. A reader never sees half of one, and a failed run leaves the
previous one as it was.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import Final

__all__ = ["promote", "recover"]

_EXCHANGE: Final = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_HERE: Final = -100  # AT_FDCWD


def promote(finished: Path, edition: Path) -> None:
    """Make a finished folder the edition; it replaces the previous one.

    Parameters
    ----------
    finished
        The folder of pages; it is copied, so that the run keeps its own.
    edition
        ``reports/latest`` or the like.
    """
    edition.parent.mkdir(parents=True, exist_ok=True)
    recover(edition)
    stage = _beside(edition, "new")
    shutil.copytree(finished, stage)
    _flush(stage)
    if not edition.exists():
        stage.rename(edition)
    elif _exchange(stage, edition):
        shutil.rmtree(stage)
    else:
        old = _beside(edition, "old")
        edition.rename(old)
        stage.rename(edition)
        shutil.rmtree(old)
    _flush_folder(edition.parent)


def recover(edition: Path) -> None:
    """Repair what a crash in the middle of `promote` may have left."""
    old, stage = _beside(edition, "old"), _beside(edition, "new")
    if old.exists() and not edition.exists():
        old.rename(edition)
    for left in (old, stage):
        shutil.rmtree(left, ignore_errors=True)


def _beside(edition: Path, what: str) -> Path:
    return edition.with_name(f".{edition.name}.{what}")


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can; say whether it did."""
    if not sys.platform.startswith(("linux", "darwin")):
        return False
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(system.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE) == 0)
        return bool(system.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
    except (AttributeError, OSError):
        return False


def _flush(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        else:
            _flush_folder(path)
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened there, and the system flushes it itself
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
