"""The scales that analysts rate on: Admiralty, and the words of ICD 203.

Sources: Admiralty wording after FM 2-22.3 (the two axes are judged apart; F and 6 mean "no basis" and have no
number); likelihood and confidence after ICD 203.
"""

from __future__ import annotations

from enum import StrEnum


class Reliability(StrEnum):
    """Admiralty letter of a source. ``F`` is the absence of a basis, not the middle of the scale.

    >>> Reliability("B").label
    'Usually reliable'
    >>> Reliability.F.has_basis
    False
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def label(self) -> str:
        """The name of the grade."""
        return _RELIABILITY[self.value][0]

    @property
    def definition(self) -> str:
        """What the grade means."""
        return _RELIABILITY[self.value][1]

    @property
    def has_basis(self) -> bool:
        """Whether there is any basis for judging; without one, no number may be made of it."""
        return self is not Reliability.F


class Credibility(StrEnum):
    """Admiralty digit of a claim as of a day. ``6`` is the absence of a basis.

    >>> Credibility("1").label
    'Confirmed by other sources'
    """

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"

    @property
    def label(self) -> str:
        """The name of the grade."""
        return _CREDIBILITY[self.value][0]

    @property
    def definition(self) -> str:
        """What the grade means."""
        return _CREDIBILITY[self.value][1]

    @property
    def has_basis(self) -> bool:
        """Whether there is any basis for judging."""
        return self is not Credibility.CANNOT_BE_JUDGED


class Likelihood(StrEnum):
    """Likelihood in the words of ICD 203's first row, with the percentages of the directive.

    >>> Likelihood.VERY_LIKELY.percent
    (80, 95)
    >>> Likelihood.VERY_LIKELY.synonym
    'highly probable'
    """

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"

    @property
    def percent(self) -> tuple[int, int]:
        """Lower and upper bound in per cent."""
        return _LIKELIHOOD[self.value][1]

    @property
    def synonym(self) -> str:
        """The word of ICD 203's second row; the rows are not mixed in one product."""
        return _LIKELIHOOD[self.value][0]


class Confidence(StrEnum):
    """Confidence in a judgment, ICD 203. Never in one sentence with a likelihood."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"

    @property
    def definition(self) -> str:
        """What the level says of sourcing, assumptions and gaps."""
        return _CONFIDENCE[self.value]


_RELIABILITY = {
    "A": (
        "Completely reliable",
        "No doubt of authenticity, trustworthiness or competency; a history of complete reliability",
    ),
    "B": ("Usually reliable", "Minor doubt; a history of valid information most of the time"),
    "C": ("Fairly reliable", "Doubt, but has provided valid information in the past"),
    "D": ("Not usually reliable", "Significant doubt, but has provided valid information in the past"),
    "E": ("Unreliable", "Lacking in authenticity, trustworthiness and competency; a history of invalid information"),
    "F": ("Reliability cannot be judged", "No basis exists for evaluating the reliability of the source"),
}
_CREDIBILITY = {
    "1": (
        "Confirmed by other sources",
        "Confirmed by other independent sources; logical in itself; consistent with other information",
    ),
    "2": ("Probably true", "Not confirmed; logical in itself; consistent with other information"),
    "3": ("Possibly true", "Not confirmed; reasonably logical in itself; agrees with some other information"),
    "4": ("Doubtful", "Not confirmed; possible but not logical; no other information on the subject"),
    "5": ("Improbable", "Not confirmed; not logical in itself; contradicted by other information"),
    "6": ("Truth cannot be judged", "No basis exists for evaluating the validity of the information"),
}
_LIKELIHOOD = {
    "almost no chance": ("remote", (1, 5)),
    "very unlikely": ("highly improbable", (5, 20)),
    "unlikely": ("improbable", (20, 45)),
    "roughly even chance": ("roughly even odds", (45, 55)),
    "likely": ("probable", (55, 80)),
    "very likely": ("highly probable", (80, 95)),
    "almost certain": ("nearly certain", (95, 99)),
}
_CONFIDENCE = {
    "low": "Uncorroborated information from good or marginal sources; many assumptions; glaring gaps",
    "moderate": "Partially corroborated information from good sources; several assumptions; minimum gaps",
    "high": "Well-corroborated information from proven sources; minimal assumptions; no or minor gaps",
}
