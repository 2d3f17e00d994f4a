"""Everything there is to say of a claim as of a day, put together from the pure functions beside this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from osintkit.corroborate.clocks import assessments_by, day_of, evidence_day, visible
from osintkit.corroborate.estimates.rows import Distortion, EstimateRow, EstimatesResult
from osintkit.corroborate.estimates.table import estimate_table
from osintkit.corroborate.material import Material
from osintkit.corroborate.origins.chains import speaks_for
from osintkit.corroborate.origins.find import Loop, OriginsResult, Reversal, find_origins
from osintkit.corroborate.origins.joins import name_of
from osintkit.corroborate.verdicts.denials import fallen, goes_down
from osintkit.corroborate.verdicts.judge import Grounds, denials_of, judge, named_origins, passed_origins
from osintkit.corroborate.verdicts.shifted_denials import implied_claims, shifted_denials
from osintkit.errors import UnknownNameError
from osintkit.model import (
    Assessment,
    Claim,
    Clock,
    Evidence,
    EvidenceStatus,
    Join,
    Origin,
    Record,
    Source,
    SourceKind,
    Stance,
    StatedDate,
    Verdict,
)

ACCEPTED, SUGGESTED = "accepted", "suggested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Record):
    """One entry of a claim's timeline."""

    day: StatedDate
    evidence: str
    stance: Stance
    origin: str | None = None
    """Id of the origin it counts for."""
    who: str
    because: str
    """One sentence: who, how, through whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Record):
    """A claim as of a day."""

    claim: Claim
    as_of: date | None
    clock: Clock
    basis: str
    """``accepted``: judged links count. ``suggested``: nobody has judged any, and nothing counts."""
    evidence: tuple[Evidence, ...]
    """What counts, oldest first; evidence of other claims that bears on this one keeps its own claim id."""
    origins: tuple[Origin, ...]
    joins: tuple[Join, ...]
    estimates: tuple[EstimateRow, ...]
    verdict: Verdict
    found: OriginsResult
    """How the origins were found: chains, and everything that the fields below repeat."""
    numbers: EstimatesResult
    """How the estimates stand to each other."""
    passed: tuple[str, ...] = ()
    """Ids of the origins whose side counts no longer: their government has since said the opposite, or their voice."""
    assessments: tuple[Assessment, ...] = ()
    entailed: tuple[str, ...] = ()
    """Claims whose support came up, because they entail this one."""
    loops: tuple[Loop, ...] = ()
    reversals: tuple[Reversal, ...] = ()
    distortions: tuple[Distortion, ...] = ()
    conflicts: tuple[str, ...] = ()
    """What does not fit: relays against their origin, numbers that do not meet, scopes that differ."""
    gaps: tuple[str, ...] = ()
    timeline: tuple[Moment, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the dossier as JSON types."""
        plain: dict[str, Any] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if each.name in {"found", "numbers"}:
                continue
            plain[each.name] = _plain(value)
        return plain


def build_dossier(material: Material, claim_id: str, as_of: date | None = None, clock: Clock = Clock.PUBLIC) -> Dossier:
    """Return everything there is to say of a claim as of a day.

    Parameters
    ----------
    material
        All records of the case.
    claim_id
        The claim.
    as_of
        The day; None for everything that the case holds.
    clock
        Which of the two clocks the day is read on.

    Raises
    ------
    UnknownNameError
        When no such claim is declared.

    Examples
    --------
    >>> claim = Claim(id="c", text="Soldiers were sent.")
    >>> build_dossier(Material(sources={}, claims={"c": claim}), "c").verdict.status
    <Status.UNREPORTED: 'unreported'>
    """
    view = View(material, claim_id, clock)
    return view.dossier(as_of)


