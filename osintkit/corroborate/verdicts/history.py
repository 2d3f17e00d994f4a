"""How a verdict came about: its steps by day, each with the evidence that made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from osintkit.corroborate.clocks import sees
from osintkit.corroborate.material import Material
from osintkit.corroborate.origins.chains import speaks_for
from osintkit.corroborate.origins.joins import name_of
from osintkit.corroborate.verdicts.dossier import SUGGESTED, Judged, View
from osintkit.model import Clock, Credibility, Evidence, Origin, Record, StatedDate, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """A day on which the verdict became another one, or rested on other numbers."""

    claim: str
    day: StatedDate
    status: Status
    digit: Credibility | None
    row: str
    origins: int
    families: int
    refuting_origins: int
    withholding: int
    denied_by: tuple[str, ...] = ()
    admitted_by: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    """Ids of the evidence of that day that made the step."""
    added: tuple[str, ...] = ()
    """Ids of all evidence that appeared on that day."""
    because: str = ""


def history(material: Material, claim_id: str, clock: Clock = Clock.PUBLIC) -> tuple[Step, ...]:
    """Return the steps of a claim's verdict, oldest first.

    A step is the same function as the dossier, asked for each day on which something appeared; days that changed
    neither the verdict nor its counts are no steps.

    Parameters
    ----------
    material
        All records of the case.
    claim_id
        The claim.
    clock
        Which of the two clocks the days are read on.

    Examples
    --------
    >>> from osintkit.model import Claim
    >>> history(Material(sources={}, claims={"c": Claim(id="c", text="It rained.")}), "c")
    ()
    """
    view = View(material, claim_id, clock)
    if view.basis == SUGGESTED:
        return ()  # of suggestions there is no history of verdicts
    steps: list[Step] = []
    before: Judged | None = None
    for day in view.days():
        judged = view.judge(day)
        step = _step(judged, before, view)
        changed = before is None or _told(judged) != _told(before)
        if changed and (step.added or step.status is not Status.UNREPORTED):
            steps.append(step)
        before = judged
    return tuple(steps)


def standing_at(steps: tuple[Step, ...], day: StatedDate) -> Step | None:
    """Return the step that holds on a day.

    >>> standing_at((), StatedDate("2024-10-18")) is None
    True
    """
    held = [step for step in steps if sees(step.day.latest, day.latest)]
    return held[-1] if held else None


def _told(judged: Judged) -> tuple[object, ...]:
    verdict = judged.verdict
    return (
        verdict.status,
        verdict.digit,
        verdict.origins,
        verdict.families,
        verdict.refuting_origins,
        verdict.withholding,
        verdict.denied_by,
        verdict.admitted_by,
    )


def _step(judged: Judged, before: Judged | None, view: View) -> Step:
    held = {one.id for one in before.evidence} if before else set()
    added = tuple(one.id for one in judged.evidence if one.id not in held)
    made = _made(judged, before, added, view)
    verdict = judged.verdict
    return Step(
        claim=view.claim.id,
        day=verdict.as_of,
        status=verdict.status,
        digit=verdict.digit,
        row=verdict.row,
        origins=verdict.origins,
        families=verdict.families,
        refuting_origins=verdict.refuting_origins,
        withholding=verdict.withholding,
        denied_by=verdict.denied_by,
        admitted_by=verdict.admitted_by,
        evidence=tuple(made),
        added=added,
        because=_sentence(judged, before, made, view),
    )


def _made(judged: Judged, before: Judged | None, added: tuple[str, ...], view: View) -> dict[str, str]:
    """Return the evidence of the day that changed an origin, each with what it did."""
    earlier: Mapping[str, Origin] = {one.id: one for one in before.found.origins} if before else {}
    made: dict[str, str] = {}
    for origin in judged.found.origins:
        fresh = [one for one in judged.evidence if one.id in added and one.id in origin.evidence]
        known = earlier.get(origin.id)
        if not fresh:
            continue
        said = min(fresh, key=partial(_remoteness, origin=origin, judged=judged, view=view))
        says = _says(origin, said, judged, view)
        if known is None:
            made[said.id] = f"{origin.label} is heard for the first time{says} ({said.id})"
        elif known.stance is not origin.stance:
            was = f"{origin.label}, until then {_UNTIL[known.stance]}, now"
            if known.label != origin.label:
                was = f"{known.label} was until then {_UNTIL[known.stance]}; {origin.label}, counted with it, now"
            made[said.id] = f"{was}{says.removeprefix(' and')} ({said.id})"
        elif before is not None and origin.id in judged.named - before.named:
            made[said.id] = (
                f"{origin.label}, until then known only through somebody unnamed or on another's word, is now heard by "
                f"name ({said.id})"
            )
    if not made and added:
        made[added[0]] = _merged(judged, earlier) or f"{', '.join(added)} changed what is counted"
    return made


def _merged(judged: Judged, earlier: Mapping[str, Origin]) -> str:
    """Say which origins, counted apart until then, turned out to be one."""
    now = {origin.id for origin in judged.found.origins}
    gone = [(one, judged.found.of(one.evidence[0])) for one in earlier.values() if one.id not in now]
    return "; ".join(f"{one.label} turns out to be one with {home.label}" for one, home in gone if home is not None)


_UNTIL = {
    "supports": "supporting",
    "refutes": "refuting",
    "neutral": "without a side",
    "conflicting": "on both sides",
}


def _own(said: Evidence, judged: Judged, view: View) -> bool:
    """Whether the root speaks, somebody of its government, or nobody else that is told."""
    chain = next(one for one in judged.found.chains if one.evidence == said.id)
    if chain.root is None or said.speaker in (None, chain.root, *chain.suspected[:1]):
        return True
    return speaks_for(said, chain, view.material.sources)


def _remoteness(said: Evidence, origin: Origin, judged: Judged, view: View) -> tuple[bool, bool, bool]:
    """Order what an origin said on a day: what tells its side, in its own words, of this claim comes first."""
    return said.stance is not origin.stance, not _own(said, judged, view), said.claim != view.claim.id


def _says(origin: Origin, said: Evidence, judged: Judged, view: View) -> str:
    """Say what an origin makes of the claim in a piece of evidence: on whose word, of which claim, counted or not."""
    teller = name_of(said.speaker, view.material.sources)
    through = "" if _own(said, judged, view) else f", on the word of {teller},"
    words = {"supports": "supports", "refutes": "refutes", "neutral": "takes no side"}
    verb = words.get(origin.stance, "takes both sides")
    if verb in {"supports", "refutes"}:
        wide = said.claim != view.claim.id and said.stance is origin.stance
        verb = f"{verb} {said.claim}, and this claim with it" if wide else f"{verb} the claim"
    discounted = {one.evidence for one in judged.shifted}
    counted = origin.counts and discounted.isdisjoint(origin.evidence)
    return f"{through} and {verb}" + ("" if counted else ", without counting")


def _sentence(judged: Judged, before: Judged | None, made: Mapping[str, str], view: View) -> str:
    verdict = judged.verdict
    now = str(verdict)
    was = str(before.verdict) if before else ""
    moved = f"From {was} to {now}" if before and was != now else f"{now[0].upper()}{now[1:]}"
    before_lapsed = before.lapsed if before else ()
    lapsed = [one.rstrip(".") for one in judged.lapsed if one not in before_lapsed]
    reasons = "; ".join((*made.values(), *_turned(judged, before, view), *lapsed)) or "an analyst decided on origins"
    return f"{moved}: {reasons}."


def _turned(judged: Judged, before: Judged | None, view: View) -> list[str]:
    """Say which parties took the other side through another voice than before."""
    if before is None:
        return []
    was, now, sources = before.verdict, judged.verdict, view.material.sources
    earlier = {one.id: one.stance for one in before.found.origins}
    told = {one.family for one in judged.found.origins if earlier.get(one.id, one.stance) is not one.stance}
    admits = [one for one in now.admitted_by if one in was.denied_by and one not in told]
    denies = [one for one in now.denied_by if one in was.admitted_by and one not in told]
    return [
        *(f"{name_of(one, sources)}, which had denied it until then, now admits it" for one in admits),
        *(f"{name_of(one, sources)}, which had admitted it until then, now denies it" for one in denies),
    ]
