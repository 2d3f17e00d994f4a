"""The wheel alone serves: everything that the package reads at run time travels in it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BESIDE = ("pyproject.toml", "README.md", "LICENSE")


def test_every_file_of_the_package_is_in_the_wheel(tmp_path: Path) -> None:
    listing = ["git", "ls-files", "osintkit", "notebooks", *BESIDE]
    tracked = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    # the widgets' modules and their tools stay behind; what they are bundled into travels
    tracked = [name for name in tracked if not name.startswith("osintkit/widgets/js/")]
    present = [name for name in tracked if (ROOT / name).is_file()]
    source = tmp_path / "source"
    for name in present:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        tmp_path,
        source,
    ]
    subprocess.run(build, check=True, capture_output=True)
    packed = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    wanted = {f"osintkit/{name}" if name.startswith("notebooks/") else name for name in present if name not in BESIDE}
    assert wanted - packed == set()
