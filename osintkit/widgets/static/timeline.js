// Made by osintkit/widgets/js/build.mjs from the modules beside it; change those.

// text.js
var HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{1345f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|(?<![\u00a9\u00ae\u203c-\u3299\u{1f000}-\u{1faff}#*0-9])[\ufe00-\ufe0f]/gu;
var codeOf = (sign) => "U+" + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
var marked = (text) => text.replace(HIDDEN, (sign) => "⟦" + codeOf(sign) + "⟧");
function short(text, most) {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(" ", most);
  const head = text.slice(0, space > most / 2 ? space : most);
  return (/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head) + " …";
}
var STANCES = [
  ["supports", "s", "▲"],
  ["refutes", "r", "▼"],
  ["neutral", "n", "●"],
  ["conflicting", "x", "◆"]
];
var SIGN = Object.fromEntries(STANCES.map(([stance, , sign]) => [stance, sign]));
var plural = (count, one, many) => count + " " + (count === 1 ? one : many);
var claimOptions = (view) => view.claims.map((one) => [one.id, one.id + ": " + one.text]);
var stanceWords = (stance) => (SIGN[stance] ? SIGN[stance] + " " : "") + stance;

// elements.js
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== void 0) element.setAttribute(name, value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== void 0) element.append(child);
  }
  return element;
}
function shown(text) {
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > at) fragment.append(text.slice(at, match.index));
    const code = codeOf(match[0]);
    fragment.append(make("span", { class: "osk-hidden", "data-code": code, title: "hidden character " + code }, "￼".repeat(match[0].length)));
    at = match.index + match[0].length;
  }
  if (at < text.length) fragment.append(text.slice(at));
  return fragment;
}
function button(label, key, onclick, attributes = {}) {
  const { class: more = "", ...rest } = attributes;
  return make(
    "button",
    { type: "button", class: "osk-button " + more, "aria-keyshortcuts": key || null, onclick, ...rest },
    label,
    key ? make("kbd", {}, key) : null
  );
}
function field(label, control, more = "") {
  return make("label", { class: "osk-field " + more }, make("span", {}, label), control);
}
function option(value, label) {
  return make("option", { value }, marked(label));
}
function fill(select, options, value) {
  const asked = JSON.stringify(options);
  if (select.oskFilled !== asked) {
    select.replaceChildren(...options.map(([key, label]) => option(key, label)));
    select.oskFilled = asked;
  }
  select.value = value;
}
function claimMenu(send) {
  const menu = make("select", { onchange: () => send("claim", { claim: menu.value }) });
  return menu;
}
var FIELDS = /* @__PURE__ */ new Set(["INPUT", "SELECT", "TEXTAREA"]);
var isField = (node) => FIELDS.has(node.tagName) && !["checkbox", "radio"].includes(node.type);
function keepFocus(el, draw) {
  const root = el.getRootNode();
  const before = root.activeElement;
  const inside = before && el.contains(before);
  const key = inside ? before.dataset.focus : null;
  const caret = inside && typeof before.selectionStart === "number" ? [before.selectionStart, before.selectionEnd] : null;
  draw();
  if (!inside || el.contains(root.activeElement)) return;
  const again = key ? [...el.querySelectorAll("[data-focus]")].find((one) => one.dataset.focus === key) : null;
  (again ?? el.querySelector("[data-stage]"))?.focus({ preventScroll: true });
  if (again && caret) again.setSelectionRange(...caret);
}
function drawWhenReleased(el, draw) {
  const page = el.ownerDocument, view = page.defaultView;
  let held = false, due = false;
  const hold = () => {
    held = true;
  };
  const release = () => {
    if (!held) return;
    held = false;
    if (due) setTimeout(ask);
  };
  const ask = () => {
    due = held;
    if (!held) draw();
  };
  const downs = ["pointerdown", "keydown"], ups = ["pointerup", "pointercancel", "keyup"];
  for (const name of downs) el.addEventListener(name, hold, true);
  for (const name of ups) page.addEventListener(name, release, true);
  view.addEventListener("blur", release);
  const close = () => {
    for (const name of downs) el.removeEventListener(name, hold, true);
    for (const name of ups) page.removeEventListener(name, release, true);
    view.removeEventListener("blur", release);
  };
  return { ask, close };
}
var MOST_ROWS = 400;
function table(caption, heads, rows, cells = (row) => row) {
  const drawn = rows.slice(0, MOST_ROWS).map((row) => make("tr", {}, cells(row).map((cell) => make("td", {}, cell))));
  const rest = rows.length - drawn.length;
  if (rest) drawn.push(make("tr", {}, make("td", { colspan: heads.length }, "… and " + rest + " more, which a table in a cell shows")));
  if (!drawn.length) drawn.push(make("tr", {}, make("td", { colspan: heads.length }, "none")));
  return make(
    "div",
    { class: "osk-scroll", tabindex: "0", role: "region", "aria-label": caption },
    make(
      "table",
      {},
      make("caption", {}, caption),
      make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, drawn)
    )
  );
}

