"""Captures read into documents and statements, through the cache of derived data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from importlib import resources
from pathlib import Path

from osintkit import extract, loaders
from osintkit.case.layout import Layout
from osintkit.corroborate.copies.find import CopyForest, CopyOptions
from osintkit.corroborate.evidence import Reading, Suggestion, judged_evidence, suggested_evidence
from osintkit.corroborate.material import Copies, Copy, Material, nearest_first
from osintkit.corroborate.search.suggest import PassageIndex, passages_of, suggest
from osintkit.corroborate.suggestions import compared, related_abroad
from osintkit.custody import Archive
from osintkit.custody.casefile import CaseFile
from osintkit.custody.derived import DerivedStore
from osintkit.errors import CaptureError, CustodyError, SetupError, UnknownNameError
from osintkit.extract.text.language import detect_language
from osintkit.journal import Judgments
from osintkit.model import (
    Bearing,
    Capture,
    Claim,
    ColumnMapping,
    Document,
    Evidence,
    EvidenceStatus,
    Source,
    Statement,
)

EXTRACTOR = "rules"
PROPOSED = 200
"""Passages that search proposes for a claim; their words decide which of them are shown."""


@dataclass(frozen=True, slots=True)
class CaptureReading:
    """What was read from one capture."""

    documents: tuple[Document, ...] = ()
    problems: tuple[str, ...] = ()


class _NotKept(Exception):  # noqa: N818  # says that the cache has nothing; never leaves this module
    """The cache has no documents of a capture."""


class Stores:
    """The archive and everything derived from it; derived data may be deleted at any time."""

    def __init__(self, layout: Layout, file: CaseFile, *, clock: Callable[[], datetime]) -> None:
        self.archive = Archive(layout.raw, clock)
        self.file = file
        self.derived = DerivedStore(layout.processed)
        self._captures: tuple[Capture, ...] | None = None
        self._read: dict[str, CaptureReading] = {}
        self._read_with: dict[str, tuple[ColumnMapping, ...]] = {}
        self._reading: Reading | None = None
        self._suggested: dict[str, tuple[Suggestion, ...]] = {}
        self._index: PassageIndex | None = None
        self._forests: dict[str, CopyForest] = {}

    def refresh(self) -> None:
        """Look at the archive again at the next question; what was read from a capture stays."""
        self._captures = None

    def captures(self) -> tuple[Capture, ...]:
        """Return all captures, in order of their receipt."""
        if self._captures is None:
            self._captures = self.archive.captures()
            if {capture.sha256 for capture in self._captures} != set(self._read):
                self._forget_answers()
        return self._captures

    def _forget_answers(self) -> None:
        self._reading = None
        self._suggested.clear()
        self._index = None

    def read(self, captures: Iterable[Capture]) -> Mapping[str, CaptureReading]:
        """Read captures, one child process for all that are not in the cache; a bad one is a problem, not an error."""
        fresh: list[tuple[Capture, str]] = []
        asked: dict[str, tuple[ColumnMapping, ...]] = {}
        for given in captures:
            if self._read_with.get(given.sha256) == given.columns:
                continue
            self._forget_answers()
            capture = replace(given, columns=(*given.columns, *self.file.columns))
            version = _version(capture)
            try:
                documents = self.derived.documents(capture.sha256, version, _not_kept)
                self._read[given.sha256] = CaptureReading(documents)
                self._read_with[given.sha256] = given.columns
            except _NotKept:
                fresh.append((capture, version))
                asked[given.sha256] = given.columns
        self._load(fresh)
        self._read_with |= asked
        return self._read

    def _load(self, fresh: Sequence[tuple[Capture, str]]) -> None:
        readable: list[tuple[Capture, str, bytes]] = []
        for capture, version in fresh:
            try:
                readable.append((capture, version, self.archive.read(capture.sha256)))
            except (CustodyError, SetupError) as error:
                self._read[capture.sha256] = CaptureReading(problems=(str(error),))
        reports = loaders.load_many((capture, data) for capture, _, data in readable)
        for (capture, version, _), report in zip(readable, reports, strict=True):
            problems = tuple(": ".join(filter(None, (problem.part, problem.reason))) for problem in report.problems)
            self._read[capture.sha256] = CaptureReading(report.documents, problems)
            if not problems:
                self.derived.documents(capture.sha256, version, partial(tuple, report.documents))

    def reading(self) -> Reading:
        """Return all documents with their publishers and statements."""
        captures = self.captures()
        if self._reading is None:
            read = self.read(captures)
            names = {name.casefold(): source.id for source in self.file.sources.values() for name in source.names}
            documents: dict[str, Document] = {}
            holders: dict[str, str | None] = {}
            captured: dict[str, datetime] = {}
            for capture in captures:
                for document in read[capture.sha256].documents:
                    documents[document.id] = _completed(document, capture)
                    holders[document.id] = _holder(document, capture, names)
                    captured[document.id] = capture.received
            statements = {key: self._statements(document) for key, document in documents.items()}
            self._reading = Reading(documents=documents, holders=holders, captured=captured, statements=statements)
        return self._reading

    def _statements(self, document: Document) -> tuple[Statement, ...]:
        """Return a document's statements; what the rules refuse is a problem of its capture, and the rest goes on."""
        try:
            return self.statements_of(document)
        except CaptureError as error:
            known = self._read[document.capture]
            self._read[document.capture] = replace(known, problems=(*known.problems, str(error)))
            return ()

    def problems(self) -> tuple[tuple[Capture, str], ...]:
        """Return what could not be read, capture by capture."""
        read = self.read(self.captures())
        return tuple((capture, problem) for capture in self.captures() for problem in read[capture.sha256].problems)

    def statements_of(self, document: Document, extractor: str = EXTRACTOR) -> tuple[Statement, ...]:
        """Return the statements of a document, from the cache when document, extractor and sources are the same."""
        sources = tuple(self.file.sources.values())
        readers = extract.available()
        if extractor not in readers:
            raise UnknownNameError("extractor", extractor, readers)
        reader = readers[extractor]
        version = f"{reader.name}/{reader.version}+{_fingerprint(sources)}{_rules()}"
        return self.derived.statements(
            document, version, lambda: extract.extract(document, sources, extractor=extractor)
        )

    # -- evidence --------------------------------------------------------------------------------

    def material(self, judgments: Judgments) -> Material:
        """Return all records of the case, with these judgments."""
        reading = self.reading()
        judged = judged_evidence(reading, judgments.links)
        suggested = [
            piece
            for claim in self.file.claims.values()
            for piece in suggested_evidence(reading, claim, self.suggestions(claim), judged)
        ]
        evidence = (*judged, *suggested)
        return Material(
            sources=changed_sources(self.file.sources, judgments),
            claims=self.file.claims,
            hypotheses=self.file.hypotheses,
            dependencies=self.file.dependencies,
            evidence=evidence,
            copies=self._copies(evidence),
            decisions=judgments.decisions,
            grades=judgments.grades,
            assessments=judgments.assessments,
            ratings=judgments.ratings,
        )

    def suggestions(self, claim: Claim) -> tuple[Suggestion, ...]:
        """Return the passages that search offers for a claim, with a suggested stance."""
        if claim.id not in self._suggested:
            self._index = self._index or self._indexed()
            self._suggested[claim.id] = tuple(self._suggest(claim, self._index))
        return self._suggested[claim.id]

    def _indexed(self) -> PassageIndex:
        index = PassageIndex()
        for document in self.reading().documents.values():
            index.add(passages_of(document))
        return index

    def _suggest(self, claim: Claim, index: PassageIndex) -> Iterable[Suggestion]:
        """Yield the passages that state a claim or a part of it, or are about the same matter; search only proposes."""
        reading = self.reading()
        sources = tuple(self.file.sources.values())
        found: dict[tuple[str, int, int], Suggestion] = {}
        for candidate in suggest(claim, index, sources, limit=PROPOSED):
            document = reading.documents[candidate.passage.document]
            suggestion = compared(claim, reading, document, (candidate.passage.start, candidate.passage.end))
            if suggestion is not None:
                where = suggestion.passage
                found.setdefault((where.document, where.start, where.end), suggestion)
        for document in reading.documents.values():
            for suggestion in related_abroad(claim, document, sources, reading):
                where = suggestion.passage
                found.setdefault((where.document, where.start, where.end), suggestion)
        # what states the claim is all shown; what is only about it, as much as the case asks for
        rest = self.file.policy.suggestions_per_claim
        for suggestion in found.values():
            about = suggestion.comparison is not None and suggestion.comparison.bearing is Bearing.RELATED
            rest -= about
            if not about or rest >= 0:
                yield suggestion

    def _copies(self, evidence: Iterable[Evidence]) -> Copies:
        """Return shared text between evidence of one claim; rejected evidence cannot join anything."""
        by_claim: dict[str, set[tuple[str, str]]] = {}
        for piece in evidence:
            if piece.status is not EvidenceStatus.REJECTED:
                by_claim.setdefault(piece.claim, set()).add((piece.id, piece.passage.exact))
        options = CopyOptions(containment=self.file.policy.copy_containment)
        for claim, texts in by_claim.items():
            known = self._forests.get(claim)
            if known is None or known.texts != texts:
                self._forests[claim] = CopyForest(texts, options)
        return _CopiesByClaim(tuple(self._forests[claim] for claim in sorted(by_claim)))


