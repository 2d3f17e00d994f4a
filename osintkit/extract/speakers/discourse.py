"""Who has been named so far in a document, and whom a pronoun or a title means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.speakers.given_names import MEN, WOMEN
from osintkit.extract.speakers.resolve import Resolution, SpeakerBook, head_length, name_tokens
from osintkit.model import SourceKind

_MALE = frozenset(["he", "his", "him", "він", "он", "його", "его", "그는", "그"])
_FEMALE = frozenset(["she", "her", "вона", "она", "її", "её", "ее", "그녀는", "그녀"])
_PERSONAL = _MALE | _FEMALE
_GROUP = frozenset(["they", "their", "it", "its", "вони", "они", "їх", "їхніми", "их"])
_REFLEXIVE = re.compile(r"\s+(?:itself|himself|herself|themselves)$", re.IGNORECASE)
_RELATIVE = frozenset(["who", "which", "that"])
_FAR_BACK = 60
"""Mentions among which a title with more words is looked for."""
_PEOPLES = re.compile(r"[A-Z]\w*(?:ians|icans|crats|ists|ites)$")
"""Democrats and Russians, by their endings."""
_INTRODUCED = re.compile(r"[A-Z][\w’-]+(?: [A-Z][\w.’-]*){1,3}, (?:\d|an? |who )")
"""A name with an age, or with what somebody is: ``Ana Roe, 52``, ``Ana Roe, a nurse``."""
_MANY = frozenset({"people", "men", "women", "police", "children", "others", "both", "some", "many", "media"})
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

_ROLE_REACH = 14
"""Words of a mention in which its role may stand: ``Eva Lind, the harbour master of Calder Bay``."""
_ROLE_WORDS = words.ROLES | words.ORGANISATIONS
_BODIES = words.ORGANISATIONS | words.EVIDENCE
_KINDS = (
    frozenset(
        {"agency", "service", "bureau", "office", "board", "commission", "intelligence", "department", "authority"}
    ),
    frozenset({"company", "firm", "corporation", "group", "airline", "operator", "bank", "network"}),
    frozenset({"group", "organisation", "organization", "movement", "alliance", "league", "union", "association"})
    | {"party", "federation", "charity", "guild", "society", "campaign"},
)
"""Words for bodies that may stand for each other; a body of another kind is not meant."""
_ANY_BODY = frozenset({"organisation", "organization", "authority", "authorities", "body", "institution"})
_SAID_OF_ANY = _ANY_BODY | {"agency", "group", "company", "firm", "service"}
_SAID_OF = {
    SourceKind.GOVERNMENT: frozenset({"ministry", "department", "government", "administration", "office", "bureau"}),
    SourceKind.OUTLET: frozenset(
        {"newspaper", "paper", "magazine", "network", "channel", "station", "outlet", "site", "website", "publisher"}
    ),
    SourceKind.ORGANISATION: frozenset({"organisation", "organization", "corporation", "institute", "foundation"}),
}
"""What a declared body may be called whose name holds no word for it."""
_VOICES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "office", "press", "lawyer", "lawyers", "representative"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A named speaker of the document, in the order of reading."""

    words: str
    tokens: tuple[str, ...]
    resolution: Resolution
    place: bool = False
    """Whether it is the name of a place, which speaks for those who are there: Moscow."""
    person: bool = False
    """Whether a title told that it is a person."""

    @property
    def head(self) -> tuple[str, ...]:
        """Its words up to the first comma or preposition."""
        first = name_tokens(self.words.split(",", 1)[0])
        return first[: head_length(first)]


