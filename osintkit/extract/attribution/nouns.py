"""Relations without a verb of saying: according to, X's claim that, headline colons, reportedly, is confident that."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.clauses import clause_end, has_clause, last_token
from osintkit.extract.attribution.phrases import group_start, phrase_left, phrase_right
from osintkit.extract.attribution.relations import Relation, Spans
from osintkit.extract.attribution.subjects import find_subject
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.word_classes import FINITE

_NOUNS = frozenset(
    form for noun in words.CUE_NOUNS for form in (noun, noun + "s", noun[:-1] + "ies" if noun.endswith("y") else noun)
)
_TRIGGERS = _NOUNS | words.REPORTING_ADVERBS | words.BELIEF_ADJECTIVES | {"according", "per", ":"}


HEADLINE = "headline"
_NO_LABEL = frozenset({",", "VN", "VG", "RB"})
_HEADING = frozenset(
    {"report", "poll", "survey", "study", "document", "memo", "letter", "statement", "analysis", "data"}
)
"""Documents that head what they say: ``Poll: most want change``; a video or picture only shows it."""
_SURE = frozenset({"convinced", "confident", "sure", "certain", "afraid", "adamant", "hopeful", "worried", "glad"})
"""Adjectives that a clause may follow without ``that``."""


def other_relations(unit: Unit) -> list[Relation]:
    """Return the relations of a unit whose cue is no verb of saying."""
    found: list[Relation] = []
    low = unit.low
    places = [k for k, word in enumerate(low) if word in _TRIGGERS]
    stop = last_token(unit) if places else 0
    for k in places:
        word = low[k]
        relation = None
        if k >= stop:
            break
        if word == "according" and k + 2 < stop and low[k + 1] == "to":
            relation = _according(unit, k, stop)
        elif word == "per" and not k and unit.tag[1:2] == ["NP"]:
            relation = _per(unit, stop)
        elif word in words.REPORTING_ADVERBS:
            relation = _reportedly(unit, k, stop)
        elif word in _NOUNS:
            relation = _noun(unit, k, stop) if unit.tag[k] in {"NN", "VB", "VZ"} else None
        elif word in words.BELIEF_ADJECTIVES and k:
            relation = _belief(unit, k, stop)
        elif word == ":" and 0 < k <= 8:
            relation = _headline(unit, k, stop)
        if relation is not None:
            found.append(relation)
    return found


def _relation(
    unit: Unit, source: tuple[int, int] | None, cue: tuple[int, int], contents: Spans, names: tuple[str, str]
) -> Relation:
    starts, ends = unit.start, unit.end

    def chars(span: tuple[int, int]) -> tuple[int, int]:
        return (starts[span[0]], ends[span[1] - 1])

    return Relation(
        source=[chars(source)] if source else [],
        cue=[chars(cue)],
        content=[chars(span) for span in contents if span[1] > span[0]],
        lemma=names[0],
        rule=names[1],
        quotation=unit.quotation,
        named=source is not None and unit.tag[source[0]] not in {"PS", "WP", "PO"},
    )


def _according(unit: Unit, k: int, stop: int) -> Relation | None:
    tags = unit.tag
    end = phrase_right(unit, k + 2)
    if end == k + 2:
        return None
    j = end
    while j < stop and tags[j] not in {",", ";", ".", "Q", "-", ":"}:
        j += 1
    opening = unit.low[k - 1] == "that" or (tags[k - 1] == "," and unit.low[k - 2 : k - 1] == ["that"])
    if k == 0 or opening or (k <= 2 and tags[k - 1] in {",", "CC", "RB"}):
        fused = tags[end : end + 1] in (["DT"], ["PS"], ["CD"]) and has_clause(unit, end, stop)  # no comma behind it
        contents = [(end, stop)] if fused else [(j + 1, stop)] if j < stop else []
        source_end = end if fused else j
    else:
        left = k - 1 if tags[k - 1] in {",", "-", "("} else k
        part = next((j + 1 for j in range(left - 1, 0, -1) if tags[j] == ";"), 0)
        contents = [(0 if tags[part] == "CC" else part, left)]  # "...; and ...": a list, all of it said
        source_end = j
        if tags[j : j + 1] == [","] and j + 1 < stop and (tags[j + 1] == "WP" or _is_apposition(unit, j + 1, stop)):
            source_end = stop
        elif j < stop and tags[k - 1] == ",":
            contents.append((j + 1, stop))
    return _relation(unit, (k + 2, source_end), (k, k + 2), contents, ("according", "according")) if contents else None


def _is_apposition(unit: Unit, k: int, stop: int) -> bool:
    """Tell whether words behind a name say who that is: ``according to Kim, a lawmaker who attended``."""
    end = phrase_right(unit, k)
    return unit.low[k] in {"a", "an", "the"} and k < end and (end >= stop or unit.tag[end] in {"WP", "IN", "VN", "VG"})


def _per(unit: Unit, stop: int) -> Relation | None:
    """``Per Kim, the road is closed``."""
    end = phrase_right(unit, 1)
    if end == 1 or unit.tag[end : end + 1] != [","] or end + 1 >= stop:
        return None
    return _relation(unit, (1, end), (0, 1), [(end + 1, stop)], ("according", "according"))


def _reportedly(unit: Unit, k: int, stop: int) -> Relation | None:
    group = k
    while group and unit.tag[group - 1] in {"BE", "HV", "MD", "RB"}:
        group -= 1
    subject = find_subject(unit, group)
    start = subject.start if subject is not None else group
    contents = [(start, k), (k + 1, clause_end(unit, k + 1))] if k + 1 < stop else [(start, k)]
    return _relation(unit, None, (k, k + 1), contents, ("reportedly", "adverb"))


def _noun(unit: Unit, k: int, stop: int) -> Relation | None:
    """``X's claim that``, ``his support for``, ``the claim by X that``."""
    tags, low = unit.tag, unit.low
    j = k - 1
    while j >= 0 and tags[j] in {"JJ", "NN", "VN", "RB", "VG", "NP"} and k - j < 4:
        j -= 1
    source = None
    if j > 0 and tags[j] == "PP":
        start = phrase_left(unit, j - 1)
        source = (start, j) if start >= 0 else None
    elif j >= 0 and low[j] in words.POSSESSIVES:
        source = (j, j + 1)
    following = low[k + 1] if k + 1 < stop else ""
    if source is None:
        if following == "by" or (following == "from" and k + 2 < stop):
            end = phrase_right(unit, k + 2)
            if end < stop and low[end] in {"that", "to", "about"} and end > k + 2:
                return _relation(unit, (k + 2, end), (k, k + 1), [(end, clause_end(unit, end))], (low[k], "noun"))
        return None
    if following == "that" and k + 2 < stop and (tags[k + 1] == "SB" or has_clause(unit, k + 2, stop)):
        return _relation(unit, source, (k, k + 1), [(k + 1, _own_clause_end(unit, k, stop))], (low[k], "noun"))
    if following == "to" and low[k] in {
        "promise",
        "pledge",
        "vow",
        "decision",
        "plan",
        "desire",
        "refusal",
        "willingness",
        "proposal",
        "threat",
        "call",
        "commitment",
        "intention",
        "plans",
    }:
        return _relation(unit, source, (k, k + 1), [(k + 1, clause_end(unit, k + 1))], (low[k], "noun"))
    if following in {"of", "for", "about", "on", "against", "regarding", "concerning", "over"} and k + 2 < stop:
        end = phrase_right(unit, k + 2)
        if end > k + 2:
            return _relation(unit, source, (k, k + 2), [(k + 2, end)], (low[k], "noun"))
    return None


