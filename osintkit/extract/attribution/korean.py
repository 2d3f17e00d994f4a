"""Attribution in Korean: the verb of saying that ends a sentence, its topic, and what stands before ``-고``."""

from __future__ import annotations

import re

from osintkit.extract.attribution.relations import Relation

_STEMS = (
    "말|밝|전|보도|설명|주장|강조|덧붙|부인|발표|확인|경고|지적|답|언급|비판|반박|추정|분석|판단|알|공개|보고|일축|전망|관측|예상|"
    "내다|촉구|비난|인정|약속|요구|시사|우려|평가|제안|거부|반발|규정|요청|호소|증언|진술|해명|인용|예측|선언|다짐|위협|환영|규탄"
)
_CUE = re.compile(rf"(?:{_STEMS})(?:했|혔|였|렸|졌|봤|하|한|히|힌|했었)?(?:다|습니다|고 있다|었다|며)$")
_OBJECT = re.compile(r"(?:부인|확인|일축|비판|촉구|비난|인정|약속|요구|제안|거부|발표|공개|규탄|환영|강조)")
_TOPIC = re.compile(r"[^\s\"“‘']+?(?:측은|측이|에서는|에서|은|는|이|가)(?=\s)")
_THAT = re.compile(r"(?:[다라자냐요지][\"”’']?고|[\"”’'](?:이?라)?고|라며|다며|면서|것으로|이?라고)\s*$")
_ACCORDING = re.compile(r"(?P<source>[^\s\"“][^\n\"“]{0,38}?)(?P<cue>에 따르면|에 의하면),?\s")
_CITED = re.compile(r"(?P<source>[^\s\"“][^\n\"“]{0,38}?)[을를] (?P<cue>인용해|인용하여|인용,)\s")
_QUOTED_FIRST = re.compile(
    r"[\"“][^\"”\n]+[\"”](?:이?라)?고\s+(?P<source>[^\n\"“]{1,40}?)(?:측은|측이|에서는|은|는|이|가)\s"
)
_REACH = 60
"""Characters from the beginning of a sentence in which its topic stands."""


def korean_relations(text: str, start: int, end: int) -> list[Relation]:
    """Return the relation of one sentence."""
    stop = end
    while stop > start and text[stop - 1] in ".!?。 ":
        stop -= 1
    according = _ACCORDING.match(text, start, end)
    space = max(text.rfind(" ", start, stop), text.rfind("\n", start, stop)) + 1
    if text[space:stop] == "있다":  # "밝히고 있다"
        space = max(text.rfind(" ", start, space - 1), start) + 1
    cue = text[space:stop]
    if space > start and _CUE.search(cue):
        relation = _by_verb(text, (start, space, stop), cue)
        if relation is not None:
            return [relation]
    if according is None:
        return []
    content = (according.end(), stop)
    return [Relation([according.span("source")], [according.span("cue")], [content], "according", "according")]


def _by_verb(text: str, places: tuple[int, int, int], cue: str) -> Relation | None:
    start, space, stop = places
    fronted = _QUOTED_FIRST.fullmatch(text, start, space)
    if fronted is not None:
        content = (start, fronted.start("source"))
        while text[content[1] - 1].isspace():
            content = (start, content[1] - 1)
        return Relation([fronted.span("source")], [(space, stop)], [content], cue, "before")
    quoting = _THAT.search(text[max(start, space - 8) : space])
    taking = not quoting and _OBJECT.search(cue) and text[max(start, space - 2) : space].rstrip()[-1:] in {"을", "를"}
    if not quoting and not taking:
        return None
    topic = _TOPIC.search(text, start, min(space, start + _REACH))
    if topic is None and taking:
        return None
    first = topic.end() if topic else start
    first += text[first] == " "
    last = space
    while last > first and text[last - 1] in " \n":
        last -= 1
    if last <= first:
        return None
    ending = re.search(r"(?:측은|측이|에서는|에서|은|는|이|가)$", topic.group()) if topic else None
    source = [(start, topic.end() - len(ending.group()))] if topic and ending else []
    cited = _CITED.match(text, first, last)
    inner = []
    if cited is not None and cited.end() < last:
        first = cited.end()
        inner = [Relation([cited.span("source")], [cited.span("cue")], [(first, last)], "according", "according")]
    return Relation(source, [(space, stop)], [(first, last)], cue, "before", inner=inner)
