"""What CONTRIBUTING tells a newcomer to do is done here, word for word."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import osintkit

TEXT = (Path(__file__).resolve().parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
PACKAGE = Path(osintkit.__file__).parent


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", TEXT, re.DOTALL)


def test_the_first_loader_does_what_is_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (loader, use), (project,) = blocks("python"), blocks("toml")
    points = dict(re.findall(r'^(\w+) = "([^"]+)"$', project, re.MULTILINE))
    (tmp_path / "radio.py").write_text(loader, encoding="utf-8")
    facts = tmp_path / "radio-1.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: radio\nVersion: 1\n", encoding="utf-8")
    lines = "".join(f"{name} = {target}\n" for name, target in points.items())
    (facts / "entry_points.txt").write_text(f"[osintkit.loaders]\n{lines}", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "radio", raising=False)
    exec(compile(use, "CONTRIBUTING.md", "exec"), {})
    promised = re.findall(r"^print\(.*\)\s+# (.*)$", use, re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == promised
    assert len(promised) == 2


def test_every_room_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:[a-z]+/)+(?:[a-z_]+\.py)?)`", TEXT))
    rooms = {name for name in named if not name.startswith(("docs/", "tests/", "data/", "osintkit/"))}
    assert len(rooms) > 12
    assert not [name for name in rooms if not (PACKAGE / name).exists()]
