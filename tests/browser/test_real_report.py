"""The report of the worked case, made by its own notebooks and read in a real browser.

One claim is run in a copy of the case; every check shares that run.
"""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from osintkit.reports import RunOptions, run_case

ROOT = Path(__file__).resolve().parents[2]
CLAIM = "nk-six-officers"
PAGES = ("index", "00-start-here", f"{CLAIM}/01-sourcing", f"{CLAIM}/02-corroborating", f"{CLAIM}/03-visualising")
NARROW, WIDE = 400, 1280
KILOBYTES = 100

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("report")]


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> Path:
    """The folder of a report of one claim."""
    case = tmp_path_factory.mktemp("worked") / "case"
    case.mkdir()
    for name in ("case.yaml", "data", "notebooks"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, case / name, ignore=shutil.ignore_patterns("runs", "runtime"))
        else:
            shutil.copy(source, case / name)
    run_case(case, RunOptions(claims=(CLAIM,)))
    return case / "reports" / "latest"


@dataclass
class Visit:
    """An open page, and what it did that a report must not do."""

    page: object
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture
def visit(chromium, report) -> Iterator[object]:
    """Open a page of the report."""
    contexts = []

    def open_page(name: str, *, theme: str = "light", width: int = WIDE, script: bool = True) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, java_script_enabled=script
        )
        contexts.append(context)
        found = Visit(context.new_page())
        found.page.on("request", lambda request: found.requests.append(request.url))
        found.page.on("console", lambda message: found.errors.append(message.text))
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        found.page.goto((report / f"{name}.html").as_uri())
        return found

    yield open_page
    for context in contexts:
        context.close()


def test_there_are_these_pages_and_no_other(report) -> None:
    found = {str(path.relative_to(report).with_suffix("").as_posix()) for path in report.rglob("*.html")}
    assert found == set(PAGES)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_and_complains_of_nothing(visit, report, name, script) -> None:
    found = visit(name, script=script)
    asked = [url for url in found.requests if not url.startswith("data:")]
    assert asked == [(report / f"{name}.html").as_uri()]
    assert found.errors == []
    assert found.page.locator("h1").count() == 1
    assert found.page.locator("main").inner_text().strip()


@pytest.mark.parametrize(("theme", "width"), [("light", WIDE), ("dark", WIDE), ("light", NARROW)])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(visit, name, theme, width) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = visit(name, theme=theme, width=width)
    results = Axe().run(found.page)
    bad = [
        (one["id"], one["nodes"][0]["html"][:200])
        for one in results.response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert bad == []


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_has_words_and_headings_go_down_one_by_one(visit, name) -> None:
    page = visit(name).page
    alts = page.eval_on_selector_all("img", "found => found.map(one => one.getAttribute('alt') || '')")
    assert all(alt.strip() for alt in alts)
    levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "found => found.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_small_without_its_pictures(report, name) -> None:
    text = (report / f"{name}.html").read_text(encoding="utf-8")
    bare = re.sub(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+", "", text)
    assert len(bare.encode("utf-8")) < KILOBYTES * 1000


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_out_of_a_narrow_page(visit, name) -> None:
    page = visit(name, width=NARROW).page
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    narrowest = page.eval_on_selector_all("figure img", "found => found.map(one => one.clientWidth)")
    assert all(width >= 600 for width in narrowest), "a figure would be too small to read"


def test_the_argument_is_on_the_page(visit) -> None:
    text = visit(f"{CLAIM}/02-corroborating").page.locator("main").inner_text()
    assert "1 independent origin that supports the claim, in 1 family, and 1 origin that refutes it" in text
    assert "counted once" in text
    for empty in ("Nothing to list.", "nan", "NaT", "<NA>", "None"):
        assert not re.search(rf"(?<!\w){re.escape(empty)}(?!\w)", text), empty


def test_names_stand_where_a_reader_looks_for_them(visit) -> None:
    page = visit(f"{CLAIM}/02-corroborating").page
    who = page.locator("table", has_text="Who says what of the claim").locator("td:nth-child(3)").all_inner_texts()
    assert any("Dmitry Peskov" in words for words in who)
    assert not any(re.fullmatch(r"[a-z0-9-]+", words) for words in who)
