"""The one door: what goes through it is text afterwards, and nothing else in the package opens another."""

from __future__ import annotations

import ast
import html
import json
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.display import Html, badge, escape, html_table, markdown_text, quote, show_table, visible

ROOT = Path(__file__).resolve().parents[1]
ANYTHING = st.text(st.characters(codec=None, categories=None), max_size=60)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text.append(data)


def read(markup: str) -> _Tags:
    parser = _Tags()
    parser.feed(markup)
    parser.close()
    return parser


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("price\u202egnp.exe", "price⟦U+202E⟧gnp.exe"),
        ("a\u200bb\u200d\ufeff", "a⟦U+200B⟧b⟦U+200D⟧⟦U+FEFF⟧"),
        ("a\x00\x1b[31m\x7f\x85", "a⟦U+0000⟧⟦U+001B⟧[31m⟦U+007F⟧⟦U+0085⟧"),
        ("safe\rGONE", "safe⟦U+000D⟧GONE"),
        ("one\r\ntwo\tthree\n", "one\ntwo\tthree\n"),
        ("half \ud83d here", "half \ufffd here"),
        ("heart \u2764\ufe0f", "heart \u2764\ufe0f"),
        ("hidden a\ufe0f\U000e0041", "hidden a⟦U+FE0F⟧⟦U+E0041⟧"),
        ("여름 привет مرحبا é 😀", "여름 привет مرحبا é 😀"),
    ],
)
def test_invisible_signs_are_shown_and_visible_ones_stay(text, shown):
    assert visible(text) == shown


def test_every_format_and_control_character_is_marked():
    # these eleven leave ink: signs that Arabic, Syriac and Kaithi put around numbers
    with_ink = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, 0x9, 0xA}
    missed = [
        hex(point)
        for point in range(0x110000)
        if not 0xD800 <= point <= 0xDFFF
        and point not in with_ink
        and unicodedata.category(chr(point)) in {"Cf", "Cc", "Zl", "Zp"}
        and visible("a" + chr(point)) == "a" + chr(point)
    ]
    assert missed == []


@given(ANYTHING)
@settings(max_examples=150, deadline=None)
def test_escaped_text_holds_no_markup_and_reads_back(text):
    escaped = escape(text)
    assert not set(escaped) & set("<>\"'")
    assert html.unescape(escaped) == visible(text)
    assert visible(visible(text)) == visible(text)
    escaped.encode("utf-8")


@given(ANYTHING)
@settings(max_examples=150, deadline=None)
def test_markdown_text_renders_as_itself(text):
    import mistune

    rendered = mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "url"])(
        "x" + markdown_text(text)
    )
    parsed = read(rendered)
    assert set(parsed.tags) <= {"p", "span"}
    assert " ".join("".join(parsed.text).split()) == " ".join(("x" + " ".join(visible(text).split())).split())


def test_markdown_text_cannot_start_anything():
    for text in [
        "# a",
        "- a",
        "1. a",
        "> a",
        "    code",
        "a\n===",
        "$x$",
        "\\(x\\)",
        "<b>",
        "[a](b)",
        "https://a.b",
        "|a|",
    ]:
        line = markdown_text(text)
        assert "\n" not in line
        assert not set(line) & set("#*>|[]()<>$\\`_") - {"<", ">", "#"}
        assert "<b" not in line


@given(ANYTHING, ANYTHING, ANYTHING)
@settings(max_examples=60, deadline=None)
def test_no_text_in_a_table_becomes_markup(name, cell, caption):
    markup = html_table([{name: cell}], caption=caption)
    assert set(read(markup).tags) <= {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}


def test_a_table_can_be_followed_by_a_screen_reader():
    frame = pd.DataFrame(
        {
            "who": ["NIS", None],
            "n": pd.array([1200000, None], dtype="Int64"),
            "year": [2024, 2025],
            "when": pd.to_datetime(["2024-10-18", None]),
            "sure": [True, False],
            "share": [0.5, float("nan")],
            "parts": [("a", "<b>"), ()],
        }
    )
    markup = html_table(
        frame, caption="Who & when", columns={**{name: name for name in frame.columns}, "n": "How many"}
    )
    assert "<caption>Who &amp; when</caption>" in markup
    assert markup.count('scope="col"') == 7
    assert '<th scope="col" class="num">How many</th>' in markup
    assert "<tr><td>NIS</td>" in markup
    for cell in ["1,200,000", "2024", "2024-10-18", "yes", "0.5", "a, &lt;b&gt;"]:
        assert cell in markup
    assert markup.count("–") == 5
    assert "nan" not in markup.lower()


