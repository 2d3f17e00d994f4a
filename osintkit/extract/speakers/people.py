"""People whom a text names as the doers of its sentences: whom ``he`` or ``she`` may mean, though they said nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from osintkit.extract.attribution import lexicon_words as lists
from osintkit.extract.attribution.morphology import PAST, THIRD
from osintkit.extract.attribution.relations import Relation, Spans
from osintkit.extract.attribution.word_classes import FORMS, LEXICAL
from osintkit.extract.speakers.given_names import MEN, WOMEN
from osintkit.model import PlaceMention

_NAME = r"[A-Z][\w’-]*[a-z]"
_FULL = re.compile(rf"(?:[A-Z][\w’'-]*[a-z.] ){{1,4}}{_NAME}(?=,? (?!and |or )[a-z])")
"""Two to five words with capitals, and a word without behind them."""
_TITLES = sorted({title.rstrip(".") for title in lists.TITLES if title.rstrip(".") not in {"house", "chief", "chair"}})
_TITLED = re.compile(rf"\b(?:{'|'.join(title.capitalize() for title in _TITLES)})\.? (?:{_NAME} ){{0,2}}({_NAME})\b")
_DOER = re.compile(rf"(?<![\w’'.-])({_NAME})(?= (?:(?:[a-z]+ly|also|still|now|then|never|later) )?([a-z]+)\b)")
_GIVEN = re.compile(rf"(?=\b([A-Z][a-z]+) (?:[A-Z]\. )?({_NAME}))")
_APPOSED = re.compile(r", (?:\d|who |an? (?:[\w-]+ ){0,2}[\w-]+)")
_NO_PERSON = lists.ORGANISATIONS | lists.EVIDENCE | lists.TIME_NOUNS
_NOT_BEFORE = lists.PREPOSITIONS | {"and", "or"}
_AUXILIARY = frozenset({"MD", "BE", "HV", "DO"})
_PRONOUNS = frozenset({"he", "she", "his", "her"})


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A person's name where it stands."""

    start: int
    name: str
    person: bool = False
    """Whether a title says that it is a person."""


def full_names(text: str, sentences: Iterable[tuple[int, int]], places: Sequence[PlaceMention]) -> list[Named]:
    """Return the full names that open sentences and may be those of people: no place, no body, no time.

    >>> full_names("President Ruth Lind came. North Korea sent a train.", [(0, 25), (26, 51)], ())[0].name
    'President Ruth Lind'
    """
    found = []
    spans = [(place.span.start, place.span.end) for place in places]
    for start, end in sentences:
        match = _FULL.match(text, start, end)
        if match is None:
            continue
        parts = [word.rstrip(".").casefold() for word in match.group().split()]
        if parts[0] in LEXICAL or not _NO_PERSON.isdisjoint(parts):
            continue
        if not any(first < match.end() and start < last for first, last in spans):
            titled = not lists.TITLES.isdisjoint(parts[:-1])
            found.append(Named(start, match.group(), person=titled or _is_introduced(text, match.end())))
    return found


def has_pronouns(text: str, relations: Sequence[Relation]) -> bool:
    """Tell whether ``he`` or ``she`` speaks anywhere, so that it matters who may be meant."""
    return any(text[slice(*one.source[0])].casefold() in _PRONOUNS for one in relations if one.source)


def genders(text: str) -> dict[str, str]:
    """Return ``m`` or ``f`` for surnames, by the given name that stands before them somewhere in the text.

    >>> genders("Ruth Lind came. Lind said that Paul Roe was late.")
    {'lind': 'f', 'roe': 'm'}
    """
    found: dict[str, str] = {}
    for match in _GIVEN.finditer(text):
        given, surname = match.group(1).casefold(), match.group(2).casefold()
        if given in MEN or given in WOMEN:
            gender = "m" if given in MEN else "f"
            found[surname] = gender if found.get(surname, gender) == gender else ""  # two of one surname
    return {surname: gender for surname, gender in found.items() if gender}


def _is_introduced(text: str, end: int) -> bool:
    """Tell ``Ana Roe, 52,`` and ``Ana Roe, a nurse,`` from ``Green Hills, a group of farmers``."""
    match = _APPOSED.match(text, end)
    return match is not None and _NO_PERSON.isdisjoint(match.group().casefold().split())


def surname_of(speaker: str) -> str:
    """Return the surname of a speaker who may be a person, empty for others.

    >>> surname_of("Defence Minister Ruth Lind, who left"), surname_of("The army"), surname_of("Amnesty Group")
    ('Lind', '', '')
    """
    head = speaker.split(",", 1)[0].split(" (", 1)[0].split()
    if not head or not re.fullmatch(_NAME, head[-1]) or head[-1].casefold() in _NO_PERSON:
        return ""
    return head[-1] if all(word[0].isupper() for word in head) and head[0].casefold() not in LEXICAL else ""


def doers(text: str, relations: Sequence[Relation], known: Iterable[str]) -> list[Named]:
    """Return where a surname that the text knows does something, outside of all that is said.

    Parameters
    ----------
    known
        Names of the document, full or alone, that may be those of people.
    """
    if not has_pronouns(text, relations):
        return []
    titled = {match.group(1) for match in _TITLED.finditer(text)}
    surnames = titled.union(name.split()[-1] for name in known if name)
    said = sorted(span for one in relations for span in one.content)
    found = []
    for match in _DOER.finditer(text):
        name, verb = match.groups()
        if name not in surnames or not _finite(verb) or _within(said, match.start()):
            continue
        before = text[max(0, match.start() - 16) : match.start()].split()
        if not before or before[-1].casefold() not in _NOT_BEFORE:
            found.append(Named(match.start(), name, person=name in titled))
    return found


def _finite(verb: str) -> bool:
    closed = LEXICAL.get(verb)
    return closed in _AUXILIARY or (closed is None and bool(FORMS.get(verb, ("", 0))[1] & (PAST | THIRD)))


def _within(spans: Spans, position: int) -> bool:
    place = bisect_right(spans, (position, len(spans) and position + 1)) - 1
    return any(first <= position < last for first, last in spans[max(0, place - 3) : place + 1])
