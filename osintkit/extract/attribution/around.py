"""Speakers named inside or behind their words: ``..., X said, ...`` and ``...," said X``."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.clauses import clause_end, has_clause
from osintkit.extract.attribution.phrases import phrase_left, phrase_right
from osintkit.extract.attribution.relations import Relation, Spans
from osintkit.extract.attribution.sites import Site, after_quotation, build, is_people, may_speak
from osintkit.extract.attribution.subjects import Subject, find_subject
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.attribution.word_classes import FINITE

_APPOSED = frozenset({"DT", "CD", "WP", "NN", "JJ", "IN", "NP"})
_PREDICATE = (["VD"], ["VZ"], ["BE"], ["HV"], ["MD"], ["DO"])
_TELLING = frozenset({"tell", "assure", "reassure", "remind"})
"""Verbs whose addressee stands behind them, never their speaker."""
_NOT_GOING_ON = frozenset(["who", "which", "as", "when", "while", "where", "after", "before", "citing"])


def around(unit: Unit, site: Site, stop: int) -> Relation | None:
    """Return ``..., X said`` and ``..., X said, ...``: the content stands before the cue, and may go on behind."""
    letters, tags, low = site.frame.letters, unit.tag, unit.low
    if "p" not in letters and "q" not in letters:
        if "b" in letters:
            subject = find_subject(unit, site.group)
            return None if subject is None else build(unit, site, subject, [], "bare")
        return None
    subject = find_subject(unit, site.group)
    if subject is None or not may_speak(unit, site, subject) or unit.tag[-1] == ":" or low[subject.start] == "whose":
        return None
    left = subject.start - 1
    while left >= 0 and tags[left] in {"RB", "CC"}:
        left -= 1
    quoted = "n" in letters or "p" not in letters
    contents = []
    if left >= 0 and tags[left] in ({"Q"} if quoted else {",", "Q", "-", "."}) and _may_be_said(unit, left, site.verb):
        contents.append((content_start(unit, left), left + (tags[left] == "Q")))
    elif (
        left >= 0
        and "o" in letters
        and subject.antecedent is None
        and tags[left] in {"NN", "SB"}
        and left == subject.start - 1
    ):
        contents += _object_before(unit, left, site.verb, stop)
    elif (
        left > 1 and low[left] == "which" and tags[left - 1] == "," and "o" in letters and _ends_clause(unit, site.verb)
    ):
        contents.append((left, left + 1))  # "he ignored it, which he denies"
    elif left > 0 and low[left] == "as" and tags[left - 1] == "," and not quoted:  # "the survey, as they admit, left"
        contents.append((0, left - 1))
    behind = site.verb + 1
    if contents and "a" in letters:
        behind = phrase_right(unit, behind)
    contents += _goes_on(unit, behind, stop, quoted=quoted, spoken=bool(contents) or low[left : left + 1] == ["as"])
    contents = [(first, last) for first, last in contents if last > first]
    if not contents:
        return build(unit, site, subject, [], "previous") if subject.start <= 1 and "p" in letters else None
    return build(unit, site, subject, contents, "around")


def _ends_clause(unit: Unit, verb: int) -> bool:
    return unit.tag[verb + 1 : verb + 2] in ([], [","], ["."], [";"], [")"])


def _may_be_said(unit: Unit, left: int, verb: int) -> bool:
    """Tell words that somebody says before a comma from an opening like ``By morning,`` or ``Like Kim,``."""
    if unit.low[0] == "according":
        return False
    if unit.tag[left] == "-" and not any(tag in FINITE or tag in {"Q", "VN", "VG"} for tag in unit.tag[:left]):
        return False  # a dateline
    if unit.tag[left] != "," or unit.tag[0] not in {"IN", "TO"} or unit.tag[verb + 1 : verb + 2] == [","]:
        return True
    return any(tag in FINITE for tag in unit.tag[:left])


def _object_before(unit: Unit, left: int, verb: int, stop: int) -> Spans:
    """Return what ``a claim both governments denied`` is about: the noun phrase right before the subject."""
    if verb + 1 < stop and unit.tag[verb + 1] not in {",", "IN", "SB", "-", ")"}:
        return []
    last = left - 1 if unit.low[left] == "that" else left
    start = phrase_left(unit, last) if last >= 0 else -1
    return [(start, last + 1)] if start >= 0 and unit.tag[last] == "NN" else []


def inverted(unit: Unit, site: Site, stop: int) -> Relation | None:
    """Return ``..., said X``: the speaker stands behind the verb."""
    tags = unit.tag
    first, behind = site.group, site.verb + 1
    if "p" not in site.frame.letters or tags[site.verb] not in {"VD", "VZ", "VB"} or site.frame.lemma in _TELLING:
        return None
    end = phrase_right(unit, behind)
    if first and not (
        tags[first - 1] == "Q" or (tags[first - 1] in {",", "-"} and _spoken_around(unit, first - 1, end))
    ):
        return None
    if tags[first - 1 : first] == [","] and not (_may_be_named(unit, end - 1) and not _ends_relative(unit, first - 1)):
        return None
    if end == behind or tags[behind] in {"Q", "PO"} or (first == 0 and tags[behind] != "NP"):
        return None
    if not _may_stand_behind(unit, site, behind, end):
        return None
    if unit.low[end - 1] in words.TIME_NOUNS and end - behind <= 2:  # "..., Kim said Sunday"
        return None
    if tags[end : end + 1] not in (["WP"], ["("]) and has_clause(unit, behind, stop):
        return None
    return _inverted_relation(unit, site, _speaker_end(unit, end, stop), stop)


def _may_stand_behind(unit: Unit, site: Site, behind: int, end: int) -> bool:
    """Tell ``..., said he.`` and ``..., says Kim`` from an object: ``X, the mayor, called it`` and ``mocked Kim``."""
    if unit.low[behind] in {"it", "you"}:
        return False
    if unit.tag[behind] == "PS" and unit.tag[end : end + 1] not in ([], [","], ["."], ["IN"], ["SB"], ["CC"], ["VG"]):
        return False
    return "t" in site.frame.letters or unit.tag[site.group - 1 : site.group] == ["Q"]


def _may_be_named(unit: Unit, head: int) -> bool:
    return unit.tag[head] in {"NP", "PS"} or is_people(unit.low[head])


def _ends_relative(unit: Unit, comma: int) -> bool:
    """Tell whether the comma closes ``, who runs the port,``."""
    for k in range(comma - 1, 0, -1):
        if unit.tag[k] == ",":
            return unit.tag[k + 1] == "WP"
    return False


def _speaker_end(unit: Unit, end: int, stop: int) -> int:
    """Return the end of the speaker: an apposition or relative clause behind a comma belongs to it."""
    tags = unit.tag
    for k in range(end - 3, 1, -1):
        if (
            tags[k] == "IN"
            and tags[k + 1] == "DT"
            and tags[k - 1] in {"NP", "NN"}
            and unit.low[end - 1] in words.EVIDENCE
        ):
            return k  # "wrote Kim in a note"
    if end + 1 < stop and tags[end] in {"JJ", "VN"} and tags[end + 1] in {"IN", "TO"}:  # officials familiar with it
        return next((k for k in range(end + 1, stop) if tags[k] in {",", "Q", ";", "-"}), stop)
    if (
        end + 1 < stop
        and tags[end] == ","
        and tags[end + 1] in _APPOSED
        and unit.low[end + 1] not in _NOT_GOING_ON - {"who"}
    ):
        close = next((k for k in range(end + 1, min(stop, end + 24)) if tags[k] in {",", "Q", ";"}), stop)
        return end if tags[close : close + 1] == ["Q"] else close
    return end


def _inverted_relation(unit: Unit, site: Site, source_end: int, stop: int) -> Relation | None:
    tags = unit.tag
    before = site.group - 1
    contents = [(content_start(unit, before), before + (tags[before] == "Q"))] if before >= 0 else []
    contents += _goes_on(unit, source_end, stop, quoted=False, spoken=True)
    contents = [(first, last) for first, last in contents if last > first]
    if not contents and before >= 0:
        return None
    return build(unit, site, Subject(site.verb + 1, source_end), contents, "inverted" if contents else "previous")


def _spoken_around(unit: Unit, comma: int, behind: int) -> bool:
    """Tell whether a quotation or a whole clause stands before the comma, or goes on: ``The plan, says X, is``."""
    goes_on = unit.tag[behind : behind + 1] == [","] and unit.tag[behind + 1 : behind + 2] in _PREDICATE
    return goes_on or any(tag == "Q" or tag in FINITE for tag in unit.tag[:comma])


def content_start(unit: Unit, before: int) -> int:
    """Return the start of words whose speaker is named behind them: of the sentence, or behind a semicolon."""
    if unit.tag[before] == "Q" and before and unit.tag[before - 1] in {"-", ":", ",", ";"}:
        return before
    for k in range(before - 1, -1, -1):
        if unit.tag[k] == ";" or (unit.tag[k] == ":" and k <= 4 and unit.tag[k - 1] == "NP" and k + 1 < before):
            return k + 1
    return 1 if unit.low and unit.low[0] in {"and", "but"} and len(unit) > 1 and before > 1 else 0


def _goes_on(unit: Unit, first: int, stop: int, *, quoted: bool, spoken: bool) -> Spans:
    """Return what goes on with the same words behind ``X said``: quotations or clauses."""
    tags, low = unit.tag, unit.low
    for k in range(first, stop):
        tag = tags[k]
        if tag == "Q" and (tags[k - 1] in {",", ":", ";", "."} or k == first):
            return [(k, after_quotation(unit, k, stop, -1))]
        if tag == ":" and not spoken and not quoted and k + 1 < stop:
            return [(k + 1, stop)]
        if tag == "," and spoken and not quoted and k + 1 < stop:
            after = k + 1
            while after + 1 < stop and (tags[after] == "RB" or low[after] == "once"):
                after += 1
            if low[k + 1] in _NOT_GOING_ON or tags[after] in {"VG", "-"}:
                return []
            inserted = k == first and not any(here in FINITE for here in tags[: first - 2])
            clause = has_clause(unit, k + 1 + (tags[k + 1] in {"CC", "SB"}), stop)
            return [(k + 1, clause_end(unit, k + 1))] if inserted or clause or k == first else []
        if tag in FINITE or tag == "VG":
            return []
    return []
