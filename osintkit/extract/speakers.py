"""From a speaker's words to a declared source: by name, alias, title or pronoun, or a suggestion to declare one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from osintkit.extract.attribution import lexicon_words as words
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
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_SPOKEN_FOR = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokesmen",
        "statement",
        "release",
        "officials",
        "official",
        "office",
        "representative",
        "representatives",
        "press",
        "service",
    ]
)
_MALE = frozenset(["he", "his", "him"])
_FEMALE = frozenset(["she", "her"])
_PERSONAL = _MALE | _FEMALE
_GROUP = frozenset(["they", "their", "it", "its"])
_RELATIVE = frozenset(["who", "which", "that"])
_LOOK_BACK = 12
"""Mentions that a pronoun may reach back over."""
_FIRST = frozenset(["i", "my", "we", "our", "us"])
_MALE_MARKS = frozenset(
    [
        "mr",
        "king",
        "prince",
        "congressman",
        "spokesman",
        "chairman",
        "lord",
        "sir",
        "businessman",
        "father",
        "son",
        "brother",
        "husband",
        "man",
    ]
)
_FEMALE_MARKS = frozenset(
    [
        "mrs",
        "ms",
        "queen",
        "princess",
        "congresswoman",
        "spokeswoman",
        "chairwoman",
        "lady",
        "dame",
        "businesswoman",
        "mother",
        "daughter",
        "sister",
        "wife",
        "woman",
    ]
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a speaker's words stand for."""

    source: str | None = None
    how: str = "none"
    """``name``, ``alias``, ``title``, ``pronoun``, ``new`` or ``none``."""
    antecedent: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A named speaker of the document, in the order of reading."""

    words: str
    tokens: tuple[str, ...]
    resolution: Resolution


@lru_cache(maxsize=65536)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparison: folded case, no accents, no possessive.

    >>> name_tokens("Zelénsky’s")
    ('zelensky',)
    """
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name.replace("’s ", " ").replace("'s ", " ")))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return tuple(_WORD.findall(plain))


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
        self.kinds = {source.id: source.kind for source in sources}
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

    def look_up(self, speaker: str) -> Resolution:
        """Return the source whose name the words hold as their head, or a suggestion to declare a new one."""
        tokens = name_tokens(speaker)
        head = _head_length(tokens)
        best: tuple[int, int, str, str] | None = None
        for start, token in enumerate(tokens):
            for name, source, how in self._by_first.get(token, ()):
                end = start + len(name)
                if tokens[start:end] != name or not (start < head <= end or _spoken_for(tokens, start)):
                    continue
                if best is None or (len(name), start) > best[:2]:
                    best = (len(name), start, source, how)
        if best is not None:
            titled = best[1] >= head
            return Resolution(best[2], "title" if titled else best[3])
        last = tokens[head - 1] if head else ""
        owners = self._single.get(last, set()) if head <= 4 else set()
        if len(owners) == 1:
            return Resolution(next(iter(owners)), "alias")
        return Resolution(None, "new") if tokens else Resolution()


def _surnames(tokens: tuple[str, ...]) -> set[str]:
    """Return the words by which a person may be mentioned alone."""
    return {token for token in (tokens[0], tokens[-1]) if len(token) > 2} if len(tokens) > 1 else set()


def _head_length(tokens: tuple[str, ...]) -> int:
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
    return before > 0 and tokens[before] in {"for", "of", "at", "from"} and tokens[before - 1] in _SPOKEN_FOR


