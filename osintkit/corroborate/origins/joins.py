"""The rules by which two pieces of evidence count as one, each giving joins with a reason and its proof.

Every rule is a function from evidence and chains to joins. None of them knows of the others; what they join is put
together in `osintkit.corroborate.origins.find`. A synthesis is never joined with anything but another synthesis of
the same sources: it pools several origins, and joining it with each would make one of all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from osintkit.corroborate.material import Copies
from osintkit.corroborate.origins.chains import Chain, owners, voice
from osintkit.model import Evidence, Join, JoinReason, Source

PICTURE_DISTANCE = 6
"""Bits of 64 by which two hashes of the same picture may differ."""
SAME_WORDS = 6
"""Words from which on two passages with exactly the same text are copies; shorter ones may agree by chance."""

Chains = Mapping[str, Chain]
Sources = Mapping[str, Source]


def name_of(source: str | None, sources: Sources) -> str:
    """Return what a source is called: its name, its id when it is not declared, ``an unknown source`` for none.

    >>> name_of(None, {}), name_of("nis", {})
    ('an unknown source', 'nis')
    """
    if source is None:
        return "an unknown source"
    return sources[source].name if source in sources else source


def same_root(evidence: Sequence[Evidence], chains: Chains, sources: Sources) -> Iterator[Join]:
    """Join what comes from the same root, on the root's own earliest word when the case holds it."""
    groups: Mapping[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        root = chains[one.id].root
        if root is not None:
            groups[root].append(one)
    for root in sorted(groups):
        anchor = next((one for one in groups[root] if chains[one.id].direct), groups[root][0])
        for one in groups[root]:
            if one.id != anchor.id:
                yield _to_root(anchor, one, chains[one.id], sources)


def _to_root(anchor: Evidence, one: Evidence, chain: Chain, sources: Sources) -> Join:
    root = name_of(chain.root, sources)
    way = " → ".join(name_of(source, sources) for source in chain.path)
    if chain.reason is JoinReason.SAME_ORIGINATOR:
        because = f"In both {one.id} and {anchor.id}, what is said comes from {root}."
    elif chain.reason is JoinReason.RELIES_ON:
        because = f"{one.id} relies on {root}, from which {anchor.id} comes as well ({way})."
    else:
        because = f"{one.id} speaks on the word of {root}, from which {anchor.id} comes as well ({way})."
    return Join(left=anchor.id, right=one.id, reason=chain.reason, because=because, proof=(way, *chain.proof))


def same_owner(evidence: Sequence[Evidence], chains: Chains, sources: Sources) -> Iterator[Join]:
    """Join roots that speak in the voice of one owner: a ministry, its minister, its spokesman."""
    first: dict[str, Evidence] = {}
    for one in evidence:
        root = chains[one.id].root
        if root is not None:
            first.setdefault(root, one)
    voices: Mapping[str, list[str]] = defaultdict(list)
    for root in sorted(first):
        voices[voice(root, sources)].append(root)
    for owner, roots in sorted(voices.items()):
        for left, right in pairwise(roots):
            named = name_of(owner, sources)
            yield Join(
                left=first[left].id,
                right=first[right].id,
                reason=JoinReason.SAME_OWNER,
                because=f"{name_of(left, sources)} and {name_of(right, sources)} speak in the voice of {named}.",
                proof=tuple(" ∈ ".join(owners(root, sources)) for root in (left, right)),
            )


def same_circle(evidence: Sequence[Evidence], chains: Chains, sources: Sources) -> Iterator[Join]:
    """Join what runs in one circle, and the circle with the one root that a member of it has outside."""
    roots: dict[str, str] = {}
    for one in evidence:
        root = chains[one.id].root
        if root is not None and (root not in roots or chains[one.id].direct):
            roots[root] = one.id
    first: dict[str, str] = {}
    for one in evidence:
        circle = chains[one.id].loop
        if not circle or chains[one.id].root is not None:
            continue
        named = " → ".join(name_of(source, sources) for source in (*circle, circle[0]))
        rooted = sorted({source for source in circle if source in roots})
        held = next((first[source] for source in circle if source in first), None)
        other = roots[rooted[0]] if len(rooted) == 1 else held
        for source in circle:
            first.setdefault(source, one.id)
        if other is not None and other != one.id:
            because = f"{one.id} runs in a circle of sources that cite each other; {other} belongs to the same circle."
            yield Join(left=other, right=one.id, reason=JoinReason.LOOP, because=because, proof=(named,))


def same_pool(evidence: Sequence[Evidence], chains: Chains, sources: Sources) -> Iterator[Join]:
    """Join syntheses of the same sources."""
    first: dict[tuple[str, ...], str] = {}
    for one in evidence:
        pooled = chains[one.id].pooled
        if pooled and (other := first.setdefault(pooled, one.id)) != one.id:
            named = ", ".join(name_of(source, sources) for source in pooled)
            because = f"{one.id} and {other} pool the word of the same sources: {named}."
            yield Join(left=other, right=one.id, reason=JoinReason.CITES, because=because, proof=(named,))


def same_text(evidence: Sequence[Evidence], chains: Chains, copies: Copies) -> Iterator[Join]:
    """Join copies: verified shared text, or passages with exactly the same words."""
    single = {one.id for one in evidence if not chains[one.id].pooled}
    first: dict[str, str] = {}
    for one in evidence:
        words = one.passage.exact.split()
        if one.id in single and len(words) >= SAME_WORDS:
            other = first.setdefault(one.passage.sha256, one.id)
            if other != one.id:
                because = f"{one.id} and {other} have exactly the same words."
                shown = " ".join(words[:40])
                yield Join(left=other, right=one.id, reason=JoinReason.COPY, because=because, proof=(shown,))
    for copy in copies.among(single):
        because = (
            f"{copy.left} and {copy.right} share their words: {copy.containment:.0%} of the shorter text's word "
            f"sequences stand in the longer one."
        )
        yield Join(left=copy.left, right=copy.right, reason=JoinReason.COPY, because=because, proof=(copy.shared,))


def same_picture(evidence: Sequence[Evidence], chains: Chains) -> Iterator[Join]:
    """Join evidence that shows the same picture: hashes of 64 bits that differ in at most `PICTURE_DISTANCE`.

    Two such hashes agree in at least one of seven bands of bits, so only hashes that share a band are compared.
    """
    bands: Mapping[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for one in evidence:
        if chains[one.id].pooled:
            continue
        for picture in sorted(_hashes(one)):
            seen: set[str] = set()
            for band in range(PICTURE_DISTANCE + 1):
                bucket = bands[band, (picture >> (band * 9)) & (0x1FF if band < PICTURE_DISTANCE else 0x3FF)]
                for other, held in bucket:
                    distance = (picture ^ other).bit_count()
                    if held != one.id and held not in seen and distance <= PICTURE_DISTANCE:
                        seen.add(held)
                        yield _shown(held, one.id, (other, picture), distance)
                bucket.append((picture, one.id))


def _hashes(one: Evidence) -> set[int]:
    """Read the hashes of pictures; an empty picture (all bits alike) is no picture."""
    found = set()
    for text in one.pictures:
        try:
            value = int(text, 16)
        except ValueError:
            continue
        if 0 < value < 2**64 - 1:
            found.add(value)
    return found


def _shown(left: str, right: str, pictures: tuple[int, int], distance: int) -> Join:
    because = f"{left} and {right} show the same picture: {distance} of 64 bits of its hashes differ."
    proof = tuple(f"{picture:016x}" for picture in pictures)
    return Join(left=left, right=right, reason=JoinReason.SAME_PICTURE, because=because, proof=proof)