def _own_clause_end(unit: Unit, noun: int, stop: int) -> int:
    """Return the end of the clause of a noun; a subject's ends early: ``his claim that it was his was rejected``."""
    tags = unit.tag
    end = clause_end(unit, noun + 1)
    if any(tag in FINITE for tag in tags[:noun]):
        return end
    groups: set[int] = set()
    for k in range(noun + 2, min(end, stop)):
        if tags[k] in {",", "SB", "WP", "CC", ";", ":"}:
            return end
        if tags[k] in FINITE - {"VB"}:
            groups.add(group_start(unit, k))
            if len(groups) > 1:
                return k
    return end


def _belief(unit: Unit, k: int, stop: int) -> Relation | None:
    """``X is confident that``, ``remains skeptical of``."""
    following = unit.low[k + 1] if k + 1 < stop else ""
    bare = following not in {"that", "of", "about", "to", "with", "by", "at"}
    if bare and not (unit.low[k] in _SURE and has_clause(unit, k + 1, stop)):
        return None
    group = group_start(unit, k)
    if "BE" not in unit.tag[group:k]:
        group -= 1
        if group < 0 or unit.lemma.get(group) not in {"remain", "become", "feel", "grow", "sound", "stay"}:
            return None
    subject = find_subject(unit, group)
    if subject is None:
        return None
    cue_end = k + 1 if bare or following in {"that", "to"} else k + 2
    return _relation(
        unit,
        (subject.start, subject.end),
        (group, cue_end),
        [(cue_end, clause_end(unit, cue_end))],
        (unit.low[k], "adjective"),
    )


def _headline(unit: Unit, k: int, stop: int) -> Relation | None:
    """``Ministry: no soldiers were sent``."""
    if k + 1 >= stop or any(tag in FINITE or tag in _NO_LABEL for tag in unit.tag[:k]):
        return None
    if unit.tag[0] == "DT" and unit.low[0] not in {"the", "a", "an", "two", "three"}:
        return None
    last = _label_end(unit, k)
    # behind signs of a post
    opened = next((j + 1 for j in range(last - 1, 0, -1) if unit.tag[j] == "-"), 0)  # "JUST IN - Kim: ..."
    first = next((j for j in range(opened, last) if unit.tag[j] not in {"SYM", "."} and unit.low[j] != "rt"), 0)
    if phrase_left(unit, last - 1, first) != first or not any(_may_head(unit, j) for j in range(last)):
        return None
    if unit.low[k - 1] in words.FIELD_LABELS and (k == 1 or unit.tag[k - 2] in {"PP", "DT"}):
        return None
    said = unit.tag[k + 1 : stop]
    denied = unit.low[k + 1] in {"'", "‘", "no", "not"} and len(said) > 2
    if not denied and not any(tag in FINITE or tag in {"Q", "VN", "VG"} for tag in said):
        return None
    return _relation(unit, (first, last), (k, k + 1), [(k + 1, stop)], (":", HEADLINE))


def _label_end(unit: Unit, colon: int) -> int:
    """Return the end of who speaks before a colon: ``Kim to allies:`` names the addressee too."""
    return unit.tag.index("TO") if "TO" in unit.tag[1:colon] else colon


def _may_head(unit: Unit, k: int) -> bool:
    word = unit.low[k]
    named = unit.tag[k] == "NP" and (
        k > 0 or unit.tag[1] in {":", "NP", "PP", "TO", "CC"}
    )  # a first word is always capital
    return named or any(
        form in words.ROLES or form in words.ORGANISATIONS or form in _HEADING for form in (word, word.rstrip("s"))
    )
