"""A notebook becomes one file that runs nothing, fetches nothing, tells nothing and can be read by everybody."""

from __future__ import annotations

import base64
import io
import re
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from osintkit.reports.render.exporter import CommandLineExporter, ReportExporter
from osintkit.reports.render.markdown import Markdown
from osintkit.reports.render.maths import mathml
from osintkit.reports.render.notebook import Frame, render
from osintkit.reports.render.page import POLICY, PageLink
from osintkit.reports.render.pictures import picture
from osintkit.reports.render.sanitise import sanitise, too_deep
from osintkit.reports.render.scrub import Scrubber, clean_notebook

WIDGET = "application/vnd.jupyter.widget-view+json"


def png(width=40, height=20, extra=b""):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x66" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def text_chunk(words=b"Author\0Kim at 37.5N"):
    return struct.pack(">I", len(words)) + b"tEXt" + words + struct.pack(">I", zlib.crc32(b"tEXt" + words))


def shown(*outputs, source="show()", first="# A report"):
    cells = [new_markdown_cell(first)] if first else []
    cells.append(new_code_cell(source, outputs=list(outputs), execution_count=1))
    return render(clean_notebook(new_notebook(cells=cells), Scrubber({})), Frame())


def displayed(data, metadata=None):
    return new_output("display_data", data=data, metadata=metadata or {})


def b64(data):
    return base64.b64encode(data).decode()


def test_the_page_has_what_a_reader_needs():
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# The *case*\n\nWords."),
            new_markdown_cell("## One\n\ntext $x^2$\n\n### Two"),
            new_code_cell("print(1)", outputs=[new_output("stream", text="a < b\n")]),
        ]
    )
    links = [PageLink("All claims", "../index.html"), PageLink("Sourcing", "01.html", current=True)]
    page, findings = render(notebook, Frame(kicker="Case <x>", links=links, footer=["Made of sha256 abc"]))
    head = page.split("</head>")[0]
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert head.index("Content-Security-Policy") < head.index("charset") < head.index("<style>")
    assert POLICY in head
    assert "script-src" not in POLICY
    assert '<meta name="referrer" content="no-referrer">' in head
    assert "<title>The case · Case &lt;x&gt;</title>" in head
    assert page.count("<h1") == page.count("<main") == page.count("</main>") == 1
    assert '<nav class="contents" aria-label="Contents">' in page
    assert '<a href="#one">One</a>' in page
    assert '<h2 id="one">One</h2>' in page
    assert "<math" in page
    assert '<a href="01.html" aria-current="page">Sourcing</a>' in page
    assert "Case &lt;x&gt;" in page
    assert '<details class="code"><summary>Code</summary>' in page
    assert "a &lt; b" in page
    assert "<script" not in page
    assert findings == ()
    assert len(page.encode()) < 30_000


def test_code_that_shows_nothing_is_folded_with_the_next():
    cells = [
        new_markdown_cell("# T"),
        new_code_cell("a = 1", metadata={"tags": ["parameters"]}),
        new_code_cell("a = 2", metadata={"tags": ["injected-parameters"]}),
        new_code_cell("import x"),
        new_code_cell("a", outputs=[new_output("stream", text="shown")]),
        new_code_cell("last = 1"),
    ]
    page, _ = render(clean_notebook(new_notebook(cells=cells), Scrubber({})), Frame())
    assert "<summary>Parameters, values of this run, code</summary>" in page
    assert page.count('<details class="code">') == 2
    assert page.index("import</span> x") < page.index(">shown<") < page.index("last = ")


def test_equal_notebooks_give_equal_bytes():
    def make(number):
        cell = new_code_cell("1", execution_count=number, metadata={"papermill": {"start_time": str(number)}})
        notebook = new_notebook(cells=[new_markdown_cell("# T"), cell], metadata={"papermill": {"n": number}})
        return render(clean_notebook(notebook, Scrubber({})), Frame())[0]

    assert make(1) == make(2)


def test_a_notebook_without_a_heading_gets_one_and_a_remark():
    page, findings = shown(first="")
    assert "<h1>Notebook</h1>" in page
    assert "first-level heading" in findings[0].what


