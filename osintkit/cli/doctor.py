"""What is missing on this machine or in this case, and how to fix it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from osintkit import loaders
from osintkit.errors import OsintkitError

_FLOORS = {
    "jupyterlab": ((4, 6, 2), "older ones run script from crafted notebooks"),
    "jupyter-server": ((2, 20, 0), "older ones run script from a rendered notebook"),
    "nbconvert": ((7, 17, 1), "older ones write and read files that a notebook names"),
    "lxml": ((6, 1, 0), "older ones resolve external entities"),
}
_NEEDED = (
    "pandas",
    "matplotlib",
    "ipywidgets",
    "papermill",
    "anywidget",
    "nh3",
    "filelock",
    "trafilatura",
    "feedparser",
)
_LOW_DISK = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Examination:
    """One thing that was checked."""

    what: str
    fine: bool
    mend: str = ""


def examine(case_dir: Path) -> tuple[Examination, ...]:
    """Return what was found, in order; never raises.

    >>> examine(Path("."))[0].what.startswith("Python 3")
    True
    """
    return (*_machine(), *_case(case_dir))


def _machine() -> Iterator[Examination]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    yield Examination(f"Python {version}", sys.version_info >= (3, 11), "install Python 3.11 or newer")
    for name in _NEEDED:
        found = _version(name)
        yield Examination(f"{name} {found or 'missing'}", found is not None, "pip install osintkit (or make setup)")
    for name, (floor, why) in _FLOORS.items():
        found = _version(name)
        least = ".".join(str(part) for part in floor)
        fine = found is not None and _numbers(found) >= floor
        yield Examination(f"{name} {found or 'missing'}", fine, f"pip install --upgrade '{name}>={least}': {why}")
    browser = next((name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), None)
    yield Examination(f"browser for tests and PDF: {browser or 'none (only needed for tests and PDF)'}", fine=True)
    for name, reason in loaders.unavailable().items():
        yield Examination(f"loader {name}: {reason}", fine=False, mend="update or uninstall the package that brings it")
    yield _kernel()


def _kernel() -> Examination:
    from jupyter_client.kernelspec import KernelSpecManager

    found = "python3" in KernelSpecManager().find_kernel_specs()
    return Examination("kernel python3", found, "pip install ipykernel; python -m ipykernel install --sys-prefix")


def _case(case_dir: Path) -> Iterator[Examination]:
    from osintkit.case import find_case
    from osintkit.corroborate.stating.claims import read_claim
    from osintkit.custody.casefile import read_case_file

    try:
        layout = find_case(case_dir)
        file = read_case_file(layout.file)
    except OsintkitError as error:
        yield Examination(f"case: {error}", fine=False, mend="osintkit new DIR, or fix the lines named")
        return
    yield Examination(f"case {file.id}: {len(file.claims)} claims, {len(file.sources)} sources", fine=True)
    for claim in file.claims.values():
        for problem in read_claim(claim).problems:
            what, _, mend = problem.partition("; ")
            yield Examination(f"claim {claim.id} cannot be compared with passages: {what}", fine=False, mend=mend)
    name = file.analyst or "not named"
    hint = f"add `analyst: your-name` to {layout.file.name}, or set OSINTKIT_ANALYST"
    yield Examination(f"analyst {name}", bool(file.analyst), hint)
    for folder in (layout.raw, layout.processed, layout.journal):
        shown = folder.relative_to(layout.root).as_posix()
        yield Examination(f"{shown} can be written", _writable(folder), f"get permission to write to {folder}")
    free = shutil.disk_usage(layout.root).free
    hint = "free some space: a full disk refuses judgments"
    yield Examination(f"{free // (1024 * 1024)} MiB free", free >= _LOW_DISK, hint)


def _writable(folder: Path) -> bool:
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return os.access(existing, os.W_OK | os.X_OK)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _numbers(version: str) -> tuple[int, ...]:
    parts = []
    for part in version.split(".")[:3]:
        digits = "".join(character for character in part if character.isdigit())
        parts.append(int(digits or "0"))
    return tuple(parts)
