"""The reader's page without a kernel: a document of a megabyte stays fluid, hidden characters show, offsets hold."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from osintkit import widgets
from osintkit.display import visible

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from reader_page import KEY, long_document, measured, opened, page_of, view_of

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(chromium):
    page, draw = opened(chromium)
    yield page, draw
    page.close()


@pytest.mark.parametrize("paragraphs", [True, False], ids=["in paragraphs", "without a single break"])
def test_a_key_changes_no_more_of_a_megabyte_than_of_a_hundredth(reader, paragraphs: bool) -> None:
    page, draw = reader
    changed = []
    for size in (10_000, 1_000_000):
        draw(*long_document(size, paragraphs=paragraphs))
        changed.append({what: row["nodes"] for what, row in measured(page).items()})
        page.evaluate("document.body.replaceChildren()")
    small, large = changed
    assert all(large.values())  # each did something
    for what, nodes in large.items():
        assert nodes <= small[what] + 20, (what, small, large)


def test_hidden_characters_show_and_offsets_are_code_points(reader) -> None:
    page, draw = reader
    text = "It 👩‍🚒 ra\u202eined\u200b today. And it stopped."
    draw(page_of(text), view_of())
    codes = page.eval_on_selector_all(".osk-hidden", "nodes => nodes.map(node => node.dataset.code)")
    assert codes == ["U+200D", "U+202E", "U+200B"]
    page.evaluate(KEY, "ArrowDown")
    page.evaluate(KEY, "ArrowDown")
    page.evaluate(KEY, "s")
    sent = page.evaluate("window.sent.find(one => one.command === 'link').given")
    assert text[sent["start"] : sent["end"]] == "And it stopped."


def test_the_same_characters_are_marked_here_and_in_python(reader) -> None:
    page, _ = reader
    ask = """([ranges]) => ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at))
      .filter(point => marked(String.fromCodePoint(point)) !== String.fromCodePoint(point))"""
    source = (Path(widgets.__file__).parent / "js" / "text.js").read_text(encoding="utf-8")
    page.add_script_tag(content=source.partition("export {")[0])
    ranges = [(0, 0xD800), (0xE000, 0x20000), (0xE0000, 0xE1000)]  # what lies between holds ideographs, or nothing
    hidden = [one for start, end in ranges for one in range(start, end) if visible(chr(one)) != chr(one)]
    assert page.evaluate(ask, [ranges]) == hidden


def test_menus_and_titles_show_hidden_characters_as_words(reader) -> None:
    page, draw = reader
    view = {**view_of(), "documents": [{"id": "D-1", "label": "price\u202egnp.exe"}]}
    draw(page_of("It rained."), view)
    assert page.inner_text(".osk-row select >> nth=0") == "price⟦U+202E⟧gnp.exe"


def _selected(page) -> str:
    return page.inner_text(".osk-quoted").removeprefix("Selected: ")


def test_a_selection_grows_and_shrinks_at_the_end_that_moves(reader) -> None:
    page, draw = reader
    draw(page_of("It rained all day. It stopped at six. Nobody came."), view_of())
    steps = [
        ("ArrowDown", "It rained all day."),
        ("Shift+ArrowDown", "It rained all day. It stopped at six."),
        ("Shift+ArrowRight", "It rained all day. It stopped at six. Nobody"),
        ("Shift+ArrowLeft", "It rained all day. It stopped at six"),
        ("Shift+ArrowUp", "It rained all day."),
        ("Shift+ArrowUp", "It rained all day."),  # where it began stays selected
        ("End", "Nobody came."),
        ("Shift+ArrowUp", "It stopped at six. Nobody came."),
        ("Shift+ArrowLeft", "day. It stopped at six. Nobody came."),
        ("Shift+ArrowRight", "It stopped at six. Nobody came."),
        ("Shift+ArrowDown", "Nobody came."),
        ("Home", "It rained all day."),
        ("ArrowRight", "It"),
        ("Shift+ArrowLeft", "day. It"),
    ]
    for key, words in steps:
        page.evaluate(KEY, key)
        assert _selected(page) == words, key


def test_a_long_text_is_leafed_through_and_searched_by_keyboard(reader) -> None:
    page, draw = reader
    text = "\n\n".join(
        f"On day {number} it rained in the {'north' if number % 10 else 'south'}." for number in range(200)
    )
    draw(page_of(text), view_of())
    page.evaluate(KEY, "PageDown")
    first = int(_selected(page).split()[2])
    assert first > 3
    page.evaluate(KEY, "PageDown")
    assert int(_selected(page).split()[2]) > first + 3
    page.evaluate(KEY, "Home")
    page.fill("input[type=search]", "SOUTH")
    page.press("input[type=search]", "Enter")
    told = "Hit {} of 20. Selected: south"
    assert page.inner_text(".osk-quoted") == told.format(1)
    page.keyboard.press("h")
    assert page.inner_text(".osk-quoted") == told.format(2)
    page.keyboard.press("H")
    page.keyboard.press("H")
    assert page.inner_text(".osk-quoted") == told.format(20)


def test_marks_say_their_stance_without_colour(reader) -> None:
    page, draw = reader
    text = "It rained. It stopped."
    judged = {"evidence": "E-1", "claim": "c", "start": 0, "end": 10, "stance": "refutes", "status": "accepted"}
    judged |= {"analysts": ["anna"], "anchor": "ok", "contested": False, "numbers": [], "note": ""}
    draw(page_of(text), {**view_of([(11, 22)]), "judged": [judged]})
    signs = page.eval_on_selector_all("[data-sign]", "nodes => nodes.map(one => [one.dataset.sign, one.textContent])")
    assert signs == [["▼", "It rained."], ["▲?", "It stopped."]]
    lines = page.eval_on_selector_all(
        "[data-sign]", "nodes => nodes.map(one => getComputedStyle(one).borderBottomStyle)"
    )
    assert lines == ["double", "dashed"]
    page.evaluate(
        "view => window.change(view)", {"judged": [{**judged, "claim": "d"}, {**judged, "status": "rejected"}]}
    )
    signs = page.eval_on_selector_all(".osk-aside", "nodes => nodes.map(one => [one.dataset.sign, one.title])")
    assert signs == [["✕", "refutes d (accepted, anna); no evidence for c (rejected, anna)"]]
    # what is not on the screen yet has no text of its own: it comes with the next frame
    page.wait_for_function("[...document.querySelectorAll('.osk-judgments li')].every(one => one.innerText)")
    told = page.locator(".osk-judgments li").all_inner_texts()
    assert [one.replace("\xa0", " ") for one in told] == ["▼ refutes d accepted, anna", "✕ no evidence for c anna"]


def test_a_redraw_leaves_no_selection_but_the_one_that_is_told(reader) -> None:
    page, draw = reader
    text = "It rained. It stopped."
    draw(page_of(text), view_of())
    page.evaluate(KEY, "ArrowDown")
    page.evaluate(KEY, "ArrowDown")
    assert page.evaluate("document.getSelection().toString()") == "It stopped."
    judged = {"evidence": "E-1", "claim": "c", "start": 11, "end": 22, "stance": "refutes", "status": "accepted"}
    judged |= {"analysts": ["anna"], "anchor": "ok", "contested": False, "numbers": [], "note": "", "estimates": []}
    page.evaluate("view => window.change(view)", {"judged": [judged]})
    assert page.evaluate("document.getSelection().toString()") == ""
    marked_ = "[...CSS.highlights.get('osk-selection')].map(range => range.toString())"
    assert page.evaluate(marked_) == ["It stopped."]
    page.evaluate(KEY, "Shift+ArrowUp")
    assert _selected(page).startswith("It rained. It stopped.")


def test_what_is_being_typed_outlives_a_change_elsewhere(reader) -> None:
    page, draw = reader
    text = "It rained. It stopped."
    draw(page_of(text), view_of())
    page.evaluate(KEY, "ArrowDown")
    page.evaluate(KEY, "m")
    page.keyboard.type("by telepho")
    note = page.get_by_label("Note")
    judged = {"evidence": "E-1", "claim": "c", "start": 11, "end": 22, "stance": "refutes", "status": "accepted"}
    judged |= {"analysts": ["ben"], "anchor": "ok", "contested": False, "numbers": [], "note": "", "estimates": []}
    page.evaluate("view => window.change(view)", {"judged": [judged]})
    assert page.locator(".osk-judgments li").count() == 1
    assert note.input_value() == "by telepho"
    page.evaluate(KEY, "ArrowDown")
    assert note.input_value() == ""  # another passage, other details


def test_details_typed_before_the_answer_comes_stay(reader) -> None:
    page, draw = reader
    text = "It rained. It stopped."
    draw(page_of(text), view_of())
    page.evaluate(KEY, "ArrowDown")
    page.evaluate(KEY, "s")
    page.get_by_label("Unit").fill("litres")
    stored = {"evidence": "E-1", "claim": "c", "start": 0, "end": 10, "stance": "supports", "status": "accepted"}
    stored |= {"analysts": ["anna"], "anchor": "ok", "contested": False, "numbers": [], "note": "", "estimates": []}
    page.evaluate("view => window.change(view)", {"judged": [stored]})
    assert "Details of E-1" in page.inner_text("fieldset legend")
    assert page.get_by_label("Unit").input_value() == "litres"
    page.evaluate("view => window.change(view)", {"judged": [{**stored, "note": "from another notebook"}]})
    assert page.get_by_label("Note").input_value() == "from another notebook"
    assert page.get_by_label("Unit").input_value() == "litres"


def test_keys_are_listed_on_demand(reader) -> None:
    page, draw = reader
    draw(page_of("It rained."), view_of())
    assert not page.is_visible(".osk-help dl")
    page.evaluate(KEY, "?")
    listed = page.inner_text(".osk-help dl")
    assert "next suggestion" in listed
    assert "take back your last judgment" in listed


def test_captured_text_stays_text(reader) -> None:
    page, draw = reader
    text = '<img src=x onerror="window.hurt = 1"><script>window.hurt = 1</script> &amp; said.'
    draw({**page_of(text), "title": text, "publisher": text}, view_of())
    assert page.locator(".osk-page img, .osk-page script, .osk-heading img").count() == 0
    assert text in page.text_content(".osk-page")
    assert page.evaluate("window.hurt") is None


def test_a_judgment_that_the_kernel_does_not_answer_is_not_called_saved(reader) -> None:
    page, draw = reader
    draw(page_of("It rained. It stopped."), view_of())
    page.evaluate(KEY, "ArrowDown")
    page.evaluate(KEY, "s")
    page.wait_for_selector("text=waiting for the kernel, not saved yet", timeout=5000)
