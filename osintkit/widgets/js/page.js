// The text of a document with marks in it, and a selection made by mouse or keyboard.

import { make, shown } from "./elements.js";
import { Offsets } from "./offsets.js";

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*[\p{L}\p{M}\p{N}]|[\p{L}\p{N}]/gu;

const CHUNK = 4000;

class Page {
  constructor(host, onselect) {
    this.host = host;
    this.onselect = onselect;
    this.text = "";
    this.offsets = new Offsets("");
    /** @type {any} */
    this.selection = null;
    /** @type {any} */
    this.anchor = null;
    this.fixed = [];
    this.paragraphs = [];
    this.stops = [];
    this.dragging = false;
    host.addEventListener("mousedown", () => {
      this.dragging = true;
      document.addEventListener("mouseup", () => this.fromMouse(), { once: true });
    });
  }

  /** Show another text; marks come with `mark`. */
  open(page) {
    this.text = page.text;
    this.offsets = new Offsets(this.text);
    this.selection = null;
    const unit = (point) => this.offsets.toUnits(point);
    this.fixed = page.marks.map(([start, end, role]) => [unit(start), unit(end), "osk-" + role, role]);
    this.paragraphs = [];
    for (const match of this.text.matchAll(/[^\n]*(?:\n+|$)/g)) {
      if (match[0]) this.chunk(match.index, match.index + match[0].length);
    }
    this.host.replaceChildren(...this.paragraphs.map((one) => one.element));
    this.mark([]);
  }

  /** A very long paragraph is laid out in parts, so that only what is in sight costs anything. */
  chunk(start, end) {
    let at = start;
    while (at < end) {
      let stop = end;
      if (end - at > CHUNK) {
        const space = this.text.lastIndexOf(" ", at + CHUNK);
        stop = space > at ? space + 1 : at + CHUNK;
        const code = this.text.charCodeAt(stop);
        if (code >= 0xdc00 && code < 0xe000) stop += 1;
      }
      const element = make("p", { "data-start": at, dir: "auto" });
      this.paragraphs.push({ start: at, end: stop, element, drawn: null });
      at = stop;
    }
  }

  /** Lay marks over the text: [start, end, class, label, sign] in UTF-16 units. Only paragraphs that changed are drawn. */
  mark(layers) {
    const all = [...this.fixed, ...layers].sort((a, b) => a[0] - b[0]);
    let from = 0;
    for (const paragraph of this.paragraphs) {
      while (from < all.length && all[from][1] <= paragraph.start && all[from][0] < paragraph.start) from += 1;
      const here = [];
      for (let i = from; i < all.length && all[i][0] < paragraph.end; i++) {
        if (all[i][1] > paragraph.start) here.push(all[i]);
      }
      const wanted = here.map((one) => one.join("|")).join("\n");
      if (paragraph.drawn === wanted) continue;
      paragraph.drawn = wanted;
      paragraph.element.replaceChildren(...this.pieces(paragraph, here));
    }
    if (!this.selection) return;
    this.paint(false);
    // the browser's own selection loses its place when words are drawn anew, and would show more than is selected
    const chosen = document.getSelection();
    if (!this.dragging && chosen?.anchorNode && this.host.contains(chosen.anchorNode)) chosen.removeAllRanges();
  }

