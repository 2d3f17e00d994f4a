"""Hostile text from capture to report: it arrives as text, nothing of it acts, and nothing of the machine leaks."""

from __future__ import annotations

import getpass
import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import osintkit
from osintkit.reports import RunOptions, run_case

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hostile")]

ATTACKS = (
    "<script>window.hit=1</script>",
    '<img src=x onerror="window.hit=1">',
    "<svg onload=window.hit=1>",
    "[click](javascript:window.hit=1)",
    "![x](http://127.0.0.1:9/pixel.png)",
    "<iframe src=http://127.0.0.1:9/></iframe>",
    "$\\href{javascript:window.hit=1}{x}$",
    '"><meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">',
    "\u202egpj.exe\u2066 \u200bhidden",
    "=HYPERLINK(1)",
)
CASE = """\
schema: 1
id: hostile
title: {title}
question: {question}
analyst: anna
sources:
  - {{id: city, name: {name}, kind: government, letter_reason: {reason}}}
claims:
  - {{id: closed, text: {claim}, main: true, terms: [bridge, closed]}}
hypotheses:
  - {{id: repair, text: {hypothesis}}}
"""


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    import json

    folder = tmp_path_factory.mktemp("hostile") / "case"
    osintkit.new_case(folder)
    fields = ("title", "question", "name", "reason", "claim", "hypothesis")
    texts = {field: json.dumps(f"{field} {ATTACKS[number]}", ensure_ascii=False) for number, field in enumerate(fields)}
    (folder / "case.yaml").write_text(CASE.format(**texts), encoding="utf-8")
    for number, attack in enumerate(ATTACKS):
        body = f"The mayor {attack} said that the bridge was closed {attack}."
        text = f"Title: T {attack}\nPublisher: P {attack}\n\n{body}\n"
        (folder.parent / f"{number}.txt").write_text(text, encoding="utf-8")
    case = osintkit.open_case(folder)
    case.add(sorted(folder.parent.glob("*.txt")), note=ATTACKS[0], url="https://example.org/?q=" + ATTACKS[1])
    for name in case.documents()["document"]:
        found = case.find(name, "The mayor")[0]
        details = {"speaker": "city", "note": ATTACKS[1], "place": ATTACKS[2], "latitude": 50.0, "longitude": 30.0}
        case.judge.link(case.passage(name, found.start, found.end + 40), "closed", "supports", details=details)
    case.judge.assess("closed", as_of="2026-01-01", rationale="One voice. <script>window.hit()</script>", digit="3")
    result = run_case(folder, RunOptions())
    site = result.index.parent
    return {str(path.relative_to(site)): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}


def test_nothing_captured_became_markup(pages: dict[str, str]) -> None:
    assert len(pages) >= 5
    for name, markup in pages.items():
        found = _Tags()
        found.feed(markup)
        assert not found.names & {"script", "iframe", "svg", "object", "embed", "form", "base", "link"}, name
        for attribute, value in found.attributes:
            assert not attribute.startswith("on"), (name, attribute)
            assert not value.strip().lower().startswith("javascript:"), (name, value)
            assert attribute != "src" or value.startswith("data:image/"), (name, value)
        policies = [value for attribute, value in found.attributes if attribute == "http-equiv"]
        assert policies == ["Content-Security-Policy"], name
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069\u200b]", markup), f"{name}: a raw control character"


def test_the_text_is_there_to_read(pages: dict[str, str]) -> None:
    told = html.unescape("".join(pages.values()))
    assert "window.hit=1" in told
    assert "⟦U+202E⟧" in told


def test_nothing_of_the_machine_is_told(pages: dict[str, str], tmp_path: Path) -> None:
    user = getpass.getuser()
    for name, markup in pages.items():
        visible = re.sub(r"data:image/png;base64,[^\"]+", "", markup)
        assert str(tmp_path.parent) not in visible, name
        assert "/home/" not in visible, name
        assert f"/{user}/" not in visible, name
