"""The logic of the widgets' scripts, tested under node without a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="node is not installed; users do not need it, and CI has it")
def test_the_scripts_logic_holds_under_node() -> None:
    tests = sorted((ROOT / "tests" / "widgets" / "js").glob("*.test.js"))
    assert len(tests) >= 5
    done = subprocess.run([NODE, "--test", *tests], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert int(re.findall(r"^# pass (\d+)", done.stdout, re.MULTILINE)[0]) >= 15


def test_the_tools_versions_are_pinned_and_name_no_registry() -> None:
    lock = (ROOT / "osintkit" / "widgets" / "js" / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    assert lock.count('"integrity": "sha') > 50
