"""Every widget on hostile words, drawn from its real state: they stay text, in sight, and inside the widget."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import osintkit
from osintkit import widgets
from osintkit.errors import SetupError

pytestmark = pytest.mark.browser

RUN = "<img src=x onerror='window.hurt = 1'><script>window.hurt = 1</script>"
CASE = f"""\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {{id: city, name: "City Council {RUN}", kind: government, aliases: [City Council]}}
  - {{id: police, name: "Harbour Police \\u202eecilop", kind: organisation, aliases: [Harbour Police]}}
  - {{id: long, name: "{"Verylongname" * 30}", kind: organisation}}
claims:
  - {{id: closed, text: "The bridge was closed on 3 May \\u202edesrever {RUN} {"x" * 300}.", terms: [bridge, closed]}}
hypotheses:
  - {{id: repair, text: "It was closed for repair {"y" * 200}."}}
  - {{id: attack, text: "It was closed after an attack {RUN}."}}
"""
TEXT = f"""\
Title: Bridge {RUN} \u202egnp.exe {"t" * 400}
Publisher: Harbour Police
Published: 2024-05-04
Language: en

The City Council said on Friday that the bridge was closed \u202edesrever\u202c to 1,500 pe\u200bople {RUN} {"w" * 900}.

\u2066The Harbour Police said that the bridge was not closed\u2069 on Saturday. {RUN}
"""
MODEL = """
async ([source, view, given]) => {
  const state = { view, page: given, message: { kind: "ready", text: "", number: 1 } }, heard = {};
  const set = (name, value) => {
    state[name] = value;
    for (const what of heard["change:" + name] ?? []) what();
  };
  window.set = set;
  const send = async (content) => {
    if (content.command === "in_step") return;
    const answer = await window.python(content);
    set("message", answer.message);
    await window.shown?.();
    set("view", answer.view);
  };
  const on = (name, what) => { (heard[name] ??= []).push(what); };
  const model = { model_id: "m", get: (name) => state[name], on, off() {}, send };
  const module = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const el = document.createElement("div");
  document.body.replaceChildren(el);
  window.leave = module.default.render({ model, el });
}
"""
SLOW = """
() => {
  const python = window.python, held = [];
  window.python = (content) => new Promise((answer) => held.push(() => python(content).then(answer)));
  window.answer = () => held.splice(0).forEach((one) => one());
  window.shown = () => new Promise((show) => { window.view = show; });
}
"""
LAB = """
:root { --jp-ui-font-size1: 13px; --jp-ui-font-size0: .83333em; --jp-ui-font-color0: black; --jp-layout-color1: white; }
body { font: 13px sans-serif; margin: 8px; }
"""
"""Sizes as JupyterLab sets them: relative ones once made the marks of hidden characters vanish."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("hostile") / "bridge"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(CASE, encoding="utf-8")
    (root.parent / "page.txt").write_text(TEXT, encoding="utf-8")
    case = osintkit.open_case(root)
    case.add(root.parent / "page.txt")
    pieces = [piece for piece in case.material().evidence if piece.claim == "closed"]
    case.judge.link(pieces[0].passage, "closed", "supports", details={"note": RUN})
    case.judge.rate("repair", pieces[0].id, "I")
    case.judge.grade("city", "C", reason=RUN)
    osintkit.open_case(root, analyst="ben").judge.link(pieces[0].passage, "closed", "neutral")
    case.judge.adjudicate(pieces[0].id, stance="supports", reason=RUN)
    return root


class Stage:
    """A page on which a widget is drawn; what it sends reaches the real one."""

    def __init__(self, page) -> None:
        self.page = page
        self.widget = None
        page.expose_function("python", self._act)

    def _act(self, content: dict) -> dict:
        self.widget._received(None, content, [])
        return {"message": self.widget.message, "view": self.widget.view}

    def draw(self, name: str, case) -> None:
        kind = getattr(widgets, name)
        self.widget = kind(case, case.first_document("closed")) if name == "Reader" else kind(case)
        self.page.add_style_tag(content=LAB + kind._css)
        self.page.evaluate(MODEL, [kind._esm, self.widget.view, getattr(self.widget, "page", {})])


@pytest.fixture
def stage(chromium):
    page = chromium.new_page(viewport={"width": 850, "height": 900})
    page.goto("about:blank")
    yield Stage(page)
    page.close()


