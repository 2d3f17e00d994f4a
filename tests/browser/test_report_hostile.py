"""What a captured text could try in a report: nothing runs, nothing is asked for, nothing is written to the console."""

from __future__ import annotations

import base64
import http.server
import threading

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from osintkit.display import html_table, markdown_text, quote
from osintkit.reports import write_report

pytestmark = pytest.mark.browser

RUN = "window.__x=(window.__x||0)+1"
# HOST stands for a server of ours that counts what is asked of it
VECTORS = [
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT>",
    "<script src=HOST/a.js></script>",
    f"<script type=module>{RUN}</script>",
    f"<img src=x onerror='{RUN}'>",
    f"<img src=HOST/b.png onload='{RUN}'>",
    "<img srcset='HOST/c.png 1x'>",
    "<picture><source srcset=HOST/d.png><img></picture>",
    f"<svg onload='{RUN}'></svg>",
    f"<svg><script>{RUN}</script></svg>",
    "<svg><image href=HOST/e.svg></image></svg>",
    "<svg><use href=HOST/f.svg#a></use></svg>",
    f"<svg><animate onbegin='{RUN}' attributeName=x dur=1s></animate></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror='{RUN}'></style></mglyph></table></mtext></math>",
    f"<math href='javascript:{RUN}'>m</math>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    "<iframe src=HOST/g.html></iframe>",
    f"<iframe src='javascript:parent.{RUN}'></iframe>",
    "<object data=HOST/h.swf></object>",
    "<embed src=HOST/i.swf>",
    f"<object data='data:text/html,<script>{RUN}</script>'></object>",
    "<meta http-equiv=refresh content='1;url=HOST/j.html'>",
    "<link rel=stylesheet href=HOST/k.css>",
    "<link rel=prefetch href=HOST/l.html>",
    "<link rel=preconnect href=HOST>",
    "<style>@import 'HOST/m.css'; body{background:url(HOST/n.png)}</style>",
    "<div style='background:url(HOST/o.png)'>styled</div>",
    '<p style="position:fixed;inset:0;background:red">cover</p>',
    "<video src=HOST/p.mp4 poster=HOST/q.png autoplay></video>",
    "<audio src=HOST/r.mp3 autoplay></audio>",
    f"<video><source onerror='{RUN}'></video>",
    "<base href=HOST/>",
    "<form action=HOST/s><input name=a autofocus onfocus='window.__x=1'><button>go</button></form>",
    f"<input autofocus onfocus='{RUN}'>",
    f"<details open ontoggle='{RUN}'><summary>x</summary></details>",
    f"<body onload='{RUN}'>",
    f"<a href='javascript:{RUN}'>click</a>",
    f"<a href='  java\nscript:{RUN}'>click</a>",
    f"<a href='data:text/html,<script>{RUN}</script>'>click</a>",
    "<a href=HOST/t.html ping=HOST/u>ping</a>",
    f"<marquee onstart='{RUN}'>m</marquee>",
    f"<template><img src=x onerror='{RUN}'></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
    f"</main></div></body></html><script>{RUN}</script>",
    f"<!--><img src=x onerror='{RUN}'>-->",
    f"<title><img src=x onerror='{RUN}'></title>",
    "<table background=HOST/v.png><tr><td background=HOST/w.png>t</td></tr></table>",
    f"<x contenteditable onblur='{RUN}' onclick='{RUN}' tabindex=0 id=forms>x</x>",
    '<img src=\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>\'>',
]
PNG = base64.b64encode(
    base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
).decode()


