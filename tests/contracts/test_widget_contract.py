"""What every widget owes: plain state, commands that are on disk before they say so, a twin, visible errors."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import osintkit
from osintkit import widgets
from osintkit.errors import ParameterError, SetupError
from osintkit.widgets.surface import Surface

STATIC = Path(widgets.__file__).parent / "static"
SCRIPTS = sorted(path for path in (STATIC.parent / "js").glob("*.js") if path.name != "eslint.config.js")
TEXT = """\
Title: Bridge <script>alert(1)</script>
Publisher: Harbour Police
Published: 2024-05-03
Language: en

The City Council said on Friday that the bridge was closed. <img src=x onerror=alert(2)> Two boats waited.

The Harbour Police said on Saturday that the bridge was not closed. About 1,500 people waited, the mayor said.
"""
CASE = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {id: city, name: City Council, kind: government}
  - {id: police, name: Harbour Police, kind: organisation, aliases: [the police]}
claims:
  - {id: closed, text: The bridge was closed on 3 May., main: true, terms: [bridge, closed], scopes: [present]}
hypotheses:
  - {id: repair, text: It was closed for repair.}
  - {id: attack, text: It was closed after an attack.}
"""


@pytest.fixture(scope="module")
def read_case(tmp_path_factory) -> Path:
    """A case that is read once; every test gets a copy of it."""
    root = tmp_path_factory.mktemp("contract") / "bridge"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(CASE, encoding="utf-8")
    page = root.parent / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    case = osintkit.open_case(root)
    case.add(page)
    case.material()
    return root


@pytest.fixture
def folder(read_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(read_case, tmp_path / "bridge"))


def _words(case, words: str) -> dict[str, int]:
    document = case.first_document("closed")
    span = case.find(document, words)[0]
    return {"start": span.start, "end": span.end}


def _link(case, words: str, stance: str = "supports") -> str:
    document = case.first_document("closed")
    span = case.find(document, words)[0]
    case.judge.link(case.passage(document, span.start, span.end), "closed", stance)
    return next(p.id for p in case.material().evidence if p.passage.exact == words)


def make(name: str, case, **options) -> Surface:
    if name == "Reader":
        return widgets.Reader(case, case.first_document("closed"), **options)
    return getattr(widgets, name)(case, **options)


FIRST = "The City Council said on Friday that the bridge was closed."
SECOND = "The Harbour Police said on Saturday that the bridge was not closed."


def _prepare(name: str, folder: Path, case) -> tuple[str, dict]:
    """Return a command that records (or selects), after what it needs."""
    if name == "Reader":
        return "link", {**_words(case, FIRST), "stance": "supports", "note": "seen <b>bold</b>"}
    if name == "Triage":
        return "accept", {"stance": "supports"}
    if name == "Sources":
        return "grade", {"source": "police", "letter": "B", "reason": "borne <b>out</b>"}
    first = _link(case, FIRST)
    if name == "Origins":
        return "join", {"evidence": [first, _link(case, SECOND, "refutes")], "reason": "one <b>desk</b>"}
    if name == "Assessment":
        return "save", {"digit": "2", "rationale": f"The council closes bridges: {first}."}
    if name == "Hypotheses":
        return "rate", {"hypothesis": "repair", "evidence": first, "rating": "I"}
    if name == "Disagreements":
        ben = osintkit.open_case(folder, analyst="ben")
        _link(ben, FIRST, "refutes")
        case.refresh()
        return "settle", {"subject": first, "value": "supports", "reason": "it says <b>so</b>"}
    return "select", {"evidence": [first]}


@pytest.fixture(params=widgets.__all__)
def name(request) -> str:
    return request.param


def test_unknown_keyword_is_refused_with_the_nearest_name(name: str, folder: Path) -> None:
    with pytest.raises(ParameterError, match="has no parameter 'layuot'; did you mean 'layout'"):
        make(name, osintkit.open_case(folder), layuot=1)


def test_state_is_json_and_survives_the_way_to_the_browser(name: str, folder: Path) -> None:
    case = osintkit.open_case(folder)
    _prepare(name, folder, case)
    widget = make(name, case)
    assert json.loads(json.dumps(widget.view)) == widget.view
    assert widget.view["analyst"] == "anna"


def test_a_command_is_stored_and_a_new_widget_shows_it(name: str, folder: Path) -> None:
    case = osintkit.open_case(folder)
    command, given = _prepare(name, folder, case)
    before = json.dumps(make(name, case).state())
    widget = make(name, case)
    message = widget.act(command, **given)
    if name in ("Timeline", "Estimates"):
        assert message["kind"] in ("ready", "error")  # a selection records nothing; the small case has no numbers
        return
    assert message["kind"] == "saved", message
    again = make(name, osintkit.open_case(folder))  # as after a kernel's restart
    assert json.dumps(again.state()) != before
    assert again.twin() == make(name, case).twin()
    undone, redone = widget.act("undo"), widget.act("redo")
    assert undone["text"].startswith("saved: undo of ")
    assert redone["text"].replace("redo", "undo") == undone["text"]
    assert widget.act("redo")["kind"] == "ready"
    assert widget.message["text"] == "nothing to redo"
    assert make(name, osintkit.open_case(folder)).state() == again.state()


def test_twin_is_static_and_holds_no_markup_of_others(name: str, folder: Path) -> None:
    case = osintkit.open_case(folder)
    command, given = _prepare(name, folder, case)
    widget = make(name, case)
    widget.act(command, **given)
    markup = widget.twin().markup
    assert markup
    assert not re.search(r"<script|<img|<b>|javascript:|\son\w+=", markup)
    assert "<caption>" in markup or "<p>" in markup


