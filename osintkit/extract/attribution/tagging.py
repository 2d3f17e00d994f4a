"""Tokens and coarse word classes of English, from closed lists, verb forms and the words around.

Classes: ``DT`` determiner, ``PS`` subject pronoun, ``PO`` object pronoun, ``PP`` possessive 's, ``IN`` preposition,
``SB`` subordinator, ``WP`` who/which/that after a noun, ``CC`` conjunction, ``MD`` modal, ``BE``, ``HV``, ``DO``
auxiliaries, ``TO``, ``RB`` adverb, ``CD`` number, ``JJ`` adjective, ``NP`` name, ``NN`` noun, ``VB VZ VD VN VG`` verb
forms, ``Q`` a whole quotation, and punctuation as itself.
"""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.lexicon_verbs import ALSO_NOUNS
from osintkit.extract.attribution.morphology import BASE, GERUND, PARTICIPLE, PAST, THIRD, lexicon
from osintkit.extract.attribution.tokens import Unit

NOMINAL = frozenset({"NN", "NP", "CD", "JJ", "DT", "PP", "Q", "PO"})
VERBAL = frozenset({"VB", "VZ", "VD", "VN", "VG", "BE", "HV", "DO", "MD"})
FINITE = frozenset({"VB", "VZ", "VD", "BE", "HV", "DO", "MD"})
_DASHES = frozenset("—–‒―-") | {"--", "---"}


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


_LEXICAL = _lexical()
_CLOSING = frozenset(".,;:!?)") | {"and", "or", "but", "...", "”"}
_BEHIND_PARTICIPLE = frozenset({"by", "in", "on", "at", "with", "from", "for", "as"})
_STANDING_ALONE = frozenset(
    {"this", "these", "those", "some", "many", "most", "few", "all", "both", "several", "another", "her", "each"}
)
_PLAIN: dict[str, str] = {}
"""Classes of words that depend on nothing around them; filled as words come, up to a size."""
_PLAIN_SIZE = 50_000
_FORMS = lexicon().forms
_FRAMES = lexicon().frames


def assign(unit: Unit) -> None:
    """Give each token its class."""
    low, capital, tags = unit.low, unit.capital, unit.tag
    count = len(low)
    tags += [""] * (count - len(tags))
    if _is_headline(unit):
        for i in range(count):
            capital[i] = capital[i] and low[i] not in _FORMS and low[i] not in _LEXICAL
    for i in range(count):
        word = low[i]
        if tags[i] == "Q":
            continue
        tag = _LEXICAL.get(word)
        if tag is None:
            tag = (None if capital[i] else _PLAIN.get(word)) or _open_class(unit, i, word)
        elif capital[i] and i > 0 and tag in {"JJ", "RB", "CD", "MD"} and tags[i - 1] not in {"", ".", ":"}:
            tag = "NP"
        elif word in {"'s", "’s"}:
            tag = _apostrophe_s(unit, i)
        elif word == "that":
            tag = _that(unit, i)
        elif word in {"all", "both", "each"} and i and tags[i - 1] in {"HV", "BE", "MD", "PS", "WP"}:
            tag = "RB"
        elif tag == "DT" and word in _STANDING_ALONE:
            tag = _pronominal(unit, i, word)
        tags[i] = tag


def _that(unit: Unit, i: int) -> str:
    """Tell apart what ``that`` opens: a relative clause, a clause, a noun phrase, or nothing."""
    low = unit.low
    if i + 1 >= len(unit) or low[i + 1] in _CLOSING:
        return "PO"
    if i and unit.tag[i - 1] in {"NN", "NP"} and _verb_follows(unit, i):
        return "WP"
    after = low[i + 2] if i + 2 < len(unit) else "."
    plain = low[i + 1][0].isalpha() and low[i + 1] not in _LEXICAL and low[i + 1] not in _FORMS
    if (
        i
        and unit.lemma.get(i - 1) in _FRAMES
        and "t" not in _FRAMES[unit.lemma[i - 1]].letters
        and not unit.capital[i + 1]
    ):
        return "DT" if _LEXICAL.get(low[i + 1]) in {None, "JJ"} else "SB"
    singular = plain and not low[i + 1].endswith("s") and not unit.capital[i + 1]
    return "DT" if singular and after in _CLOSING and i and unit.tag[i - 1] in VERBAL | {"IN"} else "SB"


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
        closed = _LEXICAL.get(following)
        return (
            "DT"
            if following and following[0].isalnum() and closed in {None, "JJ", "RB", "CD"} and following != "as"
            else "PO"
        )
    if i + 1 < len(unit):
        following = unit.low[i + 1]
        known = _FORMS.get(following)
        if _LEXICAL.get(following) in {"MD", "BE", "HV", "DO"} or (
            known and following not in ALSO_NOUNS and known[1] & (PAST | BASE | THIRD)
        ):
            return "PS"
    return "DT"