@dataclass(slots=True)
class Discourse:
    """Who has been named so far in a document."""

    book: SpeakerBook
    mentions: list[Mention] = field(default_factory=list)
    by_word: dict[str, Mention] = field(default_factory=dict)
    """The last mention whose head holds a word."""

    def note(self, speaker: str) -> Resolution:
        """Remember a name, and return what it resolves to."""
        tokens = name_tokens(speaker)
        resolution = self._earlier_name(tokens, speaker) or self.book.look_up(speaker)
        mention = Mention(speaker, tokens, resolution)
        self.mentions.append(mention)
        if resolution.source is not None or len(tokens) > 1:
            self.by_word.update(dict.fromkeys(tokens[: _head_length(tokens)][-3:], mention))
        return resolution

    def resolve(self, speaker: str, *, antecedent: str = "", quoted_by: Mention | None = None) -> Resolution:
        """Return what a speaker's words stand for at this place of the document."""
        low = speaker.casefold().strip()
        if low in _RELATIVE and antecedent:
            named = self.resolve(antecedent)
            return Resolution(named.source, "pronoun", named.antecedent or antecedent)
        if low in _FIRST:
            return (
                _standing_for(quoted_by, "pronoun")
                if quoted_by
                else Resolution(None, "new" if low in {"i", "we"} else "none")
            )
        if low in _PERSONAL or low in _GROUP or low in _RELATIVE:
            return _standing_for(self._last(low), "pronoun")
        tokens = name_tokens(speaker)
        if is_title(tokens, speaker):
            direct = self.book.look_up(speaker)
            if direct.source is not None:
                return direct
            found = self._titled(tokens)
            return _standing_for(found, "title") if found is not None else Resolution(None, "new")
        return self.note(speaker)

    def _earlier_name(self, tokens: tuple[str, ...], speaker: str) -> Resolution | None:
        """Return who was named in full before, when a surname stands alone."""
        bare = tuple(token for token in tokens if token not in words.TITLES)
        if len(bare) != 1 or not any(word[:1].isupper() for word in speaker.split()):
            return None
        mention = self.by_word.get(bare[0])
        if mention is None or len(mention.tokens) < 2 or mention.resolution.source is None:
            return None
        return Resolution(mention.resolution.source, mention.resolution.how)

    def peek(self, speaker: str) -> Resolution:
        """Return what words stand for now, without remembering them."""
        return Discourse(self.book, self.mentions[-_LOOK_BACK:], dict(self.by_word)).resolve(speaker)

    def last(self) -> Mention | None:
        """Return the speaker who was named last."""
        return self.mentions[-1] if self.mentions else None

    def _last(self, pronoun: str) -> Mention | None:
        for mention in reversed(self.mentions[-_LOOK_BACK:]):
            marks = set(mention.tokens)
            person = self._is_person(mention)
            if pronoun in _PERSONAL:
                if (
                    person is False
                    or (pronoun in _MALE and marks & _FEMALE_MARKS)
                    or (pronoun in _FEMALE and marks & _MALE_MARKS)
                ):
                    continue
                return mention
            if person is True and pronoun in {"it", "its"}:
                continue
            return mention
        return None

    def _is_person(self, mention: Mention) -> bool | None:
        """Whether the mention is a person; None when nobody can tell."""
        if mention.resolution.source is not None:
            return self.book.kinds.get(mention.resolution.source) in {SourceKind.PERSON, SourceKind.ANONYMOUS}
        head = mention.tokens[: _head_length(mention.tokens)]
        if not head:
            return None
        if head[-1] in words.ORGANISATIONS or head[-1].rstrip("s") in words.ORGANISATIONS or head[-1] in words.EVIDENCE:
            return False
        if any(token in words.ROLES or token in words.TITLES for token in head):
            return True
        return None

    def _titled(self, tokens: tuple[str, ...]) -> Mention | None:
        head = tokens[: _head_length(tokens)]
        role = head[-1] if head else ""
        named = self.by_word.get(role)
        if named is not None:
            return named
        wants_person = role in words.ROLES and role not in {"source", "sources"}
        for mention in reversed(self.mentions[-6:]):
            person = self._is_person(mention)
            if wants_person and person and set(head[:-1]) <= {"the"} and not self._has_role(mention):
                return mention
            if not wants_person and person is False and role in words.ORGANISATIONS:
                return mention
        return None

    @staticmethod
    def _has_role(mention: Mention) -> bool:
        return any(token in words.ROLES for token in mention.tokens)


def _standing_for(mention: Mention | None, how: str) -> Resolution:
    if mention is None:
        return Resolution(None, how)
    return Resolution(mention.resolution.source, how, mention.resolution.antecedent or mention.words)


def is_title(tokens: tuple[str, ...], speaker: str) -> bool:
    """Tell whether words name somebody by role alone: ``the minister``, ``the agency``.

    >>> is_title(("the", "agency"), "the agency"), is_title(("the", "kremlin"), "the Kremlin")
    (True, False)
    """
    if len(tokens) < 2 or tokens[0] not in {"the", "this", "that"} or len(tokens) > 3:
        return False
    rest = speaker.split(None, 1)[-1]
    return rest == rest.lower() and (
        tokens[-1] in words.ROLES
        or tokens[-1] in words.ORGANISATIONS
        or tokens[-1] in {"source", "report", "statement"}
    )
