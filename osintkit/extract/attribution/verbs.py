"""Relations whose cue is a verb: said, told, denied, called for, is expected to."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.around import around, inverted
from osintkit.extract.attribution.clauses import (
    has_clause,
    last_token,
    skip_adjuncts,
)
from osintkit.extract.attribution.contents import content_right
from osintkit.extract.attribution.morphology import lexicon
from osintkit.extract.attribution.neither import of_each
from osintkit.extract.attribution.passives import asked, passive, seeming
from osintkit.extract.attribution.phrases import group_start, phrase_left, phrase_right
from osintkit.extract.attribution.relations import Relation
from osintkit.extract.attribution.sites import Site, build, is_people, may_speak
from osintkit.extract.attribution.subjects import Subject, coming_subject, find_subject, main_subject
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.word_classes import FINITE

_FRAMES = lexicon().frames
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_SHOWING = frozenset({"show", "report", "quote", "cite", "hear", "see", "film", "record", "feature", "depict"})
_ISSUING = frozenset({"issue", "release", "publish", "post", "write", "send", "give", "make", "read", "circulate"})
"""Who does this to a document speaks in it."""
_UNNAMED = frozenset({"named", "identified", "quoted", "cited"})
_HELPERS = frozenset({"HV", "BE", "DO", "MD"})


def verb_relations(unit: Unit) -> list[Relation]:
    """Return the relations of a unit whose cue is a verb."""
    found = []
    stop = last_token(unit)
    for verb, lemma in unit.lemma.items():
        frame = _FRAMES.get(lemma)
        if frame is None:
            continue
        group = _from_neither(unit, group_start(unit, verb))
        helpers = _HELPERS.intersection(unit.tag[group:verb])
        site = Site(
            verb, frame, _from_before(unit, group), verb + 1, passive=unit.tag[verb] == "VN" and "BE" in helpers
        )
        relation = _relation(unit, site, stop, helped=bool(helpers))
        if relation is not None:
            found += of_each(unit, relation) if "neither" in unit.low else [relation]
    return found


def _from_before(unit: Unit, group: int) -> int:
    """Return the start of ``appear to`` or ``without`` before a verb: by itself it would say more."""
    if group and unit.low[group - 1] == "without":
        return group - 1
    if group > 2 and unit.tag[group - 1] == "TO" and unit.lemma.get(group - 2) in {"appear", "seem"}:
        return group_start(unit, group - 2)
    return group


def _from_neither(unit: Unit, group: int) -> int:
    """Return the start of ``neither confirmed nor`` before a verb: by itself it would say the opposite."""
    if group > 2 and unit.low[group - 1] == "nor" and "neither" in unit.low[group - 4 : group - 1]:
        return group_start(unit, unit.low.index("neither", group - 4))
    return group


def _relation(unit: Unit, site: Site, stop: int, *, helped: bool) -> Relation | None:
    tag = unit.tag[site.verb]
    if tag in {"VN", "VD"} and not helped and "a" in site.frame.letters:
        relation = asked(unit, site, stop)
        if relation is not None:
            return relation
    if (tag == "VN" and not helped) or _is_condition(unit, site):
        return None
    if "s" in site.frame.letters:
        return seeming(unit, site, stop)
    if site.passive:
        return passive(unit, site, stop)
    relation = inverted(unit, site, stop)
    if relation is not None:
        return relation
    content = None if _spoken_already(unit, site) else content_right(unit, site, stop)
    if content is None:
        return around(unit, site, stop)
    subject = subject_of(unit, site)
    if subject is None or not may_speak(unit, site, subject) or _is_nobody(unit, subject):
        return None
    contents = [content]
    before = subject.start - 1
    if before >= 0 and unit.tag[content[0]] in FINITE and (unit.tag[before] == "WP" or unit.low[before] == "that"):
        contents.insert(0, (before, before + 1))  # "which he said was": the relative pronoun is part of what was said
    return build(unit, site, subject, contents, "verb")


def _is_nobody(unit: Unit, subject: Subject) -> bool:
    return unit.low[subject.start] in _NOBODY and "nor" not in unit.low[subject.start : subject.end]


def _is_condition(unit: Unit, site: Site) -> bool:
    """Tell ``speaking on condition of anonymity`` and ``who asked not to be named``, which are no cues of their own."""
    behind = unit.low[site.verb + 1 : site.verb + 6]
    before = site.group - 1
    aside = unit.tag[site.verb] == "VG" or (before >= 0 and (unit.tag[before] == "WP" or unit.low[before] == "whom"))
    if aside and ("anonymity" in behind or ("be" in behind and not _UNNAMED.isdisjoint(behind))):
        return True
    return unit.tag[site.verb] == "VG" and "a" not in site.frame.letters and "condition" in behind[:4]


def _spoken_already(unit: Unit, site: Site) -> bool:
    """Tell whether what is said stands right before ``X told Y``, so that nothing more is to come."""
    if "p" not in site.frame.letters or not {"Q", ","}.intersection(unit.tag[: site.group]):
        return False
    subject = find_subject(unit, site.group)
    if subject is None or subject.start == 0:
        return False
    mark = unit.tag[subject.start - 1]
    if mark == "Q" and _is_name_of_occasion(unit, subject.start - 1) and has_clause(unit, site.verb + 1, len(unit)):
        return False
    return mark == "Q" or (mark == "," and "a" in site.frame.letters and _only_addressed(unit, site, subject.start - 1))


def _is_name_of_occasion(unit: Unit, quotation: int) -> bool:
    """Tell ``On Sunday's "Breakfast," Kim said it was late``: the quoted words name the show and are not said."""
    before = unit.tag[quotation - 1 : quotation]
    opens = unit.tag[0] in {"IN", "VG", "SB"} or unit.low[0] in words.TIME_NOUNS
    return (
        opens and before in (["PP"], ["IN"], ["DT"], ["NP"], ["NN"]) and not FINITE.intersection(unit.tag[:quotation])
    )


