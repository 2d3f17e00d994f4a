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
var judgment = (about, ...words) => ({ about, words: words.filter(Boolean).join(" ") });
var quoted_ = (words) => "“" + short(words, 90) + "”";
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
var undoButtons = (send) => [
  button("undo", "u", () => send("undo"), { "data-records": true }),
  button("redo", "y", () => send("redo"), { "data-records": true })
];

// fields.js
var Fields = class {
  constructor(controls) {
    this.controls = controls;
    this.stored = {};
    this.sent = {};
  }
  read() {
    return Object.fromEntries(Object.entries(this.controls).map(([name, control]) => [name, control.type === "checkbox" ? control.checked : control.value]));
  }
  /** Show the stored values; `fresh` when they are of something else than before. */
  show(stored, fresh) {
    const now = this.read();
    const typed = Object.keys(now).filter((name) => !fresh && now[name] !== this.stored[name]);
    for (const [name, control] of Object.entries(this.controls)) {
      if (!typed.includes(name)) control[control.type === "checkbox" ? "checked" : "value"] = stored[name];
    }
    this.stored = { ...this.read(), ...Object.fromEntries(typed.map((name) => [name, stored[name]])) };
  }
  /** Read what is about to be sent. */
  send() {
    return this.sent = this.read();
  }
  /** When it is saved, what was not typed on since is no longer the analyst's alone: the stored form may take its place. */
  settle(message) {
    const now = this.read();
    for (const name of Object.keys(this.sent)) if (message.kind === "saved" && now[name] === this.sent[name]) this.stored[name] = now[name];
    this.sent = {};
  }
};

// offsets.js
var Offsets = class {
  constructor(text) {
    this.units = text.length;
    this.astral = [];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 55296 && unit < 56320 && i + 1 < text.length) {
        const next = text.charCodeAt(i + 1);
        if (next >= 56320 && next < 57344) this.astral.push(i++);
      }
    }
  }
  before(list, limit) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (list[middle] < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  toPoints(units) {
    return units - this.before(this.astral, units);
  }
  toUnits(points) {
    if (!this.astral.length) return points;
    let low = points, high = Math.min(this.units, points + this.astral.length);
    while (low < high) {
      const middle = low + high >> 1;
      if (this.toPoints(middle) < points) low = middle + 1;
      else high = middle;
    }
    return low;
  }
};

