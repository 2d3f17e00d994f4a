"""How many independent origins stand behind evidence: a pure function from evidence to origins.

Evidence joins one origin when it comes from the same root, cites it or relies on it, when it has the same text or
the same picture, when one owner speaks through both, when sources cite each other in a circle. Repeaters of unknown
origin form one pool, which counts as one only when nothing known supports. A synthesis of several origins and a
circle count for none. Families never join. Analysts' splits and joins come last, and only a split separates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from osintkit.corroborate.clocks import decisions_by, evidence_day, visible
from osintkit.corroborate.material import Material
from osintkit.corroborate.origins import joins as rules
from osintkit.corroborate.origins.chains import Chain, taken_out, trace, voice
from osintkit.corroborate.origins.joins import name_of
from osintkit.corroborate.origins.partition import Partition
from osintkit.model import (
    Claim,
    Clock,
    Evidence,
    Join,
    JoinReason,
    Origin,
    Record,
    Stance,
    StatedDate,
    short_id,
)

_SIDES = {Stance.SUPPORTS, Stance.REFUTES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop(Record):
    """Sources that cite each other in a circle."""

    sources: tuple[str, ...]
    """Ids, in the order in which each cites the next."""
    evidence: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal(Record):
    """An origin that took the other side later."""

    origin: str
    root: str | None = None
    family: str | None = None
    before: Stance
    after: Stance
    from_evidence: str
    to_evidence: str
    day: StatedDate | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginsResult(Record):
    """The origins behind evidence for a claim, and how they were found."""

    origins: tuple[Origin, ...] = ()
    joins: tuple[Join, ...] = ()
    loops: tuple[Loop, ...] = ()
    reversals: tuple[Reversal, ...] = ()
    conflicts: tuple[str, ...] = ()
    """What does not fit and was not decided silently, as sentences."""
    chains: tuple[Chain, ...] = ()

    def supporting(self) -> tuple[Origin, ...]:
        """Return the origins that count and whose latest word supports."""
        return tuple(one for one in self.origins if one.counts and one.stance is Stance.SUPPORTS)

    def of(self, evidence: str) -> Origin | None:
        """Return the origin that a piece of evidence belongs to."""
        return next((one for one in self.origins if evidence in one.evidence), None)


def find_origins(
    claim_id: str,
    evidence: Iterable[Evidence],
    material: Material,
    as_of: date | None = None,
    *,
    clock: Clock = Clock.PUBLIC,
    context: Iterable[Evidence] = (),
) -> OriginsResult:
    """Return the origins behind evidence for a claim, as of a day.

    Parameters
    ----------
    claim_id
        The claim; its parties decide what is an admission.
    evidence
        The evidence that counts for it. What the day does not see is left out.
    material
        Sources, dependencies, copies and analysts' decisions.
    as_of, clock
        The day, and the clock that it is read on.
    context
        Further evidence through which chains are followed, without being counted here.

    Examples
    --------
    >>> from osintkit.model import Access, Passage, Source, SourceKind
    >>> sources = {
    ...     "nis": Source(id="nis", name="Intelligence Service", kind=SourceKind.ORGANISATION),
    ...     "daily": Source(id="daily", name="The Daily", kind=SourceKind.OUTLET),
    ... }
    >>> def said(key, speaker, *upstream):
    ...     words = Passage.of(key, "1,500 soldiers were sent.", 0, 25)
    ...     return Evidence(id=f"E-{key}", claim="c", passage=words, speaker=speaker, upstream=upstream)
    >>> found = find_origins("c", [said("1", "nis"), said("2", "daily", "nis")], Material(sources=sources, claims={}))
    >>> [(origin.label, origin.evidence) for origin in found.origins]
    [('Intelligence Service', ('E-1', 'E-2'))]
    >>> found.joins[0].because
    'E-2 speaks on the word of Intelligence Service, from which E-1 comes as well (The Daily → Intelligence Service).'
    """
    held = visible({one.id: one for one in evidence}.values(), as_of, clock)
    counted = {one.id for one in held}
    around = tuple(one for one in visible(context, as_of, clock) if one.id not in counted)
    chains = trace((*held, *around), material)
    partition = Partition([one.id for one in held])
    for found in _found(held, chains, material):
        partition.join(found)
    _pool_unknown(partition, held, chains, material)
    partition.decide(decisions_by(material.decisions, claim_id, as_of, clock))
    chains |= {one: taken_out(chains[one], material.sources) for one in partition.split_off}
    view = _View(claim_id, {one.id: one for one in held}, chains, material, clock)
    origins = view.origins(partition)
    return OriginsResult(
        origins=origins,
        joins=tuple(join for origin in origins for join in origin.joins),
        loops=_loops(held, chains, material),
        reversals=tuple(turn for origin in origins for turn in view.reversals(origin)),
        conflicts=tuple(sentence for origin in origins for sentence in view.conflicts(origin)),
        chains=tuple(chains[one.id] for one in held),
    )


def _found(held: Sequence[Evidence], chains: rules.Chains, material: Material) -> Iterable[Iterable[Join]]:
    """All joins, rule by rule, the strongest reason first."""
    sources = material.sources
    yield rules.same_root(held, chains, sources)
    yield rules.same_circle(held, chains, sources)
    yield rules.same_pool(held, chains, sources)
    yield rules.same_text(held, chains, material.copies)
    yield rules.same_picture(held, chains)
    yield rules.same_owner(held, chains, sources)


def _pool_unknown(partition: Partition, held: Sequence[Evidence], chains: rules.Chains, material: Material) -> None:
    """Join what has no known root, no circle and no synthesis: it may all be one, so it is."""
    unknown = [block for block in partition.blocks() if all(chains[one].unknown for one in block)]
    by_id = {one.id: one for one in held}
    partition.join(
        Join(
            left=unknown[0][0],
            right=block[0],
            reason=JoinReason.UNKNOWN_ORIGIN,
            because=f"Nobody knows where {unknown[0][0]} and {block[0]} come from, so they may come from one source.",
            proof=tuple(
                name_of(by_id[one].speaker or by_id[one].holder, material.sources) for one in (unknown[0][0], block[0])
            ),
        )
        for block in unknown[1:]
    )


def _loops(held: Sequence[Evidence], chains: rules.Chains, material: Material) -> tuple[Loop, ...]:
    circles: dict[tuple[str, ...], list[str]] = {}
    for one in held:
        if chains[one.id].loop:
            circles.setdefault(chains[one.id].loop, []).append(one.id)
    found = []
    for circle, members in circles.items():
        named = " → ".join(name_of(source, material.sources) for source in (*circle, circle[0]))
        rooted = any(chains[one].root is not None for one in members)
        end = "its root counts once" if rooted else "nobody in it is known to have spoken of its own knowledge"
        found.append(Loop(sources=circle, evidence=tuple(members), because=f"{named}: they cite in a circle; {end}."))
    return tuple(found)


class _View:
    """The evidence of one claim as of a day, as what origins are told from."""

    def __init__(
        self,
        claim_id: str,
        by_id: Mapping[str, Evidence],
        chains: Mapping[str, Chain],
        material: Material,
        clock: Clock,
    ) -> None:
        self.claim_id = claim_id
        self.claim: Claim | None = material.claims.get(claim_id)
        self.by_id = by_id
        self.chains = chains
        self.sources = material.sources
        self.clock = clock

    def origins(self, partition: Partition) -> tuple[Origin, ...]:
        """Return one origin a block; the pool of unknown origin counts only when nothing known supports."""
        found: list[Origin] = []
        for block in partition.blocks():
            origin = self._origin(block, partition)
            if any(origin.id == other.id for other in found):  # an analyst has taken one root apart
                origin = replace(origin, id=short_id("O", self.claim_id, *block))
            found.append(origin)
        known = any(one.counts and one.root is not None and one.stance is Stance.SUPPORTS for one in found)
        pool = {
            one.id: replace(one, counts=not known)
            for one in found
            if one.root is None
            and all(self.chains[member].unknown for member in one.evidence)
            and not any(member in partition.split_off for member in one.evidence)
        }
        return tuple(pool.get(one.id, one) for one in found)

    def _origin(self, block: Sequence[str], partition: Partition) -> Origin:
        roots = list(dict.fromkeys(root for one in block if (root := self.chains[one].root) is not None))
        voices = list(dict.fromkeys(voice(root, self.sources) for root in roots))
        root = (roots[0] if len(roots) == 1 else voices[0]) if roots else None
        split = block[0] in partition.split_off
        family = self._family(root)
        days = [self.by_id[one].said for one in block]
        stated = sorted(day for day in days if day is not None)
        stance = self._stance(block)
        party = next((one for one in self.claim.parties if one.family == family), None) if self.claim else None
        key = (voices[0],) if voices and not split else tuple(block)
        loop = next((self.chains[one].loop for one in block if self.chains[one].loop), ())
        return Origin(
            id=short_id("O", self.claim_id, *key),
            claim=self.claim_id,
            root=root,
            family=family,
            evidence=tuple(block),
            joins=partition.joins_of(block),
            counts=root is not None or split or all(self.chains[one].unknown for one in block),
            stance=stance,
            first=stated[0] if stated else None,
            last=stated[-1] if stated else None,
            party=party is not None,
            against_interest=party is not None and stance in _SIDES and stance is not party.gains,
            loop=loop if root is None else (),
            label=self._label(block, roots, stance, split=split),
        )

    def _family(self, root: str | None) -> str | None:
        if root is None:
            return None
        source = self.sources.get(root)
        return root if source is None or source.family is None else source.family

    def _label(self, block: Sequence[str], roots: Sequence[str], stance: Stance, *, split: bool) -> str:
        first = self.by_id[block[0]]
        if roots:
            rooted = [one for one in block if self.chains[one].root is not None]
            label = self._root_label([one for one in rooted if self.by_id[one].stance is stance] or rooted)
        elif pooled := next((self.chains[one].pooled for one in block if self.chains[one].pooled), ()):
            names = ", ".join(name_of(source, self.sources) for source in pooled)
            label = f"synthesis by {name_of(first.speaker or first.holder, self.sources)} (pools {names})"
        elif loop := next((self.chains[one].loop for one in block if self.chains[one].loop), ()):
            label = "circle: " + " → ".join(name_of(source, self.sources) for source in (*loop, loop[0]))
        else:
            label = "unknown origin"
        return f"{label}, split off" if split else label

    def _root_label(self, telling: Sequence[str]) -> str:
        """Return the name of a root; of the owner when several speak in its voice; of a leak with what is suspected.

        Only the evidence that tells the origin's side is asked: who took another side lends no name to it.
        """
        known = [self.chains[one] for one in telling]
        roots = list(dict.fromkeys(chain.root for chain in known if chain.root is not None))
        named = [name_of(root, self.sources) for root in roots]
        if all(chain.suspected for chain in known):
            nearest = min(known, key=lambda chain: len(chain.path))  # who leans on the root, not who leans on him
            source, on = nearest.suspected
            return f"{name_of(source, self.sources)} (suspected to lean on {name_of(on, self.sources)})"
        if len(roots) == 1:
            return named[0]
        owner = voice(roots[0], self.sources)
        others = [name for root, name in zip(roots, named, strict=True) if root != owner]
        if all(voice(root, self.sources) == owner for root in roots):
            return f"{name_of(owner, self.sources)} ({', '.join(others)})"
        return f"{named[0]} (with {', '.join(named[1:])})"

    def _sided(self, block: Sequence[str]) -> list[tuple[date, Evidence]]:
        """Return the evidence that tells an origin's side: its own words when any are held, else what relays say.

        What bears no date is nobody's latest word: it tells only when nothing dated does.
        """
        taking = [self.by_id[one] for one in block if self.by_id[one].stance is not Stance.NEUTRAL]
        own = [one for one in taking if self.chains[one.id].direct]
        dated = [one for one in own or taking if one.said is not None or self.clock is Clock.CAPTURED]
        return [(evidence_day(one, self.clock) or date.max, one) for one in dated or own or taking]

    def _stance(self, block: Sequence[str]) -> Stance:
        """Return the side of the latest day on which a side was taken; of unknown voices, all sides that they take."""
        sided = self._sided(block)
        if not sided:
            return Stance.NEUTRAL
        many = all(self.chains[one].unknown for one in block)
        stances = {one.stance for day, one in sided if many or day == sided[-1][0]}
        return stances.pop() if len(stances) == 1 else Stance.CONFLICTING

    def reversals(self, origin: Origin) -> Iterable[Reversal]:
        """Return each change of side of an origin."""
        if origin.root is None:
            return
        sided = [(day, one) for day, one in self._sided(origin.evidence) if one.stance in _SIDES]
        for (day, before), (later, after) in pairwise(sided):
            if before.stance is after.stance or day == later:
                continue
            because = (
                f"{origin.label}: {before.id} ({before.said or 'undated'}) {before.stance} the claim, "
                f"{after.id} ({after.said or 'undated'}) {after.stance} it."
            )
            yield Reversal(
                origin=origin.id,
                root=origin.root,
                family=origin.family,
                before=before.stance,
                after=after.stance,
                from_evidence=before.id,
                to_evidence=after.id,
                day=after.said,
                because=because,
            )

    def conflicts(self, origin: Origin) -> Iterable[str]:
        """Name relays that say the opposite of what the origin itself had last said by then."""
        own = [(day, one) for day, one in self._sided(origin.evidence) if self.chains[one.id].direct]
        for one in (self.by_id[member] for member in origin.evidence if not self.chains[member].direct):
            day = evidence_day(one, self.clock) or date.max
            said = [word for own_day, word in own if own_day <= day]
            if said and one.stance in _SIDES and said[-1].stance not in {one.stance, Stance.CONFLICTING}:
                yield (
                    f"{one.id} passes on {origin.label} as if it {one.stance} the claim; its own latest word by then, "
                    f"{said[-1].id}, {said[-1].stance} it."
                )