def _only_addressed(unit: Unit, site: Site, comma: int) -> bool:
    """``He was drunk, Kim told the court``: a main clause before, and nobody but an addressee behind."""
    if unit.tag[0] in {"SB", "IN", "VG", "TO"} or not any(tag in FINITE for tag in unit.tag[:comma]):
        return False
    k = phrase_right(unit, site.verb + 1)
    stop = last_token(unit)
    if k == site.verb + 1:
        return False
    k = skip_adjuncts(unit, k, stop)
    return k >= stop or unit.tag[k] == ","


def subject_of(unit: Unit, site: Site) -> Subject | None:
    """Return who does the verb; for a bare participle the subject of the clause it hangs on."""
    tags = unit.tag
    if tags[site.verb] == "VG" and "BE" not in tags[site.group : site.verb]:
        first = site.group
        if first and unit.low[first] == "without":
            return main_subject(unit, first)
        if first == 0 or (first == 1 and tags[0] in {"IN", "SB", "RB"}):
            return coming_subject(unit, site.verb)
        if tags[first - 1] in {"IN", "SB"} and _opens(unit, first - 1):
            return coming_subject(unit, site.verb)
        if unit.lemma.get(first - 1, "") in {"begin", "start", "keep", "continue", "stop"}:
            return find_subject(unit, group_start(unit, first - 1))
        return _participle_subject(unit, site)
    return find_subject(unit, site.group)


def _participle_subject(unit: Unit, site: Site) -> Subject | None:
    """Return who does a participle behind other words: ``with Kim saying``, ``a letter saying``, ``left, saying``."""
    tags, low, first = unit.tag, unit.low, site.group
    before = tags[first - 1]
    speaks = "p" in site.frame.letters and "n" not in site.frame.letters
    if before == "CC":
        beside = _beside_another(unit, first - 1)
        if beside is not None:
            return beside
    if before in {"NN", "NP"}:
        start = phrase_left(unit, first - 1)
        left = start - 1
        if left > 0 and tags[left] in {",", "-"} and (before == "NP" or is_people(low[first - 1])) and speaks:
            return Subject(start, first)  # "they met, Kim saying it was late"
        if speaks and _spends(unit, first):
            return main_subject(unit, first)
        document = low[first - 1] in words.EVIDENCE
        if left >= 0 and document and unit.lemma.get(left, "") in _ISSUING:
            return main_subject(unit, first)
        if start >= 0 and (
            document
            or low[first - 1] == "intelligence"
            or (left >= 0 and low[left] == "with")
            or (before == "NN" and is_people(low[first - 1]) and left >= 0 and _shows(unit, left))
            or (
                before == "NP"
                and left >= 0
                and any(is_people(word) for word in low[start : first - 1])
                and _shows(unit, left)
            )
            or (before == "NN" and not speaks)
            or (left >= 0 and unit.lemma.get(left, "") in _SHOWING)
        ):
            return Subject(start, first)
    if before not in {",", "IN", "SB", "Q", "CC", "NN", "NP", "PO", "-"}:
        return None
    found = main_subject(unit, first)
    if found is None and before == "," and first > 1 and phrase_left(unit, first - 2) >= 0:
        return Subject(phrase_left(unit, first - 2), first - 1)
    return found


def _beside_another(unit: Unit, conjunction: int) -> Subject | None:
    """``with Kim shouting and calling for help``: who does the participle before does this one too."""
    for k in range(conjunction - 1, 1, -1):
        if unit.tag[k] in FINITE:
            return None
        if unit.tag[k] == "VG":
            start = phrase_left(unit, k - 1)
            return Subject(start, k) if start > 0 and unit.low[start - 1] == "with" else None
    return None


def _spends(unit: Unit, participle: int) -> bool:
    """Tell ``spent the evening saying``, whose subject says it."""
    nearest = next((k for k in range(participle - 1, -1, -1) if unit.tag[k] in FINITE | {"VN"}), -1)
    return nearest >= 0 and unit.lemma.get(nearest) in {"spend", "waste"}


def _shows(unit: Unit, k: int) -> bool:
    """Tell whether a preposition, or a verb of showing and hearing, has the speaker as its object."""
    return unit.tag[k] == "IN" or unit.lemma.get(k, "") in _SHOWING


def _opens(unit: Unit, k: int) -> bool:
    """Tell whether a preposition opens a clause before the main one."""
    before = unit.tag[k - 1] if k else ":"
    return before in {":", ";"} or (before == "," and not any(tag in FINITE for tag in unit.tag[:k]))