// page.js
var WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*[\p{L}\p{M}\p{N}]|[\p{L}\p{N}]/gu;
var CHUNK = 4e3;
var Page = class {
  constructor(host, onselect) {
    this.host = host;
    this.onselect = onselect;
    this.text = "";
    this.offsets = new Offsets("");
    this.selection = null;
    this.anchor = null;
    this.fixed = [];
    this.paragraphs = [];
    this.stops = [];
    this.dragging = false;
    host.addEventListener("mousedown", () => {
      this.dragging = true;
      document.addEventListener("mouseup", () => this.fromMouse(), { once: true });
    });
  }
  /** Show another text; marks come with `mark`. */
  open(page) {
    this.text = page.text;
    this.offsets = new Offsets(this.text);
    this.selection = null;
    const unit = (point) => this.offsets.toUnits(point);
    this.fixed = page.marks.map(([start, end, role]) => [unit(start), unit(end), "osk-" + role, role]);
    this.paragraphs = [];
    for (const match of this.text.matchAll(/[^\n]*(?:\n+|$)/g)) {
      if (match[0]) this.chunk(match.index, match.index + match[0].length);
    }
    this.host.replaceChildren(...this.paragraphs.map((one) => one.element));
    this.mark([]);
  }
  /** A very long paragraph is laid out in parts, so that only what is in sight costs anything. */
  chunk(start, end) {
    let at = start;
    while (at < end) {
      let stop = end;
      if (end - at > CHUNK) {
        const space = this.text.lastIndexOf(" ", at + CHUNK);
        stop = space > at ? space + 1 : at + CHUNK;
        const code = this.text.charCodeAt(stop);
        if (code >= 56320 && code < 57344) stop += 1;
      }
      const element = make("p", { "data-start": at, dir: "auto" });
      this.paragraphs.push({ start: at, end: stop, element, drawn: null });
      at = stop;
    }
  }
  /** Lay marks over the text: [start, end, class, label, sign] in UTF-16 units. Only paragraphs that changed are drawn. */
  mark(layers) {
    const all = [...this.fixed, ...layers].sort((a, b) => a[0] - b[0]);
    let from = 0;
    for (const paragraph of this.paragraphs) {
      while (from < all.length && all[from][1] <= paragraph.start && all[from][0] < paragraph.start) from += 1;
      const here = [];
      for (let i = from; i < all.length && all[i][0] < paragraph.end; i++) {
        if (all[i][1] > paragraph.start) here.push(all[i]);
      }
      const wanted = here.map((one) => one.join("|")).join("\n");
      if (paragraph.drawn === wanted) continue;
      paragraph.drawn = wanted;
      paragraph.element.replaceChildren(...this.pieces(paragraph, here));
    }
    if (!this.selection) return;
    this.paint(false);
    const chosen = document.getSelection();
    if (!this.dragging && chosen?.anchorNode && this.host.contains(chosen.anchorNode)) chosen.removeAllRanges();
  }
  pieces({ start, end }, here) {
    if (!here.length) return [shown(this.text.slice(start, end))];
    const edges = /* @__PURE__ */ new Set([start, end]);
    for (const [from, to] of here) {
      if (from > start) edges.add(from);
      if (to < end) edges.add(to);
    }
    const cuts = [...edges].sort((a, b) => a - b);
    const nodes = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const words = shown(this.text.slice(cuts[i], cuts[i + 1]));
      const over = here.filter(([from, to]) => from <= cuts[i] && to >= cuts[i + 1]);
      if (!over.length) nodes.push(words);
      else {
        const signs = over.filter((one) => one[4] && one[0] === cuts[i]).map((one) => one[4]).join("");
        nodes.push(make("span", { class: over.map((one) => one[2]).join(" "), title: over.map((one) => one[3]).join("; "), "data-sign": signs || null }, words));
      }
    }
    return nodes;
  }
  // -- places ------------------------------------------------------------------------------------
  /**
   * The node and offset in it at a place of the text.
   * @returns {[Text | null, number]}
   */
  locate(at) {
    const paragraphs = this.host.children;
    let low = 0, high = paragraphs.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (Number(paragraphs[middle].dataset.start) <= at) low = middle;
      else high = middle - 1;
    }
    let left = at - Number(paragraphs[low]?.dataset.start ?? 0);
    const walker = document.createTreeWalker(paragraphs[low] ?? this.host, NodeFilter.SHOW_TEXT);
    let node = (
      /** @type {Text | null} */
      walker.nextNode()
    ), last = node;
    while (node && left > node.data.length) {
      left -= node.data.length;
      last = node;
      node = /** @type {Text | null} */
      walker.nextNode();
    }
    return node ? [node, left] : [last, last ? last.data.length : 0];
  }
  /** The place of the text at a node and an offset in it. */
  place(node, offset) {
    const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("p[data-start]");
    if (!paragraph || !this.host.contains(paragraph)) return null;
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    range.setEnd(node, offset);
    return Number(paragraph.dataset.start) + range.toString().length;
  }
  fromMouse() {
    this.dragging = false;
    const root = this.host.getRootNode();
    const chosen = (root.getSelection ? root.getSelection() : document.getSelection()) ?? document.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    if (!range.intersectsNode(this.host)) return;
    const inside = (node) => this.host.contains(node) && node !== this.host;
    const start = inside(range.startContainer) ? this.place(range.startContainer, range.startOffset) : 0;
    const end = inside(range.endContainer) ? this.place(range.endContainer, range.endOffset) : this.text.length;
    if (start === null || end === null || start >= end) return;
    const lead = this.text.slice(start, end).search(/\S/);
    if (lead < 0) return;
    this.choose(start + lead, start + this.text.slice(start, end).trimEnd().length, false);
  }
  // -- selection ---------------------------------------------------------------------------------
  choose(start, end, scroll = true, anchor = [start, end]) {
    this.selection = [start, end];
    this.anchor = anchor;
    this.paint();
    if (scroll) this.reveal(start);
    this.onselect(this.text.slice(start, end), start, end);
  }
  /** Show the selection; the browser's own follows only when the analyst moves it, never on a redraw. */
  paint(follow = true) {
    const [first, from] = this.locate(this.selection[0]);
    const [last, to] = this.locate(this.selection[1]);
    if (!first || !last) return;
    const range = document.createRange();
    range.setStart(first, from);
    range.setEnd(last, to);
    if (window.Highlight && CSS.highlights) {
      CSS.highlights.set("osk-selection", new Highlight(range));
    }
    if (!follow) return;
    const chosen = document.getSelection();
    chosen?.removeAllRanges();
    chosen?.addRange(range);
  }
  /** Scroll the page, not the notebook around it. */
  reveal(at) {
    const mark = this.locate(at)[0]?.parentElement;
    if (!mark) return;
    const inside = mark.getBoundingClientRect(), around = this.host.getBoundingClientRect();
    if (inside.top < around.top + 20) this.host.scrollTop -= around.top + 60 - inside.top;
    else if (inside.bottom > around.bottom - 20) this.host.scrollTop += inside.bottom - around.bottom + 80;
  }
  words(from, to) {
    return [...this.text.slice(from, to).matchAll(WORD)].map((match) => [from + match.index, from + match.index + match[0].length]);
  }
  /** The first word or sentence that begins at or after a place, or the last one that ends at or before it. */
  unit(at, direction, by) {
    if (by === "sentence") return this.sentence(at, direction);
    const near = this.words(Math.max(0, at - CHUNK), Math.min(this.text.length, at + CHUNK));
    return direction > 0 ? near.find(([from]) => from >= at) : near.findLast(([, to]) => to <= at);
  }
  /** Which way the text goes on to the right of the selection: back, where it is read from right to left. */
  toRight() {
    if (!this.selection) return 1;
    const paragraph = this.paragraphs.findLast((one) => one.start <= this.selection[0]);
    return getComputedStyle(paragraph.element).direction === "rtl" ? -1 : 1;
  }
  /** Move by a word or a sentence; with `extend` the selection grows or shrinks, and where it began stays selected. */
  step(direction, by, extend) {
    const [start, end] = this.selection ?? [0, 0];
    if (!extend || !this.selection) {
      const target = this.unit(direction > 0 ? end : start, direction, by);
      if (target) this.choose(...target);
      return;
    }
    const [first, last] = this.anchor;
    let [from, to] = [start, end];
    if (direction > 0 && start < first) from = Math.min(first, this.unit(start + 1, 1, by)?.[0] ?? first);
    else if (direction > 0) to = this.unit(end, 1, by)?.[1] ?? end;
    else if (end > last) to = Math.max(last, this.unit(end - 1, -1, by)?.[1] ?? last);
    else from = this.unit(start, -1, by)?.[0] ?? start;
    this.choose(from, to, false, this.anchor);
    this.reveal(direction > 0 ? to - 1 : from);
  }
  /** Leaf through the page and select the first sentence in sight. */
  turn(direction) {
    this.host.scrollTop += direction * this.host.clientHeight * 0.9;
    const around = this.host.getBoundingClientRect();
    const low = this.paragraphs.findIndex((one) => one.element.getBoundingClientRect().bottom > around.top + 30);
    if (low < 0) return;
    const inside = this.paragraphs[low].element.getBoundingClientRect();
    const hidden = Math.max(0, (around.top + 30 - inside.top) / Math.max(1, inside.height));
    const { start, end } = this.paragraphs[low];
    const target = this.sentence(Math.round(start + hidden * (end - start)), 1);
    if (target) this.choose(...target, false);
  }
  /** Select the first or the last sentence. */
  edge(direction) {
    const target = direction > 0 ? this.sentence(this.text.length, -1) : this.sentence(0, 1);
    if (target) this.choose(...target);
  }
  sentence(at, direction) {
    const ends = /[.!?。！？…]["”’»)]*(?=\s|$)|\n+/gu;
    const from = Math.max(0, at - 6e3), to = Math.min(this.text.length, at + 6e3);
    const cuts = [from];
    for (const match of this.text.slice(from, to).matchAll(ends)) cuts.push(from + match.index + match[0].length);
    cuts.push(to);
    const spans = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const raw = this.text.slice(cuts[i], cuts[i + 1]);
      if (raw.trim()) spans.push([cuts[i] + raw.search(/\S/), cuts[i] + raw.trimEnd().length]);
    }
    return direction > 0 ? spans.find(([start]) => start >= at) : spans.filter(([, end]) => end <= at).pop();
  }
  next(direction) {
    const at = this.selection ? this.selection[0] : -1;
    const found = direction > 0 ? this.stops.find(([start]) => start > at) : this.stops.filter(([start]) => start < at).pop();
    if (found) this.choose(...found);
    return Boolean(found);
  }
  /** Select the next hit, or the one before; return which of how many, or null. */
  search(words, direction = 1) {
    if (!words) return null;
    const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "giu");
    const hits = [...this.text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
    if (!hits.length) return null;
    const at = this.selection ? this.selection[0] : -1;
    const ahead = direction > 0 ? hits.findIndex(([start]) => start > at) : hits.findLastIndex(([start]) => start < at);
    const which = ahead >= 0 ? ahead : direction > 0 ? 0 : hits.length - 1;
    this.choose(...hits[which]);
    return [which + 1, hits.length];
  }
  selected() {
    return this.selection ? this.text.slice(...this.selection) : "";
  }
  points() {
    if (!this.selection) return {};
    return { start: this.offsets.toPoints(this.selection[0]), end: this.offsets.toPoints(this.selection[1]) };
  }
};

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
  keep(judgment2) {
    const same = (one) => one.desk === judgment2.desk && one.about === judgment2.about;
    const asked = JSON.stringify([judgment2.command, judgment2.given]);
    if (this.all.some((one) => same(one) && !one.lost && one.owner === judgment2.owner && JSON.stringify([one.command, one.given]) === asked)) return null;
    const request = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const kept = { ...judgment2, request, at: /* @__PURE__ */ new Date(), lost: false, again: false };
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

// reader.js
var LABEL = "Text of the document. Arrow keys select words and sentences, Shift extends; question mark lists all keys.";
var IDLE = "Nothing selected. ↑ ↓ select sentences, ← → words, Shift extends; or use the mouse. One key then links the selection to the claim.";
var NEXT = "Details of the next judgment, where you know more than the text says (optional)";
var JUDGED = { reject: "no evidence for", later: "later for" };
var NUMBERS = ["low", "best", "high"];
function render({ model, el }) {
  return surface({ model, el }, "reader", (send) => {
    let view = null, opened = null, editing = null, described = null;
    const quoted = make("div", { class: "osk-quoted", "aria-live": "polite" }, IDLE);
    const host = make("div", { class: "osk-page", tabindex: "0", role: "group", "aria-label": LABEL, "data-stage": true });
    const page = new Page(host, chosen);
    const heading = make("div", { class: "osk-heading" });
    const claims = claimMenu(send);
    const documents = make("select", { onchange: () => send("open", { document: documents.value }) });
    const find = make("input", { type: "search" });
    const note = make("input", { type: "text", "data-records": true });
    const speaker = make("select", { "data-records": true });
    const access = make("select", { "data-records": true });
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, make("input", { type: "text", inputmode: "decimal", "data-records": true })]));
    const unit = make("input", { type: "text", "data-records": true });
    const scope = make("select", { "data-records": true });
    const save = button("save details", "Enter", () => commit(), { "data-records": true });
    const about = make("legend", {}, NEXT);
    const judged = make("ul", { class: "osk-judgments", "aria-label": "Judgments on this document" });
    const fields = new Fields({ note, speaker, access, ...numbers, unit, scope });
    function details() {
      const { note: words, speaker: who, access: how, ...estimate } = fields.send();
      return { note: words, speaker: who, access: how, estimate };
    }
    const settled = () => fields.settle(model.get("message") || {});
    model.on("change:message", settled);
    function describe(row, fresh = true) {
      described = JSON.stringify(row ?? null);
      editing = row && row.analysts.length ? row : null;
      const more = (row?.estimates?.length ?? 0) - 1;
      about.replaceChildren((editing ? "Details of " + editing.evidence + " (" + editing.stance + ", " + editing.status + ")" : NEXT) + (more > 0 ? "; beside the first number " + plural(more, "other is", "others are") + " kept" : ""));
      const number = row?.estimates?.[0] ?? {};
      const numerals = Object.fromEntries(NUMBERS.map((name) => [name, String(number[name] ?? "")]));
      fields.show({ note: row?.note ?? "", speaker: row?.speaker ?? "", access: row?.access ?? "unknown", ...numerals, unit: number.unit ?? "", scope: number.scope ?? "other" }, fresh);
      save.hidden = !editing;
    }
    function rowAt(start, end) {
      const [from, to] = [page.offsets.toPoints(start), page.offsets.toPoints(end)];
      const same = (one) => one.start === from && one.end === to;
      const mine = (one) => one.claim === view.claim;
      return view.judged.find((one) => same(one) && mine(one)) ?? view.suggested.find((one) => same(one) && mine(one)) ?? view.judged.find(same) ?? null;
    }
    function chosen(words, start, end) {
      const row = rowAt(start, end);
      const what = row ? " (" + (row.analysts.length ? "" : "suggested: ") + row.stance + " " + row.claim + ")" : "";
      quoted.replaceChildren("Selected: ", shown(short(words, 240)), what);
      describe(row);
    }
    const judge = (command, given = {}) => {
      const extra = command === "link" ? details() : { note: note.value };
      const where = { document: opened, claim: claims.value, ...page.points() };
      const words = [JUDGED[command] ?? stanceWords(given.stance), claims.value + ":", quoted_(page.selected())];
      send(command, { ...where, ...extra, ...given }, judgment(JSON.stringify(where), ...words, note.value && "(" + note.value + ")"));
    };
    const commit = () => editing && send("edit", { evidence: editing.evidence, ...details() }, judgment("edit " + editing.evidence, "details of", editing.claim + ":", quoted_(editing.words)));
    const onward = () => {
      if (!page.next(1)) send("next");
    };
    const hit = (direction) => {
      const found = page.search(find.value, direction);
      if (found) quoted.prepend("Hit " + found[0] + " of " + found[1] + ". ");
      else quoted.replaceChildren(...find.value ? ["Not found: ", shown(find.value)] : ["Nothing to search for: / takes you to the search."]);
      return Boolean(found);
    };
    const buttons = make(
      "div",
      { class: "osk-buttons", role: "toolbar", "aria-label": "Judge the selected words" },
      STANCES.map(([stance, key, sign]) => button(sign + " " + stance, key, () => judge("link", { stance }), { class: "osk-stance-" + stance, "data-records": true })),
      button("no evidence", "d", () => judge("reject"), { "data-records": true }),
      button("later", "l", () => judge("later"), { "data-records": true }),
      button("next suggestion", "j", onward),
      undoButtons(send)
    );
    const form = make(
      "fieldset",
      { class: "osk-details osk-stack" },
      about,
      make("div", { class: "osk-row" }, field("Speaker", speaker), field("Access: how the speaker knows", access)),
      make(
        "div",
        { class: "osk-row" },
        NUMBERS.map((name) => field(name === "low" ? "Number: low" : name, numbers[name], "osk-narrow")),
        field("Unit", unit, "osk-narrow"),
        field("What the number counts", scope)
      ),
      field("Note", note),
      save
    );
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && editing && event.target.tagName !== "BUTTON") commit();
      if (event.key === "Enter") host.focus();
    });
    find.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      if (hit(1)) host.focus();
    });
    function open(given) {
      heading.replaceChildren(
        make("strong", {}, shown(given.title || given.id)),
        make("span", {}, shown([given.publisher, given.published || "undated", given.language].filter(Boolean).join(", ")))
      );
      page.open(given);
      opened = given.id;
      quoted.replaceChildren(IDLE);
      describe(null);
    }
    function look(one) {
      const said = (one.status === "rejected" ? "no evidence for" : one.stance) + " " + one.claim + " (" + one.status + ", " + one.analysts.join(", ") + ")";
      if (one.claim !== view.claim) return ["osk-aside", said, ""];
      return one.status === "rejected" ? ["osk-aside", said, "✕"] : ["osk-judged osk-stance-" + one.stance, said, SIGN[one.stance]];
    }
    function draw(next) {
      const given = model.get("page");
      const fresh = given.id !== opened;
      view = next;
      fill(claims, claimOptions(view), view.claim);
      fill(documents, view.documents.map((one) => [one.id, one.label]), view.document);
      fill(speaker, [["", "as the text says"], ...view.sources.map((one) => [one.id, one.name])], speaker.value);
      fill(access, view.accesses.map((one) => [one.value, one.label]), access.value || "unknown");
      fill(scope, view.scopes.map((one) => [one.value, one.label]), scope.value || "other");
      if (fresh) open(given);
      const points = (one) => [page.offsets.toUnits(one.start), page.offsets.toUnits(one.end)];
      const waiting = view.suggested.filter((one) => one.claim === view.claim);
      page.stops = waiting.map(points).sort((a, b) => a[0] - b[0]);
      page.mark([
        ...waiting.map((one) => [...points(one), "osk-suggested", "suggested: " + one.stance, SIGN[one.stance] + "?"]),
        ...view.judged.filter((one) => one.anchor !== "orphan").map((one) => [...points(one), ...look(one)])
      ]);
      if (fresh && page.stops.length && opened !== null && el.contains(el.getRootNode().activeElement)) page.next(1);
      else if (page.selection) {
        const row = rowAt(...page.selection);
        if (JSON.stringify(row ?? null) !== described) describe(row, false);
      }
      judged.replaceChildren(...view.judged.map((one) => make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: "osk-link", "data-focus": one.evidence, onclick: () => page.choose(...points(one)) },
          one.status === "rejected" ? "✕ no evidence for " + one.claim : stanceWords(one.stance) + " " + one.claim
        ),
        " " + (one.status === "rejected" ? "" : one.status + ", ") + one.analysts.join(", ") + (one.contested ? ", in dispute" : "") + (one.anchor === "ok" ? "" : ", passage " + one.anchor) + (one.numbers.length ? ", " + one.numbers.join("; ") : ""),
        one.note ? make("em", {}, " ", shown(one.note)) : null
      )));
      if (!view.judged.length) judged.replaceChildren(make("li", {}, "Nothing judged in this document yet."));
    }
    return {
      title: "Reader",
      about: "link passages of a document to claims",
      help: [
        ["← →", "select words"],
        ["↑ ↓", "select sentences"],
        ["Shift ← → ↑ ↓", "grow or shrink the selection"],
        ["PgUp PgDn Home End", "leaf through the text"],
        ["s r n x", "link the selection: supports, refutes, neutral, conflicting"],
        ["d l", "no evidence; put off"],
        ["j k", "next suggestion (in the next document when none is left here), previous"],
        ["e m", "details, from the speaker on; the note. Enter keeps them"],
        ["c o", "choose the claim, another document"],
        ["/", "search in the text"],
        ["h H", "next hit, previous hit"]
      ],
      nodes: [heading, make("div", { class: "osk-row" }, field("Document", documents), field("Claim to judge for", claims), field("Search in the text ( / )", find)), host, quoted, buttons, form],
      below: [judged],
      draw,
      close: () => model.off("change:message", settled),
      keys: {
        ArrowRight: (event) => page.step(page.toRight(), "word", event.shiftKey),
        ArrowLeft: (event) => page.step(page.selection ? -page.toRight() : 1, "word", event.shiftKey),
        ArrowDown: (event) => page.step(1, "sentence", event.shiftKey),
        ArrowUp: (event) => page.step(-1, "sentence", event.shiftKey),
        PageDown: () => page.turn(1),
        PageUp: () => page.turn(-1),
        Home: () => page.edge(-1),
        End: () => page.edge(1),
        h: () => {
          hit(1);
        },
        H: () => {
          hit(-1);
        },
        d: () => judge("reject"),
        l: () => judge("later"),
        j: onward,
        k: () => page.next(-1),
        e: () => speaker.focus(),
        m: () => note.focus(),
        c: () => claims.focus(),
        o: () => documents.focus(),
        "/": () => find.focus(),
        ...Object.fromEntries(STANCES.map(([stance, key]) => [key, () => judge("link", { stance })]))
      }
    };
  });
}
var reader_default = { render };
export {
  reader_default as default
};
