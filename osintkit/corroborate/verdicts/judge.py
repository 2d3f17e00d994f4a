"""From origins to a verdict: who stands where as of the day, put to the decision table, with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from osintkit.corroborate.clocks import evidence_day
from osintkit.corroborate.origins.chains import Chain, speaks_for, voice
from osintkit.corroborate.origins.find import OriginsResult
from osintkit.corroborate.origins.joins import name_of
from osintkit.corroborate.verdicts.decision_table import Row, Standing, Voice, decide, would_move
from osintkit.corroborate.verdicts.unjudged import unjudged
from osintkit.model import (
    Claim,
    Clock,
    Evidence,
    Origin,
    Source,
    SourceKind,
    Stance,
    StatedDate,
    Verdict,
)

_SIDES = (Stance.SUPPORTS, Stance.REFUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a verdict is made from."""

    claim: Claim
    as_of: StatedDate
    clock: Clock
    evidence: Mapping[str, Evidence]
    found: OriginsResult
    provisional: bool = False
    sources: Mapping[str, Source] = field(default_factory=dict)
    """For names."""
    unnamed: frozenset[str] = frozenset()
    """Ids of the sources that nobody names."""
    governments: frozenset[str] = frozenset()
    """Families that speak with one voice."""
    discounted: Mapping[str, str] = field(default_factory=dict)
    """Origins whose side does not count, and the sentence that says why."""


def judge(case: Grounds) -> Verdict:
    """Return the verdict of the table on a claim, with the evidence behind it; none before a person has judged."""
    if case.provisional:
        return unjudged(case.claim, case.as_of, tuple(case.evidence.values()), _of_table(case))
    return _of_table(case)


def _of_table(case: Grounds) -> Verdict:
    side = _sides(case)
    standing = _standing(case, side)
    row = decide(standing)
    supporting = side.of(Stance.SUPPORTS)
    pool = _pool_counts(side)
    denied = tuple(sorted({one.family for one in side.of(Stance.REFUTES) if one.party and one.family is not None}))
    supports = [one for one in case.evidence.values() if one.stance is Stance.SUPPORTS]
    entailed = {one.claim for one in supports}
    return Verdict(
        claim=case.claim.id,
        as_of=case.as_of,
        status=row.status,
        digit=row.digit,
        row=row.name,
        because=tuple(_because(case, side, standing, row)),
        would_move=would_move(standing, lambda family: name_of(family, case.sources)),
        origins=len(supporting) or int(pool),
        families=len(standing.families),
        refuting_origins=len(side.of(Stance.REFUTES)),
        withholding=len(side.withholding),
        denied_by=denied,
        admitted_by=tuple(sorted(standing.admitted)),
        by_entailment=tuple(sorted(entailed - {case.claim.id})),
    )


def denials_of(case: Grounds) -> tuple[str, ...]:
    """Return the ids of the evidence of the origins that refute, and whose word still stands."""
    refuting = _sides(case).of(Stance.REFUTES)
    return tuple(one for origin in refuting for one in origin.evidence if case.evidence[one].stance is Stance.REFUTES)


def passed_origins(case: Grounds) -> tuple[str, ...]:
    """Return the ids of the origins whose side counts no longer, or never was of this claim."""
    side = _sides(case)
    return (*(one.id for one in (*side.superseded, *side.spoken)), *case.discounted)


def named_origins(case: Grounds) -> frozenset[str]:
    """Return the ids of the origins behind which somebody stands by name and was heard."""
    chains = {chain.evidence: chain for chain in case.found.chains}
    return frozenset(one.id for one in case.found.origins if _known(one) and _named_voice(one, chains, case))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """Origins that count, by where they stand."""

    standing: tuple[Origin, ...]
    superseded: tuple[Origin, ...]
    """Of a party whose later word is another."""
    torn: tuple[Origin, ...]
    """That said both on their latest day."""
    withholding: tuple[Origin, ...]
    spoken: tuple[Origin, ...]
    """That took no side at first, and whose speakers have taken one since, on another's word."""
    beside: tuple[Origin, ...]
    """That do not count: a pool beside known origins, a circle, a synthesis."""

    def of(self, stance: Stance) -> tuple[Origin, ...]:
        """Return the origins that stand on a side."""
        return tuple(one for one in self.standing if one.stance is stance)


