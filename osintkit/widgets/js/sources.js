// Letters of sources, each with its wording and history; no digit is ever shown here.

import { button, field, fill, make, shown, table, undoButtons } from "./elements.js";
import { Fields } from "./fields.js";
import { surface } from "./surface.js";
import { judgment, quoted_ } from "./text.js";

function render({ model, el }) {
  return surface({ model, el }, "sources", (send) => {
    let view = null, drawn = null, stored = "";
    const filter = make("input", { type: "search" });
    const list = make("div", { class: "osk-source-list", role: "listbox", tabindex: "0", "aria-label": "Sources", "data-stage": true });
    const name = make("h4", { "aria-live": "polite" });
    const scale = make("div", { class: "osk-scale", role: "radiogroup", "aria-label": "Letter" });
    const reason = make("input", { type: "text", "data-records": true });
    const since = make("input", { type: "text", placeholder: "e.g. 2024-10", "data-records": true });
    const history = make("div");
    const inputs = { name: make("input", { type: "text" }), aliases: make("textarea", { rows: "2" }), owner: make("select"), family: make("select"), url: make("input", { type: "text" }) };
    for (const control of Object.values(inputs)) control.setAttribute("data-records", "");
    const guard = make("input", { type: "checkbox", "data-records": true });
    const why = make("input", { type: "text", "data-records": true });
    let letter = "";

    const rated = new Fields({ reason, since });
    const changed = new Fields({ ...inputs, protected: guard, reason: why });
    const grade = () => send("grade", { source: view.current.id, letter, ...rated.send() }, judgment("grade " + view.current.id, "letter " + letter, "for", view.current.name + ":", quoted_(reason.value)));
    const change = () => send("change", { source: view.current.id, ...changed.send() }, judgment("change " + view.current.id, "change of", view.current.name + ":", quoted_(why.value)));
    const settled = () => [rated, changed].forEach((fields) => fields.settle(model.get("message") || {}));
    model.on("change:message", settled);
    const choose = (value) => {
      letter = value;
      for (const one of scale.querySelectorAll("input")) one.checked = one.value === value;
      reason.focus();
    };

    const choosable = () => !view.read_only && view.current;

    function shownSources() {
      const words = filter.value.trim().toLowerCase();
      return view.sources.filter((one) => !words || one.name.toLowerCase().includes(words) || one.id.includes(words));
    }

    function drawList() {
      const chosen = view.current?.id;
      list.replaceChildren(...shownSources().slice(0, 400).map((one) => make("div", {
        role: "option", id: "osk-" + model.model_id + one.id, "aria-selected": one.id === chosen ? "true" : "false", class: "osk-option",
        onclick: () => send("open", { source: one.id }),
      }, make("b", {}, one.letter), " ", shown(one.name), one.protected ? " (protected)" : "",
      make("span", { class: "osk-muted" }, " " + one.kind + (one.speaks ? ", speaks " + one.speaks + "×" : "")))));
      const here = list.querySelector("[aria-selected=true]");
      if (here) {
        list.setAttribute("aria-activedescendant", here.id);
        if (here.offsetTop < list.scrollTop || here.offsetTop + here.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = here.offsetTop - 60;
      } else list.removeAttribute("aria-activedescendant");
    }

    function move(by) {
      const rows = shownSources();
      const at = rows.findIndex((one) => one.id === view.current?.id);
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
      if (next) send("open", { source: next.id });
    }

    function draw(next) {
      view = next;
      drawList();
      const one = view.current;
      for (const part of [rating, declared]) part.hidden = !one;
      if (!one) {
        name.replaceChildren("No source is declared: add one under `sources:` in case.yaml.");
        return;
      }
      name.replaceChildren(shown(one.name), make("span", { class: "osk-muted" }, "  " + one.kind + ", now " + one.letter + ": " + one.label));
      const state = JSON.stringify(one);
      if (state !== drawn) {
        const fresh = drawn === null || JSON.parse(drawn).id !== one.id;
        drawn = state;
        if (fresh || letter === stored) letter = one.letter;
        stored = one.letter;
        scale.replaceChildren(...view.scale.map((step) => {
          const radio = make("input", { type: "radio", name: "osk-letter-" + model.model_id, value: step.letter, "data-records": true, "data-focus": "letter-" + step.letter, onchange: () => { letter = step.letter; } });
          radio.checked = step.letter === letter;
          return make("label", { class: "osk-step" }, radio, make("kbd", {}, step.letter), make("b", {}, step.label), make("span", { class: "osk-muted" }, step.definition));
        }));
        const owners = [["", "nobody: it speaks for itself"], ...view.sources.filter((other) => other.id !== one.id).map((other) => [other.id, other.name])];
        fill(inputs.owner, owners, inputs.owner.value);
        fill(inputs.family, [["", "none"], ...owners.slice(1)], inputs.family.value);
        changed.show({ name: one.name, aliases: one.aliases.join("; "), owner: one.owner, family: one.family, url: one.url, protected: one.protected, reason: "" }, fresh);
        rated.show({ reason: "", since: "" }, fresh);
        history.replaceChildren(table("How the letter came to be", ["When", "By", "What", "Why"],
          one.history.map((event) => [event.at || "declared", shown(event.who), shown(event.what), shown(event.reason)])));
      }
    }

    filter.addEventListener("input", drawList);
    filter.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const first = shownSources()[0];
      if (first) send("open", { source: first.id });
      list.focus();
    });
    for (const control of [reason, since]) control.addEventListener("keydown", (event) => event.key === "Enter" && grade());
    why.addEventListener("keydown", (event) => event.key === "Enter" && change());

    const rating = make("fieldset", {}, make("legend", {}, "Reliability of the source itself, whatever it says today"), scale,
      make("div", { class: "osk-row" }, field("Why this letter (required)", reason), field("From day", since, "osk-narrow")),
      make("div", { class: "osk-buttons" }, button("record the letter", "Enter", grade, { "data-records": true }), undoButtons(send)));
    const declared = make("details", {}, make("summary", {}, "Names, owner, protection"), make("div", { class: "osk-stack" },
      make("div", { class: "osk-row" }, field("Name", inputs.name), field("Address", inputs.url)),
      field("Other names, separated by semicolons", inputs.aliases),
      make("div", { class: "osk-row" }, field("Owner, in whose voice it speaks", inputs.owner), field("Family, which only groups", inputs.family)),
      make("label", { class: "osk-check" }, guard, " protected: a pseudonym takes its place in shared reports"),
      field("Why this change (required)", why), make("div", { class: "osk-buttons" }, button("record the change", "Enter", change, { "data-records": true }))));
    return {
      title: "Sources", about: "how reliable is who speaks? The letter is judged apart from what is said",
      help: [["↑ ↓", "choose a source, when the list has the focus"], ["/", "find a source by its name"], ["A B C D E F", "choose a letter; then the reason, and Enter records it"]],
      nodes: [make("div", { class: "osk-columns" }, make("div", { class: "osk-stack" }, field("Find a source ( / )", filter), list),
        make("div", { class: "osk-stack" }, name, rating, declared))], below: [history],
      draw,
      close: () => model.off("change:message", settled),
      keys: {
        ArrowDown: (event) => (event.target === list ? move(1) : false), ArrowUp: (event) => (event.target === list ? move(-1) : false),
        "/": () => filter.focus(),
        ...Object.fromEntries([..."ABCDEF"].flatMap((one) => [[one, () => choosable() && choose(one)], [one.toLowerCase(), () => choosable() && choose(one)]])),
      },
    };
  });
}

export default { render };
