"""Competing hypotheses: which one has the least against it, after Heuer and Burton.

Only inconsistent evidence counts: I is one point against a hypothesis, II two. What consists with every hypothesis
says nothing. Evidence of one origin on one claim votes once: the mean of its pieces, so copies do not vote twice.

Letters discount only where there is a basis. A vote of an A counts in full, of B three quarters, C half, D a quarter,
E not at all (the numbers that the Admiralty taxonomy of MISP gives). F says that there is no basis, so no number is
made of it: its votes are left undiscounted in ``against``, and left out of ``least``. Where the order of hypotheses
differs between the two, it depends on sources that nobody can judge, and the matrix says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, pstdev

from osintkit.corroborate.clocks import evidence_day, grades_by, judged, sees
from osintkit.corroborate.material import Material
from osintkit.corroborate.origins.find import find_origins
from osintkit.corroborate.origins.joins import name_of
from osintkit.model import (
    Clock,
    Evidence,
    EvidenceStatus,
    HypothesisRating,
    Origin,
    Rating,
    Record,
    Reliability,
)

POINTS: Mapping[Rating, float] = {Rating.INCONSISTENT: 1.0, Rating.VERY_INCONSISTENT: 2.0}
"""What a rating counts against a hypothesis; the others count nothing."""
SCALE: Mapping[Rating, float] = {
    Rating.VERY_CONSISTENT: 2.0,
    Rating.CONSISTENT: 1.0,
    Rating.NEUTRAL: 0.0,
    Rating.INCONSISTENT: -1.0,
    Rating.VERY_INCONSISTENT: -2.0,
}
"""How far apart ratings are, for telling which evidence distinguishes; ``NA`` is none of them."""
WEIGHTS: Mapping[Reliability, float] = {
    Reliability.A: 1.0,
    Reliability.B: 0.75,
    Reliability.C: 0.5,
    Reliability.D: 0.25,
    Reliability.E: 0.0,
}
"""Discounts by letter. ``F`` is not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """Evidence of one origin on one claim, which votes once."""

    origin: str
    """Id of the origin."""
    root: str | None = None
    """Id of the source it comes from."""
    label: str
    claim: str
    evidence: tuple[str, ...]
    letter: Reliability
    """Of the root; ``F`` when there is none."""
    points: Mapping[str, float]
    """Against each hypothesis, undiscounted."""
    ratings: Mapping[str, str]
    """What was rated, by hypothesis; several ratings of one origin are separated by a space."""
    diagnosticity: float
    """How far its ratings differ between hypotheses (standard deviation); 0 distinguishes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Record):
    """What stands against one hypothesis."""

    hypothesis: str
    text: str
    rank: int
    """From 1; hypotheses with equally much against them share a rank."""
    against: float
    """Points, discounted by letters A to E; votes of F undiscounted."""
    least: float
    """The same without the votes of F."""
    votes: int
    """Origins whose evidence is inconsistent with it."""
    unrated: int
    """Votes that say nothing of it: not rated, or not applicable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity(Record):
    """What would happen if one piece of evidence or one origin were wrong."""

    kind: str
    """``evidence`` or ``origin``."""
    target: str
    """Id of the evidence, or of the source whose word, on all claims, is taken away."""
    label: str
    before: tuple[str, ...]
    """Hypotheses with the least against them."""
    after: tuple[str, ...]
    ranking: str = ""
    """The whole order that would hold then."""
    because: str

    @property
    def first(self) -> bool:
        """Whether another hypothesis would come first; else only the order behind it would change."""
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Record):
    """The matrix of one analyst, or of all of them together."""

    analyst: str
    """Empty for all analysts together."""
    votes: tuple[Vote, ...]
    scores: tuple[Score, ...]
    """Least against first."""
    sensitive: tuple[Sensitivity, ...]
    notes: tuple[str, ...] = ()
    """What a reader must know: letters without basis that decide, evidence that distinguishes nothing."""


