"""Cues without an active speaker: ``is expected to``, ``was told that``, ``asked whether``, ``seems to``."""

from __future__ import annotations

from osintkit.extract.attribution.clauses import clause_end, has_clause, is_question
from osintkit.extract.attribution.phrases import phrase_right
from osintkit.extract.attribution.relations import Relation
from osintkit.extract.attribution.sites import Site, build, is_people
from osintkit.extract.attribution.subjects import Subject, find_subject
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.word_classes import FINITE

_HELD = frozenset(
    [
        "say",
        "believe",
        "think",
        "report",
        "allege",
        "expect",
        "estimate",
        "know",
        "understand",
        "suppose",
        "rumor",
        "assume",
        "consider",
        "project",
        "predict",
    ]
)
_BLOCKING = FINITE | {",", "SB", "VG", "VN"}


def passive(unit: Unit, site: Site, stop: int) -> Relation | None:
    """Return ``was denounced by X``, ``is said to``, ``was told that``."""
    tags, low = unit.tag, unit.low
    k = site.verb + 1
    subject = find_subject(unit, site.group)
    left = (subject.start, subject.end) if subject is not None and low[subject.start] != "it" else None
    relation = _by_agent(unit, site, left, stop)
    if relation is not None or k >= stop:
        return relation
    if site.frame.lemma in _HELD and (tags[k] == "TO" or low[k] == "that"):
        contents = [(k, clause_end(unit, k, site.verb))]
        return build(unit, site, None, [left, *contents] if left else contents, "passive")
    if "a" in site.frame.letters and left is not None and _told(unit, site, k):
        site.cue_end = k + 1 if low[k] in site.frame.prepositions else site.cue_end
        return build(unit, site, None, [(site.cue_end, clause_end(unit, k, site.verb))], "passive")
    return None


def _told(unit: Unit, site: Site, k: int) -> bool:
    return (
        unit.low[k] in site.frame.prepositions or unit.low[k] in {"that", "to", "if", "whether"} or is_question(unit, k)
    )


def _by_agent(unit: Unit, site: Site, left: tuple[int, int] | None, stop: int) -> Relation | None:
    tags = unit.tag
    k = site.verb + 1
    agent = next((j for j in range(k, min(stop, k + 8)) if unit.low[j] == "by"), -1)
    if agent < 0 or any(tag in _BLOCKING for tag in tags[k:agent]):
        return None
    end = phrase_right(unit, agent + 1)
    if end == agent + 1 or not (tags[end - 1] in {"NP", "PO", "PS"} or is_people(unit.low[end - 1])):
        return None
    contents = [left] if left else []
    if agent > k:
        contents.append((k, agent))
    if end < stop and tags[end] in {"IN", "TO"}:
        contents.append((end, clause_end(unit, end, site.verb)))
    return build(unit, site, Subject(agent + 1, end), contents, "passive") if contents else None


def asked(unit: Unit, site: Site, stop: int) -> Relation | None:
    """Return ``Asked about it, X said``: the question, without or with who asked."""
    low, k = unit.low, site.verb + 1
    first = site.group
    if k >= stop or not (
        first == 0 or low[first - 1] in {"when", "if", "once", "until", "while"} or (first == 1 and unit.tag[0] == "CC")
    ):
        return None
    source = None
    if low[k] == "by":
        end = phrase_right(unit, k + 1)
        source = Subject(k + 1, end) if end > k + 1 else None
        k = end
    if k >= stop or not (_told(unit, site, k) or has_clause(unit, k, stop)):
        return None
    if source is None and low[k] in site.frame.prepositions and low[k] != "whether":
        site.cue_end = k + 1
        k += 1
    comma = next((j for j in range(k, stop) if unit.tag[j] == ","), stop)
    return build(unit, site, source, [(k, comma)], "asked")


def seeming(unit: Unit, site: Site, stop: int) -> Relation | None:
    """Return ``X seems to``: nobody in particular holds it."""
    k = site.verb + 1
    if k >= stop or unit.tag[k] not in {"TO", "JJ", "SB", "VN", "IN"}:
        return None
    subject = find_subject(unit, site.group)
    contents = [(k, clause_end(unit, k, site.verb))]
    if subject is not None and unit.low[subject.start] != "it":
        contents.insert(0, (subject.start, subject.end))
    return build(unit, site, None, contents, "seems")