@pytest.mark.parametrize("name", widgets.__all__)
def test_hostile_words_stay_text_in_sight_and_inside(name: str, hostile: Path, stage: Stage) -> None:
    page = stage.page
    stage.draw(name, osintkit.open_case(hostile))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.locator(".osk-surface img, .osk-surface script").count() == 0
    for width in (850, 400, 280):  # the last is what 200 % leaves of a narrow window beside the folder list
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate(
            "[document.documentElement.scrollWidth, document.querySelector('.osk-surface').scrollWidth]"
        )
        assert max(wide) <= width, wide
    marks = page.eval_on_selector_all(".osk-hidden", "all => all.map(one => one.getBoundingClientRect().width)")
    assert all(mark > 20 for mark in marks), marks
    shown = page.inner_text(".osk-surface")
    assert marks or "⟦U+202E⟧" in shown
    assert "\u202e" not in shown
    assert page.evaluate("window.hurt") is None


def test_a_refused_judgment_gives_the_note_back(hostile: Path, stage: Stage) -> None:
    page = stage.page
    stage.draw("Triage", osintkit.open_case(hostile, read_only=True))
    page.evaluate(MODEL, [stage.widget._esm, {**stage.widget.view, "read_only": False}, {}])
    page.locator("[data-stage]").focus()
    page.keyboard.press("m")
    page.keyboard.type("by telephone")
    page.keyboard.press("Enter")
    page.keyboard.press("s")
    page.get_by_text("Not saved").wait_for()
    assert page.get_by_label("Note").input_value() == "by telephone"


def test_a_reason_is_typed_on_while_others_judge(hostile: Path, stage: Stage) -> None:
    page = stage.page
    case = osintkit.open_case(hostile, read_only=True)
    stage.draw("Disagreements", case)
    position = {"analyst": "anna", "value": "supports", "at": "2024-05-04 10:00"}
    dispute = {"of": "link", "subject": "E-1", "claim": "closed", "words": "It rained.", "choices": ["supports"]}
    view = {**stage.widget.view, "read_only": False, "open": [{**dispute, "positions": [position]}]}
    page.evaluate(MODEL, [stage.widget._esm, view, {}])
    reason = page.get_by_label("Reason")
    reason.fill("the clause")
    reason.evaluate("one => one.setSelectionRange(4, 4)")
    other = {**dispute, "subject": "E-2", "positions": [position]}
    page.evaluate("view => window.set('view', view)", {**view, "open": [view["open"][0], other]})
    page.keyboard.type("first ")
    assert page.get_by_label("Reason").first.input_value() == "the first clause"


def test_what_is_pressed_outlives_a_redraw(hostile: Path, stage: Stage) -> None:
    page = stage.page
    stage.draw("Origins", osintkit.open_case(hostile))
    view = stage.widget.view
    others = {**view, "origins": [{**one, "family": "as another notebook has it"} for one in view["origins"]]}
    page.locator("input[type=checkbox]").first.focus()
    page.keyboard.down("Space")
    page.evaluate("view => window.set('view', view)", others)
    assert "as another notebook has it" not in page.inner_text(".osk-surface")
    page.keyboard.up("Space")
    page.get_by_text("1 chosen").wait_for()
    page.get_by_text("as another notebook has it").first.wait_for()
    assert page.locator("input[type=checkbox]").first.is_checked()

    place = page.locator("input[type=checkbox]").first.bounding_box()
    page.mouse.move(place["x"] + 5, place["y"] + 5)
    page.mouse.down()
    page.evaluate("view => window.set('view', view)", view)
    page.mouse.up()
    page.get_by_text("Choose evidence").wait_for()
    page.get_by_text("as another notebook has it").first.wait_for(state="detached")
    assert not page.locator("input[type=checkbox]").first.is_checked()


def test_a_key_that_is_held_down_judges_once(hostile: Path, stage: Stage) -> None:
    page = stage.page
    stage.draw("Triage", osintkit.open_case(hostile, read_only=True))
    page.evaluate("view => window.set('view', view)", {**stage.widget.view, "read_only": False})
    page.locator("[data-stage]").focus()
    for _ in range(5):
        page.keyboard.down("s")
    page.keyboard.up("s")
    page.get_by_text("Not saved").wait_for()
    assert stage.widget.message["number"] == 2


@pytest.fixture
def fresh(hostile: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(hostile, tmp_path / "bridge"))


