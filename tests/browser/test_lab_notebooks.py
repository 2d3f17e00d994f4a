"""The four notebooks, top to bottom, in a real JupyterLab, as a double click and Run All would do."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.xdist_group("lab")]
DONE = """() => {
  const cells = [...document.querySelectorAll('.jp-Notebook:not(.lm-mod-hidden) .jp-CodeCell .jp-InputPrompt')];
  return cells.length > 0 && cells.every((cell) => /\\[\\d+\\]/.test(cell.textContent));
}"""


def test_every_notebook_runs_and_nothing_is_fetched(lab, chromium) -> None:
    names = sorted(path.name for path in (lab.case / "notebooks").glob("0*.ipynb"))
    assert len(names) == 4
    for name in names:
        page = lab.open(chromium, name)
        lab.run_all(page)
        page.wait_for_function(DONE, timeout=120_000)
        errors = page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']")
        assert errors.count() == 0, f"{name}: {errors.first.inner_text()}"
        page.close()
    assert lab.outside == []
