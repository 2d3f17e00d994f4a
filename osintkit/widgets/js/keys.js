// What a key press means in a widget, decided without a document.

/**
 * @typedef {object} Press
 * @property {string} key
 * @property {boolean} [ctrlKey]
 * @property {boolean} [metaKey]
 * @property {boolean} [altKey]
 * @property {boolean} [shiftKey]
 * @property {boolean} [repeat]
 */

/**
 * What a key press means: `save` and `leave` whatever the widget, `undo` and `redo` as everywhere on this machine, `act`
 * for a key of the widget, `held` for one that must not act again while it is held down, `nothing` else.
 *
 * @param {Press} press
 * @param {{ inField: boolean, onButton: boolean, known: (key: string) => boolean }} where
 * @returns {"save" | "leave" | "undo" | "redo" | "act" | "held" | "nothing"}
 */
function meaningOf(press, { inField, onButton, known }) {
  const control = Boolean(press.ctrlKey || press.metaKey);
  const letter = press.key.toLowerCase();
  if (control && letter === "s") return "save";
  if (inField) return press.key === "Escape" ? "leave" : "nothing";
  // a key that is held down moves on and on, but judges once: what is next has not been read
  const again = Boolean(press.repeat) && letter.length === 1;
  if (control && !press.altKey && (letter === "z" || letter === "y")) {
    if (again) return "held";
    return letter === "y" || press.shiftKey ? "redo" : "undo";
  }
  if (control || press.altKey || !known(press.key)) return "nothing";
  if (onButton && (press.key === "Enter" || press.key === " ")) return "nothing";
  return again ? "held" : "act";
}

export { meaningOf };
