// The queue: one piece of evidence at a time, in its context, with what accepting it would do.

import { button, claimMenu, field, fill, make, shown, undoButtons } from "./elements.js";
import { surface } from "./surface.js";
import { STANCES, claimOptions, countWords, judgment, plural, quoted_, stanceWords } from "./text.js";

const JUDGED = { reject: "no evidence for", later: "later for" };

/** What accepting would do to the count; before the first judgment nothing counts. */
function effectWords(now, effect, basis) {
  const after = effect.count;
  if (basis === "suggested") return "the first judgment of this claim, which then rests on judgments alone: " + countWords(after) + ": " + after.status;
  const change = after.origins - now.origins;
  const moved = change === 0 ? "the same " + plural(after.origins, "origin", "origins") : plural(now.origins, "origin", "origins") + " → " + after.origins;
  const against = after.refuting === now.refuting ? now.refuting + " refuting" : now.refuting + " → " + after.refuting + " refuting";
  return moved + ", " + against + "; " + (after.status === now.status ? "still " : "then ") + after.status;
}

function render({ model, el }) {
  return surface({ model, el }, "triage", (send) => {
    let current = null, sent = "", asked = null, answers = null;
    const claims = claimMenu(send);
    const progress = make("div", { class: "osk-muted", "aria-live": "polite" });
    const stage = make("div", {
      class: "osk-stack osk-stage", tabindex: "0", role: "group", "data-stage": true,
      "aria-label": "Evidence to judge, one key a judgment; question mark lists all keys.",
    });
    const note = make("input", { type: "text", "data-records": true });
    const queue = make("select", { onchange: () => send("open", { evidence: queue.value }) });
    const judge = (command, given = {}) => {
      if (!current || asked === current.evidence) return; // what comes next has not been read yet
      const { evidence, claim, words } = current;
      asked = evidence;
      send(command, { evidence, claim, note: note.value, ...given }, judgment(evidence, JUDGED[command] ?? stanceWords(given.stance ?? current.stance), claim + ":", quoted_(words), note.value && "(" + note.value + ")"));
      sent = note.value;
      note.value = "";
    };
    const answered = () => {
      const message = model.get("message") || {};
      if (message.kind === "error") asked = null;
      if (message.refused && !note.value) note.value = sent;
    };
    model.on("change:message", answered);
    const buttons = make("div", { class: "osk-buttons", role: "toolbar", "aria-label": "Judge this evidence" },
      button("accept as suggested", "a", () => judge("accept"), { "data-records": true }),
      STANCES.map(([stance, key, sign]) => button(sign + " " + stance, key, () => judge("accept", { stance }), { class: "osk-stance-" + stance, "data-records": true })),
      button("no evidence", "d", () => judge("reject"), { "data-records": true }),
      button("later", "l", () => judge("later"), { "data-records": true }),
      button("previous", "k", () => send("previous")), button("next", "j", () => send("next")),
      undoButtons(send));
    note.addEventListener("keydown", (event) => event.key === "Enter" && stage.focus());

    function closely(one) {
      const chain = [one.who, ...one.upstream.map((name) => "on the word of " + name)].join(", ");
      return [
        make("div", { class: "osk-heading" }, make("strong", {}, shown(one.title)), make("span", {}, shown([one.publisher || one.holder, one.said || "undated"].filter(Boolean).join(", ")))),
        make("p", { class: "osk-quote" },
          make("span", { class: "osk-around" }, one.cut_before ? "… " : "", shown(one.before)), make("mark", {}, shown(one.words)),
          make("span", { class: "osk-around" }, shown(one.after), one.cut_after ? " …" : "")),
        make("div", {}, make("span", { class: "osk-badge osk-stance-" + one.stance }, "suggested: " + stanceWords(one.stance)), " ",
          shown(chain), " ", one.how,
          one.numbers.length ? "; counts " + one.numbers.join("; ") : "",
          one.compared ? make("div", {}, "Compared with the claim: ", shown(one.compared)) : null,
          one.because.length ? make("span", { class: "osk-muted" }, ". Suggested for its ", shown(one.because.join("; "))) : null),
        make("dl", { class: "osk-effects" },
          make("dt", {}, "Count now"), make("dd", {}, one.now.waits || countWords(one.now) + ": " + one.now.status),
          one.effects.flatMap((effect) => [
            make("dt", {}, "As " + stanceWords(effect.stance)),
            make("dd", {}, effectWords(one.now, effect, one.basis) + ". Origin: ", shown(effect.origin), effect.pieces > 1 ? " (with " + (effect.pieces - 1) + " more)" : " (alone)",
              effect.counts ? "" : ", does not count",
              effect.breaks.length ? make("strong", {}, " ⚠ " + effect.breaks.join("; ")) : null,
              effect.joins.length ? make("span", { class: "osk-muted" }, " ", shown(effect.joins.join(" "))) : null),
          ])),
      ];
    }

    function draw(view) {
      if (view.answered !== answers) asked = null; // the truth after an answer is on the screen, not only the answer
      answers = view.answered;
      current = view.current;
      fill(claims, claimOptions(view), view.claim);
      fill(queue, view.queue.map((one) => [one.evidence, (one.status === "later" ? "(later) " : "") + (one.said || "undated") + "  " + one.who + "  " + stanceWords(one.stance)]), current ? current.evidence : "");
      progress.replaceChildren(view.queue.length + " waiting, " + view.judged + " judged" + (current ? "; this is number " + current.place : ""));
      if (current) stage.replaceChildren(...closely(current));
      else stage.replaceChildren(make("p", {}, "Nothing waits to be judged for this claim."));
    }

    return {
      title: "Triage", about: "judge what the rules suggest for a claim",
      help: [["a", "accept with the suggested stance"], ["s r n x", "accept as: supports, refutes, neutral, conflicting"], ["d l", "no evidence; put off to the end of the queue"],
        ["j k", "look at the next, the one before"], ["m", "note, kept with the next judgment"], ["c", "choose the claim"]],
      nodes: [make("div", { class: "osk-row" }, field("Claim", claims), field("Queue", queue)), progress, stage, buttons, field("Note, kept with the next judgment (optional, M)", note)],
      draw,
      close: () => model.off("change:message", answered),
      keys: {
        a: () => judge("accept"), d: () => judge("reject"), l: () => judge("later"), j: () => send("next"), k: () => send("previous"),
        ArrowRight: () => send("next"), ArrowLeft: () => send("previous"), m: () => note.focus(), c: () => claims.focus(),
        ...Object.fromEntries(STANCES.map(([stance, key]) => [key, () => judge("accept", { stance })])),
      },
    };
  });
}

export default { render };