@pytest.mark.parametrize(
    ("data", "kept", "gone"),
    [
        ({"text/html": "<b onclick=x>t</b>", "text/plain": "PLAIN"}, "<b>t</b>", "PLAIN"),
        ({"text/markdown": "*m* <script>x</script>"}, "<em>m</em>", "<script"),
        ({"text/plain": "<x>\u202e"}, "&lt;x&gt;⟦U+202E⟧", "\u202e"),
        ({"text/latex": r"$\frac{1}{2}$"}, "<mfrac>", "$"),
        ({"image/svg+xml": "<svg onload=x/>", "text/plain": "Figure(1)"}, "does not show", "<svg"),
        ({"text/vnd.mermaid": "graph TD; a[<img src=x onerror=y>]"}, "does not show text/vnd.mermaid", "graph TD"),
        ({"application/javascript": "alert(1)"}, "does not show application/javascript", "alert"),
        (
            {"application/vnd.jupyter.widget-view+json": {"model_id": "s"}, "text/plain": "Text('SECRET')"},
            "widget",
            "SECRET",
        ),
        ({"text/html": ["<p>li", "st</p>"]}, "<p>list</p>", "['"),
        ({}, "<main", "None"),
    ],
)
def test_each_kind_of_output(data, kept, gone):
    page, _ = shown(displayed(data))
    body = page.split("<main")[1].join(["<main", ""])
    assert kept in body
    assert gone not in body.split("colophon")[0]


def test_a_figure_has_its_alternative_and_size_and_no_metadata():
    data = png(extra=text_chunk())
    page, findings = shown(displayed({"image/png": b64(data)}, {"image/png": {"alt": 'Rising "line"'}}))
    assert 'alt="Rising &quot;line&quot;" width="40" height="20"' in page
    assert findings == ()
    embedded = base64.b64decode(re.search(r"base64,([^\"]+)", page)[1])
    assert b"Kim" not in embedded
    assert embedded == png()


def test_a_figure_without_an_alternative_is_a_finding():
    page, findings = shown(displayed({"image/png": b64(png())}))
    assert "no text alternative" in page
    assert "no text alternative" in findings[0].what


@pytest.mark.parametrize("side", ['1" onload="x', -4, True, 10**9, None, [1], 2.5])
def test_a_size_that_is_no_number_is_not_taken(side):
    page, _ = shown(displayed({"image/png": b64(png())}, {"image/png": {"width": side, "height": 20, "alt": "a"}}))
    assert 'width="40" height="20"' in page
    assert "onload" not in page


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM1234", png()[:30]])
def test_damaged_pictures_are_said_not_shown(data):
    page, _ = shown(displayed({"image/png": b64(data)}, {"alt": "a"}))
    assert "<img" not in page or data == png()[:30]


def test_a_photograph_loses_where_it_was_taken():
    from PIL import Image

    image = Image.new("RGB", (8, 8), "red")
    exif = image.getexif()
    exif[0x013B] = "Kim Photographer"
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif, comment=b"at home")
    found = picture(b64(buffer.getvalue()))
    assert found is not None
    assert b"Kim" in buffer.getvalue()
    assert b"Kim" not in found.data
    assert b"at home" not in found.data
    assert Image.open(io.BytesIO(found.data)).getpixel((4, 4))[0] > 240


def test_links_to_the_outside_are_text_in_outputs_and_live_in_prose():
    page, _ = shown(
        displayed(
            {"text/html": '<a href="https://a.example/x">page</a> <a href="https://b.example">https://b.example</a>'}
        ),
        displayed(
            {"text/html": '<a href="../index.html#x">all</a> <a href="javascript:x()">j</a> <a href="//c.d">k</a>'}
        ),
        first="# T\n\n[docs](https://d.example/)",
    )
    assert 'page <span class="url">https://a.example/x</span>' in page
    assert page.count("b.example") == 1
    assert '<a href="../index.html#x"' in page
    assert '<a href="https://d.example/" rel="noopener noreferrer nofollow">docs</a>' in page
    assert "javascript:" not in page
    assert "//c.d" not in page


def test_classes_of_the_page_itself_cannot_be_borrowed():
    assert sanitise('<p class="masthead skip note contents">x</p>') == '<p class="note">x</p>'


