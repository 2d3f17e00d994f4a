"""How fluid the reader's page is on a document of a megabyte: what a key and a redraw take, in a real browser.

Run ``python benchmarks/reader_page.py`` (it needs Debian's chromium). Milliseconds are the best of three, with the
layout that follows and without the painting. The nodes of the page that a key changes are counted too: they
do not depend on how busy the machine is, and the tests hold them.
"""

from __future__ import annotations

import shutil
import sys

from osintkit.widgets.surface import load

KEYS = ("ArrowDown", "ArrowRight", "j", "k", "h")
MODEL = """
async ([source, given, view]) => {
  const state = { page: given, view, message: { kind: "ready", text: "", number: 1 } };
  window.sent = [];
  const send = (content) => window.sent.push(content);
  const heard = {};
  const on = (name, what) => { (heard[name] ??= []).push(what); };
  const model = { model_id: "m", get: (name) => state[name], on, off() {}, send };
  window.measured = (work) => {
    const observer = new MutationObserver(() => {});
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    const from = performance.now();
    work();
    const milliseconds = performance.now() - from;
    const nodes = observer.takeRecords().flatMap((one) => [one.target, ...one.addedNodes]);
    observer.disconnect();
    const held = (node) => 1 + (node.querySelectorAll ? node.querySelectorAll("*").length : 0);
    const added = new Set(nodes.filter((node) => node.isConnected && node !== el && !node.contains(el)));
    return { milliseconds, nodes: [...added].reduce((sum, node) => sum + held(node), 0) };
  };
  window.change = (view) => window.measured(() => {
    state.view = { ...state.view, ...view };
    for (const what of heard["change:view"]) what();
    el.getBoundingClientRect();
  });
  const module = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const el = document.createElement("div");
  document.body.append(el);
  const from = performance.now();
  module.default.render({ model, el });
  el.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - from;
}
"""
KEY = """
async (name) => {
  const host = document.querySelector(".osk-page");
  const shiftKey = name.startsWith("Shift+"), key = name.replace("Shift+", "");
  host.focus();
  return window.measured(() => {
    host.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true }));
    host.dispatchEvent(new KeyboardEvent("keyup", { key, shiftKey, bubbles: true }));
    host.getBoundingClientRect();
  });
}
"""


def view_of(suggested=()) -> dict:
    rows = [
        {"evidence": f"E-{start}", "claim": "c", "start": start, "end": end, "stance": "supports", "analysts": []}
        for start, end in suggested
    ]
    return {
        "analyst": "anna",
        "read_only": False,
        "blind": False,
        "document": "D-1",
        "claim": "c",
        "documents": [{"id": "D-1", "label": "one"}],
        "claims": [{"id": "c", "text": "It rained."}],
        "judged": [],
        "suggested": rows,
        "sources": [],
        "accesses": [{"value": "unknown", "label": "unknown: not said"}],
        "scopes": [{"value": "other", "label": "other: anything else"}],
    }


def page_of(text: str, marks=()) -> dict:
    about = {"title": "t", "publisher": "", "published": "", "language": "en"}
    return {"id": "D-1", "text": text, "marks": list(marks), **about}


def long_document(size: int, *, paragraphs: bool) -> tuple[dict, dict]:
    """Return the page and the view of a document of so many characters, marked and with suggestions throughout."""
    block = "The ministry said on Monday that 1,500 soldiers had crossed the border near Kursk. " * 6
    block += "\n\n" if paragraphs else ""
    text = block * (size // len(block) + 1)
    marks = [[at, at + 12, "speaker"] for at in range(0, len(text) - 20, 250)]
    return page_of(text, marks), view_of([(at, at + 80) for at in range(5000, len(text) - 100, 10_000)])


def judged(stance: str = "refutes") -> dict:
    """Return a view in which one passage has been judged."""
    row = {"evidence": "E-1", "claim": "c", "start": 500, "end": 580, "stance": stance, "status": "accepted"}
    return {"judged": [row | {"analysts": ["anna"], "anchor": "ok", "contested": False, "numbers": [], "note": ""}]}


def opened(browser):
    """Return a page of the browser that can draw a reader, and what draws it."""
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    page.goto("about:blank")
    page.add_style_tag(content=load("surface.css", "reader.css"))
    source = load("reader.js")
    return page, lambda given, view: page.evaluate(MODEL, [source, given, view])


def measured(page) -> dict[str, dict[str, float]]:
    """Return milliseconds and changed nodes of each key and of a redraw after a judgment, the best of three."""
    page.fill("input[type=search]", "kursk")
    for key in ("ArrowDown", "ArrowRight", "j", "j", "ArrowDown", "k", "PageDown", "h"):
        page.evaluate(KEY, key)  # once to warm up
    took = {key: [page.evaluate(KEY, key) for _ in range(3)] for key in KEYS}
    stances = ("refutes", "supports", "neutral")
    took["a judgment"] = [page.evaluate("view => window.change(view)", judged(stance)) for stance in stances]
    return {what: {name: min(one[name] for one in found) for name in found[0]} for what, found in took.items()}


def main() -> int:
    found = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
    if found is None:
        print("needs Debian's chromium: make browser", file=sys.stderr)
        return 0
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for paragraphs in (True, False):
            page, draw = opened(browser)
            first = draw(*long_document(1_000_000, paragraphs=paragraphs))
            print(f"1 MB {'in paragraphs' if paragraphs else 'without a break'}: first drawn in {first:.0f} ms")
            for what, row in measured(page).items():
                print(f"  {what:12} {row['milliseconds']:6.1f} ms, {row['nodes']:.0f} nodes changed")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
