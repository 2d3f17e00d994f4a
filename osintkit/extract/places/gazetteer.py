"""Places of the world that the kit knows without a network: a table of facts, and an index over their names.

``gazetteer.csv`` was compiled for this project: all countries with their capitals, large cities, the regions and main
towns of Ukraine, western and far eastern Russia and both Koreas, and seas. Coordinates are degrees of WGS 84; a
country's or region's are of its middle. Names in Ukrainian, Russian and Korean are given where they were known.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from osintkit.extract.text.tokens import tokenize

_SOFT = "аеєиіїоуюяйьыэё"


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the gazetteer."""

    name: str
    kind: str
    country: str
    """ISO 3166-1 alpha-2; empty where several have a part."""
    latitude: float
    longitude: float
    precision: str
    aliases: tuple[str, ...]

    def distance(self, other: Place) -> float:
        """Return the great-circle distance in kilometres.

        >>> index = gazetteer()
        >>> round(index.named("Kyiv").distance(index.named("Moscow")) / 10) * 10
        760
        """
        one, two = math.radians(self.latitude), math.radians(other.latitude)
        half_lat = math.sin((two - one) / 2) ** 2
        half_lon = math.sin(math.radians(other.longitude - self.longitude) / 2) ** 2
        return 12_742.0 * math.asin(min(1.0, math.sqrt(half_lat + math.cos(one) * math.cos(two) * half_lon)))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places and the index of their names."""

    places: tuple[Place, ...]
    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str, tuple[int, ...]], ...]]
    """For the first word of a name: all its words, the name as written, the places; longest name first."""
    stems: Mapping[str, tuple[str, ...]]
    """For the stem of a Cyrillic word: the words that have it."""
    hangul: frozenset[str]
    """First words written in Hangul, to which particles are glued."""

    def named(self, name: str) -> Place:
        """Return the place with exactly that name."""
        return next(place for place in self.places if place.name == name)


def cyrillic_stem(word: str) -> str:
    """Return the word without its last vowels: what its cases have in common.

    >>> cyrillic_stem("росія"), cyrillic_stem("росії"), cyrillic_stem("курська")
    ('рос', 'рос', 'курськ')
    """
    return word.rstrip(_SOFT) if len(word) > 4 else word


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with the package, read once."""
    with files("osintkit.extract.places").joinpath("gazetteer.csv").open(encoding="utf-8") as handle:
        places = tuple(
            Place(
                name=row["name"],
                kind=row["kind"],
                country=row["country"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                precision=row["precision"],
                aliases=tuple(filter(None, row["aliases"].split("|"))),
            )
            for row in csv.DictReader(handle)
        )
    return _index(places)


def _index(places: tuple[Place, ...]) -> Gazetteer:
    names: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        own = () if place.name.endswith(")") else (place.name,)
        for name in dict.fromkeys((*own, *place.aliases)):
            names.setdefault(name, []).append(number)
    first: dict[str, list[tuple[tuple[str, ...], str, tuple[int, ...]]]] = {}
    stems: dict[str, set[str]] = {}
    for name, numbers in names.items():
        words = tokenize(name).words
        first.setdefault(words[0], []).append((words, name, tuple(numbers)))
        if "\u0400" <= words[0][0] <= "\u052f" and len(words[0]) > 3:
            stems.setdefault(cyrillic_stem(words[0]), set()).add(words[0])
    return Gazetteer(
        places=places,
        by_first={
            word: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry[1])))
            for word, entries in first.items()
        },
        stems={stem: tuple(sorted(words)) for stem, words in stems.items()},
        hangul=frozenset(word for word in first if "\uac00" <= word[0] <= "\ud7a3"),
    )
