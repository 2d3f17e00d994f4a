"""A verb form that may be a cue, and how a relation is made of it."""

from __future__ import annotations

from dataclasses import dataclass

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.clauses import clause_end
from osintkit.extract.attribution.morphology import VerbFrame
from osintkit.extract.attribution.relations import Relation, Spans
from osintkit.extract.attribution.subjects import Subject
from osintkit.extract.attribution.tokens import Unit

_THINGS = ("ss", "ments", "tions", "sions", "ings", "ities", "ances", "ences", "isms", "ures", "ships", "ups", "ages")
"""Endings of plurals that name no people."""
_PLURALS = frozenset(["people", "men", "women", "police", "media"])


@dataclass(slots=True)
class Site:
    """A verb form that may be a cue, with its group of auxiliaries."""

    verb: int
    frame: VerbFrame
    group: int
    cue_end: int
    passive: bool


def may_speak(unit: Unit, site: Site, subject: Subject) -> bool:
    """Verbs of many meanings count only when the subject is a pronoun, a name, people or, for some, a document."""
    letters = site.frame.letters
    if "n" not in letters and "e" not in letters:
        return unit.low[subject.start] != "there"
    head = _head(unit, subject)
    word, tag = unit.low[head], unit.tag[head]
    if "e" in letters:
        return (
            tag in {"NP", "PS"}
            or word in words.EVIDENCE
            or word in words.ORGANISATIONS
            or word.rstrip("s") in words.EVIDENCE
            or is_people(word)
        )
    if word in {"it", "which", "there", "you", "that", "this"} and "t" not in letters:
        return False
    return tag in {"PS", "WP", "NP", ")", ","} or is_people(word)


def _head(unit: Unit, subject: Subject) -> int:
    """Return the token that carries a subject: ``scene`` of ``the scene at the port``."""
    for k in range(subject.start + 1, subject.end):
        if unit.tag[k] in {"IN", "WP", ",", "(", "VN"} and unit.tag[k - 1] in {"NN", "NP"}:
            return k - 1
    return subject.end - 1


def is_people(word: str) -> bool:
    """Tell whether a noun names people or bodies that can speak."""
    return (
        word in words.ROLES
        or word in words.ORGANISATIONS
        or word in _PLURALS
        or word.rstrip("s") in words.ROLES
        or word.rstrip("s") in words.ORGANISATIONS
        or (word.endswith("s") and not word.endswith(_THINGS))
    )


def after_quotation(unit: Unit, k: int, stop: int, verb: int) -> int:
    """Return the end of content that opens with a quotation: words that go on without a comma belong to it."""
    goes_on = k + 1 < stop and unit.tag[k + 1] not in {",", "."} and k not in unit.complete
    return clause_end(unit, k, verb) if goes_on else k + 1


def build(unit: Unit, site: Site, subject: Subject | None, contents: Spans, rule: str) -> Relation:
    """Return the relation of a site, its token spans turned into characters."""
    starts, ends = unit.start, unit.end

    def chars(first: int, last: int) -> tuple[int, int]:
        return (starts[first], ends[last - 1])

    antecedent = subject.antecedent if subject is not None else None
    return Relation(
        source=[chars(subject.start, subject.end)] if subject is not None else [],
        cue=[chars(site.group, site.cue_end)],
        content=[chars(first, last) for first, last in contents if last > first],
        lemma=site.frame.lemma,
        rule=rule,
        antecedent=[chars(*antecedent)] if antecedent else [],
        quotation=unit.quotation,
        passive=site.passive,
        named=subject is not None and unit.tag[subject.start] not in {"PS", "WP", "PO"},
    )
