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

// assessment.js
function render({ model, el }) {
  return surface({ model, el }, "assessment", (send) => {
    let view = null, offered = [], at = 0, mark = -1, timer = null, drawn = null;
    const claims = claimMenu(send);
    const asOf = make("input", { type: "text", size: "12", onchange: () => send("as_of", { as_of: asOf.value }) });
    const suggestion = make("div", { class: "osk-stack osk-suggestion", role: "group", "aria-label": "What the rules suggest" });
    const groups = {};
    const boxes = Object.fromEntries(["digit", "likelihood", "confidence"].map((name) => [name, make("div", { class: "osk-scale" })]));
    const menuId = "osk-offer-" + model.model_id;
    const rationale = make("textarea", { rows: "5", "aria-autocomplete": "list", "aria-controls": menuId, "data-records": true, "data-focus": "rationale" });
    const menu = make("ul", { id: menuId, class: "osk-offer", role: "listbox", "aria-label": "Evidence", hidden: true });
    const findings = make("ul", { class: "osk-findings", "aria-live": "polite", "aria-label": "What the rules say of the draft" });
    const recorded = make("div");
    const draft = () => ({ ...Object.fromEntries(Object.keys(boxes).map((name) => [name, groups[name] ?? ""])), rationale: rationale.value, claim: claims.value, as_of: asOf.value });
    const lint = () => {
      clearTimeout(timer);
      timer = setTimeout(() => send("lint", draft()), 350);
    };
    const record = () => {
      clearTimeout(timer);
      send("save", draft(), judgment(claims.value + " " + asOf.value, "digit " + (groups.digit || "–"), "for", claims.value, "as of", asOf.value + ":", quoted_(rationale.value)));
    };
    function choices(name, steps, none) {
      const radios = [...none ? [{ value: "", label: none, definition: "" }] : [], ...steps];
      boxes[name].replaceChildren(...radios.map((step) => {
        const radio = make("input", {
          type: "radio",
          name: "osk-" + name + "-" + model.model_id,
          value: step.value,
          "data-records": true,
          "data-focus": name + step.value,
          onchange: () => {
            groups[name] = step.value;
            lint();
          }
        });
        radio.checked = (groups[name] ?? "") === step.value;
        return make("label", { class: "osk-step" }, radio, make("b", {}, step.label ? (step.value ? step.value + "  " : "") + step.label : step.value), make("span", { class: "osk-muted" }, step.definition));
      }));
    }
    function offer() {
      const before = rationale.value.slice(0, rationale.selectionStart);
      const typed = /@([^\s@]*)$/.exec(before);
      mark = typed ? typed.index : -1;
      const words = typed ? typed[1].toLowerCase() : "";
      const fits = (one) => (one.evidence + " " + one.who + " " + one.words + " " + one.said).toLowerCase().includes(words);
      offered = typed && view ? view.evidence.filter(fits).slice(0, 8) : [];
      at = 0;
      drawOffer();
    }
    function drawOffer() {
      menu.hidden = !offered.length;
      menu.replaceChildren(...offered.map((one, index) => make(
        "li",
        {
          role: "option",
          id: menuId + "-" + index,
          "aria-selected": index === at ? "true" : "false",
          onmousedown: (event) => {
            event.preventDefault();
            insert(one);
          }
        },
        make("b", {}, one.evidence),
        " " + stanceWords(one.stance) + " ",
        shown((one.said || "undated") + ", " + one.who),
        make("span", { class: "osk-muted" }, " ", shown(short(one.words, 90)))
      )));
      if (offered.length) rationale.setAttribute("aria-activedescendant", menuId + "-" + at);
      else rationale.removeAttribute("aria-activedescendant");
    }
    function insert(one) {
      const caret = rationale.selectionStart;
      rationale.setRangeText("@" + one.evidence, mark, caret, "end");
      offered = [];
      drawOffer();
      lint();
    }
    rationale.addEventListener("input", () => {
      offer();
      lint();
    });
    rationale.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        record();
      } else if (offered.length && ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(event.key)) {
        event.preventDefault();
        event.stopPropagation();
        if (event.key === "ArrowDown") at = (at + 1) % offered.length;
        else if (event.key === "ArrowUp") at = (at + offered.length - 1) % offered.length;
        else if (event.key === "Escape") offered = [];
        else return insert(offered[at]);
        drawOffer();
      }
    });
    asOf.addEventListener("keydown", (event) => event.key === "Enter" && asOf.blur());
    function draw(next) {
      view = next;
      fill(claims, claimOptions(view), view.claim);
      if (el.getRootNode().activeElement !== asOf) asOf.value = view.as_of;
      const one = view.suggestion;
      suggestion.replaceChildren(
        make("div", {}, make("strong", {}, shown(view.text))),
        one.provisional ? make("div", {}, make("strong", {}, one.waits), one.label ? " It " + one.label + "; that is no verdict." : "") : make("div", {}, "The rules suggest ", make("strong", {}, one.status + (one.digit ? ", digit " + one.digit : "")), (one.label ? " (" + one.label.toLowerCase() + ")" : "") + ": " + countWords(one) + "."),
        make("details", {}, make("summary", {}, "Why, and what would move it"), make("ul", { class: "osk-list" }, [...one.because, ...one.would_move].map((line) => make("li", {}, shown(line)))))
      );
      const stored = JSON.stringify([view.draft, view.claim]);
      const typing = el.getRootNode().activeElement === rationale;
      if (stored !== drawn) {
        const fresh = drawn === null || !Object.keys(view.draft).length;
        drawn = stored;
        if (fresh) for (const name of Object.keys(boxes)) groups[name] = view.draft[name] ?? "";
        if (fresh && !(typing && view.draft.rationale)) rationale.value = view.draft.rationale ?? "";
        choices("digit", view.digits);
        choices("likelihood", view.likelihoods, "none");
        choices("confidence", view.confidences, "none");
      }
      findings.replaceChildren(...view.findings.length ? view.findings.map((found) => make(
        "li",
        { class: found.refuses ? "osk-refused" : "" },
        (found.refuses ? "✗ Refused: " : "⚠ ") + found.message + " (" + found.way_out + ")"
      )) : [make("li", {}, "The rules have nothing against this draft.")]);
      findings.hidden = !Object.keys(view.draft).length;
      recorded.replaceChildren(table(
        "Recorded assessments",
        ["As of", "Analyst", "Digit", "Likelihood", "Confidence", "Rationale"],
        view.recorded.map((row) => [row.as_of, shown(row.analyst), row.digit, row.likelihood || "–", row.confidence || "–", shown(row.rationale)])
      ));
    }
    const digitKeys = Object.fromEntries([..."123456"].map((digit) => [digit, () => {
      if (view.read_only) return false;
      groups.digit = digit;
      for (const radio of boxes.digit.querySelectorAll("input")) radio.checked = radio.value === digit;
      lint();
      return true;
    }]));
    return {
      title: "Assessment",
      about: "rate a claim as of a day; the rules suggest, you judge",
      help: [["1 2 3 4 5 6", "choose the digit"], ["w", "write the rationale"], ["@", "in the rationale: name evidence; ↑ ↓ choose, Enter inserts"], ["Ctrl+Enter", "record the assessment"]],
      nodes: [
        make("div", { class: "osk-row" }, field("Claim", claims), field("As of day", asOf, "osk-narrow")),
        suggestion,
        make(
          "div",
          { class: "osk-row osk-scales", tabindex: "-1", "data-stage": true },
          make("fieldset", {}, make("legend", {}, "Your digit: how credible is the claim?"), boxes.digit),
          make("fieldset", {}, make("legend", {}, "Likelihood of the claim"), boxes.likelihood),
          make("fieldset", {}, make("legend", {}, "Confidence in this judgment"), boxes.confidence)
        ),
        make("div", { class: "osk-rationale" }, field("Rationale (@ names evidence; a sentence holds likelihood or confidence, never both)", rationale), menu),
        findings,
        make("div", { class: "osk-buttons" }, button("record the assessment", "Ctrl+Enter", record, { "data-records": true, "aria-keyshortcuts": "Control+Enter" }), undoButtons(send))
      ],
      below: [recorded],
      draw,
      close: () => clearTimeout(timer),
      keys: { ...digitKeys, w: () => rationale.focus() }
    };
  });
}
var assessment_default = { render };
export {
  assessment_default as default
};
