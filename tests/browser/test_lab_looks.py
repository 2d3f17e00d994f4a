"""All widgets in both themes without serious findings of axe; plots that select; details edited in place."""

from __future__ import annotations

import re

import pytest

import osintkit
from osintkit import widgets

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.xdist_group("lab")]

OPEN = "import osintkit\nfrom osintkit.widgets import *\ncase = osintkit.open_case()"
SHOW = {name: f"{name}(case)" for name in widgets.__all__}
SHOW["Reader"] = "Reader(case, case.first_document(case.main_claim))"
SHOW["Timeline"] = "timeline = Timeline(case); timeline"
ASK = "timeline.selected['evidence'].tolist()"


def _shown(page, name: str):
    page.wait_for_selector(f".osk-{name.lower()} .osk-who", timeout=60_000)
    found = page.locator(f".osk-{name.lower()}").last
    found.scroll_into_view_if_needed()
    return found


def _until(check, page) -> None:
    for _ in range(150):
        if check():
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.locator(".osk-status").all_inner_texts())


def _serious(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=".osk-surface").response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in ("serious", "critical")
    ]


def _prepare(lab) -> None:
    case = osintkit.open_case(lab.case)
    pieces = [p for p in case.material().evidence if p.claim == "closed"]
    for piece, stance in zip(pieces, ("supports", "refutes", "supports"), strict=False):
        case.judge.link(piece.passage, "closed", stance)
    case.judge.rate("repair", pieces[0].id, "I")
    osintkit.open_case(lab.case, analyst="ben").judge.link(pieces[0].passage, "closed", "neutral")


def test_both_themes_plots_and_details(lab, chromium, tmp_path) -> None:
    _prepare(lab)
    lab.write("looks.ipynb", OPEN, *(SHOW[name] for name in widgets.__all__), ASK)
    for theme in ("light", "dark"):
        lab.dark(on=theme == "dark")
        page = lab.open(chromium, "looks.ipynb", theme=theme)
        errors: list[str] = []
        page.on("pageerror", lambda error, seen=errors: seen.append(str(error)))
        lab.run_all(page)
        for name in widgets.__all__:
            _shown(page, name).screenshot(path=tmp_path / f"{name}-{theme}.png")
        assert page.evaluate("document.body.dataset.jpThemeLight") == ("true" if theme == "light" else "false")
        page.evaluate("document.querySelectorAll('.osk-surface details').forEach(one => { one.open = true; })")
        assert _serious(page) == []
        if theme == "light":
            _timeline(page, lab)
            _details(page, lab)
        assert not errors
        page.close()
    assert lab.outside == []


def _timeline(page, lab) -> None:
    widget = _shown(page, "Timeline")
    plot = widget.locator("svg")
    box = plot.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.13, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.98, box["y"] + 30, steps=4)
    page.mouse.up()
    _until(lambda: "selected of" in widget.inner_text(), page)
    widget.locator("button", has_text="clear").click()
    _until(lambda: "nothing selected" in widget.inner_text(), page)
    plot.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    _until(lambda: "1 selected of" in widget.inner_text(), page)
    page.locator(".jp-CodeCell").last.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    outputs = page.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output")
    _until(lambda: outputs.count() == 1 and re.fullmatch(r"\['E-[0-9a-f]+'\]", outputs.inner_text().strip()), page)


def _details(page, lab) -> None:
    widget = _shown(page, "Reader")
    widget.locator(".osk-page").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("s")
    _until(lambda: widget.locator(".osk-status.osk-saved").count() == 1, page)
    page.keyboard.press("e")  # speaker, by its name, without the mouse
    page.keyboard.type("City")
    page.keyboard.press("Tab")
    page.keyboard.type("iss")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("1500")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("people")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("seen twice")
    page.keyboard.press("Enter")

    def edited() -> bool:
        found = osintkit.open_case(lab.case, read_only=True).material().evidence
        return any(
            (p.speaker, p.access, p.note) == ("city", "issuer", "seen twice")
            and p.estimates
            and (p.estimates[0].best, p.estimates[0].unit) == (1500.0, "people")
            for p in found
        )

    _until(edited, page)
    widget.locator("input[type=search]").fill("CITY COUNCIL")
    page.keyboard.press("Enter")
    _until(lambda: "Selected: City Council" in widget.inner_text(), page)
