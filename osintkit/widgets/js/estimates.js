// Numbers by day, an axis of its own for each thing that is counted: they are never compared across axes.

import { draw_, plot } from "./chart.js";

const LEFT = 92;
const grouped = (value) => value.toLocaleString("en");

function axes(rows, xOf) {
  const marks = [], more = [];
  let top = 8;
  for (const key of [...new Set(rows.map((row) => row.scope + ", " + (row.unit || "no unit")))].sort()) {
    const here = rows.filter((row) => row.scope + ", " + (row.unit || "no unit") === key && row.point !== null);
    if (!here.length) continue;
    const highest = Math.max(1, ...here.flatMap((row) => [row.low, row.best, row.high].filter((value) => value !== null)));
    const height = here.length > 3 ? 110 : 64, base = top + 16 + height;
    const yOf = (value) => base - (value / highest) * (height - 6);
    more.push(draw_("text", { x: LEFT, y: top + 11, class: "osk-axis osk-strong" }, key), draw_("line", { x1: LEFT, x2: 744, y1: base, y2: base, class: "osk-base" }),
      draw_("text", { x: LEFT - 6, y: base, class: "osk-axis", "text-anchor": "end" }, "0"), draw_("text", { x: LEFT - 6, y: yOf(highest) + 8, class: "osk-axis", "text-anchor": "end" }, grouped(highest)));
    for (const row of here) marks.push({ row, x: xOf(row), y: yOf(row.point), low: row.low === null ? null : yOf(row.low), high: row.high === null ? null : yOf(row.high) });
    top = base + 10;
  }
  return { height: top, marks, more };
}
axes.left = LEFT;

function render({ model, el }) {
  return plot(model, el, "estimates", {
    title: "Estimates", about: "numbers by the day they were given; what you select filters the table below",
    legend: "● an originator's current number   ○ replaced since, or only mentioned   │ from low to high. Every kind of number has an axis of its own: they are never added or averaged.",
    label: "Numbers by day.", layout: axes, heads: ["Said", "Originator", "Counts", "Number", "Words"],
    cells: (row) => [row.said || "undated", row.who, row.scope, row.text, row.words],
    glyph: ({ row, x, y, low, high }) => [
      ...(low !== null && high !== null && low !== high ? [draw_("line", { x1: x, x2: x, y1: low, y2: high, class: "osk-range" })] : []),
      draw_("circle", { cx: x, cy: y, r: 4.6, class: row.current ? "" : "osk-open" }),
    ],
  });
}

export default { render };
