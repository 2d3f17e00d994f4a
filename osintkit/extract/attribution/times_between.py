"""Words of time that stand between a subject and its verb."""

from __future__ import annotations

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.phrases import WHICH_TIME
from osintkit.extract.attribution.tokens import Unit

_ISSUED = frozenset(
    {"published", "released", "issued", "posted", "sent", "dated", "aired", "made", "filed", "conducted"}
)
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)

_ON = frozenset({"on", "in", "at", "during", "since", "late", "early", "earlier", "later"})

_AGO = frozenset({"ago", "later", "earlier"})

_SOME_TIME = frozenset(
    {"a", "an", "few", "several", "some", "many", "than", "less", "more", "about", "just", "only", "over", "nearly"}
    | words.NUMBER_WORDS
)


def before_time(unit: Unit, last: int) -> int:
    """Return the token before ``on Monday``, ``late last week``, ``Monday``: when somebody spoke is not who spoke."""
    tags, low = unit.tag, unit.low
    j = last
    while j > 0 and low[j] in words.TIME_NOUNS:
        j -= 1
    if j == last - 1 and j and tags[j] in {"VN", "VD"} and low[j] in _ISSUED and tags[j - 1] in {"NN", "NP"}:
        return j - 1  # a report published Wednesday
    named = j == last - 1 and tags[last] == "NP" and tags[j] in {"NP", "NN"} and low[last] not in _MONTHS
    dated = False
    while j > 0 and (low[j] in WHICH_TIME or low[j] in _ON or (tags[j] == "DT" and low[j] == "the")):
        dated = True
        j -= 1
    return j if (dated or named) and tags[j] in {"NP", "NN", "PS", ",", "PO", ")", "CD", "WP", "CC"} else last


def before_span(unit: Unit, unit_of_time: int) -> int:
    """Return the token before ``less than two weeks ago``, ``a month later``."""
    j = unit_of_time - 1
    while j > 0 and (unit.tag[j] == "CD" or unit.low[j] in _SOME_TIME):
        j -= 1
    return j if j < unit_of_time - 1 and j >= 0 else unit_of_time
