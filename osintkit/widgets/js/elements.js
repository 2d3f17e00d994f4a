// Elements: made, filled, drawn again without losing the focus. No framework, nothing from a network; captured text only ever becomes text nodes.

import { HIDDEN, codeOf, marked } from "./text.js";

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

function claimMenu(send) {
  const menu = make("select", { onchange: () => send("claim", { claim: menu.value }) });
  return menu;
}

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

export { button, claimMenu, drawWhenReleased, field, fill, isField, keepFocus, make, option, rove, shown, table, undoButtons };
