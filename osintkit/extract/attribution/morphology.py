"""Forms of English verbs, and what each attributing verb may be followed by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from osintkit.extract.attribution import lexicon_verbs

BASE, THIRD, PAST, PARTICIPLE, GERUND = 1, 2, 4, 8, 16
_DOUBLING = frozenset(
    {
        *("acquit", "admit", "begin", "commit", "compel", "concur", "confer", "defer", "deter", "equip", "expel"),
        *("forget", "incur", "occur", "outfit", "permit", "prefer", "propel", "rebut", "refer", "regret", "repel"),
        *("submit", "transfer"),
    }
)
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """What may follow an attributing verb."""

    lemma: str
    letters: str
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbLexicon:
    """All verb forms (form to lemma and kinds) and the frames of attributing verbs."""

    forms: dict[str, tuple[str, int]]
    frames: dict[str, VerbFrame]


@lru_cache(maxsize=1)
def lexicon() -> VerbLexicon:
    """Return the verb lexicon, built once.

    >>> lexicon().forms["denied"]
    ('deny', 12)
    """
    irregular = {}
    for entry in lexicon_verbs.IRREGULAR.strip().replace("\n", "|").split("|"):
        base, past, participle = entry.split()[:1] + [*entry.split()[1:], entry.split()[-1]][:2]
        irregular[base] = (past, participle)
    frames = {}
    for line in lexicon_verbs.SPEECH:
        lemma, _, rest = line.partition(":")
        letters, _, prepositions = rest.partition("/")
        frames[lemma] = VerbFrame(lemma, letters, frozenset(filter(None, prepositions.split(","))))
    forms: dict[str, tuple[str, int]] = {}
    for lemma in (*irregular, *lexicon_verbs.OTHER, *frames):
        for form, kind in _inflect(lemma, irregular):
            known = forms.get(form)
            if known is not None and known[0] != lemma and known[0] in frames and lemma not in frames:
                continue
            mask = known[1] if known is not None and known[0] == lemma else 0
            forms[form] = (lemma, mask | kind)
    return VerbLexicon(forms, frames)


def _inflect(lemma: str, irregular: dict[str, tuple[str, str]]) -> list[tuple[str, int]]:
    stem = lemma
    past, participle = irregular.get(lemma, ("", ""))
    regular = _add(stem, "ed")
    return [
        (lemma, BASE),
        (_third(stem), THIRD),
        (past or regular, PAST),
        (participle or regular, PARTICIPLE),
        (_add(stem, "ing"), GERUND),
    ]


def _third(stem: str) -> str:
    if stem in {"have", "be", "do", "go"}:
        return {"have": "has", "be": "is", "do": "does", "go": "goes"}[stem]
    if stem.endswith(("s", "sh", "ch", "x", "z")):
        return stem + "es"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ies"
    return stem + "s"


def _add(stem: str, ending: str) -> str:
    if stem.endswith("e"):
        if ending == "ing":
            if stem.endswith("ie"):
                return stem[:-2] + "ying"
            return stem + ending if stem.endswith(("ee", "ye", "oe")) or stem == "be" else stem[:-1] + ending
        return stem + "d"
    if stem.endswith("y") and ending == "ed" and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    short = len(stem) >= 3 and stem[-1] not in "aeiouwxy" and stem[-2] in _VOWELS and stem[-3] not in _VOWELS
    vowels = sum(letter in _VOWELS for letter in stem)
    if (short and vowels == 1) or stem in _DOUBLING:
        return stem + stem[-1] + ending
    if short and stem.startswith("qu") and vowels == 2:  # quip, quit
        return stem + stem[-1] + ending
    return stem + ending