@pytest.mark.parametrize("tag", ["style", "link", "meta", "base", "form", "input", "iframe", "svg", "math", "template"])
def test_elements_that_are_not_on_the_list_are_gone(tag):
    assert f"<{tag}" not in sanitise(f"<{tag} href=x src=x>text</{tag}><p>after</p>")


def test_nothing_closes_the_page():
    page, _ = shown(
        displayed({"text/html": "</div></main></body></html><!-- "}), displayed({"text/html": "<div><b>open"})
    )
    assert page.count("</main>") == page.count("</body>") == 1
    assert page.index("</main>") > page.index("open")


def test_markup_that_is_too_deep_is_shown_as_text():
    deep = "<div>" * 50_000
    assert too_deep(deep)
    page, _ = shown(displayed({"text/html": deep}))
    assert len(page) < 60_000


def test_very_long_output_is_cut_and_counted():
    page, _ = shown(new_output("stream", text="x" * 300_000))
    assert "100,000 more characters were cut" in page


@pytest.mark.parametrize(
    "piece", ["x", "/a", "\x1b[", "\x1b]", "\r", "0x", "/home/", "<div", "&", "$a", "**", "[", "`"]
)
def test_no_long_output_hangs(piece):
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    shown(new_output("stream", text=text), displayed({"text/html": text[:50_000], "text/plain": text}))
    shown(displayed({"text/plain": text}), displayed({"text/markdown": text[:5_000]}))
    assert time.process_time() - started < 100  # a fraction of a second; what backtracks takes far longer


def test_terminal_tricks_do_not_work():
    text = "\x1b[31mred\x1b[0m \x1b]8;;http://evil\x07link\x1b]8;;\x07 a\u202eb\nshown\rhidden"
    page, _ = shown(new_output("stream", text=text))
    assert "red link a⟦U+202E⟧b\nhidden" in page
    assert "\x1b" not in page


def test_an_error_and_messages_are_folded():
    page, _ = shown(
        new_output("error", ename="KeyError", evalue="'<b>'", traceback=["\x1b[0;31mTraceback\x1b[0m <b>"]),
        new_output("stream", name="stderr", text="careful"),
    )
    assert "KeyError: &#x27;&lt;b&gt;&#x27;" in page
    assert "<summary>Messages</summary>" in page
    assert "Traceback &lt;b&gt;" in page


@pytest.mark.parametrize(
    "latex",
    [
        r"\text{<b onload=x>}",
        r"\href{javascript:alert(1)}{x}",
        r"\style{position:fixed}{x}",
        r"\class{skip}{x}",
        r"\mathrm{\text{</math><script>alert(1)</script>}}",
        r"\unicode{60}script",
        r"\begin{matrix}<img src=x onerror=y>",
        "x" * 5000,
        r"\frac{" * 500,
    ],
)
def test_formulas_carry_nothing_but_mathematics(latex):
    written = mathml(latex)
    tags = set(re.findall(r"<([a-z]+)", written))
    assert tags <= {"math", "mrow", "mi", "mo", "mn", "mtext", "mtable", "mtr", "mtd", "mfrac", "code", "mspace"}
    assert not re.search(r"<[^>]*(?:href|style|class|on\w+)=", written)


def test_money_is_no_formula():
    assert "<math" not in Markdown().render("It cost $5 and then $10, or US$3-$4.")
    assert "<math" in Markdown().render("so $a_1$ holds")


@given(st.text(st.sampled_from("ab$*_<>\"'=/\\&;#![]()`~|\ue0f0\ue0f10 \n"), max_size=60))
@settings(max_examples=250, deadline=None)
def test_no_markdown_becomes_more_than_allowed(text):
    rendered = Markdown().render(text)
    assert not re.search(r"<(?:script|style|iframe|svg|form|input|meta|link|base|object)\b", rendered)
    assert not re.search(r"<[a-z][^>]*\son\w+\s*=", rendered)
    assert "\ue0f0" not in rendered


