// What all widgets share. No framework, nothing from a network; captured text only ever becomes text nodes.

// the same characters as `osintkit.display` marks; a test compares the two
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{1345f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|(?<![\u00a9\u00ae\u203c-\u3299\u{1f000}-\u{1faff}#*0-9])[\ufe00-\ufe0f]/gu;
const codeOf = (sign) => "U+" + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

/** Make an element: attributes by name, "on..." as listeners, children as nodes or text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined) element.append(child);
  }
  return element;
}

/** Text with hidden characters shown as marks; every character keeps its place and its length. */
function shown(text) {
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > at) fragment.append(text.slice(at, match.index));
    const code = codeOf(match[0]);
    // the placeholder keeps offsets right; the label is drawn by the style sheet
    fragment.append(make("span", { class: "osk-hidden", "data-code": code, title: "hidden character " + code }, "\ufffc".repeat(match[0].length)));
    at = match.index + match[0].length;
  }
  if (at < text.length) fragment.append(text.slice(at));
  return fragment;
}

/** The same where no element can stand: menus, titles, labels. */
const marked = (text) => text.replace(HIDDEN, (sign) => "⟦" + codeOf(sign) + "⟧");

/** The beginning of a long text, cut between words. */
function short(text, most) {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(" ", most);
  const head = text.slice(0, space > most / 2 ? space : most);
  return (/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head) + " …";
}

/** Offsets in code points (Python) and in UTF-16 units (the browser), both ways. */
class Offsets {
  constructor(text) {
    this.units = text.length;
    this.astral = [];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
        const next = text.charCodeAt(i + 1);
        if (next >= 0xdc00 && next < 0xe000) this.astral.push(i++);
      }
    }
  }
  before(list, limit) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
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
      const middle = (low + high) >> 1;
      if (this.toPoints(middle) < points) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const STANCES = [
  ["supports", "s", "▲"],
  ["refutes", "r", "▼"],
  ["neutral", "n", "●"],
  ["conflicting", "x", "◆"],
];
const SIGN = Object.fromEntries(STANCES.map(([stance, , sign]) => [stance, sign]));

/** A button that says its key. */
function button(label, key, onclick, attributes = {}) {
  const { class: more = "", ...rest } = attributes;
  return make("button", { type: "button", class: "osk-button " + more, "aria-keyshortcuts": key || null, onclick, ...rest },
    label, key ? make("kbd", {}, key) : null);
}

/** A field with a visible label. */
function field(label, control, more = "") {
  return make("label", { class: "osk-field " + more }, make("span", {}, label), control);
}

function option(value, label) {
  return make("option", { value }, marked(label));
}

/** Fill a menu, and keep what is chosen when nothing else is asked for. */
function fill(select, options, value) {
  const asked = JSON.stringify(options);
  if (select.oskFilled !== asked) {
    select.replaceChildren(...options.map(([key, label]) => option(key, label)));
    select.oskFilled = asked;
  }
  select.value = value;
}

/**
 * Fields that show what is stored. What has been typed stays when the truth is drawn again, until it is stored itself or
 * something else is looked at: an answer may come late, and others judge meanwhile.
 */
class Fields {
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
}

function claimMenu(send) {
  const menu = make("select", { onchange: () => send("claim", { claim: menu.value }) });
  return menu;
}

const plural = (count, one, many) => count + " " + (count === 1 ? one : many);

/** What a verdict counts, in words. */
function countWords(count) {
  return plural(count.origins, "independent origin", "independent origins") + " in " + plural(count.families, "family", "families")
    + ", " + count.refuting + " refuting";
}

const claimOptions = (view) => view.claims.map((one) => [one.id, one.id + ": " + one.text]);
/** What a judgment is about, and its words: of the same thing only the last that got no answer is kept. */
const judgment = (about, ...words) => ({ about, words: words.filter(Boolean).join(" ") });
const quoted_ = (words) => "“" + short(words, 90) + "”";
const stanceWords = (stance) => (SIGN[stance] ? SIGN[stance] + "\u00a0" : "") + stance;
const FIELDS = new Set(["INPUT", "SELECT", "TEXTAREA"]);
const isField = (node) => FIELDS.has(node.tagName) && !["checkbox", "radio"].includes(node.type);

/** Draw, and put the focus back on what stands for the same thing as before. */
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

/**
 * Draw at once, but never while a key or a button is held down inside: what is pressed would be replaced under the finger,
 * and the browser would drop the click, the choice or the selection that was about to come of it.
 */