def test_quick_presses_judge_each_passage_once(fresh: Path, stage: Stage) -> None:
    page = stage.page
    declared = (fresh / "case.yaml").read_text(encoding="utf-8")
    plain = re.sub(r'text: "The bridge was closed on 3 May[^"]*"', "text: The bridge was closed", declared)
    (fresh / "case.yaml").write_text(plain, encoding="utf-8")  # of what states a hostile claim there is little
    for number in range(4):
        paper = fresh.parent / f"page{number}.txt"
        paper.write_text(f"The City Council said on day {number} that the bridge was closed.", encoding="utf-8")
        osintkit.open_case(fresh).add(paper)
    case = osintkit.open_case(fresh)
    stage.draw("Triage", case)
    waiting = [one["evidence"] for one in stage.widget.view["queue"]]
    before = len(case.judge.table())
    page.locator("[data-stage]").focus()
    page.evaluate(SLOW)
    for key in "ssrs":
        page.keyboard.press(key)
    page.evaluate("window.answer()")
    page.get_by_text("saved: accepted").wait_for()
    page.keyboard.press("r")  # the answer is here, the next passage is not on the screen yet
    page.evaluate("window.view()")
    page.get_by_text(f"{len(waiting) - 1} waiting").wait_for()
    judged = case.judge.table()[before:]
    assert judged["subject"].tolist() == waiting[:1]
    assert judged["value"].tolist() == ["supports"]
    page.keyboard.press("s")
    page.evaluate("window.answer()")
    page.get_by_text("saved: accepted").wait_for()
    page.evaluate("window.view()")
    page.get_by_text(f"{len(waiting) - 2} waiting").wait_for()
    assert case.judge.table()[before:]["subject"].tolist() == waiting[:2]


