// An analyst's own rating beside the suggestion; the rules speak while the rationale is typed.

import { button, claimMenu, field, fill, make, shown, table, undoButtons } from "./elements.js";
import { surface } from "./surface.js";
import { claimOptions, countWords, judgment, quoted_, short, stanceWords } from "./text.js";

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
      const radios = [...(none ? [{ value: "", label: none, definition: "" }] : []), ...steps];
      boxes[name].replaceChildren(...radios.map((step) => {
        const radio = make("input", {
          type: "radio", name: "osk-" + name + "-" + model.model_id, value: step.value, "data-records": true, "data-focus": name + step.value,
          onchange: () => {
            groups[name] = step.value;
            lint();
          },
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
      menu.replaceChildren(...offered.map((one, index) => make("li", {
        role: "option", id: menuId + "-" + index, "aria-selected": index === at ? "true" : "false",
        onmousedown: (event) => {
          event.preventDefault();
          insert(one);
        },
      }, make("b", {}, one.evidence), " " + stanceWords(one.stance) + " ", shown((one.said || "undated") + ", " + one.who),
      make("span", { class: "osk-muted" }, " ", shown(short(one.words, 90))))));
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
        one.provisional
          ? make("div", {}, make("strong", {}, one.waits), one.label ? " It " + one.label + "; that is no verdict." : "")
          : make("div", {}, "The rules suggest ", make("strong", {}, one.status + (one.digit ? ", digit " + one.digit : "")), (one.label ? " (" + one.label.toLowerCase() + ")" : "") + ": " + countWords(one) + "."),
        make("details", {}, make("summary", {}, "Why, and what would move it"), make("ul", { class: "osk-list" }, [...one.because, ...one.would_move].map((line) => make("li", {}, shown(line))))));
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
      findings.replaceChildren(...(view.findings.length ? view.findings.map((found) => make("li", { class: found.refuses ? "osk-refused" : "" },
        (found.refuses ? "✗ Refused: " : "⚠ ") + found.message + " (" + found.way_out + ")")) : [make("li", {}, "The rules have nothing against this draft.")]));
      findings.hidden = !Object.keys(view.draft).length;
      recorded.replaceChildren(table("Recorded assessments", ["As of", "Analyst", "Digit", "Likelihood", "Confidence", "Rationale"],
        view.recorded.map((row) => [row.as_of, shown(row.analyst), row.digit, row.likelihood || "–", row.confidence || "–", shown(row.rationale)])));
    }

    const digitKeys = Object.fromEntries([..."123456"].map((digit) => [digit, () => {
      if (view.read_only) return false;
      groups.digit = digit;
      for (const radio of boxes.digit.querySelectorAll("input")) radio.checked = radio.value === digit;
      lint();
      return true;
    }]));
    return {
      title: "Assessment", about: "rate a claim as of a day; the rules suggest, you judge",
      help: [["1 2 3 4 5 6", "choose the digit"], ["w", "write the rationale"], ["@", "in the rationale: name evidence; ↑ ↓ choose, Enter inserts"], ["Ctrl+Enter", "record the assessment"]],
      nodes: [make("div", { class: "osk-row" }, field("Claim", claims), field("As of day", asOf, "osk-narrow")), suggestion,
        make("div", { class: "osk-row osk-scales", tabindex: "-1", "data-stage": true },
          make("fieldset", {}, make("legend", {}, "Your digit: how credible is the claim?"), boxes.digit),
          make("fieldset", {}, make("legend", {}, "Likelihood of the claim"), boxes.likelihood),
          make("fieldset", {}, make("legend", {}, "Confidence in this judgment"), boxes.confidence)),
        make("div", { class: "osk-rationale" }, field("Rationale (@ names evidence; a sentence holds likelihood or confidence, never both)", rationale), menu), findings,
        make("div", { class: "osk-buttons" }, button("record the assessment", "Ctrl+Enter", record, { "data-records": true, "aria-keyshortcuts": "Control+Enter" }), undoButtons(send))],
      below: [recorded],
      draw,
      close: () => clearTimeout(timer),
      keys: { ...digitKeys, w: () => rationale.focus() },
    };
  });
}

export default { render };
