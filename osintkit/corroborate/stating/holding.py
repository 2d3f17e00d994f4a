"""How a sentence holds what it says: what its negation governs, and what it only passes on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from osintkit.corroborate.stating.claims import ReadClaim
from osintkit.corroborate.stating.propositions import Word, proposition

_NEGATION = re.compile(
    r"n[’']t\b|\b(?:no|not|never|none|nobody|neither|nor|without|cannot|zero|fail\w*|refus\w*|declin\w*)\b",
    re.IGNORECASE,
)
_WIDE = re.compile(r"\b(?:no|none|nobody|neither|nor|without|zero)\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;:.]|\b(?:but|and|because|when|while|after|before)\b", re.IGNORECASE)
_NEAR, _FAR = 16, 40
"""Characters between a negation and the predicate that it negates: of "not", and of "none of the ..."."""
_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|rumou?r(?:s|ed)?|alleged|purported|supposed|unconfirmed|unverified|"
    r"claim(?:s|ed|ing)?\s+(?:that|to)|(?:the|this|a|an|that|viral|fake|original)\s+(?:\w+\s+)?(?:stor(?:y|ies)|articles?|posts?|"
    r"tweets?|headlines?|rumou?rs?|memes?|reports?|claims?|videos?\s+is\s+titled)\b|viral|according\s+to\s+(?:a|the)\s+"
    r"(?:\w+\s+)?(?:posts?|rumou?rs?|stor(?:y|ies)|website))",
    re.IGNORECASE,
)


def governs(claim: ReadClaim, text: str, words: Iterable[str]) -> bool:
    """Whether words of negation bear on what the claim says is done, and not on something beside it.

    >>> from osintkit.model import Claim
    >>> claim = ReadClaim(Claim(id="c", text="Solna joined the league."))
    >>> governs(claim, "Solna has not joined the league.", ["not"])
    True
    >>> governs(claim, "Solna, which is not large, joined the league.", ["not"])
    False
    """
    places = [word.start for word in _predicates(claim, text)]
    for word in words:
        if _NEGATION.search(word) is None:
            return True  # a denial, or an opposite: it bears on the whole
        for match in re.finditer(re.escape(word), text):
            for place in places or [match.end()]:
                between = text[match.end() : place]
                if (
                    match.end() <= place
                    and len(between) <= (_FAR if _WIDE.search(word) else _NEAR)
                    and _BREAK.search(between) is None
                ):
                    return True
    return False


def hearsay(claim: ReadClaim, text: str) -> str:
    """Return the word by which a sentence only passes on what is told; empty when the claim is about that itself.

    >>> from osintkit.model import Claim
    >>> hearsay(ReadClaim(Claim(id="c", text="Solna joined the league.")), "Solna reportedly joined the league.")
    'reportedly'
    """
    found = _HEARSAY.search(text)
    return found.group() if found and _HEARSAY.search(claim.claim.text) is None else ""


def _predicates(claim: ReadClaim, text: str) -> list[Word]:
    predicate = claim.predicate
    return [word for word in proposition(text).words if predicate is not None and word.keys & predicate.keys]
