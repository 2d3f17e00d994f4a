"""`SharedCase`: a case as it may be shown to others, with pseudonyms for its protected sources.

Everything is computed from the case as it is, so that no count depends on what is withheld; what is handed out has
gone through `osintkit.redact.records`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from osintkit.case.case import Case
from osintkit.case.judge import Judge
from osintkit.case.stores import changed_sources
from osintkit.corroborate.evidence import Reading
from osintkit.corroborate.material import Copies, Copy, ListedCopies
from osintkit.journal import Judgments
from osintkit.model import Capture, Clock, Document, Edition, Statement
from osintkit.redact.pseudonyms import FILE, give_pseudonyms
from osintkit.redact.records import Redaction, all_names
from osintkit.redact.spellings import accounts, names_of

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.case.journals import JournalDesk
    from osintkit.case.stores import CaptureReading
    from osintkit.corroborate.material import Material
    from osintkit.corroborate.verdicts.dossier import Dossier
    from osintkit.corroborate.verdicts.history import Step
    from osintkit.corroborate.verdicts.lint import Finding

REPORT: Final = "OSINTKIT_REPORT"
"""Set while a report is made, to the edition. Unset where analysts work."""
NAMED: Final = "by name, not for sharing"
"""What a page says that names protected sources."""
Value = TypeVar("Value")


def open_case(root: Path | str = ".", **options: Any) -> Case:
    """Return the case at ``root`` or in the nearest folder above; options as for `Case`.

    Where a report for others is made, it is a `SharedCase` when a source is protected. A report is never blind: who
    makes it must not change what it says.
    """
    blind = not os.environ.get(REPORT) and os.environ.get("OSINTKIT_BLIND", "") not in ("", "0")
    case = Case(root, **{"blind": blind, **options})
    return share(case) if os.environ.get(REPORT, Edition.INTERNAL) != Edition.INTERNAL else case


def protected_in(case: Case) -> list[str]:
    """Return the ids of the protected sources, as declared and as analysts have changed it since."""
    sources = changed_sources(case.file.sources, case.judgments())
    return [source.id for source in sources.values() if source.protected]


def how_named(case: Case) -> str:
    """Return how protected sources stand in what this case shows; empty when there are none."""
    if isinstance(case, SharedCase):
        return "under pseudonyms"
    return NAMED if protected_in(case) else ""


def share(case: Case) -> Case:
    """Return the case as it may be shown to others; itself when no source is protected."""
    return SharedCase(case) if protected_in(case) else case


class SharedCase(Case):
    """A case with pseudonyms for its protected sources. It is read-only.

    Parameters
    ----------
    case
        The case as analysts see it.
    """

    def __init__(self, case: Case) -> None:
        super().__init__(case.layout.root, analyst=case.analyst, read_only=True, blind=case.blind, clock=case._clock)  # noqa: SLF001  # its own kind
        self._held = case
        protected = protected_in(case)
        reading = case.stores.reading()
        self.redaction = Redaction(
            {source: _called(case, source) for source in protected},
            give_pseudonyms(self.layout.root / "data" / FILE, protected, case.file.sources),
            reading.documents,
            reading.statements,
        )
        self.redaction.learn(case.material().evidence)
        self.judge = _SharedJudge(self, self._desk, self._table)
        self.file = self.redaction(case.file)
        self.stores = _SharedStores(case.stores, self.redaction)  # type: ignore[assignment]  # what readers ask of one

    def material(self, as_of: date | None = None, *, blind: bool = False) -> Material:
        """Return all records as judged by a day, with pseudonyms."""
        key = (as_of, blind)
        if key not in self._material:
            material = self._held.material(as_of, blind=blind)
            self.redaction.learn(material.evidence)
            shown = self.redaction(replace(material, copies=ListedCopies()))
            ids = {new.id: old.id for new, old in zip(shown.evidence, material.evidence, strict=True)}
            self._material[key] = replace(shown, copies=_SharedCopies(material.copies, self.redaction, ids))
        return self._material[key]

    def refresh(self) -> None:
        """Forget what was computed."""
        self._held.refresh()
        super().refresh()

    def judgments(self, as_of: date | None = None) -> Judgments:
        """Return what all analysts judged by the end of a day, with pseudonyms."""
        return self.redaction(self._held.judgments(as_of))

    def dossier(self, claim: str, as_of: date | str | None = None, clock: Clock | str = Clock.PUBLIC) -> Dossier:
        """Return everything there is to say of a claim as of a day, with pseudonyms."""
        from osintkit.corroborate.verdicts.dossier import build_dossier

        self.claim(claim)
        day, which = self.day(as_of), Clock(clock)
        key = (claim, day, which)
        if key not in self._dossiers:
            material = self._held.material(day if which is Clock.CAPTURED else None)
            self.redaction.learn(material.evidence)
            named = replace(material, sources=self.redaction.renamed(material.sources))
            dossier = build_dossier(named, claim, day, which)
            self.redaction.learn_origins(dossier.origins)
            self._dossiers[key] = self.redaction(dossier)
        return self._dossiers[key]

    def steps(self, claim: str, clock: Clock | str = Clock.PUBLIC) -> tuple[Step, ...]:
        """Return the steps of a verdict as records, with pseudonyms."""
        from osintkit.corroborate.verdicts.history import history

        self.claim(claim)
        key = (claim, Clock(clock))
        if key not in self._steps:
            material = self._held.material()
            named = replace(material, sources=self.redaction.renamed(material.sources))
            self._steps[key] = self.redaction(history(named, claim, key[1]))
        return self._steps[key]

    def check(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``checks``."""
        return self._table(self._held.check(as_of))

    def lint(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``findings``."""
        return self._table(self._held.lint(as_of))

    def lint_assessment(self, data: dict[str, Any]) -> tuple[Finding, ...]:
        """Return what the rules say of an assessment."""
        return self.redaction(self._held.lint_assessment(data))

    def _table(self, frame: pd.DataFrame) -> pd.DataFrame:
        shown = frame.copy()
        for column in shown.columns:
            if any(isinstance(value, str | tuple) for value in shown[column]):
                shown[column] = shown[column].map(self.redaction).astype(shown[column].dtype)
        return shown


class _SharedJudge(Judge):
    """What was judged, with pseudonyms; nothing can be judged here."""

    def __init__(self, case: SharedCase, desk: JournalDesk, told: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
        super().__init__(case, desk)
        self._told = told

    def table(self, as_of: date | str | None = None) -> pd.DataFrame:
        """Return table ``judgments``, with pseudonyms."""
        return self._told(super().table(as_of))


@dataclass(frozen=True, slots=True)
class _SharedCopies:
    """The copies among evidence under the ids that it has here, with pseudonyms."""

    held: Copies = field(repr=False)
    redaction: Redaction = field(repr=False)
    ids: Mapping[str, str] = field(repr=False)
    """From the ids here to those in the case."""

    def among(self, ids: Collection[str]) -> Iterator[Copy]:
        """Yield those among some evidence."""
        yield from map(self.redaction, self.held.among({self.ids[one] for one in ids if one in self.ids}))


def _called(case: Case, source: str) -> tuple[str, ...]:
    """Return everything that a source is called or was called before somebody changed it."""
    names = list(all_names(case.file.sources[source]))
    for change in case.judgments().source_changes:
        if change.source == source:
            names += [*names_of(change.name or "", change.aliases or ()), *accounts(change.url or "")]
    return tuple(dict.fromkeys(names))


class _SharedStores:
    """What a case reads of its stores, with pseudonyms."""

    def __init__(self, stores: Any, redaction: Redaction) -> None:
        self._stores = stores
        self._redaction = redaction
        self._reading: Reading | None = None
        self.archive = stores.archive
        self.file = redaction(stores.file)

    def refresh(self) -> None:
        """Look at the archive again at the next question."""
        self._stores.refresh()

    def captures(self) -> tuple[Capture, ...]:
        """Return all captures."""
        return self._redaction(self._stores.captures())

    def read(self, captures: tuple[Capture, ...]) -> Mapping[str, CaptureReading]:
        """Return what captures gave: how many documents, and which problems."""
        wanted = {capture.sha256 for capture in captures}
        read = self._stores.read([one for one in self._stores.captures() if one.sha256 in wanted])
        return {key: self._redaction(read[key]) for key in wanted}

    def problems(self) -> tuple[tuple[Capture, str], ...]:
        """Return what could not be read."""
        return self._redaction(self._stores.problems())

    def reading(self) -> Reading:
        """Return all documents and statements; each is marked when it is asked for."""
        if self._reading is None:
            held = self._stores.reading()
            hidden = self._redaction.pseudonyms

            def document(key: str) -> Document:
                shown = self._redaction(held.documents[key])
                return self._redaction.held(shown) if held.holders[key] in hidden else shown

            def statements(key: str) -> tuple[Statement, ...]:
                return self._redaction(held.statements[key])

            self._reading = Reading(
                documents=_Lazily(held.documents, document),
                holders=self._redaction(held.holders),
                captured=MappingProxyType(dict(held.captured)),
                statements=_Lazily(held.statements, statements),
            )
        return self._reading

    def statements_of(self, document: Document, extractor: str = "rules") -> tuple[Statement, ...]:
        """Return the statements of a document."""
        original = self._stores.reading().documents[document.id]
        return self._redaction(self._stores.statements_of(original, extractor))


class _Lazily(Mapping[str, Value]):
    """A mapping whose values are made when they are asked for, once."""

    def __init__(self, keys: Mapping[str, Any], make: Any) -> None:
        self._keys = keys
        self._make = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, key: str) -> Value:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
