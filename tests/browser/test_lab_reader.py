"""The reader in a real JupyterLab: by keyboard, by mouse, after a restart."""

from __future__ import annotations

import pytest

import osintkit

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.xdist_group("lab")]

OPEN = "import osintkit\nfrom osintkit.widgets import *\ncase = osintkit.open_case()"
SHOW = "Reader(case, case.first_document(case.main_claim))"


def test_keys_that_mean_nothing_in_a_widget_do_nothing_to_the_notebook(lab, chromium) -> None:
    lab.write("keys.ipynb", OPEN, *(f"{name}(case)" for name in ("Triage", "Sources", "Timeline", "Assessment")))
    page = lab.open(chromium, "keys.ipynb")
    lab.run_all(page)
    page.wait_for_selector(".osk-assessment .osk-who", timeout=60_000)
    cells = page.locator(".jp-Cell")
    before = cells.count()
    for name in ("triage", "sources", "timeline", "assessment"):
        for part in ("[data-stage]", "summary", "button"):
            for key in ("b", "r", "z", "Shift+M", "Control+Shift+-", "v", "Enter", "Escape"):
                if part == "button" and key == "Enter":
                    continue
                page.locator(f".osk-{name}").last.locator(part).first.focus()
                page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.locator(".osk-surface").count() == 4
    assert cells.count() == before
    assert page.locator(".jp-RawCell, .jp-MarkdownCell").count() == 0


def _links(lab):
    return {(p.passage.exact, p.stance.value) for p in osintkit.open_case(lab.case).material().evidence if p.analysts}


def _widget(page):
    page.wait_for_selector(".osk-reader .osk-page p", timeout=60_000)
    return page.locator(".osk-reader").last


def _until(check, page):
    for _ in range(100):
        if check():
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.locator(".osk-status, .osk-quoted, .osk-judgments").all_inner_texts())


def test_keyboard_mouse_undo_reload_and_restart(lab, chromium) -> None:
    lab.write("read.ipynb", OPEN, SHOW)
    page = lab.open(chromium, "read.ipynb")
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    lab.run_all(page)
    widget = _widget(page)

    # keyboard only: the first sentence, one key for the stance
    widget.locator(".osk-page").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("s")
    first = "The City Council said on Friday that the bridge was closed."
    _until(lambda: _links(lab) == {(first, "supports")}, page)
    page.wait_for_selector(".osk-status.osk-saved")

    # words after an emoji, extended with Shift: offsets are code points
    page.keyboard.press("ArrowDown")
    page.keyboard.press("r")
    _until(lambda: len(_links(lab)) == 2, page)
    assert ("👩‍🚒 Two boats waited.", "refutes") in _links(lab)

    page.keyboard.press("u")
    _until(lambda: _links(lab) == {(first, "supports")}, page)
    page.keyboard.press("y")
    _until(lambda: len(_links(lab)) == 2, page)

    # mouse: select a paragraph by a triple click, press a button
    widget.locator(".osk-page p", has_text="Nobody was hurt").click(click_count=3)
    widget.locator("button", has_text="neutral").click()
    _until(lambda: len(_links(lab)) == 3, page)

    # the page is loaded again and the cells run again: the stored truth is there
    page.reload()
    page.wait_for_selector(".jp-Notebook")
    lab.run_all(page)
    _widget(page)
    page.wait_for_function("document.querySelectorAll('.osk-reader .osk-judgments li').length == 3")
    assert not errors
    assert lab.outside == []
