"""`Estimates` in a real JupyterLab: brushing and stepping select, the table beside it and the next cell follow."""

from __future__ import annotations

import re

import pytest

import osintkit

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.xdist_group("lab")]

OPEN = "import osintkit\nfrom osintkit.widgets import Estimates\ncase = osintkit.open_case()"
SHOW = "estimates = Estimates(case)\nestimates"
ASK = "print(estimates.selected['evidence'].tolist() == estimates.chosen, sorted(estimates.selected['best'].tolist()))"
GIVEN = {"2024-05-03": 1500, "2024-05-10": 900, "2024-05-20": 400, "2024-06-01": 20}


@pytest.fixture
def counted(small_case):
    """A number a day, each of one page and of one voice."""
    for day, number in GIVEN.items():
        page = small_case.parent / f"{day}.txt"
        head = f"Title: On {day}\nPublisher: Harbour Police\nPublished: {day}\nLanguage: en\n\n"
        page.write_text(f"{head}{number} people waited at the bridge, the Harbour Police said.", encoding="utf-8")
        case = osintkit.open_case(small_case)
        case.add(page)
        document = next(one["id"] for one in case.document_labels() if one["label"].endswith(day))
        number_given = {"best": number, "unit": "people", "scope": "present"}
        passage = case.passage(document, 0, len(case.document(document).text))
        case.judge.link(passage, "closed", "supports", details={"speaker": "police", "estimates": [number_given]})
    return small_case


def _numbers(widget) -> list[int]:
    """Return what the table beside the plot counts."""
    cells = widget.locator("tbody tr td:nth-child(4)").all_inner_texts()
    return sorted(int(re.match(r"[\d,]+", cell)[0].replace(",", "")) for cell in cells)


def _until(check, page) -> None:
    for _ in range(150):
        if check():
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.locator(".osk-estimates").last.inner_text())


def _asked(page) -> str:
    page.locator(".jp-CodeCell").last.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)
    page.wait_for_selector("text=/\\| Idle/")
    return page.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output").inner_text().strip()


def test_brushed_numbers_filter_the_table_beside_and_the_next_cell(counted, lab, chromium) -> None:
    lab.write("numbers.ipynb", OPEN, SHOW, ASK)
    page = lab.open(chromium, "numbers.ipynb")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    lab.run_all(page)
    page.wait_for_selector(".osk-estimates .osk-who", timeout=60_000)
    widget = page.locator(".osk-estimates").last
    widget.scroll_into_view_if_needed()
    everything = sorted(GIVEN.values())
    _until(lambda: _numbers(widget) == everything, page)
    _brushed(page, widget)
    _by_keyboard(page, widget)
    before = len(osintkit.open_case(lab.case, read_only=True).judge.table())
    assert before == len(GIVEN)  # a look records nothing
    assert not errors
    assert lab.outside == []


def _brushed(page, widget) -> None:
    """With the mouse: a span from the second mark to the third, one mark, and nothing."""
    marks = sorted((one.bounding_box() for one in widget.locator(".osk-mark").all()), key=lambda box: box["x"])
    assert len(marks) == 4
    second, third = marks[1:3]
    page.mouse.move(second["x"] - 8, second["y"] - 6)
    page.mouse.down()
    page.mouse.move(third["x"] + third["width"] + 8, third["y"], steps=5)
    page.mouse.up()
    _until(lambda: _numbers(widget) == [400, 900], page)
    assert "2 selected of 4" in widget.inner_text()
    assert widget.locator(".osk-mark.osk-chosen").count() == 2
    assert _asked(page) == "True [400.0, 900.0]"
    box = widget.locator(".osk-mark").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    _until(lambda: _numbers(widget) == [1500], page)
    plot = widget.locator("svg").bounding_box()
    page.mouse.click(plot["x"] + plot["width"] - 40, plot["y"] + 12)  # where no mark is
    _until(lambda: "nothing selected" in widget.inner_text(), page)


def _by_keyboard(page, widget) -> None:
    widget.locator("svg").focus()
    for key in ("Home", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    _until(lambda: _numbers(widget) == [900], page)
    assert "900" in widget.locator(".osk-quoted").inner_text()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    _until(lambda: _numbers(widget) == [20, 400, 900], page)
    assert widget.locator("svg").evaluate("one => one === document.activeElement")
    assert _asked(page) == "True [20.0, 400.0, 900.0]"
    widget.get_by_label("From day").fill("2024-05")
    widget.get_by_label("To day").fill("2024-05-10")
    page.keyboard.press("Enter")
    _until(lambda: _numbers(widget) == [900, 1500], page)
    page.keyboard.press("Escape")  # out of the field, onto the plot
    page.keyboard.press("Escape")
    _until(lambda: "nothing selected" in widget.inner_text(), page)


def test_a_run_shows_the_numbers_as_a_table_without_a_script(counted, chromium, tmp_path, monkeypatch) -> None:
    import nbconvert
    import nbformat
    import papermill

    select = "estimates.act('span', first='2024-05-10', last='2024-05-20')\nestimates"
    cells = [nbformat.v4.new_code_cell(source) for source in (OPEN, SHOW, select)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, counted / "notebooks" / "numbers.ipynb")
    monkeypatch.setenv("OSINTKIT_REPORT", "internal")
    done = tmp_path / "done.ipynb"
    papermill.execute_notebook(counted / "notebooks" / "numbers.ipynb", done, cwd=counted, progress_bar=False)
    assert "widget-view" not in done.read_text(encoding="utf-8")
    markup, _ = nbconvert.HTMLExporter().from_filename(str(done))
    (tmp_path / "done.html").write_text(markup, encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((tmp_path / "done.html").as_uri())
    whole, chosen = page.locator("table").all()
    assert "Numbers given for closed (all)" in whole.inner_text()
    assert "Numbers given for closed (selected)" in chosen.inner_text()
    assert chosen.locator("tbody tr").count() == 2
    assert "900" in chosen.inner_text()
    context.close()
