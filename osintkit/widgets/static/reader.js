// The reader: text with marks, a selection made by mouse or keyboard, one key a judgment.

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*[\p{L}\p{M}\p{N}]|[\p{L}\p{N}]/gu;

class Page {
  constructor(host, onselect) {
    this.host = host;
    this.onselect = onselect;
    this.text = "";
    this.selection = null;
  }

  draw(view) {
    this.text = view.document.text;
    this.offsets = new Offsets(this.text);
    const unit = (point) => this.offsets.toUnits(point);
    const layers = [];
    for (const [start, end, role] of view.marks) layers.push([unit(start), unit(end), "osk-" + role, role]);
    for (const one of view.suggested) {
      if (one.claim === view.claim) layers.push([unit(one.start), unit(one.end), "osk-suggested", "suggested: " + one.stance]);
    }
    for (const one of view.judged) {
      const label = one.stance + " " + one.claim + " (" + one.status + ", " + one.analysts.join(", ") + ")";
      if (one.anchor !== "orphan") layers.push([unit(one.start), unit(one.end), "osk-judged osk-stance-" + one.stance, label]);
    }
    this.stops = view.suggested.filter((one) => one.claim === view.claim).map((one) => [unit(one.start), unit(one.end)]);
    this.stops.sort((a, b) => a[0] - b[0]);
    const paragraphs = [];
    for (const match of this.text.matchAll(/[^\n]*(?:\n+|$)/g)) {
      if (!match[0]) continue;
      paragraphs.push(this.paragraph(match.index, match.index + match[0].length, layers));
    }
    this.host.replaceChildren(...paragraphs);
    if (this.selection) this.paint();
  }

  paragraph(start, end, layers) {
    const here = layers.filter(([from, to]) => from < end && to > start);
    const edges = new Set([start, end]);
    for (const [from, to] of here) {
      if (from > start) edges.add(from);
      if (to < end) edges.add(to);
    }
    const cuts = [...edges].sort((a, b) => a - b);
    const element = make("p", { "data-start": start });
    for (let i = 0; i + 1 < cuts.length; i++) {
      const words = shown(this.text.slice(cuts[i], cuts[i + 1]));
      const over = here.filter(([from, to]) => from <= cuts[i] && to >= cuts[i + 1]);
      if (!over.length) element.append(words);
      else element.append(make("span", { class: over.map((one) => one[2]).join(" "), title: over.map((one) => one[3]).join("; ") }, words));
    }
    return element;
  }

  // -- places ------------------------------------------------------------------------------------