// keys.js
function meaningOf(press, { inField, onButton, known }) {
  const control = Boolean(press.ctrlKey || press.metaKey);
  const letter = press.key.toLowerCase();
  if (control && letter === "s") return "save";
  if (inField) return press.key === "Escape" ? "leave" : "nothing";
  const again = Boolean(press.repeat) && letter.length === 1;
  if (control && !press.altKey && (letter === "z" || letter === "y")) {
    if (again) return "held";
    return letter === "y" || press.shiftKey ? "redo" : "undo";
  }
  if (control || press.altKey || !known(press.key)) return "nothing";
  if (onButton && (press.key === "Enter" || press.key === " ")) return "nothing";
  return again ? "held" : "act";
}

// unsaved.js
var Unsaved = class extends EventTarget {
  constructor() {
    super();
    this.all = [];
    globalThis.addEventListener?.("beforeunload", (event) => {
      if (this.all.length) event.preventDefault();
    });
  }
  /** Keep what is about to be sent; null when the very same is on its way. What was judged of the same thing and got lost gives way. */
  keep(judgment) {
    const same = (one) => one.desk === judgment.desk && one.about === judgment.about;
    const asked = JSON.stringify([judgment.command, judgment.given]);
    if (this.all.some((one) => same(one) && !one.lost && one.owner === judgment.owner && JSON.stringify([one.command, one.given]) === asked)) return null;
    const request = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const kept = { ...judgment, request, at: /* @__PURE__ */ new Date(), lost: false, again: false };
    this.all.push(kept);
    this.giveWay();
    this.tell();
    return kept;
  }
  /** No answer is to come any more, or it was that nothing could be kept. */
  lose(judgments) {
    for (const one of judgments) one.lost = true;
    this.giveWay();
    if (judgments.length) this.tell();
  }
  giveWay() {
    const again = (one, later) => later.desk === one.desk && later.about === one.about;
    this.all = this.all.filter((one, at) => !(one.lost && this.all.slice(at + 1).some((later) => again(one, later))));
  }
  settle(judgments) {
    this.all = this.all.filter((one) => !judgments.includes(one));
    if (judgments.length) this.tell();
  }
  asked(requests) {
    return this.all.filter((one) => requests.includes(one.request));
  }
  sentBy(owner) {
    return this.all.filter((one) => one.owner === owner && !one.lost);
  }
  lostAt(desk) {
    return this.all.filter((one) => one.desk === desk && one.lost);
  }
  tell() {
    this.dispatchEvent(new Event("change"));
  }
};
var unsaved = globalThis[/* @__PURE__ */ Symbol.for("osintkit.unsaved")] ??= new Unsaved();

