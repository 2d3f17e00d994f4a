"""Widgets through a kernel's death, in two notebooks at once, read-only, failing, and exported without a script."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.xdist_group("lab")]

OPEN = "import osintkit\nfrom osintkit.widgets import *\ncase = osintkit.open_case()"
LOOK = "look = osintkit.open_case(read_only=True)\nSources(look)"
FAIL = "failing = Origins(case)\nfailing.do = lambda *_: 1 / 0\nfailing"


def _widget(page, name: str):
    page.wait_for_selector(f".osk-{name} .osk-who", timeout=60_000)
    return page.locator(f".osk-{name}").last


def test_what_is_stored_shows_whatever_happens_to_the_kernel(lab, chromium) -> None:
    lab.write("left.ipynb", OPEN, "Triage(case)")
    lab.write("right.ipynb", OPEN, "Triage(case)", LOOK, FAIL)
    left, right = lab.open(chromium, "left.ipynb"), lab.open(chromium, "right.ipynb")
    errors: list[str] = []
    for page in (left, right):
        page.on("pageerror", lambda error: errors.append(str(error)))
        lab.run_all(page)
    _two_notebooks_stay_in_step(left, right)
    _read_only_and_failures_are_said(right)
    right.close()
    assert not errors
    _restarted(lab, left)
    _opened_without_a_kernel(lab, left)
    _exported(lab, chromium)
    lab.run_all(left)
    _widget(left, "triage").get_by_text("1 judged").wait_for(timeout=60_000)
    assert left.locator(".osk-gone >> visible=true").count() == 0
    assert lab.outside == []


def _two_notebooks_stay_in_step(left, right) -> None:
    theirs = _widget(right, "triage")
    assert "0 judged" in theirs.inner_text()
    _widget(left, "triage").locator(".osk-stage").focus()
    left.keyboard.press("s")
    left.wait_for_selector(".osk-status.osk-saved")
    theirs.get_by_text("1 judged").wait_for(timeout=10_000)


def _read_only_and_failures_are_said(page) -> None:
    looking = _widget(page, "sources")
    assert "Read-only: nothing can be recorded here." in looking.inner_text()
    records = looking.locator("[data-records]")
    assert records.count() > 8
    assert all(one.is_disabled() for one in records.all())
    failing = _widget(page, "origins")
    failing.scroll_into_view_if_needed()
    failing.locator("button", has_text="undo").click()
    failing.get_by_text("ZeroDivisionError: division by zero").wait_for()


def _restarted(lab, page) -> None:
    page.click(".lm-MenuBar-item:has-text('Kernel')")
    page.click(".lm-Menu-item[data-command='kernelmenu:restart']")
    page.click(".jp-Dialog .jp-mod-accept")
    page.wait_for_selector(".osk-gone >> visible=true", timeout=30_000)
    widget = _widget(page, "triage")
    widget.locator(".osk-stage").focus()
    page.keyboard.press("r")
    widget.get_by_text("✗ Not saved").wait_for()
    assert widget.get_by_text("Try again").count() == 1
    widget.get_by_role("button", name="Drop").click()  # else the browser asks before it leaves the page
    assert widget.get_by_text("Try again").count() == 0


def _opened_without_a_kernel(lab, page) -> None:
    lab.save(page)  # from inside the widget
    page.wait_for_function("document.querySelectorAll('.jp-Notebook [data-mime-type]').length > 0")
    page.click(".lm-MenuBar-item:has-text('Kernel')")
    page.click(".lm-Menu-item[data-command='kernelmenu:shutdown']")
    page.wait_for_timeout(1000)
    page.reload()
    page.wait_for_selector(".jp-Notebook", timeout=60_000)
    output = page.locator(".jp-OutputArea-output.jupyter-widgets")
    output.wait_for(state="attached", timeout=30_000)
    said = output.evaluate("one => getComputedStyle(one, '::after').content")
    assert "The kernel of this widget is gone. Run the cell again" in said
    assert "model not found" not in page.inner_text(".jp-Notebook")
    page.get_by_text("Waiting to be judged for closed").wait_for()  # the stored table, without a click


def _exported(lab, chromium) -> None:
    import nbconvert

    markup, _ = nbconvert.HTMLExporter().from_filename(str(lab.case / "notebooks" / "left.ipynb"))
    path = lab.case.parent / "left.html"
    path.write_text(markup, encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.click("text=What is stored, as text")
    assert page.locator("caption", has_text="Waiting to be judged for closed").is_visible()
    context.close()
