"""Make the README's pictures: the report of the worked case, and the reader in JupyterLab.

Run `make report` first, then `python docs/pictures.py`. Needs Debian's chromium and the dev packages. JupyterLab is
started on a copy of the case, so that nothing is recorded in it.
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

from playwright.sync_api import Browser, sync_playwright

from osintkit.reports.lab import free_port, lab_command

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def report(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto((ROOT / "reports" / "latest" / "index.html").as_uri())
    page.locator("table").first.scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 420)")
    page.screenshot(path=IMAGES / "report.png")


def jupyterlab(browser: Browser, folder: Path) -> None:
    case = folder / "case"
    shutil.copytree(ROOT, case, ignore=shutil.ignore_patterns(".venv", ".git", "reports", "runs", ".session"))
    port, token = free_port(8890), secrets.token_hex(8)
    command = [*lab_command(case, port, browser=False), f"--IdentityProvider.token={token}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    server = subprocess.Popen(command, cwd=case, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/api/status?token={token}")
        page = browser.new_page(viewport={"width": 1400, "height": 1050})
        page.goto(f"http://127.0.0.1:{port}/lab/tree/notebooks/01-sourcing.ipynb?token={token}")
        page.wait_for_selector("text=/\\| Idle/", timeout=120_000)
        page.click(".lm-MenuBar-item:has-text('Run')")
        page.click(".lm-Menu-item[data-command='runmenu:run-all']")
        text = page.locator(".osk-reader .osk-page").first
        text.wait_for(timeout=180_000)
        text.scroll_into_view_if_needed()
        text.focus()
        page.keyboard.press("j")
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(1500)
        page.locator(".osk-reader").first.evaluate("element => element.scrollIntoView({block: 'center'})")
        page.wait_for_timeout(500)
        page.screenshot(path=IMAGES / "jupyterlab.png")
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(url: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    sys.exit("JupyterLab did not start")


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    found = shutil.which("chromium") or sys.exit("needs Debian's chromium: make browser")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as temporary:
        chromium = driver.chromium.launch(executable_path=found, args=FLAGS)
        report(chromium)
        jupyterlab(chromium, Path(temporary))
        chromium.close()