def test_read_only_says_so_and_keeps_the_judgment(name: str, folder: Path) -> None:
    case = osintkit.open_case(folder)
    command, given = _prepare(name, folder, case)
    looking = osintkit.open_case(folder, read_only=True)
    widget = make(name, looking)
    assert widget.view["read_only"]
    if "undo" not in type(widget).commands:
        return
    message = widget.act(command, **given)
    assert message["kind"] == "error"
    assert "read-only" in message["text"]
    assert message["retry"] == {"command": command, "given": given}


def test_full_disk_is_an_error_in_the_widget_and_can_be_tried_again(name: str, folder: Path, monkeypatch) -> None:
    case = osintkit.open_case(folder)
    command, given = _prepare(name, folder, case)
    widget = make(name, case)
    if "undo" not in type(widget).commands:
        return
    with monkeypatch.context() as full:

        def refuse(*_: object) -> None:
            raise SetupError("journal: no space left on device; free some and try again")

        full.setattr(case.judge, "_append", refuse)
        message = widget.act(command, **given)
    assert message["kind"] == "error"
    assert "no space left" in message["text"]
    retry = message["retry"]
    assert widget.act(retry["command"], **retry["given"])["kind"] == "saved"


def test_a_judgment_whose_answer_was_lost_is_kept_once(name: str, folder: Path) -> None:
    case = osintkit.open_case(folder)
    command, given = _prepare(name, folder, case)
    if "undo" not in getattr(widgets, name).commands:
        return
    asked = {"command": command, "given": given, "request": "1f"}
    before = len(case.judge.table())
    make(name, case)._received(None, asked, [])
    again = make(name, osintkit.open_case(folder, analyst="anna"))  # as after the kernel's death
    told: list[dict] = []
    again.send = lambda content, *_: told.append(content)
    again._received(None, {"command": "answered", "requests": ["1f", "2e"]}, [])
    assert told == [{"answered": ["1f"]}]
    again._received(None, {**asked, "again": True}, [])
    assert again.message["kind"] == "saved"
    assert "only the answer was lost" in again.message["text"]
    assert len(case.judge.table()) == before + 1
    other = make(name, osintkit.open_case(folder, analyst="ben"))
    assert other.case.judge.answered(["1f"]) == []


def test_unknown_command_and_crash_are_messages(name: str, folder: Path, monkeypatch) -> None:
    case = osintkit.open_case(folder)
    _prepare(name, folder, case)
    widget = make(name, case)
    assert "no command 'lynk'" in widget.act("lynk")["text"]
    monkeypatch.setattr(widget, "do", lambda *_: 1 / 0)
    command = next(iter(type(widget).commands))
    assert widget.act(command)["text"].startswith("ZeroDivisionError")


def test_two_notebooks_stay_in_step(name: str, folder: Path) -> None:
    case = osintkit.open_case(folder)
    command, given = _prepare(name, folder, case)
    left, right = make(name, case), make(name, osintkit.open_case(folder))
    assert not right.in_step()
    if left.act(command, **given)["kind"] != "saved":
        return
    assert right.in_step()
    assert not right.in_step()
    assert json.dumps(right.state(), sort_keys=True) == json.dumps(make(name, case).state(), sort_keys=True)


def test_every_command_is_explained(name: str) -> None:
    commands = getattr(widgets, name).commands
    assert commands
    assert all(meaning and not meaning.endswith(".") for meaning in commands.values())


def test_a_report_shows_only_the_twin(name: str, folder: Path, monkeypatch) -> None:
    import IPython.display

    case = osintkit.open_case(folder)
    _prepare(name, folder, case)
    shown: list[object] = []
    monkeypatch.setenv("OSINTKIT_REPORT", "1")
    monkeypatch.setattr(IPython.display, "display", lambda one, **_: shown.append(one))
    widget = make(name, case)
    widget._ipython_display_()
    assert shown == [widget.twin()]


@pytest.mark.parametrize("path", [*STATIC.glob("*.js"), *SCRIPTS], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_scripts_put_captured_text_into_text_nodes_only(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    source = re.sub(r'^import \{[^}]+\} from "\./[a-z]+\.js";$', "", source, flags=re.MULTILINE)
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\bimport\b\s*[({'\"*\w]|https?://(?!www\.w3\.org/2000/svg)|fetch\(|XMLHttpRequest|createContextualFragment|srcdoc|DOMParser"
    assert not re.findall(forbidden, source)
    assert path.parent == STATIC or len(source.splitlines()) <= 400


def test_every_widget_has_its_bundle_and_every_bundle_its_modules() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.js")}
    assert {name.removesuffix(".js") for name in written} == {name.lower() for name in widgets.__all__}
    for name, text in written.items():
        wanted, seen = [name], set()
        while wanted:
            module = wanted.pop()
            if module not in seen:
                seen.add(module)
                source = (STATIC.parent / "js" / module).read_text(encoding="utf-8")
                wanted += re.findall(r'^import .* from "\./([a-z]+\.js)";$', source, re.MULTILINE)
        assert set(re.findall(r"^// ([a-z]+\.js)$", text, re.MULTILINE)) == seen, f"{name}: make scripts"


def test_styles_load_nothing_and_take_colours_from_the_theme() -> None:
    for path in STATIC.glob("*.css"):
        source = path.read_text(encoding="utf-8")
        assert "url(" not in source
        assert "@import" not in source
        if path.name != "surface.css":
            assert not re.search(r"#[0-9a-fA-F]{3,6}\b(?![\w-]*\s*\{)", source), path.name
