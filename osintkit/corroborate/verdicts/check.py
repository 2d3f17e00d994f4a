"""A judgment is executable: whether each recorded assessment still holds on the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from osintkit.corroborate.clocks import assessments_by, day_of, evidence_day
from osintkit.corroborate.material import Material
from osintkit.corroborate.verdicts.dossier import Judged, View
from osintkit.model import Assessment, Change, Clock, Credibility, Evidence, Record, StatedDate, Status

_RANK = {
    status: rank
    for rank, status in enumerate(
        (
            Status.REFUTED,
            Status.UNJUDGED,
            Status.UNREPORTED,
            Status.UNKNOWN_ORIGIN,
            Status.CONTESTED,
            Status.SINGLE_ORIGIN,
            Status.SINGLE_FAMILY,
            Status.NOT_BY_NAME,
            Status.CORROBORATED_DENIED,
            Status.CORROBORATED,
            Status.ADMITTED_BY_ONE,
            Status.ADMITTED_BY_ALL,
        )
    )
}
_ESTABLISHED = {
    Status.CORROBORATED,
    Status.CORROBORATED_DENIED,
    Status.ADMITTED_BY_ONE,
    Status.ADMITTED_BY_ALL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult(Record):
    """What became of one claim since it was last assessed."""

    claim: str
    change: Change
    assessment: str | None = None
    """Id of the latest recorded assessment; None when there is none."""
    analyst: str = ""
    assessed_as_of: StatedDate | None = None
    recorded_status: Status | None = None
    """As the analyst recorded it; where that was left open, what the table gave on that day."""
    recorded_digit: Credibility | None = None
    status: Status
    digit: Credibility | None
    origins: int = 0
    evidence: tuple[str, ...] = ()
    """Ids of the evidence that appeared since, or that the assessment could not know."""
    lost: tuple[str, ...] = ()
    """Ids that the assessment rests on and that no longer count."""
    because: str = ""

    @property
    def recorded(self) -> str:
        """The recorded status and digit in words."""
        return _words(self.recorded_status, self.recorded_digit) if self.assessment else "nothing"

    @property
    def recomputed(self) -> str:
        """The recomputed status and digit in words."""
        return _words(self.status, self.digit)


def check(
    material: Material,
    as_of: date | None = None,
    clock: Clock = Clock.PUBLIC,
    claims: Iterable[str] | None = None,
) -> tuple[CheckResult, ...]:
    """Recompute claims and compare each with its latest recorded assessment.

    Parameters
    ----------
    material
        All records of the case.
    as_of, clock
        The day up to which evidence and assessments count, and the clock that it is read on.
    claims
        Ids of the claims to check; all when None.

    Examples
    --------
    >>> from osintkit.model import Claim
    >>> found = check(Material(sources={}, claims={"c": Claim(id="c", text="It rained.")}))
    >>> found[0].change, found[0].because
    (<Change.UNASSESSED: 'unassessed'>, 'Nobody has assessed this claim; by the evidence it is unreported.')
    """
    names = sorted(material.claims) if claims is None else list(dict.fromkeys(claims))
    return tuple(_check(material, claim, as_of, clock) for claim in names)


def _check(material: Material, claim: str, as_of: date | None, clock: Clock) -> CheckResult:
    view = View(material, claim, clock)
    now = view.judge(as_of)
    verdict = now.verdict
    recorded = assessments_by(material.assessments, claim, as_of, clock)
    if not recorded:
        return CheckResult(
            claim=claim,
            change=Change.UNASSESSED,
            status=verdict.status,
            digit=verdict.digit,
            origins=verdict.origins,
            because=(f"Nobody has assessed this claim; by the evidence it is {_words(verdict.status, verdict.digit)}."),
        )
    latest = recorded[-1]
    then = view.judge(latest.as_of.latest if clock is Clock.PUBLIC else day_of(latest.made))
    status = latest.status or then.verdict.status
    digit = latest.digit or then.verdict.digit
    moved = tuple(one.id for one in now.evidence if _unseen(one, latest))
    lost = tuple(one for one in latest.evidence if one not in {held.id for held in now.evidence})
    change = _change(
        (latest.status, latest.digit) if latest.status or latest.digit else (status, digit),
        (verdict.status, verdict.digit),
    )
    return CheckResult(
        claim=claim,
        change=change,
        assessment=latest.id,
        analyst=latest.analyst,
        assessed_as_of=latest.as_of,
        recorded_status=status,
        recorded_digit=digit,
        status=verdict.status,
        digit=verdict.digit,
        origins=verdict.origins,
        evidence=moved,
        lost=lost,
        because=_sentence(change, latest, now, moved, lost) + _rivals(recorded),
    )


def _rivals(recorded: Sequence[Assessment]) -> str:
    """Name the assessments that were recorded at the same instant as the latest and rate the claim otherwise."""
    latest = recorded[-1]
    rivals = [
        f"{one.analyst} {_words(one.status, one.digit)} ({one.id})"
        for one in recorded[:-1]
        if (one.as_of, one.made) == (latest.as_of, latest.made)
        and (one.status, one.digit) != (latest.status, latest.digit)
    ]
    if not rivals:
        return ""
    return f" Recorded at the same instant: {'; '.join(rivals)}. Which of them holds is unknown; record it once more."


def _unseen(one: Evidence, assessment: Assessment) -> bool:
    """Whether the assessment could not know the evidence: said after its day, or captured after it was made."""
    day = evidence_day(one)
    captured_later = one.captured is not None and one.captured > assessment.made
    return one.id not in assessment.evidence and (day is None or day > assessment.as_of.latest or captured_later)


def _change(recorded: tuple[Status | None, Credibility | None], now: tuple[Status, Credibility | None]) -> Change:
    """Compare by digit, then by status; a part that the analyst left open is not compared."""
    (old_status, old_digit), (status, digit) = recorded, now
    if _overturned(old_status, old_digit, status, digit):
        return Change.OVERTURNED
    old, new = _height(old_digit), _height(digit)
    if old_digit is not None and old != new:
        return Change.STRENGTHENED if new > old else Change.WEAKENED
    if old_status is not None and old_status is not status:
        return Change.STRENGTHENED if _RANK[status] > _RANK[old_status] else Change.WEAKENED
    return Change.UNCHANGED


def _overturned(
    old_status: Status | None, old_digit: Credibility | None, status: Status, digit: Credibility | None
) -> bool:
    held = old_status in _ESTABLISHED or old_digit in {Credibility.CONFIRMED, Credibility.PROBABLY_TRUE}
    denied = old_status is Status.REFUTED or old_digit is Credibility.IMPROBABLE
    if held and not denied:
        return status is Status.REFUTED or digit is Credibility.IMPROBABLE
    return denied and not held and (status in _ESTABLISHED or digit in {"1", "2"})


def _height(digit: Credibility | None) -> int:
    """Return how far up a digit stands: no basis is below possibly true and above doubtful."""
    return {"1": 5, "2": 4, "3": 3, "6": 2, "4": 1, "5": 0}.get(digit or "6", 2)


def _sentence(change: Change, latest: Assessment, now: Judged, moved: tuple[str, ...], lost: tuple[str, ...]) -> str:
    recorded = f"{latest.analyst} assessed it as of {latest.as_of} as {_words(latest.status, latest.digit)}"
    verdict = _words(now.verdict.status, now.verdict.digit)
    if change is Change.UNCHANGED:
        text = f"{recorded}; by the evidence it is {verdict}."
        return f"{text} New evidence has not moved it: {', '.join(moved)}." if moved else text
    why = f"; evidence that it could not know: {', '.join(moved)}" if moved else ""
    gone = f"; evidence that it rests on and that no longer counts: {', '.join(lost)}" if lost else ""
    none = "; no evidence has changed since: the rating itself differs from the table" if not (moved or lost) else ""
    return f"{recorded}; by the evidence it is now {verdict}{why}{gone}{none}."


def _words(status: Status | None, digit: Credibility | None) -> str:
    if status is None:
        return f"digit {digit}" if digit is not None else "likely or not, without status or digit"
    return f"{status} (digit {digit})" if digit is not None else str(status)
