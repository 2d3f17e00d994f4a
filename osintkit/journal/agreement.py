"""How far analysts agree: Krippendorff's alpha, confusion tables, and what is left to settle.

Agreement is measured on what each analyst gave, before anything was settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from osintkit.journal.judgments import link_value
from osintkit.journal.standing import Disagreement, Judgments
from osintkit.model import EvidenceStatus, Rating, Record, Reliability, Stance

NOMINAL = "nominal"
ORDINAL = "ordinal"

Units = Mapping[str, Mapping[str, str]]
"""For each thing that was judged: analyst to value."""

LETTERS = tuple(letter.value for letter in Reliability if letter.has_basis)
"""In order; F is no grade but the absence of a basis, and counts as not judged."""
FITS = tuple(rating.value for rating in Rating if rating is not Rating.NOT_APPLICABLE)
STANCES = (*(stance.value for stance in Stance), EvidenceStatus.REJECTED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """How far the analysts agree on one kind of judgment of one claim."""

    kind: str
    """``link``, ``grade``, ``assess`` or ``rate``."""
    claim: str = ""
    """Id of the claim; empty for grades and ratings, which belong to none."""
    metric: str = NOMINAL
    """``nominal``, or ``ordinal`` for grades on a scale."""
    units: int = 0
    """Things that at least two analysts judged."""
    analysts: int = 0
    observed: float | None = None
    """Share of pairs of judgments that are equal."""
    alpha: float | None = None
    """Krippendorff's alpha; None when nothing was judged twice or nobody ever used a second value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion(Record):
    """What two analysts gave to the same things: rows for the first, columns for the second."""

    kind: str
    claim: str = ""
    left: str
    right: str
    values: tuple[str, ...] = ()
    counts: tuple[tuple[int, ...], ...] = ()


def krippendorff(units: Units, scale: Sequence[str] = ()) -> float | None:
    """Return Krippendorff's alpha of judgments by any number of analysts, with gaps.

    Parameters
    ----------
    units
        For each thing that was judged: analyst to value.
    scale
        The values from one end to the other, for the ordinal metric; values that are not on it are left out.
        Empty for the nominal metric.

    Returns
    -------
    float or None
        1 is perfect agreement, 0 what chance gives, below 0 systematic disagreement. None when it is not defined:
        no thing was judged twice, or only one value was ever used.

    Examples
    --------
    >>> units = {"E-1": {"anna": "supports", "ben": "supports"}, "E-2": {"anna": "refutes", "ben": "refutes"}}
    >>> krippendorff(units)
    1.0
    >>> krippendorff({"E-1": {"anna": "supports"}}) is None
    True
    """
    known = set(scale)
    rows = [
        values for unit in units.values() if len(values := [v for v in unit.values() if not known or v in known]) > 1
    ]
    totals = Counter(value for values in rows for value in values)
    if len(totals) < 2:
        return None
    distance = _distances(totals, scale)
    observed = sum(
        2 * distance[pair] / (len(values) - 1) for values in rows for pair in map(_pair, combinations(values, 2))
    )
    count = totals.total()
    expected = sum(
        2 * totals[left] * totals[right] * distance[_pair((left, right))] for left, right in combinations(totals, 2)
    )
    return 1 - (count - 1) * observed / expected


def _pair(values: tuple[str, str]) -> tuple[str, str]:
    return min(values), max(values)


def _distances(totals: Counter[str], scale: Sequence[str]) -> dict[tuple[str, str], float]:
    """Return the squared distance of each two values: 1 or 0, or by how many judgments lie between them."""
    values = [value for value in scale if value in totals] if scale else sorted(totals)
    distance = {(value, value): 0.0 for value in values}
    for low, high in combinations(range(len(values)), 2):
        pair = _pair((values[low], values[high]))
        if scale:
            between = sum(totals[value] for value in values[low : high + 1])
            distance[pair] = (between - (totals[values[low]] + totals[values[high]]) / 2) ** 2
        else:
            distance[pair] = 1.0
    return distance


def measure_agreement(judgments: Judgments) -> tuple[Agreement, ...]:
    """Return the agreement for each kind of judgment, links and digits by claim.

    Examples
    --------
    >>> measure_agreement(Judgments())
    ()
    """
    rows = []
    for (kind, claim), units in sorted(_units(judgments).items()):
        scale = _SCALES.get(kind, ())
        shared = {subject: unit for subject, unit in units.items() if len(unit) > 1}
        pairs = [pair for unit in shared.values() for pair in combinations(unit.values(), 2)]
        if pairs:
            rows.append(
                Agreement(
                    kind=kind,
                    claim=claim,
                    metric=ORDINAL if scale else NOMINAL,
                    units=len(shared),
                    analysts=len({analyst for unit in shared.values() for analyst in unit}),
                    observed=sum(left == right for left, right in pairs) / len(pairs),
                    alpha=krippendorff(shared, scale),
                )
            )
    return tuple(rows)


def confusion_tables(judgments: Judgments) -> tuple[Confusion, ...]:
    """Return for each claim, kind and two analysts how often they gave which values to the same things."""
    tables = []
    for (kind, claim), units in sorted(_units(judgments).items()):
        names = sorted({analyst for unit in units.values() for analyst in unit})
        for left, right in combinations(names, 2):
            both = Counter((unit[left], unit[right]) for unit in units.values() if left in unit and right in unit)
            if both:
                order = _SCALES.get(kind) or STANCES
                used = {value for pair in both for value in pair}
                values = (*(value for value in order if value in used), *sorted(used - set(order)))
                counts = tuple(tuple(both[row, column] for column in values) for row in values)
                tables.append(Confusion(kind=kind, claim=claim, left=left, right=right, values=values, counts=counts))
    return tuple(tables)


def to_settle(judgments: Judgments, claim: str | None = None) -> tuple[Disagreement, ...]:
    """Return the disagreements that nobody has settled, of one claim or of all."""
    return tuple(each for each in judgments.disagreements if claim is None or each.claim == claim)


_JUDGED = frozenset({EvidenceStatus.ACCEPTED, EvidenceStatus.REJECTED})
_SCALES: Mapping[str, tuple[str, ...]] = {"grade": LETTERS, "assess": ("1", "2", "3", "4", "5"), "rate": FITS}


def _units(judgments: Judgments) -> dict[tuple[str, str], dict[str, dict[str, str]]]:
    """Return, for each kind and claim, each thing with what each analyst gave it last."""
    found: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for kind, claim, subject, analyst, value in _values(judgments):
        if kind not in _SCALES or value in _SCALES[kind]:
            found.setdefault((kind, claim), {}).setdefault(subject, {})[analyst] = value
    return found


def _values(judgments: Judgments) -> Iterable[tuple[str, str, str, str, str]]:
    for link in judgments.given:
        if link.status in _JUDGED:
            yield "link", link.claim, link.evidence, link.analyst, link_value(link)
    for grade in judgments.given_grades:
        since = f" from {grade.since}" if grade.since else ""
        yield "grade", "", f"{grade.source}{since}", grade.analyst, grade.letter.value
    for assessment in judgments.assessments:
        if assessment.digit is not None:
            as_of = f"{assessment.claim} {assessment.as_of}"
            yield "assess", assessment.claim, as_of, assessment.analyst, assessment.digit.value
    for rating in judgments.ratings:
        yield "rate", "", f"{rating.hypothesis} {rating.evidence}", rating.analyst, rating.rating.value
