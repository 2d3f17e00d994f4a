"""What is said: the words behind a verb that are its content."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.clauses import (
    clause_end,
    has_clause,
    is_question,
    object_end,
    reach_that,
    skip_adjuncts,
    skip_bound,
    skip_time,
)
from osintkit.extract.attribution.phrases import phrase_right
from osintkit.extract.attribution.sites import Site, after_quotation, is_people
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.word_classes import FINITE

_OPENING = frozenset({"despite", "with", "without", "under", "unlike", "like", "for", "until", "given", "amid"})
"""Prepositions that open what is said: ``says despite all that, the bridge``."""


def content_right(unit: Unit, site: Site, stop: int) -> tuple[int, int] | None:
    """Return the tokens of what is said behind the cue; sets the end of the cue."""
    low, tags = unit.low, unit.tag
    k = site.verb + 1
    if k >= stop:
        return None
    if tags[k] == "TO" and "i" in site.frame.letters and tags[k + 1 : k + 2] == ["VB"]:
        return _plain_content(unit, site, k, stop)
    timed = k + 1 < stop and low[k + 1] in words.TIME_NOUNS
    if low[k] in site.frame.prepositions and not timed and not (low[k] == "that" and tags[k] == "SB"):
        return _after_preposition(unit, site, k, stop)
    while k < stop and tags[k] == "RB" and not _bears_on(unit, k) and tags[k + 1 : k + 2] != ["CD"]:
        k += 1
    if k >= stop:
        return None
    if k > site.verb + 1 and low[k] in site.frame.prepositions and tags[k] == "IN":  # "called again for"
        return _after_preposition(unit, site, k, stop)
    if tags[k] == "IN" and timed and low[k + 2 : k + 3] and low[k + 2] in site.frame.prepositions - {"that", "to"}:
        return _after_preposition(unit, site, k + 2, stop)  # "called on Monday for"
    if "a" in site.frame.letters:
        addressee = phrase_right(unit, k)
        if addressee > k and tags[k] != "Q":
            return _after_addressee(unit, site, addressee, stop)
    return _plain_content(unit, site, k, stop)


def _bears_on(unit: Unit, k: int) -> bool:
    """Tell an adverb that belongs to what is said: ``says not all``, ``says only two were``; not ``says only that``."""
    only = unit.low[k] in {"only", "even"} and unit.tag[k + 1 : k + 2] in (["NN"], ["NP"], ["DT"], ["JJ"], ["PS"])
    return unit.low[k] in {"not", "never"} or only


def _after_preposition(unit: Unit, site: Site, k: int, stop: int) -> tuple[int, int] | None:
    if k + 1 >= stop or unit.tag[k + 1] in {",", ".", ":"}:
        if unit.tag[k + 1 : k + 3] in ([",", "Q"], [":", "Q"]):
            site.cue_end = k + 1
            return (k + 2, k + 3)
        return None
    opening = reach_that(unit, k + 1, stop) if set("tq") & set(site.frame.letters) else -1
    if opening > 0:
        site.cue_end = k + 1 if unit.low[k] in {"out", "on"} else site.cue_end
        return (opening, clause_end(unit, opening, site.verb))
    site.cue_end = k + 1
    return (k + 1, object_end(unit, k + 1, site.verb))


def _after_addressee(unit: Unit, site: Site, k: int, stop: int) -> tuple[int, int] | None:
    letters, low, tags = site.frame.letters, unit.low, unit.tag
    whole = (site.verb + 1, clause_end(unit, site.verb + 1, site.verb))
    if k >= stop:
        addressed = tags[k - 1] in {"NP", "PO", "PS"} or is_people(low[k - 1])
        return whole if "o" in letters and not ("t" in letters and addressed) else None
    opening = reach_that(unit, k, stop)
    if opening > 0:
        return (opening, clause_end(unit, opening, site.verb))
    if low[k] in site.frame.prepositions or tags[k] == "TO" or is_question(unit, k):
        return whole if "o" in letters else (k, whole[1])
    closed = tags[k] == ","
    k = skip_adjuncts(unit, k, stop)
    if k < stop and tags[k] == "Q":
        return (k, after_quotation(unit, k, stop, site.verb))
    if k < stop and has_clause(unit, k, stop):
        return (k, clause_end(unit, k, site.verb))
    if has_clause(unit, site.verb + 1, stop) and "t" in letters:
        return whole
    return whole if "o" in letters and not closed else None


def _plain_content(unit: Unit, site: Site, k: int, stop: int) -> tuple[int, int] | None:  # noqa: C901, PLR0911, PLR0912 - a decision list
    letters, low, tags = site.frame.letters, unit.low, unit.tag
    tag = tags[k]
    if "v" in letters:
        return (k, object_end(unit, k, site.verb)) if _is_valued(unit, k, stop) else None
    if tag == "Q":
        return (k, after_quotation(unit, k, stop, site.verb))
    if low[k] == "so" and "t" in letters and (k + 1 >= stop or tags[k + 1] in {",", "IN", "CC", "RB"}):
        return (k, k + 1)
    counted = k + 1 if low[k] in {"only", "even"} else skip_bound(unit, k)
    if counted > k and "t" in letters and has_clause(unit, counted, stop):  # "say at least 12 people were"
        return (k, clause_end(unit, k, site.verb))
    if tag in {":", ","}:
        return _punctuated(unit, site, k, stop)
    if low[k] == "that" and tag in {"SB", "WP"} and "t" in letters:
        return (k, clause_end(unit, k, site.verb))
    if tag == "TO" and k + 1 < stop and tags[k + 1] in {"DT", "NP", "NN", "PO", "JJ"}:
        return _behind_adjuncts(unit, site, k, stop)
    if tag == "TO" and k + 2 >= stop and site.frame.lemma == "like":  # "..., she likes to say"
        return None
    if tag == "TO":
        return (k, clause_end(unit, k, site.verb)) if "i" in letters and k + 1 < stop and tags[k + 1] != "DT" else None
    if is_question(unit, k):
        return (k, clause_end(unit, k, site.verb)) if set("wtqo") & set(letters) else None
    if tag == "IN" or low[k] in words.TIME_NOUNS:
        return _behind_adjuncts(unit, site, k, stop)
    timed = skip_time(unit, k, stop)
    if timed > k:
        return _plain_content(unit, site, timed, stop) if timed < stop else None
    if "t" in letters and (has_clause(unit, k, stop) or tag == "VG" or tag in FINITE):
        return (k, clause_end(unit, k, site.verb))
    if "o" in letters and (phrase_right(unit, k) > k or tag == "VG"):
        if site.frame.lemma == "say":  # a clause, though its verb is in no list
            return (k, clause_end(unit, k, site.verb))
        return (k, object_end(unit, k, site.verb))
    return None


def _is_valued(unit: Unit, k: int, stop: int) -> bool:
    """Tell ``puts the number at about 600`` from ``puts the vase on the table``."""
    behind = next((j + 1 for j in range(k, min(stop, k + 10)) if unit.low[j] == "at"), stop)
    while behind < stop and (unit.tag[behind] in {"RB", "JJ", "IN", "SYM"} or unit.low[behind] in {"a", "least"}):
        behind += 1
    return (
        behind < stop
        and unit.tag[behind] == "CD"
        and unit.low[behind + 1 : behind + 2] not in (["p"], ["a"], ["p.m."], ["a.m."])
    )


def _punctuated(unit: Unit, site: Site, k: int, stop: int) -> tuple[int, int] | None:
    letters, tags = site.frame.letters, unit.tag
    if tags[k + 1 : k + 2] == ["Q"]:
        return (k + 1, after_quotation(unit, k + 1, stop, site.verb))
    if tags[k] == ":":
        return (k + 1, stop) if "p" in letters and k + 1 < stop else None
    close = next((j for j in range(k + 1, min(stop - 1, k + 16)) if tags[j] == "," and unit.low[j + 1] == "that"), -1)
    if close > 0 and "t" in letters:  # "said, citing a report, that"
        return (close + 1, clause_end(unit, close + 1, site.verb))
    opening = reach_that(unit, k + 1, stop) if "t" in letters else -1
    return (opening, clause_end(unit, opening, site.verb)) if opening > 0 and unit.low[opening] == "that" else None


def _behind_adjuncts(unit: Unit, site: Site, k: int, stop: int) -> tuple[int, int] | None:
    """``said in a statement on Tuesday that``, ``said Tuesday he would``."""
    letters, tags = site.frame.letters, unit.tag
    if not set("tq") & set(letters):
        return None
    opening = reach_that(unit, k, stop)
    if opening > 0:
        return (opening, clause_end(unit, opening, site.verb))
    first, k = k, skip_adjuncts(unit, k, stop)
    cites = k < stop and tags[k] == "," and unit.lemma.get(k + 1) in {"cite", "quote"}
    if k >= stop or cites:  # "said last week, citing a report, that"
        return _punctuated(unit, site, k, stop) if cites else None
    if tags[k] == "Q":
        return (k, after_quotation(unit, k, stop, site.verb))
    if ("t" in letters and has_clause(unit, k, stop)) or ("w" in letters and is_question(unit, k)):
        return (k, clause_end(unit, k, site.verb))
    if "t" in letters and tags[k] == "," and unit.low[first] in _OPENING and has_clause(unit, k + 1, stop):
        return (first, clause_end(unit, k + 1, site.verb))
    if "o" in letters and tags[k] in {"DT", "CD"}:  # "confirmed on Tuesday 14 cases"
        return (k, clause_end(unit, k, site.verb))
    return None
