"""Named places with coordinates, from the gazetteer that ships with the package.

A name that belongs to one place in the gazetteer is given with its coordinates; that there is no other place of that
name in the world is not claimed. A name of several (Georgia, Kursk) lists all as candidates; it has coordinates only
when the candidates lie close together, and then of precision ``approx``. Words beside the name decide where they can:
"Kursk region", "the city of Donetsk", "Birmingham, Alabama". Names of people and newspapers are left out as far as
the words beside them tell: "Mr. Jordan", "the Moscow Times".

Adjectives ("Ukrainian") are no places. Ukrainian and Russian names are recognised in their cases by stems, Korean ones
with glued particles; names of several words only in the forms of the table.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from osintkit.extract.places.gazetteer import Gazetteer, Place, cyrillic_stem, gazetteer
from osintkit.extract.text.tokens import Tokens, tokenize, word_set
from osintkit.model.documents import Span
from osintkit.model.statements import PlaceMention

_CLOSE = 200.0
_TITLES = word_set(
    "mr mrs ms miss dr president minister senator gen general col colonel capt captain lt sgt judge justice prof sir "
    "lord lady king queen prince princess pope saint rep governor congressman michael george denzel kerry paris"
)
_GIVEN_NAMES = word_set(
    "jordan chad paris sydney georgia virginia israel dallas houston phoenix sofia santiago kingston milan florence "
    "carolina montana dakota brest lyon"
)
_AFTER_NAMES = word_set(
    "times post independent herald journal tribune star gazette university institute review daily today globe inquirer "
    "chronicle mirror observer telegraph watch patriots airlines airways bank dynamo express"
)
_CASES = word_set(
    "а у ом і ою ої ій е ы ой и ам ами ах я ю ї єю ем ею ей ам ями ях єм ові еві ів ого ому им "
    "ым ую ая ое ії ію ією ия ія ии ию ией иею іям"
)
_POSSESSIVE = frozenset({"'s", "’s"})
_CITY_WORDS = word_set("city town capital")


def find_places(text: str, start: int = 0, end: int | None = None) -> tuple[PlaceMention, ...]:
    """Return the places named wholly inside ``text[start:end]``, in order.

    Examples
    --------
    >>> [place] = find_places("They reached Vladivostok by ship.")
    >>> place.name, place.kind, place.precision, place.latitude
    ('Vladivostok', 'city', 'city', 43.1155)
    >>> [place] = find_places("A vote in Georgia")
    >>> place.latitude, place.candidates
    (None, ('Georgia (US state)', 'Georgia (country)'))
    """
    everything = _all_places(text)
    stop = len(text) if end is None else end
    first = bisect_left(everything, start, key=lambda mention: mention.span.start)
    found = []
    for mention in everything[first:]:
        if mention.span.start >= stop:
            break
        if mention.span.end <= stop:
            found.append(mention)
    return tuple(found)


@lru_cache(maxsize=8)
def _all_places(text: str) -> tuple[PlaceMention, ...]:
    tokens, index = tokenize(text), gazetteer()
    found: list[PlaceMention] = []
    by_first, words, starts = index.by_first, tokens.words, tokens.starts
    after = 0
    kept = {word for word in set(words) if word in by_first or word[0] > "\u03ff" or word[-2:] in _POSSESSIVE}
    worth = [at for at, word in enumerate(words) if word in kept]
    for position in worth:
        if position < after:
            continue
        word = words[position]
        known = word in by_first and (text[starts[position]] != word[0] or word[0] > "\u052f")
        mention = _match(tokens, index, position, word) if known else _inflected(tokens, index, position)
        if mention is None:
            continue
        last, place = mention
        if place is not None:
            found.append(place)
        after = last + 1
    return tuple(found)


_Match = tuple[int, PlaceMention | None]


def _inflected(tokens: Tokens, index: Gazetteer, position: int) -> _Match | None:
    """Match a possessive, a Cyrillic case or a Korean word with a particle."""
    word = tokens.words[position]
    if word.endswith(("'s", "’s")):
        stem = word[:-2]
        if stem in index.by_first and tokens.text[tokens.starts[position]].isupper():
            return _match(tokens, index, position, stem)
        return None
    if "\uac00" <= word[0] <= "\ud7a3":
        for length in range(min(len(word), 10), 1, -1):
            if word[:length] in index.hangul:
                return _match(tokens, index, position, word[:length])
        return None
    if "\u0400" <= word[0] <= "\u052f" and len(word) > 3 and tokens.text[tokens.starts[position]].isupper():
        for cut in range(4):
            stem = cyrillic_stem(word[: len(word) - cut])
            for full in index.stems.get(stem, ()):
                common = len(stem)
                if word[common:] in _CASES and len(full) > 3:
                    return _match(tokens, index, position, full)
    return None


def _match(tokens: Tokens, index: Gazetteer, position: int, head: str) -> _Match | None:
    words, text = tokens.words, tokens.text
    for name_words, name, numbers in index.by_first[head]:
        last = position + len(name_words) - 1
        if last >= len(words):
            continue
        here = words[position + 1 : last + 1]
        if here != name_words[1:] and (not here or (*here[:-1], _bare(here[-1])) != name_words[1:]):
            continue
        if (
            len(name) <= 3
            and name.isupper()
            and text[tokens.starts[position] : tokens.ends[position]][: len(name)] != name
        ):
            continue
        if name_words[0] != head:
            continue
        if _other_name(tokens, position, last, len(name_words)):
            return last, None
        places = tuple(index.places[number] for number in numbers)
        return last, _mention(tokens, index, (position, last), name, places)
    return None


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _other_name(tokens: Tokens, first: int, last: int, length: int) -> bool:
    """Whether the name is part of a person's or a newspaper's."""
    words, text = tokens.words, tokens.text
    before = words[first - 1] if first else ""
    at = first - 2 if before == "." else first - 1
    before = words[at] if at >= 0 else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    capital = bool(after) and after[0].isalpha() and text[tokens.starts[last + 1]].isupper()
    if (capital and after in _AFTER_NAMES) or (after == "$" and tokens.glued(last + 1)):
        return True
    if length > 1:
        return False
    if before in _TITLES and text[tokens.starts[at]].isupper() and before != "paris":
        return True
    return words[first] in _GIVEN_NAMES and capital and after not in _CITY_WORDS


def _mention(
    tokens: Tokens, index: Gazetteer, where: tuple[int, int], name: str, places: tuple[Place, ...]
) -> PlaceMention:
    first, last = where
    start, end = tokens.starts[first], tokens.ends[last]
    if "\uac00" <= name[0] <= "\ud7a3":
        end = min(end, tokens.starts[last] + len(tokenize(name).words[-1]))
    elif tokens.words[last].endswith(("'s", "’s")) and not name.lower().endswith(("'s", "’s")):
        end -= 2
    places = _decide(tokens, index, where, places)
    span = Span(start=start, end=end)
    words = tokens.text[start:end]
    if len(places) == 1:
        place = places[0]
        return PlaceMention(
            words=words,
            span=span,
            name=place.name,
            latitude=place.latitude,
            longitude=place.longitude,
            kind=place.kind,
            precision=place.precision,
        )
    candidates = tuple(sorted(place.name for place in places))
    near = places and all(places[0].distance(other) <= _CLOSE for other in places[1:])
    if near:
        city = min(places, key=lambda place: (place.kind not in {"city", "town", "site"}, place.name))
        return PlaceMention(
            words=words,
            span=span,
            name=name,
            latitude=city.latitude,
            longitude=city.longitude,
            kind="",
            precision="approx",
            candidates=candidates,
        )
    return PlaceMention(words=words, span=span, candidates=candidates)


def _decide(tokens: Tokens, index: Gazetteer, where: tuple[int, int], places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Let the words beside the name choose among several places of that name."""
    first, last = where
    words = tokens.words
    qualifier = _qualifier(tokens, index, last)
    if qualifier:
        inside = tuple(place for place in places if place.country in qualifier or place.name in qualifier)
        if inside:
            return inside
    if words[max(0, first - 2) : first] == ("state", "of"):
        state = tuple(place for place in index.places if place.name == f"{tokens.surface(first, last)} State")
        return state or places
    if len(places) == 1:
        return places
    of_city = words[max(0, first - 3) : first][-2:] in {("city", "of"), ("town", "of"), ("capital", "of")}
    if of_city or words[last + 1 : last + 2] == ("city",):
        return tuple(place for place in places if place.kind in {"city", "town"}) or places
    return places


def _qualifier(tokens: Tokens, index: Gazetteer, last: int) -> set[str]:
    """Return the countries named behind a comma: ``Birmingham, Alabama``."""
    words = tokens.words
    if words[last + 1 : last + 2] != (",",) or last + 2 >= len(words):
        return set()
    if not tokens.text[tokens.starts[last + 2]].isupper():
        return set()
    for name_words, _, numbers in index.by_first.get(words[last + 2], ()):
        if words[last + 2 : last + 2 + len(name_words)] == name_words:
            return {index.places[number].country for number in numbers} - {""}
    return set()
