"""Turns of a transcript or an interview: ``LUCY HART, HOST: Good evening.``, ``Ruzi: It is worse.``, ``Q: ...``."""

from __future__ import annotations

import re
from collections import Counter

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.relations import Relation

TURN = "turn"
_LINE = re.compile(
    r"^[ \t*>–—-]{0,4}(?P<label>[^\W\d_][^:\n.!?]{0,60}|[^\W\d_]{1,3}\.?)(?P<colon>:)[ \t*]+(?P<said>\S.*)$",
    re.MULTILINE,
)
_ROLES = frozenset({"q", "a", "question", "answer"})
"""Labels that say which part somebody has in the talk, and not who that is."""
_NO_NAMES = words.PERSONAL | words.POSSESSIVES | words.ADVERBS | words.SUBORDINATORS | words.BE | words.MODALS
_PROSE = re.compile(r"[^\W\d_]\W*$|^\W*\w.*?\b[a-z]+\b.*\b[a-z]+\b")
"""What is said ends in a word, or has some; a table's line ends in a number."""
_TWICE = 2
_LONGEST = 8


def find_turns(text: str) -> list[Relation]:
    r"""Return one relation a turn, when lines of a text are headed by who speaks in them.

    Examples
    --------
    >>> text = "HART: How many?\n\nODELL: Two. The rest left.\n\nHART: Thank you."
    >>> [(text[slice(*r.source[0])], text[slice(*r.content[0])]) for r in find_turns(text)]
    [('HART', 'How many?'), ('ODELL', 'Two. The rest left.'), ('HART', 'Thank you.')]
    """
    lines = [match for match in _LINE.finditer(text) if _is_label(match["label"]) and _PROSE.search(match["said"])]
    labels = Counter(_short(match["label"]) for match in lines)
    asked = len(_ROLES.intersection(labels)) >= _TWICE
    dialogue = any(count >= _TWICE for name, count in labels.items() if name not in _ROLES)
    turns = []
    for match in lines:
        role = _short(match["label"]) in _ROLES
        talk = asked if role else dialogue
        if talk:
            stop = match.end("said") - (len(match["said"]) - len(match["said"].rstrip()))
            source = [] if role else [match.span("label")]
            turns.append(
                Relation(source, [match.span("colon")], [(match.start("said"), stop)], ":", TURN, named=not role)
            )
    return turns


def _short(label: str) -> str:
    """Return the last word of a name before a comma or bracket: by it the speaker is named from the second turn on."""
    name = re.split(r"[,(]", label, maxsplit=1)[0].split()
    return name[-1].casefold().rstrip(".") if name else ""


def _is_label(label: str) -> bool:
    """Tell whether words before a colon can name a speaker: a name, in capitals or with titles."""
    parts = re.split(r"[,(]", label, maxsplit=1)[0].split()
    if not 0 < len(parts) <= _LONGEST or (len(parts) == 1 and parts[0].casefold() in words.FIELD_LABELS):
        return False
    if parts[0].casefold() in _NO_NAMES:
        return False
    return all(part[:1].isupper() or part.casefold() in words.PREPOSITIONS | {"the", "and"} for part in parts)
