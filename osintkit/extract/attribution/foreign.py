"""Attribution in Ukrainian, Russian and Korean at a plain level; in other languages the quotations alone."""

from __future__ import annotations

import re
from functools import lru_cache

from osintkit.extract.attribution.relations import Relation, Spans
from osintkit.extract.quotes import find_quotations
from osintkit.extract.sentences import split_sentences

_STEMS = {
    "ru": (
        r"сказал|заяв(?:ил|ля[ею])|сообщ(?:ил|а[ею]т)|подчеркну?л|отмети?л|отмеча[ею]т|добав(?:ил|ля[ею]т)|рассказал|утвержда(?:л|[ею]т)|опроверг|"
        r"опроверга[ею]т|подтверди?л|подтвержда[ею]т|пиш[еу]т|написал|говор(?:ил|[ия]т)|объяви?л|уточни?л|признал|предупреди?л|считае?т|объясни?л|"
        r"отверга?л?|переда[ею]т|передал|ответил|пообещал|призвал|обвини?л|назвал"
    ),
    "uk": (
        r"сказа(?:в|ла|ли|ло)|заяви(?:в|ла|ли|ло)|повідоми(?:в|ла|ли|ло)|повідомля[єю]|підкресли(?:в|ла|ли)|наголоси(?:в|ла|ли)|зазначи(?:в|ла|ли)|"
        r"зазнача[єю]|дода(?:в|ла|ли)|розпові(?:в|ла|ли)|стверджу(?:вав|вала|вали|є|ють)|спростува(?:в|ла|ли|ло)|підтверди(?:в|ла|ли|ло)|пиш(?:е|уть)|"
        r"написа(?:в|ла|ли)|каж(?:е|уть)|говори(?:ть|в|ла|ли)|оголоси(?:в|ла|ли|ло)|уточни(?:в|ла|ли)|визна(?:в|ла|ли)|попереди(?:в|ла|ли)|вважа[єю]|"
        r"поясни(?:в|ла|ли)|заперечи(?:в|ла|ли)|відпові(?:в|ла|ли)|пообіця(?:в|ла|ли)|закликав|звинувати(?:в|ла|ли)|назва(?:в|ла|ли)"
    ),
}
_ACCORDING = {
    "ru": (
        r"(?:по словам|по данным|согласно(?: данным| заявлению)?|по информации|"
        r"как (?:сообщил[аи]?|заявил[аи]?|передаёт|передает|сообщает))"
    ),
    "uk": (
        r"(?:за словами|за даними|за інформацією|згідно з(?: даними| заявою)?|"
        r"як (?:повідоми(?:в|ла|ли)|заяви(?:в|ла|ли)|передає|повідомляє))"
    ),
}
_WORD = r"(?<![^\W_])[^\W\d_][^\W_]{0,40}(?:[-’'ʼ][^\W_]{1,40}){0,4}"
_NAME = rf"{_WORD}(?:[ \u00a0]+{_WORD}){{0,9}}"
_KOREAN_CUE = re.compile(
    r"(?:말|밝|전|보도|설명|주장|강조|덧붙|부인|발표|확인|경고|지적|답|언급|비판|반박|추정|분석|판단|알|공개|보고)"
    r"(?:했|혔|였|렸|졌|히|하)?(?:다|습니다|고 있다|었다|며)$"
)
_KOREAN_TOPIC = re.compile(r"\S+?(?:은|는|이|가|에서|측은|측이)(?=\s)")
_KOREAN_THAT = re.compile(r"(?:다|라|자|냐)고\s*$|라며\s*$|다며\s*$")


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    verb = rf"(?P<cue>(?:не )?(?:{_STEMS[language]})\w*)"
    dash = r"[ \u00a0]*[—–-][ \u00a0]*"
    flags = re.IGNORECASE
    return (
        # «...», — сказал X
        re.compile(rf"[»”\"][,.?!]?{dash}{verb}[ \u00a0]+(?P<source>{_NAME})", flags),
        # X сказал: «...»  and  X заявил, что ...
        re.compile(
            rf"(?P<source>{_NAME})[ \u00a0]+{verb}(?P<open>:[ \u00a0]*(?=[«“\"„])|,?[ \u00a0]+(?:что|що)[ \u00a0])",
            flags,
        ),
        # по словам X, ...
        re.compile(rf"(?P<cue>{_ACCORDING[language]})[ \u00a0]+(?P<source>{_NAME})[ \u00a0]*,", flags),
    )