// sending.js
var LATE = "✗ Not saved yet: the kernel has not answered. If it is busy, wait: the judgment is in its queue. If it is gone, restart it and run the cell again.";
var GONE = "✗ The kernel that drew this is gone. Run the cell again.";
var KEPT = "✗ Not saved: the kernel that drew this is gone. Run the cell again; what you judged is kept here until then.";
function statusLine(model, send) {
  const line = make("div", { class: "osk-status", role: "status", "aria-live": "polite" });
  let waiting = null;
  const tell = (kind, words, retry) => {
    clearTimeout(waiting);
    line.className = "osk-status osk-" + kind;
    line.replaceChildren(words);
    if (retry && retry.command) {
      line.append(" ", make("button", { type: "button", class: "osk-button", onclick: () => send(retry.command, retry.given) }, "Try again"));
    }
  };
  const update = () => {
    const message = model.get("message") || {};
    const looked = !message.request && !["undo", "redo"].includes(message.retry?.command);
    const sign = { saved: "✓ ", error: looked ? "✗ " : "✗ Not saved: " }[message.kind] ?? "";
    const offered = unsaved.asked([message.request]).length;
    const again = message.kind === "error" && !message.refused && !offered;
    tell(message.kind || "ready", sign + (message.text || ""), again ? message.retry : null);
  };
  const sent = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      tell("ready", "… waiting for the kernel, not saved yet");
      waiting = setTimeout(() => tell("error", LATE), 15e3);
    }, 1500);
  };
  return { line, tell, update, sent, close: () => clearTimeout(waiting) };
}
function unsavedList(el, again) {
  const list = make("ul");
  const head = make("strong", { role: "status" });
  const box = make("div", { class: "osk-unsaved", hidden: true, role: "group", "aria-label": "Not saved" }, head, list);
  const item = (one) => make(
    "li",
    {},
    shown(one.words),
    make("span", { class: "osk-muted" }, " " + one.at.toTimeString().slice(0, 5)),
    " ",
    make("button", { type: "button", class: "osk-button", "data-records": true, "data-focus": one.request + "again", onclick: () => again(one) }, "Try again"),
    " ",
    make("button", { type: "button", class: "osk-button", "data-focus": one.request + "drop", onclick: () => unsaved.settle([one]) }, "Drop")
  );
  let drawn = "";
  const draw = (lost) => {
    const asked = JSON.stringify(lost.map((one) => one.request));
    if (asked === drawn) return;
    drawn = asked;
    box.hidden = !lost.length;
    head.replaceChildren(lost.length ? plural(lost.length, "judgment was", "judgments were") + " not saved; nothing but this page has what you gave:" : "");
    keepFocus(el, () => list.replaceChildren(...lost.map(item)));
  };
  return { box, draw };
}
function connect(model, el, name) {
  const owner = {}, asked = /* @__PURE__ */ new Set();
  const view = () => model.get("view") || {};
  const desk = () => JSON.stringify([view().place, view().analyst, name]);
  const dispatch = (content) => {
    let alive = true;
    try {
      model.send(content);
    } catch {
      alive = false;
    }
    el.classList.toggle("osk-disconnected", !alive);
    const stranded = alive ? [] : unsaved.sentBy(owner);
    unsaved.lose(stranded);
    if (stranded.length) status.tell("error", KEPT);
    return alive;
  };
  const dispatchJudgment = (one) => {
    const { command, given, request, again: again2 } = one;
    if (dispatch({ command, given, request, again: again2 })) status.sent();
  };
  const send = (command, given = {}, judged = null) => {
    if (judged) {
      const field2 = el.getRootNode().activeElement;
      const one = unsaved.keep({ desk: desk(), owner, command, given, ...judged, field: field2, typed: field2?.value });
      if (one) dispatchJudgment(one);
    } else if (dispatch({ command, given })) status.sent();
    else status.tell("error", GONE);
  };
  const again = (one) => {
    Object.assign(one, { lost: false, again: true, owner });
    unsaved.tell();
    dispatchJudgment(one);
  };
  const status = statusLine(model, send);
  const list = unsavedList(el, again);
  const offer = () => {
    const lost = unsaved.lostAt(desk());
    list.draw(lost);
    for (const button2 of list.box.querySelectorAll("[data-records]")) button2.disabled = Boolean(view().read_only);
    const unasked = lost.map((one) => one.request).filter((request) => !asked.has(request));
    for (const request of unasked) asked.add(request);
    if (unasked.length) dispatch({ command: "answered", requests: unasked });
  };
  const answered = () => {
    const message = model.get("message") || {};
    const these = unsaved.asked([message.request]);
    const kept = these.filter((one) => message.kind === "error" && (one.again || !message.refused));
    if (message.kind === "saved" && these.some((one) => isField(one.field ?? el) && one.field === el.getRootNode().activeElement && one.field.value === one.typed)) {
      el.querySelector("[data-stage]")?.focus({ preventScroll: true });
    }
    unsaved.lose(kept);
    unsaved.settle(these.filter((one) => !kept.includes(one)));
    status.update();
  };
  const found = (content) => {
    const these = unsaved.asked(content?.answered ?? []).filter((one) => one.lost);
    unsaved.settle(these);
    if (these.length) status.tell("saved", "✓ " + plural(these.length, "judgment", "judgments") + " that had no answer had been saved: " + these.map((one) => marked(one.words)).join("; "));
  };
  unsaved.addEventListener("change", offer);
  model.on("change:message", answered);
  model.on("msg:custom", found);
  status.update();
  const timer = setInterval(() => {
    if (el.isConnected && document.visibilityState === "visible") dispatch({ command: "in_step" });
  }, 2e3);
  const close = () => {
    clearInterval(timer);
    status.close();
    model.off("change:message", answered);
    model.off("msg:custom", found);
    unsaved.removeEventListener("change", offer);
    unsaved.lose(unsaved.sentBy(owner));
  };
  return { send, line: status.line, box: list.box, offer, close };
}

