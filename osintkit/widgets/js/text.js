// Words and marks that widgets tell, made from plain data: nothing here touches a document.

// the same characters as `osintkit.display` marks; a test compares the two
// eslint-disable-next-line no-misleading-character-class -- each of them is looked for by itself
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{1345f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|(?<![\u00a9\u00ae\u203c-\u3299\u{1f000}-\u{1faff}#*0-9])[\ufe00-\ufe0f]/gu;

const codeOf = (sign) => "U+" + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

/** The same where no element can stand: menus, titles, labels. */
const marked = (text) => text.replace(HIDDEN, (sign) => "⟦" + codeOf(sign) + "⟧");

/** The beginning of a long text, cut between words. */
function short(text, most) {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(" ", most);
  const head = text.slice(0, space > most / 2 ? space : most);
  return (/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head) + " …";
}

const STANCES = [
  ["supports", "s", "▲"],
  ["refutes", "r", "▼"],
  ["neutral", "n", "●"],
  ["conflicting", "x", "◆"],
];

const SIGN = Object.fromEntries(STANCES.map(([stance, , sign]) => [stance, sign]));

const plural = (count, one, many) => count + " " + (count === 1 ? one : many);

/** What a verdict counts, in words. */
function countWords(count) {
  return plural(count.origins, "independent origin", "independent origins") + " in " + plural(count.families, "family", "families")
    + ", " + count.refuting + " refuting";
}

const claimOptions = (view) => view.claims.map((one) => [one.id, one.id + ": " + one.text]);

/** What a judgment is about, and its words: of the same thing only the last that got no answer is kept. */
const judgment = (about, ...words) => ({ about, words: words.filter(Boolean).join(" ") });

const quoted_ = (words) => "“" + short(words, 90) + "”";

const stanceWords = (stance) => (SIGN[stance] ? SIGN[stance] + "\u00a0" : "") + stance;

export { HIDDEN, SIGN, STANCES, claimOptions, codeOf, countWords, judgment, marked, plural, quoted_, short, stanceWords };
