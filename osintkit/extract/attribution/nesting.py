"""Relations inside the words of another one: which stand on their own, and which only name whom a speaker relies on."""

from __future__ import annotations

from bisect import bisect_left

from osintkit.extract.attribution.morphology import lexicon
from osintkit.extract.attribution.relations import Relation

_FRAMES = lexicon().frames


def select(relations: list[Relation]) -> list[Relation]:
    """Return the relations that stand on their own, each with those inside its content as ``inner``, nearest first.

    Wishes, views and acts inside somebody's words are part of what was said. Somebody else's *speech* inside them is
    a link of the chain: it stands beside the outer relation when the outer one is not a quotation.
    """
    cues = [relation.cue[0][0] for relation in relations]
    depth = [0] * len(relations)
    inside = [_within(cues, index, relation) for index, relation in enumerate(relations)]
    for index, within in enumerate(inside):
        for other in within:
            around = index in inside[other] and relations[other].rule != "according"
            if not around and _clip(relations[other], relations[index]):
                inside[other] = _within(cues, other, relations[other])
    for index, within in enumerate(inside):
        for other in within:
            if index not in inside[other]:  # two that hold each other's cue are neighbours, not nested
                depth[other] += 1
    kept = []
    for index, relation in enumerate(relations):
        if relation.quotation >= 0 or (depth[index] and not _is_speech(relation)):
            continue
        chain = [other for other in inside[index] if index not in inside[other] and _is_speech(relations[other])]
        relation.inner = [relations[other] for other in sorted(chain, key=lambda other: (depth[other], other))]
        kept.append(relation)
    return kept


def _within(cues: list[int], index: int, relation: Relation) -> list[int]:
    """Return the relations whose cues lie in the content of one."""
    return [
        other
        for start, end in relation.content
        for other in range(bisect_left(cues, start), bisect_left(cues, end))
        if other != index
    ]


def _clip(inner: Relation, outer: Relation) -> bool:
    """Keep what is said inside somebody's words within these words; tell whether that changed anything."""
    cue = inner.cue[0][0]
    begin, end = next(((first, last) for first, last in outer.content if first <= cue < last), (0, 0))
    interrupting = inner.rule == "according"  # "he said the ship, according to the port, sank": nothing before the ship
    clipped = [
        (max(first, begin) if interrupting else first, min(last, end))
        for first, last in inner.content
        if first < end and (last > begin or not interrupting)
    ]
    if not clipped or clipped == inner.content or any(first < cue for first, _ in inner.content if not interrupting):
        return False
    inner.content = clipped
    return True


def _is_speech(relation: Relation) -> bool:
    """Tell whether a named source says something, by a verb that means nothing but saying, or by ``according to``."""
    frame = _FRAMES.get(relation.lemma)
    letters = frame.letters if frame else ""
    speaks = ("p" in letters and "n" not in letters and relation.rule != "passive") or relation.rule == "according"
    return relation.named and speaks