def find_foreign(text: str, language: str | None) -> list[Relation]:
    """Return the relations of a text that is not English.

    >>> text = "Зеленский заявил, что это угроза."
    >>> [(text[slice(*r.source[0])], text[slice(*r.content[0])]) for r in find_foreign(text, "ru")]
    [('Зеленский', 'что это угроза')]
    """
    quotations = [(quotation.start, quotation.end) for quotation in find_quotations(text)]
    found: list[Relation] = []
    sentences = split_sentences(text)
    if language in _STEMS:
        for start, end in _joined(sentences, quotations):
            found += _slavic(text, start, end, quotations, language)
    elif language == "ko":
        for start, end in sentences:
            found += _korean(text, start, end)
    covered = [span for relation in found for span in relation.content]
    for start, end in quotations:
        alone = end - start > 24 and not any(first < end and start < last for first, last in covered)
        if alone:
            found.append(Relation([], [], [(start, end)], "quotation", "quotation"))
    return sorted(found, key=lambda relation: (relation.start, relation.end))


def _joined(sentences: list[tuple[int, int]], quotations: list[tuple[int, int]]) -> Spans:
    """Sentences, those inside one quotation put together with what stands around it."""
    joined: Spans = []
    number = 0
    for start, end in sentences:
        while number < len(quotations) and quotations[number][1] <= start:
            number += 1
        if joined and number < len(quotations) and quotations[number][0] < start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _slavic(text: str, start: int, end: int, quotations: list[tuple[int, int]], language: str) -> list[Relation]:
    behind, before, according = _patterns(language)
    match = behind.search(text, start, min(end, start + 4000))
    if match is not None:
        quoted = [span for span in quotations if span[0] < match.start() + 1 <= span[1]]
        if quoted:
            return [Relation([match.span("source")], [match.span("cue")], quoted[-1:], match["cue"].lower(), "behind")]
    match = before.search(text, start, min(end, start + 4000))
    if match is not None:
        stop = _trim(text, match.end(), end)
        first = (
            match.end()
            if match["open"].startswith(":")
            else match.start("open") + len(match["open"]) - len(match["open"].lstrip(", \u00a0"))
        )
        return [Relation([match.span("source")], [match.span("cue")], [(first, stop)], match["cue"].lower(), "before")]
    match = according.search(text, start, min(end, start + 4000))
    if match is not None:
        pieces = [(start, _trim(text, start, match.start())), (match.end() + 1, _trim(text, match.end() + 1, end))]
        content = [(first, last) for first, last in pieces if last > first + 1]
        if content:
            return [Relation([match.span("source")], [match.span("cue")], content, "according", "according")]
    return []


def _korean(text: str, start: int, end: int) -> list[Relation]:
    stop = end
    while stop > start and text[stop - 1] in ".!?。 ":
        stop -= 1
    space = max(text.rfind(" ", start, stop), text.rfind("\n", start, stop)) + 1
    if space <= start or not _KOREAN_CUE.search(text[space:stop]):
        return []
    if not _KOREAN_THAT.search(text[max(start, space - 6) : space]):
        return []
    topic = _KOREAN_TOPIC.search(text, start, min(space, start + 60))
    content = (topic.end() if topic else start, space)
    content = (content[0] + (text[content[0]] == " "), _trim(text, content[0], content[1]))
    source: Spans = [(start, topic.end() - 1)] if topic else []
    if content[1] <= content[0]:
        return []
    return [Relation(source, [(space, stop)], [content], text[space:stop], "before")]


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \u00a0\n\t.,;—–-":
        end -= 1
    return end
