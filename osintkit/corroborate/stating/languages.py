"""Names, numbers, days and places of a claim in sentences of other scripts: Ukrainian, Russian, Korean.

Places are found by every name and case that the gazetteer knows, declared sources by their aliases, other names by
their sound. A sentence of another language that has two of them is about the same matter, and no more is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from osintkit.corroborate.stating.claims import ReadClaim
from osintkit.corroborate.text.numbers import counts_of
from osintkit.extract.dates.find import find_dates
from osintkit.extract.places.find import find_places
from osintkit.extract.places.gazetteer import gazetteer
from osintkit.extract.text.sentences import split_sentences
from osintkit.model import Bearing, Comparison, Document, Source, StatedDate

_LANGUAGES = frozenset({"uk", "ru", "ko"})
_LATIN = re.compile(r"[a-z]+")
_OTHER = re.compile(r"[\u0400-\u052f]+(?:['’ʼ][\u0400-\u052f]+)*|[\uac00-\ud7a3]+")
_PEOPLE = r"(?:n|ns|an|ans|ian|ians|ese|i|is)?"
_LEAST = 2
"""Parts that make a sentence related; one alone names half of the news."""
_SOUNDED = 4
"""Letters that a name must have to be known by its sound."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple("" if sign == "_" else sign for sign in text.split())


_CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщьъыэюя",
        _listed("a b v g g d e e e zh z i i i i k l m n o p r s t u f h c ch sh sh _ _ i e iu ia"),
        strict=True,
    )
)
_INITIALS = _listed("g kk n d tt r m b pp s ss _ j jj ch k t p h")
_VOWELS = _listed("a ae ia iae eo e ieo ie o oa oae oe io u uo ue ui iu eu eui i")
_FINALS = _listed("_ k k k n n n t l k m l l l p l m p p t t ng t t k t p h")
_FOLDED = (
    ("shch", "sh"),
    ("kh", "h"),
    ("ts", "c"),
    ("tz", "c"),
    ("ck", "k"),
    ("ph", "f"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("g", "k"),
    ("x", "ks"),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of another script, and what it names."""

    start: int
    end: int
    places: frozenset[str]
    sounds: frozenset[str]
    numbers: frozenset[float]
    days: tuple[StatedDate, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What of a claim is looked for in other languages."""

    places: frozenset[str]
    names: tuple[tuple[str, str], ...]
    """Each name as the claim tells it, with its sound."""
    aliases: tuple[tuple[str, str], ...]
    """Names of declared sources in other scripts, with the name that the case gives them."""


def sound(word: str) -> str:
    """Return a word in Latin letters that stand for sounds, the same for a name in every script that is known.

    >>> sound("Буданов"), sound("Budanov"), sound("Зеленський")[:7], sound("Zelenskyy")[:7]
    ('budanov', 'budanov', 'zelensk', 'zelensk')
    """
    return _folded("".join(map(_letter, word.casefold())).replace("_", ""))


def _letter(sign: str) -> str:
    code = ord(sign) - 0xAC00
    if 0 <= code < 11_172:
        return _INITIALS[code // 588] + _VOWELS[code % 588 // 28] + _FINALS[code % 28]
    return _CYRILLIC.get(sign, sign)


def _folded(word: str) -> str:
    for letters, one in _FOLDED:
        word = word.replace(letters, one)
    return re.sub(r"(.)\1+", r"\1", word)


def looked_for(claim: ReadClaim, sources: Iterable[Source]) -> Looked:
    """Return what of a claim is looked for in other languages."""
    text = claim.claim.text
    told = " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "
    places = frozenset(mention.name for mention in find_places(text)) | _countries(text)
    named = [source for source in sources if any(f" {name.casefold()} " in told for name in source.names)]
    aliases = tuple((alias, source.name) for source in named for alias in source.names if _OTHER.search(alias))
    words = {word.text for name in claim.names for word in name if _LATIN.fullmatch(word.text)}
    names = tuple((word, sound(word)) for word in sorted(words) if len(word) >= _SOUNDED)
    return Looked(places, names, aliases)


@lru_cache(maxsize=512)
def _countries(text: str) -> frozenset[str]:
    """Return the countries whose people a text names: "North Korean" is of North Korea."""
    found = {
        place.name
        for place in gazetteer().places
        if place.kind == "country" and re.search(rf"\b{re.escape(place.name)}{_PEOPLE}\b", text)
    }
    return frozenset(found | {_PEOPLES[name] for name in re.findall(r"\b[A-Z]\w+", text) if name in _PEOPLES})


_PEOPLES = {
    "Chinese": "China",
    "French": "France",
    "German": "Germany",
    "Polish": "Poland",
    "Turkish": "Turkey",
    "Ukrainian": "Ukraine",
    "Belarusian": "Belarus",
    "Japanese": "Japan",
}


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document of another script that name anything; read once."""
    if document.language not in _LANGUAGES:
        return ()
    return _sentences(document.text, document.language, document.published)


@lru_cache(maxsize=2048)
def _sentences(text: str, language: str, published: StatedDate | None) -> tuple[Sentence, ...]:
    dates = [(mention.span, mention.date) for mention in find_dates(text, published, language=language)]
    found = []
    for start, end in split_sentences(text):
        said = text[start:end]
        if _OTHER.search(said) is None:
            continue
        one = Sentence(
            start=start,
            end=end,
            places=frozenset(mention.name for mention in find_places(text, start, end)),
            sounds=frozenset(map(sound, _OTHER.findall(said))),
            numbers=frozenset(counts_of(said)),
            days=tuple(day for span, day in dates if start <= span.start < end and day is not None),
            text=said,
        )
        found.append(one)
    return tuple(found)


def compare_abroad(claim: ReadClaim, looked: Looked, sentence: Sentence) -> Comparison | None:
    """Return how a sentence of another language compares with a claim: related when it has two of its parts."""
    matched = [f"where: {place}" for place in sorted(_near(looked.places, sentence.places))]
    matched += [f"name: {name}" for alias, name in looked.aliases if alias.casefold() in sentence.text.casefold()]
    told = " ".join(matched).casefold()
    names = [(name, heard) for name, heard in looked.names if name not in told]
    matched += [f"name: {name}" for name, heard in names if any(_same(heard, one) for one in sentence.sounds)]
    numbers = [number for number in claim.proposition.numbers if number in sentence.numbers]
    matched += [f"how many: {number:,g}" for number in numbers]
    period = claim.period
    if period is not None:
        days = [day for day in sentence.days if day.earliest <= period.latest and day.latest >= period.earliest]
        matched += [f"when: {day}" for day in days[:1]]
    matched = list(dict.fromkeys(matched))
    if len(matched) < _LEAST or all(part.startswith(("how many", "when")) for part in matched):
        return None
    return Comparison(bearing=Bearing.RELATED, matched=tuple(matched), missing=("does: in another language",))


def _near(asked: frozenset[str], said: frozenset[str]) -> set[str]:
    """Return the asked places that are named, a city's name standing for its region too."""
    bare = {name.split(" (")[0].removesuffix(" Oblast") for name in said}
    return {name for name in asked if name.split(" (")[0].removesuffix(" Oblast") in bare}


def _same(asked: str, heard: str) -> bool:
    """Whether a name is heard, whatever ending its case gives it."""
    stem = asked if len(asked) <= _SOUNDED else asked[: max(_SOUNDED, len(asked) - 2)]
    return heard.startswith(stem) and len(heard) <= len(asked) + 3