def test_formula_in_an_attribute_cannot_break_out():
    rendered = Markdown().render('![a $\\text{" onerror="x}$ b](data:image/png;base64,AAAA) <abbr title="$x$">t</abbr>')
    assert "onerror" not in rendered
    assert "<math" not in rendered


def test_paths_users_and_machines_are_taken_out(tmp_path):
    case = tmp_path / "cases" / "one"
    case.mkdir(parents=True)
    scrubber = Scrubber.of_this_machine(case, scratch=tmp_path / "scratch")
    cell = new_code_cell(
        f"open({str(case / 'x')!r})",
        outputs=[
            new_output(
                "stream",
                text=f"{case}/data {sys.prefix}/lib /home/kim/x /tmp/ipykernel_77/12.py object at 0x7f00aa11bb22",
            ),
            displayed({"text/html": f"<p>{case}/data/raw</p>", "text/plain": "x"}),
            new_output("error", ename="E", evalue=str(case), traceback=[f"File {tmp_path}/scratch/a.py"]),
        ],
        metadata={"papermill": {"exception": None}, "execution": {"iopub.status.busy": "2026"}, "tags": ["t"]},
    )
    notebook = new_notebook(
        cells=[cell], metadata={"papermill": {"input_path": str(case)}, "widgets": {"state": "SECRET"}}
    )
    text = nbformat.writes(clean_notebook(notebook, scrubber))
    for word in [str(case), str(tmp_path), "kim", "0x7f00", "ipykernel_77", "SECRET", "papermill", "2026", sys.prefix]:
        assert word not in text
    assert "./data" in text
    assert '"t"' in text


def test_scrubbing_leaves_captured_addresses_alone():
    scrubber = Scrubber({"/home/kim/case": ".", "/home/kim": "~"})
    assert scrubber.scrub("https://example.org/home/kim/case") == "https://example.org/home/kim/case"
    assert scrubber.scrub("/home/kimono /home/kim/a") == "/home/kimono ~/a"


def test_nbconvert_finds_the_exporter_by_name(tmp_path):
    path = tmp_path / "a notebook.ipynb"
    cells = [new_markdown_cell("# Title"), new_code_cell("1", outputs=[displayed({"text/html": "<b>x</b>"})])]
    nbformat.write(new_notebook(cells=cells), path)
    command = [sys.executable, "-m", "nbconvert", "--to", "osint-report", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    page = (tmp_path / "a notebook.html").read_text("utf-8")
    assert "<title>Title</title>" in page
    assert str(tmp_path) not in page


def test_the_name_with_a_hyphen_hides_in_a_server(monkeypatch):
    from jupyter_server.serverapp import ServerApp

    assert CommandLineExporter().enabled
    assert ReportExporter().enabled
    monkeypatch.setattr(ServerApp, "initialized", classmethod(lambda cls: True))
    assert not CommandLineExporter().enabled
    assert ReportExporter().enabled
    assert ReportExporter.export_from_notebook


def test_write_report_names_what_is_no_notebook(tmp_path):
    from osintkit.errors import ParameterError
    from osintkit.reports import write_report

    bad = tmp_path / "bad.ipynb"
    bad.write_text("{")
    with pytest.raises(ParameterError, match=r"bad\.ipynb"):
        write_report(bad)
    with pytest.raises(ParameterError, match=r"none\.ipynb"):
        write_report(tmp_path / "none.ipynb")
    assert not list(tmp_path.glob("*.html"))


def test_the_style_sheet_knows_every_class_that_is_allowed():
    from osintkit.reports.render.sanitise import CLASSES

    style = (Path(__file__).parents[3] / "osintkit/reports/render/templates/report.css").read_text("utf-8")
    unstyled = {name for name in CLASSES if not re.search(rf"\.{name}\b", style)}
    assert unstyled <= {"tex2jax_ignore", "mathjax_ignore", "badge-neutral"}
    assert "url(" not in style
    assert "@import" not in style


def test_an_id_in_a_sentence_is_not_broken_at_its_hyphen():
    page, _ = shown(displayed({"text/html": '<p title="E-097f7b9a0625">It is E-097f7b9a0625.</p>'}))
    assert '<p title="E-097f7b9a0625">It is <bdi>E-097f7b9a0625</bdi>.</p>' in page
