"""The closed lists of words that records use. A word that is not on its list is an error.

Each member's value is what stands in files, tables and headings.
"""

from __future__ import annotations

from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of agent a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    OUTLET = "outlet"
    ACCOUNT = "account"
    ANONYMOUS = "anonymous"
    IMAGERY = "imagery"


class Access(StrEnum):
    """How near a speaker stands to what it says."""

    ISSUER = "issuer"
    """Says it of its own acts or in its own name: the statement is the act."""
    FIRST_HAND = "first_hand"
    """Saw, collected or measured it."""
    HOLDER = "holder"
    """Holds the material (a clip, a document) without having made it."""
    REPEATER = "repeater"
    """Passes on what another said."""
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """How a statement puts its content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ALLEGES = "alleges"
    HEDGES = "hedges"
    PLANS = "plans"
    CONDITIONAL = "conditional"


class Stance(StrEnum):
    """What a passage does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"
    CONFLICTING = "conflicting"


class EvidenceStatus(StrEnum):
    """Whether a link between passage and claim has been judged."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LATER = "later"


class Scope(StrEnum):
    """What a number counts. Numbers of different scopes are never compared or mixed."""

    PRESENT = "present"
    PLANNED = "planned"
    CUMULATIVE = "cumulative"
    CAPACITY = "capacity"
    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    CAPTURED = "captured"
    OTHER = "other"


class JoinReason(StrEnum):
    """Why two pieces of evidence count as one origin (DESIGN section 5, rule 1)."""

    COPY = "copy"
    """Same or nearly same text."""
    SAME_ORIGINATOR = "same_originator"
    CITES = "cites"
    """One cites the other or relies on it."""
    RELIES_ON = "relies_on"
    """A declared or suspected dependence of one source on another, at that date."""
    SAME_OWNER = "same_owner"
    SAME_PICTURE = "same_picture"
    UNKNOWN_ORIGIN = "unknown_origin"
    """Repeaters whose origin nobody knows form one pool."""
    LOOP = "loop"
    """They cite each other in a circle."""
    ANALYST = "analyst"


class Edition(StrEnum):
    """For whom a report is made."""

    SHARED = "shared"
    """For anybody: protected sources stand there under pseudonyms."""
    INTERNAL = "internal"
    """For those who know them: protected sources stand there by name, and every page says so."""


class Clock(StrEnum):
    """Which of two clocks an as-of day is read on."""

    PUBLIC = "public"
    """What was public by that day."""
    CAPTURED = "captured"
    """What this case had captured, and judged, by that day."""


class Status(StrEnum):
    """The verdict on a claim, as words; the decision table says which one holds (never a score)."""

    UNJUDGED = "not judged"
    UNREPORTED = "unreported"
    UNKNOWN_ORIGIN = "reported, origin unknown"
    REFUTED = "refuted"
    SINGLE_ORIGIN = "single origin"
    SINGLE_FAMILY = "several origins, one family"
    NOT_BY_NAME = "several origins, at most one family by name"
    CONTESTED = "contested"
    CORROBORATED = "corroborated"
    CORROBORATED_DENIED = "corroborated, denied by parties"
    ADMITTED_BY_ONE = "admitted by one party"
    ADMITTED_BY_ALL = "admitted by all parties"


class Change(StrEnum):
    """What a recomputation says of a recorded assessment."""

    UNCHANGED = "unchanged"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    OVERTURNED = "overturned"
    UNASSESSED = "unassessed"
