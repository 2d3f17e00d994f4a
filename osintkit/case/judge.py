"""What an analyst does: every method writes one journal entry, on disk before it returns."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from osintkit.case.anchors import anchors
from osintkit.errors import JudgmentError, ParameterError, UnknownNameError, suggestion
from osintkit.model import (
    Confidence,
    Credibility,
    EvidenceStatus,
    JournalEntry,
    JudgmentKind,
    Likelihood,
    Passage,
    Rating,
    Reliability,
    Stance,
    StatedDate,
)

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import date

    import pandas as pd

    from osintkit.case.journals import JournalDesk
    from osintkit.case.records import Records


class Rated(TypedDict, total=False):
    """The parts of a rating; each may be left out."""

    digit: Credibility | str | None
    likelihood: Likelihood | str | None
    confidence: Confidence | str | None
    status: str | None


class Judge:
    """The judgments that can be made on a case; ``case.judge`` is one.

    Nothing is kept only in memory: when a method returns, the judgment is on disk and the case shows it.

    Examples
    --------
    ::

        case.judge.link(case.passage(document, start, end), "nk-troops-in-russia", "supports")
        case.judge.grade("nis", "B", reason="mostly borne out since 2022")
        case.judge.undo()
    """

    def __init__(self, records: Records, desk: JournalDesk) -> None:
        self._records = records
        self._desk = desk

    def table(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``judgments``: every judgment of every analyst by a day, and whether it was in force then.

        In a blind case, others' judgments only on what you have judged yourself.
        """
        return self._records.judgments_table(self._records.day(as_of))

    def anchors(self) -> pd.DataFrame:
        """Return table ``anchors``: where each judged passage stands today, what moved, and what was lost."""
        return anchors(self._records.judgments(), self._records.reading().documents)

    def link(
        self,
        passage: Passage,
        claim: str,
        stance: Stance | str,
        *,
        status: EvidenceStatus | str = EvidenceStatus.ACCEPTED,
        details: Mapping[str, Any] | None = None,
    ) -> JournalEntry:
        """Link a passage to a claim.

        Parameters
        ----------
        passage
            From `Case.passage`, or the passage of a suggestion.
        claim
            Id of a declared claim.
        stance
            What the passage does to the claim.
        status
            ``accepted``, ``rejected`` or ``later``.
        details
            Further fields of `osintkit.model.Link`: speaker, upstream, access, modality, said, estimates, note ...
            as plain data.

        Raises
        ------
        UnknownNameError
            For a claim or a source that is not declared.
        JudgmentError
            For an unknown field or value of a link.
        """
        self._known("claim", claim, self._records.file.claims)
        given = dict(details or {})
        for name in ("speaker", "holder"):
            if given.get(name):
                self._known("source", str(given[name]), self._records.file.sources)
        for name in given.get("upstream", ()):
            self._known("source", str(name), self._records.file.sources)
        data = {
            **given,
            "claim": claim,
            "passage": passage.to_dict(),
            "stance": str(Stance(stance)),
            "status": str(EvidenceStatus(status)),
        }
        return self._append(JudgmentKind.LINK, data)

    def reject(self, passage: Passage, claim: str, *, note: str = "") -> JournalEntry:
        """Record that a passage is not evidence for or against the claim."""
        details = {"note": note} if note else None
        return self.link(passage, claim, Stance.NEUTRAL, status=EvidenceStatus.REJECTED, details=details)

    def grade(
        self, source: str, letter: Reliability | str, *, reason: str, since: StatedDate | str | None = None
    ) -> JournalEntry:
        """Rate the reliability of a source; the letter belongs to the originator, never to a host."""
        self._known("source", source, self._records.file.sources)
        data: dict[str, Any] = {"source": source, "letter": str(_letter(letter)), "reason": reason}
        if since is not None:
            data["since"] = str(since)
        return self._append(JudgmentKind.GRADE, data)

    def split(self, claim: str, evidence: Iterable[str], *, reason: str) -> JournalEntry:
        """Split evidence off its origin: together it forms a new one. Only an analyst can do this."""
        return self._decide(JudgmentKind.SPLIT, claim, evidence, reason)

    def join(self, claim: str, evidence: Iterable[str], *, reason: str) -> JournalEntry:
        """Join evidence into one origin that the rules have not joined."""
        return self._decide(JudgmentKind.JOIN, claim, evidence, reason)

    def assess(
        self,
        claim: str,
        *,
        as_of: StatedDate | str,
        rationale: str,
        evidence: Iterable[str] = (),
        **rated: Unpack[Rated],
    ) -> JournalEntry:
        """Rate a claim as of a day.

        Parameters
        ----------
        claim
            Id of a declared claim.
        as_of
            The day for which the rating holds.
        rationale
            Why, for the reader.
        evidence
            Ids of the evidence that it rests on.
        **rated
            Any of `Rated`: ``digit``, ``likelihood``, ``confidence``, ``status``.

        Raises
        ------
        JudgmentError
            When the lint refuses it: digit 1 below two independent origins, likelihood and confidence in one
            sentence, mixed rows of ICD 203 ...
        ParameterError
            For an unknown part of a rating.
        """
        self._known("claim", claim, self._records.file.claims)
        for name in sorted(rated.keys() - Rated.__annotations__.keys()):
            raise ParameterError(f"a rating has no {name!r}; {suggestion(name, Rated.__annotations__)}")
        data: dict[str, Any] = {"claim": claim, "as_of": str(as_of), "rationale": rationale, "evidence": list(evidence)}
        data |= {name: str(value) for name, value in rated.items() if value is not None}
        refused = [finding for finding in self._records.findings_of(data) if finding.refuses or finding.fails]
        if refused:
            raise JudgmentError("; ".join(f"{finding.message} ({finding.way_out})" for finding in refused))
        return self._append(JudgmentKind.ASSESS, data)

    def rate(self, hypothesis: str, evidence: str, rating: Rating | str) -> JournalEntry:
        """Rate how a piece of evidence fits a hypothesis: CC, C, N, I, II or NA."""
        self._known("hypothesis", hypothesis, self._records.file.hypotheses)
        try:
            rating = Rating(rating)
        except ValueError as error:
            raise UnknownNameError("rating", str(rating), [member.value for member in Rating]) from error
        return self._append(JudgmentKind.RATE, {"hypothesis": hypothesis, "evidence": evidence, "rating": rating.value})

    def note(self, target: str, text: str) -> JournalEntry:
        """Record a remark on anything that has an id."""
        return self._append(JudgmentKind.NOTE, {"about": target, "text": text})

    def source(self, source: str, *, reason: str, **changes: Any) -> JournalEntry:
        """Change what is declared of a source: name, aliases (all of them), owner, family, protected, url.

        Empty text clears ``owner``, ``family`` and ``url``.
        """
        self._known("source", source, self._records.file.sources)
        for name in ("owner", "family"):
            if changes.get(name):
                self._known("source", str(changes[name]), self._records.file.sources)
        if not reason.strip():
            raise JudgmentError("a change of a source needs a reason that a reader can check")
        return self._append(JudgmentKind.SOURCE, {**changes, "source": source, "reason": reason})

    def adjudicate(self, subject: str, *, reason: str, **decided: Any) -> JournalEntry:
        """Settle what analysts disagree on; the settlement replaces everything given before it.

        Parameters
        ----------
        subject
            Id of the evidence, or of the source whose letter is in dispute.
        reason
            Why, for the reader.
        **decided
            ``stance`` and ``status`` of evidence, or ``letter`` and ``since`` of a source.
        """
        letter = decided.get("letter")
        if letter is not None:
            self._known("source", subject, self._records.file.sources)
            decided["letter"] = str(_letter(letter))
        else:
            self._known("evidence", subject, {piece.id for piece in self._records.material().evidence})
        plain = {name: str(value) for name, value in decided.items() if value is not None}
        of = "grade" if letter is not None else "link"
        return self._append(JudgmentKind.ADJUDICATE, {**plain, "of": of, "subject": subject, "reason": reason})

    def answering(self, request: str) -> AbstractContextManager[None]:
        """Let what is judged inside be the answer to a request, by the asker's own id of it.

        An answer can be lost on its way; whoever asks again checks `answered` first, and nothing is recorded twice.
        """
        return self._desk.answering(request)

    def answered(self, requests: Iterable[str]) -> list[str]:
        """Return which requests have been kept already."""
        return self._desk.answered(requests)

    def undo(self) -> JournalEntry | None:
        """Undo your last judgment; the journal keeps both. None when there is nothing to undo."""
        return self._changed(self._desk.journal().undo())

    def redo(self) -> JournalEntry | None:
        """Redo what you undid last. None when there is nothing to redo."""
        return self._changed(self._desk.journal().redo())

    def kept(self, entry: str) -> JournalEntry:
        """Return an entry of your own journal, by its id."""
        return self._desk.journal().find(entry)

    def _decide(self, kind: JudgmentKind, claim: str, evidence: Iterable[str], reason: str) -> JournalEntry:
        self._known("claim", claim, self._records.file.claims)
        pieces = list(evidence)
        if not pieces or not reason.strip():
            raise JudgmentError(f"a {kind.value} needs evidence ids and a reason that a reader can check")
        known = {piece.id for piece in self._records.material().evidence if piece.claim == claim}
        known.update(piece.id for piece in self._records.dossier(claim).evidence)  # also of claims that bear on it
        for piece in pieces:
            self._known(f"evidence of {claim}", piece, known)
        return self._append(kind, {"claim": claim, "evidence": pieces, "reason": reason})

    def _append(self, kind: JudgmentKind, data: Mapping[str, Any]) -> JournalEntry:
        entry = self._desk.append(kind, data)
        self._records.refresh()
        return entry

    def _changed(self, entry: JournalEntry | None) -> JournalEntry | None:
        if entry is not None:
            self._records.refresh()
        return entry

    @staticmethod
    def _known(kind: str, name: str, known: Iterable[str]) -> None:
        names = set(known)
        if name not in names:
            raise UnknownNameError(kind, name, names)


def _letter(letter: Reliability | str) -> Reliability:
    with contextlib.suppress(ValueError):
        return Reliability(str(letter).upper())
    raise UnknownNameError("letter", str(letter), [member.value for member in Reliability])
