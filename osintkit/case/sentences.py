"""Sentences and lists of prose: Markdown made from objects."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from osintkit.model import StatedDate

NAMED: Final = "by name, not for sharing"
"""What a page says that names protected sources."""
_READINGS = 4
"""Beyond this many readings, a date is given as a range."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown that was made from objects.

    >>> print(Prose.bullets(["one", "two"]))
    - one
    - two
    """

    markdown: str

    @classmethod
    def bullets(cls, lines: Iterable[str]) -> Prose:
        """Return a list; one sentence when there is nothing to list."""
        return cls("\n".join(f"- {line}" for line in lines) or "Nothing to list.")

    def __str__(self) -> str:
        return self.markdown

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": html.unescape(self.markdown)}


def number(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun.

    >>> number(1, "origin"), number(2, "family", "families"), number(0, "capture")
    ('1 origin', '2 families', 'no captures')
    """
    return f"{count or 'no'} {noun if count == 1 else plural or noun + 's'}"


def verb_for(count: int, verb: str) -> str:
    """Return the form of a verb that goes with a count.

    >>> verb_for(1, "wait"), verb_for(2, "wait")
    ('waits', 'wait')
    """
    return f"{verb}s" if count == 1 else verb


def readings_of(candidates: Sequence[StatedDate]) -> str:
    """Return what a date may mean: all readings when there are few, else the first, the last and how many.

    >>> readings_of([StatedDate("2024-10-06"), StatedDate("2024-10-13")])
    '2024-10-06 or 2024-10-13'
    """
    if len(candidates) <= _READINGS:
        return " or ".join(str(candidate) for candidate in candidates)
    return f"any of {len(candidates)} days from {candidates[0]} to {candidates[-1]}"
