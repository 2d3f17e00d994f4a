"""A claim read into its parts, and the reasons for which nothing can be said to state it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from osintkit.corroborate.stating.propositions import Proposition, Word, proposition
from osintkit.corroborate.stating.words import alike
from osintkit.corroborate.text.days import period_of
from osintkit.corroborate.text.ngrams import fold
from osintkit.extract.text.language import detect_language
from osintkit.model import Claim, ClaimReading

_READ = frozenset({"en", "uk", "ru", "ko"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPINION = re.compile(
    r"\b(?:should|ought\s+to|must\s+be\s+(?:stopped|punished|ashamed)|deserves?|shameful|disgrace(?:ful)?|wonderful|terrible|"
    r"(?:best|worst|greatest|most\s+\w+)\s+(?:\w+\s+){0,2}(?:ever|in\s+the\s+world|of\s+all)|i\s+(?:think|believe)|in\s+my\s+(?:view|opinion))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:who|what|when|where|why|how|is|are|was|were|did|does|do|has|have|can|could|will)\b[^.]*\?\s*$",
    re.IGNORECASE,
)
_NEGATES = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|without)\b|n['’]t\b|\b(?:den(?:y|ies|ied)|refus(?:es|ed)|fail(?:s|ed))\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:hoax|fake|false|bogus|untrue|debunk\w*|den(?:y|ies|ied|ial)|dismiss(?:es|ed)|reject(?:s|ed)|refut(?:es|ed)|"
    r"disput(?:es|ed)|doubts?|rubbish|incorrect|rumou?rs?|not\s+true|misinformation|wrong)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:breaking|updated?|video|watch|exclusive|graphic\s+content|reports?|photos?|pictures?|live)(?:\s+news)?\W*:\s*"
    r"|\s*[\[(][^\])]{0,60}[\])]\s*$",
    re.IGNORECASE,
)
"""What a headline has before or behind it."""
_AGE = re.compile(r"\b(\d{1,3})(?:-|\s)years?(?:-|\s)old\b|\baged\s+(\d{1,3})\b", re.IGNORECASE)
_LITTLE = ("make", "get", "take", "have", "give", "leave", "create", "receive")
_LEAST_WORDS = 2
_TELLING = 40
"""Signs from which on the language of a text is told rightly; names alone tell none."""


_LIGHT = frozenset(next(iter(alike(word) - {key for key in alike(word) if key[0] == "="})) for word in _LITTLE)


class ReadClaim:
    """A claim ready for comparison; `read_claim` shows it to people."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.proposition: Proposition = _as_declared(claim) or proposition(_LABEL.sub("", claim.text))
        declared = claim.about.when if claim.about else None
        self.period = declared or claim.period or period_of(claim.text)
        self.years = frozenset(map(int, _YEAR.findall(claim.text))) if declared is None else frozenset()
        self.problems = _problems(self.proposition.text if claim.about else claim.text, self.proposition)
        predicate = self.proposition.predicate
        self.ages = frozenset(float(age) for found in _AGE.findall(claim.text) for age in found if age)
        """Numbers that only say how old somebody is: another one differs, none is nothing."""
        self.verbs = () if claim.about else tuple(verb for verb in self.proposition.verbs if not verb.keys & _LIGHT)
        self.names = tuple(name for name in self.proposition.names if not _only_says_whose(self.proposition, name))
        named = {id(word) for name in self.names for word in name}
        beside = (self.proposition.subject, self.proposition.complement)
        self.heads = tuple(word for word in beside if word is not None and id(word) not in named)
        self.rest: tuple[Word, ...] = tuple(
            word
            for word in self.proposition.words
            if word is not predicate and id(word) not in named and not word.text[0].isdigit()
        )

    @property
    def is_light(self) -> bool:
        """Whether the verb says little, and what it is done to says what is done: "made a mistake"."""
        predicate = self.predicate
        return predicate is not None and bool(predicate.keys & _LIGHT) and self.proposition.complement is not None

    @property
    def negative(self) -> bool:
        """Whether the claim says that something is not so."""
        about = self.claim.about
        return about.negated if about is not None and about.does else _NEGATES.search(self.claim.text) is not None

    @property
    def denial(self) -> bool:
        """Whether the claim tells of a denial: that something is a hoax, or that somebody disputes it."""
        return _DENIAL.search(self.claim.text) is not None

    @property
    def predicate(self) -> Word | None:
        """The word that says what is done."""
        return self.proposition.predicate