  pieces({ start, end }, here) {
    if (!here.length) return [shown(this.text.slice(start, end))];
    const edges = new Set([start, end]);
    for (const [from, to] of here) {
      if (from > start) edges.add(from);
      if (to < end) edges.add(to);
    }
    const cuts = [...edges].sort((a, b) => a - b);
    const nodes = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const words = shown(this.text.slice(cuts[i], cuts[i + 1]));
      const over = here.filter(([from, to]) => from <= cuts[i] && to >= cuts[i + 1]);
      if (!over.length) nodes.push(words);
      else {
        const signs = over.filter((one) => one[4] && one[0] === cuts[i]).map((one) => one[4]).join("");
        nodes.push(make("span", { class: over.map((one) => one[2]).join(" "), title: over.map((one) => one[3]).join("; "), "data-sign": signs || null }, words));
      }
    }
    return nodes;
  }

  // -- places ------------------------------------------------------------------------------------

  /**
   * The node and offset in it at a place of the text.
   * @returns {[Text | null, number]}
   */
  locate(at) {
    const paragraphs = this.host.children;
    let low = 0, high = paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (Number(paragraphs[middle].dataset.start) <= at) low = middle;
      else high = middle - 1;
    }
    let left = at - Number(paragraphs[low]?.dataset.start ?? 0);
    const walker = document.createTreeWalker(paragraphs[low] ?? this.host, NodeFilter.SHOW_TEXT);
    let node = /** @type {Text | null} */ (walker.nextNode()), last = node;
    while (node && left > node.data.length) {
      left -= node.data.length;
      last = node;
      node = /** @type {Text | null} */ (walker.nextNode());
    }
    return node ? [node, left] : [last, last ? last.data.length : 0];
  }

  /** The place of the text at a node and an offset in it. */
  place(node, offset) {
    const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("p[data-start]");
    if (!paragraph || !this.host.contains(paragraph)) return null;
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    range.setEnd(node, offset);
    return Number(paragraph.dataset.start) + range.toString().length;
  }

  fromMouse() {
    this.dragging = false;
    const root = this.host.getRootNode();
    const chosen = (root.getSelection ? root.getSelection() : document.getSelection()) ?? document.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    if (!range.intersectsNode(this.host)) return;
    // a drag may end beside the text, and a triple click on the last paragraph always does
    const inside = (node) => this.host.contains(node) && node !== this.host;
    const start = inside(range.startContainer) ? this.place(range.startContainer, range.startOffset) : 0;
    const end = inside(range.endContainer) ? this.place(range.endContainer, range.endOffset) : this.text.length;
    if (start === null || end === null || start >= end) return;
    const lead = this.text.slice(start, end).search(/\S/);
    if (lead < 0) return;
    this.choose(start + lead, start + this.text.slice(start, end).trimEnd().length, false);
  }

  // -- selection ---------------------------------------------------------------------------------

  choose(start, end, scroll = true, anchor = [start, end]) {
    this.selection = [start, end];
    this.anchor = anchor;
    this.paint();
    if (scroll) this.reveal(start);
    this.onselect(this.text.slice(start, end), start, end);
  }

  /** Show the selection; the browser's own follows only when the analyst moves it, never on a redraw. */
  paint(follow = true) {
    const [first, from] = this.locate(this.selection[0]);
    const [last, to] = this.locate(this.selection[1]);
    if (!first || !last) return;
    const range = document.createRange();
    range.setStart(first, from);
    range.setEnd(last, to);
    if (window.Highlight && CSS.highlights) {
      CSS.highlights.set("osk-selection", new Highlight(range));
    }
    if (!follow) return;
    const chosen = document.getSelection();
    chosen?.removeAllRanges();
    chosen?.addRange(range);
  }

  /** Scroll the page, not the notebook around it. */
  reveal(at) {
    const mark = this.locate(at)[0]?.parentElement;
    if (!mark) return;
    const inside = mark.getBoundingClientRect(), around = this.host.getBoundingClientRect();
    if (inside.top < around.top + 20) this.host.scrollTop -= around.top + 60 - inside.top;
    else if (inside.bottom > around.bottom - 20) this.host.scrollTop += inside.bottom - around.bottom + 80;
  }

  words(from, to) {
    return [...this.text.slice(from, to).matchAll(WORD)].map((match) => [from + match.index, from + match.index + match[0].length]);
  }

  /** The first word or sentence that begins at or after a place, or the last one that ends at or before it. */
  unit(at, direction, by) {
    if (by === "sentence") return this.sentence(at, direction);
    const near = this.words(Math.max(0, at - CHUNK), Math.min(this.text.length, at + CHUNK));
    return direction > 0 ? near.find(([from]) => from >= at) : near.findLast(([, to]) => to <= at);
  }

  /** Which way the text goes on to the right of the selection: back, where it is read from right to left. */
  toRight() {
    if (!this.selection) return 1;
    const paragraph = this.paragraphs.findLast((one) => one.start <= this.selection[0]);
    return getComputedStyle(paragraph.element).direction === "rtl" ? -1 : 1;
  }

  /** Move by a word or a sentence; with `extend` the selection grows or shrinks, and where it began stays selected. */
  step(direction, by, extend) {
    const [start, end] = this.selection ?? [0, 0];
    if (!extend || !this.selection) {
      const target = this.unit(direction > 0 ? end : start, direction, by);
      if (target) this.choose(...target);
      return;
    }
    const [first, last] = this.anchor;
    let [from, to] = [start, end];
    if (direction > 0 && start < first) from = Math.min(first, this.unit(start + 1, 1, by)?.[0] ?? first);
    else if (direction > 0) to = this.unit(end, 1, by)?.[1] ?? end;
    else if (end > last) to = Math.max(last, this.unit(end - 1, -1, by)?.[1] ?? last);
    else from = this.unit(start, -1, by)?.[0] ?? start;
    this.choose(from, to, false, this.anchor);
    this.reveal(direction > 0 ? to - 1 : from);
  }

  /** Leaf through the page and select the first sentence in sight. */
  turn(direction) {
    this.host.scrollTop += direction * this.host.clientHeight * 0.9;
    const around = this.host.getBoundingClientRect();
    const low = this.paragraphs.findIndex((one) => one.element.getBoundingClientRect().bottom > around.top + 30);
    if (low < 0) return;
    const inside = this.paragraphs[low].element.getBoundingClientRect();
    const hidden = Math.max(0, (around.top + 30 - inside.top) / Math.max(1, inside.height));
    const { start, end } = this.paragraphs[low];
    const target = this.sentence(Math.round(start + hidden * (end - start)), 1);
    if (target) this.choose(...target, false);
  }

  /** Select the first or the last sentence. */
  edge(direction) {
    const target = direction > 0 ? this.sentence(this.text.length, -1) : this.sentence(0, 1);
    if (target) this.choose(...target);
  }

  sentence(at, direction) {
    const ends = /[.!?。！？…]["”’»)]*(?=\s|$)|\n+/gu;
    const from = Math.max(0, at - 6000), to = Math.min(this.text.length, at + 6000);
    const cuts = [from];
    for (const match of this.text.slice(from, to).matchAll(ends)) cuts.push(from + match.index + match[0].length);
    cuts.push(to);
    const spans = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const raw = this.text.slice(cuts[i], cuts[i + 1]);
      if (raw.trim()) spans.push([cuts[i] + raw.search(/\S/), cuts[i] + raw.trimEnd().length]);
    }
    return direction > 0 ? spans.find(([start]) => start >= at) : spans.filter(([, end]) => end <= at).pop();
  }

  next(direction) {
    const at = this.selection ? this.selection[0] : -1;
    const found = direction > 0 ? this.stops.find(([start]) => start > at) : this.stops.filter(([start]) => start < at).pop();
    if (found) this.choose(...found);
    return Boolean(found);
  }

  /** Select the next hit, or the one before; return which of how many, or null. */
  search(words, direction = 1) {
    if (!words) return null;
    const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "giu");
    const hits = [...this.text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
    if (!hits.length) return null;
    const at = this.selection ? this.selection[0] : -1;
    const ahead = direction > 0 ? hits.findIndex(([start]) => start > at) : hits.findLastIndex(([start]) => start < at);
    const which = ahead >= 0 ? ahead : direction > 0 ? 0 : hits.length - 1;
    this.choose(...hits[which]);
    return [which + 1, hits.length];
  }

  selected() {
    return this.selection ? this.text.slice(...this.selection) : "";
  }

  points() {
    if (!this.selection) return {};
    return { start: this.offsets.toPoints(this.selection[0]), end: this.offsets.toPoints(this.selection[1]) };
  }
}

export { Page };