def _verb_follows(unit: Unit, i: int) -> bool:
    for word in unit.low[i + 1 : i + 3]:
        tag = _LEXICAL.get(word)
        if tag in {"MD", "BE", "HV", "DO"}:
            return True
        known = _FORMS.get(word)
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
        _FORMS.get(following, ("", 0))[1] & GERUND and following not in {"meeting", "building"}
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
    known = _FORMS.get(word)
    named = unit.capital[i]
    if named and (i > 0 and unit.tag[i - 1] not in {".", ":", "("}) and not (known and unit.tag[i - 1] == "Q"):
        return "NP"
    if known is not None:
        tag = _verb_or_noun(unit, i, word, known)
        if tag in {"VB", "VZ", "VD", "VN", "VG"}:
            unit.lemma[i] = known[0]
        return "NP" if tag == "NN" and named and i else tag
    if word.endswith("ly") and len(word) > 4 and word not in words.NOT_ADVERBS:
        follows = _FORMS.get(unit.low[i + 1], ("", 0))[1] if named and i + 1 < len(unit) else 0
        return "NP" if follows & (PAST | THIRD) else "RB"
    if named:
        return "NP"
    tag = _by_suffix(word)
    if len(_PLAIN) < _PLAIN_SIZE:
        _PLAIN[word] = tag
    return tag


def _by_suffix(word: str) -> str:
    if word.endswith(("ous", "ful", "less", "able", "ible", "ical", "ish", "ive")) and len(word) > 5:
        return "JJ"
    if word.endswith("ic") and len(word) > 7:
        return "JJ"
    if word.endswith("ed") and len(word) > 4:
        return "VN"
    if word.endswith("ing") and len(word) > 5 and word not in words.ING_NOUNS:
        return "VG"
    return "NN"


def _before(unit: Unit, i: int) -> tuple[str, int]:
    """Class and index of the nearest token to the left that is no adverb."""
    j = i - 1
    while j >= 0 and unit.tag[j] == "RB":
        j -= 1
    return (unit.tag[j], j) if j >= 0 else ("", -1)


def _verb_or_noun(unit: Unit, i: int, word: str, known: tuple[str, int]) -> str:
    lemma, mask = known
    tag, j = _before(unit, i)
    following = unit.low[i + 1] if i + 1 < len(unit) else ""
    if word in words.ING_NOUNS and tag not in {"BE", "PS"}:
        return "NN"
    if mask & GERUND and word.endswith("ing"):
        noun = following in {"", "of", ",", ".", "in", "on", "by", "to"} or _FORMS.get(following, ("", 0))[1] & (
            PAST | THIRD
        )
        return "NN" if tag in {"DT", "JJ", "PP"} and noun else "VG"
    if mask & (PAST | PARTICIPLE):
        return _past(unit, i, (tag, j), mask, following)
    noun = lemma in ALSO_NOUNS
    if (mask & BASE and not word.endswith("s")) or mask == BASE:
        return _base(unit, i, (tag, j), noun=noun)
    if mask & THIRD:
        return _third(unit, i, (tag, j), noun=noun)
    return "NN"


def _past(unit: Unit, i: int, before: tuple[str, int], mask: int, following: str) -> str:  # noqa: PLR0911 - a decision list
    tag, j = before
    word = unit.low[i]
    if mask & BASE and tag in {"TO", "MD", "DO"}:
        return "VB"
    if mask & BASE and tag in {"DT", "JJ", "PP"}:
        return "NN"
    if tag in {"BE", "HV"}:
        return "VN"
    if tag in {"DT", "PP", "IN", "JJ"} and mask & PARTICIPLE:
        opens = following in {"that", "”", "“”"} or _LEXICAL.get(following) in {"DT", "PS", "SB", "PO", "TO"}
        if tag == "JJ" and opens:
            return "VD"
        return "JJ" if tag != "IN" or following in {"", ","} else "VN"
    if tag == "," and mask & PARTICIPLE and following in _BEHIND_PARTICIPLE and "p" not in _letters_of(word):
        return "VN"
    if not mask & PAST:
        return "VN"
    if (
        word in {"called", "named", "titled", "dubbed", "known"}
        and tag == "NN"
        and _before_is_thing(unit, j)
        and (following == "“”" or (i + 1 < len(unit) and unit.capital[i + 1]))
    ):
        return "VN"
    if (
        tag in {"NN", "NP"}
        and mask & PARTICIPLE
        and following in {"by", "with", "in", "at", "from", "of"}
        and word not in {"said", "spoke"}
    ):
        reduced = following == "by" or (tag == "NN" and (_verb_ahead(unit, i + 2) or not _clause_has_no_verb(unit, j)))
        return "VN" if reduced else "VD"
    return "VD"