@dataclass(slots=True)
class Discourse:
    """Who has been named so far in a document."""

    book: SpeakerBook
    mentions: list[Mention] = field(default_factory=list)
    by_word: dict[str, Mention] = field(default_factory=dict)
    """The last mention whose head holds a word."""
    by_role: dict[str, Mention] = field(default_factory=dict)
    """The last mention with a role or kind of body in its words: minister, agency."""
    genders: dict[str, str] = field(default_factory=dict)
    """``m`` or ``f`` by surname, where a given name of the text tells."""

    def name(self, name: str, *, person: bool = False) -> None:
        """Remember that somebody did something here, by the fullest name that is known."""
        tokens = name_tokens(name)
        known = self.by_word.get(tokens[0]) if len(tokens) == 1 else None
        if known is not None and len(known.tokens) > 1 and known.head[-1:] == tokens:
            self.mentions.append(replace(known, person=known.person or person))
            return
        self.note(name)
        self.mentions[-1] = replace(self.mentions[-1], person=person)

    def note(self, speaker: str, *, place: bool = False) -> Resolution:
        """Remember a name, and return what it resolves to."""
        tokens = name_tokens(speaker)
        resolution = self._earlier_name(tokens, speaker) or self.book.look_up(speaker)
        mention = Mention(speaker, tokens, resolution, place)
        self.mentions.append(mention)
        if resolution.source is not None or len(tokens) > 1:
            self.by_word.update(dict.fromkeys(tokens[: head_length(tokens)][-3:], mention))
            self.by_role.update((token, mention) for token in tokens[:_ROLE_REACH] if token in _ROLE_WORDS)
        return resolution

    def resolve(self, speaker: str, *, antecedent: str = "", place: bool = False) -> Resolution:
        """Return what a speaker's words stand for at this place of the document."""
        speaker = _REFLEXIVE.sub("", speaker)
        low = speaker.casefold().strip()
        if low in _RELATIVE and antecedent:
            named = self.resolve(antecedent)
            return Resolution(named.source, "pronoun", named.antecedent or antecedent)
        if low in _FIRST:
            return Resolution(None, "new" if low in {"i", "we"} else "none")
        if low in _PERSONAL or low in _GROUP or low in _RELATIVE:
            return _standing_for(self._last(low), "pronoun")
        tokens = name_tokens(speaker)
        if tokens[:1] in {("its",), ("their",), ("his",), ("her",)} and tokens[-1] in _VOICES and len(tokens) <= 3:
            return _standing_for(self._last(tokens[0]), "title")
        title = is_title(tokens, speaker)
        if (tokens[:1] != ("the",) and not title) or self.book.look_up(speaker).source is not None:
            return self.note(speaker, place=place)
        found = self._by_last_word(tokens, speaker) or (self._titled(tokens) if title else None)
        if found is None and title:  # nobody named before; "it" behind it means this body all the same
            self.mentions.append(Mention(speaker, tokens, Resolution(None, "new")))
            return self.mentions[-1].resolution
        if found is None:
            return self.note(speaker)
        self.mentions.append(found)  # named again: who "he" or "it" means from here on
        return _standing_for(found, "title")

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
        ahead = Discourse(self.book, self.mentions[-_LOOK_BACK:], dict(self.by_word), dict(self.by_role), self.genders)
        return ahead.resolve(speaker)

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
                    or (person is None and not _may_be_one(mention))
                    or _is_plural(mention.words)
                    or (pronoun in _MALE and (marks & _FEMALE_MARKS or self._gender(mention) == "f"))
                    or (pronoun in _FEMALE and (marks & _MALE_MARKS or self._gender(mention) == "m"))
                ):
                    continue
                return mention
            if person is True:
                continue
            return mention
        return None

    def _gender(self, mention: Mention) -> str:
        """Return ``m`` or ``f`` where the mention's given name, or the text's for its surname, tells."""
        head = mention.head
        if len(head) > 1:
            given = [token for token in head[:-1] if token in MEN or token in WOMEN]
            if given:
                return "m" if given[-1] in MEN else "f"
        return self.genders.get(head[-1], "") if head else ""

    def _is_person(self, mention: Mention) -> bool | None:
        """Whether the mention is a person; None when nobody can tell."""
        if mention.resolution.source is not None:
            return self.book.kinds.get(mention.resolution.source) in {SourceKind.PERSON, SourceKind.ANONYMOUS}
        if mention.person:
            return True
        head = mention.head
        if mention.place or (head and not _BODIES.isdisjoint({head[-1], head[-1].rstrip("s")})):
            return False
        if any(token in words.ROLES or token in words.TITLES for token in head) or self._gender(mention):
            return True
        if _INTRODUCED.match(mention.words) and _BODIES.isdisjoint(mention.tokens):
            return True
        return None if _BODIES.isdisjoint(head) and _BODIES.isdisjoint(t.rstrip("s") for t in head) else False

    def _by_last_word(self, tokens: tuple[str, ...], speaker: str) -> Mention | None:
        """Return who was named in full when the last word of the name stands alone: ``the command``."""
        if len(tokens) != 2 or tokens[0] != "the" or not speaker.rsplit(maxsplit=1)[-1].islower():
            return None
        mention = self.by_word.get(tokens[1])
        return mention if mention is not None and len(mention.head) > 1 and mention.head[-1] == tokens[1] else None

    def _titled(self, tokens: tuple[str, ...]) -> Mention | None:
        """Return who was named with this role; for a kind of body also the last body that is of no other kind."""
        head = tokens[: head_length(tokens)]
        role = head[-1] if head else ""
        if role in {"source", "sources"}:
            return next((m for m in reversed(self.mentions[-_LOOK_BACK:]) if role in m.tokens), None)
        qualified = set(tokens[1:-1]) - words.ADJECTIVES
        if qualified:  # "the defence minister" is no other minister
            return next((m for m in reversed(self.mentions[-_FAR_BACK:]) if {role, *qualified} <= set(m.tokens)), None)
        named = self.by_role.get(role) or self.by_word.get(role)
        if named is not None or role not in words.ORGANISATIONS:
            return named
        alike = frozenset({role}).union(*(kinds for kinds in _KINDS if role in kinds))
        unsaid: dict[str, Mention] = {}
        for mention in reversed(self.mentions[-_LOOK_BACK:]):
            if self._is_person(mention) is not False:
                continue
            own = {token for token in mention.head if token in words.ORGANISATIONS}
            kinds = (own | self.book.kind_words(mention.resolution.source)) - _ANY_BODY
            if kinds and kinds & alike and (kinds <= alike or role in kinds):
                return mention
            if not kinds and self._may_be(mention, role):
                unsaid.setdefault(mention.resolution.source or mention.words, mention)
        return next(iter(unsaid.values())) if len(unsaid) == 1 else None  # two that may be meant are none

    def _may_be(self, mention: Mention, role: str) -> bool:
        """Tell whether a body whose name does not say what it is may be called by this word."""
        if role in _SAID_OF_ANY:
            return True
        kind = self.book.kinds.get(mention.resolution.source or "")
        return role in _SAID_OF.get(kind, ()) if kind is not None else False