def supporting_claims(claims: Mapping[str, Claim], claim_id: str) -> tuple[str, ...]:
    """Return the ids of claims from which this one follows, directly or through others.

    >>> claims = {
    ...     "wide": Claim(id="wide", text="Soldiers are in Russia."),
    ...     "narrow": Claim(id="narrow", text="Soldiers are in Kursk.", entails=("wide",)),
    ... }
    >>> supporting_claims(claims, "wide")
    ('narrow',)
    """
    found: list[str] = []
    queue = [claim_id]
    for wide in queue:
        for narrow in sorted(claims):
            if wide in claims[narrow].entails and narrow not in queue:
                queue.append(narrow)
                found.append(narrow)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict and what it rests on."""

    verdict: Verdict
    found: OriginsResult
    evidence: tuple[Evidence, ...]
    shifted: tuple[Distortion, ...] = ()
    lapsed: tuple[str, ...] = ()
    """Denials of wider claims that no longer stand there, as sentences."""
    named: frozenset[str] = frozenset()
    """Ids of the origins that are somebody by name."""
    passed: tuple[str, ...] = ()
    """Ids of the origins whose side counts no longer."""


class View:
    """A claim's evidence, chosen once, looked at as of any day."""

    def __init__(self, material: Material, claim_id: str, clock: Clock, *, downward: bool = True) -> None:
        if claim_id not in material.claims:
            raise UnknownNameError("claim", claim_id, material.claims)
        self.material = material
        self.claim = material.claims[claim_id]
        self.clock = clock
        self.narrower = supporting_claims(material.claims, claim_id)
        self.wider = implied_claims(material.claims, claim_id) - {claim_id} if downward else frozenset()
        about = {claim_id, *self.narrower, *self.wider}
        related = [one for one in material.evidence if one.claim in about]
        self.left_out = tuple(one for one in related if one.claim == claim_id and one.anchor == "orphan")
        usable = [one for one in related if one.anchor != "orphan"]
        accepted = [one for one in usable if one.status is EvidenceStatus.ACCEPTED]
        weighed = [one for one in accepted if self._bears(one) and not self._from_above(one)]
        refused = any(one.claim == claim_id and _is_judged(one) for one in usable)
        self.basis = ACCEPTED if weighed or refused else SUGGESTED
        if self.basis == SUGGESTED:
            accepted = [one for one in usable if one.claim == claim_id and one.status is EvidenceStatus.SUGGESTED]
        self.governments = frozenset(
            one.family or one.id for one in material.sources.values() if one.kind is SourceKind.GOVERNMENT
        )
        self.context = tuple(accepted)
        self.evidence = tuple(one for one in accepted if self._bears(one))
        denied = sorted({one.claim for one in self.evidence if self._from_above(one)})
        self.above = tuple(View(material, wide, clock, downward=False) for wide in denied)

    def _bears(self, one: Evidence) -> bool:
        """Whether evidence counts for the claim: its own, support of what entails it, or denial of what it entails.

        Doubt of a narrower claim is no doubt of this one.
        """
        goes_up = one.claim in self.narrower and one.stance is Stance.SUPPORTS
        return one.claim == self.claim.id or goes_up or self._from_above(one)

    def _from_above(self, one: Evidence) -> bool:
        return one.claim in self.wider and goes_down(one, self.claim)

    def days(self) -> tuple[date, ...]:
        """Return the days on which evidence appears, and on the capture clock also judgments of origins."""
        seen = (*self.context, *(one for view in self.above for one in view.context))
        days = {day for one in seen if (day := evidence_day(one, self.clock)) is not None}
        if self.clock is Clock.CAPTURED:
            days.update(
                day_of(one.at) for one in self.material.decisions if one.claim == self.claim.id and one.at is not None
            )
        return tuple(sorted(days))

    def judge(self, as_of: date | None) -> Judged:
        """Return the verdict as of a day, with what it rests on."""
        held = visible(self.evidence, as_of, self.clock)
        found = find_origins(self.claim.id, held, self.material, as_of, clock=self.clock, context=self.context)
        shifted = shifted_denials(self.claim.id, found, self.material, as_of, self.clock)
        lapsed = self._lapsed(held, found, as_of)
        case = self._case(held, found, as_of, {one: shifted[one].because for one in shifted} | lapsed)
        return Judged(
            verdict=judge(case),
            found=found,
            evidence=held,
            shifted=tuple(shifted.values()),
            lapsed=tuple(lapsed.values()),
            named=named_origins(case),
            passed=passed_origins(case),
        )

    def _lapsed(self, held: tuple[Evidence, ...], found: OriginsResult, as_of: date | None) -> dict[str, str]:
        denials = [one for one in held if self._from_above(one)]
        if not denials:
            return {}
        standing = [one for view in self.above for one in view.denials(as_of)]
        return fallen(found, denials, standing, self.material.sources)

    def denials(self, as_of: date | None) -> tuple[str, ...]:
        """Return the ids of the evidence with which this claim stands denied on a day."""
        held = visible(self.evidence, as_of, self.clock)
        found = find_origins(self.claim.id, held, self.material, as_of, clock=self.clock, context=self.context)
        shifted = shifted_denials(self.claim.id, found, self.material, as_of, self.clock)
        return denials_of(self._case(held, found, as_of, {one: shifted[one].because for one in shifted}))

    def _case(
        self, held: tuple[Evidence, ...], found: OriginsResult, as_of: date | None, discounted: Mapping[str, str]
    ) -> Grounds:
        days = self.days()
        last = as_of or (days[-1] if days else date.max)
        return Grounds(
            claim=self.claim,
            as_of=StatedDate(last.isoformat()),
            clock=self.clock,
            evidence={one.id: one for one in held},
            found=found,
            provisional=self.basis == SUGGESTED,
            sources=self.material.sources,
            unnamed=frozenset(one.id for one in self.material.sources.values() if not _by_name(one)),
            governments=self.governments,
            discounted=discounted,
        )

    def dossier(self, as_of: date | None) -> Dossier:
        """Return the dossier as of a day."""
        judged = self.judge(as_of)
        verdict, found, held = judged.verdict, judged.found, judged.evidence
        counting = [replace(one, estimates=()) if self._from_above(one) else one for one in held]
        numbers = estimate_table(self.claim, counting, found, self.material.sources)
        return Dossier(
            claim=self.claim,
            as_of=as_of,
            clock=self.clock,
            basis=self.basis,
            evidence=held,
            origins=found.origins
            if self.basis == ACCEPTED
            else tuple(replace(one, counts=False) for one in found.origins),
            joins=found.joins,
            estimates=numbers.rows,
            verdict=verdict,
            passed=judged.passed,
            assessments=assessments_by(self.material.assessments, self.claim.id, as_of, self.clock),
            entailed=verdict.by_entailment,
            loops=found.loops,
            reversals=found.reversals,
            distortions=(*numbers.distortions, *judged.shifted),
            conflicts=(*found.conflicts, *numbers.contradictions, *numbers.mismatches, *numbers.problems),
            gaps=tuple(self._gaps(verdict, found, held)),
            timeline=tuple(self._timeline(found, held)),
            found=found,
            numbers=numbers,
        )

    def _timeline(self, found: OriginsResult, held: Iterable[Evidence]) -> Iterable[Moment]:
        sources = self.material.sources
        chains = {chain.evidence: chain for chain in found.chains}
        for one in held:
            day = evidence_day(one, self.clock)
            if day is None:
                continue
            who = name_of(one.speaker, sources) if one.speaker else (one.speaker_words or name_of(one.holder, sources))
            origin = found.of(one.id)
            way = chains[one.id].path
            through = f", on the word of {name_of(way[-1], sources)}" if len(way) > 1 and way[-1] != one.speaker else ""
            holder = f" in {name_of(one.holder, sources)}" if one.holder not in (None, one.speaker) else ""
            yield Moment(
                day=one.said or StatedDate(day.isoformat()),
                evidence=one.id,
                stance=one.stance,
                origin=origin.id if origin else None,
                who=who,
                because=f"{who}{holder}{through}: {one.stance} ({one.id}).",
            )

    def _gaps(self, verdict: Verdict, found: OriginsResult, held: tuple[Evidence, ...]) -> Iterable[str]:
        if verdict.origins == 1 and found.supporting():
            only = found.supporting()[0]
            yield f"Only one origin supports the claim: {only.label}."
        undated = [one.id for one in held if one.said is None]
        if undated:
            yield f"Undated evidence, placed by the day of its capture: {', '.join(undated)}."
        unplaced = [one.id for one in self.evidence if evidence_day(one, self.clock) is None]
        if unplaced:
            yield f"Evidence without any day, seen only when no as-of day is asked for: {', '.join(unplaced)}."
        unknown = [chain.evidence for chain in found.chains if chain.unknown]
        if unknown:
            yield f"Evidence whose origin nobody knows: {', '.join(unknown)}."
        if self.left_out:
            orphans = ", ".join(one.id for one in self.left_out)
            yield f"Evidence whose passage is no longer where it was, which does not count: {orphans}."
        contested = [one.id for one in self.material.evidence if one.claim == self.claim.id and one.contested]
        if contested:
            yield f"Evidence on which analysts disagree: {', '.join(contested)}."
        heard = {origin.family for origin in found.origins if origin.family is not None}
        silent = [
            name_of(party.family, self.material.sources) for party in self.claim.parties if party.family not in heard
        ]
        if silent:
            yield f"Parties that have not been heard: {', '.join(silent)}."
        by_id = {one.id: one for one in held}
        spoken = {
            chain.evidence
            for chain in found.chains
            if by_id[chain.evidence].speaker in chain.suspected[:1]
            or speaks_for(by_id[chain.evidence], chain, self.material.sources)
        }
        relayed = [one.label for one in found.origins if one.root is not None and spoken.isdisjoint(one.evidence)]
        if relayed:
            yield f"Heard only through others: {'; '.join(relayed)}."


def _is_judged(one: Evidence) -> bool:
    """Whether somebody has accepted or refused a piece of evidence, or several disagree on it."""
    return one.status in {EvidenceStatus.ACCEPTED, EvidenceStatus.REJECTED} or one.contested


def _by_name(source: Source) -> bool:
    """Whether somebody stands by name behind a source: not behind an unnamed voice or an account without an owner."""
    return source.kind is not SourceKind.ANONYMOUS and (
        source.kind is not SourceKind.ACCOUNT or source.owner is not None
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Clock) else value
