"""Relations whose cue is a verb: said, told, denied, called for, is expected to."""

from __future__ import annotations

from dataclasses import dataclass

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.clauses import clause_end, has_clause, is_question, last_token, reach_that
from osintkit.extract.attribution.morphology import Frame, lexicon
from osintkit.extract.attribution.phrases import (
    Subject,
    coming_subject,
    find_subject,
    group_start,
    main_subject,
    phrase_right,
)
from osintkit.extract.attribution.relations import Relation, Spans
from osintkit.extract.attribution.tagging import FINITE, Unit

_FRAMES = lexicon().frames
_SEEMING = frozenset(
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
_SPEAKING_PLURALS = frozenset(["people", "men", "women", "police", "media"])


@dataclass(slots=True)
class Site:
    """A verb form that may be a cue, with what was found around it."""

    verb: int
    frame: Frame
    group: int
    cue_end: int
    passive: bool


def verb_relations(unit: Unit) -> list[Relation]:
    """Return the relations of a unit whose cue is a verb."""
    found = []
    stop = last_token(unit)
    for verb, lemma in unit.lemma.items():
        frame = _FRAMES.get(lemma)
        if frame is None:
            continue
        relation = _relation(unit, verb, frame, stop)
        if relation is not None:
            found.append(relation)
    return found


def _relation(unit: Unit, verb: int, frame: Frame, stop: int) -> Relation | None:
    tags = unit.tag
    group = group_start(unit, verb)
    auxiliaries = tags[group:verb]
    passive = tags[verb] == "VN" and "BE" in auxiliaries
    if tags[verb] == "VN" and not auxiliaries_help(auxiliaries):
        return None
    site = Site(verb, frame, group, verb + 1, passive)
    if "s" in frame.letters:
        return _seeming(unit, site, stop)
    if passive:
        return _passive(unit, site, stop)
    inverted = _inverted(unit, site, stop)
    if inverted is not None:
        return inverted
    content = _content_right(unit, site, stop)
    if content is not None:
        subject = _subject(unit, site)
        if subject is None or not _may_speak(unit, site, subject):
            return None
        return _build(unit, site, subject, [content], "verb")
    return _around(unit, site, stop)


def auxiliaries_help(auxiliaries: list[str]) -> bool:
    """Tell whether a participle is part of a finite verb group."""
    return "HV" in auxiliaries or "BE" in auxiliaries or "DO" in auxiliaries or "MD" in auxiliaries


def _subject(unit: Unit, site: Site) -> Subject | None:
    """Return who does the verb; for a bare participle the subject of the clause it hangs on."""
    tags = unit.tag
    if tags[site.verb] == "VG" and "BE" not in tags[site.group : site.verb]:
        if site.group == 0 or (site.group == 1 and tags[0] in {"IN", "SB"}):
            return coming_subject(unit, site.verb)
        return (
            main_subject(unit, site.group)
            if tags[site.group - 1] in {",", "IN", "SB", "Q", "CC", "NN", "NP", "PO", "-"}
            else None
        )
    return find_subject(unit, site.group)


def _may_speak(unit: Unit, site: Site, subject: Subject) -> bool:
    """Verbs of many meanings count only when the subject is a pronoun, a name or people."""
    letters = site.frame.letters
    if "n" not in letters and "e" not in letters:
        return True
    head = subject.end - 1
    word, tag = unit.low[head], unit.tag[head]
    if "e" in letters:
        return (
            tag in {"NP", "PS"}
            or word in words.EVIDENCE
            or word in words.ORGANISATIONS
            or word.rstrip("s") in words.EVIDENCE
        )
    if word in {"it", "which", "there", "you"} and "t" not in letters:
        return False
    return (
        tag in {"PS", "WP", "NP", ")", ","}
        or word in words.ROLES
        or word.rstrip("s") in words.ROLES
        or word in words.ORGANISATIONS
        or word in _SPEAKING_PLURALS
        or (word.endswith("s") and not word.endswith("ss"))
    )


def _content_right(unit: Unit, site: Site, stop: int) -> tuple[int, int] | None:
    """Return the tokens of what is said behind the cue; sets the end of the cue."""
    letters, low, tags = site.frame.letters, unit.low, unit.tag
    k = site.verb + 1
    if k >= stop:
        return None
    if low[k] in site.frame.prepositions and not (low[k] == "that" and tags[k] == "SB"):
        return _after_preposition(unit, site, k, stop)
    while k < stop and tags[k] == "RB" and low[k] not in {"not", "never"}:
        k += 1
    if k >= stop:
        return None
    if "a" in letters:
        addressee = phrase_right(unit, k)
        if (
            addressee > k
            and tags[k] != "Q"
            and not (has_clause(unit, k, stop) and tags[k] != "PO" and low[k] not in {"reporters"})
        ):
            return _after_addressee(unit, site, addressee, stop)
    return _plain_content(unit, site, k, stop)


def _after_preposition(unit: Unit, site: Site, k: int, stop: int) -> tuple[int, int] | None:
    if k + 1 >= stop or unit.tag[k + 1] in {",", "."}:
        if unit.tag[k + 1 : k + 3] == [",", "Q"]:
            site.cue_end = k + 1
            return (k + 2, k + 3)
        return None
    opening = reach_that(unit, k + 1, stop) if set("tq") & set(site.frame.letters) else -1
    if opening > 0:
        site.cue_end = k + 1 if unit.low[k] in {"out", "on"} else site.cue_end
        return (opening, clause_end(unit, opening))
    site.cue_end = k + 1
    return (k + 1, clause_end(unit, k + 1))


def _after_addressee(unit: Unit, site: Site, k: int, stop: int) -> tuple[int, int] | None:
    letters, low, tags = site.frame.letters, unit.low, unit.tag
    if k >= stop:
        return (site.verb + 1, k) if "o" in letters else None
    opening = reach_that(unit, k, stop)
    if opening > 0:
        return (opening, clause_end(unit, opening))
    if low[k] in site.frame.prepositions or tags[k] == "TO" or is_question(unit, k):
        return (k, clause_end(unit, k)) if "o" not in letters else (site.verb + 1, clause_end(unit, k))
    if tags[k] == "Q":
        return (k, _after_quotation(unit, k, stop))
    if has_clause(unit, k, stop):
        return (k, clause_end(unit, k))
    if "o" in letters and tags[k] != ",":
        return (site.verb + 1, clause_end(unit, site.verb + 1))
    return None


def _after_quotation(unit: Unit, k: int, stop: int) -> int:
    """A quotation that goes on in the writer's words belongs to its clause."""
    return clause_end(unit, k) if k + 1 < stop and unit.tag[k + 1] not in {",", "."} else k + 1


def _plain_content(unit: Unit, site: Site, k: int, stop: int) -> tuple[int, int] | None:
    letters, low, tags = site.frame.letters, unit.low, unit.tag
    tag = tags[k]
    if tag == "Q":
        return (k, _after_quotation(unit, k, stop)) if set("qotp") & set(letters) else None
    if tag in {":", ","}:
        if tags[k + 1 : k + 2] == ["Q"]:
            return (k + 1, _after_quotation(unit, k + 1, stop))
        if tag == ":" and "p" in letters and k + 1 < stop:
            return (k + 1, stop)
        opening = reach_that(unit, k + 1, stop) if "t" in letters and tag == "," else -1
        return (opening, clause_end(unit, opening)) if opening > 0 and low[opening] == "that" else None
    if low[k] == "that" and tag == "SB" and "t" in letters:
        return (k, clause_end(unit, k))
    if tag == "TO":
        return (k, clause_end(unit, k)) if "i" in letters and k + 1 < stop and tags[k + 1] != "DT" else None
    if is_question(unit, k):
        return (k, clause_end(unit, k)) if set("wtqo") & set(letters) else None
    if tag == "IN" or low[k] in words.TIME_NOUNS:
        opening = reach_that(unit, k, stop) if set("tq") & set(letters) else -1
        if opening > 0:
            return (opening, clause_end(unit, opening))
        return None if tag == "IN" or "t" not in letters else _timed(unit, k, stop)
    if "t" in letters and has_clause(unit, k, stop):
        return (k, clause_end(unit, k))
    if "o" in letters and (phrase_right(unit, k) > k or tag == "VG"):
        return (k, clause_end(unit, k))
    return None


def _timed(unit: Unit, k: int, stop: int) -> tuple[int, int] | None:
    """``said Tuesday he would go``."""
    if k + 1 < stop and has_clause(unit, k + 1, stop) and unit.tag[k + 1] in {"DT", "PS", "NP", "NN"}:
        return (k + 1, clause_end(unit, k + 1))
    return None


def _around(unit: Unit, site: Site, stop: int) -> Relation | None:
    """``..., X said`` and ``..., said X``: the content stands before the cue, and may go on behind."""
    letters, tags = site.frame.letters, unit.tag
    if "p" not in letters and "q" not in letters:
        if "b" in letters:
            subject = find_subject(unit, site.group)
            return None if subject is None else _build(unit, site, subject, [], "bare")
        return None
    subject = find_subject(unit, site.group)
    if subject is None or not _may_speak(unit, site, subject):
        return None
    left = subject.start - 1
    while left >= 0 and tags[left] in {"RB", "CC"}:
        left -= 1
    contents = []
    if left >= 0 and tags[left] in {",", "Q", "-", "."}:
        contents.append((_content_start(unit, left), left + (tags[left] == "Q")))
    contents += _goes_on(unit, site.verb + 1, stop, spoken=bool(contents))
    contents = [(a, b) for a, b in contents if b > a]
    if not contents:
        if left < 0 or tags[left] == "Q":
            return _build(unit, site, subject, [], "previous") if subject.start <= 1 and "q" in letters else None
        return None
    return _build(unit, site, subject, contents, "around")


def _inverted(unit: Unit, site: Site, stop: int) -> Relation | None:
    """``..., said X``: the speaker stands behind the verb."""
    tags = unit.tag
    first = site.group
    if "p" not in site.frame.letters or not first or tags[first - 1] not in {",", "Q", "-"}:
        return None
    if tags[site.verb] not in {"VD", "VZ", "VB"} or (tags[first - 1] == "," and not _spoken_before(unit, first - 1)):
        return None
    end = phrase_right(unit, site.verb + 1)
    if end == site.verb + 1 or tags[site.verb + 1] in {"Q", "PO"} or has_clause(unit, site.verb + 1, stop):
        return None
    tags = unit.tag
    before = site.group - 1
    contents = [(_content_start(unit, before), before + (tags[before] == "Q"))]
    source_end = end
    if end < stop and tags[end] == "," and end + 1 < stop and tags[end + 1] in {"DT", "CD", "WP", "NN", "JJ", "IN"}:
        # an apposition belongs to the speaker, up to the comma or the end
        close = next((k for k in range(end + 1, min(stop, end + 24)) if tags[k] in {",", "Q"}), stop)
        source_end = close
    contents += _goes_on(unit, source_end, stop, spoken=True)
    contents = [(a, b) for a, b in contents if b > a]
    if not contents:
        return None
    return _build(unit, site, Subject(site.verb + 1, source_end), contents, "inverted")


def _spoken_before(unit: Unit, comma: int) -> bool:
    """Tell whether a quotation or a whole clause stands before the comma."""
    return unit.tag[comma - 1] == "Q" or any(tag in FINITE for tag in unit.tag[:comma])


def _content_start(unit: Unit, before: int) -> int:
    """Start of the words that a speaker named behind them said: the sentence, or behind a semicolon."""
    for k in range(before - 1, -1, -1):
        if unit.tag[k] in {";"}:
            return k + 1
    return 1 if unit.low and unit.low[0] in {"and", "but"} and len(unit) > 1 and before > 1 else 0


def _goes_on(unit: Unit, first: int, stop: int, *, spoken: bool) -> Spans:
    """Quotations or clauses behind ``X said`` that go on with the same words."""
    tags = unit.tag
    for k in range(first, stop):
        tag = tags[k]
        if tag == "Q" and (tags[k - 1] in {",", ":", ";", "."} or k == first):
            return [(k, _after_quotation(unit, k, stop))]
        if tag == ":" and not spoken and k + 1 < stop:
            return [(k + 1, stop)]
        if (
            tag == ","
            and spoken
            and k + 1 < stop
            and tags[k + 1] in {"CC", "SB", "DT", "PS", "NP", "NN"}
            and unit.low[k + 1] not in {"who", "which", "as", "when", "while"}
        ):
            return (
                [(k + 1, clause_end(unit, k + 1))]
                if has_clause(unit, k + 1 + (tags[k + 1] in {"CC", "SB"}), stop)
                else []
            )
        if tag in FINITE or tag == "VG":
            return []
    return []


def _passive(unit: Unit, site: Site, stop: int) -> Relation | None:
    """``is expected to``, ``was told that``, ``were denounced by X``."""
    tags, low = unit.tag, unit.low
    k = site.verb + 1
    lemma = site.frame.lemma
    subject = find_subject(unit, site.group)
    left = (subject.start, subject.end) if subject is not None else None
    agent = next((j for j in range(k, min(stop, k + 8)) if low[j] == "by"), -1)
    if agent >= 0 and not any(tag in FINITE or tag in {",", "SB", "VG"} for tag in tags[k:agent]):
        end = phrase_right(unit, agent + 1)
        if end > agent + 1 and _agent_speaks(unit, end - 1):
            contents = [
                piece
                for piece in (
                    left,
                    (k, agent) if agent > k else None,
                    (end, clause_end(unit, end)) if end < stop and tags[end] in {"IN", "TO"} else None,
                )
                if piece
            ]
            return _build(unit, site, Subject(agent + 1, end), contents, "passive") if contents else None
    if lemma in _SEEMING and k < stop and (tags[k] == "TO" or low[k] == "that"):
        contents = [(k, clause_end(unit, k))]
        if left is not None and low[left[0]] not in {"it"}:
            contents.insert(0, left)
        return _build(unit, site, None, contents, "passive")
    if (
        "a" in site.frame.letters
        and left is not None
        and k < stop
        and (low[k] in site.frame.prepositions or low[k] in {"that", "to", "if", "whether"} or is_question(unit, k))
    ):
        site.cue_end = k + 1 if low[k] in site.frame.prepositions else site.cue_end
        return _build(unit, site, None, [(site.cue_end, clause_end(unit, k))], "passive")
    return None


def _agent_speaks(unit: Unit, head: int) -> bool:
    word = unit.low[head]
    return (
        unit.tag[head] in {"NP", "PO", "PS"} or word in words.ROLES or word in words.ORGANISATIONS or word.endswith("s")
    )


def _seeming(unit: Unit, site: Site, stop: int) -> Relation | None:
    k = site.verb + 1
    if k >= stop or unit.tag[k] not in {"TO", "JJ", "SB", "VN", "IN"}:
        return None
    subject = find_subject(unit, site.group)
    contents = [(k, clause_end(unit, k))]
    if subject is not None and unit.low[subject.start] != "it":
        contents.insert(0, (subject.start, subject.end))
    return _build(unit, site, None, contents, "seems")


def _build(unit: Unit, site: Site, subject: Subject | None, contents: Spans, rule: str) -> Relation:
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
    )
