"""`Case`: the one object that notebooks hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osintkit.case import agreement_tables, document_view, tables, verdict_tables
from osintkit.case.browse import browse, offered
from osintkit.case.computed import Computed
from osintkit.case.intake import Intaker
from osintkit.case.journals import JournalDesk
from osintkit.case.judge import Judge
from osintkit.case.layout import Layout, find_case
from osintkit.case.prose import Teller
from osintkit.case.records import Records
from osintkit.case.stores import Stores
from osintkit.case.withdraw import Withdrawal, find_capture, withdraw_capture
from osintkit.corroborate.material import Material
from osintkit.custody.casefile import CaseFile, read_case_file
from osintkit.errors import CaseError, ParameterError
from osintkit.journal import Judgments
from osintkit.model import Capture, Claim, Clock, Document, Passage, Source, Span, Statement, now_utc
from osintkit.redact.door import Door, OpenDoor

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.corroborate.verdicts.dossier import Dossier
    from osintkit.corroborate.verdicts.history import Step
    from osintkit.corroborate.verdicts.lint import Finding
    from osintkit.display import Html


class Case:
    """One investigation: what was declared, captured and judged, and everything computed from it.

    Parameters
    ----------
    root
        The case's folder, or any folder inside it.
    analyst
        Whose judgments are recorded; else ``OSINTKIT_ANALYST``, else ``analyst`` in ``case.yaml``.
    read_only
        Refuse to record anything; for runs, and for reading only.
    blind
        Show others' judgments only on what the analyst has judged; `open_case` reads it from ``OSINTKIT_BLIND``.
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
        layout = find_case(Path(root))
        file = read_case_file(layout.file)
        stores = Stores(layout, file, clock=clock)
        name = analyst or os.environ.get("OSINTKIT_ANALYST") or file.analyst
        desk = JournalDesk(layout, name, clock=clock, read_only=read_only)
        self._compose(Computed(layout, file, stores, desk, blind=blind), OpenDoor())

    def _compose(self, held: Computed, door: Door) -> None:
        self._held, self.door = held, door
        self.records = Records(held, door)
        self.layout: Layout = held.layout
        self.blind = held.blind
        self.judge = Judge(self.records, held.desk)
        self.tell = Teller(self.records, "" if isinstance(door, OpenDoor) else "under pseudonyms")

    def behind(self, door: Door) -> Case:
        """Return the same case, read-only, with everything that it shows handed out through a door."""
        shown = Case.__new__(Case)
        shown._compose(self._held.read_only(), door)  # noqa: SLF001  # its own kind
        return shown

    # -- what there is ---------------------------------------------------------------------------

    @property
    def file(self) -> CaseFile:
        """What ``case.yaml`` declares."""
        return self.records.file

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
        """The question of the case."""
        return self.file.question

    @property
    def analyst(self) -> str:
        """Whose judgments are recorded here."""
        return self.records.analyst

    @property
    def read_only(self) -> bool:
        """Whether recording is refused here."""
        return self._held.desk.read_only

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
        return self.records.claim(name)

    def source(self, name: str) -> Source:
        """Return a declared source, with what analysts have since changed of it."""
        return self.records.source(name)

    def document(self, name: str) -> Document:
        """Return a document with its text."""
        return self.records.document(name)

    def readings(self, document: str) -> tuple[Statement, ...]:
        """Return the statements that the rules found in a document, as records."""
        return self.records.statements(document)

    def names(self) -> dict[str, str]:
        """Return display names by source id, for figures and tables."""
        return self.records.names()

    def show(self, document: str) -> Html:
        """Return a document as marked-up text: speaker, cue, content, numbers and dates where they stand."""
        return document_view.show(self.records, document)

    def first_document(self, claim: str, as_of: date | str | None = None) -> str:
        """Return the id of the oldest document that bears on the claim, else of the first in the case."""
        return document_view.first(self.records, claim, as_of)

    def document_labels(self) -> list[dict[str, str]]:
        """Return id and label of every document, oldest first, for a menu."""
        return document_view.labels(self.records)

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

    # -- taking in and out -----------------------------------------------------------------------

    def add(self, path: Path | str | Iterable[Path | str], **facts: Any) -> pd.DataFrame:
        """Add captures: a file, a folder (with everything below it), or several.

        The content tells the type. A bad input is reported in the table and the rest is added; what was
        captured before is recognised by its bytes.

        Parameters
        ----------
        path
            What to add.
        **facts
            ``source``, ``url``, ``published``, ``note``, ``added_by``, ``restore`` for all of them; ``columns`` says
            what the columns of tables mean: ``{"text": "Inhalt", "date": "Datum"}``, or the name of a preset.

        Returns
        -------
        pandas.DataFrame
            Table ``added``: name, outcome (new, known, failed), sha256, media_type, documents, note.
        """
        held = self._held
        try:
            return Intaker(held.layout, held.file, held.stores, who=self.analyst).add(path, facts)
        finally:
            self.refresh()

    def capture(self, name: str) -> Capture:
        """Return the capture whose SHA-256 is ``name`` or begins with it."""
        return find_capture(self._held, name)

    def withdraw(self, sha256: str, reason: str) -> Withdrawal:
        """Delete the bytes of a capture and all text read from it; the hash and the reason stay in the ledger."""
        return withdraw_capture(self._held, sha256, reason)

    def refresh(self) -> None:
        """Forget what was computed; the next use reads captures and journals again."""
        self.records.refresh()

    def look(self) -> object:
        """Forget what was computed when another notebook has judged; return what changes when anybody does."""
        return self.records.look()

    # -- computed, as records --------------------------------------------------------------------

    def judgments(self, as_of: date | None = None) -> Judgments:
        """Return what all analysts judged by the end of a day (``None``: ever), as records."""
        return self.records.judgments(as_of)

    def material(self, as_of: date | None = None, *, blind: bool = False) -> Material:
        """Return all records as judged by a day; ``blind``: without others' judgments on what is still unjudged."""
        return self.records.material(as_of, blind=blind)

    def dossier(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> Dossier:
        """Return everything known of a claim as of a day: evidence, origins, estimates, verdict.

        Parameters
        ----------
        claim
            Id of a claim.
        as_of
            A day; ``None`` takes everything.
        clock
            ``public``: what was public by that day; ``captured``: what this case had captured and judged.
        """
        return self.records.dossier(claim, as_of, clock)

    def steps(self, claim: str, clock: Clock | str = Clock.PUBLIC) -> tuple[Step, ...]:
        """Return the steps of a verdict as records, oldest first."""
        return self.records.steps(claim, clock)

    def day(self, as_of: date | str | None) -> date | None:
        """Return the day that ``as_of`` stands for.

        Raises
        ------
        ParameterError
            When it is not a day, or lies in the future.
        """
        return self.records.day(as_of)

    def lint_assessment(self, data: Mapping[str, Any]) -> tuple[Finding, ...]:
        """Return what the rules object to in an assessment, before it is recorded."""
        return self.records.findings_of(data)

    def fingerprints(self) -> dict[str, str]:
        """Return short hashes of the inputs: ``case.yaml``, the ledger's head, all journals together."""
        return self.records.fingerprints()

    # -- computed, as tables ---------------------------------------------------------------------

    def captures(self) -> pd.DataFrame:
        """Return table ``captures``: what was received, when, from whom."""
        return tables.captures(self.records)

    def documents(self) -> pd.DataFrame:
        """Return table ``documents``: the texts read from the captures."""
        return tables.documents(self.records)

    def sources(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``sources``: who says, holds or publishes, with the letters in force on the day."""
        return tables.sources(self.records, self.day(as_of))

    def claims(self, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``claims``: every claim with its verdict as of the day."""
        return verdict_tables.claims(self.records, as_of, clock)

    def statements(self, document: str | None = None, speaker: str | None = None) -> pd.DataFrame:
        """Return table ``statements``: who says what; of one document or one declared source when given."""
        return tables.statements(self.records, document, speaker)

    def evidence(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``evidence``: passages for and against a claim, oldest first."""
        return tables.evidence(self.dossier(claim, as_of, clock))

    def queue(self, claim: str) -> pd.DataFrame:
        """Return table ``evidence`` of what waits to be judged, was put off, rejected, or lost its passage."""
        return tables.queue(self.records, claim)

    def origins(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``origins``: what counts once, and the evidence joined in it."""
        return tables.origins(self.dossier(claim, as_of, clock))

    def joins(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``joins``: why evidence counts as one."""
        return tables.joins(self.dossier(claim, as_of, clock))

    def estimates(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``estimates``: every originator's numbers, by scope, side by side."""
        return verdict_tables.estimates(self.dossier(claim, as_of, clock))

    def assessments(self, claim: str | None = None) -> pd.DataFrame:
        """Return table ``assessments``: what analysts recorded, newest last."""
        return tables.assessments(self.material(), claim)

    def history(self, claim: str, clock: Clock | str = Clock.PUBLIC) -> pd.DataFrame:
        """Return table ``history``: the steps of the verdict and the evidence that made each."""
        return verdict_tables.history(self.records, claim, Clock(clock))

    def check(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``checks``: whether the evidence still supports each recorded assessment."""
        return verdict_tables.checks(self.records, self.day(as_of))

    def lint(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``findings``: what in the case breaks its own rules, as of a day."""
        return verdict_tables.findings(self.records, self.day(as_of))

    def disagreements(self, claim: str | None = None) -> pd.DataFrame:
        """Return table ``disagreements``: what analysts judge differently and nobody has settled."""
        return agreement_tables.disagreements(self.records, claim)

    def agreement(self) -> pd.DataFrame:
        """Return table ``agreement``: Krippendorff's alpha by kind of judgment and claim."""
        return agreement_tables.agreement(self.judgments())

    def confusion(self) -> pd.DataFrame:
        """Return table ``confusion``: which values two analysts gave to the same things, and how often."""
        return agreement_tables.confusion(self.judgments())

    def browse(self) -> Html:
        """Return what you can work with: loaders, extractors, exporters, widgets, notebooks."""
        return browse(self.layout.root)

    def verify(self, heads: Iterable[str] = ()) -> pd.DataFrame:
        """Return table ``problems``: any stored data that has changed (``heads``: printed earlier)."""
        return tables.verify(self.records, heads)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return verdict_tables.case_bundle(self.records)

    def __dir__(self) -> list[str]:
        return offered(super().__dir__())

    def __repr__(self) -> str:
        return f"<Case {self.id!r}: {len(self.file.claims)} claims, {len(self.file.sources)} sources>"
