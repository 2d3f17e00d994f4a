"""From a speaker's words to a declared source: by name, alias, title or pronoun, or a suggestion to declare one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from osintkit.extract.attribution.lexicon_words import ORGANISATIONS
from osintkit.model import Source, SourceKind

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$|['’]s(?=\s)")
_HEAD_END = frozenset(
    [
        "of",
        "in",
        "from",
        "at",
        "for",
        "with",
        "on",
        "who",
        "which",
        "that",
        "whose",
        "near",
        "inside",
        "close",
        "familiar",
        "to",
        "by",
        "about",
        "as",
    ]
)
_SLAVIC_ENDING = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ою|ею|ом|ем|ым|им|ой|ей|ий|ый|ій|ах|ях|ая|яя|[аяуюеиіыьйоєї])$"
)
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_SPOKEN_FOR = frozenset(
    {
        *(
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "spokesmen",
            "official",
            "officials",
            "office",
            "press",
            "service",
        ),
        *("representative", "representatives", "statement", "release", "report", "reports", "survey", "study", "data"),
        *("figures", "letter", "website", "poll", "investigators"),
    }
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a speaker's words stand for."""

    source: str | None = None
    how: str = "none"
    """``name``, ``alias``, ``title``, ``pronoun``, ``new`` or ``none``."""
    antecedent: str = ""


@lru_cache(maxsize=8192)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparison: folded case, no accents, no possessive.

    >>> name_tokens("Zelénsky’s")
    ('zelensky',)
    """
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name.replace("’s ", " ").replace("'s ", " ")))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return tuple(_stem(word) if len(word) > 4 and word[0] >= "а" else word for word in _WORD.findall(plain))


def _stem(word: str) -> str:
    """Take the case ending off a Russian or Ukrainian word, so that ``Орлова`` is found as ``Орлов``."""
    return _SLAVIC_ENDING.sub("", word) if word[0] <= "ӿ" else word


@lru_cache(maxsize=8)
def speaker_book(sources: tuple[Source, ...]) -> SpeakerBook:
    """Return the book of these sources, made once and kept for the next document."""
    return SpeakerBook(sources)


class SpeakerBook:
    """Declared sources, found by whole words of their names.

    Examples
    --------
    >>> kim = Source(id="kim", name="Kim Yong-hyun", kind=SourceKind.PERSON)
    >>> book = SpeakerBook([kim])
    >>> book.look_up("Defence Minister Kim Yong-hyun").source
    'kim'
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self._single: dict[str, set[str]] = {}
        self.people = _people(sources)
        """Finds the names of declared people in a text; None when there are none."""
        self.kinds = {source.id: source.kind for source in sources}
        self._kind_words = {
            source.id: frozenset(token for name in source.names for token in name_tokens(name)) & ORGANISATIONS
            for source in sources
        }
        for source in sources:
            for number, name in enumerate(source.names):
                tokens = name_tokens(name)
                if tokens and tokens[0] == "the" and len(tokens) > 1:
                    tokens = tokens[1:]
                if tokens:
                    self._by_first.setdefault(tokens[0], []).append((tokens, source.id, "alias" if number else "name"))
            if source.kind is SourceKind.PERSON:
                for token in _surnames(name_tokens(source.name)):
                    self._single.setdefault(token, set()).add(source.id)

    def kind_words(self, source: str | None) -> frozenset[str]:
        """Return the words in the declared names of a source that say what kind of body it is."""
        return self._kind_words.get(source or "", frozenset())

    def look_up(self, speaker: str) -> Resolution:
        """Return the source whose name the words hold as their head, or a suggestion to declare a new one.

        Of ``Eva Lind, the harbour master`` and of ``the harbour master, Eva Lind`` the part with the name counts.
        """
        for part in speaker.split(",")[:3]:
            found = self._look_up(name_tokens(part))
            if found is not None:
                return found
        return Resolution(None, "new") if name_tokens(speaker) else Resolution()

    def _look_up(self, tokens: tuple[str, ...]) -> Resolution | None:
        head = head_length(tokens)
        best: tuple[int, int, str, str] | None = None
        for start, token in enumerate(tokens):
            for name, source, how in self._by_first.get(token, ()):
                end = start + len(name)
                if tokens[start:end] != name or not (start < head <= end or _spoken_for(tokens, start)):
                    continue
                if best is None or (len(name), start) > best[:2]:
                    best = (len(name), start, source, how)
        if best is not None:
            return Resolution(best[2], "title" if best[1] >= head else best[3])
        owners = self._single.get(tokens[head - 1], set()) if 0 < head <= 4 else set()
        return Resolution(next(iter(owners)), "alias") if len(owners) == 1 else None


def _people(sources: Sequence[Source]) -> re.Pattern[str] | None:
    names = {
        name for source in sources if source.kind is SourceKind.PERSON for name in (*source.names, *_last_word(source))
    }
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    initials = "".join(sorted({re.escape(name[0]) for name in names if name}))  # most words are passed over at once
    return re.compile(rf"\b(?=[{initials}])(?:{'|'.join(re.escape(name) for name in longest_first)})\b")


def _last_word(source: Source) -> list[str]:
    words = source.name.split()
    return [words[-1]] if len(words) > 1 and len(words[-1]) > 2 else []


def _surnames(tokens: tuple[str, ...]) -> set[str]:
    """Return the words by which a person may be mentioned alone."""
    return {token for token in (tokens[0], tokens[-1]) if len(token) > 2} if len(tokens) > 1 else set()


def head_length(tokens: tuple[str, ...]) -> int:
    """Return the number of tokens up to the end of the head: before ``of``, ``in``, ``who``."""
    for index, token in enumerate(tokens):
        if index and token in _HEAD_END:
            return index
    return len(tokens)


def _spoken_for(tokens: tuple[str, ...], start: int) -> bool:
    """Tell ``a spokesman for the ministry``, who speaks for it, from ``a source in the ministry``."""
    before = start - 1
    while before > 0 and tokens[before] in _ARTICLES:
        before -= 1
    return before > 0 and tokens[before] in {"for", "of", "at", "from", "by"} and tokens[before - 1] in _SPOKEN_FOR
