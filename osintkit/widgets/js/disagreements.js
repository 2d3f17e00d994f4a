// What analysts hold differently: each is settled with a value and a reason.

import { button, field, make, shown, table, undoButtons } from "./elements.js";
import { surface } from "./surface.js";
import { judgment, quoted_, short, stanceWords } from "./text.js";

const KINDS = { assess: "assessments", grade: "letters of sources", link: "stance of passages", rate: "ratings of hypotheses" };

function render({ model, el }) {
  return surface({ model, el }, "disagreements", (send) => {
    const kept = new Map();
    const count = make("div", { "aria-live": "polite" });
    const stage = make("div", { class: "osk-stack", role: "group", tabindex: "-1", "data-stage": true, "aria-label": "Disagreements to settle" });
    const settled = make("div");
    const agreement = make("div");

    function dispute(one) {
      const draft = kept.get(one.subject) ?? { value: "", reason: "" };
      kept.set(one.subject, draft);
      const settle = () => send("settle", { subject: one.subject, value: draft.value, reason: draft.reason }, judgment(one.subject, "settled as", draft.value + ":", quoted_(one.words)));
      const reason = make("input", {
        type: "text", "data-records": true, "data-focus": one.subject + "-reason",
        oninput: () => { draft.reason = reason.value; },
        onkeydown: (event) => event.key === "Enter" && settle(),
      });
      reason.value = draft.reason;
      const choices = one.choices.map((value) => {
        const radio = make("input", {
          type: "radio", name: "osk-" + model.model_id + one.subject, value, "data-records": true, "data-focus": one.subject + value,
          onchange: () => { draft.value = value; },
        });
        radio.checked = draft.value === value;
        return make("label", { class: "osk-choice" }, radio, " " + (value === "rejected" ? "no evidence" : stanceWords(value)));
      });
      return make("fieldset", {}, make("legend", {}, one.of === "grade" ? "Letter of " : "On " + one.claim + " ", shown(one.of === "grade" ? one.words : one.subject)),
        one.of === "link" ? make("p", { class: "osk-quote" }, shown(one.words)) : null,
        make("p", {}, one.positions.flatMap((held, index) => [index ? "; " : "", make("b", {}, shown(held.analyst)), " holds ", make("span", { class: "osk-badge osk-stance-" + held.value }, stanceWords(held.value)), " (" + held.at + ")"])),
        make("div", { class: "osk-buttons", role: "radiogroup", "aria-label": "What holds" }, choices),
        make("div", { class: "osk-row" }, field("Reason (required)", reason)),
        make("div", { class: "osk-buttons" }, button("settle", "Enter", settle, { "data-records": true, "data-focus": one.subject + "-settle" })));
    }

    function draw(view) {
      count.replaceChildren(view.open.length ? view.open.length + (view.open.length === 1 ? " disagreement" : " disagreements") + " to settle; what is in dispute does not count." : "Nothing is in dispute.");
      for (const key of [...kept.keys()]) if (!view.open.some((one) => one.subject === key)) kept.delete(key);
      stage.replaceChildren(...view.open.map(dispute));
      settled.replaceChildren(table("Settled", ["When", "By", "Words or source", "Holds", "Why"],
        view.settled.map((one) => [one.at, shown(one.analyst), shown(short(one.words, 160)), one.value, shown(one.reason)])));
      agreement.replaceChildren(table("How far analysts agree. Equal: share of equal pairs. Krippendorff's alpha: 1 perfect, 0 as by chance, below 0 worse than chance", ["Kind", "Claim", "Judged by several", "Equal", "Alpha"],
        view.agreement.map((one) => [KINDS[one.kind] ?? one.kind, one.claim || "–", String(one.units), one.observed === null ? "–" : one.observed.toFixed(2), one.alpha === null ? "not defined" : one.alpha.toFixed(2)])));
    }

    return { title: "Disagreements", about: "settle what analysts hold differently; both judgments are kept", nodes: [count, stage, make("div", { class: "osk-buttons" }, undoButtons(send))], below: [settled, agreement], draw, keys: {} };
  });
}

export default { render };