def test_what_a_full_disk_refused_is_offered_until_it_is_saved_or_dropped(
    fresh: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = stage.page
    case = osintkit.open_case(fresh)
    stage.draw("Sources", case)
    offered = page.locator(".osk-unsaved")

    def full(*_: object, **__: object) -> None:
        raise SetupError("journal: no space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(case.judge, "_append", full)
        page.locator("[data-stage]").focus()
        for reason in ("once", "borne out"):
            page.keyboard.press("b")
            page.get_by_label("Why this letter").fill(reason)
            page.keyboard.press("Enter")
            offered.get_by_text(reason).wait_for()
        offered.get_by_text("1 judgment was not saved").wait_for()  # of one thing the last counts
        page.get_by_role("button", name="Try again").click()
        offered.get_by_text("borne out").wait_for()
    stage.draw("Sources", case)  # the cell is run again
    assert "1 judgment was not saved" in offered.inner_text()
    page.get_by_role("button", name="Try again").click()
    offered.wait_for(state="hidden")
    assert case.judge.table().query("kind == 'grade'").iloc[-1]["words"] == "borne out"


def test_of_what_got_lost_on_one_passage_the_last_is_offered(fresh: Path, stage: Stage) -> None:
    page = stage.page
    stage.draw("Reader", osintkit.open_case(fresh))
    page.evaluate(SLOW)  # no answer comes
    page.locator("[data-stage]").focus()
    for key in ("ArrowDown", "s", "r", "ArrowDown", "n"):
        page.keyboard.press(key)
    page.evaluate("window.leave()")  # the output is cleared
    stage.draw("Reader", osintkit.open_case(fresh))
    offered = page.locator(".osk-unsaved li")
    offered.nth(1).wait_for()
    assert [one.replace("\xa0", " ")[:10] for one in offered.all_inner_texts()] == ["▼ refutes ", "● neutral "]


def test_a_key_after_a_recorded_reason_is_a_key_again(fresh: Path, stage: Stage) -> None:
    page = stage.page
    case = osintkit.open_case(fresh)
    stage.draw("Sources", case)
    page.locator("[data-stage]").focus()
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    page.get_by_text("Not saved: say why").wait_for()
    assert page.get_by_role("button", name="Try again").count() == 0  # it would be refused again
    page.keyboard.type("borne out")
    page.keyboard.press("Enter")
    page.get_by_text("saved: B for").wait_for()
    page.keyboard.press("u")
    page.get_by_text("saved: undo of letter B for").wait_for()
    assert page.get_by_label("Why this letter").input_value() == ""

    stage.draw("Origins", case)
    page.locator("input[type=checkbox]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("s")
    page.keyboard.type("their own pier")
    page.keyboard.press("Enter")
    page.get_by_text("saved: split of 1").wait_for()
    page.keyboard.press("u")
    page.get_by_text("saved: undo of a split in closed").wait_for()

    stage.draw("Assessment", case)
    page.locator("[data-stage]").focus()
    page.keyboard.press("6")
    page.keyboard.press("w")
    page.keyboard.type("No basis.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("saved: digit 6").wait_for()
    page.keyboard.press("u")
    page.get_by_text("saved: undo of the assessment of closed").wait_for()


def test_arrows_follow_the_text_where_it_is_read_from_right_to_left(fresh: Path, stage: Stage) -> None:
    page = stage.page
    (fresh.parent / "rtl.txt").write_text("قالت الوزارة إن الجسر مغلق", encoding="utf-8")
    case = osintkit.open_case(fresh)
    case.add(fresh.parent / "rtl.txt")
    document = next(one["id"] for one in case.document_labels() if one["label"].startswith("undated"))
    stage.widget = widgets.Reader(case, document)
    page.add_style_tag(content=LAB + widgets.Reader._css)
    page.evaluate(MODEL, [widgets.Reader._esm, stage.widget.view, stage.widget.page])
    page.locator("[data-stage]").focus()
    for key, words in (
        ("ArrowLeft", "قالت"),
        ("ArrowLeft", "الوزارة"),
        ("Shift+ArrowLeft", "الوزارة إن"),
        ("Shift+ArrowRight", "الوزارة"),
        ("ArrowRight", "قالت"),
    ):
        page.keyboard.press(key)
        assert page.locator(".osk-quoted").inner_text() == f"Selected: {words}"


def test_what_is_typed_of_a_source_outlives_an_answer(hostile: Path, stage: Stage) -> None:
    page = stage.page
    stage.draw("Sources", osintkit.open_case(hostile, read_only=True))
    view = {**stage.widget.view, "read_only": False}
    page.evaluate("view => window.set('view', view)", view)
    page.locator("summary", has_text="Names, owner").click()
    page.get_by_label("Other names").fill("the council")
    page.get_by_label("Why this letter").fill("borne out")
    page.get_by_label("Why this change").fill("as they sign")
    page.locator("input[type=radio][value=D]").check()
    graded = {**view["current"], "letter": "B", "url": "https://example.org/"}
    page.evaluate("view => window.set('view', view)", {**view, "current": graded})
    assert page.get_by_label("Other names").input_value() == "the council"
    assert page.get_by_label("Why this letter").input_value() == "borne out"
    assert page.get_by_label("Why this change").input_value() == "as they sign"
    assert page.get_by_label("Address").input_value() == "https://example.org/"
    assert page.locator("input[type=radio][value=D]").is_checked()
    page.evaluate("view => window.set('view', view)", {**view, "current": {**graded, "id": "police"}})
    assert page.get_by_label("Why this letter").input_value() == ""
    assert page.locator("input[type=radio][value=B]").is_checked()


def test_an_empty_case_says_what_to_declare(tmp_path: Path, stage: Stage) -> None:
    osintkit.new_case(tmp_path / "empty")
    case = osintkit.open_case(tmp_path / "empty")
    errors: list[str] = []
    stage.page.on("pageerror", lambda error: errors.append(str(error)))
    for name, told in (
        ("Sources", "under `sources:` in case.yaml"),
        ("Hypotheses", "under `hypotheses:` in case.yaml"),
    ):
        stage.draw(name, case)
        assert told in stage.page.inner_text(".osk-surface")
        assert "Nobody said who judges" in stage.page.inner_text(".osk-surface")
        stage.page.locator("[data-stage]").focus()
        for key in ("b", "4", "ArrowDown", "Enter", "?"):
            stage.page.keyboard.press(key)
    assert errors == []


def test_a_refused_rating_does_not_stay_on_the_screen(hostile: Path, stage: Stage) -> None:
    page = stage.page
    stage.draw("Hypotheses", osintkit.open_case(hostile))
    first = page.locator("td[data-row='0'][data-column='0']")
    before = first.inner_text()
    stage.widget.do = lambda *_: 1 / 0
    first.focus()
    page.keyboard.press("5")
    page.get_by_text("ZeroDivisionError").wait_for()
    assert first.inner_text() == before
    del stage.widget.do


def test_only_the_first_of_very_many_rows_are_drawn_and_it_says_so(hostile: Path, stage: Stage) -> None:
    page = stage.page
    case = osintkit.open_case(hostile, read_only=True)
    stage.draw("Timeline", case)
    row = stage.widget.view["rows"][0]
    rows = [{**row, "evidence": f"E-{number:012x}", "day": f"2024-05-{number % 28 + 1:02}"} for number in range(2_000)]
    view = {**stage.widget.view, "rows": rows}
    page.evaluate(MODEL, [widgets.Timeline._esm, view, {}])
    assert page.locator(".osk-scroll tbody tr").count() == 401
    assert "… and 1600 more" in page.inner_text(".osk-scroll tbody tr:last-child")
    assert page.locator(".osk-mark").count() == 2_000
    page.locator("svg").focus()
    page.keyboard.press("End")
    assert page.inner_text(".osk-quoted").startswith("2024-05")
