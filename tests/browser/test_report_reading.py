"""A report can be read by everybody: by ear, by keyboard, in the dark, on a small screen, on paper."""

from __future__ import annotations

import base64
import io

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from osintkit.display import badge, html_table, quote
from osintkit.model import Change, EvidenceStatus, Stance, Status
from osintkit.reports.index.page import IndexHead, IndexRow, failed_page, index_page
from osintkit.reports.job import Failure
from osintkit.reports.render.notebook import write_report
from osintkit.reports.render.page import PageLink

pytestmark = pytest.mark.browser

SENTENCE = "South Korea's spy agency said on Friday that 1,500 soldiers had been sent, according to officials in Seoul."
MARKS = [(0, 24, "speaker"), (25, 29, "cue"), (45, 73, "content"), (75, 106, "source")]


def picture():
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (1400, 500), "#336699").save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    words = [*Stance, *Status, *Change, *EvidenceStatus]
    badges = " ".join(badge(word, str(word).split()[0].strip(",")).markup for word in words)
    wide = [{f"column {n}": "a rather long text in a cell " * 2 for n in range(14)}] * 3
    stances = [{"said": "2024-10-18", "stance": stance, "n": 12} for stance in Stance]
    markup = [
        badges,
        quote(SENTENCE, MARKS, "Example Post, 18 October 2024").markup,
        html_table(wide, caption="A wide table"),
        html_table(stances, caption="A table of stances"),
        '<div class="tiles">' + '<div class="tile"><strong>18</strong> origins</div>' * 3 + "</div>",
        '<p class="note">A note</p><p class="warning">A warning</p><div class="limits"><p>Limits</p></div>',
        "<table><thead><tr><th></th><th>a</th></tr></thead><tbody><tr><th>0</th><td>1</td></tr></tbody></table>",
        '<a href="https://example.org/a/very/long/address/of/a/page/that/does/not/end/soon.html">source</a>',
    ]
    outputs = [new_output("display_data", data={"text/html": part}) for part in markup]
    outputs += [
        new_output("display_data", data={"image/png": picture()}, metadata={"image/png": {"alt": "A blue field"}}),
        new_output("stream", text="x" * 500 + "\n"),
        new_output("stream", name="stderr", text="a message"),
        new_output("display_data", data={"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}),
    ]
    prose = "# The report\n\nA lead in *two* words.\n\n## First\n\n"
    prose += "Text with `code`, [a link](https://example.org) and $x^2$.\n\n"
    prose += "> a quotation\n\n1. one\n2. two\n\n```python\ncode = 'x'\n```\n\n$$\\frac{a}{b}$$\n\n### Second\n\ntext"
    code = "import osintkit\n\ncase = osintkit.open_case()  # why\nprint(case, 12, 'text')"
    cells = [
        new_markdown_cell(prose),
        new_code_cell(code, outputs=outputs, execution_count=1),
        new_markdown_cell("## Third"),
    ]
    path = folder / "report.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    write_report(path)
    rows = [
        IndexRow(
            claim=f"claim-{n}",
            text="A proposition that takes a line or two to be said in full.",
            verdict=str(status),
            origins=n,
            letters="B, 3 C",
            digit="2",
            rated="3",
            main=n == 0,
            waits="Not judged: 3 passages state it." if n == 1 else "",
            pages=[PageLink("Sourcing", f"claim-{n}/01.html")],
        )
        for n, status in enumerate(Status)
    ]
    head = IndexHead(
        title="A case", question="What happened?", not_claimed=["That it did."], footer=["sha256 " + "a" * 64]
    )
    (folder / "index.html").write_text(index_page(head, rows), "utf-8")
    failure = Failure(name="claim / 02", cell=3, reason="the kernel died", source="run()", details="where")
    (folder / "FAILED.html").write_text(failed_page("A case", [failure], "latest/index.html"), "utf-8")
    return {name: folder / f"{name}.html" for name in ("report", "index", "FAILED")}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["report", "index", "FAILED"])
def test_a_screen_reader_has_no_serious_trouble(chromium, pages, name, scheme, tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    # axe itself is a script, which the page's policy forbids
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(pages[name].as_uri())
    page.screenshot(path=tmp_path / f"{name}-{scheme}.png", full_page=True)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found] == []
    assert told == []
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("name", ["report", "index", "FAILED"])
def test_nothing_is_cut_on_any_screen(chromium, pages, name, width):
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(pages[name].as_uri())
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => {
             const r = e.getBoundingClientRect();
             return r.width && r.right > innerWidth + 1 && !e.closest('.table-scroll, figure');
           }).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert cut == []
    page.close()


def test_a_keyboard_reaches_the_text_the_contents_and_a_wide_table(chromium, pages):
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto(pages["report"].as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
    assert {"table-scroll", "SUMMARY"} <= reached
    page.goto(pages["report"].as_uri())
    page.click(".contents a[href='#second']")
    assert page.evaluate("document.querySelector('#second').getBoundingClientRect().top") < 800
    page.close()


def test_marks_and_badges_read_without_colour(chromium, pages):
    page = chromium.new_page()
    page.goto(pages["report"].as_uri())
    labels = page.evaluate(
        "[...document.querySelectorAll('.quote mark')].map(m => getComputedStyle(m, '::after').content)"
    )
    assert labels == ['"WHO"', '"SAYS"', '"WHAT"', '"FROM"']
    shapes = page.evaluate(
        """['supports', 'refutes', 'conflicting', 'neutral'].map(
             n => getComputedStyle(document.querySelector('.badge-' + n), '::before').content)"""
    )
    assert len(set(shapes)) == 4
    page.close()


def test_on_paper_there_is_the_argument_and_no_machinery(chromium, pages):
    page = chromium.new_page()
    page.goto(pages["report"].as_uri())
    page.emulate_media(media="print")
    hidden = ".contents, .pages, details.code, details.messages, .skip"
    shown = page.evaluate("s => [...document.querySelectorAll(s)].filter(e => e.offsetParent !== null).length", hidden)
    assert shown == 0
    assert len(page.pdf()) > 10_000
    page.close()
