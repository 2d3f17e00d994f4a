"""The closed classes of English words and the frames of its verbs, as tables that the tagging looks up."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.morphology import lexicon

NOMINAL = frozenset({"NN", "NP", "CD", "JJ", "DT", "PP", "Q", "PO"})
VERBAL = frozenset({"VB", "VZ", "VD", "VN", "VG", "BE", "HV", "DO", "MD"})
FINITE = frozenset({"VB", "VZ", "VD", "BE", "HV", "DO", "MD"})


def _lexical() -> dict[str, str]:
    table: dict[str, str] = {}
    for tag, group in (
        ("JJ", words.ADJECTIVES),
        ("RB", words.ADVERBS),
        ("CD", words.NUMBER_WORDS),
        ("DT", words.DETERMINERS),
        ("IN", words.PREPOSITIONS),
        ("SB", words.SUBORDINATORS),
        ("CC", words.CONJUNCTIONS),
        ("PO", words.OBJECT_PRONOUNS),
        ("PS", words.PERSONAL | {"everyone", "everybody", "someone", "somebody", "anyone", "nobody", "there"}),
        ("MD", words.MODALS),
        ("BE", words.BE),
        ("HV", words.HAVE),
        ("DO", words.DO),
        ("WP", frozenset({"who", "which"})),
        ("TO", frozenset({"to"})),
    ):
        table.update(dict.fromkeys(group, tag))
    for word in ("not", "n't", "n’t", "never"):
        table[word] = "RB"
    table["her"] = "DT"
    table["that"] = table["what"] = "SB"
    table["like"] = "IN"
    return table


LEXICAL = _lexical()
CLOSING = frozenset(".,;:!?)") | {"and", "or", "but", "...", "”"}
FORMS = lexicon().forms
FRAMES = lexicon().frames


def letters_of(word: str) -> str:
    """Return the frames of the attributing verb that a form belongs to; nothing for other words."""
    frame = FRAMES.get(FORMS.get(word, ("", 0))[0])
    return frame.letters if frame else ""
