"""Other libraries that find copies, each as it is used; every candidate of theirs is checked on the sets of n-grams.

Without that check their groups are chains of false joins. Each takes texts and returns the group of each.
"""

from __future__ import annotations

import re

THRESHOLD = 0.5
"""Jaccard similarity; half is what they find best here."""


def grams_of(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[start : start + 3]) for start in range(len(words) - 2)}


class Groups:
    """Texts that are joined."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, place: int) -> int:
        while self._parents[place] != place:
            self._parents[place] = self._parents[self._parents[place]]
            place = self._parents[place]
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parents[high] = low

    def labels(self) -> list[int]:
        return [self.root(place) for place in range(len(self._parents))]


def alike(one: set[str], other: set[str]) -> bool:
    both = len(one & other)
    return both >= THRESHOLD * (len(one) + len(other) - both)


def datasketch(texts: list[str]) -> list[int]:
    from datasketch import MinHash, MinHashLSH

    index, sets, groups = MinHashLSH(threshold=THRESHOLD, num_perm=128), [], Groups(len(texts))
    for place, text in enumerate(texts):
        grams = grams_of(text)
        sketch = MinHash(num_perm=128)
        sketch.update_batch([gram.encode() for gram in grams])
        for other in index.query(sketch):
            if alike(grams, sets[other]):
                groups.join(other, place)
        index.insert(place, sketch)
        sets.append(grams)
    return groups.labels()


def rensa(texts: list[str]) -> list[int]:
    from rensa import RMinHash, RMinHashLSH

    index, sets, groups = RMinHashLSH(THRESHOLD, 128, 32), [], Groups(len(texts))
    for place, text in enumerate(texts):
        grams = grams_of(text)
        sketch = RMinHash(128, 42)
        sketch.update(list(grams))
        for other in index.query(sketch):
            if alike(grams, sets[other]):
                groups.join(other, place)
        index.insert(place, sketch)
        sets.append(grams)
    return groups.labels()


def gaoya(texts: list[str]) -> list[int]:
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(32, THRESHOLD, 25, 5, None, "word", True, (3, 3))
    sets, groups = [], Groups(len(texts))
    for place, text in enumerate(texts):
        grams = grams_of(text)
        for other in index.query(text):
            if alike(grams, sets[other]):
                groups.join(other, place)
        index.insert_document(place, text)
        sets.append(grams)
    return groups.labels()


def scikit_learn(texts: list[str]) -> list[int]:
    """Return groups by the cosine of weighted n-grams, a block of rows at a time; there is nothing exact to check."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(ngram_range=(3, 3), min_df=2).fit_transform(texts)
    groups, turned = Groups(len(texts)), rows.T.tocsr()
    for first in range(0, len(texts), 1000):
        near = (rows[first : first + 1000] @ turned).tocoo()
        strong = near.data >= THRESHOLD
        for one, other in zip((near.row[strong] + first).tolist(), near.col[strong].tolist(), strict=True):
            if one < other:
                groups.join(one, other)
    return groups.labels()


PEERS = {"datasketch": datasketch, "rensa": rensa, "gaoya": gaoya, "sklearn": scikit_learn}
"""By the name under which each is imported."""
