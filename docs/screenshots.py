"""Make the pictures of the documentation: the first judgments on a copy of the worked case, in a real JupyterLab.

`python docs/screenshots.py` needs Debian's chromium (`make browser`). It does what `docs/first-judgments.md` tells, key
by key, prints how many keys each step took, and writes `docs/images/*.png`; the argument `lab` or `report` makes only
those. The case in the repository is not touched.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import nbformat

import osintkit
from osintkit.lab.lab import free_port, lab_command

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
LIMIT = 250_000
CELLS = (
    "import osintkit\nfrom osintkit.widgets import Disagreements, Sources, Triage\n\ncase = osintkit.open_case()",
    "case",
    'Triage(case, claim="nk-troop-number")',
    'Sources(case, source="nis")',
    "Disagreements(case)",
)
REASON_LETTER = "borne out since October 2024"
REASON_DISPUTE = "workers, not soldiers"


class Walk:
    """A page of JupyterLab on which keys are counted."""

    def __init__(self, page: object) -> None:
        self.page = page
        self.keys = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.keys += len(words)

    def saved(self, widget: object) -> None:
        """Wait until the widget says that the judgment is on disk."""
        widget.locator(".osk-status.osk-saved").wait_for(timeout=30_000)

    def told(self, step: str) -> None:
        print(f"{step}: {self.keys} keys")
        self.keys = 0

    def picture(self, what: object, name: str) -> None:
        self.page.wait_for_timeout(500)
        path = IMAGES / name
        what.screenshot(path=path)
        print(f"{name}: {path.stat().st_size:,} bytes")
        if path.stat().st_size > LIMIT:
            raise SystemExit(f"{name} is larger than {LIMIT:,} bytes; show less of it")


def _copy(folder: Path) -> Path:
    case = folder / "case"
    case.mkdir()
    for name in ("case.yaml", "data", "notebooks"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, case / name)
        else:
            shutil.copy(source, case / name)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, case / "notebooks" / "first-judgments.ipynb")
    return case


def _widget(page: object, name: str) -> object:
    for turn in range(400):  # the notebook draws a cell only when it comes into sight
        if page.locator(f".osk-{name} .osk-who").count():
            break
        page.wait_for_timeout(400)
        if turn > 20:
            page.locator(".jp-WindowedPanel-outer").first.evaluate("panel => panel.scrollBy(0, 400)")
    found = page.locator(f".osk-{name}").last
    found.scroll_into_view_if_needed()
    return found


def _triage(walk: Walk, page: object) -> None:
    widget = _widget(page, "triage")
    walk.picture(widget, "triage.png")
    widget.locator(".osk-stage").focus()
    before = widget.locator(".osk-muted").first.inner_text()
    for key in "dddnddnndd":
        walk.press(key)
        page.wait_for_function(
            "([old]) => document.querySelector('.osk-triage .osk-muted').innerText !== old", arg=[before]
        )
        before = widget.locator(".osk-muted").first.inner_text()
    walk.saved(widget)
    walk.told("judge ten suggestions")


def _sources(walk: Walk, page: object) -> None:
    widget = _widget(page, "sources")
    widget.locator(".osk-source-list").focus()
    walk.press("b")
    walk.type(REASON_LETTER)
    walk.picture(widget, "sources.png")
    walk.press("Enter")
    walk.saved(widget)
    walk.told("grade a source")


def _disagreements(walk: Walk, page: object) -> None:
    widget = _widget(page, "disagreements")
    walk.picture(widget, "disagreements.png")
    widget.locator("input[type=radio][value=neutral]").first.focus()
    walk.press("Space")
    walk.press("Tab")
    walk.type(REASON_DISPUTE)
    walk.press("Enter")
    walk.saved(widget)
    walk.told("settle a disagreement")


def _walk(page: object, url: str, token: str) -> None:
    page.goto(f"{url}/lab/tree/notebooks/first-judgments.ipynb?reset&token={token}")
    page.wait_for_selector(".jp-Notebook", timeout=60_000)
    page.wait_for_selector("text=/\\| Idle/", timeout=90_000)
    page.click(".lm-MenuBar-item:has-text('Run')")
    page.click(".lm-Menu-item[data-command='runmenu:run-all']")
    walk = Walk(page)
    _triage(walk, page)
    _sources(walk, page)
    _disagreements(walk, page)


def _reader(page: object, url: str, token: str) -> None:
    page.goto(f"{url}/lab/tree/notebooks/01-sourcing.ipynb?reset&token={token}")
    page.wait_for_selector(".jp-Notebook", timeout=60_000)
    page.wait_for_selector("text=/\\| Idle/", timeout=90_000)
    page.click(".lm-MenuBar-item:has-text('Run')")
    page.click(".lm-Menu-item[data-command='runmenu:run-all']")
    widget = _widget(page, "reader")
    widget.locator(".osk-page").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    widget.evaluate("one => one.scrollIntoView({ block: 'start' })")
    Walk(page).picture(page, "jupyterlab.png")


def _report(browser: object, case: Path) -> None:
    (case / "notebooks" / "first-judgments.ipynb").unlink()  # it has no parameters: it is no part of a report
    command = [Path(sys.executable).with_name("osintkit"), "run", "--claim", "nk-troops-in-russia"]
    subprocess.run(command, cwd=case, check=True)
    page = browser.new_page(viewport={"width": 1100, "height": 1250})
    page.goto((case / "reports" / "latest" / "index.html").as_uri())
    Walk(page).picture(page, "report.png")


def main(parts: list[str]) -> None:
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        case = _copy(Path(name))
        osintkit.open_case(case).material()  # read once, so that nobody waits in the pictures
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        if "lab" in parts:
            _lab(browser, case)
        if "report" in parts:
            _report(browser, case)
        browser.close()


def _lab(browser: object, case: Path) -> None:
    port, token = free_port(8900 + secrets.randbelow(500)), secrets.token_hex(12)
    command = [*lab_command(case, port, browser=False), f"--IdentityProvider.token={token}"]
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(case.parent / "config")}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    server = subprocess.Popen(command, cwd=case, env=environment, **quiet)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{url}/api/status?token={token}")
        page = browser.new_page(viewport={"width": 1280, "height": 1400})
        _walk(page, url, token)
        page.set_viewport_size({"width": 1280, "height": 860})
        _reader(page, url, token)
        page.close()
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(url: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise SystemExit("JupyterLab did not start")


if __name__ == "__main__":
    main(sys.argv[1:] or ["lab", "report"])
