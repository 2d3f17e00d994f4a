// What counts once, and why; chosen evidence is split off or joined with a reason.

function render({ model, el }) {
  return surface({ model, el }, "origins", (send) => {
    const chosen = new Set();
    const claims = claimMenu(send);
    const count = make("div", { "aria-live": "polite" });
    const stage = make("div", { class: "osk-origin-list", role: "group", tabindex: "-1", "data-stage": true, "aria-label": "Origins and their evidence. Up and down move, Space chooses, S splits, J joins." });
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
      send(kind, { evidence: [...chosen], reason: reason.value });
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
        make("span", { class: "osk-muted" }, " “", shown(one.words.length > 160 ? one.words.slice(0, 160) + " …" : one.words), "” " + one.evidence))),
      join ? make("div", { class: "osk-because" }, make("b", {}, join.reason.replaceAll("_", " ")), ": ", shown(join.because)) : null);
    }

    function block(origin) {
      const joins = new Map(origin.joins.map((join) => [join.right, join]));
      const facts = [origin.family, origin.evidence.length + (origin.evidence.length === 1 ? " piece" : " pieces"), origin.counts ? "" : "does not count",
        origin.party ? "a party" : "", origin.against_interest ? "against its interest" : ""].filter(Boolean).join(", ");
      return make("section", { class: "osk-origin" + (origin.counts ? "" : " osk-apart"), "aria-label": origin.label },
        make("h4", {}, shown(origin.label), " ", make("span", { class: "osk-badge osk-stance-" + origin.stance }, stanceWords(origin.stance)), " ", make("span", { class: "osk-muted" }, facts)),
        make("ul", {}, origin.evidence.map((one) => pieceLine(one, joins.get(one.evidence)))));
    }

    function draw(view) {
      fill(claims, claimOptions(view), view.claim);
      const { pieces, origins, families, refuting, status, provisional } = view.count;
      count.replaceChildren(make("strong", {}, origins + (origins === 1 ? " independent origin" : " independent origins")), " behind " + pieces + " pieces of evidence, in " + families
        + (families === 1 ? " family; " : " families; ") + refuting + " refuting: " + status + (provisional ? " (provisional: nothing accepted yet)" : ""));
      const here = new Set(view.origins.flatMap((origin) => origin.evidence.map((one) => one.evidence)));
      for (const one of [...chosen]) if (!here.has(one)) chosen.delete(one);
      stage.replaceChildren(...view.origins.map(block));
      const first = stage.querySelector("input");
      if (first) first.tabIndex = 0;
      decisions.replaceChildren(table("Decisions of analysts", ["When", "By", "What", "Evidence", "Why"],
        view.decisions.map((one) => [one.at, shown(one.analyst), one.kind, one.evidence.join(", "), shown(one.reason)])));
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
    return {
      nodes: [make("div", { class: "osk-row" }, claims), count, stage, field("Reason (required)", reason),
        make("div", { class: "osk-buttons", role: "toolbar", "aria-label": "Decide on the chosen evidence" },
          button("split off", "s", () => decide("split"), { "data-records": true }), button("join", "j", () => decide("join"), { "data-records": true }), undoButtons(send), tally),
        decisions],
      draw,
      close: () => model.off("change:message", settled),
      keys: { s: () => decide("split"), j: () => decide("join"), ArrowDown: step(1), ArrowUp: step(-1) },
    };
  });
}

export default { render };