def _known(origin: Origin) -> bool:
    """Whether an origin is somebody: a root, or what an analyst took out as an origin of its own."""
    return origin.counts and (origin.root is not None or origin.label.endswith("split off"))


def _sides(case: Grounds) -> _Sides:
    known = [one for one in case.found.origins if _known(one) and one.id not in case.discounted]
    sided = [one for one in known if one.stance in _SIDES]
    gone = [one for one in sided if _superseded(one, sided, case)]
    neutral = [one for one in known if one.stance is Stance.NEUTRAL]
    spoken = _since_spoken(neutral, case)
    return _Sides(
        standing=tuple(one for one in sided if one not in gone),
        superseded=tuple(gone),
        torn=tuple(one for one in known if one.stance is Stance.CONFLICTING),
        withholding=tuple(one for one in neutral if one not in spoken),
        spoken=tuple(spoken),
        beside=tuple(one for one in case.found.origins if not _known(one)),
    )


def _since_spoken(neutral: Sequence[Origin], case: Grounds) -> list[Origin]:
    """Return those whose voice has since taken a side, on whosever word: they withhold no longer."""
    took: dict[str, date] = {}
    for said in case.evidence.values() if neutral else ():
        if said.stance in _SIDES and said.speaker is not None:
            own = voice(said.speaker, case.sources)
            took[own] = max(took.get(own, date.min), _spoken_on(said, case))
    return [
        one
        for one in neutral
        if one.root is not None and took.get(voice(one.root, case.sources), date.min) > _latest(one.evidence, case)
    ]


def _superseded(one: Origin, sided: Sequence[Origin], case: Grounds) -> bool:
    """Whether the family of an origin, which speaks with one voice, has since taken the other side.

    A government's later support ends its earlier denial. Its later denial ends its earlier support only where it
    gains from denying: then its position is one. Elsewhere two of its services may disagree, and both count.
    """
    gains = {party.family: party.gains for party in case.claim.parties}
    one_voice = one.family in gains or one.family in case.governments
    if not one_voice or (one.stance is Stance.SUPPORTS and gains.get(one.family or "") is not Stance.REFUTES):
        return False
    own = [other for other in sided if other.family == one.family]
    latest = max(_last_word(other, case) for other in own)
    return _last_word(one, case) < latest and all(
        other.stance is not one.stance for other in own if _last_word(other, case) == latest
    )


def _last_word(origin: Origin, case: Grounds) -> date:
    """Return the day of the latest evidence that carries an origin's stance."""
    return _latest([one for one in origin.evidence if case.evidence[one].stance is origin.stance], case)


def _latest(evidence: Iterable[str], case: Grounds) -> date:
    return max(_spoken_on(case.evidence[one], case) for one in evidence)


def _spoken_on(evidence: Evidence, case: Grounds) -> date:
    """Return the day of a word among others; on the public clock, what bears no date is nobody's latest word."""
    if case.clock is Clock.PUBLIC and evidence.said is None:
        return date.min
    return evidence_day(evidence, case.clock) or date.max


def _pool_counts(side: _Sides) -> bool:
    return not side.of(Stance.SUPPORTS) and any(
        one.counts and one.stance in {Stance.SUPPORTS, Stance.CONFLICTING} for one in side.beside
    )


def _standing(case: Grounds, side: _Sides) -> Standing:
    gains = {party.family: party.gains for party in case.claim.parties}
    chains = {chain.evidence: chain for chain in case.found.chains}
    voices = tuple(
        Voice(
            family=one.family or one.id,
            stance=one.stance,
            gains=gains.get(one.family or ""),
            named=_named_voice(one, chains, case),
        )
        for one in side.standing
    )
    return Standing(
        voices=voices,
        unknown_supports=any(one.stance in {Stance.SUPPORTS, Stance.CONFLICTING} for one in side.beside),
        deniers=tuple(sorted({party.family for party in case.claim.parties if party.gains is Stance.REFUTES})),
    )


