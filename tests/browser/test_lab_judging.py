"""Every kind of judgment in a real JupyterLab, by keyboard and by mouse."""

from __future__ import annotations

import pytest

import osintkit

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.xdist_group("lab")]

OPEN = """\
import osintkit
from osintkit.widgets import Assessment, Disagreements, Hypotheses, Origins, Sources, Triage
case = osintkit.open_case()"""
SHOW = ["Triage(case)", "Sources(case, source='police')", "Origins(case)", "Assessment(case)"]
SHOW += ["Hypotheses(case, claim='closed')", "Disagreements(case)"]


class Desk:
    """The page, and the stored truth beside it."""

    def __init__(self, lab, page) -> None:
        self.lab, self.page = lab, page

    def widget(self, name: str):
        self.page.wait_for_selector(f".osk-{name} .osk-who", timeout=60_000)
        found = self.page.locator(f".osk-{name}").last
        found.scroll_into_view_if_needed()
        return found

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def stored(self):
        return osintkit.open_case(self.lab.case, read_only=True)

    def until(self, check, what: str = "") -> None:
        for _ in range(150):
            if check():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError((what, self.page.locator(".osk-status").all_inner_texts()))


def _accepted(case) -> dict[str, str]:
    return {p.passage.exact: p.stance.value for p in case.material().evidence if p.status == "accepted" and p.analysts}


def test_every_judgment_by_keyboard_and_by_mouse(lab, chromium) -> None:
    lab.write("judge.ipynb", OPEN, *SHOW)
    page = lab.open(chromium, "judge.ipynb")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    lab.run_all(page)
    desk = Desk(lab, page)
    _triage(desk)
    _sources(desk)
    _origins(desk)
    _assessment(desk)
    _hypotheses(desk)
    _disagreements(desk)

    lab.save(page)
    page.reload()  # the kernel goes on: nothing is run again
    _stored_truth(desk)
    lab.restart_and_run_all(page)
    _stored_truth(desk)
    assert not errors
    assert lab.outside == []


def _stored_truth(desk: Desk) -> None:
    desk.widget("disagreements")
    desk.page.wait_for_selector(".osk-triage .osk-stage .osk-quote, .osk-triage .osk-stage p")
    assert "borne out twice" in desk.widget("sources").inner_text()
    assert "their own pier" in desk.widget("origins").inner_text()
    assert "closes bridges" in desk.widget("assessment").inner_text()
    assert "looked again" in desk.widget("disagreements").inner_text()
    assert desk.widget("hypotheses").locator("td.osk-rate-I").count() == 1


def _triage(desk: Desk) -> None:
    widget = desk.widget("triage")
    waiting = int(widget.locator(".osk-muted").first.inner_text().split()[0])
    assert waiting >= 2
    widget.locator(".osk-stage").focus()
    desk.press("s")
    desk.until(lambda: len(_accepted(desk.stored())) == 1, "accepted by key")
    desk.until(lambda: "1 judged" in widget.inner_text(), "shown")
    widget.locator("button", has_text="refutes").click()
    desk.until(lambda: sorted(_accepted(desk.stored()).values()) == ["refutes", "supports"], "accepted by mouse")
    widget.locator(".osk-stage").focus()
    desk.press("u")
    desk.until(lambda: list(_accepted(desk.stored()).values()) == ["supports"], "undone")
    desk.press("y")
    desk.until(lambda: len(_accepted(desk.stored())) == 2, "redone")
    case = desk.stored()
    first = next(p for p in case.material().evidence if p.analysts and p.stance == "supports")
    osintkit.open_case(desk.lab.case, analyst="ben").judge.link(first.passage, "closed", "neutral")


def _sources(desk: Desk) -> None:
    widget = desk.widget("sources")
    widget.locator(".osk-source-list").focus()
    desk.press("b")
    desk.page.keyboard.type("borne out twice")
    desk.press("Enter")
    desk.until(lambda: [g.letter.value for g in desk.stored().material().grades] == ["B"], "letter by key")
    widget.locator("summary", has_text="Names, owner").click()
    widget.locator("textarea").fill("the police; HP")
    widget.locator("label", has_text="Why this change").locator("input").fill("as they sign")
    widget.locator("button", has_text="record the change").click()
    desk.until(lambda: desk.stored().source("police").aliases == ("the police", "HP"), "aliases by mouse")
    assert "digit" not in widget.inner_text().lower()


def _origins(desk: Desk) -> None:
    widget = desk.widget("origins")
    # what was accepted in the other widgets is shown here as well: suggested evidence has left the count
    desk.until(lambda: "Not judged" not in widget.inner_text(), "in step")
    widget.locator("input[type=checkbox]").first.focus()
    desk.press("Space", "s")
    desk.page.keyboard.type("their own pier")
    desk.press("Enter")
    desk.until(lambda: [d.reason for d in desk.stored().material().decisions] == ["their own pier"], "split by key")
    widget.locator("button", has_text="undo").click()
    desk.until(lambda: not desk.stored().material().decisions, "undone by mouse")
    widget.locator("button", has_text="redo").click()
    desk.until(lambda: len(desk.stored().material().decisions) == 1, "redone")


def _assessment(desk: Desk) -> None:
    widget = desk.widget("assessment")
    widget.locator("input[type=radio][value='1']").check()
    widget.locator("textarea").focus()
    desk.page.keyboard.type("The council closes bridges, as said in @")
    desk.until(lambda: widget.locator("[role=option]").count() > 0, "evidence offered")
    desk.press("ArrowDown", "ArrowUp", "Enter")
    assert "@E-" in widget.locator("textarea").input_value()
    desk.page.keyboard.type(".")
    widget.locator(".osk-refused").wait_for()  # digit 1 below two origins, while typing
    widget.locator("input[type=radio][value='3']").focus()
    desk.press("Space")
    desk.until(lambda: widget.locator(".osk-refused").count() == 0, "lint follows")
    widget.locator("textarea").focus()
    desk.press("Control+Enter")
    desk.until(lambda: [a.digit.value for a in desk.stored().material().assessments] == ["3"], "assessed by key")
    assert desk.stored().material().assessments[0].evidence


def _hypotheses(desk: Desk) -> None:
    widget = desk.widget("hypotheses")
    desk.until(lambda: widget.locator("td[tabindex]").count() >= 2, "cells")
    widget.locator("td[tabindex='0']").focus()
    desk.press("4")
    desk.until(lambda: len(desk.stored().material().ratings) == 1, "rated by key")
    desk.until(lambda: widget.locator("td.osk-rate-I").count() == 1, "shown")
    widget.locator("td[data-row='0'][data-column='1']").click()
    widget.locator("button", has_text="CC very consistent").click()
    desk.until(lambda: len(desk.stored().material().ratings) == 2, "rated by mouse")
    desk.until(lambda: "nothing" not in widget.locator(".osk-diagnostic").first.inner_text(), "diagnosticity live")


def _disagreements(desk: Desk) -> None:
    widget = desk.widget("disagreements")
    desk.until(lambda: widget.locator("fieldset").count() == 1, "in step with the other analyst")
    assert "ben" in widget.inner_text()
    widget.locator("input[type=radio][value=supports]").focus()
    desk.press("Space", "Tab")
    desk.page.keyboard.type("looked again")
    desk.press("Enter")
    desk.until(lambda: desk.stored().disagreements().empty, "settled by key")
    widget.locator("button", has_text="undo").click()
    desk.until(lambda: len(desk.stored().disagreements()) == 1, "undone by mouse")
    widget.locator("button", has_text="redo").click()
    desk.until(lambda: desk.stored().disagreements().empty, "redone")
