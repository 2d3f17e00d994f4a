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
function countWords(count) {
  return plural(count.origins, "independent origin", "independent origins") + " in " + plural(count.families, "family", "families") + ", " + count.refuting + " refuting";
}
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
function rove(elements, event, by) {
  const list = [...elements];
  const at = list.indexOf(event.target);
  if (at < 0 || !list.length) return false;
  const next = list[Math.max(0, Math.min(list.length - 1, at + by))];
  for (const one of list) one.tabIndex = one === next ? 0 : -1;
  next.focus();
  return true;
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

// origins.js
function render({ model, el }) {
  return surface({ model, el }, "origins", (send) => {
    const chosen = /* @__PURE__ */ new Set();
    const claims = claimMenu(send);
    const count = make("div", { "aria-live": "polite" });
    const stage = make("div", { class: "osk-origin-list", role: "group", tabindex: "-1", "data-stage": true, "aria-label": "Origins and their evidence. Up and down move, Space chooses; question mark lists all keys." });
    const reason = make("input", { type: "text", "data-records": true });
    const tally = make("span", { class: "osk-muted", "aria-live": "polite" });
    const decisions = make("div");
    let wanted = "split", pending = false;
    const decide = (kind) => {
      wanted = kind;
      if (!reason.value.trim()) {
        reason.focus();
        return;
      }
      pending = true;
      const evidence = [...chosen];
      const words = [kind, plural(evidence.length, "piece", "pieces"), "of", claims.value + ":", quoted_(reason.value)];
      send(kind, { claim: claims.value, evidence, reason: reason.value }, judgment(JSON.stringify([claims.value, evidence]), ...words));
    };
    const tell = () => tally.replaceChildren(chosen.size ? chosen.size + " chosen" : "Choose evidence, give a reason, then split or join.");
    function pieceLine(one, join) {
      const box = make("input", {
        type: "checkbox",
        "data-focus": one.evidence,
        tabindex: "-1",
        onchange: () => {
          if (box.checked) chosen.add(one.evidence);
          else chosen.delete(one.evidence);
          tell();
        }
      });
      box.checked = chosen.has(one.evidence);
      return make(
        "li",
        {},
        make("label", {}, box, make(
          "span",
          {},
          make("span", { class: "osk-badge osk-stance-" + one.stance }, stanceWords(one.stance)),
          " ",
          shown([one.said || "undated", one.who, one.holder && one.holder !== one.who ? "in " + one.holder : ""].filter(Boolean).join(", ")),
          make("span", { class: "osk-muted" }, " “", shown(short(one.words, 160)), "” ", make("span", { class: "osk-id" }, one.evidence))
        )),
        join ? make("div", { class: "osk-because" }, make("b", {}, join.reason.replaceAll("_", " ")), ": ", shown(join.because)) : null
      );
    }
    function block(origin) {
      const joins = new Map(origin.joins.map((join) => [join.right, join]));
      const facts = [
        origin.family ? "family: " + origin.family : "",
        plural(origin.evidence.length, "piece of evidence", "pieces of evidence"),
        origin.counts ? "" : "does not count",
        origin.party ? "has a stake in the claim" : "",
        origin.against_interest ? "speaks against its own interest" : ""
      ].filter(Boolean).join("; ");
      return make(
        "section",
        { class: "osk-origin" + (origin.counts ? "" : " osk-apart"), "aria-label": origin.label },
        make("h4", {}, shown(origin.label), " ", make("span", { class: "osk-badge osk-stance-" + origin.stance }, stanceWords(origin.stance)), " ", make("span", { class: "osk-muted" }, shown(facts))),
        make("ul", {}, origin.evidence.map((one) => pieceLine(one, joins.get(one.evidence))))
      );
    }
    function draw(view) {
      fill(claims, claimOptions(view), view.claim);
      const { pieces, status, waits } = view.count;
      if (waits) count.replaceChildren(make("strong", {}, waits), " Nothing below counts yet.");
      else count.replaceChildren(make("strong", {}, countWords(view.count)), ", behind " + plural(pieces, "piece", "pieces") + " of evidence: " + status);
      const here = new Set(view.origins.flatMap((origin) => origin.evidence.map((one) => one.evidence)));
      for (const one of [...chosen]) if (!here.has(one)) chosen.delete(one);
      stage.replaceChildren(...view.origins.map(block));
      const first = stage.querySelector("input");
      if (first) first.tabIndex = 0;
      decisions.replaceChildren(table(
        "Decisions of analysts",
        ["When", "By", "What", "Evidence", "Why"],
        view.decisions.map((one) => [one.at, shown(one.analyst), one.kind, one.evidence.flatMap((id) => [make("span", { class: "osk-id" }, id), " "]), shown(one.reason)])
      ));
      tell();
    }
    const settled = () => {
      if (!pending) return;
      pending = false;
      if ((model.get("message") || {}).kind !== "saved") return;
      chosen.clear();
      reason.value = "";
      for (const box of stage.querySelectorAll("input")) box.checked = false;
      tell();
    };
    model.on("change:message", settled);
    reason.addEventListener("keydown", (event) => event.key === "Enter" && decide(wanted));
    const boxes = () => stage.querySelectorAll("input");
    const step = (by) => (event) => stage.contains(event.target) && event.target !== stage ? rove(boxes(), event, by) : (boxes()[0]?.focus(), true);
    const leap = (by) => (event) => {
      const here = event.target.closest(".osk-origin");
      if (!here) return step(1)(event);
      const blocks = [...stage.querySelectorAll(".osk-origin")];
      const next = blocks[blocks.indexOf(here) + by] ?? here;
      const all = [...boxes()];
      return rove(all, event, all.indexOf(next.querySelector("input")) - all.indexOf(event.target));
    };
    return {
      title: "Origins",
      about: "what counts once, and why; only you split what the rules have joined",
      help: [["↑ ↓", "move from evidence to evidence"], ["PgUp PgDn", "from origin to origin"], ["Space", "choose, or choose no more"], ["s", "split the chosen off, as one origin of their own; then the reason, and Enter"], ["j", "join the chosen; then the reason, and Enter"]],
      nodes: [
        field("Claim", claims),
        count,
        stage,
        field("Reason (required)", reason),
        make(
          "div",
          { class: "osk-buttons", role: "toolbar", "aria-label": "Decide on the chosen evidence" },
          button("split off", "s", () => decide("split"), { "data-records": true }),
          button("join", "j", () => decide("join"), { "data-records": true }),
          undoButtons(send),
          tally
        )
      ],
      below: [decisions],
      draw,
      close: () => model.off("change:message", settled),
      keys: { s: () => decide("split"), j: () => decide("join"), ArrowDown: step(1), ArrowUp: step(-1), PageDown: leap(1), PageUp: leap(-1) }
    };
  });
}
var origins_default = { render };
export {
  origins_default as default
};