def _named_voice(origin: Origin, chains: Mapping[str, Chain], case: Grounds) -> bool:
    """Whether somebody stands behind an origin by name and was heard.

    A suspicion joins an unnamed voice, and gives it no name. What another body says on somebody's word was not said
    by him: a briefing passed on confirms nobody.
    """
    carrying = _carrying(origin, chains, case)
    heard = [chain for chain in carrying if _heard(case.evidence[chain.evidence], chain, case)]
    return bool(_ends(heard) - case.unnamed) or (origin.root is None and not _ends(carrying))


def _carrying(origin: Origin, chains: Mapping[str, Chain], case: Grounds) -> list[Chain]:
    """Return the chains of the evidence that carries an origin's stance."""
    return [chains[one] for one in origin.evidence if case.evidence[one].stance is origin.stance]


def _ends(chains: Iterable[Chain]) -> set[str]:
    """Return who speaks at the end of each chain; where the last step is only suspected, who may take it."""
    ends = {chain.suspected[0] if chain.suspected else chain.root for chain in chains}
    return {end for end in ends if end is not None}


def _heard(said: Evidence, chain: Chain, case: Grounds) -> bool:
    """Whether the root speaks, somebody of its family, or an outlet that passes it on; not another body."""
    known = case.sources.get(said.speaker or "")
    passes_on = known is None or known.kind is SourceKind.OUTLET
    return passes_on or said.speaker in chain.suspected[:1] or speaks_for(said, chain, case.sources)


def _nameless(supporting: Sequence[Origin], case: Grounds) -> Iterable[str]:
    """Say of each supporting origin that confirms nobody why it does not."""
    chains = {chain.evidence: chain for chain in case.found.chains}
    mute = [one for one in supporting if not _named_voice(one, chains, case)]
    unnamed = [one for one in mute if _ends(_carrying(one, chains, case)) <= case.unnamed]
    if unnamed:
        yield f"{_listed([one.label for one in unnamed])} {_unnamed(len(unnamed), len(supporting) - len(unnamed))}"
    for one in mute:
        if one not in unnamed:
            told = dict.fromkeys(case.evidence[chain.evidence].speaker for chain in _carrying(one, chains, case))
            names = _listed([name_of(speaker, case.sources) for speaker in told])
            yield f"{one.label} is heard only on the word of {names}, and so confirms nobody."


def _unnamed(number: int, others: int) -> str:
    """Say what it means that so many supporting origins are unnamed, beside so many others."""
    if not others:
        return "are unnamed, and may all be one voice." if number > 1 else "is unnamed: nobody stands for it by name."
    if number > 1:
        return "are unnamed: each may speak for somebody who is counted already, so they confirm nobody."
    return "is unnamed and may speak for somebody who is counted already, so it confirms nobody."


def _because(case: Grounds, side: _Sides, standing: Standing, row: Row) -> Iterable[str]:
    yield f"The first row of the table that holds is “{row.name}”: {row.condition}."
    supporting, refuting = side.of(Stance.SUPPORTS), side.of(Stance.REFUTES)
    if supporting:
        families = len(standing.families)
        yield (
            f"{_count(len(supporting), 'independent origin')} of {_count(families, 'family', 'families')} "
            f"{_verb('support', len(supporting))}: {_named(supporting, case)}."
        )
    if refuting:
        families = len({one.family or one.id for one in refuting})
        yield (
            f"{_count(len(refuting), 'origin')} of {_count(families, 'family', 'families')} "
            f"{_verb('refute', len(refuting))}: {_named(refuting, case)}."
        )
    yield from _nameless(supporting, case)
    yield from _interests(case, (*supporting, *refuting))
    yield from _evasions((*supporting, *refuting), case)
    for one in side.superseded:
        yield (
            f"{one.label} had last {_past(one.stance)} the claim; {name_of(one.family, case.sources)} has since said "
            f"the opposite, which is what counts."
        )
    for one in side.torn:
        yield f"{one.label} both supports and refutes on its latest day, and counts on neither side."
    if side.withholding:
        yield (
            f"{_count(len(side.withholding), 'origin')} spoke without taking a side: {_named(side.withholding, case)}."
        )
    for one in side.spoken:
        own = voice(one.root or "", case.sources)
        who = "and" if own == one.root else f"and {name_of(own, case.sources)}, whose voice this is,"
        yield f"{one.label} had taken no side, {who} has since taken one on the word of others."
    yield from (_beside(one, side) for one in side.beside)
    yield from case.discounted.values()
    yield from (turn.because for turn in case.found.reversals)


