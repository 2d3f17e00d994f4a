// What all widgets share. No framework, nothing from a network; captured text only ever becomes text nodes.

const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

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
    const code = "U+" + match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    // the placeholder keeps offsets right; the label is drawn by the style sheet
    fragment.append(make("span", { class: "osk-hidden", "data-code": code, title: "hidden character " + code }, "\ufffc"));
    at = match.index + match[0].length;
  }
  if (at < text.length) fragment.append(text.slice(at));
  return fragment;
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

/** The line that says what happened: saved, refused, read-only; a refused judgment can be tried again. */
function statusLine(model, send) {
  const line = make("div", { class: "osk-status", role: "status", "aria-live": "polite" });
  const update = () => {
    const message = model.get("message") || {};
    line.className = "osk-status osk-" + (message.kind || "ready");
    const words = { saved: "✓ ", error: "✗ Not saved: ", ready: "" }[message.kind] ?? "";
    line.replaceChildren(words + (message.text || ""));
    if (message.kind === "error" && message.retry && message.retry.command) {
      const again = () => send(message.retry.command, message.retry.given);
      line.append(" ", make("button", { type: "button", class: "osk-button", onclick: again }, "Try again"));
    }
  };
  model.on("change:message", update);
  update();
  return line;
}

/** Send commands, keep in step with other notebooks, and clean up when the view goes. */
function connect(model) {
  const send = (command, given = {}) => model.send({ command, given });
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") model.send({ command: "in_step" });
  }, 2000);
  return { send, close: () => clearInterval(timer) };
}

const STANCES = [
  ["supports", "s", "▲"],
  ["refutes", "r", "▼"],
  ["neutral", "n", "●"],
  ["conflicting", "x", "◆"],
];
const SIGN = Object.fromEntries(STANCES.map(([stance, , sign]) => [stance, sign]));
