// A plot that is a control: marks on a line of days; a click, a brush or the arrow keys select.

import { button, claimMenu, field, fill, make, shown, table } from "./elements.js";
import { surface } from "./surface.js";
import { claimOptions, marked, short } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86400000;
const IDLE = "Drag over days to select a span, click a mark to select it; with the plot in focus the arrow keys move from mark to mark.";

function draw_(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const time = (day) => Date.parse(day + "T00:00:00Z");
const dayOf = (moment) => new Date(moment).toISOString().slice(0, 10);

/** Ticks on first days of months, about eight of them. */
function months(first, last) {
  const start = new Date(first), all = [];
  for (let at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), 1); at <= last; ) {
    if (at >= first) all.push(at);
    const one = new Date(at);
    at = Date.UTC(one.getUTCFullYear(), one.getUTCMonth() + 1, 1);
  }
  const every = Math.max(1, Math.ceil(all.length / 8));
  return all.filter((_, index) => index % every === 0);
}

/** Shape tells the stance where colour cannot: up, down, circle, diamond. */
function shape(stance, x, y, r) {
  const points = { supports: [[0, -r], [r, r], [-r, r]], refutes: [[0, r], [r, -r], [-r, -r]], conflicting: [[0, -r], [r, 0], [0, r], [-r, 0]] }[stance];
  if (!points) return draw_("circle", { cx: x, cy: y, r: r * 0.9 });
  return draw_("polygon", { points: points.map(([dx, dy]) => (x + dx * 1.1).toFixed(1) + "," + (y + dy * 1.1).toFixed(1)).join(" ") });
}

/**
 * The plot with its selection, its date fields and the table beside it.
 * `layout(rows, xOf)` returns { height, left, marks: [{row, x, y}], more: [svg nodes] }; `cells(row)` gives the table.
 */