def _letters_of(word: str) -> str:
    frame = _FRAMES.get(_FORMS[word][0])
    return frame.letters if frame else ""


def _before_is_thing(unit: Unit, j: int) -> bool:
    word = unit.low[j]
    return word not in words.ROLES and word not in words.ORGANISATIONS and not word.endswith("s")


def _verb_ahead(unit: Unit, first: int) -> bool:
    """Tell whether a finite verb comes before the clause is over: ``a poll released on Tuesday showed``."""
    for word in unit.low[first : first + 8]:
        if word in _CLOSING or _LEXICAL.get(word) in {"SB", "WP", "CC", "TO"} or word == "that":
            return False
        if _LEXICAL.get(word) in {"BE", "HV", "MD", "DO"} or (
            _FORMS.get(word, ("", 0))[1] & PAST and word not in _LEXICAL
        ):
            return True
    return False


def _clause_has_no_verb(unit: Unit, j: int) -> bool:
    for k in range(j, -1, -1):
        if unit.tag[k] in {",", ";", ":", "CC", "SB", "-"}:
            return True
        if unit.tag[k] in FINITE or unit.tag[k] == "VN":
            return False
    return True


def _base(unit: Unit, i: int, before: tuple[str, int], *, noun: bool) -> str:  # noqa: PLR0911 - a decision list
    tag, j = before
    if tag in {"TO", "MD", "DO"}:
        return "VB"
    if tag == "CD" and (not noun or _object_follows(unit, i)):
        return "VB"
    if tag in {"DT", "JJ", "PP", "CD", "HV", "BE"}:
        return "NN"
    if tag == "IN":
        return "NN"
    if tag in {"PS", "WP"}:
        return "VB"
    if unit.low[i] == "state":  # nearly always the noun
        return "NN"
    word = unit.low[j] if j >= 0 else ""
    if tag in {"NN", "NP"}:
        plural = (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in {
            "people",
            "men",
            "women",
            "police",
            "media",
        }
        shows = unit.low[i + 1 : i + 2] == ["that"] or (not noun and _object_follows(unit, i))
        if shows or (plural and word.rstrip("s") in words.EVIDENCE):
            return "VB"
        if not plural:
            joined = any(low == "and" for low in unit.low[max(0, j - 4) : j])
            return "VB" if joined and not noun else "NN"
        return "VB" if not noun or _object_follows(unit, i) else "NN"
    if tag in {"CC", ","}:
        return "NN" if noun else "VB"
    return "NN" if noun else "VB"


def _object_follows(unit: Unit, i: int) -> bool:
    if i + 1 >= len(unit):
        return False
    word = unit.low[i + 1]
    return (
        unit.tag[i + 1 : i + 2] == ["Q"]
        or _LEXICAL.get(word) in {"DT", "PS", "SB", "PO", "TO", "WP"}
        or word in {"for", "that"}
    )


def _third(unit: Unit, i: int, before: tuple[str, int], *, noun: bool) -> str:
    tag, j = before
    if tag in {"PS", "WP"}:
        return "VZ"
    if not noun and tag in {"CD", "JJ"}:
        return "VZ"
    if tag in {"DT", "JJ", "PP", "CD", "IN", "TO", "MD"}:
        return "NN"
    if not noun:
        return "VZ"
    word = unit.low[j] if j >= 0 else ""
    if tag in {"NN", "NP"} and (not word.endswith("s") or tag == "NP"):
        return (
            "VZ"
            if _object_follows(unit, i) or tag == "NP" or unit.low[i + 1 : i + 2] in (["it"], ["in"], ["on"])
            else "NN"
        )
    if tag in {"Q", ","} or (tag == "NN" and word in words.EVIDENCE):
        return "VZ"
    return "VZ" if _object_follows(unit, i) and tag in {"CC", ",", ")", "-"} else "NN"