def _evasions(standing: Sequence[Origin], case: Grounds) -> Iterable[str]:
    """Say which families have spoken without taking a side since they last took one."""
    by_family: dict[str, list[Origin]] = {}
    for one in standing:
        by_family.setdefault(one.family or one.id, []).append(one)
    homes = {one: origin.family for origin in case.found.origins for one in origin.evidence}
    for family, own in by_family.items():
        last = max(_last_word(one, case) for one in own)
        since = [
            said
            for said in case.evidence.values()
            if homes[said.id] == family and said.stance is Stance.NEUTRAL and _spoken_on(said, case) > last
        ]
        if since:
            ids = ", ".join(f"{said.id} of {said.said or 'no known day'}" for said in since[:3])
            yield (
                f"{name_of(family, case.sources)} has since spoken without taking a side ({ids}); what it said before "
                f"stands until it says the opposite."
            )


def _interests(case: Grounds, standing: Sequence[Origin]) -> Iterable[str]:
    """Say of each family with a stake whether it speaks for its interest or against it."""
    for party in case.claim.parties:
        of_family = [one for one in standing if one.family == party.family]
        name = name_of(party.family, case.sources)
        why = f" Its stake: {party.reason.rstrip('.')}." if party.reason else ""
        gains, does = ("supporting", "supports") if party.gains is Stance.SUPPORTS else ("refuting", "refutes")
        alike = [one.label for one in of_family if one.stance is party.gains]
        against = [one.label for one in of_family if one.stance is not party.gains]
        if alike:
            yield f"{name} gains from {gains} and {does}: {'; '.join(alike)}.{why}"
        if against:
            yield f"{name} gains from {gains}, yet speaks against its interest: {'; '.join(against)}.{why}"


def _beside(origin: Origin, side: _Sides) -> str:
    evidence = ", ".join(origin.evidence)
    if origin.counts:
        counts = "counts as one" if _pool_counts(side) else "counts as none, because it supports nothing"
        return f"Evidence of unknown origin ({evidence}) {counts}."
    many = len(origin.evidence) > 1
    if origin.loop:
        circle = origin.label.removeprefix("circle: ")
        verbs = "run in a circle, and have no origin of their own" if many else "runs in a circle, and has no origin"
        return f"{evidence} {verbs}: {circle}."
    if origin.label.startswith("unknown"):
        return f"Evidence of unknown origin ({evidence}) adds nothing to the known origins."
    return f"The {origin.label} adds no origin of its own ({evidence})."


def _named(origins: Sequence[Origin], case: Grounds) -> str:
    return "; ".join(f"{one.label} ({', '.join(_telling(one, case))})" for one in origins)


def _telling(origin: Origin, case: Grounds) -> list[str]:
    """Return the evidence that carries an origin's stance, three at most, and how many more there are."""
    carrying = [one for one in origin.evidence if case.evidence[one].stance is origin.stance]
    shown = carrying[:3]
    return [*shown, f"and {len(carrying) - 3} more"] if len(carrying) > 3 else shown


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _verb(verb: str, number: int) -> str:
    return f"{verb}s" if number == 1 else verb


def _past(stance: Stance) -> str:
    return "supported" if stance is Stance.SUPPORTS else "refuted"
