"""Judging blind: of each thing, an analyst sees others' judgments only after an own one.

One rule for records and for rows of a table, so that no way of looking shows what another hides.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from osintkit.journal.standing import Judgments, Note
from osintkit.model import EvidenceStatus, GradeJudgment, HypothesisRating, Link, Record

if TYPE_CHECKING:
    import pandas as pd

Place = tuple[str, int, int]
"""A document with the start and end of a passage."""
_JUDGED = frozenset({EvidenceStatus.ACCEPTED, EvidenceStatus.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight(Record):
    """What an analyst has judged, and so may see others' judgments of; putting off is no judgment.

    Examples
    --------
    >>> sight = sight_of(Judgments(), "anna")
    >>> sight.sees("link", "anna", subject="E-1"), sight.sees("link", "ben", subject="E-1")
    (True, False)
    """

    analyst: str
    subjects: frozenset[str] = frozenset()
    """Ids of evidence and of sources."""
    ratings: frozenset[tuple[str, str]] = frozenset()
    """Hypotheses, each with a piece of evidence."""
    claims: frozenset[str] = frozenset()
    """Claims that the analyst has assessed."""
    hidden: frozenset[str] = frozenset()
    """Ids of what only others have judged."""
    places: tuple[Place, ...] = ()
    """Where the passages of it stand."""

    def sees(self, kind: str, by: str, *, subject: str = "", claim: str = "", hypothesis: str = "") -> bool:
        """Return whether a judgment of ``kind`` by an analyst is to be seen.

        Decisions on origins and changes of sources always are; they are facts of the case rather than ratings.
        """
        if by == self.analyst or kind in {"split", "join", "source"}:
            return True
        if kind == "rate":
            return (hypothesis, subject) in self.ratings
        return claim in self.claims if kind == "assess" else subject in self.subjects

    def sees_note(self, by: str, about: str, place: Place | None) -> bool:
        """Return whether a note is to be seen: one on what is hidden is hidden with it."""
        if by == self.analyst:
            return True
        document, start, end = place or ("", 0, 0)
        within = any(document == name and start < last and first < end for name, first, last in self.places)
        return not (within or about in self.hidden)


def sight_of(judgments: Judgments, analyst: str) -> Sight:
    """Return what an analyst may see.

    >>> sight_of(Judgments(), "anna").subjects
    frozenset()
    """
    evidence = {link.evidence for link in judgments.given if link.analyst == analyst and link.status in _JUDGED}
    sources = {grade.source for grade in judgments.given_grades if grade.analyst == analyst}
    judged = {link.evidence for link in judgments.given} | {grade.source for grade in judgments.given_grades}
    hidden = judged - evidence - sources
    passages = (link.passage for link in judgments.given if link.evidence in hidden)
    return Sight(
        analyst=analyst,
        subjects=frozenset(evidence | sources),
        ratings=frozenset((each.hypothesis, each.evidence) for each in judgments.ratings if each.analyst == analyst),
        claims=frozenset(each.claim for each in judgments.assessments if each.analyst == analyst),
        hidden=frozenset(hidden),
        places=tuple((each.document, each.start, each.end) for each in passages),
    )


def blinded(judgments: Judgments, analyst: str) -> Judgments:
    """Return what an analyst may see in blind mode; settlements are seen by those who judged.

    Examples
    --------
    >>> blinded(Judgments(), "anna").links
    ()
    """
    sight = sight_of(judgments, analyst)

    def link(one: Link | GradeJudgment) -> bool:
        return sight.sees("link", one.analyst, subject=one.evidence if isinstance(one, Link) else one.source)

    def note(one: Note) -> bool:
        place = (one.passage.document, one.passage.start, one.passage.end) if one.passage else None
        return sight.sees_note(one.analyst, one.about, place)

    def rating(one: HypothesisRating) -> bool:
        return sight.sees("rate", one.analyst, subject=one.evidence, hypothesis=one.hypothesis)

    return dataclasses.replace(
        judgments,
        links=tuple(filter(link, judgments.links)),
        given=tuple(filter(link, judgments.given)),
        grades=tuple(filter(link, judgments.grades)),
        given_grades=tuple(filter(link, judgments.given_grades)),
        ratings=tuple(filter(rating, judgments.ratings)),
        assessments=tuple(
            each for each in judgments.assessments if sight.sees("assess", each.analyst, claim=each.claim)
        ),
        notes=tuple(filter(note, judgments.notes)),
        disagreements=tuple(each for each in judgments.disagreements if each.subject in sight.subjects),
        adjudicated=tuple(
            each for each in judgments.adjudicated if sight.sees("adjudicate", each.analyst, subject=each.subject)
        ),
    )


def seen(table: pd.DataFrame, judgments: Judgments, analyst: str) -> pd.DataFrame:
    """Return the rows of table ``judgments`` that an analyst may see before judging; undo goes with its judgment.

    >>> from osintkit.tables import to_frame
    >>> len(seen(to_frame((), "judgments"), Judgments(), "anna"))
    0
    """
    sight = sight_of(judgments, analyst)
    shown: set[str] = set()
    for row in table.to_dict("records"):
        kind, by, subject = row["kind"], row["analyst"], row["subject"]
        if kind in {"undo", "redo"}:
            visible = by == analyst or subject in shown
        elif kind == "note":
            place = (row["document"], row["start"], row["end"]) if isinstance(row["document"], str) else None
            visible = sight.sees_note(by, subject, place)
        else:
            visible = sight.sees(kind, by, subject=subject, claim=row["claim"], hypothesis=row["hypothesis"])
        if visible:
            shown.add(row["judgment"])
    return table[table["judgment"].isin(shown)].reset_index(drop=True)
