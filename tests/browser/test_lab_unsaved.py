"""A kernel that dies before it answers: what was judged is kept in the page, offered again, and stored once."""

from __future__ import annotations

import pytest

import osintkit

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.xdist_group("lab")]

OPEN = "import os, signal, time\nimport osintkit\nfrom osintkit.widgets import *\ncase = osintkit.open_case()"
DYING = """\
widget = Triage(case, claim="damaged")
do = widget.do
def dying(*asked):
    if not os.path.exists("died"):
        if "{when}" == "after":
            do(*asked)
        open("died", "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return do(*asked)
widget.do = dying
widget"""


def _triage(page):
    page.wait_for_selector(".osk-triage .osk-who", timeout=60_000)
    widget = page.locator(".osk-triage").last
    widget.scroll_into_view_if_needed()
    return widget


def _judged(lab) -> list[tuple[str, str]]:
    table = osintkit.open_case(lab.case, read_only=True).judge.table()
    return [(row.claim, row.value) for row in table.itertuples()]


def _press_and_die(lab, page):
    """Judge with a key; the kernel is killed before it answers. Jupyter starts another, which knows no widget."""
    widget = _triage(page)
    widget.locator(".osk-stage").focus()
    page.keyboard.press("m")
    page.keyboard.type("by telephone")
    page.keyboard.press("Enter")
    page.keyboard.press("r")
    widget.locator(".osk-unsaved").get_by_text("1 judgment was not saved").wait_for(timeout=60_000)
    assert "refutes damaged:" in widget.locator(".osk-unsaved").inner_text().replace("\xa0", " ")
    dialog = page.locator(".jp-Dialog .jp-mod-accept")
    if dialog.count():
        dialog.click()


def _run_again(lab, page) -> None:
    """Run all cells; once more when Jupyter was still starting the new kernel and dropped what was asked of it."""
    fresh = page.locator(".osk-triage:not(.osk-disconnected) .osk-who")
    for _ in range(3):
        lab.run_all(page)
        for _ in range(100):
            if fresh.count():
                return
            page.wait_for_timeout(200)
    raise AssertionError("the cells could not be run again")


def test_a_judgment_whose_kernel_died_is_sent_again_once(lab, chromium) -> None:
    lab.write("dying.ipynb", OPEN, DYING.format(when="before"))
    page = lab.open(chromium, "dying.ipynb")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    lab.run_all(page)
    _press_and_die(lab, page)
    assert _judged(lab) == []
    _run_again(lab, page)
    page.wait_for_selector(".osk-triage .osk-unsaved >> visible=true", timeout=60_000)
    widget = _triage(page)
    widget.locator("select").first.select_option("closed")  # another claim is looked at now
    page.wait_for_timeout(2500)
    assert _judged(lab) == []  # nothing is sent by itself
    again = widget.get_by_role("button", name="Try again")
    again.focus()
    page.keyboard.press("Enter")
    widget.locator(".osk-unsaved").wait_for(state="hidden")
    widget.locator(".osk-status.osk-saved").wait_for()
    assert _judged(lab) == [("damaged", "refutes")]
    stored = osintkit.open_case(lab.case, read_only=True)
    assert [piece.note for piece in stored.material().evidence if piece.analysts] == ["by telephone"]
    assert widget.evaluate("one => one.contains(document.activeElement)")
    assert not errors
    assert lab.outside == []


def test_a_judgment_that_reached_the_disk_is_not_offered_again(lab, chromium) -> None:
    lab.write("dying.ipynb", OPEN, DYING.format(when="after"))
    page = lab.open(chromium, "dying.ipynb")
    lab.run_all(page)
    _press_and_die(lab, page)
    assert _judged(lab) == [("damaged", "refutes")]
    _run_again(lab, page)
    widget = _triage(page)
    widget.get_by_text("1 judgment that had no answer had been saved").wait_for(timeout=30_000)
    assert widget.locator(".osk-unsaved").is_hidden()
    assert _judged(lab) == [("damaged", "refutes")]
    assert "died" not in page.inner_text(".jp-Notebook .osk-triage")
