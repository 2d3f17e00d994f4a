"""Prose for notebooks, made from the case: no number, name or label in it was typed.

Each method of `Teller` (``case.tell``) returns `Prose`, which a notebook shows as Markdown. Captured words and
names go through `osintkit.display.markdown_text`.
"""

from __future__ import annotations

import html
import platform
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from typing import TYPE_CHECKING, Any

from osintkit.display import markdown_text as md
from osintkit.model import Clock, EvidenceStatus, Stance

if TYPE_CHECKING:
    from osintkit.case.facade import Case

_VERSIONS = ("osintkit", "pandas", "matplotlib", "papermill", "nbconvert", "trafilatura", "feedparser")


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown that was made from objects.

    >>> print(Prose.bullets(["one", "two"]))
    - one
    - two
    """

    markdown: str

    @classmethod
    def bullets(cls, lines: Iterable[str]) -> Prose:
        """Return a list; one sentence when there is nothing to list."""
        return cls("\n".join(f"- {line}" for line in lines) or "Nothing to list.")

    def __str__(self) -> str:
        return self.markdown

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": html.unescape(self.markdown)}


def number(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun.

    >>> number(1, "origin"), number(2, "family", "families"), number(0, "capture")
    ('1 origin', '2 families', 'no captures')
    """
    return f"{count or 'no'} {noun if count == 1 else plural or noun + 's'}"


