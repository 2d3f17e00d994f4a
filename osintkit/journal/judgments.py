"""From journal entries to the judgments that stand: the same result for any order of files and merges."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, TypeVar

from osintkit.journal.entries import RECORDS, record_of
from osintkit.journal.order import Succession, no_judgment, succession, turn_of
from osintkit.journal.standing import Adjudication, Disagreement, Judgments, Note, Position, SourceChange
from osintkit.model import (
    Assessment,
    EvidenceStatus,
    GradeJudgment,
    HypothesisRating,
    JournalEntry,
    JudgmentKind,
    Link,
    OriginDecision,
    Record,
)
from osintkit.storage.chain import many_new_objects

__all__ = [
    "Adjudication",
    "Disagreement",
    "Judgments",
    "Note",
    "Position",
    "SourceChange",
    "link_value",
    "replay",
]

_JUDGED = frozenset({EvidenceStatus.ACCEPTED, EvidenceStatus.REJECTED})
RecordT = TypeVar("RecordT", bound=Record)


def replay(entries: Iterable[JournalEntry], *, until: datetime | None = None) -> Judgments:
    """Return what stands after all entries, or after those up to an instant.

    Parameters
    ----------
    entries
        Of any number of journals, in any order; an entry that comes twice counts once.
    until
        The last instant that counts.

    Raises
    ------
    JournalError
        When an entry that stands holds no valid judgment.
    """
    with many_new_objects():
        return judgments_of(succession(map(turn_of, entries), until=until))


def judgments_of(found: Succession[JournalEntry] | Succession[JournalEntry | Record]) -> Judgments:
    """Return the judgments that stand, from entries or from the records that were made of them already."""
    return _Standing(found).judgments()


_EvidenceKey = tuple[Any, ...]


class _Standing:
    """The records of what stands, by kind."""

    def __init__(self, found: Succession[JournalEntry] | Succession[JournalEntry | Record]) -> None:
        # by analyst and by what `evidence_id` is made of
        self.links: dict[tuple[str, _EvidenceKey], tuple[int, Link]] = {}
        self.grades: list[tuple[int, GradeJudgment]] = []
        self.settled: dict[tuple[str, str], tuple[int, Adjudication]] = {}
        self.others: dict[type[Record], list[Any]] = {cls: [] for cls in RECORDS.values()}
        for slot, (number, turn) in found.standing.items():
            record: Any = turn.told
            if type(record) is JournalEntry:
                try:
                    record = record_of(record)
                except ValueError as error:
                    raise no_judgment(record, error) from error
            kind = turn.kind
            if kind is JudgmentKind.LINK:
                self.links[turn.analyst, slot[2:]] = number, record
            elif kind is JudgmentKind.GRADE:
                self.grades.append((number, record))
            elif kind is JudgmentKind.ADJUDICATE:
                self.settled[record.of, record.subject] = number, record
            else:
                self.others[type(record)].append(record)

    def judgments(self) -> Judgments:
        links, link_rows = self._settle_links()
        grades, grade_rows = self._settle_grades()
        return Judgments(
            links=links,
            given=tuple(link for _, link in self.links.values()),
            grades=grades,
            given_grades=tuple(grade for _, grade in self.grades),
            decisions=tuple(self.others[OriginDecision]),
            assessments=tuple(self.others[Assessment]),
            ratings=tuple(self.others[HypothesisRating]),
            source_changes=tuple(self.others[SourceChange]),
            notes=tuple(self.others[Note]),
            disagreements=(*link_rows, *grade_rows),
            adjudicated=tuple(settled for _, settled in self.settled.values()),
        )

    def _settle_links(self) -> tuple[tuple[Link, ...], list[Disagreement]]:
        settled_ids = {subject for of, subject in self.settled if of == "link"}
        if not settled_ids and len({analyst for analyst, _ in self.links}) < 2:
            return tuple(link for _, link in self.links.values()), []
        groups: dict[_EvidenceKey, list[tuple[int, Link]]] = {}
        for (_, key), numbered in self.links.items():
            groups.setdefault(key, []).append(numbered)
        disagreements = []
        for key, group in groups.items():
            links = group
            if settled_ids:
                links = groups[key] = self._settled(group, ("link", group[0][1].evidence), _settle_link)
            judged = [link for _, link in links if link.status in _JUDGED]
            if len(judged) > 1 and len({link_value(link) for link in judged}) > 1:
                positions = [Position(analyst=link.analyst, value=link_value(link), at=link.at) for link in judged]
                disagreements.extend(_differing("link", judged[0].evidence, positions, judged[0].claim))
        standing = _in_order(groups) if settled_ids else tuple(link for _, link in self.links.values())
        return standing, sorted(disagreements, key=_subject)

    def _settle_grades(self) -> tuple[tuple[GradeJudgment, ...], list[Disagreement]]:
        groups: dict[str, list[tuple[int, GradeJudgment]]] = {}
        for numbered in self.grades:
            groups.setdefault(numbered[1].source, []).append(numbered)
        disagreements = []
        for source, group in groups.items():
            settled = self._settled(group, ("grade", source), _settle_grade)
            groups[source] = settled
            # what was given before a settlement is history; it takes no side any more
            since_then = self.settled[("grade", source)][0] if ("grade", source) in self.settled else 0
            latest: dict[str, GradeJudgment] = {}
            for number, grade in sorted(settled, key=lambda each: (_since(each[1]), each[0])):
                if number >= since_then:
                    latest[grade.analyst] = grade
            positions = [Position(analyst=name, value=each.letter.value, at=each.at) for name, each in latest.items()]
            disagreements.extend(_differing("grade", source, positions))
        return _in_order(groups), sorted(disagreements, key=_subject)

    def _settled(
        self,
        group: list[tuple[int, RecordT]],
        key: tuple[str, str],
        settle: Callable[[Adjudication, list[tuple[int, RecordT]]], tuple[list[tuple[int, RecordT]], RecordT]],
    ) -> list[tuple[int, RecordT]]:
        """Put a settlement in the place of what was given before it; what came later stands beside it."""
        in_order = sorted(group, key=itemgetter(0))
        if key not in self.settled:
            return in_order
        number, adjudication = self.settled[key]
        earlier = [numbered for numbered in in_order if numbered[0] < number]
        if not earlier:
            return in_order
        kept, settled = settle(adjudication, earlier)
        return [*kept, (number, settled), *in_order[len(earlier) :]]


def _settle_link(adjudication: Adjudication, earlier: list[tuple[int, Link]]) -> tuple[list[tuple[int, Link]], Link]:
    def fits(link: Link) -> bool:
        stance, status = adjudication.stance, adjudication.status
        return (stance is None or link.stance is stance) and (status is None or link.status is status)

    base = next((link for _, link in reversed(earlier) if fits(link)), earlier[-1][1])
    settled = dataclasses.replace(
        base,
        stance=adjudication.stance or base.stance,
        status=adjudication.status or (EvidenceStatus.ACCEPTED if adjudication.stance else base.status),
        analyst=adjudication.analyst,
        at=adjudication.at,
    )
    return [], settled


def _settle_grade(
    adjudication: Adjudication, earlier: list[tuple[int, GradeJudgment]]
) -> tuple[list[tuple[int, GradeJudgment]], GradeJudgment]:
    """Settle the letter from a day on; what was given for the time before that day is kept."""
    settled = dataclasses.replace(
        earlier[-1][1],
        letter=adjudication.letter or earlier[-1][1].letter,
        since=adjudication.since,
        reason=adjudication.reason,
        analyst=adjudication.analyst,
        at=adjudication.at,
    )
    return [(number, grade) for number, grade in earlier if _since(grade) < _since(settled)], settled


def link_value(link: Link) -> str:
    """Return what a link says in one word: its stance, or ``rejected``."""
    return link.status.value if link.status is EvidenceStatus.REJECTED else link.stance.value


def _since(grade: GradeJudgment) -> tuple[int, ...]:
    return (grade.since.earliest.toordinal(),) if grade.since else ()


def _differing(of: str, subject: str, positions: list[Position], claim: str = "") -> list[Disagreement]:
    if len({position.value for position in positions}) < 2:
        return []
    by_name = tuple(sorted(positions, key=lambda position: (position.analyst, position.value)))
    return [Disagreement(of=of, subject=subject, claim=claim, positions=by_name)]


def _subject(disagreement: Disagreement) -> tuple[str, str]:
    return disagreement.claim, disagreement.subject


def _in_order(groups: Mapping[Any, list[tuple[int, RecordT]]]) -> tuple[RecordT, ...]:
    flat = [numbered for group in groups.values() for numbered in group]
    return tuple(record for _, record in sorted(flat, key=itemgetter(0)))
