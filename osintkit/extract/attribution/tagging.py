"""Tokens and coarse word classes of English, from closed lists, verb forms and the words around.

Classes: ``DT`` determiner, ``PS`` subject pronoun, ``PO`` object pronoun, ``PP`` possessive 's, ``IN`` preposition,
``SB`` subordinator, ``WP`` who/which/that after a noun, ``CC`` conjunction, ``MD`` modal, ``BE``, ``HV``, ``DO``
auxiliaries, ``TO``, ``RB`` adverb, ``CD`` number, ``JJ`` adjective, ``NP`` name, ``NN`` noun, ``VB VZ VD VN VG`` verb
forms, ``Q`` a whole quotation, and punctuation as itself.
"""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.lexicon_verbs import ALSO_NOUNS
from osintkit.extract.attribution.morphology import BASE, GERUND, PAST, THIRD
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.verb_classes import verb_or_noun
from osintkit.extract.attribution.word_classes import CLOSING, FORMS, FRAMES, LEXICAL, VERBAL, letters_of

_DASHES = frozenset("—–‒―-") | {"--", "---"}
_CLOSED = frozenset({"IN", "SB", "WP", "BE", "HV", "MD", "DO", "TO", "CC", "RB"})
_SPEAKING = words.ROLES | words.ORGANISATIONS
_ASIDE = 16
"""Tokens within which what interrupts a clause ends."""
_SHIFTING = frozenset({"'s", "’s", "that", "since"})
_STANDING_ALONE = frozenset(
    {"this", "these", "those", "some", "many", "most", "few", "all", "both", "several", "another", "her", "each"}
)
PLAIN: dict[str, str] = {}
"""Classes of words that depend on nothing around them; filled as words come, up to a size."""
PLAIN_SIZE = 50_000


def assign(unit: Unit) -> None:
    """Give each token its class."""
    low, capital, tags = unit.low, unit.capital, unit.tag
    count = len(low)
    tags += [""] * (count - len(tags))
    if _is_headline(unit):
        for i in range(count):
            capital[i] = capital[i] and low[i] not in FORMS and low[i] not in LEXICAL
    for i in range(count):
        word = low[i]
        if tags[i] == "Q":
            continue
        tag = LEXICAL.get(word)
        if tag is None:
            tag = (None if capital[i] or tags[i - 1 : i] == ["TO"] else PLAIN.get(word)) or _open_class(unit, i, word)
        elif word in _SHIFTING or capital[i] or tag in {"JJ", "DT", "RB"}:
            tag = _closed_class(unit, i, word, tag)
        tags[i] = tag


def _closed_class(unit: Unit, i: int, word: str, tag: str) -> str:  # noqa: PLR0911 - a decision list
    """Return the class of a word of the closed lists that means something else among its neighbours."""
    low, capital, tags = unit.low, unit.capital, unit.tag
    if capital[i] and i > 0 and tag in {"JJ", "RB", "CD", "MD"} and tags[i - 1] not in {"", ".", ":"}:
        return "NP"
    if capital[i] and (word == "us" or (word in {"who", "it"} and i and low[i - 1] == "the")):
        return "NP"  # the US, the WHO
    if word in {"'s", "’s"}:
        return _apostrophe_s(unit, i)
    if word == "that":
        return _that(unit, i)
    if word == "since" and i and tags[i - 1] == "HV":
        return "RB"
    if tag == "RB" and i and tags[i - 1] == "DT" and word in {"later", "earlier", "then", "once"}:
        return "JJ"
    if tag == "JJ" and (word in words.ROLES or word in words.ORGANISATIONS) and _ends_phrase(unit, i):
        return "NN"  # the official, a chief executive
    if word in {"all", "both", "each"} and i and tags[i - 1] in {"HV", "BE", "MD", "PS", "WP"}:
        return "RB"
    if word == "neither" and "nor" in low[i + 2 : i + 4] and low[i + 1] in FORMS:
        return "RB"
    return _pronominal(unit, i, word) if tag == "DT" and word in _STANDING_ALONE else tag


def _ends_phrase(unit: Unit, i: int) -> bool:
    """Tell whether no noun follows that a word of two classes could be the adjective of."""
    following = unit.low[i + 1] if i + 1 < len(unit) else "."
    return (
        following in CLOSING
        or LEXICAL.get(following) in _CLOSED
        or ("p" in letters_of(following) and FORMS[following][0] not in ALSO_NOUNS)
    )


def _that(unit: Unit, i: int) -> str:
    """Tell apart what ``that`` opens: a relative clause, a clause, a noun phrase, or nothing."""
    low = unit.low
    if i + 1 >= len(unit) or (low[i + 1] in CLOSING and not _is_interrupted(unit, i)):
        return "PO"
    if i and unit.tag[i - 1] in {"NN", "NP"} and _verb_follows(unit, i):
        return "WP"
    after = low[i + 2] if i + 2 < len(unit) else "."
    plain = low[i + 1][0].isalpha() and low[i + 1] not in LEXICAL and low[i + 1] not in FORMS
    if (
        i
        and unit.lemma.get(i - 1) in FRAMES
        and "t" not in FRAMES[unit.lemma[i - 1]].letters
        and not unit.capital[i + 1]
    ):
        return "DT" if LEXICAL.get(low[i + 1]) in {None, "JJ"} else "SB"
    singular = plain and not low[i + 1].endswith("s") and not unit.capital[i + 1]
    return "DT" if singular and after in CLOSING and i and unit.tag[i - 1] in VERBAL | {"IN"} else "SB"


