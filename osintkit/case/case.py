"""`Case`: the one object that notebooks hold."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from osintkit.case import agreement_tables as analysts
from osintkit.case import tables as views
from osintkit.case import verdict_tables as verdicts
from osintkit.case.browse import browse, offered
from osintkit.case.document_view import show_document
from osintkit.case.intake import Intaker
from osintkit.case.journals import JournalDesk
from osintkit.case.judge import Judge
from osintkit.case.layout import Layout, find_case
from osintkit.case.prose import Teller
from osintkit.case.stores import Stores
from osintkit.corroborate.material import Material
from osintkit.custody.casefile import CaseFile, read_case_file
from osintkit.errors import CaseError, ParameterError, UnknownNameError
from osintkit.journal import Judgments, journal_heads, journal_stamp
from osintkit.model import Claim, Clock, Document, Passage, Source, Span, StatedDate, Statement, now_utc

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.corroborate.verdicts.dossier import Dossier
    from osintkit.corroborate.verdicts.history import Step
    from osintkit.corroborate.verdicts.lint import Finding
    from osintkit.display import Html

Noun = TypeVar("Noun")
_ANYWHERE = timezone(timedelta(hours=14))
"""A day has begun when it has begun anywhere: nobody's own date is in the future."""


class Case:
    """One investigation: what was declared, captured and judged, and everything computed from it.

    Parameters
    ----------
    root
        The case's folder, or any folder inside it.
    analyst
        Whose judgments are recorded; else ``OSINTKIT_ANALYST``, else ``analyst`` in ``case.yaml``.
    read_only
        Refuse to record anything; for runs and for looking.
    blind
        Show others' judgments only on what the analyst has judged; `open_case` takes it from ``OSINTKIT_BLIND``.
    clock
        Gives the present instant; a test passes its own.

    Examples
    --------
    ::

        case = osintkit.open_case()
        case.claims(as_of="2024-10-20")
        case.dossier("nk-troops-in-russia").verdict
    """

    def __init__(
        self,
        root: Path | str = ".",
        *,
        analyst: str | None = None,
        read_only: bool = False,
        blind: bool = False,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        self.layout: Layout = find_case(Path(root))
        self.file: CaseFile = read_case_file(self.layout.file)
        self._clock, self.blind = clock, blind
        self.stores = Stores(self.layout, self.file, clock=clock)
        name = analyst or os.environ.get("OSINTKIT_ANALYST") or self.file.analyst
        self._desk = JournalDesk(self.layout, name, clock=clock, read_only=read_only)
        self.judge = Judge(self, self._desk)
        self.tell = Teller(self)
        self._material: dict[tuple[date | None, bool], Material] = {}
        self._stamp = journal_stamp(self.layout.journal)
        self._dossiers: dict[tuple[str, date | None, Clock], Dossier] = {}
        self._steps: dict[tuple[str, Clock], tuple[Step, ...]] = {}

    # -- what there is ---------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The case's id."""
        return self.file.id

    @property
    def title(self) -> str:
        """The case's title."""
        return self.file.title

    @property
    def question(self) -> str:
        """What the case asks."""
        return self.file.question

    @property
    def analyst(self) -> str:
        """Whose judgments are recorded here."""
        return self._desk.analyst

    @property
    def read_only(self) -> bool:
        """Whether nothing may be recorded here."""
        return self._desk.read_only

    @property
    def main_claim(self) -> str:
        """Id of the claim declared ``main``, else of the first."""
        claims = self.file.claims.values()
        chosen = next((claim for claim in claims if claim.main), next(iter(claims), None))
        if chosen is None:
            raise CaseError(f"{self.layout.file}: no claim is declared; declare one under `claims:`")
        return chosen.id

    def claim(self, name: str) -> Claim:
        """Return a declared claim."""
        return _named("claim", name, self.file.claims)

    def source(self, name: str) -> Source:
        """Return a declared source, with what analysts have since changed of it."""
        return _named("source", name, self.material().sources)

    def document(self, name: str) -> Document:
        """Return a document with its text."""
        return _named("document", name, self.stores.reading().documents)

    def readings(self, document: str) -> tuple[Statement, ...]:
        """Return the statements that the rules read in a document, as records."""
        return self.stores.reading().statements[self.document(document).id]

    def show(self, document: str) -> Html:
        """Return a document as marked-up text: speaker, cue, content, numbers and dates where they stand."""
        found, reading = self.document(document), self.stores.reading()
        holder = reading.holders[found.id]
        name = self.file.sources[holder].name if holder and holder in self.file.sources else ""
        return show_document(found, reading.statements[found.id], name)

    def first_document(self, claim: str, as_of: date | str | None = None) -> str:
        """Return the id of the oldest document that bears on the claim, else of the first in the case."""
        for piece in self.dossier(claim, as_of).evidence:
            return piece.passage.document
        for name in self.stores.reading().documents:
            return name
        raise UnknownNameError("document", "any", ["osintkit add FILES takes captures in"])

    def document_labels(self) -> list[dict[str, str]]:
        """Return id and label of every document, oldest first, for a menu."""
        found = self.stores.reading().documents.values()
        dated = sorted(found, key=lambda one: (str(one.published or "9999"), one.title or one.id))
        return [{"id": one.id, "label": f"{one.published or 'undated'}  {one.title or one.id}"} for one in dated]

    def passage(self, document: str, start: int, end: int) -> Passage:
        """Return the anchored passage ``[start, end)`` of a document, in code points."""
        text = self.document(document).text
        try:
            return Passage.of(document, text, start, end)
        except ValueError as error:
            raise ParameterError(f"{document}: {error}") from error

    def find(self, document: str, words: str) -> tuple[Span, ...]:
        """Return where the exact words stand in a document."""
        text, spans, at = self.document(document).text, [], -1
        while words and (at := text.find(words, at + 1)) >= 0:
            spans.append(Span(start=at, end=at + len(words)))
        return tuple(spans)

    # -- taking in -------------------------------------------------------------------------------

    def add(self, path: Path | str | Iterable[Path | str], **facts: Any) -> pd.DataFrame:
        """Take captures in: a file, a folder (all below it), or several.

        The type is found by content. A bad input is reported in the table and the rest goes on; what was
        captured before is recognised by its bytes.

        Parameters
        ----------
        path
            What to take in.
        **facts
            ``source``, ``url``, ``published``, ``note``, ``added_by``, ``restore`` for all of them.

        Returns
        -------
        pandas.DataFrame
            Table ``added``: name, outcome (new, known, failed), sha256, media_type, documents, note.
        """
        try:
            return Intaker(self.layout, self.file, self.stores, who=self._desk.analyst).add(path, facts)
        finally:
            self.refresh()

    def refresh(self) -> None:
        """Forget what was computed; the next look reads captures and journals again."""
        self._stamp = journal_stamp(self.layout.journal)
        self._material.clear()
        self._dossiers.clear()
        self._steps.clear()
        self.stores.refresh()

    # -- computed --------------------------------------------------------------------------------

    def look(self) -> object:
        """Forget what was computed when another notebook has judged; return what changes when anybody does."""
        if journal_stamp(self.layout.journal) != self._stamp:
            self.refresh()
        return self._stamp

    def judgments(self, as_of: date | None = None) -> Judgments:
        """Return what all analysts judged by the end of a day (``None``: ever), as records."""
        given = self._desk.judgments(as_of)
        return analysts.blind(given, self.analyst) if self.blind else given

    def material(self, as_of: date | None = None, *, blind: bool = False) -> Material:
        """Return all records as judged by a day; ``blind``: without others' judgments on what is still unjudged."""
        key = (as_of, blind)
        if key not in self._material:
            given = self.judgments(as_of)
            self._material[key] = self.stores.material(analysts.blind(given, self.analyst) if blind else given)
        return self._material[key]

    def dossier(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> Dossier:
        """Return everything there is to say of a claim as of a day: evidence, origins, estimates, verdict.

        Parameters
        ----------
        claim
            Id of a claim.
        as_of
            A day; ``None`` takes everything.
        clock
            ``public``: what was public by that day; ``captured``: what this case had captured and judged.
        """
        from osintkit.corroborate.verdicts.dossier import build_dossier

        self.claim(claim)
        day, which = self.day(as_of), Clock(clock)
        key = (claim, day, which)
        if key not in self._dossiers:
            material = self.material(day if which is Clock.CAPTURED else None)
            self._dossiers[key] = build_dossier(material, claim, day, which)
        return self._dossiers[key]

    def day(self, as_of: date | str | None) -> date | None:
        """Return the day that an ``as_of`` means.

        Raises
        ------
        ParameterError
            When it is no day, or lies in the future.
        """
        if as_of is None or as_of == "":
            return None
        if isinstance(as_of, datetime):
            as_of = as_of.date()
        if isinstance(as_of, str):
            try:
                as_of = StatedDate(as_of).latest
            except ValueError as error:
                raise ParameterError(f"as_of: {error}") from error
        if as_of > self._clock().astimezone(_ANYWHERE).date():
            raise ParameterError(f"as_of: {as_of} is in the future; nothing is known of it yet")
        return as_of

    def captures(self) -> pd.DataFrame:
        """Return table ``captures``: what was received, when, from whom."""
        return views.captures(self.stores)

    def documents(self) -> pd.DataFrame:
        """Return table ``documents``: what was read from the captures."""
        return views.documents(self.stores)

    def sources(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``sources``: who says, holds or publishes, with the letters that hold on the day."""
        return views.sources(self.stores, self.material(), self.day(as_of))

    def claims(self, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``claims``: every claim with its verdict as of the day."""
        return verdicts.claims(self, as_of, clock)

    def statements(self, document: str | None = None, speaker: str | None = None) -> pd.DataFrame:
        """Return table ``statements``: who says what; of one document or one declared source when given."""
        if document is not None:
            self.document(document)
        if speaker is not None:
            self.source(speaker)
        return views.statements(self.stores, document, speaker)

    def evidence(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``evidence``: passages for and against a claim, oldest first."""
        return views.evidence(self.dossier(claim, as_of, clock))

    def queue(self, claim: str) -> pd.DataFrame:
        """Return table ``evidence`` of what waits to be judged, was put off, rejected, or lost its passage."""
        self.claim(claim)
        return views.queue(self.material(), claim)

    def origins(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``origins``: what counts once, and what was joined in it."""
        return views.origins(self.dossier(claim, as_of, clock))

    def joins(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``joins``: why evidence counts as one."""
        return views.joins(self.dossier(claim, as_of, clock))

    def estimates(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``estimates``: every originator's numbers, by scope, side by side."""
        return verdicts.estimates(self.dossier(claim, as_of, clock))

    def assessments(self, claim: str | None = None) -> pd.DataFrame:
        """Return table ``assessments``: what analysts recorded, newest last."""
        return views.assessments(self.material(), claim)

    def history(self, claim: str, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``history``: the steps of the verdict and the evidence that made each."""
        return verdicts.history(self, claim, Clock(clock))

    def steps(self, claim: str, clock: Clock | str = Clock.PUBLIC) -> tuple[Step, ...]:
        """Return the steps of a verdict as records, oldest first."""
        from osintkit.corroborate.verdicts.history import history

        self.claim(claim)
        key = (claim, Clock(clock))
        if key not in self._steps:
            self._steps[key] = history(self.material(), claim, key[1])
        return self._steps[key]

    def check(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``checks``: whether each recorded assessment is still what the evidence gives."""
        return verdicts.checks(self.material(), self.day(as_of))

    def lint(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``findings``: what in the case breaks its own rules, as of a day."""
        return verdicts.findings(self.material(), self.day(as_of))

    def lint_assessment(self, data: dict[str, Any]) -> tuple[Finding, ...]:
        """Return what the rules say of an assessment before it is recorded."""
        from osintkit.corroborate.verdicts.lint import lint_assessment

        return lint_assessment(self.material(), data)

    def disagreements(self, claim: str | None = None) -> pd.DataFrame:
        """Return table ``disagreements``: what analysts hold differently and nobody has settled."""
        return analysts.disagreements(self, claim)

    def agreement(self) -> pd.DataFrame:
        """Return table ``agreement``: Krippendorff's alpha by kind of judgment and claim."""
        return analysts.agreement(self.judgments())

    def confusion(self) -> pd.DataFrame:
        """Return table ``confusion``: which values two analysts gave to the same things, and how often."""
        return analysts.confusion(self.judgments())

    def browse(self) -> Html:
        """Return what there is to work with: loaders, extractors, exporters, widgets, notebooks."""
        return browse(self.layout.root)

    def verify(self, heads: Iterable[str] = ()) -> pd.DataFrame:
        """Return table ``problems``: anything stored that is not what was stored (``heads``: printed earlier)."""
        return views.verify(self.stores, self.layout, heads)

    def fingerprints(self) -> dict[str, str]:
        """Return short hashes of the inputs: ``case.yaml``, the ledger's head, all journals together."""
        declared = hashlib.sha256(self.layout.file.read_bytes()).hexdigest()
        heads = sorted(head for found in journal_heads(self.layout.journal).values() for head in found)
        judged = hashlib.sha256("".join(heads).encode("ascii")).hexdigest()
        return {
            "case.yaml": declared[:16],
            "ledger": self.stores.archive.ledger.head[:16],
            "journals": judged[:16],  # one hash: file names tell who worked on which machine
        }

    def names(self) -> dict[str, str]:
        """Return display names by source id, for figures and tables."""
        return {source.id: source.name for source in self.material().sources.values()}

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return verdicts.case_bundle(self)

    def __dir__(self) -> list[str]:
        return offered(super().__dir__())

    def __repr__(self) -> str:
        return f"<Case {self.id!r}: {len(self.file.claims)} claims, {len(self.file.sources)} sources>"


def _named(kind: str, name: str, known: Mapping[str, Noun]) -> Noun:
    try:
        return known[name]
    except KeyError:
        raise UnknownNameError(kind, name, known) from None
