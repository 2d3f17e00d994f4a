"""JupyterLab as ``osintkit lab`` starts it: hostile outputs neither run nor tell anybody that they were looked at."""

from __future__ import annotations

import http.server
import json
import threading
import urllib.request

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.xdist_group("lab")]

RUN = "window.top.__x=1"
SAVED = [
    "<img src=HOST/a.png>",
    "<video src=HOST/b.mp4 poster=HOST/c.png></video><audio src=HOST/d.mp3></audio>",
    "<div style='background:url(HOST/e.png)'>x</div><style>@import 'HOST/f.css'</style>",
    "<iframe src=HOST/g.html></iframe><object data=HOST/h></object><link rel=stylesheet href=HOST/i.css>",
    f"<script>{RUN}</script><img src=x onerror='{RUN}'><svg onload='{RUN}'></svg>",
]
LIVE = """\
import ipywidgets as widgets
import pandas as pd
from IPython.display import HTML, display
text = "<img src=x onerror='RUN'><script>RUN</script><img src=HOST/live.png>"
display(HTML(text))
display(widgets.HTML(text), widgets.HTMLMath(text))
display(pd.DataFrame({text: [text]}).style)
print("all was shown")
""".replace("RUN", RUN)


@pytest.fixture
def listener():
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def ask(lab, path):
    base = lab.url.split("/lab")[0]
    with urllib.request.urlopen(f"{base}/{path}{'&' if '?' in path else '?'}token={lab.token}", timeout=30) as answer:
        return answer.read().decode(), dict(answer.headers)


def test_hostile_outputs_are_quiet(lab, chromium, listener) -> None:
    host, asked = listener
    outputs = [new_output("display_data", data={"text/html": markup.replace("HOST", host)}) for markup in SAVED]
    cells = [
        new_markdown_cell(f"# Captured\n\n![x]({host}/m.png) <img src={host}/n.png onerror='{RUN}'>"),
        new_code_cell("1", outputs=outputs, execution_count=1),
        new_code_cell(LIVE.replace("HOST", host)),
    ]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=cells, metadata=metadata), lab.case / "notebooks" / "hostile.ipynb")
    page = lab.open(chromium, "hostile.ipynb")
    page.wait_for_timeout(2000)
    assert page.evaluate("window.__x || 0") == 0
    lab.run_all(page)
    page.wait_for_selector("text=all was shown", timeout=60_000)
    page.wait_for_timeout(1500)
    assert page.evaluate("window.__x || 0") == 0
    assert asked == []
    page.close()


def test_the_server_asks_nobody_and_offers_the_report(lab) -> None:
    _, headers = ask(lab, "lab")
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-eval' blob:;" in policy
    assert "object-src 'none'" in policy
    assert json.loads(ask(lab, "lab/api/news")[0]) == {"news": []}
    settings = json.loads(ask(lab, "lab/api/settings/@jupyterlab/apputils-extension:notification")[0])
    defaults = {name: each["default"] for name, each in settings["schema"]["properties"].items()}
    assert (defaults["fetchNews"], defaults["checkForUpdates"]) == ("false", False)
    names = json.loads(ask(lab, "api/nbconvert")[0])
    assert "osint-report" not in names, "the server has no address for a name with a hyphen"
    assert "osint_report" in names
    page, _ = ask(lab, "nbconvert/osint_report/notebooks/00-start-here.ipynb")
    assert "default-src 'none'" in page
    assert str(lab.case) not in page
