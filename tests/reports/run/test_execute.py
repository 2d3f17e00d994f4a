"""A kernel that cannot be started is not a notebook that failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from osintkit.errors import RunError
from osintkit.reports import RunOptions, run_case

LAUNCHER = """\
import sys
from pathlib import Path

starts = Path({starts!r})
with starts.open("a") as log:
    log.write("start\\n")
if len(starts.read_text().splitlines()) <= {deaths}:
    sys.exit("the address is in use")
from ipykernel import kernelapp

kernelapp.launch_new_instance()
"""


def _kernels_that_die(folder: Path, deaths: int, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a launcher before ipykernel's, whose first kernels end before they listen; return the log of starts."""
    starts = folder / "starts.txt"
    module = folder / "launcher" / "ipykernel_launcher.py"
    module.parent.mkdir()
    module.write_text(LAUNCHER.format(starts=str(starts), deaths=deaths), "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(module.parent))
    return starts


@pytest.mark.slow
def test_a_kernel_whose_port_was_taken_is_started_again(small_case, tmp_path, monkeypatch):
    starts = _kernels_that_die(tmp_path, 1, monkeypatch)
    small_case.notebook("01-a.ipynb", "print('fine')")
    result = run_case(small_case.root, RunOptions(claims=["rain"]))
    assert "rain/01-a.html" in result.pages
    assert len(starts.read_text().splitlines()) == 2


@pytest.mark.slow
def test_a_machine_without_kernels_is_not_asked_for_ever(small_case, tmp_path, monkeypatch):
    starts = _kernels_that_die(tmp_path, 99, monkeypatch)
    small_case.notebook("01-a.ipynb", "print('fine')")
    with pytest.raises(RunError, match="Kernel died before replying"):
        run_case(small_case.root, RunOptions(claims=["rain"]))
    assert len(starts.read_text().splitlines()) == 3


@pytest.mark.slow
def test_a_kernel_that_dies_in_a_cell_is_not_started_again(small_case, tmp_path, monkeypatch):
    starts = _kernels_that_die(tmp_path, 0, monkeypatch)
    small_case.notebook("01-a.ipynb", "import os; os._exit(0)")
    with pytest.raises(RunError, match="the kernel died while the cell ran"):
        run_case(small_case.root, RunOptions(claims=["rain"]))
    assert len(starts.read_text().splitlines()) == 1
