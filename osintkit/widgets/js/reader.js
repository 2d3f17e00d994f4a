// The reader: one key a judgment, details inline, the next unread suggestion in one key.

import { button, claimMenu, field, fill, make, shown, undoButtons } from "./elements.js";
import { Fields } from "./fields.js";
import { Page } from "./page.js";
import { surface } from "./surface.js";
import { SIGN, STANCES, claimOptions, judgment, plural, quoted_, short, stanceWords } from "./text.js";

const LABEL = "Text of the document. Arrow keys select words and sentences, Shift extends; question mark lists all keys.";
const IDLE = "Nothing selected. ↑ ↓ select sentences, ← → words, Shift extends; or use the mouse. One key then links the selection to the claim.";
const NEXT = "Details of the next judgment, where you know more than the text says (optional)";
const JUDGED = { reject: "no evidence for", later: "later for" };
const NUMBERS = ["low", "best", "high"];

function render({ model, el }) {
  return surface({ model, el }, "reader", (send) => {
    let view = null, opened = null, editing = null, described = null;
    const quoted = make("div", { class: "osk-quoted", "aria-live": "polite" }, IDLE);
    const host = make("div", { class: "osk-page", tabindex: "0", role: "group", "aria-label": LABEL, "data-stage": true });
    const page = new Page(host, chosen);
    const heading = make("div", { class: "osk-heading" });
    const claims = claimMenu(send);
    const documents = make("select", { onchange: () => send("open", { document: documents.value }) });
    const find = make("input", { type: "search" });
    const note = make("input", { type: "text", "data-records": true });
    const speaker = make("select", { "data-records": true });
    const access = make("select", { "data-records": true });
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, make("input", { type: "text", inputmode: "decimal", "data-records": true })]));
    const unit = make("input", { type: "text", "data-records": true });
    const scope = make("select", { "data-records": true });
    const save = button("save details", "Enter", () => commit(), { "data-records": true });
    const about = make("legend", {}, NEXT);
    const judged = make("ul", { class: "osk-judgments", "aria-label": "Judgments on this document" });

    const fields = new Fields({ note, speaker, access, ...numbers, unit, scope });
    function details() {
      const { note: words, speaker: who, access: how, ...estimate } = fields.send();
      return { note: words, speaker: who, access: how, estimate };
    }
    const settled = () => fields.settle(model.get("message") || {});
    model.on("change:message", settled);

    /** Fill the fields from a judged passage or a suggestion; empty for words that nobody has linked. */
    function describe(row, fresh = true) {
      described = JSON.stringify(row ?? null);
      editing = row && row.analysts.length ? row : null;
      const more = (row?.estimates?.length ?? 0) - 1;
      about.replaceChildren((editing ? "Details of " + editing.evidence + " (" + editing.stance + ", " + editing.status + ")" : NEXT)
        + (more > 0 ? "; beside the first number " + plural(more, "other is", "others are") + " kept" : ""));
      const number = row?.estimates?.[0] ?? {};
      const numerals = Object.fromEntries(NUMBERS.map((name) => [name, String(number[name] ?? "")]));
      fields.show({ note: row?.note ?? "", speaker: row?.speaker ?? "", access: row?.access ?? "unknown", ...numerals, unit: number.unit ?? "", scope: number.scope ?? "other" }, fresh);
      save.hidden = !editing;
    }

    function rowAt(start, end) {
      const [from, to] = [page.offsets.toPoints(start), page.offsets.toPoints(end)];
      const same = (one) => one.start === from && one.end === to;
      const mine = (one) => one.claim === view.claim;
      return view.judged.find((one) => same(one) && mine(one)) ?? view.suggested.find((one) => same(one) && mine(one)) ?? view.judged.find(same) ?? null;
    }

    function chosen(words, start, end) {
      const row = rowAt(start, end);
      const what = row ? " (" + (row.analysts.length ? "" : "suggested: ") + row.stance + " " + row.claim + ")" : "";
      quoted.replaceChildren("Selected: ", shown(short(words, 240)), what);
      describe(row);
    }

    const judge = (command, given = {}) => {
      const extra = command === "link" ? details() : { note: note.value };
      const where = { document: opened, claim: claims.value, ...page.points() };
      const words = [JUDGED[command] ?? stanceWords(given.stance), claims.value + ":", quoted_(page.selected())];
      send(command, { ...where, ...extra, ...given }, judgment(JSON.stringify(where), ...words, note.value && "(" + note.value + ")"));
    };
    const commit = () => editing && send("edit", { evidence: editing.evidence, ...details() }, judgment("edit " + editing.evidence, "details of", editing.claim + ":", quoted_(editing.words)));
    const onward = () => {
      if (!page.next(1)) send("next");
    };
    /** Select the next hit of what is searched for; the line above the buttons says which of how many it is. */
    const hit = (direction) => {
      const found = page.search(find.value, direction);
      if (found) quoted.prepend("Hit " + found[0] + " of " + found[1] + ". ");
      else quoted.replaceChildren(...(find.value ? ["Not found: ", shown(find.value)] : ["Nothing to search for: / takes you to the search."]));
      return Boolean(found);
    };
    const buttons = make("div", { class: "osk-buttons", role: "toolbar", "aria-label": "Judge the selected words" },
      STANCES.map(([stance, key, sign]) => button(sign + " " + stance, key, () => judge("link", { stance }), { class: "osk-stance-" + stance, "data-records": true })),
      button("no evidence", "d", () => judge("reject"), { "data-records": true }),
      button("later", "l", () => judge("later"), { "data-records": true }),
      button("next suggestion", "j", onward),
      undoButtons(send));
    const form = make("fieldset", { class: "osk-details osk-stack" }, about,
      make("div", { class: "osk-row" }, field("Speaker", speaker), field("Access: how the speaker knows", access)),
      make("div", { class: "osk-row" }, NUMBERS.map((name) => field(name === "low" ? "Number: low" : name, numbers[name], "osk-narrow")),
        field("Unit", unit, "osk-narrow"), field("What the number counts", scope)),
      field("Note", note), save);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && editing && event.target.tagName !== "BUTTON") commit();
      if (event.key === "Enter") host.focus();
    });
    find.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      if (hit(1)) host.focus();
    });

    function open(given) {
      heading.replaceChildren(make("strong", {}, shown(given.title || given.id)),
        make("span", {}, shown([given.publisher, given.published || "undated", given.language].filter(Boolean).join(", "))));
      page.open(given);
      opened = given.id;
      quoted.replaceChildren(IDLE);
      describe(null);
    }

    /** Class, title and sign of a judged passage; what was judged for another claim stands back. */
    function look(one) {
      const said = (one.status === "rejected" ? "no evidence for" : one.stance) + " " + one.claim + " (" + one.status + ", " + one.analysts.join(", ") + ")";
      if (one.claim !== view.claim) return ["osk-aside", said, ""];
      return one.status === "rejected" ? ["osk-aside", said, "✕"] : ["osk-judged osk-stance-" + one.stance, said, SIGN[one.stance]];
    }

    function draw(next) {
      const given = model.get("page");
      const fresh = given.id !== opened;
      view = next;
      fill(claims, claimOptions(view), view.claim);
      fill(documents, view.documents.map((one) => [one.id, one.label]), view.document);
      fill(speaker, [["", "as the text says"], ...view.sources.map((one) => [one.id, one.name])], speaker.value);
      fill(access, view.accesses.map((one) => [one.value, one.label]), access.value || "unknown");
      fill(scope, view.scopes.map((one) => [one.value, one.label]), scope.value || "other");
      if (fresh) open(given);
      const points = (one) => [page.offsets.toUnits(one.start), page.offsets.toUnits(one.end)];
      const waiting = view.suggested.filter((one) => one.claim === view.claim);
      page.stops = waiting.map(points).sort((a, b) => a[0] - b[0]);
      page.mark([
        ...waiting.map((one) => [...points(one), "osk-suggested", "suggested: " + one.stance, SIGN[one.stance] + "?"]),
        ...view.judged.filter((one) => one.anchor !== "orphan").map((one) => [...points(one), ...look(one)]),
      ]);
      if (fresh && page.stops.length && opened !== null && el.contains(el.getRootNode().activeElement)) page.next(1);
      else if (page.selection) {
        const row = rowAt(...page.selection); // what is being typed stays, whatever was stored meanwhile
        if (JSON.stringify(row ?? null) !== described) describe(row, false);
      }
      judged.replaceChildren(...view.judged.map((one) => make("li", {},
        make("button", { type: "button", class: "osk-link", "data-focus": one.evidence, onclick: () => page.choose(...points(one)) },
          one.status === "rejected" ? "✕ no evidence for " + one.claim : stanceWords(one.stance) + " " + one.claim),
        " " + (one.status === "rejected" ? "" : one.status + ", ") + one.analysts.join(", ") + (one.contested ? ", in dispute" : "") + (one.anchor === "ok" ? "" : ", passage " + one.anchor)
          + (one.numbers.length ? ", " + one.numbers.join("; ") : ""),
        one.note ? make("em", {}, " ", shown(one.note)) : null)));
      if (!view.judged.length) judged.replaceChildren(make("li", {}, "Nothing judged in this document yet."));
    }

    return {
      title: "Reader", about: "link passages of a document to claims",
      help: [["← →", "select words"], ["↑ ↓", "select sentences"], ["Shift ← → ↑ ↓", "grow or shrink the selection"], ["PgUp PgDn Home End", "leaf through the text"],
        ["s r n x", "link the selection: supports, refutes, neutral, conflicting"], ["d l", "no evidence; put off"], ["j k", "next suggestion (in the next document when none is left here), previous"],
        ["e m", "details, from the speaker on; the note. Enter keeps them"], ["c o", "choose the claim, another document"], ["/", "search in the text"], ["h H", "next hit, previous hit"]],
      nodes: [heading, make("div", { class: "osk-row" }, field("Document", documents), field("Claim to judge for", claims), field("Search in the text ( / )", find)), host, quoted, buttons, form], below: [judged],
      draw,
      close: () => model.off("change:message", settled),
      keys: {
        ArrowRight: (event) => page.step(page.toRight(), "word", event.shiftKey),
        ArrowLeft: (event) => page.step(page.selection ? -page.toRight() : 1, "word", event.shiftKey),
        ArrowDown: (event) => page.step(1, "sentence", event.shiftKey),
        ArrowUp: (event) => page.step(-1, "sentence", event.shiftKey),
        PageDown: () => page.turn(1), PageUp: () => page.turn(-1), Home: () => page.edge(-1), End: () => page.edge(1),
        h: () => { hit(1); }, H: () => { hit(-1); },
        d: () => judge("reject"), l: () => judge("later"), j: onward, k: () => page.next(-1),
        e: () => speaker.focus(), m: () => note.focus(), c: () => claims.focus(), o: () => documents.focus(), "/": () => find.focus(),
        ...Object.fromEntries(STANCES.map(([stance, key]) => [key, () => judge("link", { stance })])),
      },
    };
  });
}

export default { render };
