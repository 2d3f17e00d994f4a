"""A real browser, and a real JupyterLab on a case of its own."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest

CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Debian's chromium under playwright; CI installs it."""
    if CHROMIUM is None:
        pytest.skip("needs Debian's chromium: make browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Lab:
    """A running JupyterLab and the case that it shows."""

    url: str
    token: str
    case: Path
    outside: list[str]
    pages: list[object] = field(default_factory=list)

    def open(self, browser, notebook: str, *, theme: str = "light"):
        page = browser.new_page(viewport={"width": 1280, "height": 1400}, color_scheme=theme)
        self.pages.append(page)
        page.on("request", lambda request: self._note(request.url))
        page.goto(f"{self.url}/tree/notebooks/{notebook}?reset&token={self.token}")
        page.wait_for_selector(".jp-Notebook", timeout=60_000)
        return page

    def run_all(self, page) -> None:
        page.wait_for_selector("text=/\\| Idle/", timeout=90_000)  # the status bar, when the kernel has answered
        page.click(".lm-MenuBar-item:has-text('Run')")
        page.click(".lm-Menu-item[data-command='runmenu:run-all']")

    def restart_and_run_all(self, page) -> None:
        page.click(".lm-MenuBar-item:has-text('Kernel')")
        page.click(".lm-Menu-item[data-command='kernelmenu:restart']")
        page.click(".jp-Dialog .jp-mod-accept")
        page.wait_for_timeout(1500)
        self.run_all(page)

    def save(self, page) -> None:
        """Save from where the focus is, when each widget has looked for what the others have stored and shows it."""
        for _ in range(10):
            page.wait_for_timeout(2500)
            page.keyboard.press("Control+s")
            page.wait_for_timeout(1000)
            if not page.locator(".lm-TabBar-tab.jp-mod-dirty").count():
                return
        raise AssertionError("the notebook was not saved")

    def dark(self, *, on: bool = True) -> None:
        """Choose the theme as the settings editor would; the next page that is opened has it."""
        folder = self.case.parent / "config" / "lab" / "user-settings" / "@jupyterlab" / "apputils-extension"
        folder.mkdir(parents=True, exist_ok=True)
        theme = "JupyterLab Dark" if on else "JupyterLab Light"
        chosen = json.dumps({"theme": theme, "adaptive-theme": False})
        (folder / "themes.jupyterlab-settings").write_text(chosen, encoding="utf-8")

    def write(self, name: str, *sources: str) -> None:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, self.case / "notebooks" / name)

    def _note(self, url: str) -> None:
        if not url.startswith((self.url.split("/lab")[0], "data:", "blob:")):
            self.outside.append(url)


MORE = """\
  - {id: damaged, text: The bridge was damaged., terms: [bridge, damaged]}
hypotheses:
  - {id: repair, text: It was closed for repair.}
  - {id: attack, text: It was closed after an attack.}
"""
TEXT = """\
Title: Bridge closed
Publisher: Harbour Police
Published: 2024-05-03
Language: en

The City Council said on Friday that the bridge was closed. 👩‍🚒 Two boats waited.

"Nobody was hurt," the Harbour Police told reporters. The mayor could not confirm that the bridge was damaged.
"""
NEXT = """\
Title: A day later
Publisher: Harbour Police
Published: 2024-05-04
Language: en

The Harbour Police said on Saturday that the bridge was not closed.

The City Council said on Saturday that the bridge was closed on 3 May.

About 1,500 people waited at the closed bridge on 3 May, the Harbour Police said.
"""


@pytest.fixture
def small_case(tmp_path: Path, bridge) -> Path:
    """A case of one page."""
    import osintkit

    folder = tmp_path / "bridge"
    osintkit.new_case(folder)
    (folder / "case.yaml").write_text(bridge(more=MORE), encoding="utf-8")
    for name, text in (("page.txt", TEXT), ("next.txt", NEXT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        osintkit.open_case(folder).add(tmp_path / name)
    return folder


@pytest.fixture
def lab(small_case: Path) -> Iterator[Lab]:
    """JupyterLab as `osintkit lab` starts it, with a token that the test knows."""
    from osintkit.lab.lab import free_port, lab_command

    port, token = free_port(8900 + secrets.randbelow(500)), secrets.token_hex(12)
    command = [*lab_command(small_case, port, browser=False), f"--IdentityProvider.token={token}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    log = (small_case.parent / "lab.log").open("wb")
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(small_case.parent / "config")}
    server = subprocess.Popen(command, cwd=small_case, stdout=log, stderr=subprocess.STDOUT, env=environment)
    url = f"http://127.0.0.1:{port}"
    running = Lab(f"{url}/lab", token, small_case, [])
    try:
        _wait(f"{url}/api/status?token={token}", server, small_case.parent / "lab.log")
        yield running
    finally:
        for page in running.pages:
            page.close()  # an open page holds the server's sockets
        server.terminate()
        try:
            server.wait(timeout=60)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(timeout=30)
        log.close()


def _wait(url: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise AssertionError(log.read_text(encoding="utf-8")[-3000:])
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"JupyterLab did not start: {sys.executable}")
