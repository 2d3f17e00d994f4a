// Commands on their way to the kernel, and the line that says what became of them.

import { isField, keepFocus, make, shown } from "./elements.js";
import { marked, plural } from "./text.js";
import { unsaved } from "./unsaved.js";

const LATE = "✗ Not saved yet: the kernel has not answered. If it is busy, wait: the judgment is in its queue. "
  + "If it is gone, restart it and run the cell again.";

const GONE = "✗ The kernel that drew this is gone. Run the cell again.";

const KEPT = "✗ Not saved: the kernel that drew this is gone. Run the cell again; what you judged is kept here until then.";

/**
 * The line that says what happened: saved, refused, or no answer. Nothing is called saved before the kernel has said so,
 * and what was refused can be tried again.
 */
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
    const offered = unsaved.asked([message.request]).length; // it stands below, with a button of its own
    const again = message.kind === "error" && !message.refused && !offered; // what was refused would be refused again
    tell(message.kind || "ready", sign + (message.text || ""), again ? message.retry : null);
  };
  const sent = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      tell("ready", "… waiting for the kernel, not saved yet");
      waiting = setTimeout(() => tell("error", LATE), 15000);
    }, 1500);
  };
  return { line, tell, update, sent, close: () => clearTimeout(waiting) };
}

/** What is not saved, each with a way to send it again; nothing is sent by itself, and nothing that was stored is offered. */
function unsavedList(el, again) {
  const list = make("ul");
  const head = make("strong", { role: "status" });
  const box = make("div", { class: "osk-unsaved", hidden: true, role: "group", "aria-label": "Not saved" }, head, list);
  const item = (one) => make("li", {}, shown(one.words), make("span", { class: "osk-muted" }, " " + one.at.toTimeString().slice(0, 5)), " ",
    make("button", { type: "button", class: "osk-button", "data-records": true, "data-focus": one.request + "again", onclick: () => again(one) }, "Try again"), " ",
    make("button", { type: "button", class: "osk-button", "data-focus": one.request + "drop", onclick: () => unsaved.settle([one]) }, "Drop"));
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

/** Send commands, stay up to date with other notebooks, and clean up when the view goes. */
function connect(model, el, name) {
  const owner = {}, asked = new Set();
  const view = () => model.get("view") || {};
  const desk = () => JSON.stringify([view().place, view().analyst, name]);
  const dispatch = (content) => {
    let alive = true;
    try {
      model.send(content);
    } catch {
      alive = false; // the kernel is gone, or was restarted and does not know this widget
    }
    el.classList.toggle("osk-disconnected", !alive);
    const stranded = alive ? [] : unsaved.sentBy(owner);
    unsaved.lose(stranded);
    if (stranded.length) status.tell("error", KEPT);
    return alive;
  };
  const dispatchJudgment = (one) => {
    const { command, given, request, again } = one;
    if (dispatch({ command, given, request, again })) status.sent();
  };
  /** Send a command; a judgment comes with what it is about and its words, and is kept until it is answered. */
  const send = (command, given = {}, /** @type {any} */ judged = null) => {
    if (judged) {
      const field = el.getRootNode().activeElement;
      const one = unsaved.keep({ desk: desk(), owner, command, given, ...judged, field, typed: field?.value });
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
    for (const button of list.box.querySelectorAll("[data-records]")) button.disabled = Boolean(view().read_only);
    const unasked = lost.map((one) => one.request).filter((request) => !asked.has(request));
    for (const request of unasked) asked.add(request);
    if (unasked.length) dispatch({ command: "answered", requests: unasked });
  };
  const answered = () => {
    const message = model.get("message") || {};
    const these = unsaved.asked([message.request]);
    const kept = these.filter((one) => message.kind === "error" && (one.again || !message.refused));
    // who has sent what a field holds goes on with keys, and would type them into it; who types on already is left alone
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
  }, 2000);
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

export { connect };