function drawWhenReleased(el, draw) {
  const page = el.ownerDocument, view = page.defaultView;
  let held = false, due = false;
  const hold = () => { held = true; };
  const release = () => {
    if (!held) return;
    held = false;
    if (due) setTimeout(ask); // the click that a release brings comes first
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

/** What a widget is for, and its keys; those that every widget has come last. */
function banner({ title, about, help = [], looks = false }) {
  const common = looks ? [["Esc", "clear the selection, leave a field"]]
    : [["u", "take back your last judgment, in any widget"], ["y", "bring it back"], ["Esc", "leave a field"]];
  const rows = [...help, ...common, ["?", "show or hide these keys"]];
  const keys = make("details", { class: "osk-help" }, make("summary", {}, "Keys", make("kbd", {}, "?")),
    make("dl", {}, rows.flatMap(([key, what]) => [make("dt", {}, key.split(" ").map((one) => make("kbd", {}, one))), make("dd", {}, what)])));
  return [keys, make("div", { class: "osk-banner" }, make("div", {}, make("strong", {}, title), make("span", {}, about)), keys)];
}

/**
 * A widget: its parts, the keys that JupyterLab must not take, one redraw for every change of the stored truth.
 * `build` gets `send` and returns { title, about, help, nodes, below, draw(view), keys }; what happened is told between
 * `nodes` and `below`; a key works wherever the focus is, except in a field.
 */
function surface({ model, el }, name, build) {
  const { send, line, box, offer, close } = connect(model, el, name);
  el.classList.add("osk-surface", "osk-" + name);
  el.setAttribute("data-lm-suppress-shortcuts", "true");
  const parts = build(send, el);
  const who = make("div", { class: "osk-who" });
  const gone = make("div", { class: "osk-gone", role: "status" }, "The kernel that drew this is gone. Run the cell again to go on: all that was shown as saved is on disk.");
  const [help, head] = banner(parts);
  el.append(head, gone, ...parts.nodes, make("div", { class: "osk-foot" }, line, who), box, ...(parts.below ?? []));
  const keys = { u: () => send("undo"), y: () => send("redo"), "?": () => { help.open = !help.open; }, ...parts.keys };
  const onkey = (event) => {
    const control = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    if (control && letter === "s") {
      // saving the notebook is Lab's, which does not listen in here; else the browser would offer to save the page
      event.preventDefault();
      event.stopPropagation();
      el.parentElement?.dispatchEvent(new KeyboardEvent(event.type, event));
      return;
    }
    event.stopPropagation(); // also of keys that mean nothing here: in Lab they insert, merge or convert cells
    if (isField(event.target)) {
      if (event.key === "Escape") el.querySelector("[data-stage]")?.focus();
      return;
    }
    const undo = control && !event.altKey && (letter === "z" || letter === "y");
    const act = undo ? () => send(letter === "y" || event.shiftKey ? "redo" : "undo") : keys[event.key];
    if (!act || (!undo && (control || event.altKey))) return;
    if ((event.key === "Enter" || event.key === " ") && event.target.tagName === "BUTTON") return;
    // a key that is held down moves on and on, but judges once: what is next has not been read
    if (!(event.repeat && letter.length === 1) && act(event) === false) return;
    event.preventDefault();
  };
  el.addEventListener("keydown", onkey);
  const draw = () => {
    const view = model.get("view");
    if (!view || !("analyst" in view)) return;
    keepFocus(el, () => parts.draw(view));
    who.replaceChildren(
      view.read_only ? "Read-only: nothing can be recorded here." : view.analyst ? "You judge as " + view.analyst + "." : "Nobody said who judges: set `analyst` in case.yaml.",
      view.blind ? " Blind: what others judged shows after your own judgment." : "");
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

const undoButtons = (send) => [
  button("undo", "u", () => send("undo"), { "data-records": true }),
  button("redo", "y", () => send("redo"), { "data-records": true }),
];

const MOST_ROWS = 400;

/** A table with a caption; `cells` makes text or nodes of a row. Of very many rows only the first are drawn, and it says so. */
function table(caption, heads, rows, cells = (row) => row) {
  const drawn = rows.slice(0, MOST_ROWS).map((row) => make("tr", {}, cells(row).map((cell) => make("td", {}, cell))));
  const rest = rows.length - drawn.length;
  if (rest) drawn.push(make("tr", {}, make("td", { colspan: heads.length }, "… and " + rest + " more, which a table in a cell shows")));
  if (!drawn.length) drawn.push(make("tr", {}, make("td", { colspan: heads.length }, "none")));
  return make("div", { class: "osk-scroll", tabindex: "0", role: "region", "aria-label": caption },
    make("table", {}, make("caption", {}, caption),
      make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, drawn)));
}

/** Move the focus among elements with the arrow keys; the one that has it is the only tab stop. */
function rove(elements, event, by) {
  const list = [...elements];
  const at = list.indexOf(event.target);
  if (at < 0 || !list.length) return false;
  const next = list[Math.max(0, Math.min(list.length - 1, at + by))];
  for (const one of list) one.tabIndex = one === next ? 0 : -1;
  next.focus();
  return true;
}