@dataclass(frozen=True, slots=True)
class _CopiesByClaim:
    forests: tuple[CopyForest, ...]

    def among(self, ids: Collection[str]) -> Sequence[Copy]:
        return nearest_first(copy for forest in self.forests for copy in forest.among(ids))


def _version(capture: Capture) -> str:
    """Return what decides how a capture is read: its loader, and for a table what its columns were said to mean."""
    loader = loaders.loader_for(capture.media_type)
    if loader is None:
        return capture.media_type
    declared = "".join(mapping.key for mapping in capture.columns) if getattr(loader, "reads_columns", False) else ""
    key = f"+{hashlib.sha256(declared.encode()).hexdigest()[:12]}" if declared else ""
    return f"{loader.name}/{loader.version}{key}"


def _not_kept() -> tuple[Document, ...]:
    raise _NotKept


def _completed(document: Document, capture: Capture) -> Document:
    """Return the document with what the capture itself does not say: the date and address declared at intake."""
    return replace(
        document,
        published=document.published or capture.published,
        url=document.url or capture.url,
        language=document.language or detect_language(document.text),
    )


def _holder(document: Document, capture: Capture, names: Mapping[str, str]) -> str | None:
    """Return the publishing source: declared at intake, else the printed name of a declared source."""
    for printed in (document.fields.get("outlet"), document.publisher):
        if printed and printed.strip().casefold() in names:
            return names[printed.strip().casefold()]
    return capture.source


@lru_cache(maxsize=1)
def _rules() -> str:
    """Return a hash of the rules themselves, so that statements read by older rules are read again."""
    package = resources.files("osintkit.extract")
    texts = (entry.read_bytes() for entry in sorted(Path(str(package)).rglob("*")) if entry.suffix in (".py", ".csv"))
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:10]


def _fingerprint(sources: Sequence[Source]) -> str:
    declared = json.dumps([[source.id, *source.names] for source in sources], ensure_ascii=True)
    return hashlib.sha256(declared.encode("ascii")).hexdigest()[:10]


def changed_sources(sources: Mapping[str, Source], judgments: Judgments) -> Mapping[str, Source]:
    """Return the sources with analysts' changes and grades, in the order in which they were made."""
    changed = dict(sources)
    for change in judgments.source_changes:
        if change.source in changed:
            given = {name: getattr(change, name) for name in _CHANGEABLE if getattr(change, name) is not None}
            cleared = {name: None for name in ("owner", "family", "url") if given.get(name) == ""}
            changed[change.source] = replace(changed[change.source], **{**given, **cleared})
    return changed


_CHANGEABLE = ("name", "kind", "aliases", "owner", "family", "protected", "url")