def _is_interrupted(unit: Unit, i: int) -> bool:
    """Tell whether a clause goes on behind commas: ``that, according to the port, it``, ``that, if asked, he``."""
    opens = unit.low[i + 1] == "," and i + 2 < len(unit)
    if not opens or not (unit.low[i + 2] == "according" or LEXICAL.get(unit.low[i + 2]) in {"IN", "SB"}):
        return False
    return "," in unit.low[i + 3 : i + _ASIDE]


def _is_headline(unit: Unit) -> bool:
    """Tell whether nearly every word is capitalised, so that capitals say nothing of names."""
    capital = unit.capital
    if sum(capital[:10]) * 2 < min(len(capital), 10):
        return False
    wordy = [named for named, word in zip(capital, unit.low, strict=True) if len(word) > 3 and word[0].isalpha()]
    return len(wordy) >= 4 and sum(wordy) >= 0.8 * len(wordy)


def _pronominal(unit: Unit, i: int, word: str) -> str:
    """Return the class of a determiner: one that stands alone before a verb is a subject."""
    if word == "her":
        following = unit.low[i + 1] if i + 1 < len(unit) else ""
        closed = LEXICAL.get(following)
        return (
            "DT"
            if following and following[0].isalnum() and closed in {None, "JJ", "RB", "CD"} and following != "as"
            else "PO"
        )
    if i + 1 < len(unit):
        following = unit.low[i + 1]
        known = FORMS.get(following)
        agreeing = PAST | (THIRD if word in {"this", "another", "each"} else BASE)
        if LEXICAL.get(following) in {"MD", "BE", "HV", "DO"} or (
            known and known[0] not in ALSO_NOUNS and known[1] & agreeing
        ):
            return "PS"
    return "DT"


def _verb_follows(unit: Unit, i: int) -> bool:
    for word in unit.low[i + 1 : i + 3]:
        tag = LEXICAL.get(word)
        if tag in {"MD", "BE", "HV", "DO"}:
            return True
        known = FORMS.get(word)
        if known and known[1] & (PAST | THIRD) and tag is None:
            return True
        if tag != "RB":
            return False
    return False


def _apostrophe_s(unit: Unit, i: int) -> str:
    if (
        i
        and unit.tag[i - 1] in {"PS", "SB", "WP"}
        and unit.low[i - 1] not in {"everyone", "someone", "everybody", "somebody", "anyone", "nobody"}
    ):
        return "BE"
    following = unit.low[i + 1] if i + 1 < len(unit) else ""
    if following in {"a", "the", "not", "been", "an"} or (
        FORMS.get(following, ("", 0))[1] & GERUND and following not in {"meeting", "building"}
    ):
        return "BE"
    return "PP"


def _open_class(unit: Unit, i: int, word: str) -> str:  # noqa: C901, PLR0911, PLR0912 - a decision list
    first = word[0]
    if not first.isalnum():
        if first in "@#" and len(word) > 1:
            return "NP"
        if word in _DASHES:
            return "-"
        if word in {"(", "[", "{"}:
            return "("
        if word in {")", "]", "}"}:
            return ")"
        if word in {"?", "!", ".", "..", "...", "…"}:
            return "."
        if word in {"'", "’"} and i and unit.end[i - 1] == unit.start[i] and unit.low[i - 1].endswith("s"):
            return "PP"
        return word if word in {",", ";", ":", "'", "’"} else "SYM"
    if first.isdigit():
        return "CD"
    known = FORMS.get(word)
    named = unit.capital[i]
    if named and (i > 0 and unit.tag[i - 1] not in {".", ":", "("}) and not (known and unit.tag[i - 1] == "Q"):
        return "NP"
    if known is not None:
        tag = verb_or_noun(unit, i, word, known)
        if tag in {"VB", "VZ", "VD", "VN", "VG"}:
            unit.lemma[i] = known[0]
        return "NP" if tag == "NN" and named and i else tag
    if word.endswith("ly") and len(word) > 4 and word not in words.NOT_ADVERBS:
        follows = FORMS.get(unit.low[i + 1], ("", 0))[1] if named and i + 1 < len(unit) else 0
        return "NP" if follows & (PAST | THIRD) else "RB"
    if named:
        return "NP"
    if i and unit.tag[i - 1] == "TO" and "i" in letters_of(unit.low[i - 2] if i > 1 else ""):
        return "VB"  # "wants to cement"
    if word.endswith("ed") and len(word) > 4:
        return _unknown_past(unit, i)
    tag = _by_suffix(word)
    if len(PLAIN) < PLAIN_SIZE:
        PLAIN[word] = tag
    return tag


def _unknown_past(unit: Unit, i: int) -> str:
    """Return the class of a word in ``-ed`` that no list knows: a finite verb behind who may do it."""
    j = i - 1
    while j > 0 and unit.tag[j] == "RB":
        j -= 1
    doer = j >= 0 and (
        unit.tag[j] in {"NP", "PS", "WP"}
        or (unit.tag[j] == "NN" and not _SPEAKING.isdisjoint({unit.low[j], unit.low[j].rstrip("s")}))
    )
    return "VD" if doer and unit.low[i + 1 : i + 2] != ["by"] else "VN"


def _by_suffix(word: str) -> str:
    if word in words.ROLES or word in words.ORGANISATIONS:
        return "NN"
    if word.endswith(("ous", "ful", "less", "able", "ible", "ical", "ish", "ive")) and len(word) > 5:
        return "JJ"
    if word.endswith("ic") and len(word) > 7:
        return "JJ"
    if word.endswith("ing") and len(word) > 5 and word not in words.ING_NOUNS:
        return "VG"
    return "NN"