def _as_declared(claim: Claim) -> Proposition | None:
    """Return the proposition that the analyst says the claim makes; None when the claim does not say."""
    about = claim.about
    if about is None or not about.does or not (about.who or about.whom):
        return None
    read = proposition(about.in_words)
    deeds = frozenset().union(*(alike(fold(word)) for does in about.does for word in does.split()[-1:]))
    found = next((word for word in read.words if word.keys & deeds), None)
    if found is None:
        return replace(read, numbers=about.how_many or read.numbers)
    told = replace(found, keys=found.keys | deeds)
    words = tuple(told if word is found else word for word in read.words)
    nouns = [word for word in words if word is not told and word.text[0].isalpha()]
    return replace(
        read,
        words=words,
        predicate=told,
        subject=next((word for word in reversed(nouns) if word.at < told.at), None),
        complement=next((word for word in nouns if word.at > told.at), None),
        keys=read.keys | deeds,
        numbers=about.how_many or read.numbers,
    )


_WHOSE = re.compile(r"(?:an|ian|ish|ese)$")


def _only_says_whose(read: Proposition, name: tuple[Word, ...]) -> bool:
    """Whether a name only tells whose a thing is: "American" before "journalist"."""
    following = next((word for word in read.words if word.at == name[-1].at + 1), None)
    whose = len(name) == 1 and _WHOSE.search(name[0].text) is not None
    return whose and following is not None and not following.verb


@lru_cache(maxsize=1024)
def prepared(claim: Claim) -> ReadClaim:
    """Return a claim taken apart, once."""
    return ReadClaim(claim)


def read_claim(claim: Claim) -> ClaimReading:
    """Return the parts of a claim as the rules read them, and what stands in the way of comparing.

    Examples
    --------
    >>> read = read_claim(Claim(id="c", text="Kyiv accused Moscow of shelling the port in May 2024."))
    >>> read.who, read.does, read.what, read.when
    (('kyiv',), 'accused', ('moscow', 'shelling', 'port'), '2024-05')
    >>> read_claim(Claim(id="c", text="Were soldiers sent?")).problems
    ('it is a question; say what would be so: "Soldiers were sent ..."',)
    """
    read = prepared(claim)
    at = read.predicate.at if read.predicate else len(claim.text)
    dated = set(_dated(claim.text))
    told = [word for word in read.proposition.words if word is not read.predicate and word.text not in dated]
    return ClaimReading(
        who=tuple(word.text for word in told if word.at < at),
        does=read.predicate.text if read.predicate else "",
        what=tuple(word.text for word in told if word.at > at and not word.text[0].isdigit()),
        when=str(read.period or "") or ", ".join(map(str, sorted(read.years))),
        how_many=read.proposition.numbers,
        negated=read.negative,
        problems=read.problems,
    )


def _dated(text: str) -> list[str]:
    found = period_of(text)
    return re.findall(r"[a-z]+|\d+", f"{found.earliest:%B %b %Y %d}".lower()) if found else []


def _problems(text: str, read: Proposition) -> tuple[str, ...]:
    found = []
    if len(text.split()) < _LEAST_WORDS or not read.words:
        found.append("it is too short to compare anything with; say who did what")
    elif text.rstrip().endswith("?") or _ASKS.match(text):
        found.append('it is a question; say what would be so: "Soldiers were sent ..."')
    elif len(text) >= _TELLING and detect_language(text) not in _READ | {None}:
        found.append("it is in a language that the rules do not read; put it in English, Ukrainian, Russian or Korean")
    elif _OPINION.search(text):
        found.append("it is an opinion; say what somebody could have seen happen")
    elif (
        read.text.isascii() and read.predicate is None and not re.search(r"\b(?:is|are|was|were|has|have|had)\b", text)
    ):
        found.append("it has no verb; say who did what")
    if not found and _is_two(text):
        found.append("it makes two claims in one; declare each by itself")
    return tuple(found)


def _is_two(text: str) -> bool:
    """Whether "and" joins two clauses, each with a subject and a verb of its own."""
    parts = re.split(r"(?:,|;)?\s+and\s+(?=(?:the|a|an|its|his|her|their|[A-Z])\b)|;\s+", text)
    if len(parts) < 2:
        return False
    read = [proposition(part) for part in parts]
    return all(one.predicate is not None and any(word.at < one.predicate.at for word in one.words) for one in read)
