"""Same inputs, same bytes: another folder, home, time zone, locale, umask and hash seed change nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CELLS = (
    "import os, random\nprint(sorted({'a', 'b', 'ü'}), hash('osint') % 7, os.environ.get('TZ'), f'{1234.5:n}')",
    "import matplotlib.pyplot as plt\nfigure = plt.figure()\nfigure.gca().plot([1, 2, 3], label='Brücke')\nfigure",
    "from osintkit import open_case\ncase = open_case(case_dir, read_only=True)\ncase.claims(as_of)",
)


def publish(folder: Path, **environment: str) -> dict[str, bytes]:
    def before() -> None:
        os.umask(int(environment["UMASK"], 8))

    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    done = subprocess.run(
        [sys.executable, "-m", "osintkit.cli", "run", "--claim", "rain", "--case", str(folder)],
        env=kept | environment,
        preexec_fn=before,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    latest = folder / "reports" / "latest"
    return {path.relative_to(latest).as_posix(): path.read_bytes() for path in latest.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no umask there")
def test_the_same_case_gives_the_same_bytes_everywhere(small_case, tmp_path):
    small_case.notebook("01-a.ipynb", *CELLS)
    other = tmp_path / "an ärmer höme" / "The Same Case"
    shutil.copytree(small_case.root, other)
    homes = [tmp_path / "one", tmp_path / "two"]
    for home in homes:
        home.mkdir()
    first = publish(small_case.root, HOME=str(homes[0]), TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1", UMASK="022")
    second = publish(
        other, HOME=str(homes[1]), TZ="Asia/Tokyo", LC_ALL="tr_TR.UTF-8", LANG="de_DE", PYTHONHASHSEED="2", UMASK="077"
    )
    assert sorted(first) == ["index.html", "rain/01-a.html", "run.json"]
    assert first == second
    for page in first.values():
        assert str(tmp_path).encode() not in page
