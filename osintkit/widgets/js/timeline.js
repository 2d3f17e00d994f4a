// Evidence on a line of days, a lane for each stance; pieces of nearly one day stand on each other.

import { draw_, plot, shape } from "./chart.js";
import { STANCES, stanceWords } from "./text.js";

const LEFT = 92;

function lanes(rows, xOf) {
  const marks = [], more = [];
  let y = 10;
  for (const [stance] of STANCES) {
    const here = rows.filter((row) => row.stance === stance);
    if (!here.length) continue;
    const columns = new Map();
    for (const row of here) {
      const slot = Math.round(xOf(row) / 8);
      columns.set(slot, [...(columns.get(slot) ?? []), row]);
    }
    const tallest = Math.min(30, Math.max(...[...columns.values()].map((one) => one.length)));
    const height = 14 + tallest * 8, base = y + height;
    for (const [slot, stack] of columns) {
      const gap = stack.length > tallest ? ((tallest - 1) * 8) / (stack.length - 1) : 8;
      stack.forEach((row, index) => marks.push({ row, x: slot * 8, y: base - 7 - index * gap }));
    }
    more.push(draw_("line", { x1: LEFT, x2: 744, y1: base, y2: base, class: "osk-base" }), draw_("text", { x: 4, y: base - 4, class: "osk-axis" }, stanceWords(stance)));
    y = base + 6;
  }
  return { height: y, marks, more };
}
lanes.left = LEFT;

function render({ model, el }) {
  return plot(model, el, "timeline", {
    title: "Timeline", about: "evidence by the day it was said; what you select filters the table below",
    label: "Evidence by day and stance.", layout: lanes, heads: ["Said", "Who", "Stance", "Words"],
    cells: (row) => [row.said || "undated", row.who, stanceWords(row.stance), row.words],
    glyph: ({ row, x, y }) => [shape(row.stance, x, y, 3.3)],
  });
}

export default { render };
