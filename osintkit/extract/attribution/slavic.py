"""Attribution in Russian and Ukrainian: a verb of saying or ``по словам``, who stands beside it, and what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from osintkit.extract.attribution.relations import Relation, Spans
from osintkit.extract.attribution.slavic_words import RUSSIAN, UKRAINIAN, SayingWords

LANGUAGES = {"ru": RUSSIAN, "uk": UKRAINIAN}
_LONGEST = 4000
"""Characters of a sentence that are read."""
_WORD = r"[^\W\d_][\w’'ʼ.-]{0,40}"
_PHRASE = (
    rf"(?:{_WORD}|«[^«»\n]{{1,50}}»|\"[^\"\n]{{1,50}}\")(?: (?:{_WORD}|«[^«»\n]{{1,50}}»|\"[^\"\n]{{1,50}}\")){{0,11}}"
)
_PLURAL = re.compile(r"(?:ли|лись|лися|ют|ят|ут|ють|ять|уть)$")
_INSIDE = re.compile(r" (?:в|во|у|з|із|с|со|от|від|при|из)(?= )")
_NAMELESS = re.compile(
    r"(?:источник|джерел|чиновник|собеседник|співрозмовник|представител|представник|челове|люди)", re.IGNORECASE
)
_SHORT = 60
"""Characters before the verb in which ``об этом`` stands for the sentence before."""
_HIS_WORDS = re.compile(
    r"(?<![\w-])(?P<cue>(?:за|по) (?P<source>його|її|їх|їхніми|его|её|ее|их) слов(?:ами|ам))(?=,)", re.IGNORECASE
)
_GOES_ON = re.compile(r"[,.]? ?[—–-] ?[«“\"„]")
_CITING = re.compile(
    r",? (?P<cue>со ссылкой на|с ссылкой на|ссылаясь на|цитируя|(?:із|з) посиланням на|посилаючись на|цитуючи) "
    r"(?P<cited>[^,\n—–]{2,60}?)(?=[,.]|$)",
    re.IGNORECASE,
)
_CITING_BEFORE = re.compile(rf"(?P<source>{_PHRASE}){_CITING.pattern},\s+", re.IGNORECASE)
_OBJECT = re.compile(r"[ \u00a0]+(?=\w|«)")
_TRAILING = " \u00a0\n\t.,;—–-"


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    start: int
    end: int
    quotations: Spans
    """Of the whole document."""
    before: tuple[int, int] | None

    def quoted(self, position: int) -> bool:
        return any(first < position < last for first, last in self.quotations)

    def trim(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in _TRAILING:
            end -= 1
        return end


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = LANGUAGES[language]
    flags = re.IGNORECASE
    return (
        re.compile(rf"(?<![\w-])(?P<cue>(?:как |як )?(?:не )?(?:{words.verbs}))(?![\w-])", flags),
        re.compile(rf"(?<![\w-])(?P<cue>{words.according})[ \u00a0]+(?P<source>{_PHRASE})", flags),
        re.compile(rf"[ \u00a0]+(?:{words.times}[ \u00a0]+)?(?P<source>{_PHRASE})", flags),
    )


def slavic_relations(
    text: str, span: tuple[int, int], quotations: Spans, language: str, before: tuple[int, int] | None
) -> list[Relation]:
    """Return the relations of one sentence; ``before`` is the sentence that ``об этом`` stands for."""
    words = LANGUAGES[language]
    sentence = _Sentence(text, span[0], min(span[1], span[0] + _LONGEST), quotations, before)
    verbs, according, behind = _patterns(language)
    found: list[Relation] = []
    reached = sentence.start
    for match in verbs.finditer(text, sentence.start, sentence.end):
        if match.start() < reached or sentence.quoted(match.start()):
            continue
        relation = _by_verb(sentence, match, words, behind, reached)
        if relation is not None:
            found.append(relation)
            reached = max(end for part in (relation.source, relation.cue, relation.content) for _, end in part)
    if found:
        return found
    named = according.search(text, sentence.start, sentence.end) or _HIS_WORDS.search(
        text, sentence.start, sentence.end
    )
    if named is None or sentence.quoted(named.start()):
        return []
    return _by_phrase(sentence, named)


def _by_phrase(sentence: _Sentence, match: re.Match[str]) -> list[Relation]:
    """``по словам X, ...`` and ``..., по словам X``."""
    text = sentence.text
    first, last = match.span("source")
    pieces = [(sentence.start, sentence.trim(sentence.start, match.start()))]
    comma = match.end()
    if text[comma : comma + 1] == ",":
        after = comma + 1 + (text[comma + 1 : comma + 2] == " ")
        pieces.append((after, sentence.trim(after, sentence.end)))
    content = [(start, end) for start, end in pieces if end > start + 1]
    if not content:
        return []
    return [Relation([(first, sentence.trim(first, last))], [match.span("cue")], content, "according", "according")]


def _by_verb(
    sentence: _Sentence, match: re.Match[str], words: SayingWords, behind: re.Pattern[str], floor: int
) -> Relation | None:
    text = sentence.text
    citing = _CITING_BEFORE.match(text, max(sentence.start, floor), match.start())
    if citing is not None and citing.end() == match.start():
        return _citing(sentence, match, words, citing)
    left = text[sentence.start : match.start()].rstrip(" \u00a0")
    as_aside = match["cue"].lower().startswith(("как ", "як "))
    about_it = len(left) < _SHORT and words.about_it.search(left) is not None
    before = sentence.before if about_it else _said_before(sentence, match.start(), left)
    if about_it and before is None:
        return None
    if as_aside or before is not None:
        return _inverted(sentence, match, words, (behind, before, as_aside))
    said = _said_behind(sentence, match, words)
    source = _source_before(sentence, match, words, floor)
    if said is None or source is None:
        return None
    return Relation([source], [match.span("cue")], [said], match["cue"].lower(), "before")


def _citing(sentence: _Sentence, match: re.Match[str], words: SayingWords, citing: re.Match[str]) -> Relation | None:
    """``X, ссылаясь на Y, сообщает, что``: who is cited stands between the speaker and the verb."""
    said = _said_behind(sentence, match, words)
    if said is None:
        return None
    inner = Relation([citing.span("cited")], [citing.span("cue")], [said], "according", "according")
    lemma = match["cue"].lower()
    return Relation([citing.span("source")], [match.span("cue")], [said], lemma, "before", inner=[inner])


def _inverted(
    sentence: _Sentence,
    match: re.Match[str],
    words: SayingWords,
    how: tuple[re.Pattern[str], tuple[int, int] | None, bool],
) -> Relation | None:
    """``..., заявил X`` and ``как заявил X, ...``: the speaker stands behind the verb."""
    behind, before, as_aside = how
    text = sentence.text
    named = behind.match(text, match.end(), sentence.end)
    if named is None:
        return None
    source = _source_behind(sentence, named.span("source"), words)
    content = [] if before is None else [before]
    cited = _CITING.match(text, source[1], sentence.end)
    last = cited.end() if cited else source[1]
    rest = text[last : sentence.end]
    if as_aside and rest.startswith(","):
        content.append((last + 2, sentence.trim(last + 2, sentence.end)))
    elif _GOES_ON.match(rest):
        content += [one for one in sentence.quotations if source[1] < one[0] < sentence.end][:1]
    content = [(first, last) for first, last in content if last > first]
    if not content:
        return None
    inner = [Relation([cited.span("cited")], [cited.span("cue")], content, "according", "according")] if cited else []
    return Relation([source], [match.span("cue")], content, match["cue"].lower(), "behind", inner=inner)


def _said_before(sentence: _Sentence, cue: int, left: str) -> tuple[int, int] | None:
    """Return what stands before an inverted verb: a quotation with a dash, a clause with a comma."""
    if left.endswith(("—", "–", "-")):
        quoted = [one for one in sentence.quotations if sentence.start <= one[0] and one[1] <= cue]
        return quoted[-1] if quoted else None
    if left.endswith(",") and len(left) > 2:
        start = sentence.start
        return (start, sentence.trim(start, start + len(left)))
    return None


def _source_behind(sentence: _Sentence, span: tuple[int, int], words: SayingWords) -> tuple[int, int]:
    """Return the name behind a verb without addressees and occasions."""
    phrase = sentence.text[span[0] : span[1]]
    for pattern in (words.occasions, words.addressees, _INSIDE, _compiled(rf" {words.times}\b")):
        cut = pattern.search(phrase)
        if cut is not None and cut.start() > 0 and not (pattern is _INSIDE and _NAMELESS.match(phrase)):
            phrase = phrase[: cut.start()]
    return (span[0], sentence.trim(span[0], span[0] + len(phrase)))


def _source_before(sentence: _Sentence, match: re.Match[str], words: SayingWords, floor: int) -> tuple[int, int] | None:
    """Return the name before a verb: of its clause, without openers, times and occasions."""
    text = sentence.text
    start = max(sentence.start, floor)
    for mark in (", ", "; ", ": ", "— ", "– "):
        place = text.rfind(mark, start, match.start())
        start = max(start, place + len(mark)) if place >= 0 else start
    phrase = text[start : match.start()].rstrip(" \u00a0")
    for pattern in (words.openers, _compiled(rf"^{words.times}\s+")):
        opened = pattern.match(phrase)
        if opened is not None:
            start, phrase = start + opened.end(), phrase[opened.end() :]
    head = phrase.split(" ", 1)
    if head[0].lower() in words.places and len(head) > 1 and _PLURAL.search(match["cue"].lower()):
        start, phrase = start + len(head[0]) + 1, head[1]
    for pattern in (words.occasions, _compiled(rf" {words.times}(?=\s|$)")):
        cut = pattern.search(phrase)
        phrase = phrase[: cut.start()] if cut is not None and cut.start() > 0 else phrase
    named = re.fullmatch(_PHRASE, phrase)
    return (start, start + len(phrase)) if named else None


def _said_behind(sentence: _Sentence, match: re.Match[str], words: SayingWords) -> tuple[int, int] | None:
    """Return what follows a verb: after ``что``, a colon, or as its object."""
    text, end = sentence.text, match.end()
    opened = _compiled(rf"[^,:«\n]{{0,60}}?(?:,[ \u00a0]+(?={words.that}[ \u00a0])|:[ \u00a0]*)").match(
        text, end, sentence.end
    )
    if opened is None and words.taking.match(match["cue"].lower().removeprefix("не ")):
        opened = _OBJECT.match(text, end, sentence.end)
    if opened is None:
        return None
    stop = sentence.trim(opened.end(), sentence.end)
    return (opened.end(), stop) if stop > opened.end() else None