def compare_hypotheses(
    material: Material, as_of: date | None = None, clock: Clock = Clock.PUBLIC, analyst: str = ""
) -> Matrix:
    """Return the matrix of hypotheses and evidence, ranked by what stands against each hypothesis.

    Parameters
    ----------
    material
        Hypotheses, ratings, evidence and sources.
    as_of, clock
        The day, and the clock that it is read on.
    analyst
        Whose ratings; empty for the mean of all analysts.

    Examples
    --------
    >>> compare_hypotheses(Material(sources={}, claims={})).scores
    ()
    """
    evidence = {
        one.id: one
        for one in material.evidence
        if one.anchor != "orphan"
        and one.status in {EvidenceStatus.ACCEPTED, EvidenceStatus.SUGGESTED}
        and sees(evidence_day(one, clock), as_of)
    }
    ratings = [
        one
        for one in material.ratings
        if one.evidence in evidence
        and one.hypothesis in material.hypotheses
        and analyst in {"", one.analyst}
        and judged(one.at, as_of, clock)
    ]
    rated = {one.evidence for one in ratings}
    held = [evidence[key] for key in sorted(rated)]
    table = _Table(material, held, ratings, as_of, clock)
    votes = table.votes()
    scores = _scores(votes, material)
    return Matrix(
        analyst=analyst,
        votes=votes,
        scores=scores,
        sensitive=tuple(table.sensitive(scores, votes)),
        notes=tuple(_notes(votes, scores, table.mute)),
    )


def by_analyst(material: Material, as_of: date | None = None, clock: Clock = Clock.PUBLIC) -> tuple[Matrix, ...]:
    """Return the matrix of each analyst who rated, in the order of their names.

    >>> by_analyst(Material(sources={}, claims={}))
    ()
    """
    names = sorted({one.analyst for one in material.ratings})
    return tuple(compare_hypotheses(material, as_of, clock, name) for name in names if name)


class _Table:
    """Ratings grouped by what votes once."""

    def __init__(
        self,
        material: Material,
        held: Sequence[Evidence],
        ratings: Sequence[HypothesisRating],
        as_of: date | None,
        clock: Clock,
    ) -> None:
        self.material = material
        self.hypotheses = sorted(material.hypotheses)
        self.claim_of = {one.id: one.claim for one in held}
        latest: dict[tuple[str, str, str], HypothesisRating] = {}
        for one in sorted(ratings, key=lambda one: (one.at is not None, one.at, one.analyst, one.rating)):
            latest[one.evidence, one.hypothesis, one.analyst] = one
        self.given: Mapping[tuple[str, str], list[Rating]] = defaultdict(list)
        for (evidence, hypothesis, _), one in sorted(latest.items()):
            self.given[evidence, hypothesis].append(one.rating)
        self.letters = {one.id: one.letter for one in material.sources.values()}
        self.letters |= {one.source: one.letter for one in grades_by(material.grades, as_of, clock)}
        self.groups: list[tuple[Origin, str, Reliability]] = []
        self.mute: list[str] = []
        """What has no origin of its own, and so no vote beside those whose word it repeats."""
        for claim in sorted({one.claim for one in held}):
            about = [one for one in held if one.claim == claim]
            found = find_origins(claim, about, material, as_of, clock=clock, context=material.evidence)
            for origin in found.origins:
                letter = self.letters.get(origin.root or "", Reliability.F)
                label = origin.label if origin.root is None else name_of(origin.root, material.sources)
                if not origin.counts:
                    self.mute.append(label)
                    continue
                self.groups.append((origin, label, letter))

    def votes(self, without: str = "") -> tuple[Vote, ...]:
        """Return what votes, leaving out one piece of evidence."""
        found = []
        for origin, label, letter in self.groups:
            evidence = tuple(one for one in origin.evidence if one != without)
            if evidence:
                found.append(self._vote(origin, label, letter, evidence))
        return tuple(found)

    def _vote(self, origin: Origin, label: str, letter: Reliability, evidence: tuple[str, ...]) -> Vote:
        given = {
            hypothesis: [rating for one in evidence for rating in self.given.get((one, hypothesis), ())]
            for hypothesis in self.hypotheses
        }
        applying = {key: [one for one in ratings if one in SCALE] for key, ratings in given.items()}
        applying = {key: ratings for key, ratings in applying.items() if ratings}
        means = [fmean(SCALE[one] for one in ratings) for ratings in applying.values()]
        return Vote(
            origin=origin.id,
            root=origin.root,
            label=label,
            claim=origin.claim,
            evidence=evidence,
            letter=letter,
            points={key: fmean(POINTS.get(one, 0.0) for one in ratings) for key, ratings in applying.items()},
            ratings={key: " ".join(ratings) for key, ratings in given.items() if ratings},
            diagnosticity=pstdev(means) if len(means) > 1 else 0.0,
        )

    def sensitive(self, scores: Sequence[Score], votes: Sequence[Vote]) -> Iterable[Sensitivity]:
        """Return each single piece of evidence and each origin whose loss would change the ranking.

        Those come first that would put another hypothesis first.
        """
        if len(scores) < 2:
            return
        found = [
            ("evidence", one, one, _scores(self.votes(without=one), self.material)) for one in sorted(self.claim_of)
        ]
        for key, label in sorted({(one.root or one.origin, one.label) for one in votes}):
            kept = [one for one in votes if (one.root or one.origin) != key]
            found.append(("origin", key, label, _scores(kept, self.material)))
        turns = [_turn(*one[:3], scores, one[3]) for one in found if _ranking(one[3]) != _ranking(scores)]
        yield from sorted(turns, key=lambda turn: not turn.first)


