"""Saved pages: the text that a reader sees, and what the page says about itself."""

import random

import pytest

from osintkit.loaders.formats.html import declared_charset
from osintkit.loaders.parts.page import check_depth, parse_html, visible_text

HEAD = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Troops moved - Yonhap</title>
<meta name="author" content="A. Writer"><meta property="og:site_name" content="Yonhap">
<meta property="article:published_time" content="2024-10-18T15:00:00+09:00">
<link rel=canonical href="https://example.org/a"></head>"""
WORDS = [
    "the",
    "service",
    "said",
    "that",
    "soldiers",
    "were",
    "moved",
    "by",
    "ship",
    "and",
    "minister",
    "reports",
    "officials",
    "images",
    "ground",
    "training",
]


def sentence(rng: random.Random, words: int = 14) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def page(words: int, seed: int = 1) -> tuple[str, list[str]]:
    rng = random.Random(seed)
    paragraphs = [" ".join(sentence(rng) for _ in range(3)) for _ in range(max(1, words // 42))]
    menu = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(20)) + "</ul></nav>"
    aside = (
        "<aside><ul>"
        + "".join(f"<li><a href='/r{n}'>Most read number {n}</a></li>" for n in range(20))
        + "</ul></aside>"
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f"{HEAD}<body>{menu}<main><article><h1>Troops moved</h1>{body}</article></main>{aside}<footer>Imprint</footer>"
    )
    return html, paragraphs


def test_what_the_page_says_about_itself(one):
    document = one(page(100)[0], "a.html")
    assert (document.title, document.author, document.publisher) == ("Troops moved", "A. Writer", "Yonhap")
    assert (str(document.published), document.url, document.language) == ("2024-10-18", "https://example.org/a", "en")
    assert document.loader == "html/1"


@pytest.mark.parametrize("words", [20, 60, 100, 150, 200])
def test_a_short_page_comes_through_whole(one, words):
    html, paragraphs = page(words)
    document = one(html, "a.html")
    assert "Troops moved" in document.text
    assert all(paragraph in document.text for paragraph in paragraphs)
    assert "Imprint" in document.text
    assert "Section 3" not in document.text


@pytest.mark.parametrize("words", [400, 900, 3000])
def test_of_a_long_page_the_main_text_is_taken_and_the_rest_counted(one, words):
    html, paragraphs = page(words)
    document = one(html, "a.html")
    found = sum(paragraph in document.text for paragraph in paragraphs)
    assert found == len(paragraphs)
    assert "Section 3" not in document.text
    assert "Most read number 3" not in document.text
    assert document.notes[-1].startswith("main text of the page: ")


def test_the_line_that_says_what_a_capture_is_survives(one):
    line = "Abstract of public reporting, written for osintkit."
    html = f"{HEAD}<body><article><h1>T</h1><p>NIS said so.</p></article><footer><p>{line}</p></footer></body>"
    assert line in one(html, "a.html").text


def test_without_paragraphs_the_whole_page_is_taken_and_that_is_said(one, monkeypatch):
    monkeypatch.setattr("osintkit.loaders.formats.html._main_text", lambda _tree: "")
    document = one(page(900)[0], "a.html")
    assert "Most read number 3" in document.text
    assert any("whole page's text was taken" in note for note in document.notes)


def test_the_same_bytes_give_the_same_text(one):
    html = page(900)[0]
    assert one(html, "a.html") == one(html, "a.html")


def test_script_style_comments_and_hidden_text_are_no_text(one):
    html = """<html><body><script>alert("x1")</script><style>x2{}</style><!-- x3 --><template>x4</template>
    <p hidden>x5</p><div style="display: none">x6<p>x7</p></div><noscript>x8</noscript>
    <p onclick="x9()">Seoul <b>said</b> so.</p>
    <svg><text>x10</text></svg><iframe src="https://example.org/x11">x12</iframe></body></html>"""
    assert one(html, "a.html").text == "Seoul said so."


def test_blocks_breaks_and_cells(one):
    html = "<p>One<br>two</p><ul><li>three<li>four</ul><table><tr><td>a</td><td>b</td></tr></table><pre>x\n  y</pre>"
    assert one("<html><body>" + html, "a.html").text == "One\ntwo\n\nthree\n\nfour\n\na b\n\nx\ny"


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>T</title></head><body></body></html>",
        "<html><body><script>document.write('x')</script></body></html>",
        "<html><body><img src=a.png></body></html>",
        "<!doctype html>",
        "<html>" + "<br>" * 50,
    ],
)
def test_a_page_without_text_is_an_error_never_an_empty_document(report_of, html):
    report = report_of(html, "a.html")
    assert not report.documents
    assert str(report.problems[0]).startswith("a.html: ")
    assert "save" in report.problems[0].reason


def test_a_page_of_navigation_alone_gives_that(one):
    assert one("<html><body><nav>Home News</nav></body></html>", "a.html").text == "Home News"


def test_text_outside_of_any_element(one):
    assert one("<!doctype html>Seoul said so.", "a.html").text == "Seoul said so."


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("utf-8", "utf-8"), ("utf-16", "utf-16")],
)
def test_declared_charsets(one, encoding, declared):
    words = "Министерство сообщило, что военные прибыли."
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    html = f"<html><head>{meta}</head><body><p>{words}</p>"
    assert one(html.encode(encoding), "a.html").text == words


def test_a_declaration_inside_cannot_change_decoded_text(one):
    head = '<?xml version="1.0" encoding="utf-16"?><html><head><meta charset="utf-7"></head>'
    html = f"{head}<body>Séoul +ADw-b+AD4-</body></html>"
    assert one(html, "a.html").text == "Séoul +ADw-b+AD4-"


def test_declared_charset_of_xml_stands_first():
    assert declared_charset(b'<?xml version="1.0" encoding="koi8-r"?><meta charset="x">') == "koi8-r"
    assert declared_charset(b"<p>none</p>") is None


def test_nul_does_not_cut_the_page(one):
    document = one(b"<html><body><p>before\0after</p><p>end</p></body></html>", "a.html")
    assert document.text == "before\ufffdafter\n\nend"
    assert document.notes == ("1 NUL character replaced by U+FFFD",)


def test_text_tricks_are_kept(one):
    assert one("<html><body>\u202eevil\u2066 x\u200by</body></html>", "a.html").text == "\u202eevil\u2066 x\u200by"


@pytest.mark.parametrize("tag", ["div", "b", "span", "font", "ul><li", "table><tr><td", "blockquote", "x-y"])
def test_deep_nesting_is_refused_before_parsing(report_of, tag):
    (problem,) = report_of("<html><body>" + f"<{tag}>" * 20_000 + "x", "deep.html").problems
    assert "deep.html: its elements are nested deeper than 512" in str(problem)


@pytest.mark.parametrize("tag", ["p", "li", "br", "img", "td", "option", "/div", "!-- x --"])
def test_many_elements_beside_each_other_are_not_deep(tag):
    check_depth(f"<{tag}>x" * 20_000, "flat.html")


def test_closed_elements_are_not_deep():
    check_depth("<div><b>x</b></div>" * 5000 + "<div><span>x</div>" * 5000, "flat.html")
    check_depth("<script>" + "<div>" * 5000 + "</script>" + "<!--" + "<div>" * 5000 + "-->", "flat.html")


def test_the_deepest_page_that_is_read_is_read_whole(one):
    html = "<html><body>" + "<div>" * 500 + "Seoul said so." + "</div>" * 500 + "<p>The end.</p>"
    assert one(html, "a.html").text == "Seoul said so.\n\nThe end."


def test_one_very_long_line_is_read_whole(one):
    words = "Seoul said so. " * 800_000
    text = one(f"<html><body><p>{words}</p><p>The end.</p>", "long.html").text
    assert text.endswith("The end.")
    assert len(text) > 11_000_000


def test_visible_text_of_a_part_has_no_tail():
    tree = parse_html("<p>one <b>two</b> three</p>", "a.html")
    assert visible_text(next(tree.iter("b"))) == "two"


def test_tables_of_a_long_page_keep_their_cells_without_bars(one):
    html, _ = page(600)
    table = "<table><tr><th>Source</th><th>Number</th></tr><tr><td>NIS</td><td>1,500</td></tr></table>"
    text = one(html.replace("</article>", table + "</article>"), "a.html").text
    assert "NIS" in text
    assert "1,500" in text
    assert "|" not in text


def test_a_page_of_very_many_elements_is_taken_whole(one):
    document = one("<html><body>" + "<i>word</i> " * 60_000, "a.html")
    assert len(document.text.split()) == 60_000
    assert any("whole page's text was taken" in note for note in document.notes)


def test_a_page_that_stands_in_one_form_is_read(one):
    html, paragraphs = page(150)
    document = one(html.replace("<main>", "<form><main>").replace("</main>", "</main></form>"), "a.html")
    assert all(paragraph in document.text for paragraph in paragraphs)


def test_what_a_page_hides_is_left_out_and_counted(one):
    document = one(f"<html><body><p>Shown.</p><div style='display:none'>{'word ' * 30}</div>", "a.html")
    assert document.text == "Shown."
    assert document.notes == ("30 words that the page hides were left out",)


def test_a_page_that_hides_everything_is_read_and_that_is_said(one):
    document = one("<html><body style='visibility: hidden'><p>Seoul said so.</p>", "a.html")
    assert document.text == "Seoul said so."
    assert "hidden text was taken" in document.notes[0]


def test_a_teaser_is_not_taken_for_the_text_of_a_page_without_paragraphs(one, monkeypatch):
    monkeypatch.setattr("osintkit.loaders.formats.html._main_text", lambda _tree: "A teaser of a few words.")
    html = page(900)[0].replace("<p>", "<div>").replace("</p>", "</div>")
    document = one(html, "a.html")
    assert len(document.text.split()) > 800