def _standing_for(mention: Mention | None, how: str) -> Resolution:
    if mention is None:
        return Resolution(None, how)
    return Resolution(mention.resolution.source, how, mention.resolution.antecedent or mention.words)


def _may_be_one(mention: Mention) -> bool:
    """Tell a name from ``her family``, ``home`` and ``the EPA``, whom ``he`` and ``she`` never mean."""
    words_of_head = re.split(r"[,(]| (?:of|in|from|at|for|with|who|near) ", mention.words, maxsplit=1)[0].split()
    last = words_of_head[-1] if words_of_head else ""
    if last.isupper() and words_of_head[0].casefold() == "the":
        return False
    return not last.islower() or last in words.ROLES or not last.isascii()


def _is_plural(name: str) -> bool:
    """Tell ``miners`` and ``two officials``, whom ``she`` does not mean, from a name."""
    head = re.split(r"[,(]| (?:of|in|from|at|for|with|who|near) ", name, maxsplit=1)[0].split()
    last = head[-1] if head else ""
    if len(head) == 1 and _PEOPLES.search(last):
        return True
    return last.islower() and (last in _MANY or (last.endswith("s") and not last.endswith("ss")))


def is_title(tokens: tuple[str, ...], speaker: str) -> bool:
    """Tell whether words name somebody by role alone: ``the minister``, ``the agency``.

    >>> is_title(("the", "agency"), "the agency"), is_title(("the", "kremlin"), "the Kremlin")
    (True, False)
    """
    if "'" in speaker or "’" in speaker:
        return False
    if len(tokens) < 2 or tokens[0] not in {"the", "this", "that"} or len(tokens) > 3:
        return False
    rest = speaker.split(None, 1)[-1]
    return rest == rest.lower() and (
        tokens[-1] in words.ROLES
        or tokens[-1] in words.ORGANISATIONS
        or tokens[-1] in {"source", "report", "statement"}
    )
