"""Whether a form that may be a verb is one here: ``report`` and ``reported`` by the words around."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.lexicon_verbs import ALSO_NOUNS
from osintkit.extract.attribution.morphology import BASE, GERUND, PARTICIPLE, PAST, THIRD
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.word_classes import CLOSING, FINITE, FORMS, FRAMES, LEXICAL, letters_of

_BEHIND_PARTICIPLE = frozenset({"by", "in", "on", "at", "with", "from", "for", "as"})
_ADJECTIVAL = frozenset(
    [
        "reported",
        "alleged",
        "claimed",
        "stated",
        "announced",
        "promised",
        "suspected",
        "confirmed",
        "pledged",
        "proposed",
        "recommended",
        "predicted",
        "forecast",
        "declared",
        "acknowledged",
        "admitted",
        "estimated",
        "recorded",
        "described",
        "repeated",
    ]
)
"""Participles that stand before a noun as often as behind a subject."""
_MADE_OVER = frozenset({"attributed", "addressed", "sent", "linked", "leaked", "credited", "ascribed"})
"""Participles of what is done to a document: ``the statement, attributed to the minister, said``."""
_WHEN_OR_WHERE = frozenset({"on", "during", "near", "outside", "inside", "since", "last", "earlier"})
_QUESTIONED = frozenset({"about", "if", "whether", "how", "why", "what", "when", "where", "who", "to"})
_STANDING_FOR = frozenset({"other", "another", "both", "two", "three", "many", "some", "several", "most", "few", "all"})
"""Determiners that stand for a noun before a verb: ``the other said``."""


def _before(unit: Unit, i: int) -> tuple[str, int]:
    """Class and index of the nearest token to the left that is no adverb."""
    j = i - 1
    while j >= 0 and unit.tag[j] == "RB":
        j -= 1
    return (unit.tag[j], j) if j >= 0 else ("", -1)


def verb_or_noun(unit: Unit, i: int, word: str, known: tuple[str, int]) -> str:
    """Return the class of a form that a verb has: which verb form it is here, a noun or an adjective."""
    lemma, mask = known
    tag, j = _before(unit, i)
    following = unit.low[i + 1] if i + 1 < len(unit) else ""
    if word in words.ING_NOUNS and tag not in {"BE", "PS"}:
        return "NN"
    if mask & GERUND and word.endswith("ing"):
        noun = following in {"", "of", ",", ".", "in", "on", "by", "to"} or FORMS.get(following, ("", 0))[1] & (
            PAST | THIRD
        )
        return "NN" if tag in {"DT", "JJ", "PP"} and noun else "VG"
    if mask & (PAST | PARTICIPLE):
        return _past(unit, i, (tag, j), mask, following)
    noun = lemma in ALSO_NOUNS
    if noun and tag in {"NN", "NP"} and _ends_object(unit, j):
        return "NN"
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
    if tag == "CD" and word in _ADJECTIVAL and following not in LEXICAL and following not in CLOSING:
        return "JJ"
    if tag in {"DT", "PP", "IN", "JJ"} and mask & PARTICIPLE:
        if tag in {"JJ", "DT"} and mask & PAST and _predicate(unit, i, (tag, j), following):
            return "VD"
        return "JJ" if tag != "IN" or following in {"", ","} else "VN"
    if (tag == "," and _stands_apart(word, mask, following)) or (tag == "CC" and following == "by" and word != "said"):
        return "VN"
    if not mask & PAST:
        return "VN"
    if (
        mask & BASE
        and FORMS[word][0] in ALSO_NOUNS
        and tag == "NN"
        and _is_single(unit, j)
        and not _object_follows(unit, i)
    ):
        return "NN"  # an outdoor forecast
    if (
        word in {"called", "named", "titled", "dubbed", "known"}
        and tag == "NN"
        and _before_is_thing(unit, j)
        and (following == "“”" or any(unit.capital[i + 1 : i + 2 + (following == "the")]))
    ):
        return "VN"
    if (
        tag in {"NN", "NP"}
        and mask & PARTICIPLE
        and (
            following in {"by", "with", "in", "at", "from", "of"}
            or (following == "on" and unit.low[j] in words.EVIDENCE and "o" in letters_of(word))
            or (following in _WHEN_OR_WHERE and tag == "NN" and not letters_of(word))
            or (following in {"on", "about"} and "a" in letters_of(word) and _verb_ahead(unit, i + 2))
        )
        and word not in {"said", "spoke"}
    ):
        issued = unit.low[j] in words.EVIDENCE and following == "on"
        reduced = (
            (following == "by" and not _that_comes(unit, i + 2))
            or issued
            or (tag == "NN" and (_verb_ahead(unit, i + 2) or not _clause_has_no_verb(unit, j)))
        )
        return "VN" if reduced else "VD"
    return "VD"


def _stands_apart(word: str, mask: int, following: str) -> bool:
    """Tell whether a form behind a comma is a participle: ``, asked about it,``, ``, attributed to Kim,``."""
    if word == "asked" and (following in _QUESTIONED or following in _BEHIND_PARTICIPLE):
        return True
    if following == "to" and word in _MADE_OVER:
        return True
    return bool(mask & PARTICIPLE) and following in _BEHIND_PARTICIPLE and "p" not in letters_of(word)


def _that_comes(unit: Unit, first: int) -> bool:
    """Tell whether ``that`` follows soon, and hangs on no other verb: ``confirmed by phone that``."""
    ahead = unit.low[first : first + 3]
    if "that" not in ahead:
        return False
    between = ahead[: ahead.index("that")]
    return not any(FORMS.get(word, ("", 0))[1] & (PAST | THIRD) or "e" in letters_of(word) for word in between)


def _predicate(unit: Unit, i: int, before: tuple[str, int], following: str) -> bool:
    """Tell ``the official denied it`` and ``the two said`` from ``the official said version``."""
    tag, j = before
    word = unit.low[j]
    speaks = "p" in letters_of(unit.low[i]) and unit.low[i] not in _ADJECTIVAL
    if tag == "DT" and not (word in _STANDING_FOR and j == i - 1):
        return False
    if following in {"that", "”", "“”"} or LEXICAL.get(following) in {"DT", "PS", "SB", "PO", "TO"}:
        return True
    if tag == "JJ" and word not in words.ROLES:
        return speaks and following in CLOSING | {""}
    return speaks


def _before_is_thing(unit: Unit, j: int) -> bool:
    word = unit.low[j]
    return word not in words.ROLES and word not in words.ORGANISATIONS and not word.endswith("s")


def _verb_ahead(unit: Unit, first: int) -> bool:
    """Tell whether a finite verb comes before the clause is over: ``a poll released on Tuesday showed``."""
    for word in unit.low[first : first + 8]:
        if word in CLOSING or LEXICAL.get(word) in {"SB", "WP", "CC", "TO"} or word == "that":
            return False
        if LEXICAL.get(word) in {"BE", "HV", "MD", "DO"} or (
            FORMS.get(word, ("", 0))[1] & PAST and word not in LEXICAL
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
        head = _head_word(unit, j)
        plural = _is_plural(word) or _is_plural(head)
        if noun and unit.low[max(0, j - 3)] in {"a", "an"} and not plural:
            return "NN"
        shows = (unit.low[i + 1 : i + 2] == ["that"] and (plural or not noun)) or (
            not noun and _object_follows(unit, i)
        )
        if shows or (plural and (word.rstrip("s") in words.EVIDENCE or head in words.EVIDENCE)):
            return "VB"
        if not plural:
            return "NN" if noun else "VB"
        named = word.rstrip("s") in words.ROLES and i + 1 < len(unit) and unit.capital[i + 1]  # "officials suspect Kim"
        return "VB" if not noun or named or _object_follows(unit, i) else "NN"
    if tag in {"CC", ","}:
        return "NN" if noun else "VB"
    return "NN" if noun else "VB"


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in _PLURALS


_PLURALS = frozenset({"people", "men", "women", "police", "media", "data", "children"})


def _head_word(unit: Unit, j: int) -> str:
    """Return the noun that a later verb agrees with: ``Images shared by Kim show``, ``data from Kyiv show``."""
    for k in range(j, max(0, j - 8), -1):
        if unit.tag[k] == "VN" or (unit.tag[k] == "IN" and unit.low[k - 1] in words.EVIDENCE):
            return unit.low[k - 1]
        if unit.tag[k] not in {"NN", "NP", "IN", "DT", "JJ", "PP"}:
            return ""
    return ""


def _is_single(unit: Unit, j: int) -> bool:
    """Tell whether ``a`` or ``another`` opens the phrase that ends at a token: no plural noun can follow in it."""
    for k in range(j, max(-1, j - 4), -1):
        if unit.low[k] in {"a", "an", "another", "each"}:
            return True
        if unit.tag[k] not in {"NN", "JJ"}:
            return False
    return False


def _ends_object(unit: Unit, j: int) -> bool:
    """Tell whether a phrase that ends at a token is the object of a verb that takes no clause: ``built her own``."""
    k = j
    while k > 0 and unit.tag[k] in {"NN", "NP", "JJ", "CD", "DT", "PP", "SYM"}:
        k -= 1
    opens = unit.tag[k] == "VG" and (k == 0 or unit.tag[k - 1] in {",", ":", "-"})  # "Monitoring channels write"
    if k == j or opens or unit.tag[k] not in {"VD", "VZ", "VG", "VB"}:
        return False
    frame = FRAMES.get(unit.lemma.get(k, ""))
    return frame is None or "t" not in frame.letters


def _closes(unit: Unit, i: int, j: int) -> bool:
    """Tell ``..., the minister warns.`` from a compound noun: who may speak before it, nothing behind it."""
    may_speak = unit.low[j] in words.ROLES or unit.low[j] in words.ORGANISATIONS
    return may_speak and "," in unit.tag[:j] and (i + 1 == len(unit) or unit.low[i + 1] in {".", "!", "?"})


def _is_predicate(unit: Unit, k: int) -> bool:
    """Tell whether a word is a finite verb whatever stands around it, so that what stands before it is none."""
    word = unit.low[k] if k < len(unit) else ""
    lemma, mask = FORMS.get(word, ("", 0))
    closed = LEXICAL.get(word)
    return closed in {"MD", "BE", "HV"} or (bool(mask & BASE) and lemma not in ALSO_NOUNS and closed is None)


def _object_follows(unit: Unit, i: int) -> bool:
    if i + 1 >= len(unit):
        return False
    word = unit.low[i + 1]
    return (
        unit.tag[i + 1 : i + 2] == ["Q"]
        or (LEXICAL.get(word) in {"DT", "PS", "SB", "PO", "TO"} and unit.low[i + 1 : i + 3] != ["such", "as"])
        or word in {"for", "that"}
        or (unit.capital[i + 1] and _is_predicate(unit, i + 2))
        or ("p" in letters_of(unit.low[i]) and word in FRAMES[FORMS[unit.low[i]][0]].prepositions)
    )


def _third(unit: Unit, i: int, before: tuple[str, int], *, noun: bool) -> str:  # noqa: PLR0911 - a decision list
    tag, j = before
    if noun and tag in {"NN", "NP", ""} and _is_predicate(unit, i + 1):
        return "NN"
    if noun and tag == "NN" and (_is_single(unit, j) or _closes(unit, i, j)):
        return "VZ"
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
