"""Who says what in a passage, on whose word, how many, when and where.

Terms after PARC and PolNeAR: an attribution relation has a source (here: speaker), a cue and a content.
All spans are code points of the document's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from osintkit.model.dates import StatedDate
from osintkit.model.documents import Passage, Span
from osintkit.model.records import Record
from osintkit.model.vocabulary import Access, Modality, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """A number as stated, with what it counts. ``best`` is None when only a bound or a vague word was given."""

    words: str
    span: Span
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str = ""
    scope: Scope = Scope.OTHER
    approximator: str = ""
    """``about``, ``more than``, ``at least``, ``up to`` ... as printed, lower case."""
    additional: bool = False
    """Whether it comes on top of an earlier number (``another 1,500``)."""
    other: float | None = None
    """The other value that its digits may have (``1.500``: 1.5 or 1,500); the number is then ambiguous."""

    @property
    def ambiguous(self) -> bool:
        """Whether its digits may have another value."""
        return self.other is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Record):
    """A time expression and what it resolves to."""

    words: str
    span: Span
    date: StatedDate | None = None
    """None when it cannot be resolved, or has several readings."""
    candidates: tuple[StatedDate, ...] = ()
    """All readings when there are several; the mention is then ambiguous."""
    rule: str = ""
    """Name of the rule that resolved it, e.g. ``weekday-before-published``."""
    value: str = ""
    """TIMEX3 value (``2024-10``, ``P2D``, ``PRESENT_REF``)."""

    @property
    def ambiguous(self) -> bool:
        """Whether more than one reading is kept."""
        return len(self.candidates) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Record):
    """A named place with its coordinates in degrees (WGS 84)."""

    words: str
    span: Span
    name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    kind: str = ""
    """``country``, ``region``, ``city``, ``town``, ``site`` ..."""
    precision: str = ""
    """How good the coordinates are: ``page``, ``city``, ``town``, ``approx``, ``country``."""
    candidates: tuple[str, ...] = ()
    """Names of all places it may be, when there are several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One attribution relation, always a suggestion until an analyst has judged it."""

    id: str
    """``S-...``, from document, extractor and spans."""
    document: str
    passage: Passage
    """Speaker, cue and content together, or the sentence they stand in."""
    speaker: str = ""
    """The speaker's words; empty when the text names none."""
    speaker_spans: tuple[Span, ...] = ()
    speaker_source: str | None = None
    """Id of the declared source that the words resolve to."""
    resolution: str = "none"
    """How: ``name``, ``alias``, ``title``, ``pronoun``, ``publisher``, ``declared``, ``new`` or ``none``."""
    antecedent: str = ""
    """For a pronoun or title: the last named speaker that it was resolved to."""
    cue: str = ""
    cue_spans: tuple[Span, ...] = ()
    content: str = ""
    content_spans: tuple[Span, ...] = ()
    form: str = ""
    """``direct``, ``indirect`` or ``mixed`` quotation; ``declared`` for a row of a statement log; ``forwarded`` for
    what a forwarded message says and nobody in it is named for."""
    access: Access = Access.UNKNOWN
    modality: Modality = Modality.ASSERTS
    modality_words: tuple[str, ...] = ()
    """The words that decided access and modality."""
    upstream: tuple[str, ...] = ()
    """On whose word the speaker speaks, nearest first, as printed."""
    upstream_sources: tuple[str, ...] = ()
    """Ids of the declared sources among them, nearest first."""
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    said: StatedDate | None = None
    """When it was said: the statement's own date, else the document's publication date."""
    language: str | None = None
    translation: str = ""
    translator: str = ""
    """Who or what made the translation; the original words stay in ``content``."""
    extractor: str
    """Name and version, ``rules/1``."""