  /** The node and offset in it at a place of the text. */
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
    let node = walker.nextNode(), last = node;
    while (node && left > node.data.length) {
      left -= node.data.length;
      last = node;
      node = walker.nextNode() ?? null;
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
    const root = this.host.getRootNode();
    const chosen = (root.getSelection ? root.getSelection() : document.getSelection()) ?? document.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    if (!this.host.contains(range.commonAncestorContainer)) return;
    const start = this.place(range.startContainer, range.startOffset);
    const end = this.place(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    const lead = this.text.slice(start, end).search(/\S/);
    if (lead < 0) return;
    this.choose(start + lead, start + this.text.slice(start, end).trimEnd().length, false);
  }

  // -- selection ---------------------------------------------------------------------------------

  choose(start, end, scroll = true) {
    this.selection = [start, end];
    this.paint();
    if (scroll) this.locate(start)[0]?.parentElement?.scrollIntoView({ block: "nearest" });
    this.onselect(this.text.slice(start, end));
  }

  paint() {
    const [first, from] = this.locate(this.selection[0]);
    const [last, to] = this.locate(this.selection[1]);
    if (!first || !last) return;
    const range = document.createRange();
    range.setStart(first, from);
    range.setEnd(last, to);
    if (window.Highlight && CSS.highlights) {
      CSS.highlights.set("osk-selection", new Highlight(range));
    }
    const chosen = document.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  }

  words(from, to) {
    return [...this.text.slice(from, to).matchAll(WORD)].map((match) => [from + match.index, from + match.index + match[0].length]);
  }

  /** Move by a word or a sentence; with `extend` the selection grows or shrinks at its end. */
  step(direction, by, extend) {
    const [start, end] = this.selection ?? [0, 0];
    const window_ = 4000;
    let target;
    if (by === "word") {
      if (direction > 0) target = this.words(end, Math.min(this.text.length, end + window_)).find(([from]) => from >= end);
      else {
        const limit = extend ? end : start;
        target = this.words(Math.max(0, limit - window_), limit).filter(([, to]) => to < limit || !extend).pop();
      }
    } else {
      const anchor = direction > 0 ? end : start;
      const sentence = this.sentence(anchor, direction);
      if (sentence) target = sentence;
    }
    if (!target) return;
    if (!extend) this.choose(target[0], target[1]);
    else if (direction > 0) this.choose(this.selection ? start : target[0], target[1]);
    else this.choose(start, Math.max(target[1], start + 1));
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

  search(words) {
    if (!words) return false;
    const from = this.selection ? this.selection[0] + 1 : 0;
    const low = this.text.toLowerCase(), wanted = words.toLowerCase();
    let at = low.indexOf(wanted, from);
    if (at < 0) at = low.indexOf(wanted);
    if (at < 0) return false;
    this.choose(at, at + words.length);
    return true;
  }

  points() {
    if (!this.selection) return {};
    return { start: this.offsets.toPoints(this.selection[0]), end: this.offsets.toPoints(this.selection[1]) };
  }
}

function render({ model, el }) {
  const { send, close } = connect(model);
  const quoted = make("div", { class: "osk-quoted", "aria-live": "polite" }, "Nothing selected.");
  const host = make("div", {
    class: "osk-page", tabindex: "0", role: "group",
    "aria-label": "Text of the document. Arrow keys select words, with Shift they extend, up and down select sentences. S supports, R refutes, N neutral.",
  });
  const page = new Page(host, (words) => quoted.replaceChildren("Selected: ", shown(words.length > 240 ? words.slice(0, 240) + " …" : words)));
  const heading = make("div", { class: "osk-heading" });
  const claims = make("select", { "aria-label": "Claim", onchange: () => send("claim", { claim: claims.value }) });
  const documents = make("select", { "aria-label": "Document", onchange: () => send("open", { document: documents.value }) });
  const note = make("input", { type: "text", "aria-label": "Note", placeholder: "note (optional)" });
  const find = make("input", { type: "search", "aria-label": "Search in the text", placeholder: "search (/)" });
  const judge = (command, given = {}) => {
    send(command, { ...page.points(), note: note.value, ...given });
    note.value = "";
  };
  const buttons = make("div", { class: "osk-buttons", role: "toolbar", "aria-label": "Judge the selected words" },
    STANCES.map(([stance, key, sign]) =>
      make("button", { type: "button", class: "osk-button osk-stance-" + stance, "aria-keyshortcuts": key, onclick: () => judge("link", { stance }) },
        sign + " " + stance, make("kbd", {}, key))),
    make("button", { type: "button", class: "osk-button", onclick: () => judge("reject") }, "no evidence", make("kbd", {}, "d")),
    make("button", { type: "button", class: "osk-button", onclick: () => judge("later") }, "later", make("kbd", {}, "l")),
    make("button", { type: "button", class: "osk-button", onclick: () => page.next(1) }, "next suggestion", make("kbd", {}, "j")),
    make("button", { type: "button", class: "osk-button", onclick: () => send("undo") }, "undo", make("kbd", {}, "u")),
    make("button", { type: "button", class: "osk-button", onclick: () => send("redo") }, "redo", make("kbd", {}, "y")));
  const judged = make("ul", { class: "osk-judgments", "aria-label": "Judgments on this document" });

  const keys = {
    ArrowRight: (event) => page.step(1, "word", event.shiftKey),
    ArrowLeft: (event) => page.step(-1, "word", event.shiftKey),
    ArrowDown: (event) => page.step(1, "sentence", event.shiftKey),
    ArrowUp: (event) => page.step(-1, "sentence", event.shiftKey),
    d: () => judge("reject"), l: () => judge("later"), u: () => send("undo"), y: () => send("redo"),
    j: () => page.next(1), k: () => page.next(-1), "/": () => find.focus(),
    ...Object.fromEntries(STANCES.map(([stance, key]) => [key, () => judge("link", { stance })])),
  };
  host.addEventListener("keydown", (event) => {
    const undo = (event.ctrlKey || event.metaKey) && ["z", "y"].includes(event.key.toLowerCase());
    const act = undo ? () => send(event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo") : keys[event.key];
    if (!act || (!undo && (event.ctrlKey || event.metaKey || event.altKey))) return;
    event.preventDefault();
    event.stopPropagation();
    act(event);
  });
  for (const field of [note, find, claims, documents]) {
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") host.focus();
      if (event.key === "Enter" && field === find) {
        if (page.search(find.value)) host.focus();
        else quoted.replaceChildren("Not found: ", shown(find.value));
      }
    });
  }
  host.addEventListener("mouseup", () => page.fromMouse());

  const option = (value, label) => make("option", { value }, shown(label));
  const update = () => {
    const view = model.get("view");
    if (!view || !view.document) return;
    const about = view.document;
    heading.replaceChildren(make("strong", {}, shown(about.title || about.id)), make("span", {}, shown([about.publisher, about.published || "undated", about.language].filter(Boolean).join(", "))));
    claims.replaceChildren(...view.claims.map((one) => option(one.id, one.id + ": " + one.text)));
    claims.value = view.claim;
    documents.replaceChildren(...view.documents.map((one) => option(one.id, one.label)));
    documents.value = about.id;
    for (const control of buttons.querySelectorAll("button")) control.disabled = view.read_only && !control.textContent.startsWith("next");
    if (page.document !== about.id) page.selection = null;
    page.document = about.id;
    page.draw(view);
    judged.replaceChildren(...view.judged.map((one) => make("li", {},
      make("button", { type: "button", class: "osk-link", onclick: () => page.choose(page.offsets.toUnits(one.start), page.offsets.toUnits(one.end)) },
        (SIGN[one.stance] ?? "") + " " + one.stance + " " + one.claim),
      " " + one.status + ", " + one.analysts.join(", ") + (one.contested ? ", in dispute" : "") + (one.anchor === "ok" ? "" : ", passage " + one.anchor),
      one.note ? make("em", {}, " ", shown(one.note)) : null)));
    if (!view.judged.length) judged.replaceChildren(make("li", {}, "Nothing judged in this document yet."));
  };
  model.on("change:view", update);
  el.classList.add("osk-surface", "osk-reader");
  el.append(heading, make("div", { class: "osk-row" }, documents, claims), host, quoted, buttons,
    make("div", { class: "osk-row" }, note, find), statusLine(model, send), judged);
  update();
  return close;
}

export default { render };