// surface.js
function banner({ title, about, help = [], looks = false }) {
  const common = looks ? [["Esc", "clear the selection, leave a field"]] : [["u", "take back your last judgment, in any widget"], ["y", "bring it back"], ["Esc", "leave a field"]];
  const rows = [...help, ...common, ["?", "show or hide these keys"]];
  const keys = make(
    "details",
    { class: "osk-help" },
    make("summary", {}, "Keys", make("kbd", {}, "?")),
    make("dl", {}, rows.flatMap(([key, what]) => [make("dt", {}, key.split(" ").map((one) => make("kbd", {}, one))), make("dd", {}, what)]))
  );
  return [keys, make("div", { class: "osk-banner" }, make("div", {}, make("strong", {}, title), make("span", {}, about)), keys)];
}
function surface({ model, el }, name, build) {
  const { send, line, box, offer, close } = connect(model, el, name);
  el.classList.add("osk-surface", "osk-" + name);
  el.setAttribute("data-lm-suppress-shortcuts", "true");
  const parts = build(send, el);
  const who = make("div", { class: "osk-who" });
  const gone = make("div", { class: "osk-gone", role: "status" }, "The kernel that drew this is gone. Run the cell again to go on: all that was shown as saved is on disk.");
  const [help, head] = banner(parts);
  el.append(head, gone, ...parts.nodes, make("div", { class: "osk-foot" }, line, who), box, ...parts.below ?? []);
  const keys = { u: () => send("undo"), y: () => send("redo"), "?": () => {
    help.open = !help.open;
  }, ...parts.keys };
  const onkey = (event) => {
    const inField = isField(event.target), onButton = event.target.tagName === "BUTTON";
    const meaning = meaningOf(event, { inField, onButton, known: (key) => key in keys });
    if (meaning === "save") {
      event.preventDefault();
      event.stopPropagation();
      el.parentElement?.dispatchEvent(new KeyboardEvent(event.type, event));
      return;
    }
    event.stopPropagation();
    if (meaning === "leave") el.querySelector("[data-stage]")?.focus();
    if (meaning === "leave" || meaning === "nothing") return;
    if (meaning === "undo" || meaning === "redo") send(meaning);
    else if (meaning === "act" && keys[event.key](event) === false) return;
    event.preventDefault();
  };
  el.addEventListener("keydown", onkey);
  const draw = () => {
    const view = model.get("view");
    if (!view || !("analyst" in view)) return;
    keepFocus(el, () => parts.draw(view));
    who.replaceChildren(
      view.read_only ? "Read-only: nothing can be recorded here." : view.analyst ? "You judge as " + view.analyst + "." : "Nobody said who judges: set `analyst` in case.yaml.",
      view.blind ? " Blind: what others judged shows after your own judgment." : ""
    );
    who.classList.toggle("osk-readonly", Boolean(view.read_only));
    offer();
    for (const control of el.querySelectorAll("[data-records]")) control.disabled = Boolean(view.read_only);
  };
  const drawing = drawWhenReleased(el, draw);
  model.on("change:view", drawing.ask);
  draw();
  return () => {
    model.off("change:view", drawing.ask);
    drawing.close();
    el.removeEventListener("keydown", onkey);
    parts.close?.();
    close();
  };
}

