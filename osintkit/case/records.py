"""`Records`: the only way out for anything in a case, through a door that knows kinds of records.

For the analyst the door is open. In an edition for others it is `osintkit.redact.records.Redaction`, which refuses
what nobody classified. Notebooks, tables, prose, widgets and exporters take everything they show from here, so that a
new way to the records of a case cannot lead past the door.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from osintkit.case.computed import Computed
from osintkit.case.stores import CaptureReading
from osintkit.corroborate.evidence import Reading
from osintkit.corroborate.material import Material
from osintkit.custody.casefile import CaseFile
from osintkit.errors import UnknownNameError
from osintkit.journal import Judgments, journal_heads, verify_journals
from osintkit.journal.blind import seen
from osintkit.model import Capture, Claim, Clock, Document, Source, Statement
from osintkit.redact.door import Door
from osintkit.storage import Irregularity

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.corroborate.verdicts.check import CheckResult
    from osintkit.corroborate.verdicts.dossier import Dossier
    from osintkit.corroborate.verdicts.history import Step
    from osintkit.corroborate.verdicts.lint import Finding

Noun = TypeVar("Noun")


class Records:
    """The records of a case, as far as they may be seen.

    Parameters
    ----------
    held
        The case as it is.
    door
        What each record passes on its way out.
    """

    def __init__(self, held: Computed, door: Door) -> None:
        self._held, self._door = held, door
        self._age = held.age
        self.layout, self.blind = held.layout, held.blind
        self.analyst = held.desk.analyst
        self.file: CaseFile = door(held.file)
        self._reading: Reading | None = None
        self._material: dict[tuple[date | None, bool], Material] = {}
        self._dossiers: dict[tuple[str, date | None, Clock], Dossier] = {}
        self._steps: dict[tuple[str, Clock], tuple[Step, ...]] = {}

    def refresh(self) -> None:
        """Forget what was computed; the next use reads captures and journals again."""
        self._held.refresh()

    def look(self) -> object:
        """Forget what was computed when another notebook has judged; return what changes when anybody does."""
        return self._held.look()

    def day(self, as_of: date | str | None) -> date | None:
        """Return the day that an ``as_of`` means; see `osintkit.case.computed.Computed.day`."""
        return self._held.day(as_of)

    # -- declared and captured -------------------------------------------------------------------

    def claim(self, name: str) -> Claim:
        """Return a declared claim."""
        return _named("claim", name, self.file.claims)

    def source(self, name: str) -> Source:
        """Return a declared source, with what analysts have since changed of it."""
        return _named("source", name, self.material().sources)

    def names(self) -> dict[str, str]:
        """Return display names by source id."""
        return {source.id: source.name for source in self.material().sources.values()}

    def document(self, name: str) -> Document:
        """Return a document with its text."""
        return _named("document", name, self.reading().documents)

    def statements(self, document: str) -> tuple[Statement, ...]:
        """Return the statements that the rules read in a document."""
        return self.reading().statements[self.document(document).id]

    def statements_by(self, extractor: str, document: str) -> tuple[Statement, ...]:
        """Return the statements that one extractor reads in a document."""
        stores = self._held.stores
        return self._door(stores.statements_of(_named("document", document, stores.reading().documents), extractor))

    def captures(self) -> tuple[Capture, ...]:
        """Return all captures, in order of their receipt."""
        return self._door(self._held.stores.captures())

    def read(self) -> Mapping[str, CaptureReading]:
        """Return what each capture gave, by its SHA-256: documents and problems."""
        stores = self._held.stores
        return self._door(dict(stores.read(stores.captures())))

    def problems(self) -> tuple[tuple[Capture, str], ...]:
        """Return what could not be read, capture by capture."""
        return self._door(self._held.stores.problems())

    def reading(self) -> Reading:
        """Return all documents and statements; behind a door that withholds, each is made when it is asked for."""
        self._forget()
        held = self._held.stores.reading()
        if self._reading is None:
            self._reading = self._door.reading(held)
        return self._reading

    def irregularities(self, heads: Iterable[str] = ()) -> tuple[Irregularity, ...]:
        """Return what has changed in the archive, its ledger or the journals; ``heads``: printed earlier."""
        archive, journal = self._held.stores.archive, self.layout.journal
        found = [one for one in (*archive.verify(), *verify_journals(journal)) if one.fault]
        heads = tuple(heads)
        lost = _cuts(archive.ledger.verify(heads)) & _cuts(verify_journals(journal, heads))
        data = str(self.layout.root / "data")
        found += [Irregularity(path=data, kind="cut", message=f"{one}: a log was cut") for one in sorted(lost)]
        return self._door(tuple(found))

    def fingerprints(self) -> dict[str, str]:
        """Return short hashes of the inputs: ``case.yaml``, the ledger's head, all journals together."""
        declared = hashlib.sha256(self.layout.file.read_bytes()).hexdigest()
        heads = sorted(head for found in journal_heads(self.layout.journal).values() for head in found)
        judged = hashlib.sha256("".join(heads).encode("ascii")).hexdigest()
        return {
            "case.yaml": declared[:16],
            "ledger": self._held.stores.archive.ledger.head[:16],
            "journals": judged[:16],  # one hash: file names tell who worked on which machine
        }

    # -- judged and computed ---------------------------------------------------------------------

    def judgments(self, as_of: date | None = None) -> Judgments:
        """Return what all analysts judged by the end of a day (``None``: ever)."""
        return self._door(self._held.judgments(as_of))

    def judgments_table(self, as_of: date | None = None) -> pd.DataFrame:
        """Return table ``judgments``; in a blind case, others' only on what the analyst has judged."""
        desk = self._held.desk
        table = desk.table(as_of)
        return self._door.table(seen(table, desk.judgments(as_of), self.analyst) if self.blind else table)

    def material(self, as_of: date | None = None, *, blind: bool = False) -> Material:
        """Return all records as judged by a day; ``blind``: without others' judgments on what is still unjudged."""
        self._forget()
        key = (as_of, blind)
        if key not in self._material:
            self._material[key] = self._door(self._held.material(as_of, blind=blind))
        return self._material[key]

    def dossier(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> Dossier:
        """Return everything known of a claim as of a day, by either clock."""
        from osintkit.corroborate.verdicts.dossier import build_dossier

        self._forget()
        self.claim(claim)
        day, which = self.day(as_of), Clock(clock)
        key = (claim, day, which)
        if key not in self._dossiers:
            material = self._named_material(day if which is Clock.CAPTURED else None)
            self._dossiers[key] = self._door(build_dossier(material, claim, day, which))
        return self._dossiers[key]

    def steps(self, claim: str, clock: Clock | str = Clock.PUBLIC) -> tuple[Step, ...]:
        """Return the steps of a verdict, oldest first."""
        from osintkit.corroborate.verdicts.history import history

        self._forget()
        self.claim(claim)
        key = (claim, Clock(clock))
        if key not in self._steps:
            self._steps[key] = self._door(history(self._named_material(None), claim, key[1]))
        return self._steps[key]

    def checks(self, as_of: date | None = None) -> tuple[CheckResult, ...]:
        """Return whether the evidence still supports each recorded assessment."""
        from osintkit.corroborate.verdicts.check import check

        return self._door(tuple(check(self._held.material(), as_of)))

    def findings(self, as_of: date | None = None) -> tuple[Finding, ...]:
        """Return what in the case breaks its own rules, as of a day."""
        from osintkit.corroborate.verdicts.lint import lint

        return self._door(tuple(lint(self._held.material(), as_of)))

    def findings_of(self, assessment: Mapping[str, Any]) -> tuple[Finding, ...]:
        """Return what the rules object to in an assessment, before it is recorded."""
        from osintkit.corroborate.verdicts.lint import lint_assessment

        return self._door(lint_assessment(self._held.material(), dict(assessment)))

    def _named_material(self, as_of: date | None) -> Material:
        """Return material to compute on: unchanged, but sentences made from it name nobody whom the door withholds."""
        material = self._held.material(as_of)
        self._door.learn(material.evidence)
        return replace(material, sources=self._door.renamed(material.sources))

    def _forget(self) -> None:
        if self._age != self._held.age:
            self._age, self._reading = self._held.age, None
            for kept in (self._material, self._dossiers, self._steps):
                kept.clear()


def _cuts(findings: Iterable[Irregularity]) -> set[str]:
    # a head may be the ledger's or a journal's: it is lost when neither holds it
    return {found.message for found in findings if found.kind == "cut"}


def _named(kind: str, name: str, known: Mapping[str, Noun]) -> Noun:
    try:
        return known[name]
    except KeyError:
        raise UnknownNameError(kind, name, known) from None
