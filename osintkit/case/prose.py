"""Prose for notebooks, made from the case: no number, name or label in it was typed.

Each method of `Teller` (``case.tell``) returns `Prose`, which a notebook shows as Markdown. Captured words and
names go through `osintkit.display.markdown_text`.
"""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import metadata
from typing import TYPE_CHECKING, Any

from osintkit.case.sentences import NAMED, Prose, number, readings_of, verb_for
from osintkit.case.tables import captures as captures_table
from osintkit.case.tables import documents as documents_table
from osintkit.case.tables import evidence as evidence_table
from osintkit.case.tables import joins as joins_table
from osintkit.case.tables import origins as origins_table
from osintkit.case.tables import queue as queue_table
from osintkit.case.tables_for_readers import joined, named, numbers, plain, sentence_list, some, voices
from osintkit.case.verdict_tables import estimates as estimates_table
from osintkit.corroborate.stating.claims import read_claim
from osintkit.display import markdown_text as md
from osintkit.model import Clock, Credibility, EvidenceStatus, Reliability, Stance

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.case.records import Records

_VERSIONS = ("osintkit", "pandas", "matplotlib", "papermill", "nbconvert", "trafilatura", "feedparser")
_PHRASES = 12
_FORMATS = {
    "text/html": ("web page",),
    "text/plain": ("plain text",),
    "text/markdown": ("Markdown text",),
    "text/csv": ("table of statements", "tables of statements"),
    "application/x-ndjson": ("log of statements", "logs of statements"),
    "application/rss+xml": ("RSS feed",),
    "application/atom+xml": ("Atom feed",),
    "application/pdf": ("PDF",),
    "application/warc": ("web archive",),
}
"""What a media type is called, one and several."""