// chart.js
var SVG = "http://www.w3.org/2000/svg";
var DAY = 864e5;
var IDLE = "Drag over days to select a span, click a mark to select it; with the plot in focus the arrow keys move from mark to mark.";
function draw_(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== void 0) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
var time = (day) => Date.parse(day + "T00:00:00Z");
var dayOf = (moment) => new Date(moment).toISOString().slice(0, 10);
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
function shape(stance, x, y, r) {
  const points = { supports: [[0, -r], [r, r], [-r, r]], refutes: [[0, r], [r, -r], [-r, -r]], conflicting: [[0, -r], [r, 0], [0, r], [-r, 0]] }[stance];
  if (!points) return draw_("circle", { cx: x, cy: y, r: r * 0.9 });
  return draw_("polygon", { points: points.map(([dx, dy]) => (x + dx * 1.1).toFixed(1) + "," + (y + dy * 1.1).toFixed(1)).join(" ") });
}
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
        first: start,
        last: end,
        left,
        right,
        x: (moment) => left + (moment - start) / (end - start) * (right - left),
        day: (x) => start + (x - left) / (right - left) * (end - start)
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
        draw_("text", { x: scale.x(moment), y: made.height + 18, class: "osk-axis", "text-anchor": "middle" }, dayOf(moment).slice(0, 7))
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
    const toX = (event) => (event.clientX - svg.getBoundingClientRect().left) / svg.getBoundingClientRect().width * WIDTH;
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
      at = Number(
        /** @type {HTMLElement} */
        hit.dataset.at
      );
      tell();
      send("select", { evidence: [marks[at].row.evidence] });
    });
    svg.addEventListener("focus", tell);
    svg.addEventListener("blur", () => {
      svg.querySelector(".osk-cursor")?.setAttribute("cx", -20);
      told.replaceChildren(IDLE);
    });
    return {
      title,
      about,
      looks: true,
      help: [["← →", "move from mark to mark, when the plot has the focus"], ["Home End", "to the first, to the last"], ["Shift ← →", "select all between"], ["Enter", "select one mark; in a date field: select the span"]],
      nodes: [field("Claim", claims), legend ? make("div", { class: "osk-muted" }, legend) : "", make("div", { class: "osk-frame" }, svg), told, make(
        "div",
        { class: "osk-row" },
        field("From day", first),
        field("To day", last),
        make("div", { class: "osk-buttons" }, button("select the span", "Enter", span), button("clear", "Esc", () => send("clear")))
      )],
      below: [beside],
      draw,
      keys: {
        ArrowRight: step(1),
        ArrowLeft: step(-1),
        Home: step(-Infinity),
        End: step(Infinity),
        Escape: () => send("clear"),
        Enter: (event) => event.target === svg && marks[at] ? (send("select", { evidence: [marks[at].row.evidence] }), true) : false,
        u: () => false,
        y: () => false
      }
    };
  });
}

// timeline.js
var LEFT = 92;
function lanes(rows, xOf) {
  const marks = [], more = [];
  let y = 10;
  for (const [stance] of STANCES) {
    const here = rows.filter((row) => row.stance === stance);
    if (!here.length) continue;
    const columns = /* @__PURE__ */ new Map();
    for (const row of here) {
      const slot = Math.round(xOf(row) / 8);
      columns.set(slot, [...columns.get(slot) ?? [], row]);
    }
    const tallest = Math.min(30, Math.max(...[...columns.values()].map((one) => one.length)));
    const height = 14 + tallest * 8, base = y + height;
    for (const [slot, stack] of columns) {
      const gap = stack.length > tallest ? (tallest - 1) * 8 / (stack.length - 1) : 8;
      stack.forEach((row, index) => marks.push({ row, x: slot * 8, y: base - 7 - index * gap }));
    }
    more.push(draw_("line", { x1: LEFT, x2: 744, y1: base, y2: base, class: "osk-base" }), draw_("text", { x: 4, y: base - 4, class: "osk-axis" }, stanceWords(stance)));
    y = base + 6;
  }
  return { height: y, marks, more };
}
lanes.left = LEFT;
function render({ model, el }) {
  return plot(model, el, "timeline", {
    title: "Timeline",
    about: "evidence by the day it was said; what you select filters the table below",
    label: "Evidence by day and stance.",
    layout: lanes,
    heads: ["Said", "Who", "Stance", "Words"],
    cells: (row) => [row.said || "undated", row.who, stanceWords(row.stance), row.words],
    glyph: ({ row, x, y }) => [shape(row.stance, x, y, 3.3)]
  });
}
var timeline_default = { render };
export {
  timeline_default as default
};
