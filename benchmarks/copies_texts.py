"""Made-up news with known clusters of copies: nobody's text, the same for the same seed.

A page is a site's head, a dateline, a body and the site's foot. Bodies are stories of their own (some of them
filled-in forms of weather or markets, which are no copies of each other), or copies of a story: cut short to 35 to
90 %, with 5 to 30 % of the words edited, with the sentences in another order, read by a poor scanner, or whole. Three
copies in ten gain a sentence of their own; heads and feet are those of 400 sites.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from itertools import accumulate

KINDS = ("cut", "edited", "reordered", "scanned", "whole")
_SOUNDS = [first + vowel for first in [*"bdfgklmnprstvz", "dr", "pl", "st", "tr"] for vowel in [*"aeiou", "ai", "ou"]]


class Newsroom:
    """Words, sites, phrases and forms, fixed by one seed."""

    def __init__(self, seed: int = 7) -> None:
        chance = random.Random(seed)
        words = {"".join(chance.choices(_SOUNDS, k=chance.choice((1, 2, 2, 3)))) for _ in range(40_000)}
        self.words = sorted(words)
        chance.shuffle(self.words)
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.phrases = [" ".join(self._take(chance, 6)) for _ in range(2000)]
        self.sites = [
            (" ".join(self._take(chance, chance.randint(3, 10))), " ".join(self._take(chance, chance.randint(8, 35))))
            for _ in range(400)
        ]
        self.forms = [[self._take(chance, 14) for _ in range(10)] for _ in range(100)]

    def _take(self, chance: random.Random, count: int) -> list[str]:
        top = self.weights[-1]
        return [self.words[bisect_left(self.weights, chance.random() * top)] for _ in range(count)]

    def sentence(self, chance: random.Random) -> str:
        words = self._take(chance, max(6, int(chance.gauss(19, 6))))
        if chance.random() < 0.3:
            words.insert(len(words) // 2, str(chance.randint(2, 90_000)))
        if chance.random() < 0.2:
            words.insert(0, chance.choice(self.phrases))
        return " ".join(words).capitalize() + "."

    def story(self, chance: random.Random) -> list[str]:
        if chance.random() < 0.06:  # a form with its blanks filled in
            form = chance.choice(self.forms)
            return [
                " ".join(word if place % 5 else chance.choice(self.words) for place, word in enumerate(line)) + "."
                for line in form
            ]
        return [self.sentence(chance) for _ in range(min(40, max(5, int(chance.lognormvariate(2.4, 0.45)))))]

    def copy(self, chance: random.Random, story: list[str], kind: str) -> list[str]:
        body = list(story)
        if kind == "cut":
            body = body[: max(3, int(len(body) * chance.uniform(0.35, 0.9)))]
        elif kind == "reordered":
            chance.shuffle(body)
        elif kind == "edited":
            rate = chance.uniform(0.05, 0.3)
            body = [self._edited(chance, line, rate) for line in body]
        elif kind == "scanned":
            body = [_scanned(chance, line) for line in body]
        if chance.random() < 0.3:
            body.insert(chance.randrange(len(body) + 1), self.sentence(chance))
        return body

    def _edited(self, chance: random.Random, line: str, rate: float) -> str:
        """Put another word for half of the words that are chosen, and leave the other half out."""
        words: list[str] = []
        for word in line.split():
            turn = chance.random()
            if turn < rate / 2:
                words.append(chance.choice(self.words))
            elif turn < rate:
                continue
            else:
                words.append(word)
        return " ".join(words)

    def page(self, chance: random.Random, body: list[str]) -> str:
        head, foot = chance.choice(self.sites)
        date = f"{chance.choice(self.words).upper()}, {chance.randint(1, 28)} March"
        return f"{head}\n{date} — " + "\n\n".join(body) + f"\n{foot}"


def _scanned(chance: random.Random, line: str) -> str:
    """Misread one sign in a hundred."""
    return "".join(chance.choice("1l0oce") if sign.isalpha() and chance.random() < 0.01 else sign for sign in line)


def pages(count: int, seed: int = 1, room: Newsroom | None = None) -> tuple[list[str], list[int], list[str]]:
    """Return pages, the number of the story behind each, and what was done to it; about four in ten have copies."""
    room, chance = room or Newsroom(), random.Random(seed)
    texts: list[str] = []
    stories: list[int] = []
    kinds: list[str] = []
    number = 0
    while len(texts) < count:
        story = room.story(chance)
        size = 1 if chance.random() < 0.86 else min(60, 2 + int((chance.paretovariate(1.2) - 1) * 2))
        for place in range(min(size, count - len(texts))):
            kind = "first" if place == 0 else chance.choice(KINDS)
            body = story if place == 0 else room.copy(chance, story, kind)
            texts.append(room.page(chance, body))
            stories.append(number)
            kinds.append(kind)
        number += 1
    return texts, stories, kinds
