"""Why this verdict: the argument in plain sentences, made from a dossier, each checkable against the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from osintkit.corroborate.verdicts.dossier import Dossier
from osintkit.model import Evidence, JoinReason, Record, Stance, Status

_REASONS = {
    JoinReason.SAME_ORIGINATOR: ("it is the same source that speaks", "it is the same source that speaks"),
    JoinReason.CITES: ("it speaks on that source's word", "they speak on that source's word"),
    JoinReason.RELIES_ON: ("it leans on that source", "they lean on that source"),
    JoinReason.COPY: ("it has the same text", "they have the same text"),
    JoinReason.SAME_PICTURE: ("it shows the same picture", "they show the same picture"),
    JoinReason.SAME_OWNER: ("one owner speaks through both", "one owner speaks through them"),
    JoinReason.UNKNOWN_ORIGIN: ("nobody knows where it comes from", "nobody knows where they come from"),
    JoinReason.LOOP: ("it runs in the same circle", "they run in the same circle"),
    JoinReason.ANALYST: ("an analyst put it there", "an analyst put them there"),
}
"""What each reason means, of one piece of evidence and of several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Record):
    """A heading of the argument and its sentences."""

    heading: str
    sentences: tuple[str, ...]


def explain(dossier: Dossier) -> tuple[Part, ...]:
    """Return the argument for a verdict, part by part; parts without a sentence are left out.

    Examples
    --------
    >>> from osintkit.corroborate.verdicts.dossier import build_dossier
    >>> from osintkit.corroborate.material import Material
    >>> from osintkit.model import Claim
    >>> material = Material(sources={}, claims={"c": Claim(id="c", text="It rained.")})
    >>> explain(build_dossier(material, "c"))[0].sentences[0]
    'The verdict on “It rained.”: unreported.'
    """
    parts = (
        Part(heading="Verdict", sentences=tuple(_verdict(dossier))),
        Part(heading="Why", sentences=dossier.verdict.because),
        Part(heading="What was joined", sentences=tuple(_joined(dossier))),
        Part(heading="Numbers", sentences=tuple(_numbers(dossier))),
        Part(
            heading="What does not fit", sentences=(*(loop.because for loop in dossier.loops), *dossier.found.conflicts)
        ),
        Part(heading="What is missing", sentences=dossier.gaps),
        Part(heading="What would move it", sentences=dossier.verdict.would_move),
        Part(heading="What analysts recorded", sentences=tuple(_recorded(dossier))),
    )
    return tuple(part for part in parts if part.sentences)


def explain_text(dossier: Dossier) -> str:
    """Return the argument as plain text, a heading and its sentences a paragraph.

    >>> from osintkit.corroborate.verdicts.dossier import build_dossier
    >>> from osintkit.corroborate.material import Material
    >>> from osintkit.model import Claim
    >>> material = Material(sources={}, claims={"c": Claim(id="c", text="It rained.")})
    >>> print(explain_text(build_dossier(material, "c")).splitlines()[0])
    Verdict. The verdict on “It rained.”: unreported.
    """
    return "\n\n".join(f"{part.heading}. {' '.join(part.sentences)}" for part in explain(dossier))


def _verdict(dossier: Dossier) -> Iterable[str]:
    verdict = dossier.verdict
    when = f" as of {dossier.as_of.isoformat()}" if dossier.as_of else ""
    yield f"The verdict on “{dossier.claim.text}”{when}: {verdict}."
    if verdict.would_be:
        yield f"It {verdict.would_be}; that is no verdict."
    elif not verdict.provisional and (verdict.status is not Status.UNREPORTED or dossier.evidence):
        pieces, origins = len(dossier.evidence), verdict.origins
        yield (
            f"{_count(pieces, 'piece')} of evidence, {_count(origins, 'origin')} that "
            f"{'supports' if origins == 1 else 'support'} it."
        )
    if verdict.by_entailment:
        it = "it" if len(verdict.by_entailment) == 1 else "each of them"
        yield f"Support of {_and(verdict.by_entailment)} counts here too, because this claim follows from {it}."
    wider = sorted({one.claim for one in dossier.evidence if one.claim != dossier.claim.id and _refutes(one)})
    if wider:
        yield f"Who denies {' or '.join(wider)} denies this claim as well, because this claim entails it."


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _refutes(one: Evidence) -> bool:
    return one.stance is Stance.REFUTES


def _joined(dossier: Dossier) -> Iterable[str]:
    for origin in dossier.origins:
        if len(origin.evidence) < 2:
            continue
        groups: dict[JoinReason, list[str]] = {}
        for join in origin.joins:
            groups.setdefault(join.reason, []).append(join.right)
        if origin.label.startswith("synthesis"):
            reasons = "they pool the same sources"
        else:
            reasons = "; ".join(_reason(reason, members) for reason, members in groups.items())
        counts = "count as one origin" if origin.counts else "stand together and count for none"
        yield f"{origin.label}: {len(origin.evidence)} pieces of evidence {counts} ({reasons})."


def _reason(reason: JoinReason, members: Sequence[str]) -> str:
    one, several = _REASONS[reason]
    return f"{_some(members)}: {one if len(set(members)) == 1 else several}"


def _some(members: Iterable[str]) -> str:
    """Return three ids at most, and how many more there are."""
    ids = list(dict.fromkeys(members))
    return ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")


def _numbers(dossier: Dossier) -> Iterable[str]:
    numbers = dossier.numbers
    yield from numbers.contradictions
    yield from (one.because for one in numbers.revisions)
    yield from (one.because for one in numbers.distortions)
    yield from numbers.mismatches
    yield from numbers.problems


def _recorded(dossier: Dossier) -> Iterable[str]:
    for one in dossier.assessments:
        said = [str(value) for value in (one.status, f"digit {one.digit}" if one.digit else None) if value]
        yield f"{one.analyst}, as of {one.as_of}: {', '.join(said) or 'no rating'}."
        if one.likelihood is not None:
            yield f"{one.analyst} calls it {one.likelihood}."
        if one.confidence is not None:
            yield f"{one.analyst} has {one.confidence} confidence in this judgment."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
