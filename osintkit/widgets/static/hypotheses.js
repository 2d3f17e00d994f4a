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

// hypotheses.js
var RATE_KEYS = { C: "CC", c: "C", n: "N", i: "I", I: "II", a: "NA", "1": "CC", "2": "C", "3": "N", "4": "I", "5": "II", "0": "NA" };
var RATE_SIGN = { CC: "++", C: "+", N: "○", I: "−", II: "−−", NA: "·" };
function render({ model, el }) {
  return surface({ model, el }, "hypotheses", (send) => {
    let view = null, place = [0, 0];
    const lines = /* @__PURE__ */ new Map(), asked = /* @__PURE__ */ new Set();
    const claims = make("select", { onchange: () => send("claim", { claim: claims.value }) });
    const scores = make("ol", { class: "osk-scores", "aria-live": "polite", "aria-label": "Hypotheses, the least against first" });
    const grid = make("div", { class: "osk-scroll osk-grid" });
    const legend = make("div", { class: "osk-buttons", role: "toolbar", "aria-label": "Rate the chosen cell" });
    const notes = make("ul", { class: "osk-list" });
    const whole = make("div", { class: "osk-quoted", "aria-live": "polite" });
    const cell = ([row, column]) => grid.querySelector('td[data-row="' + row + '"][data-column="' + column + '"]');
    const visit = (row, column) => {
      if (!view.rows.length || !view.hypotheses.length) return;
      place = [Math.max(0, Math.min(view.rows.length - 1, row)), Math.max(0, Math.min(view.hypotheses.length - 1, column))];
      for (const one of grid.querySelectorAll("td[tabindex]")) one.tabIndex = -1;
      const here = cell(place);
      here.tabIndex = 0;
      here.focus({ preventScroll: true });
      here.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    const tellWhole = () => {
      const row = view?.rows[place[0]];
      whole.replaceChildren(...row ? [make("b", {}, row.evidence + " "), shown(row.words)] : []);
    };
    const rate = (rating) => {
      const row = view.rows[place[0]], hypothesis = view.hypotheses[place[1]];
      if (!row || !hypothesis || view.read_only) return;
      const here = cell(place);
      here.firstChild.replaceChildren(rating + " …");
      asked.add(row.evidence);
      send("rate", { evidence: row.evidence, hypothesis: hypothesis.id, rating }, judgment(row.evidence + hypothesis.id, rating, "for", hypothesis.text + ":", quoted_(row.words)));
      if (place[1] + 1 < view.hypotheses.length) visit(place[0], place[1] + 1);
      else visit(place[0] + 1, 0);
    };
    function ratingCell(row, hypothesis, at, column) {
      const given = row.ratings[hypothesis.id] ?? {};
      const own = given[view.analyst];
      const others = Object.entries(given).filter(([name]) => name !== view.analyst);
      const label = own ? own + " " + RATE_SIGN[own] : others.length ? "" : "–";
      return make("td", {
        role: "gridcell",
        tabindex: "-1",
        "data-row": at,
        "data-column": column,
        "data-focus": row.evidence + hypothesis.id,
        class: own ? "osk-rate-" + own : "",
        onclick: () => visit(at, column),
        onfocus: () => {
          place = [at, column];
          tellWhole();
        },
        "aria-label": hypothesis.id + ", " + row.evidence + ": " + (own ?? "not rated by you") + others.map(([name, rating]) => ", " + marked(name) + " " + rating).join("")
      }, make("span", {}, label), others.length ? make("span", { class: "osk-muted", title: others.map(([name, rating]) => marked(name) + ": " + rating).join(", ") }, own ? " others: " : "", [...new Set(others.map(([, rating]) => rating + " " + RATE_SIGN[rating]))].join(", ")) : null);
    }
    function line(row, at) {
      const key = JSON.stringify([row, at, view.analyst, view.hypotheses.map((one) => one.id)]);
      const drawn = lines.get(row.evidence);
      if (drawn?.key === key) return drawn.node;
      const node = make(
        "tr",
        { role: "row" },
        make("th", { scope: "row", role: "rowheader" }, shown((row.said || "undated") + ", " + row.who), make("span", { class: "osk-muted" }, " ", shown(short(row.words, 90)))),
        view.hypotheses.map((hypothesis, column) => ratingCell(row, hypothesis, at, column)),
        make("td", { role: "gridcell", class: "osk-diagnostic" }, row.diagnosticity ? row.diagnosticity.toFixed(2) : "nothing")
      );
      lines.set(row.evidence, { key, node });
      return node;
    }
    function draw(next) {
      view = next;
      fill(claims, [["", "what is rated already"], ...claimOptions(view)], view.claim);
      const ranked = [...view.hypotheses].sort((a, b) => a.rank - b.rank || a.id.localeCompare(b.id));
      scores.replaceChildren(...ranked.map((one) => make("li", { value: one.rank }, make("b", {}, shown(one.text)), " against it: " + one.against.toFixed(2) + ", from " + plural(one.votes, "origin", "origins"))));
      const head = make("tr", { role: "row" }, [["Evidence"], ...view.hypotheses.map((one) => [shown(short(one.text, 60)), marked(one.text)]), ["Distinguishes"]].map(([text, title]) => make("th", { scope: "col", role: "columnheader", title }, text)));
      const rows = view.rows.map(line);
      grid.replaceChildren(make(
        "table",
        { role: "grid", "aria-label": "Evidence against hypotheses. Arrow keys move, digits rate; question mark lists all keys." },
        make("thead", { role: "rowgroup" }, head),
        make("tbody", { role: "rowgroup" }, rows)
      ));
      const here = cell(place) ?? grid.querySelector("td[tabindex]");
      for (const one of grid.querySelectorAll('td[tabindex="0"]')) if (one !== here) one.tabIndex = -1;
      if (here) here.tabIndex = 0;
      if (!view.hypotheses.length) grid.replaceChildren(make("p", {}, "No hypothesis is declared: add at least two under `hypotheses:` in case.yaml."));
      else if (!view.rows.length) grid.replaceChildren(make("p", {}, "No evidence is rated yet; choose a claim to rate its evidence."));
      legend.replaceChildren(...view.scale.map((one, index) => button(one.value + " " + one.meaning, ["1", "2", "3", "4", "5", "0"][index], () => rate(one.value), { "data-records": true })), ...undoButtons(send));
      notes.replaceChildren(...[...view.sensitive, ...view.notes].map((line2) => make("li", {}, shown(line2))));
      tellWhole();
    }
    const answered = () => {
      if (!asked.size) return;
      for (const one of asked) lines.delete(one);
      asked.clear();
      keepFocus(el, () => draw(view));
    };
    model.on("change:message", answered);
    grid.setAttribute("data-stage", "");
    grid.tabIndex = -1;
    const arrows = (row, column) => () => visit(place[0] + row, place[1] + column);
    const method = make("p", { class: "osk-muted" }, "Only what is inconsistent counts against a hypothesis, and copies of one origin vote once. The last column says how far a piece of evidence tells the hypotheses apart, from nothing to 2.");
    return {
      title: "Hypotheses",
      about: "what stands against each explanation",
      help: [["← → ↑ ↓", "move from cell to cell"], ["1 2", "very consistent, consistent"], ["3", "neutral"], ["4 5", "inconsistent, very inconsistent"], ["0", "not applicable"]],
      nodes: [field("Evidence of", claims), scores, method, grid, whole, legend],
      below: [notes],
      draw,
      close: () => model.off("change:message", answered),
      keys: {
        ArrowDown: arrows(1, 0),
        ArrowUp: arrows(-1, 0),
        ArrowLeft: arrows(0, -1),
        ArrowRight: arrows(0, 1),
        ...Object.fromEntries(Object.entries(RATE_KEYS).map(([key, rating]) => [key, () => rate(rating)]))
      }
    };
  });
}
var hypotheses_default = { render };
export {
  hypotheses_default as default
};