class Teller:
    """What can be said of the case in prose; ``case.tell`` is one."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def question(self) -> Prose:
        """Return title, question, and what is not claimed."""
        file = self._case.file
        not_claimed = "\n".join(f"- {md(line)}" for line in file.not_claimed)
        tail = f"\n\n**Not claimed here:**\n\n{not_claimed}" if not_claimed else ""
        return Prose(f"**{md(file.title)}.** {md(file.question)}{tail}")

    def claim(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return the proposition, who has a stake in it, and the day that it is looked at."""
        case = self._case
        found = case.claim(claim)
        day = case.day(as_of)
        when = f"what was public by {day}" if day else "everything that the case holds"
        lines = [f"**{md(found.text)}** (`{found.id}`, {when})"]
        if found.entails:
            wider = "; ".join(md(case.claim(name).text) for name in found.entails)
            lines.append(f"If it is so, then also: {wider}")
        for party in found.parties:
            reason = f" ({md(party.reason)})" if party.reason else ""
            gains = "supporting" if party.gains is Stance.SUPPORTS else "refuting"
            lines.append(f"{md(self._name(party.family))} is a party: it gains from {gains} this claim{reason}.")
        return Prose("\n\n".join(lines))

    def sourcing(self) -> Prose:
        """Return what was captured: how much, of what kind, over which days, and what is missing."""
        case = self._case
        documents, captures = case.documents(), case.captures()
        kinds = Counter(captures["media_type"].fillna("unknown"))
        formats = ", ".join(f"{count} {md(kind)}" for kind, count in sorted(kinds.items(), key=lambda pair: -pair[1]))
        dated = documents["earliest"].dropna()
        span = f"from {dated.min():%Y-%m-%d} to {dated.max():%Y-%m-%d}" if len(dated) else "none of them dated"
        first = (
            f"{number(len(captures), 'capture').capitalize()} ({formats}) gave "
            f"{number(len(documents), 'document')}, {span}."
        )
        return Prose(f"{first} {' '.join(self._missing())}".strip())

    def _missing(self) -> Iterable[str]:
        documents, captures = self._case.documents(), self._case.captures()
        for column, what in (("published", "publication date"), ("source", "declared publisher"), ("url", "address")):
            without = int(documents[column].isna().sum())
            if without:
                yield f"{number(without, 'document').capitalize()} without {what}."
        unread = int((captures["documents"] == 0).sum())
        if unread:
            yield f"{number(unread, 'capture').capitalize()} could not be read."

    def limits(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return what the evidence for a claim cannot show; it stands before any result."""
        case = self._case
        dossier = case.dossier(claim, as_of)
        lines = []
        if dossier.verdict.provisional:
            lines.append("**Nobody has judged this evidence yet.** All counts below rest on suggestions of the rules.")
        queue = case.queue(claim)
        waiting = Counter(queue["status"])
        if waiting[EvidenceStatus.SUGGESTED.value]:
            lines.append(f"{number(waiting['suggested'], 'suggested passage').capitalize()} nobody has judged yet.")
        if waiting[EvidenceStatus.LATER.value]:
            lines.append(f"{number(waiting['later'], 'passage').capitalize()} put off or in dispute, not counted.")
        nameless = sum(1 for piece in dossier.evidence if piece.speaker is None)
        if nameless:
            lines.append(f"{number(nameless, 'piece').capitalize()} of evidence without a declared speaker.")
        lines += [md(gap) for gap in dossier.gaps]
        lines.append("Independence is what the captures show; an arrangement that nobody wrote down stays unseen.")
        return Prose.bullets(lines)

    def verdict(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return the suggested verdict, the row of the table that fired, why, and what would move it."""
        from osintkit.corroborate.explain import explain

        parts = explain(self._case.dossier(claim, as_of))
        return Prose(
            "\n\n".join(f"**{part.heading}.** {' '.join(md(line) for line in part.sentences)}" for part in parts)
        )

    def origins(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return the count that this kit is for: pieces of evidence, origins, families."""
        dossier = self._case.dossier(claim, as_of)
        verdict = dossier.verdict
        documents = len({piece.passage.document for piece in dossier.evidence})
        outlets = len({piece.holder for piece in dossier.evidence if piece.holder})
        held = f"{number(documents, 'document')}" + (f" of {number(outlets, 'publisher')}" if outlets else "")
        sentence = (
            f"{number(len(dossier.evidence), 'piece').capitalize()} of evidence in {held} go back to "
            f"**{number(verdict.origins, 'independent origin')}** that support the claim, in "
            f"**{number(verdict.families, 'family', 'families')}**, and to "
            f"{number(verdict.refuting_origins, 'origin')} that refute it."
        )
        counting = [origin for origin in dossier.origins if origin.counts]
        largest = max(counting, key=lambda origin: len(origin.evidence), default=None)
        if largest is not None and len(largest.evidence) > 1:
            sentence += (
                f" The origin most repeated is {md(largest.label)}: "
                f"{number(len(largest.evidence), 'piece')} of evidence, counted once."
            )
        for loop in dossier.loops:
            sentence += f" {md(loop.because)}"
        return Prose(sentence)

    def unresolved(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return speakers that nobody declared and dates with several readings, in documents that bear on a claim."""
        case = self._case
        documents = {piece.passage.document for piece in case.dossier(claim, as_of).evidence}
        statements = [one for name in sorted(documents) for one in case.readings(name)]
        strangers = Counter(one.speaker for one in statements if one.resolution == "new")
        mentions = [mention for one in statements for mention in one.dates if mention.ambiguous]
        dates = {mention.words: mention.candidates for mention in mentions}
        nobody = sum(1 for one in statements if not one.speaker)
        lines = [f"{md(name)}: {number(count, 'statement')}" for name, count in sorted(strangers.items())]
        lines += [
            f'"{md(words)}" may mean {" or ".join(str(candidate) for candidate in candidates)}'
            for words, candidates in sorted(dates.items())
        ]
        if nobody:
            lines.append(f"{number(nobody, 'statement').capitalize()} without any speaker in the text.")
        return Prose.bullets(lines)

    def hypotheses(self, as_of: date | str | None = None) -> Prose:
        """Return how the hypotheses stand: which has least against it, and what that hangs on."""
        from osintkit.corroborate.hypotheses import compare_hypotheses

        case = self._case
        if not case.file.hypotheses:
            return Prose("The case declares no competing hypotheses.")
        matrix = compare_hypotheses(case.material(), case.day(as_of))
        lines = [
            f"{score.rank}. **{md(score.text)}** (`{score.hypothesis}`): weight against it {score.against:g}, "
            f"from {number(score.votes, 'origin')}; {number(score.unrated, 'origin')} not rated"
            for score in matrix.scores
        ]
        sensitive = [f"- {md(one.because)}" for one in matrix.sensitive]
        notes = [f"- {md(note)}" for note in matrix.notes]
        tail = ["", "What the ranking hangs on:", "", *sensitive] if sensitive else []
        return Prose("\n".join([*lines, *tail, "", *notes]).strip())

    def estimates(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return what the numbers do to each other: revisions, distortions, mismatches. None is averaged."""
        dossier = self._case.dossier(claim, as_of)
        if not dossier.estimates:
            return Prose("No number is given for this claim by that day.")
        numbers = dossier.numbers
        lines = [revision.because for revision in numbers.revisions]
        lines += [distortion.because for distortion in numbers.distortions]
        lines += [*numbers.contradictions, *numbers.mismatches, *numbers.problems]
        head = f"{number(len(dossier.estimates), 'number').capitalize()}, kept side by side and never averaged."
        return Prose("\n".join([head, "", *(f"- {md(line)}" for line in lines)]))

    def gaps(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return what would change our mind."""
        dossier = self._case.dossier(claim, as_of)
        return Prose.bullets(md(line) for line in (*dossier.verdict.would_move, *dossier.gaps, *dossier.conflicts))

    def assessments(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return what analysts recorded, beside what the table suggests."""
        dossier = self._case.dossier(claim, as_of)
        if not dossier.assessments:
            return Prose("No analyst has assessed this claim by that day.")
        lines = []
        for one in dossier.assessments:
            digit = f"digit {one.digit.value} ({one.digit.label.lower()})" if one.digit else "no digit"
            likely = f" Likelihood: {one.likelihood.value}." if one.likelihood else ""
            sure = f" Confidence: {one.confidence.value}." if one.confidence else ""
            lines.append(f"**As of {one.as_of}**, {md(one.analyst)}: {digit}.{likely}{sure} {md(one.rationale)}")
        return Prose.bullets(lines)

    def changes(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> Prose:
        """Return the steps of the verdict up to a day, each with what made it."""
        day = self._case.day(as_of)
        steps = [step for step in self._case.steps(claim, clock) if day is None or step.day.latest <= day]
        return Prose.bullets(f"**{step.day}**: {step.status.value}. {md(step.because)}" for step in steps)

    def colophon(self, parameters: Mapping[str, Any] | None = None) -> Prose:
        """Return what this page was made of: versions, parameters, hashes of the inputs."""
        case = self._case
        rows = [f"| {name} | {_version(name)} |" for name in _VERSIONS]
        rows.append(f"| Python | {platform.python_version()} |")
        given = {name: value for name, value in (parameters or {}).items() if name != "case_dir"}
        rows += [f"| parameter {md(name)} | {md(value)} |" for name, value in given.items()]
        rows += [f"| {md(name)} | `{digest}` |" for name, digest in case.fingerprints().items()]
        return Prose("\n".join(["| made of | |", "|---|---|", *rows]))

    def _name(self, source: str) -> str:
        known = self._case.file.sources
        return known[source].name if source in known else source


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
