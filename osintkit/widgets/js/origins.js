// What counts once, and why; chosen evidence is split off or joined with a reason.

import { button, claimMenu, field, fill, make, rove, shown, table, undoButtons } from "./elements.js";
import { surface } from "./surface.js";
import { claimOptions, countWords, judgment, plural, quoted_, short, stanceWords } from "./text.js";

function render({ model, el }) {
  return surface({ model, el }, "origins", (send) => {
    const chosen = new Set();
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
        type: "checkbox", "data-focus": one.evidence, tabindex: "-1",
        onchange: () => {
          if (box.checked) chosen.add(one.evidence);
          else chosen.delete(one.evidence);
          tell();
        },
      });
      box.checked = chosen.has(one.evidence);
      return make("li", {}, make("label", {}, box, make("span", {}, make("span", { class: "osk-badge osk-stance-" + one.stance }, stanceWords(one.stance)), " ",
        shown([one.said || "undated", one.who, one.holder && one.holder !== one.who ? "in " + one.holder : ""].filter(Boolean).join(", ")),
        make("span", { class: "osk-muted" }, " “", shown(short(one.words, 160)), "” ", make("span", { class: "osk-id" }, one.evidence)))),
      join ? make("div", { class: "osk-because" }, make("b", {}, join.reason.replaceAll("_", " ")), ": ", shown(join.because)) : null);
    }

    function block(origin) {
      const joins = new Map(origin.joins.map((join) => [join.right, join]));
      const facts = [origin.family ? "family: " + origin.family : "", plural(origin.evidence.length, "piece of evidence", "pieces of evidence"), origin.counts ? "" : "does not count",
        origin.party ? "has a stake in the claim" : "", origin.against_interest ? "speaks against its own interest" : ""].filter(Boolean).join("; ");
      return make("section", { class: "osk-origin" + (origin.counts ? "" : " osk-apart"), "aria-label": origin.label },
        make("h4", {}, shown(origin.label), " ", make("span", { class: "osk-badge osk-stance-" + origin.stance }, stanceWords(origin.stance)), " ", make("span", { class: "osk-muted" }, shown(facts))),
        make("ul", {}, origin.evidence.map((one) => pieceLine(one, joins.get(one.evidence)))));
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
      decisions.replaceChildren(table("Decisions of analysts", ["When", "By", "What", "Evidence", "Why"],
        view.decisions.map((one) => [one.at, shown(one.analyst), one.kind, one.evidence.flatMap((id) => [make("span", { class: "osk-id" }, id), " "]), shown(one.reason)])));
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
    const step = (by) => (event) => (stage.contains(event.target) && event.target !== stage ? rove(boxes(), event, by) : (boxes()[0]?.focus(), true));
    /** From origin to origin: the number of boxes to the first one of the next. */
    const leap = (by) => (event) => {
      const here = event.target.closest(".osk-origin");
      if (!here) return step(1)(event);
      const blocks = [...stage.querySelectorAll(".osk-origin")];
      const next = blocks[blocks.indexOf(here) + by] ?? here;
      const all = [...boxes()];
      return rove(all, event, all.indexOf(next.querySelector("input")) - all.indexOf(event.target));
    };
    return {
      title: "Origins", about: "what counts once, and why; only you split what the rules have joined",
      help: [["↑ ↓", "move from evidence to evidence"], ["PgUp PgDn", "from origin to origin"], ["Space", "choose, or choose no more"], ["s", "split the chosen off, as one origin of their own; then the reason, and Enter"], ["j", "join the chosen; then the reason, and Enter"]],
      nodes: [field("Claim", claims), count, stage, field("Reason (required)", reason),
        make("div", { class: "osk-buttons", role: "toolbar", "aria-label": "Decide on the chosen evidence" },
          button("split off", "s", () => decide("split"), { "data-records": true }), button("join", "j", () => decide("join"), { "data-records": true }), undoButtons(send), tally)],
      below: [decisions],
      draw,
      close: () => model.off("change:message", settled),
      keys: { s: () => decide("split"), j: () => decide("join"), ArrowDown: step(1), ArrowUp: step(-1), PageDown: leap(1), PageUp: leap(-1) },
    };
  });
}

export default { render };