@pytest.fixture(scope="module")
def listener():
    """A server that remembers what it was asked."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def do_POST(self):
            self.do_GET()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def hostile_notebook(path, host):
    vectors = [vector.replace("HOST", host) for vector in VECTORS]
    outputs = [new_output("display_data", data={"text/html": vector}) for vector in vectors]
    outputs += [new_output("display_data", data={"text/markdown": vector}) for vector in vectors]
    outputs += [new_output("stream", text=vector) for vector in vectors[:5]]
    outputs += [
        new_output("display_data", data={"text/markdown": f"![a]({host}/x1.png) [b](javascript:{RUN}) <{host}/x2>"}),
        new_output("display_data", data={"text/vnd.mermaid": f"graph TD; a[<img src={host}/x3 onerror={RUN}>]"}),
        new_output("display_data", data={"application/javascript": RUN}),
        new_output("display_data", data={"image/svg+xml": f"<svg onload='{RUN}'><image href='{host}/x4'/></svg>"}),
        new_output(
            "display_data", data={"text/latex": rf"$\href{{javascript:{RUN}}}{{\text{{<img src={host}/x5>}}}}$"}
        ),
        new_output(
            "display_data",
            data={"image/png": PNG},
            metadata={"image/png": {"width": f'1" onload="{RUN}', "height": "1><script>", "alt": f'a" onload="{RUN}'}},
        ),
        new_output("display_data", data={"image/png": f'{PNG}" onload="{RUN}'}),
        new_output("error", ename="<img src=x>", evalue=f"<script>{RUN}</script>", traceback=vectors[:5]),
    ]
    shown = [html_table([{vector: vector} for vector in vectors], caption=vectors[0])]
    shown += [quote(vector, [(0, 4, vector)], vector).markup for vector in vectors]
    outputs += [new_output("display_data", data={"text/html": markup}) for markup in shown]
    cells = [new_markdown_cell(f"# {vectors[0]} title {vectors[4]}"), new_markdown_cell("## " + vectors[8])]
    cells += [new_markdown_cell(vector) for vector in vectors]
    cells += [new_markdown_cell(markdown_text(vector)) for vector in vectors]
    cells.append(new_code_cell(vectors[0] + "\n'''" + vectors[4], outputs=outputs, execution_count=1))
    metadata = {"title": vectors[0], "kernelspec": {"name": vectors[0], "display_name": vectors[0]}}
    notebook = new_notebook(cells=cells, metadata=metadata)
    path.write_text(nbformat.writes(notebook), "utf-8")


def look(chromium, address):
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    told, asked, dialogs = [], [], []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    page.wait_for_timeout(1500)
    ran = page.evaluate("window.__x || 0")
    return context, page, told, [url for url in asked if not url.startswith(("file:", "data:"))], dialogs, ran


def test_the_control_shows_that_the_vectors_are_live(chromium, listener, tmp_path):
    host, asked = listener
    ran = hits = 0
    context = chromium.new_context()
    for number, vector in enumerate(VECTORS):
        page = tmp_path / f"{number}.html"
        page.write_text(f"<!doctype html><body>{vector.replace('HOST', host)}", "utf-8")
        tab = context.new_page()
        before = len(asked)
        tab.goto(page.as_uri(), wait_until="domcontentloaded")
        tab.wait_for_timeout(120)
        try:
            ran += bool(tab.evaluate("window.__x || 0"))
        except Exception:  # noqa: BLE001  the page went away: it followed the refresh
            hits += 1
        hits += len(asked) > before
        tab.close()
    context.close()
    assert ran >= 12
    assert hits >= 12


def test_nothing_of_it_lives_in_a_report(chromium, listener, tmp_path):
    host, asked = listener
    hostile_notebook(tmp_path / "hostile.ipynb", host)
    report = write_report(tmp_path / "hostile.ipynb")
    before = len(asked)
    context, page, told, requests, dialogs, ran = look(chromium, report.as_uri())
    for link in page.query_selector_all("main a"):
        assert not (link.get_attribute("href") or "").lower().strip().startswith(("javascript", "data", "vbscript"))
    for name in ("details > summary", "main [tabindex]", "main mark"):
        for element in page.query_selector_all(name)[:20]:
            element.click(timeout=1000, force=True, no_wait_after=True)
    page.wait_for_timeout(300)
    assert (ran, page.evaluate("window.__x || 0"), requests, dialogs, told) == (0, 0, [], [], [])
    assert len(asked) == before
    forbidden = (
        "script, iframe, svg, form, input, object, embed, link, base, video, audio, template, [style], [onclick]"
    )
    assert page.evaluate("s => document.querySelectorAll(s).length", f"main :is({forbidden})") == 0
    assert page.evaluate("document.querySelectorAll('main').length") == 1
    assert page.evaluate("document.querySelectorAll('meta[http-equiv]').length") == 1
    assert page.url == report.as_uri()
    context.close()


def test_the_policy_holds_where_the_list_would_fail(chromium, listener, tmp_path):
    """Two locks: even markup put past the allow-list neither runs nor asks."""
    host, asked = listener
    hostile_notebook(tmp_path / "hostile.ipynb", host)
    report = write_report(tmp_path / "hostile.ipynb")
    raw = [v for v in VECTORS if "refresh" not in v and "preconnect" not in v and "</main>" not in v]
    page = report.read_text("utf-8").replace("</main>", "".join(raw).replace("HOST", host) + "</main>", 1)
    opened = tmp_path / "opened.html"
    opened.write_text(page, "utf-8")
    before = len(asked)
    context, _, _, _, _, ran = look(chromium, opened.as_uri())
    assert ran == 0
    assert len(asked) == before
    context.close()
