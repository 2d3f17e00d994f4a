"""Words that say much the same: by groups, so that "dispatched" is found where a claim says "sent"."""

from __future__ import annotations

from functools import lru_cache

from osintkit.corroborate.stating.lexicon import DEEDS, INTRODUCING, IRREGULAR, THINGS, VERBS
from osintkit.corroborate.text.stems import stem, word_set

_BASE = {form: line.split()[0] for line in IRREGULAR.strip().splitlines() for form in line.split()[1:]}


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    lines = [*DEEDS.strip().splitlines(), *THINGS.strip().splitlines()]
    for number, line in enumerate(lines):
        for word in line.split():
            groups.setdefault(_stem(word), set()).add(f"={number}")
    return {word: frozenset(numbers) for word, numbers in groups.items()}


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(
        map(_stem, (*VERBS.split(), *(word for line in DEEDS.strip().splitlines() for word in line.split())))
    )


@lru_cache(maxsize=1)
def _introducing() -> frozenset[str]:
    return frozenset(map(_stem, INTRODUCING.split()))


def _stem(word: str) -> str:
    return stem(_BASE.get(word, word))


@lru_cache(maxsize=65_536)
def alike(word: str) -> frozenset[str]:
    """Return the stem of a folded word and the groups that it belongs to.

    >>> bool(alike("dispatched") & alike("sent")), bool(alike("sent") & alike("denied"))
    (True, False)
    """
    base = _stem(word)
    return frozenset({base}) | _groups().get(base, frozenset())


def is_deed(word: str) -> bool:
    """Whether a folded word can be a form of a verb, or the noun of one, that the lexicon knows.

    >>> is_deed("arrests"), is_deed("tourist")
    (True, False)
    """
    return _stem(word) in _verbs()


def is_verb_form(word: str) -> bool:
    """Whether a folded word has the form of a finite verb or participle that the lexicon knows.

    >>> is_verb_form("beheads"), is_verb_form("found"), is_verb_form("beheading"), is_verb_form("house")
    (True, True, False, False)
    """
    return is_deed(word) and (word in _BASE or word.endswith(("s", "ed")))


def introduces(word: str) -> bool:
    """Whether a folded verb only introduces what is done.

    >>> introduces("claimed"), introduces("sent")
    (True, False)
    """
    return _stem(word) in _introducing()


def is_common(word: str) -> bool:
    """Whether a folded word is one that everybody uses, also as the last word of a name.

    >>> is_common("city"), is_common("officials"), is_common("kuznetsova")
    (True, True, False)
    """
    return len(alike(word)) > 1 or word in _COMMON or word.endswith(_COMMON_ENDINGS)


_COMMON = word_set(
    "state states house bank party group union council court hall street road park school university hospital centre "
    "center island islands river lake mountain north south east west army navy force forces club league news times "
    "post official officials press society institute department ministry office agency board team airport station "
    "church"
)
_COMMON_ENDINGS = ("ing", "ers", "ors", "tion", "tions", "ment", "ments", "ity", "ics", "ist", "ists")
