"""The rules that a case must keep, each by name; used while an analyst types, and by every run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from osintkit.corroborate.clocks import assessments_by
from osintkit.corroborate.material import Material
from osintkit.corroborate.origins.chains import rule_words
from osintkit.corroborate.stating.claims import read_claim
from osintkit.corroborate.verdicts.check import check
from osintkit.corroborate.verdicts.dossier import View
from osintkit.corroborate.verdicts.wording import Finding, lint_text, no_basis
from osintkit.errors import UnknownNameError, nearest
from osintkit.model import (
    Assessment,
    Change,
    Clock,
    Credibility,
    EvidenceStatus,
    JudgmentKind,
    Modality,
    Scope,
    Stance,
    now_utc,
)

__all__ = ["RULES", "Finding", "lint", "lint_assessment", "lint_text"]


def lint(material: Material, as_of: date | None = None, clock: Clock = Clock.PUBLIC) -> tuple[Finding, ...]:
    """Return everything in a case that breaks a rule.

    Parameters
    ----------
    material
        All records of the case.
    as_of, clock
        The day up to which assessments are looked at, and the clock that it is read on.

    Examples
    --------
    >>> from osintkit.model import Claim
    >>> own = Claim(id="c", text="It rained.", entails=("c",))
    >>> [(found.rule, found.target) for found in lint(Material(sources={}, claims={"c": own}))]
    [('entails-itself', 'c')]
    """
    found = [finding for rule in RULES.values() for finding in rule(material)]
    for claim in sorted(material.claims):
        for assessment in assessments_by(material.assessments, claim, as_of, clock):
            found.extend(_assessment(material, assessment, clock))
    found.extend(_stale(material, as_of, clock))
    return tuple(found)


def lint_assessment(
    material: Material, data: Mapping[str, Any] | Assessment, clock: Clock = Clock.PUBLIC
) -> tuple[Finding, ...]:
    """Return what the rules say of an assessment, before it is recorded.

    Parameters
    ----------
    material
        All records of the case.
    data
        The assessment, or its fields as plain data (``claim``, ``as_of``, ``digit`` ...); ids and instants may be
        missing.
    clock
        The clock on which its day is read.

    Raises
    ------
    UnknownNameError
        When it names no declared claim.
    ValueError
        When a field is unknown or wrong.

    Examples
    --------
    >>> from osintkit.model import Claim
    >>> material = Material(sources={}, claims={"c": Claim(id="c", text="It rained.")})
    >>> found = lint_assessment(material, {"claim": "c", "as_of": "2024-10-18", "digit": "1"})
    >>> found[0].rule, found[0].refuses
    ('digit-1-below-two-origins', True)
    """
    if not isinstance(data, Assessment):
        given = {"id": "new", "analyst": "", "made": now_utc().isoformat(), **dict(data)}
        given["as_of"] = str(given.get("as_of", "9999"))
        data = Assessment.from_dict({key: value for key, value in given.items() if value is not None})
    if data.claim not in material.claims:
        raise UnknownNameError("claim", data.claim, material.claims)
    return tuple(_assessment(material, data, clock))


def _assessment(material: Material, assessment: Assessment, clock: Clock) -> Iterator[Finding]:
    target = assessment.id
    if assessment.digit is Credibility.CONFIRMED:
        yield from _digit_one(material, assessment, clock)
    if assessment.digit is Credibility.CANNOT_BE_JUDGED and assessment.likelihood is not None:
        message = f"digit 6 says that there is no basis, and yet the claim is called {assessment.likelihood}"
        yield no_basis(target, message)
    held = {one.id: one for one in material.evidence}
    for one in assessment.evidence:
        if one not in held:
            yield _unknown(target, "evidence", one, held)
    yield from lint_text(assessment.rationale, target, tuple(held))


def _digit_one(material: Material, assessment: Assessment, clock: Clock) -> Iterator[Finding]:
    verdict = View(material, assessment.claim, clock).judge(assessment.as_of.latest).verdict
    if verdict.provisional:
        yield Finding(
            rule="digit-1-on-suggestions",
            target=assessment.id,
            message=f"{assessment.claim} is rated 1 as of {assessment.as_of}, but nobody has judged its evidence",
            way_out="accept or reject the suggested evidence first",
            refuses=True,
        )
    elif verdict.origins < 2:
        known = "only one origin supports it" if verdict.origins else "no origin supports it"
        yield Finding(
            rule="digit-1-below-two-origins",
            target=assessment.id,
            message=f"{assessment.claim} is rated 1 as of {assessment.as_of}, but {known}",
            way_out="rate it 2 or lower, or find a second origin that does not lean on the first",
            refuses=True,
        )


def _stale(material: Material, as_of: date | None, clock: Clock) -> Iterator[Finding]:
    for result in check(material, as_of, clock):
        if result.change in {Change.WEAKENED, Change.OVERTURNED} and (result.evidence or result.lost):
            yield Finding(
                rule="assessment-contradicted",
                target=result.assessment or result.claim,
                message=f"{result.claim}: {result.because}",
                way_out="assess the claim again, or say in a new rationale why the evidence does not change it",
            )


def _entailment(material: Material) -> Iterator[Finding]:
    for claim in material.claims.values():
        if claim.id in claim.entails:
            yield Finding(
                rule="entails-itself",
                target=claim.id,
                message=f"claim {claim.id} entails itself",
                way_out="take its own id out of its list of entailed claims",
            )
        yield from (
            _unknown(claim.id, "claim", wide, material.claims) for wide in claim.entails if wide not in material.claims
        )
    for circle in _circles({claim.id: claim.entails for claim in material.claims.values()}):
        yield Finding(
            rule="entailment-circle",
            target=circle[0],
            message=f"claims entail each other in a circle: {' → '.join((*circle, circle[0]))}",
            way_out="break the circle, or make one claim of them: what follows from each other says the same",
        )


def _readable(material: Material) -> Iterator[Finding]:
    for claim in material.claims.values():
        for problem in read_claim(claim).problems:
            what, _, way_out = problem.partition("; ")
            yield Finding(
                rule="claim-not-comparable",
                target=claim.id,
                message=f"no passage can be said to state {claim.id} ({claim.text}): {what}",
                way_out=way_out,
                fails=False,
            )


def _sources(material: Material) -> Iterator[Finding]:
    owner_of = {one.id: (one.owner,) if one.owner else () for one in material.sources.values()}
    for source, owned_by in owner_of.items():
        if source in owned_by:
            yield Finding(
                rule="owns-itself",
                target=source,
                message=f"source {source} is declared as its own owner",
                way_out="leave the owner empty, or name another source",
            )
        yield from (_unknown(source, "source", one, owner_of) for one in owned_by if one not in owner_of)
    for circle in _circles(owner_of):
        yield Finding(
            rule="owner-circle",
            target=circle[0],
            message=f"sources own each other in a circle: {' → '.join((*circle, circle[0]))}",
            way_out="say who owns whom, one way",
        )
    called: Mapping[str, list[str]] = defaultdict(list)
    for known in material.sources.values():
        for name in sorted({name.casefold().strip() for name in known.names}):
            called[name].append(known.id)
    for name, ids in sorted(called.items()):
        if len(ids) > 1:
            yield Finding(
                rule="contradictory-alias",
                target=", ".join(sorted(ids)),
                message=f"{name!r} is the name of several sources: {', '.join(sorted(ids))}",
                way_out="leave the name to one of them; a mention of it cannot be resolved otherwise",
            )


def _dependencies(material: Material) -> Iterator[Finding]:
    for one in material.dependencies:
        if one.source == one.on:
            yield Finding(
                rule="leans-on-itself",
                target=one.source,
                message=f"source {one.source} is declared to lean on itself; this is left out",
                way_out="name the source that it leans on",
            )
        for end in (one.source, one.on):
            if end not in material.sources:
                yield _unknown(rule_words(one), "source", end, material.sources)
    leaning: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for one in material.dependencies:
        if one.source != one.on:
            leaning[one.source] = (*leaning[one.source], one.on)
    for circle in _circles(leaning):
        yield Finding(
            rule="dependence-circle",
            target=circle[0],
            message=f"sources are declared to lean on each other in a circle: {' → '.join((*circle, circle[0]))}",
            way_out="say by dates or claims when who leaned on whom; a circle has no origin of its own",
        )


def _evidence(material: Material) -> Iterator[Finding]:
    for one in material.evidence:
        if one.status is not EvidenceStatus.ACCEPTED and not one.contested:
            continue
        if one.claim not in material.claims:
            yield _unknown(one.id, "claim", one.claim, material.claims)
            continue
        for source in (one.speaker, one.holder, *one.upstream):
            if source is not None and source not in material.sources:
                yield _unknown(one.id, "source", source, material.sources)
        if one.anchor == "orphan":
            yield Finding(
                rule="orphan-link",
                target=one.id,
                message=f"the passage of {one.id} is no longer where it was in {one.passage.document}: not counted",
                way_out="link the passage again where it stands now, or reject the link",
            )
        if one.contested:
            yield Finding(
                rule="unsettled",
                fails=False,
                target=one.id,
                message=f"{' and '.join(one.analysts) or 'analysts'} disagree on {one.id}; it does not count",
                way_out="settle it by an adjudication",
            )
        scopes = material.claims[one.claim].scopes
        planned = one.modality in {Modality.PLANS, Modality.CONDITIONAL}
        if planned and one.stance is Stance.SUPPORTS and scopes and Scope.PLANNED not in scopes:
            yield Finding(
                rule="plan-counted-as-presence",
                target=one.id,
                message=f"{one.id} tells of a plan or a condition and is linked as support of what is ({one.claim})",
                way_out="link it as neutral, or to a claim about what is planned",
            )
        if any(number.unit == "" and _numbered(number) for number in one.estimates):
            yield Finding(
                rule="number-without-unit",
                target=one.id,
                message=f"{one.id} gives a number without a unit",
                way_out="say what is counted",
            )


def _numbered(number: Any) -> bool:
    return any(value is not None for value in (number.low, number.best, number.high))


def _decisions(material: Material) -> Iterator[Finding]:
    claim_of = {one.id: one.claim for one in material.evidence}
    for one in material.decisions:
        named = f"{'split' if one.kind is JudgmentKind.SPLIT else 'join'} of {', '.join(one.evidence)}"
        if one.claim not in material.claims:
            yield _unknown(named, "claim", one.claim, material.claims)
        yield from (_unknown(named, "evidence", key, claim_of) for key in one.evidence if key not in claim_of)
    instants: Mapping[tuple[str, Any], list[Assessment]] = defaultdict(list)
    for assessment in material.assessments:
        instants[assessment.claim, assessment.made].append(assessment)
        if assessment.claim not in material.claims:
            yield _unknown(assessment.id, "claim", assessment.claim, material.claims)
    for (claim, made), several in sorted(instants.items()):
        if len(several) > 1:
            yield Finding(
                rule="two-assessments-at-one-instant",
                target=", ".join(sorted(one.id for one in several)),
                message=f"{claim} was assessed {len(several)} times at {made.isoformat()}: which holds is unknown",
                way_out="record the assessment that holds once more",
            )


RULES: Mapping[str, Callable[[Material], Iterator[Finding]]] = {
    "claims": _entailment,
    "readings": _readable,
    "sources": _sources,
    "dependencies": _dependencies,
    "evidence": _evidence,
    "decisions": _decisions,
}
"""What is looked at in the records themselves; assessments are looked at beside the evidence."""


def _unknown(target: str, kind: str, name: str, known: Any) -> Finding:
    match = nearest(name, known)
    return Finding(
        rule="unknown-reference",
        target=target,
        message=f"{target} names {kind} {name!r}, which nobody has declared",
        way_out=f"did you mean {match!r}?" if match else f"declare the {kind}, or correct the name",
    )


def _circles(leads_to: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Return each circle of two or more once, from its smallest member."""
    seen: set[frozenset[str]] = set()
    for start in sorted(leads_to):
        way: dict[str, str] = {}
        queue = [start]
        for node in queue:
            for after in leads_to.get(node, ()):
                if after == start and node != start:
                    circle = [node]
                    while circle[-1] != start:
                        circle.append(way[circle[-1]])
                    if frozenset(circle) not in seen:
                        seen.add(frozenset(circle))
                        yield tuple(circle[::-1])
                elif after not in way and after != start:
                    way[after] = node
                    queue.append(after)