class Teller:
    """What can be said about the case in prose; ``case.tell`` is one."""

    def __init__(self, records: Records, named: str = "") -> None:
        self._records, self._named = records, named

    def question(self) -> Prose:
        """Return title, question, and what is not claimed."""
        file = self._records.file
        not_claimed = "\n".join(f"- {md(line)}" for line in file.not_claimed)
        tail = f"\n\n**Not claimed here:**\n\n{not_claimed}" if not_claimed else ""
        return Prose(f"**{md(file.title)}.** {md(file.question)}{tail}")

    def words(self) -> Prose:
        """Return the terms that a reader needs before the tables, with the model's scales."""
        digits = "; ".join(f"{one.value} {one.label.lower()}" for one in Credibility)
        letters = "; ".join(f"{one.value} {one.label.lower()}" for one in Reliability)
        told = {
            "Origin": "where a piece of information first came from. Twelve outlets that print one press release are "
            "one origin, and so is one leak that everybody quotes.",
            "Family": "the government or owner behind an origin. Two origins of one family may be two observations, "
            "but they share an interest.",
            "Party": "a family that gains when the claim is believed, or when it is denied. What it says against its "
            "interest weighs more than what serves it.",
            "Digit": f"how credible the information is, on the Admiralty scale: {digits}.",
            "Letter": f"how reliable its originator is, on the same scale: {letters}.",
        }
        return Prose.bullets(f"**{word}**: {meaning}" for word, meaning in told.items())

    def claim(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return the proposition, who has a stake in it, and the day of the view."""
        case = self._records
        found = case.claim(claim)
        day = case.day(as_of)
        when = f"what was public by {day}" if day else "everything that the case holds"
        lines = [f"**{md(found.text)}** (`{found.id}`; this page shows {when})"]
        lines += [f"**No passage can be said to state it: {md(problem)}.**" for problem in read_claim(found).problems]
        if found.entails:
            wider = "; ".join(md(case.claim(name).text) for name in found.entails)
            lines.append(f"If it is so, then also: {wider}")
        parties = []
        for party in found.parties:
            reason = f": {md(party.reason)}" if party.reason else ""
            gains = "when this is believed" if party.gains is Stance.SUPPORTS else "when this is denied"
            parties.append(f"- {md(self._name(party.family))} gains {gains}{reason}")
        if parties:
            lines += ["Who has a stake in it:", "\n".join(parties)]
        return Prose("\n\n".join(lines))

    def sourcing(self) -> Prose:
        """Return what was captured: how much, of what kind, from which days, and what is missing."""
        case = self._records
        documents, captures = documents_table(case), captures_table(case)
        kinds = Counter(captures["media_type"].fillna("unknown"))
        formats = sentence_list(
            number(count, *_FORMATS.get(kind, (f"capture of type {md(kind)}", f"captures of type {md(kind)}")))
            for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        dated = documents["earliest"].dropna()
        span = f"from {dated.min():%Y-%m-%d} to {dated.max():%Y-%m-%d}" if len(dated) else "none of them dated"
        first = (
            f"{number(len(captures), 'capture').capitalize()} ({formats or 'nothing yet'}) gave "
            f"{number(len(documents), 'document')}, {span}."
        )
        return Prose(f"{first} {' '.join(self._missing())}".strip())

    def _missing(self) -> Iterable[str]:
        documents, captures = documents_table(self._records), captures_table(self._records)
        for column, what in (("published", "publication date"), ("source", "declared publisher"), ("url", "address")):
            without = int(documents[column].isna().sum())
            if without:
                yield f"{number(without, 'document').capitalize()} without {what}."
        unread = int((captures["documents"] == 0).sum())
        if unread:
            yield f"{number(unread, 'capture').capitalize()} could not be read."

    def limits(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return what the evidence for a claim cannot show; it comes before any result."""
        case = self._records
        dossier = case.dossier(claim, as_of)
        lines = []
        if dossier.verdict.provisional:
            lines.append(f"**{self._plain(dossier.verdict.because[0])}** Nothing counts before a person has judged.")
        queue, day = queue_table(case, claim), case.day(as_of)
        if day is not None:
            queue = queue[queue["day"].isna() | (queue["day"].dt.date <= day)]
        waiting = Counter(queue["status"])
        if waiting[EvidenceStatus.SUGGESTED.value] and not dossier.verdict.provisional:
            suggested = waiting[EvidenceStatus.SUGGESTED.value]
            verb = "waits" if suggested == 1 else "wait"
            lines.append(
                f"{number(suggested, 'suggested passage').capitalize()} {verb} for a judgment and count for nothing."
            )
        if waiting[EvidenceStatus.LATER.value]:
            later = waiting[EvidenceStatus.LATER.value]
            lines.append(f"{number(later, 'passage').capitalize()} put off or in dispute, not counted.")
        nameless = sum(1 for piece in dossier.evidence if piece.speaker is None)
        if nameless:
            verb = "names" if nameless == 1 else "name"
            lines.append(f"{number(nameless, 'piece').capitalize()} of evidence {verb} no declared speaker.")
        lines += [self._plain(gap) for gap in dossier.gaps]
        lines.append("Independence is what the captures show; an arrangement that nobody wrote down stays unseen.")
        return Prose.bullets(lines)

    def verdict(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return the suggested verdict, the row of the table that applied, and why; the rest has its own sections."""
        from osintkit.corroborate.verdicts.explain import explain

        parts = {part.heading: part.sentences for part in explain(self._records.dossier(claim, as_of))}
        first, *rest = [self._plain(line) for line in parts["Verdict"]]
        why = dict.fromkeys([*parts.get("Why", ()), *parts.get("What does not fit", ())])
        return Prose("\n".join([f"**{first}** {' '.join(rest)}", "", *(f"- {self._plain(line)}" for line in why)]))

    def origins(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return the count that this kit exists for: pieces of evidence, origins, families."""
        dossier = self._records.dossier(claim, as_of)
        verdict, counting = dossier.verdict, [origin for origin in dossier.origins if origin.counts]
        if verdict.provisional:
            would = self._plain(f"It {verdict.would_be}; that is no verdict.") if verdict.would_be else ""
            return Prose(f"**{self._plain(verdict.because[0])}** {would}".strip())
        if not dossier.evidence:
            return Prose("No evidence counts for or against this claim by that day.")
        documents = len({piece.passage.document for piece in dossier.evidence})
        outlets = len({piece.holder for piece in dossier.evidence if piece.holder})
        held = f"{number(documents, 'document')}" + (f" of {number(outlets, 'publisher')}" if outlets else "")
        supporting, refuting = verdict.origins, verdict.refuting_origins
        behind = f"**{number(supporting, 'independent origin')}** that {verb_for(supporting, 'support')} the claim"
        families = f"**{number(verdict.families, 'family', 'families')}**"
        against = f"{number(refuting, 'origin')} that {verb_for(refuting, 'refute')} it"
        lines = [
            f"{number(len(dossier.evidence), 'piece').capitalize()} of evidence in {held}.",
            f"Behind them: {behind}, in {families}, and {against}.",
        ]
        silent = verdict.withholding
        if silent:
            lines.append(f"{number(silent, 'more origin').capitalize()} spoke without taking a side.")
        gone = sum(1 for origin in counting if origin.stance is Stance.REFUTES) - verdict.refuting_origins
        if gone > 0:
            speaks = "it speaks" if gone == 1 else "they speak"
            lines.append(f"{gone} more had refuted it; the party for which {speaks} has since said the opposite.")
        idle = len(dossier.origins) - len(counting)
        if idle:
            pools = "counts for none: it pools" if idle == 1 else "count for none: they pool"
            lines.append(
                f"{number(idle, 'group').capitalize()} of evidence {pools} others, or nobody knows the origin."
            )
        largest = max(counting, key=lambda origin: len(origin.evidence), default=None)
        if largest is not None and len(largest.evidence) > 1:
            lines.append(
                f"The origin most repeated is {md(largest.label)}: "
                f"{number(len(largest.evidence), 'piece')} of evidence, counted once."
            )
        lines += [self._plain(loop.because) for loop in dossier.loops]
        return Prose(" ".join(lines))

    def caption(self, words: str, claim: str, as_of: date | str | None = None) -> str:
        """Return the caption of a table of evidence; where nobody has judged any of it, it begins with that."""
        unjudged = self._records.dossier(claim, as_of).verdict.provisional
        return f"Not judged, counts for nothing: {words}" if unjudged else words

    def voices(self, claim: str, as_of: date | str | None = None) -> pd.DataFrame:
        """Return the evidence as a reader wants it, see `osintkit.case.tables_for_readers.voices`."""
        return voices(evidence_table(self._records.dossier(claim, as_of)), self._records.names())

    def joined(self, claim: str, as_of: date | str | None = None) -> pd.DataFrame:
        """Return the reason of every join, by origin and rule; see `osintkit.case.tables_for_readers.joined`."""
        origins = origins_table(self._records.dossier(claim, as_of))
        labels = dict(zip(origins["origin"], origins["label"], strict=True))
        return joined(joins_table(self._records.dossier(claim, as_of)), labels, self._records.names())

    def numbers(self, claim: str, as_of: date | str | None = None) -> pd.DataFrame:
        """Return the estimates, equal ones in one row; see `osintkit.case.tables_for_readers.numbers`."""
        return numbers(estimates_table(self._records.dossier(claim, as_of)))

    def named(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a table of the case with the names of sources where it has their ids."""
        return named(frame, self._records.names())

    def unresolved(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return speakers that nobody declared and dates with several readings, in documents that bear on a claim."""
        case = self._records
        documents = {piece.passage.document for piece in case.dossier(claim, as_of).evidence}
        statements = [one for name in sorted(documents) for one in case.statements(name)]
        strangers = Counter(one.speaker for one in statements if one.resolution == "new")
        mentions = [mention for one in statements for mention in one.dates if mention.ambiguous]
        dates = {mention.words: mention.candidates for mention in mentions}
        nobody = sum(1 for one in statements if not one.speaker)
        found = sorted(strangers.items(), key=lambda pair: (-pair[1], pair[0]))
        lines = []
        if found:
            verb = "is" if len(found) == 1 else "are"
            phrases = [f"{md(name)} ({count})" for name, count in found]
            head = f"{number(len(found), 'name or phrase', 'names or phrases').capitalize()} that nobody declared"
            lines.append(f"{head} {verb} read as speaking: {some(phrases, _PHRASES)}.")
        lines += [f'"{md(words)}" may mean {readings_of(candidates)}' for words, candidates in sorted(dates.items())]
        if nobody:
            lines.append(f"{number(nobody, 'statement').capitalize()} without any speaker in the text.")
        return Prose.bullets(lines)

    def hypotheses(self, as_of: date | str | None = None) -> Prose:
        """Return how the hypotheses stand: which has least against it, and what that depends on."""
        from osintkit.corroborate.hypotheses import compare_hypotheses

        case = self._records
        if not case.file.hypotheses:
            return Prose("The case declares no competing hypotheses.")
        matrix = compare_hypotheses(case.material(), case.day(as_of))
        lines = [
            f"{score.rank}. **{md(score.text)}** (`{score.hypothesis}`): weight against it {score.against:g}, "
            f"from {number(score.votes, 'origin')}"
            + (f"; {number(score.unrated, 'origin')} not rated against it" if score.unrated else "")
            for score in matrix.scores
        ]
        sensitive = [f"- {md(one.because)}" for one in matrix.sensitive]
        notes = [f"- {md(note)}" for note in matrix.notes]
        tail = ["", "What the ranking depends on:", "", *sensitive] if sensitive else []
        return Prose("\n".join([*lines, *tail, "", *notes]).strip())

    def estimates(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return how the numbers relate: revisions, distortions, mismatches. None is averaged."""
        dossier = self._records.dossier(claim, as_of)
        if not dossier.estimates:
            return Prose("No number is given for this claim by that day.")
        given = dossier.numbers
        lines = [revision.because for revision in given.revisions]
        lines += [distortion.because for distortion in given.distortions]
        lines += [*given.contradictions, *given.mismatches, *given.problems]
        head = f"{number(len(dossier.estimates), 'number').capitalize()}, kept side by side and never averaged."
        said = dict.fromkeys(self._plain(line) for line in lines)
        return Prose("\n".join([head, "", *(f"- {line}" for line in said)]).strip())

    def gaps(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return what would change our mind."""
        dossier = self._records.dossier(claim, as_of)
        given = dossier.numbers
        of_numbers = {*given.contradictions, *given.mismatches, *given.problems}
        lines = [*dossier.verdict.would_move, *dossier.gaps]
        lines += [conflict for conflict in dossier.conflicts if conflict not in of_numbers]
        told = [self._plain(line) for line in dict.fromkeys(lines)]
        unmet = sum(1 for conflict in dossier.conflicts if conflict in of_numbers)
        if unmet:
            told.append(f"{number(unmet, 'conflict').capitalize()} between numbers; they stand beside the numbers.")
        return Prose.bullets(told)

    def assessments(self, claim: str, as_of: date | str | None = None) -> Prose:
        """Return what analysts recorded, beside what the table suggests."""
        dossier = self._records.dossier(claim, as_of)
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
        day = self._records.day(as_of)
        steps = [step for step in self._records.steps(claim, clock) if day is None or step.day.latest <= day]
        lines, before = [], None
        for step in steps:
            head, _, why = step.because.partition(": ")
            moved = head if (step.status, step.digit) != before else ""
            lines.append(f"**{step.day}**: " + (f"*{md(moved)}*. " if moved else "") + self._plain(why or head))
            before = (step.status, step.digit)
        return Prose.bullets(lines)

    def colophon(self, parameters: Mapping[str, Any] | None = None) -> Prose:
        """Return what this page was made from: versions, parameters, hashes of the inputs."""
        case = self._records
        rows = [f"| {name} | {_version(name)} |" for name in _VERSIONS]
        rows.append(f"| Python | {platform.python_version()} |")
        given = {name: value for name, value in (parameters or {}).items() if name != "case_dir"}
        for name, value in given.items():
            rows.append(f"| parameter {md(name)} | {'not given' if value is None else md(value)} |")
        protected = any(source.protected for source in case.material().sources.values())
        named = self._named or (NAMED if protected else "")
        rows += [f"| protected sources | {named} |"] if named else []
        rows += [f"| {md(name)} | `{digest}` |" for name, digest in case.fingerprints().items()]
        return Prose("\n".join(["| made from | version, value or hash |", "|---|---|", *rows]))

    def _plain(self, sentence: str) -> str:
        return md(plain(sentence, {claim.id: claim.text for claim in self._records.file.claims.values()}))

    def _name(self, source: str) -> str:
        known = self._records.file.sources
        return known[source].name if source in known else source


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