def test_an_empty_table_says_so():
    assert "none" in html_table(pd.DataFrame({"a": []}), caption="Nothing")
    assert "none" in html_table([], caption="Nothing")


def test_columns_choose_and_order():
    markup = html_table(pd.DataFrame({"a": [1], "b": [2]}), caption="c", columns=["b"])
    assert "<td>" not in markup.replace('<td class="num">', "")
    assert ">2<" in markup
    assert ">1<" not in markup


def test_only_our_own_markup_stands_in_a_cell():
    rows = [{"verdict": badge("single origin", "single"), "name": "<i>x</i>"}]
    markup = html_table(rows, caption="c")
    assert '<span class="badge badge-single">single origin</span>' in markup
    assert "<i>" not in markup
    # a text column of pandas cannot carry markup by accident
    assert "<i>" not in html_table(pd.DataFrame({"a": ["<i>x</i>"]}), caption="c")


def test_marks_of_a_quotation_never_overlap_or_break_out():
    shown = quote(
        "A <b> said it", [(0, 1, "speaker"), (0, 5, "content"), (6, 10, "cue"), (9, 99, "content")], "who\u202e"
    )
    assert shown.markup.count("<mark") == 2
    assert "&lt;b&gt;" in shown.markup
    assert "⟦U+202E⟧" in shown.markup
    assert 'class="mark-x-y"' in quote("abc", [(0, 1, 'x" y')]).markup


def test_html_shows_itself_in_a_notebook():
    shown = Html("<p>a</p>", "a") + show_table([{"a": 1}], caption="One")
    bundle = shown._repr_mimebundle_()
    assert bundle["text/html"].startswith("<p>a</p><div")
    assert bundle["text/plain"] == "a\nOne (1 row)"
    with pytest.raises(TypeError):
        Html("a") + "<b>"


def test_a_table_in_a_notebook_reads_from_the_left():
    bundle = show_table([{"a": "x"}], caption="One")._repr_mimebundle_()
    assert bundle["text/html"].count("<style>") == 1
    assert "text-align:left" in bundle["text/html"]
    assert "<style>" not in show_table([{"a": "x"}], caption="One").markup


# -- the lint -------------------------------------------------------------------------------------

FORBIDDEN_NAMES = {"HTML", "HTMLMath", "Javascript", "IFrame", "SVG", "format_html", "to_html"}
FORBIDDEN_ATTRIBUTES = {"style", "_repr_html_"}


def doors(tree: ast.AST) -> list[tuple[int, str]]:
    """Return every way past `osintkit.display` in a module."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in {"IPython", "ipywidgets"}:
            found += [(node.lineno, alias.name) for alias in node.names if alias.name in FORBIDDEN_NAMES]
        if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN_NAMES | {"description_allow_html"}:
            found.append((node.lineno, node.attr))
        if isinstance(node, ast.Name) and node.id in {"HTML", "HTMLMath"}:
            found.append((node.lineno, node.id))
        if isinstance(node, ast.keyword) and node.arg == "description_allow_html":
            found.append((node.value.lineno, node.arg))
        if isinstance(node, ast.FunctionDef) and node.name == "_repr_html_":
            found.append((node.lineno, node.name))
        if isinstance(node, ast.Attribute) and node.attr == "style" and _is_frame(node.value):
            found.append((node.lineno, "DataFrame.style"))
    return found


def _is_frame(node: ast.AST) -> bool:
    words = ast.unparse(node).lower()
    return any(word in words for word in ("frame", "df", "table", "case."))


def sources():
    for path in sorted((ROOT / "osintkit").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for number, cell in enumerate(json.loads(path.read_text("utf-8"))["cells"]):
            if cell["cell_type"] == "code":
                yield f"{path.name} cell {number}", "".join(cell["source"])


def test_nothing_goes_past_the_door():
    found = [
        f"{name}:{line}: {what}"
        for name, source in sources()
        if name != "osintkit/display.py"
        for line, what in doors(ast.parse(source))
    ]
    assert found == [], "show captured text through osintkit.display, not through these"


@pytest.mark.parametrize(
    "source",
    [
        "from IPython.display import HTML, display\ndisplay(HTML(text))",
        "import IPython.display as d\nd.display(d.HTML(text))",
        "import ipywidgets as w\nw.HTML(value=text)",
        "import ipywidgets as w\nw.HTMLMath(text)",
        "w.Text(description=text, description_allow_html=True)",
        "frame.style.format()",
        "case.claims().style",
        "frame.to_html(escape=False)",
        "class A:\n    def _repr_html_(self): return self.text",
    ],
)
def test_the_lint_sees_each_way_past_it(source):
    assert doors(ast.parse(source))
