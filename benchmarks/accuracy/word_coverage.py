"""Word coverage, the simplest measure that knows when to be silent: which share of a claim's words a sentence has.

Rare words weigh more. A sentence with enough of them "states" the claim, or its opposite when exactly one of the two
has a word of denial. It reads no names, no roles, no numbers: what stating must be better than.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_DENIAL = re.compile(
    r"\b(?:not|no|never|denie[sd]|deny|false|hoax|fake|rumou?rs?|debunk\w*|untrue)\b|n['’]t\b", re.IGNORECASE
)
_PLAIN = re.compile(
    r"(?:an?|the|of|in|on|at|to|for|from|by|with|and|or|but|is|was|were|are|be|been|ha[sd]|have|will|would|that|this|"
    r"which|who|its?|his|her|their|s?he|they|as|after|before|than|then)"
)


def stems(text: str) -> set[str]:
    """Return the words of a text without the commonest ones and the commonest endings.

    >>> sorted(stems("The ferry's crews were landing in Riga."))
    ['crew', 'ferry', 'land', 'riga']
    """
    found = set()
    for word in _WORD.findall(text.lower()):
        if _PLAIN.fullmatch(word):
            continue
        ending = next((one for one in ("'s", "’s", "ing", "ed", "es", "s") if word.endswith(one)), "")
        found.add(word[: -len(ending)] if ending and len(word) - len(ending) >= 3 else word)
    return found


def denied(claim: str, sentence: str) -> bool:
    """Whether exactly one of the two has a word of denial.

    >>> denied("The port was closed.", "It is not true that the port was closed.")
    True
    """
    return bool(_DENIAL.search(claim)) != bool(_DENIAL.search(sentence))


class Coverage:
    """The sentences of documents, by their words.

    >>> index = Coverage(["The port of Riga was closed. Nobody knew why."])
    >>> [(round(share, 2), text) for share, text in index.sentences("Riga closed its port.", 0.5)]
    [(1.0, 'The port of Riga was closed.')]
    """

    def __init__(self, documents: Iterable[str]) -> None:
        self._sentences: list[tuple[int, str]] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(documents):
            for sentence in _END.split(document):
                for word in stems(sentence):
                    self._holding[word].append(len(self._sentences))
                self._sentences.append((number, sentence))

    def share(self, claim: str, passage: str) -> float:
        """Return the weighted share of the claim's words that a passage has."""
        words = stems(claim)
        has = words & stems(passage)
        return sum(map(self._weight, has)) / max(1e-9, sum(map(self._weight, words)))

    def sentences(self, claim: str, least: float) -> Iterator[tuple[float, str]]:
        """Yield the sentences that have at least this share of the claim's words."""
        for share, number in self._found(claim, least):
            yield share, self._sentences[number][1]

    def documents(self, claim: str, least: float) -> dict[int, str]:
        """Return for each document, by its place, the sentence with the largest share of the claim's words."""
        best: dict[int, tuple[float, str]] = {}
        for share, number in self._found(claim, least):
            document, text = self._sentences[number]
            best[document] = max(best.get(document, (0.0, "")), (share, text))
        return {document: text for document, (_, text) in best.items()}

    def _found(self, claim: str, least: float) -> Iterator[tuple[float, int]]:
        words = stems(claim)
        all_of_it = max(1e-9, sum(map(self._weight, words)))
        has: Counter[int] = Counter()
        for word in words:
            weight = self._weight(word)
            for number in self._holding.get(word, ()):
                has[number] += weight  # type: ignore[assignment]  # a counter of weights
        for number, weight in has.items():
            if weight / all_of_it >= least:
                yield weight / all_of_it, number

    def _weight(self, word: str) -> float:
        return math.log((1 + len(self._sentences)) / (1 + len(self._holding.get(word, ())))) + 1e-6
