// What every widget is built on: its parts, its keys, one redraw for every change of the stored truth.

import { drawWhenReleased, isField, keepFocus, make } from "./elements.js";
import { meaningOf } from "./keys.js";
import { connect } from "./sending.js";

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
    const inField = isField(event.target), onButton = event.target.tagName === "BUTTON";
    const meaning = meaningOf(event, { inField, onButton, known: (key) => key in keys });
    if (meaning === "save") {
      // saving the notebook is Lab's, which does not listen in here; else the browser would offer to save the page
      event.preventDefault();
      event.stopPropagation();
      el.parentElement?.dispatchEvent(new KeyboardEvent(event.type, event));
      return;
    }
    event.stopPropagation(); // also of keys that mean nothing here: in Lab they insert, merge or convert cells
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

export { surface };
