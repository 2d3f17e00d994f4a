// The matrix: arrows move from cell to cell, one key rates; the sums follow at once.

import { button, field, fill, keepFocus, make, shown, undoButtons } from "./elements.js";
import { surface } from "./surface.js";
import { claimOptions, judgment, marked, plural, quoted_, short } from "./text.js";

const RATE_KEYS = { C: "CC", c: "C", n: "N", i: "I", I: "II", a: "NA", "1": "CC", "2": "C", "3": "N", "4": "I", "5": "II", "0": "NA" };
const RATE_SIGN = { CC: "++", C: "+", N: "○", I: "−", II: "−−", NA: "·" };

function render({ model, el }) {
  return surface({ model, el }, "hypotheses", (send) => {
    let view = null, place = [0, 0];
    const lines = new Map(), asked = new Set();
    const claims = make("select", { onchange: () => send("claim", { claim: claims.value }) });
    const scores = make("ol", { class: "osk-scores", "aria-live": "polite", "aria-label": "Hypotheses, the least against first" });
    const grid = make("div", { class: "osk-scroll osk-grid" });
    const legend = make("div", { class: "osk-buttons", role: "toolbar", "aria-label": "Rate the chosen cell" });
    const notes = make("ul", { class: "osk-list" });
    const whole = make("div", { class: "osk-quoted", "aria-live": "polite" });

    /** @param {number[]} place */
    const cell = ([row, column]) => grid.querySelector('td[data-row="' + row + '"][data-column="' + column + '"]');
    const visit = (row, column) => {
      if (!view.rows.length || !view.hypotheses.length) return;
      place = [Math.max(0, Math.min(view.rows.length - 1, row)), Math.max(0, Math.min(view.hypotheses.length - 1, column))];
      for (const one of grid.querySelectorAll("td[tabindex]")) one.tabIndex = -1;
      const here = cell(place);
      here.tabIndex = 0;
      here.focus({ preventScroll: true });
      here.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    const tellWhole = () => {
      const row = view?.rows[place[0]];
      whole.replaceChildren(...(row ? [make("b", {}, row.evidence + " "), shown(row.words)] : []));
    };
    const rate = (rating) => {
      const row = view.rows[place[0]], hypothesis = view.hypotheses[place[1]];
      if (!row || !hypothesis || view.read_only) return;
      const here = cell(place);
      here.firstChild.replaceChildren(rating + " …");
      asked.add(row.evidence);
      send("rate", { evidence: row.evidence, hypothesis: hypothesis.id, rating }, judgment(row.evidence + hypothesis.id, rating, "for", hypothesis.text + ":", quoted_(row.words)));
      if (place[1] + 1 < view.hypotheses.length) visit(place[0], place[1] + 1);
      else visit(place[0] + 1, 0);
    };

    function ratingCell(row, hypothesis, at, column) {
      const given = row.ratings[hypothesis.id] ?? {};
      const own = given[view.analyst];
      const others = Object.entries(given).filter(([name]) => name !== view.analyst);
      const label = (own ? own + " " + RATE_SIGN[own] : others.length ? "" : "–");
      return make("td", {
        role: "gridcell", tabindex: "-1", "data-row": at, "data-column": column, "data-focus": row.evidence + hypothesis.id,
        class: own ? "osk-rate-" + own : "", onclick: () => visit(at, column),
        onfocus: () => {
          place = [at, column];
          tellWhole();
        },
        "aria-label": hypothesis.id + ", " + row.evidence + ": " + (own ?? "not rated by you") + others.map(([name, rating]) => ", " + marked(name) + " " + rating).join(""),
      }, make("span", {}, label), others.length ? make("span", { class: "osk-muted", title: others.map(([name, rating]) => marked(name) + ": " + rating).join(", ") }, own ? " others: " : "", [...new Set(others.map(([, rating]) => rating + " " + RATE_SIGN[rating]))].join(", ")) : null);
    }

    /** A line of the matrix; made again only when something in it has changed. */
    function line(row, at) {
      const key = JSON.stringify([row, at, view.analyst, view.hypotheses.map((one) => one.id)]);
      const drawn = lines.get(row.evidence);
      if (drawn?.key === key) return drawn.node;
      const node = make("tr", { role: "row" },
        make("th", { scope: "row", role: "rowheader" }, shown((row.said || "undated") + ", " + row.who), make("span", { class: "osk-muted" }, " ", shown(short(row.words, 90)))),
        view.hypotheses.map((hypothesis, column) => ratingCell(row, hypothesis, at, column)),
        make("td", { role: "gridcell", class: "osk-diagnostic" }, row.diagnosticity ? row.diagnosticity.toFixed(2) : "nothing"));
      lines.set(row.evidence, { key, node });
      return node;
    }

    function draw(next) {
      view = next;
      fill(claims, [["", "what is rated already"], ...claimOptions(view)], view.claim);
      const ranked = [...view.hypotheses].sort((a, b) => a.rank - b.rank || a.id.localeCompare(b.id));
      scores.replaceChildren(...ranked.map((one) => make("li", { value: one.rank }, make("b", {}, shown(one.text)), " against it: " + one.against.toFixed(2) + ", from " + plural(one.votes, "origin", "origins"))));
      const head = make("tr", { role: "row" }, [["Evidence"], ...view.hypotheses.map((one) => [shown(short(one.text, 60)), marked(one.text)]), ["Distinguishes"]].map(([text, title]) => make("th", { scope: "col", role: "columnheader", title }, text)));
      const rows = view.rows.map(line);
      grid.replaceChildren(make("table", { role: "grid", "aria-label": "Evidence against hypotheses. Arrow keys move, digits rate; question mark lists all keys." },
        make("thead", { role: "rowgroup" }, head), make("tbody", { role: "rowgroup" }, rows)));
      const here = cell(place) ?? grid.querySelector("td[tabindex]");
      for (const one of grid.querySelectorAll('td[tabindex="0"]')) if (one !== here) one.tabIndex = -1;
      if (here) here.tabIndex = 0;
      if (!view.hypotheses.length) grid.replaceChildren(make("p", {}, "No hypothesis is declared: add at least two under `hypotheses:` in case.yaml."));
      else if (!view.rows.length) grid.replaceChildren(make("p", {}, "No evidence is rated yet; choose a claim to rate its evidence."));
      legend.replaceChildren(...view.scale.map((one, index) => button(one.value + " " + one.meaning, ["1", "2", "3", "4", "5", "0"][index], () => rate(one.value), { "data-records": true })), ...undoButtons(send));
      notes.replaceChildren(...[...view.sensitive, ...view.notes].map((line) => make("li", {}, shown(line))));
      tellWhole();
    }

    /** What was asked for and is answered shows what is stored, also when it was refused. */
    const answered = () => {
      if (!asked.size) return;
      for (const one of asked) lines.delete(one);
      asked.clear();
      keepFocus(el, () => draw(view));
    };
    model.on("change:message", answered);
    grid.setAttribute("data-stage", "");
    grid.tabIndex = -1;
    const arrows = (row, column) => () => visit(place[0] + row, place[1] + column);
    const method = make("p", { class: "osk-muted" }, "Only what is inconsistent counts against a hypothesis, and copies of one origin vote once. "
      + "The last column says how far a piece of evidence tells the hypotheses apart, from nothing to 2.");
    return {
      title: "Hypotheses", about: "what stands against each explanation",
      help: [["← → ↑ ↓", "move from cell to cell"], ["1 2", "very consistent, consistent"], ["3", "neutral"], ["4 5", "inconsistent, very inconsistent"], ["0", "not applicable"]],
      nodes: [field("Evidence of", claims), scores, method, grid, whole, legend], below: [notes],
      draw,
      close: () => model.off("change:message", answered),
      keys: {
        ArrowDown: arrows(1, 0), ArrowUp: arrows(-1, 0), ArrowLeft: arrows(0, -1), ArrowRight: arrows(0, 1),
        ...Object.fromEntries(Object.entries(RATE_KEYS).map(([key, rating]) => [key, () => rate(rating)])),
      },
    };
  });
}

export default { render };