def _turn(kind: str, target: str, label: str, before: Sequence[Score], after: Sequence[Score]) -> Sensitivity:
    was, now, ranking = _first(before), _first(after), _ranking(after)
    because = f"If {label} were wrong, the order would be: {ranking}."
    if was != now:
        because = f"If {label} were wrong, the least would stand against {', '.join(now)} instead of {', '.join(was)}."
    return Sensitivity(kind=kind, target=target, label=label, before=was, after=now, ranking=ranking, because=because)


def _ranking(scores: Sequence[Score]) -> str:
    """Return the order of hypotheses in words, those with equally much against them together."""
    ranks = sorted({one.rank for one in scores})
    return ", then ".join(" and ".join(one.hypothesis for one in scores if one.rank == rank) for rank in ranks)


def _weight(vote: Vote) -> float:
    return WEIGHTS.get(vote.letter, 1.0)


def _scores(votes: Sequence[Vote], material: Material) -> tuple[Score, ...]:
    sums = {}
    for hypothesis in sorted(material.hypotheses):
        against = sum(vote.points.get(hypothesis, 0.0) * _weight(vote) for vote in votes)
        least = sum(vote.points.get(hypothesis, 0.0) * _weight(vote) for vote in votes if vote.letter.has_basis)
        sums[hypothesis] = (round(against, 9), round(least, 9))
    ordered = sorted(sums, key=lambda hypothesis: (sums[hypothesis][0], hypothesis))
    return tuple(
        Score(
            hypothesis=hypothesis,
            text=material.hypotheses[hypothesis].text,
            rank=1 + sum(other[0] < sums[hypothesis][0] for other in sums.values()),
            against=sums[hypothesis][0],
            least=sums[hypothesis][1],
            votes=sum(vote.points.get(hypothesis, 0.0) > 0 for vote in votes),
            unrated=sum(hypothesis not in vote.points for vote in votes),
        )
        for hypothesis in ordered
    )


def _first(scores: Sequence[Score]) -> tuple[str, ...]:
    return tuple(one.hypothesis for one in scores if one.rank == 1)


def _notes(votes: Sequence[Vote], scores: Sequence[Score], mute: Sequence[str]) -> Iterable[str]:
    if mute:
        yield f"No origin of their own, so without a vote: {'; '.join(dict.fromkeys(mute))}."
    blind = [one.label for one in votes if one.diagnosticity == 0.0]
    if blind:
        yield f"Distinguishes no hypothesis from another: {', '.join(dict.fromkeys(blind))}."
    without_basis = [one.label for one in votes if not one.letter.has_basis and any(one.points.values())]
    if without_basis:
        yield (
            f"No basis for a letter (F), so not discounted: {', '.join(dict.fromkeys(without_basis))}. Without these "
            f"votes, the column “least” holds."
        )
    by_least = sorted(scores, key=lambda one: (one.least, one.hypothesis))
    if scores and {one.hypothesis for one in by_least if one.least == by_least[0].least} != set(_first(scores)):
        yield "Which hypothesis has the least against it depends on sources whose reliability nobody can judge."
    missing = [one.hypothesis for one in scores if one.unrated]
    if missing:
        yield f"Not rated against all evidence: {', '.join(sorted(missing))}; unrated counts nothing against them."