function plot(model, el, name, { title, about, legend = "", label, layout, heads, cells, glyph }) {
  return surface({ model, el }, name, (send) => {
    const WIDTH = 760, RIGHT = 16;
    let view = null, marks = [], at = 0, anchor = null, scale = null;
    const claims = claimMenu(send);
    const svg = draw_("svg", { class: "osk-plot", role: "group", tabindex: "0", "data-stage": "", "aria-label": label + " Arrow keys move between marks; question mark lists all keys." });
    const told = make("div", { class: "osk-quoted", "aria-live": "polite" }, IDLE);
    const first = make("input", { type: "text", placeholder: "e.g. 2024-10", "data-focus": "first" }), last = make("input", { type: "text", placeholder: "e.g. 2024-12", "data-focus": "last" });
    const beside = make("div");
    const wordsOf = (row) => cells(row).filter(Boolean).join(", ");
    const span = () => send("span", { first: first.value, last: last.value });
    for (const one of [first, last]) one.addEventListener("keydown", (event) => event.key === "Enter" && first.value && last.value && span());

    function frame(rows) {
      const days = rows.filter((row) => row.day).map((row) => time(row.day));
      const low = Math.min(...days), high = Math.max(...days), pad = Math.max(2 * DAY, (high - low) * 0.03);
      const left = layout.left;
      const start = low - pad, end = high + pad, right = WIDTH - RIGHT;
      scale = {
        first: start, last: end, left, right,
        x: (moment) => left + ((moment - start) / (end - start)) * (right - left),
        day: (x) => start + ((x - left) / (right - left)) * (end - start),
      };
    }

    function draw(next) {
      view = next;
      fill(claims, claimOptions(view), view.claim);
      const dated = view.rows.filter((row) => row.day);
      const chosen = new Set(view.chosen);
      const kept = chosen.size ? view.rows.filter((row) => chosen.has(row.evidence)) : view.rows;
      beside.replaceChildren(table(chosen.size ? kept.length + " selected of " + view.rows.length : "All " + view.rows.length + ", nothing selected", heads, kept, (row) => cells(row).map((cell) => shown(cell))));
      if (!dated.length) {
        svg.replaceChildren();
        svg.setAttribute("viewBox", "0 0 " + WIDTH + " 20");
        told.replaceChildren("Nothing dated to show.");
        return;
      }
      frame(dated);
      const made = layout(dated, (row) => scale.x(time(row.day)));
      marks = made.marks.sort((a, b) => a.x - b.x || a.y - b.y);
      at = Math.min(at, marks.length - 1);
      svg.setAttribute("viewBox", "0 0 " + WIDTH + " " + (made.height + 26));
      const ticks = months(scale.first, scale.last).flatMap((moment) => [
        draw_("line", { x1: scale.x(moment), x2: scale.x(moment), y1: 4, y2: made.height, class: "osk-tick" }),
        draw_("text", { x: scale.x(moment), y: made.height + 18, class: "osk-axis", "text-anchor": "middle" }, dayOf(moment).slice(0, 7)),
      ]);
      const drawn = marks.map((mark, index) => {
        const node = draw_("g", { class: "osk-mark osk-fill-" + (mark.row.stance ?? "number") + (chosen.size && !chosen.has(mark.row.evidence) ? " osk-faded" : "") + (chosen.has(mark.row.evidence) ? " osk-chosen" : ""), "data-at": index }, ...glyph(mark, scale));
        node.append(draw_("title", {}, marked(wordsOf(mark.row))));
        return node;
      });
      svg.replaceChildren(...ticks, ...made.more, ...drawn, draw_("rect", { class: "osk-brush", y: 2, height: made.height, width: 0, x: 0 }), draw_("circle", { class: "osk-cursor", r: 9, cx: -20, cy: -20 }));
      if (el.getRootNode().activeElement === svg) tell();
    }

    function tell() {
      const mark = marks[at];
      if (!mark) return;
      const cursor = svg.querySelector(".osk-cursor");
      cursor.setAttribute("cx", mark.x);
      cursor.setAttribute("cy", mark.y);
      told.replaceChildren(shown(short(wordsOf(mark.row), 300)));
    }

    function step(by) {
      return (event) => {
        if (event.target !== svg || !marks.length) return false;
        anchor = event.shiftKey ? anchor ?? at : null;
        at = Math.max(0, Math.min(marks.length - 1, at + by));
        tell();
        if (event.shiftKey) send("select", { evidence: marks.slice(Math.min(anchor, at), Math.max(anchor, at) + 1).map((mark) => mark.row.evidence) });
        return true;
      };
    }
    const toX = (event) => ((event.clientX - svg.getBoundingClientRect().left) / svg.getBoundingClientRect().width) * WIDTH;
    let from = null;
    svg.addEventListener("pointerdown", (event) => {
      from = toX(event);
      svg.setPointerCapture(event.pointerId);
    });
    svg.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const brush = svg.querySelector(".osk-brush"), to = toX(event);
      brush?.setAttribute("x", Math.min(from, to));
      brush?.setAttribute("width", Math.abs(to - from));
    });
    svg.addEventListener("pointerup", (event) => {
      if (from === null) return;
      const to = toX(event), start = from;
      from = null;
      svg.querySelector(".osk-brush")?.setAttribute("width", 0);
      if (!scale) return;
      if (Math.abs(to - start) > 4) {
        first.value = dayOf(Math.ceil(scale.day(Math.min(start, to)) / DAY) * DAY);
        last.value = dayOf(Math.floor(scale.day(Math.max(start, to)) / DAY) * DAY);
        if (first.value <= last.value) span();
        return;
      }
      const hit = document.elementsFromPoint(event.clientX, event.clientY).map((node) => node.closest?.(".osk-mark")).find((node) => node && svg.contains(node));
      if (!hit) return send("clear");
      at = Number(/** @type {HTMLElement} */ (hit).dataset.at);
      tell();
      send("select", { evidence: [marks[at].row.evidence] });
    });
    svg.addEventListener("focus", tell);
    svg.addEventListener("blur", () => {
      svg.querySelector(".osk-cursor")?.setAttribute("cx", -20);
      told.replaceChildren(IDLE);
    });
    return {
      title, about, looks: true,
      help: [["← →", "move from mark to mark, when the plot has the focus"], ["Home End", "to the first, to the last"], ["Shift ← →", "select all between"], ["Enter", "select one mark; in a date field: select the span"]],
      nodes: [field("Claim", claims), legend ? make("div", { class: "osk-muted" }, legend) : "", make("div", { class: "osk-frame" }, svg), told, make("div", { class: "osk-row" }, field("From day", first), field("To day", last),
        make("div", { class: "osk-buttons" }, button("select the span", "Enter", span), button("clear", "Esc", () => send("clear"))))], below: [beside],
      draw,
      keys: {
        ArrowRight: step(1), ArrowLeft: step(-1), Home: step(-Infinity), End: step(Infinity), Escape: () => send("clear"),
        Enter: (event) => (event.target === svg && marks[at] ? (send("select", { evidence: [marks[at].row.evidence] }), true) : false),
        u: () => false, y: () => false,
      },
    };
  });
}

export { draw_, plot, shape };
